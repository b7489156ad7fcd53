"""A criteria file read and written: problems at their place, all at once; what is written reads back the same."""

from pathlib import Path

import pytest
from hypothesis import given

from scoring import shipped
from scoring.problems import Refusal
from scoring.tree.reader import read_criteria, read_criteria_file, write_criteria
from tests.campaigns import GeneratedCampaign, campaigns
from tests.properties import cases
from tests.small import branch, codes, criteria_of, criteria_text, leaf, refused


def told(raw: str) -> list[tuple[str, str]]:
    return [(str(problem.place).removeprefix("criteria.yaml:"), problem.code) for problem in refused(raw)]


@cases
@given(generated=campaigns())
def test_criteria_written_read_back_the_same(generated: GeneratedCampaign) -> None:
    """read(write(x)) = x for criteria."""
    criteria = read_criteria(generated.criteria_yaml.encode(), "criteria.yaml").criteria
    again = read_criteria(write_criteria(criteria).encode(), "again.yaml").criteria
    assert again == criteria
    assert again.digest == criteria.digest


@pytest.mark.parametrize("name", shipped.catalogue_names())
def test_catalogue_written_reads_back_the_same(name: str) -> None:
    criteria = read_criteria_file(shipped.catalogue_file(name)).criteria
    assert read_criteria(write_criteria(criteria).encode(), "again.yaml").criteria == criteria


def test_defaults_are_not_written() -> None:
    text = write_criteria(
        criteria_of(leaf("A", "10", "{kind: proportional, full_at: 100}", "from: self"), more="combine: sum")
    )
    words = " ".join(text.partition("tree:")[2].split())
    assert words == "- vi: Mục A en: Item A code: A max: '10' rule: kind: proportional"
    assert "combine" not in text


@pytest.mark.parametrize(
    "words",
    [
        "yes",
        "null",
        "~",
        "1.10",
        "12:30",
        "0x1F",
        "1e3",
        "2022-12-31",
        "true",
        "- a",
        "a: b",
        "# a",
        "it's",
        '"q"',
        "é",
    ],
)
def test_words_that_yaml_would_take_for_values_read_back(words: str) -> None:
    quoted = "'" + words.replace("'", "''") + "'"
    criteria = criteria_of(leaf("A", "10"), more=f"title: {{vi: {quoted}, en: {quoted}}}")
    assert criteria.title.vi == words
    assert read_criteria(write_criteria(criteria).encode(), "again.yaml").criteria == criteria


def test_long_and_broken_lines_read_back() -> None:
    text = criteria_text(
        leaf("A", "10"), more="title:\n  en: Small\n  vi: |\n    Dòng một\n    " + "dài " * 80 + "\n\n    ba"
    )
    criteria = read_criteria(text.encode(), "c.yaml").criteria
    assert criteria.title.text().vi.count("\n") == 3
    assert read_criteria(write_criteria(criteria).encode(), "again.yaml").criteria == criteria


def test_codes_stay_what_was_typed() -> None:
    criteria = criteria_of(branch("1.10", "6", leaf("no", "5"), leaf("2022-01", "1")), leaf("0x1", "4"))
    assert list(criteria.nodes) == ["1.10", "no", "2022-01", "0x1"]


def test_decomposed_text_is_composed() -> None:
    decomposed = "Co\u0302ng khai"
    criteria = criteria_of(leaf("A", "10"), more=f"title: {{vi: {decomposed}, en: x}}")
    assert criteria.title.vi == "Công khai"


def test_text_decomposed_by_an_escape_is_composed_and_reads_back() -> None:
    criteria = criteria_of(leaf("A", "10"), more='title: {vi: "Co\\u0302ng khai", en: x}')
    assert criteria.title.vi == "Công khai"
    assert read_criteria(write_criteria(criteria).encode(), "again.yaml").criteria == criteria


def test_every_node_has_its_line() -> None:
    text = criteria_text(leaf("A", "10")).replace("tree: [", "tree: [\n").replace("]\n", "\n]\n")
    more = "bonus:\n  max: 1\n  children:\n    - code: X\n      max: 1\n      rule: {kind: yes_no}\n"
    found = read_criteria((text + more).encode(), "c.yaml")
    lines = (text + more).splitlines()
    assert lines[found.lines["A"] - 1].startswith("{code: A")
    assert lines[found.lines["X"] - 1] == "    - code: X"


def test_all_problems_at_once_in_the_order_of_the_file() -> None:
    text = criteria_text(leaf("A", "x"), leaf("A", "5", "{kind: yesno}"), more="precision: 1,5\nladder: 1")
    assert [code for _, code in told(text)] == ["count-not-whole", "key-unknown", "number-unreadable", "word-unknown"]


