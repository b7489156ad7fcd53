"""Rules whose facts are stated: yes or no, a level, items done, the score itself, a judgement."""

from fractions import Fraction

import pytest

from scoring.problems import Fault
from scoring.words import say
from tests.tree.cases import Case, outcome_of

YN = "{kind: yes_no}"
LV = (
    "{kind: levels, levels: [{id: full, vi: Đủ, en: Full, points: 1}, "
    "{id: part, points: 0.5}, {id: none, points: -0.25}]}"
)
CL = (
    "{kind: checklist, items: [{id: plan, vi: Kế hoạch, en: Plan, points: 0.5}, "
    "{id: report, points: 0.3}, {id: post, points: 0.2}]}"
)
CA = "{kind: checklist, all: true, items: [{id: plan, vi: Kế hoạch, en: Plan}, {id: report}]}"
CN = "{kind: checklist, at_least: 2, items: [{id: plan, vi: Kế hoạch, en: Plan}, {id: report}, {id: post}]}"
VA = "{kind: value, min: 0.25, max: 2.5}"
JU = "{kind: judged, step: 0.25}"
CASES = [
    Case(YN, "yes", "1", "có", "yes"),
    Case(YN, "YES", "1", "có", "yes"),
    Case(YN, "có", "1", "có", "yes"),
    Case(YN, "Có", "1", "có", "yes"),
    Case(YN, "no", "0", "không", "no"),
    Case(YN, "không", "0", "không", "no"),
    Case(YN, "KHÔNG", "0", "không", "no"),
    Case(LV, "full", "1", "mức “Đủ”", "level “Full”"),
    Case(LV, "part", "0.5", "mức “part”", "level “part”"),
    Case(LV, "none", "-0.25", "mức “none”", "level “none”"),
    Case(CL, "none", "0", "chưa thực hiện nội dung nào: Kế hoạch, report, post", "nothing done of: Plan, report, post"),
    Case(CL, "None", "0", "chưa thực hiện nội dung nào: Kế hoạch, report, post", "nothing done of: Plan, report, post"),
    Case(
        CL,
        "plan",
        "0.5",
        "đã thực hiện: Kế hoạch (0,5); chưa: report, post",
        "done: Plan (0.5); not done: report, post",
    ),
    Case(
        CL,
        "post plan",
        "0.7",
        "đã thực hiện: Kế hoạch (0,5); post (0,2); chưa: report",
        "done: Plan (0.5); post (0.2); not done: report",
    ),
    Case(
        CL,
        "report plan post",
        "1",
        "đủ các nội dung: Kế hoạch (0,5); report (0,3); post (0,2)",
        "all done: Plan (0.5); report (0.3); post (0.2)",
    ),
    Case(
        CA,
        "plan",
        "0",
        "1/2 nội dung, cần 2; đã thực hiện: Kế hoạch; chưa: report",
        "1 of 2 items, 2 needed; done: Plan; not done: report",
    ),
    Case(
        CA,
        "report plan",
        "1",
        "2/2 nội dung, cần 2; đủ các nội dung: Kế hoạch, report",
        "2 of 2 items, 2 needed; all done: Plan, report",
    ),
    Case(
        CN,
        "post plan",
        "1",
        "2/3 nội dung, cần 2; đã thực hiện: Kế hoạch, post; chưa: report",
        "2 of 3 items, 2 needed; done: Plan, post; not done: report",
    ),
    Case(
        CN,
        "none",
        "0",
        "0/3 nội dung, cần 2; chưa thực hiện nội dung nào: Kế hoạch, report, post",
        "0 of 3 items, 2 needed; nothing done of: Plan, report, post",
    ),
    Case(VA, "0.25", "0.25", "điểm nhập trực tiếp 0,25", "the score itself, 0.25", "2.5"),
    Case(VA, "2,5", "2.5", "điểm nhập trực tiếp 2,5", "the score itself, 2.5", "2.5"),
    Case(VA, "1.234", "1.234", "điểm nhập trực tiếp 1,234", "the score itself, 1.234", "2.5"),
    Case(JU, "0", "0", "chấm theo nhận xét 0, bước 0,25", "judged at 0, in steps of 0.25"),
    Case(JU, "0,75", "0.75", "chấm theo nhận xét 0,75, bước 0,25", "judged at 0.75, in steps of 0.25"),
    Case(JU, "1.0", "1", "chấm theo nhận xét 1, bước 0,25", "judged at 1, in steps of 0.25"),
]

REFUSED = [
    (YN, "maybe", "not-yes-or-no"),
    (YN, "1", "not-yes-or-no"),
    (YN, "khong", "not-yes-or-no"),
    (LV, "Full", "id-unknown"),
    (LV, "full part", "id-unknown"),
    (CL, "plan plan", "id-twice"),
    (CL, "plan none", "id-unknown"),
    (CL, "plan,report", "id-unknown"),
    (VA, "0,24", "value-out-of-range"),
    (VA, "2.51", "value-out-of-range"),
    (VA, "90%", "number-unreadable"),
    (JU, "0.3", "off-step"),
    (JU, "1.25", "value-out-of-range"),
    (JU, "-0.25", "value-out-of-range"),
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
