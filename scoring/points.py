"""Numbers people type, exact points, rounding, and how numbers are shown.

Points are integers of a set's smallest step (`precision: 2`: hundredths). Between facts and points there are
only integers, `Ratio` and `Fraction`; nothing here is binary floating point.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from fractions import Fraction

from vn_collate import collate_key

from scoring.problems import Fault, Text

MOST_DIGITS = 30
"""No fact of an appraisal has more digits; a longer number is a slip or an attack."""

_NUMBER = re.compile(r"([-−]?)([0-9]+)(?:[.,]([0-9]+))?")
_THOUSANDS = re.compile(r"-?[0-9]+\.[0-9]{3}")
_GROUP_OF_THREE = re.compile(r"-?[1-9][0-9]{0,2}\.[0-9]{3}")
_GROUPED = re.compile(r"-?[0-9]{1,3}(?:([.,])[0-9]{3})(?:\1[0-9]{3})+")


class Ratio:
    """An exact number as two integers that need not be in lowest terms; the denominator is positive.

    What `Fraction` is, without the search for a common divisor at every step: facts by the hundred thousand take it.
    """

    __slots__ = ("denominator", "numerator")

    def __init__(self, numerator: int, denominator: int) -> None:
        self.numerator = numerator
        self.denominator = denominator

    @classmethod
    def of(cls, value: Fraction) -> "Ratio":
        """The same number, whose parts are at hand more quickly."""
        return cls(value.numerator, value.denominator)

    def __lt__(self, other: "Exact") -> bool:
        return self.numerator * other.denominator < other.numerator * self.denominator

    def __ge__(self, other: "Exact") -> bool:
        return self.numerator * other.denominator >= other.numerator * self.denominator

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Fraction | Ratio):
            return NotImplemented
        return self.numerator * other.denominator == other.numerator * self.denominator

    __hash__ = None  # type: ignore[assignment]  # equal to a Fraction, whose hash it can't have unreduced


Exact = Fraction | Ratio


def between(value: Exact, low: Exact, high: Exact, start: Exact, end: Exact) -> Ratio:
    """Where `value` falls on the straight line from `start` at `low` to `end` at `high`, below and beyond them too."""
    low_above, low_below = low.numerator, low.denominator
    high_above, high_below = high.numerator, high.denominator
    start_above, start_below = start.numerator, start.denominator
    end_above, end_below = end.numerator, end.denominator
    way = (value.numerator * low_below - low_above * value.denominator) * high_below
    whole = (high_above * low_below - low_above * high_below) * value.denominator
    rise = end_above * start_below - start_above * end_below
    return Ratio(start_above * end_below * whole + rise * way, start_below * end_below * whole)


def parse_number(text: str) -> Fraction:
    """The number in `text`, exactly; comma and point are both decimal separators. Raises `Fault`.

    A minus may be the hyphen of the keyboard or the sign that this program prints.
    """
    number = _NUMBER.fullmatch(text)
    if number is None:
        if "," in text and "." in text and re.fullmatch(r"-?[0-9.,]+", text):
            raise Fault("number-two-separators", given=text)
        if _GROUPED.fullmatch(text):
            raise Fault("number-grouped", given=text)
        raise Fault("number-unreadable", given=text)
    if len(text) > MOST_DIGITS:
        raise Fault("number-too-long", given=text, most=MOST_DIGITS)
    sign, whole, decimals = number.groups(default="")
    steps = int(whole + decimals)
    return Fraction(-steps if sign else steps, 10 ** len(decimals))


def parse_share_number(text: str) -> Fraction:
    """As `parse_number`, for counts and shares, where "1.234" may mean one thousand: refused. Raises `Fault`."""
    if _THOUSANDS.fullmatch(text):
        raise _ambiguous(text)
    return parse_number(text)


def parse_amount(text: str, marks: Iterable[Fraction] | None) -> Fraction:
    """As `parse_number`, for amounts, where "1.234" may mean one thousand: refused. Raises `Fault`.

    `marks` are what it is held against, where that is known: ten times the greatest of them is not meant.
    """
    if _GROUP_OF_THREE.fullmatch(text):
        most = None if marks is None else 10 * max(map(abs, marks))
        if most is None or abs(int(text.replace(".", ""))) <= most:
            raise _ambiguous(text)
    return parse_number(text)


def _ambiguous(text: str) -> Fault:
    decimal = Text(text.replace(".", ","), f"{text}0")
    return Fault("number-ambiguous", given=text, whole=text.replace(".", ""), decimal=decimal)


def parse_count(text: str) -> int:
    """A whole number of things, 0 or more. Raises `Fault`."""
    if text.isdigit() and text.isascii() and len(text) <= MOST_DIGITS:
        return int(text)
    try:
        parse_share_number(text)
    except Fault as fault:
        if fault.code != "number-unreadable":
            raise
    raise Fault("count-not-whole", given=text)


def round_half_away(value: Exact) -> int:
    """The nearest integer; halves go away from zero, as spreadsheets round (-0.5 becomes -1)."""
    return to_steps(value, 0)


def to_steps(value: Exact, precision: int) -> int:
    """`value` points as integer steps of 10^-precision, rounded half away from zero."""
    numerator: int = value.numerator * 10**precision
    denominator = value.denominator
    rounded = (2 * abs(numerator) + denominator) // (2 * denominator)
    return rounded if numerator >= 0 else -rounded


def fits(value: Fraction, precision: int) -> bool:
    """Whether `value` has no more than `precision` decimals."""
    return bool((value * 10**precision).denominator == 1)


def decimal_text(steps: int, precision: int, separator: str = ".") -> str:
    """Integer steps as a decimal with exactly `precision` digits: 9525, 2 -> "95.25"."""
    digits = str(abs(steps)).rjust(precision + 1, "0")
    sign = "-" if steps < 0 else ""
    if precision == 0:
        return sign + digits
    return f"{sign}{digits[:-precision]}{separator}{digits[-precision:]}"


def rounded_text(value: Fraction, digits: int, separator: str = ".") -> str:
    """`value` with exactly `digits` decimals, rounded half away from zero."""
    return decimal_text(to_steps(value, digits), digits, separator)


def exact_text(value: Fraction) -> str:
    """The shortest decimal that is `value`, or "numerator/denominator" where there is none."""
    for digits in range(MOST_DIGITS + 1):
        if fits(value, digits):
            return rounded_text(value, digits)
    return f"{value.numerator}/{value.denominator}"


def typed_text(value: Fraction) -> str:
    """As `exact_text`, for a fact: with a fourth decimal where three could be read as thousands."""
    text = exact_text(value)
    return f"{text}0" if _THOUSANDS.fullmatch(text) else text


def digits_by_value(values: Iterable[Fraction], least: int, most: int) -> dict[Fraction, int]:
    """How many decimals each number is printed with, so that those that differ look different.

    At least `least`, at most `most`; more than `least` only where another number would look alike.
    """
    alike, by_value = set(values), dict[Fraction, int]()
    for digits in range(least, most):
        shown = Counter(to_steps(value, digits) for value in alike)
        alone = {value for value in alike if shown[to_steps(value, digits)] == 1}
        by_value |= dict.fromkeys(alone, digits)
        alike -= alone
    return by_value | dict.fromkeys(alike, max(least, most))


def vietnamese_order(name: str) -> str:
    """Sort key of a name in Vietnamese alphabetical order (Bắc, Đông, Hà; tones after letters)."""
    return collate_key(name)


def unaccented(text: str) -> str:
    """Vietnamese words in small letters without accents: "Đặc khu" becomes "dac khu"."""
    folded = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return folded.encode("ascii", "ignore").decode().lower()
