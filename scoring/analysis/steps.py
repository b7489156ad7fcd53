"""The whole steps of a rule: which better facts come next, and what each asks of the unit, in words.

`candidates` gives, for every kind of rule, other facts than the present ones, the nearest first; the ladder of a leaf
keeps those that bring more points than all before them. Which way is better is not said here, so that the same
candidates serve bonus and penalty.
"""

import datetime
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import singledispatch
from itertools import chain
from typing import Any, NamedTuple

from scoring.points import exact_text, typed_text
from scoring.problems import Said
from scoring.tree.facts import NO, YES, Measure, Share, read_measure
from scoring.tree.rule import Aggregates, Rule, Yardstick
from scoring.tree.rules_counted import Counts, Deadline, Deduction, PerItem
from scoring.tree.rules_formula import Fact, Formula
from scoring.tree.rules_measured import Bands, Proportional, Steps, Survey
from scoring.tree.rules_normalised import Normalised
from scoring.tree.rules_stated import Checklist, Item, Judged, Levels, Value, YesNo

MOST_WHOLE = 200
"""Up to so many more cases each is a step of its own; beyond that the whole percents are."""
MOST_CHANGED = 50
"""How far a count within a formula is moved up and down."""
MOST_CHOSEN = 12
"""Of so many items left every choice is looked at; of more the ones that give most come first."""
FEWEST_MARKS = 20
"""What has no smallest unit goes up by the greatest of 10, 1, 0.1 … that gives at least so many steps."""


NOUN = Said("noun-cases", {})
"""What cases are called where nothing says more."""


class Candidate(NamedTuple):
    """Facts as answers.csv has them, and what has to be done for them."""

    facts: str
    task: Said


@dataclass(frozen=True, slots=True)
class Present:
    """What a leaf has now: its facts (None where there are none), and what it is measured against.

    `noun` is what its cases are called; `reach` what the rule takes from the facts of the others.
    """

    facts: str | None
    yardstick: Yardstick
    noun: Said = NOUN
    reach: Aggregates | None = None


@singledispatch
def candidates(rule: Rule[Any], present: Present) -> Iterable[Candidate]:
    """Other facts, those nearest to the present ones first; from the first on where there are none."""
    raise NotImplementedError(type(rule).__name__)


@candidates.register
def _yes_no(rule: YesNo, present: Present) -> Iterable[Candidate]:
    now = None if present.facts is None else rule.read(present.facts, present.yardstick)
    if now is not False:
        yield Candidate("no", Said("step-no", {}))
    if now is not True:
        yield Candidate("yes", Said("step-yes", {}))


@candidates.register
def _levels(rule: Levels, present: Present) -> Iterable[Candidate]:
    # Each level is one step however far it is: only its points say which one is next.
    rising = sorted(rule.levels, key=lambda level: level.points)
    now = None if present.facts is None else rule.read(present.facts, present.yardstick)
    below = [level for level in reversed(rising) if now is not None and level.points < now.points]
    above = [level for level in rising if now is None or level.points > now.points]
    for level in chain(above, below):
        yield Candidate(level.id, Said("step-level", {"level": level.title}))


@candidates.register
def _checklist(rule: Checklist, present: Present) -> Iterable[Candidate]:
    done = () if present.facts is None else rule.read(present.facts, present.yardstick)
    if present.facts is None:
        yield Candidate("none", Said("step-items-none", {}))
    undone = [item for item in rule.items if item.id not in done]
    for chosen in _fewest(rule, undone):
        ids = {*done, *(item.id for item in chosen)}
        facts = " ".join(item.id for item in rule.items if item.id in ids)
        yield Candidate(facts, Said("step-items", {"items": [item.title for item in chosen]}))
    for chosen in _fewest(rule, [item for item in rule.items if item.id in done]):
        ids = {*done} - {item.id for item in chosen}
        facts = " ".join(item.id for item in rule.items if item.id in ids) or "none"
        yield Candidate(facts, Said("step-items-undone", {"items": [item.title for item in chosen]}))


