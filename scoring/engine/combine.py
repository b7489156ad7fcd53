"""How the points of children make the points of their node: sum, mean, weighted; rounded once.

The source is design "Scoring a unit": p = Σp and m = Σm; where children are out by rescale with maxima adding up
to X, p = Σp × (Σm + X) ÷ Σm and m = Σm + X; mean and weighted p = M × (Σ w·p/m) ÷ Σ w, m = M.
A child without points counts 0 here; that its parents then have none is `evaluate`'s to say.
"""

from collections.abc import Sequence
from fractions import Fraction

from scoring.engine.results import NodeResult, NotApplicable, scored
from scoring.points import round_half_away

NOTHING_LEFT = NotApplicable(None, None, "exclude", "empty")


def add_up(children: Sequence[NodeResult], declared: Sequence[int]) -> NodeResult:
    """The sum of children; `declared` has their declared maxima, which rescale keeps in the node."""
    points = maximum = out = 0
    for child in children:
        if child.max is None:
            out += 1
        else:
            maximum += child.max
            points += child.points or 0
    if maximum == 0:
        return NOTHING_LEFT
    rescaled = _rescaled(children, declared) if out else 0
    if rescaled:
        points = round_half_away(Fraction(points * (maximum + rescaled), maximum))
    return scored(points, maximum + rescaled)


def _rescaled(children: Sequence[NodeResult], declared: Sequence[int]) -> int:
    """What the children that are out by rescale leave in their parent's max."""
    return sum(
        full
        for child, full in zip(children, declared, strict=True)
        if child.max is None and isinstance(child, NotApplicable) and child.effect == "rescale"
    )


def weigh(children: Sequence[NodeResult], weights: Sequence[Fraction], full: int) -> NodeResult:
    """The weighted mean of the children's shares, of `full`; all weights 1 for a mean."""
    total = share = Fraction(0)
    for child, weight in zip(children, weights, strict=True):
        if child.max is None:
            continue
        total += weight
        share += weight * Fraction(child.points or 0, child.max)
    if total == 0:
        return NOTHING_LEFT
    return scored(round_half_away(full * share / total), full)
