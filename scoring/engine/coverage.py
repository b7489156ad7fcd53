"""On how much of the criteria a unit was scored: what does not apply to it is not in its score."""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from scoring.campaign.answers import first_stage
from scoring.campaign.workflow import is_stage_known
from scoring.engine.results import NotApplicable, Results, UnitResult
from scoring.points import to_steps
from scoring.tree.model import ALTERNATIVES, Branch, Leaf

FEW = Fraction(4, 5)
"""A unit that is scored on fewer of the points than this is told apart from those scored on nearly all."""


def coverage(results: Results) -> Mapping[str, Fraction]:
    """For every unit with a score the share of the points that it was scored on; nothing where none has few of them.

    Of the points that are known at the stage: what only the council gives is missing to nobody before it has met.
    """
    shares = {
        placed.result.unit.code: _covered(placed.result, results)
        for placed in results.units
        if placed.result.score is not None
    }
    return shares if any(share < FEW for share in shares.values()) else {}


def _covered(result: UnitResult, results: Results) -> Fraction:
    if not result.not_applicable:
        return Fraction(1)
    share, _ = _of_nodes(results.criteria.tree, result, results)
    return share


def _of_nodes(nodes: Sequence[Branch | Leaf], result: UnitResult, results: Results) -> tuple[Fraction, int]:
    """The share of the nodes' points that count, and what they weigh in all; 0 where the stage knows none of them."""
    counted, total = Fraction(0), 0
    for node in nodes:
        share, weight = _of_node(node, result, results)
        counted, total = counted + share * weight, total + weight
    return (counted / total if total else Fraction(1)), total


def _of_node(node: Branch | Leaf, result: UnitResult, results: Results) -> tuple[Fraction, int]:
    weight = to_steps(node.max, results.criteria.precision)
    node_result = result.nodes[node.code]
    if isinstance(node, Leaf):
        known = is_stage_known(first_stage(node), results.stage)
        return Fraction(int(node_result.max is not None)), weight if known else 0
    share, below = _of_nodes(node.children, result, results)
    if below and node.combine in ALTERNATIVES:
        share = max(_of_node(child, result, results)[0] for child in node.children)
    if below and node_result.max is not None and isinstance(node_result, NotApplicable):
        return Fraction(1), weight  # full or zero: its points count as they are
    return share, (below if node.combine == "sum" else weight) if below else 0
