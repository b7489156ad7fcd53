"""Formulas of the criteria language as spreadsheet formulas: exact in every program for every fact that they take."""

import datetime
import json
import os
from collections.abc import Iterator
from fractions import Fraction
from random import Random
from typing import Any

import pytest

from scoring.points import exact_text, to_steps
from scoring.spreadsheet.cells import number_of
from scoring.spreadsheet.fields import cells_from, facts_from, fields_of
from scoring.spreadsheet.formulas import MOST_RULE, Inputs, Scale, formula_of
from scoring.tree.model import Leaf
from scoring.tree.rule import Aggregates, Rule, Yardstick
from tests import campaigns_formulas
from tests.campaigns_rules import YEAR, decimal
from tests.small import criteria_of, leaf
from tests.spreadsheet.arithmetic import PROGRAMS, compiled
from tests.spreadsheet.long_numbers import rounded

RULES = int(os.environ.get("SCORING_FORMULA_CELLS", "40"))
"""Random formulas, each with some facts."""
PRECISION = 3
NAMES = ("A1", "B1", "C1", "D1")


def live(one: Leaf, seen: Aggregates | None = None) -> str | None:
    scale = Scale(Yardstick(one.max, YEAR, seen), PRECISION)
    return formula_of(one.rule, Inputs(NAMES[: len(fields_of(one.rule))]), scale)


def typed(one: Leaf, facts: str) -> dict[str, float | str]:
    fields = fields_of(one.rule)
    texts = zip(NAMES, fields, cells_from(one.rule, facts), strict=False)
    return {name: _held(field.kind, text) for name, field, text in texts if text}


def _held(kind: str, text: str) -> float | str:
    if kind == "date" and text[0].isdigit():
        return float((datetime.date.fromisoformat(text) - datetime.date(1899, 12, 30)).days)
    return text if kind in ("choice", "date") else float(number_of(text, kind == "whole"))


def agree(one: Leaf, formula: str, texts: Iterator[str], seen: Aggregates | None = None) -> int:
    """How many facts had points in cells; each time they are the engine's."""
    run = [compiled(formula, program) for program in PROGRAMS]
    shown = 0
    for text in texts:
        facts = facts_from(one.rule, cells_from(one.rule, text))  # a share in a cell is rounded
        steps = to_steps(one.rule.outcome(facts, Yardstick(one.max, YEAR, seen)).points, PRECISION)
        expected = float(Fraction(steps, 10**PRECISION))
        found = [calculate(typed(one, facts)) for calculate in run]
        assert found in ([expected] * len(PROGRAMS), [""] * len(PROGRAMS)), (one.rule, facts)
        shown += found[0] != ""
    return shown


def comma(number: Fraction) -> str:
    return exact_text(number).replace(".", ",")


def leaf_with(rule: str, full: str = "5") -> Leaf:
    return criteria_of(leaf("A", full, rule), more=f"scale: {full}\nprecision: {PRECISION}").leaves["A"]


def test_random_formulas() -> None:
    rng, formulas, shown, others = Random("formula cells"), 0, 0, 0
    for _ in range(RULES):
        made = campaigns_formulas.formula(rng)
        declared = leaf_with(json.dumps(made.rule), rng.choice(["1", "2.5", "10"]))
        one = declared.seen_by({"kind": rng.choice(["xa", "phuong"]), "cluster": rng.choice(["3", "Miền núi"])})
        formula = live(one)
        if formula is None:
            others += one.rule.looks_at_others
            continue
        formulas += 1
        assert len(formula) <= MOST_RULE
        shown += agree(one, formula, (made.facts(rng, decimal) for _ in range(20)))
    assert formulas > (RULES - others) * 8 // 10
    assert shown > 18 * formulas


TWO = "facts: [{id: a, is: count}, {id: b, is: count}]"
LINES = [
    "{when: b = 0, give: full}, {give: full * a / b}",
    "{give: full * (1 - a / b)}",
    "{give: full * a / (a + b)}",
    "{when: b != 5, give: (a - b) / 7}, {give: full}",
    '{give: "min(full / 2, a / b) + max(0, (a - b) / (a + 3)) / 3"}',
    "{give: floor(a / 100) * 0.25}",
    '{give: "round(full * a / b, 1)"}',
    "{give: full * a / (a - b)}",
    "{when: a >= b and not b = 3, give: full * b / a}, {give: 0.125}",
    "{give: full * a * a / (b * b)}",
]


