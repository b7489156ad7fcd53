"""Points as spreadsheet formulas that are exact for all numbers of up to 15 digits, in any program.

A float tells the points but for one step: they are `n` or `n + 1` (`_estimate`). Whether the number reaches the half
step between the two is the sign of `factor × number + offset − per_step × n`, a sum over limbs (`limbs`) that no float
has to round. Rules whose numbers are too long for that raise `TooLong`: they have no formula, their cells hold values.
"""

import math
from collections.abc import Iterable, Iterator
from fractions import Fraction
from itertools import chain, repeat
from typing import NamedTuple

from scoring.points import round_half_away
from scoring.spreadsheet.limbs import (
    DIGITS,
    SAFE,
    WIDTHS,
    Limb,
    Limbs,
    Place,
    Sum,
    TooLong,
    first_safe,
    limbs_of,
    places_of,
    sum_of,
    tail_of,
    whole_of,
)

NEAR = Fraction(499, 1000)
"""Added to an estimate of points, which is off by less than 0.001, and floored: the points or one step less."""
SPARE = 3
"""Digits that numbers typed later may have before the point, beyond those there are."""


class Line(NamedTuple):
    """Steps of points as base + slope × x, for x from low to high."""

    base: Fraction
    slope: Fraction
    low: Fraction
    high: Fraction

    def at(self, x: Fraction) -> Fraction:
        return self.base + self.slope * x

    @property
    def ends(self) -> tuple[Fraction, Fraction]:
        """The fewest and the most steps."""
        one, other = self.at(self.low), self.at(self.high)
        return min(one, other), max(one, other)

    @property
    def most(self) -> int:
        """More steps than there are, either way."""
        return int(max(map(abs, self.ends))) + 2


def on_line(cell: str, line: Line) -> str:
    """The steps of a number in a cell that is known to be within the line's ends, rounded half away from zero.

    Raises `TooLong`.
    """
    turns = list(_turns(line))
    if not turns:
        return str(round_half_away(line.at(line.low)))
    reach = max(abs(line.low), abs(line.high))
    places = places_of(reach)
    tail = max(0, max((places_of(turn) for turn in turns if turn), default=places) - places)
    if tail >= DIGITS:
        raise TooLong
    estimate = _estimate(cell, line, reach)
    factor, _, _ = _whole_test(line, places + tail)

    def test(width: int) -> Sum:
        limbs = _cell_limbs(cell, places, tail, width, abs(factor) + line.most)
        return _against_constants(limbs, width, line, places + tail, estimate)

    return _at_zero(cell, line, _step(estimate, first_safe(map(test, WIDTHS)), line))


def on_share(done: str, total: str, line: Line) -> str:
    """The steps of done ÷ total, two whole numbers, as `on_line`. Raises `TooLong`."""
    estimate = _estimate(f"{done}/{total}", line, max(Fraction(1), line.high))

    def test(width: int) -> Sum:
        return _against_limbs(limbs_of(done, DIGITS, width), limbs_of(total, DIGITS, width), line, estimate)

    def cut_test(width: int) -> Sum:
        return _cut_against_limbs(limbs_of(done, DIGITS, width), limbs_of(total, DIGITS, width), width, line, estimate)

    return _step(estimate, first_safe(chain(map(test, WIDTHS), map(cut_test, WIDTHS))), line)


def scaled(amount: str, times: str, under: str, most: int) -> str:
    """amount × times ÷ under, rounded half away: whole numbers up to `most`, as is what comes out; one may be negative.

    Each is a formula that needs no brackets. Raises `TooLong`.
    """
    if 2 * most * most <= SAFE:
        return f"ROUND({amount}*{times}/{under},0)"
    estimate = f"INT({amount}*{times}/{under}+{float(NEAR)})"

    def test(width: int) -> Sum:
        digits = len(str(most))
        pairs = zip(limbs_of(amount, digits, width), limbs_of(under, digits, width), strict=True)
        return [
            Place(
                sum_of([(2, f"{times}*{one.text}"), (-1, f"(2*{estimate}+1)*{other.text}")]),
                2 * most * one.most + (2 * most + 3) * other.most,
                one.width,
            )
            for one, other in pairs
        ]

    return f"({estimate}+({first_safe(map(test, WIDTHS))}-({estimate}<0)>=0))"


