"""Rules with numbers of many digits, and facts of up to 15 digits just where the points change."""

import math
from collections.abc import Iterator
from decimal import Context, Decimal
from fractions import Fraction
from random import Random
from typing import Any, NamedTuple

from scoring.points import exact_text, to_steps
from scoring.tree.model import Leaf
from scoring.tree.rule import Yardstick
from tests.campaigns_rules import YEAR
from tests.small import criteria_of, leaf

DIGITS = 15
FINEST = 6
"""The precision of all sets; what a case rounds to is its own."""
MEASURED = ("steps", "proportional", "bands", "survey", "normalised", "value")


class LongRule(NamedTuple):
    """A leaf whose rule has numbers of many digits, and the facts between which its points change.

    `shares` tells whether facts may be so many of so many.
    """

    leaf: Leaf
    precision: int
    low: Fraction
    high: Fraction
    shares: bool

    @property
    def yardstick(self) -> Yardstick:
        return Yardstick(self.leaf.max, YEAR)

    def steps(self, facts: str) -> int:
        """What the engine gives."""
        return to_steps(self.leaf.rule.outcome(facts, self.yardstick).points, self.precision)


def long_rule(rng: Random, kind: str) -> LongRule:
    """A rule of a kind that measures a number or a share."""
    precision = rng.randint(0, 6)
    full = _full(rng, precision)
    rule, low, high, shares = _RULES[kind](rng, full)
    text = str(rule).replace("'", '"')
    more = f"scale: {exact_text(full)}\nprecision: {FINEST}"
    return LongRule(criteria_of(leaf("A", exact_text(full), text), more=more).leaves["A"], precision, low, high, shares)


def _full(rng: Random, precision: int) -> Fraction:
    if rng.random() < 0.5:
        return Fraction(rng.choice([1, 2, 5, 10, 100]))
    return Fraction(rng.randint(1, 100 * 10**precision), 10**precision)


def rounded(number: Fraction, digits: int = DIGITS) -> Fraction:
    """A number with so many significant digits."""
    exact = Decimal(number.numerator) / Context(prec=60).create_decimal(number.denominator)
    return Fraction(Context(prec=digits).plus(exact))


def _number(rng: Random, low: int, high: int) -> Fraction:
    """A number between two, with up to nine decimals."""
    unit = 10 ** rng.choice([0, 1, 2, 6, 7, 9])
    return Fraction(rng.randint(low * unit, high * unit), unit)


def _apart(rng: Random) -> tuple[Fraction, Fraction]:
    """Two numbers, the greater second: near 0, far from it, on both sides of it."""
    low = rng.choice([Fraction(0), _number(rng, -3, 0), _number(rng, 0, 100), _number(rng, 0, 1) / 1000])
    return low, low + max(_number(rng, 0, rng.choice([1, 100, 100_000])), Fraction(rng.randint(1, 99), 10**6))


def _points(rng: Random, full: Fraction, count: int) -> list[Fraction]:
    """Points of bands or steps, as exact as the engine takes them."""
    return [min(full, rounded(full * Fraction(rng.random()), rng.randint(1, 6))) for _ in range(count)]


def _steps_rule(rng: Random, full: Fraction) -> tuple[Any, Fraction, Fraction, bool]:
    percent = rng.random() < 0.6
    marks = sorted({_number(rng, 0, 100) for _ in range(3)} - {Fraction(0)}, reverse=True) or [Fraction(1)]
    points = [full, *sorted(_points(rng, full, len(marks) - 1), reverse=True)]
    steps = [
        {"at_least": exact_text(mark), "points": exact_text(point)} for mark, point in zip(marks, points, strict=True)
    ]
    return (
        {"kind": "steps", "measure": "percent" if percent else "number", "steps": steps},
        marks[-1] / 2,
        marks[0],
        percent,
    )


def _proportional(rng: Random, full: Fraction) -> tuple[Any, Fraction, Fraction, bool]:
    full_at = max(_number(rng, 0, 100), Fraction(1, 1000))
    below = rounded(full_at * Fraction(rng.random()), 6) if rng.random() < 0.5 else Fraction(0)
    inverse = rng.random() < 0.3
    rule = {"kind": "proportional", "full_at": exact_text(full_at), "zero_below": exact_text(below)}
    low, high = (100 - full_at, Fraction(100)) if inverse else (Fraction(0), full_at)
    return {**rule, "inverse": str(inverse).lower()}, low, high, True


