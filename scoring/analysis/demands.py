"""What a goal asks of a unit: bounds of its score and of nodes, conditions to be met; every way there is a demand.

Whatever a grade or a cap asks for is an item (`grades`): a node that has to reach a percent, a condition, so many of
several. A cap below what the goal needs is in the way until its item holds.
"""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import combinations
from typing import NamedTuple

from scoring.engine.grading import Asked, Reach, Sight, asked_by, asked_by_item
from scoring.engine.results import NotApplicable, UnitResult
from scoring.tree.grades import Holds, SomeOf
from scoring.tree.model import CriteriaSet

Bounds = Mapping[str, tuple[int | None, int | None]]
"""The least and most points of nodes, in steps; None: no bound."""
MOST_WAYS = 100
"""Of more ways to hold what is asked those with the fewest conditions are looked at."""


class Demand(NamedTuple):
    """One way to reach a goal: bounds of the score and of nodes, in steps; the conditions that are not met yet."""

    low: int
    high: int | None
    nodes: Bounds
    conditions: frozenset[str] = frozenset()


class Way(NamedTuple):
    """One way to hold items: the conditions to meet, and the least points of nodes in steps."""

    conditions: frozenset[str]
    nodes: Mapping[str, int]

    def and_then(self, other: "Way") -> "Way":
        nodes = {code: max(self.nodes.get(code, 0), other.nodes.get(code, 0)) for code in {**self.nodes, **other.nodes}}
        return Way(self.conditions | other.conditions, nodes)


def grade_demands(result: UnitResult, criteria: CriteriaSet, grade: str) -> Iterator[Demand]:
    """What a grade asks of a unit: its threshold, the bars of the nodes that apply, its conditions."""
    whole, *items = asked_by(criteria)[grade]
    # The first thing that a grade asks for is its threshold.
    assert isinstance(whole, Reach)  # noqa: S101  # nosec B101 # for the type; `asked_by` puts it first
    low = math.ceil(whole.percent * result.max / 100)
    return _by_ways(Demand(low, None, {}), items, result, criteria)


def rank_demands(
    result: UnitResult, criteria: CriteriaSet, others: Sequence[UnitResult], rank: int
) -> Iterator[Demand]:
    """The ways to a rank: more than the unit that has to be reached, or as much and not behind in the tie-break."""
    for demand in _rank_demands(result, criteria, others, rank):
        yield from _by_ways(demand, (), result, criteria)


def _by_ways(demand: Demand, items: Iterable[Asked], result: UnitResult, criteria: CriteriaSet) -> Iterator[Demand]:
    """A demand with each way to hold the items, and those of the caps below it."""
    caps = [cap for cap in criteria.caps if int(cap.at_most * result.max / 100) < demand.low]
    for way in _ways([*items, *(asked_by_item(cap.unless) for cap in caps)], Sight.of(result)):
        nodes = dict(demand.nodes)
        for code, least in way.nodes.items():
            low, high = nodes.get(code, (None, None))
            nodes[code] = (least if low is None else max(low, least), high)
        yield demand._replace(nodes=nodes, conditions=way.conditions)


def _ways(items: Iterable[Asked], sight: Sight) -> list[Way]:
    """The ways to hold all items, those with the fewest conditions first."""
    ways = [Way(frozenset(), {})]
    for item in items:
        together = (one.and_then(other) for one in ways for other in _ways_of(item, sight))
        ways = sorted(together, key=lambda way: (len(way.conditions), len(way.nodes)))[:MOST_WAYS]
    return ways


def _ways_of(item: Asked, sight: Sight) -> list[Way]:
    if isinstance(item, SomeOf):
        each = [asked_by_item(one) for one in item.any]
        chosen_ways = [way for chosen in combinations(each, item.count) for way in _ways(chosen, sight)]
        return sorted(chosen_ways, key=lambda way: (len(way.conditions), len(way.nodes)))[:MOST_WAYS]
    if isinstance(item, Holds):
        unmet = [] if sight.missed(item) is None else [item.condition]
        return [Way(frozenset(unmet), {})]
    own = sight.nodes[item.node]
    if isinstance(own, NotApplicable):
        return [Way(frozenset(), {})]
    return [Way(frozenset(), {item.node: math.ceil(item.percent * own.max / 100)})]


def _rank_demands(
    result: UnitResult, criteria: CriteriaSet, others: Sequence[UnitResult], rank: int
) -> Iterator[Demand]:
    """The ways to a rank: more than the unit that has to be reached, or as much and not behind in the tie-break."""
    codes = criteria.ranking.tie_break
    keys = sorted((_key(other, codes) for other in others if other.score is not None), reverse=True)
    if criteria.ranking.ties == "dense":
        keys = sorted(set(keys), reverse=True)
    if len(keys) < rank:
        yield Demand(0, None, {})
        return
    score, *parts = keys[rank - 1]
    exact = score * result.max
    yield Demand(math.floor(exact) + 1, None, {})
    if exact.denominator != 1:
        return
    equal: dict[str, tuple[int | None, int | None]] = {}
    for code, part in zip(codes, parts, strict=True):
        own = result.nodes[code].max
        if own is None:
            if part != NO_POINTS:
                return
            continue
        if part == NO_POINTS:
            yield Demand(int(exact), int(exact), dict(equal))
            return
        yield Demand(int(exact), int(exact), {**equal, code: (math.floor(part * own) + 1, None)})
        if (part * own).denominator != 1:
            return
        equal[code] = (int(part * own), int(part * own))
    yield Demand(int(exact), int(exact), equal)


def _key(result: UnitResult, codes: Sequence[str]) -> tuple[Fraction, ...]:
    """A score and its tie-break as shares of their max, more first; what has no points is less than any."""
    ratios = [result.ratio or Fraction(0)]
    for code in codes:
        node = result.nodes[code]
        ratios.append(NO_POINTS if node.points is None or not node.max else Fraction(node.points, node.max))
    return tuple(ratios)


NO_POINTS = Fraction(-(10**9))
"""Less than any share of a node's max."""
