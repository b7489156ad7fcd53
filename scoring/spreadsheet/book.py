"""A workbook that is safe to hand out: texts stay texts, formulas carry their value, names are what Excel allows."""

import datetime
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import zip_longest
from typing import Any, NamedTuple

# XlsxWriter ships no types; nothing but this module and `writer_inside` touches it.
import xlsxwriter  # type: ignore[import-untyped]  # it has no types
from xlsxwriter.utility import xl_col_to_name, xl_rowcol_to_cell  # type: ignore[import-untyped]

from scoring.spreadsheet.writer_inside import SharedFormula, own_formulas, put_formula

OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "default_date_format": "dd/mm/yyyy",
}
MOST_TEXT = 32_000
"""Excel's cells hold 32,767 characters."""
MOST_NAME = 31
MOST_PROMPT, MOST_PROMPT_TITLE = 255, 32

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\\x00-\x1f]")

Value = str | float


Area = tuple[int, int, int, int]
"""The first row and column, the last row and column."""


A3, A4 = 8, 9
"""Papers by their numbers in workbooks."""


class Page(NamedTuple):
    """How a sheet is printed: its paper, margins in inches (left, right, top, bottom), marks and pages.

    As wide as one page and `high` pages high (0: as many as it takes); or, at `across` percent, over as many pages as
    it takes.
    """

    foot: str
    mark: str = ""
    margins: tuple[float, float, float, float] = (0.4, 0.4, 0.7, 0.6)
    landscape: bool = True
    paper: int = A4
    high: int = 0
    across: int = 0
    foot_size: int = 9


class Chart(NamedTuple):
    """A chart of one series: its kind (`bar`, `column`), XlsxWriter's options of its parts, its size in pixels."""

    kind: str
    title: Mapping[str, Any]
    series: Mapping[str, Any]
    x: Mapping[str, Any] | None
    y: Mapping[str, Any]
    size: tuple[int, int]


class Book:
    """A workbook under way; formats are made once each, drop-down lists stand on a very hidden sheet."""

    def __init__(self, base: Mapping[str, Any], lists_sheet: str, streaming: bool = False) -> None:
        """`streaming` keeps rows in files, not in memory: every sheet is then written row by row, downwards."""
        self._file = io.BytesIO()
        memory = {"in_memory": not streaming, "constant_memory": streaming}
        self._workbook = xlsxwriter.Workbook(self._file, {**OPTIONS, **memory})
        self._base = dict(base)
        self._formats: dict[tuple[tuple[str, Any], ...], Any] = {}
        self._asked: dict[tuple[tuple[str, Any], ...], Any] = {}
        self._names: set[str] = set()
        self._lists_sheet = lists_sheet
        self._lists: dict[tuple[Value, ...], str] = {}
        self._values: dict[tuple[str, str], list[tuple[int, int]]] = {}

    def sheet(self, wanted: str) -> "Sheet":
        """A new sheet, by the wanted name or one that is like it and free."""
        name = free_name(wanted, self._names)
        self._names.add(name.casefold())
        return Sheet(self, self._workbook.add_worksheet(name), name)

    def format(self, **properties: Any) -> Any:
        """A format: the book's base with these properties."""
        asked = tuple(properties.items())
        if asked not in self._asked:
            key = tuple(sorted({**self._base, **properties}.items()))
            if key not in self._formats:
                self._formats[key] = self._workbook.add_format(dict(key))
            self._asked[asked] = self._formats[key]
        return self._asked[asked]

    def format_of_condition(self, properties: Mapping[str, Any]) -> Any:
        """A format of cells where a condition holds; it lies over their own."""
        return self._workbook.add_format(properties)

    def describe(self, created: datetime.datetime, title: str = "") -> None:
        """What the file says of itself: a fixed time, so that its bytes don't depend on the clock, and a title."""
        self._workbook.set_properties({"created": created, **({"title": title} if title else {})})

    def new_chart(self, kind: str) -> Any:
        return self._workbook.add_chart({"type": kind})

    def format_of_values(self, made: Any, properties: Mapping[str, Any]) -> Any:
        """A format that was made, with further properties."""
        known = {id(format_): key for key, format_ in self._formats.items()}
        return self.format(**dict(known[id(made)]), **properties)

    def note_value(self, sheet: str, what: str, at: tuple[int, int]) -> None:
        """Remembers a cell that holds a value where others of its kind hold formulas."""
        self._values.setdefault((sheet, what), []).append(at)

    @property
    def values(self) -> list[tuple[str, str]]:
        """What stands as a value where a formula would not be exact, and its cells."""
        return [
            (what, f"{quoted(sheet)}!" + ", ".join(area(*run) for run in _runs(cells)))
            for (sheet, what), cells in self._values.items()
        ]

    def list_range(self, values: Sequence[Value]) -> str:
        """Where the values stand for drop-downs and formulas, written once each."""
        return self._lists.setdefault(tuple(values), self._range(len(self._lists), len(values)))

    def _range(self, column: int, count: int) -> str:
        letters = xl_col_to_name(column, True)
        return f"{quoted(self._lists_sheet)}!{letters}$1:{letters}${count}"

    def finish(self, hidden: Mapping[str, str], hidden_sheet: str) -> bytes:
        """The bytes of the workbook, with the lists and a very hidden sheet of keys and values written last."""
        lists = self.sheet(self._lists_sheet)
        for row, values in enumerate(zip_longest(*self._lists)):
            for column, value in enumerate(values):
                if value is not None:
                    lists.put(row, column, value)
        keys = self.sheet(hidden_sheet)
        for row, (key, value) in enumerate(hidden.items()):
            keys.put(row, 0, key)
            keys.put(row, 1, value)
        for sheet in (lists, keys):
            sheet.hide()
        self._workbook.close()
        return self._file.getvalue()


