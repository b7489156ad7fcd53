"""A sheet of tables one below the other, each below its heading and with how to read it.

Their figures are values: ten thousand draws, or another criteria set, are no formula.
"""

from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import Any, NamedTuple

from scoring.points import rounded_text
from scoring.publish.workbooks.grid import FIRST_ROW, HEAD_ROW
from scoring.publish.workbooks.page import BORDER, HEAD, set_up_page, write_top
from scoring.publish.workbooks.summary_view import SummaryView
from scoring.show.tables import Cell, Figure, Shown
from scoring.spreadsheet.book import Sheet, Value
from scoring.spreadsheet.cells import height_of
from scoring.words import NOTHING

LEADING = 3
"""The columns for texts; the numbers of all tables begin behind them."""


Span = tuple[int, int]


class Part(NamedTuple):
    """A table below its heading and a sentence or two."""

    heading: str
    says: str = ""
    table: Shown | None = None
    spans: Sequence[Span] = ()
    """The first and the last column of the sheet that each of the table's takes; else numbers begin behind texts."""


def write_parts(
    view: SummaryView, sheet: Sheet, top: tuple[str, str], widths: Sequence[int], parts: Iterable[Part]
) -> None:
    """The title and what the sheet is, then the parts."""
    write_top(sheet, view.campaign, view.lang, *top)
    sheet.put(HEAD_ROW, 0, view.heading(), bold=True)
    for column, width in enumerate(widths):
        sheet.width(column, column, width)
    row = FIRST_ROW
    for part in parts:
        sheet.put(row, 0, part.heading, bold=True, font_size=12)
        row += 1
        for line in part.says.split("\n") if part.says else ():
            sheet.merge(row, (0, len(widths) - 1), line, text_wrap=True, valign="top")
            sheet.height(row, height_of(line, sum(widths)))
            row += 1
        if part.table and part.table.rows:
            row = _table(sheet, part, part.table, row, widths)
        row += 1
    set_up_page(sheet, view.campaign, view.lang)


def _table(sheet: Sheet, part: Part, table: Shown, row: int, widths: Sequence[int]) -> int:
    """Heads and rows; gives the row behind them."""
    spans = part.spans or _beside_texts(table)
    for span, head in zip(spans, table.heads, strict=False):
        _put(sheet, row, span, head, HEAD)
    sheet.height(row, 32)
    for cells in table.rows:
        row += 1
        for span, cell in zip(spans, cells, strict=False):
            _put(sheet, row, span, cell, BORDER)
        if part.spans:
            texts = [(span, cell) for span, cell in zip(spans, cells, strict=False) if isinstance(cell, str)]
            sheet.height(row, max(height_of(text, sum(widths[a : b + 1])) for (a, b), text in texts))
    return row + 1


def _beside_texts(table: Shown) -> list[Span]:
    """The last of the leading texts takes what is left before the numbers."""
    leading = next(column for column in table.right if column)
    spans = [(place, place) for place in range(leading - 1)] + [(leading - 1, LEADING - 1)]
    return spans + [(place, place) for place in range(LEADING, LEADING + len(table.heads) - leading)]


def _put(sheet: Sheet, row: int, span: Span, cell: Cell, style: dict[str, Any]) -> None:
    """A cell of a table over these columns."""
    value, look = _value(cell)
    if span[0] < span[1]:
        sheet.merge(row, span, str(value), **{**look, **style})
    else:
        sheet.put(row, span[0], value, **{**look, **style})


def _value(cell: Cell) -> tuple[Value, dict[str, Any]]:
    """What a cell holds, and how that is shown."""
    if isinstance(cell, str):
        return cell, {"text_wrap": True}
    number = cell.number if isinstance(cell, Figure) else cell
    if number is None:
        return NOTHING, {"align": "center"}
    shown, digits = "0", 0
    if isinstance(cell, Figure):
        digits = cell.digits
        shown += ("." + "0" * cell.digits if cell.digits else "") + ('"%"' if cell.percent else "")
        shown = f"+{shown};-{shown};{shown}" if cell.signed else shown
    return float(rounded_text(Fraction(number), digits)), {"align": "center", "num_format": shown}
