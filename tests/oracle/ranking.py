"""Ranks and grades of scored units."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from tests.oracle.numbers import number
from tests.oracle.reading import Campaign
from tests.oracle.scoring import Scored, holds, reached

Key = tuple[tuple[bool, Fraction], ...]


def key(campaign: Campaign, scored: Scored) -> Key:
    """Return what a ranked unit is ranked by, the greater the better."""
    assert scored.score is not None
    parts = [(True, scored.score / scored.max)]
    for code in campaign.criteria.get("ranking", {}).get("tie_break", []):
        outcome = scored.outcomes[code]
        if outcome.points is None or outcome.max is None:
            parts.append((False, Fraction(0)))
        else:
            parts.append((True, outcome.points / outcome.max))
    return tuple(parts)


def ranks(
    campaign: Campaign, units: list[Scored], grades: dict[str, tuple[str | None, str | None]] | None = None
) -> dict[str, int]:
    """Return the rank of each unit that has a score, among the given ones; with grades: by grade first."""
    keys: dict[str, Any] = {scored.unit["code"]: key(campaign, scored) for scored in units if scored.score is not None}
    ids = [entry["id"] for entry in campaign.criteria.get("grades", [])]
    if grades is not None and ids and campaign.criteria.get("ranking", {}).get("by") == "grade":
        keys = {code: (-ids.index(grades[code][1]), own) for code, own in keys.items()}
    dense = campaign.criteria.get("ranking", {}).get("ties", "min") == "dense"
    result = {}
    for code, own in keys.items():
        better = [other for other in keys.values() if other > own]
        result[code] = 1 + len(set(better) if dense else better)
    return result


def group_ranks(
    campaign: Campaign, units: list[Scored], grades: dict[str, tuple[str | None, str | None]]
) -> dict[str, dict[str, int | None]]:
    """Return for each unit its rank within its group, by each column of `groups`."""
    result: dict[str, dict[str, int | None]] = {scored.unit["code"]: {} for scored in units}
    for column in campaign.settings.get("groups", []):
        for scored in units:
            value = scored.unit[column]
            peers = [other for other in units if value and other.unit[column] == value]
            result[scored.unit["code"]][column] = ranks(campaign, peers, grades).get(scored.unit["code"])
    return result


def grades_met(campaign: Campaign, scored: Scored) -> list[str]:
    """Return all grades whose conditions a unit meets, the best first; the last one stands in any case."""
    entries = campaign.criteria.get("grades", [])
    if scored.score is None or not entries:
        return []
    return [str(entry["id"]) for entry in entries if entry is entries[-1] or meets(campaign, scored, entry)]


def meets(campaign: Campaign, scored: Scored, entry: dict[str, Any]) -> bool:
    """Tell whether a unit with a score reaches what a grade asks for, quotas aside."""
    assert scored.graded is not None
    threshold = number(entry["at_least"])
    if campaign.criteria.get("grading", {}).get("in", "percent") == "points":
        if scored.graded * campaign.root.max / scored.max < threshold:
            return False
    elif scored.graded * 100 < threshold * scored.max:
        return False
    if "each" in entry:
        wanted = entry["each"]["level"]
        named = [level["id"] for level in campaign.criteria.get("levels", [])]
        depth = named.index(wanted) + 1 if named else int(wanted)
        at_depth = [node.code for node in campaign.root.below() if node.depth == depth]
        if not all(reached(scored, code, number(entry["each"]["at_least"])) for code in at_depth):
            return False
    return all(holds(scored, item) for item in entry.get("requires", []))


def graded(campaign: Campaign, units: list[Scored]) -> dict[str, tuple[str | None, str | None]]:
    """Return for each unit its grade before and after quotas."""
    met = {scored.unit["code"]: grades_met(campaign, scored) for scored in units}
    before = {code: found[0] if found else None for code, found in met.items()}
    places = ranks(campaign, units)
    ranked = [code for code in places if before[code] is not None]
    now = {code: before[code] for code in ranked}
    for entry in campaign.criteria.get("grades", []):
        if "quota" not in entry:
            continue
        counted = [code for code in ranked if before[code] in entry["quota"].get("of", [before[code]])]
        most = number(entry["quota"]["share"]) * len(counted) / 100 // 1
        holding = [code for code in ranked if now[code] == entry["id"]]
        for code in holding:
            not_behind = [other for other in holding if places[other] <= places[code]]
            if len(not_behind) > most:
                further = met[code]
                now[code] = further[further.index(entry["id"]) + 1]
    return {code: (before[code], now.get(code)) for code in before}
