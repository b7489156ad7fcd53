"""Rules as formulas: for random rules and facts, LibreOffice's points are the engine's to the last digit."""

import datetime
import json
import os
import unicodedata
from collections.abc import Iterator
from fractions import Fraction
from functools import cache
from random import Random
from typing import NamedTuple

import pytest

from scoring.forms.issue_sheet import new_book
from scoring.points import round_half_away, to_steps
from scoring.spreadsheet.book import Book, Sheet, cell
from scoring.spreadsheet.cells import inputs_of, number_of
from scoring.spreadsheet.exact import Line, Window, between, window_of, window_places
from scoring.spreadsheet.fields import cells_from, facts_from, fields_of
from scoring.spreadsheet.formulas import Scale, formula_of, text_literal
from scoring.spreadsheet.limbs import DIGITS, tail_of, whole_of
from scoring.tree.model import Leaf
from scoring.tree.rule import Yardstick
from scoring.tree.rules import KINDS
from tests import campaigns_rules
from tests.campaigns_gates import with_more
from tests.campaigns_rules import YEAR, decimal
from tests.small import criteria_of, leaf
from tests.spreadsheet.long_numbers import MEASURED, long_facts, long_rule, rounded
from tests.spreadsheet.office import Sheets, needs_office, recalculated

RULES = int(os.environ.get("SCORING_FORMULA_RULES", "20"))
FACTS = 12
"""Random rules of a kind, and facts of each; the first facts of a rule are none at all."""
POINTS = 9
"""The column of the formula, behind all cells of a leaf."""


class Case(NamedTuple):
    """A rule, facts, and the points that the engine gives."""

    rule: str
    facts: str
    points: object


class Drawn(NamedTuple):
    """A random leaf, the way to draw its facts, and the precision of its set."""

    leaf: Leaf
    facts: campaigns_rules.Facts
    precision: int


def drawn(rng: Random, kind: str) -> Drawn:
    precision = rng.choice([1, 2, 2, 3, 4])
    most = rng.choice([1, 2, 3, 5, 10, 25]) * 10**precision // rng.choice([1, 2, 5])
    made = with_more(rng, campaigns_rules.KINDS[kind](rng, most, precision))
    text = json.dumps(made.rule, ensure_ascii=False)
    more = f"scale: {decimal(most, precision)}\nprecision: {precision}"
    return Drawn(criteria_of(leaf("A", decimal(most, precision), text), more=more).leaves["A"], made.facts, precision)


def typed_in(book: Book, sheet: Sheet, row: int, one: Drawn, facts: str) -> Case:
    """Facts in the cells of a row, the formula behind them; gives what it should show."""
    rule, yardstick = one.leaf.rule, Yardstick(one.leaf.max, YEAR)
    texts = cells_from(rule, facts)
    for column, (field, text) in enumerate(zip(fields_of(rule), texts, strict=True)):
        if not text or field.kind == "choice" or (field.kind == "date" and not text[0].isdigit()):
            sheet.put(row, column, text)
        elif field.kind == "date":
            sheet.put(row, column, datetime.date.fromisoformat(text), num_format="dd/mm/yyyy")
        else:
            sheet.put(row, column, number_of(text, field.kind == "whole"))
    refs = [cell(row, column) for column in range(len(texts))]
    formula = formula_of(rule, inputs_of(book, one.leaf, refs, one.precision), Scale(yardstick, one.precision))
    points: object = ""
    if formula is None:
        assert rule.looks_at_others or rule.kind == "formula"
        formula = text_literal("")
    elif facts:
        facts = facts if rule.kind != "formula" else facts_from(rule, texts)  # a share in a cell is rounded
        steps = to_steps(rule.outcome(facts, yardstick).points, one.precision)
        points = float(Fraction(steps, 10**one.precision))
    sheet.put_formula(row, POINTS, formula, "wrong")
    sheet.put(row, POINTS + 1, "end")
    return Case(str(one.leaf.rule), facts, points)


def some_facts(rng: Random, one: Drawn) -> Iterator[str]:
    yield ""
    for _ in range(FACTS):
        yield unicodedata.normalize("NFC", one.facts(rng))


@cache
def everything() -> tuple[dict[str, list[Case]], Sheets]:
    """All kinds in one workbook, a sheet each: the cases, and the cells after recalculation."""
    book = new_book()
    cases: dict[str, list[Case]] = {}
    for kind in KINDS:
        rng = Random(f"formulas {kind}")
        sheet = book.sheet(kind)
        cases[kind] = []
        for _ in range(RULES):
            one = drawn(rng, kind)
            for facts in some_facts(rng, one):
                cases[kind].append(typed_in(book, sheet, len(cases[kind]), one, facts))
    for kind in MEASURED:
        rng = Random(f"long formulas {kind}")
        sheet = book.sheet(f"long {kind}")
        found: list[Case] = []
        cases[f"long {kind}"] = found
        for _ in range(RULES // 4):
            long = long_rule(rng, kind)
            one = Drawn(long.leaf, str, long.precision)
            found += [
                typed_in(book, sheet, len(found) + row, one, facts)
                for row, facts in enumerate(long_facts(rng, long, 4))
            ]
    cases["observed"] = _observed(book.sheet("observed"))
    return cases, recalculated({"live": book.finish({}, "_scoring")})["live"]


def _observed(sheet: Sheet) -> list[Case]:
    """A number between two others in cells, all of 15 digits; each is taken apart in cells of its own."""
    rng, found = Random("observed"), list[Case]()
    while len(found) < RULES * 4:
        steps = 10 ** rng.randint(1, 6)
        line = Line(Fraction(0), Fraction(steps), Fraction(0), Fraction(1))
        low = rounded(Fraction(rng.random()) * Fraction(10) ** rng.randint(-3, 5), rng.randint(1, DIGITS))
        high = rounded(low + Fraction(rng.random()) * Fraction(10) ** rng.randint(-6, 6))
        number = rounded(low + (high - low) * (rng.randint(0, steps - 1) + Fraction(1, 2)) / steps)
        places = window_places([low, high, number])
        if places is None or not low <= number <= high or low == high:
            continue
        row, windows = len(found), []
        for column, one in enumerate((number, low, high)):
            sheet.put(row, column, float(one))
            parts = whole_of(cell(row, column), places), tail_of(cell(row, column), places, DIGITS)
            for under, (part, value) in enumerate(zip(parts, window_of(one, places), strict=True)):
                sheet.put_formula(row, 3 + 2 * column + under, part, float(value))
            windows.append(Window(*(cell(row, 3 + 2 * column + under) for under in (0, 1))))
        sheet.put_formula(row, POINTS, between(windows[1], windows[0], windows[1], windows[2], line), "wrong")
        sheet.put(row, POINTS + 1, "end")
        points = float(round_half_away(line.at((number - low) / (high - low))))
        found.append(Case(f"{low} to {high}", str(number), points))
    return found


@needs_office
@pytest.mark.parametrize("kind", [*KINDS, *(f"long {kind}" for kind in MEASURED), "observed"])
def test_points_are_the_engines(kind: str) -> None:
    cases, sheets = everything()
    found = [case._replace(points=row[POINTS]) for case, row in zip(cases[kind], sheets[kind], strict=True)]
    assert found == cases[kind]
