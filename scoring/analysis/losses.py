"""Where a unit lost points: how much at every node, and what that is worth in the whole score.

`worth` is what the score would gain if this node alone had all its points: exactly what the engine gives then, with
every rounding on the way up, the scale, and the caps of bonus, penalty and score.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from scoring.engine.results import NodeResult, NotApplicable, UnitResult
from scoring.points import to_steps
from scoring.tree.model import Branch, Combine, CriteriaSet, Leaf

NOTHING = Fraction(0)

Block = Literal["tree", "bonus", "penalty"]


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
    found = [
        loss
        for loss in (*_tree_losses(result, criteria), *_outside_losses(result, criteria))
        if branches or isinstance(loss.node, Leaf)
    ]
    return tuple(sorted(found, key=lambda loss: (-loss.worth, -loss.lost)))


@dataclass(frozen=True, slots=True)
class _Join:
    """A node seen from a child: what its children add up to, and how that becomes its points: × times ÷ by, rounded.

    All whole numbers, for losses are taken of every leaf of every unit; `step` is what one step of the node itself
    adds to the sum of the node above.
    """

    sum: int
    times: int
    by: int
    above: "_Join | None"
    step: int

    def points(self, total: int) -> int:
        """The node's points, rounded half away from zero, where its children add up to `total`."""
        if self.by == 1:
            return total * self.times
        rounded = (2 * abs(total) * self.times + self.by) // (2 * self.by)
        return rounded if total >= 0 else -rounded

    def gained(self, added: int) -> int:
        """What the whole gains, in steps, where `added` comes to the sum of the children."""
        own = self.points(self.sum + added) - self.points(self.sum)
        return self.above.gained(own * self.step) if self.above and own else own


def _join(
    result: NodeResult, children: Sequence[Branch | Leaf], how: Combine, unit: UnitResult
) -> tuple[int, Fraction, dict[str, int]]:
    """The sum of the children, what turns it into the node's points, and what a step of each child adds to it."""
    taken = {child.code: child for child in children if unit.nodes[child.code].max}
    points = {code: unit.nodes[code].points or 0 for code in taken}
    maxima = {code: unit.nodes[code].max or 0 for code in taken}
    if how == "sum":
        return sum(points.values()), Fraction(result.max or 0, sum(maxima.values())), dict.fromkeys(taken, 1)
    weights = {code: Fraction(1) if child.weight is None else child.weight for code, child in taken.items()}
    shares = {code: weights[code] / maxima[code] for code in taken}
    common = math.lcm(*(share.denominator for share in shares.values()))
    per_step = {code: int(share * common) for code, share in shares.items()}
    total = sum(points[code] * per_step[code] for code in taken)
    return total, Fraction(result.max or 0) / (sum(weights.values()) * common), per_step


def _tree_losses(result: UnitResult, criteria: CriteriaSet) -> Iterator[Loss]:
    """The nodes of the tree that apply, in its order."""
    if not result.whole.max:
        return
    to_scale = Fraction(result.max, result.whole.max)
    scale = _Join(result.whole.points or 0, to_scale.numerator, to_scale.denominator, None, 0)
    yield from _below(criteria.tree, criteria.combine, result.whole, (scale, 1), result, criteria)


def _below(
    children: Sequence[Branch | Leaf],
    how: Combine,
    own: NodeResult,
    above: tuple[_Join, int],
    result: UnitResult,
    criteria: CriteriaSet,
) -> Iterator[Loss]:
    """The children of a node and all below; `above` is the join it goes into, and what one step of it adds there."""
    total, factor, per_step = _join(own, children, how, result)
    join = _Join(total, factor.numerator, factor.denominator, *above)
    for child in children:
        child_result = result.nodes[child.code]
        if isinstance(child_result, NotApplicable):
            continue
        maximum = child_result.max
        lost = maximum - (child_result.points or 0)
        worth = _kept(join.gained(lost * per_step[child.code]), result, criteria) if lost else NOTHING
        yield Loss(child, "tree", child_result.points, maximum, lost, worth)
        if isinstance(child, Branch):
            into = (join, per_step[child.code])
            yield from _below(child.children, child.combine, child_result, into, result, criteria)


def _outside_losses(result: UnitResult, criteria: CriteriaSet) -> Iterator[Loss]:
    """The leaves of bonus and penalty that apply."""
    blocks: tuple[tuple[Block, Sequence[Leaf], Fraction, int], ...] = (
        ("bonus", criteria.in_bonus, criteria.bonus.max if criteria.bonus else Fraction(0), 1),
        ("penalty", criteria.in_penalty, criteria.penalty.max if criteria.penalty else Fraction(0), -1),
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
            gained = sign * (min(max(total + sign * lost, 0), most) - min(max(total, 0), most))
            worth = _kept(gained, result, criteria) if lost else NOTHING
            yield Loss(leaf, block, own.points, own.max, lost, worth)


def _kept(gained: int, result: UnitResult, criteria: CriteriaSet) -> Fraction:
    """Steps gained, as points of a score that is kept within 0 and its max."""
    if result.score is not None and result.tree_score is not None:
        reached = result.tree_score + result.bonus - result.penalty + gained
        if not (criteria.bonus and criteria.bonus.above_scale):
            reached = min(reached, result.max)
        gained = max(reached, 0) - result.score
    return Fraction(gained, 10**criteria.precision)
