"""CSV as people save it: read with the place of every cell, damage told apart, written plainly."""

import csv
import io
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from scoring.problems import Fault, Place, Problem, Refusal, Said, did_you_mean
from scoring.tree.yaml_text import decode

MOST_IN_CELL = 1_000_000
MOST_BYTES = 1_000_000_000
MOST_COLUMNS = 200

_SEPARATOR = re.compile(r'"?sep=[,;]"?')
"""The line by which Excel is told the separator of a CSV file; it is no row."""

Row = list[str]


class _Shared(dict[str, str]):
    """Every distinct cell once, stripped: most cells of a campaign repeat, and memory is what they cost."""

    def __missing__(self, cell: str) -> str:
        stripped = cell.strip()
        self[cell] = self[stripped] = stripped
        return stripped


@dataclass(frozen=True)
class Table:
    """A CSV file: its header, its rows with the line each starts on, and what is wrong with those left out."""

    file: str
    raw: bytes
    separator: str
    header: tuple[str, ...]
    rows: list[tuple[int, Row]]
    problems: list[Problem] = field(default_factory=list)
    header_line: int = 1

    @cached_property
    def lines(self) -> list[str]:
        """The file line by line; only problems ask for it."""
        return re.split(r"\r\n|\r|\n", self.raw.decode("utf-8-sig"))

    def place(self, line: int, column: str | None = None, cell: str = "") -> Place:
        """The place of a cell, with its line underlined where the cell stands; of a whole line without one."""
        if column not in self.header:
            return self.place_of(line, column, self._line(line))
        return self.place_of(line, column, cell, self.header.index(column))

    def place_of(self, line: int, column: str | None, cell: str, number: int = 0) -> Place:
        """The place of the cell with that number, counted from 0."""
        excerpt = self._line(line)
        start = _start_of_cell(excerpt, self.separator, number)
        start_of = excerpt.find(cell, start)
        width = len(cell) if start_of >= 0 else 1
        return Place(self.file, line, column, excerpt, max(start, start_of), max(1, width))

    def _line(self, line: int) -> str:
        return self.lines[line - 1] if line <= len(self.lines) else ""


def _start_of_cell(excerpt: str, separator: str, number: int) -> int:
    """Where a cell begins on its line; separators within quotes don't count."""
    quoted = False
    for position, ch in enumerate(excerpt):
        if number == 0:
            return position
        if ch == '"':
            quoted = not quoted
        elif ch == separator and not quoted:
            number -= 1
    return len(excerpt) if number == 0 else 0


def read_table(raw: bytes, file: str, required: Sequence[str], known: Sequence[str] | None) -> Table:
    """The table in the bytes of a CSV file; `known` None lets any further column pass.

    Raises `Refusal` where there is no table; rows that can't be taken are among its `problems`.
    """
    text = decode(raw, file, most=MOST_BYTES)
    separator, header_line = _header_of(text)
    if not text.isascii() and not unicodedata.is_normalized("NFC", text):
        raw = unicodedata.normalize("NFC", text).encode()
    del text
    lines = io.TextIOWrapper(io.BytesIO(raw), encoding="utf-8-sig", newline="")
    csv.field_size_limit(MOST_IN_CELL)  # of the process: other packages set it to what they like
    reader = csv.reader(lines, delimiter=separator, strict=True)
    try:
        for _ in range(1, header_line):
            next(reader)
        header = tuple(cell.strip() for cell in next(reader, []))
    except csv.Error:
        raise Refusal([_syntax(Table(file, raw, separator, (), []), 1, reader.line_num)]) from None
    wide = len(header)
    header = header[: _filled(header)]
    table = Table(file, raw, separator, header, [], header_line=header_line)
    if len(header) > MOST_COLUMNS:
        values = {"given": len(header), "most": MOST_COLUMNS}
        raise Refusal([Problem("columns-too-many", table.place(header_line), values)])
    if not header:
        raise Refusal([Problem("csv-no-header", Place(file, header_line), {"columns": list(known or required)})])
    if len(header) == 1 and "\t" in header[0]:
        raise Refusal([Problem("csv-tabs", table.place(header_line), {})])
    header_problems = list(_header_problems(table, required, known))
    table.problems.extend(_read_rows(reader, table, wide))
    if header_problems:
        raise Refusal([*header_problems, *table.problems])
    return table


