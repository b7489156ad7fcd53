"""The rows of answers.csv: what each may say, and where a fault is told."""

from pathlib import Path

import pytest

from scoring.campaign.answers import Answer
from scoring.campaign.check_answers import Clash, RowChecks, check_rows, clashes
from scoring.campaign.folder import read_campaign
from scoring.campaign.units import Unit
from scoring.problems import Refusal
from tests.small import branch, campaign, criteria_of, criteria_text, leaf

CRITERIA = criteria_text(
    branch(
        "A",
        "6",
        leaf("A.1", "2", more="not_applicable: exclude"),
        leaf("A.2", "4", "{kind: levels, levels: [{id: a, points: 4}, {id: b, points: -1}]}"),
        more="not_applicable: rescale",
    ),
    leaf("B", "2", "{kind: judged, step: 0.5}"),
    leaf("C", "1", more="from: survey"),
    leaf("D", "1", more="from: council"),
    more=f"bonus: {{max: 1, children: [{leaf('X', '1', more='applies_to: {kind: [phuong]}')}]}}",
)


def told(folder: Path, rows: str, units: str = "01,An,xa\n0203,Bo,xa\n7,Ca,xa") -> list[tuple[str, str]]:
    with pytest.raises(Refusal) as caught:
        campaign(folder, CRITERIA, rows, units=units)
    return [(str(problem.place).rsplit("answers.csv:")[-1], problem.code) for problem in caught.value.problems]


GOOD = [
    "01,A.1,self,yes",
    "01,A.1,self,n/a,,no such task",
    "01,A.1,self,N/A,,no such task",
    "01,A,self,n/a,,no such task",
    "01,A,appraisal,applies",
    "01,A,council,APPLIES",
    "01,A.1,self",
    "01,A.1,self,,,withdrawn",
    "01,A.1,explanation,,,we did,doc",
    "01,A,explanation,,,we did,doc",
    "01,A.2,appraisal,,-1,why",
    "01,A.2,council,,4.00,why",
    '01,A.2,council,,"3,25",why',
    "01,B,self,1.5,,seen",
    "01,B,appraisal,,1.5,seen",
    "01,C,survey,yes",
    "01,C,council,,1,why",
    "01,D,council,yes",
    "01,D,council,,0.5,why",
    "01,A.1,self,yes,,,,,2022-12-01\n01,A.1,self,no,,,,,2022-12-02",
    "01,A.1,self,yes\n01,A.1,appraisal,no\n01,A.1,council,yes",
]


@pytest.mark.parametrize("rows", GOOD)
def test_accepted(tmp_path: Path, rows: str) -> None:
    found = campaign(tmp_path, CRITERIA, rows)
    assert len(found.answers) == rows.count("\n") + 1
    assert found.notices == ()


