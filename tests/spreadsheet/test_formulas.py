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
from scoring.points import to_steps
from scoring.spreadsheet.book import Book, Sheet, cell
from scoring.spreadsheet.cells import inputs_of, number_of
from scoring.spreadsheet.fields import cells_from, fields_of
from scoring.spreadsheet.formulas import Scale, points_formula, text_literal
from scoring.tree.model import Leaf
from scoring.tree.rule import Yardstick
from scoring.tree.rules import KINDS
from tests import campaigns_rules
from tests.campaigns_rules import YEAR, decimal
from tests.small import criteria_of, leaf
from tests.spreadsheet.office import Sheets, needs_office, recalculated

RULES = int(os.environ.get("SCORING_FORMULA_RULES", "40"))
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
    made: campaigns_rules.LeafRule
    precision: int


def drawn(rng: Random, kind: str) -> Drawn:
    precision = rng.choice([1, 2, 2, 3, 4])
    most = rng.choice([1, 2, 3, 5, 10, 25]) * 10**precision // rng.choice([1, 2, 5])
    made = campaigns_rules.KINDS[kind](rng, most, precision)
    text = json.dumps(made.rule, ensure_ascii=False)
    more = f"scale: {decimal(most, precision)}\nprecision: {precision}"
    return Drawn(criteria_of(leaf("A", decimal(most, precision), text), more=more).leaves["A"], made, precision)


def typed_in(book: Book, sheet: Sheet, row: int, one: Drawn, facts: str) -> Case:
    """Facts in the cells of a row, the formula behind them; gives what it should show."""
    rule, yardstick = one.leaf.rule, Yardstick(one.leaf.max, YEAR)
    texts = cells_from(rule, facts)
    for column, (field, text) in enumerate(zip(fields_of(rule), texts, strict=True)):
        if field.kind == "date" and text:
            sheet.put(row, column, datetime.date.fromisoformat(text), num_format="dd/mm/yyyy")
        else:
            sheet.put(row, column, number_of(text) if text and field.kind != "choice" else text)
    refs = [cell(row, column) for column in range(len(texts))]
    formula = points_formula(rule, inputs_of(book, one.leaf, refs, one.precision), Scale(yardstick, one.precision))
    points: object = ""
    if formula is None:
        assert getattr(rule, "goalposts", None) == "observed"
        formula = text_literal("")
    elif facts:
        steps = to_steps(rule.outcome(facts, yardstick).points, one.precision)
        points = float(Fraction(steps, 10**one.precision))
    sheet.put_formula(row, POINTS, formula, "wrong")
    sheet.put(row, POINTS + 1, "end")
    return Case(str(one.made.rule), facts, points)


def some_facts(rng: Random, one: Drawn) -> Iterator[str]:
    yield ""
    for _ in range(FACTS):
        yield unicodedata.normalize("NFC", one.made.facts(rng))


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
    return cases, recalculated({"live": book.finish({}, "_scoring")})["live"]


@needs_office
@pytest.mark.parametrize("kind", KINDS)
def test_points_are_the_engines(kind: str) -> None:
    cases, sheets = everything()
    found = [case._replace(points=row[POINTS]) for case, row in zip(cases[kind], sheets[kind], strict=True)]
    assert found == cases[kind]
