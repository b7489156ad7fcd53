"""A server of mail for tests: it speaks SMTP (RFC 5321) as far as letters are handed in, and keeps what it gets."""

import base64
import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes, policy
from email.message import EmailMessage


class MailServer(socketserver.ThreadingTCPServer):
    """Keeps letters; one to an address that begins with `no` is refused, a log-in has to be of `accounts`."""

    daemon_threads = True

    def __init__(self, accounts: dict[str, str]) -> None:
        super().__init__(("127.0.0.1", 0), _Session)
        self.accounts = accounts
        self.letters: list[tuple[list[str], EmailMessage]] = []
        self.logged_in: list[str] = []

    @property
    def address(self) -> str:
        return f"127.0.0.1:{self.server_address[1]}"


class _Session(socketserver.StreamRequestHandler):
    server: MailServer

    def handle(self) -> None:
        self.say(b"220 test")
        to: list[str] = []
        for line in iter(self.rfile.readline, b""):
            word, _, rest = line.strip().decode().partition(" ")
            match word.upper():
                case "EHLO":
                    self.say(b"250-test\r\n250 AUTH PLAIN")
                case "AUTH":
                    _, account, password = base64.b64decode(rest.partition(" ")[2]).decode().split("\0")
                    right = self.server.accounts.get(account) == password
                    self.server.logged_in += [account] if right else []
                    self.say(b"235 welcome" if right else b"535 who are you")
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
                    return

    def letter(self) -> EmailMessage:
        lines = [line.removeprefix(b".") for line in iter(self.rfile.readline, b".\r\n")]
        return message_from_bytes(b"".join(lines), policy=policy.default)

    def say(self, line: bytes) -> None:
        self.wfile.write(line + b"\r\n")


@contextmanager
def mail_server(**accounts: str) -> Iterator[MailServer]:
    """A server on a port of its own."""
    with MailServer(accounts) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()
