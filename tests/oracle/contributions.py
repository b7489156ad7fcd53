"""An independent way to what nodes contribute to a change of totals: the total worked out again and again.

A total, without rounding and caps, is worked out from the points of all that has some, by the definition of sum, mean
and weighted. What a node makes of it is found by setting its points to 0 and to its max, since a total is a straight
line in the points of each node. Nothing here knows how the program weighs nodes.
"""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from scoring.engine.results import NotApplicable, UnitResult
from scoring.points import to_steps
from scoring.tree.model import Branch, CriteriaSet, Leaf

Points = Mapping[str, Fraction]


def with_points(result: UnitResult, criteria: CriteriaSet) -> dict[str, Fraction]:
    """The points of everything that has its own: leaves, and what is out but keeps a max."""
    found: dict[str, Fraction] = {}

    def walk(nodes: Sequence[Branch | Leaf]) -> None:
        for node in nodes:
            own = result.nodes[node.code]
            if own.max is None:
                continue
            if isinstance(own, NotApplicable) or isinstance(node, Leaf):
                found[node.code] = Fraction(own.points or 0)
            else:
                walk(node.children)

    walk(criteria.tree)
    walk(criteria.in_bonus)
    walk(criteria.in_penalty)
    return found


def total(points: Points, result: UnitResult, criteria: CriteriaSet) -> Fraction:
    """The total ÷ its max from these points, without rounding and caps."""
    share = Fraction(0)
    if result.whole.max:
        share = _joined(criteria.tree, criteria.combine, points, result, criteria) / result.whole.max
    bonus = sum((points.get(leaf.code, Fraction(0)) for leaf in criteria.in_bonus), Fraction(0))
    penalty = sum((points.get(leaf.code, Fraction(0)) for leaf in criteria.in_penalty), Fraction(0))
    return share + (bonus - penalty) / result.max


def _joined(
    children: Sequence[Branch | Leaf],
    how: str,
    points: Points,
    result: UnitResult,
    criteria: CriteriaSet,
    full: int = 0,
) -> Fraction:
    values: list[tuple[Fraction, int, Fraction]] = []
    kept = 0
    for child in children:
        own = result.nodes[child.code]
        if own.max is None:
            if isinstance(own, NotApplicable) and own.effect == "rescale":
                kept += to_steps(child.max, criteria.precision)
            continue
        if child.code in points:
            value = points[child.code]
        elif isinstance(child, Branch):
            value = _joined(child.children, child.combine, points, result, criteria, own.max)
        else:
            raise AssertionError(child.code)
        values.append((value, own.max, child.weight if child.weight is not None else Fraction(1)))
    if how == "sum":
        maximum = sum(most for _, most, _ in values)
        return sum((value for value, _, _ in values), Fraction(0)) * (maximum + kept) / maximum
    weights = sum((weight for _, _, weight in values), Fraction(0))
    full = full or (result.whole.max or 0)
    return full * sum((weight * value / most for value, most, weight in values), Fraction(0)) / weights


def value_and_weight(code: str, result: UnitResult, criteria: CriteriaSet) -> tuple[Fraction, Fraction] | None:
    """What a node makes of the total, and what it would make with all its points; None where it has no points."""
    points = with_points(result, criteria)
    if code not in points or isinstance(result.nodes[code], NotApplicable):
        return None
    nothing = total({**points, code: Fraction(0)}, result, criteria)
    all_of_it = total({**points, code: Fraction(result.nodes[code].max or 0)}, result, criteria)
    return total(points, result, criteria) - nothing, all_of_it - nothing


def contribution(code: str, old: UnitResult, new: UnitResult, criteria: CriteriaSet) -> Fraction:
    """What a leaf that is the same in both campaigns adds: mean weight × change of its share."""
    before, after = value_and_weight(code, old, criteria), value_and_weight(code, new, criteria)
    if before is None or after is None or not before[1] or not after[1]:
        return Fraction(0)
    return (before[1] + after[1]) / 2 * (after[0] / after[1] - before[0] / before[1])
