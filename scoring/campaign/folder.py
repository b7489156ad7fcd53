"""The campaign folder read: campaign.yaml, units.csv, answers.csv, intake.csv. All problems at once."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from scoring import shipped
from scoring.campaign import table
from scoring.campaign.answers import COLUMNS, REQUIRED
from scoring.campaign.campaign import Campaign
from scoring.campaign.check_answers import RowChecks
from scoring.campaign.check_units import codes_as_numbers, lost_zeros, nearly_known_values, old_letters_in_names
from scoring.campaign.folder_answers import read_answers
from scoring.campaign.folder_files import ANSWERS, INTAKE, latest
from scoring.campaign.intake import COLUMNS as INTAKE_COLUMNS
from scoring.campaign.intake import REQUIRED as INTAKE_REQUIRED
from scoring.campaign.intake import Intake, check_intake
from scoring.campaign.settings import Settings
from scoring.campaign.units import REQUIRED as UNIT_COLUMNS
from scoring.campaign.units import UNIT_NAMES, Unit, check_units, columns_of, read_units
from scoring.files import as_named
from scoring.problems import Fault, Hints, Problem, Refusal, did_you_mean
from scoring.tree.facts import EARLIEST, LATEST
from scoring.tree.model import CriteriaSet
from scoring.tree.reader import CriteriaFile, read_bytes, read_criteria_file, read_model
from scoring.tree.units_named import units_named
from scoring.tree.yaml_text import MOST_BYTES, Document, read_yaml


def read_campaign(folder: Path) -> Campaign:
    """The campaign in a folder. Raises `Refusal` with the problems of all its files."""
    problems: list[Problem] = []

    def part(name: str, most: int = table.MOST_BYTES) -> tuple[bytes, str]:
        shown = str(folder / name)
        return read_bytes(latest(folder, name), shown, most), shown

    settings: Settings | None = None
    criteria_file: CriteriaFile | None = None
    units: tuple[Unit, ...] = ()
    units_lost = False
    try:
        document = read_yaml(*part("campaign.yaml", MOST_BYTES))
        settings = read_model(Settings, document)
        problems += _year_problems(settings, document)
        criteria_file = _criteria(settings, document, folder)
    except Refusal as refusal:
        problems += refusal.problems
    try:
        listed = table.read_table(*part("units.csv"), UNIT_COLUMNS, None)
        units, faulty = check_units(listed)
        problems += faulty or [*lost_zeros(listed, units), *codes_as_numbers(listed), *old_letters_in_names(listed)]
        units_lost = any(problem.place.column in (None, "code") for problem in faulty)
        if settings and criteria_file:
            problems += _unknown_columns(settings, document, criteria_file, columns_of(listed))
            problems += () if faulty else nearly_known_values(listed, criteria_file.criteria)
            problems += _values_of_no_unit(document, criteria_file.criteria, units)
        if settings and not units_lost:
            problems += _extended_for_nobody(settings, document, units)
    except Refusal as refusal:
        problems += refusal.problems
        units_lost = True
    intake = _intake(folder, problems)
    try:
        stated = table.read_table(*part(ANSWERS), REQUIRED, COLUMNS)
        if settings and criteria_file:
            checks = RowChecks(criteria_file.criteria, units, settings.year)
            answers, faulty = read_answers(stated, checks, intake)
            # Rows of a unit that the faults of units.csv may have hidden can't be blamed for it.
            problems += [problem for problem in faulty if not (units_lost and problem.code == "unit-unknown")]
        else:
            problems += stated.problems
    except Refusal as refusal:
        problems += refusal.problems
    refusing = [problem for problem in problems if not problem.notice]
    if refusing or not (settings and criteria_file):
        raise Refusal(refusing)
    return Campaign(settings, criteria_file, units, answers, tuple(problems), intake, checks.readings)


def _intake(folder: Path, problems: list[Problem]) -> tuple[Intake, ...]:
    """What came in; what is wrong with it goes to the other problems."""
    try:
        return read_intake(folder)
    except Refusal as refusal:
        problems += refusal.problems
        return ()


def read_checks(folder: Path) -> RowChecks:
    """What new rows of a campaign are held against; its answers are not read. Raises `Refusal`."""
    name = str(folder / "campaign.yaml")
    document = read_yaml(read_bytes(folder / "campaign.yaml", name, MOST_BYTES), name)
    settings = read_model(Settings, document)
    listed = str(folder / "units.csv")
    units, _ = read_units(read_bytes(folder / "units.csv", listed, table.MOST_BYTES), listed)
    return RowChecks(_criteria(settings, document, folder).criteria, units, settings.year)


def read_intake(folder: Path) -> tuple[Intake, ...]:
    """The list of what came in; empty where nothing has. Raises `Refusal`."""
    path, shown = latest(folder, INTAKE), str(folder / INTAKE)
    if not os.path.lexists(path):
        return ()
    listed = table.read_table(read_bytes(path, shown, table.MOST_BYTES), shown, INTAKE_REQUIRED, INTAKE_COLUMNS)
    rows, problems = check_intake(listed)
    if problems:
        raise Refusal(problems)
    return rows


def read_settings(file: Path) -> tuple[Settings, CriteriaFile]:
    """The settings of a campaign that has no units yet, in a file as campaign.yaml, and the criteria that it names.

    Raises `Refusal`, also where somebody has more time, or a decision has published what nobody declared.
    """
    document = read_yaml(read_bytes(file, str(file), MOST_BYTES), str(file))
    settings = read_model(Settings, document)
    problems = [*_year_problems(settings, document), *_extended_for_nobody(settings, document, ())]
    if settings.decision is not None:
        problems.append(Problem("create-decided", document.place(("decision",)), {}))
    try:
        criteria = _criteria(settings, document, file.parent)
    except Refusal as refusal:
        raise Refusal([*problems, *refusal.problems]) from None
    if problems:
        raise Refusal(problems)
    return settings, criteria


def _criteria(settings: Settings, document: Document, folder: Path) -> CriteriaFile:
    """The criteria set that campaign.yaml names: of the catalogue, or a file inside the folder."""
    name = settings.criteria
    known = shipped.catalogue_names()
    if name in known:
        return read_criteria_file(shipped.catalogue_file(name), f"criteria/{name}.yaml")
    inside = as_named(folder / name)
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
    """Groups, names and nodes that tell units apart can only speak of columns that units.csv has."""
    problems = []
    hints = Hints(columns)
    for index, column in enumerate(settings.groups):
        if column not in columns:
            unknown = Fault("group-unknown", given=column, hint=hints.near(column))
            fault = Fault("group-is-name", given=column) if column in UNIT_NAMES else unknown
            problems.append(Problem.of(fault, document.place(("groups", index))))
    for column in settings.names:
        if column not in columns:
            fault = Fault("names-column", given=column, hint=hints.near(column))
            problems.append(Problem.of(fault, document.place(("names", column))))
    for code, column in dict.fromkeys(named[:2] for named in units_named(criteria_file.criteria)):
        if column not in columns:
            values = {"given": column, "code": code, "hint": hints.near(column)}
            problems.append(Problem("applies-to-column", document.place(("criteria",)), values))
    return problems


def _extended_for_nobody(settings: Settings, document: Document, units: Sequence[Unit]) -> Iterator[Problem]:
    """A deadline can only be extended for units that there are."""
    known = [unit.code for unit in units]
    for stage, due in settings.calendar.items():
        for code in due.extended:
            if code not in known:
                fault = Fault("unit-unknown", given=code, hint=did_you_mean(code, known))
                yield Problem.of(fault, document.place(("calendar", stage, "extended", code)))


def _values_of_no_unit(document: Document, criteria: CriteriaSet, units: Sequence[Unit]) -> Iterator[Problem]:
    """Notices of values in the criteria that no unit has but one nearly; a kind that a province lacks is no slip."""
    told: set[tuple[str, str]] = set()
    for column in dict.fromkeys(named.column for named in units_named(criteria)):
        there = {unit.columns.get(column, "").casefold(): unit.columns.get(column, "") for unit in units}
        hints = Hints(there.values())
        spoken = (named for named in units_named(criteria) if named.column == column)
        for code, value in ((named.code, value) for named in spoken for value in named.values):
            if value.casefold() in there or (column, value) in told:
                continue
            told.add((column, value))
            hint = hints.near(value)
            if hint.values:
                values = {"code": code, "column": column, "given": value, "hint": hint}
                yield Problem("applies-to-value", document.place(("criteria",)), values, notice=True)
