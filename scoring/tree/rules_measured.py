"""Rules whose facts are measured: a percent or a number against thresholds, bands, a survey.

Sources: Cà Mau QĐ 1880/2013 1.1.4 (steps), Thông tư 09/2021/TT-BTP (proportional), SIPAS (survey).
"""

import operator
from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction
from functools import cached_property
from typing import Annotated, Any, ClassVar, Literal

from pydantic import Field, PlainSerializer, PlainValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from scoring.points import Exact, Ratio, between, exact_text, parse_number
from scoring.problems import Fault, Said
from scoring.tree.facts import (
    Measure,
    Measured,
    Share,
    measured_value,
    read_measure,
    read_share,
    read_survey,
    said_measured,
)
from scoring.tree.fields import NUMBER_SCHEMA, Frozen, Number, TrueFalse, field
from scoring.tree.rule import NOTHING, Asked, Outcome, Rule, Sort, Yardstick, greatest_is

CONDITIONS = ("at_least", "above", "at_most", "below")
_HOLDS = dict(zip(CONDITIONS, (operator.ge, operator.gt, operator.le, operator.lt), strict=True))


SORTS: Mapping[Measure, Sort] = {"percent": "share", "ratio": "ratio", "number": "number"}
"""The sort of fact that a measure is."""


def said_limit(measure: Measure, limit: Fraction) -> Said:
    """A limit of what is measured, as a sentence says it."""
    return Said("why-number", {"number": limit}) if measure == "number" else Said("why-percent", {"percent": limit})


def beyond_hundred(measure: Measure, limit: Fraction) -> Said | str:
    """What a limit above 100 was meant for where the measure is percent."""
    return Said("hint-ratio", {}) if measure == "percent" and limit >= 100 else ""


class Step(Frozen):
    """Points from a threshold on; exactly one of the four conditions."""

    at_least: Number | None = None
    above: Number | None = None
    at_most: Number | None = None
    below: Number | None = None
    points: Number

    def condition(self) -> tuple[str, Fraction]:
        """The condition's name and its threshold."""
        return self.conditions()[0]

    def conditions(self) -> list[tuple[str, Fraction]]:
        conditions = [(name, getattr(self, name)) for name in CONDITIONS]
        return [(name, threshold) for name, threshold in conditions if threshold is not None]

    @cached_property
    def test(self) -> tuple[Callable[[int, int], bool], int, int, Ratio]:
        """How a value compares with the threshold, the threshold's numerator and denominator, and the points."""
        name, threshold = self.condition()
        return _HOLDS[name], threshold.numerator, threshold.denominator, Ratio.of(self.points)


