"""A sheet of a unit's workbook under way: columns by role, formats made once, heights, print set-up."""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property
from typing import Any, NamedTuple

from scoring.campaign.workflow import ScoredStage
from scoring.engine.results import NodeResult
from scoring.points import to_steps
from scoring.publish.audience import WITHHELD
from scoring.publish.workbooks.page import new_workbook
from scoring.publish.workbooks.unit_view import UnitView
from scoring.show.mark import mark_of
from scoring.spreadsheet.book import Book, Page, Sheet, Value, cell, clean
from scoring.spreadsheet.cells import BASE, GRID, HEAD, LEAST_HEIGHT, VALUE, height_of, points_format, points_value
from scoring.spreadsheet.whole import MOST_FORMULA
from scoring.tree.model import Branch, Leaf
from scoring.words import printable, tell

FORMAT = "scoring-unit/1"
META_SHEET, LISTS_SHEET = "_scoring", "_lists"
ROLE_ROW, KEY_COLUMN = 0, 0
MARK_ROW, TITLE_ROW, NOTE_ROW, HEAD_ROW = 1, 2, 3, 4
FIRST_ROW = HEAD_ROW + 1
MOST_HEIGHT = 400.0
"""Excel's rows are at most 409 points high."""
MOST_LEVEL = 7
LEAST_CODE, MOST_CODE = 6.5, 15.0
NARROW = 1.1
"""Heights are reckoned for 11 points; these sheets have 10."""

BRANCH_COLOURS = ("#BDD7EE", "#DDEBF7", "#EEF5FB", "#F7FAFD")
BLOCK_COLOUR = "#FCE4D6"
VALUE_COLOUR = str(VALUE["bg_color"])
INPUT_COLOUR = "#FFFBE5"
GREY = {"bg_color": "#EDEDED", "font_color": "#7F7F7F"}
CUT = {"font_color": "#C00000", "bold": True}
RAISED = {"font_color": "#00703C", "bold": True}

STYLES: Mapping[str, Mapping[str, Any]] = {
    "text": {},
    "small": {"font_size": 9},
    "centre": {"align": "center"},
    "points": {"align": "center"},
    "result": {"align": "center", "bold": True},
    "change": {"align": "center"},
    "input": {"align": "center", "bg_color": INPUT_COLOUR},
    "date": {"align": "center", "bg_color": INPUT_COLOUR, "num_format": "dd/mm/yyyy"},
    "met": {"align": "center"},
    "no-max": {**GREY, "align": "center", "num_format": "–"},
    "grey": {**GREY, "align": "center"},
    "hidden": {"num_format": ";;;", "align": "left"},
}
"""How cells look; a row's colour and indent come on top."""


def plain(text: str) -> str:
    """A text as cells show it: its lines, without what would turn them around or is no sign at all."""
    return clean(text if text.isprintable() else "\n".join(printable(line) for line in text.split("\n")))


class SheetColumn(NamedTuple):
    """A column of a sheet: its role, its heading, its width in characters."""

    role: str
    heading: str = ""
    width: float = 0.0
    hidden: bool = False


@dataclass
class UnitBook:
    """The workbook of one unit under way, with what its sheets share."""

    view: UnitView
    lang: str
    book: Book = field(init=False)

    def __post_init__(self) -> None:
        self.book = new_workbook({**BASE, "font_size": 10}, LISTS_SHEET, self.unit_name, streaming=False)
        self.precision = self.view.criteria.precision
        self.points_format = points_format(self.view.criteria)

    def tell(self, code: str, /, **values: Any) -> str:
        return tell(code, self.lang, **values)

    @property
    def unit_name(self) -> str:
        return self.view.placed.result.unit.name

    @cached_property
    def withheld(self) -> str:
        """Stands in place of a text that this audience does not read."""
        return self.tell("word-withheld")

    @property
    def mark(self) -> str:
        return mark_of(self.lang, self.view.publication.campaign.settings)

    def title(self, node: Branch | Leaf) -> str:
        return node.title.in_language(self.lang)

    def value(self, steps: int | None, otherwise: str = "") -> Value:
        """Points as a cell's value."""
        return otherwise if steps is None else points_value(steps, self.precision)

    def percent(self, result: NodeResult) -> Value:
        """The points of a node in percent of its max, with the set's precision."""
        if result.points is None or not result.max:
            return ""
        return self.value(to_steps(Fraction(100 * result.points, result.max), self.precision))

    def full(self, node: Branch | Leaf) -> float:
        """The declared max of a node."""
        evaluator = self.view.evaluator(self.view.stage)
        return points_value(evaluator.maxima[evaluator.positions[node.code]], self.precision)

    @cached_property
    def code_width(self) -> float:
        """How wide a column of codes is; a code longer than most goes on below."""
        return max(LEAST_CODE, min(MOST_CODE, max(len(code) for code in self.view.criteria.nodes) * 0.95 + 1))

    def stage_name(self, stage: ScoredStage) -> str:
        """How a scored stage is called in a heading."""
        return self.tell(f"sheet-stage-{stage}")

    def source_name(self, role: str) -> str:
        """How a column of rows is called."""
        return self.tell(f"sheet-source-{role}")


