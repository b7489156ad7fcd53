"""What each node of a unit makes in its total: weights that follow what applies, values that add up to the score.

Whole numbers over one denominator: the values of all nodes together are the score ÷ max but for rounding, the caps of
bonus and penalty, and the floor and ceiling of the score.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property
from typing import NamedTuple

from scoring.engine.combine import counted_shares, the_one
from scoring.engine.results import NotApplicable, UnitResult
from scoring.tree.model import ALTERNATIVES, Branch, Combine, CriteriaSet, Leaf


class Parts(NamedTuple):
    """A unit's total by items: the value of each and its weight, over `denominator`; `rest` is in no item."""

    values: list[int]
    weights: list[int]
    rest: int
    denominator: int


class _Layout(NamedTuple):
    """What one step of a node is worth in the total (over `denominator`), and its item; for one set of maxima."""

    places: tuple[tuple[str, int, int | None], ...]
    weights: list[int]
    denominator: int


@dataclass(frozen=True)
class Weights:
    """What the nodes of an edition weigh in the totals of units. `items` says which item a node is part of.

    A total is made of leaves, and of what does not apply but keeps a max by its effect: this belongs to no item.
    `count` is how many items there are; `known` has the layouts that were made, by the maxima they are of.
    """

    criteria: CriteriaSet
    items: Mapping[str, int]
    count: int
    known: dict[tuple[object, ...], _Layout] = field(default_factory=dict)

    def parts(self, result: UnitResult) -> Parts:
        """The total of a unit by items. Each distinct set of maxima is weighed once."""
        kept = tuple([(node.max, isinstance(node, NotApplicable)) for node in result.nodes.values()])
        key = (result.max, result.whole.max, kept, self._counting(result))
        layout = self.known.get(key)
        if layout is None:
            layout = self.known[key] = self._layout(result)
        values, rest = [0] * self.count, 0
        for code, worth, index in layout.places:
            value = worth * (result.nodes[code].points or 0)
            if index is None:
                rest += value
            else:
                values[index] += value
        return Parts(values, layout.weights, rest, layout.denominator)

    def _counting(self, result: UnitResult) -> tuple[int | None, ...]:
        """Which of the alternatives counts, of every node that takes one alone."""
        return tuple(
            the_one(how, [result.nodes[child.code] for child in children]) for how, children in self._alternatives
        )

    @cached_property
    def _alternatives(self) -> list[tuple[Combine, Sequence[Branch | Leaf]]]:
        branches = [(node.combine, node.children) for node in self.criteria.in_tree if isinstance(node, Branch)]
        every = [(self.criteria.combine, self.criteria.tree), *branches]
        return [(how, children) for how, children in every if how in ALTERNATIVES]

    def _layout(self, result: UnitResult) -> _Layout:
        shares = dict(self._shares(result))
        maxima = {code: result.nodes[code].max or 1 for code in shares}
        denominator = math.lcm(*((share / maxima[code]).denominator for code, share in shares.items()))
        places, weights = [], [0] * self.count
        for code, share in shares.items():
            index = None if isinstance(result.nodes[code], NotApplicable) else self.items.get(code)
            worth = int(share / maxima[code] * denominator)
            places.append((code, worth, index))
            if index is not None:
                weights[index] += worth * maxima[code]
        return _Layout(tuple(places), weights, denominator)

    def _shares(self, result: UnitResult) -> Iterator[tuple[str, Fraction]]:
        """What share of the total each node with points of its own makes with all its points."""
        criteria = self.criteria
        for code, share in counted_shares(criteria, result.nodes):
            if code in criteria.leaves or isinstance(result.nodes[code], NotApplicable):
                yield code, share
        for leaves, sign in ((criteria.in_bonus, 1), (criteria.in_penalty, -1)):
            for leaf in leaves:
                if maximum := result.nodes[leaf.code].max:
                    yield leaf.code, Fraction(sign * maximum, result.max)
