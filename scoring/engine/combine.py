"""How the points of children make those of their node, and of the whole: one rule for all who ask upwards.

The source is design "Scoring a unit": each child makes a part of its node, by its max in a sum, by its weight in a
mean; a node with max M has M × Σ part × p ÷ m, rounded once. In a sum M = Σm, with the declared maxima of children that
are out by rescale added. Of the best and the worst one child makes all: M × the greatest, least p ÷ m. A child without
points counts 0 here; that its parents then have none is `evaluate`'s to say.
"""

import math
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property, lru_cache
from typing import NamedTuple

from scoring.engine.results import NodeResult, NotApplicable, scored
from scoring.tree.model import ALTERNATIVES, Branch, Combine, CriteriaSet, Leaf

NOTHING_LEFT = NotApplicable(None, None, "exclude", "empty")
NOTHING = Fraction(0)

Maximum = Fraction | int | None
"""The max of a node, in points or steps; None where it is out."""

Gather = Callable[[Iterable[int]], int]
"""What makes one number of the children's: their sum, the greatest or the least."""
GATHERS: Mapping[Combine, Gather] = {"best": max, "worst": min}
"""How alternatives are gathered; all else is summed."""


def parts(how: Combine, children: Sequence[Branch | Leaf], maxima: Sequence[Maximum]) -> list[Fraction]:
    """What part of its node each child makes; 0 for those that are out, for all where nothing counts.

    Alternatives, of which only points tell the one that counts, make equal parts.
    """
    sizes = _sizes(how, _weights(how, children), maxima)
    whole = sum(sizes, NOTHING)
    return [size / whole for size in sizes] if whole else sizes


def _weights(how: Combine, children: Sequence[Branch | Leaf]) -> tuple[Fraction, ...]:
    """What children weigh where their maxima don't say it."""
    return () if how == "sum" else tuple(child.weighs for child in children)


def _sizes(how: Combine, weights: Sequence[Fraction], maxima: Sequence[Maximum]) -> list[Fraction]:
    """How much each child counts beside the others; 0 for those that are out."""
    if how == "sum":
        return [Fraction(maximum or 0) for maximum in maxima]
    return [weight if maximum else NOTHING for weight, maximum in zip(weights, maxima, strict=True)]


def shares(criteria: CriteriaSet, maxima: Mapping[str, Maximum]) -> Iterator[tuple[str, Fraction]]:
    """What part of the whole every node of the tree makes that has a max, parents before children."""

    def part_of(how: Combine, children: Sequence[Branch | Leaf]) -> list[Fraction]:
        return parts(how, children, [maxima[child.code] for child in children])

    return _shares_below(criteria.combine, criteria.tree, maxima, part_of, Fraction(1))


def counted_shares(criteria: CriteriaSet, nodes: Mapping[str, NodeResult]) -> Iterator[tuple[str, Fraction]]:
    """What part of a unit's whole every node makes that has a max; of alternatives the one that counts makes all."""
    maxima = {code: node.max for code, node in nodes.items()}

    def part_of(how: Combine, children: Sequence[Branch | Leaf]) -> list[Fraction]:
        if how in ALTERNATIVES:
            counts = the_one(how, [nodes[child.code] for child in children])
            return [Fraction(place == counts) for place in range(len(children))]
        return parts(how, children, [maxima[child.code] for child in children])

    return _shares_below(criteria.combine, criteria.tree, maxima, part_of, Fraction(1))


def _shares_below(
    how: Combine,
    children: Sequence[Branch | Leaf],
    maxima: Mapping[str, Maximum],
    part_of: Callable[[Combine, Sequence[Branch | Leaf]], list[Fraction]],
    above: Fraction,
) -> Iterator[tuple[str, Fraction]]:
    for child, part in zip(children, part_of(how, children), strict=True):
        if maxima[child.code]:
            yield child.code, above * part
            if isinstance(child, Branch):
                yield from _shares_below(child.combine, child.children, maxima, part_of, above * part)


def the_one(how: Combine, results: Sequence[NodeResult]) -> int | None:
    """The place of the alternative that counts, the first of equal ones; None where none applies."""
    shares = {place: Fraction(one.points or 0, one.max) for place, one in enumerate(results) if one.max}
    if not shares:
        return None
    taken = max(shares.values()) if how == "best" else min(shares.values())
    return next(place for place, share in shares.items() if share == taken)


