"""answers.csv a step further: rows that stand keep their bytes, new ones come behind them in the file's own columns."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from scoring.campaign.answers import COLUMNS, Answer, moment, stage_word
from scoring.campaign.source import STEP, Cell
from scoring.campaign.table import Table, csv_lines


class Rows(NamedTuple):
    """The rows of some nodes as they stand in answers.csv: the newest of each cell, the last moment of each node."""

    newest: Mapping[Cell, Answer]
    at: Mapping[tuple[str, str], str]


def rows_of(table: Table, nodes: set[tuple[str, str]]) -> Rows:
    """The rows of these nodes, by unit and code. Raises `Fault` where a moment can't be read."""
    newest: dict[Cell, Answer] = {}
    latest: dict[tuple[str, str], str] = {}
    unit, code = (table.header.index(name) for name in ("unit", "code"))
    for _, cells in table.rows:
        node = (cells[unit], cells[code])
        if node not in nodes:
            continue
        row = answer_of(table, cells)
        cell = Cell(*node, row.stage)
        if cell not in newest or moment(row.at) >= moment(newest[cell].at):
            newest[cell] = row
        latest[node] = max(latest.get(node, ""), row.at, key=moment)
    return Rows(newest, latest)


def answer_of(table: Table, cells: Sequence[str]) -> Answer:
    row = Answer(**dict(zip(table.header, cells, strict=True)))
    return row._replace(stage=stage_word(row.stage))


def with_rows(read: bytes, table: Table, rows: Sequence[Answer], undated: Mapping[Cell, str]) -> bytes:
    """The bytes of answers.csv with new rows; `undated` are cells whose row needs a moment before another's."""
    if set(COLUMNS) <= set(table.header) and not undated:
        between = b"" if read.endswith((b"\n", b"\r")) else _line_end(read).encode()
        return read + between + _csv(table.header, table, rows, _line_end(read)).encode()
    return _rewritten(read, table, rows, undated)


def _rewritten(read: bytes, table: Table, rows: Sequence[Answer], undated: Mapping[Cell, str]) -> bytes:
    """All rows anew: with the columns that were missing, and with a moment for rows that had none."""
    header = (*table.header, *(name for name in COLUMNS if name not in table.header))
    old = []
    for _, cells in table.rows:
        row = Answer(**dict(zip(table.header, cells, strict=True)))
        later = undated.get(Cell(row.unit, row.code, stage_word(row.stage)))
        if not row.at and later:
            row = row._replace(at=(moment(later) - STEP).isoformat())
        old.append(row)
    end = _line_end(read)
    first = _csv(header, table, [Answer(*COLUMNS)], end)
    mark = "\ufeff" if read.startswith(b"\xef\xbb\xbf") else ""
    return f"{mark}{first}{_csv(header, table, [*old, *rows], end)}".encode()


def _line_end(read: bytes) -> str:
    return "\r\n" if b"\r\n" in read[:10_000] else "\n"


def _csv(header: Sequence[str], table: Table, rows: Iterable[Answer], end: str) -> str:
    return csv_lines([[getattr(row, name) for name in header] for row in rows], table.separator, end)