@pytest.mark.parametrize("lines", LINES)
def test_next_to_where_points_change(lines: str) -> None:
    """Counts of up to 15 digits, at half a step of a quotient and beside it."""
    one = leaf_with(f"{{kind: formula, {TWO}, least: -2, points: [{lines}]}}")
    formula = live(one)
    assert formula is not None
    rng = Random(lines)

    def facts() -> Iterator[str]:
        for _ in range(60):
            total = rng.randint(1, 10 ** rng.randint(1, 15) - 1)
            half = Fraction(2 * rng.randint(-1, 12_000) + 1, 2 * 5 * 10**PRECISION)
            for part in (int(total * half) + more for more in (-1, 0, 1)):
                if 0 <= part < 10**15:
                    yield f"a={part} b={total}"

    assert agree(one, formula, facts()) > 60


@pytest.mark.parametrize("sort", ["number", "percent", "ratio"])
def test_decimals_are_told_apart(sort: str) -> None:
    """With the decimals that cells take the engine's points, with more of them none."""
    one = leaf_with(
        f"{{kind: formula, facts: [{{id: a, is: {sort}}}], least: -2, points: [{{when: a = 40, give: 1}}, "
        "{when: a > 40, give: a / 64}, {give: a / 37 - 1}]}"
    )
    formula = live(one)
    assert formula is not None
    rng = Random(sort)
    units = [Fraction(40 * 10**4 + more, 10**4) for more in range(-3, 4)]
    units += [Fraction(rng.randint(0, 100 * 10**4), 10**4) for _ in range(60)]
    assert agree(one, formula, (f"a={comma(unit)}" for unit in units)) == len(units)
    fine = [rounded(Fraction(rng.random()) * 90) + Fraction(1, 10**12) for _ in range(20)]
    assert agree(one, formula, (f"a={comma(rounded(unit))}" for unit in fine)) == 0
    assert agree(one, formula, iter(["a=0,00000000000000000001", "a=0"])) == 1


def test_what_all_units_decide_has_no_formula() -> None:
    assert live(leaf_with(f"{{kind: formula, {TWO}, points: [{{give: full * a / highest(a)}}]}}")) is None


@pytest.mark.parametrize(
    ("lines", "columns"),
    [
        ("{give: full * a / b * unit.cluster / highest(unit.cluster)}", ("3", "7", "11")),
        ("{when: unit.cluster >= average(unit.cluster), give: full * a / b}, {give: a / 3}", ("2,5", "1", "9")),
        ("{give: a / lowest(unit.cluster)}, {give: full / 3}", ("x", "", "none")),
        ('{give: "full * a / b / (highest(unit.cluster, kind) - lowest(unit.cluster))"}', ("0.001", "20", "7.5")),
    ],
)
def test_what_columns_of_all_units_decide_is_a_number_where_these_stand_still(
    lines: str, columns: tuple[str, ...]
) -> None:
    declared = leaf_with(f"{{kind: formula, {TWO}, points: [{lines}]}}")
    each = [declared.seen_by({"kind": "xa", "cluster": column}) for column in columns]
    one, yardstick = each[0], Yardstick(declared.max, YEAR)
    rules: list[Rule[Any]] = [other.rule for other in each]
    seen = one.rule.observed([rule.read("a=1 b=2", yardstick) for rule in rules], yardstick)
    formula = live(one, seen)
    assert formula is not None
    assert live(one) is None
    rng = Random(lines)
    facts = [f"a={rng.randint(0, 10**6)} b={rng.randint(0, 10**6)}" for _ in range(40)]
    assert agree(one, formula, iter(facts), seen) == len(facts)


def test_cells_that_hold_no_facts_show_no_points() -> None:
    formula = live(leaf_with(f"{{kind: formula, {TWO}, points: [{{give: a / b}}]}}"))
    assert formula is not None
    for program in PROGRAMS:
        run = compiled(formula, program)
        for first, second in [("x", 1.0), (1.5, 2.0), (-1.0, 2.0), (None, 1.0), (1e15, 1.0)]:
            assert run({"A1": first, "B1": second}) == ""
