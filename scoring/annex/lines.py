"""Rows of a table as what they are: nodes, more of a node's method, headings of blocks, totals."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal, get_args

from scoring.annex.columns import Columns
from scoring.annex.grid import Grid
from scoring.annex.numbering import Numbered, follows, taken_apart

Block = Literal["tree", "bonus", "penalty", "conditions"]

_LEADING = re.compile(
    r"((?:[0-9]{1,2}|[IVXL]{1,5}|[A-ZĐ])(?:\.[0-9]{1,2}){1,5}[.):]?|[0-9]{1,2}[.)]|[IVXL]{1,5}[.):]|[A-Za-zđĐ][.)])\s+(?=\S)"
)
_NAMED_LEADING = re.compile(
    r"((?:phần|mục|lĩnh vực|tiêu chí(?: thành phần)?|nội dung|nhóm)\s+(?:[0-9]{1,2}(?:\.[0-9]{1,2})*|[IVXL]{1,5}))"
    r"\s*[.:–-]\s*(?=\S)",
    re.IGNORECASE,
)
_BULLET = re.compile(r"[-–+•*]\s*(?=\S)")
_TOTAL = re.compile(r"(tổng( số| cộng)?( điểm)?( tối đa)?|cộng)\b.{0,40}", re.IGNORECASE)
_WHOLE = re.compile(r"(tổng( số| cộng)?( điểm)?( tối đa)?|cộng)( \(?(i|a|1)\s*\+.*)?\W*", re.IGNORECASE)
_BONUS = re.compile(
    r"(các |phần |nội dung |tiêu chí |nhóm )*(điểm (thưởng|cộng)|cộng điểm|thưởng điểm)\b", re.IGNORECASE
)
_PENALTY = re.compile(r"(các |phần |nội dung |tiêu chí |nhóm )*(điểm (phạt|trừ)|trừ điểm|phạt điểm)\b", re.IGNORECASE)
_CONDITIONS = re.compile(r"(các |phần |nhóm )*điều kiện\b.{0,40}không tính điểm\W*", re.IGNORECASE)
_WITHIN = re.compile(r"\s*\(\s*(?:tối đa\s*)?(\d+(?:[.,]\d+)?)\s*(?:điểm|đ)\s*\)\s*$", re.IGNORECASE)


@dataclass
class Line:
    """A node as a table states it; texts as they stand there. `row` is its place in the rows of the grid, from 0."""

    row: int
    number: Numbered
    printed: str
    title: str
    max: str
    code: str = ""
    method: list[str] = field(default_factory=list)
    options: list[tuple[str, str]] = field(default_factory=list)
    """Rows below without a number: words and points."""
    evidence: str = ""
    body: str = ""
    note: str = ""


@dataclass
class Lines:
    """What a table says, by block; `caps` are the maxima of bonus and penalty, `total` that of the whole."""

    blocks: dict[Block, list[Line]] = field(default_factory=lambda: {block: [] for block in get_args(Block)})
    caps: dict[Block, tuple[int, str]] = field(default_factory=dict)
    notes: dict[Block, str] = field(default_factory=dict)
    total: tuple[int, str] | None = None
    total_method: str = ""
    lost: list[int] = field(default_factory=list)
    """Rows that say something and belong nowhere."""


def lines_of(grid: Grid, columns: Columns) -> Lines:
    """The rows below the heading, in order."""
    reading = _Reading(grid, columns)
    for row in range(columns.body_from, len(grid.rows)):
        if not _is_repeated(grid, columns, row):
            reading.take(row)
    return reading.lines


def _is_repeated(grid: Grid, columns: Columns, row: int) -> bool:
    """An empty row, the heading once more, or the numbers of the columns below it: (1), (2), (3); A, B, 1, 2."""
    texts = [cell.text for cell in grid.rows[row] if cell.text and not cell.goes_on]
    if not texts or [cell.text for cell in grid.rows[row]] == [cell.text for cell in grid.rows[columns.body_from - 1]]:
        return True
    signs = [re.sub(r"[\W_]", "", text) for text in texts]
    letters = [sign for sign in signs if not sign.isdigit()]
    digits = [sign for sign in signs if sign.isdigit()]
    counted = [str(number) for number in range(1, len(digits) + 1)]
    return (
        len(signs) > 2 and signs == letters + digits and digits == counted and letters == list("ABCD")[: len(letters)]
    )


class _Reading:
    """Takes rows one after the other; knows the block and the last node."""

    def __init__(self, grid: Grid, columns: Columns) -> None:
        self.grid = grid
        self.columns = columns
        self.lines = Lines()
        self.block: Block = "tree"
        self.outer_counts = self._outer_counts()

    @property
    def last(self) -> Line | None:
        lines = self.lines.blocks[self.block]
        return lines[-1] if lines else None

    def take(self, row: int) -> None:
        titled = list(self._titled(row))
        if not titled:
            self._more(row)
            return
        for place, (number, printed, title) in enumerate(titled):
            self._line(row, number, printed, title, is_last=place == len(titled) - 1)

    def _outer_counts(self) -> bool:
        """Whether numbers are those of the outermost of several columns of titles: the inner ones go on without."""
        first, last, numbers = self.columns.titles[0], self.columns.titles[-1], self.columns.number
        if numbers is None or first == last:
            return False
        inner = [row for row in range(self.columns.body_from, len(self.grid.rows)) if self.own(row, last)]
        return any(not self.own(row, numbers) for row in inner) and all(
            self.own(row, first) for row in inner if self.own(row, numbers)
        )

    def own(self, row: int, column: int | None) -> str:
        """The text that begins in a cell; nothing where it goes on from another."""
        if column is None:
            return ""
        cell = self.grid.cell(row, column)
        return "" if cell.goes_on else cell.text

    def seen(self, row: int, column: int | None) -> str:
        """The text that people see in a cell, though it may have begun above; one from beside is not its own."""
        if column is None:
            return ""
        cell = self.grid.cell(row, column)
        sideways = cell.goes_on and column > 0 and self.grid.cell(row, column - 1).text == cell.text
        return "" if sideways else cell.text

    def _titled(self, row: int) -> Iterator[tuple[Numbered | None, str, str]]:
        """The titles that begin in a row, outermost first, each with its number."""
        titles, numbers = self.columns.titles, self.columns.number
        for depth, column in enumerate(titles):
            title = self.own(row, column)
            if not title and depth == 0 and numbers is not None and self.own(row, numbers):
                title = self._across(row)
            if not title:
                continue
            counted = 0 if self.outer_counts else len(titles) - 1
            printed = self.own(row, numbers) if depth == counted and title != self.own(row, numbers) else ""
            number = taken_apart(printed.replace(",", ".")) if printed else None
            if number is None:
                printed, title = _lead(title if not printed else f"{printed} {title}")
                number = taken_apart(printed) if printed else None
            if len(titles) > 1:
                number = Numbered(number.pieces if number else (), ("column", str(depth)))
            yield number, printed, title

    def _across(self, row: int) -> str:
        """A title in the cell of the number, which is merged with that of the title; the word for a total alone."""
        number = self.own(row, self.columns.number)
        return number if _TOTAL.fullmatch(number) else self.grid.cell(row, self.columns.titles[0]).text

    def _line(self, row: int, number: Numbered | None, printed: str, title: str, is_last: bool) -> None:
        most = self.own(row, self.columns.max) if is_last else ""
        if title == most:
            most = ""
        within = _WITHIN.search(title)
        if within and not most:
            title, most = title[: within.start()], within[1]
        words = " ".join(title.split())
        if number is None or len(number.pieces) <= 1:
            if not printed and _TOTAL.fullmatch(words):
                self._total(row, words, most)
                return
            for block, pattern in (("bonus", _BONUS), ("penalty", _PENALTY)):
                if not pattern.match(words) or (printed and not most) or not self.lines.blocks["tree"]:
                    continue
                if number is None or not self._is_in_run(row, number):
                    self._begin(row, "bonus" if block == "bonus" else "penalty", most)
                    return
            if _CONDITIONS.fullmatch(words) and not most and self.lines.blocks["tree"]:
                self.block = "conditions"
                return
        if number is None or number.style[:1] == ("bullet",):
            if not self._is_heading(row, words, most):
                self._option(row, words, most)
                return
            number = Numbered((), ("heading",)) if number is None else number
        self._add(row, number, printed, words, most, is_last)

    def _is_in_run(self, row: int, number: Numbered) -> bool:
        """Whether a row is one of several that are numbered on: below a node, or with others of the tree behind it."""
        run = [line.number for line in self.lines.blocks[self.block] if line.number.style == number.style]
        if run and follows(number, run[-1]) and number.style != self.lines.blocks["tree"][0].number.style:
            return True
        for below in range(row + 1, len(self.grid.rows)):
            for other, _, title in self._titled(below):
                if other and other.style == number.style:
                    return follows(other, number) and not any(
                        pattern.match(title) for pattern in (_BONUS, _PENALTY, _TOTAL, _CONDITIONS)
                    )
        return False

    def _add(self, row: int, number: Numbered, printed: str, title: str, most: str, is_last: bool) -> None:
        columns = self.columns
        line = Line(row, number, printed, title, most)
        if is_last:
            line.code = self.own(row, columns.code)
            method = self.seen(row, columns.method)
            line.method = [method] if method else []
            line.evidence = self.seen(row, columns.evidence)
            line.body, line.note = self.seen(row, columns.body), self.seen(row, columns.note)
        self.lines.blocks[self.block].append(line)

    def _is_heading(self, row: int, words: str, most: str) -> bool:
        """Whether a row without a number is a node all the same: in capitals or bold, unlike what is said of a node."""
        if len(self.columns.titles) > 1 or self.last is None:
            return True
        bold = any(self.grid.cell(row, column).bold for column in self.columns.titles)
        return (words.isupper() and len(words) > 3) or (bold and bool(most))

    def _option(self, row: int, words: str, most: str) -> None:
        """A row below a node that says how it is scored."""
        if self.last is None:
            self.lines.lost.append(row)
            return
        method = self.own(row, self.columns.method)
        if most:
            self.last.options.append((words, most))
        else:
            self.last.method.append(words)
        if method:
            self.last.method.append(method)

    def _more(self, row: int) -> None:
        """A row without a title: what goes on from the row above."""
        said = self.own(row, self.columns.method)
        most = self.own(row, self.columns.max)
        if self.last is None or not (said or most):
            if any(cell.text and not cell.goes_on for cell in self.grid.rows[row]):
                self.lines.lost.append(row)
            return
        if said and most:
            self.last.options.append((said, most))
        elif said:
            self.last.method.append(said)
        else:
            self.lines.lost.append(row)

    def _begin(self, row: int, block: Block, most: str) -> None:
        self.block = block
        self.lines.caps[block] = (row, most)
        self.lines.notes[block] = self.seen(row, self.columns.note)

    def _total(self, row: int, words: str, most: str) -> None:
        if _WHOLE.fullmatch(words) and self.block == "tree" and most:
            self.lines.total = (row, most)
            self.lines.total_method = self.own(row, self.columns.method)


def _lead(title: str) -> tuple[str, str]:
    """The number with which a title begins, and the rest of it."""
    for pattern in (_LEADING, _NAMED_LEADING):
        match = pattern.match(title)
        if match:
            return match[1], title[match.end() :]
    bullet = _BULLET.match(title)
    return (title[0], title[bullet.end() :]) if bullet else ("", title)
