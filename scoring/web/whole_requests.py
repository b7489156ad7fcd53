"""The site as its server asks for it: a request has come in whole before a thread works on it.

Threads are few, and each keeps a line to the database: else whoever sends a byte a second holds one, and a handful of
them hold all. Here as many as like may take their time; who falls silent is hung up on.
"""

import asyncio
import os
from collections.abc import Awaitable, Callable, Iterable, MutableMapping
from concurrent.futures import ThreadPoolExecutor
from tempfile import SpooledTemporaryFile
from typing import IO, Any, NamedTuple

from asgiref.wsgi import WsgiToAsgiInstance

from scoring.words import LANGUAGES, tell

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Scope]]
Send = Callable[[Scope], Awaitable[None]]
Application = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]

THREADS = 4
"""Of each process: what they wait for is the database, and it has so many lines."""
SILENT_SECONDS = 30
"""How long somebody may send nothing of a request that they began."""
MOST_BYTES = 2_000_000_000
"""Of one request: all that a commune may attach at all."""
IN_MEMORY = 1 << 18
"""Bytes of a request that are held in memory; more are in a file meanwhile."""
MOST_AT_ONCE = 2 * MOST_BYTES
"""Of all requests that are under way in a process: nobody need log in to begin one, and the disk has an end."""
UNREADABLE, SILENT, LARGE, BUSY = 400, 408, 413, 503
_WORDS = {
    UNREADABLE: "web-bad-request-why",
    SILENT: "web-request-silent",
    LARGE: "web-request-large",
    BUSY: "web-request-busy",
}


class Answer(NamedTuple):
    """What an application says: the status of HTTP, headers, the page."""

    status: int
    headers: list[tuple[bytes, bytes]] = []
    content: bytes = b""


class WholeRequests:
    """An application of WSGI, called as a server calls one of ASGI."""

    def __init__(self, application: Application) -> None:
        self._application = application
        self._threads = ThreadPoolExecutor(THREADS)
        self._held = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        with SpooledTemporaryFile(max_size=IN_MEMORY) as body:
            try:
                refused = LARGE if _length(scope) > MOST_BYTES else await self._read(receive, body)
                if refused:
                    answer = _refusal(refused)
                else:
                    loop = asyncio.get_running_loop()
                    answer = await loop.run_in_executor(self._threads, self._answered, scope, body)
            finally:
                self._held -= body.seek(0, os.SEEK_END)
        await send({"type": "http.response.start", "status": answer.status, "headers": answer.headers})
        await send({"type": "http.response.body", "body": answer.content})

    def _answered(self, scope: Scope, body: IO[bytes]) -> Answer:
        size = body.tell()
        body.seek(0)
        asked = WsgiToAsgiInstance(self._application)  # for what it knows of both kinds of request
        # WSGI has one name for x-forwarded-for and x_forwarded_for: who asks could say what a proxy saw.
        asked.scope = {**scope, "headers": [header for header in scope["headers"] if b"_" not in header[0]]}
        try:
            environ = asked.build_environ(asked.scope, body)
        except ValueError:
            return _refusal(UNREADABLE)
        environ["CONTENT_LENGTH"] = str(size)  # who sends in chunks does not say it, and WSGI would read nothing
        begun: list[Answer] = []

        def start(status: str, headers: list[tuple[str, str]], _: object = None) -> None:
            encoded = [(name.lower().encode("latin-1"), value.encode("latin-1")) for name, value in headers]
            begun.append(Answer(int(status[:3]), encoded))

        parts = self._application(environ, start)
        try:
            content = b"".join(parts)
        finally:
            if hasattr(parts, "close"):
                parts.close()
        return begun[-1]._replace(content=content)

    async def _read(self, receive: Receive, body: IO[bytes]) -> int:
        """Reads a request; the status by which it is refused where it does not come whole, else 0."""
        more = True
        while more:
            try:
                async with asyncio.timeout(SILENT_SECONDS):
                    message = await receive()
            except TimeoutError:
                return SILENT
            if message["type"] != "http.request":
                return UNREADABLE  # who sent it is gone
            part = message.get("body", b"")
            if body.tell() + len(part) > MOST_BYTES:
                return LARGE
            if self._held + len(part) > MOST_AT_ONCE:
                return BUSY
            self._held += body.write(part)
            more = message.get("more_body", False)
        return 0


def _length(scope: Scope) -> int:
    """How long a request says that it is; what says nothing, or no number, is counted as it comes."""
    said = dict(scope["headers"]).get(b"content-length", b"")
    return int(said[:20]) if said.isdigit() else 0


def _refusal(status: int) -> Answer:
    """What somebody is told in both languages: who they are is not known yet, nor which they read."""
    content = "\n".join(tell(_WORDS[status], lang) for lang in LANGUAGES)
    headers = [(b"content-type", b"text/plain; charset=utf-8"), (b"connection", b"close")]
    return Answer(status, headers, content.encode())
