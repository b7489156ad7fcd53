"""What waits for people told by e-mail: the letters, and the server that takes them."""

import datetime
import os
import smtplib
import ssl
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from email.errors import MessageError
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import format_datetime, make_msgid, parseaddr
from pathlib import Path
from typing import NamedTuple
from urllib.parse import SplitResult, unquote, urlsplit

from scoring.files import write_files
from scoring.problems import Place, Problem, Refusal
from scoring.store import roster
from scoring.store.desk import Login
from scoring.store.left import Waiting
from scoring.store.notices import Notice, note_sent, notices_of
from scoring.words import slug, tell

SERVER, SENDER = "SCORING_SMTP", "SCORING_MAIL_FROM"
"""The variables with the server's URL, its password within, and the address that letters come from."""
_PORTS = {"smtp": 587, "smtps": 465}
_HERE = ("localhost", "127.0.0.1", "::1")
_PATIENCE = 30
"""Seconds that a server is waited for."""
_OF_THE_ADDRESS = (MessageError, ValueError, IndexError)
"""What one person's address that is none ends in."""
_OF_THE_SERVER = (smtplib.SMTPRecipientsRefused, smtplib.SMTPDataError)
"""What a server says of one person's letter."""


class Told(NamedTuple):
    """Who was told, who has no address, and why others could not be told."""

    sent: Sequence[Notice]
    without_address: Sequence[Notice]
    problems: Sequence[Problem]


def send(login: Login, campaign: str, lang: str) -> Told:
    """Tells everybody by e-mail what waits for them, and notes in the journal who was told. Raises `Refusal`."""
    url, sender = _server(), _sender()
    notices = notices_of(login, campaign)
    letters = _Letters(login, campaign, sender, lang)
    sent: list[Notice] = []
    problems: list[Problem] = []
    with_address = [notice for notice in notices if notice.email]
    if with_address:
        try:
            with _connected(url) as server:
                for notice in with_address:
                    try:
                        server.send_message(letters.letter(notice))
                        sent.append(notice)
                    except (*_OF_THE_SERVER, *_OF_THE_ADDRESS) as error:
                        problems.append(_refused(notice, error))
        except (OSError, smtplib.SMTPException) as error:
            problems.append(_failed(url, error))
    if sent:
        note_sent(login, campaign, sent)
    return Told(sent, [notice for notice in notices if not notice.email], problems)


def write_letters(login: Login, campaign: str, folder: Path, lang: str) -> Told:
    """The same letters as files, one for each person, to look at or to send by hand. Raises `Refusal`.

    All or none, and none over a file that is there. Who has no address gets a file too, addressed to nobody.
    """
    notices = notices_of(login, campaign)
    letters = _Letters(login, campaign, os.environ.get(SENDER, ""), lang)
    files: dict[Path, bytes] = {}
    written: list[Notice] = []
    problems: list[Problem] = []
    for notice in notices:
        try:
            content = bytes(letters.letter(notice))
        except _OF_THE_ADDRESS as error:
            problems.append(_refused(notice, error))
            continue
        name = slug(notice.account)
        path = folder / f"{name}.eml"
        files[path if path not in files else folder / f"{name}-{notice.person}.eml"] = content
        written.append(notice)
    there = [path for path in files if os.path.lexists(path)]
    if there:
        raise Refusal([Problem("paper-exists", Place(str(path)), {}) for path in there])
    try:
        folder.mkdir(parents=True, exist_ok=True)
        write_files(files)
    except OSError as error:
        values = {"reason": error.strerror or str(error)}
        raise Refusal([Problem("paper-not-written", Place(str(folder)), values)]) from None
    return Told(written, [notice for notice in notices if not notice.email], problems)


class _OpenLine(smtplib.SMTPException):
    """A password would go over a line that others can read."""


def _failed(url: SplitResult, error: Exception) -> Problem:
    """Why the server took no more letters from anybody."""
    place = Place(url.hostname or SERVER)
    if isinstance(error, _OpenLine):
        return Problem("mail-open", place, {})
    if isinstance(error, ssl.SSLCertVerificationError):
        return Problem("mail-certificate", place, {"reason": error.verify_message})
    return Problem("mail-failed", place, {"reason": _reason(error)})


