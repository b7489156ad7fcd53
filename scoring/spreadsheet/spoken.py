"""Facts in words of the reader's language: forms ask in Vietnamese, publications are read in both languages.

The counterpart of `fields` (cells_from, titles_of) for a language. The terminal says facts so too: it needs the base
install alone.
"""

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction

from scoring.points import exact_text, parse_count
from scoring.spreadsheet.fields import (
    CLAIM_WORDS,
    NOT_DONE,
    WAYS,
    AnyRule,
    Cells,
    cells_from,
    titles_of,
)
from scoring.tree.facts import CLAIMS, NO, YES, read_date, read_number, read_ratio, read_survey, read_yes_no
from scoring.tree.fields import Named
from scoring.tree.rule import Asked, Sort
from scoring.words import day_text, tell

SPOKEN = {"vi": {YES: YES, NO: NO, NOT_DONE: NOT_DONE}, "en": {YES: "yes", NO: "no", NOT_DONE: "not done"}}
"""What a drop-down offers, in words of each language."""


def titles_in(options: Sequence[Named], lang: str) -> tuple[str, ...]:
    """The titles of options; the id is added where titles are alike."""
    if lang == "vi":
        return titles_of(options)
    plain = [option.title.en.casefold() for option in options]
    return tuple(
        option.title.en if plain.count(title) == 1 else f"{option.title.en} ({option.id})"
        for option, title in zip(options, plain, strict=True)
    )


def cells_in(rule: AnyRule, facts: str, lang: str) -> Cells:
    """The cells that state these facts, in words of the language."""
    cells = cells_from(rule, facts)
    if lang == "vi":
        return cells
    words = [word for asked in rule.asks for word in _words_of(asked, lang)]
    return tuple(known.get(cell, cell) for known, cell in zip(words, cells, strict=True))


def _words_of(asked: Asked, lang: str) -> list[Mapping[str, str]]:
    """What the words in each cell of a fact are in a language."""
    known: Mapping[str, str] = SPOKEN[lang]
    if asked.levels:
        known = dict(zip(titles_of(asked.levels), titles_in(asked.levels, lang), strict=True))
    return [known] * len(WAYS[asked.sort].fields(asked))


def shown(rule: AnyRule, facts: str) -> str:
    """Facts as a form shows them beside the input: in Vietnamese, without ids."""
    if not facts:
        return ""
    return next(iter(CLAIM_WORDS)) if facts in CLAIMS else shown_in(rule, facts, "vi")


def shown_in(rule: AnyRule, facts: str, lang: str) -> str:
    """Facts in words, without ids; not for claims."""
    said = [SHOWN[asked.sort](asked, text, lang) for asked, text in zip(rule.asks, rule.parts(facts), strict=True)]
    if not rule.rows:
        return "; ".join(said)
    titles = titles_in(rule.rows, lang)
    return "; ".join(f"{title}: {one}" for title, one in zip(titles, said, strict=True))


def _said_yes_no(_asked: Asked, text: str, lang: str) -> str:
    return SPOKEN[lang][YES if read_yes_no(text) else NO]


def _said_level(asked: Asked, text: str, lang: str) -> str:
    return titles_in(asked.levels, lang)[[level.id for level in asked.levels].index(text)]


def _said_count(_asked: Asked, text: str, _lang: str) -> str:
    return str(parse_count(text))


def _said_date(_asked: Asked, text: str, lang: str) -> str:
    day = read_date(text)
    if day is None:
        return SPOKEN[lang][NOT_DONE]
    return day_text(day)


def _said_number(_asked: Asked, text: str, lang: str) -> str:
    return _number(read_number(text), lang)


def _said_share(_asked: Asked, text: str, lang: str) -> str:
    share = read_ratio(text)
    if share.counted:
        return f"{share.part}/{share.whole}"
    return tell("form-percent", lang, number=_number(share.percent, lang))


def _said_survey(asked: Asked, text: str, lang: str) -> str:
    survey = read_survey(text)
    return _number(survey, lang) if isinstance(survey, Fraction) else _said_share(asked, text, lang)


def _number(number: Fraction, lang: str) -> str:
    return exact_text(number) if lang == "en" else exact_text(number).replace(".", ",")


SHOWN: dict[Sort, Callable[[Asked, str, str], str]] = {
    "yes_no": _said_yes_no,
    "level": _said_level,
    "count": _said_count,
    "date": _said_date,
    "share": _said_share,
    "ratio": _said_share,
    "number": _said_number,
    "survey": _said_survey,
    "judgement": _said_number,
}
"""How a fact of every sort is said."""
