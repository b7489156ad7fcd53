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


def only(leaf: str, more: str = "", microdata: str = BY_HAND, unpopulated: bool = False) -> Figure:
    """The one figure of An; `unpopulated`: of a population that is not known."""
    population = "" if unpopulated else "population: cluster\n"
    found = figures(counted(declaration(leaf, more=population + more), microdata))
    (figure,) = found.values()
    return figure


def test_share_of_one_item() -> None:
    figure = only(declared_leaf("A.1", "q1"))
    assert figure.facts == "3/4"
    assert figure.value == 75
    assert (figure.respondents, figure.answered, figure.asked, figure.population) == (5, 4, 5, 101)
    assert figure.silence == Fraction(1, 5)
    # n″ = 4 × 100 ÷ 97 = 4.123711; z² ÷ n″ = 3.8416 ÷ 4.123711 = 0.931588; the middle (0.75 + 0.465794) ÷ 1.931588
    # = 0.629427; on either side 1.96 ÷ 1.931588 × √(0.1875 ÷ 4.123711 + 0.931588 ÷ 4 ÷ 4.123711) = 0.323987
    assert figure.interval == pytest.approx((30.5440, 95.3414), abs=1e-4)


def test_share_with_weights() -> None:
    figure = only(declared_leaf("A.1", "q1"), "weight: w")
    assert figure.value == Fraction(500, 7)
    assert figure.facts == "71.42857143%"
    # Kish: 7² ÷ (1² + 1² + 2² + 3²) = 49 ÷ 15
    assert figure.effective == Fraction(49, 15)
    assert figure.design_effect == Fraction(4 * 15, 49)
    # n″ = 49/15 × 100 ÷ 97 = 3.367698; the middle 0.600100, on either side 0.348980
    assert figure.interval == pytest.approx((25.1120, 94.9080), abs=1e-4)


def test_mean_on_the_scale() -> None:
    figure = only(declared_leaf("A.1", "q1", more="method: mean"))
    # (5 + 4 + 2 + 5) ÷ 4
    assert figure.value == 4
    assert figure.facts == "4"
    # p = (4 − 1) ÷ 4; sample variance (1 + 0 + 4 + 1) ÷ 3 = 2, on 0 to 1 it is 2 ÷ 16
    # n″ = 4 × 0.1875 ÷ 0.125 × 100 ÷ 97 = 6.185567; 0.369600 to 0.938840; × 4 + 1
    assert figure.interval == pytest.approx((2.478400, 4.755361), abs=1e-6)


def test_weighted_share_of_options() -> None:
    figure = only(declared_leaf("A.1", "o", more="method: options"), OPTIONS)
    # (100 + 60 + 60 + 0 + 100) ÷ 5
    assert figure.value == 64
    assert figure.facts == "64%"
    # deviations 36 −4 −4 −64 36: 6720 ÷ 4 = 1680, on 0 to 1 it is 0.168
    # n″ = 5 × 0.64 × 0.36 ÷ 0.168 × 100 ÷ 96 = 7.142857; 0.302984 to 0.879092
    assert figure.interval == pytest.approx((30.2984, 87.9092), abs=1e-4)


def test_mean_of_the_shares_of_two_items() -> None:
    figure = only(declared_leaf("A.1", "q1", "q2", more="together: mean"))
    # (3/4 + 2/3) ÷ 2 = 17/24
    assert figure.value == Fraction(1700, 24)
    assert figure.facts == "70.83333333%"
    # scores of the four who answered: 1, 1/2, 0, 1; mean 5/8; sample variance (9 + 1 + 25 + 9) ÷ 64 ÷ 3 = 11/48
    # n″ = 4 × 17/24 × 7/24 ÷ (11/48) × 100 ÷ 97 = 3.717588; 0.261572 to 0.943343
    assert figure.interval == pytest.approx((26.1572, 94.3343), abs=1e-4)


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
    assert (figure.facts, figure.value, figure.interval, figure.answered) == ("", None, None, 0)
    assert figure.silence == 1


def test_an_item_that_nobody_answered_is_left_out_of_the_mean() -> None:
    figure = only(declared_leaf("A.1", "q1", "q2", more="together: mean"), microdata="u,q1,q2\n01,5,\n01,2,9\n")
    assert figure.value == 50
    assert [item.value for item in figure.items] == [50, None]


def test_everybody_was_asked() -> None:
    units = "01,An,xa,2\n02,Bình,phuong,"
    leaf = declaration(declared_leaf("A.1", "q1"), more="population: cluster")
    found = figures(counted(leaf, "u,q1\n01,5\n01,1\n02,5\n", made=campaign(units=units)))
    assert found["01", "A.1"].interval == (50, 50)
    assert found["02", "A.1"].population is None


