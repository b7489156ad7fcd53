"""Outlines of units from a GeoJSON file: found by their codes, checked, kept as rings of points.

Coordinates may be degrees, as GeoJSON has them, or metres of a projection such as VN-2000, as files often have.
"""

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from scoring.problems import Place, Problem, Refusal
from scoring.tree.reader import read_bytes

MOST_BYTES = 100_000_000
FARTHEST = 1_000_000_000
"""No coordinate is farther out, whether degrees or metres; drawing even larger numbers would overflow."""
MOST_PROPERTIES = 8
"""How many properties of a file are named."""

Point = tuple[float, float]
Ring = tuple[Point, ...]
Polygon = tuple[Ring, ...]
"""The outer ring, then those of holes."""


@dataclass(frozen=True)
class Outlines:
    """The polygons of every unit that has an outline."""

    polygons: Mapping[str, tuple[Polygon, ...]]

    @cached_property
    def rings(self) -> Mapping[str, tuple[Ring, ...]]:
        """The rings of every unit; holes are rings too."""
        return {
            code: tuple(ring for polygon in polygons for ring in polygon) for code, polygons in self.polygons.items()
        }

    @property
    def in_degrees(self) -> bool:
        points = (point for rings in self.rings.values() for ring in rings for point in ring)
        return all(abs(x) <= 180 and abs(y) <= 90 for x, y in points)

    def as_json(self) -> bytes:
        """The outlines as GeoJSON that reads back the same."""
        features = [
            {
                "type": "Feature",
                "properties": {"code": code},
                "geometry": {"type": "MultiPolygon", "coordinates": polygons},
            }
            for code, polygons in self.polygons.items()
        ]
        return (json.dumps({"type": "FeatureCollection", "features": features}, ensure_ascii=False) + "\n").encode()


def read_outlines(path: Path, codes: Sequence[str]) -> Outlines:
    """The outlines of units by their codes. Raises `Refusal` with all problems of the file."""
    return outlines_in(read_bytes(path, str(path), MOST_BYTES), str(path), codes)


def outlines_in(raw: bytes, shown: str, codes: Sequence[str]) -> Outlines:
    """The same from the bytes of a file that people call `shown`."""
    if len(raw) > MOST_BYTES:
        raise Refusal([Problem("map-too-large", Place(shown), {"most": MOST_BYTES // 1_000_000})])
    features = _features(raw, shown)
    key = _property(features, codes, shown)
    polygons: dict[str, tuple[Polygon, ...]] = {}
    problems = []
    known = set(codes)
    for index, feature in enumerate(features):
        code = _value(feature, key)
        if code not in known:
            continue
        outlines = tuple(_polygons(feature.get("geometry")))
        if not outlines or not all(polygon and all(polygon) for polygon in outlines):
            place = Place(shown, column=f"features[{index}].geometry")
            problems.append(Problem("map-not-area", place, {"unit": code}))
        polygons[code] = polygons.get(code, ()) + outlines
    if problems:
        raise Refusal(problems)
    return Outlines({code: polygons[code] for code in codes if code in polygons})


def _features(raw: bytes, shown: str) -> list[dict[str, Any]]:
    try:
        data = json.loads(raw.decode("utf-8-sig"))
    except json.JSONDecodeError as error:
        raise Refusal([Problem("map-not-json", Place(shown, error.lineno, error.colno), {})]) from None
    except (UnicodeDecodeError, RecursionError, ValueError):
        raise Refusal([Problem("map-not-json", Place(shown), {})]) from None
    features = data.get("features") if isinstance(data, dict) else None
    if not isinstance(features, list) or not features or not all(isinstance(one, dict) for one in features):
        raise Refusal([Problem("map-no-features", Place(shown), {})])
    return features


def _property(features: Sequence[dict[str, Any]], codes: Sequence[str], shown: str) -> str:
    """The property in which most units find their code; `code` before others that have as many, then the first."""
    known = set(codes)
    counted: Counter[str] = Counter()
    for feature in features:
        for key in _keys(feature):
            counted[key] += _value(feature, key) in known
    best = max(counted, key=lambda key: (counted[key], key == "code"), default="")
    if not counted[best]:
        properties = [*counted][:MOST_PROPERTIES]
        raise Refusal([Problem("map-no-codes", Place(shown), {"properties": properties or "–"})])
    return best


def _keys(feature: Mapping[str, Any]) -> Iterator[str]:
    properties = feature.get("properties")
    if isinstance(properties, dict):
        yield from properties
    yield "id"


def _value(feature: Mapping[str, Any], key: str) -> str:
    properties = feature.get("properties")
    value = properties.get(key) if isinstance(properties, dict) and key in properties else None
    if value is None and key == "id":
        value = feature.get("id")
    return str(value).strip() if isinstance(value, (str, int)) else ""


def _polygons(geometry: Any) -> Iterator[Polygon]:
    """The polygons of a geometry; an empty one, or one with an empty ring, where something is wrong with it."""
    if not isinstance(geometry, dict):
        return
    coordinates = geometry.get("coordinates")
    kind = geometry.get("type")
    polygons = [coordinates] if kind == "Polygon" else coordinates if kind == "MultiPolygon" else None
    for polygon in polygons if isinstance(polygons, list) else [None]:
        yield tuple(_ring(ring) for ring in polygon) if isinstance(polygon, list) else ()


def _ring(ring: Any) -> Ring:
    points = [_point(point) for point in ring] if isinstance(ring, list) else []
    return tuple(point for point in points if point) if len(points) >= 3 and all(points) else ()


def _point(point: Any) -> Point | None:
    if not isinstance(point, list) or len(point) < 2:
        return None
    x, y = point[0], point[1]
    numbers = all(isinstance(number, (int, float)) and not isinstance(number, bool) for number in (x, y))
    return (float(x), float(y)) if numbers and abs(x) <= FARTHEST and abs(y) <= FARTHEST else None
