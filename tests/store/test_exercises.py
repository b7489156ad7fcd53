"""A copy of a campaign for a class: marked, never published, every learner with a commune, thrown away whole."""

import io
import json
import zipfile
from pathlib import Path

import openpyxl
import pytest

from scoring.campaign.answers import Answer
from scoring.campaign.source import Act, Cell
from scoring.cli.main import run
from scoring.engine.ranking import rank_campaign
from scoring.problems import Refusal
from scoring.publish.publication import publication_of
from scoring.publish.workbooks.summary import summary_workbook
from scoring.show.terminal import ranking_text
from scoring.store import depot, exercises, file_acts, people
from scoring.store.desk import Doing, Login
from scoring.store.exercises import Discarded, Wanted, begin, discard
from scoring.store.models import AnswerRow, Assignment, Campaign, Entry, Person, Reason, UnitFile
from scoring.store.models_evidence import Description
from scoring.store.office import check
from scoring.store.people import NewAssignment
from scoring.store.publishing import publish
from scoring.store.source import DatabaseSource
from scoring.store.verify import verify
from scoring.usecases import evidence
from scoring.usecases.evidence import Described
from scoring.web.models import Draft
from scoring.words import tell
from tests.store import files
from tests.store.offices import CAMPAIGN, PASSWORD, Office, office, row
from tests.store.test_way import DECISION, DIGESTS

CLASS = "tap-huan"
MARK = tell("exercise-mark", "vi")
NOTE = "Nguyễn Thị Riêng Tư"