class Table:
    """One sheet of rows; the first column has hidden keys, the first row hidden roles."""

    def __init__(
        self, unit: UnitBook, name: str, title: str, note: str, columns: Sequence[SheetColumn], frozen: str = "title"
    ) -> None:
        self.unit = unit
        self.columns = (SheetColumn("key", hidden=True), *columns)
        self.at = {column.role: index for index, column in enumerate(self.columns)}
        self.widths = {column.role: column.width for column in self.columns}
        self.sheet: Sheet = unit.book.sheet(name)
        self.row = FIRST_ROW
        self._formats: dict[tuple[str, str, int], Any] = {}
        self._height = LEAST_HEIGHT
        self._head(title, note, frozen)

    def _head(self, title: str, note: str, frozen: str) -> None:
        shown = [column for column in self.columns if not column.hidden]
        for index, column in enumerate(self.columns):
            self.sheet.put_value(ROLE_ROW, index, column.role)
            self.sheet.width(index, index, column.width or None, hidden=column.hidden)
            if not column.hidden:
                self.sheet.put(HEAD_ROW, index, column.heading, **HEAD)
        self.sheet.height(ROLE_ROW, None, hidden=True)
        self.sheet.put(MARK_ROW, 1, self.unit.mark, bold=True, font_color="#C00000")
        self.sheet.put(TITLE_ROW, 1, title, bold=True, font_size=13)
        self.sheet.put(NOTE_ROW, 1, note, italic=True, font_color="#595959")
        self.sheet.height(TITLE_ROW, 22)
        self.sheet.height(HEAD_ROW, max(height_of(column.heading, column.width * 0.85) for column in shown))
        self.sheet.freeze(FIRST_ROW, self.at[frozen] + 1)
        self.sheet.repeat((HEAD_ROW, HEAD_ROW))

    # ── cells ─────────────────────────────────────────────────────────────────────────────────────────────────────

    def made(self, style: str, colour: str = "", indent: int = 0) -> Any:
        """The format of a style on a row's colour, made once."""
        key = (style, colour, indent)
        if key not in self._formats:
            properties: dict[str, Any] = {**GRID, **STYLES[style]}
            shown = self.unit.points_format
            if style in ("points", "result"):
                properties["num_format"] = shown
            if style == "met":
                properties["num_format"] = f'"{self.unit.tell("word-met")}";;"{self.unit.tell("word-not-met")}"'
            if style == "change":
                properties["num_format"] = f"+{shown};-{shown};"
            if colour:
                properties |= {"bg_color": colour, "bold": True}
            if indent:
                properties |= {"indent": indent, "align": "left"}
            self._formats[key] = self.unit.book.format(**properties)
        return self._formats[key]

    def put(
        self, role: str, value: Value | datetime.date, style: str = "text", colour: str = "", indent: int = 0
    ) -> None:
        """A text, number or date in the row under way; texts make the row high enough."""
        made, column = self.made(style, colour, indent), self.at[role]
        if isinstance(value, str) and value:
            value = plain(value.replace(WITHHELD, self.unit.withheld))
            if len(value) * 1.25 > self.widths[role] or "\n" in value:
                width = (self.widths[role] - indent * 1.2) * NARROW
                self._height = max(self._height, height_of(value, width, style == "small"))
        self.sheet.put_value(self.row, column, value, made)

    def live(self, role: str, formula: str | None, value: Value, style: str = "points", colour: str = "") -> None:
        """A formula in the row under way, with the value it has now.

        Where none is exact (None), or it is longer than Excel takes (a node with hundreds of children), the value
        stands alone.
        """
        if formula is None or len(formula) > MOST_FORMULA:
            self.value(role, self.columns[self.at[role]].heading, value, style, colour)
            return
        self.sheet.put_ready(self.row, self.at[role], formula, value, self.made(style, colour))

    def value(self, role: str, what: str, value: Value, style: str, colour: str = "") -> None:
        """A result for which there is no exact formula: marked, and listed by what it is of."""
        self.put(role, value, style, colour or VALUE_COLOUR)
        self.unit.book.note_value(self.sheet.name, what, (self.row, self.at[role]))

    def fill(self, roles: Sequence[str], style: str = "text", colour: str = "") -> None:
        """Empty cells with their format."""
        made = self.made(style, colour)
        for role in roles:
            self.sheet.put_value(self.row, self.at[role], None, made)

    def key(self, key: str) -> None:
        self.sheet.put_value(self.row, KEY_COLUMN, key)

    def here(self, role: str, row: int | None = None) -> str:
        """A cell as formulas of this sheet name it."""
        return cell(self.row if row is None else row, self.at[role])

    def ref(self, role: str, row: int | None = None) -> str:
        """A cell as formulas of other sheets name it."""
        return self.sheet.ref(self.row if row is None else row, self.at[role])

    def first(self, role: str) -> str:
        """The cell of the first row."""
        return cell(FIRST_ROW, self.at[role])

    def next(self, level: int = 0) -> None:
        """Ends the row under way; `level` is its depth in the outline."""
        self.sheet.height(self.row, min(self._height, MOST_HEIGHT), level=min(level, MOST_LEVEL))
        self._height = LEAST_HEIGHT
        self.row += 1

    # ── the end ───────────────────────────────────────────────────────────────────────────────────────────────────

    def colour(self, role: str, formula: str, **properties: Any) -> None:
        """Colours the column where a formula, written for the first row, holds."""
        if self.row > FIRST_ROW:
            rows = [(row, self.at[role]) for row in range(FIRST_ROW, self.row)]
            self.sheet.colour(rows, formula, **properties)

    def finish(self) -> None:
        last = max(index for index, column in enumerate(self.columns) if not column.hidden)
        self.sheet.print_area((MARK_ROW, 1, max(self.row - 1, FIRST_ROW), last))
        self.sheet.outline_from_above()
        set_up_page(self.unit, self.sheet)


def set_up_page(unit: UnitBook, sheet: Sheet, landscape: bool = True) -> None:
    """A4, as wide as the page, the sample mark at its head, its number at its foot."""
    sheet.page(Page(unit.tell("form-page"), unit.mark, (0.3, 0.3, 0.6, 0.55), landscape))
    sheet.without_lines()
