"""Which row counts: the newest of the first stage that has one; what a stage looks at."""

import pytest

from scoring.campaign.answers import (
    Answer,
    is_known,
    moment,
    row_that_counts,
    rows_by_unit,
    stages_looked_at,
    stages_of,
    write_answers,
)
from scoring.problems import Fault
from scoring.tree.model import Branch, Leaf
from tests.small import branch, criteria_of, leaf

FINAL = ("council", "appraisal", "self")


def row(stage: str, facts: str = "", points: str = "", at: str = "") -> Answer:
    return Answer("01", "A", stage, facts, points, at=at)


def node(origin: str) -> Leaf:
    return criteria_of(leaf("A", "10", more=f"from: {origin}")).leaves["A"]


def inner() -> Branch:
    found = criteria_of(branch("A", "10", leaf("A.1", "10"))).nodes["A"]
    assert isinstance(found, Branch)
    return found


@pytest.mark.parametrize(
    ("rows", "counts"),
    [
        ([], None),
        ([row("self", "1")], 0),
        ([row("self", "1"), row("appraisal", "2")], 1),
        ([row("council", "3"), row("self", "1"), row("appraisal", "2")], 0),
        ([row("self", "1", at="2022-12-01"), row("self", "2", at="2022-12-02")], 1),
        ([row("self", "2", at="2022-12-02"), row("self", "1", at="2022-12-01")], 0),
        ([row("explanation")], None),
        ([row("self", "1"), row("explanation")], 0),
        ([row("self")], None),
        ([row("self", "1"), row("appraisal")], 0),
        ([row("self", "1", at="2022-12-01"), row("self", at="2022-12-02")], None),
        ([row("self", at="2022-12-01"), row("self", "1", at="2022-12-02")], 1),
        ([row("self", "1"), row("appraisal", points="0")], 1),
        ([row("register", "1")], None),
    ],
)
def test_row_that_counts_at_the_final_stage(rows: list[Answer], counts: int | None) -> None:
    found = row_that_counts(rows, FINAL)
    assert found is (None if counts is None else rows[counts])


@pytest.mark.parametrize(
    ("older", "newer"),
    [
        ("2022-12-01", "2022-12-02"),
        ("2022-12-01T23:59", "2022-12-02"),
        ("2022-12-01T10:00", "2022-12-01T10:00:01"),
        ("2022-12-01T10:00+07:00", "2022-12-01T10:00:01"),
        ("2022-12-01T10:00", "2022-12-01T03:30Z"),
        ("2022-12-01T10:00+09:00", "2022-12-01T08:30"),
        ("2022-12-01T23:00-05:00", "2022-12-02T11:30"),
        ("", "1990-01-01"),
    ],
)
def test_newer_across_time_zones(older: str, newer: str) -> None:
    """Without an offset it is Viet Nam time, UTC+7."""
    assert moment(older) < moment(newer)
    rows = [row("self", "old", at=older), row("self", "new", at=newer)]
    assert row_that_counts(rows, ("self",)) is rows[1]
    assert row_that_counts(rows[::-1], ("self",)) is rows[1]


def test_same_moment_in_two_time_zones() -> None:
    assert moment("2022-12-01T10:00") == moment("2022-12-01T03:00Z") == moment("2022-12-01T10:00+07:00")


@pytest.mark.parametrize("at", ["yesterday", "01/12/2022", "2022-13-01", "2022-12-01T25:00", "12-01"])
def test_unreadable_moment(at: str) -> None:
    with pytest.raises(Fault, match="at-unreadable"):
        moment(at)


@pytest.mark.parametrize("at", ["0022-12-01", "1989-12-31", "2101-01-01"])
def test_moment_in_a_year_no_appraisal_speaks_of(at: str) -> None:
    with pytest.raises(Fault, match="year-range"):
        moment(at)


@pytest.mark.parametrize(
    ("origin", "stages", "looked_at", "known"),
    [
        (
            "self",
            ("self", "appraisal", "council", "explanation"),
            [("self",), ("appraisal", "self"), ("council", "appraisal", "self")],
            [True, True, True],
        ),
        (
            "survey",
            ("survey", "appraisal", "council", "explanation"),
            [("survey",), ("appraisal", "survey"), ("council", "appraisal", "survey")],
            [False, True, True],
        ),
        (
            "register",
            ("register", "appraisal", "council", "explanation"),
            [("register",), ("appraisal", "register"), ("council", "appraisal", "register")],
            [False, True, True],
        ),
        (
            "council",
            ("council",),
            [("council",), ("appraisal", "council"), ("council", "appraisal")],
            [False, False, True],
        ),
    ],
)
def test_stages_of_a_leaf(
    origin: str, stages: tuple[str, ...], looked_at: list[tuple[str, ...]], known: list[bool]
) -> None:
    found = node(origin)
    assert stages_of(found) == stages
    assert [stages_looked_at(found, stage) for stage in ("self", "appraisal", "final")] == looked_at
    assert [is_known(found, stage) for stage in ("self", "appraisal", "final")] == known


def test_stages_of_a_branch_are_those_of_claims() -> None:
    assert stages_of(inner()) == ("self", "appraisal", "council", "explanation")
    assert stages_looked_at(inner(), "final") == FINAL


def test_rows_by_unit_and_code_in_the_order_of_the_file() -> None:
    rows = [
        Answer("1", "A", "self", "x"),
        Answer("2", "A", "self"),
        Answer("1", "A", "council"),
        Answer("1", "B", "self"),
    ]
    assert rows_by_unit(rows) == {"1": {"A": [rows[0], rows[2]], "B": [rows[3]]}, "2": {"A": [rows[1]]}}


def test_written_answers_quote_only_what_needs_it() -> None:
    text = write_answers([Answer("01", "A", "self", "45/50", "", 'a "b", c', "dòng\nmới", "cb", "2022-12-01")])
    assert text.splitlines() == [
        "unit,code,stage,facts,points,note,evidence,by,at",
        '01,A,self,45/50,,"a ""b"", c","dòng',
        'mới",cb,2022-12-01',
    ]
