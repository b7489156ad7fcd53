"""The sheets of the summary workbook that hold a unit a row: columns found by key, formulas as templates of a row.

All such sheets begin their units in the same row and have them in the same order, so that a unit's cells stand in one
row throughout. Keys stand in a hidden row; `workbooks.read` finds what a sheet states by them, not by captions.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from scoring.spreadsheet.book import Sheet, Value, cell, quoted
from scoring.spreadsheet.whole import MOST_FORMULA

MARK_ROW, TITLE_ROW, NOTE_ROW, KEY_ROW = 0, 1, 2, 3
HEAD_ROW = 4
"""The first of three rows of heads."""
FIRST_ROW = 7
ROW = "\x01"
"""Stands for the row of the unit in a template."""


class Live(NamedTuple):
    """A column of formulas: its key, the template, the value for a unit (by its place in the order), the format."""

    key: str
    template: str
    values: Sequence[Value]
    made: Any


@dataclass
class Grid:
    """One sheet and its columns, by key; `count` units.

    Formulas that name cells of this sheet only are shared by their column: written out, those of a national campaign
    would be 200 MB.
    """

    sheet: Sheet
    count: int
    shares: bool = True
    at: dict[str, int] = field(default_factory=dict)
    _heads: list[tuple[int, int, Value, dict[str, Any]]] = field(default_factory=list)

    def add(self, keys: Iterable[str]) -> None:
        """Columns to the right of those there are."""
        for key in keys:
            self.at[key] = len(self.at)

    def here(self, key: str) -> str:
        """A unit's cell, for formulas of its own sheet."""
        return self._letters(key) + ROW

    def ref(self, key: str) -> str:
        """A unit's cell, for formulas of other sheets."""
        return f"{quoted(self.sheet.name)}!{self.here(key)}"

    def fixed(self, key: str) -> str:
        """A unit's cell, for formulas that stay right where people sort their sheet."""
        return f"{quoted(self.sheet.name)}!${self._letters(key)}${ROW}"

    def column(self, key: str) -> str:
        """The cells of all units."""
        letters = self._letters(key)
        return f"{quoted(self.sheet.name)}!${letters}${FIRST_ROW + 1}:${letters}${FIRST_ROW + self.count}"

    def column_here(self, key: str) -> str:
        """The cells of all units, for formulas of the sheet."""
        return self.column(key).rpartition("!")[2]

    def _letters(self, key: str) -> str:
        return cell(0, self.at[key])[:-1]

    @property
    def last_row(self) -> int:
        return FIRST_ROW + self.count - 1

    def write(self, row: int, key: str, template: str, value: Value, made: Any) -> None:
        """A formula in a unit's row, or its value alone where there is no formula.

        There is none longer than Excel takes (of a node with hundreds of children).
        """
        formula = template.replace(ROW, str(row + 1))
        if 0 < len(formula) <= MOST_FORMULA and self.shares and "!" not in formula:
            self.sheet.put_shared(row, self.at[key], formula, value, made, self.last_row)
        elif 0 < len(formula) <= MOST_FORMULA:
            self.sheet.put_ready(row, self.at[key], formula, value, made)
        elif value != "":
            self.sheet.put_value(row, self.at[key], value, made)

    def head(self, under: int, key: str, value: Value, **properties: Any) -> None:
        """A head of a column, in one of the three rows of heads; written when the rows are, from top to bottom."""
        self._heads.append((HEAD_ROW + under, self.at[key], value, properties))

    def head_cell(self, under: int, key: str) -> str:
        """The cell of a head, for formulas of its sheet."""
        return cell(HEAD_ROW + under, self.at[key], fixed_column=True, fixed_row=True)

    def write_keys(self) -> None:
        """The hidden row of keys."""
        for key, column in self.at.items():
            self.sheet.put(KEY_ROW, column, key)
        self.sheet.raw.set_row(KEY_ROW, None, None, {"hidden": True})

    def write_rows(self, start: Callable[[int, int], None], columns: Sequence[Live]) -> None:
        """All units downwards: what `start` writes for a unit (row, place in the order), then the formulas."""
        for head_row, column, value, properties in sorted(self._heads, key=lambda head: head[:2]):
            self.sheet.put(head_row, column, value, **properties)
        for index in range(self.count):
            row = FIRST_ROW + index
            start(row, index)
            for live in columns:
                self.write(row, live.key, live.template, live.values[index], live.made)
