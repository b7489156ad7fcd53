"""The units of a campaign: communes (xã, phường, đặc khu), or whatever else is ranked."""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from scoring.campaign.table import Table, problem_at, read_table, write_table
from scoring.problems import Fault, Problem, Refusal
from scoring.tree.model import Branch, Leaf
from scoring.tree.rules_for import takes_in

REQUIRED = ("code", "name", "kind")
COMMUNE_KINDS = ("xa", "phuong", "thi_tran", "dac_khu")
"""The kinds of commune, in the order in which papers name them; what else is ranked has kinds of its own."""
UNIT_NAMES = ("code", "name")
"""The columns that name a unit; all others are groups."""

_CONTROL = re.compile("[\x00-\x1f]")
_TURNING = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Characters that turn the direction of a line around, so that it reads as another one."""


@dataclass(frozen=True, slots=True)
class Unit:
    """One unit; `columns` has `kind` and every further column of units.csv (district, cluster, region)."""

    code: str
    name: str
    columns: Mapping[str, str]

    def within(self, node: Branch | Leaf) -> bool:
        """Whether `applies_to` of the node takes the unit in."""
        return takes_in(node.meant, self.columns)


def read_units(raw: bytes, file: str) -> tuple[tuple[Unit, ...], tuple[str, ...]]:
    """The units, and the columns they can be grouped by. Raises `Refusal`."""
    table = read_table(raw, file, REQUIRED, None)
    units, problems = check_units(table)
    if problems:
        raise Refusal(problems)
    return units, columns_of(table)


def columns_of(table: Table) -> tuple[str, ...]:
    """The columns that units can be grouped by."""
    return tuple(name for name in table.header if name not in UNIT_NAMES)


def check_units(table: Table) -> tuple[tuple[Unit, ...], list[Problem]]:
    """The units that have a code, and all problems."""
    columns = columns_of(table)
    units: dict[str, Unit] = {}
    problems = list(table.problems)
    for line, cells in table.rows:
        row = dict(zip(table.header, cells, strict=True))
        for column in REQUIRED:
            if not row[column]:
                values = {"column": column, "needed": REQUIRED}
                problems.append(Problem("cell-empty", table.place(line, column), values))
        if row["code"] and row["code"] in units:
            place = table.place(line, "code", row["code"])
            problems.append(Problem("unit-twice", place, {"code": row["code"]}))
        for column, cell in row.items():
            problems += [problem_at(table, line, column, cell, fault) for fault in cell_faults(column, cell)]
        if row["code"]:
            row["kind"] = _kind(row["kind"])
            units.setdefault(row["code"], Unit(row["code"], row["name"], {name: row[name] for name in columns}))
    if not table.rows and not table.problems:
        problems.append(Problem("units-none", table.place(1), {}))
    return tuple(units.values()), problems


def _kind(cell: str) -> str:
    """A kind of commune as groups, names and papers know it: XA is xa, as words match without case."""
    return cell.casefold() if cell.casefold() in COMMUNE_KINDS else cell


def cell_faults(column: str, cell: str) -> Iterator[Fault]:
    """What a cell must not have; codes become names of files, and codes and names cells of workbooks."""
    if _CONTROL.search(cell):
        yield Fault("text-control-character")
    if not cell.isascii():
        hidden = [ch for ch in cell if _TURNING.match(ch) or (column == "code" and unicodedata.category(ch) == "Cf")]
        if hidden:
            yield Fault("text-invisible", sign=f"U+{ord(hidden[0]):04X}")
    if column in ("code", "name") and cell.startswith(("=", "+", "-", "@")):
        yield Fault("text-formula", given=cell, sign=cell[0])
    if column == "code" and cell and (not cell.strip(".") or "/" in cell or "\\" in cell):
        yield Fault("unit-code-path", given=cell)


def write_units(units: Sequence[Unit]) -> str:
    """The units as units.csv."""
    columns = list(units[0].columns) if units else ["kind"]
    rows = [(unit.code, unit.name, *(unit.columns[column] for column in columns)) for unit in units]
    return write_table(("code", "name", *columns), rows)
