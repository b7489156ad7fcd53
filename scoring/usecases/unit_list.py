"""A list of units as offices keep it: CSV, or an Excel sheet with a title above, merged heads and names of its own."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from scoring.campaign.check_units import codes_as_numbers, known_codes, lost_zeros
from scoring.campaign.table import Table
from scoring.campaign.units import COMMUNE_KINDS, UNIT_NAMES, Unit, check_units, read_units
from scoring.points import unaccented
from scoring.problems import Fault, Place, Problem, Refusal
from scoring.tree.reader import read_bytes
from scoring.usecases.extras import needs
from scoring.words import capital, tell

if TYPE_CHECKING:
    from scoring.forms.read_workbook import Sheet

MOST_BYTES = 64_000_000
HEAD_ROWS = 30
"""How far down the row of heads is looked for, below the title of the list."""
KIND = "kind"
_HEADS: Mapping[str, re.Pattern[str]] = {
    "code": re.compile(r"code|ma( so)?( (don vi|dvhc|xa|phuong|cap|hanh chinh|dac khu|thi tran)\b.*)?"),
    "name": re.compile(
        r"name|ten( (don vi|dvhc|xa|phuong|cap|ubnd)\b.*)?|don vi( hanh chinh)?( cap xa)?|xa phuong.*|ubnd.*xa.*"
    ),
    KIND: re.compile(r"kind|loai|cap|loai (hinh|don vi|dvhc|xa)\b.*|cap (hanh chinh|don vi)"),
    "district": re.compile(r"district|(ten )?(quan )?huyen.*|thuoc huyen.*"),
    "cluster": re.compile(r"cluster|(ten )?cum( thi dua)?"),
    "region": re.compile(r"region|vung|khu vuc"),
    "province": re.compile(r"province|tinh( thanh pho)?"),
}
"""What heads say, without accents, and the column that is meant; any other head names its column itself."""
_COUNTED = re.compile(r"stt|tt|so (tt|thu tu)")
_SUM = re.compile(r"(tong|cong)\b")
_GROUP = re.compile(r"[IVX]+|[A-Za-z]")
"""How lists number the groups that their units stand in: I, II, A, b."""
_COMMITTEE = re.compile(r"^(ubnd|ủy ban nhân dân|uỷ ban nhân dân)\s+", re.IGNORECASE)


def read_unit_list(path: Path) -> tuple[Unit, ...]:
    """The units of a CSV file, or of the sheet of an Excel list that has them. Raises `Refusal`."""
    if path.suffix.casefold() == ".csv":
        return read_units(read_bytes(path, str(path), MOST_BYTES), str(path))[0]
    with needs("forms"):
        from scoring.forms.read_workbook import read_workbook
    try:
        sheets = read_workbook(path).sheets
    except Fault as fault:
        raise Refusal([Problem.of(fault, Place(str(path)))]) from None
    lists = [_ListSheet(str(path), sheet, head) for sheet in sheets if (head := _head_of(sheet)) is not None]
    if not lists:
        raise Refusal([Problem("unit-list-no-heads", Place(str(path)), {})])
    if len(lists) > 1:
        names = ", ".join(one.sheet.name for one in lists)
        raise Refusal([Problem("unit-list-several", Place(str(path)), {"sheets": names})])
    return lists[0].units()


class _Head(NamedTuple):
    """The last row of the heads, and the columns of the sheet by the names they get."""

    row: int
    columns: Mapping[str, int]


def _head_of(sheet: "Sheet") -> _Head | None:
    """The first row that names codes and units; cells that are merged downwards stand in the row above it."""
    for row in range(min(len(sheet.rows), HEAD_ROWS)):
        heads_above = row > 0 and sum(bool(_line(str(cell))) for cell in sheet.rows[row - 1]) > 1
        columns = _named(sheet, row, row - 1 if heads_above else row)
        if all(name in columns for name in UNIT_NAMES):
            return _with_row_below(sheet, row, columns)
    return None


def _named(sheet: "Sheet", row: int, above: int) -> dict[str, int]:
    columns: dict[str, int] = {}
    for column in range(max(len(sheet.rows[row]), len(sheet.rows[above]))):
        words = _line(sheet.text((row, column))) or _line(sheet.text((above, column)))
        if words and not _COUNTED.fullmatch(_plain(words)):
            columns.setdefault(_column_of(words), column)
    return columns


def _with_row_below(sheet: "Sheet", row: int, columns: Mapping[str, int]) -> _Head:
    """Heads that go on below: a row that has neither code nor name names what stands beside them."""
    below = row + 1
    own = [sheet.text((below, columns[name])) for name in UNIT_NAMES]
    if any(own) or below >= len(sheet.rows) or not any(map(str, sheet.rows[below])):
        return _Head(row, columns)
    named = {name: column for name, column in _named(sheet, below, row).items() if name not in UNIT_NAMES}
    return _Head(below, {**{name: columns[name] for name in UNIT_NAMES}, **named})


def _column_of(words: str) -> str:
    plain = _plain(words)
    return next((name for name, pattern in _HEADS.items() if pattern.fullmatch(plain)), words)


@dataclass(frozen=True)
class _ListSheet:
    """The sheet of a list: its rows as units."""

    file: str
    sheet: "Sheet"
    head: _Head

    def units(self) -> tuple[Unit, ...]:
        """The units, with the zeros of codes that a spreadsheet took away, where their names tell. Raises `Refusal`."""
        table = self._table()
        units, problems = check_units(table)
        right = known_codes(units)
        if not problems:
            column = table.header.index("code")
            for _, cells in table.rows:
                cells[column] = right.get(cells[column], cells[column])
            units, problems = check_units(table)
            problems += [*lost_zeros(table, units), *codes_as_numbers(table)]
        if problems:
            raise Refusal(replace(problem, place=self._place(problem.place)) for problem in problems)
        return units

    def _table(self) -> Table:
        rows = [_with_kind(number, cells) for number, cells in self._rows()]
        filled = {name for _, cells in rows for name, text in cells.items() if text}
        further = [name for name in self.columns if name in filled and name not in (*UNIT_NAMES, KIND)]
        header = (*UNIT_NAMES, KIND, *further)
        return Table(
            self.file, b"", ",", header, [(number, [cells[name] for name in header]) for number, cells in rows]
        )

    @cached_property
    def columns(self) -> Mapping[str, int]:
        """The columns of the sheet by the names they get; "Loại I, II, III" is a class, no kind of unit."""
        columns = self.head.columns
        stated = columns.get(KIND)
        below = range(self.head.row + 1, len(self.sheet.rows))
        if stated is None or any(_kind_of(self.sheet.text((row, stated))) for row in below):
            return columns
        words = _line(self.sheet.text((self.head.row, stated))) or _line(self.sheet.text((self.head.row - 1, stated)))
        return {(words if name == KIND else name): column for name, column in columns.items()}

    def _rows(self) -> Iterator[tuple[int, dict[str, str]]]:
        """The rows of units, neither sums nor heads of groups, each with its number as people count."""
        for number in range(self.head.row + 1, len(self.sheet.rows)):
            cells = {name: _line(self.sheet.text((number, column))) for name, column in self.columns.items()}
            said = sum(bool(_line(str(cell))) for cell in self.sheet.rows[number])
            named = cells["code"] or cells["name"]
            if named and said > 1 and not _SUM.match(_plain(named)) and not self._heads_group(number, cells):
                yield number + 1, cells

    def _heads_group(self, number: int, cells: Mapping[str, str]) -> bool:
        """ "II  Cụm thi đua số 2": words beside a numeral or letter, where units have a code, a name and a number."""
        if (cells["code"] and cells["name"]) or cells.get(KIND):
            return False
        own = set(self.columns.values())
        beside = [_line(str(cell)) for column, cell in enumerate(self.sheet.rows[number]) if column not in own]
        return any(map(_GROUP.fullmatch, beside))

    def _place(self, place: Place) -> Place:
        """The cell, as people call it."""
        column = self.columns.get(str(place.column), self.head.columns["name"])
        cell = self.sheet.place((place.line - 1, column)) if place.line else self.sheet.name
        return Place(self.file, None, cell)


def _with_kind(number: int, cells: Mapping[str, str]) -> tuple[int, dict[str, str]]:
    """A row with its kind in the word that criteria use, and the kind before its name: "Xã Mù Cả" is an xa."""
    name = capital(_COMMITTEE.sub("", cells["name"]))
    first = next((kind for kind in COMMUNE_KINDS if _plain(name).startswith(f"{_words(kind)} ")), "")
    stated = cells.get(KIND, "")
    kind = _kind_of(stated) or stated or first
    if not first and name and kind in COMMUNE_KINDS:
        name = f"{tell(f'kind-{kind}', 'vi')} {name}"
    return number, {**cells, "name": name, KIND: kind}


def _kind_of(stated: str) -> str:
    """The kind that is stated, however it is written; empty where it is another one."""
    return next((kind for kind in COMMUNE_KINDS if _plain(stated) == _words(kind)), "")


def _words(kind: str) -> str:
    return kind.replace("_", " ")


def _line(text: str) -> str:
    return " ".join(text.split())


def _plain(text: str) -> str:
    return " ".join(re.findall("[a-z0-9]+", unaccented(text)))
