"""Exact arithmetic as spreadsheet formulas: numbers of cells taken apart, signs of sums, comparisons.

Spreadsheets count in binary floats, and LibreOffice takes numbers for equal that differ by less than 2^-48 of
themselves unless both are whole. So nothing is decided by decimals: a number is taken apart into *limbs*, whole numbers
of a few digits, and what is asked becomes the sign of a sum over limbs, place by place.

The sum is taken from the highest place down, `((s₃ × 10^w + s₂) × 10^w + s₁) × 10^w + s₀`. As long as what there is so
far is small, the next line is exact; once it is greater than all that can follow, its sign is that of the whole, and
no rounding changes it. `SAFE` bounds the places so that one of the two always holds.
"""

import math
from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import NamedTuple

DIGITS = 15
"""The digits of a number that a spreadsheet keeps; whole numbers of so many are exact."""
SAFE = 10**DIGITS
"""Whole numbers up to it that differ are told apart by every program, however it compares and subtracts."""
WIDTHS = range(8, 1, -1)
"""How many digits a limb may have: few limbs make a short formula."""


class TooLong(Exception):
    """No formula of this kind decides a rule with numbers of so many digits."""


class Limb(NamedTuple):
    """A whole number inside a formula; 10^width of its units make one of the next limb. At most `most`, either way."""

    text: str
    width: int
    most: int


class Place(NamedTuple):
    """What stands at a place of a sum: its formula, the most it can be, the width that makes one of the next place."""

    text: str
    most: int
    width: int


Limbs = tuple[Limb, ...]
"""A number, its lowest limb first."""
Sum = Sequence[Place]
"""A sum, its lowest place first."""


# ── numbers in cells ──────────────────────────────────────────────────────────────────────────────────────────────


def places_of(number: Fraction) -> int:
    """How many decimals other numbers as great as this one, or just less, can have; below 0 of those past 15 digits."""
    digits = 0
    while abs(number) >= Fraction(10) ** digits:
        digits += 1
    while abs(number) < Fraction(10) ** (digits - 1):
        digits -= 1
    # Just below a power of ten numbers have one more decimal.
    return DIGITS - digits + (abs(number) == Fraction(10) ** (digits - 1))


def whole_of(cell: str, places: int) -> str:
    """The whole number nearest to cell × 10^places, at most 10^15."""
    return f"ROUND({_shifted(cell, places)},0)"


def tail_of(cell: str, places: int, digits: int) -> str:
    """What `whole_of` leaves of cell × 10^places, in units of 10^-digits, at most half of 10^digits.

    Of a float's digits only the first 15 are those that were typed; the rest is cut off before it counts.
    """
    here = _shifted(cell, places)
    typed = f"{DIGITS}-LEN(INT(ABS({here})))" + (f"+(ABS({here})<1)" if digits >= DIGITS else "")
    kept = f"MIN({digits},{typed})"
    return f"(ROUND({here}*10^{kept},0)-{whole_of(cell, places)}*10^{kept})*10^({digits}-{kept})"


def _shifted(cell: str, places: int) -> str:
    return cell if places == 0 else f"{cell}*1E{places}" if places > 0 else f"{cell}/1E{-places}"


def limbs_of(text: str, digits: int, width: int) -> Limbs:
    """A whole number of so many digits, taken apart; the highest limb has no width."""
    count = -(-digits // width)
    cuts = [f"ROUND({text}/1E{width * place},0)" if place else text for place in range(count)]
    limbs = []
    for place, here in enumerate(cuts[:-1]):
        limbs.append(Limb(f"({here}-1E{width}*{cuts[place + 1]})", width, 10**width // 2 + 1))
    return (*limbs, Limb(cuts[-1], 0, 10 ** (digits - width * (count - 1)) + 1))


# ── sums ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def sum_of(terms: Iterable[tuple[int, str]]) -> str:
    """Whole numbers times formulas ("" for 1) as a sum; "0" where nothing is left of it."""
    text = ""
    for factor, what in terms:
        if factor:
            number = "" if abs(factor) == 1 and what else str(abs(factor))
            sign = "-" if factor < 0 else "+" if text else ""
            text += sign + "*".join(part for part in (number, what) if part)
    return text or "0"


def first_safe(sums: Iterable[Sum]) -> str:
    """The formula of the first sum whose sign floats don't lose. Raises `TooLong`."""
    for places in sums:
        if _is_safe(places):
            return _added_up(places)
    raise TooLong


def _is_safe(places: Sum) -> bool:
    reach = 0
    for place in places:
        reach += place.most
        if 3 * reach > SAFE:
            return False
        reach = reach // 10**place.width + 1
    return True


def _added_up(places: Sum) -> str:
    text = ""
    for place in reversed(places):
        following = "" if place.text == "0" else place.text if place.text[0] == "-" else f"+{place.text}"
        text = f"({text})*1E{place.width}{following}" if text else place.text
    return text


# ── comparisons ───────────────────────────────────────────────────────────────────────────────────────────────────


def compared(cell: str, sign: str, limit: Fraction) -> str:
    """Whether the number in a cell is `>=`, `>`, `<=` or `<` a limit."""
    if not limit:
        return f"{cell}{sign}0"
    places = places_of(limit)
    exact = limit * Fraction(10) ** places
    bound = math.ceil(exact) if sign in (">=", "<") else math.floor(exact)
    return f"{whole_of(cell, places)}{sign}{bound}"


def share_compared(done: str, total: str, sign: str, limit: Fraction) -> str:
    """Whether done ÷ total is `>=`, `>`, `<=` or `<` a limit. Raises `TooLong`."""
    factors = limit.denominator, -limit.numerator

    def places(width: int) -> Sum:
        pairs = zip(limbs_of(done, DIGITS, width), limbs_of(total, DIGITS, width), strict=True)
        size = sum(map(abs, factors))
        return [
            Place(sum_of(zip(factors, (one.text, other.text), strict=True)), size * one.most, one.width)
            for one, other in pairs
        ]

    return f"{first_safe(map(places, WIDTHS))}{sign}0"
