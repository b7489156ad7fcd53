"""A comparison for programs: CSV with a row for every unit and node, JSON with exact numbers; `changes.csv` of data."""

import math
from collections.abc import Iterator, Mapping
from fractions import Fraction
from functools import lru_cache
from typing import Any

from scoring.analysis.causes import Cause
from scoring.analysis.compare import Comparison
from scoring.analysis.compare_conditions import conditions_changed
from scoring.analysis.compare_nodes import NodeSummary
from scoring.analysis.compare_units import NodeChange, UnitComparison
from scoring.analysis.matching import NodeMatch
from scoring.campaign.table import write_table
from scoring.points import decimal_text, rounded_text
from scoring.tree.canonical import canonical_json

CHANGE_COLUMNS = (
    "unit", "name", "what", "node", "before", "after", "change", "points_change", "contribution", "why_not",
    "rank_before", "rank_after", "places_up", "grade_before", "grade_after",
)  # fmt: skip
"""`what`: total, node, weights, not-comparable or rounding; ranks and grades stand in the rows of totals."""

CSV_DIGITS = 6
"""Decimals of percents in CSV, so that spreadsheets and data tools take them for numbers; JSON is exact."""

PERCENT = Fraction(100)

MOST_DIGITS = 30
"""Decimals in JSON; a number that needs more is written as numerator/denominator."""


def changes_csv(comparison: Comparison, unit: str | None = None) -> str:
    """A row for every unit's total and for each of its nodes; percents and percentage points, rounded to 6 decimals."""
    units = [comparison.by_unit[unit]] if unit else comparison.units
    return write_table(CHANGE_COLUMNS, [row for one in units for row in _rows(one)])


def _rows(unit: UnitComparison) -> Iterator[list[str]]:
    code, name = unit.unit.code, unit.unit.name
    rank = unit.rank
    places = [_whole(number) for number in (rank.before, rank.after, rank.up)]
    total = [_rounded(unit.before), _rounded(unit.after), _rounded(unit.change)]
    grades = [unit.grade_before or "", unit.grade_after or ""]
    yield [code, name, "total", "", *total, "", _rounded(unit.change), unit.why_not or "", *places, *grades]
    decomposition = unit.decomposition
    parts = {one.match.code: one.change for one in decomposition.contributions} if decomposition else {}
    for node, change in unit.nodes.items():
        points = "" if change.change is None or change.max is None else _times(change.change, change.max)
        shares = [_rounded(change.before), _rounded(change.after), _rounded(change.change)]
        yield [code, name, "node", node, *shares, points, _rounded(parts.get(node)), change.why_not or "", *[""] * 5]
    if decomposition:
        rest = {
            "weights": decomposition.weights,
            "not-comparable": decomposition.not_comparable,
            "rounding": decomposition.rounding,
        }
        for what, change_of_total in rest.items():
            yield [code, name, what, "", "", "", "", "", _rounded(change_of_total), "", *[""] * 5]


def _whole(number: int | None) -> str:
    return "" if number is None else str(number)


def _rounded(share: Fraction | None) -> str:
    """A share as a percent with 6 decimals. In whole numbers: there are a million of them in a national comparison."""
    return "" if share is None else _times(share, PERCENT)


def _times(share: Fraction, factor: Fraction) -> str:
    """The product with 6 decimals, half away from zero."""
    numerator = share.numerator * factor.numerator * 10**CSV_DIGITS
    denominator = share.denominator * factor.denominator
    steps = (2 * abs(numerator) + denominator) // (2 * denominator)
    return decimal_text(-steps if numerator < 0 else steps, CSV_DIGITS)


