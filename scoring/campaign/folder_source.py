"""A campaign folder as a source: nothing else opens one."""

import datetime
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

from scoring.campaign import table
from scoring.campaign.answers import COLUMNS, REQUIRED, Answer
from scoring.campaign.campaign import Campaign
from scoring.campaign.folder import read_campaign, read_checks, read_intake
from scoring.campaign.folder import read_settings as read_settings  # of a folder to come: asked for here, as all else
from scoring.campaign.folder_files import ANSWERS, INTAKE, UNITS, finish_begun, latest, locked, replace_together
from scoring.campaign.folder_rows import rows_of, with_rows
from scoring.campaign.intake import Intake, write_intake
from scoring.campaign.skeleton import units_text
from scoring.campaign.source import Act, Cell, Done, cell_of, dated, outdated
from scoring.campaign.units import UNIT_NAMES, Unit, read_units
from scoring.problems import Fault, Place, Problem, Refusal
from scoring.tree.reader import read_bytes
from scoring.tree.yaml_text import CONTROL


def now() -> datetime.datetime:
    return datetime.datetime.now(datetime.UTC)


class UnitsChanged(NamedTuple):
    """How many units a new list has, how many of them are new, how many are gone."""

    units: int
    added: int
    removed: int


@dataclass(frozen=True)
class FolderSource:
    """The campaign in a folder; `clock` tells the time of what is appended."""

    folder: Path
    clock: Callable[[], datetime.datetime] = now

    @property
    def name(self) -> str:
        return str(self.folder)

    def load(self, units: Collection[str] | None = None) -> Campaign:
        campaign = read_campaign(self.folder)
        if units is None:
            return campaign
        answers = tuple(row for row in campaign.answers if row.unit in units)
        intake = tuple(row for row in campaign.intake if not row.unit or row.unit in units)
        named = tuple(unit for unit in campaign.units if unit.code in units)
        return replace(campaign, units=named, answers=answers, intake=intake)

    def append(self, *acts: Act) -> tuple[Done, ...]:
        if not acts:
            return ()
        with locked(self.folder):
            finish_begun(self.folder)
            return self._appended(acts)

    def set_units(self, units: Sequence[Unit]) -> UnitsChanged:
        """Another list of units, which keeps the columns that the old one has beside its own.

        Raises `Refusal` where units that have answers are not in it.
        """
        with locked(self.folder):
            finish_begun(self.folder)
            shown = str(self.folder / ANSWERS)
            read = read_bytes(self.folder / ANSWERS, shown, table.MOST_BYTES)
            stated = table.read_table(read, shown, REQUIRED, COLUMNS)
            column = stated.header.index("unit")
            left = {cells[column] for _, cells in stated.rows} - {unit.code for unit in units}
            if left:
                raise Refusal([Problem("units-still-answered", Place(shown), {"units": sorted(left)})])
            before = self._units()
            columns = list(dict.fromkeys(name for unit in (*units, *before.values()) for name in unit.columns))
            merged = [replace(unit, columns=_all_columns(unit, before.get(unit.code), columns)) for unit in units]
            replace_together(self.folder, {UNITS: units_text(merged, (*UNIT_NAMES, *columns)).encode()})
        codes = {unit.code for unit in units}
        return UnitsChanged(len(codes), len(codes - set(before)), len(set(before) - codes))

    def _units(self) -> dict[str, Unit]:
        """The units that are listed by now; none where the list is empty, or no list."""
        shown = str(self.folder / UNITS)
        try:
            units, _ = read_units(read_bytes(self.folder / UNITS, shown, table.MOST_BYTES), shown)
        except Refusal:
            return {}
        return {unit.code: unit for unit in units}

    def _appended(self, acts: Sequence[Act]) -> tuple[Done, ...]:
        problems = list(self._faulty(acts))
        if problems:
            raise Refusal(problems)
        shown = str(self.folder / ANSWERS)
        read = read_bytes(latest(self.folder, ANSWERS), shown, table.MOST_BYTES)
        stated = table.read_table(read, shown, REQUIRED, COLUMNS)
        if stated.problems:
            raise Refusal(stated.problems)
        nodes = {(cell.unit, cell.code) for act in acts for cell in act.expected}
        try:
            rows = rows_of(stated, nodes)
        except Fault as fault:
            raise Refusal([Problem.of(fault, Place(shown, None, "at"))]) from None
        problems = list(outdated(acts, rows.newest.get))
        if problems:
            raise Refusal(problems)
        came_in = read_intake(self.folder)
        done = dated(map(_readable, acts), self.clock(), lambda unit, code: rows.at.get((unit, code), ""), came_in)
        self._write(read, stated, done, {cell for cell, row in rows.newest.items() if not row.at})
        return done

    def _write(self, read: bytes, stated: table.Table, done: Sequence[Done], undated: set[Cell]) -> None:
        answers = [row for act in done for row in act.answers]
        taken_in = [act.intake for act in done if act.intake]
        files = {}
        if answers:
            before = {cell_of(row): row.at for row in reversed(answers) if cell_of(row) in undated}
            files[ANSWERS] = with_rows(read, stated, answers, before)
        if taken_in:
            files[INTAKE] = write_intake([*read_intake(self.folder), *taken_in]).encode()
        if files:
            replace_together(self.folder, files)

    def _faulty(self, acts: Sequence[Act]) -> Iterator[Problem]:
        """Rows that answers.csv must not have, told before anything is written."""
        checks = read_checks(self.folder)
        for row in (row for act in acts for row in act.answers):
            for column, fault in checks.of_new(row):
                yield Problem.of(fault, _place(row, column))


def _readable(act: Act) -> Act:
    """Names of files and reasons without characters with which intake.csv could not be read again."""
    if act.intake is None:
        return act
    return replace(act, intake=Intake(*(CONTROL.sub(" ", text) for text in act.intake)))


def _all_columns(unit: Unit, before: Unit | None, columns: Sequence[str]) -> dict[str, str]:
    known = {**(before.columns if before else {}), **unit.columns}
    return {name: known.get(name, "") for name in columns}


def _place(row: Answer, column: str) -> Place:
    return Place(" ".join(cell_of(row)), None, column)
