"""Rules whose facts are measured: steps, proportional, bands, survey, normalised."""

from fractions import Fraction
from pathlib import Path

import pytest

from scoring.problems import Fault, Refusal
from scoring.words import render, say
from tests import small
from tests.tree.cases import Case, outcome_of

ST = "{kind: steps, steps: [{above: 90, points: 2}, {at_least: 70, points: 1}]}"
SB = "{kind: steps, measure: number, steps: [{at_most: 3, points: 2}, {below: 10, points: 0.5}]}"
PR = "{kind: proportional, full_at: 90, zero_below: 50}"
PD = "{kind: proportional}"
PI = "{kind: proportional, inverse: true, full_at: 90, zero_below: 50}"
BA = (
    "{kind: bands, bands: [{from: 10, points: 0.1}, {from: 50, points: [0.2, 0.8]}, "
    "{from: 80, to: 90, points: [0.8, 1]}]}"
)
BN = "{kind: bands, measure: number, bands: [{from: -5, points: [1, 0]}, {from: 5, points: 0.25}]}"
S0 = "{kind: survey}"
S5 = "{kind: survey, scale: [1, 5]}"
NO = "{kind: normalised, to: [1, 10]}"
ND = "{kind: normalised, to: [1, 10], direction: down}"
NG = "{kind: normalised, goalposts: [20, 60]}"
NGD = "{kind: normalised, goalposts: [20, 60], direction: down}"
CASES = [
    Case(ST, "90", "1", "90% ≥ 70%", "90% ≥ 70%", "2"),
    Case(ST, "90%", "1", "90% ≥ 70%", "90% ≥ 70%", "2"),
    Case(ST, "9001/10000", "2", "9001/10000 = 90,01% > 90%", "9001/10000 = 90.01% > 90%", "2"),
    Case(ST, "91 of 100", "2", "91/100 = 91% > 90%", "91/100 = 91% > 90%", "2"),
    Case(ST, "45/50", "1", "45/50 = 90% ≥ 70%", "45/50 = 90% ≥ 70%", "2"),
    Case(ST, "70", "1", "70% ≥ 70%", "70% ≥ 70%", "2"),
    Case(
        ST,
        "69,99",
        "0",
        "69,99% không đạt bậc nào, kể cả bậc cuối (70%)",
        "69.99% reaches no step, not even the last (70%)",
        "2",
    ),
    Case(
        ST,
        "0/7",
        "0",
        "0/7 = 0% không đạt bậc nào, kể cả bậc cuối (70%)",
        "0/7 = 0% reaches no step, not even the last (70%)",
        "2",
    ),
    Case(SB, "3", "2", "3 ≤ 3", "3 ≤ 3", "2"),
    Case(SB, "-1", "2", "−1 ≤ 3", "−1 ≤ 3", "2"),
    Case(SB, "3,01", "0.5", "3,01 < 10", "3.01 < 10", "2"),
    Case(SB, "9.999", "0.5", "9,999 < 10", "9.999 < 10", "2"),
    Case(SB, "10", "0", "10 không đạt bậc nào, kể cả bậc cuối (10)", "10 reaches no step, not even the last (10)", "2"),
    Case(PR, "49,99", "0", "49,99% < 50%", "49.99% < 50%"),
    Case(PR, "50", "5/9", "50%; 1 × 50% ÷ 90%", "50%; 1 × 50% ÷ 90%"),
    Case(PR, "45/90", "5/9", "45/90 = 50%; 1 × 50% ÷ 90%", "45/90 = 50%; 1 × 50% ÷ 90%"),
    Case(PR, "60", "2/3", "60%; 1 × 60% ÷ 90%", "60%; 1 × 60% ÷ 90%"),
    Case(PR, "89,9", "899/900", "89,9%; 1 × 89,9% ÷ 90%", "89.9%; 1 × 89.9% ÷ 90%"),
    Case(PR, "90", "1", "90% ≥ 90%", "90% ≥ 90%"),
    Case(PR, "100%", "1", "100% ≥ 90%", "100% ≥ 90%"),
    Case(PD, "0", "0", "0%; 2 × 0% ÷ 100%", "0%; 2 × 0% ÷ 100%", "2"),
    Case(PD, "1/3", "2/3", "1/3 = 33,33%; 2 × 33,33% ÷ 100%", "1/3 = 33.33%; 2 × 33.33% ÷ 100%", "2"),
    Case(PD, "100", "2", "100% ≥ 100%", "100% ≥ 100%", "2"),
    Case(PI, "10", "1", "10%, phần còn lại 90% ≥ 90%", "10%, which leaves 90% ≥ 90%"),
    Case(
        PI,
        "10,01",
        "8999/9000",
        "10,01%, phần còn lại 89,99%; 1 × 89,99% ÷ 90%",
        "10.01%, which leaves 89.99%; 1 × 89.99% ÷ 90%",
    ),
    Case(PI, "50", "5/9", "50%, phần còn lại 50%; 1 × 50% ÷ 90%", "50%, which leaves 50%; 1 × 50% ÷ 90%"),
    Case(PI, "50,01", "0", "50,01%, phần còn lại 49,99% < 50%", "50.01%, which leaves 49.99% < 50%"),
    Case(
        PI,
        "1/3",
        "20/27",
        "1/3 = 33,33%, phần còn lại 66,67%; 1 × 66,67% ÷ 90%",
        "1/3 = 33.33%, which leaves 66.67%; 1 × 66.67% ÷ 90%",
    ),
    Case(BA, "9,99", "0", "9,99% thấp hơn khoảng đầu tiên (từ 10%)", "9.99% is below the first band (from 10%)"),
    Case(BA, "10", "0.1", "10%, thuộc khoảng từ 10%", "10% is in the band from 10%"),
    Case(BA, "49,9", "0.1", "49,9%, thuộc khoảng từ 10%", "49.9% is in the band from 10%"),
    Case(
        BA,
        "50",
        "0.2",
        "50%, thuộc khoảng 50% – 80%, điểm tăng đều từ 0,2 đến 0,8",
        "50% is in the band 50% – 80%, points linear from 0.2 to 0.8",
    ),
    Case(
        BA,
        "65",
        "0.5",
        "65%, thuộc khoảng 50% – 80%, điểm tăng đều từ 0,2 đến 0,8",
        "65% is in the band 50% – 80%, points linear from 0.2 to 0.8",
    ),
    Case(
        BA,
        "79,99",
        "0.7998",
        "79,99%, thuộc khoảng 50% – 80%, điểm tăng đều từ 0,2 đến 0,8",
        "79.99% is in the band 50% – 80%, points linear from 0.2 to 0.8",
    ),
    Case(
        BA,
        "80",
        "0.8",
        "80%, thuộc khoảng 80% – 90%, điểm tăng đều từ 0,8 đến 1",
        "80% is in the band 80% – 90%, points linear from 0.8 to 1",
    ),
    Case(
        BA,
        "85",
        "0.9",
        "85%, thuộc khoảng 80% – 90%, điểm tăng đều từ 0,8 đến 1",
        "85% is in the band 80% – 90%, points linear from 0.8 to 1",
    ),
    Case(BA, "90", "1", "90% ≥ 90%, hết khoảng cuối", "90% ≥ 90%, beyond the last band"),
    Case(BA, "100", "1", "100% ≥ 90%, hết khoảng cuối", "100% ≥ 90%, beyond the last band"),
    Case(BN, "-5,01", "0", "−5,01 thấp hơn khoảng đầu tiên (từ −5)", "−5.01 is below the first band (from −5)"),
    Case(
        BN,
        "-5",
        "1",
        "−5, thuộc khoảng −5 – 5, điểm tăng đều từ 1 đến 0",
        "−5 is in the band −5 – 5, points linear from 1 to 0",
    ),
    Case(
        BN,
        "0",
        "0.5",
        "0, thuộc khoảng −5 – 5, điểm tăng đều từ 1 đến 0",
        "0 is in the band −5 – 5, points linear from 1 to 0",
    ),
    Case(
        BN,
        "4.5",
        "0.05",
        "4,5, thuộc khoảng −5 – 5, điểm tăng đều từ 1 đến 0",
        "4.5 is in the band −5 – 5, points linear from 1 to 0",
    ),
    Case(BN, "5", "0.25", "5, thuộc khoảng từ 5", "5 is in the band from 5"),
    Case(BN, "1000000", "0.25", "1000000, thuộc khoảng từ 5", "1000000 is in the band from 5"),
    Case(S0, "31/62", "2.5", "tỷ lệ hài lòng 31/62 = 50%; × 5", "satisfied 31/62 = 50%; × 5", "5"),
    Case(S0, "50%", "2.5", "tỷ lệ hài lòng 50%; × 5", "satisfied 50%; × 5", "5"),
    Case(
        S0,
        "80",
        "4",
        "điểm trung bình 80 trên thang 0–100; (80 − 0) ÷ (100 − 0) × 5",
        "a mean of 80 on the scale 0–100; (80 − 0) ÷ (100 − 0) × 5",
        "5",
    ),
    Case(
        S0,
        "0",
        "0",
        "điểm trung bình 0 trên thang 0–100; (0 − 0) ÷ (100 − 0) × 5",
        "a mean of 0 on the scale 0–100; (0 − 0) ÷ (100 − 0) × 5",
        "5",
    ),
    Case(
        S0,
        "100",
        "5",
        "điểm trung bình 100 trên thang 0–100; (100 − 0) ÷ (100 − 0) × 5",
        "a mean of 100 on the scale 0–100; (100 − 0) ÷ (100 − 0) × 5",
        "5",
    ),
    Case(
        S5,
        "1",
        "0",
        "điểm trung bình 1 trên thang 1–5; (1 − 1) ÷ (5 − 1) × 5",
        "a mean of 1 on the scale 1–5; (1 − 1) ÷ (5 − 1) × 5",
        "5",
    ),
    Case(
        S5,
        "5",
        "5",
        "điểm trung bình 5 trên thang 1–5; (5 − 1) ÷ (5 − 1) × 5",
        "a mean of 5 on the scale 1–5; (5 − 1) ÷ (5 − 1) × 5",
        "5",
    ),
    Case(
        S5,
        "4,2",
        "4",
        "điểm trung bình 4,2 trên thang 1–5; (4,2 − 1) ÷ (5 − 1) × 5",
        "a mean of 4.2 on the scale 1–5; (4.2 − 1) ÷ (5 − 1) × 5",
        "5",
    ),
    Case(S5, "3 of 4", "3.75", "tỷ lệ hài lòng 3/4 = 75%; × 5", "satisfied 3/4 = 75%; × 5", "5"),
    Case(S5, "50%", "2.5", "tỷ lệ hài lòng 50%; × 5", "satisfied 50%; × 5", "5"),
    Case(
        NO,
        "20",
        "1",
        "20 so với khoảng 20–60, quy về thang 1–10, càng cao càng tốt",
        "20 against 20–60, put on the scale 1–10, more is better",
        "10",
        ("20", "60"),
    ),
    Case(
        NO,
        "60",
        "10",
        "60 so với khoảng 20–60, quy về thang 1–10, càng cao càng tốt",
        "60 against 20–60, put on the scale 1–10, more is better",
        "10",
        ("20", "60"),
    ),
    Case(
        NO,
        "30",
        "3.25",
        "30 so với khoảng 20–60, quy về thang 1–10, càng cao càng tốt",
        "30 against 20–60, put on the scale 1–10, more is better",
        "10",
        ("20", "60"),
    ),
    Case(
        ND,
        "20",
        "10",
        "20 so với khoảng 20–60, quy về thang 1–10, càng thấp càng tốt",
        "20 against 20–60, put on the scale 1–10, less is better",
        "10",
        ("20", "60"),
    ),
    Case(
        ND,
        "60",
        "1",
        "60 so với khoảng 20–60, quy về thang 1–10, càng thấp càng tốt",
        "60 against 20–60, put on the scale 1–10, less is better",
        "10",
        ("20", "60"),
    ),
    Case(
        ND,
        "30",
        "7.75",
        "30 so với khoảng 20–60, quy về thang 1–10, càng thấp càng tốt",
        "30 against 20–60, put on the scale 1–10, less is better",
        "10",
        ("20", "60"),
    ),
    Case(
        NO,
        "7",
        "10",
        "7; mọi đơn vị đều bằng nhau nên đều được 10",
        "7; all units are equal, so each has 10",
        "10",
        ("7", "7"),
    ),
    Case(
        ND,
        "7",
        "10",
        "7; mọi đơn vị đều bằng nhau nên đều được 10",
        "7; all units are equal, so each has 10",
        "10",
        ("7", "7"),
    ),
    Case(NO, "7", "10", "7; mọi đơn vị đều bằng nhau nên đều được 10", "7; all units are equal, so each has 10", "10"),
    Case(
        NG,
        "19",
        "0",
        "19 so với khoảng 20–60, quy về thang 0–5, càng cao càng tốt",
        "19 against 20–60, put on the scale 0–5, more is better",
        "5",
    ),
    Case(
        NG,
        "20",
        "0",
        "20 so với khoảng 20–60, quy về thang 0–5, càng cao càng tốt",
        "20 against 20–60, put on the scale 0–5, more is better",
        "5",
    ),
    Case(
        NG,
        "40",
        "2.5",
        "40 so với khoảng 20–60, quy về thang 0–5, càng cao càng tốt",
        "40 against 20–60, put on the scale 0–5, more is better",
        "5",
    ),
    Case(
        NG,
        "60",
        "5",
        "60 so với khoảng 20–60, quy về thang 0–5, càng cao càng tốt",
        "60 against 20–60, put on the scale 0–5, more is better",
        "5",
    ),
    Case(
        NG,
        "61",
        "5",
        "61 so với khoảng 20–60, quy về thang 0–5, càng cao càng tốt",
        "61 against 20–60, put on the scale 0–5, more is better",
        "5",
    ),
    Case(
        NGD,
        "19",
        "5",
        "19 so với khoảng 20–60, quy về thang 0–5, càng thấp càng tốt",
        "19 against 20–60, put on the scale 0–5, less is better",
        "5",
    ),
    Case(
        NGD,
        "61",
        "0",
        "61 so với khoảng 20–60, quy về thang 0–5, càng thấp càng tốt",
        "61 against 20–60, put on the scale 0–5, less is better",
        "5",
    ),
    Case(
        NGD,
        "30",
        "3.75",
        "30 so với khoảng 20–60, quy về thang 0–5, càng thấp càng tốt",
        "30 against 20–60, put on the scale 0–5, less is better",
        "5",
    ),
]

