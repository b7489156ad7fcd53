"""Requests as the site's server takes them: slow ones hold up nobody and come whole, who falls silent is let go."""

import asyncio
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack
from http.client import HTTPConnection
from pathlib import Path
from typing import Any
from wsgiref.validate import validator

import pytest
import requests
from django.utils.module_loading import import_string

from scoring.store.models import Person
from scoring.store.settings import PASSWORD_HASHERS
from scoring.web import whole_requests
from scoring.web.whole_requests import THREADS, Scope, WholeRequests
from tests.store import files
from tests.store.offices import CAMPAIGN, PASSWORD, Office

SCOPE: Scope = {
    "type": "http", "method": "POST", "path": "/tệp", "query_string": b"a=1", "http_version": "1.1", "scheme": "http",
    "server": ("127.0.0.1", 80), "client": ("192.0.2.7", 9),
    "headers": [(b"content-length", b"6"), (b"content-type", b"text/plain"), (b"x-one", b"1")],
}  # fmt: skip


def echo(environ: dict[str, Any], start: Any) -> list[bytes]:
    start("201 Created", [("Content-Type", "text/plain"), ("X-Name", "\xe9")])
    known = (environ["PATH_INFO"].encode("latin-1").decode(), environ["REMOTE_ADDR"], environ["HTTP_X_ONE"])
    return [repr(known).encode(), environ["wsgi.input"].read(int(environ["CONTENT_LENGTH"]))]


def asked(application: Any, *messages: Scope, scope: Scope = SCOPE) -> list[Scope]:
    """What is sent to who sends these; who sends no more stays silent."""
    coming, sent = list(messages), []

    async def receive() -> Scope:
        if not coming:
            await asyncio.sleep(3600)
        return coming.pop(0)

    async def send(message: Scope) -> None:
        sent.append(message)

    asyncio.run(WholeRequests(application)(scope, receive, send))
    return sent


def part(content: bytes, more: bool = False) -> Scope:
    return {"type": "http.request", "body": content, "more_body": more}


def test_request_in_parts_is_answered_as_a_whole() -> None:
    start, body = asked(echo, part(b"abc", more=True), part(b"def"))
    assert (start["status"], start["headers"]) == (201, [(b"content-type", b"text/plain"), (b"x-name", b"\xe9")])
    assert body["body"] == repr(("/tệp", "192.0.2.7", "1")).encode() + b"abcdef"


def test_request_and_answer_are_as_wsgi_promises() -> None:
    def plain(environ: dict[str, Any], start: Any) -> Iterator[bytes]:
        start("200 OK", [("Content-Type", "text/plain")])
        return iter([environ["wsgi.input"].read(6)])

    assert asked(validator(plain), part(b"abcdef"))[1]["body"] == b"abcdef"


def test_request_without_a_length_is_read_whole() -> None:
    chunked = {**SCOPE, "headers": [(b"transfer-encoding", b"chunked"), (b"x-one", b"1")]}
    body = asked(echo, part(b"abc", more=True), part(b"def"), scope=chunked)[1]["body"]
    assert body.endswith(b"abcdef")


def test_header_with_an_underscore_is_not_taken_for_one_of_a_proxy() -> None:
    headers = [(b"x_one", b"0"), *SCOPE["headers"], (b"x_one", b"2")]
    body = asked(echo, part(b"abcdef"), scope={**SCOPE, "headers": headers})[1]["body"]
    assert body.startswith(repr(("/tệp", "192.0.2.7", "1")).encode())


@pytest.mark.parametrize(
    ("messages", "status"),
    [
        ([part(b"abc", more=True)], 408),
        ([part(b"abc", more=True), {"type": "http.disconnect"}], 400),
        ([part(b"abc", more=True), part(b"x" * 20)], 413),
    ],
)
def test_request_that_does_not_come_whole_reaches_nobody(
    monkeypatch: pytest.MonkeyPatch, messages: list[Scope], status: int
) -> None:
    monkeypatch.setattr(whole_requests, "SILENT_SECONDS", 0.01)
    monkeypatch.setattr(whole_requests, "MOST_BYTES", 20)
    start, body = asked(None, *messages)
    assert start["status"] == status
    told_vi, told_en = body["body"].decode().splitlines()
    assert ("Quay lại trang trước" in told_vi, "Go back" in told_en) == (True, True)


