"""How inner nodes combine, as spreadsheet formulas: the counterpart of `engine.combine`, over cells that may be empty.

A cell of points holds a number, or a text where the node is out or has none yet; a cell of max is "" where it is out.
"""

from collections.abc import Sequence
from fractions import Fraction
from math import lcm
from typing import NamedTuple

from scoring.points import exact_text, to_steps
from scoring.spreadsheet.exact import scaled
from scoring.tree.model import Combine

MOST_ARGUMENTS = 200
DOUBLE = 14
"""Digits of a binary float that several divisions and sums leave right."""


class Cells(NamedTuple):
    """Where a node's points, its live max, and what it leaves in its parent (rescale) stand."""

    points: str
    max: str
    kept: str


def added(cells: Sequence[str]) -> str:
    """The sum of cells; texts count nothing."""
    chunks = [cells[start : start + MOST_ARGUMENTS] for start in range(0, len(cells), MOST_ARGUMENTS)]
    sums = [f"SUM({','.join(chunk)})" for chunk in chunks]
    return sums[0] if len(sums) == 1 else f"SUM({','.join(sums)})"


def max_formula(
    how: Combine, full: Fraction, children: Sequence[Cells], weights: Sequence[Fraction], digits: int
) -> str:
    """The live max of a node: of what applies and what rescale keeps; "" where nothing is left."""
    maxima = [child.max for child in children]
    if how == "sum":
        kept = [child.kept for child in children if child.kept]
        total = f"{added(maxima)}+{added(kept)}" if kept else added(maxima)
        return f'IF({added(maxima)}=0,"",ROUND({total},{digits}))'
    return f'IF({_weight(children, weights)}=0,"",{exact_text(full)})'


def sum_formula(full: Fraction, own_max: str, children: Sequence[Cells], digits: int) -> str:
    """The points of a sum: Σp × max ÷ Σm, in whole steps; no max is above `full`."""
    points = added([child.points for child in children])
    if not any(child.kept for child in children):
        return f"ROUND({points},{digits})"
    steps = 10**digits
    total, most, counted = (
        f"ROUND({what}*{steps},0)" for what in (points, own_max, added([child.max for child in children]))
    )
    return f"{scaled(total, most, counted, to_steps(full, digits))}/{steps}"


def mean_formula(full: Fraction, children: Sequence[Cells], weights: Sequence[Fraction], digits: int) -> str:
    """The points of a weighted mean: max × Σ(w × p ÷ m) ÷ Σw, a tie told from what floats make of it."""
    steps = 10**digits
    unit = lcm(*(weight.denominator for weight in weights))
    shares = [
        f'IF({child.max}="",0,{exact_text(weight * unit)}*N({child.points})/{child.max})'
        for child, weight in zip(children, weights, strict=True)
        if weight
    ]
    value = f"{exact_text(full * steps)}*({'+'.join(shares) or '0'})/({_weight(children, weights)})"
    exact = max(1, DOUBLE - len(str(int(full * steps))))
    return f"ROUND(ROUND({value},{exact}),0)/{steps}"


def _weight(children: Sequence[Cells], weights: Sequence[Fraction]) -> str:
    """Σw of the children that apply, in whole parts."""
    unit = lcm(*(weight.denominator for weight in weights))
    return "+".join(
        f'({child.max}<>"")*{exact_text(weight * unit)}' for child, weight in zip(children, weights, strict=True)
    )
