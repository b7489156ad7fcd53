"""Rules whose facts are counted or dated: deductions, so much an item, deadlines."""

from fractions import Fraction

import pytest

from scoring.problems import Fault
from scoring.words import say
from tests.tree.cases import Case, leaf_of, outcome_of

DE = "{kind: deduction, each: [{id: late, vi: trễ, en: late, points: 0.25}, {id: wrong, points: 0.5}]}"
DF = "{kind: deduction, each: [{id: late, points: 0.5}], floor: -1}"
DP = "{kind: deduction, each: [{id: late, points: 0.5}], floor: 0.25}"
PE = "{kind: per_item, points: 0.2}"
PM = "{kind: per_item, each: [{id: model, vi: mô hình, en: model, points: 0.25}, {id: prize, points: 0.5}]}"
DL = "{kind: deadline, by: [{date: 12-31, year: -1, points: 1}, {date: 01-31, points: 0.5}]}"
DX = "{kind: deadline, by: [{date: 2022-06-30, points: 1}, {date: 2023-01-15, points: 0.4}]}"
DB = (
    "{kind: deadline, by: [{before: 12-15, points: 1}, {date: 12-15, points: 0.6},"
    " {before: 01-01, year: 1, points: 0.4}]}"
)
DN = "{kind: deadline, by: [{date: 06-30, points: 1}, {date: 01-15, year: 1, points: 0.4}]}"
CASES = [
    Case(DE, "0", "1", "không có lỗi, giữ nguyên 1 điểm", "no faults, all 1 points kept"),
    Case(DE, "late=1", "0.75", "1 − 0,25; bị trừ: 1 × “trễ” (0,25)", "1 − 0.25; deducted: 1 × “late” (0.25)"),
    Case(
        DE,
        "wrong=1 late=2",
        "0",
        "1 − 1; bị trừ: 2 × “trễ” (0,25); 1 × “wrong” (0,5)",
        "1 − 1; deducted: 2 × “late” (0.25); 1 × “wrong” (0.5)",
    ),
    Case(DE, "late=0 wrong=0", "1", "không có lỗi, giữ nguyên 1 điểm", "no faults, all 1 points kept"),
    Case(
        DE,
        "late=3 wrong=2",
        "0",
        "1 − 1,75, không thấp hơn 0; bị trừ: 3 × “trễ” (0,25); 2 × “wrong” (0,5)",
        "1 − 1.75, not below 0; deducted: 3 × “late” (0.25); 2 × “wrong” (0.5)",
    ),
    Case(DF, "0", "1", "không có lỗi, giữ nguyên 1 điểm", "no faults, all 1 points kept"),
    Case(DF, "1", "0.5", "1 − 0,5; bị trừ: 1 × “late” (0,5)", "1 − 0.5; deducted: 1 × “late” (0.5)"),
    Case(DF, "late=3", "-0.5", "1 − 1,5; bị trừ: 3 × “late” (0,5)", "1 − 1.5; deducted: 3 × “late” (0.5)"),
    Case(DF, "4", "-1", "1 − 2; bị trừ: 4 × “late” (0,5)", "1 − 2; deducted: 4 × “late” (0.5)"),
    Case(
        DF,
        "5",
        "-1",
        "1 − 2,5, không thấp hơn −1; bị trừ: 5 × “late” (0,5)",
        "1 − 2.5, not below −1; deducted: 5 × “late” (0.5)",
    ),
    Case(DP, "1", "0.5", "1 − 0,5; bị trừ: 1 × “late” (0,5)", "1 − 0.5; deducted: 1 × “late” (0.5)"),
    Case(
        DP,
        "2",
        "0.25",
        "1 − 1, không thấp hơn 0,25; bị trừ: 2 × “late” (0,5)",
        "1 − 1, not below 0.25; deducted: 2 × “late” (0.5)",
    ),
    Case(PM, "0", "0", "không có nội dung nào được tính", "nothing that counts"),
    Case(
        PM,
        "prize=1 model=1",
        "0.75",
        "0,75; gồm: 1 × “mô hình” (0,25); 1 × “prize” (0,5)",
        "0.75; counted: 1 × “model” (0.25); 1 × “prize” (0.5)",
    ),
    Case(PM, "prize=3", "1", "1,5, tối đa 1; gồm: 3 × “prize” (0,5)", "1.5, at most 1; counted: 3 × “prize” (0.5)"),
    Case(PE, "0", "0", "0 × 0,2 = 0", "0 × 0.2 = 0"),
    Case(PE, "3", "0.6", "3 × 0,2 = 0,6", "3 × 0.2 = 0.6"),
    Case(PE, "5", "1", "5 × 0,2 = 1", "5 × 0.2 = 1"),
    Case(PE, "6", "1", "6 × 0,2 = 1,2, tối đa 1", "6 × 0.2 = 1.2, at most 1"),
    Case(DL, "2021-12-31", "1", "ngày 31/12/2021, trong hạn 31/12/2021", "on 31/12/2021, by the date 31/12/2021"),
    Case(DL, "31/12/2021", "1", "ngày 31/12/2021, trong hạn 31/12/2021", "on 31/12/2021, by the date 31/12/2021"),
    Case(DL, "1/1/2022", "0.5", "ngày 01/01/2022, trong hạn 31/01/2022", "on 01/01/2022, by the date 31/01/2022"),
    Case(DL, "2022-01-31", "0.5", "ngày 31/01/2022, trong hạn 31/01/2022", "on 31/01/2022, by the date 31/01/2022"),
    Case(
        DL,
        "2022-02-01",
        "0",
        "ngày 01/02/2022, sau hạn cuối 31/01/2022",
        "on 01/02/2022, after the last date 31/01/2022",
    ),
    Case(DL, "none", "0", "chưa thực hiện", "not done"),
    Case(DB, "2022-12-14", "1", "ngày 14/12/2022, trước ngày 15/12/2022", "on 14/12/2022, before 15/12/2022"),
    Case(DB, "15/12/2022", "0.6", "ngày 15/12/2022, trong hạn 15/12/2022", "on 15/12/2022, by the date 15/12/2022"),
    Case(DB, "2022-12-31", "0.4", "ngày 31/12/2022, trước ngày 01/01/2023", "on 31/12/2022, before 01/01/2023"),
    Case(DB, "2023-01-01", "0", "ngày 01/01/2023, không trước ngày 01/01/2023", "on 01/01/2023, not before 01/01/2023"),
    Case(DB, "none", "0", "chưa thực hiện", "not done"),
    Case(DL, "NONE", "0", "chưa thực hiện", "not done"),
    Case(DX, "2022-06-30", "1", "ngày 30/06/2022, trong hạn 30/06/2022", "on 30/06/2022, by the date 30/06/2022"),
    Case(DX, "2022-07-01", "0.4", "ngày 01/07/2022, trong hạn 15/01/2023", "on 01/07/2022, by the date 15/01/2023"),
    Case(
        DX,
        "16/01/2023",
        "0",
        "ngày 16/01/2023, sau hạn cuối 15/01/2023",
        "on 16/01/2023, after the last date 15/01/2023",
    ),
    Case(
        DN,
        "ngày 30 tháng 6 năm 2022",
        "1",
        "ngày 30/06/2022, trong hạn 30/06/2022",
        "on 30/06/2022, by the date 30/06/2022",
    ),
    Case(
        DN,
        "Ngày 05 tháng 01 năm 2023",
        "0.4",
        "ngày 05/01/2023, trong hạn 15/01/2023",
        "on 05/01/2023, by the date 15/01/2023",
    ),
    Case(DN, "30/6/2022", "1", "ngày 30/06/2022, trong hạn 30/06/2022", "on 30/06/2022, by the date 30/06/2022"),
    Case(DN, "2023-01-15", "0.4", "ngày 15/01/2023, trong hạn 15/01/2023", "on 15/01/2023, by the date 15/01/2023"),
    Case(
        DN,
        "2023-01-16",
        "0",
        "ngày 16/01/2023, sau hạn cuối 15/01/2023",
        "on 16/01/2023, after the last date 15/01/2023",
    ),
]