REFUSED = [
    ("02,A.1,self,yes", [("2:unit", "unit-unknown")]),
    ("1,A.1,self,yes", [("2:unit", "unit-lost-zeros")]),
    ("203,A.1,self,yes", [("2:unit", "unit-lost-zeros")]),
    ("007,A.1,self,yes", [("2:unit", "unit-lost-zeros-there")]),
    (",A.1,self,yes", [("2:unit", "cell-empty")]),
    ("01,,self,yes", [("2:code", "cell-empty")]),
    ("01,A.1,,yes", [("2:stage", "cell-empty")]),
    ("01,A.9,self,yes", [("2:code", "code-unknown")]),
    ("01,A.1,slef,yes", [("2:stage", "word-unknown")]),
    ("01,A.1,survey,yes", [("2:stage", "stage-not-of-node")]),
    ("01,C,self,yes", [("2:stage", "stage-not-of-node")]),
    ("01,D,appraisal,yes", [("2:stage", "stage-not-of-node")]),
    ("01,D,explanation,,,x", [("2:stage", "stage-not-of-node")]),
    ("01,A.1,explanation,yes", [("2:facts", "explanation-scored")]),
    ("01,A.1,explanation,,1,x", [("2:points", "explanation-scored")]),
    ("01,A.1,appraisal,yes,1,x", [("2:points", "facts-and-points")]),
    ("01,A.2,self,n/a,,x", [("2:facts", "claim-forbidden")]),
    ("01,A.1,self,n/a", [("2:note", "claim-without-note")]),
    ("01,A,self,yes", [("2:facts", "facts-on-branch")]),
    ("01,A,self,applies", [("2:stage", "applies-not-deciding")]),
    ("01,A,appraisal,,1,x", [("2:points", "points-on-branch")]),
    ("01,A.1,self,,1,x", [("2:points", "points-not-deciding")]),
    ("01,C,survey,,1,x", [("2:points", "points-not-deciding")]),
    ("01,A.1,appraisal,,1", [("2:note", "adjustment-without-reason")]),
    ("01,A.1,appraisal,,2.01,x", [("2:points", "points-out-of-range")]),
    ("01,A.1,appraisal,,-0.01,x", [("2:points", "points-out-of-range")]),
    ("01,A.2,appraisal,,-1.01,x", [("2:points", "points-out-of-range")]),
    ("01,A.1,appraisal,,1.005,x", [("2:points", "points-too-fine")]),
    ("01,B,appraisal,,1.25,x", [("2:points", "off-step")]),
    ("01,A.1,appraisal,,one,x", [("2:points", "number-unreadable")]),
    ("01,A.1,appraisal,,one", [("2:note", "adjustment-without-reason"), ("2:points", "number-unreadable")]),
    ("01,B,self,1.5", [("2:note", "judged-without-note")]),
    ("01,B,self,1.3,,x", [("2:facts", "off-step")]),
    ("01,A.1,self,maybe", [("2:facts", "not-yes-or-no")]),
    ("01,X,self,yes", []),
    ("01,A.1,self,yes,,,,,soon", [("2:at", "at-unreadable")]),
    ("01,A.1,self,yes\n01,A.1,self,no", [("3:at", "at-missing")]),
    ("01,A.1,self,yes,,,,,2022-12-01\n01,A.1,self,no", [("3:at", "at-missing")]),
    ("01,A.1,self,yes\n01,A.1,self,no,,,,,2022-12-01", [("3:at", "at-missing")]),
    ("01,A.1,self,yes,,,,,2022-12-01\n01,A.1,self,no,,,,,2022-12-01", [("3:at", "at-twice")]),
    ("01,A.1,self,yes,,,,,2022-12-01T07:00\n01,A.1,self,no,,,,,2022-12-01T00:00Z", [("3:at", "at-twice")]),
    ("01,A.1,self,yes,,,,,soon\n01,A.1,self,no,,,,,2022-12-01", [("2:at", "at-unreadable")]),
]


@pytest.mark.parametrize(("rows", "wanted"), [case for case in REFUSED if case[1]])
def test_refused(tmp_path: Path, rows: str, wanted: list[tuple[str, str]]) -> None:
    assert sorted(told(tmp_path, rows)) == wanted


def test_same_moment_of_other_unit_code_or_stage_is_no_fault(tmp_path: Path) -> None:
    rows = "01,A.1,self,yes\n01,A.1,appraisal,yes\n01,A.2,self,a\n7,A.1,self,yes"
    assert len(campaign(tmp_path, CRITERIA, rows, units="01,An,xa\n7,Ca,xa").answers) == 4


def test_row_of_a_unit_left_out_is_ignored_with_a_notice(tmp_path: Path) -> None:
    found = campaign(tmp_path, CRITERIA, "01,X,self,yes\n02,X,self,yes", units="01,An,xa\n02,Bo,Phuong")
    assert [answer.unit for answer in found.answers] == ["02"]
    assert [(notice.code, notice.notice, notice.place.line) for notice in found.notices] == [("row-outside", True, 2)]


def test_row_below_a_node_that_leaves_the_unit_out_is_ignored(tmp_path: Path) -> None:
    inner = branch("A", "10", leaf("A.1", "10"), more="applies_to: {kind: [phuong]}")
    found = campaign(tmp_path, criteria_text(inner), "01,A.1,self,yes")
    assert found.answers == ()
    assert [notice.code for notice in found.notices] == ["row-outside"]


