"""How far the ranks hang on the weights: ranks under weights drawn at random, with a node left out, otherwise combined.

Source of the method: OECD/JRC, Handbook on Constructing Composite Indicators (2008), chapter 7; COINr's
`get_sensitivity`. Binary floating point serves here and here alone: nothing of this ever feeds a published rank.

A unit's score is taken apart at one depth of the tree into items, each a share (points ÷ max, 0..1) and a weight that
follows what applies to the unit. A draw multiplies every weight by a factor of 1 ± `spread`, uniformly, and brings the
weights back to their sum. What a unit has in the tree is rounded to the decimals of the criteria, as a published score
is; bonus and penalty stand as they are. Equal scores are parted by the tie-break nodes and otherwise share a place, as
the criteria have it.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

import numpy as np
import numpy.typing as npt

from scoring.engine.combine import parts
from scoring.engine.grading import Bar, bars_missed
from scoring.engine.results import Placed, Results, UnitResult
from scoring.problems import Fault
from scoring.tree.model import Branch, Combine, Leaf

Floats = npt.NDArray[np.float64]
Ranks = npt.NDArray[np.int64]

LINEAR: tuple[Combine, ...] = ("sum", "mean", "weighted")
"""How children may combine for their weights to mean something."""
DRAWS, SPREAD, SEED = 10_000, 20, 1
"""Defaults: how many draws, the percent that weights move up and down, the seed."""
LOW, MIDDLE, HIGH = 0.05, 0.5, 0.95
DIGITS = 9
"""Decimals of a share to which scores are compared with the limits of grades."""
HALVES = 4
"""Decimals of a smallest step of points beyond which floating point is noise: what is left there is no half."""
METHODS = ("equal", "geometric", "best", "worst")
"""Other ways to combine the items: equal weights, the weighted geometric mean, the best and the worst share alone."""
MOST_AT_ONCE = 4_000_000
"""Numbers in memory at once, so that a nation's draws don't fill it."""


@dataclass(frozen=True, slots=True)
class UnitRanks:
    """One ranked unit. `low` to `high` is where its rank lies in 90 % of the draws, `middle` the median.

    `in_grade` is the share of draws in which it has its published grade (None without grades); `left_out` its rank with
    each item left out (None where nothing is left of it), `by_method` its rank under each of `METHODS`, `at_self` its
    rank by self-assessment (None: unranked there).
    """

    placed: Placed
    low: int
    middle: int
    high: int
    in_grade: Fraction | None
    left_out: Mapping[str, int | None]
    by_method: Mapping[str, int]
    at_self: int | None


@dataclass(frozen=True, slots=True)
class Pair:
    """Two neighbours of the ranking; `kept` is the share of draws in which they stand to each other as published."""

    ahead: Placed
    behind: Placed
    kept: Fraction


@dataclass(frozen=True, slots=True)
class Shift:
    """How far ranks move under one change (a node left out, another method): mean and greatest number of places."""

    name: str
    mean: Fraction
    most: int
    who: Placed


@dataclass(frozen=True)
class Robustness:
    """What came out, with what makes it again: items, draws, spread in percent, seed."""

    results: Results
    level: int
    items: tuple[Branch | Leaf, ...]
    draws: int
    spread: Fraction
    seed: int
    units: tuple[UnitRanks, ...]
    pairs: tuple[Pair, ...]
    nodes: tuple[Shift, ...]
    methods: tuple[Shift, ...]


def robustness(
    results: Results,
    at_self: Results,
    level: int = 0,
    draws: int = DRAWS,
    spread: Fraction = Fraction(SPREAD),
    seed: int = SEED,
) -> Robustness:
    """The ranks of a campaign under other weights and methods; `at_self` are its results by self-assessment.

    Raises `Fault` where no unit is ranked, or where the first nodes are combined by the best or worst alone.
    """
    model = Model(results, level)
    drawn = _Drawn(model, draws, spread, seed)
    by_node = {item.code: model.ranks_without(place) for place, item in enumerate(model.items)}
    by_method = {name: model.ranks_by(name) for name in METHODS}
    selves = {placed.result.unit.code: placed.rank for placed in at_self.units}
    units = tuple(
        UnitRanks(
            placed,
            int(drawn.quantiles[0, place]),
            int(drawn.quantiles[1, place]),
            int(drawn.quantiles[2, place]),
            None if placed.grade is None else Fraction(int(drawn.in_grade[place]), draws),
            {code: int(ranks[place]) or None for code, ranks in by_node.items()},
            {name: int(ranks[place]) for name, ranks in by_method.items()},
            selves[placed.result.unit.code],
        )
        for place, placed in enumerate(model.units)
    )
    pairs = tuple(
        Pair(model.units[place], model.units[place + 1], Fraction(int(kept), draws))
        for place, kept in enumerate(drawn.kept)
    )
    return Robustness(
        results, level, model.items, draws, spread, seed, units, pairs,
        tuple(model.shift(code, ranks) for code, ranks in by_node.items()),
        tuple(model.shift(name, ranks) for name, ranks in by_method.items()),
    )  # fmt: skip


class Model:
    """The ranked units of some results as arrays: units × items, in the order of rank and of the tree."""

    def __init__(self, results: Results, level: int) -> None:
        self.results = results
        criteria = results.criteria
        self.units = tuple(placed for placed in results.units if placed.rank is not None)
        if not self.units:
            raise Fault("robustness-unranked")
        if criteria.combine not in LINEAR:
            raise Fault("robustness-no-weights", combine=criteria.combine)
        by_unit = [dict(_items(placed.result, results, level)) for placed in self.units]
        there = {code for items in by_unit for code in items}
        self.items = tuple(node for code, node in criteria.nodes.items() if code in there)
        nothing = (Fraction(0), Fraction(0))
        taken = [[items.get(item.code, nothing) for item in self.items] for items in by_unit]
        self.weights = np.array([[float(weight) for weight, _ in unit] for unit in taken])
        self.shares = np.array([[float(share) for _, share in unit] for unit in taken])
        self.max = np.array([float(one.result.max) for one in self.units])
        self.outside = np.array([float(one.result.bonus - one.result.penalty) for one in self.units])
        self.most = np.inf if criteria.bonus and criteria.bonus.above_scale else self.max

    def scores(self, factors: Floats) -> Floats:
        """The score of every unit as a share, for every row of factors of the weights.

        The items are added one after the other, so that a plain loop gives the same bits.
        """
        total = np.zeros((len(factors), len(self.units)))
        whole = np.zeros_like(total)
        for place in range(len(self.items)):
            weight = factors[:, place, None] * self.weights[None, :, place]
            whole += weight
            total += weight * self.shares[None, :, place]
        with np.errstate(invalid="ignore"):
            return self.finished(total / whole)

    def finished(self, shares: Floats) -> Floats:
        """Shares of the tree, rounded to steps of points, with bonus and penalty, within 0 and the max."""
        steps = np.floor(np.round(shares * self.max, HALVES) + 0.5)
        kept: Floats = np.round(np.clip(steps + self.outside, 0.0, self.most) / self.max, DIGITS)
        return kept

    @cached_property
    def ties(self) -> Ranks:
        """The place of every unit by the tie-break nodes alone, 0 for the best; the same place where they are equal."""
        tie_break = self.results.criteria.ranking.tie_break
        keys = [tuple(_tie_key(placed.result, code) for code in tie_break) for placed in self.units]
        places = {key: place for place, key in enumerate(sorted(set(keys)))}
        return np.array([places[key] for key in keys])

    def ranks(self, scores: Floats) -> Ranks:
        """The rank of every unit in every row of scores; 0 for one without a score."""
        ties = np.broadcast_to(self.ties, scores.shape)
        order = np.lexsort((ties, -scores), axis=-1)  # scores that are no number stand last
        ordered, parted = np.take_along_axis(scores, order, -1), np.take_along_axis(ties, order, -1)
        new = np.ones(scores.shape, dtype=bool)
        new[:, 1:] = (ordered[:, 1:] != ordered[:, :-1]) | (parted[:, 1:] != parted[:, :-1])
        if self.results.criteria.ranking.ties == "dense":
            places = np.cumsum(new, axis=-1)
        else:
            places = np.maximum.accumulate(np.where(new, np.arange(1, scores.shape[1] + 1), 0), axis=-1)
        ranks = np.empty(scores.shape, dtype=np.int64)
        np.put_along_axis(ranks, order, np.where(np.isnan(ordered), 0, places), -1)
        return ranks

    def ranks_without(self, place: int) -> Ranks:
        """Ranks with one item left out."""
        factors = np.ones((1, len(self.items)))
        factors[0, place] = 0.0
        ranks: Ranks = self.ranks(self.scores(factors))[0]
        return ranks

    def ranks_by(self, method: str) -> Ranks:
        """Ranks with the items combined in one of `METHODS`."""
        there = self.weights > 0
        if method == "equal":
            shares = np.where(there, self.shares, 0.0).sum(axis=1) / there.sum(axis=1)
        elif method == "geometric":
            exponents = self.weights / self.weights.sum(axis=1, keepdims=True)
            shares = np.prod(np.where(there, np.maximum(self.shares, 0.0), 1.0) ** exponents, axis=1)
        elif method == "best":
            shares = np.where(there, self.shares, -np.inf).max(axis=1)
        else:
            shares = np.where(there, self.shares, np.inf).min(axis=1)
        ranks: Ranks = self.ranks(self.finished(shares)[None, :])[0]
        return ranks

    def shift(self, name: str, ranks: Ranks) -> Shift:
        """How far ranks are from the published ones, over the units that have both."""
        moves = [(abs(int(rank) - (one.rank or 0)), one) for rank, one in zip(ranks, self.units, strict=True) if rank]
        if not moves:
            return Shift(name, Fraction(0), 0, self.units[0])
        most, who = max(moves, key=lambda move: move[0])
        return Shift(name, Fraction(sum(move for move, _ in moves), len(moves)), most, who)

    def grade_limits(self) -> tuple[Floats, Floats]:
        """Where every unit's score, as a share, has to lie for its published grade: from the first up to the second.

        What a grade asks of single nodes does not hang on the weights.
        """
        criteria = self.results.criteria
        grades = criteria.grades
        low, high = np.zeros(len(self.units)), np.full(len(self.units), np.inf)
        for place, placed in enumerate(self.units):
            for grade in grades:
                if grade.id == placed.grade:
                    low[place] = 0.0 if grade is grades[-1] else float(criteria.percent_of(grade) / 100)
                    break
                if all(isinstance(bar, Bar) and not bar.node for bar in bars_missed(grade, placed.result, criteria)):
                    high[place] = min(high[place], float(criteria.percent_of(grade) / 100))
        return np.round(low, DIGITS), np.round(high, DIGITS)


class _Drawn:
    """The draws, piece by piece; only what is counted of them is kept, and the ranks."""

    def __init__(self, model: Model, draws: int, spread: Fraction, seed: int) -> None:
        random = np.random.default_rng(seed)
        low, high = model.grade_limits()
        published = np.array([placed.rank for placed in model.units])
        same = published[:-1] == published[1:]
        count = len(model.units)
        self.kept = np.zeros(count - 1, dtype=np.int64)
        self.in_grade = np.zeros(count, dtype=np.int64)
        ranks = np.empty((draws, count), dtype=np.int32)
        at_once = max(1, MOST_AT_ONCE // count)
        for start in range(0, draws, at_once):
            factors = factors_of(random, min(at_once, draws - start), len(model.items), spread)
            scores = model.scores(factors)
            drawn = model.ranks(scores)
            ranks[start : start + len(factors)] = drawn
            before, after = drawn[:, :-1], drawn[:, 1:]
            self.kept += np.where(same, before == after, before < after).sum(axis=0)
            self.in_grade += ((scores >= low) & (scores < high)).sum(axis=0)
        self.quantiles = np.quantile(ranks, (LOW, MIDDLE, HIGH), axis=0, method="inverted_cdf")


def factors_of(random: np.random.Generator, draws: int, items: int, spread: Fraction) -> Floats:
    """Factors of the weights, draws × items, uniform within 1 ± `spread` percent."""
    width = float(spread / 100)
    return random.uniform(1.0 - width, 1.0 + width, (draws, items))


def _items(result: UnitResult, results: Results, level: int) -> Iterator[tuple[str, tuple[Fraction, Fraction]]]:
    """The nodes of a unit at the depth, or leaves above it: the weight each has in the whole, and its share."""
    criteria = results.criteria
    yield from _below(criteria.tree, criteria.combine, Fraction(1), level, result)


def _below(
    children: Sequence[Branch | Leaf], how: Combine, above: Fraction, level: int, result: UnitResult
) -> Iterator[tuple[str, tuple[Fraction, Fraction]]]:
    weights = parts(how, children, [result.nodes[child.code].max for child in children])
    for child, part in zip(children, weights, strict=True):
        own = result.nodes[child.code]
        weight = above * part
        if not own.max:
            continue
        if isinstance(child, Branch) and level and child.combine in LINEAR and own.points is not None:
            yield from _below(child.children, child.combine, weight, level - 1, result)
        elif weight:
            yield child.code, (weight, Fraction(own.points or 0, own.max or 1))


def _tie_key(result: UnitResult, code: str) -> tuple[bool, Fraction]:
    """More points first, none last."""
    node = result.nodes[code]
    return (True, Fraction(0)) if node.points is None or not node.max else (False, -Fraction(node.points, node.max))
