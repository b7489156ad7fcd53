"""The steps of every rule kind: each brings more points than the one before, and no fewer cases would."""

from fractions import Fraction
from pathlib import Path

import pytest

from scoring.analysis.improve import Improver
from scoring.analysis.ladder import Ladder, Step
from scoring.analysis.steps import even_marks, whole_numbers
from scoring.points import to_steps
from scoring.tree.rule import Yardstick
from scoring.tree.rules import KINDS
from scoring.words import say
from tests.small import campaign as small
from tests.small import criteria_text, leaf

LEVELS = "levels: [{id: full, vi: Đủ, en: Full, points: 10}, {id: part, points: 4}, {id: none, points: -1}]"
ITEMS = "items: [{id: a, points: 1}, {id: b, points: 2}, {id: c, points: 3}, {id: d, points: 4}]"
EACH = "each: [{id: late, points: 1}, {id: wrong, points: 3}], floor: 2"
BY = "by: [{date: 06-30, points: 10}, {date: 12-31, points: 4}]"
STEPS = "steps: [{above: 90, points: 10}, {at_least: 70, points: 4}]"
FEWER = "measure: number, steps: [{below: 3, points: 10}, {at_most: 8, points: 4}]"
BANDS = "bands: [{from: 0, points: 0}, {from: 50, points: [2, 6]}, {from: 80, to: 100, points: [6, 10]}]"

# the rule, the facts now, the facts of the steps, the first task in words
KINDS_CASES: dict[str, tuple[str, str, list[str], str]] = {
    "yes_no": ("{kind: yes_no}", "no", ["yes"], "Do it and complete it (“yes”)"),
    "levels": (f"{{kind: levels, {LEVELS}}}", "none", ["part", "full"], "Reach the level “part”"),
    "checklist": (
        f"{{kind: checklist, {ITEMS}}}",
        "a",
        ["a b", "a c", "a d", "a b c", "a b d", "a c d", "a b c d"],
        "Complete: b",
    ),
    "deduction": (
        f"{{kind: deduction, {EACH}}}",
        "late=3 wrong=2",
        ["late=3 wrong=1", "late=2 wrong=1", "late=3"],
        "Fewer of “wrong”: from 02 to 01",
    ),
    "per_item": ("{kind: per_item, points: 2.5}", "1", ["2", "3", "4"], "1 more that count (from 1 to 2)"),
    "deadline": (f"{{kind: deadline, {BY}}}", "none", ["2022-12-31", "2022-06-30"], "Complete it by 31/12"),
    "steps": (
        f"{{kind: steps, {STEPS}}}",
        "13/20",
        ["14/20", "19/20"],
        "1 more cases that meet the requirement (from 13/20 to 14/20 = 70%)",
    ),
    "proportional": (
        "{kind: proportional, full_at: 90, zero_below: 50}",
        "3/10",
        [f"{n}/10" for n in range(5, 10)],
        "",
    ),
    "bands": (f"{{kind: bands, {BANDS}}}", "8/10", ["9/10", "10/10"], ""),
    "survey": (
        "{kind: survey}",
        "8/10",
        ["9/10", "10/10"],
        "1 more satisfied among those who answer (from 8/10 to 9/10 = 90%)",
    ),
    "value": (
        "{kind: value, min: 0, max: 10}",
        "9.75",
        ["9.8", "9.9", "10"],
        "Raise the published score from 9.75 to 9.8",
    ),
    "normalised": ("{kind: normalised, goalposts: [0, 50]}", "48", ["49", "50"], "Raise it from 48 to 49"),
    "formula": (
        "{kind: formula, facts: [{id: done, vi: Đã làm, en: Done, is: count}], points: [{give: full * done / 4}]}",
        "done=2",
        ["done=3", "done=4"],
        "Done: from 2 to 3",
    ),
    "judged": ("{kind: judged, step: 2.5}", "5", ["7.5", "10"], "Be given 7.5 points in place of 5"),
}


def ladder(tmp_path: Path, rule: str, row: str, most: str = "10", more: str = "") -> Ladder:
    campaign = small(tmp_path, criteria_text(leaf("1", most, rule, more), more=f"scale: {most}"), row)
    return Improver(campaign, "final").ladders("01")[0]


def facts(found: Ladder) -> list[str]:
    return [step.facts for step in found.steps]


@pytest.mark.parametrize("kind", KINDS)
def test_kind_has_its_steps(kind: str, tmp_path: Path) -> None:
    rule, now, steps, task = KINDS_CASES[kind]
    note = ",,a note" if kind == "judged" else ""
    found = ladder(tmp_path, rule, f"01,1,self,{now}{note}")
    if kind == "deduction":
        assert [sorted(text.split()) for text in facts(found)][:3] == [sorted(text.split()) for text in steps]
        assert facts(found)[-1] == "0"
    else:
        assert facts(found) == steps
    assert found.own == (kind != "judged")
    assert task in ("", say(found.steps[0].task, "en"))
    assert found.steps[-1].points == 1000
    check_rising(found)


