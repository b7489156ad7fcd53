"""Scores, grades and ranks of many draws at once, by the rules of the set: caps, grading, what grades ask, quotas.

What does not hang on the weights (conditions, the percent of nodes without weights that move) is asked of the engine
once. The rest is a comparison of whole numbers: the fewest points of a node that reach a percent are known beforehand.
Shares with unlike maxima are compared as quotients in floating point: equal ones give the same quotient, unlike ones
another as long as the maxima have fewer than 2^26 steps.
"""

import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import NamedTuple

import numpy as np

from scoring.analysis.reweighing import Came, Flags, Floats, Steps, half_away
from scoring.engine.combine import to_scale
from scoring.engine.grading import Asked, Reach, Sight, asked_by, asked_by_item, nodes_asked
from scoring.engine.results import NotApplicable, UnitResult
from scoring.tree.grades import SomeOf
from scoring.tree.model import CriteriaSet

UNCAPPED = np.iinfo(np.int64).max


class Verdict(NamedTuple):
    """What follows for every unit in every draw: its rank, and the place of its grade; 0 and −1 without a score."""

    ranks: Steps
    grades: Steps


@dataclass(frozen=True, slots=True)
class Drawn:
    """What the whole and the nodes that move come to; `gone` are codes left out, with all below them."""

    whole: Came
    nodes: Mapping[str, Came]
    gone: Collection[str] = ()


@dataclass(frozen=True)
class Judge:
    """The rules of a set for some units that are ranked; `to_max` where the first nodes are put on the scale."""

    criteria: CriteriaSet
    units: Sequence[UnitResult]
    to_max: bool

    def verdict(self, drawn: Drawn) -> Verdict:
        """Ranks and grades of every draw."""
        there = drawn.whole.there
        tree = self._on_scale(drawn.whole.points)
        score = np.maximum(tree + self._outside, 0)
        if not (self.criteria.bonus and self.criteria.bonus.above_scale):
            score = np.minimum(score, self._max)
        graded = tree if self.criteria.grading.of == "tree" else score
        if self.criteria.caps:
            cap = self._cap(drawn)
            score, graded = np.minimum(score, cap), np.minimum(graded, cap)
        keys = [-(score / self._max), *(self._tie_key(code, drawn) for code in self.criteria.ranking.tie_break)]
        line = Line.of(keys, there)
        grades = self._grades(graded, drawn, line)
        if self.criteria.ranking.by == "grade":
            line = Line.of([grades, line.places], there)
        return Verdict(np.where(there, line.ranks(self.criteria.ranking.ties == "dense"), 0), grades)

    @cached_property
    def _max(self) -> Steps:
        return np.array([unit.max for unit in self.units], dtype=np.int64)

    @cached_property
    def _outside(self) -> Steps:
        return np.array([unit.bonus - unit.penalty for unit in self.units], dtype=np.int64)

    def _on_scale(self, whole: Steps) -> Steps:
        """The tree score: what the first nodes come to, on the scale; by self-assessment as it stands."""
        if not self.to_max:
            return whole
        rules = [to_scale(unit.max, unit.whole.max or unit.max) for unit in self.units]
        return half_away(whole * np.array([rule.times for rule in rules]), np.array([rule.by for rule in rules]))

    def _cap(self, drawn: Drawn) -> Steps:
        """The most that every score can be."""
        lowest = np.full((1, len(self.units)), UNCAPPED)
        for cap in self.criteria.caps:
            most = np.array([int(cap.at_most * unit.max / 100) for unit in self.units])
            lowest = np.minimum(lowest, np.where(self._holds(asked_by_item(cap.unless), drawn), UNCAPPED, most))
        return lowest

    def _tie_key(self, code: str, drawn: Drawn) -> Floats:
        """More points of max first, none last; of no use where the node is left out."""
        most = np.array([unit.nodes[code].max or 0 for unit in self.units])
        own = np.array([unit.nodes[code].points or 0 for unit in self.units])[None, :]
        came = drawn.nodes.get(code, Came(own, most[None, :] > 0))
        there = came.there & (code not in drawn.gone)
        return np.where(there, -came.points / np.maximum(most, 1), np.inf)

    # ── grades ────────────────────────────────────────────────────────────────────────────────────────────────────

    def _grades(self, graded: Steps, drawn: Drawn, line: "Line") -> Steps:
        """The place of the grade of every unit, after quotas."""
        if not self.criteria.grades:
            return np.full(graded.shape, -1)
        reached = [self._reached(asked, graded, drawn) for asked in asked_by(self.criteria).values()]
        reached[-1] = np.ones_like(reached[-1])
        following = [np.full(graded.shape, len(reached) - 1)]
        for place in range(len(reached) - 1, -1, -1):
            following.append(np.where(reached[place], place, following[-1]))
        following.reverse()  # at each place the first grade from there on that is reached
        before = np.where(drawn.whole.there, following[0], -1)
        now = before
        for place, grade in enumerate(self.criteria.grades):
            if grade.quota is None:
                continue
            of = [
                at for at, other in enumerate(self.criteria.grades) if not grade.quota.of or other.id in grade.quota.of
            ]
            base = np.isin(before, of).sum(axis=1)
            share = Fraction(grade.quota.share)
            keepers = base * share.numerator // (100 * share.denominator)
            contending = now == place
            kept = line.before_and_with(contending) <= keepers[:, None]
            now = np.where(contending & ~kept, following[place + 1], now)
        return now

    def _reached(self, asked: Sequence[Asked], graded: Steps, drawn: Drawn) -> Flags:
        """Whether a grade's bars are all reached."""
        reached = np.ones(graded.shape, dtype=bool)
        for bar in asked:
            if isinstance(bar, Reach) and not bar.node:
                reached &= graded >= self._fewest(bar, [unit.max for unit in self.units])
            else:
                reached &= self._holds(bar, drawn)
        return reached

    def _holds(self, asked: Asked, drawn: Drawn) -> Flags:
        """Whether what is asked holds, or does not apply."""
        hangs = [code for code in nodes_asked(asked) if code in drawn.nodes or code in drawn.gone]
        if not hangs:
            return self._still(asked)
        if isinstance(asked, SomeOf):
            held = sum(self._holds(asked_by_item(item), drawn).astype(np.int64) for item in asked.any)
            return np.asarray(held >= asked.count)
        if not isinstance(asked, Reach) or asked.node in drawn.gone:
            return np.ones((1, len(self.units)), dtype=bool)
        came = drawn.nodes[asked.node]
        fewest = self._fewest(asked, [unit.nodes[asked.node].max or 0 for unit in self.units])
        out = np.array([isinstance(unit.nodes[asked.node], NotApplicable) for unit in self.units])
        return out | ~came.there | (came.points >= fewest)

    def _still(self, asked: Asked) -> Flags:
        """What holds under any weights, as the engine says."""
        return np.array([[Sight.of(unit).missed(asked) is None for unit in self.units]])

    @staticmethod
    def _fewest(bar: Reach, maxima: Sequence[int]) -> Steps:
        """The fewest points of each max that reach a percent."""
        return np.array([math.ceil(bar.percent * most / 100) for most in maxima])


