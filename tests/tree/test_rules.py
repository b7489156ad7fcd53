"""All kinds of rules: the rule in words, the least that may be typed, what it finds wrong with itself."""

from fractions import Fraction

import pytest

from scoring.tree.rules import KINDS
from scoring.words import say
from tests.small import codes, criteria_text, leaf
from tests.tree import test_rules_counted, test_rules_formula, test_rules_measured, test_rules_stated
from tests.tree.cases import Case, leaf_of
from tests.tree.test_rules_counted import DB, DE, DF, DL, DN, DP, DX, PE, PM
from tests.tree.test_rules_formula import FO
from tests.tree.test_rules_measured import BA, BN, ND, NG, NGD, NO, PD, PI, PR, S5, SB, ST
from tests.tree.test_rules_stated import CA, CL, CN, JU, LV, VA, YN

CASES: list[Case] = [
    *test_rules_stated.CASES,
    *test_rules_measured.CASES,
    *test_rules_counted.CASES,
    *test_rules_formula.CASES,
]

TERMS = [
    (
        FO,
        "2",
        "theo công thức, full là 2: nếu target = 0: full; còn lại: full * done / target",
        "by formula, full is 2: if target = 0: full; else: full * done / target",
    ),
    (YN, "1", "có: 1; không: 0", "yes: 1; no: 0"),
    (LV, "1", "Đủ: 1; part: 0,5; none: −0,25", "Full: 1; part: 0.5; none: −0.25"),
    (
        CL,
        "1",
        "cộng các nội dung đã làm: Kế hoạch: 0,5; report: 0,3; post: 0,2",
        "the sum of what is done: Plan: 0.5; report: 0.3; post: 0.2",
    ),
    (
        CA,
        "1",
        "1 nếu đã làm đủ các nội dung (Kế hoạch; report), thiếu thì 0",
        "1 where all is done (Plan; report), else 0",
    ),
    (
        CN,
        "1",
        "1 nếu đã làm từ 2 nội dung trở lên (Kế hoạch; report; post), ít hơn thì 0",
        "1 where at least 2 are done (Plan; report; post), else 0",
    ),
    (VA, "2.5", "điểm nhập trực tiếp, từ 0,25 đến 2,5", "the score itself, 0.25 to 2.5"),
    (
        "{kind: judged, step: 0.25, note: below_full}",
        "1",
        "chấm theo nhận xét, 0 đến 1, bước 0,25; dưới 1 phải ghi căn cứ",
        "judged, 0 to 1 in steps of 0.25; below 1 with the reason in a note",
    ),
    (JU, "1", "chấm theo nhận xét, 0 đến 1, bước 0,25", "judged, 0 to 1 in steps of 0.25"),
    (ST, "2", "trên 90%: 2; từ 70%: 1; còn lại: 0", "above 90%: 2; 70% or more: 1; else 0"),
    (SB, "2", "đến 3: 2; dưới 10: 0,5; còn lại: 0", "3 or less: 2; below 10: 0.5; else 0"),
    (PR, "1", "1 × tỷ lệ đạt ÷ 90%; dưới 50%: 0", "1 × share ÷ 90%; below 50%: 0"),
    (PD, "2", "2 × tỷ lệ đạt ÷ 100%", "2 × share ÷ 100%"),
    (PI, "1", "1 × (100% − tỷ lệ) ÷ 90%; dưới 50%: 0", "1 × (100% − share) ÷ 90%; below 50%: 0"),
    (
        BA,
        "1",
        "từ 10%: 0,1; từ 50% đến 80%: 0,2 → 0,8; từ 80% đến 90%: 0,8 → 1",
        "from 10%: 0.1; from 50% to 80%: 0.2 → 0.8; from 80% to 90%: 0.8 → 1",
    ),
    (BN, "1", "từ −5 đến 5: 1 → 0; từ 5: 0,25", "from −5 to 5: 1 → 0; from 5: 0.25"),
    (
        S5,
        "5",
        "tỷ lệ hài lòng × 5, hoặc điểm trung bình trên thang 1–5",
        "share satisfied × 5, or the mean on the scale 1–5",
    ),
    (
        NO,
        "10",
        "quy từ khoảng thấp nhất – cao nhất của các đơn vị về 1–10, càng cao càng tốt",
        "from the least – greatest of all units to 1–10, more is better",
    ),
    (
        ND,
        "10",
        "quy từ khoảng thấp nhất – cao nhất của các đơn vị về 1–10, càng thấp càng tốt",
        "from the least – greatest of all units to 1–10, less is better",
    ),
    (NG, "5", "quy từ 20–60 về 0–5, càng cao càng tốt", "from 20–60 to 0–5, more is better"),
    (NGD, "5", "quy từ 20–60 về 0–5, càng thấp càng tốt", "from 20–60 to 0–5, less is better"),
    (
        DE,
        "1",
        "1 trừ mỗi lỗi (trễ: −0,25; wrong: −0,5), không thấp hơn 0",
        "1 less each fault (late: −0.25; wrong: −0.5), not below 0",
    ),
    (DF, "1", "1 trừ mỗi lỗi (late: −0,5), không thấp hơn −1", "1 less each fault (late: −0.5), not below −1"),
    (
        PM,
        "1",
        "cộng mỗi nội dung (mô hình: 0,25; prize: 0,5), tối đa 1",
        "the sum of each (model: 0.25; prize: 0.5), at most 1",
    ),
    (
        "{kind: normalised, goalposts: [1, observed]}",
        "1",
        "quy từ 1–mức của các đơn vị về 0–1, càng cao càng tốt",
        "from 1–observed to 0–1, more is better",
    ),
    (PE, "1", "mỗi nội dung 0,2, tối đa 1", "0.2 each, at most 1"),
    (
        DL,
        "1",
        "chậm nhất 31/12 năm trước: 1; chậm nhất 31/01: 0,5; muộn hơn: 0",
        "by 31/12 of the year before: 1; by 31/01: 0.5; later: 0",
    ),
    (
        DX,
        "1",
        "chậm nhất 30/06/2022: 1; chậm nhất 15/01/2023: 0,4; muộn hơn: 0",
        "by 30/06/2022: 1; by 15/01/2023: 0.4; later: 0",
    ),
    (
        DN,
        "1",
        "chậm nhất 30/06: 1; chậm nhất 15/01 năm sau: 0,4; muộn hơn: 0",
        "by 30/06: 1; by 15/01 of the next year: 0.4; later: 0",
    ),
    (
        DB,
        "1",
        "trước ngày 15/12: 1; chậm nhất 15/12: 0,6; trước ngày 01/01 năm sau: 0,4; từ ngày đó trở đi: 0",
        "before 15/12: 1; by 15/12: 0.6; before 01/01 of the next year: 0.4; from that day on: 0",
    ),
    (
        "{kind: deadline, by: [{date: 02-28, year: 3, points: 1}]}",
        "1",
        "chậm nhất 28/02 (+3 năm so với năm đánh giá): 1; muộn hơn: 0",
        "by 28/02 (+3 years from the campaign's): 1; later: 0",
    ),
]


