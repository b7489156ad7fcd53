"""What a form asks for each kind of rule: the cells, what may stand in them, and the facts they make.

One table a direction, by class of rule: `fields_of` what is asked, `facts_from` cells to facts, `cells_from` facts
to cells. Cells are texts here; numbers have a decimal comma, which can't be taken for
thousands, dates are ISO. A rule with options to tick or count (`options_of`) has one field and one row an option.
"""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import singledispatch
from typing import Any, Literal

from scoring.points import exact_text, parse_count, parse_share_number
from scoring.problems import Fault, Said, did_you_mean
from scoring.tree.facts import (
    APPLIES,
    CLAIMS,
    NOT_APPLICABLE,
    read_counts,
    read_date,
    read_ids,
    read_number,
    read_share,
)
from scoring.tree.rule import Option, Rule
from scoring.tree.rules_counted import Deadline, Deduction, PerItem
from scoring.tree.rules_measured import Bands, Normalised, Proportional, Steps, Survey
from scoring.tree.rules_stated import Checklist, Judged, Levels, Value, YesNo

YES, NO = "có", "không"
NOT_DONE = "không thực hiện"
CLAIM_WORDS = {"không áp dụng": NOT_APPLICABLE, "có áp dụng": APPLIES}
"""What the column `na` offers, and the facts it stands for; to refuse a claim is for appraisal and council."""

Kind = Literal["choice", "whole", "decimal", "date"]
AnyRule = Rule[Any]
Cells = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Field:
    """One input cell: what is asked, what may be typed, what is said where something else is."""

    kind: Kind
    asks: Said
    error: Said
    choices: tuple[str, ...] = ()
    low: Fraction | None = None
    high: Fraction | None = None


def claim_from(cell: str) -> str:
    """The facts of a cell of the column `na`; empty where it is. Raises `Fault`."""
    word = _plain(cell)
    if not word:
        return ""
    if word in CLAIM_WORDS:
        return CLAIM_WORDS[word]
    if word in CLAIMS:
        return NOT_APPLICABLE
    raise Fault("form-choice-unknown", given=cell, known=list(CLAIM_WORDS), hint=did_you_mean(word, [*CLAIM_WORDS]))


def options_of(rule: AnyRule) -> tuple[Option, ...]:
    """The items to tick or the faults to count, each with a row of its own; none for most rules."""
    if isinstance(rule, Checklist):
        return rule.items
    return rule.each if isinstance(rule, Deduction) else ()


def titles_of(options: Sequence[Option]) -> tuple[str, ...]:
    """The titles of options as a drop-down shows them; the id is added where titles are alike."""
    plain = [_plain(option.said().vi) for option in options]
    return tuple(
        option.said().vi if plain.count(_plain(option.said().vi)) == 1 else f"{option.said().vi} ({option.id})"
        for option in options
    )


def _plain(text: str) -> str:
    """A word as it is compared: without case, accents composed, single ordinary spaces."""
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())


def _comma(value: Fraction) -> str:
    return exact_text(value).replace(".", ",")


# ── what is asked ─────────────────────────────────────────────────────────────────────────────────────────────────


@singledispatch
def fields_of(rule: AnyRule) -> tuple[Field, ...]:
    """The input cells of a rule, one or two; for a rule with options one an option."""
    raise NotImplementedError(type(rule).__name__)


@fields_of.register
def _(_rule: YesNo) -> tuple[Field, ...]:
    return (Field("choice", Said("form-ask-yes-no", {}), Said("form-err-choice", {}), (YES, NO)),)


@fields_of.register
def _(rule: Levels) -> tuple[Field, ...]:
    return (Field("choice", Said("form-ask-level", {}), Said("form-err-choice", {}), titles_of(rule.levels)),)


@fields_of.register
def _(rule: Checklist) -> tuple[Field, ...]:
    return tuple(Field("choice", Said("form-ask-item", {}), Said("form-err-choice", {}), (YES, NO)) for _ in rule.items)


@fields_of.register
def _(rule: Deduction) -> tuple[Field, ...]:
    return tuple(Field("whole", Said("form-ask-count", {}), Said("form-err-whole", {})) for _ in rule.each)


