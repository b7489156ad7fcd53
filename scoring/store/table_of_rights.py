"""The table of rights as the journal keeps it, so that every act is judged by the table of its time."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction

from scoring.campaign.workflow import RIGHTS, Right
from scoring.store import clock
from scoring.store.journal import By, Writing, locked, write
from scoring.store.models import Entry
from scoring.tree.canonical import canonical_json


def table_data() -> list[dict[str, Any]]:
    """The table of this program."""
    return [right._asdict() for right in RIGHTS]


def table_from(data: Sequence[Mapping[str, Any]]) -> tuple[Right, ...]:
    """A table as the journal has it."""
    return tuple(Right._make(_value(row, name) for name in Right._fields) for row in data)


def _value(row: Mapping[str, Any], name: str) -> Any:
    value = row.get(name, Right._field_defaults.get(name))
    return tuple(value) if isinstance(value, list) else value


def note_table(account: str) -> None:
    """Notes this program's table in the office's chain, where the last one there is another."""
    last = (
        Entry.objects.filter(chain__campaign="", chain__unit="", act__in=("found", "table")).order_by("number").last()
    )
    said = canonical_json(table_data())
    if last is None or said in last.body:
        return
    with transaction.atomic():
        writing = Writing(locked(""))
        writing.facts["table"] = table_data()
        write(writing, By(None, "administrator", account, clock.text_of(clock.now())), "table")
