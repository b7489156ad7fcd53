"""Rules whose facts are counted or dated: deductions a fault, points an item, a deadline met.

Source of the forms: domain notes 2, numbers 6 and 8 (deduction per violation with a floor), reports on time.
"""

import datetime
from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import cached_property
from typing import Annotated, Any, ClassVar, Literal

from pydantic import Field

from scoring.points import parse_count
from scoring.problems import Fault, Said
from scoring.tree.facts import read_counts, read_date
from scoring.tree.fields import Day, Frozen, Number, Whole, later
from scoring.tree.rule import NOTHING, Asked, Option, Outcome, Rule, Yardstick, greatest_is, repeated

Counts = tuple[tuple[str, int], ...]

MOST_YEARS_AWAY = 50


class Deduction(Rule[Counts]):
    """Max less so much a fault, not below the floor."""

    kind: Literal["deduction"]
    each: Annotated[tuple[Option, ...], Field(min_length=1)]
    floor: Number = Fraction(0)
    point_keys: ClassVar[frozenset[str]] = frozenset({"points", "floor"})
    takes_off: ClassVar[bool] = True

    @cached_property
    def asks(self) -> tuple[Asked, ...]:
        return tuple(Asked("count", option, option.points) for option in self.each)

    def parts(self, text: str) -> tuple[str, ...]:
        return _counted(self.each, text)

    def joined(self, parts: Sequence[str]) -> str:
        return _stated(self.each, parts)

    def read(self, text: str, yardstick: Yardstick) -> Counts:
        return read_counts(text, [option.id for option in self.each])

    def score(self, facts: Counts, yardstick: Yardstick) -> Outcome:
        lost = sum((option.points * count for option, (_, count) in zip(self.each, facts, strict=True)), NOTHING)
        return Outcome(max(yardstick.max - lost, self.floor), lambda: self._deducted(facts, lost, yardstick.max))

    def _deducted(self, facts: Counts, lost: Fraction, full: Fraction) -> Said:
        if not lost:
            return Said("why-no-deduction", {"max": full})
        values = {"max": full, "lost": lost, "counted": _times(self.each, facts), "floor": self.floor}
        return Said("why-deducted-floor" if full - lost < self.floor else "why-deducted", values)

    def least(self) -> Fraction:
        return self.floor

    def faults(self, full: Fraction) -> Iterator[tuple[str, Fault]]:
        yield from _each_faults(self.each)
        if self.floor > full:
            yield "floor", Fault("limits-crossed", low=self.floor, high=full)

    def terms(self, full: Fraction) -> Said:
        each = [Said("rule-option", {"title": option.title, "points": -option.points}) for option in self.each]
        return Said("rule-deduction", {"max": full, "each": each, "floor": self.floor})


class PerItem(Rule[Counts]):
    """So many points an item, of one kind or of several, up to max."""

    kind: Literal["per_item"]
    points: Number | None = later(None)
    each: Annotated[tuple[Option, ...], Field(min_length=1)] = later(())

    @cached_property
    def worths(self) -> tuple[Fraction, ...]:
        """The points of an item of every kind that is counted."""
        return tuple(option.points for option in self.each) or (self.points or NOTHING,)

    @cached_property
    def asks(self) -> tuple[Asked, ...]:
        return tuple(Asked("count", option, option.points) for option in self.each) or (Asked("count"),)

    def parts(self, text: str) -> tuple[str, ...]:
        return _counted(self.each, text) if self.each else (text,)

    def joined(self, parts: Sequence[str]) -> str:
        return _stated(self.each, parts) if self.each else parts[0]

    def read(self, text: str, yardstick: Yardstick) -> Counts:
        if not self.each:
            return (("", parse_count(text)),)
        return read_counts(text, [option.id for option in self.each])

    def score(self, facts: Counts, yardstick: Yardstick) -> Outcome:
        earned = sum((worth * count for worth, (_, count) in zip(self.worths, facts, strict=True)), NOTHING)
        return Outcome(min(earned, yardstick.max), lambda: self._earned(facts, earned, yardstick.max))

    def _earned(self, facts: Counts, earned: Fraction, full: Fraction) -> Said:
        if not self.each:
            values: dict[str, Any] = {"count": facts[0][1], "points": self.worths[0], "earned": earned, "max": full}
            return Said("why-items-capped" if earned > full else "why-items", values)
        if not earned:
            return Said("why-each-none", {})
        values = {"counted": _times(self.each, facts), "earned": earned, "max": full}
        return Said("why-each-capped" if earned > full else "why-each", values)

    def faults(self, full: Fraction) -> Iterator[tuple[str, Fault]]:
        if (self.points is None) == (not self.each):
            yield ("each" if self.each else "kind"), Fault("per-item-points-or-each")
        if self.points is not None and self.points <= 0:
            yield "points", Fault("points-not-positive", given=self.points)
        yield from _each_faults(self.each)

    def terms(self, full: Fraction) -> Said:
        if self.each:
            each = [Said("rule-option", {"title": option.title, "points": option.points}) for option in self.each]
            return Said("rule-per-item-each", {"each": each, "max": full})
        return Said("rule-per-item", {"points": self.worths[0], "max": full})


