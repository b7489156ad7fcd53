"""Formulas of rules are exact for facts of 15 digits, in plain floats, as Excel and as LibreOffice count."""

import math
import os
from fractions import Fraction
from random import Random
from typing import Any

import pytest

from scoring.points import exact_text, round_half_away
from scoring.spreadsheet.cells import number_of
from scoring.spreadsheet.exact import Line, Window, between, on_line, scaled, window_of, window_places
from scoring.spreadsheet.fields import cells_from, fields_of
from scoring.spreadsheet.formulas import Inputs, Scale, formula_of
from scoring.spreadsheet.limbs import DIGITS, TooLong, compared, places_of, tail_of, whole_of
from tests.spreadsheet.arithmetic import PROGRAMS, compiled
from tests.spreadsheet.long_numbers import MEASURED, LongRule, long_facts, long_rule, rounded

RULES = int(os.environ.get("SCORING_LONG_RULES", "16"))
"""Random rules of a kind, each with some twenty facts."""
CELLS = ("A1", "B1")


def typed(one: LongRule, facts: str) -> dict[str, Any]:
    """The cells of facts as a spreadsheet holds them."""
    texts = cells_from(one.leaf.rule, facts)
    kinds = [field.kind for field in fields_of(one.leaf.rule)]
    return {
        name: number_of(text, kind == "whole") if text else ""
        for name, kind, text in zip(CELLS, kinds, texts, strict=False)
    }


@pytest.mark.parametrize("kind", MEASURED)
def test_points_are_the_engines_where_they_change(kind: str) -> None:
    rng = Random(f"long {kind}")
    formulas = 0
    for _ in range(RULES):
        one = long_rule(rng, kind)
        cells = CELLS[: len(fields_of(one.leaf.rule))]
        formula = formula_of(one.leaf.rule, Inputs(cells), Scale(one.yardstick, one.precision))
        if formula is None:
            continue
        formulas += 1
        run = [compiled(formula, program) for program in PROGRAMS]
        for facts in long_facts(rng, one, 8):
            points = float(Fraction(one.steps(facts), 10**one.precision))
            held = typed(one, facts)
            found = {program.name: formula(held) for program, formula in zip(PROGRAMS, run, strict=True)}
            assert found == {program.name: points for program in PROGRAMS}, (one.leaf.rule, facts)
    assert formulas > RULES * 3 // 4


# ── comparisons ───────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "limit", ["90", "100", "0.1", "99.9999999999999", "0.000016655", "-5", "0", "33.33333333333333333"]
)
@pytest.mark.parametrize("sign", [">=", ">", "<=", "<"])
def test_neighbours_of_a_limit_are_told_apart(limit: str, sign: str) -> None:
    bound = Fraction(limit)
    unit = Fraction(1, 10 ** (places_of(bound) if bound else DIGITS))
    near = [rounded(bound + step * unit) if bound + step * unit else Fraction(0) for step in range(-3, 4)]
    expected = [
        {">=": number >= bound, ">": number > bound, "<=": number <= bound, "<": number < bound}[sign]
        for number in near
    ]
    for program in PROGRAMS:
        run = compiled(compared("A1", sign, bound), program)
        assert [run({"A1": float(number)}) for number in near] == expected


def test_decimals_of_numbers_as_great() -> None:
    assert [places_of(Fraction(text)) for text in ("1", "9.99", "10", "50", "0.05", "1e20")] == [15, 14, 14, 13, 16, -5]


# ── observed goalposts ────────────────────────────────────────────────────────────────────────────────────────────


def test_numbers_taken_apart_are_whole_again() -> None:
    rng = Random("windows")
    for _ in range(200):
        number = rounded(Fraction(rng.random()) * Fraction(10) ** rng.randint(-5, 14), rng.randint(1, DIGITS))
        places = window_places([number])
        assert places is not None
        whole, tail = window_of(number, places)
        assert Fraction(whole) + Fraction(tail, 10**DIGITS) == number * Fraction(10) ** places
        for program in PROGRAMS:
            cells = {"A1": float(number)}
            assert compiled(whole_of("A1", places), program)(cells) == whole
            assert compiled(tail_of("A1", places, DIGITS), program)(cells) == tail