def kind_of(rule: str) -> str:
    return rule.removeprefix("{kind: ").partition(",")[0].rstrip("}")


@pytest.mark.parametrize("kind", KINDS)
def test_kind_says_every_outcome_in_words(kind: str) -> None:
    for case in CASES:
        if kind_of(case.rule) == kind:
            assert case.vi
            assert case.en
            assert "{" not in case.vi + case.en


@pytest.mark.parametrize(("rule", "most", "vi", "en"), TERMS)
def test_rule_in_words(rule: str, most: str, vi: str, en: str) -> None:
    found = leaf_of(rule, most)
    assert (say(found.rule.terms(found.max), "vi"), say(found.rule.terms(found.max), "en")) == (vi, en)


def test_points_lie_between_least_and_max() -> None:
    for case in CASES:
        assert leaf_of(case.rule, case.most).rule.least() <= Fraction(case.points) <= Fraction(case.most)


@pytest.mark.parametrize(
    ("rule", "most", "least"),
    [(YN, "1", "0"), (LV, "1", "-0.25"), (DF, "1", "-1"), (DP, "1", "0.25"), (VA, "2.5", "0.25"), (NO, "10", "1")],
)
def test_least_points_that_may_be_typed(rule: str, most: str, least: str) -> None:
    assert leaf_of(rule, most).rule.least() == Fraction(least)


def test_least_of_levels_is_not_above_zero() -> None:
    assert leaf_of("{kind: levels, levels: [{id: a, points: 1}, {id: b, points: 0.5}]}").rule.least() == 0


