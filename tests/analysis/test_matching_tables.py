"""Tables that declare what stands for what: what they give, and every fault at its place, all at once."""

from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from scoring.analysis.matching_tables import read_declared_nodes, read_declared_units
from scoring.campaign.campaign import Campaign
from scoring.campaign.folder import read_campaign
from scoring.messages.comparing import COMPARING
from scoring.problems import Problem, Refusal
from scoring.words import LANGUAGES, render
from tests.bad_input import LOADER

BAD = Path(__file__).parents[1] / "bad_tables"
EXPECTED: dict[str, list[dict[str, str]]] = yaml.load(
    (BAD / "expected.yaml").read_text(encoding="utf-8"), Loader=LOADER
)


@cache
def campaigns() -> tuple[Campaign, Campaign]:
    return read_campaign(BAD / "old"), read_campaign(BAD / "new")


def read(kind: str, raw: bytes) -> Any:
    """A table between the two campaigns. Raises `Refusal`."""
    old, new = campaigns()
    if kind == "nodes":
        return read_declared_nodes(raw, "table.csv", old.criteria, new.criteria)
    return read_declared_units(raw, "table.csv", old.units, new.units)


def refused(case: str) -> list[Problem]:
    with pytest.raises(Refusal) as refusal:
        read(case.partition("/")[0], (BAD / case).read_bytes())
    return list(refusal.value.problems)


@pytest.mark.parametrize("case", EXPECTED)
def test_refused_with_exactly_its_problems(case: str) -> None:
    problems = refused(case)
    assert [(str(problem.place), problem.code) for problem in problems] == [
        (expected["place"], expected["code"]) for expected in EXPECTED[case]
    ]
    for problem, expected in zip(problems, EXPECTED[case], strict=True):
        for lang in LANGUAGES:
            assert expected[lang] in render(problem, lang)


def test_every_file_is_expected_and_every_problem_shown() -> None:
    assert {f"{path.parent.name}/{path.name}" for kind in ("nodes", "units") for path in (BAD / kind).iterdir()} == {
        *EXPECTED
    }
    shown = {expected["code"] for case in EXPECTED.values() for expected in case}
    assert {code for code in COMPARING if code.startswith("map-")} - shown == set()


@pytest.mark.parametrize("code", [code for code in COMPARING if code.startswith("map-")])
def test_problem_says_what_to_do(code: str) -> None:
    assert COMPARING[code].vi_do
    assert COMPARING[code].en_do


def test_nodes_with_several_old_ones() -> None:
    assert read("nodes", b"new;old;comparable\nA.10;A.1;\nA.10;A.2;\nC;B;\n") == {
        "A.10": (("A.1", "A.2"), "percent"),
        "C": (("B",), "yes"),
    }


def test_comparable_said_once_holds_for_all_rows_of_the_node() -> None:
    assert read("nodes", b"new,old,comparable\nA,A.1,\nA,A.2,no\n") == {"A": (("A.1", "A.2"), "no")}


def test_across_blocks_where_it_is_said_not_to_compare() -> None:
    assert read("nodes", b"new,old,comparable\nC,T.1,no\n") == {"C": (("T.1",), "no")}


def test_units_by_population_exactly() -> None:
    found = read("units", b'new,old,weight\n00101,00101,"3870,5"\n00101,00102,1990\n')
    assert found == {"00101": [("00101", Fraction(7741, 2)), ("00102", Fraction(1990))]}


@pytest.mark.parametrize(
    "raw", [b"new,old\n00101,00101\n00101,00102\n", b"new,old,weight\n00101,00101,\n00101,00102,\n"]
)
def test_units_without_weights_count_the_same(raw: bytes) -> None:
    assert read("units", raw) == {"00101": [("00101", Fraction(1)), ("00102", Fraction(1))]}


def test_an_old_unit_may_be_divided() -> None:
    found = read("units", b"new,old,weight\n00101,00101,3\n00101,00102,1\n00103,00103,5\n00103,00102,2\n")
    assert [[old for old, _ in found[new]] for new in ("00101", "00103")] == [["00101", "00102"], ["00103", "00102"]]


def test_a_code_that_another_unit_has_now_with_its_old_unit_elsewhere() -> None:
    found = read("units", b"new,old\n00101,00102\n00103,00101\n00103,00103\n")
    assert [[old for old, _ in found[new]] for new in ("00101", "00103")] == [["00102"], ["00101", "00103"]]
