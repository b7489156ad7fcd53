"""The campaign folder, read and written: campaign.yaml, units.csv, answers.csv. All problems at once."""

from pathlib import Path

import yaml

from scoring import shipped
from scoring.campaign.answers import COLUMNS, REQUIRED, write_answers
from scoring.campaign.campaign import Campaign
from scoring.campaign.check_answers import check_answers
from scoring.campaign.settings import Settings
from scoring.campaign.table import read_table
from scoring.campaign.units import read_units, write_units
from scoring.problems import Fault, Problem, Refusal, did_you_mean
from scoring.tree.facts import EARLIEST, LATEST
from scoring.tree.model import CriteriaSet
from scoring.tree.reader import CriteriaFile, read_bytes, read_criteria_file, read_model
from scoring.tree.yaml_text import Document, read_yaml


def read_campaign(folder: Path) -> Campaign:
    """The campaign in a folder. Raises `Refusal` with the problems of all its files."""
    problems: list[Problem] = []

    def part(name: str) -> tuple[bytes, str]:
        shown = str(folder / name)
        return read_bytes(folder / name, shown), shown

    settings: Settings | None = None
    criteria_file: CriteriaFile | None = None
    try:
        document = read_yaml(*part("campaign.yaml"))
        settings = read_model(Settings, document)
        problems += _year_problems(settings, document)
        criteria_file = _criteria(settings, document, folder)
    except Refusal as refusal:
        problems += refusal.problems
    try:
        units, columns = read_units(*part("units.csv"))
        if settings and criteria_file:
            problems += _unknown_columns(settings, document, criteria_file, columns)
    except Refusal as refusal:
        problems += refusal.problems
        units = ()
    try:
        table = read_table(*part("answers.csv"), REQUIRED, COLUMNS)
    except Refusal as refusal:
        raise Refusal([*problems, *refusal.problems]) from None
    if not (settings and criteria_file and units):
        raise Refusal(problems)
    answers, found = check_answers(table, criteria_file.criteria, units, settings.year)
    problems += [problem for problem in found if not problem.notice]
    if problems:
        raise Refusal(problems)
    return Campaign(settings, criteria_file, units, answers, tuple(found))


def _criteria(settings: Settings, document: Document, folder: Path) -> CriteriaFile:
    """The criteria set that campaign.yaml names: of the catalogue, or a file inside the folder."""
    name = settings.criteria
    known = shipped.catalogue_names()
    if name in known:
        return read_criteria_file(shipped.catalogue_file(name), f"criteria/{name}.yaml")
    inside = folder / name
    fault = Fault("criteria-not-found", given=name, hint=did_you_mean(name, known))
    try:
        if not inside.resolve().is_relative_to(folder.resolve()):
            fault = Fault("criteria-outside", given=name)
        elif inside.is_file():
            return read_criteria_file(inside)
    except (OSError, RuntimeError):
        pass  # a name too long for the system, links that lead in a circle
    raise Refusal([Problem.of(fault, document.place(("criteria",)))])


def _year_problems(settings: Settings, document: Document) -> list[Problem]:
    if EARLIEST <= settings.year <= LATEST:
        return []
    fault = Fault("year-range", given=settings.year, low=EARLIEST, high=LATEST)
    return [Problem.of(fault, document.place(("year",)))]


def _unknown_columns(
    settings: Settings, document: Document, criteria_file: CriteriaFile, columns: tuple[str, ...]
) -> list[Problem]:
    """Groups and `applies_to` can only speak of columns that units.csv has."""
    problems = []
    for index, column in enumerate(settings.groups):
        if column not in columns:
            fault = Fault("group-unknown", given=column, hint=did_you_mean(column, columns))
            problems.append(Problem.of(fault, document.place(("groups", index))))
    for code, column in _columns_of(criteria_file.criteria):
        if column not in columns:
            values = {"given": column, "code": code, "hint": did_you_mean(column, columns)}
            problems.append(Problem("applies-to-column", document.place(("criteria",)), values))
    return problems


def _columns_of(criteria: CriteriaSet) -> list[tuple[str, str]]:
    return [(code, column) for code, node in criteria.nodes.items() for column in node.applies_to]


def write_campaign(campaign: Campaign, folder: Path) -> None:
    """The campaign as a folder that reads back the same; criteria inside the folder are not written."""
    folder.mkdir(parents=True, exist_ok=True)
    data = campaign.settings.model_dump(mode="json", exclude_defaults=True)
    text = yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=110)
    (folder / "campaign.yaml").write_text(text, encoding="utf-8")
    (folder / "units.csv").write_text(write_units(campaign.units), encoding="utf-8")
    (folder / "answers.csv").write_text(write_answers(campaign.answers), encoding="utf-8")
