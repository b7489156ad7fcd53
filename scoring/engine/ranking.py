"""Ranks, exactly: by score ÷ max, or the grade first, then by the tie-break nodes; within groups by the same rule."""

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from fractions import Fraction
from itertools import groupby, pairwise
from typing import NamedTuple

from scoring.campaign.campaign import Campaign
from scoring.campaign.workflow import ScoredStage
from scoring.engine.evaluate import Evaluator
from scoring.engine.grading import Given, grades_of
from scoring.engine.results import Placed, Results, UnitResult
from scoring.points import vietnamese_order
from scoring.tree.model import CriteriaSet

Share = tuple[int, int]
"""Points and max."""


def rank_campaign(campaign: Campaign, stage: ScoredStage = "final") -> Results:
    """The results of a campaign at a stage, graded, ranked and in order."""
    return place(campaign, Evaluator(campaign, stage).units(), stage)


def place(campaign: Campaign, units: Sequence[UnitResult], stage: ScoredStage) -> Results:
    """Grades and ranks for the results of units."""
    criteria = campaign.criteria
    orders = _orders(units, _score, criteria.ranking.tie_break)
    grades = grades_of(criteria, units, orders)
    if criteria.ranking.by == "grade":
        orders = _by_grade(orders, grades, criteria)
    ranks = _ranks(orders, criteria)
    in_groups: dict[str, dict[str, int | None]] = {}
    for column in campaign.settings.groups:
        members: dict[str, dict[str, int | None]] = {}
        for result in units:
            if result.unit.columns[column]:
                code = result.unit.code
                members.setdefault(result.unit.columns[column], {})[code] = orders[code]
        in_groups[column] = {code: rank for group in members.values() for code, rank in _ranks(group, criteria).items()}
    placed = [
        Placed(
            result,
            rank,
            {column: of_unit.get(result.unit.code) for column, of_unit in in_groups.items()},
            grades[result.unit.code].grade,
            grades[result.unit.code].before,
        )
        for rank, result in _in_order((ranks[result.unit.code], result) for result in units)
    ]
    return Results(campaign.settings.id, criteria, stage, tuple(placed))


def _by_grade(
    orders: Mapping[str, int | None], grades: Mapping[str, Given], criteria: CriteriaSet
) -> dict[str, int | None]:
    """The places where the grade goes before the score."""
    at = {grade.id: place for place, grade in enumerate(criteria.grades)}
    keys = {code: (at.get(grades[code].grade or "", 0), order) for code, order in orders.items() if order is not None}
    places = {key: place for place, key in enumerate(sorted(set(keys.values())))}
    return {code: places[keys[code]] if code in keys else None for code in orders}


def _in_order(ranked: Iterable[tuple[int | None, UnitResult]]) -> list[tuple[int | None, UnitResult]]:
    """Units by rank, those of one rank by Vietnamese name, then code; the unranked last."""
    ordered = sorted(ranked, key=lambda pair: (pair[0] is None, pair[0] or 0))
    placed: list[tuple[int | None, UnitResult]] = []
    for _, sharing in groupby(ordered, key=lambda pair: pair[0]):
        same = list(sharing)
        if len(same) > 1:
            same.sort(key=lambda pair: (vietnamese_order(pair[1].unit.name), pair[1].unit.code))
        placed += same
    return placed


def _score(result: UnitResult) -> Share | None:
    return None if result.score is None else (result.score, result.max)


def _of_node(result: UnitResult, code: str) -> Share | None:
    node = result.nodes[code]
    return None if node.points is None or node.max is None else (node.points, node.max)


def _orders(
    units: Sequence[UnitResult], first: Callable[[UnitResult], Share | None], tie_break: Sequence[str] = ()
) -> dict[str, int | None]:
    """The place of every unit among the distinct ones, 0 for the best, None without a `first` share.

    Compared exactly, once for all groups: by the first share, then by the tie-break nodes, no points last.
    """
    columns = [_comparable([first(unit) for unit in units])]
    columns += [_comparable([_of_node(unit, code) for unit in units]) for code in tie_break]
    keys = [None if key[0][0] else key for key in zip(*columns, strict=True)]
    places = {key: place for place, key in enumerate(sorted({key for key in keys if key is not None}))}
    return {unit.unit.code: None if key is None else places[key] for unit, key in zip(units, keys, strict=True)}


def _comparable(shares: Sequence[Share | None]) -> list[tuple[bool, int]]:
    """Shares on one common denominator, so that they compare as whole numbers: more first, None last."""
    common = math.lcm(*{share[1] for share in shares if share is not None})
    return [(True, 0) if share is None else (False, -share[0] * (common // share[1])) for share in shares]


def _ranks(orders: dict[str, int | None], criteria: CriteriaSet) -> dict[str, int | None]:
    """Rank 1 for the best; equal orders share a rank: `min` leaves a gap behind them, `dense` does not."""
    ordered = sorted(order for order in orders.values() if order is not None)
    if criteria.ranking.ties == "dense":
        ordered = sorted(set(ordered))
    first: dict[int, int] = {}
    for rank, order in enumerate(ordered, start=1):
        first.setdefault(order, rank)
    return {code: None if order is None else first[order] for code, order in orders.items()}


class Parted(NamedTuple):
    """Two units with the same score, told apart by a tie-break node; points in steps, None where it has none."""

    ahead: UnitResult
    behind: UnitResult
    node: str
    points: tuple[int | None, int | None]


def parted(results: Results) -> list[Parted]:
    """Neighbours in the ranking that only the tie-break tells apart, and the node that does."""
    pairs = []
    for one, other in pairwise(results.units):
        first, second = one.result, other.result
        if one.rank == other.rank or first.ratio is None or first.ratio != second.ratio:
            continue
        if results.criteria.ranking.by == "grade" and one.grade != other.grade:
            continue
        node = next(code for code in results.criteria.ranking.tie_break if _share(first, code) != _share(second, code))
        pairs.append(Parted(first, second, node, (first.nodes[node].points, second.nodes[node].points)))
    return pairs


def _share(result: UnitResult, code: str) -> Fraction | None:
    share = _of_node(result, code)
    return None if share is None else Fraction(*share)


def rank_by_node(results: Results, code: str) -> list[tuple[int | None, UnitResult]]:
    """Units by their points ÷ max of one node, best first; those without points last and unranked."""
    return _by_node([placed.result for placed in results.units], code, results.criteria)


def _by_node(units: Sequence[UnitResult], code: str, criteria: CriteriaSet) -> list[tuple[int | None, UnitResult]]:
    ranks = _ranks(_orders(units, lambda unit: _of_node(unit, code)), criteria)
    return _in_order((ranks[unit.unit.code], unit) for unit in units)


def rank_in_groups(
    results: Results, column: str, code: str | None = None
) -> list[tuple[str, list[tuple[int | None, UnitResult]]]]:
    """For every value of a group column, in Vietnamese order, its units by their rank in it (or by one node)."""
    values = {placed.result.unit.columns[column] for placed in results.units} - {""}
    groups = []
    for value in sorted(values, key=vietnamese_order):
        members = [placed for placed in results.units if placed.result.unit.columns[column] == value]
        if code is None:
            groups.append((value, _in_order((placed.group_ranks[column], placed.result) for placed in members)))
        else:
            groups.append((value, _by_node([placed.result for placed in members], code, results.criteria)))
    return groups
