"""Where a campaign comes from and how it grows: one protocol, that of the folder and of the database.

Commands, forms, papers, publication and pages know a campaign by it alone. What every source has to do the same way
stands here as plain functions: when an act is out of date, and which moment its rows get.
"""

import datetime
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple, Protocol

from scoring.campaign.answers import VIET_NAM, Answer, moment
from scoring.campaign.campaign import Campaign
from scoring.campaign.intake import Intake
from scoring.campaign.workflow import Role, Stage
from scoring.problems import Place, Problem

STEP = datetime.timedelta(seconds=1)
STATED: tuple[Stage, ...] = ("survey", "register")
"""The stages whose rows may bring a moment of their own: when it was measured."""


class Cell(NamedTuple):
    """What an act decides about: a node of a unit at a stage; its newest row is what stands there."""

    unit: str
    code: str
    stage: str


def cell_of(answer: Answer) -> Cell:
    return Cell(answer.unit, answer.code, answer.stage)


Standing = Callable[[Cell], Answer | None]
"""The newest row of a cell; None where there is none."""


@dataclass(frozen=True)
class Act:
    """What a person does to a campaign: taken in whole or not at all.

    person: who does it; role: in which role; reason: why, where it has to be given; answers: new rows, `at` left empty
    (a survey's or register's may state when it was measured); intake: the row of the list of what came in, its id and
    `taken_in` left empty; expected: for every cell touched, and every other that the act rests on, the row that stood
    there when it was decided.
    """

    person: str
    role: Role
    reason: str = ""
    answers: tuple[Answer, ...] = ()
    intake: Intake | None = None
    expected: Mapping[Cell, Answer | None] = field(default_factory=dict)

    def __post_init__(self) -> None:
        blind = [cell for cell in map(cell_of, self.answers) if cell not in self.expected]
        if blind:
            raise ValueError(f"decided without looking at what stands: {blind}")
        if any(row.at and row.stage not in STATED for row in self.answers):
            raise ValueError("the source sets the time")


class Done(NamedTuple):
    """An act that was taken in: its rows with their moment, its row of the list with its number."""

    answers: tuple[Answer, ...]
    intake: Intake | None


class Source(Protocol):
    """A campaign, wherever it is kept; `name` is what people call it."""

    @property
    def name(self) -> str: ...

    def load(self, units: Collection[str] | None = None) -> Campaign:
        """The campaign as it stands; of these units alone, and what came in of them or of bodies, where they are named.

        Raises `Refusal`.
        """
        ...

    def append(self, *acts: Act) -> tuple[Done, ...]:
        """Takes the acts in, one behind the other, all or none; gives them with their moments and numbers.

        Raises `Refusal` where a row is wrong, or another stands where an act expects one (both are told).
        """
        ...


def outdated(acts: Sequence[Act], standing: Standing) -> Iterator[Problem]:
    """Cells where something else stands than an act was decided upon; later acts see the rows of earlier ones."""
    new: dict[Cell, Answer] = {}
    for act in acts:
        for cell, expected in act.expected.items():
            stands = new.get(cell) or standing(cell)
            if stands != expected:
                yield _outdated(cell, expected, stands)
        new |= {cell_of(row): row for row in act.answers}


def _outdated(cell: Cell, expected: Answer | None, stands: Answer | None) -> Problem:
    values: dict[str, str] = {"code": cell.code, "unit": cell.unit}
    for name, row in (("expected", expected), ("found", stands)):
        values[name] = (row.facts or row.points or row.note) if row else ""
        values |= {f"{name}_by": row.by if row else "", f"{name}_at": row.at if row else ""}
    return Problem("act-outdated", Place(" ".join(cell)), values)


class Dating:
    """Gives acts the moments and numbers that a source gives them.

    All rows of an act have one moment, whole seconds in Viet Nam time: now, or the second after the newest row of the
    nodes it touches. Two forms of one stage that may hold rows of the same unit never share a moment, so that it tells
    which form a row came with.
    """

    def __init__(self, now: datetime.datetime, newest: Callable[[str, str], str], known: Iterable[Intake]) -> None:
        """`newest` is the `at` of the newest row of a node of a unit, whatever its stage; `known` what came in."""
        self.now = now.astimezone(VIET_NAM).replace(microsecond=0)
        self.newest = newest
        self.number = 0
        self._last: dict[tuple[str, str], datetime.datetime] = {}
        self._taken: dict[tuple[str, datetime.datetime], set[str]] = {}
        for row in known:
            self._list(row)

    def done(self, act: Act) -> Done:
        """The act as it is taken in; the next one comes behind it."""
        nodes = {(row.unit, row.code) for row in act.answers}
        before = [self._last.get(node) or moment(self.newest(*node)) for node in nodes]
        at = max([self.now, *map(_second_after, before)])
        intake = act.intake
        if intake:
            while not self._is_free(intake, at):
                at += STEP
            received = intake.received or at.isoformat()
            intake = intake._replace(id=str(self.number + 1), taken_in=at.isoformat(), received=received)
            self._list(intake)
        rows = tuple(row if row.at else row._replace(at=at.isoformat()) for row in act.answers)
        for row in rows:
            node = (row.unit, row.code)
            self._last[node] = max(moment(row.at), self._last.get(node, moment(row.at)))
        return Done(rows, intake)

    def _list(self, row: Intake) -> None:
        self.number = max(self.number, int(row.id))
        self._taken.setdefault((row.stage, moment(row.taken_in)), set()).add(row.unit)

    def _is_free(self, row: Intake, at: datetime.datetime) -> bool:
        """Whether no form of the stage that may hold rows of the same unit came in at that moment."""
        units = self._taken.get((row.stage, at), set())
        return not units & {row.unit, ""} if row.unit else not units


def dated(
    acts: Iterable[Act], now: datetime.datetime, newest: Callable[[str, str], str], known: Iterable[Intake]
) -> tuple[Done, ...]:
    """The acts as they are taken in, one behind the other; see `Dating`."""
    dating = Dating(now, newest, known)
    return tuple(map(dating.done, acts))


def after(campaign: Campaign, done: Iterable[Done]) -> Campaign:
    """The campaign with what was taken in behind what stood."""
    taken = tuple(done)
    answers = tuple(row for act in taken for row in act.answers)
    intake = tuple(act.intake for act in taken if act.intake)
    return replace(campaign, answers=campaign.answers + answers, intake=campaign.intake + intake)


def _second_after(time: datetime.datetime) -> datetime.datetime:
    if time <= moment(""):
        return time
    return time.astimezone(VIET_NAM).replace(microsecond=0) + STEP