REFUSED = [
    (DE, "2", "count-of-which"),
    (DE, "latte=1", "id-unknown"),
    (DE, "late=1 late=2", "id-twice"),
    (DE, "late=-1", "count-not-whole"),
    (DE, "late=", "count-missing"),
    (DE, "late=1 2", "id-unknown"),
    (DF, "1.5", "count-not-whole"),
    (DF, "1.000", "number-ambiguous"),
    (PM, "3", "count-of-which"),
    (PM, "model=1 model=2", "id-twice"),
    (PE, "-1", "count-not-whole"),
    (PE, "2,5", "count-not-whole"),
    (PE, "three", "count-not-whole"),
    (DL, "2022-02-30", "date-unreadable"),
    (DL, "ngày 30 tháng 2 năm 2022", "date-unreadable"),
    (DL, "tháng 2 năm 2022", "date-unreadable"),
    (DL, "12/31/2022", "date-unreadable"),
    (DL, "28/12/22", "date-unreadable"),
    (DL, "28-12-2022", "date-unreadable"),
    (DL, "28/12/0022", "year-range"),
    (DL, "2101-01-01", "year-range"),
    (DL, "không", "date-unreadable"),
]


@pytest.mark.parametrize("facts", ["1990-01-01", "2100-12-31"])
def test_years_an_appraisal_speaks_of(facts: str) -> None:
    assert outcome_of(DL, facts).points in (0, 1)


def test_a_deadline_by_dates_is_digested_as_before_there_was_before() -> None:
    by = leaf_of(DL).rule.model_dump(mode="json")["by"]
    assert by[1] == {"date": "01-31", "year": 0, "points": "0.5"}


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.rule[7:17]} {case.facts}")
def test_facts_to_points_and_sentence(case: Case) -> None:
    outcome = outcome_of(case.rule, case.facts, case.most, case.observed)
    assert outcome.points == Fraction(case.points)
    assert (say(outcome.why, "vi"), say(outcome.why, "en")) == (case.vi, case.en)


@pytest.mark.parametrize(("rule", "facts", "code"), REFUSED)
def test_facts_refused(rule: str, facts: str, code: str) -> None:
    most = max((case.most for case in CASES if case.rule == rule), default="1")
    with pytest.raises(Fault) as caught:
        outcome_of(rule, facts, most)
    assert caught.value.code == code
