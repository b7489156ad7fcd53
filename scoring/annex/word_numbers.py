"""The numbers that Word puts before paragraphs by itself: they stand in no text, but people see them."""

from collections.abc import Mapping
from typing import Any

from docx.oxml.ns import qn

MOST_LEVEL = 9
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


class WordNumbers:
    """Counts the numbered paragraphs of a document, which have to be asked in its order."""

    def __init__(self, numbering: Any | None, styles: Any | None) -> None:
        """Of the roots of the numbering part and of the styles part, where there are such."""
        self._lists: dict[str, Any] = {}
        self._starts: dict[tuple[str, int], int] = {}
        self._of_styles: Mapping[str, Any] = _numbers_of_styles(styles)
        self._counts: dict[str, list[int | None]] = {}
        if numbering is not None:
            self._read(numbering)

    def _read(self, numbering: Any) -> None:
        abstract = {one.get(qn("w:abstractNumId")): one for one in numbering.iter(qn("w:abstractNum"))}
        for one in numbering.iter(qn("w:num")):
            name = one.get(qn("w:numId"))
            self._lists[name] = abstract.get(_value(one.find(qn("w:abstractNumId"))))
            for override in one.iter(qn("w:lvlOverride")):
                start = _value(override.find(qn("w:startOverride")))
                self._starts[name, _whole(override.get(qn("w:ilvl")), 0)] = _whole(start, 1)

    def before(self, paragraph: Any) -> str:
        """The number that stands before a paragraph, as people see it; empty where there is none."""
        properties = paragraph.find(qn("w:pPr"))
        if properties is None:
            return ""
        own = properties.find(qn("w:numPr"))
        style = properties.find(qn("w:pStyle"))
        if own is None and style is not None:
            own = self._of_styles.get(_value(style))
        if own is None:
            return ""
        name, level = _value(own.find(qn("w:numId"))), _whole(_value(own.find(qn("w:ilvl"))), 0)
        shape = self._lists.get(name)
        if shape is None or not 0 <= level < MOST_LEVEL:
            return ""
        return self._counted(name, shape, level)

    def _counted(self, name: str, shape: Any, level: int) -> str:
        levels = {_whole(one.get(qn("w:ilvl")), 0): one for one in shape.iter(qn("w:lvl"))}
        if level not in levels:
            return ""
        counts = self._counts.setdefault(name, [None] * MOST_LEVEL)
        start = self._starts.get((name, level), _whole(_value(levels[level].find(qn("w:start"))), 1))
        counts[level] = start if counts[level] is None else (counts[level] or 0) + 1
        counts[level + 1 :] = [None] * (MOST_LEVEL - level - 1)
        text = _value(levels[level].find(qn("w:lvlText")))
        for depth in range(level + 1):
            form = _value(levels[depth].find(qn("w:numFmt"))) if depth in levels else "decimal"
            text = text.replace(f"%{depth + 1}", _shown(1 if counts[depth] is None else counts[depth] or 0, form))
        return "-" if _value(levels[level].find(qn("w:numFmt"))) == "bullet" else text


def _numbers_of_styles(styles: Any | None) -> dict[str, Any]:
    of_styles = {}
    for style in () if styles is None else styles.iter(qn("w:style")):
        numbered = next(style.iter(qn("w:numPr")), None)
        if numbered is not None:
            of_styles[style.get(qn("w:styleId"))] = numbered
    return of_styles


def _value(element: Any | None) -> str:
    return "" if element is None else element.get(qn("w:val")) or ""


def _whole(text: str | None, otherwise: int) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 6 else otherwise


def _shown(number: int, form: str) -> str:
    """A count in digits, letters or roman numerals."""
    match form:
        case "upperLetter" | "lowerLetter":
            letters = _LETTERS[(number - 1) % 26] * ((number - 1) // 26 + 1) if 0 < number < 260 else str(number)
            return letters.upper() if form == "upperLetter" else letters
        case "upperRoman" | "lowerRoman":
            roman = _roman(number) if 0 < number < 400 else str(number)
            return roman if form == "upperRoman" else roman.lower()
        case "decimalZero":
            return f"{number:02d}"
        case "none":
            return ""
        case _:
            return str(number)


def _roman(number: int) -> str:
    made = ""
    for value, sign in (
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ):
        made += sign * (number // value)
        number %= value
    return made
