"""A server of S3 for tests, over HTTP on a port of its own, and one that cuts what is sent to it."""

import logging
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from typing import NamedTuple

import pytest
from moto.moto_server.threaded_moto_server import ThreadedMotoServer

LINE = "AWS_ENDPOINT_URL"


class BucketServer(NamedTuple):
    """A server by its address."""

    address: str

    def make(self, bucket: str) -> None:
        self._asked("PUT", bucket)

    def refuse_keys(self, refuse: bool) -> None:
        """From now on nobody's keys are good, or everybody's."""
        self._asked("POST", "moto-api/reset-auth", b"0" if refuse else b"inf")

    def _asked(self, method: str, path: str, data: bytes = b"") -> None:
        line = HTTPConnection(self.address.removeprefix("http://"))
        line.request(method, f"/{path}", data, {"Content-Type": "text/plain"})
        assert line.getresponse().status == 200
        line.close()


@contextmanager
def bucket_server() -> Iterator[BucketServer]:
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    try:
        host, port = server.get_host_and_port()
        yield BucketServer(f"http://{host}:{port}")
    finally:
        server.stop()


def use(server: BucketServer, monkeypatch: pytest.MonkeyPatch) -> None:
    """The usual variables of this server, and no other's."""
    values = {LINE: server.address, "AWS_ACCESS_KEY_ID": "key", "AWS_SECRET_ACCESS_KEY": "rat-bi-mat"}
    for name, value in {**values, "AWS_REGION": "us-east-1"}.items():
        monkeypatch.setenv(name, value)


@contextmanager
def cut_line(server: BucketServer, after: int) -> Iterator[str]:
    """The address of a line to a server that breaks once so many bytes of a request went over it."""
    host, _, port = server.address.removeprefix("http://").rpartition(":")
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def passes() -> None:
            while True:
                try:
                    line, _ = listening.accept()
                except OSError:  # it is over
                    return
                with line, socket.create_connection((host, int(port))) as there:
                    left = after
                    while left and (part := line.recv(min(left, 1 << 16))):
                        there.sendall(part)
                        left -= len(part)

        thread = threading.Thread(target=passes)
        thread.start()
        try:
            yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        finally:
            listening.shutdown(socket.SHUT_RDWR)
            thread.join()
