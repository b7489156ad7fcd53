"""Ranks and grades of scored units."""

from __future__ import annotations

from fractions import Fraction

from tests.oracle.numbers import number
from tests.oracle.reading import Campaign
from tests.oracle.scoring import Scored

Key = tuple[tuple[bool, Fraction], ...]


def key(campaign: Campaign, scored: Scored) -> Key:
    """Return what a ranked unit is ranked by, the greater the better."""
    assert scored.score is not None
    parts = [(True, scored.score / scored.max)]
    for code in campaign.criteria["ranking"].get("tie_break", []):
        outcome = scored.outcomes[code]
        if outcome.points is None or outcome.max is None:
            parts.append((False, Fraction(0)))
        else:
            parts.append((True, outcome.points / outcome.max))
    return tuple(parts)


def ranks(campaign: Campaign, units: list[Scored]) -> dict[str, int]:
    """Return the rank of each unit that has a score, among the given ones."""
    keys = {scored.unit["code"]: key(campaign, scored) for scored in units if scored.score is not None}
    dense = campaign.criteria["ranking"]["ties"] == "dense"
    result = {}
    for code, own in keys.items():
        better = [other for other in keys.values() if other > own]
        result[code] = 1 + len(set(better) if dense else better)
    return result


def group_ranks(campaign: Campaign, units: list[Scored]) -> dict[str, dict[str, int | None]]:
    """Return for each unit its rank within its group, by each column of `groups`."""
    result: dict[str, dict[str, int | None]] = {scored.unit["code"]: {} for scored in units}
    for column in campaign.settings.get("groups", []):
        for scored in units:
            value = scored.unit[column]
            peers = [other for other in units if value and other.unit[column] == value]
            result[scored.unit["code"]][column] = ranks(campaign, peers).get(scored.unit["code"])
    return result


def grade(campaign: Campaign, scored: Scored) -> str | None:
    """Return the first grade that is reached."""
    if scored.score is None:
        return None
    levels = [level["id"] for level in campaign.criteria["levels"]]
    for entry in campaign.criteria.get("grades", []):
        if scored.score * 100 < number(entry["at_least"]) * scored.max:
            continue
        wanted = [(item["node"], item["at_least"]) for item in entry.get("requires", [])]
        if "each" in entry:
            depth = levels.index(entry["each"]["level"]) + 1
            at_depth = [node.code for node in campaign.root.below() if node.depth == depth]
            wanted += [(code, entry["each"]["at_least"]) for code in at_depth]
        if all(reached(scored, code, number(at_least)) for code, at_least in wanted):
            return str(entry["id"])
    return None


def reached(scored: Scored, code: str, at_least: Fraction) -> bool:
    """Tell whether a node reaches a percentage, or does not apply."""
    outcome = scored.outcomes[code]
    if not scored.applies(code) or outcome.points is None or outcome.max is None:
        return True
    return outcome.points * 100 >= at_least * outcome.max
