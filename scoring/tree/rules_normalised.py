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
from scoring.tree.fields import NUMBER_SCHEMA, Number, field
from scoring.tree.rule import Asked, Outcome, Rule, Yardstick, greatest_is
from scoring.tree.rules_measured import rising

Post = Fraction | Literal["observed"]
Posts = Literal["observed"] | tuple[Post, Post]


def _read_goalposts(value: Any) -> Posts:
    if value == "observed":
        return "observed"
    if not isinstance(value, list) or len(value) != 2 or value == ["observed", "observed"]:
        raise PydanticCustomError("goalposts-malformed", "observed or two numbers")
    low, high = (_read_post(part) for part in value)
    return low, high


def _read_post(value: Any) -> Post:
    if value == "observed":
        return "observed"
    number: Fraction = field(parse_number)(value)
    return number


def _write_goalposts(goalposts: Posts) -> str | list[str]:
    return goalposts if goalposts == "observed" else [_write_post(post) for post in goalposts]


def _write_post(post: Post) -> str:
    return exact_text(post) if isinstance(post, Fraction) else post


_POST_SCHEMA = {"anyOf": [{"const": "observed"}, NUMBER_SCHEMA]}
Goalposts = Annotated[
    Posts,
    PlainValidator(_read_goalposts),
    PlainSerializer(_write_goalposts),
    WithJsonSchema(
        {"anyOf": [{"const": "observed"}, {"type": "array", "items": _POST_SCHEMA, "minItems": 2, "maxItems": 2}]}
    ),
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
        return self.fixed is None

    @property
    def fixed(self) -> tuple[Fraction, Fraction] | None:
        """Both ends where neither is observed."""
        if self.goalposts == "observed":
            return None
        low, high = self.goalposts
        return None if low == "observed" or high == "observed" else (low, high)

    @property
    def has_goalposts(self) -> bool:
        return self.fixed is None

    @property
    def fixed_posts(self) -> tuple[Fraction | None, Fraction | None]:
        low, high = ("observed", "observed") if self.goalposts == "observed" else self.goalposts
        return None if low == "observed" else low, None if high == "observed" else high

    def observed(self, facts: Iterable[Fraction], yardstick: Yardstick) -> tuple[Fraction, Fraction] | None:
        """The least and the greatest; an end that is fixed as it is."""
        numbers = list(facts)
        if not numbers:
            return None
        least, greatest = ("observed", "observed") if self.goalposts == "observed" else self.goalposts
        return min(numbers) if least == "observed" else least, max(numbers) if greatest == "observed" else greatest

    def read(self, text: str, yardstick: Yardstick) -> Fraction:
        return read_amount(text, self.fixed)

    def score(self, facts: Fraction, yardstick: Yardstick) -> Outcome:
        start, end = self._to(yardstick.max)
        low, high = self.fixed or yardstick.observed or self.observed([facts], yardstick) or (facts, facts)
        values = {"number": facts, "low": low, "high": high, "start": start, "end": end}
        ends = (start, end) if self.direction == "up" else (end, start)
        if self.goalposts != "observed" and low >= high:
            # Nothing lies beyond the end that is fixed, so that everyone stands there.
            values["end"] = ends[0 if self.goalposts[1] == "observed" else 1]
            return Outcome(values["end"], lambda: Said("why-at-fixed-end", values))
        if low == high:
            return Outcome(end, lambda: Said("why-all-equal", values))
        points = between(min(max(facts, low), high), low, high, *ends)
        return Outcome(points, lambda: Said(f"why-normalised-{self.direction}", values))

    def _to(self, full: Fraction) -> tuple[Fraction, Fraction]:
        return self.to or (Fraction(0), full)

    def least(self) -> Fraction:
        return self.to[0] if self.to else Fraction(0)

    def faults(self, full: Fraction) -> Iterator[tuple[str, Fault]]:
        for fault in rising(*self._to(full)):
            yield "to", fault
        if self.fixed:
            for fault in rising(*self.fixed):
                yield "goalposts", fault
        yield from greatest_is(full, self._to(full)[1], "to")

    def terms(self, full: Fraction) -> Said:
        start, end = self._to(full)
        if self.goalposts == "observed":
            return Said(f"rule-observed-{self.direction}", {"start": start, "end": end})
        low, high = (Said("word-observed", {}) if post == "observed" else post for post in self.goalposts)
        values = {"start": start, "end": end, "low": low, "high": high}
        return Said(f"rule-goalposts-{self.direction}", values)