FAULTY = [
    ("{kind: levels, levels: [{id: a, points: 1}, {id: a, points: 0}]}", ["id-twice"]),
    ("{kind: levels, levels: [{id: a, points: 0.5}]}", ["rule-greatest"]),
    ("{kind: steps, steps: [{at_least: 70, points: 1}, {above: 90, points: 1}]}", ["step-unreachable"]),
    ("{kind: steps, steps: [{at_least: 70, points: 1}, {above: 70, points: 0.5}]}", ["step-unreachable"]),
    ("{kind: steps, steps: [{at_least: 70, points: 1}, {at_least: 70, points: 0.5}]}", ["step-unreachable"]),
    ("{kind: steps, steps: [{at_most: 10, points: 1}, {below: 10, points: 0.5}]}", ["step-unreachable"]),
    ("{kind: steps, steps: [{above: 100, points: 1}]}", ["step-unreachable"]),
    ("{kind: steps, steps: [{below: 0, points: 1}]}", ["step-unreachable"]),
    ("{kind: steps, steps: [{at_least: 101, points: 1}]}", ["step-unreachable"]),
    ("{kind: steps, steps: [{at_least: 70, points: 1}, {at_most: 10, points: 0.5}]}", ["steps-two-directions"]),
    ("{kind: steps, steps: [{points: 1}]}", ["step-one-condition"]),
    ("{kind: steps, steps: [{above: 1, below: 3, points: 1}]}", ["step-one-condition"]),
    ("{kind: steps, steps: [{above: 9, points: 1}, {above: 3, points: -1}]}", ["points-negative"]),
    ("{kind: steps, steps: [{above: 9, points: 0.9}]}", ["rule-greatest"]),
    ("{kind: proportional, full_at: 0}", ["full-at-range"]),
    ("{kind: proportional, full_at: 100.5}", ["full-at-range"]),
    ("{kind: proportional, full_at: 50, zero_below: 51}", ["limits-crossed"]),
    ("{kind: proportional, zero_below: -1}", ["limit-out-of-range"]),
    ("{kind: bands, bands: [{from: 5, points: 0}, {from: 5, points: 1}]}", ["bands-not-ascending"]),
    ("{kind: bands, bands: [{from: -5, points: 1}]}", ["limit-out-of-range"]),
    ("{kind: bands, bands: [{from: 0, points: -1}, {from: 5, points: 1}]}", ["points-negative"]),
    ("{kind: bands, bands: [{from: 0, to: 5, points: 1}]}", ["band-end-not-last"]),
    ("{kind: bands, bands: [{from: 0, to: 5, points: [0, 1]}, {from: 5, points: 1}]}", ["band-end-not-last"]),
    ("{kind: bands, bands: [{from: 0, to: 101, points: [0, 1]}]}", ["limit-out-of-range"]),
    ("{kind: bands, bands: [{from: 0, points: [0, 1]}]}", ["band-end-missing"]),
    ("{kind: bands, bands: [{from: 9, to: 9, points: [0, 1]}]}", ["band-end-missing"]),
    ("{kind: bands, bands: [{from: 9, points: 0.5}]}", ["rule-greatest"]),
    ("{kind: bands, bands: [{from: 9, points: [1, 2, 3]}]}", ["band-points"]),
    ("{kind: checklist, items: [{id: a, points: 0.5}, {id: b, points: 0.6}]}", ["rule-items-sum"]),
    ("{kind: checklist, items: [{id: a, points: 1.5}, {id: b, points: -0.5}]}", ["points-negative"]),
    ("{kind: checklist, items: [{id: a, points: 0.5}, {id: a, points: 0.5}]}", ["id-twice"]),
    ("{kind: checklist, items: [{id: none, points: 1}]}", ["id-reserved"]),
    ("{kind: checklist, items: [{id: a}, {id: b, points: 1}]}", ["checklist-points-missing"]),
    ("{kind: checklist, all: true, items: [{id: a}, {id: b, points: 1}]}", ["checklist-points-unused"]),
    ("{kind: checklist, all: true, at_least: 1, items: [{id: a}]}", ["checklist-all-and-some"]),
    ("{kind: checklist, at_least: 0, items: [{id: a}]}", ["checklist-at-least"]),
    ("{kind: checklist, at_least: 2, items: [{id: a}]}", ["checklist-at-least"]),
    ("{kind: deduction, each: [{id: a, points: 0}]}", ["points-not-positive"]),
    ("{kind: deduction, each: [{id: a, points: 1}, {id: a, points: 2}]}", ["id-twice"]),
    ("{kind: deduction, each: [{id: a, points: 1}], floor: 2}", ["limits-crossed"]),
    ("{kind: per_item}", ["per-item-points-or-each"]),
    ("{kind: per_item, points: 1, each: [{id: a, points: 1}]}", ["per-item-points-or-each"]),
    ("{kind: per_item, each: [{id: a, points: 0}, {id: a, points: 1}]}", ["points-not-positive", "id-twice"]),
    ("{kind: per_item, points: 0}", ["points-not-positive"]),
    ("{kind: deadline, by: [{date: 12-31, points: 1}, {date: 12-31, points: 0}]}", ["deadlines-not-ascending"]),
    ("{kind: deadline, by: [{date: 12-31, points: 1}, {date: 01-31, points: 0}]}", ["deadlines-not-ascending"]),
    ("{kind: deadline, by: [{date: 12-31, points: 1}, {date: 01-31, year: 1, points: -1}]}", ["points-negative"]),
    ("{kind: deadline, by: [{date: 2022-12-31, year: 1, points: 1}]}", ["deadline-year-twice"]),
    ("{kind: deadline, by: [{date: 12-31, year: 51, points: 1}]}", ["deadline-year-range"]),
    ("{kind: deadline, by: [{date: 12-31, points: 0.5}]}", ["rule-greatest"]),
    ("{kind: deadline, by: [{points: 1}]}", ["deadline-one-day"]),
    ("{kind: deadline, by: [{date: 12-14, before: 12-15, points: 1}]}", ["deadline-one-day"]),
    ("{kind: deadline, by: [{date: 12-14, points: 1}, {before: 12-15, points: 0}]}", ["deadlines-not-ascending"]),
    ("{kind: deadline, by: [{date: 12-15, points: 1}, {before: 12-15, points: 0}]}", ["deadlines-not-ascending"]),
    ("{kind: deadline, by: [{before: 2022-12-31, year: 1, points: 1}]}", ["deadline-year-twice"]),
    ("{kind: survey, scale: [5, 5]}", ["limits-crossed"]),
    ("{kind: value, min: 2, max: 1}", ["limits-crossed"]),
    ("{kind: value, max: 2}", ["rule-greatest"]),
    ("{kind: normalised, to: [1, 1]}", ["limits-crossed"]),
    ("{kind: normalised, to: [0, 2]}", ["rule-greatest"]),
    ("{kind: normalised, goalposts: [3, 2]}", ["limits-crossed"]),
    ("{kind: normalised, goalposts: [3]}", ["goalposts-malformed"]),
    ("{kind: normalised, goalposts: seen}", ["goalposts-malformed"]),
    ("{kind: judged, step: 0.3}", ["judged-step"]),
    ("{kind: judged, step: 0}", ["judged-step"]),
]


