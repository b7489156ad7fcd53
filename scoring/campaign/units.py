"""The units of a campaign: communes (xã, phường, đặc khu), or whatever else is ranked."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from scoring.campaign.table import read_table, write_table
from scoring.problems import Problem, Refusal
from scoring.tree.model import Branch, Leaf

REQUIRED = ("code", "name", "kind")


@dataclass(frozen=True, slots=True)
class Unit:
    """One unit; `columns` has `kind` and every further column of units.csv (district, cluster, region)."""

    code: str
    name: str
    columns: Mapping[str, str]

    def within(self, node: Branch | Leaf) -> bool:
        """Whether `applies_to` of the node takes the unit in; words match without case."""
        return all(
            self.columns.get(column, "").casefold() in {value.casefold() for value in values}
            for column, values in node.applies_to.items()
        )


def read_units(raw: bytes, file: str) -> tuple[tuple[Unit, ...], tuple[str, ...]]:
    """The units, and the columns they can be grouped by. Raises `Refusal`."""
    table = read_table(raw, file, REQUIRED, None)
    columns = tuple(name for name in table.header if name not in ("code", "name"))
    units: dict[str, Unit] = {}
    problems: list[Problem] = []
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
            if any(ord(ch) < 32 for ch in cell):
                problems.append(Problem("text-control-character", table.place(line, column), {}))
        units[row["code"]] = Unit(row["code"], row["name"], {column: row[column] for column in columns})
    if not table.rows:
        problems.append(Problem("units-none", table.place(1), {}))
    if problems:
        raise Refusal(problems)
    return tuple(units.values()), columns


def write_units(units: Sequence[Unit]) -> str:
    """The units as units.csv."""
    columns = list(units[0].columns) if units else ["kind"]
    rows = [(unit.code, unit.name, *(unit.columns[column] for column in columns)) for unit in units]
    return write_table(("code", "name", *columns), rows)
