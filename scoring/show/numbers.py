"""Numbers as people read them, in one place: points, changes with their sign, ranks gained or lost."""

from fractions import Fraction

from scoring.points import to_steps
from scoring.words import MINUS, decimal, separator, tell

MOST_DIGITS = 12
"""Decimals beyond which two numbers that differ may look alike."""


def points_text(steps: int, precision: int, lang: str) -> str:
    """Points in steps of 10^-precision with all their decimals."""
    return decimal(Fraction(steps, 10**precision), precision, lang)


def typed_points(points: str, lang: str) -> str:
    """Points as somebody typed them, with the decimal sign of the language."""
    return points.replace(",", ".").replace(".", separator(lang))


def signed(value: Fraction, digits: int, lang: str) -> str:
    """A number with its sign; 0 has none."""
    return ("+" if value > 0 else "") + decimal(value, digits, lang)


def signed_points(steps: int, precision: int, lang: str) -> str:
    """Points in steps of 10^-precision with all their decimals and their sign."""
    return signed(Fraction(steps, 10**precision), precision, lang)


def signed_change(value: Fraction, digits: int, lang: str) -> str:
    """A change with its sign, and with as many more decimals as it takes that one that is not 0 doesn't look like 0."""
    while digits < MOST_DIGITS and value and to_steps(value, digits) == 0:
        digits += 1
    return signed(value, digits, lang)


def signed_count(count: int | None, lang: str) -> str:
    """A whole number with its sign, or that there is none."""
    if count is None:
        return tell("unranked", lang)
    return f"+{count}" if count > 0 else str(count).replace("-", MINUS)
