"""What a form asks for each fact of a rule: the cells, what may stand in them, and the facts they make.

One table, `WAYS`, by the sort of the fact: `fields` what is asked, `text` cells to the fact, `cells` the fact to cells.
Cells are texts here; numbers have a decimal comma, which can't be taken for thousands, dates are ISO. A rule with
options to tick or count has one field and one row an option.
"""

import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Literal, NamedTuple

from scoring.points import exact_text, parse_count, to_steps
from scoring.problems import Fault, Said, did_you_mean
from scoring.tree.facts import (
    APPLIES,
    CLAIMS,
    NO,
    NOT_APPLICABLE,
    YES,
    read_date,
    read_number,
    read_ratio,
    read_share,
    read_survey,
    read_yes_no,
)
from scoring.tree.fields import Named
from scoring.tree.rule import Asked, Option, Rule, Sort

NOT_DONE = "không thực hiện"
CLAIM_WORDS = {"không áp dụng": NOT_APPLICABLE, "có áp dụng": APPLIES}
"""What the column `na` offers, and the facts it stands for; to refuse a claim is for appraisal and council."""

Kind = Literal["choice", "whole", "decimal", "date"]
AnyRule = Rule[Any]
Cells = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Field:
    """One input cell: what is asked, what may be typed, what is said where something else is.

    `low` and `high` are the limits of a number, in the units in which it is typed.
    """

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


def levels_of(rule: AnyRule) -> tuple[Option, ...]:
    """What is offered where one of several levels is chosen."""
    return next((asked.levels for asked in rule.asks if asked.levels), ())


def titles_of(options: Sequence[Named]) -> tuple[str, ...]:
    """The titles of options as a drop-down shows them; the id is added where titles are alike."""
    plain = [_plain(option.title.vi) for option in options]
    return tuple(
        option.title.vi if plain.count(_plain(option.title.vi)) == 1 else f"{option.title.vi} ({option.id})"
        for option in options
    )


def _plain(text: str) -> str:
    """A word as it is compared: without case, accents composed, single ordinary spaces."""
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())


def _comma(value: Fraction) -> str:
    return exact_text(value).replace(".", ",")


# ── what is asked ─────────────────────────────────────────────────────────────────────────────────────────────────


def fields_of(rule: AnyRule) -> tuple[Field, ...]:
    """The input cells of a rule, one or two a fact; for a rule with options one an option."""
    return tuple(field for asked in rule.asks for field in WAYS[asked.sort].fields(asked))


def _field(kind: Kind, asks: str, error: str, choices: tuple[str, ...] = (), low: int | None = None) -> Field:
    return Field(kind, Said(asks, {}), Said(error, {}), choices, None if low is None else Fraction(low))


def _yes_no_fields(asked: Asked) -> tuple[Field, ...]:
    return (_field("choice", "form-ask-item" if asked.row else "form-ask-yes-no", "form-err-choice", (YES, NO)),)


def _level_fields(asked: Asked) -> tuple[Field, ...]:
    return (_field("choice", "form-ask-level", "form-err-choice", titles_of(asked.levels)),)


def _count_fields(asked: Asked) -> tuple[Field, ...]:
    return (_field("whole", "form-ask-count" if asked.worth else "form-ask-per-item", "form-err-whole"),)


def _date_fields(asked: Asked) -> tuple[Field, ...]:
    if asked.row:  # a row of its own has one cell, which takes the word too
        return (_field("date", "form-ask-day", "form-err-date"),)
    return (
        _field("date", "form-ask-date", "form-err-date"),
        _field("choice", "form-ask-not-done", "form-err-choice", (NOT_DONE,)),
    )


def _share_fields(asked: Asked) -> tuple[Field, ...]:
    if asked.row:  # a row of its own has one cell
        return (_field("decimal", "form-ask-percent", "form-err-share", low=0),)
    return (
        _field("decimal", "form-ask-share", "form-err-share", low=0),
        _field("whole", "form-ask-total", "form-err-total", low=1),
    )


def _ratio_fields(asked: Asked) -> tuple[Field, ...]:
    if asked.row:
        return _share_fields(asked)
    return (
        _field("decimal", "form-ask-ratio", "form-err-share", low=0),
        _field("whole", "form-ask-planned", "form-err-planned", low=1),
    )


