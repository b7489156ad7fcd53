"""A data sheet of a form: hidden roles and keys, locked headings, open input cells with their validations."""

import datetime
import re
from collections.abc import Container, Mapping, Sequence
from fractions import Fraction
from typing import Any, NamedTuple

from scoring.campaign.campaign import Campaign
from scoring.forms.layout import KEY_COLUMN, LISTS_SHEET, ROLE_ROW, key_of
from scoring.problems import Said
from scoring.show.mark import mark_of
from scoring.spreadsheet.book import A3, A4, Book, Page, Sheet, Value, cell
from scoring.spreadsheet.cells import (
    BASE,
    GRID,
    HEAD,
    LEAST_HEIGHT,
    height_of,
    number_of,
    points_format,
    points_value,
)
from scoring.spreadsheet.fields import CLAIM_WORDS, NOT_DONE, AnyRule, Field, fields_of
from scoring.tree.facts import EARLIEST, LATEST
from scoring.tree.model import Leaf
from scoring.words import say, tell

OPEN = {**GRID, "locked": False, "bg_color": "#FFFBE5"}
AS_TEXT = {"num_format": "@"}
NOTICE = {"font_color": "#C00000", "bold": True}

MARK_ROW, TITLE_ROW, HEAD_ROW = 1, 2, 3
FIRST_ROW = HEAD_ROW + 1
MOST_STEPS_LISTED = 41


class FormColumn(NamedTuple):
    """A column of a sheet: its role (read again where it is an input), its heading, its width."""

    role: str
    heading: str = ""
    width: float = 0.0
    hidden: bool = False


def new_book() -> Book:
    return Book(BASE, LISTS_SHEET)


