"""What nodes come to under other weights: many draws of all units at once, to the exact step.

A draw has a factor for every node of one depth; its weight times the factor, over what its siblings then weigh
together, is its part of their parent, whose own weight stays (as in COINr, where an aggregate takes the weights of its
group as parts of 1). From there up every node is combined and rounded as the criteria have it.

The factors are binary floating point and are taken as the exact numbers that they are. Sums are made in floating point;
where one comes so near to half a step that its errors could decide, it is made again in fractions. So the points of a
draw are those of a plain loop in fractions, and with every factor 1 the published ones.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from scoring.engine.combine import parts
from scoring.engine.results import NodeResult, UnitResult
from scoring.points import round_half_away
from scoring.tree.model import ALTERNATIVES, Branch, Combine, CriteriaSet, Leaf

Floats = npt.NDArray[np.float64]
Steps = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]

LINEAR: tuple[Combine, ...] = ("sum", "mean", "weighted")
"""How children may combine for their weights to mean something."""
LARGEST = 2**62
"""Whole numbers stay below it."""
NOISE = 16 * float(np.finfo(np.float64).eps)
"""The error of a sum in floating point, for each of its terms, as a share of the node's max; generously."""


class Came(NamedTuple):
    """What a node comes to, draws (or one for all) × units: points in steps, and whether it counts."""

    points: Steps
    there: Flags


@dataclass(frozen=True, slots=True)
class Child:
    """A child of a node that moves: its published points, max and part for every unit; what of it moves, if anything.

    `factor` is the place of its factor in a draw, None where its weight stays.
    """

    node: Branch | Leaf
    came: Came
    max: Steps
    parts: Sequence[Fraction]
    moving: "Parent | None"
    factor: int | None


@dataclass(frozen=True)
class Parent:
    """A node (None: the whole) whose points move with the weights: its published points and max, its children."""

    node: Branch | None
    how: Combine
    came: Came
    max: Steps
    children: Sequence[Child]

    def under(self, factors: Floats, found: dict[str, Came]) -> Came:
        """What it comes to under every row of factors; the nodes below that move are put into `found`."""
        below = [child.moving.under(factors, found) if child.moving else child.came for child in self.children]
        came = self._alternative(below, len(factors)) if self.how in ALTERNATIVES else self._combined(below, factors)
        apart = np.array([not any(child.parts[unit] for child in self.children) for unit in range(len(self.max))])
        points = np.where(apart, self.came.points, came.points)
        came = Came(points, np.where(apart, self.came.there, came.there))
        if self.node:
            found[self.node.code] = came
        return came

    def _alternative(self, below: Sequence[Came], draws: int) -> Came:
        """The best or the worst child alone: rounding keeps their order, so each is rounded first."""
        most = np.iinfo(np.int64).max
        nothing, gather = (-most, np.maximum) if self.how == "best" else (most, np.minimum)
        points = np.full((draws, len(self.max)), nothing)
        there = np.zeros(points.shape, dtype=bool)
        for child, came in zip(self.children, below, strict=True):
            on_own = half_away(came.points * self.max, np.maximum(child.max, 1))
            points = gather(points, np.where(came.there, on_own, nothing))
            there = there | came.there
        return Came(np.where(there, points, 0), there)

    @cached_property
    def _fixed(self) -> tuple[list[Steps], Steps, Steps] | None:
        """Where no weight of a child moves, its points in whole numbers: Σ worth × points, × times ÷ by.

        None where weights move or the numbers are too large.
        """
        if any(child.factor is not None for child in self.children):
            return None
        places = range(len(self.max))
        worth = [[child.parts[unit] / (int(child.max[unit]) or 1) for unit in places] for child in self.children]
        common = [math.lcm(*(of_child[unit].denominator for of_child in worth)) for unit in places]
        if any(4 * int(most) * each >= LARGEST for most, each in zip(self.max, common, strict=True)):
            return None
        ratios = [Fraction(int(most), each) for most, each in zip(self.max, common, strict=True)]
        whole = [np.array([int(of_child[unit] * common[unit]) for unit in places]) for of_child in worth]
        return whole, np.array([one.numerator for one in ratios]), np.array([one.denominator for one in ratios])

    def _combined(self, below: Sequence[Came], factors: Floats) -> Came:
        unchanged = all(
            (came.there == child.came.there).all() for came, child in zip(below, self.children, strict=True)
        )
        if unchanged and self._fixed:
            worth, times, by = self._fixed
            steps = sum(
                (one * came.points for one, came in zip(worth, below, strict=True)), np.zeros((1, 1), dtype=np.int64)
            )
            return Came(half_away(steps * times, by), np.ones((1, len(self.max)), dtype=bool))
        total = np.zeros((len(factors), len(self.max)))
        whole = np.zeros_like(total)
        for child, came in zip(self.children, below, strict=True):
            weight = np.array([float(part) for part in child.parts])[None, :] * came.there
            if child.factor is not None:
                weight = weight * factors[:, child.factor, None]
            whole += weight
            total += weight * came.points / np.maximum(child.max, 1)
        there = whole > 0
        exact = self.max * total / np.where(there, whole, 1.0)
        points = (np.sign(exact) * np.floor(np.abs(exact) + 0.5)).astype(np.int64)
        self._settle(exact, points, below, factors)
        return Came(np.where(there, points, 0), there)

    def _settle(self, exact: Floats, points: Steps, below: Sequence[Came], factors: Floats) -> None:
        """Rounds once more, in fractions, where half a step is too near to tell."""
        noise = NOISE * (len(self.children) + 4) * np.maximum(self.max, np.abs(exact))
        near = np.abs(np.abs(exact) % 1.0 - 0.5) <= noise
        known: dict[tuple[object, ...], int] = {}
        places = [child.factor for child in self.children]
        for draw, unit in np.argwhere(near).tolist():
            moved = [1.0 if place is None else float(factors[draw, place]) for place in places]
            own = [int(came.points[draw % len(came.points), unit]) for came in below]
            there = [bool(came.there[draw % len(came.there), unit]) for came in below]
            key = (unit, *moved, *own, *there)
            if key not in known:
                known[key] = self._in_fractions(unit, moved, own, there)
            points[draw, unit] = known[key]

    def _in_fractions(self, unit: int, moved: Sequence[float], own: Sequence[int], there: Sequence[bool]) -> int:
        total = whole = Fraction(0)
        for child, factor, points, counts in zip(self.children, moved, own, there, strict=True):
            weight = Fraction(factor) * child.parts[unit] if counts else Fraction(0)
            whole += weight
            total += weight * Fraction(points, int(child.max[unit]) or 1)
        return round_half_away(total / whole * int(self.max[unit])) if whole else 0


