"""Fact cells in the reader's language: words of both, the same facts."""

import datetime

import pytest

from scoring.spreadsheet.fields import cells_from
from scoring.spreadsheet.spoken import cells_in, shown_in, titles_in
from scoring.spreadsheet.spoken_cells import values_in
from scoring.tree.rules import AnyRule
from tests.small import criteria_of, leaf

LEVELS = "{kind: levels, levels: [{id: a, vi: Đủ, en: All, points: 5}, {id: b, vi: Một phần, en: Part, points: 2}]}"
ALIKE = "{kind: levels, levels: [{id: a, vi: Một, en: Same, points: 5}, {id: b, vi: Hai, en: same, points: 2}]}"
ITEMS = (
    "{kind: checklist, items: [{id: a, vi: Đề án, en: Plan, points: 3}, {id: b, vi: Tờ trình, en: Note, points: 2}]}"
)
FAULTS = "{kind: deduction, each: [{id: a, vi: Trễ, en: Late, points: 1}, {id: b, vi: Sai, en: Wrong, points: 2}]}"
DEADLINE = "{kind: deadline, by: [{date: 12-31, points: 5}]}"

SAID = [
    ("{kind: yes_no}", "có", ("có",), ("yes",)),
    (LEVELS, "b", ("Một phần",), ("Part",)),
    (ITEMS, "a", ("Đề án: có; Tờ trình: không",), ("Plan: yes; Note: no",)),
    (FAULTS, "b=3", ("Trễ: 0; Sai: 3",), ("Late: 0; Wrong: 3",)),
    (DEADLINE, "2022-12-28", ("28/12/2022",), ("28/12/2022",)),
    (DEADLINE, "none", ("không thực hiện",), ("not done",)),
    ("{kind: proportional}", "45/50", ("45/50",), ("45/50",)),
    ("{kind: proportional}", "90.5%", ("90,5%",), ("90.5%",)),
    ("{kind: survey}", "4,5", ("4,5",), ("4.5",)),
    ("{kind: survey}", "84.5%", ("84,5%",), ("84.5%",)),
    ("{kind: survey, scale: [1, 5]}", "87.66666667%", ("87,66666667%",), ("87.66666667%",)),
    ("{kind: survey, scale: [1, 5]}", "65/84", ("65/84",), ("65/84",)),
    ("{kind: value, max: 5}", "1.69", ("1,69",), ("1.69",)),
]


def rule_of(text: str) -> AnyRule:
    return criteria_of(leaf("A", "5", text), more="scale: 5").leaves["A"].rule


@pytest.mark.parametrize(("rule", "facts", "vi", "en"), SAID)
def test_facts_in_words(rule: str, facts: str, vi: tuple[str, ...], en: tuple[str, ...]) -> None:
    assert (shown_in(rule_of(rule), facts, "vi"),) == vi
    assert (shown_in(rule_of(rule), facts, "en"),) == en


@pytest.mark.parametrize(("rule", "facts"), [(rule, facts) for rule, facts, _, _ in SAID])
def test_vietnamese_cells_are_those_of_forms(rule: str, facts: str) -> None:
    made = rule_of(rule)
    assert cells_in(made, facts, "vi") == cells_from(made, facts)


def test_titles_that_are_alike_are_told_apart() -> None:
    levels = rule_of(ALIKE).levels  # type: ignore[union-attr]  # the rule is of levels
    assert titles_in(levels, "en") == ("Same (a)", "same (b)")
    assert titles_in(levels, "vi") == ("Một", "Hai")


def test_values_are_numbers_and_dates() -> None:
    assert values_in(rule_of("{kind: proportional}"), "45/50", "en") == (45.0, 50.0)
    assert values_in(rule_of("{kind: proportional}"), "90,5%", "en") == (90.5, "")
    assert values_in(rule_of(DEADLINE), "28/12/2022", "en") == (datetime.date(2022, 12, 28), "")
    assert values_in(rule_of(DEADLINE), "none", "en") == ("", "not done")
    assert values_in(rule_of("{kind: value, max: 5}"), "1.2345678901234567", "en") == ("1,2345678901234567",)