def test_no_margin_is_not_a_small_margin() -> None:
    """Where all are satisfied or none is, or all answer alike, others may yet not."""
    share, mean = declared_leaf("A.1", "q1"), declared_leaf("A.1", "q1", more="method: mean")
    everybody = "u,q1\n" + "02,5\n" * 40
    # 40 ÷ (40 + 1.96²) = 0.912375
    assert only(share, "", everybody, unpopulated=True).interval == pytest.approx((91.2375, 100), abs=1e-4)
    assert only(mean, "", everybody, unpopulated=True).interval == pytest.approx((1 + 4 * 0.912375, 5), abs=1e-4)
    nobody = everybody.replace(",5", ",1")
    assert only(share, "", nobody, unpopulated=True).interval == pytest.approx((0, 8.7625), abs=1e-4)
    # one answer: 1 ÷ (1 + 1.96²) = 0.206543
    assert only(share, "", "u,q1\n02,5\n", unpopulated=True).interval == pytest.approx((20.6543, 100), abs=1e-4)


def test_who_has_nearly_all_the_weight_is_one_respondent() -> None:
    rows = 'u,w,q1\n01,0.0001,5\n01,999999,1\n01,"1,5",4\n'
    figure = only(declared_leaf("A.1", "q1"), "weight: w\nleast: 2", rows)
    assert figure.effective == pytest.approx(1.000003, abs=1e-6)
    assert figure.design_effect == pytest.approx(3, abs=1e-4)
    assert figure.few
    assert figure.interval is not None
    assert figure.interval.high > 79
    assert not only(declared_leaf("A.1", "q1"), "weight: w\nleast: 1", rows).few


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
        assert weighted[key].interval == figure.interval
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
def test_asked_twice_keeps_the_figure_and_narrows_the_interval(rows: list[Line]) -> None:
    once, twice = figures(counted(WEIGHTED, csv_of(rows))), figures(counted(WEIGHTED, csv_of(rows * 2)))
    for key, figure in once.items():
        assert twice[key].value == figure.value
        if figure.interval and twice[key].interval:
            assert width(twice[key]) < width(figure)


def width(figure: Figure) -> float:
    assert figure.interval is not None
    return figure.interval.high - figure.interval.low


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
        assert (figure.value is None) == (figure.interval is None)
        if figure.value is not None and figure.interval is not None:
            assert low <= figure.interval.low <= float(figure.value) + 1e-9
            assert float(figure.value) - 1e-9 <= figure.interval.high <= high
            assert low <= figure.value <= high
            assert figure.interval.low < figure.interval.high
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

    share = happy[:, :1]
    assert float(found["02", "A.1"].value or 0) == pytest.approx(oracle_mean(happy[:, 0], weights))
    assert found["02", "A.1"].interval == pytest.approx(oracle_interval(share, weights, population, (0, 100), None))

    means = [oracle_mean(happy[:, column], weights) for column in range(3)]
    mean = float(np.mean(means))
    assert float(found["02", "A.2"].value or 0) == pytest.approx(mean)
    assert found["02", "A.2"].interval == pytest.approx(oracle_interval(happy, weights, population, (0, 100), mean))

    heap = oracle_mean(answers[:, 1:].ravel(), np.repeat(weights, 2))
    assert float(found["02", "A.5"].value or 0) == pytest.approx(heap)
    interval = oracle_interval(answers[:, 1:], weights, population, (1, 5), heap)
    assert found["02", "A.5"].interval == pytest.approx(interval)


def oracle_mean(values: "np.ndarray[tuple[int, ...], np.dtype[np.float64]]", weights: object) -> float:
    there = ~np.isnan(values)
    return float(np.average(values[there], weights=np.asarray(weights)[there]))


def oracle_interval(
    values: "np.ndarray[tuple[int, ...], np.dtype[np.float64]]",
    weights: "np.ndarray[tuple[int, ...], np.dtype[np.float64]]",
    population: int,
    ends: tuple[float, float],
    value: float | None,
) -> tuple[float, float]:
    """Wilson's interval as the roots of (p − q)² n = z² q (1 − q); of a share (`value` None) no variance is taken."""
    there = ~np.isnan(values).all(axis=1)
    low, high = ends
    scores, w = (np.nanmean(values[there], axis=1) - low) / (high - low), weights[there]
    place = np.average(scores, weights=w) if value is None else (value - low) / (high - low)
    n = w.sum() ** 2 / (w**2).sum()
    if value is not None:
        n *= place * (1 - place) / (np.cov(scores, aweights=w, ddof=0) * n / (n - 1))
    n *= (population - 1) / (population - there.sum())
    roots = np.sort(np.roots([n + 1.96**2, -(2 * n * place + 1.96**2), n * place**2]))
    return float(low + roots[0] * (high - low)), float(low + roots[1] * (high - low))
