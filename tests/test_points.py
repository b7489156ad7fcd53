"""Numbers people type, rounding, and how numbers are shown."""

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from scoring.points import (
    Ratio,
    between,
    decimal_text,
    digits_by_value,
    exact_text,
    fits,
    parse_amount,
    parse_count,
    parse_number,
    parse_share_number,
    round_half_away,
    rounded_text,
    to_steps,
    typed_text,
    vietnamese_order,
)
from scoring.problems import Fault
from tests.properties import cases

AN_EIGHTH = Fraction(1, 8)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("12", Fraction(12)),
        ("12.5", Fraction(25, 2)),
        ("12,5", Fraction(25, 2)),
        ("-0,25", Fraction(-1, 4)),
        ("007", Fraction(7)),
        ("1.234", Fraction(1234, 1000)),
        ("0", Fraction(0)),
        ("1" * 30, Fraction(int("1" * 30))),
    ],
)
def test_number_with_comma_or_point(text: str, number: Fraction) -> None:
    assert parse_number(text) == number


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("1.234,5", "number-two-separators"),
        ("1,234.5", "number-two-separators"),
        ("1.234.567", "number-grouped"),
        ("1,234,567", "number-grouped"),
        ("1.234,567,890", "number-two-separators"),
        ("1e3", "number-unreadable"),
        ("1_000", "number-unreadable"),
        ("+5", "number-unreadable"),
        ("٣", "number-unreadable"),
        ("1２", "number-unreadable"),
        ("½", "number-unreadable"),
        ("nan", "number-unreadable"),
        ("inf", "number-unreadable"),
        ("", "number-unreadable"),
        (".5", "number-unreadable"),
        ("5.", "number-unreadable"),
        ("--5", "number-unreadable"),
        ("5 000", "number-unreadable"),
        ("1\n", "number-unreadable"),
        ("1" * 31, "number-too-long"),
        ("9" * 400, "number-too-long"),
    ],
)
def test_number_refused(text: str, code: str) -> None:
    with pytest.raises(Fault) as caught:
        parse_number(text)
    assert caught.value.code == code
    assert caught.value.values["given"] == text


@pytest.mark.parametrize("text", ["1.234", "-1.234", "12.500"])
def test_point_before_three_digits_is_ambiguous_in_shares(text: str) -> None:
    with pytest.raises(Fault) as caught:
        parse_share_number(text)
    assert caught.value.code == "number-ambiguous"
    assert caught.value.values["whole"] == text.replace(".", "")


@pytest.mark.parametrize("text", ["1,234", "1.23", "1.2345", "1234", "0.5"])
def test_share_number_is_clear_in_other_forms(text: str) -> None:
    assert parse_share_number(text) == Fraction(text.replace(",", "."))


def test_count_is_whole() -> None:
    assert parse_count("0") == 0
    assert parse_count("012") == 12


@pytest.mark.parametrize("text", ["1.5", "1,0", "-1", "-0"])
def test_count_refuses_parts_and_negatives(text: str) -> None:
    with pytest.raises(Fault) as caught:
        parse_count(text)
    assert caught.value.code == "count-not-whole"


@pytest.mark.parametrize(
    ("value", "rounded"),
    [
        (Fraction(1, 2), 1),
        (Fraction(-1, 2), -1),
        (Fraction(3, 2), 2),
        (Fraction(5, 2), 3),
        (Fraction(-5, 2), -3),
        (Fraction(49, 100), 0),
        (Fraction(-49, 100), 0),
        (Fraction(0), 0),
        (Fraction(7), 7),
    ],
)
def test_halves_round_away_from_zero(value: Fraction, rounded: int) -> None:
    assert round_half_away(value) == rounded


@cases
@given(steps=st.integers(-(10**12), 10**12), places=st.integers(0, 8), precision=st.integers(0, 6))
def test_rounding_agrees_with_decimal(steps: int, places: int, precision: int) -> None:
    """Half away from zero is half up on the absolute value."""
    size = Decimal(abs(steps)).scaleb(-places).quantize(Decimal(1).scaleb(-precision), rounding=ROUND_HALF_UP)
    wanted = int(size.scaleb(precision)) * (-1 if steps < 0 else 1)
    assert to_steps(Fraction(steps, 10**places), precision) == wanted


@cases
@given(value=st.fractions(-1000, 1000), precision=st.integers(0, 6))
def test_rounding_is_at_most_half_a_step_away(value: Fraction, precision: int) -> None:
    steps = to_steps(value, precision)
    assert abs(value * 10**precision - steps) <= Fraction(1, 2)
    assert to_steps(-value, precision) == -steps


@cases
@given(steps=st.integers(-(10**9), 10**9), precision=st.integers(0, 6))
def test_decimal_text_reads_back(steps: int, precision: int) -> None:
    text = decimal_text(steps, precision)
    assert parse_number(text) == Fraction(steps, 10**precision)
    assert len(text.partition(".")[2]) == precision
    assert decimal_text(steps, precision, ",") == text.replace(".", ",")