def _refused(notice: Notice, error: Exception) -> Problem:
    """Why somebody could not be told; the rest can be."""
    return Problem("mail-refused", Place(notice.account), {"reason": _reason(error)})


class _Letters:
    """The letters of one campaign, from one sender, in one language."""

    def __init__(self, login: Login, campaign: str, sender: str, lang: str) -> None:
        self.at: datetime.datetime = login.clock()
        self.title = roster.title_of(campaign).in_language(lang)
        self.sender = sender
        self.lang = lang

    def letter(self, notice: Notice) -> EmailMessage:
        """A letter to one person. Raises `ValueError` or `MessageError` where the address is none."""
        letter = EmailMessage()
        count, late = len(notice.waiting), notice.late
        letter["Subject"] = tell("notice-subject", self.lang, campaign=self.title, count=count, late=late)
        if self.sender:
            letter["From"] = self.sender
        if notice.email:
            letter["To"] = Address(notice.name, addr_spec=notice.email)
        letter["Date"] = format_datetime(self.at)
        letter["Message-ID"] = make_msgid(domain=parseaddr(self.sender)[1].rpartition("@")[2] or "localhost")
        letter["Auto-Submitted"] = "auto-generated"
        lines = [tell("notice-line", self.lang, **self._said(one)) for one in notice.waiting]
        hello = tell("notice-hello", self.lang, name=notice.name, campaign=self.title, count=count)
        letter.set_content("\n".join([hello, "", *lines, "", tell("notice-end", self.lang)]) + "\n", cte="base64")
        return letter

    def _said(self, one: Waiting) -> dict[str, str]:
        when = tell("mine-late" if one.late else "notice-due", self.lang, day=one.due) if one.due else ""
        return {
            "unit": one.unit, "name": one.name, "state": tell(f"state-{one.state}", self.lang),
            "role": tell(f"role-{one.role}", self.lang), "act": tell(f"act-{one.act}", self.lang),
            "when": f"; {when}" if when else "",
        }  # fmt: skip


def _sender() -> str:
    sender = os.environ.get(SENDER, "")
    try:
        is_whole = "\n" not in sender and "@" in Address(addr_spec=parseaddr(sender)[1]).addr_spec
    except _OF_THE_ADDRESS:
        is_whole = False
    if is_whole:
        return sender
    raise Refusal([Problem("mail-sender", Place(SENDER), {"variable": SENDER})])


def _server() -> SplitResult:
    """The server of the environment. Raises `Refusal`; the URL is never repeated, for its password."""
    try:
        url = urlsplit(os.environ.get(SERVER, ""))
        secret = unquote(f"{url.username or ''}{url.password or ''}")
        is_whole = url.scheme in _PORTS and bool(url.hostname) and url.port != 0 and secret.isascii()
    except ValueError:  # of a port that is no number
        is_whole = False
    if is_whole:
        return url
    raise Refusal([Problem("mail-url", Place(SERVER), {"variable": SERVER})])


@contextmanager
def _connected(url: SplitResult) -> Iterator[smtplib.SMTP]:
    """The server, by TLS where it can; a password goes over nothing else, but to this machine itself."""
    host, port = url.hostname or "", url.port or _PORTS[url.scheme]
    context = ssl.create_default_context()
    if url.scheme == "smtps":
        server: smtplib.SMTP = smtplib.SMTP_SSL(host, port, timeout=_PATIENCE, context=context)
    else:
        server = smtplib.SMTP(host, port, timeout=_PATIENCE)
    with server:
        server.ehlo()
        secret = url.scheme == "smtps" or server.has_extn("starttls")
        if url.scheme == "smtp" and secret:
            server.starttls(context=context)
            server.ehlo()
        if url.username:
            if not secret and host not in _HERE:
                raise _OpenLine
            server.login(unquote(url.username), unquote(url.password or ""))
        yield server


def _reason(error: Exception) -> str:
    """What the server says, without what this side sent."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        error = smtplib.SMTPResponseException(*next(iter(error.recipients.values())))
    if isinstance(error, smtplib.SMTPResponseException):
        said = error.smtp_error
        text = said.decode(errors="replace") if isinstance(said, bytes) else str(said)
        return f"{error.smtp_code} {text}"
    return str(error) or type(error).__name__
