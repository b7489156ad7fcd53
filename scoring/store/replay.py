"""A chain of the journal replayed row by row, to the state that the database should have."""

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from pydantic import ConfigDict, TypeAdapter, ValidationError
from typing_extensions import TypedDict  # pydantic's, which asks for it before Python 3.12

from scoring.campaign.answers import moment
from scoring.problems import Fault, Place, Problem
from scoring.store.journal import hash_of
from scoring.store.models import Chain, Entry
from scoring.store.prepared import Prepared
from scoring.store.recorded import Key, Value, digest_of, is_erased

SKEW = datetime.timedelta(minutes=1)
"""How far the clocks of several servers may be apart."""
NEVER = 1 << 62
"""Past every number of a row."""
Columns = dict[str, Value]
State = dict[tuple[str, Key], Columns]


class _Epoch(TypedDict):
    backup: str
    of: str
    known: list[str]


class _Body(TypedDict, total=False):
    """What a row of the journal says: its changes, and what else readers of a journal ask for."""

    __pydantic_config__ = ConfigDict(extra="allow")  # type: ignore[misc]  # pydantic's own way
    changes: list[tuple[str, list[str | int], Columns | None, Columns]]
    erased: list[int]
    sealed: list[tuple[str, int, str]]
    epoch: _Epoch
    table: list[dict[str, Any]]
    intake: list[tuple[int, list[str]]]


_BODY = TypeAdapter(_Body)


class Row(NamedTuple):
    """A row of the journal as it is stored, with its reason's text and salt (None where there are none)."""

    id: int
    number: int
    at: str
    person: int | None
    account: str
    role: str
    act: str
    reason: str
    body: str
    previous: str
    hash: str
    text: str | None
    salt: str | None


_STORED = (*Row._fields[:-2], "told__text", "told__salt")
_AT_ONCE = 2_000
"""How many rows are in memory at a time."""
_BEHIND = Prepared(
    lambda chain, number: (
        Entry.objects.filter(chain=chain, number__gt=number).order_by("number").values_list(*_STORED)[:_AT_ONCE]
    )
)


class Replayed(NamedTuple):
    """One row of the journal with what it says; `before`, `after`: the states of the chain's file around it."""

    entry: Row
    body: Mapping[str, Any]
    before: str | None
    after: str | None


@dataclass
class Replay:
    """A chain and the state that it leads to.

    problems: what is wrong with its rows; hashes: those of the numbers in `wanted`; erased: the rows whose reason an
    act took away; gone: those whose reason is not there; backwards: those that say an earlier time than the row before.
    """

    chain: Chain
    wanted: frozenset[int] = frozenset()
    state: State = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    hashes: dict[int, str] = field(default_factory=dict)
    erased: set[int] = field(default_factory=set)
    gone: list[int] = field(default_factory=list)
    backwards: list[int] = field(default_factory=list)
    number: int = 0
    at: str = ""
    last: str = ""

    def rows(self) -> Iterator[Replayed]:
        """The rows in their order, each once its effect is known."""
        before = self._file_state()
        for entry in self._stored():
            self._check_chain(entry)
            body = self._body(entry)
            for table, key, old, new in body.get("changes", ()):
                self._apply(entry, table, tuple(key), old, new)
            self.erased.update(body.get("erased", ()))
            after = self._file_state()
            yield Replayed(entry, body, before, after)
            before = after
        for number in self.gone:
            if number not in self.erased:
                self._told(Fault("journal-reason", number=number))
        if (self.number, self.last) != (self.chain.number, self.chain.head):
            self._told(Fault("journal-head", number=self.number, found=self.chain.number))

    def _stored(self) -> Iterator[Row]:
        """The rows as they are stored."""
        last, more = -NEVER, True
        while more:
            found = [Row._make(stored) for stored in _BEHIND.values(self.chain.id, last)]
            yield from found
            more = len(found) == _AT_ONCE
            last = found[-1].number if found else last

    def _check_chain(self, entry: Row) -> None:
        if entry.number != self.number + 1:
            self._told(Fault("journal-gap", number=self.number, found=entry.number))
        if entry.previous != self.last:
            self._told(Fault("journal-chain", number=entry.number))
        if hash_of(entry, self.chain.campaign, self.chain.unit) != entry.hash:
            self._told(Fault("journal-hash", number=entry.number))
        if entry.at < self.at and self._says_earlier(entry):
            self.backwards.append(entry.number)
        self.number, self.last, self.at = entry.number, entry.hash, entry.at
        if entry.number in self.wanted:
            self.hashes[entry.number] = entry.hash
        text, salt = entry.text or "", entry.salt or ""
        if is_erased(text) and not salt and entry.reason:
            self.gone.append(entry.number)  # judged once every act that erases is known
        elif digest_of(text, salt) != entry.reason:
            self._told(Fault("journal-reason", number=entry.number))

    def _says_earlier(self, entry: Row) -> bool:
        try:
            return moment(entry.at) < moment(self.at) - SKEW
        except Fault:
            return False  # a moment that was changed, which the hash has told

    def _body(self, entry: Row) -> dict[str, Any]:
        try:
            return {**_BODY.validate_json(entry.body, strict=True)}
        except ValidationError:
            if hash_of(entry, self.chain.campaign, self.chain.unit) == entry.hash:  # else it is told already
                self._told(Fault("journal-hash", number=entry.number))  # whoever wrote it, no act did
            return {}

    def _apply(self, entry: Row, table: str, key: Key, old: Columns | None, new: Columns) -> None:
        there = self.state.get((table, key))
        if old is None:
            if there is not None:
                self._told(Fault("journal-before", number=entry.number, table=table))
            self.state[table, key] = dict(new)
            return
        if there is None or any(there.get(name) != value for name, value in old.items()):
            self._told(Fault("journal-before", number=entry.number, table=table))
        self.state.setdefault((table, key), {}).update(new)

    def _file_state(self) -> str | None:
        if not self.chain.unit:
            return None
        file = self.state.get(("unitfile", (self.chain.unit,)))
        return str(file["state"]) if file and "state" in file else None

    def _told(self, fault: Fault) -> None:
        self.problems.append(Problem.of(fault, place_in(self.chain, fault.values["number"])))


def place_in(chain: Chain, number: int | None = None) -> Place:
    """A chain, or a row of it, as messages name it."""
    name = "/".join(part for part in (chain.campaign, chain.unit) if part) or "office"
    return Place(name, number)
