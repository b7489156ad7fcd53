"""Surveys tallied: an example by hand, numpy as an oracle, and what must hold for any microdata."""

from fractions import Fraction
from random import Random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.analysis.survey import DIGITS, Figure, decimals
from scoring.tree.facts import read_number, read_share
from tests.properties import cases
from tests.surveys import campaign, counted, declaration, declared_leaf, facts, figures

# By hand. Five respondents of An (01), a population of 101. 9 and the empty cell are no answer.
#
#     w   q1  q2  o
#     1   5   4   A        q1 answered by 4 (weights 1 1 2 3 = 7), satisfied 3 (weights 1 1 3 = 5)
#     1   4   2   B        q2 answered by 3, satisfied 2
#     2   2   9   B
#     1   9       D
#     3   5   5   A
BY_HAND = "u,w,q1,q2,o\n01,1,5,4,A\n01,1,4,2,B\n01,2,2,9,B\n01,1,9,,D\n01,3,5,5,A\n"
OPTIONS = "options: {A: 100, B: 60, C: 20, D: 0}"


def only(leaf: str, more: str = "", microdata: str = BY_HAND) -> Figure:
    """The one figure of An."""
    found = figures(counted(declaration(leaf, more=f"population: cluster\n{more}"), microdata))
    (figure,) = found.values()
    return figure


def test_share_of_one_item() -> None:
    figure = only(declared_leaf("A.1", "q1"))
    assert figure.facts == "3/4"
    assert figure.value == 75
    assert (figure.respondents, figure.answered, figure.asked, figure.population) == (5, 4, 5, 101)
    assert figure.silence == Fraction(1, 5)
    # 1.96 × √(0.75 × 0.25 ÷ 4 × (101 − 4) ÷ (101 − 1)) = 1.96 × √0.04546875 = 0.417939
    assert figure.margin == pytest.approx(41.7939, abs=1e-4)


def test_share_with_weights() -> None:
    figure = only(declared_leaf("A.1", "q1"), "weight: w")
    assert figure.value == Fraction(500, 7)
    assert figure.facts == "71.42857143%"
    # Kish: 7² ÷ (1² + 1² + 2² + 3²) = 49 ÷ 15
    assert figure.effective == Fraction(49, 15)
    # 1.96 × √(5/7 × 2/7 ÷ (49/15) × 0.97) = 1.96 × √0.06059975 = 0.482493
    assert figure.margin == pytest.approx(48.2493, abs=1e-4)


def test_mean_on_the_scale() -> None:
    figure = only(declared_leaf("A.1", "q1", more="method: mean"))
    # (5 + 4 + 2 + 5) ÷ 4
    assert figure.value == 4
    assert figure.facts == "4"
    # sample variance (1 + 0 + 4 + 1) ÷ 3 = 2; 1.96 × √(2 ÷ 4 × 0.97) = 1.364982
    assert figure.margin == pytest.approx(1.364982, abs=1e-6)


def test_weighted_share_of_options() -> None:
    figure = only(declared_leaf("A.1", "o", more="method: options"), OPTIONS)
    # (100 + 60 + 60 + 0 + 100) ÷ 5
    assert figure.value == 64
    assert figure.facts == "64%"
    # deviations 36 −4 −4 −64 36: 6720 ÷ 4 = 1680; 1.96 × √(1680 ÷ 5 × (101 − 5) ÷ 100) = 1.96 × √322.56 = 35.2015
    assert figure.margin == pytest.approx(35.2015, abs=1e-4)


def test_mean_of_the_shares_of_two_items() -> None:
    figure = only(declared_leaf("A.1", "q1", "q2", more="together: mean"))
    # (3/4 + 2/3) ÷ 2 = 17/24
    assert figure.value == Fraction(1700, 24)
    assert figure.facts == "70.83333333%"
    # scores of the four who answered: 1, 1/2, 0, 1; mean 5/8; sample variance (9 + 1 + 25 + 9) ÷ 64 ÷ 3 = 11/48
    # 1.96 × √(11/48 ÷ 4 × 0.97) = 0.462049
    assert figure.margin == pytest.approx(46.2049, abs=1e-4)


