"""A number put on a scale between goalposts. Source: PCI."""

from collections.abc import Iterable, Iterator
from fractions import Fraction
from functools import cached_property
from typing import Annotated, Any, ClassVar, Literal

from pydantic import PlainSerializer, PlainValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from scoring.points import between, exact_text, parse_number
from scoring.problems import Fault, Said
from scoring.tree.facts import read_amount
from scoring.tree.fields import Number, field
from scoring.tree.rule import Asked, Outcome, Rule, Yardstick, greatest_is
from scoring.tree.rules_measured import PAIR_SCHEMA, rising


def _read_goalposts(value: Any) -> Literal["observed"] | tuple[Fraction, Fraction]:
    if value == "observed":
        return "observed"
    if not isinstance(value, list) or len(value) != 2:
        raise PydanticCustomError("goalposts-malformed", "observed or two numbers")
    low, high = (field(parse_number)(part) for part in value)
    return low, high


def _write_goalposts(goalposts: Literal["observed"] | tuple[Fraction, Fraction]) -> str | list[str]:
    return goalposts if goalposts == "observed" else [exact_text(post) for post in goalposts]


Goalposts = Annotated[
    Literal["observed"] | tuple[Fraction, Fraction],
    PlainValidator(_read_goalposts),
    PlainSerializer(_write_goalposts),
    WithJsonSchema({"anyOf": [{"const": "observed"}, PAIR_SCHEMA]}),
]


class Normalised(Rule[Fraction]):
    """A number put on a scale between goalposts: fixed ones, or the least and greatest of all units."""

    kind: Literal["normalised"]
    to: tuple[Number, Number] | None = None
    goalposts: Goalposts = "observed"
    direction: Literal["up", "down"] = "up"
    point_keys: ClassVar[frozenset[str]] = frozenset({"to"})

    @cached_property
    def asks(self) -> tuple[Asked, ...]:
        return (Asked("number"),)

    @property
    def looks_at_others(self) -> bool:
        return self.goalposts == "observed"

    @property
    def has_goalposts(self) -> bool:
        return self.looks_at_others

    def observed(self, facts: Iterable[Fraction], yardstick: Yardstick) -> tuple[Fraction, Fraction] | None:
        """The least and the greatest."""
        found = list(facts)
        return (min(found), max(found)) if found else None

    def read(self, text: str, yardstick: Yardstick) -> Fraction:
        return read_amount(text, None if self.goalposts == "observed" else self.goalposts)

    def score(self, facts: Fraction, yardstick: Yardstick) -> Outcome:
        start, end = self._to(yardstick.max)
        low, high = (yardstick.observed or (facts, facts)) if self.goalposts == "observed" else self.goalposts
        values = {"number": facts, "low": low, "high": high, "start": start, "end": end}
        if low == high:
            return Outcome(end, lambda: Said("why-all-equal", values))
        ends = (start, end) if self.direction == "up" else (end, start)
        points = between(min(max(facts, low), high), low, high, *ends)
        return Outcome(points, lambda: Said(f"why-normalised-{self.direction}", values))

    def _to(self, full: Fraction) -> tuple[Fraction, Fraction]:
        return self.to or (Fraction(0), full)

    def least(self) -> Fraction:
        return self.to[0] if self.to else Fraction(0)

    def faults(self, full: Fraction) -> Iterator[tuple[str, Fault]]:
        for fault in rising(*self._to(full)):
            yield "to", fault
        if self.goalposts != "observed":
            for fault in rising(*self.goalposts):
                yield "goalposts", fault
        yield from greatest_is(full, self._to(full)[1], "to")

    def terms(self, full: Fraction) -> Said:
        start, end = self._to(full)
        if self.goalposts == "observed":
            return Said(f"rule-observed-{self.direction}", {"start": start, "end": end})
        values = {"start": start, "end": end, "low": self.goalposts[0], "high": self.goalposts[1]}
        return Said(f"rule-goalposts-{self.direction}", values)
