"""Grades and ranks, exactly: by score ÷ max, then by the tie-break nodes; within groups by the same rule."""

from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

from scoring.campaign.answers import ScoredStage
from scoring.campaign.campaign import Campaign
from scoring.engine.evaluate import Evaluator
from scoring.engine.results import NotApplicable, Placed, Results, UnitResult, ratio_of
from scoring.points import vietnamese_order
from scoring.tree.model import CriteriaSet, Grade

Key = tuple[Fraction, ...]


def rank_campaign(campaign: Campaign, stage: ScoredStage = "final") -> Results:
    """The results of a campaign at a stage, graded, ranked and in order."""
    return place(campaign, Evaluator(campaign, stage).units(), stage)


def place(campaign: Campaign, units: Sequence[UnitResult], stage: ScoredStage) -> Results:
    """Grades and ranks for the results of units."""
    criteria = campaign.criteria
    keys = {result.unit.code: _key(result, criteria) for result in units}
    ranks = _ranks(keys, criteria)
    in_groups: dict[str, dict[str, int | None]] = {}
    for column in campaign.settings.groups:
        members: dict[str, dict[str, Key | None]] = {}
        for result in units:
            if result.unit.columns[column]:
                code = result.unit.code
                members.setdefault(result.unit.columns[column], {})[code] = keys[code]
        in_groups[column] = {code: rank for group in members.values() for code, rank in _ranks(group, criteria).items()}
    placed = [
        Placed(
            result,
            ranks[result.unit.code],
            {column: of_unit.get(result.unit.code) for column, of_unit in in_groups.items()},
            grade_of(result, criteria),
        )
        for result in units
    ]
    return Results(campaign.settings.id, criteria, stage, tuple(sorted(placed, key=_order)))


def _order(placed: Placed) -> tuple[bool, int, str, str]:
    return _place_of(placed.rank, placed.result)


def _place_of(rank: int | None, result: UnitResult) -> tuple[bool, int, str, str]:
    """Where a unit stands in a list: by rank, then Vietnamese name, then code; the unranked last."""
    return rank is None, rank or 0, vietnamese_order(result.unit.name), result.unit.code


def _key(result: UnitResult, criteria: CriteriaSet) -> Key | None:
    """What units are ranked by, less is better; None where there is no score."""
    if result.ratio is None:
        return None
    key = [-result.ratio]
    for code in criteria.ranking.tie_break:
        ratio = ratio_of(result.nodes[code])
        key += [Fraction(ratio is None), -(ratio or Fraction(0))]
    return tuple(key)


def _ranks(keys: dict[str, Key | None], criteria: CriteriaSet) -> dict[str, int | None]:
    """Rank 1 for the best; equal keys share a rank: `min` leaves a gap behind them, `dense` does not."""
    ordered = sorted(key for key in keys.values() if key is not None)
    if criteria.ranking.ties == "dense":
        ordered = sorted(set(ordered))
    first: dict[Key, int] = {}
    for rank, key in enumerate(ordered, start=1):
        first.setdefault(key, rank)
    return {code: None if key is None else first[key] for code, key in keys.items()}


def rank_by_node(results: Results, code: str) -> list[tuple[int | None, UnitResult]]:
    """Units by their points ÷ max of one node, best first; those without points last and unranked."""
    return _by_node([placed.result for placed in results.units], code, results.criteria)


def _by_node(
    units: Sequence[UnitResult], code: str, criteria: CriteriaSet
) -> list[tuple[int | None, UnitResult]]:
    ratios = {unit.unit.code: ratio_of(unit.nodes[code]) for unit in units}
    ranks = _ranks({unit: None if ratio is None else (-ratio,) for unit, ratio in ratios.items()}, criteria)
    return sorted(((ranks[unit.unit.code], unit) for unit in units), key=lambda pair: _place_of(*pair))


def rank_in_groups(
    results: Results, column: str, code: str | None = None
) -> list[tuple[str, list[tuple[int | None, UnitResult]]]]:
    """For every value of a group column, in Vietnamese order, its units by their rank in it (or by one node)."""
    values = {placed.result.unit.columns[column] for placed in results.units} - {""}
    found = []
    for value in sorted(values, key=vietnamese_order):
        members = [placed for placed in results.units if placed.result.unit.columns[column] == value]
        if code is None:
            found.append((value, [(placed.group_ranks[column], placed.result) for placed in members]))
        else:
            found.append((value, _by_node([placed.result for placed in members], code, results.criteria)))
    return found


class Bar(NamedTuple):
    """Something a grade asks for: a node ("" for the whole), the percent asked, the percent reached."""

    node: str
    asked: Fraction
    reached: Fraction


def grade_of(result: UnitResult, criteria: CriteriaSet) -> str | None:
    """The best grade all of whose bars are reached; None for a unit without a score."""
    if result.ratio is None:
        return None
    return next((grade.id for grade in criteria.grades if not bars_missed(grade, result, criteria)), None)


def bars_missed(grade: Grade, result: UnitResult, criteria: CriteriaSet) -> list[Bar]:
    """What a grade asks for and the unit did not reach: its threshold, `each`, `requires`."""
    bars: list[tuple[str, Fraction, Fraction | None]] = [("", grade.at_least, result.ratio)]
    if grade.each:
        depth = [level.id for level in criteria.levels].index(grade.each.level)
        bars += [
            (code, grade.each.at_least, _applying(result, code))
            for code, at in criteria.depths.items()
            if at == depth
        ]
    bars += [(need.node, need.at_least, _applying(result, need.node)) for need in grade.requires]
    return [
        Bar(code, asked, ratio * 100) for code, asked, ratio in bars if ratio is not None and ratio * 100 < asked
    ]


def _applying(result: UnitResult, code: str) -> Fraction | None:
    """Points ÷ max of a node that applies."""
    node = result.nodes[code]
    return None if isinstance(node, NotApplicable) else ratio_of(node)
