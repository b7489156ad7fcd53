"""What an auditor tries: whole files taken away, rows written as another act, clocks moved back, old copies put back.

Whoever does it owns the tables, can compute every hash, and does so: what is left to find it are the seals of the
campaign, the table of rights, and heads printed elsewhere.
"""

import datetime
import hashlib
import json
from pathlib import Path

import pytest
from django.db import connection

from scoring.cli.main import run
from scoring.store.journal import hash_of
from scoring.store.models import Chain, Entry
from scoring.store.models_evidence import DocumentFile
from scoring.store.verify import verify
from scoring.tree.canonical import canonical_json
from tests.store import files
from tests.store.offices import CAMPAIGN, Office, office, row
from tests.store.test_evidence import attach
from tests.store.test_verify import unguarded


@pytest.fixture
def there(sqlite: str, tmp_path: Path) -> Office:
    return office(tmp_path)


def codes() -> set[str]:
    return {problem.code for problem in verify().problems}


def rewritten(entry: Entry, **values: object) -> None:
    """A row of the journal with other values and the hash that they have, at the end of its chain."""
    for name, value in values.items():
        setattr(entry, name, value)
    chain = entry.chain
    digest = hash_of(entry, chain.campaign, chain.unit)
    changed = {**values, "hash": digest}
    sets = ", ".join(f"{name} = %s" for name in changed)
    unguarded(f"UPDATE store_entry SET {sets} WHERE id = %s", *changed.values(), entry.id)  # noqa: S608
    Chain.objects.filter(id=chain.id).update(head=digest)


def last_of(unit: str) -> Entry:
    return Entry.objects.select_related("chain").filter(chain__campaign=CAMPAIGN, chain__unit=unit).latest("number")


def test_file_taken_away_whole_is_missed_by_its_campaign_s_seal(there: Office) -> None:
    chain = Chain.objects.get(campaign=CAMPAIGN, unit="03")
    unguarded("DELETE FROM store_entry WHERE chain_id = %s", chain.id)
    unguarded("DELETE FROM store_unitfile WHERE code = '03'")
    unguarded("DELETE FROM store_chain WHERE id = %s", chain.id)
    (problem,) = verify().problems
    assert (problem.code, problem.place.file) == ("journal-seal", f"{CAMPAIGN}/03")


def test_row_of_another_stage_than_its_act_writes_is_found(there: Office) -> None:
    there.save("cc01", "officer", row("01", "1.1", "self", "yes"))
    entry = last_of("01")
    body = json.loads(entry.body)
    body["changes"][0][3]["stage"] = "council"
    rewritten(entry, body=canonical_json(body))
    unguarded("UPDATE store_answerrow SET stage = 'council'")
    assert codes() == {"journal-right"}


def test_row_of_answers_changed_in_place_is_no_act_of_anybody(there: Office) -> None:
    there.save("cc01", "officer", row("01", "1.2", "self", "45/50"))
    there.save("cc01", "officer", row("01", "1.1", "self", "yes"))
    entry = last_of("01")
    body = json.loads(entry.body)
    table, key, _, new = body["changes"][0]
    body["changes"].append([table, key, {"points": new["points"]}, {"points": "3"}])
    rewritten(entry, body=canonical_json(body))
    unguarded("UPDATE store_answerrow SET points = '3' WHERE code = '1.1'")
    assert codes() == {"journal-right"}


def test_file_sent_in_with_the_clock_put_back_is_named(there: Office) -> None:
    there.save("cc01", "officer", row("01", "1.1", "self", "yes"), row("01", "1.2", "self", "45/50"))
    there.move("cc01", "officer", "hand_over")
    there.clock.set("2023-01-16")  # the last day is over
    there.submit("02")
    there.clock.set("2023-01-15")
    there.move("ct01", "head", "submit")
    found = verify()
    assert found.problems == []
    (place,) = found.backwards
    assert place.file == CAMPAIGN
    assert place.line is not None
    assert Entry.objects.get(chain__campaign=CAMPAIGN, chain__unit="", number=place.line).act == "submit"


def test_clocks_of_servers_a_few_seconds_apart_are_none(there: Office) -> None:
    there.submit("01")
    there.clock.at -= datetime.timedelta(seconds=50)
    there.submit("02")
    assert verify().backwards == []


def test_old_copy_of_the_file_put_back_is_missed_by_a_printed_head(
    sqlite: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    there = office(tmp_path)
    there.submit("01")
    connection.close()
    before = Path(sqlite).read_bytes()
    there.submit("02")
    head = Chain.objects.get(campaign=CAMPAIGN, unit="02").head
    connection.close()
    for end in ("-wal", "-shm"):
        Path(f"{sqlite}{end}").unlink(missing_ok=True)
    Path(sqlite).write_bytes(before)
    assert run(["verify", "--db", sqlite, "--lang", "en"]) == 0
    assert run(["verify", "--db", sqlite, "--head", head, "--lang", "en"]) == 1


def test_two_files_of_evidence_that_changed_places_are_found(there: Office) -> None:
    """Each is a file that the office keeps, whole and known, only of another document."""
    for unit, content in (("01", files.PDF), ("02", files.PNG)):
        attach(there, content, ("1.1", ""), account=f"cc{unit}", unit=unit)
    one, other = (files.lying(hashlib.sha256(content).hexdigest()) for content in (files.PDF, files.PNG))
    kept = one.read_bytes()
    one.write_bytes(other.read_bytes())
    other.write_bytes(kept)
    assert [problem.code for problem in verify().problems] == ["evidence-lost-file"] * 2
    other.write_bytes(one.read_bytes())
    one.write_bytes(kept)
    first, second = DocumentFile.objects.order_by("unit__code")
    unguarded("UPDATE store_documentfile SET sha256 = %s WHERE id = %s", second.sha256, first.id)
    assert "stored-differs" in codes()
