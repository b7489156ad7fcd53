"""What was acknowledged is there after the writer is killed; a database that refuses says why and has nothing half."""

import os
import random
import signal
import sqlite3
import time
import warnings
from pathlib import Path

import pytest
from django.db import connection

from scoring.problems import Refusal
from scoring.store import database
from scoring.store.models import AnswerRow, Entry
from scoring.store.verify import verify
from tests.store.offices import Office, office, row

KILLS = int(os.environ.get("SCORING_KILLS", "2"))
"""Of each database; `.ci/run` asks for 50, `.ci/proof` for 1,000."""


def write_on(there: Office, url: str, out: int, run: int) -> None:
    """Saves answers one after the other, and says of each that it was acknowledged."""
    database.connect(url)
    for count in range(10_000):
        facts = f"{count % 50}/50"
        there.save("cc01", "officer", row("01", "1.2", "self", facts, note=f"lần {run}.{count}"))
        os.write(out, f"{run}.{count}\n".encode())


def killed(there: Office, url: str, run: int, pick: random.Random) -> set[str]:
    """A writer killed at a random moment; what it had acknowledged."""
    connection.close()
    reads, writes = os.pipe()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # about threads, of which the child has none
        child = os.fork()
    if child == 0:
        try:
            write_on(there, url, writes, run)
        finally:
            os._exit(1)
    os.close(writes)
    first = os.read(reads, 64)
    time.sleep(pick.uniform(0, 0.3))
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    with os.fdopen(reads, "rb") as rest:
        told = first + rest.read()
    return {line.decode() for line in told.splitlines(keepends=True) if line.endswith(b"\n")}


@pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are not forked here")
def test_nothing_acknowledged_is_lost_by_a_kill(url: str, tmp_path: Path) -> None:
    there = office(tmp_path)
    pick = random.Random(7)
    acknowledged: set[str] = set()
    for run in range(KILLS):
        told = killed(there, url, run, pick)
        assert told
        acknowledged |= {f"lần {one.strip()}" for one in told}
    database.connect(url)
    assert acknowledged <= {*AnswerRow.objects.values_list("note", flat=True)}
    assert verify().problems == []
    print(f"{KILLS} kills, {len(acknowledged)} acknowledged answers, none lost; {database.durability()}")


def test_writes_are_durable(url: str) -> None:
    settings = database.durability()
    if connection.vendor == "sqlite":
        assert database.is_durable()
        assert settings == {"journal_mode": "wal", "synchronous": "2", "foreign_keys": "1", "recursive_triggers": "1"}
    else:  # the tests' own server has fsync off; an office's is refused so
        assert settings["synchronous_commit"] == "on"
        assert not database.is_durable()


def full() -> None:
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA page_count")
        cursor.execute(f"PRAGMA max_page_count = {cursor.fetchone()[0]}")


def read_only() -> None:
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA query_only = ON")


def locked() -> None:
    other = sqlite3.connect(connection.settings_dict["NAME"], isolation_level=None, check_same_thread=False)
    other.execute("BEGIN IMMEDIATE")
    OTHERS.append(other)
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA busy_timeout = 20")


def save_many(there: Office, saved: list[int]) -> None:
    """Long answers until the database refuses; those that it took."""
    for count in range(200):
        there.save("cc01", "officer", row("01", "1.2", "self", "45/50", note=f"{count} " + "x" * 5_000))
        saved.append(count)


OTHERS: list[sqlite3.Connection] = []


@pytest.mark.parametrize(
    ("ail", "said"), [(full, "full"), (read_only, "readonly"), (locked, "locked")], ids=["full", "read-only", "locked"]
)
def test_database_that_cannot_be_written_says_why(sqlite: str, tmp_path: Path, ail: object, said: str) -> None:
    there = office(tmp_path)
    rows, entries = AnswerRow.objects.count(), Entry.objects.count()
    assert callable(ail)
    ail()
    saved: list[int] = []
    with pytest.raises(Refusal) as refusal:
        save_many(there, saved)
    (problem,) = refusal.value.problems
    assert (problem.code, said in problem.values["reason"]) == ("office-unusable", True)
    while OTHERS:
        OTHERS.pop().close()
    database.connect(sqlite)
    assert (AnswerRow.objects.count(), Entry.objects.count()) == (rows + len(saved), entries + len(saved))
    assert verify().problems == []
    there.save("cc01", "officer", row("01", "1.2", "self", "46/50"))
