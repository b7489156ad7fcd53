"""The journal: every act one row, in the same transaction as its effect, each with the hash of the row before it.

A unit's file has a chain, a campaign's own acts have one, the office's (accounts, backups) have one. A campaign's
chain seals the heads of its files: with each change of a state, session, backup and publication it names the heads
that moved since the last seal.
"""

import hashlib
import secrets
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from django.db import connection

from scoring.store.models import Chain, Entry, Reason, Sealed
from scoring.store.recorded import Recorded, Row, Value, digest_of, is_erased
from scoring.tree.canonical import canonical_json

START = ""
"""What stands in place of the hash of the row before the first."""


@dataclass(frozen=True)
class By:
    """Who acts, when: a person by id in a role, the operating system's account beside, the server's time."""

    person: int | None
    role: str
    account: str
    at: str


@dataclass
class Writing:
    """The rows that one act adds and changes in one chain, each noted for the journal as it is written."""

    chain: Chain
    changes: list[list[Any]] = field(default_factory=list)
    facts: dict[str, Any] = field(default_factory=dict)

    def add(self, row: Recorded) -> None:
        """A new row."""
        row.salt()
        row.save(force_insert=True)
        self.note_new(row)

    def add_all(self, rows: Sequence[Recorded]) -> None:
        """Many new rows of one table."""
        for row in rows:
            row.salt()
        type(rows[0])._default_manager.bulk_create(rows)
        for row in rows:
            self.note_new(row)

    def note_new(self, row: Recorded) -> None:
        """A new row, which is in its table already."""
        self._note(row, None, row.recorded())

    def change(self, row: Recorded, /, **values: Value) -> None:
        """Other values in columns of a row; what stays the same is not noted."""
        before, changed = row.recorded(), [name for name, value in values.items() if value != getattr(row, name)]
        for name, value in values.items():
            setattr(row, name, value)
        row.salt(changed)
        self._save(row, before, values)

    def erase(self, row: Recorded, names: Iterable[str], mark: str) -> int:
        """Secret contents taken away with their salts; those that are empty or gone already stay. Gives how many."""
        there = [name for name in names if getattr(row, name) and not row.is_gone(name)]
        before = row.recorded()
        row.erase(there, mark)
        self._save(row, before, there)
        return len(there)

    def _save(self, row: Recorded, before: Row, written: Collection[str]) -> None:
        after = row.recorded()
        changed = [name for name, value in after.items() if value != before[name]]
        if changed:
            row.save(update_fields=[*written, *(["salts"] if row.SECRETS else [])])
            self._note(row, {name: before[name] for name in changed}, {name: after[name] for name in changed})

    def erase_reasons(self, reasons: Iterable[Reason], mark: str) -> int:
        """The texts of reasons of this chain taken away with their salts. Gives how many."""
        there = [reason for reason in reasons if not (is_erased(reason.text) and not reason.salt)]
        for reason in there:
            reason.text, reason.salt = mark, ""
            reason.save(update_fields=["text", "salt"])
        numbers = [reason.entry.number for reason in there]
        if numbers:
            self.facts["erased"] = sorted({*self.facts.get("erased", ()), *numbers})
        return len(numbers)

    def _note(self, row: Recorded, before: Row | None, after: Row) -> None:
        self.changes.append([row.table(), list(row.key()), before, dict(after)])


def locked(campaign: str, unit: str = "") -> Chain:
    """A chain that nobody else writes until the transaction ends; one that is not there yet begins."""
    chain = Chain.objects.select_for_update().filter(campaign=campaign, unit=unit).first()
    return chain or Chain.objects.create(campaign=campaign, unit=unit)


def write(writing: Writing, by: By, act: str, reason: str = "") -> Entry:
    """The act's row at the end of its chain."""
    chain = writing.chain
    salt = secrets.token_hex(16) if reason else ""
    body = {"changes": writing.changes, **writing.facts}
    entry = Entry(
        id=_next_id(), chain=chain, number=chain.number + 1, at=by.at, person=by.person, account=by.account,
        role=by.role, act=act, reason=digest_of(reason, salt), body=canonical_json(body), previous=chain.head,
    )  # fmt: skip
    entry.hash = hash_of(entry, chain.campaign, chain.unit)
    entry.save(force_insert=True)
    if reason:
        Reason(entry=entry, text=reason, salt=salt).save(force_insert=True)
    chain.number, chain.head = entry.number, entry.hash
    with connection.cursor() as cursor:  # the ORM takes longer to say it than the database to do it
        cursor.execute(_HEAD, [chain.number, chain.head, chain.id])
    return entry


_HEAD = "UPDATE store_chain SET number = %s, head = %s WHERE id = %s"


def _next_id() -> int:
    """The number of the journal's next row, of whatever chain: part of what is hashed, so it is taken beforehand."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT nextval('store_entry_id_seq')")
        else:
            cursor.execute("SELECT COALESCE(MAX(id), 0) + 1 FROM store_entry")
        return int(cursor.fetchone()[0])


class Hashed(Protocol):
    """A row of the journal, whatever holds it."""

    @property
    def id(self) -> int: ...
    @property
    def number(self) -> int: ...
    @property
    def at(self) -> str: ...
    @property
    def person(self) -> int | None: ...
    @property
    def account(self) -> str: ...
    @property
    def role(self) -> str: ...
    @property
    def act(self) -> str: ...
    @property
    def reason(self) -> str: ...
    @property
    def body(self) -> str: ...
    @property
    def previous(self) -> str: ...


def hash_of(entry: Hashed, campaign: str, unit: str) -> str:
    """SHA-256 over the row before and all that the row says."""
    said = [
        entry.previous, entry.id, campaign, unit, entry.number, entry.at, entry.person, entry.account, entry.role,
        entry.act, entry.reason, entry.body,
    ]  # fmt: skip
    return hashlib.sha256(canonical_json(said).encode()).hexdigest()


_MOVED = """
SELECT chain.unit, chain.number, chain.head FROM store_chain chain
LEFT JOIN store_sealed sealed ON sealed.campaign = chain.campaign AND sealed.unit = chain.unit
WHERE chain.campaign = %s AND chain.unit <> '' AND (sealed.number IS NULL OR sealed.number <> chain.number)
"""


def seal_of(chain: Chain) -> dict[str, Any]:
    """What a row of a campaign's chain, locked, seals: the heads of its files that moved since the last seal.

    With those sealed before, which the chain holds already, they are all heads.
    """
    with connection.cursor() as cursor:
        cursor.execute(_MOVED, [chain.campaign])
        moved = sorted(cursor.fetchall())
    Sealed.objects.bulk_create(
        [Sealed(campaign=chain.campaign, unit=unit, number=number) for unit, number, _ in moved],
        update_conflicts=True, unique_fields=["campaign", "unit"], update_fields=["number"],
    )  # fmt: skip
    return {"sealed": [list(head) for head in moved]}