class Steps(Rule[Measured]):
    """The points of the first step reached, else 0."""

    for_conditions: ClassVar[bool] = True
    kind: Literal["steps"]
    measure: Measure = "percent"
    steps: Annotated[tuple[Step, ...], Field(min_length=1)]

    @cached_property
    def asks(self) -> tuple[Asked, ...]:
        return (Asked(SORTS[self.measure]),)

    def read(self, text: str, yardstick: Yardstick) -> Measured:
        return read_measure(text, self.measure, self._marks)

    @cached_property
    def _marks(self) -> tuple[Fraction, ...]:
        return tuple(step.condition()[1] for step in self.steps)

    def score(self, facts: Measured, yardstick: Yardstick) -> Outcome:
        value = measured_value(facts)
        above, below = value.numerator, value.denominator
        for step in self.steps:
            holds, numerator, denominator, points = step.test
            if holds(above * denominator, numerator * below):
                return Outcome(points, self._reached, (facts, step))
        return Outcome(NOTHING, self._reached, (facts, None))

    def _reached(self, facts: Measured, step: Step | None) -> Said:
        name, threshold = (step or self.steps[-1]).condition()
        values = {"measured": said_measured(facts), "limit": self._limit(threshold)}
        return Said(f"why-{name.replace('_', '-')}" if step else "why-no-step", values)

    def _limit(self, threshold: Fraction) -> Said:
        return said_limit(self.measure, threshold)

    def faults(self, full: Fraction) -> Iterator[tuple[str, Fault]]:
        for index, step in enumerate(self.steps):
            if len(step.conditions()) != 1:
                yield f"steps.{index}", Fault("step-one-condition", known=list(CONDITIONS))
                return
            if step.points < 0:
                yield f"steps.{index}.points", Fault("points-negative", given=step.points)
        yield from self._unreachable()
        yield from greatest_is(full, max(step.points for step in self.steps), "steps")

    def _unreachable(self) -> Iterator[tuple[str, Fault]]:
        rising = self.steps[0].condition()[0] in ("at_least", "above")
        reached: tuple[Fraction, int] | None = None
        for index, step in enumerate(self.steps):
            name, threshold = step.condition()
            if rising != (name in ("at_least", "above")):
                yield f"steps.{index}", Fault("steps-two-directions")
                return
            edge = (threshold if rising else -threshold, int(name in ("above", "below")))
            outside = self.measure != "number" and not self._within_percent(name, threshold)
            if outside or (reached is not None and edge >= reached):
                yield (
                    f"steps.{index}.{name}",
                    Fault(
                        "step-unreachable",
                        condition=name,
                        limit=threshold,
                        hint=beyond_hundred(self.measure, threshold),
                    ),
                )
            reached = edge

    def _within_percent(self, name: str, threshold: Fraction) -> bool:
        if self.measure == "ratio":
            return threshold > 0 if name == "below" else threshold >= 0
        edge = {"above": 100, "below": 0}.get(name)
        return 0 <= threshold <= 100 and threshold != edge

    def reaching(self, percent: Fraction) -> "Steps":
        steps = (one.model_copy(update={"points": Fraction(100 * one.points >= percent)}) for one in self.steps)
        return Steps.model_construct(kind="steps", measure=self.measure, steps=tuple(steps))

    def terms(self, full: Fraction) -> Said:
        steps = []
        for step in self.steps:
            name, threshold = step.condition()
            values = {"limit": self._limit(threshold), "points": step.points}
            steps.append(Said(f"rule-step-{name.replace('_', '-')}", values))
        return Said("rule-steps", {"steps": steps})


class Proportional(Rule[Share]):
    """A share of max, nothing below one limit, all of it from another on."""

    for_conditions: ClassVar[bool] = True
    kind: Literal["proportional"]
    full_at: Number = Fraction(100)
    zero_below: Number = Fraction(0)
    inverse: TrueFalse = False

    @cached_property
    def asks(self) -> tuple[Asked, ...]:
        return (Asked("share"),)

    def read(self, text: str, yardstick: Yardstick) -> Share:
        return read_share(text)

    def score(self, facts: Share, yardstick: Yardstick) -> Outcome:
        part, whole, _ = facts
        if self.inverse:
            part = whole - part
        full, (zero_times, zero, full_times, enough) = yardstick.max, self._limits
        if part * zero_times < zero * whole:
            return Outcome(NOTHING, self._why, ("why-below-limit", facts, full, "limit", self.zero_below))
        reached, needed = part * full_times, enough * whole
        if reached >= needed:
            return Outcome(full, self._why, ("why-full", facts, full, "limit", self.full_at))
        points = Ratio(full.numerator * reached, full.denominator * needed)
        return Outcome(points, self._why, ("why-part", facts, full, "full_at", self.full_at))

    @cached_property
    def _limits(self) -> tuple[int, int, int, int]:
        """Whole numbers by which a part and its whole compare with `zero_below`, then those for `full_at`."""
        zero, full = self.zero_below, self.full_at
        return 100 * zero.denominator, zero.numerator, 100 * full.denominator, full.numerator

    def _why(self, code: str, facts: Share, full: Fraction, name: str, limit: Fraction) -> Said:
        measured, percent = said_measured(facts), 100 - facts.percent if self.inverse else facts.percent
        if self.inverse:
            measured = Said("why-inverse", {"measured": measured, "percent": percent})
        return Said(code, {"measured": measured, "max": full, "percent": percent, name: limit})

    def faults(self, full: Fraction) -> Iterator[tuple[str, Fault]]:
        if not 0 < self.full_at <= 100:
            yield "full_at", Fault("full-at-range", given=self.full_at)
        elif self.zero_below < 0:
            yield "zero_below", Fault("limit-out-of-range", given=self.zero_below, hint="")
        elif self.zero_below > self.full_at:
            yield "zero_below", Fault("limits-crossed", low=self.zero_below, high=self.full_at)

    def reaching(self, percent: Fraction) -> "Proportional":
        least = max(self.zero_below, self.full_at * percent / 100)
        return Proportional.model_construct(kind="proportional", full_at=least, zero_below=least, inverse=self.inverse)

    def terms(self, full: Fraction) -> Said:
        share = Said("rule-share-inverse" if self.inverse else "rule-share", {"max": full, "full_at": self.full_at})
        zero = Said("rule-zero-below", {"limit": self.zero_below}) if self.zero_below else ""
        return Said("rule-proportional", {"share": share, "zero": zero})


