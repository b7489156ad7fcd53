"""How the points of children make those of their node, and of the whole: one rule for all who ask upwards.

The source is design "Scoring a unit": each child makes a part of its node, by its max in a sum, by its weight in a
mean; a node with max M has M × Σ part × p ÷ m, rounded once. In a sum M = Σm, with the declared maxima of children that
are out by rescale added. A child without points counts 0 here; that its parents then have none is `evaluate`'s to say.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property
from typing import NamedTuple

from scoring.engine.results import NodeResult, NotApplicable, scored
from scoring.tree.model import Branch, Combine, CriteriaSet, Leaf

NOTHING_LEFT = NotApplicable(None, None, "exclude", "empty")
NOTHING = Fraction(0)

Maximum = Fraction | int | None
"""The max of a node, in points or steps; None where it is out."""


def parts(how: Combine, children: Sequence[Branch | Leaf], maxima: Sequence[Maximum]) -> list[Fraction]:
    """What part of its node each child makes; 0 for those that are out, for all where nothing counts."""
    sizes = [
        NOTHING if not maximum else Fraction(maximum) if how == "sum" else child.weighs
        for child, maximum in zip(children, maxima, strict=True)
    ]
    whole = sum(sizes, NOTHING)
    return [size / whole for size in sizes] if whole else sizes


def shares(criteria: CriteriaSet, maxima: Mapping[str, Maximum]) -> Iterator[tuple[str, Fraction]]:
    """What part of the whole every node of the tree makes that has a max, parents before children."""
    return _shares_below(criteria.combine, criteria.tree, maxima, Fraction(1))


def _shares_below(
    how: Combine, children: Sequence[Branch | Leaf], maxima: Mapping[str, Maximum], above: Fraction
) -> Iterator[tuple[str, Fraction]]:
    found = parts(how, children, [maxima[child.code] for child in children])
    for child, part in zip(children, found, strict=True):
        if maxima[child.code]:
            yield child.code, above * part
            if isinstance(child, Branch):
                yield from _shares_below(child.combine, child.children, maxima, above * part)


class Upward(NamedTuple):
    """A node's points from its children's, for given maxima: Σ factor × points, × times ÷ by, rounded half away from 0.

    All whole numbers; `factors` has one for each child, 0 for those that are out.
    """

    max: int
    factors: tuple[int, ...]
    times: int = 1
    by: int = 1

    def points(self, total: int) -> int:
        """The points where the children add up to `total`."""
        if self.by == 1:
            return total * self.times
        rounded = (2 * abs(total) * self.times + self.by) // (2 * self.by)
        return rounded if total >= 0 else -rounded


def upward(how: Combine, children: Sequence[Branch | Leaf], maxima: Sequence[int | None], most: int) -> Upward | None:
    """How children with these maxima make a node of max `most`; None where nothing is left that counts."""
    found = parts(how, children, maxima)
    if not any(found):
        return None
    a_step = [part / maximum if maximum else NOTHING for part, maximum in zip(found, maxima, strict=True)]
    common = math.lcm(*(worth.denominator for worth in a_step))
    ratio = Fraction(most, common)
    return Upward(most, tuple(int(worth * common) for worth in a_step), ratio.numerator, ratio.denominator)


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
        total = 0
        for position, full, factor in terms:
            child = results[position]
            if child.max != full:
                return self._unusual([results[position] for position in self.at])
            total += factor * (child.points or 0)
        return scored(rule.points(total), rule.max)

    @cached_property
    def _usual(self) -> tuple[list[tuple[int, int, int]], Upward]:
        """Of every child its position, max and factor where all apply; and how they make the node then."""
        found = self._upward(self.declared)
        if found is None:
            raise ValueError("a node has a child that counts")
        return list(zip(self.at, self.declared, found.factors, strict=True)), found

    def _unusual(self, results: Sequence[NodeResult]) -> NodeResult:
        maxima = tuple(child.max if child.max is not None else _left_of(child) for child in results)
        if maxima not in self.known:
            self.known[maxima] = self._upward(maxima)
        found = self.known[maxima]
        if found is None:
            return NOTHING_LEFT
        total = sum(factor * (child.points or 0) for factor, child in zip(found.factors, results, strict=True))
        return scored(found.points(total), found.max)

    def _upward(self, maxima: Sequence[int | None]) -> Upward | None:
        counted = [maximum if maximum != _RESCALED else None for maximum in maxima]
        most = self.full
        if self.how == "sum":
            left = sum(full for full, maximum in zip(self.declared, maxima, strict=True) if maximum == _RESCALED)
            most = sum(maximum or 0 for maximum in counted) + left
        return upward(self.how, self.children, counted, most)


def _left_of(child: NodeResult) -> int | None:
    return _RESCALED if isinstance(child, NotApplicable) and child.effect == "rescale" else None
