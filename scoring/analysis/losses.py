"""Where a unit lost points: how much at every node, and what that is worth in the whole score.

`worth` is what the score would gain if this node alone had all its points: exactly what the engine gives then, with
every rounding on the way up, the scale, and the caps of bonus, penalty and score.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from scoring.engine.combine import NOTHING, Upward, kept, outside, to_scale, upward
from scoring.engine.grading import cap_of
from scoring.engine.results import NodeResult, NotApplicable, UnitResult
from scoring.points import to_steps
from scoring.tree.model import Block, Branch, Combine, CriteriaSet, Leaf


@dataclass(frozen=True, slots=True)
class Loss:
    """What one node of one unit lost. `points`, `max` and `lost` are steps, `worth` is points of the score.

    `points` is None where an answer is missing and leaves the unit without a score. In the penalty block `points`
    are what is taken off, and all of them are lost.
    """

    node: Branch | Leaf
    block: Block
    points: int | None
    max: int
    lost: int
    worth: Fraction


def losses(result: UnitResult, criteria: CriteriaSet, branches: bool = False) -> tuple[Loss, ...]:
    """What every leaf that applies lost, with those that lost nothing; also the branches where asked for.

    Left out is also what stands below a node that is out because its children have no weight left.
    Those worth most first, then those that lost most, then in the order of the tree. For a unit without a score
    the worth is what it would be if the answers that are missing had 0 points.
    """
    lost = [
        loss
        for loss in (*_tree_losses(result, criteria), *_outside_losses(result, criteria))
        if branches or isinstance(loss.node, Leaf)
    ]
    return tuple(sorted(lost, key=lambda loss: (-loss.worth, -loss.lost)))


@dataclass(frozen=True)
class _Join:
    """A node seen from a child: the points of its children, and how they become its own.

    `place` is where the node stands among the children of the node above.
    """

    points: tuple[int, ...]
    upward: Upward
    above: "_Join | None" = None
    place: int = 0

    @cached_property
    def total(self) -> int:
        """What the children come to as they are."""
        return self.upward.total(self.points)

    def gained(self, place: int, added: int) -> int:
        """What the whole gains, in steps, where `added` comes to the points of one child."""
        if self.upward.gather is sum:
            total = self.total + self.upward.factors[place] * added
        else:
            total = self.upward.total([*self.points[:place], self.points[place] + added, *self.points[place + 1 :]])
        own = self.upward.points(total) - self.upward.points(self.total)
        return self.above.gained(self.place, own) if self.above and own else own


def _tree_losses(result: UnitResult, criteria: CriteriaSet) -> Iterator[Loss]:
    """The nodes of the tree that apply, in its order."""
    if not result.whole.max:
        return
    scale = _Join((result.whole.points or 0,), to_scale(result.max, result.whole.max))
    yield from _below(criteria.tree, criteria.combine, result.whole, (scale, 0), result, criteria)


def _below(
    children: Sequence[Branch | Leaf],
    how: Combine,
    own: NodeResult,
    above: tuple[_Join, int],
    result: UnitResult,
    criteria: CriteriaSet,
) -> Iterator[Loss]:
    """The children of a node and all below; `above` is the join it goes into, and its place there."""
    results = [result.nodes[child.code] for child in children]
    rule = upward(how, children, [one.max for one in results], own.max or 0)
    if rule is None:
        return
    join = _Join(tuple(one.points or 0 for one in results), rule, *above)
    for place, (child, child_result) in enumerate(zip(children, results, strict=True)):
        if isinstance(child_result, NotApplicable):
            continue
        maximum = child_result.max
        lost = maximum - (child_result.points or 0)
        worth = _kept(join.gained(place, lost), result, criteria) if lost else NOTHING
        yield Loss(child, "tree", child_result.points, maximum, lost, worth)
        if isinstance(child, Branch):
            yield from _below(child.children, child.combine, child_result, (join, place), result, criteria)


def _outside_losses(result: UnitResult, criteria: CriteriaSet) -> Iterator[Loss]:
    """The leaves of bonus and penalty that apply."""
    blocks: tuple[tuple[Block, Sequence[Leaf], Fraction, int], ...] = (
        ("bonus", criteria.in_bonus, criteria.bonus.cap if criteria.bonus else Fraction(0), 1),
        ("penalty", criteria.in_penalty, criteria.penalty.cap if criteria.penalty else Fraction(0), -1),
    )
    for block, leaves, cap, sign in blocks:
        most = to_steps(cap, criteria.precision)
        total = sum(result.nodes[leaf.code].points or 0 for leaf in leaves)
        for leaf in leaves:
            own = result.nodes[leaf.code]
            if isinstance(own, NotApplicable):
                continue
            points = own.points or 0
            lost = max(points, 0) if block == "penalty" else own.max - points
            gained = sign * (outside(total + sign * lost, most) - outside(total, most))
            worth = _kept(gained, result, criteria) if lost else NOTHING
            yield Loss(leaf, block, own.points, own.max, lost, worth)


def _kept(gained: int, result: UnitResult, criteria: CriteriaSet) -> Fraction:
    """Steps gained, as points of a score that is kept within 0 and its max."""
    if result.score is not None and result.tree_score is not None:
        reached = result.tree_score + result.bonus - result.penalty + gained
        gained = _capped(kept(criteria, reached, result.max), result, criteria) - result.score
    return Fraction(gained, 10**criteria.precision)


def _capped(score: int, result: UnitResult, criteria: CriteriaSet) -> int:
    """The score under the cap that holds the unit down as it stands."""
    cap = cap_of(criteria, result.nodes, result.max) if criteria.caps else None
    return score if cap is None else min(score, cap[1])
