"""Means and alternatives as formulas are exact, in plain floats, as Excel and LibreOffice count, or there is none."""

import os
from fractions import Fraction
from random import Random
from typing import Any

import pytest

from scoring.engine.combine import upward
from scoring.points import exact_text, to_steps
from scoring.spreadsheet.limbs import TooLong
from scoring.spreadsheet.totals import Cells, Child, can_be_out, maxima_of, points_formula
from scoring.tree.model import Branch, Combine
from tests import small
from tests.spreadsheet.arithmetic import PROGRAMS, compiled

MEANS = int(os.environ.get("SCORING_MEANS", "12"))
"""Random nodes of a kind, each with some points of its children."""


def node_of(how: Combine, rng: Random, precision: int, varies: bool) -> Branch:
    """A weighted mean, or the best or worst, of sums whose maxima differ by unit where it `varies`."""
    unit = Fraction(1, 2) if varies else Fraction(1, 10**precision)
    children = []
    for number in range(rng.randint(2, 5 if varies else 7)):
        parts = [unit * rng.randint(1, int(9 / unit)) for _ in range(rng.randint(2, 4))]
        out = [f"not_applicable: {rng.choice(('exclude', 'rescale'))}" if varies else "" for _ in parts]
        leaves = [
            small.leaf(f"A.{number}.{place}", exact_text(most), more=more)
            for place, (most, more) in enumerate(zip(parts, out, strict=True))
        ]
        weight = f"weight: {rng.choice(('1', '2', '0.5', '0.3'))}, " if how == "weighted" else ""
        children.append(
            small.branch(
                f"A.{number}", exact_text(sum(parts, Fraction(0))), *leaves, more=f"{weight}not_applicable: exclude"
            )
        )
    text = small.branch("A", "10", *children, more=f"combine: {how}")
    found = small.criteria_of(text, more=f"precision: {precision}\ndisplay: 0\n").nodes["A"]
    assert isinstance(found, Branch)
    return found


@pytest.mark.parametrize("varies", [False, True])
@pytest.mark.parametrize("precision", [1, 2, 4, 6])
@pytest.mark.parametrize("how", ["weighted", "best", "worst"])
def test_means_are_the_engines_or_have_no_formula(how: Combine, precision: int, varies: bool) -> None:
    rng = Random(f"{'means' if how == 'weighted' else how} {precision} {varies}")
    formulas = 0
    for _ in range(MEANS):
        branch = node_of(how, rng, precision, varies)
        children = [Child(node, Cells(f"A{row}", f"B{row}", "")) for row, node in enumerate(branch.children, 1)]
        try:
            formula = points_formula(how, branch.max, "C1", children, precision)
        except TooLong:
            assert varies
            continue
        formulas += 1
        runs = [compiled(formula, program) for program in PROGRAMS]
        for _ in range(20):
            maxima = [rng.choice(sorted(maxima_of(node, precision))) or None for node in branch.children]
            points = [rng.randint(0, most) if most else 0 for most in maxima]
            rule = upward(how, branch.children, maxima, to_steps(branch.max, precision))
            if rule is None:
                continue
            expected = rule.points(rule.total(points)) / 10**precision
            cells: dict[str, Any] = {}
            for row, (most, reached) in enumerate(zip(maxima, points, strict=True), 1):
                cells[f"A{row}"] = "–" if most is None else reached / 10**precision
                cells[f"B{row}"] = "" if most is None else most / 10**precision
            assert [run(cells) for run in runs] == [expected] * len(runs), (formula, cells)
    assert formulas == MEANS or (varies and (formulas or precision == 6))


def test_a_tie_of_means_is_rounded_away_from_zero() -> None:
    node = small.branch("A", "10", small.leaf("A.1", "3"), small.leaf("A.2", "4"), more="combine: mean")
    branch = small.criteria_of(node, more="precision: 6\n").nodes["A"]
    assert isinstance(branch, Branch)
    children = [Child(child, Cells(f"A{row}", f"B{row}", "")) for row, child in enumerate(branch.children, 1)]
    formula = points_formula("mean", branch.max, "C1", children, 6)
    points = {"A1": 1.5, "A2": 0.000002, "B1": 3.0, "B2": 4.0}
    assert 5 * (Fraction(1, 2) + Fraction("0.000002") / 4) == Fraction("2.5000025")
    assert [compiled(formula, program)(points) for program in PROGRAMS] == [2.500003] * len(PROGRAMS)


def test_maxima_are_all_that_can_be_left() -> None:
    leaves = [small.leaf("A.1", "1", more="not_applicable: exclude"), small.leaf("A.2", "2")]
    rescaled = small.leaf("A.3", "4", more="not_applicable: rescale")
    branch = small.criteria_of(small.branch("A", "7", *leaves, rescaled), more="scale: 7\nprecision: 1\ndisplay: 0\n")
    assert maxima_of(branch.nodes["A"], 1) == {20, 30, 60, 70}
    assert [code for code, node in branch.nodes.items() if can_be_out(node)] == ["A.1", "A.3"]


def test_points_far_below_zero_have_no_mean() -> None:
    rule = "{kind: deduction, each: [{id: late, vi: Trễ, en: Late, points: 1}], floor: -9}"
    node = small.branch("A", "10", small.leaf("A.1", "3", rule), small.leaf("A.2", "7"), more="combine: mean")
    branch = small.criteria_of(node).nodes["A"]
    assert isinstance(branch, Branch)
    children = [Child(child, Cells("A1", "B1", "")) for child in branch.children]
    with pytest.raises(TooLong):
        points_formula("mean", branch.max, "C1", children, 2)
