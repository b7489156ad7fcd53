"""What a published page states, read back from it: points, max, score, percent, rank, grade.

A number stands in an attribute (`data-score="95.25"`) of the element that shows it ("95,25"); the unit and the node are
those of the nearest element around it that has `data-unit` or `data-node`. Where what is seen is not the attribute's
number, what is seen is what the page states.
"""

import re
from collections import Counter
from collections.abc import Iterator
from fractions import Fraction
from html.parser import HTMLParser
from typing import get_args

from scoring.points import rounded_text
from scoring.publish.stated import Quantity, Stated
from scoring.words import LANGUAGES, MINUS, tell

_QUANTITIES: dict[str, Quantity] = {f"data-{what}": what for what in get_args(Quantity)}
_NUMBER = re.compile(r"-?[0-9]{1,30}(\.[0-9]{1,30})?")
"""No longer than any result: pages may come from anybody."""
_VOID = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"})


def stated_in_page(html: str) -> Iterator[Stated]:
    """Every number of units and nodes that a page of the site states, in the order of the page."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    yield from reader.found


class _Open:
    """An element that is not closed yet; `text` collects what is seen where it states something."""

    __slots__ = ("node", "place", "stated", "tag", "text", "unit")

    def __init__(self, tag: str, unit: str, node: str) -> None:
        self.tag = tag
        self.unit = unit
        self.node = node
        self.stated: tuple[Quantity, str] | None = None
        self.place = ""
        self.text: list[str] = []


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[Stated] = []
        self._open = [_Open("", "", "")]
        self._tags: Counter[str] = Counter()
        self._stating: _Open | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        around = self._open[-1]
        opened = _Open(tag, around.unit, around.node)
        for name, value in attrs:
            if name == "data-unit":
                opened.unit, opened.node = value or "", ""
            elif name == "data-node":
                opened.node = value or ""
            elif name in _QUANTITIES:
                opened.stated = (_QUANTITIES[name], value or "")
        if tag in _VOID:
            return
        self._open.append(opened)
        self._tags[tag] += 1
        if opened.stated is not None:
            opened.place = ":".join(str(part) for part in self.getpos())
            self._stating = opened

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element without content states nothing."""

    def handle_data(self, data: str) -> None:
        if self._stating is not None:
            self._stating.text.append(data)

    def handle_endtag(self, tag: str) -> None:
        if not self._tags[tag]:
            return
        while True:
            closed = self._open.pop()
            self._tags[closed.tag] -= 1
            if closed.stated is not None:
                what, value = closed.stated
                seen = "".join(closed.text).strip()
                self.found.append(Stated(closed.unit, closed.node, what, _agreed(what, value, seen), closed.place))
                self._stating = None
            if closed.tag == tag:
                return


_MET = {
    value: {tell(code, lang) for lang in LANGUAGES}
    for value, code in (("true", "word-met"), ("false", "word-not-met"), ("", "word-not-known-yet"))
}


def _agreed(what: Quantity, value: str, seen: str) -> str:
    """The attribute's value where what is seen is the same, rounded to the digits that are seen; else what is seen."""
    if what == "grade":
        return value
    if what == "met":
        return value if seen in _MET.get(value, ()) else seen
    if not value:
        # A dash, or words: that there is no answer yet, that the node does not apply.
        return seen if any(ch.isdigit() for ch in seen) else ""
    plain = seen.replace(MINUS, "-").replace(",", ".").removesuffix("%").rstrip()
    if not (_NUMBER.fullmatch(value) and _NUMBER.fullmatch(plain)):
        return seen
    exact, shown = Fraction(value), Fraction(plain)
    digits, stated_digits = (len(number.partition(".")[2]) for number in (plain, value))
    if digits > stated_digits:
        # Units that differ must look different: more digits may be seen than the results state.
        return value if abs(shown - exact) <= Fraction(1, 10**stated_digits) else seen
    return value if rounded_text(exact, digits) == plain else seen