def _read_band_points(value: Any) -> tuple[Fraction, ...]:
    parts = value if isinstance(value, list) else [value]
    if len(parts) not in (1, 2):
        raise PydanticCustomError("band-points", "one or two numbers")
    return tuple(field(parse_number)(part) for part in parts)


def _write_band_points(points: tuple[Fraction, ...]) -> str | list[str]:
    texts = [exact_text(point) for point in points]
    return texts if len(texts) == 2 else texts[0]


PAIR_SCHEMA = {"type": "array", "items": NUMBER_SCHEMA, "minItems": 2, "maxItems": 2}


class Band(Frozen):
    """From a value on: fixed points (one number), or linear between two."""

    from_: Annotated[Number, Field(alias="from")]
    to: Number | None = None
    points: Annotated[
        tuple[Fraction, ...],
        PlainValidator(_read_band_points),
        PlainSerializer(_write_band_points),
        WithJsonSchema({"anyOf": [NUMBER_SCHEMA, PAIR_SCHEMA]}),
    ]


class Bands(Rule[Measured]):
    """Ascending bands; each holds from its `from` up to, not including, the next."""

    kind: Literal["bands"]
    measure: Measure = "percent"
    bands: Annotated[tuple[Band, ...], Field(min_length=1)]

    @cached_property
    def asks(self) -> tuple[Asked, ...]:
        return (Asked(SORTS[self.measure]),)

    def read(self, text: str, yardstick: Yardstick) -> Measured:
        return read_measure(text, self.measure, self._marks)

    def score(self, facts: Measured, yardstick: Yardstick) -> Outcome:
        value = measured_value(facts)
        index = len(self.bands) - 1
        while index >= 0 and value < self._spans[index][0]:
            index -= 1
        if index < 0:
            return Outcome(NOTHING, self._why, ("why-below-bands", facts, "limit", self.bands[0].from_))
        band, (start, end, points) = self.bands[index], self._spans[index]
        if len(points) == 1 or end is None:
            return Outcome(points[0], self._why, ("why-band", facts, "start", band.from_))
        low, high = points
        if value >= end:
            return Outcome(high, self._why, ("why-beyond-bands", facts, "limit", end))
        return Outcome(between(value, start, end, low, high), self._within, (facts, band, end))

    @cached_property
    def _marks(self) -> tuple[Fraction, ...]:
        return tuple(band.to or band.from_ for band in self.bands)

    @cached_property
    def _spans(self) -> tuple[tuple[Ratio, Ratio | None, tuple[Ratio, ...]], ...]:
        """Of every band its start, its end and its points, whose parts are at hand more quickly."""
        ends = [self._end(index) for index in range(len(self.bands))]
        return tuple(
            (Ratio.of(band.from_), None if end is None else Ratio.of(end), tuple(map(Ratio.of, band.points)))
            for band, end in zip(self.bands, ends, strict=True)
        )

    def _why(self, code: str, facts: Measured, name: str, limit: Exact) -> Said:
        return Said(code, {"measured": said_measured(facts), name: self._limit(limit)})

    def _within(self, facts: Measured, band: Band, end: Exact) -> Said:
        low, high = band.points
        values = {"measured": said_measured(facts), "start": self._limit(band.from_), "end": self._limit(end)}
        return Said("why-within-band", {**values, "low": low, "high": high})

    def _end(self, index: int) -> Fraction | None:
        last = index == len(self.bands) - 1
        return self.bands[index].to if last else self.bands[index + 1].from_

    def _limit(self, limit: Exact) -> Said:
        return said_limit(self.measure, Fraction(limit.numerator, limit.denominator))

    def faults(self, full: Fraction) -> Iterator[tuple[str, Fault]]:
        last = len(self.bands) - 1
        for index, band in enumerate(self.bands):
            linear = len(band.points) == 2
            if index and band.from_ <= self.bands[index - 1].from_:
                yield f"bands.{index}.from", Fault("bands-not-ascending", given=band.from_)
            if self._is_outside(band.from_):
                yield (
                    f"bands.{index}.from",
                    Fault("limit-out-of-range", given=band.from_, hint=beyond_hundred(self.measure, band.from_)),
                )
            if min(band.points) < 0:
                yield f"bands.{index}.points", Fault("points-negative", given=min(band.points))
            if band.to is not None and (index < last or not linear):
                yield f"bands.{index}.to", Fault("band-end-not-last")
            elif band.to is not None and self._is_outside(band.to):
                yield (
                    f"bands.{index}.to",
                    Fault("limit-out-of-range", given=band.to, hint=beyond_hundred(self.measure, band.to)),
                )
            if index == last and linear and (band.to is None or band.to <= band.from_):
                yield f"bands.{index}", Fault("band-end-missing", start=band.from_)
        yield from greatest_is(full, max(max(band.points) for band in self.bands), "bands")

    def _is_outside(self, limit: Fraction) -> bool:
        return self.measure != "number" and (limit < 0 or (self.measure == "percent" and limit > 100))

    def terms(self, full: Fraction) -> Said:
        said = []
        for index, band in enumerate(self.bands):
            end = self._end(index)
            values = {"start": self._limit(band.from_), "low": band.points[0], "high": band.points[-1]}
            if len(band.points) == 1 or end is None:
                said.append(Said("rule-band-fixed", values))
            else:
                said.append(Said("rule-band-linear", {**values, "end": self._limit(end)}))
        return Said("rule-bands", {"bands": said})


