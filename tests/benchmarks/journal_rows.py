"""Many rows of the journal, each as an act would have written it, put in in bulk: what big databases are timed on.

Salts, digests, bodies and hashes are made by what makes them in an act; only how rows reach the tables is another way,
since the ORM takes most of the time of a million.
"""

import datetime
from collections.abc import Iterator, Sequence
from typing import Any

from django.db import connection, transaction
from django.db.models import Model

from scoring.store import clock
from scoring.store.desk import Login
from scoring.store.journal import hash_of
from scoring.store.models import AnswerRow, Chain, Entry, UnitFile
from scoring.tree.canonical import canonical_json

AT_ONCE = 50_000
Values = tuple[Any, ...]


def grow(login: Login, campaign: str, codes: list[str], rows: int) -> None:
    """So many further rows of answers, spread over the units of a campaign that is not opened yet, each an act."""
    files = list(UnitFile.objects.filter(campaign=campaign).order_by("code"))
    chains = {chain.unit: chain for chain in Chain.objects.filter(campaign=campaign)}
    each = -(-rows // len(files))
    written = _Written(login, codes, each)
    for file in files:
        written.add(file, chains[file.code])
        if len(written.entries) >= AT_ONCE:
            written.flush()
    written.flush()
    Chain.objects.bulk_update(chains.values(), ["number", "head"], batch_size=200)
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            for table in ("store_entry", "store_answerrow"):  # the next row of an act is behind these
                cursor.execute(f"SELECT setval('{table}_id_seq', (SELECT MAX(id) FROM {table}))")  # noqa: S608


class _Written:
    """Rows on their way into the tables; one row of each table is filled in again and again."""

    def __init__(self, login: Login, codes: Sequence[str], each: int) -> None:
        self.codes = codes
        self.each = each
        self.now = login.clock()
        self.last_entry = _last_id(Entry)
        self.last_row = _last_id(AnswerRow)
        self.answer = AnswerRow(
            stage="self", points="", note="", evidence="BC 12/BC-UBND", by="snv", person=login.person, base=None
        )
        self.entry = Entry(person=login.person, account="bench", role="secretariat", act="set_up", reason="")
        self.answers: list[Values] = []
        self.entries: list[Values] = []

    def add(self, file: UnitFile, chain: Chain) -> None:
        """The rows of one unit, at the end of its chain."""
        answer, entry = self.answer, self.entry
        answer.unit, entry.chain = file, chain
        known = AnswerRow.objects.filter(unit=file).count()
        for count in range(1, self.each + 1):
            self.last_row, self.last_entry = self.last_row + 1, self.last_entry + 1
            at = clock.text_of(self.now - datetime.timedelta(seconds=self.each - count))
            answer.id, answer.number, answer.code = self.last_row, known + count, self.codes[count % len(self.codes)]
            answer.facts, answer.at, answer.received, answer.salts = f"{count % 50}/50", at, at, ""
            answer.salt()
            self.answers.append(_values(answer))
            change = ["answerrow", list(answer.key()), None, answer.recorded()]
            entry.id, entry.number, entry.at, entry.previous = self.last_entry, chain.number + 1, at, chain.head
            entry.body = canonical_json({"changes": [change]})
            entry.hash = hash_of(entry, chain.campaign, chain.unit)
            chain.number, chain.head = entry.number, entry.hash
            self.entries.append(_values(entry))

    def flush(self) -> None:
        with transaction.atomic():
            _put(AnswerRow, self.answers)
            _put(Entry, self.entries)
        self.answers.clear()
        self.entries.clear()


def _last_id(model: type[Model]) -> int:
    return int(model._default_manager.order_by("-pk").values_list("pk", flat=True).first() or 0)


def _values(row: Model) -> Values:
    return tuple(row.__dict__[name] for name in _names(type(row)))


def _names(model: type[Model]) -> Iterator[str]:
    return (field.attname for field in model._meta.concrete_fields)


def _put(model: type[Model], rows: Sequence[Values]) -> None:
    table = model._meta.db_table
    columns = ", ".join(f'"{field.column}"' for field in model._meta.concrete_fields)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.cursor.copy(f"COPY {table} ({columns}) FROM STDIN") as copy:
                for row in rows:
                    copy.write_row(row)
            return
        marks = ", ".join(["%s"] * len(model._meta.concrete_fields))
        cursor.executemany(f"INSERT INTO {table} ({columns}) VALUES ({marks})", rows)  # noqa: S608