# ── numbers that other cells hold taken apart ─────────────────────────────────────────────────────────────────────


class Window(NamedTuple):
    """Cells that hold a number taken apart: `whole_of` and `tail_of` it, of 15 digits each."""

    whole: str
    tail: str


def window_of(number: Fraction, places: int) -> tuple[int, int]:
    """What the cells of a window hold of a number."""
    here = number * Fraction(10) ** places
    whole = round_half_away(here)
    return whole, round_half_away((here - whole) * 10**DIGITS)


def window_places(numbers: Iterable[Fraction]) -> int | None:
    """The places at which windows hold all these numbers, and greater ones; None where none does."""
    known = [number for number in numbers if number]
    spare = min((places_of(number) for number in known), default=DIGITS) - SPARE
    places = max(0, spare) if spare > -SPARE else spare + SPARE
    held = all((number * Fraction(10) ** (places + DIGITS)).denominator == 1 for number in known)
    return places if held else None


def between(first: Window, second: Window, low: Window, high: Window, line: Line) -> str:
    """The steps of (second − first) ÷ (high − low), as `on_line`. Raises `TooLong`."""
    over, under = _apart(second, first), _apart(high, low)
    share = "/".join(f"({both.whole}*1E{DIGITS}+{both.tail})" for both in (over, under))
    estimate = _estimate(share, line, Fraction(1))

    def test(width: int) -> Sum:
        return _against_limbs(_window_limbs(over, width), _window_limbs(under, width), line, estimate)

    return _step(estimate, first_safe(map(test, WIDTHS)), line)


def _apart(greater: Window, less: Window) -> Window:
    return Window(f"({greater.whole}-{less.whole})", f"({greater.tail}-{less.tail})")


def _window_limbs(both: Window, width: int) -> Limbs:
    """The difference of two windows; its whole has 16 digits."""
    return _joined(limbs_of(both.tail, DIGITS, width), DIGITS, limbs_of(both.whole, DIGITS + 1, width))


def _cell_limbs(cell: str, places: int, tail: int, width: int, most: int) -> Limbs:
    """A cell's number times 10^(places + tail), in limbs; its tail is one where `most` times that is safe."""
    whole = limbs_of(whole_of(cell, places), DIGITS, width)
    if not tail:
        return whole
    alone = 4 * most * 10**tail < SAFE
    return _joined(limbs_of(tail_of(cell, places, tail), tail, tail if alone else width), tail, whole)


def _joined(below: Limbs, digits: int, above: Limbs) -> Limbs:
    """Limbs of so many digits, and those above them."""
    top = below[-1]._replace(width=digits - sum(limb.width for limb in below))
    return (*below[:-1], top, *above)


# ── what decides between two steps ────────────────────────────────────────────────────────────────────────────────


def _turns(line: Line) -> Iterator[Fraction]:
    """The numbers next to 0, within the line's ends, where the steps change: those of half a step."""
    if not line.slope:
        return
    low, high = line.ends
    nearest = line.at(min(max(Fraction(0), line.low), line.high))
    below = math.ceil(nearest - Fraction(1, 2))
    for step in range(below - 2, below + 3):
        half = step + Fraction(1, 2)
        if low <= half <= high:
            yield (half - line.base) / line.slope


