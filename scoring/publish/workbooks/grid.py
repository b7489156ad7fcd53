"""The sheets of the summary workbook that hold a unit a row: columns found by key, formulas as templates of a row.

All such sheets begin their units in the same row and have them in the same order, so that a unit's cells stand in one
row throughout. Keys stand in a hidden row; `workbooks.read` finds what a sheet states by them, not by captions.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from scoring.spreadsheet.book import Sheet, Value, cell, quoted
from scoring.spreadsheet.cells import VALUE
from scoring.spreadsheet.whole import MOST_FORMULA

MARK_ROW, TITLE_ROW, NOTE_ROW, KEY_ROW = 0, 1, 2, 3
HEAD_ROW = 4
"""The first of three rows of heads."""
FIRST_ROW = 7
ROW = "\x01"
"""Stands for the row of the unit in a template."""


class LiveColumn(NamedTuple):
    """A column of formulas: its key, the template, the value for a unit (by its place in the order), the format.

    No template is a column of plain values; None is one of results for which there is no exact formula.
    """

    key: str
    template: str | None
    values: Sequence[Value]
    made: Any
    held: Sequence[bool] | None = None
    """Whether the cells of a unit hold all that its formula reads; None where they always do."""
    own: Sequence[str | None] | None = None
    """The template of every unit, where not all have the same."""
    looks: Sequence[Any] = ()
    """The format of every unit's cell, where not all have the same."""


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
    _marked: dict[Any, Any] = field(default_factory=dict)
    _head_formulas: list[tuple[int, int, str, Value]] = field(default_factory=list)
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

    def write(
        self, row: int, key: str, template: str | None, value: Value, made: Any, *, alike: bool = True
    ) -> None:  # fmt: skip
        """A formula in a unit's row, or its value alone where there is no formula, marked if it is a result.

        There is none longer than Excel takes (of a node with hundreds of children). `alike`: as in all its column.
        """
        formula = None if template is None else template.replace(ROW, str(row + 1))
        if formula is None or len(formula) > MOST_FORMULA:
            self._write_result(row, key, value, made)
        elif formula and self.shares and alike and "!" not in formula:
            self.sheet.put_shared(row, self.at[key], formula, value, made, self.last_row)
        elif formula:
            self.sheet.put_ready(row, self.at[key], formula, value, made)
        elif value != "":
            self.sheet.put_value(row, self.at[key], value, made)

    def _write_result(self, row: int, key: str, value: Value, made: Any) -> None:
        if made not in self._marked:
            self._marked[made] = self.sheet.book.format_of_values(made, VALUE)
        self.sheet.put_value(row, self.at[key], value, self._marked[made])
        self.sheet.book.note_value(self.sheet.name, key.partition(":")[2] or key, (row, self.at[key]))

    def head(self, under: int, key: str, value: Value, **properties: Any) -> None:
        """A head of a column, in one of the three rows of heads; written when the rows are, from top to bottom."""
        self._heads.append((HEAD_ROW + under, self.at[key], value, properties))

    def head_formula(self, under: int, key: str, formula: str, value: Value) -> None:
        """A formula in a head of a hidden column."""
        self._head_formulas.append((HEAD_ROW + under, self.at[key], formula, value))

    def head_cell(self, under: int, key: str) -> str:
        """The cell of a head, for formulas of its sheet."""
        return cell(HEAD_ROW + under, self.at[key], fixed_column=True, fixed_row=True)

    def write_keys(self) -> None:
        """The hidden row of keys."""
        for key, column in self.at.items():
            self.sheet.put(KEY_ROW, column, key)
        self.sheet.height(KEY_ROW, None, hidden=True)

    def write_rows(self, start: Callable[[int, int], None], columns: Sequence[LiveColumn]) -> None:
        """All units downwards: what `start` writes for a unit (row, place in the order), then the formulas."""
        formulas = {head[:2]: head[2:] for head in self._head_formulas}
        heads = {head[:2]: head[2:] for head in self._heads}
        for head_row, column in sorted({*heads, *formulas}):
            if (head_row, column) in formulas:
                self.sheet.put_formula(head_row, column, *formulas[head_row, column])
            else:
                value, properties = heads[head_row, column]
                self.sheet.put(head_row, column, value, **properties)
        for index in range(self.count):
            row = FIRST_ROW + index
            start(row, index)
            for live in columns:
                template = live.own[index] if live.own is not None else live.template
                template = template if live.held is None or live.held[index] else None
                made = live.looks[index] if live.looks else live.made
                self.write(row, live.key, template, live.values[index], made, alike=live.own is None)
