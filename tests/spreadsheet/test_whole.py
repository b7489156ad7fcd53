"""From points to rank, as formulas: keys that order as shares do, grades of many bars, dense ranks, titles."""

from fractions import Fraction
from functools import cache
from random import Random
from typing import NamedTuple

from hypothesis import given
from hypothesis import strategies as st

from scoring.forms.issue_sheet import new_book
from scoring.points import to_steps
from scoring.spreadsheet.book import cell
from scoring.spreadsheet.whole import Bar, Grading, Order, Whole, titles_of_grades
from scoring.tree.model import CriteriaSet
from tests import small
from tests.properties import cases
from tests.spreadsheet.office import needs_office, recalculated

SCALE = 100


def criteria(precision: int = 2, more: str = "") -> CriteriaSet:
    return small.criteria_of(small.leaf("A", str(SCALE)), more=f"scale: {SCALE}\nprecision: {precision}\n{more}")


# ── keys ──────────────────────────────────────────────────────────────────────────────────────────────────────────


@cases
@given(st.data())
def test_keys_order_as_shares_do(data: st.DataObject) -> None:
    precision = data.draw(st.sampled_from([1, 2, 3, 4]))
    top = SCALE * 10**precision
    order = Order(criteria(precision), 2)
    pairs = []
    for _ in range(2):
        most = data.draw(st.integers(1, top))
        pairs.append((data.draw(st.integers(-most, most)), most))
    if data.draw(st.booleans()):  # neighbours, as close as shares can be
        most = data.draw(st.integers(2, top))
        pairs = [(most - 1, most), (most - 2, most - 1)]
    keys = [order.key_of(points, most, Fraction(SCALE), varies=True) for points, most in pairs]
    shares = [Fraction(*pair) for pair in pairs]
    assert (keys[0] > keys[1]) == (shares[0] > shares[1])
    assert (keys[0] == keys[1]) == (shares[0] == shares[1])
    assert all(abs(key) < 10**15 for key in keys)


def test_keys_of_one_max_are_the_points() -> None:
    assert Order(criteria(), 2).key_of(9525, 10_000, Fraction(SCALE), varies=False) == 9525


class Live(NamedTuple):
    """A formula in a cell of its own, and what it should give."""

    formula: str
    value: object


def _keys() -> list[tuple[float, float, Live]]:
    """Points, max, and the key over the cells of both."""
    found: list[tuple[float, float, Live]] = []
    rng = Random("keys")
    for precision in (1, 2, 4, 6):
        order, steps = Order(criteria(precision), 2), 10**precision
        for _ in range(60):
            most = rng.randint(1, SCALE * steps)
            points = rng.choice([most, most - 1, most // 3, 0, -(most // 2), rng.randint(0, most)])
            row = len(found)
            formula = order.key(cell(row, 0), cell(row, 1), Fraction(SCALE), varies=True)
            value = float(order.key_of(points, most, Fraction(SCALE), varies=True))
            found.append((points / steps, most / steps, Live(formula, value)))
    return found


def _scores() -> list[tuple[list[float], Live]]:
    """Tree points, max, bonus, penalty, and score and percent over them, against plain arithmetic."""
    found: list[tuple[list[float], Live]] = []
    rng = Random("scores")
    for above in ("false", "true"):
        more = f"bonus: {{max: 5, above_scale: {above}, children: [{small.leaf('B')}]}}"
        made = criteria(2, more)
        whole = Whole(made)
        for _ in range(80):
            most = rng.choice([10_000, rng.randint(1, 10_000)])
            points, bonus, penalty = rng.randint(0, most), rng.randint(0, 500), rng.choice([0, rng.randint(0, 9_000)])
            tree = to_steps(Fraction(points, most), 4)
            score = max(0, tree + bonus - penalty)
            score = score if above == "true" else min(score, 10_000)
            row = len(found)
            cells = [cell(row, column) for column in range(4)]
            tree_score = f"({whole.tree_score(cells[0], cells[1], to_scale=True)})"
            formula = whole.score(tree_score, cells[2], cells[3], "100")
            found.append(([value / 100 for value in (points, most, bonus, penalty)], Live(formula, score / 100)))
    return found


@cache
def live() -> dict[str, list[list[object]]]:
    book = new_book()
    sheet = book.sheet("keys")
    for row, (points, most, one) in enumerate(_keys()):
        sheet.put(row, 0, points)
        sheet.put(row, 1, most)
        sheet.put_formula(row, 2, one.formula, "wrong")
    sheet = book.sheet("scores")
    for row, (values, scored) in enumerate(_scores()):
        for column, value in enumerate(values):
            sheet.put(row, column, value)
        sheet.put_formula(row, 4, scored.formula, "wrong")
    return dict(recalculated({"live": book.finish({}, "_scoring")})["live"])


@needs_office
def test_keys_are_the_programs() -> None:
    assert [row[2] for row in live()["keys"]] == [one.value for _, _, one in _keys()]


@needs_office
def test_scores_are_plain_arithmetic() -> None:
    assert [row[4] for row in live()["scores"]] == [one.value for _, one in _scores()]


# ── grades ────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_bars_of_many_nodes_take_several_cells() -> None:
    leaves = [small.leaf(f"A{number}", "1") for number in range(200)]
    grades = "grades: [{id: top, at_least: 90, each: {level: part, at_least: 50}}, {id: low, at_least: 0}]"
    made = small.criteria_of(*leaves, more=f"scale: 200\n{grades}")
    grading = Grading(made, "n/a")
    bars = {
        code: Bar(f"'Ma trận điểm'!AA{row}", "1", "'Số liệu'!AA1") for row, code in enumerate(sorted(grading.nodes()))
    }
    found = grading.reached(made.grade("top"), "X1", "Y1", bars)
    assert len(found) > 1
    assert all(len(one.formula) < 8_192 for one in found)
    assert [asked for one in found for asked in one.asked] == [
        ("", Fraction(90)),
        *((f"A{n}", Fraction(50)) for n in range(200)),
    ]
    assert grading.grade("X1", [["G1", "H1"], ["I1"]], ["T1", "T2"]) == (
        'IF(ISNUMBER(X1),IF(AND(G1,H1),T1,IF(AND(I1),T2,"")),"")'
    )


def test_a_node_that_is_out_passes_its_bar() -> None:
    grades = "grades: [{id: top, at_least: 1, requires: [{node: A, at_least: 12.5}]}, {id: low, at_least: 0}]"
    grading = Grading(criteria(2, grades), "n/a")
    found = grading.reached(criteria(2, grades).grade("top"), "X1", "Y1", {"A": Bar("A1", "B1", "S1")})
    assert 'IF(S1="n/a",TRUE,IF(ISNUMBER(A1),200*ROUND(A1*100,0)>=25*ROUND(B1*100,0),TRUE))' in found[0].formula


def test_titles_of_grades_are_told_apart() -> None:
    grades = "grades: [{id: a, vi: Tốt, at_least: 50}, {id: b, vi: tốt, at_least: 40}, {id: c, vi: Yếu, at_least: 0}]"
    assert list(titles_of_grades(criteria(2, grades), "vi")) == ["Tốt (a)", "tốt (b)", "Yếu"]
