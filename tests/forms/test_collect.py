"""What collecting takes in, keeps and leaves alone."""

import threading
from pathlib import Path

import pytest

from scoring.campaign.answers import Answer
from scoring.campaign.folder import read_campaign
from scoring.campaign.folder_source import FolderSource
from scoring.forms.collect import Run, collect
from scoring.forms.merge import Choices
from scoring.problems import Refusal
from tests.forms.hostile import CRITERIA, FACTS, UNITS, Cells, Rows, meta_of, rows_of, small_campaign, write_form
from tests.forms.test_collect_hostile import NO_CHOICES, NOW, collected
from tests.small import campaign


def rows(folder: Path) -> list[Answer]:
    return list(read_campaign(folder).answers)


def test_takes_in_what_is_new(tmp_path: Path) -> None:
    made = small_campaign(tmp_path / "c")
    form = write_form(tmp_path / "a.xlsx", meta_of(made), rows_of())
    found = collected(tmp_path / "c", form)
    assert found.written
    assert {change.kind for change in found.changes} == {"added"}
    assert {row.code: row.facts for row in rows(tmp_path / "c")} == FACTS
    assert {(row.unit, row.stage, row.by, row.at) for row in rows(tmp_path / "c")} == {
        ("01", "self", "Xã An", "2023-01-10T15:00:00+07:00")
    }
    assert rows(tmp_path / "c")[0].evidence == "12/KH-UBND ngày 05/01/2022 của UBND xã: Kế hoạch CCHC; trang 2"


def test_dry_run_writes_nothing(tmp_path: Path) -> None:
    made = small_campaign(tmp_path / "c")
    form = write_form(tmp_path / "a.xlsx", meta_of(made), rows_of())
    before = {path.name: path.read_bytes() for path in (tmp_path / "c").iterdir()}
    found = collected(tmp_path / "c", form, dry_run=True)
    assert len(found.changes) == 6
    assert not found.written
    assert {path.name: path.read_bytes() for path in (tmp_path / "c").iterdir()} == before


def test_rows_that_stand_keep_their_bytes(tmp_path: Path) -> None:
    standing = '01,I.2,self,không,,,,Cán bộ,2022-12-01T08:00\n02,I.2,self,CÓ,,"a, b",,x,2022-12-01'
    made = small_campaign(tmp_path / "c", standing)
    answers = tmp_path / "c" / "answers.csv"
    answers.write_bytes(b"\xef\xbb\xbf" + answers.read_bytes().replace(b"\n", b"\r\n"))
    before = answers.read_bytes()
    found = collected(tmp_path / "c", write_form(tmp_path / "a.xlsx", meta_of(made), rows_of()))
    changed = [change for change in found.changes if change.kind == "changed"]
    assert [(change.before and change.before.facts, change.after.facts) for change in changed] == [("không", "có")]
    assert answers.read_bytes().startswith(before)
    assert answers.read_bytes().count(b"\r\n") == before.count(b"\r\n") + 6
    assert len(rows(tmp_path / "c")) == 8


def test_what_is_written_otherwise_is_no_change(tmp_path: Path) -> None:
    standing = (
        "01,I.1,self,45 of 50,,,12/KH-UBND ngày 05/01/2022 của UBND xã: Kế hoạch CCHC;  trang 2\n"
        "01,I.2,self,YES\n01,I.3,self,28/12/2022\n01,I.4,self,plan\n01,I.5,self,1.50,,Theo báo cáo\n01,I.6,self,0.750"
    )
    made = small_campaign(tmp_path / "c", standing)
    before = (tmp_path / "c" / "answers.csv").read_bytes()
    assert collected(tmp_path / "c", write_form(tmp_path / "a.xlsx", meta_of(made), rows_of())).changes == []
    assert (tmp_path / "c" / "answers.csv").read_bytes() == before