def _whole_test(line: Line, decimals: int) -> tuple[int, int, int]:
    """Whole factor, offset and step: factor × X + offset − step × n ≥ 0 where x = X ÷ 10^decimals has n + ½ or more."""
    unit = line.base.denominator * line.slope.denominator
    scale = Fraction(10) ** decimals
    values = [2 * unit * line.slope, (2 * line.base - 1) * unit * scale, 2 * unit * scale]
    common = math.lcm(*(value.denominator for value in values))
    wholes = [int(value * common) for value in values]
    factor, offset, per_step = (value // math.gcd(*wholes) for value in wholes)
    return factor, offset, per_step


def _against_constants(limbs: Limbs, width: int, line: Line, decimals: int, estimate: str) -> Sum:
    """factor × limbs + offset − per_step × n; the constants may go on where the number has ended."""
    factor, *constants = _whole_test(line, decimals)
    places: list[Place] = []
    ended = Limb("", width, 0)
    for limb in chain(limbs[:-1], [limbs[-1]._replace(width=width)], repeat(ended)):
        if limb is ended and not any(constants):
            break
        (offset, here), (per_step, each) = (_cut(value, limb.width) for value in constants)
        constants = [offset, per_step]
        terms = [(factor if limb.most else 0, limb.text), (-each, estimate), (here, "")]
        most = abs(factor) * limb.most + abs(each) * line.most + abs(here)
        places.append(Place(sum_of(terms), most, limb.width))
    return places


def _against_limbs(over: Limbs, under: Limbs, line: Line, estimate: str) -> Sum:
    """factor × over + (offset − per_step × n) × under."""
    factor, offset, per_step = _whole_test(line, 0)
    step = f"({sum_of([(-per_step, estimate), (offset, '')])})"
    size = abs(factor) + abs(offset) + per_step * line.most
    return [
        Place(sum_of([(factor, one.text), (1, f"{step}*{other.text}")]), size * max(one.most, other.most), one.width)
        for one, other in zip(over, under, strict=True)
    ]


def _cut_against_limbs(over: Limbs, under: Limbs, width: int, line: Line, estimate: str) -> Sum:
    """The same where the constants are long: they are taken apart too, and every limb meets every one of theirs."""
    constants = list(_whole_test(line, 0))
    parts: list[tuple[int, ...]] = []
    while any(constants):
        cut = [_cut(value, width) for value in constants]
        constants, parts = [above for above, _ in cut], [*parts, tuple(below for _, below in cut)]
    terms: list[list[tuple[int, str]]] = [[] for _ in range(len(over) + len(parts) - 1)]
    most = [0] * len(terms)
    for shift, (factor, offset, per_step) in enumerate(parts):
        step = f"({sum_of([(-per_step, estimate), (offset, '')])})"
        for position, (one, other) in enumerate(zip(over, under, strict=True), shift):
            terms[position] += [(factor, one.text), (1 if per_step or offset else 0, f"{step}*{other.text}")]
            most[position] += abs(factor) * one.most + (abs(offset) + per_step * line.most) * other.most
    return [Place(sum_of(here), size, width) for here, size in zip(terms, most, strict=True)]


def _cut(value: int, width: int) -> tuple[int, int]:
    """A whole number above and below a place; both have its sign."""
    above, below = divmod(abs(value), 10**width)
    return (above, below) if value >= 0 else (-above, -below)


# ── texts ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def _estimate(number: str, line: Line, reach: Fraction) -> str:
    """The step of a number, at most `reach`, as a float tells it: that or one less. Raises `TooLong`."""
    if (abs(line.base) + abs(line.slope) * reach + 1) / 2**48 > Fraction(1, 2000):
        raise TooLong
    return f"INT({_float(line.slope)}*{number}{_float(line.base + NEAR, '+')})"


def _float(value: Fraction, sign: str = "-") -> str:
    return f"{float(value):{sign}.15G}"


def _step(estimate: str, step: str, line: Line) -> str:
    """The step of an estimate or the next; half a step goes away from zero."""
    down = f"-({estimate}<0)" if line.ends[0] < 0 else ""
    return f"{estimate}+({step}{down}>=0)"


def _at_zero(cell: str, line: Line, step: str) -> str:
    """A step where half a step stands at 0 itself: numbers next to 0 may be too small to be told from it."""
    inside = line.low < 0 <= line.high if line.slope > 0 else line.low <= 0 < line.high
    if not inside or (line.base - Fraction(1, 2)).denominator != 1:
        return step
    if line.base < 0:
        raise TooLong
    beyond = f"({cell}{'>=' if line.slope > 0 else '<='}0)"
    return f"MIN({step},{math.floor(line.base)}+{beyond}*{line.most})"