def _exact(share: Fraction | None) -> str | None:
    """A share as a percent: the shortest decimal that is it, or numerator/denominator where there is none."""
    if share is None:
        return None
    numerator, denominator = share.as_integer_ratio()
    digits = _digits(denominator)
    if digits is None:
        return _shortest(share * 100)
    return decimal_text(numerator * 100 * 10**digits // denominator, digits)


@lru_cache(maxsize=10_000)
def _digits(denominator: int) -> int | None:
    """How many decimals a share with this denominator needs as a percent; None where no number of them is enough."""
    rest = denominator // math.gcd(denominator, 100)
    for digits in range(MOST_DIGITS + 1):
        if 10**digits % rest == 0:
            return digits
    return None


def _shortest(number: Fraction) -> str:
    digits = _digits(number.denominator * 100)
    return f"{number.numerator}/{number.denominator}" if digits is None else rounded_text(number, digits)


def comparison_json(
    comparison: Comparison, unit: UnitComparison | None = None, causes: Mapping[str, tuple[Cause, ...]] | None = None
) -> str:
    """Canonical JSON of the comparison, or of one unit in it with its causes; percents are exact texts."""
    data: dict[str, Any] = {
        "old": comparison.old.heading(),
        "new": comparison.new.heading(),
        "totals": comparison.matching.totals,
        "covered": [_exact(share) for share in comparison.matching.covered],
        "settings": list(comparison.matching.settings),
    }
    if unit is not None:
        data["unit"] = _unit(unit) | {"causes": _causes(causes or {})}
        return canonical_json(data)
    data["nodes"] = [_summary(summary) for summary in comparison.nodes]
    data["nodes_gone"] = [_match(match) for match in comparison.matching.nodes if match.new is None]
    data["units_gone"] = [{"unit": gone.code, "name": gone.name} for gone in comparison.matching.gone]
    data["units"] = [_unit(one) for one in comparison.units]
    return canonical_json(data)


def _match(match: NodeMatch) -> dict[str, Any]:
    return {
        "new": match.new.code if match.new else None,
        "old": [node.code for node in match.old],
        "comparable": match.comparable,
        "reason": match.reason,
        "declared": match.declared,
        **({"apart": dict(sorted(match.apart.items()))} if match.apart else {}),
    }


def _summary(summary: NodeSummary) -> dict[str, Any]:
    return {
        **_match(summary.match),
        "compared": summary.compared,
        "before": _exact(summary.before),
        "after": _exact(summary.after),
        "change": _exact(summary.change),
        "rose": summary.rose,
        "fell": summary.fell,
        "same": summary.same,
        "best": summary.best and {"unit": summary.best[0].code, "change": _exact(summary.best[1])},
        "worst": summary.worst and {"unit": summary.worst[0].code, "change": _exact(summary.worst[1])},
    }


def _unit(unit: UnitComparison) -> dict[str, Any]:
    decomposition = unit.decomposition
    parts = {one.match.code: one.change for one in decomposition.contributions} if decomposition else {}
    rank = unit.rank
    changed, has_conditions = conditions_changed(unit)._asdict(), bool(unit.decomposer.new.conditions)
    return {
        "unit": unit.unit.code,
        "name": unit.unit.name,
        "old": [
            {"unit": part.unit.code, "name": part.unit.name, "weight": _shortest(part.weight)} for part in unit.parts
        ],
        "merged": unit.merged,
        "before": _exact(unit.before),
        "after": _exact(unit.after),
        "change": _exact(unit.change),
        "why_not": unit.why_not,
        "rank": {
            "before": rank.before,
            "of_before": rank.of_before,
            "after": rank.after,
            "of_after": rank.of_after,
            "place_before": rank.place_before,
            "place_after": rank.place_after,
            "among": rank.among,
            "up": rank.up,
        },
        "grade_before": unit.grade_before,
        "grade_after": unit.grade_after,
        "nodes": {code: _node(change, parts.get(code)) for code, change in unit.nodes.items()},
        "weights": _exact(decomposition.weights) if decomposition else None,
        "not_comparable": _exact(decomposition.not_comparable) if decomposition else None,
        "rounding": _exact(decomposition.rounding) if decomposition else None,
        **({f"conditions_{way}": list(codes) for way, codes in changed.items()} if has_conditions else {}),
    }


def _node(change: NodeChange, contribution: Fraction | None) -> dict[str, str | None]:
    return {
        "before": _exact(change.before),
        "after": _exact(change.after),
        "change": _exact(change.change),
        "points_change": None if change.points_change is None else _shortest(change.points_change),
        "contribution": _exact(contribution),
        "why_not": change.why_not,
    }


def _causes(causes: Mapping[str, tuple[Cause, ...]]) -> dict[str, list[dict[str, Any]]]:
    return {code: [_cause(cause) for cause in causes_of] for code, causes_of in causes.items()}


def _cause(cause: Cause) -> dict[str, Any]:
    answer = cause.layer.answer
    return {
        "when": cause.when,
        "unit": cause.unit.code,
        "node": cause.code,
        "stage": answer.stage,
        "second_round": cause.layer.second_round,
        "points": answer.points,
        "facts": answer.facts,
        "note": answer.note,
        "at": answer.at,
    }
