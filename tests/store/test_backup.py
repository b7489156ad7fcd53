"""Backups: taken while others write, put back whole into either database, damaged ones refused."""

import threading
import time
import zipfile
from pathlib import Path

import pytest
from django.db import connection

from scoring.problems import Refusal
from scoring.store import database
from scoring.store.backup import back_up, restore
from scoring.store.models import AnswerRow, Chain, Person
from scoring.store.verify import verify
from tests.store.conftest import Postgres
from tests.store.offices import CAMPAIGN, Office, office, row


def code_of(refusal: pytest.ExceptionInfo[Refusal]) -> str:
    return refusal.value.problems[0].code


def test_backup_of_either_database_is_put_back_into_the_other(url: str, tmp_path: Path, postgres: Postgres) -> None:
    database.connect(url)
    there = office(tmp_path)
    there.to_council()
    before = [(one.code, one.facts, one.points) for one in there.source("snv").load().answers]
    done = back_up(there["qt"], tmp_path / "b.zip")
    assert verify([done.head]).problems == []
    if connection.vendor == "sqlite":
        name = f"restored_{tmp_path.name.replace('-', '_')}".lower()
        postgres.run(f"CREATE DATABASE {name} TEMPLATE {postgres.template}")
        database.connect(postgres.url(name))
    else:
        database.connect(str(tmp_path / "restored.db"))
        database.migrate()
    lost = "0" * 64
    assert restore(tmp_path / "b.zip", "test", [lost, done.head]).id == done.id
    found = verify([done.head])
    assert (found.problems, [epoch.lost for epoch in found.epochs]) == ([], [(lost,)])
    assert [(one.code, one.facts, one.points) for one in there.source("snv").load().answers] == before
    there.submit("02")  # new rows are numbered behind those put back
    assert verify().problems == []
    with pytest.raises(Refusal) as refusal:
        restore(tmp_path / "b.zip", "test")
    assert code_of(refusal) == "restore-not-empty"


def test_backup_taken_while_20_people_write_is_whole(url: str, tmp_path: Path) -> None:
    there = office(tmp_path)
    stop = threading.Event()
    people = [Writer(there, number, stop) for number in range(20)]
    for person in people:
        person.start()
    try:
        while not all(person.saved or person.refused for person in people):
            time.sleep(0.01)
        before = sum(person.saved for person in people)
        back_up(there["qt"], tmp_path / "b.zip")
    finally:
        stop.set()
        for person in people:
            person.join()
    assert [person.refused for person in people if person.refused] == []
    database.connect(str(tmp_path / "restored.db"))
    database.migrate()
    restore(tmp_path / "b.zip", "test")
    assert verify().problems == []
    assert AnswerRow.objects.count() >= before


class Writer(threading.Thread):
    """Somebody who saves answers until it is enough."""

    def __init__(self, there: Office, number: int, stop: threading.Event) -> None:
        super().__init__()
        self.there = there
        self.unit = f"0{number % 3 + 1}"
        self.stop = stop
        self.saved = 0
        self.refused: list[str] = []

    def run(self) -> None:
        try:
            while not self.stop.is_set() and not self.refused:
                self._save()
                self.stop.wait(1)  # a person looks at what is there before the next one
        finally:
            connection.close()

    def _save(self) -> None:
        try:
            self.there.save(f"cc{self.unit}", "officer", row(self.unit, "1.2", "self", f"{self.saved % 50}/50"))
            self.saved += 1
        except Refusal as refusal:  # somebody else's newer row is all that may stand in the way
            self.refused += [str(problem) for problem in refusal.problems if problem.code != "act-outdated"]


@pytest.mark.parametrize(
    ("part", "code"), [("backup.json", "restore-no-backup"), ("store_entry.jsonl", "restore-damaged")]
)
def test_damaged_backup_is_refused_and_nothing_is_stored(sqlite: str, tmp_path: Path, part: str, code: str) -> None:
    there = office(tmp_path)
    back_up(there["qt"], tmp_path / "b.zip")
    with zipfile.ZipFile(tmp_path / "b.zip") as good, zipfile.ZipFile(tmp_path / "bad.zip", "w") as bad:
        for name in good.namelist():
            said = good.read(name)
            changed = b"{}" if name == "backup.json" else said.replace(b"open", b"oqen")
            bad.writestr(name, changed if name == part else said)
    database.connect(str(tmp_path / "restored.db"))
    database.migrate()
    with pytest.raises(Refusal) as refusal:
        restore(tmp_path / "bad.zip", "test")
    assert code_of(refusal) == code
    assert not Person.objects.exists()


def test_backup_that_cannot_be_written_leaves_the_earlier_one(sqlite: str, tmp_path: Path) -> None:
    there = office(tmp_path)
    with pytest.raises(Refusal) as refusal:
        back_up(there["qt"], tmp_path / "nowhere" / "b.zip")
    assert code_of(refusal) == "backup-unwritable"
    with pytest.raises(Refusal) as refusal:
        restore(tmp_path / "nothing.zip", "test")
    assert code_of(refusal) == "restore-not-empty"
    assert Chain.objects.filter(campaign=CAMPAIGN).exists()