def rising(low: Fraction, high: Fraction) -> Iterator[Fault]:
    """What is wrong with two numbers of which the second has to be the greater."""
    if low >= high:
        yield Fault("limits-crossed", low=low, high=high)


class Survey(Rule[Measured]):
    """The share satisfied, or the mean on the questionnaire's scale, as a share of max."""

    for_conditions: ClassVar[bool] = True
    kind: Literal["survey"]
    scale: tuple[Number, Number] = (Fraction(0), Fraction(100))

    @cached_property
    def asks(self) -> tuple[Asked, ...]:
        return (Asked("survey", low=self.scale[0], high=self.scale[1]),)

    def read(self, text: str, yardstick: Yardstick) -> Measured:
        survey = read_survey(text)
        low, high = self.scale
        if isinstance(survey, Fraction) and not low <= survey <= high:
            raise Fault("value-out-of-range", given=text, low=low, high=high)
        return survey

    def score(self, facts: Measured, yardstick: Yardstick) -> Outcome:
        full = yardstick.max
        if isinstance(facts, Share):
            points = Ratio(full.numerator * facts.part, full.denominator * facts.whole)
            return Outcome(points, lambda: Said("why-satisfied", {"measured": said_measured(facts), "max": full}))
        low, high = self.scale
        values = {"mean": facts, "low": low, "high": high, "max": full}
        return Outcome(between(facts, low, high, NOTHING, full), lambda: Said("why-mean", values))

    def faults(self, full: Fraction) -> Iterator[tuple[str, Fault]]:
        for fault in rising(*self.scale):
            yield "scale", fault

    def terms(self, full: Fraction) -> Said:
        return Said("rule-survey", {"max": full, "low": self.scale[0], "high": self.scale[1]})
