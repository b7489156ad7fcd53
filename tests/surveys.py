"""Surveys for tests: a small campaign with survey leaves, and what is declared and answered."""

import tempfile
from collections.abc import Sequence
from pathlib import Path

from scoring.analysis.survey import Figure, Tally, tally
from scoring.analysis.survey_declaration import read_declaration
from scoring.analysis.survey_microdata import populations_of, read_microdata, read_populations
from scoring.campaign.campaign import Campaign
from scoring.problems import Place, Problem, Refusal
from tests import small

SURVEY = "{kind: survey, scale: [1, 5]}"
CRITERIA = small.criteria_text(
    small.leaf("A.1", "2", SURVEY, "from: survey"),
    small.leaf("A.2", "2", SURVEY, "from: survey"),
    small.leaf("A.3", "2", SURVEY, "from: survey, applies_to: {kind: [xa]}"),
    small.leaf("A.4", "2", more="from: survey"),
    small.leaf("A.5", "1", "{kind: steps, measure: number, steps: [{at_least: 4, points: 1}]}", "from: survey"),
    small.branch("B", "1", small.leaf("B.1", "1")),
)
UNITS = "01,An,xa,101\n02,Bình,phuong,2000\n03,Cam,xa,"
"""The last column stands in for the population."""
ONE = 'unit: u\nleaves: [{code: "A.1", items: [q1]}]\n'


def folder(path: Path, answers: str = "", units: str = UNITS) -> Path:
    """The small campaign as a folder."""
    return small.write(path, CRITERIA, answers, units=units)


def campaign(answers: str = "", units: str = UNITS) -> Campaign:
    """The small campaign."""
    with tempfile.TemporaryDirectory() as name:
        return small.campaign(Path(name), CRITERIA, answers, units=units)


CAMPAIGN = campaign()


def declared_leaf(code: str, *items: str, more: str = "") -> str:
    """A leaf of a declaration in flow style."""
    return f'{{code: "{code}", items: [{", ".join(items)}]{more and ", " + more}}}'


def declaration(*leaves: str, more: str = "") -> str:
    """A declaration whose unit stands in the column `u`; 9 is "don't know"."""
    return f"unit: u\nno_answer: [9]\n{more}\nleaves: [{', '.join(leaves)}]\n"


def counted(declared: str, microdata: str, populations: str = "", made: Campaign = CAMPAIGN) -> Tally:
    """The tally; populations from a CSV file, else from the column of units.csv that is declared. Raises `Refusal`."""
    found = read_declaration(declared.encode(), "declaration.yaml", made.criteria)
    data = read_microdata(microdata.encode(), "microdata.csv", found, made.units)
    column = found.declaration.population
    known: dict[str, int] = {}
    if populations:
        known = read_populations(populations.encode(), "population.csv", made.units, data.respondents)
    elif column:
        known = populations_of(column, made.units, data.respondents, Place("units.csv", None, column))
    return tally(found, data, made, known)


def figures(found: Tally) -> dict[tuple[str, str], Figure]:
    """The figures by unit and code."""
    return {(unit, figure.code): figure for unit, figure in found.figures()}


def facts(found: Tally) -> dict[tuple[str, str], str]:
    """What would stand in answers.csv, by unit and code."""
    return {key: figure.facts for key, figure in figures(found).items()}


def problems(declared: str, microdata: str = "u,q1\n01,5\n", populations: str = "") -> Sequence[Problem]:
    """What is wrong; the survey is refused."""
    try:
        counted(declared, microdata, populations)
    except Refusal as refusal:
        return refusal.problems
    raise AssertionError("the survey was accepted")
