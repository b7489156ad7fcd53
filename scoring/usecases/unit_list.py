"""A list of units as offices keep it: CSV, or an Excel sheet with a title above, merged heads and names of its own."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from scoring.campaign.check_units import codes_as_numbers, known_codes, lost_zeros
from scoring.campaign.table import Table, read_table
from scoring.campaign.units import COMMUNE_KINDS, UNIT_NAMES, Unit, check_units, read_units
from scoring.problems import Place, Problem, Refusal
from scoring.tree.reader import read_bytes
from scoring.usecases.sheet_list import MOST_BYTES, SheetList, column_of, plain, sheet_list
from scoring.words import capital, tell

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
_COMMITTEE = re.compile(r"^(ubnd|ủy ban nhân dân|uỷ ban nhân dân)\s+", re.IGNORECASE)


def read_unit_list(path: Path) -> tuple[Unit, ...]:
    """The units of a CSV file, or of the sheet of an Excel list that has them. Raises `Refusal`."""
    if path.suffix.casefold() == ".csv":
        return _of_csv(read_bytes(path, str(path), MOST_BYTES), str(path))
    listed = sheet_list(path, _HEADS, UNIT_NAMES)
    if listed is None:
        raise Refusal([Problem("unit-list-no-heads", Place(str(path)), {})])
    return _UnitList(listed).units()


def _of_csv(raw: bytes, file: str) -> tuple[Unit, ...]:
    """The units of a CSV file with the columns of units.csv, or with heads as offices write them."""
    table = read_table(raw, file, (), None)
    named = tuple(column_of(head, _HEADS) for head in table.header)
    if {*UNIT_NAMES} <= {*table.header} or not {*UNIT_NAMES} <= {*named} or len({*named}) < len(named):
        return read_units(raw, file)[0]
    header = named if KIND in named else (*named, KIND)
    rows = []
    for line, cells in table.rows:
        _, row = _with_kind(line, dict(zip(named, cells, strict=True)))
        rows.append((line, [row[name] for name in header]))
    units, problems = check_units(replace(table, header=header, rows=rows))
    if problems:
        raise Refusal(problems)
    return units


@dataclass(frozen=True)
class _UnitList:
    """The sheet of a list: its rows as units."""

    listed: SheetList

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
            raise Refusal(replace(problem, place=self.listed.cell_of(problem.place)) for problem in problems)
        return units

    def _table(self) -> Table:
        rows = [_with_kind(number, self._cells(cells)) for number, cells in self.listed.rows()]
        filled = {name for _, cells in rows for name, text in cells.items() if text}
        further = [name for name in self.columns if name in filled and name not in (*UNIT_NAMES, KIND)]
        header = (*UNIT_NAMES, KIND, *further)
        return Table(
            self.listed.file, b"", ",", header, [(number, [cells[name] for name in header]) for number, cells in rows]
        )

    @cached_property
    def columns(self) -> Mapping[str, str]:
        """The columns by the names they get, and the head of each; "Loại I, II, III" is a class, no kind of unit."""
        columns = {name: name for name in self.listed.columns}
        if KIND in columns and not any(_kind_of(cells[KIND]) for _, cells in self.listed.rows()):
            return {(self.listed.head(KIND) if name == KIND else name): name for name in columns}
        return columns

    def _cells(self, cells: Mapping[str, str]) -> dict[str, str]:
        return {name: cells[head] for name, head in self.columns.items()}


def _with_kind(number: int, cells: Mapping[str, str]) -> tuple[int, dict[str, str]]:
    """A row with its kind in the word that criteria use, and the kind before its name: "Xã Mù Cả" is an xa."""
    name = capital(_COMMITTEE.sub("", cells["name"]))
    first = next((kind for kind in COMMUNE_KINDS if plain(name).startswith(f"{_words(kind)} ")), "")
    stated = cells.get(KIND, "")
    kind = _kind_of(stated) or stated or first
    if not first and name and kind in COMMUNE_KINDS:
        name = f"{tell(f'kind-{kind}', 'vi')} {name}"
    return number, {**cells, "name": name, KIND: kind}


def _kind_of(stated: str) -> str:
    """The kind that is stated, however it is written; empty where it is another one."""
    return next((kind for kind in COMMUNE_KINDS if plain(stated) == _words(kind)), "")


def _words(kind: str) -> str:
    return kind.replace("_", " ")