@dataclass(frozen=True)
class Line:
    """The units of every draw in order: `order` who stands where, `new` whether one stands behind the one before."""

    order: Steps
    new: Flags
    there: Flags

    @classmethod
    def of(cls, keys: Sequence[Floats | Steps], there: Flags) -> "Line":
        """By these keys, the first one first; who has no score stands last."""
        shape = np.broadcast_shapes(there.shape, *(key.shape for key in keys))
        sought = [np.broadcast_to(key, shape) for key in (~there, *keys)]
        order = np.lexsort(sought[::-1], axis=-1)
        new = np.zeros(shape, dtype=bool)
        new[:, 0] = True
        for key in sought:
            ordered = np.take_along_axis(key, order, -1)
            new[:, 1:] |= ordered[:, 1:] != ordered[:, :-1]
        return cls(order, new, np.broadcast_to(there, shape))

    @cached_property
    def places(self) -> Steps:
        """The place of every unit among the distinct ones, from 1."""
        return self._back(np.cumsum(self.new, axis=-1))

    def ranks(self, dense: bool) -> Steps:
        """The rank of every unit: equal ones share one, with a gap behind them unless `dense`."""
        if dense:
            return self.places
        counted = np.arange(1, self.order.shape[1] + 1)
        return self._back(np.maximum.accumulate(np.where(self.new, counted, 0), axis=-1))

    def before_and_with(self, counted: Flags) -> Steps:
        """For every unit, how many of those counted stand before it or share its place."""
        ordered = np.cumsum(np.take_along_axis(counted, self.order, -1), axis=-1)
        last = np.roll(self.new, -1, axis=-1)
        last[:, -1] = True
        ends = np.where(last, ordered, UNCAPPED)
        return self._back(np.minimum.accumulate(ends[:, ::-1], axis=-1)[:, ::-1])

    def _back(self, in_order: Steps) -> Steps:
        """From the order of places back to that of units."""
        found = np.empty(self.order.shape, dtype=np.int64)
        np.put_along_axis(found, self.order, in_order, -1)
        return found
