"""The microdata of a survey: one row a respondent; every bad cell with its place, and none passed over in silence."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from scoring.analysis.survey_declaration import Declaration, Declared
from scoring.campaign.check_answers import unknown_unit
from scoring.campaign.table import Table, problem_at, read_table
from scoring.campaign.units import Unit
from scoring.points import parse_count, parse_number
from scoring.problems import Fault, Hints, Place, Problem, Refusal, Said
from scoring.tree.yaml_text import MOST_PROBLEMS

Column = Sequence[str]
MOST_GROUPS = 100
"""A column with more values is no grouping: ages want to be classes, numbers of questionnaires are none."""
POPULATION = ("unit", "population")
"""The columns of a file of populations."""


@dataclass(frozen=True)
class Microdata:
    """The cells that count, column by column; row by row they belong together."""

    units: Column
    weights: Column
    """The weights as typed; all "1" where none are declared."""
    worth: Mapping[str, Fraction]
    """What each weight as typed is."""
    items: Mapping[str, Column]
    groups: Mapping[str, Column]

    @property
    def respondents(self) -> Counter[str]:
        """How many rows every unit has."""
        return Counter(self.units)


def read_microdata(raw: bytes, file: str, declared: Declared, units: Sequence[Unit]) -> Microdata:
    """The microdata in a CSV file. Raises `Refusal` with all problems; the first thousand in full."""
    declaration = declared.declaration
    table = read_table(raw, file, list(dict.fromkeys(_columns(declaration, declared))), None)
    problems = [*table.problems, *_cell_problems(table, declared, units)]
    if not table.rows and not problems:
        problems = [Problem("survey-no-rows", table.place(1), {})]
    if problems:
        raise Refusal(_most(problems, file))
    column = _column_getter(table)
    weights = column(declaration.weight) if declaration.weight else ("1",) * len(table.rows)
    return Microdata(
        column(declaration.unit),
        weights,
        {cell: parse_number(cell) for cell in set(weights)},
        {item: column(item) for item in declared.items},
        {name: column(name) for name in declaration.groups},
    )


def _columns(declaration: Declaration, declared: Declared) -> Iterator[str]:
    yield declaration.unit
    yield from (name for name in (declaration.respondent, declaration.weight) if name)
    yield from declaration.groups
    yield from declared.items


def _column_getter(table: Table) -> Callable[[str], Column]:
    columns = list(zip(*(cells for _, cells in table.rows), strict=True))
    return lambda name: columns[table.header.index(name)] if columns else ()


def _most(problems: list[Problem], file: str) -> list[Problem]:
    """Nobody reads on after a thousand; the rest is counted."""
    problems.sort(key=lambda problem: problem.place.line or 0)
    more = len(problems) - MOST_PROBLEMS
    if more <= 0:
        return problems
    last = problems[MOST_PROBLEMS - 1].place.line
    return [*problems[:MOST_PROBLEMS], Problem("survey-more-problems", Place(file, last), {"count": more})]


def _cell_problems(table: Table, declared: Declared, units: Sequence[Unit]) -> Iterator[Problem]:
    """Every distinct cell of a column is looked at once; only columns with faults are walked row by row."""
    declaration = declared.declaration
    column = _column_getter(table)

    def walk(name: str, faults: Mapping[str, Fault]) -> Iterator[Problem]:
        if faults:
            index = table.header.index(name)
            for line, cells in table.rows:
                if cells[index] in faults:
                    yield problem_at(table, line, name, cells[index], faults[cells[index]])

    known = {unit.code for unit in units}
    without_zeros = {code.lstrip("0"): code for code in known}
    hints = Hints(sorted(known))
    unknown = [cell for cell in dict.fromkeys(column(declaration.unit)) if cell and cell not in known]
    yield from walk(declaration.unit, {cell: unknown_unit(cell, without_zeros, hints) for cell in unknown})
    needed = [name for name in (declaration.unit, declaration.respondent, declaration.weight) if name]
    for name in needed:
        yield from walk(name, {"": Fault("cell-empty", column=name, needed=needed)})
    if declaration.respondent:
        yield from _respondents_twice(table, declaration.unit, declaration.respondent)
    if declaration.weight:
        yield from walk(declaration.weight, _weight_faults(set(column(declaration.weight)) - {""}))
    for name in declaration.groups:
        values = len(set(column(name)))
        if values > MOST_GROUPS:
            yield problem_at(
                table, 1, name, name, Fault("survey-groups-many", column=name, count=values, most=MOST_GROUPS)
            )
    for item, codings in declared.items.items():
        yield from walk(item, {cell: fault for coding in codings for cell, fault in _faults(coding.read, column(item))})


def _faults(read: Callable[[str], object], cells: Column) -> Iterator[tuple[str, Fault]]:
    for cell in dict.fromkeys(cells):
        try:
            read(cell)
        except Fault as fault:
            yield cell, fault


def _weight_faults(cells: set[str]) -> dict[str, Fault]:
    def read(cell: str) -> None:
        if parse_number(cell) <= 0:
            raise Fault("survey-weight", given=cell)

    return dict(_faults(read, sorted(cells)))


def _respondents_twice(table: Table, unit: str, respondent: str) -> Iterator[Problem]:
    """Questionnaires are numbered through, or anew in every unit; twice in one unit is one too many."""
    indexes = table.header.index(unit), table.header.index(respondent)
    first: dict[tuple[str, str], int] = {}
    for line, cells in table.rows:
        key = cells[indexes[0]], cells[indexes[1]]
        if not key[1]:
            continue
        if key in first:
            fault = Fault("survey-respondent-twice", given=key[1], unit=key[0], line=first[key])
            yield problem_at(table, line, respondent, key[1], fault)
        else:
            first[key] = line


def read_populations(raw: bytes, file: str, units: Sequence[Unit], respondents: Mapping[str, int]) -> dict[str, int]:
    """The population of units from a CSV file with the columns unit and population. Raises `Refusal`."""
    table = read_table(raw, file, POPULATION, POPULATION)
    known = {unit.code for unit in units}
    without_zeros = {code.lstrip("0"): code for code in known}
    hints = Hints(sorted(known))
    populations: dict[str, int] = {}
    seen: set[str] = set()
    problems = list(table.problems)
    for line, cells in table.rows:
        row = dict(zip(table.header, cells, strict=True))
        code, given = row["unit"], row["population"]
        if code not in known:
            fault = unknown_unit(code, without_zeros, hints)
            problems.append(problem_at(table, line, "unit", code, fault))
        elif code in seen:
            problems.append(problem_at(table, line, "unit", code, Fault("unit-twice", code=code)))
        seen.add(code)
        try:
            populations[code] = _population(given, respondents.get(code, 0))
        except Fault as fault:
            problems.append(problem_at(table, line, "population", given, fault))
    if problems:
        raise Refusal(problems)
    return populations


def populations_of(column: str, units: Sequence[Unit], respondents: Mapping[str, int], place: Place) -> dict[str, int]:
    """The population of units from a column of units.csv; an empty cell is no population. Raises `Refusal`."""
    if units and column not in units[0].columns:
        columns = list(units[0].columns)
        raise Refusal([Problem("survey-population-column", place, {"column": column, "known": columns})])
    populations: dict[str, int] = {}
    problems: list[Problem] = []
    for unit in units:
        given = unit.columns[column]
        try:
            if given:
                populations[unit.code] = _population(given, respondents.get(unit.code, 0))
        except Fault as fault:
            values = {"unit": unit.code, "what": Said(fault.code, fault.values)}
            problems.append(Problem("survey-population-cell", place, values))
    if problems:
        raise Refusal(problems)
    return populations


def _population(given: str, respondents: int) -> int:
    population = parse_count(given)
    if population < max(respondents, 1):
        raise Fault("survey-population", given=given, respondents=respondents)
    return population