def _header_of(text: str) -> tuple[str, int]:
    """What separates the cells, and the line of the header, which may stand below what tells Excel the separator."""
    first, _, below = text.partition("\n")
    told = _SEPARATOR.fullmatch(first.strip().removeprefix("\ufeff")) is not None
    header = below.partition("\n")[0] if told else first
    return ";" if header.count(";") > header.count(",") else ",", 2 if told else 1


def _syntax(table: Table, first: int, last: int) -> Problem:
    """Why a row that begins on one line and was read up to another is none, judged by its text."""
    row = "\n".join(table.lines[first - 1 : last]).split('"')
    outside = (cell for part in row[::2] for cell in re.split(f"[{table.separator}\n]", part))
    longest = max(map(len, (*row[1::2], *outside)))
    code = "reason-csv-long" if longest > MOST_IN_CELL else "reason-csv-quote"
    return Problem("csv-syntax", table.place(first), {"reason": Said(code, {})})


def _read_rows(reader: Any, table: Table, wide: int) -> Iterator[Problem]:
    """Fills the table's rows with shared, stripped cells; empty rows are passed over.

    Empty cells behind the last column are a spreadsheet's where the header has as many (`wide`); elsewhere a comma
    without quotes has moved the cells.
    """
    width = len(table.header)
    share = _Shared().__getitem__
    line = reader.line_num + 1
    try:
        for row in reader:
            if len(row) != width:
                row = _fitted(row, width, wide)
            if len(row) != width:
                place = table.place_of(line, None, "", min(len(row), width))
                yield Problem("row-width", place, {"found": len(row), "width": width})
            else:
                cells = list(map(share, row))
                if any(cells):
                    table.rows.append((line, cells))
            line = reader.line_num + 1
    except csv.Error:
        yield _syntax(table, line, reader.line_num)


def _fitted(row: Row, width: int, wide: int) -> Row:
    """A row without the empty cells that spreadsheets add at its end; an empty row as wide as the header."""
    filled = _filled(row)
    if not filled:
        return [""] * width
    return row[: max(filled, width)] if len(row) <= wide else row


def _filled(row: Sequence[str]) -> int:
    """How many cells a row has up to its last one that says something."""
    return next((number for number in range(len(row), 0, -1) if row[number - 1].strip()), 0)


def _header_problems(table: Table, required: Sequence[str], known: Sequence[str] | None) -> Iterator[Problem]:
    header, line = table.header, table.header_line
    for name in required:
        if name not in header:
            like = did_you_mean(name, header)
            hint = Said("hint-misspelt", like.values) if like.values else like
            yield Problem("column-missing", table.place(line), {"column": name, "hint": hint})
    for index, name in enumerate(header):
        if not name:
            yield Problem("column-unnamed", table.place_of(line, None, "", index), {"number": index + 1})
        elif name in header[:index]:
            yield Problem("column-twice", table.place_of(line, name, name, index), {"column": name})
        elif known is not None and name not in known:
            values = {"column": name, "hint": did_you_mean(name, known)}
            yield Problem("column-unknown", table.place(line, name, name), values)


def problem_at(table: Table, line: int, column: str, cell: str, fault: Fault, notice: bool = False) -> Problem:
    """A fault at a cell of a table."""
    return Problem(fault.code, table.place(line, column, cell), fault.values, notice)


def write_table(header: Sequence[str], rows: Iterable[Sequence[str]], separator: str = ",", end: str = "\n") -> str:
    """Rows as CSV: quotes only where needed."""
    return csv_lines([header, *rows], separator, end)


def csv_lines(rows: Iterable[Sequence[str]], separator: str = ",", end: str = "\n") -> str:
    """Rows as lines of CSV; every cell reads back as it is, one with a carriage return too."""
    out = io.StringIO(newline="")
    # Before Python 3.13 a writer quotes what is in its own end of line, and no other: so it has both.
    writer = csv.writer(_Ends(out, end), delimiter=separator, lineterminator="\r\n")
    writer.writerows(rows)
    return out.getvalue()


class _Ends:
    """Takes rows that end with CR and LF, and writes them with an end of their own."""

    def __init__(self, out: io.StringIO, end: str) -> None:
        self.out = out
        self.end = end

    def write(self, row: str) -> int:
        return self.out.write(row.removesuffix("\r\n") + self.end)