def _fewest(rule: Checklist, items: Sequence[Item]) -> list[tuple[Item, ...]]:
    """For every total of points the fewest items that give it, the first of the list; few items, few points first."""
    worth = {item.id: Fraction(1) if item.points is None else item.points for item in items}
    if len(items) > MOST_CHOSEN or rule.needed is not None:
        order = sorted(items, key=lambda item: -worth[item.id])
        return [tuple(order[: count + 1]) for count in range(len(order))]
    best: dict[Fraction, tuple[Item, ...]] = {Fraction(0): ()}
    for item in items:
        for total, chosen in list(best.items()):
            more = total + worth[item.id]
            if more not in best or len(best[more]) > len(chosen) + 1:
                best[more] = (*chosen, item)
    return [chosen for _, chosen in sorted(best.items(), key=lambda pair: (len(pair[1]), pair[0])) if chosen]


@candidates.register
def _deduction(rule: Deduction, present: Present) -> Iterable[Candidate]:
    if present.facts is None:
        yield Candidate("0", Said("step-no-faults", {}))
        return
    now = rule.read(present.facts, present.yardstick)
    for left in _faults_left(rule, now, present.yardstick.max - rule.floor):
        fewer = [
            Said(
                "step-times" if after else "step-none-left",
                {"title": option.title, "now": f"{before:02}", "to": f"{after:02}"},
            )
            for option, (_, before), after in zip(rule.each, now, left, strict=True)
            if before > after
        ]
        facts = " ".join(f"{option.id}={count}" for option, count in zip(rule.each, left, strict=True) if count)
        if fewer:
            yield Candidate(facts or "0", Said("step-fewer-faults", {"fewer": fewer}))


def _faults_left(rule: Deduction, now: Counts, most: Fraction) -> list[tuple[int, ...]]:
    """For every deduction below `most` the faults that may be left, as many as can be; those left most first."""
    best: dict[Fraction, tuple[int, ...]] = {Fraction(0): ()}
    for option, (_, count) in zip(rule.each, now, strict=True):
        longer: dict[Fraction, tuple[int, ...]] = {}
        for lost, left in best.items():
            room = min(count, int((most - lost) / option.points))
            for kept in (room, *whole_numbers(room, 0)):
                total = lost + kept * option.points
                if total not in longer or sum(longer[total]) < sum(left) + kept:
                    longer[total] = (*left, kept)
        best = longer
    return [left for _, left in sorted(best.items(), key=lambda pair: (-sum(pair[1]), -pair[0]))]