def test_cleared_cells_withdraw(tmp_path: Path) -> None:
    made = small_campaign(tmp_path / "c", "01,I.2,self,có,,,,Xã An,2022-12-01\n01,I.6,self,,,Rút lại,,Xã An,2022-12-01")
    empty: dict[str, Cells] = {code: {} for code in ("I.1", "I.2", "I.3", "I.4|plan", "I.4|report", "I.5")}
    empty["I.6"] = {"note": "Rút lại"}
    found = collected(tmp_path / "c", write_form(tmp_path / "a.xlsx", meta_of(made), rows_of(empty)))
    assert [(change.kind, change.after.code) for change in found.changes] == [("withdrawn", "I.2")]
    last = rows(tmp_path / "c")[-1]
    assert (last.facts, last.points, last.note) == ("", "", "")


def test_row_without_a_moment_gets_one_before_the_new_row(tmp_path: Path) -> None:
    made = small_campaign(tmp_path / "c", "01,I.2,self,không")
    collected(tmp_path / "c", write_form(tmp_path / "a.xlsx", meta_of(made), rows_of()))
    of_node = [row for row in rows(tmp_path / "c") if row.code == "I.2"]
    assert [(row.facts, row.at) for row in of_node] == [
        ("không", "2023-01-10T14:59:59+07:00"),
        ("có", "2023-01-10T15:00:00+07:00"),
    ]


@pytest.mark.parametrize("stage", ["self", "appraisal"])
def test_new_row_is_later_than_all_of_its_node(tmp_path: Path, stage: str) -> None:
    typed = "không" if stage == "self" else ""
    points = "" if stage == "self" else "1"
    made = small_campaign(tmp_path / "c", f"01,I.2,{stage},{typed},{points},a,,x,2023-02-01T10:00:00Z")
    form = write_form(tmp_path / "a.xlsx", meta_of(made), rows_of())
    collected(tmp_path / "c", form, choices=Choices(reopen=True))
    assert [row.at for row in rows(tmp_path / "c") if row.facts == "có"] == ["2023-02-01T17:00:01+07:00"]


def test_missing_columns_are_added(tmp_path: Path) -> None:
    made = small_campaign(tmp_path / "c")
    (tmp_path / "c" / "answers.csv").write_text("stage;unit;code;facts\nself;02;I.2;có\n", encoding="utf-8")
    collected(tmp_path / "c", write_form(tmp_path / "a.xlsx", meta_of(made), rows_of()))
    text = (tmp_path / "c" / "answers.csv").read_text(encoding="utf-8")
    assert text.startswith("stage;unit;code;facts;points;note;evidence;by;at\nself;02;I.2;có;;;;;\n")
    assert len(rows(tmp_path / "c")) == 7


def test_good_forms_come_in_beside_bad_ones(tmp_path: Path) -> None:
    made = small_campaign(tmp_path / "c")
    good = write_form(tmp_path / "a.xlsx", meta_of(made), rows_of())
    wrong = rows_of({"I.1": {"fact1": 60, "fact2": 50}, "I.3": {"fact1": "30/02/2022"}}, "02")
    bad = write_form(tmp_path / "b.xlsx", meta_of(made, unit="02"), wrong)
    found = collected(tmp_path / "c", bad, good)
    assert [[str(problem.place) for problem in file.problems] for file in found.files] == [
        [f"{bad}:Phần I!C4", f"{bad}:Phần I!C6"],
        [],
    ]
    assert {row.unit for row in rows(tmp_path / "c")} == {"01"}


def test_two_forms_of_one_unit_that_were_saved_at_once(tmp_path: Path) -> None:
    """Which of them is the later nobody knows: the second is refused with both values."""
    made = small_campaign(tmp_path / "c")
    one = write_form(tmp_path / "a.xlsx", meta_of(made), rows_of())
    two = write_form(tmp_path / "a (1).xlsx", meta_of(made), rows_of({"I.2": {"fact1": "không"}}))
    found = collected(tmp_path / "c", one, two)
    assert [[problem.code for problem in file.problems] for file in found.files] == [[], ["form-conflict"]]
    values = found.files[1].problems[0].values
    assert (values["form"], values["stands"], values["by"]) == ("không", "có", "Xã An")
    assert {row.code: row.facts for row in rows(tmp_path / "c")} == FACTS