def _number_fields(asked: Asked) -> tuple[Field, ...]:
    if asked.low is None or asked.high is None:
        return (_field("decimal", "form-ask-number", "form-err-number"),)
    limits = {"low": asked.low, "high": asked.high}
    return (
        Field("decimal", Said("form-ask-value", limits), Said("form-err-range", limits), (), asked.low, asked.high),
    )


def _survey_fields(asked: Asked) -> tuple[Field, ...]:
    limits = {"low": asked.low, "high": asked.high}
    least = min(asked.low or Fraction(0), Fraction(0))
    return (
        Field("decimal", Said("form-ask-survey", limits), Said("form-err-number", {}), (), least),
        _field("whole", "form-ask-answered", "form-err-total", low=1),
    )


def _judgement_fields(asked: Asked) -> tuple[Field, ...]:
    step = {"step": asked.step}
    return (Field("decimal", Said("form-ask-judged", step), Said("form-err-step", step), low=Fraction(0)),)


# ── cells to facts ────────────────────────────────────────────────────────────────────────────────────────────────


def facts_from(rule: AnyRule, cells: Sequence[str]) -> str:
    """The facts, as in answers.csv, that the cells of a leaf make; empty where all are. Raises `Fault`."""
    if not any(cell.strip() for cell in cells):
        return ""
    facts = zip(rule.asks, by_fact(rule, cells), strict=True)
    return rule.joined([fact_from(asked, own) for asked, own in facts])


def fact_from(asked: Asked, cells: Cells) -> str:
    """The text of one fact, of its cells; empty where they are. Raises `Fault`."""
    return WAYS[asked.sort].text(asked, cells) if any(cells) else ""


def by_fact(rule: AnyRule, cells: Sequence[str]) -> tuple[Cells, ...]:
    """The cells of each fact that a rule asks for."""
    left, cells_of = tuple(cell.strip() for cell in cells), []
    for asked in rule.asks:
        width = len(WAYS[asked.sort].fields(asked))
        cells_of.append(left[:width])
        left = left[width:]
    return tuple(cells_of)


def as_written(rule: AnyRule, cells: Sequence[str]) -> tuple[Cells, ...]:
    """The cells of each fact as this program writes them, however they were typed; what can't be read stays."""
    written = []
    for asked, own in zip(rule.asks, by_fact(rule, cells), strict=True):
        try:
            written.append(WAYS[asked.sort].cells(asked, fact_from(asked, own)) if any(own) else own)
        except Fault:
            written.append(own)
    return tuple(written)


def _yes_no_text(_asked: Asked, cells: Cells) -> str:
    return YES if _ticked(cells[0]) else NO


def _ticked(cell: str) -> bool:
    try:
        return read_yes_no(_plain(cell))
    except Fault:
        raise Fault("not-yes-or-no", given=cell) from None


def _level_text(asked: Asked, cells: Cells) -> str:
    known = titles_of(asked.levels)
    titles, ids = [_plain(title) for title in known], [level.id for level in asked.levels]
    word = _plain(cells[0])
    if word in titles:
        return ids[titles.index(word)]
    if cells[0] in ids:
        return cells[0]
    raise Fault("form-choice-unknown", given=cells[0], known=list(known), hint=did_you_mean(cells[0], known))


def is_level(asked: Asked, cell: str) -> bool:
    """Whether the cell names one of the levels asked for."""
    return _plain(cell) in map(_plain, titles_of(asked.levels)) or cell in [level.id for level in asked.levels]


def level_now(asked: Asked, cell: str, titles: Mapping[str, str]) -> str:
    """A level by the title it has now; `titles` are those it had when the form was issued, with their ids."""
    then = {_plain(title): name for title, name in titles.items()}
    now = dict(zip((level.id for level in asked.levels), titles_of(asked.levels), strict=True))
    return now.get(then.get(_plain(cell), ""), cell)


def _count_text(_asked: Asked, cells: Cells) -> str:
    return str(parse_count(cells[0]))


def _date_text(_asked: Asked, cells: Cells) -> str:
    typed, word = cells[0], _plain(cells[1]) if len(cells) > 1 else ""
    if typed and word:
        raise Fault("form-date-and-not-done", given=typed, word=cells[1])
    if word not in ("", NOT_DONE, "none"):
        raise Fault("form-choice-unknown", given=cells[1], known=[NOT_DONE], hint=did_you_mean(word, [NOT_DONE]))
    day = None if word or _plain(typed) == NOT_DONE else read_date(typed)
    return day.isoformat() if day else "none"


