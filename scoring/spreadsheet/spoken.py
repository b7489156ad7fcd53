"""Fact cells in the reader's language: forms ask in Vietnamese, publications are read in Vietnamese and English.

The counterpart of `fields` (cells_from, titles_of) and of `cells.inputs_of` for a language; and facts in words.
"""

import datetime
from collections.abc import Sequence

from scoring.points import exact_text, to_steps
from scoring.spreadsheet.book import Book, Value
from scoring.spreadsheet.cells import number_of, points_value
from scoring.spreadsheet.fields import (
    CLAIM_WORDS,
    NO,
    NOT_DONE,
    YES,
    AnyRule,
    Cells,
    cells_from,
    fields_of,
    options_of,
    titles_of,
)
from scoring.spreadsheet.formulas import Inputs, Observed
from scoring.tree.facts import CLAIMS, read_share
from scoring.tree.model import Leaf
from scoring.tree.rule import Option
from scoring.tree.rules_counted import Deadline, Deduction
from scoring.tree.rules_measured import Bands, Proportional, Steps, Survey
from scoring.tree.rules_stated import Checklist, Levels
from scoring.words import tell

SPOKEN = {"vi": {YES: YES, NO: NO, NOT_DONE: NOT_DONE}, "en": {YES: "yes", NO: "no", NOT_DONE: "not done"}}
"""What a drop-down offers, in words of each language."""


def titles_in(options: Sequence[Option], lang: str) -> tuple[str, ...]:
    """The titles of options; the id is added where titles are alike."""
    if lang == "vi":
        return titles_of(options)
    plain = [option.said().en.casefold() for option in options]
    return tuple(
        option.said().en if plain.count(title) == 1 else f"{option.said().en} ({option.id})"
        for option, title in zip(options, plain, strict=True)
    )


def cells_in(rule: AnyRule, facts: str, lang: str) -> Cells:
    """The cells that state these facts, in words of the language."""
    cells = cells_from(rule, facts)
    if lang == "vi":
        return cells
    if isinstance(rule, Levels):
        known = dict(zip(titles_of(rule.levels), titles_in(rule.levels, lang), strict=True))
    else:
        known = SPOKEN[lang]
    return tuple(known.get(cell, cell) for cell in cells)


def values_in(rule: AnyRule, facts: str, lang: str) -> tuple[Value | datetime.date, ...]:
    """The cells as a workbook holds them: numbers, dates, words; "" for an empty one."""
    return tuple(
        _value(field.kind, cell) for field, cell in zip(fields_of(rule), cells_in(rule, facts, lang), strict=True)
    )


def _value(kind: str, cell: str) -> Value | datetime.date:
    if not cell or kind == "choice":
        return cell
    return datetime.date.fromisoformat(cell) if kind == "date" else number_of(cell)


def inputs_in(
    book: Book, leaf: Leaf, cells: Sequence[str], precision: int, lang: str, observed: Observed | None = None
) -> Inputs:
    """Where the formula of a leaf finds its input, and the words it finds there."""
    words = SPOKEN[lang]
    titles = values = ""
    if isinstance(leaf.rule, Levels):
        titles = book.list_range(titles_in(leaf.rule.levels, lang))
        values = book.list_range(
            [points_value(to_steps(level.points, precision), precision) for level in leaf.rule.levels]
        )
    return Inputs(tuple(cells), words[YES], words[NO], words[NOT_DONE], titles, values, observed)


def shown(rule: AnyRule, facts: str) -> str:
    """Facts as a form shows them beside the input: in Vietnamese, without ids."""
    if not facts:
        return ""
    return next(iter(CLAIM_WORDS)) if facts in CLAIMS else shown_in(rule, facts, "vi")


def shown_in(rule: AnyRule, facts: str, lang: str) -> str:
    """Facts in words, without ids; not for claims."""
    if isinstance(rule, Survey) and "%" in facts:  # cells may hold it as n of d, with an n that nobody counted
        percent = exact_text(read_share(facts).percent)
        return tell("form-percent", lang, number=percent if lang == "en" else percent.replace(".", ","))
    cells = cells_in(rule, facts, lang)
    if isinstance(rule, (Checklist, Deduction)):
        titles = titles_in(options_of(rule), lang)
        return "; ".join(f"{title}: {cell}" for title, cell in zip(titles, cells, strict=True))
    if isinstance(rule, Deadline):
        return _day(cells[0], lang) or cells[1]
    if len(cells) == 2 and cells[1]:
        return f"{cells[0]}/{cells[1]}"
    in_percent = isinstance(rule, Proportional) or (isinstance(rule, (Steps, Bands)) and rule.measure == "percent")
    number = cells[0] if lang == "vi" or isinstance(rule, Levels) else cells[0].replace(",", ".")
    return tell("form-percent", lang, number=number) if in_percent else number


def _day(iso: str, lang: str) -> str:
    return iso if lang == "en" or not iso else f"{datetime.date.fromisoformat(iso):%d/%m/%Y}"
