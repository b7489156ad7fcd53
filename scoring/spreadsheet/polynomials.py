"""Sums of products of whole numbers in cells, as spreadsheet formulas whose sign is exact.

What a formula of the criteria language comes to is a quotient of two such sums. Its sign, whether it reaches a number,
its points in steps: all are signs of sums over limbs (`limbs`), here of products of cells. A sum that no float decides
raises `TooLong`.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple

from scoring.spreadsheet.limbs import DIGITS, SAFE, WIDTHS, Limb, Place, Sum, TooLong, first_safe, limbs_of, sum_of

NEAR = "0.499"
"""Added to an estimate, which is off by less than 0.001, and floored: the nearest whole number or one less."""
BELOW = "0.001"
"""Taken from an estimate and floored: the whole number below or one less."""
MOST_ESTIMATED = 10**11
"""A float tells numbers up to here but for less than 0.001."""
MOST_TERMS = 60


class Atom(NamedTuple):
    """A whole number inside a formula: at most `most`, and below 0 only where it is `signed`."""

    text: str
    most: int
    signed: bool = False


Product = tuple[Atom, ...]
Polynomial = Mapping[Product, Fraction]
"""Numbers by the product of cells that each of them is a factor of; () for none."""


class Quotient(NamedTuple):
    """Two sums; the lower one is not 0 wherever it is looked at."""

    over: Polynomial
    under: Polynomial


ONE: Polynomial = {(): Fraction(1)}


def constant(number: Fraction) -> Quotient:
    return Quotient({(): number} if number else {}, ONE)


def combined(first: Polynomial, second: Polynomial, factor: Fraction = Fraction(1)) -> Polynomial:
    """first + factor × second. Raises `TooLong`."""
    terms = dict(first)
    for product, number in second.items():
        terms[product] = terms.get(product, Fraction(0)) + factor * number
    return _bounded({product: number for product, number in terms.items() if number})


def multiplied(first: Polynomial, second: Polynomial) -> Polynomial:
    """Raises `TooLong`."""
    terms: dict[Product, Fraction] = {}
    for one, number in first.items():
        for other, factor in second.items():
            product = tuple(sorted(one + other))
            terms[product] = terms.get(product, Fraction(0)) + number * factor
    return _bounded({product: number for product, number in terms.items() if number})


def _bounded(terms: dict[Product, Fraction]) -> Polynomial:
    if len(terms) > MOST_TERMS:
        raise TooLong
    return terms


def added(first: Quotient, second: Quotient, factor: Fraction = Fraction(1)) -> Quotient:
    """first + factor × second."""
    if first.under == second.under:
        return Quotient(combined(first.over, second.over, factor), first.under)
    crossed = combined(multiplied(first.over, second.under), multiplied(second.over, first.under), factor)
    return Quotient(crossed, multiplied(first.under, second.under))


def product(first: Quotient, second: Quotient) -> Quotient:
    return Quotient(multiplied(first.over, second.over), multiplied(first.under, second.under))


def divided(first: Quotient, second: Quotient) -> Quotient:
    """first ÷ second, which is not 0."""
    return Quotient(multiplied(first.over, second.under), multiplied(first.under, second.over))


def is_never_negative(quotient: Quotient) -> bool:
    return all(map(_has_no_minus, quotient))


def _has_no_minus(sum_: Polynomial) -> bool:
    return all(number > 0 and not any(atom.signed for atom in factors) for factors, number in sum_.items())


def whole_numbers(*sums: Polynomial) -> tuple[Polynomial, ...]:
    """The sums with whole factors as small as can be, all multiplied by one number above 0."""
    numbers = [number for one in sums for number in one.values()]
    scale = Fraction(math.lcm(*(number.denominator for number in numbers)))
    scale /= math.gcd(*(int(number * scale) for number in numbers)) or 1
    return tuple({factors: number * scale for factors, number in one.items()} for one in sums)


def bound_of(sum_: Polynomial) -> Fraction:
    """What a sum is at most, either way."""
    sizes = (abs(number) * math.prod(atom.most for atom in factors) for factors, number in sum_.items())
    return sum(sizes, Fraction(0))


# ── what is asked ─────────────────────────────────────────────────────────────────────────────────────────────────


def compared(quotient: Quotient, sign: str) -> str:
    """Whether a quotient is `=`, `<>`, `<`, `<=`, `>`, `>=` 0. Raises `TooLong`."""
    over, under = whole_numbers(quotient.over, quotient.under)
    if sign not in ("=", "<>") and (turned := _turned(under)):
        return f"({_sign(over)}){turned}{sign}0"
    left, right = _sides(whole_numbers(over)[0])
    return f"{left}{sign}{right}"


def _turned(under: Polynomial) -> str:
    """What turns a sign round where the lower sum is below 0; "" where it never is."""
    return "" if _has_no_minus(under) else f"*IF({_sign(under)}<0,-1,1)"


def _sides(sum_: Polynomial) -> tuple[str, str]:
    """Two formulas whose difference has the sum's sign: two numbers as they stand where it is no more than that."""
    plain = all(abs(number) == 1 and len(factors) == 1 for factors, number in sum_.items() if factors)
    terms = [(int(number), factors[0].text if factors else "") for factors, number in sum_.items()]
    if plain and len(terms) <= 2 and abs(int(sum_.get((), 0))) <= SAFE:
        above = [text or str(number) for number, text in terms if number > 0]
        below = [text or str(-number) for number, text in terms if number < 0]
        if len(above) <= 1 and len(below) <= 1:
            return above[0] if above else "0", below[0] if below else "0"
    return _sign(sum_), "0"


