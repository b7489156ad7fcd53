"""Where a unit lost points: how much at every node, and what that is worth in the whole score.

`worth` is exact: what the score would gain if this node alone had all its points, through sums, means, weights and
rescaling up to the scale, and within the caps of bonus, penalty and score. The nodes between are not rounded anew
for it, so that small losses keep their order; the score of the engine, which rounds them, may differ from it by half a
step for every node above that rounds.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from scoring.engine.results import NodeResult, NotApplicable, UnitResult
from scoring.points import to_steps
from scoring.tree.model import Branch, Combine, CriteriaSet, Leaf

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

    Those worth most first, then those that lost most, then in the order of the tree. For a unit without a score
    the worth is what it would be if the answers that are missing had 0 points.
    """
    found = [
        _loss(node, block, node_result, result, criteria, share)
        for node, block, share in _shares(result, criteria)
        if (branches or isinstance(node, Leaf))
        and not isinstance(node_result := result.nodes[node.code], NotApplicable)
    ]
    return tuple(sorted(found, key=lambda loss: (-loss.worth, -loss.lost)))


def _loss(
    node: Branch | Leaf,
    block: Block,
    node_result: NodeResult,
    result: UnitResult,
    criteria: CriteriaSet,
    share: Fraction,
) -> Loss:
    maximum = node_result.max or 0
    points = node_result.points or 0
    lost = max(points, 0) if block == "penalty" else maximum - points
    gained = lost * share if block == "tree" else Fraction(_outside_gain(block, lost, result, criteria))
    return Loss(node, block, node_result.points, maximum, lost, _kept(gained, result, criteria))


def _shares(result: UnitResult, criteria: CriteriaSet) -> Iterator[tuple[Branch | Leaf, Block, Fraction]]:
    """Every node in the order of the tree, with what one step of it is worth in steps of the score."""
    whole = result.whole
    if whole.max:
        to_scale = Fraction(result.max, whole.max)
        yield from _below(criteria.tree, criteria.combine, whole, to_scale, result)
    yield from ((leaf, "bonus", Fraction(1)) for leaf in criteria.in_bonus)
    yield from ((leaf, "penalty", Fraction(1)) for leaf in criteria.in_penalty)


def _below(
    children: Sequence[Branch | Leaf], how: Combine, above: NodeResult, share: Fraction, result: UnitResult
) -> Iterator[tuple[Branch | Leaf, Block, Fraction]]:
    """The children of a node and all below; `share` is what a step of the node itself is worth."""
    taken = [child for child in children if result.nodes[child.code].max]
    maxima = {child.code: Fraction(result.nodes[child.code].max or 0) for child in taken}
    weights = {child.code: Fraction(1) if child.weight is None else child.weight for child in taken}
    for child in taken:
        if how == "sum":
            of_child = share * (above.max or 0) / sum(maxima.values())
        else:
            of_child = share * (above.max or 0) * weights[child.code] / sum(weights.values()) / maxima[child.code]
        yield child, "tree", of_child
        own = result.nodes[child.code]
        if isinstance(child, Branch) and not isinstance(own, NotApplicable):
            yield from _below(child.children, child.combine, own, of_child, result)


def _outside_gain(block: Block, lost: int, result: UnitResult, criteria: CriteriaSet) -> int:
    """What a leaf of bonus or penalty would add to the score within the block's cap, in steps."""
    if block == "bonus":
        leaves, cap, sign = criteria.in_bonus, criteria.bonus.max if criteria.bonus else Fraction(0), 1
    else:
        leaves, cap, sign = criteria.in_penalty, criteria.penalty.max if criteria.penalty else Fraction(0), -1
    total = sum(result.nodes[leaf.code].points or 0 for leaf in leaves)
    most = to_steps(cap, criteria.precision)
    return sign * (min(max(total + sign * lost, 0), most) - min(max(total, 0), most))


def _kept(gained: Fraction, result: UnitResult, criteria: CriteriaSet) -> Fraction:
    """Steps gained, as points of a score that is kept within 0 and its max."""
    step = Fraction(1, 10**criteria.precision)
    if result.score is not None and result.tree_score is not None:
        reached = result.tree_score + result.bonus - result.penalty + gained
        if not (criteria.bonus and criteria.bonus.above_scale):
            reached = min(reached, Fraction(result.max))
        gained = max(reached, Fraction(0)) - result.score
    return gained * step
