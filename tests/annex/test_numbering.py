"""Where rows stand by the numbers that people type."""

import pytest

from scoring.annex.numbering import placed, taken_apart


def codes(numbers: str) -> str:
    apart = [taken_apart(number) for number in numbers.split()]
    return " ".join(row.code for row in placed(number for number in apart if number))


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("1 1.1 1.1.1 1.1.2 1.2 2 2.1", "1 1.1 1.1.1 1.1.2 1.2 2 2.1"),
        ("I 1 1.1 1.2 2 2.1 II 1 1.1", "I I.1 I.1.1 I.1.2 I.2 I.2.1 II II.1 II.1.1"),
        ("I I.1 I.1.1 I.2 II II.1", "I I.1 I.1.1 I.2 II II.1"),
        ("I 1.1 1.2 II 2.1 2.2 2.2.1", "I I.1 I.2 II II.1 II.2 II.2.1"),
        ("A I 1 a) b) 2 a) II 1 B I 1", "A A.I A.I.1 A.I.1.a A.I.1.b A.I.2 A.I.2.a A.II A.II.1 B B.I B.I.1"),
        ("A B C D Đ E G H I K", "A B C D Đ E G H I K"),
        ("I II III IV V VI IX X XI", "I II III IV V VI IX X XI"),
        ("1. 1) 2) 2. 1)", "1 1.1 1.2 2 2.1"),
        ("1 - - 2 -", "1 1.1 1.2 2 2.1"),
        ("D1 SC11 SC12 D2 SC21", "D1 D1.SC11 D1.SC12 D2 D2.SC21"),
        ("1 1.1.1 1.1.2 2", "1 1.1.1 1.1.2 2"),
        ("1.1 1.2 2.1", "1.1 1.2 2.1"),
    ],
)
def test_numbers_say_where_a_row_stands(typed: str, expected: str) -> None:
    assert codes(typed) == expected


@pytest.mark.parametrize("text", ["Tiêu chí 1.2", "1.2.", "(1.2)", " 1.2 ", "TCTP 1.2"])
def test_words_and_signs_around_a_number_are_left_out(text: str) -> None:
    number = taken_apart(text)
    assert number
    assert number.pieces == ("1", "2")


@pytest.mark.parametrize("text", ["", "Ban hành kế hoạch", "1..2", "1,2", "1/2/2025", "?", ".".join("1" * 13)])
def test_no_number_is_none(text: str) -> None:
    assert taken_apart(text) is None
