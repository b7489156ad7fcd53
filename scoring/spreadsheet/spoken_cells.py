"""Fact cells of a workbook in the reader's language: the counterpart of `cells.inputs_of` for a language."""

import datetime
from collections.abc import Sequence

from scoring.spreadsheet.book import Book, Value
from scoring.spreadsheet.cells import level_values, number_of
from scoring.spreadsheet.fields import NOT_DONE, AnyRule, fields_of, levels_of
from scoring.spreadsheet.formulas import Inputs
from scoring.spreadsheet.goalposts import Observed
from scoring.spreadsheet.spoken import SPOKEN, cells_in, titles_in
from scoring.tree.facts import NO, YES
from scoring.tree.model import Leaf


def values_in(rule: AnyRule, facts: str, lang: str) -> tuple[Value | datetime.date, ...]:
    """The cells as a workbook holds them: numbers, dates, words; "" for an empty one."""
    return tuple(
        _value(field.kind, cell) for field, cell in zip(fields_of(rule), cells_in(rule, facts, lang), strict=True)
    )


def _value(kind: str, cell: str) -> Value | datetime.date:
    if not cell or kind == "choice":
        return cell
    if kind == "date":
        return datetime.date.fromisoformat(cell) if cell[0].isdigit() else cell
    return number_of(cell, kind == "whole")


def inputs_in(
    book: Book, leaf: Leaf, cells: Sequence[str], precision: int, lang: str, observed: Observed | None = None
) -> Inputs:
    """Where the formula of a leaf finds its input, and the words it finds there."""
    words = SPOKEN[lang]
    titles = values = ""
    if levels := levels_of(leaf.rule):
        titles = book.list_range(titles_in(levels, lang))
        values = book.list_range(level_values(leaf, precision))
    return Inputs(tuple(cells), words[YES], words[NO], words[NOT_DONE], titles, values, observed)