@cases
@given(steps=st.integers(-(10**9), 10**9), precision=st.integers(0, 6))
def test_exact_text_is_the_shortest_that_reads_back(steps: int, precision: int) -> None:
    value = Fraction(steps, 10**precision)
    text = exact_text(value)
    assert parse_number(text) == value
    assert "." not in text or not text.endswith("0")


@pytest.mark.parametrize(
    ("steps", "precision", "text"),
    [(9525, 2, "95.25"), (5, 2, "0.05"), (-5, 2, "-0.05"), (0, 2, "0.00"), (7, 0, "7"), (-7, 0, "-7")],
)
def test_decimal_text(steps: int, precision: int, text: str) -> None:
    assert decimal_text(steps, precision) == text


def test_exact_text_without_a_decimal_is_a_fraction() -> None:
    assert exact_text(Fraction(1, 3)) == "1/3"
    assert exact_text(Fraction(-20, 7)) == "-20/7"
    assert exact_text(Fraction(1, 2**30)) == "0." + str(5**30).zfill(30)


def test_rounded_text() -> None:
    assert rounded_text(AN_EIGHTH, 2) == "0.13"
    assert rounded_text(-AN_EIGHTH, 2, ",") == "-0,13"
    assert rounded_text(AN_EIGHTH, 0) == "0"


def test_fits_within_precision() -> None:
    assert fits(AN_EIGHTH, 3)
    assert not fits(AN_EIGHTH, 2)


@pytest.mark.parametrize(
    ("texts", "least", "most", "digits"),
    [
        (["90.1", "90.2"], 0, 4, [1, 1]),
        (["90.12", "90.13", "80"], 1, 4, [2, 2, 1]),
        (["90.1233", "90.1234", "90.12", "7"], 2, 4, [4, 4, 3, 2]),
        (["90.1", "90.1"], 2, 4, [2, 2]),
        (["1", "2"], 3, 2, [3, 3]),
        (["0.004", "0.0041", "0.00411"], 2, 4, [4, 4, 4]),
        ([], 2, 4, []),
    ],
)
def test_more_digits_stand_only_where_numbers_look_alike(
    texts: list[str], least: int, most: int, digits: list[int]
) -> None:
    values = [Fraction(text) for text in texts]
    found = digits_by_value(values, least, most)
    assert [found[value] for value in values] == digits


@given(st.lists(st.integers(0, 3_000)), st.integers(0, 3))
def test_numbers_that_differ_look_different(steps: list[int], least: int) -> None:
    values = {Fraction(step, 1000) for step in steps}
    found = digits_by_value(values, least, 3)
    shown = {value: rounded_text(value, digits) for value, digits in found.items()}
    assert len({Fraction(text) for text in shown.values()}) == len(values)


def test_vietnamese_order_of_letters_then_tones() -> None:
    """Ă and Â after A, Đ after D, Ê, Ô, Ơ, Ư after theirs; tones: ngang, huyền, hỏi, ngã, sắc, nặng."""
    names = "An Ảnh Ăng Ân Bảo Cao Dân Đại Em Ê Hà Mơ Oanh Ô Ơ Ta Tà Tả Tã Tá Tạ Uy Ư Yên".split()  # noqa: SIM905
    assert sorted(set(names), key=vietnamese_order) == names


def test_tone_counts_only_after_all_letters() -> None:
    assert sorted(["Tân Lạc", "Tận An", "Tân An"], key=vietnamese_order) == ["Tân An", "Tận An", "Tân Lạc"]


FRACTIONS = st.fractions(-100, 100, max_denominator=1000)


@cases
@given(FRACTIONS, FRACTIONS, st.integers(1, 1000), st.integers(0, 6))
def test_a_ratio_is_the_fraction_in_whatever_terms(one: Fraction, other: Fraction, times: int, precision: int) -> None:
    ratio = Ratio(one.numerator * times, one.denominator * times)
    assert ratio == one
    assert (ratio < other, ratio >= other) == (one < other, one >= other)
    assert (other > ratio, other <= ratio) == (other > one, other <= one)
    assert to_steps(ratio, precision) == to_steps(one, precision)
    assert round_half_away(ratio) == round_half_away(one)


@cases
@given(FRACTIONS, FRACTIONS, FRACTIONS, FRACTIONS, FRACTIONS)
def test_a_value_falls_on_the_straight_line_between_two_ends(
    value: Fraction, low: Fraction, high: Fraction, start: Fraction, end: Fraction
) -> None:
    assume(low < high)
    assert between(value, low, high, start, end) == start + (end - start) * (value - low) / (high - low)


def test_a_ratio_is_no_number_but_a_fraction() -> None:
    assert Ratio(1, 2) != "1/2"


@pytest.mark.parametrize(("value", "text"), [("1.234", "1.2340"), ("12.5", "12.5"), ("0.0429", "0.0429"), ("7", "7")])
def test_typed_text_reads_back_as_an_amount(value: str, text: str) -> None:
    assert typed_text(Fraction(value)) == text
    assert parse_amount(text, None) == Fraction(value)