class Upward(NamedTuple):
    """A node's points from its children's, for given maxima: Σ factor × points, × times ÷ by, rounded half away from 0.

    All whole numbers; `factors` has one for each child, 0 for those that are out. Alternatives are not summed: `gather`
    takes the greatest or the least of those that are not out.
    """

    max: int
    factors: tuple[int, ...]
    times: int = 1
    by: int = 1
    gather: Gather = sum

    def total(self, points: Iterable[int]) -> int:
        """What the points of the children come to, each times its factor, before they are put on the node's max."""
        return self.gather([factor * own for factor, own in zip(self.factors, points, strict=True) if factor])

    def points(self, total: int) -> int:
        """The points where the children come to `total`."""
        if self.by == 1:
            return total * self.times
        rounded = (2 * abs(total) * self.times + self.by) // (2 * self.by)
        return rounded if total >= 0 else -rounded


def upward(how: Combine, children: Sequence[Branch | Leaf], maxima: Sequence[int | None], most: int) -> Upward | None:
    """How children with these maxima make a node of max `most`; None where nothing is left that counts."""
    return _upward(how, _weights(how, children), tuple(maxima), most)


@lru_cache(maxsize=4_096)  # a unit that is scored alone, as pages do, asks for the same numbers each time
def _upward(how: Combine, weights: tuple[Fraction, ...], maxima: tuple[int | None, ...], most: int) -> Upward | None:
    sizes = _sizes(how, weights, maxima)
    whole = sum(sizes, NOTHING)
    if not whole:
        return None
    if how in ALTERNATIVES:
        sizes, whole = [Fraction(bool(size)) for size in sizes], Fraction(1)
    a_step = [size / maximum if maximum else NOTHING for size, maximum in zip(sizes, maxima, strict=True)]
    common = math.lcm(*(worth.denominator for worth in a_step))
    ratio = Fraction(most, common * whole)
    factors = tuple(int(worth * common) for worth in a_step)
    return Upward(most, factors, ratio.numerator, ratio.denominator, GATHERS.get(how, sum))


def to_scale(result_max: int, whole_max: int) -> Upward:
    """How the points of the first nodes together become the tree score."""
    ratio = Fraction(result_max, whole_max)
    return Upward(result_max, (1,), ratio.numerator, ratio.denominator)


def outside(total: int, cap: int) -> int:
    """What bonus or penalty comes to, whose leaves add up to `total`."""
    return min(max(total, 0), cap)


def kept(criteria: CriteriaSet, reached: int, most: int) -> int:
    """The score, of tree score, bonus and penalty together."""
    above = criteria.bonus is not None and criteria.bonus.above_scale
    return max(reached if above else min(reached, most), 0)


_RESCALED = -1
"""In place of the max of a child that is out but leaves it to its parent."""


@dataclass(frozen=True)
class Join:
    """A node of many units: its children and where their results stand, their declared maxima in steps.

    `full` is the node's own max where the children are not summed.
    """

    how: Combine
    full: int
    children: Sequence[Branch | Leaf]
    at: Sequence[int]
    declared: Sequence[int]
    known: dict[tuple[int | None, ...], Upward | None] = field(default_factory=dict)

    def of(self, results: Sequence[NodeResult]) -> NodeResult:
        """The result of the node, of the results of all nodes."""
        terms, rule = self._usual
        weighed = []
        for position, full, factor in terms:
            child = results[position]
            if child.max != full:
                return self._unusual([results[position] for position in self.at])
            weighed.append(factor * (child.points or 0))
        return scored(rule.points(rule.gather(weighed)), rule.max)

    @cached_property
    def _usual(self) -> tuple[list[tuple[int, int, int]], Upward]:
        """Of every child its position, max and factor where all apply; and how they make the node then."""
        upward = self._upward(self.declared)
        if upward is None:
            raise ValueError("a node has a child that counts")
        return list(zip(self.at, self.declared, upward.factors, strict=True)), upward

    def _unusual(self, results: Sequence[NodeResult]) -> NodeResult:
        maxima = tuple(child.max if child.max is not None else _left_of(child) for child in results)
        if maxima not in self.known:
            self.known[maxima] = self._upward(maxima)
        known = self.known[maxima]
        if known is None:
            return NOTHING_LEFT
        return scored(known.points(known.total(child.points or 0 for child in results)), known.max)

    def _upward(self, maxima: Sequence[int | None]) -> Upward | None:
        counted = [maximum if maximum != _RESCALED else None for maximum in maxima]
        most = self.full
        if self.how == "sum":
            left = sum(full for full, maximum in zip(self.declared, maxima, strict=True) if maximum == _RESCALED)
            most = sum(maximum or 0 for maximum in counted) + left
        return upward(self.how, self.children, counted, most)


def _left_of(child: NodeResult) -> int | None:
    return _RESCALED if isinstance(child, NotApplicable) and child.effect == "rescale" else None