def _counted(options: Sequence[Option], text: str) -> tuple[str, ...]:
    """The count of every option."""
    return tuple(str(count) for _, count in read_counts(text, [option.id for option in options]))


def _stated(options: Sequence[Option], parts: Sequence[str]) -> str:
    """The facts that these counts make."""
    counts = [(option.id, parse_count(part)) for option, part in zip(options, parts, strict=True) if part]
    return " ".join(f"{name}={count}" for name, count in counts if count) or "0"


def _times(options: Sequence[Option], facts: Counts) -> list[Said]:
    """What was counted, in words."""
    return [
        Said("why-times", {"count": count, "title": option.title, "points": option.points})
        for option, (_, count) in zip(options, facts, strict=False)
        if count
    ]


def _each_faults(options: Sequence[Option]) -> Iterator[tuple[str, Fault]]:
    yield from repeated(options, "each")
    for index, option in enumerate(options):
        if option.points <= 0:
            yield f"each.{index}.points", Fault("points-not-positive", given=option.points)


class By(Frozen):
    """A date and the points for meeting it; `year` counts from the campaign's year.

    Exactly one of `date`, the last day that is in time, and `before` (“trước ngày …”), the first that is too late.
    """

    date: Day | None = later(None)
    before: Day | None = later(None)
    year: Whole = 0
    points: Number

    @property
    def key(self) -> str:
        """The key that the day stands under."""
        return "date" if self.before is None else "before"

    @property
    def stated(self) -> str:
        """The day as the rule has it: `12-31` or `2022-12-31`."""
        return self.date or self.before or ""

    @property
    def dated(self) -> bool:
        """Whether the day has its year already."""
        return len(self.stated) == len("2022-12-31")

    def day(self, year: int) -> datetime.date:
        """The day as the rule has it, in a campaign of that year."""
        if self.dated:
            return datetime.date.fromisoformat(self.stated)
        return datetime.date.fromisoformat(f"{year + self.year:04d}-{self.stated}")

    def last(self, year: int) -> datetime.date:
        """The last day that is in time, in a campaign of that year."""
        day = self.day(year)
        if self.before is None or day == datetime.date.min:
            return day
        return day - datetime.timedelta(days=1)

    def follows(self, other: "By") -> bool:
        """Whether the date is later than the other, as far as that can be told without the campaign's year."""
        if self.dated != other.dated or abs(other.year) > MOST_YEARS_AWAY:
            return True
        return self.last(2000) > other.last(2000)

    def said(self) -> Said:
        """The date in words, without knowing the campaign's year."""
        month, day = self.stated[-5:].split("-")
        values = {"day": day, "month": month, "year": self.stated[:4], "years": f"{self.year:+d}"}
        if self.dated:
            return Said("day-full", values)
        near = {-1: "day-last-year", 0: "day-this-year", 1: "day-next-year"}
        return Said(near.get(self.year, "day-other-year"), values)


class Deadline(Rule[datetime.date | None]):
    """The points of the first date not missed, else 0."""

    kind: Literal["deadline"]
    by: Annotated[tuple[By, ...], Field(min_length=1)]

    @cached_property
    def asks(self) -> tuple[Asked, ...]:
        return (Asked("date"),)

    def read(self, text: str, yardstick: Yardstick) -> datetime.date | None:
        return read_date(text)

    def score(self, facts: datetime.date | None, yardstick: Yardstick) -> Outcome:
        if facts is None:
            return Outcome(NOTHING, lambda: Said("why-not-done", {}))
        for by in self.by:
            if facts <= by.last(yardstick.year):
                why = "why-on-time" if by.before is None else "why-before"
                return Outcome(by.points, Said, (why, {"day": facts, "limit": by.day(yardstick.year)}))
        why = "why-too-late" if by.before is None else "why-not-before"
        return Outcome(NOTHING, Said, (why, {"day": facts, "limit": by.day(yardstick.year)}))

    def faults(self, full: Fraction) -> Iterator[tuple[str, Fault]]:
        unclear = [index for index, by in enumerate(self.by) if (by.date is None) == (by.before is None)]
        for index in unclear:
            yield f"by.{index}", Fault("deadline-one-day")
        for index, by in enumerate(self.by):
            if by.points < 0:
                yield f"by.{index}.points", Fault("points-negative", given=by.points)
            if by.dated and by.year:
                yield f"by.{index}.year", Fault("deadline-year-twice", given=by.stated)
            if abs(by.year) > MOST_YEARS_AWAY:
                yield f"by.{index}.year", Fault("deadline-year-range", given=by.year)
            elif index and not unclear and not by.follows(self.by[index - 1]):
                yield f"by.{index}.{by.key}", Fault("deadlines-not-ascending", given=by.stated)
        yield from greatest_is(full, max(by.points for by in self.by), "by")

    def terms(self, full: Fraction) -> Said:
        said = [
            Said("rule-by" if by.before is None else "rule-before", {"date": by.said(), "points": by.points})
            for by in self.by
        ]
        return Said("rule-deadline" if self.by[-1].before is None else "rule-deadline-before", {"by": said})
