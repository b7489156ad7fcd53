"""A server of mail for tests: it speaks SMTP (RFC 5321) as far as letters are handed in, and keeps what it gets."""

import base64
import socket
import socketserver
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from email import message_from_bytes, policy
from email.message import EmailMessage


class MailServer(socketserver.ThreadingTCPServer):
    """Keeps letters; one to an address that begins with `no` is refused, a log-in has to be of `accounts`.

    tls: what lines are encrypted with once that is asked for, or `at_once`; login_needed: before any letter.
    """

    daemon_threads = True

    def __init__(
        self,
        accounts: dict[str, str],
        host: str = "127.0.0.1",
        tls: ssl.SSLContext | None = None,
        at_once: bool = False,
        login_needed: bool = False,
    ) -> None:
        super().__init__((host, 0), _Session)
        self.accounts = accounts
        self.tls, self.at_once, self.login_needed = tls, at_once, login_needed
        self.letters: list[tuple[list[str], EmailMessage]] = []
        self.logged_in: list[str] = []
        self.heard: list[str] = []

    @property
    def address(self) -> str:
        return f"{self.server_address[0]}:{self.server_address[1]}"  # type: ignore[str-bytes-safe]


class _Session(socketserver.BaseRequestHandler):
    server: MailServer

    def handle(self) -> None:
        line: socket.socket = self.request
        with suppress(OSError):  # who comes hangs up: it is theirs to say why
            if self.server.at_once or not self.talk(line, b"220 test"):
                self.encrypted(line)

    def encrypted(self, line: socket.socket) -> None:
        assert self.server.tls is not None
        with self.server.tls.wrap_socket(line, server_side=True) as secret:
            self.talk(secret, b"220 test" if self.server.at_once else b"", encrypted=True)

    def talk(self, line: socket.socket, hello: bytes, encrypted: bool = False) -> bool:
        """Whether all was said; False where the rest is to be encrypted."""
        with line.makefile("rb") as self.rfile, line.makefile("wb", 0) as self.wfile:
            if hello:
                self.say(hello)
            return self.answer(encrypted)

    def answer(self, encrypted: bool) -> bool:
        offers_tls = self.server.tls is not None and not encrypted
        who = ""
        to: list[str] = []
        for line in iter(self.rfile.readline, b""):
            word, _, rest = line.strip().decode(errors="replace").partition(" ")
            self.server.heard.append(f"{word.upper()}{' encrypted' if encrypted else ''}")
            match word.upper():
                case "EHLO":
                    self.say(b"250-test\r\n250-STARTTLS" if offers_tls else b"250-test")
                    self.say(b"250 AUTH PLAIN")
                case "STARTTLS":
                    self.say(b"220 go on")
                    return False
                case "AUTH":
                    _, account, password = base64.b64decode(rest.partition(" ")[2]).decode().split("\0")
                    right = self.server.accounts.get(account) == password
                    who = account if right else ""
                    self.server.logged_in += [account] if right else []
                    self.say(b"235 welcome" if right else b"535 who are you")
                case "MAIL" if self.server.login_needed and not who:
                    self.say(b"530 log in first")
                case "MAIL" | "RSET":
                    to = []
                    self.say(b"250 ok")
                case "RCPT":
                    address = rest.partition("<")[2].partition(">")[0]
                    to += [] if address.startswith("no") else [address]
                    self.say(b"550 nobody of that name" if address.startswith("no") else b"250 ok")
                case "DATA":
                    self.say(b"354 go on")
                    self.server.letters.append((to, self.letter()))
                    self.say(b"250 kept")
                case "QUIT":
                    self.say(b"221 bye")
                    break
        return True

    def letter(self) -> EmailMessage:
        lines = [line.removeprefix(b".") for line in iter(self.rfile.readline, b".\r\n")]
        return message_from_bytes(b"".join(lines), policy=policy.default)

    def say(self, line: bytes) -> None:
        self.wfile.write(line + b"\r\n")


@contextmanager
def mail_server(
    host: str = "127.0.0.1",
    tls: ssl.SSLContext | None = None,
    at_once: bool = False,
    login_needed: bool = False,
    **accounts: str,
) -> Iterator[MailServer]:
    """A server on a port of its own."""
    with MailServer(accounts, host, tls, at_once, login_needed) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()
