"""How far the council and the appraisers agree with the communes, and with each other: by unit, node and body. Exact.

A case is one leaf of one unit for which both stages have points of their own: what the row of the earlier stage gives,
and what the row that counts at the later stage gives. Points that are taken off for want of evidence are a rule of the
campaign, no judgement of anybody, and are left out; so are leaves that don't apply at one of the stages. In the penalty
block fewer points are better, and differences are turned around accordingly.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from scoring.campaign.answers import Answer
from scoring.campaign.campaign import Campaign
from scoring.campaign.units import Unit
from scoring.campaign.workflow import SCORED_STAGES, ScoredStage
from scoring.engine.evaluate import Evaluator
from scoring.tree.model import Leaf, walk

LEAST_CASES = 10
"""Of fewer cases no share, no mean and no kappa is told."""

Turn = tuple[ScoredStage, ScoredStage]
TURNS: tuple[Turn, ...] = (("self", "appraisal"), ("appraisal", "final"), ("self", "final"))


@dataclass(frozen=True, slots=True)
class Case:
    """One leaf of one unit at two stages; points in steps, `before` and `after` the rows that gave them."""

    unit: Unit
    leaf: Leaf
    first: int
    second: int
    max: int
    sign: int
    before: Answer
    after: Answer

    @property
    def moved(self) -> int:
        """Steps by which the score moved."""
        return self.sign * (self.second - self.first)

    @property
    def share(self) -> Fraction:
        """The move as a share of the leaf's max."""
        return Fraction(self.moved, self.max)


@dataclass(frozen=True, slots=True)
class Agreement:
    """Cases taken together: `up` and `down` of `count` moved, by so many steps; `mean` is the mean move in steps."""

    count: int
    up: int
    down: int
    steps_up: int
    steps_down: int

    @property
    def equal(self) -> int:
        return self.count - self.up - self.down

    @property
    def exact(self) -> Fraction | None:
        """The share of cases in which nothing moved; None for too few cases."""
        return Fraction(self.equal, self.count) if self.count >= LEAST_CASES else None

    @property
    def mean(self) -> Fraction | None:
        """The mean move in steps of the score; None for too few cases."""
        return Fraction(self.steps_up - self.steps_down, self.count) if self.count >= LEAST_CASES else None


@dataclass(frozen=True, slots=True)
class Kappa:
    """Weighted kappa of one leaf with levels, linear weights.

    `count` cases name a level on both sides; in `typed` cases points were typed in place of one, which kappa can't
    take in. `value` is None where fewer than `LEAST_CASES` count, or all stand on one level.
    """

    leaf: Leaf
    count: int
    typed: int
    value: Fraction | None


@dataclass(frozen=True)
class Compared:
    """Two stages of a campaign compared."""

    turn: Turn
    campaign: Campaign
    cases: tuple[Case, ...]

    @cached_property
    def whole(self) -> Agreement:
        return agreement_of(self.cases)

    @cached_property
    def by_unit(self) -> Mapping[str, Agreement]:
        """Every unit by its code, in the order of the campaign."""
        of_unit = _grouped(self.cases, lambda case: case.unit.code)
        return {unit.code: agreement_of(of_unit.get(unit.code, ())) for unit in self.campaign.units}

    @cached_property
    def by_node(self) -> Mapping[str, Agreement]:
        """Every node with cases at or below it, in the order of the tree."""
        criteria = self.campaign.criteria
        of_leaf = _grouped(self.cases, lambda case: case.leaf.code)
        by_node = {
            code: [case for below in walk((node,)) for case in of_leaf.get(below.code, ())]
            for code, node in criteria.nodes.items()
        }
        return {code: agreement_of(cases) for code, cases in by_node.items() if cases}

    @cached_property
    def by_body(self) -> Mapping[str, Agreement]:
        """Every body with cases, in the order of the criteria."""
        of_body = _grouped(self.cases, lambda case: case.leaf.body or "")
        return {body.id: agreement_of(of_body[body.id]) for body in self.campaign.criteria.bodies if body.id in of_body}

    @cached_property
    def kappas(self) -> tuple[Kappa, ...]:
        """The leaves with levels that have cases, in the order of the tree."""
        of_leaf = _grouped(self.cases, lambda case: case.leaf.code)
        leaves = self.campaign.criteria.leaves.values()
        made = (_kappa_of(leaf, of_leaf.get(leaf.code, ())) for leaf in leaves)
        return tuple(kappa for kappa in made if kappa is not None)