def test_request_that_says_it_is_too_large_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(whole_requests, "MOST_BYTES", 5)
    assert asked(None)[0]["status"] == 413


def test_requests_under_way_together_have_an_end_and_are_forgotten_behind_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(whole_requests, "SILENT_SECONDS", 0.2)
    monkeypatch.setattr(whole_requests, "MOST_AT_ONCE", 10)
    site, sent = WholeRequests(echo), []

    async def send(message: Scope) -> None:
        sent.append(message.get("status"))

    async def one(*messages: Scope) -> None:
        coming = list(messages)

        async def receive() -> Scope:
            if not coming:
                await asyncio.sleep(3600)
            return coming.pop(0)

        await site(SCOPE, receive, send)

    async def visits() -> None:
        await asyncio.gather(one(part(b"abcdef", more=True)), one(part(b"abcdef", more=True)))
        await one(part(b"abcdef"))

    asyncio.run(visits())
    assert [status for status in sent if status] == [503, 408, 201]


def test_request_with_a_thousand_headers_of_one_name_is_unreadable() -> None:
    scope = {**SCOPE, "headers": [(b"x-one", b"1")] * 1000}
    assert asked(None, part(b""), scope=scope)[0]["status"] == 400


SERVE = """
import scoring.web
from scoring.web import serving
serving.prepare({db!r})
serving.serve("127.0.0.1", {port}, 1)
"""


@pytest.fixture
def port(there: Office, tmp_path: Path) -> Iterator[int]:
    """The port of a site with one process."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        found: int = free.getsockname()[1]
    code = SERVE.format(db=str(tmp_path / "office.db"), port=found)
    process = subprocess.Popen([sys.executable, "-c", code], env={**os.environ, "SCORING_HOSTS": "127.0.0.1"})
    try:
        until = time.monotonic() + 60
        while time.monotonic() < until:
            try:
                socket.create_connection(("127.0.0.1", found)).close()
                break
            except OSError:
                time.sleep(0.05)
        yield found
    finally:
        process.terminate()
        process.wait(30)


def test_who_sends_a_byte_a_second_holds_up_nobody(port: int) -> None:
    head = b"POST /login HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/x-www-form-urlencoded\r\n"
    with ExitStack() as open_lines:
        slow = [open_lines.enter_context(socket.create_connection(("127.0.0.1", port))) for _ in range(3 * THREADS)]
        for line in slow:
            line.sendall(head + b"Content-Length: 9\r\n\r\naccount=")
        page = HTTPConnection("127.0.0.1", port, timeout=60)
        page.request("GET", "/login")
        assert page.getresponse().status == 200
        page.close()
        slow[0].sendall(b"a")
        slow[0].settimeout(60)
        assert slow[0].recv(100).startswith(b"HTTP/1.1 403")  # from another site, as it says nothing else


def test_somebody_logs_in_and_attaches_a_large_file(port: int, there: Office) -> None:
    """Through the real server, with a request that is larger than what is held in memory."""
    known = import_string(PASSWORD_HASHERS[0])().encode(PASSWORD, "salt")  # the server's own kind of hash
    Person.objects.filter(account="cc01").update(password=known)
    large = files.PDF + bytes(3 * whole_requests.IN_MEMORY)
    with requests.Session() as browser:
        home = f"http://127.0.0.1:{port}"
        browser.get(f"{home}/login", timeout=60)
        who = {"account": "cc01", "password": PASSWORD, "csrfmiddlewaretoken": browser.cookies["csrftoken"]}
        assert browser.post(f"{home}/login", who, timeout=60).status_code == 200
        node = f"{home}/c/{CAMPAIGN}/u/01"
        token = {"csrfmiddlewaretoken": browser.cookies["csrftoken"]}
        sent = browser.post(f"{node}/n/1.1/evidence", token, files={"file": ("biên bản.pdf", large)}, timeout=60)
        assert "biên bản.pdf" in sent.text
        file = browser.get(f"{node}/evidence/1/1", timeout=60)
        assert (file.content, file.headers["Content-Type"]) == (large, "application/pdf")
        assert browser.head(home, timeout=60).content == b""
