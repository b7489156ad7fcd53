"""Evidence: attached by who may, one document for many leaves, versions kept, frozen with the stage, seen with rows."""

import os
import random
from pathlib import Path

import pytest

from scoring.campaign.folder_source import FolderSource
from scoring.problems import Refusal
from scoring.store import database, depot, evidence_acts, keeping
from scoring.store.backup import back_up, restore
from scoring.store.evidence_seen import evidence_of, version_of
from scoring.store.models_evidence import Description
from scoring.store.verify import verify
from scoring.usecases import evidence
from scoring.usecases import office as office_uses
from scoring.usecases.evidence import Described
from tests.store import files
from tests.store.conftest import Postgres
from tests.store.offices import CAMPAIGN, Office, office, row

CASES = int(os.environ.get("SCORING_PROPERTY_CASES", "8"))


@pytest.fixture
def there(sqlite: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Office:
    monkeypatch.setenv(depot.FILES, str(tmp_path / "kept"))
    return office(tmp_path)


@pytest.fixture
def on_either(url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Office:
    monkeypatch.setenv(depot.FILES, str(tmp_path / "kept"))
    return office(tmp_path)


def attach(
    there: Office, content: bytes, *cited: tuple[str, str], account: str = "cc01", unit: str = "01", **said: str
) -> int:
    what = Description(**{name: text for name, text in said.items() if name in Description._fields})
    described = Described(what, cited)
    (number,) = evidence.attach(
        there[account], CAMPAIGN, unit, [("biên bản.pdf", content, described)], account
    )  # fmt: skip
    return number


def seen(there: Office, account: str, unit: str = "01") -> dict[int, list[tuple[str, str, int]]]:
    """By document what somebody sees cited: node, stage, version."""
    found = evidence_of(there[account], CAMPAIGN, [unit])
    return {one.number: [(cited.code, cited.stage, cited.version) for cited in one.cited] for one in found}


def code_of(refusal: pytest.ExceptionInfo[Refusal]) -> str:
    return refusal.value.problems[0].code


def test_one_document_serves_many_leaves_and_is_kept_once(there: Office, tmp_path: Path) -> None:
    number = attach(there, files.PDF, ("1.1", "trang 2"), symbol="12/BC-UBND", day="20/12/2022")
    assert attach(there, files.PDF, ("1.2", "mục II")) == number
    evidence.cite(there["cc01"], CAMPAIGN, "01", number, [("1", "")], "cc01")
    (one,) = evidence_of(there["cc01"], CAMPAIGN, ["01"])
    assert [(cited.code, cited.page) for cited in one.cited] == [("1.1", "trang 2"), ("1.2", "mục II"), ("1", "")]
    assert one.what == Description("12/BC-UBND", "2022-12-20")
    assert one.newest.name == "biên bản.pdf"
    assert [path.read_bytes() for path in (tmp_path / "kept").rglob("*") if path.is_file()] == [files.PDF]
    found = verify()
    assert (found.problems, found.files) == ([], 1)


def test_later_version_is_added_and_the_earlier_kept(there: Office) -> None:
    number = attach(there, files.PDF, ("1.1", "trang 2"))
    described = Described(replaces=number)
    assert evidence.attach(there["cc01"], CAMPAIGN, "01", [("b.png", files.PNG, described)], "cc01") == [number]
    _, first = version_of(there["cc01"], CAMPAIGN, "01", number, 1)
    one, second = version_of(there["cc01"], CAMPAIGN, "01", number)
    assert (keeping.read_whole(first.sha256, first.size), second.type) == (files.PDF, "png")
    assert [(cited.version, cited.page) for cited in one.cited] == [(2, "trang 2")]
    assert verify().problems == []


def test_evidence_is_frozen_with_its_stage(there: Office) -> None:
    number = attach(there, files.PDF, ("1.1", ""), symbol="12")
    there.submit()
    for act in (
        lambda: attach(there, files.PNG, ("1.1", "")),
        lambda: evidence_acts.cite(there["cc01"], CAMPAIGN, "01", number, [("1.2", "")]),
        lambda: evidence_acts.withdraw(there["cc01"], CAMPAIGN, "01", number, "1.1"),
    ):
        with pytest.raises(Refusal) as refusal:
            act()
        assert code_of(refusal) == "office-no-right"
    assert seen(there, "nv") == {number: [("1.1", "self", 1)]}


def test_evidence_of_explanations_stands_beside_what_was_declared(on_either: Office) -> None:
    there = on_either
    number = attach(there, files.PDF, ("1.1", "trang 2"), symbol="12")
    there.appraise()
    there.move("snv", "secretariat", "ask")
    again = Described(replaces=number)
    evidence.attach(there["cc01"], CAMPAIGN, "01", [("b.pdf", files.numbered(2), again)], "cc01")
    assert seen(there, "nv") == {number: [("1.1", "self", 1), ("1.1", "explanation", 2)]}
    with pytest.raises(Refusal) as refusal:
        evidence_acts.withdraw(there["cc01"], CAMPAIGN, "01", number, "1.2")
    assert code_of(refusal) == "evidence-not-cited"
    with pytest.raises(Refusal) as refusal:
        attach(there, files.numbered(2), symbol="13")
    assert code_of(refusal) == "evidence-frozen"
    evidence_acts.withdraw(there["cc01"], CAMPAIGN, "01", number, "1.1")
    assert seen(there, "nv") == {number: [("1.1", "self", 1)]}
    assert verify().problems == []


def test_evidence_is_seen_with_the_rows_it_proves(there: Office) -> None:
    """A draft's is its commune's; what is submitted the body's on its leaves, council and secretariat."""
    number = attach(there, files.PDF, ("1.1", ""))
    other = attach(there, files.PNG, ("1.2", ""))
    for account in ("cc02", "nv", "hd1", "snv", "qt", "dt"):
        assert seen(there, account) == {}
        with pytest.raises(Refusal) as refusal:
            version_of(there[account], CAMPAIGN, "01", number)
        assert code_of(refusal) == "evidence-unknown"
    there.submit()
    assert [*seen(there, "nv")] == [number]
    assert [*seen(there, "tp")] == [other]
    for account in ("ct01", "hd1", "snv"):
        assert [*seen(there, account)] == [number, other]
    for account in ("cc02", "qt", "dt"):
        assert seen(there, account) == {}


def test_only_the_unit_s_own_officer_attaches(there: Office) -> None:
    for account in ("cc02", "ct01", "nv", "ldnv", "hd1", "tk", "ct", "snv", "qt", "dt"):
        with pytest.raises(Refusal):
            attach(there, files.PDF, ("1.1", ""), account=account)
    assert verify().files == 0


def test_head_attaches_the_signed_report(there: Office) -> None:
    there.save("cc01", "officer", row("01", "1.1", "self", "yes", evidence="BC 12"))
    said = Described(Description("45/BC-UBND"))
    with pytest.raises(Refusal):
        evidence.attach_report(there["ct01"], CAMPAIGN, "01", "ký.pdf", files.PDF, said)
    there.move("cc01", "officer", "hand_over")
    evidence.attach_report(there["ct01"], CAMPAIGN, "01", "ký.pdf", files.PDF, said)
    number = evidence.attach_report(there["ct01"], CAMPAIGN, "01", "ký lại.pdf", files.numbered(2), said)
    there.move("ct01", "head", "submit")
    one, newest = version_of(there["snv"], CAMPAIGN, "01", number)
    assert (one.report, newest.version, newest.name) == (True, 2, "ký lại.pdf")
    assert seen(there, "nv") == {}


def test_answer_without_a_word_of_evidence_names_what_is_attached(there: Office) -> None:
    there.save("cc01", "officer", row("01", "1.1", "self", "yes"), row("01", "1.2", "self", "45/50", evidence="có"))
    attach(there, files.PDF, ("1.1", "trang 2"), ("1.2", ""), symbol="12/BC-UBND")
    stands = {one.code: one.evidence for one in there.source("cc01").load(["01"]).answers}
    assert stands == {"1.1": "12/BC-UBND (trang 2)", "1.2": "có"}


def test_what_fails_stores_nothing(there: Office) -> None:
    said = Described(cited=(("1.1", ""),))
    with pytest.raises(Refusal) as refusal:
        evidence.attach(
            there["cc01"], CAMPAIGN, "01", [("a.pdf", files.PDF, said), ("b.pdf", files.HTML, said)], "cc01"
        )  # fmt: skip
    assert code_of(refusal) == "evidence-type"
    with pytest.raises(Refusal) as refusal:
        attach(there, files.PDF, ("9.9", ""))
    assert code_of(refusal) == "code-unknown"
    with pytest.raises(Refusal) as refusal:
        attach(there, files.PDF, ("1.1", ""), day="32/13/2022")
    assert code_of(refusal) == "date-unreadable"
    assert (seen(there, "cc01"), verify().files) == ({}, 0)


def test_limits_of_a_unit(there: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(evidence_acts, "MOST_DOCUMENTS", 2)
    attach(there, files.numbered(1), ("1.1", ""))
    attach(there, files.numbered(2), ("1.1", ""))
    with pytest.raises(Refusal) as refusal:
        attach(there, files.numbered(3), ("1.1", ""))
    assert code_of(refusal) == "evidence-many"


def test_any_changed_byte_of_a_file_is_found(there: Office) -> None:
    kept = [
        version_of(there["cc01"], CAMPAIGN, "01", attach(there, files.numbered(one), ("1.1", "")))[1] for one in (1, 2)
    ]
    pick = random.Random(CASES)
    for _ in range(CASES):
        file = pick.choice(kept)
        path = files.lying(file.sha256)
        whole = path.read_bytes()
        where = pick.randrange(len(whole))
        path.write_bytes(whole[:where] + bytes([whole[where] ^ (1 << pick.randrange(8))]) + whole[where + 1 :])
        assert [problem.code for problem in verify().problems] == ["evidence-lost-file"]
        path.write_bytes(whole)
    files.lying(kept[0].sha256).unlink()
    assert [problem.code for problem in verify().problems] == ["evidence-lost-file"]


def test_campaign_goes_out_and_in_again_with_its_evidence(there: Office, tmp_path: Path) -> None:
    number = attach(there, files.PDF, ("1.1", "trang 2"), ("1.2", ""), symbol="12/BC-UBND", day="20/12/2022")
    evidence.attach(there["cc01"], CAMPAIGN, "01", [("b.png", files.PNG, Described(replaces=number))], "cc01")
    there.submit()
    office_uses.give_out(there["snv"], CAMPAIGN, tmp_path / "out")
    assert FolderSource(tmp_path / "out").load().answers
    office_uses.bring_in(there["snv"], tmp_path / "out", "again")
    before, after = (evidence_of(there["snv"], name) for name in (CAMPAIGN, "again"))
    assert [(one.what, one.cited, one.files[-1].sha256) for one in before] == [
        (one.what, one.cited, one.files[-1].sha256) for one in after
    ]
    office_uses.give_out(there["snv"], "again", tmp_path / "out2")
    for name in ("documents.csv", "citations.csv"):
        assert (tmp_path / "out" / name).read_bytes() == (tmp_path / "out2" / name).read_bytes()
    assert verify().problems == []


@pytest.mark.parametrize(
    ("name", "before", "after", "code"),
    [
        ("documents.csv", "12/BC", "12/BC", "evidence-lost"),
        ("documents.csv", ",1,1,no,", ",x,1,no,", "count-not-whole"),
        ("documents.csv", ",no,", ",perhaps,", "word-unknown"),
        ("citations.csv", ",1.1,", ",1.9,", "word-unknown"),
        ("citations.csv", "01,1,", "01,7,", "evidence-unknown"),
    ],
)
def test_folder_with_damaged_evidence_is_refused(
    there: Office, tmp_path: Path, name: str, before: str, after: str, code: str
) -> None:
    attach(there, files.PDF, ("1.1", "trang 2"), symbol="12/BC")
    there.submit()
    out = tmp_path / "out"
    office_uses.give_out(there["snv"], CAMPAIGN, out)
    if code == "evidence-lost":
        (path,) = (out / "evidence").glob("*")
        path.write_bytes(files.numbered(1))
    (out / name).write_text((out / name).read_text("utf-8").replace(before, after), "utf-8")
    with pytest.raises(Refusal) as refusal:
        office_uses.bring_in(there["snv"], out, "again")
    assert code_of(refusal) == code


def test_files_of_a_database_in_a_file_are_beside_it(sqlite: str, tmp_path: Path) -> None:
    attach(office(tmp_path), files.PDF, ("1.1", ""))
    assert [path.read_bytes() for path in Path(f"{sqlite}.files").glob("*/*")] == [files.PDF]


def test_files_of_a_server_want_a_folder(postgres: Postgres) -> None:
    database.connect(postgres.url(postgres.template))
    with pytest.raises(Refusal) as refusal:
        keeping.depot()
    assert code_of(refusal) == "evidence-no-folder"


def test_folder_that_takes_nothing_is_told_and_nothing_recorded(
    there: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "no folder").write_text("")
    monkeypatch.setenv(depot.FILES, str(tmp_path / "no folder"))
    with pytest.raises(Refusal) as refusal:
        attach(there, files.PDF, ("1.1", ""))
    assert code_of(refusal) == "evidence-unwritable"
    assert seen(there, "cc01") == {}


def test_backup_brings_the_files_back(there: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    number = attach(there, files.PDF, ("1.1", ""))
    attach(there, files.PNG, ("1.1", ""))
    _, file = version_of(there["cc01"], CAMPAIGN, "01", number)
    done = back_up(there["qt"], tmp_path / "whole.zip")
    files.lying(file.sha256).write_bytes(b"%PDF-changed")
    without = back_up(there["qt"], tmp_path / "lost.zip")
    assert ((done.files, done.lost), (without.files, without.lost)) == ((2, 0), (1, 1))
    for name, problems in (("whole", []), ("lost", ["evidence-lost-file"])):
        monkeypatch.setenv(depot.FILES, str(tmp_path / f"kept-{name}"))
        database.connect(str(tmp_path / f"{name}.db"))
        database.migrate()
        restore(tmp_path / f"{name}.zip", "test")
        assert [problem.code for problem in verify().problems] == problems