@candidates.register
def _per_item(rule: PerItem, present: Present) -> Iterable[Candidate]:
    if rule.each:
        yield from _items_of_several(rule, present)
        return
    now = 0 if present.facts is None else rule.read(present.facts, present.yardstick)[0][1]
    if present.facts is None:
        yield Candidate("0", Said("step-count-reach", {"to": 0}))
    enough = -int(-(present.yardstick.max / rule.worths[0]) // 1)
    for to in whole_numbers(now, enough):
        code = "step-count-more" if present.facts is not None else "step-count-reach"
        yield Candidate(str(to), Said(code, {"more": to - now, "now": now, "to": to}))
    for to in whole_numbers(now, 0):
        yield Candidate(str(to), Said("step-count-fewer", {"fewer": now - to, "now": now, "to": to}))


def _items_of_several(rule: PerItem, present: Present) -> Iterable[Candidate]:
    """More, then fewer, items of one kind: the fewest items first, of as many those of least points."""
    if present.facts is None:
        yield Candidate("0", Said("step-count-reach", {"to": 0}))
    now = rule.read(present.facts or "0", present.yardstick)
    most = max(-int(-(present.yardstick.max / worth) // 1) for worth in rule.worths)
    ways = [*whole_numbers(0, most), *(-fewer for fewer in whole_numbers(0, max(count for _, count in now)))]
    for change in ways:
        for option in sorted(rule.each, key=lambda option: option.points):
            counts = dict(now)
            before, counts[option.id] = counts[option.id], counts[option.id] + change
            if counts[option.id] >= 0:
                facts = " ".join(f"{name}={count}" for name, count in counts.items() if count) or "0"
                values = {"title": option.title, "now": str(before), "to": str(counts[option.id])}
                yield Candidate(facts, Said("step-formula", values))


@candidates.register
def _deadline(rule: Deadline, present: Present) -> Iterable[Candidate]:
    if present.facts is None:
        yield Candidate("none", Said("step-not-done", {}))
    for by in reversed(rule.by):
        # A plan is for the next campaign: the date as the rule has it, not one that is over.
        day = by.last(present.yardstick.year).isoformat()
        yield Candidate(day, Said("step-by" if by.before is None else "step-before", {"day": by.said()}))
    if present.facts is not None:
        yield Candidate("none", Said("step-not-done", {}))


@candidates.register
def _steps(rule: Steps, present: Present) -> Iterable[Candidate]:
    marks = [mark for step in rule.steps for mark in _reaching(*step.condition())]
    return _measured(marks, rule.measure, present)


def _reaching(condition: str, limit: Fraction) -> Iterator[Fraction]:
    """The limit, and the next number beyond it, as finely as the limit is written."""
    digits = len(exact_text(limit).partition(".")[2])
    yield limit
    if condition == "above":
        yield limit + Fraction(1, 10**digits)
    if condition == "below":
        yield limit - Fraction(1, 10**digits)


@candidates.register
def _bands(rule: Bands, present: Present) -> Iterable[Candidate]:
    marks = [mark for band in rule.bands for mark in (band.from_, band.to) if mark is not None]
    if any(len(band.points) == 2 for band in rule.bands):
        marks += even_marks(min(marks), max(marks))
    return _measured(marks, rule.measure, present)


@candidates.register
def _proportional(rule: Proportional, present: Present) -> Iterable[Candidate]:
    limits = [rule.full_at, rule.zero_below]
    marks = [100 - limit for limit in limits] if rule.inverse else limits
    return _measured([*marks, *even_marks(Fraction(0), Fraction(100))], "percent", present)


@candidates.register
def _formula(rule: Formula, present: Present) -> Iterable[Candidate]:
    """One fact changed at a time, up or down: which of them help, the formula itself tells."""
    if present.facts is None:
        return
    parts = rule.parts(present.facts)
    for place, (fact, text) in enumerate(zip(rule.facts, parts, strict=True)):
        for to in _changed(fact, fact.read(text)):
            values = {"title": fact.title, "now": text.replace(".", ","), "to": to.replace(".", ",")}
            yield Candidate(rule.joined((*parts[:place], to, *parts[place + 1 :])), Said("step-formula", values))


def _changed(fact: Fact, now: Fraction | None) -> Iterator[str]:
    """Other values of a fact, the nearest first; what was not done at all has none."""
    if now is None:
        return
    if fact.is_ == "yes_no":
        yield NO if now else YES
    elif fact.is_ == "date":
        for more in range(1, MOST_CHANGED + 1):
            yield from (datetime.date.fromordinal(int(now) + days).isoformat() for days in (-more, more))
    elif fact.is_ == "count":
        for more in range(1, MOST_CHANGED + 1):
            yield from (str(to) for to in (int(now) + more, int(now) - more) if to >= 0)
    elif fact.is_ != "number":
        most = 100 if fact.is_ == "percent" else 200
        marks = [mark for mark in even_marks(Fraction(0), Fraction(most)) if mark != now]
        yield from (f"{exact_text(mark)}%" for mark in sorted(marks, key=lambda mark: abs(mark - now)))


def _measured(marks: Iterable[Fraction], measure: Measure, present: Present) -> Iterable[Candidate]:
    """Whole cases of a share, else the marks: the nearest first."""
    marks = list(marks)
    measured = None if present.facts is None else read_measure(present.facts, measure, marks)
    if isinstance(measured, Share) and measured.counted:
        top = max(measured.whole, *(-int(-mark * measured.whole / 100 // 1) + 1 for mark in marks))
        return _cases(measured, marks, present.noun, "share", top if measure == "ratio" else measured.whole)
    now = measured.percent if isinstance(measured, Share) else measured
    if measure == "ratio":
        return _marked([mark for mark in (*marks, Fraction(0)) if mark >= 0], now, "percent", "%")
    percent = measure == "percent"
    # A share has ends of its own: where nothing is known, 0 % is what takes least.
    within = [mark for mark in (*marks, Fraction(0), Fraction(100)) if 0 <= mark <= 100] if percent else marks
    return _marked(within, now, "percent" if percent else "number", "%" if percent else "")


def _cases(
    share: Share, marks: Iterable[Fraction], noun: Said, what: str, most: int | None = None
) -> Iterator[Candidate]:
    """More or fewer cases of the same total, the nearest first; up to the total, or `most`."""
    done, total = share.part, share.whole
    top = total if most is None else most
    # The cases that reach or leave a limit are among the steps, however many cases there are.
    limits = {count for mark in marks for count in (int(mark * total / 100), -int(-mark * total / 100 // 1))}
    near = {count + more for count in limits for more in (-1, 0, 1)}
    ways = {*whole_numbers(done, max(done, top)), *whole_numbers(done, 0), *near}
    for to in sorted(
        (to for to in ways if 0 <= to <= max(done, top) and to != done), key=lambda to: (abs(to - done), -to)
    ):
        values = {"noun": noun, "count": abs(to - done), "now": f"{done}/{total}", "to": f"{to}/{total}"}
        values |= {"percent": Fraction(100 * to, total)}
        yield Candidate(f"{to}/{total}", Said(f"step-{what}-{'more' if to > done else 'fewer'}", values))


def whole_numbers(now: int, end: int) -> list[int]:
    """The whole numbers after `now` up to `end`; where they are very many, a hundred of them evenly."""
    away = abs(end - now)
    sign = 1 if end > now else -1
    if away <= MOST_WHOLE:
        return [now + sign * more for more in range(1, away + 1)]
    return [now + sign * -(-away * part // 100) for part in range(1, 101)]


def even_marks(low: Fraction, high: Fraction) -> list[Fraction]:
    """The multiples of the greatest of 10, 1, 0.1 … that give at least `FEWEST_MARKS` steps, and both ends."""
    if low >= high:
        return [low]
    grain = Fraction(1)
    while (high - low) / grain >= 10 * FEWEST_MARKS:
        grain *= 10
    while (high - low) / grain < FEWEST_MARKS:
        grain /= 10
    first, last = -int(-low / grain // 1), int(high / grain // 1)
    return [low, *(grain * index for index in range(first, last + 1)), high]


def _marked(marks: Iterable[Fraction], now: Fraction | None, what: str, sign: str = "") -> Iterator[Candidate]:
    """Marks of a measured value, the nearest first; the least first where nothing is known."""
    distinct = {mark for mark in marks if mark != now and "/" not in exact_text(mark)}
    start = min(distinct, default=Fraction(0)) if now is None else now
    for mark in sorted(distinct, key=lambda mark: (abs(mark - start), -mark)):
        way = "reach" if now is None else "raise" if mark > now else "lower"
        yield Candidate(typed_text(mark) + sign, Said(f"step-{what}-{way}", {"now": now, "to": mark}))


@candidates.register
def _survey(rule: Survey, present: Present) -> Iterable[Candidate]:
    facts = None if present.facts is None else rule.read(present.facts, present.yardstick)
    if isinstance(facts, Share) and facts.counted:
        return _cases(facts, (), present.noun, "satisfied")
    if facts is None or isinstance(facts, Share):
        now = None if facts is None else facts.percent
        return _marked(even_marks(Fraction(0), Fraction(100)), now, "satisfied", "%")
    return _marked(even_marks(*rule.scale), facts, "mean")


@candidates.register
def _value(rule: Value, present: Present) -> Iterable[Candidate]:
    now = None if present.facts is None else rule.read(present.facts, present.yardstick)
    return _marked(even_marks(rule.min, rule.max), now, "value")


@candidates.register
def _normalised(rule: Normalised, present: Present) -> Iterable[Candidate]:
    now = None if present.facts is None else rule.read(present.facts, present.yardstick)
    low, high = rule.fixed or present.reach or (now or Fraction(0),) * 2
    return _marked(even_marks(low, high), now, "number")


@candidates.register
def _judged(rule: Judged, present: Present) -> Iterable[Candidate]:
    now = None if present.facts is None else rule.read(present.facts, present.yardstick)
    most, at = int(present.yardstick.max / rule.step), int((now or Fraction(0)) / rule.step)
    marks = [rule.step * index for index in (0, *whole_numbers(at, most), *whole_numbers(at, 0))]
    return _marked(marks, now, "judged")
