"""Charts as inline SVG: bars, dumbbells, histograms, strips of quantiles.

Positions along the page are percent of the width and sizes are pixels, so that a chart fits a phone and a wide screen
without its letters shrinking. Colours are classes that the style sheet fills, light and dark. Every chart is an image
with a title and a description; its numbers stand in a table besides. Shares here are floats: charts feed no rank.
"""

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from typing import NamedTuple

from markupsafe import Markup

LABEL = 18
BAR = 14
GAP = 14
AXIS = 22
MOST_LETTERS = (46, 100)
"""Longer lines would leave the width of a phone, of a wide screen; the table beside the chart has the whole label."""
HISTOGRAM = 150
SHORT = 4


class ChartText(NamedTuple):
    """What a chart is called and what it shows, for who does not see it; `id` is its own on the page."""

    id: str
    title: str
    description: str


class Bar(NamedTuple):
    """A bar: its label, the number as text, its length from 0 to 1, and the class that colours it."""

    label: str
    number: str
    share: float
    kind: str = "final"


class Dumbbell(NamedTuple):
    """A line of dots from 0 to 1, first to last (class and place), and a tick to compare with."""

    label: str
    number: str
    dots: Sequence[tuple[str, float]]
    tick: float | None = None


class Strip(NamedTuple):
    """Where many stand, from 0 to 1: `least`, `low` (first quarter), `middle`, `high` (third quarter), `most`; `dot` is
    one of them."""

    label: str
    number: str
    least: float
    low: float
    middle: float
    high: float
    most: float
    dot: float | None = None


class Interval(NamedTuple):
    """From the best to the worst place, from 0 to 1, and the one that counts."""

    label: str
    number: str
    low: float
    at: float
    high: float


class Bin(NamedTuple):
    """A column of a histogram: where it begins, as text, and how many are in it."""

    start: str
    units: int


def bars(words: ChartText, rows: Sequence[Bar]) -> Markup:
    """Bars below one another, each under its label."""
    parts: list[str] = []
    for number, bar in enumerate(rows):
        top = number * (LABEL + BAR + GAP)
        parts += _label(bar.label, bar.number, top)
        middle = top + LABEL + 2
        parts.append(_rect("track", 0, middle, 1, BAR))
        parts.append(_rect(bar.kind, 0, middle, bar.share, BAR))
    return _image(words, parts, len(rows) * (LABEL + BAR + GAP))


def dumbbells(words: ChartText, rows: Sequence[Dumbbell]) -> Markup:
    """Lines of dots below one another, on one axis from 0 to 100 %."""
    parts = list(_grid(len(rows) * (LABEL + BAR + GAP)))
    for number, row in enumerate(rows):
        top = number * (LABEL + BAR + GAP)
        parts += _label(row.label, row.number, top)
        middle = top + LABEL + 2 + BAR // 2
        places = [place for _, place in row.dots]
        if places:
            parts.append(_line("reach", min(places), middle, max(places), middle))
        if row.tick is not None:
            parts.append(_line("tick", row.tick, middle - 8, row.tick, middle + 8))
        parts += [_dot(kind, place, middle, index, len(row.dots)) for index, (kind, place) in enumerate(row.dots)]
    return _image(words, [*parts, *_axis(len(rows) * (LABEL + BAR + GAP))], len(rows) * (LABEL + BAR + GAP) + AXIS)