@pytest.fixture
def there(url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Office:
    monkeypatch.setenv(depot.FILES, str(tmp_path / "kept"))
    return office(tmp_path)


@pytest.fixture
def in_file(sqlite: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Office:
    """The same in a file alone, where it is not the database that is asked about."""
    monkeypatch.setenv(depot.FILES, str(tmp_path / "kept"))
    return office(tmp_path)


def learner(there: Office, number: int) -> Login:
    account = f"{CLASS}-{number:03}"
    there.logins[account] = Login(Person.objects.get(account=account).id, "test", there.clock)
    return there[account]


def save(login: Login, *rows: Answer) -> None:
    """Rows of a learner's own commune, the first of their cells."""
    cells = {Cell(one.unit, one.code, one.stage): None for one in rows}
    DatabaseSource(CLASS, login).append(Act("", "officer", "", rows, expected=cells))


def codes(refusal: pytest.ExceptionInfo[Refusal]) -> list[str]:
    return [problem.code for problem in refusal.value.problems]


def test_class_of_a_hundred_begins_and_goes_without_a_trace_of_content(in_file: Office) -> None:
    done = begin(in_file["snv"], CAMPAIGN, Wanted(CLASS, 100))
    assert (len(done.new), done.given, done.held) == (100, 200, 0)
    assert len({one.person.password for one in done.new}) == 100
    units = UnitFile.objects.filter(campaign=CLASS)
    assert units.count() == 100
    assert {*units.values_list("state", flat=True)} == {"draft"}
    assert {one.code: one.name for one in units.filter(place__in=(0, 3, 99))} == {
        "01": "An", "01-2": "An (2)", "01-34": "An (34)",
    }  # fmt: skip
    assert discard(in_file["snv"], CLASS) == Discarded(0, 0, 100)
    assert not Assignment.objects.filter(campaign=CLASS).exclude(state="ended").exists()
    assert Person.objects.filter(disabled=True).count() == 100
    assert verify().problems == []


def test_learner_fills_in_signs_and_sends_their_own_commune(in_file: Office) -> None:
    begin(in_file["snv"], CAMPAIGN, Wanted(CLASS, 4))
    login = learner(in_file, 4)
    source = DatabaseSource(CLASS, login)
    assert [unit.code for unit in source.load().units] == ["01-2"]
    save(login, row("01-2", "1.1", "self", "yes"))
    file_acts.move(login, "officer", "hand_over", CLASS, "01-2")
    file_acts.move(login, "head", "submit", CLASS, "01-2")
    assert UnitFile.objects.get(campaign=CLASS, code="01-2").state == "submitted"
    with pytest.raises(Refusal) as refusal:
        check(login, Doing("officer", "fill", CLASS, "01"))
    assert codes(refusal) == ["office-no-post"]
    with pytest.raises(Refusal):
        check(login, Doing("officer", "fill", CAMPAIGN, "01"))


def test_facts_come_along_without_names_and_notes(there: Office) -> None:
    there.save("cc01", "officer", row("01", "1.1", "self", "no", note=NOTE)._replace(by=NOTE))
    there.appraise()
    begin(there["snv"], CAMPAIGN, Wanted(CLASS, 4, facts=True))
    rows = AnswerRow.objects.filter(unit__campaign=CLASS)
    stated = {*rows.values_list("unit__code", "code", "stage", "facts", "note", "by")}
    assert stated == {
        (unit, code, stage, facts, "", "")
        for unit in ("01", "01-2")
        for code, stage, facts in (("1.1", "self", "yes"), ("1.2", "self", "45/50"), ("1.3", "survey", "80/100"))
    }
    assert {*UnitFile.objects.filter(campaign=CLASS).values_list("state", flat=True)} == {"draft"}
    assert verify().problems == []


def test_what_a_class_wrote_is_gone_and_the_journal_stays_whole(there: Office, tmp_path: Path) -> None:
    begin(there["snv"], CAMPAIGN, Wanted(CLASS, 2))
    login = learner(there, 1)
    save(login, row("01", "1.1", "self", "yes", note=NOTE), row("01", "1.2", "self", "45/50"))
    described = Described(Description(abstract=NOTE), (("1.1", "trang 2"),))
    evidence.attach(login, CLASS, "01", [("biên bản.pdf", files.PDF, described)], "")
    file_acts.move(login, "officer", "hand_over", CLASS, "01")
    file_acts.move(login, "head", "return", CLASS, "01", NOTE)
    people.assign(there["snv"], "secretariat", NewAssignment("nv", "appraiser", CLASS, body="noi-vu"))
    real = AnswerRow.objects.filter(unit__campaign=CAMPAIGN).count()
    done = discard(there["snv"], CLASS)
    assert (done.files, done.accounts) == (1, 2)
    assert not AnswerRow.objects.filter(unit__campaign=CLASS, facts="45/50").exists()
    assert not Reason.objects.filter(text=NOTE).exists()
    assert not [path for path in (tmp_path / "kept").rglob("*") if path.is_file()]
    assert not Person.objects.get(account="nv").disabled  # who appraises works elsewhere too
    assert AnswerRow.objects.filter(unit__campaign=CAMPAIGN).count() == real
    assert NOTE not in json.dumps([*Entry.objects.values_list("body", "reason")], ensure_ascii=False)
    found = verify()
    assert found.problems == []
    assert sum(one.contents for one in found.erased) == done.contents


def test_nothing_is_done_any_more_in_what_was_thrown_away(in_file: Office) -> None:
    begin(in_file["snv"], CAMPAIGN, Wanted(CLASS, 1))
    discard(in_file["snv"], CLASS)
    for doing in (Doing("secretariat", "enlist", CLASS), Doing("secretariat", "discard", CLASS)):
        with pytest.raises(Refusal) as refusal:
            check(in_file["snv"], doing)
        assert codes(refusal) == ["campaign-discarded"]
    with pytest.raises(Refusal) as refusal:
        begin(in_file["snv"], CAMPAIGN, Wanted(CLASS, 1))
    assert codes(refusal) == ["campaign-there"]
    people.disable(in_file["qt"], "nv")


def test_appraisal_is_never_thrown_away_and_exercise_never_published(in_file: Office) -> None:
    with pytest.raises(Refusal) as refusal:
        discard(in_file["snv"], CAMPAIGN)
    assert codes(refusal) == ["office-unmet"]
    assert Campaign.objects.get(id=CAMPAIGN).state == "open"
    begin(in_file["snv"], CAMPAIGN, Wanted(CLASS, 1))
    UnitFile.objects.filter(campaign=CLASS).update(state="decided")
    with pytest.raises(Refusal) as refusal:
        publish(in_file["snv"], CLASS, DECISION, DIGESTS)
    assert [str(one.values["condition"]) for one in refusal.value.problems] == [
        "Said(code='condition-real', values={})"
    ]


@pytest.mark.parametrize(
    ("wanted", "code"),
    [
        (Wanted("không hợp lệ/", 1), "name"),
        (Wanted(CLASS, 0), "exercise-number"),
        (Wanted(CAMPAIGN, 1), "campaign-there"),
    ],
)
def test_exercise_that_can_not_be_leaves_nothing(in_file: Office, wanted: Wanted, code: str) -> None:
    people_before = Person.objects.count()
    with pytest.raises(Refusal) as refusal:
        begin(in_file["snv"], CAMPAIGN, wanted)
    assert code in codes(refusal)[0]
    assert (Campaign.objects.count(), Person.objects.count()) == (1, people_before)


@pytest.mark.parametrize("account", ["qt", "ct", "cc01"])
def test_exercise_is_the_secretariats(in_file: Office, account: str) -> None:
    with pytest.raises(Refusal):
        begin(in_file[account], CAMPAIGN, Wanted(CLASS, 1))
    begin(in_file["snv"], CAMPAIGN, Wanted(CLASS, 1))
    with pytest.raises(Refusal):
        exercises.discard(in_file[account], CLASS)


def test_exercise_is_marked_on_terminal_and_sheet(in_file: Office) -> None:
    begin(in_file["snv"], CAMPAIGN, Wanted(CLASS, 2))
    copy = DatabaseSource(CLASS, in_file["snv"]).load()
    assert (copy.settings.sample, copy.settings.exercise, copy.settings.calendar) != (False, False, {})
    text = ranking_text(copy, rank_campaign(copy, "self"), "vi", None, None)
    assert text.count(MARK) == 2
    with zipfile.ZipFile(io.BytesIO(summary_workbook(publication_of(copy, "self"), "vi"))) as book:
        assert MARK in book.read("xl/sharedStrings.xml").decode()


def test_last_days_that_are_over_are_not_copied(in_file: Office) -> None:
    in_file.clock.set("2023-02-01")
    begin(in_file["snv"], CAMPAIGN, Wanted(CLASS, 1))
    calendar = DatabaseSource(CLASS, in_file["snv"]).load().settings.calendar
    assert [*calendar] == ["explanation"]


def test_commands_begin_and_discard(
    sqlite: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    office(tmp_path)
    monkeypatch.setenv("SCORING_PASSWORD", PASSWORD)
    at = ["--db", sqlite, "--as", "snv", "--lang", "en"]
    out = tmp_path / "class.xlsx"
    asked = ["campaign", "exercise", CAMPAIGN, CLASS, "--out", str(out), "--learners"]
    assert run([*asked, "0", *at]) == 1
    assert not out.exists()
    assert run([*asked, "3", *at]) == 0
    assert "open for 3 learners" in capsys.readouterr().out
    sheet = openpyxl.load_workbook(out).worksheets[0]
    assert [cell.value for cell in sheet["C"]][3:] == [f"{CLASS}-{number:03}" for number in (1, 2, 3)]
    assert "An" in sheet["B4"].value
    for campaign in (CLASS, CAMPAIGN):  # what was typed at the site and not stated
        Draft.objects.create(campaign=campaign, unit="01", code="1.2", stage="self", person=1, typed=[])
    assert run(["campaign", "discard", CLASS, *at]) == 0
    assert [*Draft.objects.values_list("campaign", flat=True)] == [CAMPAIGN]
    assert "3 accounts are out of use" in capsys.readouterr().out
    assert run(["rank", CLASS, *at]) == 0
    assert run(["verify", "--db", sqlite, "--lang", "en"]) == 0
