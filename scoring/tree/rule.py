"""What every rule kind offers: it reads its facts, gives its points exactly, and says why.

A rule knows nothing of units, stages or files. `read` turns text into facts and raises a `Fault`; `score` turns
facts into points (not yet rounded) together with the sentence about them, so that the two can't disagree; the sentence
is made where it is asked for, because most facts are only scored;
`faults` lists what is wrong with the rule itself; `terms` says the rule without facts. What others need to know of it
(what it asks for, whether it looks at other units, whether it needs a note …) is said here, with its default: nobody
outside asks for a rule's class but the one table of a module that has something to say of every kind.
"""

from abc import abstractmethod
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from functools import cached_property
from typing import Any, ClassVar, Generic, Literal, NamedTuple, TypeVar

from scoring.points import Exact
from scoring.problems import Fault, Said
from scoring.tree.fields import Frozen, Named, Number

Facts = TypeVar("Facts")

Sort = Literal["yes_no", "level", "count", "date", "share", "ratio", "number", "survey", "judgement"]
"""What a fact is: a share is n of d or a percentage, a ratio may pass 1; a survey is a share or a mean; a judgement is
points on a step."""
STARTING: frozenset[Sort] = frozenset({"yes_no", "level", "count", "date"})
"""Facts that have a least effort to start from (no, 0, not done); what is measured or judged has none."""

NOTHING = Fraction(0)

Columns = Mapping[str, str]
"""What units.csv says of a unit besides its code and name."""
Aggregates = tuple[Fraction, ...]
"""What a rule takes from the facts of all units it is applied to, in an order of its own."""


class Yardstick(NamedTuple):
    """What a rule measures against besides the facts: the leaf's max, the campaign's year, what was observed."""

    max: Fraction
    year: int = 0
    observed: Aggregates | None = None


class Outcome(NamedTuple):
    """Exact points, and what gives the reason for them, with what it is given: most reasons are never asked for."""

    exact: Exact
    say: Callable[..., Said]
    given: tuple[Any, ...] = ()

    @property
    def points(self) -> Fraction:
        return Fraction(self.exact.numerator, self.exact.denominator)

    @property
    def why(self) -> Said:
        """The reason for the points, in a sentence."""
        return self.say(*self.given)


class Option(Named):
    """A level, an item or a kind of fault, with its points."""

    points: Number


class Asked(NamedTuple):
    """One fact that a rule asks for: what people fill in, on paper, in a form, on a page.

    `row` names a fact that has a row of its own: an item to tick, faults to count; `worth` are the points of each.
    `levels` are what a level is chosen from; `low` and `high` are the limits of a number or of a survey's mean; `step`
    is what a judgement must lie on.
    """

    sort: Sort
    row: Named | None = None
    worth: Fraction | None = None
    levels: tuple[Option, ...] = ()
    low: Fraction | None = None
    high: Fraction | None = None
    step: Fraction | None = None


