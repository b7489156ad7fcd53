"""A list as offices keep it in Excel: a title above, merged heads, names of its own for the columns, sums below."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from scoring.points import unaccented
from scoring.problems import Fault, Place, Problem, Refusal
from scoring.usecases.extras import needs

if TYPE_CHECKING:
    from scoring.forms.read_workbook import Sheet

MOST_BYTES = 64_000_000
HEAD_ROWS = 30
"""How far down the row of heads is looked for, below the title of the list."""
Heads = Mapping[str, re.Pattern[str]]
"""What heads say, without accents, and the column that is meant; any other head names its column itself."""
_COUNTED = re.compile(r"stt|tt|so (tt|thu tu)")
_SUM = re.compile(r"(tong|cong)\b")
_GROUP = re.compile(r"[IVX]+|[A-Za-z]")
"""How lists number the groups that their rows stand in: I, II, A, b."""


@dataclass(frozen=True)
class SheetList:
    """The sheet that has a list, the last row of its heads, its columns by the names they get."""

    file: str
    sheet: "Sheet"
    head_row: int
    columns: Mapping[str, int]
    heads: Heads
    required: Sequence[str]

    def rows(self) -> Iterator[tuple[int, dict[str, str]]]:
        """The rows of the list, neither sums nor heads of groups, each with its number as people count."""
        for number in range(self.head_row + 1, len(self.sheet.rows)):
            cells = {name: _line(self.sheet.text((number, column))) for name, column in self.columns.items()}
            said = [words for words in (_line(str(cell)) for cell in self.sheet.rows[number]) if words]
            named = next((cells[name] for name in self.required if cells[name]), "")
            sums = any(_SUM.match(plain(words)) for words in (*said[:1], named))
            if (
                named
                and (len(said) > 1 or self.broken(number + 1))
                and not sums
                and not self._heads_group(number, cells)
            ):
                yield number + 1, cells

    def _heads_group(self, number: int, cells: Mapping[str, str]) -> bool:
        """ "II  Cụm thi đua số 2": words beside a numeral or letter, where rows say more of what is known."""
        further = [name for name in self.columns if name in self.heads and name not in self.required]
        if all(cells[name] for name in self.required) or any(cells[name] for name in further):
            return False
        own = set(self.columns.values())
        beside = [_line(str(cell)) for column, cell in enumerate(self.sheet.rows[number]) if column not in own]
        return any(map(_GROUP.fullmatch, beside))

    def head(self, column: str) -> str:
        """What stands above a column; cells that are merged downwards stand in the row above."""
        at = self.columns[column]
        return _line(self.sheet.text((self.head_row, at))) or _line(self.sheet.text((self.head_row - 1, at)))

    def count(self, words: str) -> int:
        """Above how many columns these words stand."""
        width = len(self.sheet.rows[self.head_row])
        above = self.head_row - 1
        heads = (self.sheet.text((self.head_row, at)) or self.sheet.text((above, at)) for at in range(width))
        return sum(_line(head) == words for head in heads)

    def broken(self, number: int) -> frozenset[str]:
        """The columns whose cell of a row holds an error such as #N/A, and no text."""
        errors = self.sheet.marks.errors
        return frozenset(name for name, column in self.columns.items() if (number - 1, column) in errors)

    def cell_of(self, place: Place) -> Place:
        """The cell, as people call it."""
        column = self.columns.get(str(place.column), self.columns[self.required[-1]])
        cell = self.sheet.place((place.line - 1, column)) if place.line else self.sheet.name
        return Place(self.file, None, cell)


def sheet_list(path: Path, heads: Heads, required: Sequence[str]) -> SheetList | None:
    """The sheet of a workbook with a row of heads that names what is required. Raises `Refusal`, of several too."""
    lists = [found for sheet in _sheets(path) if (found := _list_in(str(path), sheet, heads, required)) is not None]
    if len(lists) > 1:
        names = ", ".join(one.sheet.name for one in lists)
        raise Refusal([Problem("sheet-list-several", Place(str(path)), {"sheets": names})])
    return lists[0] if lists else None


def words_in(path: Path) -> set[str]:
    """All that stands where heads are looked for, of every sheet of a workbook. Raises `Refusal`."""
    return {
        _line(sheet.text((row, column)))
        for sheet in _sheets(path)
        for row, cells in enumerate(sheet.rows[:HEAD_ROWS])
        for column in range(len(cells))
    }


def _sheets(path: Path) -> "Sequence[Sheet]":
    with needs("forms"):
        from scoring.forms.read_workbook import read_workbook
    try:
        return read_workbook(path).sheets
    except Fault as fault:
        raise Refusal([Problem.of(fault, Place(str(path)))]) from None


def column_of(words: str, heads: Heads) -> str:
    """The column that a head means."""
    return next((name for name, pattern in heads.items() if pattern.fullmatch(plain(words))), words)


def plain(text: str) -> str:
    """Letters and digits without accents, in words."""
    return " ".join(re.findall("[a-z0-9]+", unaccented(text)))


def _list_in(file: str, sheet: "Sheet", heads: Heads, required: Sequence[str]) -> SheetList | None:
    """The first row that names what is required; cells that are merged downwards stand in the row above it."""
    for row in range(min(len(sheet.rows), HEAD_ROWS)):
        heads_above = row > 0 and sum(bool(_line(str(cell))) for cell in sheet.rows[row - 1]) > 1
        columns = _named(sheet, heads, row, row - 1 if heads_above else row)
        if all(name in columns for name in required):
            return SheetList(file, sheet, *_with_row_below(sheet, heads, row, columns, required), heads, required)
    return None


def _named(sheet: "Sheet", heads: Heads, row: int, above: int) -> dict[str, int]:
    columns: dict[str, int] = {}
    for column in range(max(len(sheet.rows[row]), len(sheet.rows[above]))):
        words = _line(sheet.text((row, column))) or _line(sheet.text((above, column)))
        if words and not _COUNTED.fullmatch(plain(words)):
            columns.setdefault(column_of(words, heads), column)
    return columns


def _with_row_below(
    sheet: "Sheet", heads: Heads, row: int, columns: Mapping[str, int], required: Sequence[str]
) -> tuple[int, Mapping[str, int]]:
    """Heads that go on below: a row that has nothing of what is required names what stands beside it."""
    below = row + 1
    own = [sheet.text((below, columns[name])) for name in required]
    if any(own) or below >= len(sheet.rows) or not any(map(str, sheet.rows[below])):
        return row, columns
    named = {name: column for name, column in _named(sheet, heads, below, row).items() if name not in required}
    return below, {**{name: columns[name] for name in required}, **named}


def _line(text: str) -> str:
    return " ".join(text.split())