@pytest.mark.parametrize(
    ("unit", "counts"),
    [("01,An,xa,A", True), ("01,An,xa,B", False), ("01,An,phuong,A", False), ("01,An,phuong,B", False)],
)
def test_row_below_two_nodes_that_restrict(tmp_path: Path, unit: str, counts: bool) -> None:
    """A branch and a leaf below it: the row counts for units that both take in."""
    below = leaf("A.1", "10", more="applies_to: {cluster: [A]}")
    criteria = criteria_text(branch("A", "10", below, more="applies_to: {kind: [xa]}"))
    found = campaign(tmp_path, criteria, "01,A.1,self,yes", units=f"{unit}\n02,Bo,xa,A\n03,Ca,phuong,B")
    assert [answer.code for answer in found.answers] == ["A.1"] * counts
    assert [notice.code for notice in found.notices] == ["row-outside"] * (not counts)


@pytest.mark.parametrize("stage", ["Self", "SELF", "self"])
def test_stage_matches_without_case(tmp_path: Path, stage: str) -> None:
    found = campaign(tmp_path, CRITERIA, f"01,A.1,{stage},yes\n01,A.1,Council,no")
    assert [answer.stage for answer in found.answers] == ["self", "council"]
    again = f"01,A.1,self,yes\n01,A.1,{stage},no"
    assert told(tmp_path, again) == [("3:at", "at-missing")]


def test_columns_may_stand_in_any_order_and_be_left_out(tmp_path: Path) -> None:
    folder = tmp_path / "c"
    campaign(folder, CRITERIA, "")
    (folder / "answers.csv").write_text("facts,stage,code,unit\nyes,self,A.1,01\n")
    answer = read_campaign(folder).answers[0]
    assert answer == ("01", "A.1", "self", "yes", "", "", "", "", "")


def test_every_faulty_row_is_told(tmp_path: Path) -> None:
    rows = "\n".join(f"01,A.1,self,maybe,,,,,2022-12-{day:02d}" for day in range(1, 29))
    assert len(told(tmp_path, rows)) == 28


def test_hint_at_the_code_that_was_meant(tmp_path: Path) -> None:
    with pytest.raises(Refusal) as caught:
        campaign(tmp_path, CRITERIA, "01,a.1,self,yes")
    assert caught.value.problems[0].values["hint"].values == {"word": "A.1"}


def test_rows_are_checked_without_a_file() -> None:
    criteria = criteria_of(leaf("A", "5"), leaf("B", "5", more="applies_to: {kind: [phuong]}"))
    checks = RowChecks(criteria, [Unit("01", "An", {"kind": "xa"})], 2022)
    rows = [Answer("01", "A", "self", "yes"), Answer("01", "B", "self", "yes"), Answer("02", "A", "self", "maybe")]
    found = [(row, column, fault.code, notice) for row, column, fault, notice, _ in check_rows(rows, checks)]
    assert found == [
        (1, "unit", "row-outside", True),
        (2, "unit", "unit-unknown", False),
        (2, "facts", "not-yes-or-no", False),
    ]
    assert [fault.code for _, fault in checks.of_content(rows[2])] == ["not-yes-or-no"]


def test_rows_that_no_moment_tells_apart_are_named_by_their_numbers() -> None:
    row = Answer("01", "A", "self", "yes")
    later = row._replace(at="2022-12-01")
    assert list(clashes([row, later, row._replace(stage="council")])) == [Clash(1, 0, lacks_moment=True)]
    assert list(clashes([later, row._replace(unit="02"), later])) == [Clash(2, 0, lacks_moment=False)]


BELOW_FULL = criteria_text(leaf("B", "2", "{kind: judged, step: 0.5, note: below_full}"), more="scale: 2")


@pytest.mark.parametrize("row", ["01,B,self,2", '01,B,self,"2,0"', "01,B,self,1.5,,a reason"])
def test_full_points_may_need_no_note(row: str, tmp_path: Path) -> None:
    assert campaign(tmp_path, BELOW_FULL, row)


@pytest.mark.parametrize(
    ("facts", "at", "code"), [("1.5", "note", "judged-without-note"), ("1.3", "facts", "off-step")]
)
def test_points_below_full_need_one(facts: str, at: str, code: str, tmp_path: Path) -> None:
    with pytest.raises(Refusal) as caught:
        campaign(tmp_path, BELOW_FULL, f"01,B,self,{facts}")
    assert [(str(each.place).rsplit(":")[-1], each.code) for each in caught.value.problems] == [(at, code)]
