"""Results as JSON: exactly the shape of design.md, and the digest of the units."""

import hashlib
import json
import re
from pathlib import Path

import rfc8785
from hypothesis import given

from scoring.campaign.workflow import SCORED_STAGES
from scoring.engine.ranking import rank_campaign
from tests.campaigns import GeneratedCampaign, campaigns
from tests.properties import cases, read
from tests.small import branch, campaign, criteria_text, leaf

UNIT_KEYS = [
    "unit", "name", "rank", "group_ranks", "score", "max", "percent", "grade", "bonus", "penalty",
    "missing", "not_applicable", "unconfirmed", "unevidenced", "nodes",
]  # fmt: skip


UNITS = [
    {
        "unit": "01", "name": "An", "rank": 1, "group_ranks": {"kind": 1},
        "score": "81.00", "max": "100.00", "percent": "81.00", "grade": "good",
        "bonus": "1.00", "penalty": "0.00",
        "missing": [], "not_applicable": ["II.2"], "unconfirmed": [], "unevidenced": ["I"],
        "nodes": {
            "I": {"points": "18.00", "max": "20.00"},
            "II": {"points": "30.00", "max": "40.00"},
            "II.1": {"points": "30.00", "max": "40.00"},
            "II.2": {"points": None, "max": None},
            "X": {"points": "1.00", "max": "1.00"},
        },
    },
    {
        "unit": "02", "name": "Bo", "rank": None, "group_ranks": {"kind": None},
        "score": None, "max": "100.00", "percent": None, "grade": None,
        "bonus": "0.00", "penalty": "0.00",
        "missing": ["I"], "not_applicable": ["II.2"], "unconfirmed": [], "unevidenced": [],
        "nodes": {
            "I": {"points": None, "max": "20.00"},
            "II": {"points": "30.00", "max": "40.00"},
            "II.1": {"points": "30.00", "max": "40.00"},
            "II.2": {"points": None, "max": None},
            "X": {"points": "0.00", "max": "1.00"},
        },
    },
]  # fmt: skip


def test_results_as_json(tmp_path: Path) -> None:
    inner = branch(
        "II",
        "80",
        leaf("II.1", "40", "{kind: value, max: 40}"),
        leaf("II.2", "40", more="applies_to: {kind: [phuong]}"),
    )
    criteria = criteria_text(
        leaf("I", "20", "{kind: value, max: 20}", "evidence: {required: true}"),
        inner,
        more="scale: 100\ngrades: [{id: good, at_least: 50}, {id: weak, at_least: 0}]\n"
        f"bonus: {{max: 1, children: [{leaf('X', '1')}]}}",
    )
    rows = "01,I,self,18\n01,II.1,self,30\n01,X,self,yes\n02,II.1,self,30"
    made = campaign(
        tmp_path, criteria, rows, "groups: [kind]\nwhen_missing: unranked\nwithout_evidence: warn", "01,An,xa\n02,Bo,xa"
    )
    results = rank_campaign(made)
    assert json.loads(results.as_json()) == {
        "campaign": "small-2022",
        "criteria": {"id": "small", "edition": "1", "digest": made.criteria.digest},
        "stage": "final",
        "digest": results.digest,
        "units": UNITS,
    }


@cases
@given(generated=campaigns())
def test_keys_are_never_dropped_and_numbers_have_all_their_decimals(generated: GeneratedCampaign) -> None:
    made = read(generated)
    decimal = re.compile(rf"-?(0|[1-9][0-9]*)\.[0-9]{{{made.criteria.precision}}}")
    for stage in SCORED_STAGES:
        for unit in rank_campaign(made, stage).units_data:
            assert sorted(unit) == sorted(UNIT_KEYS)
            assert list(unit["nodes"]) == list(made.criteria.nodes)
            assert list(unit["group_ranks"]) == list(made.settings.groups)
            ranked = [unit[key] is not None for key in ("rank", "score", "percent")]
            assert len(set(ranked)) == 1
            numbers = [unit[key] for key in ("score", "max", "percent", "bonus", "penalty")]
            numbers += [number for node in unit["nodes"].values() for number in (node["points"], node["max"])]
            assert all(number is None or decimal.fullmatch(number) for number in numbers)
            assert all(node["max"] is not None or node["points"] is None for node in unit["nodes"].values())


@cases
@given(generated=campaigns())
def test_digest_is_sha256_of_the_units_as_canonical_json(generated: GeneratedCampaign) -> None:
    made = read(generated)
    for stage in SCORED_STAGES:
        results = rank_campaign(made, stage)
        units = rfc8785.dumps(json.loads(results.as_json())["units"])
        assert results.digest == "sha256:" + hashlib.sha256(units).hexdigest()
        assert results.as_json().encode() == rfc8785.dumps(json.loads(results.as_json()))


def test_digest_with_codes_beyond_16_bits(tmp_path: Path) -> None:
    """Keys are ordered as RFC 8785 orders them, by UTF-16, also where that is not Python's order."""
    codes = "\uff21", "\U0001d49c"
    made = campaign(tmp_path, criteria_text(*(leaf(code, "5") for code in codes)), f"01,{codes[0]},self,yes")
    results = rank_campaign(made)
    assert results.digest == "sha256:" + hashlib.sha256(rfc8785.dumps(results.units_data)).hexdigest()


def test_digest_changes_with_one_answer(tmp_path: Path) -> None:
    criteria = criteria_text(leaf("A", "10"))
    one = rank_campaign(campaign(tmp_path, criteria, "01,A,self,yes")).digest
    assert rank_campaign(campaign(tmp_path, criteria, "01,A,self,no")).digest != one
    assert rank_campaign(campaign(tmp_path, criteria, "01,A,self,có")).digest == one