def test_later_of_two_forms_of_one_unit_counts_whatever_their_names(tmp_path: Path) -> None:
    made = small_campaign(tmp_path / "c")
    later = write_form(
        tmp_path / "a.xlsx", meta_of(made), rows_of({"I.2": {"fact1": "không"}}), saved="2023-01-06T09:00:00"
    )
    earlier = write_form(tmp_path / "b.xlsx", meta_of(made), rows_of())
    found = collected(tmp_path / "c", later, earlier)
    assert [len(file.changes) for file in found.files] == [1, 6]
    assert [row.facts for row in rows(tmp_path / "c") if row.code == "I.2"] == ["có", "không"]


def test_copies_of_one_form_count_once(tmp_path: Path) -> None:
    made = small_campaign(tmp_path / "c")
    one = write_form(tmp_path / "a.xlsx", meta_of(made), rows_of())
    two = tmp_path / "copy.xlsx"
    two.write_bytes(one.read_bytes())
    found = collected(tmp_path / "c", one, two)
    assert [len(file.changes) for file in found.files] == [6, 0]
    assert len(rows(tmp_path / "c")) == 6


def test_appraisal_form_of_a_body(tmp_path: Path) -> None:
    made = small_campaign(tmp_path / "c", "01,I.5,self,2,,a\n02,I.5,self,1,,a")
    meta = meta_of(made, unit="*", stage="appraisal", body="so")
    cells: Rows = [("01|I.5", {"points": 1.5, "note": "Thiếu biên bản"}), ("02|I.5", {})]
    found = collected(tmp_path / "c", write_form(tmp_path / "a.xlsx", meta, cells))
    assert [change.after[:6] for change in found.changes] == [("01", "I.5", "appraisal", "", "1,5", "Thiếu biên bản")]
    assert found.changes[0].after.by == "Tổ giúp việc (Sở Nội vụ)"
    foreign: Rows = [("01|I.2", {"points": 1, "note": "a"}), ("01|I.5", {})]
    refused = collected(tmp_path / "c", write_form(tmp_path / "b.xlsx", meta, foreign)).files[0]
    assert [(problem.code, problem.place.column) for problem in refused.problems] == [
        ("form-key-other-body", "Phần I!A4")
    ]


def test_points_at_fault_are_told_at_their_cell(tmp_path: Path) -> None:
    made = small_campaign(tmp_path / "c")
    meta = meta_of(made, unit="*", stage="appraisal")
    cells: Rows = [
        ("01|I.1", {"points": 3, "note": "a"}),
        ("01|I.5", {"points": 1.3, "note": "a"}),
        ("01|I.2", {"points": 1}),
    ]
    found = collected(tmp_path / "c", write_form(tmp_path / "a.xlsx", meta, cells)).files[0]
    assert [(problem.code, problem.place.column) for problem in found.problems] == [
        ("points-out-of-range", "Phần I!F4"),
        ("off-step", "Phần I!F5"),
        ("adjustment-without-reason", "Phần I!G6"),
    ]


def test_explanation(tmp_path: Path) -> None:
    made = small_campaign(tmp_path / "c", "01,I.2,self,có,,,,x,2022-12-01\n01,I.2,appraisal,không,,a,,x,2023-01-01")
    cells = [("01|I.2", {"note": "Đã có kế hoạch", "evidence": "TL1"})]
    form = write_form(tmp_path / "a.xlsx", meta_of(made, stage="explanation"), cells)
    found = collected(tmp_path / "c", form)
    assert [(change.kind, change.after.facts, change.after.note) for change in found.changes] == [
        ("added", "", "Đã có kế hoạch")
    ]
    assert collected(tmp_path / "c", form).changes == []


def test_many_collectors_at_once_lose_nothing(tmp_path: Path) -> None:
    made = small_campaign(tmp_path / "c")
    forms = [
        write_form(tmp_path / f"{unit}.xlsx", meta_of(made, unit=unit), rows_of(unit=unit)) for unit in ("01", "02")
    ]
    taken: list[str] = []

    def run(form: Path) -> None:
        for _ in range(1000):
            try:
                collected(tmp_path / "c", form)
            except Refusal:
                continue
            taken.append(form.name)
            return

    threads = [threading.Thread(target=run, args=(form,)) for form in forms]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(taken) == ["01.xlsx", "02.xlsx"]
    assert len(rows(tmp_path / "c")) == 12


