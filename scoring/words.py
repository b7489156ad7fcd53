"""Messages in words: the catalogue's templates filled in, in Vietnamese or English."""

import datetime
import re
import string
from collections.abc import Iterator, Mapping
from fractions import Fraction
from functools import cache
from itertools import chain
from typing import Any

from scoring import points
from scoring.messages import CATALOGUE
from scoring.problems import Decimals, Joined, Place, Problem, Said, Text

MOST_SHOWN = 80
"""How much of a text as typed a message repeats."""
MOST_NAMED = 30
"""How many ids a message lists."""

LONGEST_SLUG = 100
MOST_DECIMALS = 6
"""Decimals of a number that a sentence says exactly."""

LANGUAGES = ("vi", "en")
MINUS = "−"
"""The sign of negative numbers in sentences; a hyphen could be taken for a dash. It may be typed back."""
NOTHING = "–"
"""What people see where there is no number."""
BLANK = "……"
"""What the program can't know; a pen fills it in."""


def separator(lang: str) -> str:
    """The sign between whole and decimals."""
    return "." if lang == "en" else ","


def decimal(value: Fraction, digits: int, lang: str) -> str:
    """A number with exactly `digits` decimals, rounded half away from zero, as the language writes it."""
    return points.rounded_text(value, digits, separator(lang)).replace("-", MINUS)


_APPROXIMATE = re.compile(r"([(×÷] ?)≈ ")
"""Within a calculation a rounded number stands without its sign: a sign of its own already stands before it."""


@cache
def _parts(template: str) -> list[tuple[str, str | None, str]]:
    """A template of the catalogue taken apart: words, the name of the value after them, and how it is shown."""
    return [(words, name, how or "") for words, name, how, _ in string.Formatter().parse(template)]


def _value(name: str, values: Mapping[str, Any]) -> Any:
    """A value by its name, or by its place in a list: `{known[0]}`."""
    return values[name] if name in values else string.Formatter().get_field(name, (), values)[0]


class _Words:
    """Fills a template: `{x:%}` shows a percent, `{x:a}` begins with a small letter, `{x:A}` with a capital one.

    `whole` are the values of the whole sentence, of which a template may be a part.
    """

    def __init__(self, lang: str, whole: Mapping[str, Any]) -> None:
        self.lang = lang
        self.whole = whole

    def filled(self, template: str, values: Mapping[str, Any]) -> str:
        parts = [
            literal if name is None else literal + self._shown(_value(name, values), how)
            for literal, name, how in _parts(template)
        ]
        words = "".join(parts)
        return _APPROXIMATE.sub(r"\1", words.replace("= ≈", "≈")) if "≈" in words else words

    def _shown(self, value: Any, format_spec: str) -> str:
        if format_spec == "%":
            return f"{self._percent(value)}%"
        word = self._word(value)
        if format_spec == "a":
            return within(word)
        return capital(word) if format_spec == "A" else word

    def _word(self, value: Any) -> str:
        if isinstance(value, Text):
            return printable(value.in_language(self.lang))
        if isinstance(value, Said):
            return self.filled(_template(value.code, self.lang), value.values)
        if isinstance(value, Decimals):
            return decimal(value.value, value.digits, self.lang)
        if isinstance(value, Fraction):
            return self._number(value)
        if isinstance(value, Joined):
            return value.by.join(self._word(item) for item in value.items)
        if isinstance(value, datetime.date):
            return day_text(value)
        if isinstance(value, (tuple, list)):
            # Sentences have commas of their own, decimal ones too.
            by = "; " if any(isinstance(item, Said) for item in value) else ", "
            return by.join(self._word(item) for item in value)
        return printable(str(value))

    def _number(self, value: Fraction) -> str:
        return self._exact(value) or "≈ " + decimal(value, 4, self.lang)

    def _percent(self, value: Fraction) -> str:
        """A percent, exact where it is short, else to two decimals, or as many as tell it from others there."""
        digits = 2
        if exact := self._exact(value):
            return exact
        others = set(_fractions(self.whole)) - {value}
        while Fraction(points.rounded_text(value, digits, ".")) in others:
            digits += 1
        return decimal(value, digits, self.lang)

    def _exact(self, value: Fraction) -> str:
        """The number as it is, or nothing where that takes too many decimals."""
        exact = points.exact_text(value)
        if "/" in exact or len(exact.partition(".")[2]) > MOST_DECIMALS:
            return ""
        return exact.replace(".", separator(self.lang)).replace("-", MINUS)


