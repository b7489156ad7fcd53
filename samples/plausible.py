"""Plausible facts of each kind of rule, and ladders of them, those that give least first.

Only `Random.random` is used of a dice: it gives the same in every version of Python.
"""

import datetime
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import singledispatch
from itertools import combinations, product
from random import Random
from typing import Any, NamedTuple, TypeVar

from scoring.points import exact_text, rounded_text
from scoring.tree.model import Leaf
from scoring.tree.rule import Rule, Yardstick
from scoring.tree.rules_counted import Deadline, Deduction, PerItem
from scoring.tree.rules_formula import Formula
from scoring.tree.rules_measured import Bands, Proportional, Steps, Survey
from scoring.tree.rules_normalised import Normalised
from scoring.tree.rules_stated import Checklist, Judged, Levels, Value, YesNo

T = TypeVar("T")
Totals = tuple[int, ...]

RUNGS = 14
FACT_RUNGS = 4
TOTALS: tuple[tuple[str, Totals], ...] = (
    ("văn bản quy phạm", (2, 3, 4, 5)),
    ("tỷ lệ hộ ", (420, 560, 735, 910)),
    ("đường thôn", ()),
    ("bảo hiểm y tế", ()),
    ("kiến nghị", (7, 9, 11, 14, 18)),
    ("phản ánh", (5, 6, 8, 9)),
    ("nội dung phải công khai", (11, 12)),
    ("tuyến đường", (18, 24, 30)),
    ("hồ sơ", (168, 240, 352, 486, 610)),
    ("văn bản", (420, 635, 880)),
    ("thôn", (8, 10, 12, 14, 16)),
    ("cử tri", (310, 640, 1150)),
    ("ngày tiếp công dân", (48, 50, 52)),
    ("trẻ em", (36, 48, 64, 80)),
    ("học sinh", (240, 320, 410)),
    ("thủ tục", (112, 124, 136)),
    ("công chức", (19, 20, 21, 22, 23)),
    ("người có nghĩa vụ", (12, 18, 22)),
)
"""How many there are of what a share speaks of, by a word of the leaf's title; none: a bare percentage."""
FEW: Totals = (4, 5, 6, 8, 10, 12)
ASKED: Totals = (60, 80, 100, 120)


def pick(dice: Random, options: Sequence[T]) -> T:
    return options[int(dice.random() * len(options))]


def near(dice: Random, centre: float, spread: float) -> float:
    """A number within `spread` of `centre`, more often close to it."""
    return centre + spread * (dice.random() + dice.random() - 1)


class Case(NamedTuple):
    """What facts depend on besides the rule: the leaf's max, what a share may be out of, the year."""

    full: Fraction
    totals: Totals
    year: int


@singledispatch
def plausible(rule: Rule[Any], _case: Case) -> Iterable[str]:
    """Facts a commune might well state."""
    raise NotImplementedError(f"no plausible facts for {type(rule).__name__}")


@plausible.register
def _(_rule: YesNo, _case: Case) -> Iterable[str]:
    return ("không", "có")


@plausible.register
def _(rule: Levels, _case: Case) -> Iterable[str]:
    return (level.id for level in rule.levels)


@plausible.register
def _(rule: Checklist, _case: Case) -> Iterable[str]:
    """All items, all but one or two, the first few, none."""
    ids = [item.id for item in rule.items]
    left_out = [set(some) for few in (0, 1, 2) for some in combinations(ids, few) if few < len(ids)]
    kept = [[name for name in ids if name not in some] for some in left_out]
    return (" ".join(some) or "none" for some in (*kept, *(ids[:few] for few in range(len(ids)))))


@plausible.register
def _(rule: Deduction, _case: Case) -> Iterable[str]:
    single = [(f"{fault.id}={count}",) for fault in rule.each for count in (1, 2, 3)]
    pairs = combinations(rule.each, 2)
    double = [(f"{one.id}=1", f"{two.id}={count}") for one, two in pairs for count in (1, 2)]
    return ("0", *(" ".join(some) for some in (*single, *double)))


@plausible.register
def _(rule: PerItem, case: Case) -> Iterable[str]:
    if rule.each:
        return (
            "0",
            *(f"{item.id}={count}" for item in rule.each for count in range(1, int(case.full / item.points) + 2)),
        )
    return (str(count) for count in range(int(case.full / rule.worths[0]) + 3))


@plausible.register
def _(rule: Deadline, case: Case) -> Iterable[str]:
    """Some days before each date, after the last of them, never."""
    days = [by.day(case.year) for by in rule.by]
    found = [day - datetime.timedelta(before) for day in days for before in (3, 8, 14, 21)]
    return (*(day.isoformat() for day in (*found, days[-1] + datetime.timedelta(9))), "none")


@plausible.register
def _(rule: Judged, case: Case) -> Iterable[str]:
    return (exact_text(rule.step * count) for count in range(int(case.full / rule.step) + 1))


@plausible.register
def _(rule: Value, _case: Case) -> Iterable[str]:
    texts = [exact_text(rule.min), *(rounded_text(number, 2) for number in _spread(rule.min, rule.max))]
    return (text for text in texts if rule.min <= Fraction(text) <= rule.max)


