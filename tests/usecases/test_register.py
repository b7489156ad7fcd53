"""Registers of departments in a campaign folder: by mapped columns, all or nothing, each problem at its cell."""

from pathlib import Path

import pytest
import xlsxwriter  # type: ignore[import-untyped]

from samples import register_phong_tho
from scoring import shipped
from scoring.campaign.answers import Answer
from scoring.campaign.folder import read_campaign
from scoring.campaign.folder_source import FolderSource
from scoring.cli.main import DONE, PROBLEMS, run
from scoring.problems import Problem, Refusal
from scoring.usecases.answer import answer
from scoring.usecases.asking import Event, Notices
from scoring.usecases.register import Outcome, Register
from tests.small import branch, criteria_text, leaf, write
from tests.usecases.test_unit_list import Rows, excel

CRITERIA = criteria_text(
    branch(
        "1", "10",
        leaf("1.1", "4", "{kind: proportional}", "from: register"),
        leaf("1.2", "3", more="from: register, applies_to: {kind: [xa]}"),
        leaf("1.3", "3", "{kind: judged, step: 0.5}", "from: survey"),
    ),
)  # fmt: skip
UNITS = "00001,An,xa\n00002,Bình,xa\n00003,Châu,phuong"
MAPPING = """
unit: Mã xã
by: Sở Tư pháp
leaves:
  - {code: "1.1", facts: "{Đúng  hạn}/{Tổng số}", note: "Sổ {Số}", evidence: BC 5}
  - {code: "1.2", facts: "{Đạt chuẩn}", words: {ĐẠT: yes, không đạt: no}}
"""
HEADS = ("STT", "Mã xã", "Tổng số", "Đúng hạn", "Đạt chuẩn", "Số")
GOOD: Rows = [HEADS, (1, 1, 50, 45, "Đạt", "7"), (2, 2, 20, 20, "Không đạt", "8"), (3, "châu", 10, 9, "Đạt", None)]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "mapping.yaml").write_text(MAPPING, encoding="utf-8")
    return write(tmp_path / "campaign", CRITERIA, "", units=UNITS)


def register(folder: Path, rows: Rows = GOOD) -> Register:
    return Register(excel(folder.parent / "so.xlsx", rows), folder.parent / "mapping.yaml", "tp")


def taken(folder: Path, rows: Rows = GOOD, restore: bool = False) -> Outcome:
    brought = register(folder, rows)
    source = FolderSource(folder)
    outcome = brought.read(source, restore)
    brought.take_in(outcome, source, "secretariat")
    return outcome


def refused(folder: Path, rows: Rows) -> list[tuple[str, str]]:
    """The places within the sheet, and the codes of what is wrong with them."""
    before = (folder / "answers.csv").read_bytes()
    with pytest.raises(Refusal) as refusal:
        taken(folder, rows)
    assert (folder / "answers.csv").read_bytes() == before
    return [(str(one.place).partition(":")[2], one.code) for one in refusal.value.problems]


