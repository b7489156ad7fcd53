"""What every rule kind offers: it reads its facts, gives its points exactly, and says why.

A rule knows nothing of units, stages or files. `read` turns text into facts and raises a `Fault`; `score` turns
facts into points (not yet rounded) together with the sentence about them, so that the two can't disagree;
`faults` lists what is wrong with the rule itself; `terms` says the rule without facts.
"""

from abc import abstractmethod
from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Generic, NamedTuple, TypeVar

from scoring.problems import Fault, Said, Text
from scoring.tree.fields import Frozen, Name, Number, Titled

Facts = TypeVar("Facts")


class Yardstick(NamedTuple):
    """What a rule measures against besides the facts: the leaf's max, the campaign's year, what was observed."""

    max: Fraction
    year: int = 0
    observed: tuple[Fraction, Fraction] | None = None


class Outcome(NamedTuple):
    """Exact points and the reason for them."""

    points: Fraction
    why: Said


class Rule(Frozen, Generic[Facts]):
    """What every rule kind offers; `kind` names it in the criteria file."""

    @abstractmethod
    def read(self, text: str, yardstick: Yardstick) -> Facts:
        """The facts in `text`; raises `Fault`."""

    @abstractmethod
    def score(self, facts: Facts, yardstick: Yardstick) -> Outcome:
        """Points for the facts, exact and unrounded, and why."""

    def outcome(self, text: str, yardstick: Yardstick) -> Outcome:
        """Points for the facts in `text`, and why; raises `Fault`."""
        return self.score(self.read(text, yardstick), yardstick)

    def least(self) -> Fraction:
        """The fewest points that may be typed in place of this rule's."""
        return Fraction(0)

    def faults(self, full: Fraction) -> Iterator[tuple[str, Fault]]:
        """What is wrong with the rule itself, each with the key where it stands; `full` is the leaf's max."""
        return iter(())

    @abstractmethod
    def terms(self, full: Fraction) -> Said:
        """The rule in a sentence, without facts."""


class Option(Titled):
    """A level, an item or a kind of fault: an id, a title, its points."""

    id: Name
    points: Number

    def said(self) -> Text:
        return self.title_or(self.id)


def repeated(options: Sequence[Option], key: str) -> Iterator[tuple[str, Fault]]:
    seen: set[str] = set()
    for index, option in enumerate(options):
        if option.id in seen:
            yield f"{key}.{index}.id", Fault("id-twice", given=option.id)
        seen.add(option.id)


def greatest_is(full: Fraction, greatest: Fraction, key: str) -> Iterator[tuple[str, Fault]]:
    if greatest != full:
        yield key, Fault("rule-greatest", greatest=greatest, max=full)
