"""Facts and rules of many digits in published workbooks: formulas that are exact, or values, marked and listed."""

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

import pytest

from scoring.publish.publication import Publication, publication_of
from scoring.publish.workbooks.summary import summary_workbook
from scoring.publish.workbooks.unit import unit_workbook
from scoring.words import tell
from tests.publish.workbooks.summary_books import spoil
from tests.small import branch, campaign, criteria_text, leaf
from tests.spreadsheet.office import Sheets, cells, needs_office, recalculated

UNITS = "01,An,xa\n02,Bình,xa\n03,Châu,xa"


class Case(NamedTuple):
    """A rule of ten points, a precision, the facts of three communes, and the points of each."""

    rule: str
    precision: int
    facts: tuple[str, str, str]
    points: tuple[float, float, float]


EXACT = {
    "goalposts": Case(
        "{kind: normalised, goalposts: [0, 0.042909]}", 4, ("0.0149", "0.0146", "0.0204"), (3.4725, 3.4025, 4.7542)
    ),
    "goalposts apart from 0": Case(
        "{kind: normalised, goalposts: [0.000016655, 0.012007235]}", 2,
        ("0.0051", "0.0089", "0.0149"), (4.24, 7.41, 10.0),
    ),
    "bands": Case(
        "{kind: bands, measure: number, bands: [{from: 0, points: [0, 3]}, "
        "{from: 0.0123457, to: 0.0456789, points: [3, 10]}]}",
        4,
        ("0.0149", "0.0206", "0.0304"),
        (3.5364, 4.7334, 6.7914),
    ),
    "share": Case(
        "{kind: proportional, full_at: 93.7}", 6, ("87.123456789%", "50%", "12.5%"), (9.298128, 5.336179, 1.334045)
    ),
    "observed": Case(
        "{kind: normalised, goalposts: observed}", 5,
        ("0.123456789012", "0.123456789512", "0.123456789112"), (0.0, 10.0, 2.0),
    ),
    "least fixed": Case(
        "{kind: normalised, goalposts: [0.1, observed]}", 5, ("0.05", "0.123456789112", "0.2"), (0.0, 2.34568, 10.0)
    ),
    "greatest fixed": Case(
        "{kind: normalised, goalposts: [observed, 0.3], direction: down}", 2, ("0.1", "0.15", "0.4"), (10.0, 7.5, 0.0)
    ),
    "none between": Case(
        "{kind: normalised, goalposts: [1, observed], direction: down}", 2, ("0.1", "0.5", "1"), (10.0, 10.0, 10.0)
    ),
}  # fmt: skip
"""Sample data; numbers with fewer decimals than these were right before facts kept all their digits."""


def publication(case: Case) -> Publication:
    rows = "\n".join(f"0{number},A,self,{facts}" for number, facts in enumerate(case.facts, 1))
    made = criteria_text(leaf("A", "10", case.rule), more=f"scale: 10\nprecision: {case.precision}\ndisplay: 2")
    with TemporaryDirectory() as folder:
        return publication_of(campaign(Path(folder), made, rows, units=UNITS))


@cache
def stored() -> dict[str, bytes]:
    books = {}
    for name, case in EXACT.items():
        made = publication(case)
        books[name] = summary_workbook(made, "vi")
        books |= {f"{name}, unit 0{number}": unit_workbook(made, f"0{number}", "vi") for number in (1, 2, 3)}
    return books


@cache
def live() -> dict[str, Sheets]:
    return recalculated({name: spoil(raw) for name, raw in stored().items()})


def points_in(sheets: Sheets) -> dict[object, object]:
    rows = sheets["Ma trận điểm"]
    column = rows[3].index("points:A")
    return {row[0]: row[column] for row in rows[7:]}


@needs_office
@pytest.mark.parametrize("name", EXACT)
def test_recalculated_points_are_exact(name: str) -> None:
    expected = dict(zip(("01", "02", "03"), EXACT[name].points, strict=True))
    assert points_in(cells(stored()[name])) == expected
    assert points_in(live()[name]) == expected
    for number in expected:
        facts = live()[f"{name}, unit {number}"]["Số liệu"]
        row = next(row for row in facts if row[0] == "A|self")
        assert row[facts[0].index("points")] == expected[number]


@pytest.mark.parametrize("name", EXACT)
def test_exact_cells_are_formulas(name: str) -> None:
    for sheets in (cells(raw) for book, raw in stored().items() if book.startswith(name)):
        assert not any(tell("book-values", "vi") in row for rows in sheets.values() for row in rows)


# ── values ────────────────────────────────────────────────────────────────────────────────────────────────────────


def listed(raw: bytes) -> str:
    """What the first sheet says of cells that are values."""
    rows = next(iter(cells(raw).values()))
    at = next((number for number, row in enumerate(rows) if tell("book-values", "vi") in row), len(rows))
    return "\n".join(str(cell) for row in rows[at:] for cell in row)


def test_facts_of_more_digits_stand_as_values_and_are_listed() -> None:
    case = Case("{kind: value, max: 10}", 2, ("1.23499999999999999999", "1.2349", "1.235"), (1.23, 1.23, 1.24))
    made = publication(case)
    raw = summary_workbook(made, "vi")
    assert points_in(cells(raw)) == {"01": 1.23, "02": 1.23, "03": 1.24}
    assert "'Số liệu'!E9" in listed(raw)
    assert "E8" not in listed(raw)
    assert "E10" not in listed(raw)
    assert "'Số liệu'!L6" in listed(unit_workbook(made, "01", "vi"))
    assert listed(unit_workbook(made, "02", "vi")) == ""


@needs_office
def test_values_stay_where_all_is_recalculated() -> None:
    case = Case("{kind: normalised, goalposts: observed}", 2, ("1.23456789012345678", "1", "2"), (2.35, 0.0, 10.0))
    raw = summary_workbook(publication(case), "vi")
    expected = dict(zip(("01", "02", "03"), case.points, strict=True))
    assert points_in(recalculated({"book": spoil(raw)})["book"]) == expected
    assert "'Số liệu'!E8:E10" in listed(raw)


def test_a_rule_of_too_many_digits_stands_as_values_and_is_listed() -> None:
    case = Case("{kind: normalised, goalposts: [1, 1.0000000001]}", 2, ("1.00000000005", "1", "2"), (5.0, 0.0, 10.0))
    made = publication(case)
    assert "'Số liệu'!E8:E10" in listed(summary_workbook(made, "vi"))
    assert points_in(cells(summary_workbook(made, "vi"))) == dict(zip(("01", "02", "03"), case.points, strict=True))
    assert "'Số liệu'!L6" in listed(unit_workbook(made, "01", "vi"))


def test_a_node_of_hundreds_of_children_is_listed(tmp_path: Path) -> None:
    children = [leaf(f"A.{number}", "1") for number in range(400)]
    made = criteria_text(branch("A", "10", *children, more="combine: mean"), more="scale: 10")
    raw = summary_workbook(publication_of(campaign(tmp_path, made, "01,A.1,self,yes")), "vi")
    assert listed(raw).splitlines()[-2:] == ["A", "'Ma trận điểm'!C8"]


@pytest.mark.parametrize("name", ["least fixed", "greatest fixed", "none between"])
def test_goalposts_of_which_one_is_fixed_leave_no_value_in_place_of_a_formula(name: str) -> None:
    made = publication(EXACT[name])
    assert [listed(raw) for raw in (summary_workbook(made, "vi"), unit_workbook(made, "01", "vi"))] == ["", ""]
