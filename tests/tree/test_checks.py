"""What must hold of a whole criteria set: every check finds its fault, and nothing in a correct set."""

import pytest

from scoring import shipped
from scoring.tree.checks import check
from scoring.tree.reader import read_criteria_file
from tests.small import branch, codes, criteria_of, criteria_text, leaf, refused

DEDUCTION = "{kind: deduction, each: [{id: a, points: 1}]}"
A, B = leaf("A"), leaf("B")


def block(name: str, *leaves: str, most: str = "5") -> str:
    return f"{name}: {{max: {most}, children: [{', '.join(leaves)}]}}"


def grades(*listed: str) -> str:
    return f"grades: [{', '.join(listed)}]"


LAST = "{id: weak, at_least: 0}"


@pytest.mark.parametrize("name", shipped.catalogue_names())
def test_shipped_set_is_correct(name: str) -> None:
    assert check(read_criteria_file(shipped.catalogue_file(name)).criteria) == []


@pytest.mark.parametrize(
    ("more", "wanted"),
    [
        ("precision: -1", "precision-range"),
        ("precision: 7", "precision-range"),
        ("display: 3", "display-range"),
        ("display: -1", "display-range"),
        ("scale: 0", "max-not-positive"),
        ("scale: 11", "sum-of-scale"),
        ("scale: 10.001", "max-too-fine"),
        ("levels: [{id: a}, {id: a}]", "id-twice"),
        ("bodies: [{id: a}, {id: a}]", "id-twice"),
        ("combine: weighted", "weight-missing"),
        ("expect: {A: {item: 1}}", "count-unexpected"),
        ("expect: {Z: {item: 1}}", "code-unknown"),
        ("expect: {X: {item: 0}}\n" + block("bonus", leaf("X")), "code-unknown"),
        ("expect: {A: {itme: 0}}", "id-unknown"),
        ("ranking: {ties: min, tie_break: [Z]}", "code-unknown"),
        ("ranking: {ties: min, tie_break: [A, A]}", "code-twice"),
        ("ranking: {ties: min, tie_break: [X]}\n" + block("bonus", leaf("X")), "code-unknown"),
        (block("bonus", leaf("X"), most="0"), "max-not-positive"),
        (block("penalty", leaf("X"), most="-1"), "max-not-positive"),
        (block("bonus", leaf("X"), most="0.001"), "max-too-fine"),
        (block("bonus", leaf("A")), "code-twice"),
        (block("bonus", leaf("X", more="not_applicable: zero")), "outside-not-applicable"),
        (block("penalty", leaf("X", more="weight: 1")), "outside-weight"),
        (block("penalty", leaf("X", rule=DEDUCTION)), "penalty-deduction"),
        (grades("{id: a, at_least: 50}", "{id: b, at_least: 50}", LAST), "grades-not-falling"),
        (grades("{id: a, at_least: 101}", LAST), "limit-out-of-range"),
        (grades("{id: a, at_least: 50, each: {level: part, at_least: 101}}", LAST), "limit-out-of-range"),
        (grades("{id: a, at_least: 50, each: {level: parts, at_least: 1}}", LAST), "id-unknown"),
        (grades("{id: a, at_least: 50, requires: [{node: A, at_least: -1}]}", LAST), "limit-out-of-range"),
        (grades("{id: a, at_least: 50, requires: [{node: Z, at_least: 1}]}", LAST), "code-unknown"),
        (grades("{id: a, at_least: 50}"), "grade-last"),
        (grades("{id: a, at_least: 0, each: {level: part, at_least: 1}}"), "grade-last"),
        (grades("{id: a, at_least: 0, requires: [{node: A, at_least: 1}]}"), "grade-last"),
        (grades("{id: weak, at_least: 50}", LAST), "id-twice"),
    ],
)
def test_faulty_setting(more: str, wanted: str) -> None:
    assert wanted in codes(criteria_text(A, B, more=more))


@pytest.mark.parametrize(
    ("nodes", "wanted"),
    [
        ((A, A), ["code-twice"]),
        ((branch("A", "6", leaf("A.1", "3"), leaf("A.2", "2")), leaf("B", "4")), ["sum-of-max"]),
        ((leaf("A", "5.001"), leaf("B", "4.999")), ["max-too-fine", "max-too-fine"]),
        ((leaf("A", "-1", "{kind: value, min: -2, max: -1}"), leaf("B", "11")), ["max-not-positive"]),
        ((leaf("A", more="weight: 1"), B), ["weight-unused"]),
        ((leaf("A", more="body: police"), B), ["id-unknown"]),
        ((leaf("A", more="applies_to: {kind: []}"), B), ["applies-to-nothing"]),
        ((leaf("A", more="applies_to: {kind: xa}"), B), ["list-expected"]),
        ((branch("A", "5", branch("A.1", "5", branch("A.2", "5", leaf("A.3")))), B), ["too-deep"]),
    ],
)
def test_faulty_nodes(nodes: tuple[str, ...], wanted: list[str]) -> None:
    assert codes(criteria_text(*nodes)) == wanted


@pytest.mark.parametrize(
    ("weights", "wanted"),
    [
        (("-1", "2"), ["weight-negative"]),
        (("0", "0"), ["weights-all-zero"]),
        (("0", "1"), []),
        (("0.3", "2.5"), []),
    ],
)
def test_weights(weights: tuple[str, str], wanted: list[str]) -> None:
    nodes = [leaf(code, more=f"weight: {weight}") for code, weight in zip("AB", weights, strict=True)]
    text = criteria_text(*nodes, more="combine: weighted")
    if wanted:
        assert codes(text) == wanted
    else:
        assert criteria_of(*nodes, more="combine: weighted").combine == "weighted"


def test_weights_below_a_node_are_told_at_their_place() -> None:
    found = refused(criteria_text(branch("A", "10", leaf("A.1", "4"), leaf("A.2", "6", more="weight: 1"))))
    assert found[0].code == "weight-unused"
    assert found[0].place.excerpt[found[0].place.start :].startswith("1")


def test_mean_need_not_add_up() -> None:
    criteria = criteria_of(branch("A", "10", leaf("A.1", "3"), leaf("A.2", "40"), more="combine: mean"))
    assert criteria.nodes["A.2"].max == 40


def test_counts_as_expected() -> None:
    nodes = branch("A", "5", branch("A.1", "3", leaf("A.1.1", "3")), leaf("A.2", "2")), B
    criteria = criteria_of(*nodes, more="expect: {A: {item: 2, point: 1, part: 1}, B: {item: 0}}")
    assert criteria.expect["A"] == {"item": 2, "point": 1, "part": 1}


def test_limits_that_are_still_correct() -> None:
    more = "\n".join(
        [
            "precision: 6",
            "display: 0",
            grades(
                "{id: a, at_least: 100, each: {level: part, at_least: 100}, requires: [{node: A, at_least: 0}]}", LAST
            ),
            block("bonus", leaf("X", rule=DEDUCTION), most="0.000001"),
            block("penalty", leaf("Y", more="applies_to: {kind: [xa]}")),
            "ranking: {ties: dense, tie_break: [B, A]}",
        ]
    )
    assert check(criteria_of(A, B, more=more)) == []
