"""Exact numbers: reading what people type, rounding, showing."""

from __future__ import annotations

import unicodedata
from fractions import Fraction


def plain(text: str) -> str:
    """Return the text in NFC, without space around it."""
    return unicodedata.normalize("NFC", text).strip()


def word(text: str) -> str:
    """Return the text as words are compared: NFC and without case."""
    return plain(text).casefold()


def number(text: str) -> Fraction:
    """Read a decimal number with a comma or a point."""
    return Fraction(plain(text).replace(",", "."))


def share(text: str) -> Fraction | None:
    """Read `45/50` or `45 of 50` as a ratio, None where the text is neither."""
    parts = word(text).replace(" of ", "/").split("/")
    if len(parts) != 2:
        return None
    return Fraction(int(parts[0]), int(parts[1]))


def percent(text: str) -> Fraction:
    """Read `45/50`, `45 of 50`, `90%` or `90` as a percentage."""
    ratio = share(text)
    if ratio is not None:
        return ratio * 100
    return number(plain(text).removesuffix("%"))


def rounded(value: Fraction, precision: int) -> Fraction:
    """Round half away from zero to so many decimals."""
    unit = 10**precision
    whole = (abs(value) * unit * 2 + 1) // 2
    return Fraction(whole if value >= 0 else -whole, unit)


def shown(value: Fraction | None, precision: int) -> str | None:
    """Write with exactly so many decimals; the value must need no more."""
    if value is None:
        return None
    units = value * 10**precision
    assert units.denominator == 1, f"{value} needs more than {precision} decimals"
    digits = f"{abs(units.numerator):0{precision + 1}d}"
    sign = "-" if units < 0 else ""
    if precision == 0:
        return sign + digits
    return f"{sign}{digits[:-precision]}.{digits[-precision:]}"


def kept_within(value: Fraction, low: Fraction, high: Fraction) -> Fraction:
    """Return the value, or the bound that it passes."""
    return max(low, min(value, high))