class Sheet:
    """One sheet; every text goes in as a text, whatever it begins with."""

    def __init__(self, book: Book, raw: Any, name: str) -> None:
        self.book = book
        self._raw = raw
        self.name = name
        self._shared: dict[int, int] = {}
        own_formulas(raw)

    def put(self, row: int, column: int, value: Value | datetime.date | None, **properties: Any) -> None:
        """A text, a number, a date, or an empty cell, in a format."""
        self.put_value(row, column, value, self.book.format(**properties))

    def put_formula(self, row: int, column: int, formula: str, value: Value, **properties: Any) -> None:
        """A formula with the value it has now, for programs that show without calculating."""
        put_formula(self._raw, row, column, formula, value, self.book.format(**properties))

    def put_ready(self, row: int, column: int, formula: str, value: Value, made: Any) -> None:
        """A formula as `put_formula` writes it, in a format made before, for sheets of hundreds of thousands."""
        put_formula(self._raw, row, column, formula, value, made)

    def put_value(self, row: int, column: int, value: Value | datetime.date | None, made: Any = None) -> None:
        """A text, a number, a date, or an empty cell, in a format made before, or in none."""
        if value is None or value == "":
            self._raw.write_blank(row, column, None, made)
        elif isinstance(value, str):
            self._raw.write_string(row, column, clean(value), made)
        elif isinstance(value, datetime.date):
            self._raw.write_datetime(row, column, value, made)
        else:
            self._raw.write_number(row, column, value, made)

    def put_shared(self, row: int, column: int, formula: str, value: Value, made: Any, last_row: int) -> None:
        """A formula of a whole column, row by row downwards: the file states it once, for the first of them.

        `formula` is that of its row; it names cells of its own sheet only, relative ones in the same row.
        """
        first = column not in self._shared
        number = self._shared.setdefault(column, len(self._shared))
        shared = SharedFormula(formula)
        shared.tag = f't="shared" si="{number}"' + (f' ref="{area(row, column, last_row, column)}"' if first else "")
        shared.first = first
        self.put_ready(row, column, shared, value, made)

    def merge(self, row: int, columns: tuple[int, int], text: str, **properties: Any) -> None:
        """A text across columns."""
        made = self.book.format(**properties)
        self._raw.merge_range(row, columns[0], row, columns[1], "", made)
        self._raw.write_string(row, columns[0], clean(text), made)

    def validate(self, cells: Sequence[tuple[int, int]], options: Mapping[str, Any]) -> None:
        """One validation for cells, given in their order."""
        row, column = cells[0]
        cut = {key: _cut(key, value) for key, value in options.items()}
        runs = list(_runs(cells))
        result = self._raw.data_validation(*runs[0], {**cut, "other_cells": runs[1:]})
        # XlsxWriter only warns of a validation it drops; a form without its validation is a bug of ours.
        assert result == 0, (self.name, row, column, options)  # noqa: S101  # nosec B101 # says a bug sooner

    def colour(self, cells: Sequence[tuple[int, int]], formula: str, **properties: Any) -> None:
        """A colour for cells where a formula, written for the first of them, holds."""
        areas = " ".join(area(*run) for run in _runs(cells))
        made = self.book.format_of_condition(properties)
        options = {"type": "formula", "criteria": f"={formula}", "format": made, "multi_range": areas}
        self._raw.conditional_format(*cells[0], *cells[0], options)

    def colour_area(self, cells: Area, formula: str, properties: Mapping[str, Any], last: bool = False) -> None:
        """A colour for an area where a formula, written for its first cell, holds; after the `last` no other counts."""
        made = self.book.format_of_condition(properties)
        options = {"type": "formula", "criteria": f"={formula}", "format": made}
        self._raw.conditional_format(*cells, {**options, **({"stop_if_true": True} if last else {})})

    def scale(self, cells: Area, kind: str, **options: Any) -> None:
        """Colours or bars (`3_color_scale`, `data_bar`) for the numbers of an area."""
        self._raw.conditional_format(*cells, {"type": kind, **options})

    # ── rows, columns, what stays in view ─────────────────────────────────────────────────────────────────────────

    def width(self, first: int, last: int, width: float | None, hidden: bool = False) -> None:
        """How wide columns are, in characters; None leaves it to the program."""
        self._raw.set_column(first, last, width, None, {"hidden": hidden})

    def height(self, row: int, height: float | None, hidden: bool = False, level: int = 0) -> None:
        """How high a row is, in points, and its level in the outline, whose headings stand above."""
        self._raw.set_row(row, height, None, {"hidden": hidden, "level": level})

    def freeze(self, row: int, column: int) -> None:
        """Keeps what is above the row and left of the column in view."""
        self._raw.freeze_panes(row, column)

    def outline_from_above(self) -> None:
        """Headings of an outline stand above their rows."""
        self._raw.outline_settings(True, False, True, False)

    def filter(self, cells: Area) -> None:
        self._raw.autofilter(*cells)

    def hide(self) -> None:
        """Out of people's sight and reach."""
        self._raw.very_hidden()
        self._raw.protect()

    def lock(self) -> None:
        """Locked against slips, without a password; widths and heights stay free."""
        self._raw.protect("", {"format_columns": True, "format_rows": True, "autofilter": True})

    def show_first(self) -> None:
        """The sheet that is open when the file is."""
        self._raw.activate()

    # ── on paper ──────────────────────────────────────────────────────────────────────────────────────────────────

    def page(self, page: Page) -> None:
        """How the sheet is printed."""
        if page.landscape:
            self._raw.set_landscape()
        self._raw.set_paper(page.paper)
        if page.across:
            self._raw.set_print_scale(page.across)
            self._raw.print_across()
        else:
            self._raw.fit_to_pages(1, page.high)
        left, right, top, bottom = page.margins
        self._raw.set_margins(left=left, right=right, top=top, bottom=bottom)
        if page.mark:
            self._raw.set_header('&C&"Times New Roman,Bold"&9' + page.mark.replace("&", "&&"))
        self._raw.set_footer(f'&C&"Times New Roman,Regular"&{page.foot_size}{page.foot}')

    def on_one_page(self) -> None:
        self._raw.fit_to_pages(1, 1)

    def print_area(self, cells: Area) -> None:
        self._raw.print_area(*cells)

    def repeat(self, rows: tuple[int, int], columns: tuple[int, int] | None = None) -> None:
        """Rows, and columns, that stand on every page."""
        self._raw.repeat_rows(*rows)
        if columns:
            self._raw.repeat_columns(*columns)

    def break_page(self, row: int) -> None:
        """The one place where a new page begins."""
        self._raw.set_h_pagebreaks([row])

    def without_lines(self) -> None:
        """No grid, on the screen and on paper."""
        self._raw.hide_gridlines(2)

    # ── charts ────────────────────────────────────────────────────────────────────────────────────────────────────

    def draw(self, row: int, column: int, chart: Chart, **place: Any) -> None:
        """A chart with its upper left corner in a cell."""
        made = self.book.new_chart(chart.kind)
        made.add_series(chart.series)
        made.set_title(chart.title)
        made.set_legend({"none": True})
        if chart.x:
            made.set_x_axis(chart.x)
        made.set_y_axis(chart.y)
        made.set_size({"width": chart.size[0], "height": chart.size[1]})
        self._raw.insert_chart(row, column, made, place)

    def ref(self, row: int, column: int) -> str:
        """The cell as formulas of other sheets name it."""
        return f"{quoted(self.name)}!{cell(row, column)}"


