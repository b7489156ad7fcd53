"""The virus scanner's real daemon, with a signature of this test's own: run by `.ci/proof`, which installs it.

`clamd` has to be on the path; no signatures of others are needed.
"""

import subprocess
import time
from collections.abc import Iterator

import pytest

from scoring.problems import Fault
from scoring.store.scanner import SOCKET, scan
from tests.store import files

MARK = b"dau hieu thu nghiem cua phan mem"
SECONDS = 60


@pytest.fixture(scope="module")
def there(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The socket of a daemon that knows one signature."""
    folder = tmp_path_factory.mktemp("clamd")
    signatures = folder / "signatures"
    signatures.mkdir()
    (signatures / "own.ndb").write_text(f"Own.Test:0:*:{MARK.hex()}\n")
    line = folder / "clamd.ctl"
    settings = {
        "DatabaseDirectory": signatures, "LocalSocket": line, "Foreground": "yes", "StreamMaxLength": "26M",
        "LogFile": folder / "log",
    }  # fmt: skip
    (folder / "clamd.conf").write_text("".join(f"{name} {value}\n" for name, value in settings.items()))
    daemon = subprocess.Popen(["clamd", "--config-file", str(folder / "clamd.conf")], cwd=folder)
    try:
        until = time.monotonic() + SECONDS
        while not line.exists():
            assert daemon.poll() is None, (folder / "log").read_text()
            assert time.monotonic() < until
            time.sleep(0.2)
        yield str(line)
    finally:
        daemon.terminate()
        daemon.wait(SECONDS)


def test_real_daemon_finds_the_signature_and_nothing_else(there: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(SOCKET, there)
    for content in (files.PDF, files.JPEG, files.DOCX, bytes(24_000_000)):
        assert scan(content)
    with pytest.raises(Fault) as fault:
        scan(files.PDF + MARK)
    assert fault.value.code == "evidence-virus"
    assert "Own.Test" in fault.value.values["name"]


def test_file_larger_than_the_daemon_takes_lets_nothing_pass(there: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(SOCKET, there)
    with pytest.raises(Fault) as fault:
        scan(bytes(30_000_000))
    assert fault.value.code == "evidence-scanner"
