"""A table as rows of cells, whatever file it comes from; merged cells have their text once, where they begin."""

from dataclasses import dataclass, field, replace
from typing import NamedTuple

from scoring.problems import Fault, Place, Problem

MOST_ROWS, MOST_COLUMNS = 5_000, 60
"""No annex is larger; a file that is was not meant."""
MOST_SHOWN = 90


class Cell(NamedTuple):
    """A cell: its text, whether it goes on with a merged cell above or to the left, and whether it is bold.

    A cell that goes on has the text of the one that it belongs to.
    """

    text: str
    goes_on: bool = False
    bold: bool = False


EMPTY = Cell("")


@dataclass
class Grid:
    """One table of a file, or several that go on from each other. `above` are the lines before it.

    `faults` has what is wrong with rows, by their places in `rows`, counted from 0.
    """

    file: str
    name: str
    rows: list[list[Cell]]
    above: list[str] = field(default_factory=list)
    faults: dict[int, Fault] = field(default_factory=dict)
    origins: dict[int, tuple[str, int]] = field(default_factory=dict)
    """The table and the row there of rows that come from another table."""

    def cell(self, row: int, column: int) -> Cell:
        cells = self.rows[row]
        return cells[column] if column < len(cells) else EMPTY

    def joined(self, other: "Grid", first: int) -> "Grid":
        """This table with the rows of another behind it, from a row on."""
        at = len(self.rows) - first
        rows = range(first, len(other.rows))
        faults = {row + at: fault for row, fault in other.faults.items() if row >= first}
        origins = {row + at: other.origins.get(row, (other.name, row)) for row in rows}
        return replace(
            self,
            rows=[*self.rows, *(other.rows[row] for row in rows)],
            faults={**self.faults, **faults},
            origins={**self.origins, **origins},
        )

    def row_name(self, row: int) -> str:
        """A row as people call it: its number in its table, with the table's name where that is another."""
        name, own = self.origins.get(row, (self.name, row))
        return str(own + 1) if name == self.name else f"{name}:{own + 1}"

    def place(self, row: int) -> Place:
        """Where a row stands, with its texts."""
        shown = " | ".join(cell.text.replace("\n", " / ") for cell in self.rows[row] if cell.text and not cell.goes_on)
        name, own = self.origins.get(row, (self.name, row))
        return Place(f"{self.file}!{name}", own + 1, None, shown[:MOST_SHOWN], 0, len(shown[:MOST_SHOWN]))

    def problem(self, code: str, row: int, notice: bool = False, /, **values: object) -> Problem:
        return Problem(code, self.place(row), values, notice)


def refuse_large(rows: int, columns: int) -> None:
    """Raises `Fault` where a table is larger than any annex."""
    if rows > MOST_ROWS or columns > MOST_COLUMNS:
        raise Fault("annex-too-large", rows=rows, columns=columns, most=MOST_ROWS, wide=MOST_COLUMNS)
