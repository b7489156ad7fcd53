"""How much each node contributes to the change of a unit's total between two campaigns: exact, adding up to it.

A total, as a share of its max, is the sum over what was scored of share × weight, where the weight is what the whole of
the node makes in the total. The change of one such product is split at the middle: mean weight × change of the share
is what the node contributes; mean share × change of the weight (maxima and weights that changed, nodes that apply
in one year alone and so make others count more) stands under `weights`. What can't be compared and what
rounding, caps and the floor of 0 do stand beside them, so that all adds up to the change without a rest.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from scoring.analysis.matching import NodeMatch
from scoring.analysis.weights import Weights
from scoring.engine.results import UnitResult
from scoring.tree.model import Branch, CriteriaSet, Leaf, walk

ZERO = Fraction(0)


@dataclass(frozen=True, slots=True)
class Contribution:
    """What a comparable node added to the total, as a share of its max (0.01 is one percentage point)."""

    match: NodeMatch
    change: Fraction


@dataclass(frozen=True, slots=True)
class Decomposition:
    """The change of a total and what it is made of: `contributions` + `weights` + `not_comparable` + `rounding`."""

    change: Fraction
    contributions: tuple[Contribution, ...]
    weights: Fraction
    not_comparable: Fraction
    rounding: Fraction

    def of(self, node: Branch | Leaf) -> Fraction | None:
        """What a node of the new edition added, with all below it; None where nothing there compares."""
        codes = set(_at_and_below(node))
        changes = [one.change for one in self.contributions if one.match.code in codes]
        return sum(changes, ZERO) if changes else None

    def most(self, count: int) -> tuple[tuple[Contribution, ...], tuple[Contribution, ...]]:
        """The nodes that raised the total most, and those that lowered it most; the order of the tree where equal."""
        up = [one for one in self.contributions if one.change > 0]
        down = [one for one in self.contributions if one.change < 0]
        return (
            tuple(sorted(up, key=lambda one: -one.change)[:count]),
            tuple(sorted(down, key=lambda one: one.change)[:count]),
        )


@dataclass(frozen=True)
class Decomposer:
    """Splits changes of totals between two editions whose nodes are matched."""

    items: tuple[NodeMatch, ...]
    old: CriteriaSet
    new: CriteriaSet

    def of(self, parts: Sequence[tuple[UnitResult, Fraction]], after: UnitResult) -> Decomposition | None:
        """The change of a unit against its old ones with their weights, which add up to 1; None without a total."""
        contributions = []
        for before, weight in parts:
            if before.ratio is None or after.ratio is None:
                return None
            contributions.append((self._pair(before, after, after.ratio - before.ratio), weight))
        return mean_of(contributions)

    def _pair(self, before: UnitResult, after: UnitResult, whole: Fraction) -> Decomposition:
        """The change between one old unit and one new one."""
        old, new = self._old_weights.parts(before), self._new_weights.parts(after)
        contributions = []
        was_compared = now_compared = 0
        was_left, now_left = old.rest, new.rest
        columns = zip(self.items, old.values, old.weights, new.values, new.weights, strict=True)
        for item, value_before, weight_before, value_after, weight_after in columns:
            change = ZERO
            if weight_before and weight_after and after.unit.code not in item.apart:
                was_compared += value_before
                now_compared += value_after
                crossed = value_after * weight_before - value_before * weight_after
                if crossed:
                    weights = weight_before * new.denominator + weight_after * old.denominator
                    both = 2 * weight_before * weight_after * old.denominator * new.denominator
                    change = Fraction(weights * crossed, both)
            else:
                was_left += value_before
                now_left += value_after
            contributions.append(Contribution(item, change))
        told = sum_of(one.change for one in contributions)
        compared = Fraction(now_compared, new.denominator) - Fraction(was_compared, old.denominator)
        not_comparable = Fraction(now_left, new.denominator) - Fraction(was_left, old.denominator)
        rounding = whole - compared - not_comparable
        return Decomposition(whole, tuple(contributions), compared - told, not_comparable, rounding)

    @cached_property
    def _old_weights(self) -> Weights:
        return Weights(self.old, _positions([item.old for item in self.items]), len(self.items))

    @cached_property
    def _new_weights(self) -> Weights:
        news = [(item.new,) if item.new else () for item in self.items]
        return Weights(self.new, _positions(news), len(self.items))


def sum_of(values: Iterable[Fraction]) -> Fraction:
    """The sum of many fractions: those of one denominator as whole numbers."""
    sums: dict[int, int] = {}
    for value in values:
        sums[value.denominator] = sums.get(value.denominator, 0) + value.numerator
    return sum((Fraction(number, denominator) for denominator, number in sums.items()), ZERO)


def mean_of(weighed: Sequence[tuple[Decomposition, Fraction]]) -> Decomposition | None:
    """The weighted mean of decompositions over the same items; None of nothing."""
    if not weighed:
        return None
    if len(weighed) == 1:
        return weighed[0][0]
    weights = [weight for _, weight in weighed]
    whole = sum_of(weights)
    same = len(set(weights)) == 1

    def mean(values: Iterable[Fraction]) -> Fraction:
        if same:
            return sum_of(values) / len(weighed)
        return sum_of(value * weight for value, weight in zip(values, weights, strict=True)) / whole

    items = [one.match for one in weighed[0][0].contributions]
    columns = zip(*([one.change for one in decomposed.contributions] for decomposed, _ in weighed), strict=True)
    return Decomposition(
        mean(one.change for one, _ in weighed),
        tuple(Contribution(item, mean(changes)) for item, changes in zip(items, columns, strict=True)),
        mean(one.weights for one, _ in weighed),
        mean(one.not_comparable for one, _ in weighed),
        mean(one.rounding for one, _ in weighed),
    )


def _positions(items: Sequence[Sequence[Branch | Leaf]]) -> dict[str, int]:
    """For every node the position of the item that it is at or below; of two, of the one that has less below."""
    placed = [([code for node in nodes for code in _at_and_below(node)], index) for index, nodes in enumerate(items)]
    placed.sort(key=lambda codes_and_index: -len(codes_and_index[0]))
    return {code: index for codes, index in placed for code in codes}


def _at_and_below(node: Branch | Leaf) -> list[str]:
    return [node.code, *(below.code for below in walk(node.children))] if isinstance(node, Branch) else [node.code]
