"""The summary's sheet for the council alone: how far ranks hold, how far stages agree, how strict bodies were.

Its figures are values: ten thousand draws are no formula.
"""

from collections.abc import Iterator
from fractions import Fraction
from typing import Any, NamedTuple

from scoring.points import rounded_text
from scoring.problems import Fault
from scoring.publish.trust import Trust
from scoring.publish.workbooks.grid import FIRST_ROW, HEAD_ROW
from scoring.publish.workbooks.page import BORDER, HEAD, set_up_page, write_top
from scoring.publish.workbooks.summary_view import SummaryView
from scoring.show import agreement, robustness
from scoring.show.tables import Cell, Figure, Shown
from scoring.spreadsheet.book import Sheet, Value
from scoring.spreadsheet.cells import height_of
from scoring.words import NOTHING

WIDTHS = (9, 12, 44, 16, 14, 14, 16, 14, 14)
LEADING = 3
"""The columns for texts; the numbers of all tables begin behind them."""


class Part(NamedTuple):
    """A table below its heading and a sentence or two."""

    heading: str
    says: str = ""
    table: Shown | None = None


def write_trust(view: SummaryView, sheet: Sheet, trust: Trust) -> None:
    """The tables one below the other, each with how to read it."""
    write_top(sheet, view.campaign, view.lang, view.tell("book-trust-title"), view.tell("book-trust-note"))
    sheet.put(HEAD_ROW, 0, view.heading(), bold=True)
    for column, width in enumerate(WIDTHS):
        sheet.width(column, column, width)
    row = FIRST_ROW
    for part in (*_ranks(view, trust), *_stages(view, trust)):
        sheet.put(row, 0, part.heading, bold=True, font_size=12)
        row += 1
        for line in part.says.split("\n") if part.says else ():
            sheet.merge(row, (0, len(WIDTHS) - 1), line, text_wrap=True, valign="top")
            sheet.height(row, height_of(line, sum(WIDTHS)))
            row += 1
        row = _table(sheet, part.table, row) + 1 if part.table and part.table.rows else row + 1
    set_up_page(sheet, view.campaign, view.lang)


def _ranks(view: SummaryView, trust: Trust) -> Iterator[Part]:
    found, heading = trust.robustness, view.tell("word-do-ranks-hold")
    if isinstance(found, Fault):
        yield Part(heading, view.tell(found.code, **found.values))
        return
    drawn = f"{robustness.drawn(found, view.lang)}\n{robustness.reading(found, view.lang)}"
    yield Part(heading, drawn, robustness.units_table(found, view.lang))
    yield Part(view.tell("robustness-methods"), "", robustness.methods_table(found, view.lang))
    yield Part(view.tell("robustness-nodes"), "", robustness.nodes_table(found, view.lang))


def _stages(view: SummaryView, trust: Trust) -> Iterator[Part]:
    lines = [agreement.whole_line(turn, view.lang) for turn in trust.turns]
    yield Part(view.tell("word-do-stages-agree"), "\n".join([*lines, view.tell("agreement-reading")]))
    last = trust.turns[-1]
    for by in agreement.BYS:
        yield Part(view.tell(f"word-self-to-final-by-{by}"), "", agreement.by_table(last, by, view.lang))
    yield Part(view.tell("agreement-kappas"), "", agreement.kappas_table(last, view.lang))
    strict = agreement.strictness_table(view.campaign, trust.bodies, view.lang)
    yield Part(view.tell("agreement-strictness"), "", strict)


def _table(sheet: Sheet, table: Shown, row: int) -> int:
    """Heads and rows; gives the row behind them."""
    leading = next(column for column in table.right if column)
    for place, head in enumerate(table.heads):
        _put(sheet, row, leading, place, head, HEAD)
    sheet.height(row, 32)
    for cells in table.rows:
        row += 1
        for place, cell in enumerate(cells):
            _put(sheet, row, leading, place, cell, BORDER)
    return row + 1


def _put(sheet: Sheet, row: int, leading: int, place: int, cell: Cell, style: dict[str, Any]) -> None:
    """A cell of a table of so many leading texts; the last of these takes what is left before the numbers."""
    value, look = _value(cell)
    if place == leading - 1 and leading < LEADING:
        sheet.merge(row, (place, LEADING - 1), str(value), **{**look, **style})
    else:
        sheet.put(row, place if place < leading else place + LEADING - leading, value, **{**look, **style})


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