@fields_of.register
def _(_rule: PerItem) -> tuple[Field, ...]:
    return (Field("whole", Said("form-ask-per-item", {}), Said("form-err-whole", {})),)


@fields_of.register
def _(_rule: Deadline) -> tuple[Field, ...]:
    return (
        Field("date", Said("form-ask-date", {}), Said("form-err-date", {})),
        Field("choice", Said("form-ask-not-done", {}), Said("form-err-choice", {}), (NOT_DONE,)),
    )


@fields_of.register(Steps)
@fields_of.register(Bands)
def _(rule: Steps | Bands) -> tuple[Field, ...]:
    if rule.measure == "percent":
        return _SHARE
    return (Field("decimal", Said("form-ask-number", {}), Said("form-err-number", {})),)


@fields_of.register
def _(_rule: Proportional) -> tuple[Field, ...]:
    return _SHARE


_SHARE = (
    Field("decimal", Said("form-ask-share", {}), Said("form-err-share", {}), low=Fraction(0)),
    Field("whole", Said("form-ask-total", {}), Said("form-err-total", {}), low=Fraction(1)),
)


@fields_of.register
def _(rule: Survey) -> tuple[Field, ...]:
    low, high = rule.scale
    limits = {"low": low, "high": high}
    return (
        Field("decimal", Said("form-ask-survey", limits), Said("form-err-number", {}), (), min(low, Fraction(0))),
        Field("whole", Said("form-ask-answered", {}), Said("form-err-total", {}), low=Fraction(1)),
    )


@fields_of.register
def _(rule: Value) -> tuple[Field, ...]:
    limits = {"low": rule.min, "high": rule.max}
    return (Field("decimal", Said("form-ask-value", limits), Said("form-err-range", limits), (), rule.min, rule.max),)


@fields_of.register
def _(_rule: Normalised) -> tuple[Field, ...]:
    return (Field("decimal", Said("form-ask-number", {}), Said("form-err-number", {})),)


@fields_of.register
def _(rule: Judged) -> tuple[Field, ...]:
    step = {"step": rule.step}
    return (Field("decimal", Said("form-ask-judged", step), Said("form-err-step", step), low=Fraction(0)),)


# ── cells to facts ────────────────────────────────────────────────────────────────────────────────────────────────


def facts_from(rule: AnyRule, cells: Sequence[str]) -> str:
    """The facts, as in answers.csv, that the cells of a leaf make; empty where all are. Raises `Fault`."""
    stripped = tuple(cell.strip() for cell in cells)
    return _facts(rule, stripped) if any(stripped) else ""


@singledispatch
def _facts(rule: AnyRule, cells: Cells) -> str:
    raise NotImplementedError(type(rule).__name__)


@_facts.register
def _(_rule: YesNo, cells: Cells) -> str:
    return YES if _ticked(cells[0]) else NO


def _ticked(cell: str) -> bool:
    word = _plain(cell)
    if word not in (YES, NO, "yes", "no"):
        raise Fault("not-yes-or-no", given=cell)
    return word in (YES, "yes")


@_facts.register
def _(rule: Levels, cells: Cells) -> str:
    titles = [_plain(title) for title in titles_of(rule.levels)]
    ids = [level.id for level in rule.levels]
    word = _plain(cells[0])
    if word in titles:
        return ids[titles.index(word)]
    if cells[0] in ids:
        return cells[0]
    known = titles_of(rule.levels)
    raise Fault("form-choice-unknown", given=cells[0], known=list(known), hint=did_you_mean(cells[0], known))


@_facts.register
def _(rule: Checklist, cells: Cells) -> str:
    done = [item.id for item, cell in zip(rule.items, cells, strict=True) if cell and _ticked(cell)]
    return " ".join(done) or "none"


@_facts.register
def _(rule: Deduction, cells: Cells) -> str:
    counts = [(option.id, parse_count(cell)) for option, cell in zip(rule.each, cells, strict=True) if cell]
    return " ".join(f"{name}={count}" for name, count in counts if count) or "0"


@_facts.register
def _(_rule: PerItem, cells: Cells) -> str:
    return str(parse_count(cells[0]))