def test_two_items_in_one_heap() -> None:
    figure = only(declared_leaf("A.1", "q1", "q2", more="together: pooled"))
    # 3 + 2 of 4 + 3
    assert figure.facts == "5/7"
    assert (figure.answers, figure.asked, figure.answered) == (7, 10, 4)


def test_satisfied_answers_as_declared() -> None:
    assert only(declared_leaf("A.1", "q1", more="satisfied: [5]")).facts == "2/4"
    assert only(declared_leaf("A.1", "q1"), "satisfied: [2, 4, 5]").facts == "4/4"


def test_a_scale_of_its_own_has_its_own_best_answers() -> None:
    figure = only(
        declared_leaf("A.1", "q1", more="scale: [0, 10], no_answer: [99]"),
        "satisfied: [4, 5]",
        "u,q1\n01,10\n01,9\n01,5\n01,99\n",
    )
    assert figure.facts == "2/3"


def test_yes_or_no() -> None:
    leaf = declared_leaf("A.1", "q1", more="scale: [0, 1], satisfied: [1]")
    assert only(leaf, microdata="u,q1\n01,1\n01,0\n01,0\n01,9\n").facts == "1/3"


def test_numbers_out_of_a_table_of_numbers_and_letters_in_any_case() -> None:
    assert only(declared_leaf("A.1", "q1"), microdata='u,q1\n01,5.0\n01,"4,0"\n01,9.0\n01,2\n').facts == "2/3"
    assert only(declared_leaf("A.1", "o", more="method: options"), OPTIONS, "u,o\n01,a\n01,d\n").facts == "50%"


def test_nobody_answered() -> None:
    figure = only(declared_leaf("A.1", "q1"), microdata="u,q1\n01,9\n01,\n01,9\n")
    assert (figure.facts, figure.value, figure.margin, figure.answered) == ("", None, None, 0)
    assert figure.silence == 1


def test_an_item_that_nobody_answered_is_left_out_of_the_mean() -> None:
    figure = only(declared_leaf("A.1", "q1", "q2", more="together: mean"), microdata="u,q1,q2\n01,5,\n01,2,9\n")
    assert figure.value == 50
    assert [item.value for item in figure.items] == [50, None]


def test_everybody_was_asked() -> None:
    units = "01,An,xa,2\n02,Bình,phuong,"
    leaf = declaration(declared_leaf("A.1", "q1"), more="population: cluster")
    found = figures(counted(leaf, "u,q1\n01,5\n01,1\n02,5\n", made=campaign(units=units)))
    assert found["01", "A.1"].margin == 0
    assert found["02", "A.1"].population is None


def test_equal_answers_say_nothing_of_the_spread() -> None:
    for leaf in (declared_leaf("A.1", "q1", more="method: mean"), declared_leaf("A.1", "q1")):
        assert only(leaf, microdata="u,q1\n01,4\n").margin is None
        assert only(leaf, microdata="u,q1\n" + "01,4\n" * 40).margin is None


def test_too_few_answers_are_flagged() -> None:
    rows = "u,q1\n" + "01,5\n" * 29
    leaf = declared_leaf("A.1", "q1")
    assert only(leaf, microdata=rows).few
    assert not only(leaf, microdata=rows + "01,1\n").few
    assert not only(leaf, "least: 29", rows).few


def test_leaf_that_does_not_apply_has_no_figure() -> None:
    leaves = declaration(declared_leaf("A.1", "q1"), declared_leaf("A.3", "q1"))
    found = counted(leaves, "u,q1\n01,5\n02,1\n")
    assert set(figures(found)) == {("01", "A.1"), ("01", "A.3"), ("02", "A.1")}
    assert {figure.code: figure.facts for figure in found.overall} == {"A.1": "1/2", "A.3": "1/1"}


