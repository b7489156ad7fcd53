"""The council's sessions as their readers see them: who takes part, what is on the agenda, how votes stand."""

import datetime
from collections.abc import Mapping
from typing import NamedTuple

from scoring.store.council_acts import members_of
from scoring.store.models import Assignment, Person
from scoring.store.models_council import VOID, Agenda, Attendance, Conflict, Opinion, Session, Vote
from scoring.words import day_text


class Seat(NamedTuple):
    """A member of the council in a session.

    `person` is their id, `how` in which way they take part ("" where nobody noted it), `slip` the date of their slip.
    """

    person: int
    name: str
    chairs: bool
    how: str
    slip: str

    @property
    def slip_text(self) -> str:
        """The date of the slip as people write it."""
        return day_text(datetime.date.fromisoformat(self.slip)) if self.slip else ""

    @property
    def takes_part(self) -> bool:
        return self.how not in ("", "absent")


class Sitting(NamedTuple):
    """A session: its number, day, how many must take part, what equal votes mean, everybody's seat."""

    number: int
    day: str
    state: str
    members: int
    quorum: int
    equal: str
    seats: tuple[Seat, ...]

    @property
    def present(self) -> list[Seat]:
        return [seat for seat in self.seats if seat.takes_part]

    @property
    def is_valid(self) -> bool:
        """Whether enough take part."""
        return len(self.present) >= self.quorum


def sittings(campaign: str) -> list[Sitting]:
    """The sessions of a campaign, first to last."""
    rows = Session.objects.filter(campaign=campaign).order_by("number")
    return [_sitting(row) for row in rows]


def open_sitting(campaign: str) -> Sitting | None:
    """The session that is open."""
    row = Session.objects.filter(campaign=campaign, state="open").first()
    return _sitting(row) if row else None


def _sitting(row: Session) -> Sitting:
    noted = {one.person: one for one in Attendance.objects.filter(session=row)}
    members = members_of(row.campaign_id)
    names = dict(Person.objects.filter(id__in=members | {*noted}).order_by("account").values_list("id", "name"))
    chairs = {
        *Assignment.objects.filter(campaign=row.campaign_id, role="chair", state="active").values_list(
            "person", flat=True
        )
    }
    seats = [
        Seat(
            person,
            name,
            person in chairs,
            noted[person].how if person in noted else "",
            noted[person].slip if person in noted else "",
        )
        for person, name in names.items()
    ]
    seats.sort(key=lambda seat: not seat.chairs)
    return Sitting(row.number, row.day, row.state, row.members, row.quorum, row.equal, tuple(seats))


class OnAgenda(NamedTuple):
    """A node before a session."""

    unit: str
    code: str
    session: int


def agenda(campaign: str) -> list[OnAgenda]:
    """The nodes put before sessions, in the order in which they were."""
    rows = Agenda.objects.filter(unit__campaign=campaign).order_by("id")
    return [OnAgenda(*values) for values in rows.values_list("unit__code", "code", "session")]


class Ballots(NamedTuple):
    """Votes `cast` on a node in a session, by the ids of persons.

    `expected` are those who take part and have not stepped back.
    """

    cast: Mapping[int, str]
    expected: frozenset[int]

    @property
    def are_all_in(self) -> bool:
        return bool(self.expected) and self.expected <= {*self.cast}

    def count(self, choice: str) -> int:
        return sum(vote == choice for vote in self.cast.values())


def ballots(campaign: str, sitting: Sitting) -> dict[tuple[str, str], Ballots]:
    """The votes of a session, by unit and code of what is on its agenda."""
    votes: dict[tuple[str, str], dict[int, str]] = {}
    rows = Vote.objects.filter(unit__campaign=campaign, session=sitting.number).exclude(choice=VOID)
    for unit, code, person, choice in rows.values_list("unit__code", "code", "person", "choice"):
        votes.setdefault((unit, code), {})[person] = choice
    out = {*conflicts(campaign)}
    present = [seat.person for seat in sitting.present]
    by_item = {}
    for item in agenda(campaign):
        if item.session == sitting.number:
            free = [who for who in present if not {(item.unit, "", who), (item.unit, item.code, who)} & out]
            by_item[item.unit, item.code] = Ballots(votes.get((item.unit, item.code), {}), frozenset(free))
    return by_item


def conflicts(campaign: str) -> list[tuple[str, str, int]]:
    """Who stepped back: unit, code ("": from the whole unit), person."""
    rows = Conflict.objects.filter(unit__campaign=campaign, active=True).order_by("id")
    return list(rows.values_list("unit__code", "code", "person"))


def opinions_stated(campaign: str) -> dict[tuple[str, str], set[int]]:
    """Who stated an opinion on which node of which unit; not what."""
    stated: dict[tuple[str, str], set[int]] = {}
    rows = Opinion.objects.filter(unit__campaign=campaign).values_list("unit__code", "code", "person")
    for unit, code, person in rows:
        stated.setdefault((unit, code), set()).add(person)
    return stated


def stepped_back(campaign: str, unit: str, code: str, person: int) -> bool:
    """Whether somebody stepped back from a node or from its whole unit."""
    rows = Conflict.objects.filter(unit__campaign=campaign, unit__code=unit, code__in=("", code), active=True)
    return rows.filter(person=person).exists()