def _share_text(_asked: Asked, cells: Cells) -> str:
    """`45/50` of two cells; a percentage where the second is empty."""
    facts = _quotient(cells)
    read_share(facts)
    return facts


def _ratio_text(_asked: Asked, cells: Cells) -> str:
    facts = _quotient(cells)
    read_ratio(facts)
    return facts


def _quotient(cells: Cells) -> str:
    if len(cells) == 1:
        return cells[0]
    if not cells[0]:
        raise Fault("form-first-empty", given=cells[1])
    return f"{parse_count(cells[0])}/{parse_count(cells[1])}" if cells[1] else cells[0]


def _number_text(_asked: Asked, cells: Cells) -> str:
    read_number(cells[0])
    return cells[0]


def _survey_text(asked: Asked, cells: Cells) -> str:
    mean = not cells[1] and not set("%/") & set(cells[0])
    return _number_text(asked, cells) if mean else _share_text(asked, cells)


# ── facts to cells ────────────────────────────────────────────────────────────────────────────────────────────────


def cells_from(rule: AnyRule, facts: str) -> Cells:
    """The cells that make these facts; empty ones for no facts and for a claim."""
    if not facts or facts in CLAIMS:
        return ("",) * len(fields_of(rule))
    made = (WAYS[asked.sort].cells(asked, text) for asked, text in zip(rule.asks, rule.parts(facts), strict=True))
    return tuple(cell for cells in made for cell in cells)


def cells_offered(rule: AnyRule, before: Mapping[str, str]) -> Cells:
    """The cells that state what is offered of the facts of the year before, by their ids; empty ones for the rest."""
    made = (
        WAYS[asked.sort].cells(asked, text) if text else ("",)
        for asked, text in zip(rule.asks, rule.offered(before), strict=False)
    )
    return tuple(cell for cells in made for cell in cells)


def _yes_no_cells(_asked: Asked, text: str) -> Cells:
    return (YES if _ticked(text) else NO,)


def _level_cells(asked: Asked, text: str) -> Cells:
    return (titles_of(asked.levels)[[level.id for level in asked.levels].index(text)],)


def _count_cells(_asked: Asked, text: str) -> Cells:
    return (str(parse_count(text)),)


def _date_cells(asked: Asked, text: str) -> Cells:
    day = read_date(text)
    if asked.row:
        return (day.isoformat() if day else NOT_DONE,)
    return (day.isoformat(), "") if day else ("", NOT_DONE)


def _share_cells(asked: Asked, text: str) -> Cells:
    share = read_ratio(text)
    if asked.row:
        exact = exact_text(share.percent)
        return (exact.replace(".", ",") if "/" not in exact else _comma(Fraction(to_steps(share.percent, 6), 10**6)),)
    return (str(share.part), str(share.whole)) if share.counted else (_comma(share.percent), "")


def _number_cells(_asked: Asked, text: str) -> Cells:
    return (_comma(read_number(text)),)


def _survey_cells(asked: Asked, text: str) -> Cells:
    survey = read_survey(text)
    if isinstance(survey, Fraction):
        return (_comma(survey), "")
    if not survey.counted and (asked.low != 0 or asked.high != 100):  # a bare number would be a mean
        share = survey.percent / 100
        return (str(share.numerator), str(share.denominator))
    return _share_cells(asked, text)


class Way(NamedTuple):
    """How a fact of one sort meets cells."""

    fields: Callable[[Asked], tuple[Field, ...]]
    text: Callable[[Asked, Cells], str]
    cells: Callable[[Asked, str], Cells]


WAYS: dict[Sort, Way] = {
    "yes_no": Way(_yes_no_fields, _yes_no_text, _yes_no_cells),
    "level": Way(_level_fields, _level_text, _level_cells),
    "count": Way(_count_fields, _count_text, _count_cells),
    "date": Way(_date_fields, _date_text, _date_cells),
    "share": Way(_share_fields, _share_text, _share_cells),
    "ratio": Way(_ratio_fields, _ratio_text, _share_cells),
    "number": Way(_number_fields, _number_text, _number_cells),
    "survey": Way(_survey_fields, _survey_text, _survey_cells),
    "judgement": Way(_judgement_fields, _number_text, _number_cells),
}
"""Every sort of fact."""