def test_a_day_that_is_too_late_itself_asks_for_the_day_before(tmp_path: Path) -> None:
    rule = "{kind: deadline, by: [{before: 07-01, points: 10}, {before: 01-01, year: 1, points: 4}]}"
    found = ladder(tmp_path, rule, "01,1,self,2023-01-01")
    assert facts(found) == ["2022-12-31", "2022-06-30"]
    assert [say(step.task, "en") for step in found.steps] == [
        "Complete it before 01/01 of the next year",
        "Complete it before 01/07",
    ]


def check_rising(found: Ladder) -> None:
    """Each step has more points than the one before, and those that the rule gives."""
    points = [found.points if found.points is not None else -1, *(step.points for step in found.steps)]
    assert points == sorted(set(points))
    for step in found.steps:
        yardstick = Yardstick(found.leaf.max, 2022)
        assert step.points == to_steps(found.leaf.rule.outcome(step.facts, yardstick).points, 2)


@pytest.mark.parametrize("rule", [KINDS_CASES[kind][0] for kind in ("steps", "proportional", "bands", "survey")])
def test_no_fewer_cases_would_do(rule: str, tmp_path: Path) -> None:
    """Of every share of 40 cases: one case less than a step asks for does not give its points."""
    found = ladder(tmp_path, rule, "01,1,self,7/40")
    yardstick = Yardstick(found.leaf.max, 2022)
    for step in found.steps:
        done = int(step.facts.split("/")[0])
        less = found.leaf.rule.outcome(f"{done - 1}/40", yardstick).points
        assert to_steps(less, 2) < step.points


@pytest.mark.parametrize(
    ("rule", "now", "steps"),
    [
        (f"{{kind: steps, {FEWER}}}", "12", ["8", "2"]),
        ("{kind: checklist, at_least: 2, items: [{id: a}, {id: b}, {id: c}]}", "none", ["a b"]),
        (
            "{kind: per_item, each: [{id: a, points: 2}, {id: b, points: 4}]}",
            "a=1",
            ["a=2", "a=1 b=1", "a=1 b=2"],
        ),
        (f"{{kind: steps, {STEPS}}}", "65%", ["70%", "91%"]),
        ("{kind: proportional, inverse: true, zero_below: 90}", "3/20", ["2/20", "1/20", "0/20"]),
        ("{kind: normalised, goalposts: [0, 50], direction: down}", "2", ["1", "0"]),
        ("{kind: survey, scale: [1, 5]}", "4.8", ["4.9", "5"]),
        (f"{{kind: levels, {LEVELS}}}", "full", []),
    ],
    ids=[
        "fewer-is-better",
        "enough-items",
        "two-kinds-of-items",
        "thresholds",
        "inverse",
        "down",
        "mean",
        "nothing-left",
    ],
)
def test_directions(rule: str, now: str, steps: list[str], tmp_path: Path) -> None:
    found = ladder(tmp_path, rule, f"01,1,self,{now}")
    assert facts(found) == steps
    check_rising(found)


def test_many_cases_go_by_the_hundredth_and_keep_the_limits(tmp_path: Path) -> None:
    found = ladder(tmp_path, "{kind: proportional, full_at: 90, zero_below: 50}", "01,1,self,0/70001")
    assert facts(found)[0] == "35001/70001"
    assert found.steps[-1].points == 1000
    assert len(found.steps) <= 110


def test_penalty_takes_less_off(tmp_path: Path) -> None:
    block = leaf("P.1", "5", "{kind: per_item, points: 2}")
    criteria = criteria_text(leaf("1", "10"), more=f"penalty: {{max: 5, children: [{block}]}}")
    found = Improver(small(tmp_path, criteria, "01,1,self,yes\n01,P.1,self,2"), "final").ladders("01")[1]
    assert [(step.facts, step.points) for step in found.steps] == [("1", 200), ("0", 0)]
    assert say(found.steps[0].task, "en") == "1 fewer (from 2 to 1)"


def test_without_a_row_penalty_and_full_leaves_have_no_steps(tmp_path: Path) -> None:
    criteria = criteria_text(leaf("1", "10"), more=f"penalty: {{max: 5, children: [{leaf('P.1')}]}}")
    assert [facts(found) for found in Improver(small(tmp_path, criteria, "01,1,self,yes"), "final").ladders("01")] == [
        [],
        [],
    ]


def told(step: Step) -> str:
    return say(step.task, "vi")


def test_missing_answer_is_stated_first(tmp_path: Path) -> None:
    campaign = small(tmp_path, criteria_text(leaf("1", "10", f"{{kind: steps, {STEPS}}}")), "")
    steps = Improver(campaign, "final").ladders("01")[0].steps
    assert [step.facts for step in steps] == ["70%", "91%"]
    assert told(steps[0]) == "Kê khai (hiện chưa có số liệu): Đạt tỷ lệ 70%"