@pytest.mark.parametrize(
    ("before", "after", "code", "line", "at"),
    [
        ("scale: 10", "scale: ten", "number-unreadable", 5, "ten"),
        ("scale: 10", "scale: [10]", "text-expected", 5, "scale: [10]"),
        ("scale: 10", "scale: ''", "text-empty", 5, "''"),
        ("scale: 10", "scale: {a: 1}", "text-expected", 5, "scale: {a: 1}"),
        ("scale: 10", "scales: 10", "key-unknown", 5, "scales: 10"),
        ("ties: min", "ties: max", "word-unknown", 8, "max}"),
        ("ties: min", "ties: ''", "text-empty", 8, "''}"),
        ("ties: min", "ties: [min]", "text-expected", 8, "ties: [min]}"),
        ("{ties: min}", "min", "mapping-expected", 8, "min"),
        ("{ties: min}", "[min]", "mapping-expected", 8, "ranking: [min]"),
        ("{kind: yes_no}", "{}", "key-missing", 10, "rule: {}}]"),
        ("{kind: yes_no}", "{kind: [a]}", "text-expected", 10, "kind: [a]}}]"),
        ("{kind: yes_no}", "yes_no", "mapping-expected", 10, "yes_no}]"),
        ("{kind: yes_no}", "{kind: survey, scale: [1]}", "list-length", 10, "scale: [1]}}]"),
        ("{kind: yes_no}", "{kind: survey, scale: [1, 2, 3]}", "list-length", 10, "scale: [1, 2, 3]}}]"),
        ("{kind: yes_no}", "{kind: survey, scale: 5}", "list-expected", 10, "5}}]"),
        ("{kind: yes_no}", "{kind: steps, steps: []}", "list-length", 10, "steps: []}}]"),
        ("{kind: yes_no}", "{kind: proportional, inverse: yes}", "not-true-or-false", 10, "yes}}]"),
        (
            "{kind: yes_no}",
            "{kind: deadline, by: [{date: 02-29, points: 10}]}",
            "date-malformed",
            10,
            "02-29, points: 10}]}}]",
        ),
        (
            "{kind: yes_no}",
            "{kind: deadline, by: [{date: 1-31, points: 10}]}",
            "date-malformed",
            10,
            "1-31, points: 10}]}}]",
        ),
        ("code: A", "code: 'A B'", "name-malformed", 10, "'A B', vi: Mục A, en: It"),
        ("code: A", "code: =A", "name-malformed", 10, "=A, vi: Mục A, en: Item"),
        ("code: A", f"code: {'A' * 61}", "name-malformed", 10, "AAAAAAAAAAAAAAAAAAAAAAAA"),
    ],
)
def test_problem_at_its_place(before: str, after: str, code: str, line: int, at: str) -> None:
    text = criteria_text(leaf("A", "10")).replace(before, after)
    place = next(problem.place for problem in refused(text) if problem.code == code)
    assert (place.line, place.column) == (line, place.start + 1)
    assert place.excerpt == text.splitlines()[line - 1]
    assert place.excerpt[place.start :].startswith(at)


def test_unknown_key_of_a_rule_has_a_hint() -> None:
    found = refused(criteria_text(leaf("A", "10", "{kind: proportional, full_to: 90}")))[0]
    assert found.code == "key-unknown"
    assert found.values["hint"].values == {"word": "full_at"}


@pytest.mark.parametrize(
    ("rule", "hint"),
    [
        ("{kind: proportional, full_at: 90,5}", "hint-decimal-comma"),
        ("{kind: proportional, points: 1}", "hint-key-elsewhere"),
        ("{kind: proportional, zzzz: 1}", "hint-keys-here"),
    ],
)
def test_hint_at_a_key_that_does_not_belong_here(rule: str, hint: str) -> None:
    found = next(problem for problem in refused(criteria_text(leaf("A", "10", rule))) if problem.code == "key-unknown")
    assert found.values["hint"].code == hint


def test_unknown_column_name_of_applies_to_is_told_at_the_key() -> None:
    found = refused(criteria_text(leaf("A", "10", more="applies_to: {'a b': [xa]}")))[0]
    assert found.code == "name-malformed"
    assert found.place.excerpt[found.place.start :].startswith("'a b'")


def test_a_list_of_faulty_items_is_not_called_too_short() -> None:
    assert codes(criteria_text(leaf("A", "10", "{kind: levels, levels: [{id: a, points: x}]}"))) == [
        "number-unreadable"
    ]


def test_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(Refusal) as caught:
        read_criteria_file(tmp_path / "no.yaml")
    assert [problem.code for problem in caught.value.problems] == ["file-unreadable"]


def test_max_of_value_may_be_left_out() -> None:
    text = criteria_text(leaf("A", "10", "{kind: value, max: 10}").replace("max: 10, rule", "rule"))
    assert read_criteria(text.encode(), "c.yaml").criteria.nodes["A"].max == 10


@pytest.mark.parametrize(
    ("text", "known"),
    [
        (criteria_text(leaf("A", "10"), more="ranking: {ties: max}"), ["min", "dense"]),
        (criteria_text(leaf("A", "10", more="from: selv")), ["self", "survey", "register", "council"]),
    ],
)
def test_words_that_are_known_are_the_models(text: str, known: list[str]) -> None:
    assert [problem.values["known"] for problem in refused(text)] == [known]
