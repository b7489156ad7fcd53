"""How inner nodes combine, as spreadsheet formulas: the counterpart of `engine.combine`, over cells that may be empty.

A cell of points holds a number, or a text where the node is out or has none yet; a cell of max is "" where it is out.
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from math import gcd, lcm
from typing import NamedTuple

from scoring.points import exact_text, to_steps
from scoring.spreadsheet.exact import NEAR, scaled
from scoring.spreadsheet.limbs import DIGITS, WIDTHS, Place, Sum, TooLong, first_safe, sum_of
from scoring.tree.model import ALTERNATIVES, Branch, Combine, Leaf, walk

MOST_ARGUMENTS = 200
FEW_TERMS, MANY_TERMS = 18, 180
"""Terms of a sum of shares that leave 14, and 13, of its digits right."""
MOST_MAXIMA = 2_000
"""Maxima of one node, or common multiples of them, that are gone through."""


class Cells(NamedTuple):
    """Where a node's points, its live max, and what it leaves in its parent (rescale) stand."""

    points: str
    max: str
    kept: str


class Child(NamedTuple):
    """A node and where it stands in the formulas of its parent."""

    node: Branch | Leaf
    cells: Cells


def added(cells: Sequence[str]) -> str:
    """The sum of cells; texts count nothing."""
    chunks = [cells[start : start + MOST_ARGUMENTS] for start in range(0, len(cells), MOST_ARGUMENTS)]
    sums = [f"SUM({','.join(chunk)})" for chunk in chunks]
    return sums[0] if len(sums) == 1 else f"SUM({','.join(sums)})"


def steps_of(cell: str, digits: int) -> str:
    """Points in whole steps."""
    return f"ROUND({cell}*{10**digits},0)"


def max_formula(how: Combine, full: Fraction, children: Sequence[Child], digits: int) -> str:
    """The live max of a node: of what applies and what rescale keeps; "" where nothing is left."""
    if how == "sum":
        maxima = [child.cells.max for child in children]
        kept = [child.cells.kept for child in children if child.cells.kept]
        total = f"{added(maxima)}+{added(kept)}" if kept else added(maxima)
        return f'IF({added(maxima)}=0,"",ROUND({total},{digits}))'
    return f'IF({_weight(children)}=0,"",{exact_text(full)})'


def points_formula(how: Combine, full: Fraction, own_max: str, children: Sequence[Child], digits: int) -> str:
    """The points of a node whose max stands in `own_max`, from its children's. Raises `TooLong`."""
    if how == "sum":
        return _sum(own_max, children, digits, to_steps(full, digits))
    if how in ALTERNATIVES:
        return _alternative(how, to_steps(full, digits), children, digits)
    return _mean(to_steps(full, digits), children, digits)


def _alternative(how: Combine, most: int, children: Sequence[Child], digits: int) -> str:
    """The greatest, the least of max × p ÷ m, each rounded: rounding keeps their order. Raises `TooLong`."""
    if any(falls_deep(child.node) for child in children):
        raise TooLong
    function, never = ("MAX", "-1E+15") if how == "best" else ("MIN", "1E+15")
    each = []
    for child in children:
        points, own = (steps_of(f"N({cell})", digits) for cell in (child.cells.points, child.cells.max))
        put = scaled(points, str(most), own, max(most, to_steps(child.node.max, digits)))
        each.append(f'IF({child.cells.max}="",{never},{put})')
    return f"{function}({','.join(each)})/{10**digits}"


def _sum(own_max: str, children: Sequence[Child], digits: int, most: int) -> str:
    """Σp, with children that rescale leaves out Σp × max ÷ Σm, in whole steps; no max is above `most`."""
    points = added([child.cells.points for child in children])
    if not any(child.cells.kept for child in children):
        return f"ROUND({points},{digits})"
    total, own, maxima = (
        steps_of(what, digits) for what in (points, own_max, added([child.cells.max for child in children]))
    )
    return f"{scaled(total, own, maxima, most)}/{10**digits}"