def strips(words: ChartText, rows: Sequence[Strip]) -> Markup:
    """Where many stand: a line from least to most, a box around the middle half, a tick in the middle."""
    parts = list(_grid(len(rows) * (LABEL + BAR + GAP)))
    for number, row in enumerate(rows):
        top = number * (LABEL + BAR + GAP)
        parts += _label(row.label, row.number, top)
        middle = top + LABEL + 2 + BAR // 2
        parts.append(_line("whisker", row.least, middle, row.most, middle))
        parts.append(_rect("box", row.low, middle - BAR // 2, row.high - row.low, BAR))
        parts.append(_line("middle", row.middle, middle - 8, row.middle, middle + 8))
        if row.dot is not None:
            parts.append(_dot("final", row.dot, middle, 0, 1))
    return _image(words, [*parts, *_axis(len(rows) * (LABEL + BAR + GAP))], len(rows) * (LABEL + BAR + GAP) + AXIS)


def intervals(words: ChartText, rows: Sequence[Interval], ends: tuple[str, str]) -> Markup:
    """Lines from best to worst with a dot on each, below one another; `ends` are what the axis goes from and to."""
    height = len(rows) * (LABEL + BAR + GAP)
    parts: list[str] = []
    for number, row in enumerate(rows):
        top = number * (LABEL + BAR + GAP)
        parts += _label(row.label, row.number, top)
        middle = top + LABEL + 2 + BAR // 2
        parts.append(_rect("track", 0, middle - 1, 1, 2))
        parts.append(_rect("box", row.low, middle - BAR // 2, row.high - row.low, BAR))
        parts.append(_dot("final", row.at, middle, 0, 1))
    parts += [_text("edge", 0, height + 14, "start", ends[0]), _text("edge", 1, height + 14, "end", ends[1])]
    return _image(words, parts, height + AXIS)


def histogram(words: ChartText, bins: Sequence[Bin], end: str) -> Markup:
    """Columns side by side; `end` is where the last one ends."""
    most = max((bin_.units for bin_ in bins), default=0) or 1
    width = 1 / (len(bins) or 1)
    parts: list[str] = []
    for number, bin_ in enumerate(bins):
        height = round((HISTOGRAM - LABEL) * bin_.units / most)
        if bin_.units:
            top = HISTOGRAM - height
            parts.append(_rect("column", number * width + width * 0.04, top, width * 0.92, height))
            parts.append(_text("count", (number + 0.5) * width, top - 5, "middle", str(bin_.units)))
    parts.append(_line("base", 0, HISTOGRAM, 1, HISTOGRAM))
    edges = [*(bin_.start for bin_ in bins), end]
    # A phone has room for short labels at every edge, for longer ones at every other.
    every = 1 if max(map(len, edges)) <= SHORT else 2
    for number, edge in enumerate(edges):
        anchor = "start" if number == 0 else "end" if number == len(edges) - 1 else "middle"
        if (len(edges) - 1 - number) % every == 0:
            parts.append(_text("edge", number * width, HISTOGRAM + 16, anchor, edge))
    return _image(words, parts, HISTOGRAM + AXIS)


def markup_of(parts: Iterable[str]) -> Markup:
    """A drawing of parts that whoever made them wrote: whatever comes from people is escaped in each."""
    # Every text goes through `escape` where a part is made; tests draw with hostile names and labels.
    whole = "".join(parts)
    return Markup(whole)  # noqa: S704  # nosec B704 # of our own parts, escaped one by one


def _image(words: ChartText, parts: Sequence[str], height: int) -> Markup:
    name = escape(words.id)
    return markup_of(
        (
            f'<svg class="chart" role="img" aria-labelledby="{name}-t {name}-d" width="100%" height="{height}">',
            f'<title id="{name}-t">{escape(words.title)}</title><desc id="{name}-d">{escape(words.description)}</desc>',
            *parts,
            "</svg>",
        )
    )


def _grid(height: int) -> Iterator[str]:
    for quarter in range(5):
        yield _line("grid", quarter / 4, 0, quarter / 4, height)


def _axis(top: int) -> Iterator[str]:
    for quarter in range(5):
        anchor = "start" if quarter == 0 else "end" if quarter == 4 else "middle"
        yield _text("edge", quarter / 4, top + 14, anchor, f"{quarter * 25}%")


def _label(label: str, number: str, top: int) -> Iterator[str]:
    narrow, wide = (_cut(label, most - len(number)) for most in MOST_LETTERS)
    if narrow == wide:
        yield _text("label", 0, top + 13, "start", label)
    else:
        yield _text("label narrow", 0, top + 13, "start", narrow)
        yield _text("label wide-only", 0, top + 13, "start", wide)
    yield _text("number", 1, top + 13, "end", number)


def _cut(label: str, most: int) -> str:
    return label if len(label) <= most else label[: most - 1].rstrip() + "…"


def _dot(kind: str, place: float, middle: int, index: int, count: int) -> str:
    """The last dot is the smallest, so that one that covers another still lets it be seen."""
    size = 6 if index == count - 1 else 8
    return f'<circle class="c-{kind}" cx="{_percent(place)}" cy="{middle}" r="{size}"/>'


def _rect(kind: str, start: float, top: int, width: float, height: int) -> str:
    return (
        f'<rect class="c-{kind}" x="{_percent(start)}" y="{top}" width="{_percent(width)}" height="{height}" rx="2"/>'
    )


def _line(kind: str, x1: float, y1: int, x2: float, y2: int) -> str:
    return f'<line class="c-{kind}" x1="{_percent(x1)}" y1="{y1}" x2="{_percent(x2)}" y2="{y2}"/>'


def _text(kind: str, x: float, y: int, anchor: str, text: str) -> str:
    return f'<text class="c-{kind}" x="{_percent(x)}" y="{y}" text-anchor="{anchor}">{escape(text)}</text>'


def _percent(share: float) -> str:
    """A share as percent of the width, within the picture."""
    return f"{min(max(share, 0.0), 1.0) * 100:.2f}".rstrip("0").rstrip(".") + "%"
