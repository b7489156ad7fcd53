"""An act under way: who does what, with which right, and what it writes."""

import datetime
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import Any

from scoring.campaign.settings import Settings
from scoring.campaign.units import Unit
from scoring.campaign.workflow import STATES, Act, Right, Role, State
from scoring.problems import Fault, Place, Problem, Refusal
from scoring.store import clock
from scoring.store.journal import By, Writing, locked
from scoring.store.models import Assignment, Campaign, CriteriaText, UnitFile
from scoring.tree.model import CriteriaSet
from scoring.tree.reader import CriteriaFile, read_criteria, read_model
from scoring.tree.yaml_text import read_yaml


@dataclass(frozen=True)
class Login:
    """Somebody logged in: a person by id, and the account of the operating system that the program runs under."""

    person: int
    account: str
    clock: Callable[[], datetime.datetime] = clock.now


@dataclass(frozen=True)
class Doing:
    """What is asked: an act in a role, on a unit's file, or of the campaign, or (without both) of the office.

    codes: the nodes it touches; body: the body it is done for; to: the state wanted, where the table leaves a choice;
    given: what conditions are told (digest of a printed report, decision, the assignment to confirm).
    """

    role: Role
    act: Act
    campaign: str = ""
    unit: str = ""
    reason: str = ""
    codes: tuple[str, ...] = ()
    body: str | None = None
    to: State | None = None
    given: Mapping[str, Any] = field(default_factory=dict)


@dataclass
class Desk:
    """The act as its effect sees it, within its transaction.

    writing: takes the rows of the act's own chain; sealing: those of the campaign's, where the act moves a file;
    others: those of the files that an act of the campaign touches, by unit, and ("") the office's.
    """

    login: Login
    doing: Doing
    campaign: Campaign | None
    unit: UnitFile | None
    posts: list[Assignment]
    own: bool
    by: By
    writing: Writing
    sealing: Writing | None = None
    right: Right | None = None
    others: dict[str, Writing] = field(default_factory=dict)

    @property
    def here(self) -> Campaign:
        """The campaign; only acts of one ask."""
        if self.campaign is None:
            raise LookupError(self.doing.act)
        return self.campaign

    @property
    def file(self) -> UnitFile:
        """The unit's file; only acts on one ask."""
        if self.unit is None:
            raise LookupError(self.doing.act)
        return self.unit

    @cached_property
    def settings(self) -> Settings:
        return settings_of(self.here.settings)

    @cached_property
    def criteria(self) -> CriteriaSet:
        return criteria_of(self.here.criteria).criteria

    @property
    def now(self) -> str:
        return self.by.at

    def place(self) -> Place:
        return place_of(self.doing.campaign, self.doing.unit)

    def in_chain_of(self, unit: UnitFile) -> Writing:
        """Where an act of the campaign writes what it does to a unit's file; every file it touches has a row of it."""
        if unit.code not in self.others:
            self.others[unit.code] = Writing(locked(self.here.id, unit.code))
        return self.others[unit.code]

    def in_office(self) -> Writing:
        """Where an act of the campaign writes what it does to the office's accounts."""
        if "" not in self.others:
            self.others[""] = Writing(locked(""))
        return self.others[""]

    def refuse(self, fault: Fault) -> Refusal:
        """What to raise where the act can't be done."""
        return Refusal([Problem.of(fault, self.place())])


def place_of(campaign: str, unit: str = "") -> Place:
    """A campaign of the database, or a unit in it, as messages name it."""
    return Place("/".join(part for part in (campaign, unit) if part) or "--db")


@lru_cache(maxsize=64)
def settings_of(text: str) -> Settings:
    """The settings in the text of a campaign.yaml."""
    return read_model(Settings, read_yaml(text.encode(), "campaign.yaml"))


@lru_cache(maxsize=16)
def criteria_of(sha256: str) -> CriteriaFile:
    """The criteria set of the database with that digest."""
    stored = CriteriaText.objects.get(sha256=sha256)
    return read_criteria(bytes(stored.text), stored.file)


def state_of(file: UnitFile) -> State:
    """The state of a file, one of the table's."""
    return next(state for state in STATES if state == file.state)


def unit_of(file: UnitFile) -> Unit:
    """A unit as campaigns have it."""
    return Unit(file.code, file.name, json.loads(file.columns))
