"""Numbers with their sign, and tables of the terminal."""

from fractions import Fraction

import pytest

from scoring.show.numbers import signed_change, signed_count, signed_points
from scoring.show.tables import table


@pytest.mark.parametrize(
    ("value", "lang", "text"),
    [
        (Fraction(5, 4), "vi", "+1,25"),
        (Fraction(-5, 4), "en", "−1.25"),
        (Fraction(0), "en", "0.00"),
        (Fraction(1, 1000), "en", "+0.001"),
        (Fraction(-1, 3000), "vi", "−0,0003"),
        (Fraction(1, 200), "en", "+0.01"),
        (Fraction(1, 10**30), "en", "+0.000000000000"),
    ],
)
def test_signed_numbers(value: Fraction, lang: str, text: str) -> None:
    assert signed_change(value, 2, lang) == text


def test_count_with_sign() -> None:
    assert [signed_count(count, "vi") for count in (3, 0, -2, None)] == ["+3", "0", "−2", "–"]


def test_points_with_sign_keep_all_decimals() -> None:
    assert [signed_points(steps, 2, "en") for steps in (150, 0, -5)] == ["+1.50", "0.00", "−0.05"]


def test_table_passes_on_nothing_that_moves_a_cursor() -> None:
    assert "\x1b" not in table([["\x1b[2J", "1"]], ["A", "B"], right=(1,))


def test_table_keeps_lines_of_a_cell() -> None:
    assert table([["one\ntwo", "1"]], ["A", "B"], right=(1,)).splitlines()[2:] == ["one    1", "two"]


def test_table_without_rows_is_its_headers() -> None:
    assert table([], ["A", "B"], right=(1,), widths=[None, 3]).splitlines()[0] == "A    B"
