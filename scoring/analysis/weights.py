"""What each node of a unit makes in its total: weights that follow what applies, values that add up to the score.

Exact: the values of all pieces add up to the score ÷ max but for rounding, the caps of bonus and penalty, and the
floor and ceiling of the score.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from scoring.engine.results import NotApplicable, UnitResult
from scoring.tree.model import Branch, Combine, CriteriaSet, Leaf


@dataclass(frozen=True, slots=True)
class Piece:
    """What a node has in a total, and its weight there; `out`: it does not apply, the points are its effect's."""

    value: Fraction
    weight: Fraction
    out: bool


Place = tuple[str, Fraction, bool]
"""A node with points of its own in the total: its code, its weight there, whether it does not apply."""


@dataclass(frozen=True)
class Weights:
    """What the nodes of one edition weigh in the totals of units; each distinct set of maxima is weighed once."""

    criteria: CriteriaSet
    known: dict[tuple[object, ...], tuple[Place, ...]] = field(default_factory=dict)

    def pieces(self, result: UnitResult) -> dict[str, Piece]:
        """Everything that has points of its own in the total: leaves, and what does not apply but keeps a max."""
        kept = tuple((node.max, isinstance(node, NotApplicable)) for node in result.nodes.values())
        key = (result.max, result.whole.max, kept)
        if key not in self.known:
            self.known[key] = tuple(self._places(result))
        return {
            code: Piece(weight * Fraction(result.nodes[code].points or 0, result.nodes[code].max or 1), weight, out)
            for code, weight, out in self.known[key]
        }

    def _places(self, result: UnitResult) -> Iterator[Place]:
        criteria = self.criteria
        if result.whole.max:
            yield from _below(criteria.tree, criteria.combine, Fraction(1), result)
        for leaves, sign in ((criteria.in_bonus, 1), (criteria.in_penalty, -1)):
            for leaf in leaves:
                found = result.nodes[leaf.code]
                if found.max:
                    yield leaf.code, Fraction(sign * found.max, result.max), isinstance(found, NotApplicable)


def _below(children: Sequence[Branch | Leaf], how: Combine, above: Fraction, result: UnitResult) -> Iterator[Place]:
    """The places of the children of a node that itself makes `above` of the total, and of all below them."""
    taken = [child for child in children if result.nodes[child.code].max]
    if how == "sum":
        sizes = [Fraction(result.nodes[child.code].max or 0) for child in taken]
    else:
        sizes = [Fraction(1) if child.weight is None else child.weight for child in taken]
    whole = sum(sizes, Fraction(0))
    for child, size in zip(taken, sizes, strict=True):
        out = isinstance(result.nodes[child.code], NotApplicable)
        if out or isinstance(child, Leaf):
            yield child.code, above * size / whole, out
        else:
            yield from _below(child.children, child.combine, above * size / whole, result)