def test_groups_and_all_together() -> None:
    rows = "u,sex,q1\n01,nam,5\n02,nam,1\n02,nữ,4\n01,nữ,4\n01,,3\n"
    found = counted(declaration(declared_leaf("A.1", "q1"), more="groups: [sex]"), rows)
    told = {value: [figure.facts for figure in figures_] for value, figures_ in found.by_group["sex"].items()}
    assert told == {"": ["0/1"], "nam": ["1/2"], "nữ": ["2/2"]}
    assert [figure.facts for figure in found.overall] == ["3/5"]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Fraction(4), "4"),
        (Fraction(41, 10), "4.1"),
        (Fraction(84125, 1000), "84.1250"),
        (Fraction(200, 3), "66.66666667"),
        (Fraction(1, 8), "0.1250"),
        (Fraction(0), "0"),
        (Fraction(100), "100"),
    ],
)
def test_decimals_are_read_as_they_are_meant(value: Fraction, text: str) -> None:
    assert decimals(value) == text
    for read in (read_share(f"{text}%").percent, read_number(text)):
        assert abs(read - value) <= Fraction(1, 2 * 10**DIGITS)


# Any microdata


ANSWERS = ["1", "2", "3", "4", "5", "9", ""]
LEAVES = declaration(
    declared_leaf("A.1", "q1"),
    declared_leaf("A.2", "q1", "q2", "q3", more="together: mean"),
    declared_leaf("A.3", "q2", "q3", more="together: pooled, method: mean"),
)
WEIGHTED = LEAVES.replace("unit: u\n", "unit: u\nweight: w\n")
HEADER = "u,w,q1,q2,q3\n"

Line = tuple[str, str, str, str, str]
lines = st.lists(
    st.tuples(
        st.sampled_from(["01", "02"]),
        st.sampled_from(["1", "0.5", "2,75", "3"]).map(lambda weight: f'"{weight}"'),
        *[st.sampled_from(ANSWERS)] * 3,
    ),
    min_size=1,
    max_size=25,
)


def csv_of(rows: list[Line]) -> str:
    return HEADER + "".join(",".join(row) + "\n" for row in rows)


@cases
@given(lines, st.randoms(use_true_random=False))
def test_order_of_rows_does_not_matter(rows: list[Line], dice: Random) -> None:
    shuffled = dice.sample(rows, len(rows))
    assert figures(counted(WEIGHTED, csv_of(rows))) == figures(counted(WEIGHTED, csv_of(shuffled)))


@cases
@given(lines)
def test_equal_weights_are_none(rows: list[Line]) -> None:
    equal = [(row[0], "2.5", *row[2:]) for row in rows]
    weighted, plain = figures(counted(WEIGHTED, csv_of(equal))), figures(counted(LEAVES, csv_of(rows)))
    for key, figure in plain.items():
        assert weighted[key].value == figure.value
        assert weighted[key].margin == figure.margin
        assert figure.effective == figure.answered


@cases
@given(lines, st.sampled_from([Fraction(1, 4), Fraction(8), Fraction(3, 5)]))
def test_scaling_all_weights_changes_nothing(rows: list[Line], factor: Fraction) -> None:
    def scaled(weight: str) -> str:
        return str(float(Fraction(weight.strip('"').replace(",", ".")) * factor))

    other = [(row[0], scaled(row[1]), *row[2:]) for row in rows]
    assert figures(counted(WEIGHTED, csv_of(rows))) == figures(counted(WEIGHTED, csv_of(other)))


@cases
@given(lines)
def test_asked_twice_keeps_the_figure_and_shrinks_the_margin(rows: list[Line]) -> None:
    once, twice = figures(counted(WEIGHTED, csv_of(rows))), figures(counted(WEIGHTED, csv_of(rows * 2)))
    for key, figure in once.items():
        assert twice[key].value == figure.value
        if figure.margin:
            assert (twice[key].margin or figure.margin) < figure.margin


