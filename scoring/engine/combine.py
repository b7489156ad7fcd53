"""How the points of children make the points of their node: sum, mean, weighted; rounded once.

The source is design "Scoring a unit": p = Σp and m = Σm; where children are out by rescale with maxima adding up
to X, p = Σp × (Σm + X) ÷ Σm and m = Σm + X; mean and weighted p = M × (Σ w·p/m) ÷ Σ w, m = M.
A child without points counts 0 here; that its parents then have none is `evaluate`'s to say.
"""

from collections.abc import Sequence
from fractions import Fraction

from scoring.engine.results import NodeResult, NotApplicable, Scored
from scoring.points import round_half_away

NOTHING_LEFT = NotApplicable(None, None, "exclude", "empty")


def add_up(children: Sequence[NodeResult], declared: Sequence[int]) -> NodeResult:
    """The sum of children; `declared` has their declared maxima, which rescale keeps in the node."""
    points = maximum = rescaled = 0
    for child, full in zip(children, declared, strict=True):
        if child.max is None:
            if isinstance(child, NotApplicable) and child.effect == "rescale":
                rescaled += full
            continue
        maximum += child.max
        points += child.points or 0
    if maximum == 0:
        return NOTHING_LEFT
    if rescaled:
        points = round_half_away(Fraction(points * (maximum + rescaled), maximum))
    return Scored(points, maximum + rescaled)


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
    return Scored(round_half_away(full * share / total), full)
