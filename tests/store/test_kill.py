"""What was acknowledged is there after the writer is killed; a database that refuses says why and has nothing half."""

import contextlib
import os
import random
import signal
import time
import warnings
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connection, connections

from scoring.problems import Refusal
from scoring.store import database
from scoring.store.models import AnswerRow, Entry
from scoring.store.verify import verify
from tests.cli.golden import output
from tests.store.offices import Office, office, row

KILLS = int(os.environ.get("SCORING_KILLS", "2"))
"""Of each database; a step of its own in `.ci/run` asks for 50, `.ci/proof` for 1,000."""


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
def test_nothing_acknowledged_is_lost_by_a_kill(durable: str, tmp_path: Path) -> None:
    there = office(tmp_path)
    assert database.is_durable()
    pick = random.Random(7)
    acknowledged: set[str] = set()
    for run in range(KILLS):
        told = killed(there, durable, run, pick)
        assert told
        acknowledged |= {f"lần {one.strip()}" for one in told}
    database.connect(durable)
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


def save_many(there: Office, saved: list[int]) -> None:
    """Long answers until the database refuses; those that it took."""
    for count in range(200):
        there.save("cc01", "officer", row("01", "1.2", "self", "45/50", note=f"{count} " + "x" * 5_000))
        saved.append(count)


FULL_DISK = """
CREATE FUNCTION full_disk() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
RAISE EXCEPTION 'could not extend file: No space left on device' USING ERRCODE = 'disk_full'; END $$;
CREATE TRIGGER full_disk BEFORE INSERT ON store_entry FOR EACH ROW EXECUTE FUNCTION full_disk()
"""
"""As the server says it, when the answer is written and its row of the journal is not yet."""
AILS = {
    "sqlite": {
        "full": ("PRAGMA max_page_count = 1", ""),  # not below what there is: nothing more
        "read": ("PRAGMA query_only = ON", ""),
        "lock": ("PRAGMA busy_timeout = 20", ""),
    },
    "postgresql": {
        "No space left": (FULL_DISK, "DROP FUNCTION full_disk CASCADE"),
        "read-only": ("SET default_transaction_read_only = on", ""),
        "lock": ("SET lock_timeout = 20", ""),
    },
}
"""What the database says by what makes it ail, and what heals it; a lock is somebody else's."""


def run(statement: str) -> None:
    if statement:
        with connection.cursor() as cursor:
            cursor.execute(statement)


@contextlib.contextmanager
def writing_elsewhere() -> Iterator[None]:
    """Another connection that writes and does not end: all of SQLite, or the unit's chain."""
    other = connections.create_connection("default")
    try:
        with other.cursor() as cursor:
            if other.vendor == "sqlite":
                cursor.execute("BEGIN IMMEDIATE")
            else:
                cursor.execute("BEGIN")
                cursor.execute("SELECT 1 FROM store_chain FOR UPDATE")
            yield
    finally:
        other.close()


@pytest.mark.parametrize("ail", ["full", "read-only", "locked"])
def test_database_that_cannot_be_written_says_why(url: str, tmp_path: Path, ail: str) -> None:
    there = office(tmp_path)
    rows, entries = AnswerRow.objects.count(), Entry.objects.count()
    said, (makes, heals) = list(AILS[connection.vendor].items())[["full", "read-only", "locked"].index(ail)]
    run(makes)
    saved: list[int] = []
    with writing_elsewhere() if ail == "locked" else contextlib.nullcontext(), pytest.raises(Refusal) as refusal:
        save_many(there, saved)
    (problem,) = refusal.value.problems
    assert (problem.code, said in problem.values["reason"]) == ("office-unusable", True)
    run(heals)
    database.connect(url)
    assert (AnswerRow.objects.count(), Entry.objects.count()) == (rows + len(saved), entries + len(saved))
    assert verify().problems == []
    there.save("cc01", "officer", row("01", "1.2", "self", "46/50"))


def test_damaged_file_is_told(sqlite: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    office(tmp_path)
    run("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    whole = Path(sqlite).read_bytes()
    Path(sqlite).write_bytes(whole[: len(whole) // 2])
    assert "malformed" in output(capsys, "verify", "--db", sqlite, status=1)[1]