# ── means ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def _mean(most: int, children: Sequence[Child], digits: int) -> str:
    """max × Σ(w × p ÷ m) ÷ Σw.

    A float tells it from half a step as long as no quotient that there can be comes nearer to one. Else children whose
    max can't vary are brought to one whole denominator, and limbs tell it; with others no formula is exact.
    """
    if any(falls_deep(child.node) for child in children):
        raise TooLong
    maxima = [maxima_of(child.node, digits) - {0} for child in children]
    shown = DIGITS - 1 - len(str(most)) - (len(children) >= FEW_TERMS) - (len(children) >= MANY_TERMS)
    try:
        _check_nearest(maxima, 10**shown // (4 * max(1, sum(_whole_weights(children)))))
        return f"ROUND(ROUND({_float_mean(most, children)},{max(1, shown)}),0)/{10**digits}"
    except TooLong:
        if any(len(one) > 1 for one in maxima):
            raise
    return f"({_exact_mean(most, children, [max(one) for one in maxima], digits)})/{10**digits}"


def falls_deep(node: Branch | Leaf) -> bool:
    """Whether a node may lose more points than its max, so that no sum of shares is bounded by maxima."""
    leaves = (here for here in walk((node,)) if isinstance(here, Leaf))
    return any(each.rule.least() < -each.max for leaf in leaves for each in leaf.by_rule)


def maxima_of(node: Branch | Leaf, digits: int) -> frozenset[int]:
    """What the live max of a node can be, in steps, and perhaps more; 0 where it may be out. Raises `TooLong`."""
    most = to_steps(node.max, digits)
    out = {0} if can_be_out(node) and node.effect in ("exclude", "rescale") else set()
    if isinstance(node, Leaf):
        return frozenset({most, *out, *((0,) if node.from_ != "self" else ())})
    below = [maxima_of(child, digits) for child in node.children]
    if node.combine != "sum":
        return frozenset({most, *out, *((0,) if all(0 in one for one in below) else ())})
    maxima = {0}
    for child, own in zip(node.children, below, strict=True):
        kept = {to_steps(child.max, digits)} if can_be_out(child) and child.effect == "rescale" else set()
        maxima = {before + here for before in maxima for here in own | kept}
        if len(maxima) > MOST_MAXIMA:
            raise TooLong
    return frozenset(maxima | out)


def can_be_out(node: Branch | Leaf) -> bool:
    """Whether a node may not apply to a unit: by a claim or by `applies_to`."""
    return bool(node.applies_to) or node.not_applicable != "forbidden"


def _check_nearest(maxima: Sequence[frozenset[int]], most: int) -> None:
    """Raises `TooLong` where maxima that occur together can have a common multiple of `most` or more."""
    divisors = {1}
    for one in sorted(maxima, key=len):
        divisors = {lcm(before, here) for before in divisors for here in one}
        if max(divisors) >= most or len(divisors) > MOST_MAXIMA:
            raise TooLong


def _float_mean(most: int, children: Sequence[Child]) -> str:
    shares = [
        f'IF({child.cells.max}="",0,{weight}*N({child.cells.points})/{child.cells.max})'
        for child, weight in zip(children, _whole_weights(children), strict=True)
        if weight
    ]
    return f"{most}*({'+'.join(shares) or '0'})/({_weight(children)})"


def _exact_mean(most: int, children: Sequence[Child], maxima: Sequence[int], digits: int) -> str:
    """The steps of a mean of children with these maxima, those that are out taken off Σw only."""
    weights, unit = _whole_weights(children), lcm(*maxima)
    factors = [most * weight * unit // own for weight, own in zip(weights, maxima, strict=True)]
    common = gcd(unit, *factors)
    factors, unit = [factor // common for factor in factors], unit // common
    weight = f"({_weight(children)})"
    parts = [
        f"{float(Fraction(factor, unit)) * 10**digits:.15G}*N({child.cells.points})"
        for factor, child in zip(factors, children, strict=True)
        if factor
    ]
    estimate = f"INT(({'+'.join(parts) or '0'})/{weight}+{float(NEAR)})"
    points = [steps_of(f"N({child.cells.points})", digits) for child in children]

    def test(width: int) -> Sum:
        # Places of one width: of each child's factor, twice, against those of the unit for every step and weight.
        places = []
        for *own, whole in _places([*(2 * factor for factor in factors), unit], width):
            terms = [*zip(own, points, strict=True), (-whole, f"(2*{estimate}+1)*{weight}")]
            size = sum(own) * max(maxima) + whole * (2 * most + 3) * sum(weights)
            places.append(Place(sum_of(terms), size, width))
        return places

    return f"{estimate}+({first_safe(map(test, WIDTHS))}-({estimate}<0)>=0)"


def _places(numbers: Sequence[int], width: int) -> Iterator[list[int]]:
    """Whole numbers place by place, the lowest first."""
    while any(numbers):
        yield [number % 10**width for number in numbers]
        numbers = [number // 10**width for number in numbers]


def _whole_weights(children: Sequence[Child]) -> list[int]:
    """The children's weights in their smallest common unit."""
    weights = [child.node.weighs for child in children]
    unit = lcm(*(weight.denominator for weight in weights))
    return [int(weight * unit) for weight in weights]


def _weight(children: Sequence[Child]) -> str:
    """Σw of the children that apply, in whole parts."""
    return "+".join(
        f'({child.cells.max}<>"")*{weight}' for child, weight in zip(children, _whole_weights(children), strict=True)
    )
