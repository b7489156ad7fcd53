"""The journal holds: any changed cell is found, what it guards can't be changed, a chain that was cut off is missed."""

import math
import os
import random
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.db import DatabaseError, IntegrityError, connection, transaction

from scoring.cli.main import run
from scoring.store import guards
from scoring.store.journal import hash_of
from scoring.store.models import Chain, Entry
from scoring.store.verify import verify
from tests.store.offices import CAMPAIGN, office

UNWATCHED = {("store_person", "password"), ("store_person", "last_login")}
"""Secrets of accounts are no part of the journal; that they changed is."""
OF_SEALS = "store_sealed"
"""Says which heads the next seal need not repeat; what was sealed stands in the journal."""
CASES = int(os.environ.get("SCORING_PROPERTY_CASES", "8"))


def unguarded(statement: str, *values: Any) -> None:
    """What the owner of the tables can do, and nobody else: take the guards away, change something, put them back."""
    with connection.cursor() as cursor:
        _take_guards_away(cursor)
        try:
            cursor.execute(statement, values)
        finally:
            _put_guards_back(cursor)


def _put_guards_back(cursor: Any) -> None:
    if connection.vendor == "postgresql":
        for table in guards.GUARDED:
            cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER ALL")
        return
    with connection.schema_editor(collect_sql=False) as editor:
        guards.guard(editor)


def _take_guards_away(cursor: Any) -> None:
    if connection.vendor == "postgresql":
        for table in guards.GUARDED:
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER ALL")
        return
    cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
    for (name,) in cursor.fetchall():
        cursor.execute(f"DROP TRIGGER {name}")


def watched() -> list[tuple[str, str, str]]:
    """Table, key and column of everything that a change of is to be found."""
    found = []
    for model in apps.get_app_config("store").get_models():
        table, key = model._meta.db_table, model._meta.pk.column
        for column in model._meta.concrete_fields:
            known = column.is_relation or column.primary_key or (table, column.column) in UNWATCHED
            if not known and table != OF_SEALS:
                found.append((table, key, column.column))
    return found


def altered(value: Any, pick: random.Random) -> Any:
    """The value with one of its letters, bytes or steps changed."""
    if isinstance(value, bool) or value is None:
        return not value if isinstance(value, bool) else 1
    if isinstance(value, int):
        return value + 1
    if isinstance(value, (bytes, memoryview)):
        raw = bytearray(value)
        raw[pick.randrange(len(raw))] ^= 1
        return bytes(raw)
    where = pick.randrange(len(value)) if value else 0
    return value[:where] + ("x" if value[where : where + 1] != "x" else "y") + value[where + 1 :]


def test_any_changed_cell_is_found(url: str, tmp_path: Path) -> None:
    there = office(tmp_path)
    there.to_council()
    there.sit()
    assert verify().problems == []
    pick = random.Random(CASES)
    columns = watched()
    tried = 0
    for table, key, column in pick.sample(columns * math.ceil(CASES / len(columns)), CASES):
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT {key}, {column} FROM {table}")  # noqa: S608
            rows = cursor.fetchall()
        if not rows:
            continue
        name, value = pick.choice(rows)
        statement = f"UPDATE {table} SET {column} = %s WHERE {key} = %s"  # noqa: S608
        try:
            unguarded(statement, altered(value, pick), name)
        except IntegrityError:
            continue  # two rows of one key: the database refuses it whoever asks
        assert verify().problems, (table, column, name, value)
        unguarded(statement, bytes(value) if isinstance(value, memoryview) else value, name)
        tried += 1
    assert tried > CASES // 4
    assert verify().problems == []


def test_row_whose_moment_cannot_be_read_is_found(url: str, tmp_path: Path) -> None:
    office(tmp_path)
    row = Entry.objects.exclude(number=1).earliest("id")
    unguarded("UPDATE store_entry SET at = %s WHERE id = %s", f"0{row.at[1:11]}0x:00", row.id)
    assert "journal-hash" in [problem.code for problem in verify().problems]


def test_row_that_no_act_wrote_is_found_once(url: str, tmp_path: Path) -> None:
    """Whether its hash tells so, or was made anew for it."""
    office(tmp_path)
    row = Entry.objects.select_related("chain").exclude(number=1).latest("id")
    unguarded("UPDATE store_entry SET body = %s WHERE id = %s", row.body.replace("{", "", 1), row.id)
    row.refresh_from_db(fields=["body"])
    for hashed in (row.hash, hash_of(row, row.chain.campaign, row.chain.unit)):
        unguarded("UPDATE store_entry SET hash = %s WHERE id = %s", hashed, row.id)
        assert [problem.code for problem in verify().problems].count("journal-hash") == 1


OVER = "INSERT OR REPLACE INTO {0} SELECT * FROM {0} LIMIT 1"
"""SQLite's way to overwrite; it has no TRUNCATE."""


def test_journal_and_criteria_refuse_any_change(url: str, tmp_path: Path) -> None:
    office(tmp_path)
    emptying = OVER if connection.vendor == "sqlite" else "TRUNCATE {0} CASCADE"
    for table, column in (("store_entry", "at"), ("store_criteriatext", "name")):
        for statement in ("UPDATE {0} SET {1} = {1}", "DELETE FROM {0}", emptying):
            with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
                cursor.execute(statement.format(table, column))
    assert verify().problems == []


def test_rows_cut_off_the_end_are_missed_by_a_head_printed_later(url: str, tmp_path: Path) -> None:
    there = office(tmp_path)
    there.submit()
    chain = Chain.objects.get(campaign=CAMPAIGN, unit="")
    last = Entry.objects.filter(chain=chain).latest("number")
    before = Entry.objects.get(chain=chain, number=last.number - 1)
    head = chain.head
    assert verify([head]).problems == []
    unguarded("DELETE FROM store_entry WHERE id = %s", last.id)
    Chain.objects.filter(id=chain.id).update(head=before.hash, number=before.number)
    found = verify([head])
    assert "head-missing" in {problem.code for problem in found.problems}


def test_command_checks_a_database(sqlite: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    office(tmp_path).submit()
    head = Chain.objects.get(campaign=CAMPAIGN, unit="01").head
    assert run(["verify", "--db", sqlite, "--lang", "en"]) == 0
    assert "not anchored" in capsys.readouterr().out
    assert run(["verify", "--db", sqlite, "--head", head, "--lang", "en"]) == 0
    assert "Anchored" in capsys.readouterr().out
    unguarded("UPDATE store_answerrow SET facts = 'no' WHERE code = '1.1'")
    assert run(["verify", "--db", sqlite, "--lang", "en"]) == 1
    assert "NOT WHOLE" in capsys.readouterr().out
    assert run(["verify", "--lang", "en"]) == 2
