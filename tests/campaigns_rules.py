"""Random valid rules of all kinds, each with a way to write random facts for it."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from random import Random
from typing import Any

from tests import campaigns_formulas

YEAR = 2023
MORE_DECIMALS_IN_VALUES = True  # facts of `value` may have one decimal more than the precision
Facts = Callable[[Random], str]


@dataclass(frozen=True)
class LeafRule:
    """A rule, its facts, and what points may be typed: from least, on the step (both in smallest steps)."""

    rule: dict[str, Any]
    facts: Facts
    least: int = 0
    step: int = 1


def decimal(units: int, precision: int) -> str:
    """Write so many smallest steps as a decimal, without needless zeros."""
    digits = f"{abs(units):0{precision + 1}d}"
    fraction = digits[-precision:].rstrip("0") if precision else ""
    whole = digits[:-precision] if precision else digits
    return ("-" if units < 0 else "") + whole + ("." + fraction if fraction else "")


def typed(rng: Random, text: str) -> str:
    """Write a decimal as a person does, with a comma or a point."""
    return text.replace(".", ",") if rng.random() < 0.4 else text


def split(rng: Random, total: int, parts: int, precision: int) -> list[int]:
    """Split into so many positive parts, on a round grid where it can be."""
    unit = 10**precision
    grids = [grid for grid in (unit, unit // 2, unit // 4, unit // 10) if grid and total % grid == 0]
    fitting = [grid for grid in grids if total // grid >= parts]
    grid = fitting[0] if fitting and rng.random() < 0.8 else 1
    cuts = sorted(rng.sample(range(1, total // grid), parts - 1)) if parts > 1 else []
    bounds = [0, *cuts, total // grid]
    return [(high - low) * grid for low, high in pairwise(bounds)]


def descending(rng: Random, most: int, count: int, least: int = 0) -> list[int]:
    """Draw so many points that do not rise, the first of them `most`."""
    return [most, *sorted((rng.randint(least, most) for _ in range(count - 1)), reverse=True)]


def some_percent(rng: Random, marks: Sequence[int] = ()) -> str:
    """Write a percentage in one of its four forms, often on one of the marks."""
    form = rng.randrange(4)
    mark = rng.choice(marks) if marks and rng.random() < 0.5 else None
    if form < 2:
        whole = rng.choice([1, 3, 7, 8, 16, 40, 50, 200, 1234])
        part = rng.randint(0, whole)
        if mark is not None:
            whole, part = rng.choice([(100, mark), (200, 2 * mark), (50, mark // 2)])
        return f"{part}/{whole}" if form else f"{part} {rng.choice(['of', 'of', 'OF'])} {whole}"
    text = decimal(rng.randint(0, 10_000), 2) if rng.random() < 0.5 else str(rng.randint(0, 100))
    return typed(rng, str(mark) if mark is not None else text) + ("%" if form == 2 else "")


def some_number(rng: Random, marks: Sequence[int], low: int, high: int) -> str:
    """Write a number, often on one of the marks."""
    if marks and rng.random() < 0.5:
        return str(rng.choice(marks))
    return typed(rng, decimal(rng.randint(low * 100, high * 100), 2))


def yes_no(rng: Random, most: int, precision: int) -> LeafRule:
    apart = unicodedata.normalize("NFD", "không có").split()
    words = ["yes", "no", "có", "không", "Yes", "NO", "Có", "CÓ", "KHÔNG", "Không", *apart]
    return LeafRule({"kind": "yes_no"}, lambda r: r.choice(words))


def levels(rng: Random, most: int, precision: int) -> LeafRule:
    ids = ["Full", "part", "little", "none", "worse"][: rng.randint(2, 5)]
    points = descending(rng, most, len(ids), -(most // 2) if rng.random() < 0.4 else 0)
    listed = [{"id": name, "points": decimal(p, precision)} for name, p in zip(ids, points, strict=True)]
    listed[0] |= {"vi": "Đầy đủ", "en": "In full"}
    rng.shuffle(listed)
    return LeafRule({"kind": "levels", "levels": listed}, lambda r: r.choice(ids), min(points))


def with_measure(rng: Random, rule: dict[str, Any], percent: bool) -> dict[str, Any]:
    """Say the measure; percent may be left out."""
    if percent and rng.random() < 0.6:
        return rule
    return {"kind": rule["kind"], "measure": "percent" if percent else "number", **rule}


def steps(rng: Random, most: int, precision: int) -> LeafRule:
    percent = rng.random() < 0.6
    rising = rng.random() < 0.6
    marks = rng.sample(range(1, 100) if percent else range(-20, 300), rng.randint(1, 4))
    marks.sort(reverse=rising)
    names = ["at_least", "above"] if rising else ["at_most", "below"]
    conditions = [(rng.choice(names), mark) for mark in marks]
    if rng.random() < 0.3:  # above 90, then at least 90
        conditions[:1] = [(names[1], marks[0]), (names[0], marks[0])]
    points = descending(rng, most, len(conditions))
    listed = [
        {name: str(mark), "points": decimal(p, precision)} for (name, mark), p in zip(conditions, points, strict=True)
    ]
    rule = with_measure(rng, {"kind": "steps", "steps": listed}, percent)
    if percent:
        return LeafRule(rule, lambda r: some_percent(r, marks))
    return LeafRule(rule, lambda r: some_number(r, marks, -30, 320))


def proportional(rng: Random, most: int, precision: int) -> LeafRule:
    rule: dict[str, Any] = {"kind": "proportional"}
    marks = []
    if rng.random() < 0.5:
        marks.append(rng.choice([100, 90, 80, 75, 60]))
        rule["full_at"] = str(marks[-1])
    if rng.random() < 0.5:
        marks.append(rng.choice([0, 20, 50]))
        rule["zero_below"] = str(marks[-1])
    if rng.random() < 0.4:
        rule["inverse"] = rng.choice(["true", "true", "false"])
    if rule.get("inverse") == "true":
        marks = [100 - mark for mark in marks]
    return LeafRule(rule, lambda r: some_percent(r, marks))


def bands(rng: Random, most: int, precision: int) -> LeafRule:
    percent = rng.random() < 0.6
    count = rng.randint(1, 4)
    starts = sorted(rng.sample(range(90) if percent else range(-20, 200), count))
    if rng.random() < 0.4 and 0 not in starts[1:] and starts[0] >= 0:
        starts[0] = 0
    best = rng.randrange(count)
    listed: list[dict[str, Any]] = []
    lowest = most
    for position, start in enumerate(starts):
        points = sorted([rng.randint(0, most), most if position == best else rng.randint(0, most)])
        linear = rng.random() < 0.6
        lowest = min(lowest, points[0] if linear else points[1])
        if rng.random() < 0.15:
            points.reverse()
        texts = [decimal(p, precision) for p in points]
        band: dict[str, Any] = {"from": str(start), "points": texts if linear else max(texts, key=float)}
        if linear and position == count - 1:
            band["to"] = str(rng.randint(start + 1, 100) if percent else start + rng.randint(1, 100))
        listed.append(band)
    rule = with_measure(rng, {"kind": "bands", "bands": listed}, percent)
    facts: Facts = lambda r: some_percent(r, starts) if percent else some_number(r, starts, -30, 320)  # noqa: E731
    return LeafRule(rule, facts, lowest if starts[0] == 0 and percent else 0)


def checklist(rng: Random, most: int, precision: int) -> LeafRule:
    ids = ["plan", "report", "minutes", "Photo"][: min(rng.randint(1, 4), most)]
    parts = split(rng, most, len(ids), precision)
    items = [{"id": name, "points": decimal(p, precision)} for name, p in zip(ids, parts, strict=True)]
    items[0] |= {"vi": "Kế hoạch", "en": "Plan"}

    def facts(r: Random) -> str:
        done = r.sample(ids, r.randint(0, len(ids)))
        return " ".join(done) or r.choice(["none", "None"])

    rule: dict[str, Any] = {"kind": "checklist", "items": items}
    counted = Random(repr(items))  # of its own, so that what else is drawn stays as it was
    if counted.random() < 0.4:
        for item in items:
            del item["points"]
        rule |= {"all": "true"} if counted.random() < 0.4 else {"at_least": str(counted.randint(1, len(ids)))}
    return LeafRule(rule, facts)


def deduction(rng: Random, most: int, precision: int) -> LeafRule:
    ids = ["late", "wrong", "lost"][: rng.choice([1, 1, 2, 3])]
    faults = [{"id": name, "points": decimal(rng.randint(1, most), precision)} for name in ids]
    faults[0] |= {"vi": "Trễ hạn", "en": "Late"}
    rule: dict[str, Any] = {"kind": "deduction", "each": faults}
    least = 0
    if rng.random() < 0.5:
        least = rng.choice([0, -rng.randint(1, most), -most])
        rule["floor"] = decimal(least, precision)

    def facts(r: Random) -> str:
        if r.random() < 0.25:
            return "0"
        if len(ids) == 1 and r.random() < 0.5:
            return str(r.randint(0, 4))
        return " ".join(f"{name}={r.randint(0, 3)}" for name in r.sample(ids, r.randint(1, len(ids))))

    return LeafRule(rule, facts, least)


def per_item(rng: Random, most: int, precision: int) -> LeafRule:
    points = rng.choice([rng.randint(1, most), max(1, most // 4)])
    several = Random(f"{most} {points}")  # of its own, so that what else is drawn stays as it was
    if several.random() < 0.6:
        return LeafRule({"kind": "per_item", "points": decimal(points, precision)}, lambda r: str(r.randint(0, 7)))
    ids = ["model", "prize", "Class"][: several.choice([1, 2, 3])]
    worths = [points, *(several.randint(1, most) for _ in ids[1:])]
    each = [{"id": name, "points": decimal(worth, precision)} for name, worth in zip(ids, worths, strict=True)]

    def facts(r: Random) -> str:
        count = r.randint(0, 7)
        if not count or (len(ids) == 1 and count > 4):
            return str(count)
        return " ".join(f"{name}={count // place}" for place, name in enumerate(ids[: 1 + count % 3], 1))

    return LeafRule({"kind": "per_item", "each": each}, facts)


def deadline(rng: Random, most: int, precision: int) -> LeafRule:
    count = rng.randint(1, 3)
    possible = [date(YEAR + year, month, day) for year in (-1, 0) for month in range(1, 13) for day in (1, 15, 28)]
    days = sorted(rng.sample(possible, count))
    listed = []
    for day, points in zip(days, descending(rng, most, count), strict=True):
        entry = {"date": day.isoformat()}
        if rng.random() < 0.7:
            entry = {"date": f"{day:%m-%d}"}
            if day.year != YEAR or rng.random() < 0.3:
                entry["year"] = str(day.year - YEAR)
        listed.append({**entry, "points": decimal(points, precision)})
    strict = Random(repr(listed))  # of its own, so that what else is drawn stays as it was
    for entry in listed:
        if strict.random() < 0.4:
            entry["before"] = entry.pop("date")

    def facts(r: Random) -> str:
        if r.random() < 0.15:
            return r.choice(["none", "none", "NONE"])
        day = r.choice(days) + timedelta(days=r.choice([-1, 0, 0, 1, r.randint(-200, 200)]))
        return f"{day:%d/%m/%Y}" if r.random() < 0.5 else day.isoformat()

    return LeafRule({"kind": "deadline", "by": listed}, facts)


def survey(rng: Random, most: int, precision: int) -> LeafRule:
    low, high = rng.choice([(0, 100), (1, 5), (0, 10)])
    rule: dict[str, Any] = {"kind": "survey"}
    if (low, high) != (0, 100) or rng.random() < 0.3:
        rule["scale"] = [str(low), str(high)]

    def facts(r: Random) -> str:
        answered = r.choice([1, 3, 40, 62, 1234])
        percent = typed(r, decimal(r.randint(0, 1000), 1)) + "%"
        mean = typed(r, decimal(r.randint(low * 100, high * 100), 2))
        return r.choice([f"{r.randint(0, answered)}/{answered}", percent, mean])

    return LeafRule(rule, facts)


def value(rng: Random, most: int, precision: int) -> LeafRule:
    least = rng.choice([0, most // 10, rng.randint(0, most - 1)])

    def facts(r: Random) -> str:
        if MORE_DECIMALS_IN_VALUES and r.random() < 0.15:
            return typed(r, decimal(r.randint(least * 10, most * 10), precision + 1))
        return typed(r, decimal(r.choice([least, most, r.randint(least, most)]), precision))

    rule = {"kind": "value", "min": decimal(least, precision), "max": decimal(most, precision)}
    return LeafRule(rule, facts, least)


def normalised(rng: Random, most: int, precision: int) -> LeafRule:
    rule: dict[str, Any] = {"kind": "normalised"}
    least = rng.choice([0, 0, most // 10, rng.randint(0, most - 1)])
    if least or rng.random() < 0.3:
        rule["to"] = [decimal(least, precision), decimal(most, precision)]
    goalposts = rng.choice(["", "observed", "observed", "fixed"])
    low = rng.choice([-5, 0, 10])
    high = low + rng.choice([1, 7, 50])
    if goalposts:
        rule["goalposts"] = [str(low), str(high)] if goalposts == "fixed" else goalposts
    half = Random(f"{low} {high} {least} {most}")  # of its own, so that what else is drawn stays as it was
    if goalposts == "fixed" and half.random() < 0.5:
        rule["goalposts"] = half.choice([[str(low), "observed"], ["observed", str(high)]])
    direction = rng.choice(["", "up", "down"])
    if direction:
        rule["direction"] = direction
    few = [some_number(rng, (), low - 2, high + 5) for _ in range(rng.randint(1, 4))]
    return LeafRule(rule, lambda r: r.choice([*few, str(low), str(high)] if len(few) > 1 else few), least)


def judged(rng: Random, most: int, precision: int) -> LeafRule:
    parts = rng.choice([parts for parts in (1, 2, 4, 5, 10) if most % parts == 0])
    step = rng.choice([most // parts, most // parts, 1])
    rule = {"kind": "judged", "step": decimal(step, precision)}
    if step != most // parts:
        rule["note"] = "below_full"
    return LeafRule(rule, lambda r: typed(r, decimal(r.randint(0, most // step) * step, precision)), 0, step)


def formula(rng: Random, most: int, precision: int) -> LeafRule:
    made = campaigns_formulas.formula(rng)
    rule, least = made.rule, rng.choice([0, 0, -most])
    if least:
        rule["least"] = decimal(least, precision)
    return LeafRule(rule, lambda r: made.facts(r, lambda units, digits: typed(r, decimal(units, digits))), least)


KINDS: dict[str, Callable[[Random, int, int], LeafRule]] = {
    rule.__name__: rule
    for rule in (
        yes_no, levels, steps, proportional, bands, checklist, deduction, per_item, deadline, survey, value,
        normalised, judged, formula,
    )
}  # fmt: skip
