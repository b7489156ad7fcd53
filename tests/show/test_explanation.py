"""An explanation as text for people and as data for programs."""

import json
import re
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from scoring.campaign.campaign import Campaign
from scoring.engine.explain import explain
from scoring.engine.ranking import rank_campaign
from scoring.show.explanation import explanation_data, explanation_text
from tests.campaigns import GeneratedCampaign, campaigns
from tests.properties import cases, read
from tests.small import branch, campaign, criteria_text, leaf

VALUE = "{kind: value, max: 5}"


def data(made: Campaign, code: str | None = None) -> dict[str, Any]:
    return explanation_data(made, explain(made, "final", "01", code))


def text(made: Campaign, lang: str = "en", code: str | None = None) -> str:
    return explanation_text(made, explain(made, "final", "01", code), lang)


def made_of(folder: Path, rows: str, more: str = "", settings: str = "") -> Campaign:
    return campaign(folder, criteria_text(leaf("A", "5", VALUE, more), leaf("B", "5", VALUE)), rows, settings)


@cases
@given(generated=campaigns())
def test_data_agrees_with_the_results_and_its_own_sentences(generated: GeneratedCampaign) -> None:
    made = read(generated)
    results = rank_campaign(made)
    by_unit = {unit["unit"]: unit for unit in results.units_data}
    for unit in made.units:
        found = explanation_data(made, explain(made, "final", unit.code))
        assert (found["digest"], found["criteria"]["digest"]) == (results.digest, made.criteria.digest)
        assert {**found["unit"], "nodes": by_unit[unit.code]["nodes"]} == by_unit[unit.code]
        for node in found["nodes"]:
            points = {"points": node["points"], "max": node["max"]}
            assert points == by_unit[unit.code]["nodes"][node["code"]]
            if node["points"] is not None:
                why, en = node["reason"]["en"].replace("−", "-").rsplit(" → ", 1)
                assert why
                assert en == f"{node['points']} of {node['max']} points"
                vi = node["reason"]["vi"].replace("−", "-").rsplit(" → ", 1)[1]
                assert vi == f"{node['points']} trên {node['max']} điểm".replace(".", ",")
            for layer in node["layers"]:
                if layer["change"] is not None:
                    assert Fraction(layer["before"]) + Fraction(layer["change"]) == Fraction(layer["points"])
        assert json.loads(json.dumps(found)) == found


def test_data_of_a_node(tmp_path: Path) -> None:
    rows = "01,A,self,4,,note,doc,cb1,2023-01-01\n01,A,appraisal,,3.5,why,,td1,2023-02-01T09:30Z"
    found = data(made_of(tmp_path, rows, settings="sample: true"), "A")
    assert list(found) == [
        "campaign",
        "criteria",
        "stage",
        "digest",
        "sample",
        "unit",
        "whole",
        "grade",
        "rank",
        "nodes",
    ]
    assert (found["sample"], found["stage"], len(found["nodes"])) == (True, "final", 1)
    assert found["nodes"][0] == {
        "code": "A",
        "title": {"vi": "Mục A", "en": "Item A"},
        "depth": 0,
        "points": "3.50",
        "max": "5.00",
        "state": "scored",
        "because": None,
        "effect": None,
        "reason": {
            "vi": "điểm do thẩm định ấn định → 3,50 trên 5,00 điểm",
            "en": "points set by appraisal → 3.50 of 5.00 points",
        },
        "rule": {"vi": "điểm nhập trực tiếp, từ 0 đến 5", "en": "the score itself, 0 to 5"},
        "layers": [
            {
                "stage": "self", "kind": "scored", "second_round": False, "counts": False, "facts": "4",
                "typed_points": None, "points": "4.00", "before": None, "change": None,
                "note": "note", "evidence": "doc", "by": "cb1", "at": "2023-01-01",
            },
            {
                "stage": "appraisal", "kind": "scored", "second_round": False, "counts": True, "facts": None,
                "typed_points": "3.5", "points": "3.50", "before": "4.00", "change": "-0.50",
                "note": "why", "evidence": None, "by": "td1", "at": "2023-02-01T09:30Z",
            },
        ],
        "file": str(tmp_path / "criteria.yaml"),
        "line": 10,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("more", "rows", "state"),
    [
        ("", "", ("missing", None, None)),
        ("", "01,A,self,1", ("scored", None, None)),
        ("not_applicable: full", "01,A,council,n/a,,x", ("not_applicable", "claim", "full")),
        ("applies_to: {kind: [phuong]}", "", ("not_applicable", "applies_to", "exclude")),
    ],
)
def test_state_of_a_node(tmp_path: Path, more: str, rows: str, state: tuple[str, str | None, str | None]) -> None:
    node = data(made_of(tmp_path, rows, more), "A")["nodes"][0]
    assert (node["state"], node["because"], node["effect"]) == state


