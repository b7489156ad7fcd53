"""The site as its server asks for it: a request has come in whole before a thread works on it.

Threads are few, and each keeps a line to the database: else whoever sends a byte a second holds one, and a handful of
them hold all. Here as many as like may take their time; who falls silent is hung up on.
"""

import asyncio
from collections.abc import Awaitable, Callable, Iterable, MutableMapping
from concurrent.futures import ThreadPoolExecutor
from tempfile import SpooledTemporaryFile
from typing import IO, Any, NamedTuple

from asgiref.wsgi import WsgiToAsgiInstance

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
_SILENT, _LARGE, _UNREADABLE = 408, 413, 400


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

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        with SpooledTemporaryFile(max_size=IN_MEMORY) as body:
            refused = await _read(receive, body)
            if refused:
                answer = Answer(refused, [(b"connection", b"close")])
            else:
                loop = asyncio.get_running_loop()
                answer = await loop.run_in_executor(self._threads, self._answered, scope, body)
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
            return Answer(_UNREADABLE)
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


async def _read(receive: Receive, body: IO[bytes]) -> int:
    """Reads a request; the status by which it is refused where it does not come whole, else 0."""
    size, more = 0, True
    while more:
        try:
            async with asyncio.timeout(SILENT_SECONDS):
                message = await receive()
        except TimeoutError:
            return _SILENT
        if message["type"] != "http.request":
            return _UNREADABLE  # who sent it is gone
        part = message.get("body", b"")
        size += len(part)
        if size > MOST_BYTES:
            return _LARGE
        body.write(part)
        more = message.get("more_body", False)
    return 0
