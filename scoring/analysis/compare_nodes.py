"""Every node over all units of a comparison: how many rose and fell, mean shares, greatest gain and loss.

Whole numbers where they can be: a national comparison has some hundred thousand pairs of shares.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple

from scoring.analysis.compare_units import UnitComparison
from scoring.analysis.contributions import sum_of
from scoring.analysis.matching import NodeMatch
from scoring.campaign.units import Unit
from scoring.engine.results import NotApplicable


@dataclass(frozen=True, slots=True)
class NodeSummary:
    """One node over all units where it compares: how many, their mean shares, how many rose, fell and stayed.

    `before` and `after` are means of points ÷ max, from 0 to 1. `best` and `worst` are the units with the greatest gain
    and the greatest loss, and how much of such a share that is; None where none gained or lost.
    """

    match: NodeMatch
    compared: int
    before: Fraction | None
    after: Fraction | None
    rose: int
    fell: int
    same: int
    best: tuple[Unit, Fraction] | None
    worst: tuple[Unit, Fraction] | None

    @property
    def change(self) -> Fraction | None:
        return None if self.before is None or self.after is None else self.after - self.before


class _Seen(NamedTuple):
    """A pair of shares that `units` units have, the first of them at `first`."""

    before: Fraction
    after: Fraction
    change: Fraction
    units: int
    first: int


def summary_of(match: NodeMatch, units: Sequence[UnitComparison]) -> NodeSummary:
    """One node over all units."""
    seen = [*_seen_alike(match, units), *_seen_merged(match, units)] if match.comparable != "no" else []
    compared = sum(one.units for one in seen)
    best = max(seen, key=lambda one: (one.change, -one.first), default=None)
    worst = min(seen, key=lambda one: (one.change, one.first), default=None)
    return NodeSummary(
        match,
        compared,
        sum_of(one.before * one.units for one in seen) / compared if compared else None,
        sum_of(one.after * one.units for one in seen) / compared if compared else None,
        sum(one.units for one in seen if one.change > 0),
        sum(one.units for one in seen if one.change < 0),
        sum(one.units for one in seen if one.change == 0),
        (units[best.first].unit, best.change) if best and best.change > 0 else None,
        (units[worst.first].unit, worst.change) if worst and worst.change < 0 else None,
    )


def _seen_alike(match: NodeMatch, units: Sequence[UnitComparison]) -> Iterator[_Seen]:
    """Units that are one old unit, and the node one old node: each distinct pair of points and maxima once."""
    if len(match.old) != 1:
        return
    old_code, counted = match.old[0].code, dict[tuple[int, int, int, int], list[int]]()
    for index, unit in enumerate(units):
        if len(unit.old) == 1 and unit.unit.code not in match.apart:
            before, after = unit.old[0].nodes[old_code], unit.new.nodes[match.code]
            if isinstance(before, NotApplicable) or isinstance(after, NotApplicable):
                continue
            if before.points is not None and after.points is not None and before.max and after.max:
                key = before.points, before.max, after.points, after.max
                counted.setdefault(key, [0, index])[0] += 1
    for (points, maximum, points_after, maximum_after), (count, first) in counted.items():
        share, share_after = Fraction(points, maximum), Fraction(points_after, maximum_after)
        yield _Seen(share, share_after, share_after - share, count, first)


def _seen_merged(match: NodeMatch, units: Sequence[UnitComparison]) -> Iterator[_Seen]:
    """All other units, as they compare themselves."""
    for index, unit in enumerate(units):
        if len(match.old) != 1 or len(unit.old) > 1:
            one = unit.nodes[match.code]
            if one.before is not None and one.after is not None and one.change is not None:
                yield _Seen(one.before, one.after, one.change, 1, index)