def compare_stages(campaign: Campaign) -> tuple[Compared, ...]:
    """Self-assessment against appraisal, appraisal against council, self-assessment against council.

    A leaf that a stage left as it stood is a case in which it agreed.
    """
    evaluators = {stage: Evaluator(campaign, stage) for stage in SCORED_STAGES}
    return tuple(Compared(turn, campaign, tuple(_cases(turn, evaluators))) for turn in TURNS)


def any_cases(turns: Iterable[Compared]) -> bool:
    """Whether there is anything to compare at all."""
    return any(turn.cases for turn in turns)


def _cases(turn: Turn, evaluators: Mapping[ScoredStage, Evaluator]) -> Iterator[Case]:
    first, second = (evaluators[stage] for stage in turn)
    criteria = first.criteria
    penalties = {leaf.code for leaf in criteria.in_penalty}
    leaves = [leaf for leaf in criteria.leaves.values() if leaf.from_ == "self"]
    for earlier, later in zip(first.looks, second.looks, strict=True):
        for declared in leaves:
            leaf = declared.seen_by(earlier.unit.columns)
            position = first.positions[leaf.code]
            before, after = earlier.seen[position], later.seen[position]
            if isinstance(before, Answer) and isinstance(after, Answer):
                yield Case(
                    earlier.unit,
                    leaf,
                    first.points(leaf, before),
                    second.points(leaf, after),
                    first.maxima[position],
                    -1 if leaf.code in penalties else 1,
                    before,
                    after,
                )


def agreement_of(cases: Iterable[Case]) -> Agreement:
    """Cases taken together."""
    moves = [case.moved for case in cases]
    up, down = [move for move in moves if move > 0], [-move for move in moves if move < 0]
    return Agreement(len(moves), len(up), len(down), sum(up), sum(down))


def _grouped(cases: Iterable[Case], key: Callable[[Case], str]) -> dict[str, list[Case]]:
    groups: dict[str, list[Case]] = {}
    for case in cases:
        groups.setdefault(key(case), []).append(case)
    return groups


def _kappa_of(leaf: Leaf, cases: Sequence[Case]) -> Kappa | None:
    """None for another rule, without cases, and where the units have different levels."""
    orders = {case.leaf.rule_key: _order(case.leaf) for case in cases}.values()
    order = next(iter(orders), {})
    if not order or any(other != order for other in orders):
        return None
    named = [case for case in cases if case.before.facts in order and case.after.facts in order]
    pairs = [(order[case.before.facts], order[case.after.facts]) for case in named]
    value = None if len(pairs) < LEAST_CASES else weighted_kappa(pairs, len(order))
    return Kappa(leaf, len(pairs), len(cases) - len(pairs), value)


def _order(leaf: Leaf) -> dict[str, int]:
    """The levels of a rule by what they give, the least first."""
    levels = [level for asked in leaf.rule.asks for level in asked.levels]
    return {level.id: place for place, level in enumerate(sorted(levels, key=lambda one: one.points))}


def weighted_kappa(pairs: Sequence[tuple[int, int]], categories: int) -> Fraction | None:
    """Cohen's kappa with linear weights 1 − |i − j| ÷ (k − 1); None where chance alone would agree always.

    Source: Cohen (1968); the linear weights are those of Cicchetti and Allison (1971).
    """
    count = len(pairs)
    ones, others = Counter(one for one, _ in pairs), Counter(other for _, other in pairs)
    seen = sum(abs(one - other) for one, other in pairs)
    by_chance = sum(
        abs(one - other) * ones[one] * others[other] for one in range(categories) for other in range(categories)
    )
    return None if by_chance == 0 else 1 - Fraction(seen * count, by_chance)
