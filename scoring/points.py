"""Numbers people type, exact points, rounding, and how numbers are shown.

Points are integers of a set's smallest step (`precision: 2`: hundredths). Between facts and points there are
only integers and `Fraction`; nothing here is binary floating point.
"""

import re
from collections.abc import Iterable
from fractions import Fraction

from vn_collate import collate_key

from scoring.problems import Fault, Text

MOST_DIGITS = 30
"""No fact of an appraisal has more digits; a longer number is a slip or an attack."""

_NUMBER = re.compile(r"[-−]?[0-9]+(?:[.,][0-9]+)?")
_WHOLE = re.compile(r"[0-9]+")
_THOUSANDS = re.compile(r"-?[0-9]+\.[0-9]{3}")
_GROUPED = re.compile(r"-?[0-9]{1,3}(?:([.,])[0-9]{3})(?:\1[0-9]{3})+")


def parse_number(text: str) -> Fraction:
    """The number in `text`, exactly; comma and point are both decimal separators. Raises `Fault`.

    A minus may be the hyphen of the keyboard or the sign that this program prints.
    """
    if not _NUMBER.fullmatch(text):
        if "," in text and "." in text and re.fullmatch(r"-?[0-9.,]+", text):
            raise Fault("number-two-separators", given=text)
        if _GROUPED.fullmatch(text):
            raise Fault("number-grouped", given=text)
        raise Fault("number-unreadable", given=text)
    if len(text) > MOST_DIGITS:
        raise Fault("number-too-long", given=text, most=MOST_DIGITS)
    return Fraction(text.replace(",", ".").replace("−", "-"))


def parse_share_number(text: str) -> Fraction:
    """As `parse_number`, for counts and shares, where "1.234" may mean one thousand: refused. Raises `Fault`."""
    if _THOUSANDS.fullmatch(text):
        decimal = Text(text.replace(".", ","), f"{text}0")
        raise Fault("number-ambiguous", given=text, whole=text.replace(".", ""), decimal=decimal)
    return parse_number(text)


def parse_count(text: str) -> int:
    """A whole number of things, 0 or more. Raises `Fault`."""
    try:
        number = parse_share_number(text)
    except Fault as fault:
        if fault.code != "number-unreadable":
            raise
        raise Fault("count-not-whole", given=text) from None
    if not _WHOLE.fullmatch(text):
        raise Fault("count-not-whole", given=text)
    return int(number)


def round_half_away(value: Fraction) -> int:
    """The nearest integer; halves go away from zero, as spreadsheets round (-0.5 becomes -1)."""
    doubled = 2 * abs(value.numerator) + value.denominator
    rounded = doubled // (2 * value.denominator)
    return -rounded if value < 0 else rounded


def to_steps(value: Fraction, precision: int) -> int:
    """`value` points as integer steps of 10^-precision, rounded half away from zero."""
    return round_half_away(value * 10**precision)


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


def digits_that_tell_apart(values: Iterable[Fraction], least: int, most: int) -> int:
    """How many decimals to print so that numbers that differ look different: at least `least`, at most `most`."""
    distinct = set(values)
    for digits in range(least, most):
        if len({to_steps(value, digits) for value in distinct}) == len(distinct):
            return digits
    return max(least, most)


def vietnamese_order(name: str) -> str:
    """Sort key of a name in Vietnamese alphabetical order (Bắc, Đông, Hà; tones after letters)."""
    return collate_key(name)
