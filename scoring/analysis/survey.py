"""A survey tallied: the facts of every unit's survey leaves, exactly, and how far they can be trusted.

The figure of an item in a unit is the weighted mean of what its answers count (share: 1 or 0; mean: the place on the
scale; options: percent); who did not answer is left out of the denominator. Several items: the mean of their figures,
or all answers in one heap. Figures are exact ratios; margins of error are floats, for they never feed a score.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from math import lcm

from scoring.analysis.survey_declaration import Coding, Declared, Method, SurveyLeaf
from scoring.analysis.survey_margin import Score, effective_size, margin_of_error
from scoring.analysis.survey_microdata import Microdata
from scoring.campaign.answers import Answer, moment
from scoring.campaign.campaign import Campaign
from scoring.campaign.check_answers import conditions_of
from scoring.points import rounded_text

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
    respondents would tell as much; `margin` is in the units of `value`, at 95 %.
    """

    code: str
    method: Method
    respondents: int
    answered: int
    answers: int
    asked: int
    value: Fraction | None
    satisfied: int | None
    effective: float
    margin: float | None
    population: int | None
    few: bool
    items: tuple[ItemFigure, ...]

    @property
    def silence(self) -> Fraction:
        """The part of the questions asked that has no answer (item non-response)."""
        return 1 - Fraction(self.answers, self.asked)

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
    conditions = conditions_of(campaign.criteria)
    units = {unit.code: unit for unit in campaign.units}
    respondents = microdata.respondents
    by_unit: dict[str, list[Figure]] = {code: [] for code in units if respondents[code]}
    overall: list[Figure] = []
    by_group: dict[str, dict[str, list[Figure]]] = {
        name: {value: [] for value in sorted(set(column))} for name, column in microdata.groups.items()
    }
    for leaf, coding in declared.leaves:
        applies = {code for code in by_unit if all(units[code].within(node) for node in conditions.get(leaf.code, ()))}
        counted = _Leaf(declared, leaf, coding, microdata)
        heaps = counted.heaps(microdata.units)
        for code in by_unit:
            if code in applies:
                by_unit[code].append(counted.figure([heaps[code]], populations.get(code)))
        everybody = [heaps[code] for code in sorted(applies)]
        if everybody:
            overall.append(counted.figure(everybody, None))
        for name, column in microdata.groups.items():
            keys = [key if unit in applies else None for key, unit in zip(column, microdata.units, strict=True)]
            for value, heap in counted.heaps(keys).items():
                if value is not None:
                    by_group[name][value].append(counted.figure([heap], None))
    return Tally(declared, by_unit, by_group, overall, respondents)


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
    return one._replace(at="") == other._replace(at="")


@dataclass
class _Heap:
    """What is added up over respondents: weights and weighted answers of every item, in whole steps."""

    answers: list[int]
    weights: list[int]
    sums: list[int]
    respondents: int = 0
    answered: int = 0
    scores: list[Score] = field(default_factory=list)


class _Leaf:
    """One leaf's items counted. Respondents who answered alike with equal weights are one line."""

    def __init__(self, declared: Declared, leaf: SurveyLeaf, coding: Coding, microdata: Microdata) -> None:
        self.leaf = leaf
        self.method = coding.method
        self.least = declared.declaration.least
        self.weighted = declared.declaration.weight is not None
        self.weights = microdata.weights
        self.columns = [microdata.items[item] for item in leaf.items]
        steps = lcm(*(worth.denominator for worth in microdata.worth.values()))
        self.steps_of_weight = {cell: int(worth * steps) for cell, worth in microdata.worth.items()}
        self.weight_as_float = {cell: float(worth) for cell, worth in microdata.worth.items()}
        self.steps = lcm(*(worth.denominator for worth in coding.worth.values()))
        cells = {cell for column in self.columns for cell in set(column)}
        read = {cell: coding.read(cell) for cell in cells}
        self.counts = {cell: None if worth is None else int(worth * self.steps) for cell, worth in read.items()}

    def heaps(self, keys: Sequence[str] | Sequence[str | None]) -> dict[str | None, _Heap]:
        """The answers by key (unit or group)."""
        width = len(self.columns)
        found: dict[str | None, _Heap] = {
            key: _Heap([0] * width, [0] * width, [0] * width) for key in dict.fromkeys(keys)
        }
        lines = Counter(zip(keys, self.weights, *self.columns, strict=True))
        for (key, weight, *cells), times in lines.items():
            heap = found[key]
            heap.respondents += times
            heavy = self.steps_of_weight[weight] * times
            total = answers = 0
            for index, cell in enumerate(cells):
                counts = self.counts[cell]
                if counts is not None:
                    heap.answers[index] += times
                    heap.weights[index] += heavy
                    heap.sums[index] += heavy * counts
                    total += counts
                    answers += 1
            if answers:
                heap.answered += times
                heap.scores.append(Score(total / answers / self.steps, self.weight_as_float[weight], times))
        return found

    def figure(self, heaps: Sequence[_Heap], population: int | None) -> Figure:
        """The figure of all respondents in these heaps."""
        answers, weights, sums = (
            [sum(column) for column in zip(*rows, strict=True)]
            for rows in (
                [heap.answers for heap in heaps],
                [heap.weights for heap in heaps],
                [heap.sums for heap in heaps],
            )
        )
        respondents = sum(heap.respondents for heap in heaps)
        answered = sum(heap.answered for heap in heaps)
        items = [self._value(total, weight) for total, weight in zip(sums, weights, strict=True)]
        value = self._together(items, self._value(sum(sums), sum(weights)))
        single = len(items) == 1
        counted = self.method == "share" and not self.weighted and (single or self.leaf.together == "pooled")
        scores = [score for heap in heaps for score in heap.scores]
        margin = margin_of_error(scores, self.method == "share" and single, answered, population)
        return Figure(
            code=self.leaf.code,
            method=self.method,
            respondents=respondents,
            answered=answered,
            answers=sum(answers),
            asked=respondents * len(items),
            value=value,
            satisfied=sum(sums) if counted and value is not None else None,
            effective=effective_size(scores),
            margin=margin * 100 if margin is not None and self.method == "share" else margin,
            population=population,
            few=answered < self.least,
            items=tuple(map(ItemFigure, self.leaf.items, answers, items)),
        )

    def _value(self, total: int, weight: int) -> Fraction | None:
        """The weighted mean, percent for shares; None where nobody answered."""
        if not weight:
            return None
        return Fraction(total * (100 if self.method == "share" else 1), weight * self.steps)

    def _together(self, items: Sequence[Fraction | None], pooled: Fraction | None) -> Fraction | None:
        """Several items as declared; an item that nobody answered is left out of their mean."""
        known = [value for value in items if value is not None]
        if self.leaf.together != "mean" or not known:
            return pooled
        return sum(known, Fraction(0)) / len(known)