class Reweighed:
    """Units whose weights move at one depth of the tree; `items` are the nodes that do, in the order of the tree."""

    def __init__(self, criteria: CriteriaSet, units: Sequence[UnitResult], depth: int) -> None:
        self.criteria, self.units, self.depth = criteria, units, depth
        found: list[Branch | Leaf] = []
        whole = self._parent(None, criteria.combine, criteria.tree, 0, found)
        self.items: tuple[Branch | Leaf, ...] = tuple(found)
        self.whole = whole or self._still()

    def under(self, factors: Floats) -> tuple[Came, Mapping[str, Came]]:
        """What the whole comes to under every row of factors, and the nodes that move, by their codes."""
        found: dict[str, Came] = {}
        return self.whole.under(factors, found), found

    def _still(self) -> Parent:
        return Parent(None, self.criteria.combine, *self._of([unit.whole for unit in self.units]), ())

    def _parent(
        self,
        node: Branch | None,
        how: Combine,
        children: Sequence[Branch | Leaf],
        depth: int,
        found: list[Branch | Leaf],
    ) -> Parent | None:
        """The node, where weights move at it or below."""
        results = [[unit.nodes[child.code] for unit in self.units] for child in children]
        shares = [parts(how, children, [own.max for own in of_unit]) for of_unit in zip(*results, strict=True)]
        made = []
        for place, child in enumerate(children):
            part = [of_unit[place] for of_unit in shares]
            moving, factor = None, None
            if depth < self.depth and isinstance(child, Branch):
                moving = self._parent(child, child.combine, child.children, depth + 1, found)
            elif depth == self.depth and how in LINEAR and any(part):
                factor = len(found)
                found.append(child)
            made.append(Child(child, *self._of(results[place]), part, moving, factor))
        if all(child.moving is None and child.factor is None for child in made):
            return None
        own = [unit.nodes[node.code] if node else unit.whole for unit in self.units]
        return Parent(node, how, *self._of(own), made)

    @staticmethod
    def _of(results: Sequence[NodeResult]) -> tuple[Came, Steps]:
        points = np.array([[own.points or 0 for own in results]], dtype=np.int64)
        maxima = np.array([own.max or 0 for own in results], dtype=np.int64)
        return Came(points, maxima[None, :] > 0), maxima


def half_away(above: Steps, below: Steps) -> Steps:
    """The quotient of whole numbers, rounded half away from zero."""
    rounded: Steps = np.sign(above) * ((2 * np.abs(above) + below) // (2 * below))
    return rounded
