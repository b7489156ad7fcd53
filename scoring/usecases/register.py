"""The table of a register taken into a campaign, whatever keeps it: one row for each unit, columns by a mapping.

A register is read whole before anything is written, every problem at its cell. What stands already is not written
again, an empty cell says nothing, and a cell that says again what was replaced since is refused: an old register
undoes nothing.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from scoring.campaign.answers import Answer, first_stage, moment
from scoring.campaign.campaign import Campaign
from scoring.campaign.check_answers import RowChecks
from scoring.campaign.intake import Intake
from scoring.campaign.named_units import unit_listed
from scoring.campaign.source import Act, Cell, Source, cell_of
from scoring.campaign.units import Unit
from scoring.campaign.workflow import Role
from scoring.problems import Fault, Place, Problem, Refusal
from scoring.tree.model import Leaf
from scoring.tree.reader import read_bytes
from scoring.tree.yaml_text import MOST_BYTES as MOST_YAML
from scoring.usecases.asking import Notices, Tell, load, silent
from scoring.usecases.list_rows import Listed, listed_rows
from scoring.usecases.register_mapping import RegisterLeaf, RegisterMapping, columns_in, filled, read_mapping
from scoring.usecases.sheet_list import MOST_BYTES


class Change(NamedTuple):
    """A row that the register brings, and the one that stands there now."""

    row: Answer
    stands: Answer | None


class Outcome(NamedTuple):
    """What a register brings: its changes, how many figures stand already, of which units it says nothing."""

    changes: Sequence[Change]
    same: int
    unsaid: Sequence[Unit]


class _Stated(NamedTuple):
    """A row as a line of the register states it, and where."""

    row: Answer
    leaf: RegisterLeaf
    listed: Listed

    def place(self, column: str) -> Place:
        """The cell that a column of the row was made from."""
        text = self.leaf.facts if column == "facts" else getattr(self.leaf, column, None) or ""
        named = columns_in(text)
        return self.listed.place(named[0] if named else columns_in(self.leaf.facts)[0])


@dataclass(frozen=True)
class Register:
    """A table of figures: its file, the file of the mapping, who brings it in (an account)."""

    file: Path
    mapping: Path
    account: str

    def read(self, source: Source, restore: bool = False, tell: Tell = silent) -> Outcome:
        """What it brings to a campaign; tells what is odd. Raises `Refusal`.

        restore: what was replaced since by something else is taken again.
        """
        campaign = load(source, tell)
        raw = read_bytes(self.mapping, str(self.mapping), MOST_YAML)
        mapping = read_mapping(raw, str(self.mapping), campaign.criteria)
        listed = listed_rows(self.file, {}, [mapping.columns], _no_heads)
        reading = _Reading(campaign, mapping, restore)
        outcome = reading.outcome(listed)
        tell(Notices(tuple(reading.odd)))
        return outcome

    def take_in(self, outcome: Outcome, source: Source, role: Role, reason: str = "") -> None:
        """Writes the changes, all or none. Raises `Refusal`."""
        raw = read_bytes(self.file, str(self.file), MOST_BYTES)
        sha256 = hashlib.sha256(raw).hexdigest()
        acts = []
        for stage in dict.fromkeys(change.row.stage for change in outcome.changes):
            changes = [change for change in outcome.changes if change.row.stage == stage]
            added = sum(change.stands is None for change in changes)
            intake = Intake(
                file=self.file.name, sha256=sha256, what="register", stage=stage, by=self.account, reason=reason,
                added=str(added), changed=str(len(changes) - added),
            )  # fmt: skip
            rows = tuple(change.row for change in changes)
            expected = {cell_of(change.row): change.stands for change in changes}
            acts.append(Act(self.account, role, reason, rows, intake, expected))
        source.append(*acts)


def _no_heads(missing: Sequence[str]) -> Fault:
    return Fault("register-no-heads", columns=list(missing))


class _Reading:
    """The lines of one register, held against one campaign."""

    def __init__(self, campaign: Campaign, mapping: RegisterMapping, restore: bool) -> None:
        self.campaign = campaign
        self.mapping = mapping
        self.restore = restore
        self.checks = RowChecks(campaign.criteria, campaign.units, campaign.settings.year)
        self.problems: list[Problem] = []
        self.odd: list[Problem] = []

    def outcome(self, listed: Sequence[Listed]) -> Outcome:
        by_unit = self._units(listed)
        changes = []
        same = 0
        for stated in self._stated(by_unit):
            cell = self._history(stated.row)
            stands = cell[-1] if cell else None
            row = self._with_kept(stated.row, stands)
            if stands is not None and _says_same(row, stands):
                same += 1
                continue
            if not self.restore and stands is not None and _was_replaced(row, cell):
                self._note(stated, "facts", _replaced(row, stands))
            changes.append(Change(row, stands))
        if self.problems:
            raise Refusal(self.problems)
        return Outcome(changes, same, [unit for unit in self.campaign.units if unit.code not in by_unit])

    def _units(self, listed: Iterable[Listed]) -> dict[str, Listed]:
        """The lines by their unit."""
        column = self.mapping.unit_column
        found: dict[str, Listed] = {}
        for one in listed:
            given = one.cells[column]
            try:
                if not given:
                    raise Fault("register-no-unit", column=column)
                code = unit_listed(given, self.campaign.units).code
                if code in found:
                    raise Fault("register-unit-twice", unit=code, line=found[code].number)
                found[code] = one
            except Fault as fault:
                self.problems.append(Problem.of(fault, one.place(column)))
        return found

    def _stated(self, by_unit: Mapping[str, Listed]) -> Iterator[_Stated]:
        """The rows that say something, and that nothing is wrong with."""
        for code, listed in by_unit.items():
            for leaf in self.mapping.leaves:
                cells = {column: leaf.meant(listed.cells[column]) for column in leaf.columns}
                if not self._is_whole(leaf, listed, cells):
                    continue
                node = self.campaign.criteria.leaves[leaf.code]
                stated = _Stated(self._row(code, node, leaf, cells), leaf, listed)
                if self._is_right(stated):
                    yield stated

    def _is_whole(self, leaf: RegisterLeaf, listed: Listed, cells: Mapping[str, str]) -> bool:
        """Whether the cells of the facts say something: none of them does, or (else a problem) all of them do."""
        asked = columns_in(leaf.facts)
        broken = [column for column in asked if column in listed.broken]
        self.problems += [Problem("form-cell-error", listed.place(column), {}) for column in broken]
        empty = [column for column in asked if not cells[column] and column not in broken]
        if not broken and len(empty) < len(asked):
            for column in empty:
                values = {"column": column, "code": leaf.code}
                self.problems.append(Problem("register-cell-empty", listed.place(column), values))
        return not broken and not empty

    def _row(self, unit: str, node: Leaf, leaf: RegisterLeaf, cells: Mapping[str, str]) -> Answer:
        note, evidence = (filled(text or "", cells) for text in (leaf.note, leaf.evidence))
        facts = filled(leaf.facts, cells)
        return Answer(unit, leaf.code, first_stage(node), facts, "", note, evidence, self.mapping.by or "")

    def _is_right(self, stated: _Stated) -> bool:
        row = stated.row
        if self.checks.outside(row):
            return False  # a register lists all communes; of those that a leaf leaves out it is not asked
        faults = list(self.checks.of_new(row))
        for column, fault in faults:
            self._note(stated, column, fault)
        if not faults:
            self.odd += [
                Problem(odd.code, stated.place("facts"), odd.values, notice=True) for odd in self.checks.odd(row)
            ]
        return not faults

    def _note(self, stated: _Stated, column: str, fault: Fault) -> None:
        self.problems.append(Problem.of(fault, stated.place(column)))

    def _history(self, row: Answer) -> list[Answer]:
        """The rows of the cell, the newest last."""
        return self._cells.get(cell_of(row), [])

    @cached_property
    def _cells(self) -> dict[Cell, list[Answer]]:
        codes = {leaf.code for leaf in self.mapping.leaves}
        found: dict[Cell, list[Answer]] = {}
        for row in self.campaign.answers:
            if row.code in codes:
                found.setdefault(cell_of(row), []).append(row)
        for rows in found.values():
            rows.sort(key=lambda row: moment(row.at))
        return found

    def _with_kept(self, row: Answer, stands: Answer | None) -> Answer:
        """Note, evidence and who keeps the register stay where it says nothing of them."""
        if stands is None or not (stands.facts or stands.points):
            return row
        return row._replace(**{
            column: getattr(row, column) or getattr(stands, column) for column in ("note", "evidence", "by")
        })  # fmt: skip


def _says_same(row: Answer, other: Answer) -> bool:
    return row[3:7] == other[3:7]


def _was_replaced(row: Answer, cell: Sequence[Answer]) -> bool:
    """Whether the cell said these facts before, and says others now."""
    return row.facts != cell[-1].facts and any(before.facts == row.facts for before in cell)


def _replaced(row: Answer, stands: Answer) -> Fault:
    return Fault("register-replaced", given=row.facts, found=stands.facts or stands.points, by=stands.by, at=stands.at)
