"""What published workbooks state, read back for `verify`: cells found by hidden keys, not by captions."""

import io
from collections.abc import Iterator, Mapping, Sequence

from scoring.problems import Fault
from scoring.publish.stated import Quantity, Stated, number_text
from scoring.publish.workbooks.read_unit import stated_in_unit_workbook
from scoring.publish.workbooks.summary import FORMAT, META_SHEET
from scoring.spreadsheet.book import cell, quoted

Rows = Sequence[Sequence[object]]

WHOLE: Mapping[str, Quantity] = {"score": "score", "max": "max", "percent": "percent", "rank": "rank", "grade": "grade"}
"""Columns of a unit as a whole, by their keys."""


def stated_in_workbook(raw: bytes) -> Iterator[Stated]:
    """Every number and grade of units and nodes that a published workbook states. Raises `Fault`."""
    sheets = _sheets(raw)
    keys = {str(row[0]): str(row[1]) for row in sheets.get(META_SHEET, ()) if len(row) > 1}
    if keys.get("format") != FORMAT:
        yield from stated_in_unit_workbook(keys, sheets)
        return
    for key, name in keys.items():
        if key.startswith("sheet:"):
            yield from _Sheet(keys, name, sheets.get(name, ())).stated()


def _sheets(raw: bytes) -> dict[str, Rows]:
    """The cells of all sheets, by name. Raises `Fault`."""
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(raw))
        return {name: book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in book.sheet_names}
    except (CalamineError, ValueError, OverflowError, OSError):
        raise Fault("form-damaged") from None
    except BaseException as stopped:
        # What the reader's Rust did not expect comes as a "panic", which Python does not count among exceptions.
        if type(stopped).__name__ == "PanicException":
            raise Fault("form-damaged") from None
        raise


class _Sheet:
    """One sheet with a unit a row."""

    def __init__(self, keys: Mapping[str, str], name: str, rows: Rows) -> None:
        self.name = name
        self.rows = rows
        self.precision = _whole(keys.get("precision", ""))
        self.first = _whole(keys.get("first_row", ""))
        self.grades = {title: key.partition(":")[2] for key, title in keys.items() if key.startswith("grade:")}
        at = _whole(keys.get("key_row", ""))
        self.heads = [str(head) for head in rows[at]] if at < len(rows) else []

    def stated(self) -> Iterator[Stated]:
        if "unit" not in self.heads or not self.first:
            return
        unit_at = self.heads.index("unit")
        columns = [(column, *asked) for column, head in enumerate(self.heads) if (asked := _asked(head))]
        for number, row in enumerate(self.rows[self.first :], self.first):
            unit = str(row[unit_at])
            if unit:
                for column, node, what in columns:
                    place = f"{quoted(self.name)}!{cell(number, column)}"
                    yield Stated(unit, node, what, self._text(row[column], what), place)

    def _text(self, value: object, what: Quantity) -> str:
        if what == "grade":
            return self.grades.get(str(value), str(value))
        return number_text(value, 0 if what == "rank" else self.precision)


def _asked(head: str) -> tuple[str, Quantity] | None:
    """The node and the quantity of a column; None where it states nothing of the results."""
    role, _, node = head.partition(":")
    if not node:
        return ("", WHOLE[head]) if head in WHOLE else None
    if role == "points":
        return node, "points"
    return (node, "max") if role == "max" else None


def _whole(text: str) -> int:
    """A small whole number; 0 where it is none."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 4 else 0
