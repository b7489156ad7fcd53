"""The generated campaigns are valid and reach every feature: a census over 150 of them."""

from __future__ import annotations

from collections import Counter
from datetime import datetime, timedelta, timezone
from fractions import Fraction
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.campaigns import GeneratedCampaign, campaigns
from tests.campaigns_census import Node, Parsed, features
from tests.oracle import score_folder

VIET_NAM = timezone(timedelta(hours=7))
STAGES = ["self", "appraisal", "final"]

WANTED = """
kind:yes_no kind:levels kind:steps kind:proportional kind:bands kind:checklist kind:deduction kind:per_item
kind:deadline kind:survey kind:value kind:normalised kind:judged kind:formula formula:before
bonus:yes_no bonus:levels bonus:steps bonus:proportional bonus:bands bonus:checklist bonus:deduction
bonus:per_item bonus:deadline bonus:survey bonus:value bonus:normalised bonus:judged bonus:formula
penalty:yes_no penalty:levels penalty:steps penalty:proportional penalty:bands penalty:checklist
penalty:per_item penalty:deadline penalty:survey penalty:value penalty:normalised penalty:judged penalty:formula
combine:sum combine:mean combine:weighted whole:sum whole:mean whole:weighted weight:zero
leaf-out:exclude leaf-out:rescale leaf-out:full leaf-out:zero leaf-out:forbidden leaf-out:block
inner-out:exclude inner-out:rescale inner-out:full inner-out:zero inner-out:forbidden
leaf-claim:exclude leaf-claim:rescale leaf-claim:full leaf-claim:zero
inner-claim:exclude inner-claim:rescale inner-claim:full inner-claim:zero
applies_to:kind applies_to:cluster applies_to:both applies_to:case
claims:trust claims:confirm claims:default when_missing:zero when_missing:unranked when_missing:default
without_evidence:explain without_evidence:zero without_evidence:warn without_evidence:default
from:self from:survey from:register from:council block-from:other
row:self row:survey row:register row:appraisal row:council row:explanation row:inner
row:withdrawn row:withdrawn-inner row:older row:second-round row:at-empty
row:at-date row:at-naive row:at-offset row:at-utc
row:points row:points-comma row:points-zero row:points-negative row:n/a row:N/A row:applies row:ignored
claim:confirmed claim:refused claim:waits
evidence:absent-noted evidence:absent evidence:given evidence:not-required
facts:slash facts:of facts:OF facts:percent facts:bare facts:comma facts:point facts:date-iso
facts:date-slashes facts:none facts:no-date facts:ids facts:counts facts:bare-count facts:accent
facts:accent-apart facts:accent-case
facts:negative-number facts:more-decimals facts:mean-on-scale
levels:negative deduction:floor deduction:one deduction:many
steps:at_least steps:above steps:at_most
steps:below measure:number measure:percent measure:default bands:fixed bands:linear bands:to bands:falling
proportional:inverse proportional:full_at proportional:zero_below deadline:year deadline:full
deadline:same-year survey:default survey:scale value:no-max value:min normalised:observed normalised:fixed
normalised:default checklist:points checklist:all checklist:at-least
per_item:points per_item:each normalised:one-end
normalised:up normalised:down normalised:to normalised:all-equal judged:typed
rules_for:yes_no rules_for:levels rules_for:steps rules_for:proportional rules_for:bands rules_for:checklist
rules_for:deduction rules_for:per_item rules_for:deadline rules_for:survey rules_for:value rules_for:normalised
rules_for:judged rules_for:formula rules_for:several rules_for:mixed
bonus:yes bonus:no bonus:above_scale bonus:bounded penalty:yes penalty:no penalty:bounded
passed:max kept:zero grades:no grades:each grades:requires grade:first grade:last grade:middle
grade:held-back
ties:min ties:dense ranking:no-tie_break ranking:tie_break tied:min tied:dense tie:broken
groups:none groups:one groups:two group:empty sort:same-name
precision:1 precision:2 precision:3 precision:4 precision:5 precision:6
units:1 units:2 units:3 units:4 units:5 units:6 depth:1 depth:2 depth:3 depth:4 depth:unbalanced top:leaf
result:unranked result:nothing-left result:missing result:missing-unranked result:unevidenced
result:unconfirmed result:unconfirmed-inner result:not_applicable result:negative-points result:inner-out
depths:named depths:unnamed code:relative rule:alias node:label node:one-language
csv:semicolon csv:comma csv:bom csv:crlf text:decomposed-name
""".split()  # noqa: SIM905