@pytest.mark.parametrize(("rule", "wanted"), FAULTY)
def test_faulty_rule(rule: str, wanted: list[str]) -> None:
    assert codes(criteria_text(leaf("A", "1", rule), more="scale: 1")) == wanted


GOOD = [
    "{kind: steps, steps: [{above: 90, points: 1}, {at_least: 90, points: 0.5}]}",
    "{kind: steps, steps: [{below: 10, points: 1}, {at_most: 10, points: 0.5}]}",
    "{kind: steps, steps: [{at_least: 100, points: 1}, {above: 0, points: 0.5}, {at_least: 0, points: 0.1}]}",
    "{kind: steps, measure: number, steps: [{at_least: 1000, points: 1}, {above: -5, points: 0}]}",
    "{kind: proportional, full_at: 50, zero_below: 50}",
    "{kind: bands, bands: [{from: 0, points: 1}, {from: 100, points: 0}]}",
    "{kind: deadline, by: [{date: 12-31, year: -1, points: 1}, {date: 01-31, points: 0.5}]}",
    "{kind: deadline, by: [{date: 2022-12-31, points: 1}, {date: 01-31, year: 1, points: 0.5}]}",
    "{kind: deadline, by: [{before: 12-15, points: 1}, {date: 12-15, points: 0.5}]}",
    "{kind: deduction, each: [{id: a, points: 5}], floor: 1}",
]


@pytest.mark.parametrize("rule", GOOD)
def test_rule_at_its_limits_is_accepted(rule: str) -> None:
    assert leaf_of(rule).rule.kind == kind_of(rule)