@pytest.mark.parametrize(
    "rule", [f"{{kind: steps, {STEPS}}}", "{kind: proportional}", "{kind: yes_no}", "{kind: survey}"]
)
def test_any_answer_will_do_where_one_is_wanting(rule: str, tmp_path: Path) -> None:
    """Where no answer leaves a unit without a score, the least that can be stated is a step."""
    criteria = criteria_text(leaf("1", "10", rule))
    first, *_ = Improver(small(tmp_path, criteria, "", "when_missing: unranked"), "final").ladders("01")[0].steps
    assert first.points == 0
    assert told(first) == "Bổ sung số liệu còn thiếu (kết quả nào cũng được)"


def test_wanting_evidence_is_the_first_step(tmp_path: Path) -> None:
    more = "evidence: {required: true}"
    campaign = small(tmp_path, criteria_text(leaf("1", "10", "{kind: proportional}", more)), "01,1,self,8/10")
    steps = Improver(campaign, "final").ladders("01")[0].steps
    assert [step.facts for step in steps] == ["8/10", "9/10", "10/10"]
    assert told(steps[0]) == "Bổ sung tài liệu kiểm chứng"
    assert told(steps[1]) == "Thêm 1 trường hợp đạt yêu cầu (từ 8/10 lên 9/10 = 90%), kèm tài liệu kiểm chứng"


def test_typed_points_go_back_to_what_was_stated(tmp_path: Path) -> None:
    rows = "01,1,self,8/10\n01,1,council,,5,thiếu biên bản"
    steps = ladder(tmp_path, "{kind: proportional}", rows).steps
    assert [step.facts for step in steps] == ["8/10", "9/10", "10/10"]
    assert told(steps[0]) == "Chứng minh để được công nhận đúng số liệu đã kê khai (8/10)"
    assert told(steps[1]).endswith("(điểm hiện do Hội đồng thẩm định chấm)")


def test_unconfirmed_claim_may_be_confirmed(tmp_path: Path) -> None:
    criteria = criteria_text(leaf("1", "9", more="not_applicable: exclude"), leaf("2", "1"))
    campaign = small(tmp_path, criteria, "01,1,self,n/a,,không có")
    steps = Improver(campaign, "final").ladders("01")[0].steps
    assert told(steps[0]).endswith("hoặc đề nghị thẩm định xác nhận không phát sinh nhiệm vụ")


@pytest.mark.parametrize(("title", "noun"), [("Tỷ lệ hồ sơ đúng hạn", "hồ sơ"), ("Tỷ lệ họp", "trường hợp")])
def test_cases_are_called_as_the_title_says(title: str, noun: str, tmp_path: Path) -> None:
    node = leaf("1", "10", "{kind: proportional}").replace("Mục 1", title)
    campaign = small(tmp_path, criteria_text(node), "01,1,self,8/10")
    step = Improver(campaign, "final").ladders("01")[0].steps[0]
    assert told(step) == f"Thêm 1 {noun} đạt yêu cầu (từ 8/10 lên 9/10 = 90%)"


def test_even_marks() -> None:
    assert len(even_marks(Fraction(0), Fraction(100))) == 103
    assert even_marks(Fraction(5), Fraction(5)) == [5]
    assert len(even_marks(Fraction(1), Fraction(5))) == 43
    assert len(even_marks(Fraction(0), Fraction(10) ** 30)) <= 203


def test_whole_numbers() -> None:
    assert whole_numbers(3, 6) == [4, 5, 6]
    assert whole_numbers(2, 0) == [1, 0]
    assert whole_numbers(0, 1000)[:2] == [10, 20]
    assert whole_numbers(0, 1000)[-1] == 1000


def test_many_items_and_faults_stay_few_steps(tmp_path: Path) -> None:
    """Thirty items have a thousand million choices; ten thousand faults of two kinds as many counts."""
    items = ", ".join(f"{{id: i{number}, points: {number}.{number:02}}}" for number in range(1, 31))
    most = sum(number * 101 for number in range(1, 31))
    criteria = criteria_text(
        leaf("1", f"{most / 100}", f"{{kind: checklist, items: [{items}]}}"), more=f"scale: {most / 100}"
    )
    found = Improver(small(tmp_path / "a", criteria, "01,1,self,i1"), "final").ladders("01")[0]
    assert found.steps[0].facts == "i1 i30"
    assert found.steps[-1].points == most
    rule = "{kind: deduction, each: [{id: a, points: 0.01}, {id: b, points: 0.03}]}"
    faults = ladder(tmp_path / "b", rule, "01,1,self,a=10000 b=10000", "100")
    assert faults.steps[-1].facts == "0"
    check_rising(faults)