def test_no_window_holds_numbers_too_far_apart() -> None:
    assert window_places([Fraction(10**13), Fraction(1, 10**18)]) is None
    assert window_places([]) == 12


def test_points_between_goalposts_in_cells_are_exact() -> None:
    rng = Random("between")
    names = [Window(f"{letter}1", f"{letter}2") for letter in "ABC"]
    for _ in range(60):
        steps = rng.randint(1, 10 ** rng.randint(1, 7))
        line = Line(Fraction(rng.choice([0, 0, -steps])), Fraction(steps), Fraction(0), Fraction(1))
        run = [compiled(between(names[1], names[0], names[1], names[2], line), program) for program in PROGRAMS]
        low = rounded(Fraction(rng.random()) * Fraction(10) ** rng.randint(-3, 6), rng.randint(1, DIGITS))
        high = rounded(low + Fraction(rng.random()) * Fraction(10) ** rng.randint(-8, 6))
        for _ in range(10):
            half = (rng.randint(0, steps - 1) + Fraction(1, 2)) / steps
            number = rounded(low + (high - low) * rng.choice([half, Fraction(rng.random())]))
            places = window_places([low, high, number])
            if not low <= number <= high or low == high or places is None:
                continue
            expected = round_half_away(line.at((number - low) / (high - low)))
            parts = [window_of(one, places) for one in (number, low, high)]
            cells = {
                f"{name}{part + 1}": float(pair[part])
                for name, pair in zip("ABC", parts, strict=True)
                for part in (0, 1)
            }
            assert [one(cells) for one in run] == [expected] * len(PROGRAMS), (
                exact_text(low),
                exact_text(high),
                exact_text(number),
            )


# ── quotients of points ───────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("most", [1_000, 10_000_000, 22_000_000, 100_000_000, 1_000_000_000])
def test_quotients_of_points_are_rounded_exactly(most: int) -> None:
    rng = Random(f"scaled {most}")
    run = [compiled(scaled("A1", "B1", "C1", most), program) for program in PROGRAMS]
    for _ in range(150):
        under, times = rng.randint(1, most), rng.randint(1, most)
        half = Fraction((2 * rng.randint(0, most) + 1) * under, 2 * times)
        amount = min(rng.choice([round(half), math.floor(half), math.ceil(half), rng.randint(0, under)]), most)
        amount = rng.choice([1, 1, -1]) * amount
        if abs(Fraction(amount * times, under)) > most:
            continue
        expected = round_half_away(Fraction(amount * times, under))
        cells = {"A1": float(amount), "B1": float(times), "C1": float(under)}
        assert [one(cells) for one in run] == [expected] * len(PROGRAMS), (amount, times, under)


# ── half a step at 0, numbers too long ────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("slope", [25, -25])
@pytest.mark.parametrize("ends", [(-1, 1), (0, 1), (-1, 0)])
def test_next_to_half_a_step_at_0(slope: int, ends: tuple[int, int]) -> None:
    line = Line(Fraction(25, 2), Fraction(slope), Fraction(ends[0]), Fraction(ends[1]))
    near = [Fraction(sign, 10**places) for sign in (-1, 0, 1) for places in (1, 5, 15, 27)]
    inside = [number for number in near if line.low <= number <= line.high]
    for program in PROGRAMS:
        run = compiled(on_line("A1", line), program)
        assert [run({"A1": float(number)}) for number in inside] == [
            round_half_away(line.at(number)) for number in inside
        ]


def test_a_scale_of_too_many_digits_has_no_formula() -> None:
    narrow = Line(Fraction(-(10**12)), Fraction(10**12), Fraction(1), 1 + Fraction(1, 10**8))
    with pytest.raises(TooLong):
        on_line("A1", narrow)
    fine = Fraction(1, 3 * 10**16)
    with pytest.raises(TooLong):
        on_line("A1", Line(fine, 1 + fine, Fraction(0), Fraction(10)))


def test_a_scale_within_one_step_is_that_step() -> None:
    assert on_line("A1", Line(Fraction(3), Fraction(0), Fraction(0), Fraction(1))) == "3"
    assert on_line("A1", Line(Fraction(3), Fraction(1, 3), Fraction(0), Fraction(1))) == "3"
