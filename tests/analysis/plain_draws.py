"""One draw of weights as plainly as can be: fractions, node by node, then the engine's own grades and ranks."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

from scoring.campaign.campaign import Campaign
from scoring.engine.combine import kept, parts, to_scale
from scoring.engine.grading import cap_of
from scoring.engine.ranking import place
from scoring.engine.results import NodeResult, NotApplicable, Results, Scored, UnitResult
from scoring.points import round_half_away
from scoring.tree.model import ALTERNATIVES, Branch, Combine, Leaf

NOTHING = Fraction(0)
OUT = NotApplicable(None, None, "exclude", "empty")


def drawn(
    campaign: Campaign, results: Results, level: int, factors: Mapping[str, float], gone: Collection[str] = ()
) -> dict[str, tuple[int | None, str | None]]:
    """Rank and grade of every unit by its code, `factors` being of the nodes of the level that have a weight."""
    units = [_under(placed.result, results, level, factors, gone) for placed in results.units]
    return placed_anew(campaign, results, units)


def placed_anew(
    campaign: Campaign, results: Results, units: Sequence[UnitResult]
) -> dict[str, tuple[int | None, str | None]]:
    anew = place(campaign, units, results.stage).units
    return {placed.result.unit.code: (placed.rank, placed.grade) for placed in anew}


def finished(result: UnitResult, results: Results, whole: NodeResult, nodes: Mapping[str, NodeResult]) -> UnitResult:
    """The unit with another whole and other nodes: what the engine says of score and caps."""
    criteria = results.criteria
    if whole.points is None or not whole.max:
        return replace(result, nodes=nodes, whole=whole, tree_score=None, score=None, graded=None, capped_by=None)
    scaled = results.stage != "self"
    tree = to_scale(result.max, whole.max).points(whole.points) if scaled else whole.points
    score = kept(criteria, tree + result.bonus - result.penalty, result.max)
    graded = tree if criteria.grading.of == "tree" else score
    cap = cap_of(criteria, nodes, result.max)
    if cap is not None:
        score, graded = min(score, cap[1]), min(graded, cap[1])
    return replace(result, nodes=nodes, whole=whole, tree_score=tree, score=score, graded=graded)


def _under(
    result: UnitResult, results: Results, level: int, factors: Mapping[str, float], gone: Collection[str]
) -> UnitResult:
    if result.score is None:
        return result
    nodes = {code: OUT if code in gone else node for code, node in result.nodes.items()}

    def combined(own: NodeResult, how: Combine, children: Sequence[Branch | Leaf], depth: int) -> NodeResult:
        published = [result.nodes[child.code] for child in children]
        for child in children:
            if depth < level and isinstance(child, Branch):
                nodes[child.code] = combined(result.nodes[child.code], child.combine, child.children, depth + 1)
        weights = parts(how, children, [one.max for one in published])
        if own.max is None or not any(weights):
            return own
        there = [
            (
                Fraction(factors.get(child.code, 1.0) if depth == level else 1) * weight,
                Fraction(now.points or 0, now.max),
            )
            for child, weight in zip(children, weights, strict=True)
            if weight and (now := nodes[child.code]).max
        ]
        there = [(weight, share) for weight, share in there if weight]
        if not there:
            return OUT
        if how in ALTERNATIVES:
            share = (max if how == "best" else min)(share for _, share in there)
        else:
            share = sum((weight * share for weight, share in there), NOTHING) / sum(weight for weight, _ in there)
        return Scored(round_half_away(share * own.max), own.max)

    whole = combined(result.whole, results.criteria.combine, results.criteria.tree, 0)
    return finished(result, results, whole, nodes)