@_facts.register
def _(_rule: Deadline, cells: Cells) -> str:
    typed, word = cells[0], _plain(cells[1])
    if typed and word:
        raise Fault("form-date-and-not-done", given=typed, word=cells[1])
    if word not in ("", NOT_DONE, "none"):
        raise Fault("form-choice-unknown", given=cells[1], known=[NOT_DONE], hint=did_you_mean(word, [NOT_DONE]))
    day = None if word or _plain(typed) == NOT_DONE else read_date(typed)
    return day.isoformat() if day else "none"


@_facts.register(Steps)
@_facts.register(Bands)
def _(rule: Steps | Bands, cells: Cells) -> str:
    return _share(cells) if rule.measure == "percent" else _number(cells)


@_facts.register
def _(_rule: Proportional, cells: Cells) -> str:
    return _share(cells)


@_facts.register
def _(_rule: Survey, cells: Cells) -> str:
    if not cells[1] and not set("%/") & set(cells[0]):
        return _number(cells[:1])
    return _share(cells)


@_facts.register(Value)
@_facts.register(Normalised)
@_facts.register(Judged)
def _(_rule: Value | Normalised | Judged, cells: Cells) -> str:
    return _number(cells)


def _share(cells: Cells) -> str:
    """`45/50` of two cells; a percentage where the second is empty."""
    if not cells[0]:
        raise Fault("form-first-empty", given=cells[1])
    facts = f"{parse_count(cells[0])}/{parse_count(cells[1])}" if cells[1] else cells[0]
    read_share(facts)
    return facts


def _number(cells: Cells) -> str:
    read_number(cells[0])
    return cells[0]


# ── facts to cells ────────────────────────────────────────────────────────────────────────────────────────────────


def cells_from(rule: AnyRule, facts: str) -> Cells:
    """The cells that make these facts; empty ones for no facts and for a claim."""
    if not facts or facts in CLAIMS:
        return ("",) * len(fields_of(rule))
    return _cells(rule, facts)


@singledispatch
def _cells(rule: AnyRule, facts: str) -> Cells:
    raise NotImplementedError(type(rule).__name__)


@_cells.register
def _(_rule: YesNo, facts: str) -> Cells:
    return (YES if _ticked(facts) else NO,)


@_cells.register
def _(rule: Levels, facts: str) -> Cells:
    return (titles_of(rule.levels)[[level.id for level in rule.levels].index(facts)],)


@_cells.register
def _(rule: Checklist, facts: str) -> Cells:
    ids = [item.id for item in rule.items]
    done = read_ids(facts, ids)
    return tuple(YES if name in done else NO for name in ids)


@_cells.register
def _(rule: Deduction, facts: str) -> Cells:
    return tuple(str(count) for _, count in read_counts(facts, [option.id for option in rule.each]))


@_cells.register
def _(_rule: PerItem, facts: str) -> Cells:
    return (str(parse_count(facts)),)


@_cells.register
def _(_rule: Deadline, facts: str) -> Cells:
    day = read_date(facts)
    return (day.isoformat(), "") if day else ("", NOT_DONE)


@_cells.register(Steps)
@_cells.register(Bands)
def _(rule: Steps | Bands, facts: str) -> Cells:
    return _share_cells(facts) if rule.measure == "percent" else (_comma(read_number(facts)),)


@_cells.register
def _(_rule: Proportional, facts: str) -> Cells:
    return _share_cells(facts)


@_cells.register
def _(rule: Survey, facts: str) -> Cells:
    if "%" in facts:
        share = parse_share_number(facts.removesuffix("%").rstrip()) / 100
        if rule.scale == (Fraction(0), Fraction(100)):
            return (_comma(share * 100), "")
        return (str(share.numerator), str(share.denominator))  # a bare number would be a mean
    if "/" in facts or " of " in facts.casefold():
        return _share_cells(facts)
    return (_comma(read_number(facts)), "")


@_cells.register(Value)
@_cells.register(Normalised)
@_cells.register(Judged)
def _(_rule: Value | Normalised | Judged, facts: str) -> Cells:
    return (_comma(read_number(facts)),)


def _share_cells(facts: str) -> Cells:
    share = read_share(facts)
    return (_comma(share.percent), "") if share.total is None else (str(share.done), str(share.total))
