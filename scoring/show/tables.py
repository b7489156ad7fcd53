"""Tables for the terminal: one function, so that all of them look alike and none passes on what would move a cursor."""

import textwrap
from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

from tabulate import tabulate

from scoring.show.numbers import signed
from scoring.words import NOTHING, decimal, printable


class Figure(NamedTuple):
    """A number shown with so many decimals, perhaps with its sign, perhaps in percent; None where there is none."""

    value: Fraction | None
    digits: int
    signed: bool = False
    percent: bool = False

    @property
    def number(self) -> Fraction | None:
        """As it is shown: in percent where it is."""
        return self.value * 100 if self.value is not None and self.percent else self.value

    def text(self, lang: str) -> str:
        if self.number is None:
            return NOTHING
        text = signed(self.number, self.digits, lang) if self.signed else decimal(self.number, self.digits, lang)
        return f"{text}%" if self.percent else text


Cell = str | int | Figure | None
"""A text, a whole number, a figure; None where there is nothing."""


class Shown(NamedTuple):
    """A table for the terminal, pages and workbooks: heads, rows, the columns that end at the right, widths."""

    lang: str
    heads: Sequence[str]
    rows: Sequence[Sequence[Cell]]
    right: tuple[int, ...] = ()
    widths: Sequence[int | None] | None = None

    @property
    def texts(self) -> list[list[str]]:
        """The rows in words."""
        return [[self._text(cell) for cell in row] for row in self.rows]

    def _text(self, cell: Cell) -> str:
        if isinstance(cell, Figure):
            return cell.text(self.lang)
        return NOTHING if cell is None else str(cell)

    def printed(self) -> str:
        """As the terminal shows it."""
        return table(self.texts, self.heads, self.right, self.widths)


def table(
    rows: Sequence[Sequence[str]],
    headers: Sequence[str],
    right: Sequence[int] = (),
    widths: Sequence[int | None] | None = None,
    style: str = "simple",
) -> str:
    """Rows below headers; the columns `right` end at the right, those with a width are broken to it.

    A cell may have several lines of its own.
    """
    wide = widths or [None] * len(headers)
    clean = [[_broken(cell, width) for cell, width in zip(row, wide, strict=True)] for row in rows]
    align = ["right" if index in right else "left" for index in range(len(headers))]
    return tabulate(
        clean,
        headers,
        tablefmt=style,
        disable_numparse=True,
        colalign=align if rows else None,
    )


def _broken(cell: str, width: int | None) -> str:
    """A cell with its lines broken to a width; here, since tabulate takes "87,125" for a number when it does it."""
    lines = [printable(line) for line in cell.split("\n")]
    if width is None:
        return "\n".join(lines)
    return "\n".join(part for line in lines if line.strip() for part in textwrap.wrap(line, width))