def of_mapping(folder: Path, text: str) -> list[Problem]:
    (folder.parent / "mapping.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(Refusal) as refusal:
        taken(folder)
    return list(refusal.value.problems)


def facts(folder: Path) -> list[tuple[str, str, str]]:
    return [(row.unit, row.code, row.facts) for row in read_campaign(folder).answers]


def test_columns_become_facts_notes_and_evidence_of_units_by_code_without_zeros_or_name(folder: Path) -> None:
    taken(folder)
    rows = [row._replace(at="") for row in read_campaign(folder).answers]
    assert rows == [
        Answer("00001", "1.1", "register", "45/50", "", "Sổ 7", "BC 5", "Sở Tư pháp"),
        Answer("00001", "1.2", "register", "yes", by="Sở Tư pháp"),
        Answer("00002", "1.1", "register", "20/20", "", "Sổ 8", "BC 5", "Sở Tư pháp"),
        Answer("00002", "1.2", "register", "no", by="Sở Tư pháp"),
        Answer("00003", "1.1", "register", "9/10", "", "Sổ", "BC 5", "Sở Tư pháp"),
    ]
    (came_in,) = read_campaign(folder).intake
    assert (came_in.what, came_in.file, came_in.stage, came_in.added, came_in.by) == (
        "register", "so.xlsx", "register", "5", "tp",
    )  # fmt: skip


def test_register_taken_in_again_writes_nothing(folder: Path) -> None:
    taken(folder)
    before = (folder / "answers.csv").read_bytes()
    outcome = taken(folder)
    assert (outcome.changes, outcome.same) == ([], 5)
    assert (folder / "answers.csv").read_bytes() == before
    assert len(read_campaign(folder).intake) == 1


def test_empty_cells_change_nothing_and_units_left_out_are_told(folder: Path) -> None:
    taken(folder)
    outcome = taken(folder, [HEADS, (1, "00001", None, None, "không đạt", None)])
    assert [(change.row.code, change.row.facts) for change in outcome.changes] == [("1.2", "no")]
    assert [unit.code for unit in outcome.unsaid] == ["00002", "00003"]
    assert facts(folder)[-1] == ("00001", "1.2", "no")


def test_old_register_undoes_no_correction_unless_restored(folder: Path) -> None:
    taken(folder)
    answer(FolderSource(folder), "secretariat", Answer("00001", "1.1", "register", "46/50", by="tp"), "CV 3")
    assert refused(folder, GOOD) == [("Sheet!D2", "register-replaced")]
    taken(folder, restore=True)
    assert facts(folder)[-1] == ("00001", "1.1", "45/50")


def test_every_problem_stands_at_its_cell_and_nothing_is_written(folder: Path) -> None:
    rows: Rows = [
        HEADS,
        (1, "00001", 50, 51, "Đạt", None),
        (2, "nowhere", 20, 20, "Đạt", None),
        (3, None, 20, 20, "Đạt", None),
        (4, "00002", None, 9, "chưa rõ", None),
        (5, "An", 5, 5, None, None),
    ]
    assert sorted(refused(folder, rows)) == [
        ("Sheet!B3", "unit-unknown"),
        ("Sheet!B4", "register-no-unit"),
        ("Sheet!B6", "register-unit-twice"),
        ("Sheet!C5", "register-cell-empty"),
        ("Sheet!D2", "share-above-one"),
        ("Sheet!E5", "not-yes-or-no"),
    ]


def test_cell_with_an_error_is_no_empty_cell(folder: Path) -> None:
    path = folder.parent / "so.xlsx"
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet("Sheet")
    sheet.write_row(0, 0, HEADS)
    sheet.write(1, 1, "00001")
    sheet.write_formula(1, 4, "=NA()", None, "#N/A")
    book.close()
    with pytest.raises(Refusal) as refusal:
        Register(path, folder.parent / "mapping.yaml", "tp").read(FolderSource(folder))
    assert [(one.code, one.place.column) for one in refusal.value.problems] == [("form-cell-error", "Sheet!E2")]


def test_head_that_is_missing_or_there_twice_is_named(folder: Path) -> None:
    rows: Rows = [("Mã xã", "Tổng số", "Đúng hạn", "Số"), ("00001", 50, 45, "7")]
    with pytest.raises(Refusal) as refusal:
        taken(folder, rows)
    assert [dict(one.values) for one in refusal.value.problems] == [{"columns": ["Đạt chuẩn"]}]
    assert [code for _, code in refused(folder, [(*HEADS, "Đúng hạn"), (1, 1, 50, 45, "Đạt", "7", 44)])] == [
        "column-twice"
    ]


def test_csv_is_read_as_workbooks_are(folder: Path) -> None:
    path = folder.parent / "so.csv"
    path.write_text("Mã xã;Tổng số;Đúng hạn;Đạt chuẩn;Số\n1;50;45;Đạt;7\n00002;1.234;999;;\n", encoding="utf-8-sig")
    brought = Register(path, folder.parent / "mapping.yaml", "tp")
    with pytest.raises(Refusal) as refusal:
        brought.read(FolderSource(folder))
    (problem,) = refusal.value.problems
    assert (problem.code, problem.place.line, problem.place.column) == ("number-ambiguous", 3, "Đúng hạn")


def test_odd_figures_are_told_at_their_cell(folder: Path) -> None:
    (folder.parent / "mapping.yaml").write_text(
        'unit: Mã xã\nleaves: [{code: "1.1", facts: "{Tỷ lệ}"}]\n', encoding="utf-8"
    )
    told: list[Event] = []
    brought = register(folder, [("Mã xã", "Tỷ lệ"), ("00001", 0.95)])
    brought.read(FolderSource(folder), tell=told.append)
    odd = [one for event in told if isinstance(event, Notices) for one in event.problems]
    assert [(one.code, one.place.column) for one in odd] == [("odd-share", "Sheet!B2")]


def test_mapping_that_names_no_leaf_twice_one_or_no_column_is_refused_at_its_lines(folder: Path) -> None:
    problems = of_mapping(
        folder,
        'unit: Mã xã\nleaves:\n- {code: "1.9", facts: "{a}"}\n- {code: "1", facts: "{a}"}\n'
        '- {code: "1.1", facts: 45/50}\n- {code: "1.1", facts: "{a}"}\n',
    )
    assert [(one.place.line, one.code) for one in problems] == [
        (3, "code-unknown"), (4, "register-no-leaf"), (5, "register-facts-constant"), (6, "register-leaf-twice"),
    ]  # fmt: skip


def test_sample_says_what_its_campaign_has(capsys: pytest.CaptureFixture[str]) -> None:
    sample = shipped.campaign_folder(register_phong_tho.NAME)
    assert register_phong_tho.register() == (sample / "register.csv").read_text(encoding="utf-8")
    arguments = [str(shipped.campaign_folder("phong-tho-2022")), str(sample / "register.csv")]
    arguments += ["--mapping", str(sample / "mapping.yaml"), "--lang", "en"]
    assert run(["register", "import", *arguments, "--dry-run"]) == DONE
    assert "Would write 0 new figures and replace 0; 51 stand already." in capsys.readouterr().out


def test_command_tells_what_it_replaces_and_a_dry_run_writes_nothing(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    taken(folder)
    before = (folder / "answers.csv").read_bytes()
    path = excel(folder.parent / "new.xlsx", [HEADS, (1, 1, 50, 47, "Đạt", "7")])
    command = ["register", "import", str(folder), str(path), "--mapping", str(folder.parent / "mapping.yaml")]
    assert run([*command, "--lang", "en", "--dry-run"]) == DONE
    told = capsys.readouterr()
    assert "00001   1.1     45/50         47/50" in told.out
    assert "2 units: 00002 Bình, 00003 Châu" in told.err
    assert (folder / "answers.csv").read_bytes() == before
    assert run([*command, "--lang", "en"]) == DONE
    assert facts(folder)[-1] == ("00001", "1.1", "47/50")
    assert run([*command[:3], "nowhere.csv", *command[4:]]) == PROBLEMS