@pytest.mark.parametrize(
    ("points", "shown"), [("3.5", "4.00 → 3.50 (−0.50)"), ("4.5", "4.00 → 4.50 (+0.50)"), ("4", "4.00 → 4.00 (±0.00)")]
)
def test_change_is_signed(tmp_path: Path, points: str, shown: str) -> None:
    made = made_of(tmp_path, f"01,A,self,4\n01,A,appraisal,,{points},why")
    assert shown in text(made)
    assert shown.replace(".", ",") in text(made, "vi")


def test_moments_are_shown_in_viet_nam_time(tmp_path: Path) -> None:
    rows = (
        "01,A,self,4,,,,cb,2023-01-01T20:30Z\n01,A,appraisal,3,,,,td,2023-02-01T09:30\n01,A,council,3,,,,hd,2023-03-01"
    )
    shown = text(made_of(tmp_path, rows))
    assert "2023-01-02 03:30" in shown
    assert "2023-02-01 09:30" in shown
    assert re.search(r"2023-03-01 *$", shown, re.MULTILINE)


def test_every_leaf_names_its_line_of_the_criteria_file(tmp_path: Path) -> None:
    made = made_of(tmp_path, "")
    assert text(made).count(f"{tmp_path}/criteria.yaml:10") == 2


def test_sample_data_is_marked_above_and_below(tmp_path: Path) -> None:
    lines = text(made_of(tmp_path / "1", "", settings="sample: true")).splitlines()
    assert "SAMPLE DATA" in lines[0]
    assert "SAMPLE DATA" in lines[-1]
    assert "SAMPLE" not in text(made_of(tmp_path / "2", ""))


def test_node_without_points(tmp_path: Path) -> None:
    inner = branch("A", "5", leaf("A.1", "5"))
    made = campaign(tmp_path, criteria_text(inner, leaf("B", "5")), "01,B,self,yes", "when_missing: unranked")
    shown = text(made)
    assert "A  Part A: no points" in shown
    assert "Whole: no score, not ranked" in shown


def test_claim_withdrawal_and_refusal_are_told(tmp_path: Path) -> None:
    inner = branch(
        "A", "10", leaf("A.1", "10", "{kind: value, max: 10}", "not_applicable: zero"), more="not_applicable: zero"
    )
    rows = "01,A,self,n/a,,none\n01,A,appraisal,applies,,there is\n01,A.1,self,4,,,,,2023-01-01\n"
    rows += "01,A.1,self,,,sorry,,,2023-01-02"
    shown = text(campaign(tmp_path, criteria_text(inner), rows))
    assert "claim refused" in shown
    assert "withdrawn" in shown
    assert "not applicable" in shown


def test_hostile_text_can_not_reach_the_terminal(tmp_path: Path) -> None:
    """A right-to-left override, a zero-width space, a line break: none gets through."""
    rows = '01,A,self,4,,"a\u202eb\nc",doc\u200b,x\u2028y\n01,A,appraisal,3,,"z\u202ez",,w'
    criteria = criteria_text(leaf("A", "10", "{kind: value, max: 10}").replace("Item A", "It\u202eem"))
    made = campaign(tmp_path, criteria, rows, units="01,An\u200bh,xa")
    for lang in ("vi", "en"):
        shown = text(made, lang)
        assert all(ch.isprintable() for line in shown.split("\n") for ch in line)
        assert "An h" in shown
