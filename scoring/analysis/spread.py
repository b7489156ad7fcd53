"""How units are spread: means, quarters and bands of their shares (points ÷ max), all exact."""

import math
from collections import Counter
from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

from scoring.engine.results import Placed

TENTHS = 10
MOST_BANDS = 10
BAND_WIDTHS = (Fraction(1, 2), Fraction(1), Fraction(2), Fraction(5), Fraction(10))
"""In percent; the least that leaves at most `MOST_BANDS` bands is taken."""


class Spread(NamedTuple):
    """Least, quarters and most of the shares of a node, points ÷ max; and how many units are in each tenth."""

    least: Fraction
    low: Fraction
    middle: Fraction
    high: Fraction
    most: Fraction
    tenths: tuple[int, ...]


class Bands(NamedTuple):
    """Edges in percent, one more than bands, and how many units are in each band."""

    edges: tuple[Fraction, ...]
    counts: tuple[int, ...]


def spread(placed: Sequence[Placed], code: str) -> Spread | None:
    """How the shares of a node are spread over units; None where no unit has points."""
    results = [unit.result.nodes[code] for unit in placed]
    counts = Counter((node.points, node.max) for node in results if node.points is not None and node.max)
    if not counts:
        return None
    distinct = sorted((Fraction(points, maximum), count) for (points, maximum), count in counts.items())
    ordered = [share for share, count in distinct for _ in range(count)]
    tenths = [0] * TENTHS
    for share, count in distinct:
        tenths[min(max(int(share * TENTHS), 0), TENTHS - 1)] += count
    least, low, middle, high, most = (quantile(ordered, Fraction(quarter, 4)) for quarter in range(5))
    return Spread(least, low, middle, high, most, tuple(tenths))


def mean_share(placed: Sequence[Placed], code: str) -> Fraction | None:
    """The mean share of a node; None where no unit has points."""
    sums: Counter[int] = Counter()
    count = 0
    for unit in placed:
        node = unit.result.nodes[code]
        if node.points is not None and node.max:
            sums[node.max] += node.points
            count += 1
    return sum((Fraction(points, maximum) for maximum, points in sums.items()), Fraction(0)) / count if count else None


def ratios(placed: Sequence[Placed]) -> list[Fraction]:
    """Score ÷ max of the units that have a score, the least first."""
    return sorted(unit.result.ratio for unit in placed if unit.result.ratio is not None)


def mean_score(placed: Sequence[Placed]) -> Fraction | None:
    """The mean of score ÷ max; None where no unit has a score."""
    shares = ratios(placed)
    return sum(shares, Fraction(0)) / len(shares) if shares else None


def quantile(ordered: Sequence[Fraction], share: Fraction) -> Fraction:
    """The value below which a share of the values lies, linear between neighbours (as spreadsheets' QUARTILE.INC)."""
    place = share * (len(ordered) - 1)
    below = int(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (ordered[above] - ordered[below]) * (place - below)


def bands(ordered: Sequence[Fraction]) -> Bands:
    """Bands of equal, round width from below the least of some shares to above the greatest; a whole 100 % is in the
    last.
    """
    least, most = ordered[0] * 100, ordered[-1] * 100
    width = next((width for width in BAND_WIDTHS if most // width - least // width < MOST_BANDS), BAND_WIDTHS[-1])
    first, last = math.floor(least / width), math.ceil(most / width)
    if first == last:
        # All units at one edge: one band, below it where there is room.
        first, last = (first - 1, last) if first else (first, last + 1)
    counts = [0] * (last - first)
    for share in ordered:
        counts[min(int(share * 100 // width - first), len(counts) - 1)] += 1
    return Bands(tuple(number * width for number in range(first, last + 1)), tuple(counts))
