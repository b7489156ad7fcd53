"""A cell's value as the text a person meant: numbers as they are shown, dates, spaces, letters in one form.

Numbers get a decimal comma: unlike a point it is never taken for thousands. Dates are ISO.
"""

import datetime
import re
import unicodedata
from decimal import Decimal

Value = int | float | str | bool | datetime.time | datetime.date | datetime.datetime | datetime.timedelta

MOST_CHARACTERS = 32_767
"""What a cell of a workbook can hold."""
SHOWN_DIGITS = 15
"""How many digits spreadsheets keep of a number; more are noise of binary arithmetic."""

_LINE_END = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_NOT_TEXT = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")


def text_of(value: Value, percent: bool = False) -> str:
    """The value as text; `percent` where the cell shows 0.9 as 90 %."""
    if isinstance(value, str):
        return _tidy(value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, (int, float)):
        return _percent(value) if percent else _number(value)
    if isinstance(value, datetime.datetime):
        return value.date().isoformat()
    return str(value)


def has_control(text: str) -> bool:
    """Whether there are characters that no keyboard writes and no file of texts may have."""
    return bool(_NOT_TEXT.search(text))


def one_line(text: str) -> str:
    """The text with single spaces and no line ends: facts, numbers, codes."""
    return " ".join(text.split())


def _number(value: int | float) -> str:
    if isinstance(value, int):
        return str(value)
    shown = Decimal(f"{value:.{SHOWN_DIGITS}g}")
    if not shown.is_finite():
        return str(shown)
    text = f"{shown:f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text == "-0" else text.replace(".", ",")


def _percent(value: int | float) -> str:
    return f"{_number(float(Decimal(f'{value:.{SHOWN_DIGITS}g}') * 100))}%"


def _tidy(text: str) -> str:
    """Text in NFC, with ordinary spaces and line ends, without the marks that are not seen."""
    if text.isascii() and text.isprintable():
        return text.strip()
    text = _LINE_END.sub("\n", unicodedata.normalize("NFC", text)).replace("\t", " ")
    seen = text.translate(_SEEN)
    return "\n".join(line.strip() for line in seen.split("\n")).strip()


class _Seen(dict[int, int | str]):
    """What is read in place of a character, each looked up once: a table of all would take longer than a form."""

    def __missing__(self, character: int) -> int | str:
        category = unicodedata.category(chr(character))
        self[character] = {"Zs": " ", "Cf": ""}.get(category, character)
        return self[character]


_SEEN = _Seen()