def check_valid(parsed: Parsed) -> None:
    """Assert what every valid criteria set and campaign keeps."""
    precision = int(parsed.criteria.get("precision", 2))
    root = {"max": parsed.criteria["scale"], "combine": parsed.criteria.get("combine", "sum")}
    for node in [{**root, "children": parsed.criteria["tree"]}, *parsed.all_nodes()]:
        if "rule" in node:
            for rule in (node["rule"], *(entry["rule"] for entry in node.get("rules_for", []))):
                check_rule(rule, maximum(node), precision)
            continue
        children = node["children"]
        if node.get("combine", "sum") == "sum":
            assert sum(maximum(child) for child in children) == maximum(node)
        assert all(("weight" in child) == (node.get("combine") == "weighted") for child in children)
        assert node.get("combine") != "weighted" or any(Fraction(child["weight"]) for child in children)
    for rows in parsed.rows.values():
        for stage in {row["stage"] for row in rows}:
            moments = [row["at"] for row in rows if row["stage"] == stage]
            assert len(moments) == 1 or all(moments)
            read = [datetime.fromisoformat(at) for at in moments if at]
            assert len({at if at.tzinfo else at.replace(tzinfo=VIET_NAM) for at in read}) == len(read)
    for row in parsed.answers:
        assert not (row["facts"] and row["points"])
        noted = row["points"] or row["facts"].lower() == "n/a"
        if row["code"] in parsed.conditions:
            continue
        if not parsed.takes_in(row):
            continue  # ignored, and the rule that it was written for may not stand in the file
        judged = row["facts"] and parsed.node_of(row).get("rule", {}).get("kind") == "judged"
        assert row["note"] or not (noted or judged)
        assert not row["points"] or row["stage"] in ("appraisal", "council")


def maximum(node: Node) -> Fraction:
    """Return the max of a node, for `value` the rule's."""
    return Fraction(node["max"] if "max" in node else node["rule"]["max"])


def check_rule(rule: Node, most: Fraction, precision: int) -> None:
    """Assert that a rule gives its leaf's max, in whole smallest steps."""
    assert most > 0
    assert (most * 10**precision).denominator == 1
    if rule["kind"] in ("levels", "steps", "deadline"):
        listed = rule.get("levels") or rule.get("steps") or rule["by"]
        assert max(Fraction(entry["points"]) for entry in listed) == most
    elif rule["kind"] == "bands":
        points = [band["points"] for band in rule["bands"]]
        assert max(Fraction(p) for entry in points for p in ([entry] if isinstance(entry, str) else entry)) == most
    elif rule["kind"] == "checklist":
        if "all" in rule or "at_least" in rule:
            assert 1 <= int(rule.get("at_least", 1)) <= len(rule["items"])
        else:
            assert sum(Fraction(item["points"]) for item in rule["items"]) == most
    elif rule["kind"] == "judged":
        assert (most / Fraction(rule["step"])).denominator == 1
    elif "to" in rule:
        assert Fraction(rule["to"][0]) < Fraction(rule["to"][1]) == most
    elif rule["kind"] == "value":
        assert Fraction(rule["min"]) < Fraction(rule["max"]) == most


def test_census(tmp_path: Path) -> None:
    """Every feature is reached by 150 campaigns, each of them valid and scored at one stage."""
    census: Counter[str] = Counter()

    @settings(
        max_examples=150,
        derandomize=True,
        database=None,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(st.one_of(campaigns(), campaigns(gates=True, conditions=True)))
    def count(texts: GeneratedCampaign) -> None:
        parsed = Parsed(texts)
        check_valid(parsed)
        texts.write(tmp_path)
        stage = STAGES[census["campaigns"] % 3]
        units = score_folder(tmp_path, stage)
        assert {unit["unit"] for unit in units} == {unit["code"] for unit in parsed.units}
        assert all(set(unit["nodes"]) == set(parsed.nodes) for unit in units)
        census.update(features(parsed, units))
        census["campaigns"] += 1
        census[f"stage:{stage}"] += 1

    count()
    unreached = [name for name in WANTED if not census[name]]
    assert not unreached, f"{census['campaigns']} campaigns never reach {unreached}"
