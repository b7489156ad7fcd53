"""A rule whose points are a formula over several facts, where no other kind says what a decision says.

Source of the form: targets and leaders in emulation clusters (cụm thi đua): below the target in proportion, at it half,
the leader all, above it in proportion to the leader's.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from functools import cached_property
from typing import Annotated, Any, ClassVar, Literal

from pydantic import Field, PlainValidator, PrivateAttr, WithJsonSchema

from scoring.points import parse_count
from scoring.problems import Fault, Said, did_you_mean
from scoring.tree.facts import Share, read_date, read_number, read_ratio, read_share, read_yes_no
from scoring.tree.fields import Frozen, Named, Number, Words, field, later
from scoring.tree.formula import WORDS, Expression, read_expression
from scoring.tree.formula_values import UNIT, Given, Key, Value, aggregated, named_in
from scoring.tree.rule import NOTHING, Aggregates, Asked, Columns, Outcome, Rule, Sort, Yardstick

KNOWN = Fraction(1)
"""Stands before what an aggregate came to; 0 before one that has no value."""
Facts = tuple[tuple[str, Fraction | str | None], ...]
"""What is known by its name: facts, None for a date that is none; columns of the unit as texts."""
FactKind = Literal["count", "number", "percent", "ratio", "date", "yes_no"]
SORTS: dict[FactKind, Sort] = {
    "count": "count",
    "number": "number",
    "percent": "share",
    "ratio": "ratio",
    "date": "date",
    "yes_no": "yes_no",
}


def _identifier(text: str) -> str:
    if not re.fullmatch(r"[A-Za-z][A-Za-z0-9_]{0,29}", text) or text in WORDS:
        raise Fault("formula-fact-id", given=text)
    return text


FactId = Annotated[
    str,
    PlainValidator(field(_identifier)),
    WithJsonSchema({"type": "string", "pattern": "^[A-Za-z][A-Za-z0-9_]{0,29}$"}),
]


class Fact(Named):
    """One fact that a formula asks for; percents and ratios are read as their number of percent, dates as days."""

    id: FactId
    is_: Annotated[FactKind, Field(alias="is")]
    before_: FactId | None = later(None, alias="before")
    """Which fact of the same leaf in the previous campaign is offered as the value of this one."""

    def read(self, text: str) -> Value:
        """The number in a text; None of a date that is none. Raises `Fault`."""
        if self.is_ == "count":
            return Fraction(parse_count(text))
        if self.is_ == "yes_no":
            return Fraction(read_yes_no(text))
        if self.is_ == "number":
            return read_number(text)
        if self.is_ == "date":
            day = read_date(text)
            return None if day is None else Fraction(day.toordinal())
        share: Share = read_share(text) if self.is_ == "percent" else read_ratio(text)
        return share.percent


def _offered(fact: Fact, before: Mapping[str, str]) -> str:
    """What was stated before of the fact that is asked for, where it may stand for this one."""
    text = before.get(fact.before_ or "", "")
    try:
        fact.read(text)
    except Fault:
        return ""
    return text


def _given(facts: Facts, yardstick: Yardstick) -> Given:
    """The values of all names in a formula."""
    named: dict[str, Fraction | str | None] = {"full": yardstick.max, "year": Fraction(yardstick.year)}
    return {**dict(facts), **named}


class Line(Frozen):
    """Points where a condition holds; one without a condition always does."""

    when: Words | None = None
    give: Words


class Formula(Rule[Facts]):
    """The points of the first line that holds and has a value, kept within least and max; else 0."""

    kind: Literal["formula"]
    facts: Annotated[tuple[Fact, ...], Field(min_length=1)]
    least_: Annotated[Number, Field(alias="least")] = Fraction(0)
    points: Annotated[tuple[Line, ...], Field(min_length=1)]
    point_keys: ClassVar[frozenset[str]] = frozenset({"least"})
    scales: ClassVar[bool] = False
    _unit: Facts = PrivateAttr(())

    @cached_property
    def asks(self) -> tuple[Asked, ...]:
        return tuple(Asked(SORTS[fact.is_], fact) for fact in self.facts)

    @property
    def has_start(self) -> bool:
        return False

    @cached_property
    def lines(self) -> tuple[tuple[Expression | None, Expression], ...]:
        """Conditions and points, read. Raises `Fault` with the place within the text."""
        return tuple(self._line(line) for line in self.points)

    def _line(self, line: Line) -> tuple[Expression | None, Expression]:
        kinds = {fact.id: fact.is_ for fact in self.facts}
        when = None if line.when is None else read_expression(line.when, kinds, "condition")
        return when, read_expression(line.give, kinds, "number")

    @cached_property
    def _aggregates(self) -> tuple[tuple[Key, Expression], ...]:
        """What it takes from all units, each once, with an expression that has it."""
        parts = {key: part for line in self.lines for part in line if part for key in part.aggregates}
        return tuple(parts.items())

    @property
    def looks_at_others(self) -> bool:
        return bool(self._aggregates)

    @cached_property
    def columns(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        spoken: dict[str, list[str]] = {}
        for column, text in (pair for line in self.lines for part in line if part for pair in part.columns):
            spoken.setdefault(column, []).extend([text] if text else [])
        return tuple((column, tuple(dict.fromkeys(texts))) for column, texts in spoken.items())

    def of_unit(self, columns: Columns) -> "Formula":
        bound = self.model_copy()
        bound._unit = tuple((f"{UNIT}.{column}", columns.get(column, "")) for column, _ in self.columns)
        return bound

    def with_unit(self, facts: Facts) -> Facts:
        return tuple({**dict(facts), **dict(self._unit)}.items())

    def observed(self, facts: Iterable[Facts], yardstick: Yardstick) -> Aggregates | None:
        each = [_given(one, yardstick) for one in facts]
        if not each:
            return None
        values = [
            aggregated(key.name, part.argument_values(key, self._group(key, each))) for key, part in self._aggregates
        ]
        return tuple(number for value in values for number in ((NOTHING, NOTHING) if value is None else (KNOWN, value)))

    def _group(self, key: Key, each: Sequence[Given]) -> Sequence[Given]:
        """The units that an aggregate looks at: all, or those with the unit's own value in a column, if it has one."""
        if not key.group:
            return each
        column = f"{UNIT}.{key.group}"
        own = dict(self._unit).get(column)
        return [one for one in each if own and one.get(column) == own]

    def parts(self, text: str) -> tuple[str, ...]:
        given = self._texts(text)
        return tuple(given[fact.id] for fact in self.facts)

    def joined(self, parts: Sequence[str]) -> str:
        return " ".join(f"{fact.id}={part}" for fact, part in zip(self.facts, parts, strict=True) if part)

    def named(self, text: str) -> dict[str, str]:
        return self._texts(text)

    def offered(self, before: Mapping[str, str]) -> tuple[str, ...]:
        return tuple(_offered(fact, before) for fact in self.facts)

    def read(self, text: str, yardstick: Yardstick) -> Facts:
        given = self._texts(text)
        return self.with_unit(tuple((fact.id, fact.read(given[fact.id])) for fact in self.facts))

    def _texts(self, text: str) -> dict[str, str]:
        """The text of every fact by its id. Raises `Fault`."""
        ids = [fact.id for fact in self.facts]
        texts: dict[str, str] = {}
        for part in text.split():
            name, sign, value = part.partition("=")
            if not sign or not value:
                raise Fault("formula-facts", given=part, known=ids)
            if name not in ids:
                raise Fault("id-unknown", given=name, known=ids, hint=did_you_mean(name, ids))
            if name in texts:
                raise Fault("id-twice", given=name)
            texts[name] = value
        missing = [name for name in ids if name not in texts]
        if missing:
            raise Fault("formula-facts-missing", missing=missing, known=ids)
        return texts

    def score(self, facts: Facts, yardstick: Yardstick) -> Outcome:
        given = _given(self.with_unit(facts), yardstick)
        observed = self._seen(yardstick)
        for when, give in self.lines:
            if when is not None and not when.holds(given, observed):
                continue
            value = give.value(given, observed)
            if value is not None:
                kept = min(max(value, self.least_), yardstick.max)
                return Outcome(kept, self._why, (when, give, given, observed, value, kept))
        return Outcome(min(max(NOTHING, self.least_), yardstick.max), lambda: Said("why-formula-none", {}))

    def _seen(self, yardstick: Yardstick) -> dict[Key, Value]:
        seen = yardstick.observed or ()
        pairs = zip(self._aggregates, seen[::2], seen[1::2], strict=False)
        return {key: value if known else None for (key, _), known, value in pairs}

    def seen_of_columns(self, yardstick: Yardstick) -> dict[Key, Value]:
        """What is taken from columns of all units alone: whatever facts the unit states, it stays the same."""
        facts = {fact.id for fact in self.facts}
        seen = self._seen(yardstick) if yardstick.observed else {}
        return {key: value for key, value in seen.items() if not named_in(key.argument) & facts}

    def _why(
        self, when: Expression | None, give: Expression, given: Given, observed: Any, value: Fraction, kept: Fraction
    ) -> Said:
        values = {"line": give.with_numbers(given, observed), "value": value, "points": kept}
        said = Said("why-formula" if value == kept else "why-formula-kept", values)
        if when is None:
            return said
        return Said("why-formula-when", {"when": when.with_numbers(given, observed), "line": said})

    def least(self) -> Fraction:
        return min(NOTHING, self.least_)

    def faults(self, full: Fraction) -> Iterator[tuple[str, Fault]]:
        seen: set[str] = set()
        for index, fact in enumerate(self.facts):
            if fact.id in seen:
                yield f"facts.{index}.id", Fault("id-twice", given=fact.id)
            seen.add(fact.id)
        if self.least_ > full:
            yield "least", Fault("limits-crossed", low=self.least_, high=full)
        kinds = {fact.id: fact.is_ for fact in self.facts}
        always: int | None = None
        for index, line in enumerate(self.points):
            if always is not None:
                yield f"points.{index}", Fault("formula-line-unreachable", line=always + 1)
            for key, text, kind in (("when", line.when, "condition"), ("give", line.give, "number")):
                try:
                    # A tuple's own types are lost where it is gone through: `kind` is one of the two words.
                    part = None if text is None else read_expression(text, kinds, kind)  # type: ignore[arg-type]
                except Fault as fault:
                    yield f"points.{index}.{key}", fault
                    continue
                if key == "give" and part and line.when is None and not part.may_lack_value and always is None:
                    always = index

    def _line_said(self, place: int, line: Line) -> Said:
        """A line as people read it; one without a condition that others follow is taken where it has a value."""
        if line.when:
            return Said("rule-formula-when", {"when": line.when, "give": line.give})
        is_last = place == len(self.points)
        code = "rule-formula-known" if not is_last else "rule-formula-else" if place > 1 else "rule-formula-only"
        return Said(code, {"give": line.give})

    def terms(self, full: Fraction) -> Said:
        lines = [self._line_said(place, line) for place, line in enumerate(self.points, 1)]
        said = Said("rule-formula", {"lines": lines, "full": full})
        before = [fact.title for fact in self.facts if fact.before_]
        return Said("rule-formula-before", {"rule": said, "facts": before}) if before else said