class DataSheet:
    """One sheet of rows under way: columns by role; validations and colours are gathered and written at the end."""

    def __init__(
        self,
        book: Book,
        campaign: Campaign,
        name: str,
        title: str,
        columns: Sequence[FormColumn],
        frozen: str = "title",
        *,
        large: bool = False,
    ) -> None:
        self.book = book
        self.campaign = campaign
        self.sheet: Sheet = book.sheet(name)
        self.columns = columns
        self.large = large
        self.at = {column.role: index for index, column in enumerate(columns)}
        self.points_format = points_format(campaign.criteria)
        self._validations: dict[tuple[Any, ...], tuple[Field, Fraction | None, list[tuple[int, int]]]] = {}
        self._colours: dict[tuple[int, str], tuple[list[tuple[int, int]], Mapping[str, Any]]] = {}
        self._states: dict[int, str] = {}
        self._heights: dict[int, float] = {}
        self._evidence: list[tuple[int, int]] = []
        self.nodes: list[tuple[str, str]] = []
        """Unit and code of every row that is a node's."""
        self._head(title, frozen)

    def _head(self, title: str, frozen: str) -> None:
        shown = [index for index, column in enumerate(self.columns) if not column.hidden]
        for index, column in enumerate(self.columns):
            self.sheet.put(ROLE_ROW, index, column.role)
            self.sheet.width(index, index, column.width or None, hidden=column.hidden)
            if not column.hidden:
                self.sheet.put(HEAD_ROW, index, column.heading, **HEAD)
        self.sheet.height(ROLE_ROW, None, hidden=True)
        mark = mark_of("vi", self.campaign.settings)
        self.sheet.put(MARK_ROW, shown[0], mark, bold=True, font_color="#C00000")
        self.sheet.put(TITLE_ROW, shown[0], title, bold=True, font_size=13)
        self.sheet.height(TITLE_ROW, 22)
        self.sheet.height(HEAD_ROW, max(height_of(column.heading, column.width * 0.9) for column in self.columns))
        self.sheet.freeze(FIRST_ROW, self.at[frozen] + 1)
        self.sheet.repeat((HEAD_ROW, HEAD_ROW))

    # ── cells ─────────────────────────────────────────────────────────────────────────────────────────────────────

    def key(self, row: int, unit: str, code: str, option: str = "") -> None:
        """Whose row it is: a node's of a unit, or one of its options."""
        self.sheet.put(row, KEY_COLUMN, key_of(unit, code, option))
        if not option:
            self.nodes.append((unit, code))

    def text(self, row: int, role: str, text: Value, **properties: Any) -> None:
        """A locked cell."""
        self._make_room(row, role, text, properties)
        self.sheet.put(row, self.at[role], text, **{**GRID, **properties})

    def points(self, row: int, role: str, steps: int | None, otherwise: str = "", **properties: Any) -> None:
        """Points in a locked cell, or a word where there are none."""
        value: Value = otherwise if steps is None else points_value(steps, self.campaign.criteria.precision)
        self.text(row, role, value, num_format=self.points_format, align="center", **properties)

    def live(self, row: int, role: str, formula: str, value: Value, **properties: Any) -> None:
        """A formula in a locked cell."""
        self.sheet.put_formula(row, self.at[role], formula, value, **{**GRID, **properties})

    def open(self, row: int, role: str, text: str = "") -> None:
        """An open cell for a text."""
        self._make_room(row, role, text, {})
        self.sheet.put(row, self.at[role], text, **{**OPEN, **AS_TEXT})
        if role == "evidence":
            self._evidence.append((row, self.at[role]))

    def fact(self, row: int, role: str, field: Field, text: str = "", full: Fraction | None = None) -> None:
        """An open cell for a fact, with its validation; `full` is what a judgement can reach."""
        self._make_room(row, role, text, {})
        value: Value | datetime.date = text
        properties: dict[str, Any] = {"align": "center"}
        if field.kind == "date":
            properties["num_format"] = "dd/mm/yyyy"
            value = datetime.date.fromisoformat(text) if text[:1].isdigit() else text
        elif field.kind != "choice" and text:
            value = number_of(text, field.kind == "whole")
        self.sheet.put(row, self.at[role], value, **{**OPEN, **properties})
        key = (role, field.kind, say(field.asks, "vi"), field.choices, field.low, field.high, full)
        self._validations.setdefault(key, (field, full, []))[2].append((row, self.at[role]))

    def as_read(self, leaf: Leaf, row: int, refs: Sequence[str], cells: Sequence[str]) -> list[str]:
        """Where formulas find the facts of a leaf, given its cells and what they hold now.

        A share goes through a hidden cell, which reads 90% as collecting does: to other formulas it is 0.9.
        """
        read = list(refs)
        for number, asked in enumerate(leaf.rule.asks):
            if asked.sort in ("share", "ratio"):
                here = row + 1 + number if leaf.rule.rows else row
                text = cells[number] if cells else ""
                fact = self.ref(here, "fact1")
                percent = f'AND(ISNUMBER({fact}),LEFT(CELL("format",{fact}))="P")'
                formula = f'IF({fact}="","",IFERROR(IF({percent},ROUND({fact}*100,13),{fact}),{fact}))'
                self.sheet.put_formula(here, self.at["read"], formula, number_of(text) if text else "")
                read[number] = self.ref(here, "read")
        return read

    def claim(self, row: int, text: str, decided: bool, may_refuse: bool) -> None:
        """An open cell of the column `na`."""
        words = tuple(CLAIM_WORDS)[: 2 if may_refuse else 1]
        asks = "form-ask-claim-decided" if may_refuse else "form-ask-claim-granted" if decided else "form-ask-claim"
        self.fact(row, "na", Field("choice", Said(asks, {}), Said("form-err-choice", {}), words), text)

    def ref(self, row: int, role: str, column: bool = False, fixed: bool = False) -> str:
        """The cell in formulas of this sheet; with its column, its row held where the formula is copied."""
        return cell(row, self.at[role], column, fixed)

    def state(self, row: int, formula: str, state: str, **properties: Any) -> None:
        """The live state of a row, and what it is now."""
        self._states[row] = state
        self.live(row, "status", formula, state, font_size=10, **properties)

    def states(self, first: int, last: int, wanted: Container[str]) -> int:
        """How many rows have one of these states now."""
        return sum(first <= row <= last and state in wanted for row, state in self._states.items())

    def colour(self, row: int, role: str, formula: str, kind: str, properties: Mapping[str, Any]) -> None:
        """A colour of a cell where a formula holds; cells of one kind are coloured together, by the first's formula."""
        key = (self.at[role], kind)
        if key not in self._colours:
            self._colours[key] = ([], {**properties, "criteria": formula})
        self._colours[key][0].append((row, self.at[role]))

    def tall(self, row: int, height: float) -> None:
        """A row is at least so high."""
        self._heights[row] = max(self._heights.get(row, LEAST_HEIGHT), height)

    def _make_room(self, row: int, role: str, text: Value, properties: Mapping[str, Any]) -> None:
        """Makes the row high enough: programs don't all fit heights to wrapped texts."""
        width = self.columns[self.at[role]].width - properties.get("indent", 0) * 1.2
        small = properties.get("font_size", 11) < 11
        self.tall(row, height_of(text, width, small) if isinstance(text, str) else 0)

    # ── the end ───────────────────────────────────────────────────────────────────────────────────────────────────

    def finish(self, last_row: int) -> None:
        """Validations, colours, protection and print set-up."""
        for field, full, cells in self._validations.values():
            self.sheet.validate(cells, self._validation(field, full, cells[0]))
        if self._evidence:
            prompt = {"input_title": tell("form-prompt-title", "vi"), "input_message": tell("form-ask-evidence", "vi")}
            self.sheet.validate(self._evidence, {"validate": "any", **prompt})
        for cells, properties in self._colours.values():
            formats = {name: value for name, value in properties.items() if name != "criteria"}
            self.sheet.colour(cells, properties["criteria"], **formats)
        for row, height in self._heights.items():
            self.sheet.height(row, height)
        last = max(index for index, column in enumerate(self.columns) if not column.hidden)
        self.sheet.print_area((MARK_ROW, 1, last_row, last))
        set_up_page(self.sheet, self.campaign, large=self.large)
        self.sheet.lock()

    def _validation(self, field: Field, full: Fraction | None, first: tuple[int, int]) -> dict[str, Any]:
        said = {
            "input_title": tell("form-prompt-title", "vi"),
            "input_message": say(field.asks, "vi"),
            "error_title": tell("form-error-title", "vi"),
            "error_message": say(field.error, "vi"),
        }
        return {**said, **self._criteria(field, full, first)}

    def _criteria(self, field: Field, full: Fraction | None, first: tuple[int, int]) -> dict[str, Any]:
        if field.choices:
            return {"validate": "list", "source": "=" + self.book.list_range(field.choices)}
        if field.asks.code == "form-ask-day":
            day = cell(*first)
            return {"validate": "custom", "value": f'=OR(ISNUMBER({day}),{day}="{NOT_DONE}")'}
        if field.kind == "date":
            limits = {"minimum": datetime.date(EARLIEST, 1, 1), "maximum": datetime.date(LATEST, 12, 31)}
            return {"validate": "date", "criteria": "between", **limits}
        if field.asks.code in ("form-ask-total", "form-ask-answered"):
            total, done = cell(*first), cell(first[0], first[1] - 1)
            return {"validate": "custom", "value": f"=AND({total}=INT({total}),{total}>=1,{total}>={done})"}
        if field.kind == "whole":
            return {"validate": "integer", "criteria": ">=", "value": int(field.low or 0)}
        low, high = field.low, field.high if full is None else full
        if low is None and high is None:
            return {"validate": "decimal", "criteria": "between", "minimum": -1e15, "maximum": 1e15}
        if high is None:
            return {"validate": "decimal", "criteria": ">=", "value": float(low or 0)}
        step = field.asks.values.get("step")
        if isinstance(step, Fraction) and step > 0 and high / step < MOST_STEPS_LISTED:
            values = [float(step * count) for count in range(int(high / step) + 1)]
            return {"validate": "list", "source": "=" + self.book.list_range(values)}
        return {"validate": "decimal", "criteria": "between", "minimum": float(low or 0), "maximum": float(high)}