def _fractions(value: Any) -> Iterator[Fraction]:
    """All exact numbers in the values of a message and of what stands in them."""
    if isinstance(value, Fraction):
        yield value
    elif isinstance(value, Said):
        yield from _fractions(value.values)
    elif isinstance(value, Mapping):
        yield from chain.from_iterable(map(_fractions, value.values()))
    elif isinstance(value, (tuple, list)):
        yield from chain.from_iterable(map(_fractions, value))


def capital(words: str) -> str:
    """Words at the beginning of a sentence."""
    return words[:1].upper() + words[1:]


def within(words: str) -> str:
    """Words within a sentence: their first letter small, but for abbreviations (UBND)."""
    return words if words[1:2].isupper() else words[:1].lower() + words[1:]


def printable(text: str) -> str:
    """Text from people without what would move the cursor, colour the terminal or turn a line around."""
    return text if text.isprintable() else "".join(ch if ch.isprintable() else " " for ch in text)


def day_text(day: datetime.date) -> str:
    """A day as people read and type it, in every language of ours."""
    return f"{day:%d/%m/%Y}"


def slug(text: str) -> str:
    """Words as a name for files: "03549 Thị trấn Phong Thổ" becomes "03549-thi-tran-phong-tho"."""
    return re.sub(r"[^a-z0-9]+", "-", points.unaccented(text)).strip("-")[:LONGEST_SLUG].strip("-")


def fill(template: str, values: Mapping[str, Any], lang: str) -> str:
    """A template with its values, numbers as the language writes them."""
    return _Words(lang, values).filled(template, values)


def say(said: Said, lang: str) -> str:
    """The message in words."""
    return fill(_template(said.code, lang), said.values, lang)


def _template(code: str, lang: str) -> str:
    message = CATALOGUE[code]
    return message.en if lang == "en" else message.vi


def tell(code: str, lang: str, /, **values: Any) -> str:
    """A message of the catalogue in words: labels, headings, sentences."""
    return say(Said(code, values), lang)


def advice(code: str, lang: str, values: Mapping[str, Any]) -> str:
    """What to do about a problem, in words."""
    message = CATALOGUE[code]
    return fill(message.en_do if lang == "en" else message.vi_do, values, lang)


def render(problem: Problem, lang: str) -> str:
    """A problem for people: place, what is wrong, the line with the fault underlined, what to do."""
    what, to_do = in_words(problem, lang)
    lines = [f"{printable(str(problem.place))}: {what} [{problem.code}]"]
    if problem.place.excerpt:
        lines += _underlined(problem.place)
    lines.append(f"    → {to_do}")
    return "\n".join(lines)


def in_words(problem: Problem, lang: str) -> tuple[str, str]:
    """What is wrong, and what to do about it."""
    values = {name: _cut(value) for name, value in problem.values.items()}
    return say(Said(problem.code, values), lang), advice(problem.code, lang, values)


def _cut(value: Any) -> Any:
    """A text as typed or a list of ids, cut where it is so long that it would bury the message."""
    if type(value) is list and len(value) > MOST_NAMED:
        return [*value[:MOST_NAMED], "…"]
    long = isinstance(value, str) and len(value) > MOST_SHOWN
    return f"{value[:MOST_SHOWN]}…" if long else value


def _underlined(place: Place) -> list[str]:
    """The line at fault, cut to a width that fits a terminal, with the fault marked under it."""
    most = 100
    cut = max(0, place.start - most // 2)
    shown = "".join(ch if ch.isprintable() else "·" for ch in place.excerpt[cut : cut + most])
    width = max(1, min(place.width, len(shown) - (place.start - cut)))
    gutter = str(place.line or "")
    return [
        f"    {gutter} | {shown}",
        f"    {' ' * len(gutter)} | {' ' * (place.start - cut)}{'^' * width}",
    ]
