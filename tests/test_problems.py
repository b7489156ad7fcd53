"""Problems as data: their order, their place, the hint at what was meant."""

import pytest

from scoring.problems import MOST_HINTS, Fault, Hints, Place, Problem, Refusal, Said, Text, did_you_mean


@pytest.mark.parametrize(
    ("place", "text"),
    [
        (Place("a.yaml"), "a.yaml"),
        (Place("a.yaml", 7), "a.yaml:7"),
        (Place("criteria/x.yaml", 7, 16), "criteria/x.yaml:7:16"),
        (Place("answers.csv", 12, "facts"), "answers.csv:12:facts"),
    ],
)
def test_place_as_text(place: Place, text: str) -> None:
    assert str(place) == text


def test_refusal_orders_by_file_line_and_column() -> None:
    places = [Place("b", 1), Place("a", 10, 2), Place("a", 9, 30), Place("a", 9, 4), Place("a", 9, "facts"), Place("a")]
    refusal = Refusal([Problem("x", place, {}) for place in places])
    assert [str(problem.place) for problem in refusal.problems] == [
        "a",
        "a:9:facts",
        "a:9:4",
        "a:9:30",
        "a:10:2",
        "b:1",
    ]


def test_refusal_as_text_names_every_problem() -> None:
    refusal = Refusal([Problem("key-twice", Place("a", 2), {"key": "max"}), Problem("yaml-empty", Place("b"), {})])
    assert str(refusal) == "a:2: key-twice {'key': 'max'}\nb: yaml-empty {}"


def test_problem_of_fault_keeps_code_and_values() -> None:
    problem = Problem.of(Fault("off-step", given="0.3", step=1), Place("answers.csv", 3, "facts"))
    assert (problem.code, problem.values, problem.notice) == ("off-step", {"given": "0.3", "step": 1}, False)


@pytest.mark.parametrize(
    ("given", "word"),
    [("proportionnal", "proportional"), ("LEVELS", "levels"), ("yes-no", "yes_no"), ("deadlne", "deadline")],
)
def test_did_you_mean_the_nearest(given: str, word: str) -> None:
    known = ["proportional", "levels", "yes_no", "deadline"]
    assert did_you_mean(given, known) == Said("hint-did-you-mean", {"word": word})


@pytest.mark.parametrize("given", ["xyz", "", "x" * 100_000])
def test_did_you_mean_nothing_where_nothing_is_near(given: str) -> None:
    assert did_you_mean(given, ["proportional", "levels"]) == Said("hint-none", {})
    assert did_you_mean(given, []) == Said("hint-none", {})


def test_hints_stop_where_comparing_takes_long() -> None:
    hints = Hints(f"{number:05d}" * 12 for number in range(300))
    hinted = [bool(hints.near(f"{number:05d}" * 12).values) for number in range(1_000, 1_040)]
    assert hinted[0]
    assert not hinted[-1]
    assert not Hints(["x" * 90] * 1_000).near("x" * 89).values


def test_hints_stop_after_the_first_words() -> None:
    """Where everything is unknown, looking for near words costs time and helps nobody."""
    hints = Hints(["word"])
    assert [hints.near(f"wor{number}").code for number in range(MOST_HINTS)] == ["hint-did-you-mean"] * MOST_HINTS
    assert hints.near("worx").code == "hint-none"
    assert hints.near("wor1").code == "hint-did-you-mean"


def test_text_in_language() -> None:
    assert Text("có", "yes").in_language("vi") == "có"
    assert Text("có", "yes").in_language("en") == "yes"
