"""Conditions: met or not, outside the scale, asked for by grades and caps."""

from pathlib import Path
from typing import Any

import pytest

from scoring.campaign.campaign import Campaign
from scoring.engine.explain import explain
from scoring.engine.ranking import rank_campaign
from scoring.words import say
from tests.small import campaign, criteria_text, leaf, scored

GATE = """
grades: [{id: dat, vi: Đạt, at_least: 80, requires: [{condition: DK}]}, {id: chua, vi: Chưa đạt, at_least: 0}]
ranking: {by: grade}
conditions: [{code: DK, vi: Không có cán bộ bị kỷ luật từ cảnh cáo, rule: {kind: yes_no}}]
"""


def of(condition: str, folder: Path, rows: str, settings: str = "", more: str = "") -> Campaign:
    """A campaign with one condition DK of this rule and options; a cap of 49 % holds unless it is met."""
    given = f"caps: [{{unless: {{condition: DK}}, at_most: 49}}]\nconditions: [{{code: DK, {condition}}}]\n{more}"
    criteria = criteria_text(leaf("A", "10", "{kind: value, max: 10}"), more=given)
    return campaign(folder, criteria, f"01,A,self,8\n{rows}", settings)


def unit_of(found: Campaign, stage: Any = "final") -> tuple[bool | None, str | None, list[str]]:
    """Whether DK is met, the score under the cap, and what is missing."""
    unit = scored(found, stage)["01"]
    return unit["conditions"]["DK"], unit["score"], unit["missing"]


def test_unit_whose_officer_was_disciplined_stands_below_one_with_less(tmp_path: Path) -> None:
    """TCPL: điều kiện không tính điểm; cán bộ bị kỷ luật thì chưa đạt, dù bao nhiêu điểm."""
    criteria = criteria_text(leaf("1", "100", "{kind: value, max: 100}"), more="scale: 100" + GATE)
    rows = "1,DK,self,không\n1,1,self,97\n2,DK,self,có\n2,1,self,85"
    found = campaign(tmp_path, criteria, rows, units="1,Xã A,xa\n2,Xã B,xa")
    ranked = [(placed.result.unit.name, placed.grade) for placed in rank_campaign(found).units]
    assert ranked == [("Xã B", "dat"), ("Xã A", "chua")]
    units = scored(found)
    assert [(units[code]["score"], units[code]["conditions"]) for code in "12"] == [
        ("97.00", {"DK": False}),
        ("85.00", {"DK": True}),
    ]
    assert "DK" not in units["1"]["nodes"]


def test_grade_and_condition_are_told(tmp_path: Path) -> None:
    criteria = criteria_text(leaf("1", "100", "{kind: value, max: 100}"), more="scale: 100" + GATE)
    found = explain(campaign(tmp_path, criteria, "01,DK,self,không\n01,1,self,97"), "final", "01")
    assert [say(line, "vi") for line in found.grade] == [
        "97% → Chưa đạt",
        "không đạt Đạt: điều kiện DK (Không có cán bộ bị kỷ luật từ cảnh cáo) không đạt",
    ]
    node = found.nodes[-1]
    assert say(node.why, "vi") == "không → không đạt (xếp loại Đạt yêu cầu điều kiện này)"
    assert say(node.why, "en") == "no → not met (asked for by the grade Đạt)"


@pytest.mark.parametrize(
    ("facts", "is_met"),
    [("89.9999%", False), ("90/100", True), ("8995/10000", False), ("90%", True), ("0/3", False)],
)
def test_points_reach_met_at_before_any_rounding(tmp_path: Path, facts: str, is_met: bool) -> None:
    found = of("rule: {kind: proportional}, met_at: 90", tmp_path, f"01,DK,self,{facts}")
    assert unit_of(found) == (is_met, "8.00" if is_met else "4.90", [])