REFUSED = [
    (ST, "45/0", "share-of-zero"),
    (ST, "51/50", "share-above-one"),
    (ST, "101", "percent-out-of-range"),
    (ST, "-1", "percent-out-of-range"),
    (ST, "1.234/1.500", "number-ambiguous"),
    (ST, "5-Oct", "share-became-date"),
    (ST, "10/05/2022", "share-became-date"),
    (ST, "2022-10-05 00:00:00", "share-became-date"),
    (ST, "Oct-22", "share-became-date"),
    (ST, "4.5/5", "count-not-whole"),
    (ST, "1.234%", "number-ambiguous"),
    (ST, "90%%", "share-unreadable"),
    (ST, "1/2/3", "share-unreadable"),
    (SB, "5%", "number-unreadable"),
    (SB, "3/4", "number-unreadable"),
    (PR, "có", "share-unreadable"),
    (S5, "5,01", "value-out-of-range"),
    (S5, "0.9", "value-out-of-range"),
    (S0, "101", "value-out-of-range"),
    (S0, "101%", "percent-out-of-range"),
    (S0, "0/0", "share-of-zero"),
    (NO, "5/10", "number-unreadable"),
    (NO, "5/10/2022", "share-became-date"),
    (NG, "nan", "number-unreadable"),
]


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


RATIO = "{kind: steps, measure: ratio, steps: [{at_least: 100, points: 10}, {at_least: 85, points: 8}]}"


@pytest.mark.parametrize(
    ("facts", "points"), [("12/10", "10.00"), ("110%", "10.00"), ("9 of 10", "8.00"), ("84.9", "0.00")]
)
def test_ratio_may_pass_the_target(tmp_path: Path, facts: str, points: str) -> None:
    """QĐ 11-QĐ/TU II.4.2: lớp đã tổ chức, đạt từ 100% kế hoạch."""
    made = small.campaign(tmp_path, small.criteria_text(small.leaf("A", "10", RATIO)), f"01,A,self,{facts}")
    assert small.points(made, "A") == points


def test_share_above_one_names_the_measure_that_takes_it(tmp_path: Path) -> None:
    text = small.criteria_text(small.leaf("A", "10", RATIO.replace("measure: ratio, ", "")))
    with pytest.raises(Refusal) as refused:
        small.campaign(tmp_path, text, "01,A,self,12/10")
    (problem,) = refused.value.problems
    assert problem.code == "share-above-one"
    assert all("measure: ratio" in render(problem, lang) for lang in ("vi", "en"))
