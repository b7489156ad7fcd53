"""Saving an answer: what is read for it stays as little however large the campaign and its journal grow."""

import json
import sqlite3
from pathlib import Path

from django.db import connection

from scoring.campaign.source import Act, Cell
from scoring.store.models import AnswerRow, Campaign, Chain, Entry, UnitFile
from tests.store.offices import CAMPAIGN, Office, office, row

UNITS, ROWS = 300, 3_000
STEPS = 10
"""Steps of SQLite's machine that are counted as one."""


def steps_of_a_save(there: Office, before: list[int]) -> int:
    """How much SQLite does for one answer; counted, not timed, so that it is the same on every machine."""
    source = there.source("cc01")
    standing = [one for one in source.load(["01"]).answers if one.code == "1.2"]
    act = Act("cc01", "officer", "", (row("01", "1.2", "self", "45/50"),), expected={
        Cell("01", "1.2", "self"): standing[-1] if standing else None,
    })  # fmt: skip
    connection.ensure_connection()
    database = connection.connection
    assert isinstance(database, sqlite3.Connection)
    database.set_progress_handler(lambda: before.append(1), STEPS)
    source.append(act)
    database.set_progress_handler(None, STEPS)
    return len(before)


def grow(rows: int) -> None:
    """Further units with their chains, and rows of the journal and of answers: other units', and other nodes' of 01."""
    campaign = Campaign.objects.get(id=CAMPAIGN)
    codes = [f"9{number:03}" for number in range(UNITS)]
    UnitFile.objects.bulk_create(
        UnitFile(campaign=campaign, code=code, place=9, name=code, columns=json.dumps({"kind": "xa"})) for code in codes
    )
    Chain.objects.bulk_create(Chain(campaign=CAMPAIGN, unit=code) for code in codes)
    files = list(UnitFile.objects.filter(code__in=["01", *codes[:3]]))
    AnswerRow.objects.bulk_create(
        AnswerRow(
            unit=files[number % 4],
            number=100 + number,
            code="1.1",
            stage="self",
            facts="yes",
            at="2023-01-10T08:00:00+07:00",
            received="",
        )
        for number in range(rows)
    )
    chain, last = Chain.objects.get(campaign=CAMPAIGN, unit="9000"), Entry.objects.count()
    Entry.objects.bulk_create(Entry(id=last + 100 + number, chain=chain, number=number) for number in range(rows))


def test_a_save_reads_as_little_of_a_large_campaign_as_of_a_small_one(sqlite: str, tmp_path: Path) -> None:
    there = office(tmp_path)
    steps_of_a_save(there, [])
    small = steps_of_a_save(there, [])
    grow(ROWS)
    large = steps_of_a_save(there, [])
    print(f"a save: {small * STEPS} steps of SQLite, with {UNITS} units and {ROWS} rows more {large * STEPS}")
    assert small > 10
    assert large <= small * 1.5