def steps_of(quotient: Quotient, most: int) -> str:
    """A quotient rounded half away from zero, at most `most` either way. Raises `TooLong`."""
    over, under = whole_numbers(quotient.over, quotient.under)
    estimate = _estimate(over, under, f"+{NEAR}", most)
    doubled = combined(combined({}, over, Fraction(2)), under, Fraction(-1))
    sign = _sign(doubled, combined({}, under, Fraction(2)), estimate, most)
    turned = _turned(under)
    sign = f"({sign}){turned}" if turned else sign
    down = "" if is_never_negative(quotient) else f"-({estimate}<0)"
    return f"({estimate}+({sign}{down}>=0))"


def floor_of(quotient: Quotient) -> str:
    """The whole number at or below a quotient. Raises `TooLong`."""
    over, under = whole_numbers(quotient.over, quotient.under)
    most = most_of(quotient)
    estimate = _estimate(over, under, f"-{BELOW}", most)
    sign = f"({_sign(combined(over, under, Fraction(-1)), under, estimate, most)}){_turned(under)}"
    return f"({estimate}+({sign}>=0))"


def most_of(quotient: Quotient) -> int:
    """What a quotient is at most, either way: its lower sum is a whole number of 1 or more."""
    over, under = whole_numbers(quotient.over, quotient.under)
    least = under[()] if set(under) == {()} else Fraction(1)
    return math.ceil(bound_of(over) / least) + 1


# ── texts ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def _estimate(over: Polynomial, under: Polynomial, further: str, most: int) -> str:
    if most > MOST_ESTIMATED:
        raise TooLong
    return f"INT({_nearly(over)}/{_nearly(under)}{further})"


def _nearly(sum_: Polynomial) -> str:
    """A sum but for a part of itself that a float loses; one that floats could cancel is added up over limbs."""
    plain = _has_no_minus(sum_) or 3 * bound_of(sum_) < SAFE
    return f"({_text(sum_) if plain else _sign(sum_)})"


def _text(sum_: Polynomial) -> str:
    return sum_of((int(number), "*".join(atom.text for atom in factors)) for factors, number in sum_.items())


def _sign(sum_: Polynomial, less: Polynomial | None = None, times: str = "", most: int = 0) -> str:
    """A formula with the sign of a sum, less `times` (at most `most`) another sum."""
    return first_safe(_places(sum_, less or {}, times, most, width) for width in (DIGITS, *WIDTHS)) or "0"


def _places(sum_: Polynomial, less: Polynomial, times: str, most: int, width: int) -> Sum:
    here, there = _spread(sum_, width), _spread(less, width)
    widened = []
    for place in range(max(len(here), len(there))):
        terms, size = here[place] if place < len(here) else ([], 0)
        taken, lost = there[place] if place < len(there) else ([], 0)
        text = sum_of([*terms, (-1, f"{times}*({sum_of(taken)})")] if taken else terms)
        widened.append(Place(text, size + most * lost, width))
    return widened


def _spread(sum_: Polynomial, width: int) -> Sequence[tuple[list[tuple[int, str]], int]]:
    """What stands at every place of a sum, the lowest first: factors with texts, and the most that it can be."""
    by_place: dict[int, tuple[list[tuple[int, str]], int]] = {}
    for factors, number in sum_.items():
        for place, text, size in _products(factors, width):
            terms, most = by_place.get(place, ([], 0))
            by_place[place] = [*terms, (int(number), text)], most + abs(int(number)) * size
    return [by_place.get(place, ([], 0)) for place in range(max(by_place, default=-1) + 1)]


def _products(factors: Iterable[Atom], width: int) -> Iterable[tuple[int, str, int]]:
    """The places of a product of numbers taken apart: place, text, the most that it can be."""
    products = [(0, "", 1)]
    for atom in factors:
        products = [
            (place + further, f"{text}*{limb.text}" if text else limb.text, size * limb.most)
            for place, text, size in products
            for further, limb in enumerate(_limbs(atom, width))
        ]
    return products


def _limbs(atom: Atom, width: int) -> Sequence[Limb]:
    digits = len(str(atom.most))
    return limbs_of(atom.text, digits, width) if digits > width else (Limb(atom.text, 0, atom.most),)
