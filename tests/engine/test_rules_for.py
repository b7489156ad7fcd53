"""Units scored by rules of their own: points, goalposts, what is refused, and what the explanation says."""

from pathlib import Path

import pytest

from scoring.analysis.improve import Goal, Improver
from scoring.campaign.campaign import Campaign
from scoring.engine.evaluate import Evaluator
from scoring.engine.explain import explain
from scoring.problems import Refusal
from scoring.words import render, say
from tests.small import campaign, criteria_text, leaf, scored

UNITS = "01,An,xa,1\n02,Bo,xa,2\n03,Ca,phuong,2"
LOWER = "rules_for: [{units: {kind: [xa], cluster: ['2']}, rule: {kind: proportional, full_at: 75, zero_below: 40}}]"
SHARES = criteria_text(leaf("A", "10", "{kind: proportional, full_at: 90, zero_below: 50}", LOWER))


def test_unit_is_scored_by_the_rule_that_is_for_it(tmp_path: Path) -> None:
    found = scored(campaign(tmp_path, SHARES, "01,A,self,45%\n02,A,self,45%\n03,A,self,45%", units=UNITS))
    assert {code: unit["score"] for code, unit in found.items()} == {"01": "0.00", "02": "6.00", "03": "0.00"}


def test_explanation_names_the_rule_and_whom_it_is_for(tmp_path: Path) -> None:
    made = campaign(tmp_path, SHARES, "01,A,self,45%\n02,A,self,45%", units=UNITS)
    own, other = (explain(made, "final", code).nodes[0] for code in ("02", "01"))
    assert own.terms
    assert other.terms
    assert say(own.terms, "vi") == "10 × tỷ lệ đạt ÷ 75%; dưới 40%: 0 (áp dụng cho xã; Cụm: 2)"
    assert say(own.why, "vi") == "45%; 10 × 45% ÷ 75%"
    assert say(other.terms, "vi").endswith(" (áp dụng cho các đơn vị còn lại)")
    assert say(other.terms, "en").endswith(" (for all other units)")


def test_goalposts_are_those_of_the_units_of_the_same_rule(tmp_path: Path) -> None:
    norm = "{kind: normalised, to: [0, 10], direction: DIRECTION}"
    more = f"rules_for: [{{units: {{kind: [phuong]}}, rule: {norm.replace('DIRECTION', 'down')}}}]"
    criteria = criteria_text(leaf("A", "10", norm.replace("DIRECTION", "up"), more))
    units = "01,An,xa,1\n02,Bo,xa,1\n03,Ca,phuong,1\n04,Du,phuong,1"
    made = campaign(tmp_path, criteria, "01,A,self,1\n02,A,self,2\n03,A,self,50\n04,A,self,90", units=units)
    observed = Evaluator(made, "final").observed
    assert {key: tuple(map(int, figures)) for key, figures in observed.items()} == {
        ("A", 0, ()): (1, 2),
        ("A", 1, ()): (50, 90),
    }
    assert tuple(unit["score"] for _, unit in sorted(scored(made).items())) == ("0.00", "10.00", "10.00", "0.00")
    for code in ("01", "03"):
        assert Evaluator(made, "final").unit(code) == next(
            found for found in Evaluator(made, "final").units() if found.unit.code == code
        )


def test_facts_of_another_rule_are_refused_with_the_unit_s_own(tmp_path: Path) -> None:
    more = (
        "rules_for: [{units: {kind: [xa]}, rule: {kind: steps, measure: number, steps: [{at_least: 5, points: 10}]}}]"
    )
    criteria = criteria_text(leaf("A", "10", "{kind: yes_no}", more))
    with pytest.raises(Refusal) as refusal:
        campaign(tmp_path, criteria, "01,A,self,có\n03,A,self,7", units=UNITS)
    assert [problem.code for problem in refusal.value.problems] == ["facts-of-other-rule"] * 2
    assert "đơn vị này chấm theo quy tắc: từ 5: 10; còn lại: 0" in render(refusal.value.problems[0], "vi")
    assert "the rule of this unit is: yes: 10; no: 0" in render(refusal.value.problems[1], "en")


def test_typed_points_and_notes_follow_the_unit_s_rule(tmp_path: Path) -> None:
    more = "rules_for: [{units: {kind: [xa]}, rule: {kind: judged, step: 0.5}}]"
    criteria = criteria_text(leaf("A", "10", "{kind: yes_no}", more))
    with pytest.raises(Refusal) as refusal:
        campaign(tmp_path, criteria, "01,A,self,8\n02,A,appraisal,,7.2,vì\n03,A,appraisal,,7.2,vì", units=UNITS)
    found = [(problem.code, problem.place.line) for problem in refusal.value.problems]
    assert found == [("judged-without-note", 2), ("off-step", 3)]


def test_plan_climbs_by_the_unit_s_rule(tmp_path: Path) -> None:
    made: Campaign = campaign(tmp_path, SHARES, "01,A,self,9/20\n02,A,self,9/20\n03,A,self,20/20", units=UNITS)
    improver = Improver(made, "final")
    steps = {code: improver.ladders(code)[0].steps[-1] for code in ("01", "02")}
    assert {code: (step.facts, step.points) for code, step in steps.items()} == {
        "01": ("18/20", 1000),
        "02": ("15/20", 1000),
    }
    assert improver.plan("02", Goal(rank=1)).reached


def test_column_that_units_csv_lacks_is_told_and_a_value_written_otherwise(tmp_path: Path) -> None:
    lacking = criteria_text(leaf("A", "10", more="rules_for: [{units: {region: [nui]}, rule: {kind: yes_no}}]"))
    with pytest.raises(Refusal) as refusal:
        campaign(tmp_path / "1", lacking, "", units=UNITS)
    assert [problem.code for problem in refusal.value.problems] == ["applies-to-column"]
    nearly = criteria_text(leaf("A", "10", more="rules_for: [{units: {cluster: [nui]}, rule: {kind: yes_no}}]"))
    with pytest.raises(Refusal) as refusal:
        campaign(tmp_path / "2", nearly, "", units="01,An,xa,Núi")
    assert [problem.code for problem in refusal.value.problems] == ["unit-value-nearly"]
