"""Rules whose facts are stated: yes or no, a level, the items done, a score from elsewhere, a judgement.

Source of the forms: Cà Mau QĐ 1880/2013 (yes/no, levels), Sa Đéc's checklists and step grids, published sub-scores.
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import cached_property
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from scoring.problems import Fault, Joined, Said, Text, did_you_mean
from scoring.tree.facts import NO, YES, read_ids, read_number, read_yes_no
from scoring.tree.fields import Named, Number, TrueFalse, Whole, later
from scoring.tree.rule import NOTHING, Asked, Option, Outcome, Rule, Yardstick, greatest_is, repeated


class YesNo(Rule[bool]):
    """Yes gives max, no gives 0."""

    for_conditions: ClassVar[bool] = True
    kind: Literal["yes_no"]

    @cached_property
    def asks(self) -> tuple[Asked, ...]:
        return (Asked("yes_no"),)

    def read(self, text: str, yardstick: Yardstick) -> bool:
        return read_yes_no(text)

    def score(self, facts: bool, yardstick: Yardstick) -> Outcome:
        return Outcome(yardstick.max if facts else NOTHING, lambda: Said("word-yes" if facts else "word-no", {}))

    def reaching(self, percent: Fraction) -> "YesNo":
        return self

    def terms(self, full: Fraction) -> Said:
        return Said("rule-yes-no", {"max": full})


class Levels(Rule[Option]):
    """One of several described levels; the best gives max, a level may be negative."""

    for_conditions: ClassVar[bool] = True
    kind: Literal["levels"]
    levels: Annotated[tuple[Option, ...], Field(min_length=1)]

    @cached_property
    def asks(self) -> tuple[Asked, ...]:
        return (Asked("level", levels=self.levels),)

    def read(self, text: str, yardstick: Yardstick) -> Option:
        ids = [level.id for level in self.levels]
        if text not in ids:
            raise Fault("id-unknown", given=text, known=ids, hint=did_you_mean(text, ids))
        return self.levels[ids.index(text)]

    def score(self, facts: Option, yardstick: Yardstick) -> Outcome:
        return Outcome(facts.points, lambda: Said("why-level", {"level": facts.title}))

    def least(self) -> Fraction:
        return min(Fraction(0), *(level.points for level in self.levels))

    def faults(self, full: Fraction) -> Iterator[tuple[str, Fault]]:
        yield from repeated(self.levels, "levels")
        yield from greatest_is(full, max(level.points for level in self.levels), "levels")

    def reaching(self, percent: Fraction) -> "Levels":
        levels = (one.model_copy(update={"points": Fraction(100 * one.points >= percent)}) for one in self.levels)
        return Levels.model_construct(kind="levels", levels=tuple(levels))

    def terms(self, full: Fraction) -> Said:
        levels = [Said("rule-option", {"title": lv.title, "points": lv.points}) for lv in self.levels]
        return Said("rule-levels", {"levels": levels})


class Item(Named):
    """What is done or not; its points where the items add up."""

    points: Number | None = later(None)


class Checklist(Rule[tuple[str, ...]]):
    """The sum of the items done, all of them giving max; or max where all, or so many, are done, else 0."""

    kind: Literal["checklist"]
    items: Annotated[tuple[Item, ...], Field(min_length=1)]
    all: TrueFalse = later(False)
    at_least: Whole | None = later(None)

    @property
    def needed(self) -> int | None:
        """How many items done give max; None where each has points of its own."""
        return len(self.items) if self.all else self.at_least

    @cached_property
    def asks(self) -> tuple[Asked, ...]:
        return tuple(Asked("yes_no", item, item.points) for item in self.items)

    def parts(self, text: str) -> tuple[str, ...]:
        done = read_ids(text, [item.id for item in self.items])
        return tuple(YES if item.id in done else NO for item in self.items)

    def joined(self, parts: Sequence[str]) -> str:
        done = [item.id for item, part in zip(self.items, parts, strict=True) if part and read_yes_no(part)]
        return " ".join(done) or "none"

    def read(self, text: str, yardstick: Yardstick) -> tuple[str, ...]:
        return read_ids(text, [item.id for item in self.items])

    def score(self, facts: tuple[str, ...], yardstick: Yardstick) -> Outcome:
        if self.needed is not None:
            points = yardstick.max if len(facts) >= self.needed else NOTHING
            return Outcome(points, lambda: self._counted(facts))
        points = sum((item.points or NOTHING for item in self.items if item.id in facts), NOTHING)
        return Outcome(points, lambda: self._done(facts))

    def _counted(self, facts: tuple[str, ...]) -> Said:
        values = {"count": len(facts), "of": len(self.items), "needed": self.needed, "what": self._done(facts)}
        return Said("why-items-needed", values)

    def _done(self, facts: tuple[str, ...]) -> Said:
        undone = [item.title for item in self.items if item.id not in facts]
        done = [self._titled(item) for item in self.items if item.id in facts]
        if not done:
            return Said("why-nothing-done", {"undone": undone})
        if not undone:
            return Said("why-all-done", {"done": done})
        return Said("why-done", {"done": done, "undone": undone})

    def _titled(self, item: Item) -> Said | Text:
        return item.title if item.points is None else Said("why-item", {"title": item.title, "points": item.points})

    def faults(self, full: Fraction) -> Iterator[tuple[str, Fault]]:
        yield from repeated(self.items, "items")
        for index, item in enumerate(self.items):
            if item.id == "none":
                yield f"items.{index}.id", Fault("id-reserved", given=item.id)
        yield from self._needed_faults() if self.needed is not None else self._points_faults(full)

    def _needed_faults(self) -> Iterator[tuple[str, Fault]]:
        if self.all and self.at_least is not None:
            yield "at_least", Fault("checklist-all-and-some")
        elif self.at_least is not None and not 1 <= self.at_least <= len(self.items):
            yield "at_least", Fault("checklist-at-least", given=self.at_least, most=len(self.items))
        for index, item in enumerate(self.items):
            if item.points is not None:
                yield f"items.{index}.points", Fault("checklist-points-unused")

    def _points_faults(self, full: Fraction) -> Iterator[tuple[str, Fault]]:
        for index, item in enumerate(self.items):
            if item.points is None:
                yield f"items.{index}", Fault("checklist-points-missing")
            elif item.points < 0:
                yield f"items.{index}.points", Fault("points-negative", given=item.points)
        stated = [item.points for item in self.items if item.points is not None]
        total = sum(stated, NOTHING)
        if total != full and len(stated) == len(self.items):
            yield "items", Fault("rule-items-sum", total=total, max=full)

    def terms(self, full: Fraction) -> Said:
        if self.needed is not None:
            titles = Joined([item.title for item in self.items], "; ")
            values = {"max": full, "needed": self.needed, "items": titles}
            return Said("rule-checklist-all" if self.needed == len(self.items) else "rule-checklist-some", values)
        items = [Said("rule-option", {"title": item.title, "points": item.points}) for item in self.items]
        return Said("rule-checklist", {"items": items})


class Value(Rule[Fraction]):
    """The score itself, computed elsewhere: a published sub-score, a register."""

    kind: Literal["value"]
    min: Number = Fraction(0)
    max: Number
    point_keys: ClassVar[frozenset[str]] = frozenset({"min", "max"})
    states_points: ClassVar[bool] = True

    @cached_property
    def asks(self) -> tuple[Asked, ...]:
        return (Asked("number", low=self.min, high=self.max),)

    def read(self, text: str, yardstick: Yardstick) -> Fraction:
        number = read_number(text)
        if not self.min <= number <= self.max:
            raise Fault("value-out-of-range", given=text, low=self.min, high=self.max)
        return number

    def score(self, facts: Fraction, yardstick: Yardstick) -> Outcome:
        return Outcome(facts, lambda: Said("why-value", {"number": facts}))

    def least(self) -> Fraction:
        return self.min

    def faults(self, full: Fraction) -> Iterator[tuple[str, Fault]]:
        if self.min > self.max:
            yield "min", Fault("limits-crossed", low=self.min, high=self.max)
        yield from greatest_is(full, self.max, "max")

    def terms(self, full: Fraction) -> Said:
        return Said("rule-value", {"low": self.min, "high": self.max})


class Judged(Rule[Fraction]):
    """Points given by judgement, from 0 to max in steps; the row needs a note, always or where points are lost."""

    kind: Literal["judged"]
    step: Number
    note: Literal["always", "below_full"] = later("always")
    point_keys: ClassVar[frozenset[str]] = frozenset({"step"})
    judged: ClassVar[bool] = True
    states_points: ClassVar[bool] = True

    @cached_property
    def asks(self) -> tuple[Asked, ...]:
        return (Asked("judgement", step=self.step),)

    def read(self, text: str, yardstick: Yardstick) -> Fraction:
        number = read_number(text)
        if not 0 <= number <= yardstick.max:
            raise Fault("value-out-of-range", given=text, low=Fraction(0), high=yardstick.max)
        if number % self.step:
            raise Fault("off-step", given=text, step=self.step)
        return number

    def score(self, facts: Fraction, yardstick: Yardstick) -> Outcome:
        return Outcome(facts, lambda: Said("why-judged", {"number": facts, "step": self.step}))

    def faults(self, full: Fraction) -> Iterator[tuple[str, Fault]]:
        if self.step <= 0 or full % self.step:
            yield "step", Fault("judged-step", given=self.step, max=full)

    def needs_note_for(self, facts: object, full: Fraction) -> bool:
        return not self.note_only_below_full or facts != full

    @property
    def note_only_below_full(self) -> bool:
        return self.note == "below_full"

    def terms(self, full: Fraction) -> Said:
        code = "rule-judged-below" if self.note_only_below_full else "rule-judged"
        return Said(code, {"max": full, "step": self.step})
