"""Content erased by law: gone from tables, disk and file of the database; the journal whole, points as they were."""

import json
from pathlib import Path

import pytest
from django.db import connection

from scoring.cli.main import run
from scoring.engine.ranking import rank_campaign
from scoring.problems import Refusal
from scoring.store import database, depot, people
from scoring.store.backup import back_up, restore
from scoring.store.desk import Doing
from scoring.store.erasing import Erased, Target, erase, erase_person
from scoring.store.erasures import erasures_here, erasures_in
from scoring.store.evidence_seen import content_of, evidence_of, version_of
from scoring.store.history import Filters, history
from scoring.store.models import AnswerRow, Entry, IntakeRow, Person, Reason
from scoring.store.office import acting
from scoring.store.recorded import erased_by
from scoring.store.source import DatabaseSource
from scoring.store.verify import verify
from scoring.usecases import office as office_uses
from tests.store import files
from tests.store.offices import CAMPAIGN, PASSWORD, Office, office, row
from tests.store.test_evidence import attach
from tests.store.test_verify import unguarded

LAW = "Luật số 91/2025/QH15"
GONE = erased_by(LAW)
SECRET = "Nguyễn Thị Bí Mật ở bản Sin Súng"  # noqa: S105  # a person's name, which has to go


@pytest.fixture
def there(url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Office:
    monkeypatch.setenv(depot.FILES, str(tmp_path / "kept"))
    return office(tmp_path)


@pytest.fixture
def in_file(sqlite: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Office:
    """The same in a file alone, where it is not the database that is asked about."""
    monkeypatch.setenv(depot.FILES, str(tmp_path / "kept"))
    return office(tmp_path)


def law(there: Office, **named: object) -> Erased:
    return erase(there["snv"], CAMPAIGN, Target(**named), "đơn của công dân", LAW)  # type: ignore[arg-type]


def code_of(refusal: pytest.ExceptionInfo[Refusal]) -> str:
    return refusal.value.problems[0].code


def scores(there: Office) -> list[tuple[str, object]]:
    ranked = rank_campaign(there.source("snv").load(), "final")
    return [(one.result.unit.code, one.result.score) for one in ranked.units]


def told(there: Office) -> str:
    """All that the journal tells the secretariat."""
    rows = history(there["snv"], CAMPAIGN, Filters())
    return json.dumps([one._asdict() for one in rows], ensure_ascii=False)


def test_texts_of_a_node_are_gone_and_points_stay(there: Office) -> None:
    there.submit()
    there.move("snv", "secretariat", "receive")
    there.save("nv", "appraiser", row("01", "1.1", "appraisal", points="2", note=SECRET))
    before = scores(there)
    assert SECRET in told(there)
    done = law(there, unit="01", code="1.1")
    assert (done.contents, done.files) == (3, 0)  # words of evidence, a note, and the act's reason, which repeats it
    assert SECRET not in told(there)
    assert LAW in told(there)
    assert {one.note for one in there.source("snv").load().rows["01"]["1.1"] if one.points} == {GONE}
    assert not Reason.objects.filter(text__contains=SECRET).exists()
    found = verify()
    assert (found.problems, sum(one.contents for one in found.erased)) == ([], 3)
    assert scores(there) == before
    with pytest.raises(Refusal) as refusal:
        law(there, unit="01", code="1.1")
    assert code_of(refusal) == "erase-nothing"


def test_nothing_is_left_in_the_file_of_the_database(sqlite: str, tmp_path: Path) -> None:
    there = office(tmp_path)
    there.save("cc01", "officer", row("01", "1.1", "self", "yes", note=SECRET, evidence=SECRET))
    law(there, unit="01", code="1.1")
    left = b"".join(path.read_bytes() for path in Path(sqlite).parent.glob("office.db*") if path.is_file())
    assert LAW.encode() in left
    assert SECRET.encode() not in left


def test_facts_go_once_another_row_replaced_them(in_file: Office) -> None:
    in_file.save("cc01", "officer", row("01", "1.2", "self", "45/50"))
    with pytest.raises(Refusal) as refusal:
        law(in_file, unit="01", row=1, also=("facts",))
    assert code_of(refusal) == "erase-facts-count"
    in_file.save("cc01", "officer", row("01", "1.2", "self", "40/50"))
    before = scores(in_file)
    assert law(in_file, unit="01", row=1, also=("facts", "by")).contents == 1
    first, second = in_file.source("cc01").load(["01"]).rows["01"]["1.2"]
    assert (first.facts, first.note, second.facts) == ("", GONE, "40/50")
    assert verify().problems == []
    assert scores(in_file) == before
    in_file.save("cc01", "officer", row("01", "1.2", "self", "41/50"))  # what is gone stands in nobody's way
    assert verify().problems == []


def test_document_goes_with_its_file_and_every_name_of_it(there: Office, tmp_path: Path) -> None:
    there.save("cc01", "officer", row("01", "1.1", "self", "yes"))
    number = attach(there, files.PDF, ("1.1", "trang 2"), symbol="12/BC", abstract=SECRET)
    _, file = version_of(there["cc01"], CAMPAIGN, "01", number)
    before = scores(there)
    done = law(there, unit="01", document=number)
    assert (done.files, done.kept) == (1, ())
    assert not files.lying(file.sha256).exists()
    one, gone = version_of(there["cc01"], CAMPAIGN, "01", number)
    assert {one.what.symbol, one.what.abstract, gone.name, one.cited[0].page} == {GONE}
    assert AnswerRow.objects.latest("number").evidence == GONE
    with pytest.raises(Exception, match="evidence-erased"):
        content_of(gone)
    assert (verify().problems, verify().files, scores(there)) == ([], 0, before)
    again = attach(there, files.PDF, ("1.1", "trang 2"))  # the same bytes, attached again, are a document of their own
    assert again != number
    assert version_of(there["cc01"], CAMPAIGN, "01", again)[1].erased is False
    assert (verify().problems, verify().files) == ([], 1)


def test_file_that_another_document_has_stays_and_is_told(in_file: Office) -> None:
    numbers = [attach(in_file, files.PDF, ("1.1", ""), account=f"cc{unit}", unit=unit) for unit in ("01", "02")]
    done = law(in_file, unit="01", document=numbers[0], version=1)
    assert (done.contents, done.files, done.kept) == (1, 0, ("02 1",))
    assert verify().problems == []


def test_reason_goes_wherever_the_act_wrote_it(in_file: Office) -> None:
    in_file.submit()
    in_file.move("snv", "secretariat", "return", reason=SECRET)
    entry = Entry.objects.get(act="return", chain__unit="01")
    assert law(in_file, unit="01", entry=entry.number).contents == 1
    assert SECRET not in told(in_file)
    assert verify().problems == []
    Reason.objects.filter(entry=Entry.objects.filter(act="erase").latest("id")).update(text=GONE, salt="")
    assert [one.code for one in verify().problems] == ["journal-reason"]  # gone without an act that says so


def test_name_of_a_person_goes_once_the_account_is_out_of_use(there: Office) -> None:
    there.save("cc01", "officer", row("01", "1.2", "self", "45/50")._replace(by="Người cc01"))
    with pytest.raises(Refusal) as refusal:
        erase_person(there["snv"], "cc01", "đơn", LAW)
    assert code_of(refusal) == "erase-person-active"
    people.disable(there["qt"], "cc01")
    assert erase_person(there["snv"], "cc01", "đơn", LAW).contents == 2
    assert (Person.objects.get(account="cc01").name, AnswerRow.objects.get().by) == (GONE, GONE)
    assert verify().problems == []


@pytest.mark.parametrize("ground", ["", "  "])
def test_without_a_legal_ground_nothing_goes(in_file: Office, ground: str) -> None:
    in_file.save("cc01", "officer", row("01", "1.1", "self", "yes", note=SECRET))
    with pytest.raises(Refusal) as refusal:
        erase(in_file["snv"], CAMPAIGN, Target("01", "1.1"), "đơn", ground)
    assert code_of(refusal) == "office-unmet"
    with pytest.raises(Refusal) as refusal:
        erase(in_file["snv"], CAMPAIGN, Target("01", "1.1"), " ", LAW)
    assert code_of(refusal) == "office-no-reason"
    with pytest.raises(Refusal) as refusal:
        erase(in_file["cc01"], CAMPAIGN, Target("01", "1.1"), "đơn", LAW)
    assert code_of(refusal) == "office-no-post"
    assert AnswerRow.objects.get().note == SECRET


def test_changed_byte_near_erased_content_is_found(in_file: Office) -> None:
    number = attach(in_file, files.PDF, ("1.1", "trang 2"), symbol="12/BC")
    in_file.save(
        "cc01", "officer", row("01", "1.1", "self", "yes", note=SECRET), row("01", "1.2", "self", "45/50", note="x")
    )
    law(in_file, unit="01", code="1.1")
    law(in_file, unit="01", document=number)
    assert verify().problems == []
    changes = [
        ("store_answerrow", "note", "code = '1.1'", erased_by("Luật khác")),  # another ground
        ("store_answerrow", "note", "code = '1.1'", ""),  # as if in_file had been nothing
        ("store_answerrow", "note", "code = '1.2'", GONE),  # another text gone by no act
        ("store_answerrow", "salts", "code = '1.1'", '{"note":"00"}'),
        ("store_answerrow", "facts", "code = '1.1'", "no"),
        ("store_documentfile", "name", "version = 1", "b.pdf"),
        ("store_documentfile", "sha256", "version = 1", "0" * 64),
    ]
    for table, column, where, value in changes:
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT {column} FROM {table} WHERE {where}")  # noqa: S608
            (kept,) = cursor.fetchone()
        unguarded(f"UPDATE {table} SET {column} = %s WHERE {where}", value)  # noqa: S608
        assert verify().problems, (table, column, value)
        unguarded(f"UPDATE {table} SET {column} = %s WHERE {where}", kept)  # noqa: S608
    assert verify().problems == []


def test_restore_of_an_older_backup_erases_again(
    in_file: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    number = attach(in_file, files.PDF, ("1.1", "trang 2"), symbol=SECRET)
    in_file.save("cc01", "officer", row("01", "1.1", "self", "yes", note=SECRET), row("01", "1.2", "self", "45/50"))
    back_up(in_file["qt"], tmp_path / "older.zip")
    law(in_file, unit="01", code="1.1")
    law(in_file, unit="01", document=number)
    in_file.save("cc01", "officer", row("01", "1.2", "self", "46/50", note=SECRET))
    law(in_file, unit="01", row=3)  # the older backup does not have it
    back_up(in_file["qt"], tmp_path / "later.zip")
    assert erasures_here() == erasures_in(tmp_path / "later.zip")
    known = erasures_here()
    monkeypatch.setenv(depot.FILES, str(tmp_path / "again"))
    for again, gone, backup in ((4, 4, "older.zip"), (0, 5, "later.zip")):
        database.connect(str(tmp_path / f"{backup}.db"))
        database.migrate()
        assert restore(tmp_path / backup, "test", erased=known).erased == again
        found = verify()
        assert (found.problems, found.files) == ([], 0)
        assert not [path for path in (tmp_path / "again").rglob("*") if path.is_file()]
        assert sum(one.contents for one in found.erased if one.ground == LAW) == gone
        assert not AnswerRow.objects.filter(note=SECRET).exists()
        assert evidence_of(in_file["cc01"], CAMPAIGN)[0].what.symbol == GONE
        connection.close()


def test_erasure_that_takes_more_than_content_is_found(in_file: Office) -> None:
    """The program writes no such row: what stands behind it is somebody who writes rows of the journal themselves."""
    in_file.save("cc01", "officer", row("01", "1.2", "self", "45/50"))
    with acting(in_file["snv"], Doing("secretariat", "erase", CAMPAIGN, reason="vì", given={"ground": LAW})) as desk:
        answer = AnswerRow.objects.select_related("unit").get()
        desk.in_chain_of(answer.unit).change(answer, facts="50/50")
    assert [one.code for one in verify().problems] == ["journal-erasing"]


def test_exported_campaign_says_what_was_erased_and_comes_in_again(in_file: Office, tmp_path: Path) -> None:
    in_file.save("cc01", "officer", row("01", "1.2", "self", "45/50"), row("01", "1.1", "self", "yes"))
    in_file.save("cc01", "officer", row("01", "1.2", "self", "40/50"))
    numbers = [attach(in_file, content, ("1.1", "")) for content in (files.PDF, files.PNG)]
    law(in_file, unit="01", document=numbers[0])
    law(in_file, unit="01", row=1, also=("facts",))
    in_file.move("cc01", "officer", "hand_over")
    in_file.move("ct01", "head", "submit")
    before = scores(in_file)
    office_uses.give_out(in_file["snv"], CAMPAIGN, tmp_path / "out")
    assert GONE in (tmp_path / "out" / "documents.csv").read_text(encoding="utf-8")
    assert GONE in (tmp_path / "out" / "answers.csv").read_text(encoding="utf-8")
    office_uses.bring_in(in_file["snv"], tmp_path / "out", "again")
    ranked = rank_campaign(DatabaseSource("again", in_file["snv"]).load(), "final")
    assert [(one.result.unit.code, one.result.score) for one in ranked.units] == before
    assert [one.number for one in evidence_of(in_file["snv"], "again")] == [numbers[1]]
    assert verify().problems == []


def test_commands_erase_and_tell(
    sqlite: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    there = office(tmp_path)
    there.save("cc01", "officer", row("01", "1.1", "self", "yes", note=SECRET))
    back_up(there["qt"], tmp_path / "b.zip")
    people.disable(there["qt"], "cc02")
    monkeypatch.setenv("SCORING_PASSWORD", PASSWORD)
    at = ["--db", sqlite, "--as", "snv", "--lang", "en", "--reason", "asked", "--ground", LAW]
    assert run(["campaign", "erase", CAMPAIGN, "--unit", "01", *at]) == 2
    assert run(["campaign", "erase", CAMPAIGN, "--unit", "01", "--code", "1.1", *at]) == 0
    assert "Erased 1 contents" in capsys.readouterr().out
    assert run(["person", "erase", "cc02", *at]) == 0
    assert run(["verify", "--db", sqlite, "--lang", "en"]) == 0
    assert f"1 contents, by {LAW}" in capsys.readouterr().out
    again = str(tmp_path / "again.db")
    assert (
        run(["office", "restore", str(tmp_path / "b.zip"), "--db", again, "--erased-in", sqlite, "--lang", "en"]) == 0
    )
    assert "Erased 2 contents again" in capsys.readouterr().out
    database.connect(again)
    assert AnswerRow.objects.get().note == GONE
    assert not IntakeRow.objects.exists()