def test_answers_changed_meanwhile_are_not_overwritten(tmp_path: Path) -> None:
    made = small_campaign(tmp_path / "c")
    form = write_form(tmp_path / "a.xlsx", meta_of(made), rows_of())
    answers = tmp_path / "c" / "answers.csv"
    meanwhile = answers.read_bytes() + "01,I.2,self,có,,,,Lan,\n".encode()

    def progress(*_: object) -> None:
        answers.write_bytes(meanwhile)

    with pytest.raises(Refusal) as refused:
        collect(FolderSource(tmp_path / "c"), [form], Run("Hoa", NOW, NO_CHOICES), progress)
    assert [(problem.code, problem.values["found_by"]) for problem in refused.value.problems] == [
        ("act-outdated", "Lan")
    ]
    assert answers.read_bytes() == meanwhile
    assert sorted(path.name for path in (tmp_path / "c").iterdir()) == [
        "answers.csv", "campaign.yaml", "criteria.yaml", "units.csv",
    ]  # fmt: skip


def test_rows_of_nodes_that_do_not_apply_are_passed_over(tmp_path: Path) -> None:
    made = small_campaign(tmp_path / "c")
    criteria = (tmp_path / "c" / "criteria.yaml").read_text(encoding="utf-8")
    criteria = criteria.replace("{code: I.2,", "{code: I.2, applies_to: {kind: [phuong]},")
    (tmp_path / "c" / "criteria.yaml").write_text(criteria, encoding="utf-8")
    made = read_campaign(tmp_path / "c")
    found = collected(tmp_path / "c", write_form(tmp_path / "a.xlsx", meta_of(made), rows_of())).files[0]
    assert [(notice.code, notice.place.column) for notice in found.notices] == [("row-outside", "Phần I!A5")]
    assert "I.2" not in [change.after.code for change in found.changes]


def test_row_deleted_from_a_form_of_a_body(tmp_path: Path) -> None:
    criteria = CRITERIA.replace("rule: {kind: yes_no}", "rule: {kind: yes_no}, body: so")
    made = campaign(tmp_path / "c", criteria, "", units=UNITS)
    meta = meta_of(made, unit="*", stage="appraisal", body="so")
    cells: Rows = [("01|I.2", {}), ("01|I.5", {}), ("02|I.5", {})]
    issued = ["01|I.2", "01|I.5", "02|I.2", "02|I.5"]
    found = collected(tmp_path / "c", write_form(tmp_path / "a.xlsx", meta, cells, issued=issued)).files[0]
    assert [(problem.code, problem.values) for problem in found.problems] == [
        ("form-row-missing", {"code": "I.2", "unit": "Xã Bình"})
    ]


def test_evidence_stays_where_a_form_does_not_ask_for_it(tmp_path: Path) -> None:
    made = small_campaign(
        tmp_path / "c", "01,I.2,council,,1,Đủ,BB 3,x,2023-01-01\n01,I.6,council,1,,,BB 4,x,2023-01-01"
    )
    roles = ("key", "fact1", "fact2", "na", "points", "note")
    meta = meta_of(made, unit="*", stage="council")
    as_it_went: Rows = [("01|I.2", {"points": 1, "note": "Đủ"}), ("01|I.6", {"fact1": 1})]
    assert collected(tmp_path / "c", write_form(tmp_path / "a.xlsx", meta, as_it_went, roles)).changes == []
    changed: Rows = [("01|I.2", {"points": 2, "note": "Đủ"}), ("01|I.6", {})]
    found = collected(tmp_path / "c", write_form(tmp_path / "a.xlsx", meta, changed, roles))
    assert [(change.kind, change.after.points, change.after.evidence) for change in found.changes] == [
        ("changed", "2", "BB 3"),
        ("withdrawn", "", ""),
    ]
