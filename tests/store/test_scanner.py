"""The virus scanner: clean, infected, out of reach, in the protocol of ClamAV's daemon against a socket of the test."""

import socket
import struct
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from scoring.problems import Fault
from scoring.store.scanner import PART, SOCKET, scan

SIGNATURE = b"dau-hieu-thu-nghiem"
"""What the scanner of the test takes for a virus."""


class Daemon(threading.Thread):
    """Answers as clamd does, for as many files as are asked; keeps what it was sent."""

    def __init__(self, listening: socket.socket, answer: bytes | None = None) -> None:
        super().__init__(daemon=True)
        self.listening = listening
        self.answer = answer
        self.seen = b""

    def run(self) -> None:
        while True:
            try:
                line, _ = self.listening.accept()
            except OSError:
                return
            with line, line.makefile("rb") as stream:
                assert stream.read(10) == b"zINSTREAM\0"
                self.seen = b""
                while size := struct.unpack("!I", stream.read(4))[0]:
                    assert size <= PART
                    self.seen += stream.read(size)
                found = b"stream: Test.Signature FOUND\0" if SIGNATURE in self.seen else b"stream: OK\0"
                line.sendall(found if self.answer is None else self.answer)


@pytest.fixture(params=["unix", "tcp"])
def daemon(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Daemon]:
    if request.param == "unix":
        listening = socket.socket(socket.AF_UNIX)
        listening.bind(str(tmp_path / "clamd.ctl"))
        there = str(tmp_path / "clamd.ctl")
    else:
        listening = socket.socket()
        listening.bind(("127.0.0.1", 0))
        there = f"127.0.0.1:{listening.getsockname()[1]}"
    listening.listen()
    monkeypatch.setenv(SOCKET, there)
    found = Daemon(listening)
    found.start()
    yield found
    listening.close()


def test_clean_file_passes_and_is_sent_whole(daemon: Daemon) -> None:
    content = bytes(range(256)) * 1_000
    assert scan(content)
    assert daemon.seen == content


def test_virus_is_refused_by_its_name(daemon: Daemon) -> None:
    with pytest.raises(Fault) as fault:
        scan(b"%PDF-" + SIGNATURE)
    assert (fault.value.code, fault.value.values) == ("evidence-virus", {"name": "Test.Signature"})


@pytest.mark.parametrize("answer", [b"INSTREAM size limit exceeded. ERROR\0", b"", b"\xff\xfe\0"])
def test_answer_that_is_no_verdict_lets_nothing_pass(daemon: Daemon, answer: bytes) -> None:
    daemon.answer = answer
    with pytest.raises(Fault) as fault:
        scan(b"%PDF-")
    assert fault.value.code == "evidence-scanner"


@pytest.mark.parametrize("there", ["/nowhere/clamd.ctl", "127.0.0.1:1", "no port"])
def test_scanner_out_of_reach_lets_nothing_pass(monkeypatch: pytest.MonkeyPatch, there: str) -> None:
    monkeypatch.setenv(SOCKET, there)
    with pytest.raises(Fault) as fault:
        scan(b"%PDF-")
    assert fault.value.code == "evidence-scanner"


def test_without_a_scanner_nothing_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(SOCKET, raising=False)
    assert not scan(b"%PDF-")