@cases
@given(lines)
def test_all_satisfied_is_everything(rows: list[Line]) -> None:
    happy: list[Line] = [(unit, weight, "5", "4", "5") for unit, weight, *_ in rows]
    found = figures(counted(WEIGHTED, csv_of(happy)))
    assert {figure.value for (_, code), figure in found.items() if code != "A.3"} == {100}
    assert {facts for (_, code), facts in facts_of(happy).items() if code == "A.1"} <= {f"{n}/{n}" for n in range(26)}


def facts_of(rows: list[Line]) -> dict[tuple[str, str], str]:
    return facts(counted(LEAVES, csv_of(rows)))


@cases
@given(lines)
def test_figures_lie_within_their_scale(rows: list[Line]) -> None:
    for (_, code), figure in figures(counted(WEIGHTED, csv_of(rows))).items():
        low, high = (1, 5) if code == "A.3" else (0, 100)
        assert figure.value is None or low <= figure.value <= high
        assert figure.answers <= figure.asked
        assert figure.effective <= figure.answered


# numpy


@pytest.mark.parametrize("seed", range(6))
def test_numpy_agrees(seed: int) -> None:
    dice = np.random.default_rng(seed)
    n, population = 200, 2000
    weights = dice.integers(50, 300, n) / 100
    answers = dice.choice([1.0, 2, 3, 4, 5, np.nan], (n, 3), p=[0.05, 0.1, 0.2, 0.3, 0.25, 0.1])
    cells = [["" if np.isnan(cell) else str(int(cell)) for cell in row] for row in answers]
    rows: list[Line] = [
        ("02", f"{weight:.2f}", one, two, three) for weight, (one, two, three) in zip(weights, cells, strict=True)
    ]
    on_another = LEAVES.replace("A.3", "A.5")  # a leaf that takes a mean and applies to all
    weighted = on_another.replace("unit: u\n", "unit: u\nweight: w\npopulation: cluster\n")
    found = figures(counted(weighted, csv_of(rows)))
    happy = np.where(np.isnan(answers), np.nan, np.isin(answers, (4, 5)) * 100.0)

    margin = oracle_margin(happy[:, :1], weights, population, sample=False)
    assert float(found["02", "A.1"].value or 0) == pytest.approx(oracle_mean(happy[:, 0], weights))
    assert found["02", "A.1"].margin == pytest.approx(margin)

    means = [oracle_mean(happy[:, column], weights) for column in range(3)]
    assert float(found["02", "A.2"].value or 0) == pytest.approx(np.mean(means))
    assert found["02", "A.2"].margin == pytest.approx(oracle_margin(happy, weights, population, sample=True))

    heap = oracle_mean(answers[:, 1:].ravel(), np.repeat(weights, 2))
    assert float(found["02", "A.5"].value or 0) == pytest.approx(heap)
    assert found["02", "A.5"].margin == pytest.approx(oracle_margin(answers[:, 1:], weights, population, sample=True))


def oracle_mean(values: "np.ndarray[tuple[int, ...], np.dtype[np.float64]]", weights: object) -> float:
    there = ~np.isnan(values)
    return float(np.average(values[there], weights=np.asarray(weights)[there]))


def oracle_margin(
    values: "np.ndarray[tuple[int, ...], np.dtype[np.float64]]",
    weights: "np.ndarray[tuple[int, ...], np.dtype[np.float64]]",
    population: int,
    sample: bool,
) -> float:
    there = ~np.isnan(values).all(axis=1)
    scores, w = np.nanmean(values[there], axis=1), weights[there]
    effective = w.sum() ** 2 / (w**2).sum()
    variance = np.cov(scores, aweights=w, ddof=0)
    if sample:
        variance = variance * effective / (effective - 1)
    correction = (population - there.sum()) / (population - 1)
    return float(1.96 * np.sqrt(variance / effective * correction))
