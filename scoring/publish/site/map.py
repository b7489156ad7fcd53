"""The page with the map: every unit that has an outline, in the colour and the pattern of its grade, or of its fifth of
the ranking: who sees no colours tells them apart, who uses the keyboard goes from unit to unit and reads each.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from html import escape
from typing import Any, NamedTuple

from scoring.engine.results import Placed
from scoring.publish.geojson import Outlines, Point, Ring
from scoring.publish.site.charts import markup_of
from scoring.publish.site.index import IndexPage
from scoring.publish.site.tables import SiteTables
from scoring.show.lexicon import Lexicon
from scoring.words import printable

WIDTH, MOST_HEIGHT, EDGE = 1000, 1400, 6
"""The drawing, in its own units: as wide as this, not higher, with an edge left free."""
FIFTHS = 5
MOST_NUMBERED = 80
"""With more units their ranks are not written on the map: they would cover it."""
LEAST = 1e-9
"""What is not larger has no width or height: a point, a line."""
DOT = 4
"""The radius of the dot that stands for an outline too small to be drawn."""


_RISING = "M-6 6L6 -6M-6 30L30 -6M18 30L30 18"
_FALLING = "M-6 18L6 30M-6 -6L30 30M18 -6L30 6"
_LEVEL = "M0 6H24M0 18H24"
_DOTS = "M5 6h2M17 18h2"
_UPRIGHT = "M12 0V24"
PATTERNS = {
    **dict(zip((f"m-g{number}" for number in range(5)), ("", _RISING, _DOTS, _LEVEL, _RISING + _FALLING), strict=True)),
    **dict(zip((f"m-r{number}" for number in range(5)), ("", _RISING, _LEVEL, _DOTS, _UPRIGHT), strict=True)),
    "m-none": _RISING + _FALLING,
}
"""The lines of each class over its colour, in a square of 24; the best has none."""


class Shade(NamedTuple):
    """A line of the legend: its class, its words."""

    kind: str
    words: str


@dataclass(frozen=True)
class MapPage:
    """The page with the map in one language."""

    tables: SiteTables
    words: Lexicon
    index: IndexPage
    outlines: Outlines

    def view(self) -> dict[str, Any]:
        """What the template shows."""
        drawn = [placed for placed in self.tables.units if placed.result.unit.code in self.outlines.rings]
        without = [placed for placed in self.tables.units if placed.result.unit.code not in self.outlines.rings]
        by_grade = bool(self.tables.criteria.grades)
        return {
            "lead": self.words.t("map-lead-grades" if by_grade else "map-lead-ranks"),
            "drawing": markup_of(self._drawing(drawn)),
            "numbered": len(drawn) <= MOST_NUMBERED,
            "legend": list(self._legend(drawn)),
            "without": [
                (self.tables.unit_href(placed.result.unit.code), printable(placed.result.unit.name))
                for placed in without
            ],
        }

    # ── colours ───────────────────────────────────────────────────────────────────────────────────────────────────

    def _kind(self, placed: Placed) -> str:
        """The class of a unit: of its grade, or of its fifth of the ranking; m-none where it is not ranked."""
        if placed.rank is None:
            return "m-none"
        if self.tables.criteria.grades:
            return f"m-{self.index.grade_class(placed.grade)}"
        return f"m-r{(placed.rank - 1) * FIFTHS // self._last_rank}"

    @cached_property
    def _last_rank(self) -> int:
        return max((placed.rank for placed in self.tables.units if placed.rank is not None), default=1)

    def _legend(self, drawn: Sequence[Placed]) -> Iterator[Shade]:
        kinds = [self._kind(placed) for placed in drawn]
        for kind, label in self._labels().items():
            if kind in kinds:
                yield Shade(kind, self.words.t("map-class", label=label, units=self.words.count(kinds.count(kind))))

    def _labels(self) -> dict[str, str]:
        """What every class is called, the best first; grades that share a colour stand together."""
        labels: dict[str, str] = {}
        for id_, title in self.words.grades.items():
            kind = f"m-{self.index.grade_class(id_)}"
            labels[kind] = f"{labels[kind]}, {title}" if kind in labels else title
        for fifth in range(FIFTHS if not labels else 0):
            first = -(-fifth * self._last_rank // FIFTHS) + 1
            last = -(-(fifth + 1) * self._last_rank // FIFTHS)
            labels[f"m-r{fifth}"] = self.words.t("map-ranks", first=first, last=last)
        return {**labels, "m-none": self.words.t("map-unranked")}

    # ── the drawing ───────────────────────────────────────────────────────────────────────────────────────────────

    def _drawing(self, drawn: Sequence[Placed]) -> Iterator[str]:
        canvas = Canvas.around(self.outlines)
        about = escape(self.words.t("map-about", units=self.words.count(len(drawn))))
        yield f'<svg class="map" viewBox="0 0 {canvas.width} {canvas.height}" role="group" aria-label="{about}"><defs>'
        yield from (_pattern(kind) for kind in sorted({self._kind(placed) for placed in drawn}))
        yield "</defs>"
        for placed in drawn:
            href = escape(self.tables.unit_href(placed.result.unit.code))
            told, kind = escape(self._told(placed)), self._kind(placed)
            yield f'<a href="{href}" aria-label="{told}" class="{kind}">'
            yield f"<title>{told}</title>"
            rings = self.outlines.rings[placed.result.unit.code]
            yield canvas.shape(rings, f"url(#p-{kind})")
            if placed.rank is not None and len(drawn) <= MOST_NUMBERED:
                x, y = canvas.middle(rings)
                yield f'<text x="{x}" y="{y}">{placed.rank}</text>'
            yield "</a>"
        yield "</svg>"

    def _told(self, placed: Placed) -> str:
        name = printable(placed.result.unit.name)
        if placed.rank is None:
            return f"{name}: {self.words.t('map-unranked')}"
        score = self.words.steps(placed.result.score, self.tables.score_digits(placed))
        values = {"unit": name, "rank": placed.rank, "score": score}
        if placed.grade is None:
            return self.words.t("map-unit-plain", **values)
        return self.words.t("map-unit", **values, grade=self.words.grade(placed))


@dataclass(frozen=True)
class Canvas:
    """Places of the map as places of the drawing: whole units, north up, degrees as wide as they are at its middle."""

    left: float
    top: float
    across: float
    scale: float
    width: int
    height: int

    @classmethod
    def around(cls, outlines: Outlines) -> "Canvas":
        points = [point for rings in outlines.rings.values() for ring in rings for point in ring]
        west, east = min(x for x, _ in points), max(x for x, _ in points)
        south, north = min(y for _, y in points), max(y for _, y in points)
        across = math.cos(math.radians((south + north) / 2)) if outlines.in_degrees else 1.0
        wide, high = ((size if size > LEAST else 1.0) for size in ((east - west) * across, north - south))
        scale = min((WIDTH - 2 * EDGE) / wide, (MOST_HEIGHT - 2 * EDGE) / high)
        width, height = (math.ceil(size * scale) + 2 * EDGE for size in (wide, high))
        return cls(west, north, across, scale, width, height)

    def shape(self, rings: Sequence[Ring], fill: str) -> str:
        """The outline as a path; a dot where nothing is left of it at this size."""
        drawn = [ring for ring in (self._ring(ring) for ring in rings) if len(ring) >= 3]
        if drawn:
            paths = ("M" + "L".join(f"{x} {y}" for x, y in ring) + "Z" for ring in drawn)
            return f'<path fill="{fill}" d="{"".join(paths)}"/>'
        x, y = self._place(*rings[0][0])
        return f'<circle fill="{fill}" cx="{x}" cy="{y}" r="{DOT}"/>'

    def middle(self, rings: Sequence[Ring]) -> tuple[int, int]:
        """The centre of gravity of the largest ring."""
        largest = max(rings, key=lambda ring: abs(_area(ring)))
        area = _area(largest)
        if not area:
            return self._place(*largest[0])
        # Seen from its first point, so that the large numbers of projected maps lose no digits.
        (x0, y0), parts = largest[0], list(_parts(largest))
        x = sum((ax + bx) * part for (ax, _), (bx, _), part in parts) / (6 * area)
        y = sum((ay + by) * part for (_, ay), (_, by), part in parts) / (6 * area)
        return self._place(x0 + x, y0 + y)

    def _ring(self, ring: Ring) -> list[tuple[int, int]]:
        """The points of a ring without those that fall on the one before; neighbours share theirs, so no gap opens."""
        points: list[tuple[int, int]] = []
        for point in ring:
            place = self._place(*point)
            if not points or points[-1] != place:
                points.append(place)
        return points[:-1] if len(points) > 1 and points[0] == points[-1] else points

    def _place(self, x: float, y: float) -> tuple[int, int]:
        return (
            round((x - self.left) * self.across * self.scale) + EDGE,
            round((self.top - y) * self.scale) + EDGE,
        )


def _pattern(kind: str) -> str:
    """The colour of a class with its lines."""
    lines = f'<path class="hatch" d="{PATTERNS[kind]}"/>' if PATTERNS[kind] else ""
    square = f'<rect class="{kind}" width="24" height="24"/>'
    return f'<pattern id="p-{kind}" width="24" height="24" patternUnits="userSpaceOnUse">{square}{lines}</pattern>'


def _parts(ring: Ring) -> Iterator[tuple[Point, Point, float]]:
    """Every side of a ring, seen from its first point, with twice the area it spans there."""
    x0, y0 = ring[0]
    seen = [(x - x0, y - y0) for x, y in ring]
    for a, b in zip(seen, (*seen[1:], seen[0]), strict=True):
        yield a, b, a[0] * b[1] - b[0] * a[1]


def _area(ring: Ring) -> float:
    """The area of a ring, below 0 where it runs clockwise."""
    return sum(part for _, _, part in _parts(ring)) / 2
