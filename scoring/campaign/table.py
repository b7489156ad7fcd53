"""CSV as people save it: read with the place of every cell, damage told apart, written plainly."""

import csv
import io
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from scoring.problems import Fault, Place, Problem, Refusal, did_you_mean
from scoring.tree.yaml_text import decode

csv.field_size_limit(1_000_000)

Row = list[str]


@dataclass(frozen=True)
class Table:
    """A CSV file: its header, and its rows with the line each starts on."""

    file: str
    text: str
    header: tuple[str, ...]
    rows: list[tuple[int, Row]]

    def place(self, line: int, column: str | None = None, cell: str = "") -> Place:
        """The place of a cell, with its line underlined where the cell stands."""
        lines = self.text.splitlines()
        excerpt = lines[line - 1] if line <= len(lines) else ""
        start = max(0, self._start(excerpt, column, cell))
        return Place(self.file, line, column, excerpt, start, max(1, len(cell) if cell in excerpt else 1))

    def _start(self, excerpt: str, column: str | None, cell: str) -> int:
        if column is None or column not in self.header:
            return 0
        from_left = 0
        for _ in range(self.header.index(column)):
            from_left = excerpt.find(_separator(self.text), from_left) + 1 or from_left
        return excerpt.find(cell, from_left) if cell else min(from_left, max(0, len(excerpt) - 1))


def _separator(text: str) -> str:
    first = text.partition("\n")[0]
    return ";" if first.count(";") > first.count(",") else ","


def read_table(raw: bytes, file: str, required: Sequence[str], known: Sequence[str] | None) -> Table:
    """The table in the bytes of a CSV file; `known` None lets any further column pass. Raises `Refusal`."""
    text = decode(raw, file, most=1_000_000_000)
    if not text.isascii() and not unicodedata.is_normalized("NFC", text):
        text = unicodedata.normalize("NFC", text)
    rows: list[tuple[int, Row]] = []
    problems: list[Problem] = []
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text), strict=True)
    try:
        header = [cell.strip() for cell in next(reader, [])]
        table = Table(file, text, tuple(header), rows)
        problems += _header_problems(table, required, known)
        width = len(header)
        line = reader.line_num
        for row in reader:
            if len(row) != width:
                row = _fitted(row, width)
                if len(row) != width:
                    problems.append(Problem("row-width", table.place(line + 1), {"found": len(row), "width": width}))
                    line = reader.line_num
                    continue
            cells = [cell.strip() for cell in row]
            if any(cells):
                rows.append((line + 1, cells))
            line = reader.line_num
    except csv.Error as error:
        problems.append(Problem("csv-syntax", Place(file, reader.line_num), {"reason": str(error)}))
    if problems:
        raise Refusal(problems)
    return table


def _fitted(row: Row, width: int) -> Row:
    """A row that lost empty cells at its end, or gained some, as spreadsheets and editors do."""
    while len(row) > width and not row[-1].strip():
        row = row[:-1]
    return row + [""] * (width - len(row)) if not any(cell.strip() for cell in row) else row


def _header_problems(table: Table, required: Sequence[str], known: Sequence[str] | None) -> Iterator[Problem]:
    header = table.header
    for name in required:
        if name not in header:
            yield Problem("column-missing", table.place(1), {"column": name, "hint": did_you_mean(name, header)})
    for index, name in enumerate(header):
        if not name:
            yield Problem("column-unnamed", table.place(1), {"number": index + 1})
        elif name in header[:index]:
            yield Problem("column-twice", table.place(1, name, name), {"column": name})
        elif known is not None and name not in known:
            values = {"column": name, "hint": did_you_mean(name, known)}
            yield Problem("column-unknown", table.place(1, name, name), values)


def problem_at(table: Table, line: int, column: str, cell: str, fault: Fault, notice: bool = False) -> Problem:
    """A fault at a cell of a table."""
    return Problem(fault.code, table.place(line, column, cell), fault.values, notice)


def write_table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Rows as CSV: commas, LF, quotes only where needed."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)
    return out.getvalue()