@plausible.register
def _(rule: Survey, case: Case) -> Iterable[str]:
    low, high = rule.scale
    if low == 0 and high == 100:
        return _shares(Fraction(40), Fraction(100), case.totals or ASKED)
    return (rounded_text(mean, 1) for mean in _spread(low + (high - low) / 4, high))


@plausible.register
def _(rule: Proportional, case: Case) -> Iterable[str]:
    low = max(Fraction(0), rule.zero_below - 15)
    high = Fraction(100) if rule.zero_below > 10 else min(Fraction(100), rule.full_at * 5 / 4)
    return _shares(100 - high, 100 - low, case.totals) if rule.inverse else _shares(low, high, case.totals)


@plausible.register
def _(rule: Steps, case: Case) -> Iterable[str]:
    limits = [threshold for _, threshold in (step.condition() for step in rule.steps)]
    if rule.steps[0].condition()[0] in ("at_most", "below"):
        return _measures(rule.measure, Fraction(0), max(limits) * 3 / 2 + 1, case.totals)
    low, high = min(limits), Fraction(100) if rule.measure == "percent" else max(limits) * 5 / 4
    return _measures(rule.measure, max(low - 15, low / 2), high, case.totals)


@plausible.register
def _(rule: Bands, case: Case) -> Iterable[str]:
    starts = [band.from_ for band in rule.bands if band.from_ > 0] or [Fraction(50)]
    last = rule.bands[-1].to or starts[-1] * 3 / 2
    high = min(last, Fraction(100)) if rule.measure == "percent" else last
    return _measures(rule.measure, max(starts[0] - 12, starts[0] / 2), high, case.totals)


@plausible.register
def _(rule: Normalised, _case: Case) -> Iterable[str]:
    low, high = rule.fixed or (Fraction(20), Fraction(90))
    return (rounded_text(number, 1) for number in _spread(low, high + (high - low) / 10))


@plausible.register
def _(rule: Formula, case: Case) -> Iterable[str]:
    """Every fact from little to much, each against the others."""
    each = [[f"{fact.id}={text}" for text in _thinned([*_of_fact(fact.is_, case.totals)])] for fact in rule.facts]
    return (" ".join(some) for some in product(*each))


def _of_fact(kind: str, totals: Totals) -> Iterable[str]:
    if kind == "yes_no":
        return ("không", "có")
    if kind in ("count", "number"):
        return (str(count) for count in totals or FEW)
    return _shares(Fraction(40), Fraction(100 if kind == "percent" else 120), totals[:1])


def _thinned(texts: Sequence[str]) -> Sequence[str]:
    """A few of many, the first and the last among them."""
    return [texts[place * (len(texts) - 1) // (FACT_RUNGS - 1)] for place in range(FACT_RUNGS)]


def _measures(measure: str, low: Fraction, high: Fraction, totals: Totals) -> Iterable[str]:
    if measure == "percent":
        return _shares(low, high, totals)
    return (rounded_text(number, 0) for number in _spread(low, high))


def _shares(low: Fraction, high: Fraction, totals: Totals) -> Iterable[str]:
    percents = _spread(low, high)
    if not totals:
        return (f"{rounded_text(percent, 1, ',')}%" for percent in percents)
    return (f"{round(total * percent / 100)}/{total}" for total in totals for percent in percents)


def _spread(low: Fraction, high: Fraction) -> list[Fraction]:
    return [low + (high - low) * step / (RUNGS - 1) for step in range(RUNGS)]


@dataclass(frozen=True)
class Ladder:
    """A leaf's plausible facts by the share of max they give, least first."""

    shares: list[float]
    facts: list[list[str]]

    @classmethod
    def of(cls, leaf: Leaf, year: int, totals: Totals) -> "Ladder":
        rule: Rule[Any] = leaf.rule
        plain = Yardstick(leaf.max, year)
        facts = {text: rule.read(text, plain) for text in plausible(rule, Case(leaf.max, totals, year))}
        observed = rule.observed(facts.values(), plain)
        rungs: dict[Fraction, list[str]] = {}
        for text, found in facts.items():
            points = rule.score(found, plain._replace(observed=observed)).points
            rungs.setdefault(points, []).append(text)
        ordered = sorted(rungs)
        return cls([float(points / leaf.max) for points in ordered], [rungs[points] for points in ordered])

    def facts_near(self, target: float, dice: Random) -> str:
        """Facts that give about `target` of max: from one of the two rungs beside it."""
        above = bisect_right(self.shares, target)
        if 0 < above < len(self.shares):
            low, high = self.shares[above - 1], self.shares[above]
            above -= dice.random() >= (target - low) / (high - low)
        return pick(dice, self.facts[min(above, len(self.facts) - 1)])


def totals_of(leaf: Leaf) -> Totals:
    """What a share of this leaf may be out of, by its title."""
    title = f"{leaf.title.vi} ".casefold()
    return next((totals for word, totals in TOTALS if word in title), FEW)