def set_up_page(sheet: Sheet, campaign: Campaign, pages_high: int = 0, *, large: bool = False) -> None:
    """A4 landscape (`large`: A3), as wide as the page, the sample mark at its head, its number at its foot."""
    mark = mark_of("vi", campaign.settings)
    sheet.page(Page(tell("form-page", "vi"), mark, high=pages_high, paper=A3 if large else A4))


_IN_FILES = ((r"\bn/a\b", "“không áp dụng”"), (r"\bnone\b", "“không thực hiện”"), (r",? ví dụ (?:[\w-]+=\d+ ?)+", ""))
"""What a guide says of typing facts in a file, and what a form has in its place."""
_HINTS = {"form-ask-share": "form-hint-share", "form-ask-survey": "form-hint-survey", "form-ask-date": "form-hint-date"}


def guide_of(leaf: Leaf, rules: Sequence[Said] = ()) -> str:
    """The guide of a leaf in a form: how to score, what to enter where there are two cells, the evidence asked for.

    `rules` are said where the leaf has others for other units.
    """
    lines = [leaf.guide.title_or("").vi] if leaf.guide else []
    for pattern, words in _IN_FILES:
        lines = [re.sub(pattern, words, line) for line in lines]
    lines += [say(rule, "vi") for rule in rules]
    lines += dict.fromkeys(hint for each in leaf.by_rule for hint in hints_of(each.rule))
    if leaf.evidence.what:
        lines.append(tell("form-guide-evidence", "vi", what=leaf.evidence.what))
    return "\n".join(line for line in lines if line)


def hints_of(rule: AnyRule) -> list[str]:
    """What goes in which cell, where a rule has two."""
    return [tell(_HINTS[field.asks.code], "vi") for field in fields_of(rule) if field.asks.code in _HINTS]