class Rule(Frozen, Generic[Facts]):
    """What every rule kind offers; `kind` names it in the criteria file."""

    scales: ClassVar[bool] = True
    """Whether it gives double where its max and all its `point_keys` are doubled."""
    point_keys: ClassVar[frozenset[str]] = frozenset({"points"})
    """The keys of the file, at any depth of the rule, whose numbers are points."""
    takes_off: ClassVar[bool] = False
    """Whether it starts from max and facts take points off: such a rule has no place among penalties."""
    states_points: ClassVar[bool] = False
    """Whether its facts are points of this very rule and max, which mean nothing under another."""
    for_conditions: ClassVar[bool] = False
    """Whether a condition may have it: it states no points but those of its max."""
    judged: ClassVar[bool] = False
    """Whether somebody's judgement gives the points, so that a unit can do nothing of its own for them."""

    @property
    @abstractmethod
    def asks(self) -> tuple[Asked, ...]:
        """The facts it asks for, in the order of `parts`."""

    def parts(self, text: str) -> tuple[str, ...]:
        """The text of each fact asked, of facts that can be read."""
        return (text,)

    def named(self, text: str) -> Mapping[str, str]:
        """The text of each fact that has an id, by it; of no fact where a rule names none."""
        return {}

    def offered(self, before: Mapping[str, str]) -> tuple[str, ...]:
        """What may stand for each fact asked, of what the same leaf stated in the campaign before; "" is nothing."""
        return ("",) * len(self.asks)

    def joined(self, parts: Sequence[str]) -> str:
        """The facts as one text, of the texts of each fact asked; an empty one where nothing was filled in."""
        return parts[0]

    @cached_property
    def rows(self) -> tuple[Named, ...]:
        """What has a row of its own: items to tick, faults to count; none for most rules."""
        return tuple(asked.row for asked in self.asks if asked.row is not None)

    @property
    def has_start(self) -> bool:
        """Whether its facts have a least effort to start from."""
        return all(asked.sort in STARTING for asked in self.asks)

    @property
    def needs_note(self) -> bool:
        """Whether some of its facts stand only with a note that gives the reason."""
        return self.judged

    def needs_note_for(self, facts: object, full: Fraction) -> bool:
        """Whether these facts do, where the max is `full`."""
        return self.needs_note

    @property
    def note_only_below_full(self) -> bool:
        """Whether facts that give max need no note."""
        return False

    @property
    def points_step(self) -> Fraction | None:
        """The step on which points typed in place of the rule's must lie, beyond the precision; None for most rules."""
        return next((asked.step for asked in self.asks if asked.step is not None), None)

    @property
    def looks_at_others(self) -> bool:
        """Whether points depend on the facts of other units: these are then given to `observed`."""
        return False

    @property
    def columns(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """The columns of units.csv that points depend on, each with the values it is compared with."""
        return ()

    def of_unit(self, columns: Columns) -> "Rule[Facts]":
        """The rule for one unit, which knows its columns."""
        return self

    def with_unit(self, facts: Facts) -> Facts:
        """Facts with the columns of the unit that the rule is for."""
        return facts

    @property
    def fixed_posts(self) -> tuple[Fraction | None, Fraction | None]:
        """Of the least and the greatest fact that it measures against, those that are not observed."""
        return None, None

    @property
    def has_goalposts(self) -> bool:
        """Whether what it takes from other units are the least and the greatest of one number."""
        return False

    def observed(self, facts: Iterable[Facts], yardstick: Yardstick) -> Aggregates | None:
        """What it takes from the facts of all units at the scored stage, one a unit; None where there are none."""
        return None

    @abstractmethod
    def read(self, text: str, yardstick: Yardstick) -> Facts:
        """The facts in `text`; raises `Fault`."""

    @abstractmethod
    def score(self, facts: Facts, yardstick: Yardstick) -> Outcome:
        """Points for the facts, exact and unrounded, and why."""

    def outcome(self, text: str, yardstick: Yardstick) -> Outcome:
        """Points for the facts in `text`, and why; raises `Fault`."""
        return self.score(self.read(text, yardstick), yardstick)

    def reaching(self, percent: Fraction) -> "Rule[Facts] | None":
        """A rule of a max of 1 that gives 1 where this one reaches so many percent of it, else 0; None if none does."""
        return None

    def least(self) -> Fraction:
        """The fewest points that may be typed in place of this rule's."""
        return Fraction(0)

    def faults(self, full: Fraction) -> Iterator[tuple[str, Fault]]:
        """What is wrong with the rule itself, each with the key where it stands; `full` is the leaf's max."""
        return iter(())

    @abstractmethod
    def terms(self, full: Fraction) -> Said:
        """The rule in a sentence, without facts."""


def repeated(options: Sequence[Named], key: str) -> Iterator[tuple[str, Fault]]:
    seen: set[str] = set()
    for index, option in enumerate(options):
        if option.id in seen:
            yield f"{key}.{index}.id", Fault("id-twice", given=option.id)
        seen.add(option.id)


def greatest_is(full: Fraction, greatest: Fraction, key: str) -> Iterator[tuple[str, Fault]]:
    if greatest != full:
        yield key, Fault("rule-greatest", greatest=greatest, max=full)