def cell(row: int, column: int, fixed_column: bool = False, fixed_row: bool = False) -> str:
    """The cell as formulas of its sheet name it."""
    return str(xl_rowcol_to_cell(row, column, row_abs=fixed_row, col_abs=fixed_column))


def area(first_row: int, first_column: int, last_row: int, last_column: int) -> str:
    first, last = cell(first_row, first_column), cell(last_row, last_column)
    return first if first == last else f"{first}:{last}"


def clean(text: str) -> str:
    """A text without what XML can't hold, short enough for a cell."""
    return _CONTROL.sub("", text)[:MOST_TEXT]


def quoted(name: str) -> str:
    """A sheet's name inside a formula."""
    return "'" + name.replace("'", "''") + "'"


def free_name(wanted: str, taken: Iterable[str]) -> str:
    """A sheet name that Excel allows and that isn't taken (compared without case)."""
    base = _NOT_IN_NAMES.sub(" ", wanted).strip().strip("'")[:MOST_NAME].strip() or "-"
    name, number = base, 2
    known = set(taken)
    while name.casefold() in known or name.casefold() == "history":
        ending = f" ({number})"
        name, number = base[: MOST_NAME - len(ending)].strip() + ending, number + 1
    return name


def _cut(key: str, value: Any) -> Any:
    """Prompts are cut to what Excel takes."""
    most = {"input_title": MOST_PROMPT_TITLE, "error_title": MOST_PROMPT_TITLE}.get(key, MOST_PROMPT)
    if key not in ("input_title", "error_title", "input_message", "error_message") or len(value) <= most:
        return value
    return value[: most - 1].rstrip() + "…"


def _runs(cells: Sequence[tuple[int, int]]) -> Iterable[tuple[int, int, int, int]]:
    """Cells as areas: those that stand one under the other together."""
    start = last = cells[0]
    for here in cells[1:]:
        if here != (last[0] + 1, last[1]):
            yield (*start, *last)
            start = here
        last = here
    yield (*start, *last)
