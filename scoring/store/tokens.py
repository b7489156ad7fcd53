"""Tokens (mã truy cập): what a program of somebody's logs in with; its owner makes it and takes it back.

The database keeps the digest of the secret alone: it has 256 bits, so that nothing slower is needed against guessing.
"""

import datetime
import hashlib
import hmac
import secrets
from typing import Literal, NamedTuple

from scoring.campaign.workflow import SCOPES, Role, Scope
from scoring.problems import Fault
from scoring.store import clock
from scoring.store.desk import Desk, Doing, Login
from scoring.store.models import Person, Token
from scoring.store.office import acting

MOST_DAYS = 366
SECRET_BYTES = 32
MOST_DIGITS = 18


class NewToken(NamedTuple):
    """What is asked for: what its owner calls it, what it is for, for how many days."""

    name: str
    scope: Scope
    days: int


class Bearer(NamedTuple):
    """Somebody whose program showed a token that holds; `digest` tells it from others."""

    login: Login
    scope: Scope
    digest: str


def make(login: Login, role: Role, new: NewToken) -> str:
    """A token; gives what the program sends, which is told here and nowhere else. Raises `Refusal`."""
    secret = secrets.token_urlsafe(SECRET_BYTES)
    with acting(login, Doing(role, "token")) as desk:
        if not new.name.strip():
            raise desk.refuse(Fault("token-unnamed"))
        if not 1 <= new.days <= MOST_DAYS:
            raise desk.refuse(Fault("token-days", most=MOST_DAYS))
        until = clock.text_of(login.clock() + datetime.timedelta(days=new.days))
        row = Token(
            person=login.person, name=new.name.strip(), scope=new.scope, digest=_digest(secret), made=desk.now,
            until=until,
        )  # fmt: skip
        desk.writing.add(row)
        return f"{row.id}-{secret}"


def revoke(login: Login, role: Role, number: int) -> None:
    """Takes a token of one's own back: it lets nobody in any more. Raises `Refusal`."""
    with acting(login, Doing(role, "token")) as desk:
        row = Token.objects.filter(id=number, person=login.person).first()
        if row is None:
            raise desk.refuse(Fault("token-unknown", given=str(number)))
        _revoke(desk, row)


def revoke_all(desk: Desk, person: int) -> None:
    """Takes back all tokens of somebody whose account is out of use, or whose password another had to set."""
    for row in Token.objects.filter(person=person):
        _revoke(desk, row)


def _revoke(desk: Desk, row: Token) -> None:
    if not row.revoked:
        desk.writing.change(row, revoked=desk.now)


def tokens_of(login: Login) -> list[Token]:
    """Somebody's own tokens, the newest first."""
    return list(Token.objects.filter(person=login.person).order_by("-id"))


def end_of(row: Token) -> Literal["", "revoked", "over"]:
    """Why a token lets nobody in any more: its owner took it back, or its time is over; "" while it does."""
    return "revoked" if row.revoked else "over" if row.until <= clock.text_of(clock.now()) else ""


def bearer_of(shown: str, account: str) -> Bearer | None:
    """Who a program acts for that shows a token; None where it holds no more, or never did.

    account: what stands beside the person in the journal; the token's number is added. Whose password was set by
    somebody else chooses their own before their programs go on, as they do themselves.
    """
    number, _, secret = shown.partition("-")
    known = number.isascii() and number.isdigit() and len(number) <= MOST_DIGITS
    row = Token.objects.filter(id=int(number)).first() if known else None
    if row is None or not hmac.compare_digest(row.digest, _digest(secret)):
        return None
    person = Person.objects.filter(id=row.person, disabled=False).first()
    if person is None or person.password_by != person.id or end_of(row):
        return None
    return Bearer(Login(person.id, f"{account}, token {row.id}"), scope_of(row), row.digest)


def scope_of(row: Token) -> Scope:
    """What a token is for."""
    return next(scope for scope in SCOPES if scope == row.scope)


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