def _bands(rng: Random, full: Fraction) -> tuple[Any, Fraction, Fraction, bool]:
    percent = rng.random() < 0.5
    marks = sorted({_number(rng, 0, 100) for _ in range(3)})
    points = [*_points(rng, full, len(marks)), full]
    bands = []
    for index, mark in enumerate(marks):
        ends = [exact_text(points[index]), exact_text(points[index + 1])]
        bands.append({"from": exact_text(mark), "points": ends if rng.random() < 0.7 or mark == marks[-1] else ends[0]})
    end = Fraction(100) if percent else marks[-1] + _number(rng, 1, 50)
    if end <= marks[-1]:
        return _bands(rng, full)
    bands[-1]["to"] = exact_text(end)
    return {"kind": "bands", "measure": "percent" if percent else "number", "bands": bands}, marks[0], end, percent


def _survey(rng: Random, _full: Fraction) -> tuple[Any, Fraction, Fraction, bool]:
    low, high = rng.choice([(0, 100), (1, 5), (0, 10), (-2, 2)])
    return {"kind": "survey", "scale": [str(low), str(high)]}, Fraction(low), Fraction(high), True


def _normalised(rng: Random, full: Fraction) -> tuple[Any, Fraction, Fraction, bool]:
    low, high = _apart(rng)
    start = rng.choice([Fraction(0), Fraction(0), -full, full / 10])
    rule = {
        "kind": "normalised",
        "goalposts": [exact_text(low), exact_text(high)],
        "to": [exact_text(start), exact_text(full)],
    }
    return {**rule, "direction": rng.choice(["up", "down"])}, low, high, False


def _value(_rng: Random, full: Fraction) -> tuple[Any, Fraction, Fraction, bool]:
    return {"kind": "value", "min": "0", "max": exact_text(full)}, Fraction(0), full, False


_RULES = {
    "steps": _steps_rule,
    "proportional": _proportional,
    "bands": _bands,
    "survey": _survey,
    "normalised": _normalised,
    "value": _value,
}


# ── facts ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def long_facts(rng: Random, one: LongRule, count: int) -> Iterator[str]:
    """Facts of up to 15 digits: any, and those where the points change by a step."""
    for _ in range(count):
        if one.shares and rng.random() < 0.5:
            yield from _turning_shares(rng, one)
        else:
            yield from _turning_numbers(rng, one)


def _turning_numbers(rng: Random, one: LongRule) -> Iterator[str]:
    """Two numbers of 15 digits next to each other, with different points where there are such; and one of any size."""
    first, last = sorted(rounded(one.low + (one.high - one.low) * Fraction(rng.random())) for _ in range(2))
    while _above(first) < last:
        middle = rounded((first + last) / 2)
        if middle in (first, last):
            break
        if _steps(one, middle) == _steps(one, first):
            first = middle
        else:
            last = middle
    size = Fraction(10) ** rng.randint(-9, 0)
    small = rounded(max(abs(one.low), abs(one.high)) * size * Fraction(rng.random()), rng.randint(1, DIGITS))
    for number in (first, last, rng.choice([small, -small]) if one.low < 0 else small):
        if one.low <= number <= one.high:
            yield exact_text(number).replace(".", ",")


def _steps(one: LongRule, number: Fraction) -> int:
    return one.steps(exact_text(number).replace(".", ","))


def _above(number: Fraction) -> Fraction:
    """The next number of 15 digits."""
    if not number:
        return Fraction(1, 10**DIGITS)
    return number + Fraction(10) ** (math.floor(math.log10(abs(number))) - DIGITS + 1)


def _turning_shares(rng: Random, one: LongRule) -> Iterator[str]:
    total = rng.randint(2, 10 ** rng.randint(1, DIGITS) - 1)
    first, last = sorted(rng.randint(0, total) for _ in range(2))
    while last - first > 1:
        middle = (first + last) // 2
        if one.steps(f"{middle}/{total}") == one.steps(f"{first}/{total}"):
            first = middle
        else:
            last = middle
    yield f"{first}/{total}"
    yield f"{last}/{total}"
