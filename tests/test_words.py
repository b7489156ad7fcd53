"""Messages in words: numbers, dates and lists in both languages, the fault underlined."""

import datetime
from fractions import Fraction

import pytest

from scoring.problems import Decimals, Joined, Place, Problem, Said, Text
from scoring.words import MOST_NAMED, MOST_SHOWN, advice, render, say, slug, tell


@pytest.mark.parametrize(
    ("value", "vi", "en"),
    [
        (Fraction(5, 2), "2,5", "2.5"),
        (Fraction(-1, 4), "−0,25", "−0.25"),
        (Fraction(1, 3), "≈ 0,3333", "≈ 0.3333"),
        (Fraction(1234567, 10**6), "1,234567", "1.234567"),
        (Fraction(12345678, 10**7), "≈ 1,2346", "≈ 1.2346"),
        (Decimals(Fraction(9), 2), "9,00", "9.00"),
        (Text("có", "yes"), "có", "yes"),
        (Said("word-yes", {}), "có", "yes"),
        (datetime.date(2022, 12, 3), "03/12/2022", "03/12/2022"),
        (("a", "b"), "a, b", "a, b"),
        ([Said("word-yes", {}), Said("word-no", {})], "có; không", "yes; no"),
        (Joined([Decimals(Fraction(1), 1), Decimals(Fraction(2), 1)], " + "), "1,0 + 2,0", "1.0 + 2.0"),
        (7, "7", "7"),
    ],
)
def test_value_in_words(value: object, vi: str, en: str) -> None:
    """`why-number` is a template of one value."""
    assert say(Said("why-number", {"number": value}), "vi") == vi
    assert say(Said("why-number", {"number": value}), "en") == en


def test_percent_in_words() -> None:
    assert tell("why-percent", "vi", percent=Fraction(125, 2)) == "62,5%"
    assert tell("why-percent", "en", percent=Fraction(200, 3)) == "66.67%"


def test_percents_that_differ_in_a_sentence_look_different() -> None:
    """66,666… rounded like any other would be said to be below itself."""
    measured = Said("why-share", {"done": 2, "total": 3, "percent": Fraction(200, 3)})
    said = tell("why-below-limit", "vi", measured=measured, limit=Fraction("66.67"))
    assert said == "2/3 = 66,667% < 66,67%"
    almost = Said("why-percent", {"percent": Fraction(3_599_999, 72_000)})
    assert tell("why-below-limit", "vi", measured=almost, limit=Fraction(50)) == "49,99999% < 50%"


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("Văn bản trái thẩm quyền", "không để phát sinh văn bản trái thẩm quyền (hiện có 02)"),
        ("TTHC quá hạn", "không để phát sinh TTHC quá hạn (hiện có 02)"),
    ],
)
def test_titles_begin_small_within_a_sentence(title: str, said: str) -> None:
    task = Said("step-none-left", {"title": Text(title, title), "now": "02", "to": "00"})
    assert say(task, "vi") == said
    assert tell("step-fewer-faults", "vi", fewer=[task]) == said[0].upper() + said[1:]


def test_slugs_are_plain() -> None:
    assert slug("03549 Thị trấn Phong Thổ") == "03549-thi-tran-phong-tho"
    assert slug("../Đà Bắc/..") == "da-bac"
    assert slug("***") == ""


def test_braces_in_a_value_are_not_a_template() -> None:
    assert tell("why-number", "en", number="{number} {0} {evil.__class__}") == "{number} {0} {evil.__class__}"


def test_control_characters_in_a_value_are_not_printed() -> None:
    """A key or a word of a file comes back in a message; it can't move the cursor or turn the line around."""
    said = tell("key-unknown", "en", key="\x1b[2Jmax\u202e", hint="")
    assert "\x1b" not in said
    assert "\u202e" not in said
    assert "[2Jmax" in said


def test_render_underlines_the_fault_and_says_what_to_do() -> None:
    place = Place("criteria/x.yaml", 7, 16, "    rule: {kind: level}", 17, 5)
    values = {"given": "level", "known": ["levels", "steps"], "hint": Said("hint-did-you-mean", {"word": "levels"})}
    assert render(Problem("word-unknown", place, values), "en").splitlines() == [
        "criteria/x.yaml:7:16: “level” is not a known value. Did you mean “levels”? [word-unknown]",
        "    7 |     rule: {kind: level}",
        "      |                  ^^^^^",
        "    → Use one of: levels, steps.",
    ]
    assert "Có phải là “levels”?" in render(Problem("word-unknown", place, values), "vi")


def test_render_without_a_line_has_no_excerpt() -> None:
    assert render(Problem("yaml-empty", Place("x.yaml"), {}), "en").splitlines() == [
        "x.yaml: The file is empty. [yaml-empty]",
        "    → Check that this is the right file; docs/criteria.md starts from an empty file.",
    ]


def test_render_cuts_a_long_line_around_the_fault() -> None:
    place = Place("x.csv", 2, "note", "a" * 5000 + "FAULT" + "b" * 5000, 5000, 5)
    shown, marks = render(Problem("text-control-character", place, {}), "en").splitlines()[1:3]
    assert len(shown) < 120
    assert shown[marks.index("^") : marks.rindex("^") + 1] == "FAULT"


def test_render_marks_no_further_than_the_line() -> None:
    marks = render(Problem("yaml-empty", Place("x", 1, 1, "abc", 1, 50), {}), "en").splitlines()[2]
    assert marks.count("^") == 2


def test_render_cuts_what_is_too_long_to_repeat() -> None:
    known = [f"id{number}" for number in range(MOST_NAMED + 5)]
    values = {"given": "x" * 5000, "known": known, "hint": Said("hint-none", {})}
    shown = render(Problem("id-unknown", Place("x"), values), "en")
    assert "x" * MOST_SHOWN + "…" in shown
    assert "x" * (MOST_SHOWN + 1) not in shown
    assert f"id{MOST_NAMED - 1}, …" in shown


def test_render_shows_no_control_character_of_the_line() -> None:
    shown = render(Problem("yaml-empty", Place("x", 1, 1, "a\x1b[31mb\tc", 0, 1), {}), "en")
    assert "\x1b" not in shown
    assert "a·[31mb·c" in shown


def test_advice_in_both_languages() -> None:
    assert advice("outside-weight", "vi", {}) == "Bỏ weight."
    assert advice("outside-weight", "en", {}) == "Remove weight."