def test_missing_is_not_met_and_unranks_nobody(tmp_path: Path) -> None:
    found = of("rule: {kind: yes_no}", tmp_path, "", "when_missing: unranked")
    assert unit_of(found) == (False, "4.90", ["DK"])
    assert scored(found)["01"]["rank"] == 1


@pytest.mark.parametrize("effect", ["exclude", "rescale", "full", "zero"])
def test_what_does_not_apply_is_met_whatever_the_effect(tmp_path: Path, effect: str) -> None:
    rule = f"rule: {{kind: yes_no}}, not_applicable: {effect}"
    claimed = "01,DK,self,n/a,,không có"
    assert unit_of(of(rule, tmp_path / "1", claimed), "self") == (True, "8.00", [])
    assert unit_of(of(rule, tmp_path / "2", claimed)) == (False, "4.90", ["DK"])
    confirmed = of(rule, tmp_path / "3", f"{claimed}\n01,DK,appraisal,n/a,,đúng")
    assert unit_of(confirmed) == (True, "8.00", [])
    assert scored(confirmed)["01"]["not_applicable"] == ["DK"]
    left_out = of(rule + ", applies_to: {kind: [phuong]}", tmp_path / "4", "")
    assert unit_of(left_out) == (True, "8.00", [])


def test_what_the_stage_does_not_know_counts_as_met(tmp_path: Path) -> None:
    found = of("rule: {kind: yes_no}, from: council", tmp_path, "01,DK,council,không")
    assert unit_of(found, "self") == (None, "8.00", [])
    assert unit_of(found, "appraisal") == (None, "8.00", [])
    assert unit_of(found) == (False, "4.90", [])


@pytest.mark.parametrize(("typed", "is_met"), [("1", True), ("0", False)])
def test_typed_points_decide(tmp_path: Path, typed: str, is_met: bool) -> None:
    rows = f"01,DK,self,{'không' if is_met else 'có'}\n01,DK,appraisal,,{typed},đã kiểm tra"
    assert unit_of(of("rule: {kind: yes_no}", tmp_path, rows))[0] is is_met


def test_facts_without_evidence_are_not_met_once_appraised(tmp_path: Path) -> None:
    found = of("rule: {kind: yes_no}, evidence: {required: true}", tmp_path, "01,DK,self,có")
    assert unit_of(found, "self")[0] is True
    assert unit_of(found)[0] is False
    assert scored(found)["01"]["unevidenced"] == ["DK"]


def test_of_several_conditions_so_many_have_to_hold(tmp_path: Path) -> None:
    """The Philippine seal of good local governance: 3 + 1."""
    conditions = ", ".join(f"{{code: K.{number}, rule: {{kind: yes_no}}}}" for number in (1, 2, 3))
    items = ", ".join(f"{{condition: K.{number}}}" for number in (1, 2, 3))
    more = (
        f"conditions: [{conditions}]\n"
        f"grades: [{{id: seal, at_least: 50, requires: [{{any: [{items}], count: 2}}]}}, {{id: none, at_least: 0}}]"
    )
    criteria = criteria_text(leaf("A", "10", "{kind: value, max: 10}"), more=more)
    rows = "01,A,self,8\n01,K.1,self,có\n01,K.2,self,không\n01,K.3,self,có\n"
    rows += "02,A,self,8\n02,K.1,self,không\n02,K.2,self,không\n02,K.3,self,có"
    units = scored(campaign(tmp_path, criteria, rows, units="01,An,xa\n02,Bình,xa"))
    assert [units[code]["grade"] for code in ("01", "02")] == ["seal", "none"]


def test_score_holds_no_points_of_conditions(tmp_path: Path) -> None:
    unit = scored(of("rule: {kind: yes_no}", tmp_path, "01,DK,self,có"))["01"]
    assert (unit["score"], unit["max"], unit["nodes"]) == ("8.00", "10.00", {"A": {"points": "8.00", "max": "10.00"}})
