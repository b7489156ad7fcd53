"""A survey tallied: the facts of every unit's survey leaves, exactly, and how far they can be trusted.

The figure of an item in a unit is the weighted mean of what its answers count (share: 1 or 0; mean: the place on the
scale; options: percent); who did not answer is left out of the denominator. Several items: the mean of their figures,
or all answers in one heap. Figures are exact ratios; intervals are floats, for they never feed a score.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import compress
from math import lcm
from operator import add, mul
from typing import NamedTuple, TypeVar

from scoring.analysis.survey_declaration import Coding, Declared, Method, SurveyLeaf
from scoring.analysis.survey_interval import Interval, Spread, interval_of
from scoring.analysis.survey_microdata import Microdata
from scoring.campaign.answers import Answer, moment
from scoring.campaign.campaign import Campaign
from scoring.campaign.check_answers import conditions_of
from scoring.points import rounded_text

Key = TypeVar("Key", bound=str | tuple[str, str])

DIGITS = 8
"""Decimals of a figure that does not end: finer than the smallest step of any set (6 decimals of 100 points)."""


@dataclass(frozen=True)
class ItemFigure:
    """One item: how many answered, and the figure; None where nobody did."""

    item: str
    answers: int
    value: Fraction | None


@dataclass(frozen=True)
class Figure:
    """The figure of one leaf for some respondents: those of a unit, of a group, or all.

    `value` is percent for shares and options, a place on the scale for means; None where nobody answered.
    `satisfied` of `answers` is told where the share is just that. `effective` is how many equally weighted
    respondents would tell as much; `few` says that they are too few. `interval` is in the units of `value`, at 95%.
    """

    code: str
    method: Method
    respondents: int
    answered: int
    answers: int
    asked: int
    value: Fraction | None
    satisfied: int | None
    effective: Fraction
    interval: Interval | None
    population: int | None
    few: bool
    items: tuple[ItemFigure, ...]

    @property
    def silence(self) -> Fraction:
        """The part of the questions asked that has no answer (item non-response)."""
        return 1 - Fraction(self.answers, self.asked)

    @property
    def design_effect(self) -> Fraction | None:
        """By how much unequal weights inflate the variance (Kish's hiệu ứng thiết kế); None where nobody answered."""
        return self.answered / self.effective if self.answered else None

    @property
    def facts(self) -> str:
        """What stands in answers.csv: 45/50, 84.25% or 4.1; empty where nobody answered."""
        if self.value is None:
            return ""
        if self.satisfied is not None:
            return f"{self.satisfied}/{self.answers}"
        return decimals(self.value) + ("" if self.method == "mean" else "%")


def decimals(value: Fraction) -> str:
    """The number with at most eight decimals; never three, for 84.125 may be read as eighty-four thousand."""
    whole, _, part = rounded_text(value, DIGITS).partition(".")
    part = part.rstrip("0")
    return f"{whole}.{part}0" if len(part) == 3 else f"{whole}.{part}" if part else whole


@dataclass(frozen=True)
class Tally:
    """All figures of a survey: by unit and leaf, by group and leaf, and of all respondents together."""

    declared: Declared
    by_unit: Mapping[str, Sequence[Figure]]
    by_group: Mapping[str, Mapping[str, Sequence[Figure]]]
    overall: Sequence[Figure]
    respondents: Mapping[str, int]

    def figures(self) -> Iterator[tuple[str, Figure]]:
        """Unit and figure, in the order of the units and of the tree."""
        for unit, figures in self.by_unit.items():
            yield from ((unit, figure) for figure in figures)


def tally(declared: Declared, microdata: Microdata, campaign: Campaign, populations: Mapping[str, int]) -> Tally:
    """The figures of the campaign's units; a leaf that does not apply to a unit has none there."""
    units = {unit.code: unit for unit in campaign.units}
    finest = lcm(*(worth.denominator for worth in microdata.worth.values()))
    steps = {cell: int(worth * finest) for cell, worth in microdata.worth.items()}
    weights = [steps[cell] for cell in microdata.weights]
    of_unit = _Part.by_key(microdata.units, weights)
    of_group = {name: _parts_of_groups(column, microdata.units, weights) for name, column in microdata.groups.items()}
    by_unit: dict[str, list[Figure]] = {code: [] for code in units if code in of_unit}
    by_group: dict[str, dict[str, list[Figure]]] = {
        name: {value: [] for value in sorted(set(column))} for name, column in microdata.groups.items()
    }
    overall: list[Figure] = []
    for leaf, coding in declared.leaves:
        conditions = conditions_of(campaign.criteria, leaf.code)
        applies = [code for code in by_unit if all(map(units[code].within, conditions))]
        counted = _Leaf(declared, leaf, coding, microdata, finest)
        heaps = {code: counted.heap(of_unit[code]) for code in applies}
        for code, heap in heaps.items():
            by_unit[code].append(counted.figure([heap], populations.get(code)))
        if heaps:
            overall.append(counted.figure(list(heaps.values()), None))
        for name, groups in by_group.items():
            for value, figures in groups.items():
                parts = [part for code, part in of_group[name][value].items() if code in heaps]
                if parts:
                    figures.append(counted.figure([counted.heap(part) for part in parts], None))
    return Tally(declared, by_unit, by_group, overall, microdata.respondents)


def rows_new(campaign: Campaign, rows: Sequence[Answer]) -> list[Answer]:
    """Without the rows that say what the newest row of the survey says already."""
    return [row for row in rows if not any(_same(row, there) for there in _there(campaign, row)[-1:])]


def rows_hidden(campaign: Campaign, rows: Sequence[Answer]) -> list[Answer]:
    """The rows that would not count: the campaign has a row of the survey that is as new or newer."""
    return [row for row in rows if any(moment(there.at) >= moment(row.at) for there in _there(campaign, row))]


def _there(campaign: Campaign, row: Answer) -> list[Answer]:
    """The rows of the campaign at the same place, the newest last."""
    rows = campaign.rows[row.unit].get(row.code, ())
    return sorted((there for there in rows if there.stage == row.stage), key=lambda there: moment(there.at))


def _same(one: Answer, other: Answer) -> bool:
    """Whether two rows state the same; the note tells of the margin, in one language or the other."""
    return one._replace(at="", note="") == other._replace(at="", note="")


@dataclass(frozen=True)
class _Part:
    """Some respondents: the places of their rows, and their weights in whole steps."""

    rows: Sequence[int]
    weights: Sequence[int]

    @classmethod
    def by_key(cls, keys: Sequence[Key], weights: Sequence[int]) -> "dict[Key, _Part]":
        """The respondents of every unit or group."""
        places: dict[Key, list[int]] = {}
        for place, key in enumerate(keys):
            places.setdefault(key, []).append(place)
        return {key: cls(rows, [weights[place] for place in rows]) for key, rows in places.items()}


def _parts_of_groups(
    groups: Sequence[str], units: Sequence[str], weights: Sequence[int]
) -> dict[str, dict[str, _Part]]:
    """The respondents of every group, unit by unit: a leaf may not apply to some units."""
    by_group: dict[str, dict[str, _Part]] = {}
    for (group, unit), part in _Part.by_key(list(zip(groups, units, strict=True)), weights).items():
        by_group.setdefault(group, {})[unit] = part
    return by_group


class _Heap(NamedTuple):
    """What the answers of some respondents add up to, in whole steps: of every item, and of the scores."""

    items: tuple[tuple[int, int, int], ...]
    """Of every item: answers, their weights, weights × what they count."""
    respondents: int
    answered: int
    weight: int
    squares: int
    first: int
    second: int

    @classmethod
    def of(cls, heaps: "Sequence[_Heap]") -> "_Heap":
        """Several heaps in one."""
        if len(heaps) == 1:
            return heaps[0]
        items, *rest = zip(*heaps, strict=True)
        added = tuple(
            (sum(a), sum(w), sum(s)) for a, w, s in (zip(*item, strict=True) for item in zip(*items, strict=True))
        )
        return cls(added, *map(sum, rest))


class _Leaf:
    """One leaf's items counted, column by column: a survey may have millions of answers."""

    def __init__(self, declared: Declared, leaf: SurveyLeaf, coding: Coding, microdata: Microdata, finest: int) -> None:
        self.leaf = leaf
        self.method = coding.method
        self.least = declared.declaration.least
        self.worth = set(coding.worth.values())
        self.weighted = declared.declaration.weight is not None
        self.finest = finest
        self.columns = [microdata.items[item] for item in leaf.items]
        self.steps = lcm(*(worth.denominator for worth in coding.worth.values()))
        read = {cell: coding.read(cell) for column in self.columns for cell in set(column)}
        self.counts = {cell: 0 if worth is None else int(worth * self.steps) for cell, worth in read.items()}
        self.given = {cell: int(worth is not None) for cell, worth in read.items()}
        self.whole = lcm(*range(1, len(leaf.items) + 1))
        """A respondent's score is the mean of one to all items: in these parts it is whole."""
        self.parts = [0, *(self.whole // count for count in range(1, len(leaf.items) + 1))]

    def heap(self, part: _Part) -> _Heap:
        """The answers of some respondents."""
        weights = part.weights
        items = []
        totals, numbers = [0] * len(part.rows), [0] * len(part.rows)
        for column in self.columns:
            cells = [column[row] for row in part.rows]
            counts = [self.counts[cell] for cell in cells]
            given = [self.given[cell] for cell in cells]
            items.append((sum(given), sum(map(mul, weights, given)), sum(map(mul, weights, counts))))
            totals = list(map(add, totals, counts))
            numbers = list(map(add, numbers, given))
        scores = [total * self.parts[number] for total, number in zip(totals, numbers, strict=True)]
        weighted = list(map(mul, weights, scores))
        answering = list(compress(weights, numbers))
        return _Heap(
            items=tuple(items),
            respondents=len(part.rows),
            answered=len(answering),
            weight=sum(answering),
            squares=sum(map(mul, answering, answering)),
            first=sum(weighted),
            second=sum(map(mul, weighted, scores)),
        )

    def figure(self, heaps: Sequence[_Heap], population: int | None) -> Figure:
        """The figure of all respondents in these heaps."""
        heap = _Heap.of(heaps)
        answers, weights, sums = zip(*heap.items, strict=True)
        items = [self._value(total, weight) for total, weight in zip(sums, weights, strict=True)]
        value = self._together(items, self._value(sum(sums), sum(weights)))
        single = len(items) == 1
        single_share = single and self.method == "share"
        counted = self.method == "share" and not self.weighted and (single or self.leaf.together == "pooled")
        spread = self._spread(heap)
        return Figure(
            code=self.leaf.code,
            method=self.method,
            respondents=heap.respondents,
            answered=heap.answered,
            answers=sum(answers),
            asked=heap.respondents * len(items),
            value=value,
            satisfied=sum(sums) if counted and value is not None else None,
            effective=spread.effective,
            interval=None if value is None else interval_of(value, self.ends, spread, single_share, population),
            population=population,
            few=spread.effective < self.least,
            items=tuple(map(ItemFigure, self.leaf.items, answers, items)),
        )

    def _spread(self, heap: _Heap) -> Spread:
        """The scores in the units of the figure, the weights in their own."""
        score = Fraction(self.percent, self.steps * self.whole)
        weight = Fraction(1, self.finest)
        return Spread(
            heap.answered,
            heap.weight * weight,
            heap.squares * weight**2,
            heap.first * weight * score,
            heap.second * weight * score**2,
        )

    @property
    def ends(self) -> tuple[Fraction, Fraction]:
        """The least and the greatest that the figure can be: those of the scale, or 0 and 100 percent."""
        if self.method == "mean":
            return min(self.worth), max(self.worth)
        return Fraction(0), Fraction(100)

    @property
    def percent(self) -> int:
        """Shares are counted as 1 or 0 and told in percent."""
        return 100 if self.method == "share" else 1

    def _value(self, total: int, weight: int) -> Fraction | None:
        """The weighted mean, percent for shares; None where nobody answered."""
        if not weight:
            return None
        return Fraction(total * self.percent, weight * self.steps)

    def _together(self, items: Sequence[Fraction | None], pooled: Fraction | None) -> Fraction | None:
        """Several items as declared; an item that nobody answered is left out of their mean."""
        known = [value for value in items if value is not None]
        if self.leaf.together != "mean" or not known:
            return pooled
        return sum(known, Fraction(0)) / len(known)
