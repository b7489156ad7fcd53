"""How far the ranks hang on the weights: ranks under weights drawn at random, with a node left out, otherwise combined.

Source of the method: OECD/JRC, Handbook on Constructing Composite Indicators (2008), chapter 7; COINr's
`get_sensitivity`. Binary floating point serves here and here alone: nothing of this ever feeds a published rank.

A draw multiplies the weight of every node of one depth by a factor of 1 ± `spread`, uniformly; among its siblings each
then makes its part of their parent. A node is left out by the factor 0. What nodes come to is `reweighing`'s, what
follows of it by the rules of the set (bonus, penalty, caps, what grades ask, quotas, ranks) `regrading`'s: the same as
of published points. Bonus, penalty, conditions and facts stand as they are.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from scoring.analysis.regrading import Drawn, Judge, Verdict
from scoring.analysis.reweighing import Came, Floats, Reweighed, Steps
from scoring.engine.combine import parts
from scoring.engine.results import Placed, Results, UnitResult
from scoring.points import round_half_away
from scoring.problems import Fault
from scoring.tree.model import Branch, Leaf, walk

DRAWS, SPREAD, SEED = 10_000, 20, 1
"""Defaults: how many draws, the percent that weights move up and down, the seed."""
LOW, MIDDLE, HIGH = 0.05, 0.5, 0.95
METHODS = ("equal", "geometric", "best", "worst")
"""Other ways to combine the first nodes: equal weights, the weighted geometric mean, the best, the worst alone."""
MOST_AT_ONCE = 1_000_000
"""Draws × units in memory at once, so that a nation's draws don't fill it."""


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

    Raises `Fault` where no unit is ranked, or where no node of the level has a weight.
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
    """The ranked units of some results under other weights of one level, in the order of rank."""

    def __init__(self, results: Results, level: int) -> None:
        self.results = results
        criteria = results.criteria
        self.units = tuple(placed for placed in results.units if placed.rank is not None)
        if not self.units:
            raise Fault("robustness-unranked")
        scores = [placed.result for placed in self.units]
        self.reweighed = Reweighed(criteria, scores, level)
        self.items = self.reweighed.items
        if not self.items:
            raise Fault("robustness-no-weights", level=criteria.levels[level].title_or(criteria.levels[level].id))
        self.judge = Judge(criteria, scores, to_max=results.stage != "self")

    def verdict(self, factors: Floats, gone: Sequence[str] = ()) -> Verdict:
        """Ranks and grades for every row of factors of the items."""
        return self.judge.verdict(Drawn(*self.reweighed.under(factors), gone))

    def ranks_without(self, place: int) -> Steps:
        """Ranks with one item left out: 0 for a unit of which nothing is left."""
        factors = np.ones((1, len(self.items)))
        factors[0, place] = 0.0
        below = [node.code for node in walk((self.items[place],))]
        ranks: Steps = self.verdict(factors, below).ranks[0]
        return ranks

    def ranks_by(self, method: str) -> Steps:
        """Ranks with the first nodes combined in one of `METHODS`."""
        whole = [
            round_half_away(self._share(placed.result, method) * (placed.result.whole.max or 0))
            for placed in self.units
        ]
        came = Came(np.array([whole]), np.ones((1, len(whole)), dtype=bool))
        ranks: Steps = self.judge.verdict(Drawn(came, {})).ranks[0]
        return ranks

    def _share(self, result: UnitResult, method: str) -> Fraction:
        """What part of its max the whole comes to by a method."""
        criteria = self.results.criteria
        results = [result.nodes[node.code] for node in criteria.tree]
        weights = parts(criteria.combine, criteria.tree, [own.max for own in results])
        there = [
            (weight, Fraction(own.points or 0, own.max))
            for weight, own in zip(weights, results, strict=True)
            if weight and own.max
        ]
        shares = [share for _, share in there]
        if method == "geometric":
            powers = [math.pow(max(share, Fraction(0)), weight) for weight, share in there]
            return Fraction(math.prod(powers))
        if method == "equal":
            return sum(shares, Fraction(0)) / len(shares)
        return max(shares) if method == "best" else min(shares)

    def shift(self, name: str, ranks: Steps) -> Shift:
        """How far ranks are from the published ones, over the units that have both."""
        moves = [(abs(int(rank) - (one.rank or 0)), one) for rank, one in zip(ranks, self.units, strict=True) if rank]
        if not moves:
            return Shift(name, Fraction(0), 0, self.units[0])
        most, who = max(moves, key=lambda move: move[0])
        return Shift(name, Fraction(sum(move for move, _ in moves), len(moves)), most, who)


class _Drawn:
    """The draws, piece by piece; only what is counted of them is kept, and the ranks."""

    def __init__(self, model: Model, draws: int, spread: Fraction, seed: int) -> None:
        random = np.random.default_rng(seed)
        ids = [grade.id for grade in model.results.criteria.grades]
        grades = np.array([ids.index(placed.grade) if placed.grade else -1 for placed in model.units])
        published = np.array([placed.rank for placed in model.units])
        same = published[:-1] == published[1:]
        count = len(model.units)
        self.kept = np.zeros(count - 1, dtype=np.int64)
        self.in_grade = np.zeros(count, dtype=np.int64)
        ranks = np.empty((draws, count), dtype=np.int32)
        at_once = max(1, MOST_AT_ONCE // count)
        for start in range(0, draws, at_once):
            factors = factors_of(random, min(at_once, draws - start), len(model.items), spread)
            drawn = model.verdict(factors)
            ranks[start : start + len(factors)] = drawn.ranks
            before, after = drawn.ranks[:, :-1], drawn.ranks[:, 1:]
            self.kept += np.where(same, before == after, before < after).sum(axis=0)
            self.in_grade += (drawn.grades == grades).sum(axis=0)
        self.quantiles = np.quantile(ranks, (LOW, MIDDLE, HIGH), axis=0, method="inverted_cdf")


def factors_of(random: np.random.Generator, draws: int, items: int, spread: Fraction) -> Floats:
    """Factors of the weights, draws × items, uniform within 1 ± `spread` percent."""
    width = float(spread / 100)
    return random.uniform(1.0 - width, 1.0 + width, (draws, items))  # nosec B311 # draws of a study, seeded to repeat
