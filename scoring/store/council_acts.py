"""What the council does: sessions with attendance, the agenda, opinions, votes, results, and publication."""

import datetime
from typing import Literal, NamedTuple, get_args

from scoring.campaign.workflow import Role
from scoring.problems import Fault, Said, did_you_mean
from scoring.store.desk import Desk, Doing, Login
from scoring.store.models import Assignment
from scoring.store.models_council import Agenda, Attendance, Conflict, Opinion, Session, Vote
from scoring.store.office import acting

Choice = Literal["declared", "appraised", "other", "abstain"]
"""What an opinion or a vote is for: the commune's result, appraisal's, another, or none."""
CHOICES: tuple[Choice, ...] = get_args(Choice)
How = Literal["present", "written", "absent"]
HOWS: tuple[How, ...] = get_args(How)
Equal = Literal["chair", "base"]
EQUALS: tuple[Equal, ...] = get_args(Equal)


def open_session(
    login: Login, campaign: str, day: datetime.date, quorum: int | None = None, equal: Equal = "chair"
) -> int:
    """A session of the council begins; more than half of its members make it valid unless stated. Raises `Refusal`."""
    with acting(login, Doing("secretary", "session", campaign)) as desk:
        if Session.objects.filter(campaign=desk.here, state="open").exists():
            raise desk.refuse(Fault("session-open"))
        members = len(members_of(campaign))
        number = Session.objects.filter(campaign=desk.here).count() + 1
        row = Session(
            campaign=desk.here, number=number, day=day.isoformat(), members=members, quorum=quorum or members // 2 + 1,
            equal=equal, state="open",
        )  # fmt: skip
        desk.writing.add(row)
        return number


def members_of(campaign: str) -> set[int]:
    """Who sits on the council: its members and its chair, by decision."""
    members = Assignment.objects.filter(campaign=campaign, role__in=("member", "chair"), state="active")
    return {*members.values_list("person", flat=True)}


def attend(login: Login, campaign: str, person: int, how: How, slip: datetime.date | None = None) -> None:
    """How a member takes part in the open session; in writing with a signed slip, dated. Raises `Refusal`."""
    with acting(login, Doing("secretary", "session", campaign)) as desk:
        session = _open(desk)
        if person not in members_of(campaign):
            raise desk.refuse(Fault("session-no-member"))
        if (how == "written") != (slip is not None):
            raise desk.refuse(Fault("session-slip"))
        values = {"how": how, "slip": slip.isoformat() if slip else ""}
        known = Attendance.objects.filter(session=session, person=person).first()
        if known is None:
            desk.writing.add(Attendance(session=session, person=person, **values))
        else:
            desk.writing.change(known, **values)


def close_session(login: Login, campaign: str) -> None:
    """The open session ends. Raises `Refusal`."""
    with acting(login, Doing("secretary", "session", campaign)) as desk:
        desk.writing.change(_open(desk), state="closed")


def _open(desk: Desk) -> Session:
    session = Session.objects.select_related("campaign").filter(campaign=desk.here, state="open").first()
    if session is None:
        raise desk.refuse(Fault("session-none"))
    return session


def put_on_agenda(login: Login, campaign: str, unit: str, code: str) -> None:
    """A disputed node before the open session. Raises `Refusal`."""
    with acting(login, Doing("secretary", "agenda", campaign, unit, codes=(code,))) as desk:
        _check_code(desk, code)
        session = _open(desk).number
        known = Agenda.objects.filter(unit=desk.file, code=code).first()
        if known is None:
            desk.writing.add(Agenda(unit=desk.file, code=code, session=session))
        else:
            desk.writing.change(known, session=session)


def _check_code(desk: Desk, code: str) -> None:
    if code not in desk.criteria.nodes:
        raise desk.refuse(Fault("code-unknown", given=code, hint=did_you_mean(code, list(desk.criteria.nodes))))


def state_opinion(
    login: Login, campaign: str, unit: str, code: str, choice: Choice, text: str, points: str = ""
) -> None:
    """What a member thinks of a node, sealed from those who have not stated theirs. Raises `Refusal`."""
    with acting(login, Doing("member", "opinion", campaign, unit, codes=(code,))) as desk:
        _check_code(desk, code)
        if not text.strip():
            raise desk.refuse(Fault("office-no-reason", act=Said("act-opinion", {})))
        number = Opinion.objects.filter(unit=desk.file, code=code, person=login.person).count() + 1
        row = Opinion(
            unit=desk.file, code=code, person=login.person, number=number, at=desk.now, choice=choice, points=points,
            text=text,
        )  # fmt: skip
        desk.writing.add(row)


class Stated(NamedTuple):
    """An opinion as its readers see it; `person` is the id of who stated it."""

    person: int
    code: str
    choice: str
    points: str
    text: str
    at: str


def opinions(login: Login, campaign: str, unit: str) -> list[Stated]:
    """The opinions on a unit that somebody may read: their own; others' where they stated theirs or stepped back."""
    rows = Opinion.objects.filter(unit__campaign=campaign, unit__code=unit).order_by("id")
    own = {row.code for row in rows if row.person == login.person}
    stepped = Conflict.objects.filter(unit__campaign=campaign, unit__code=unit, person=login.person, active=True)
    out = {*stepped.values_list("code", flat=True)}
    return [
        Stated(row.person, row.code, row.choice, row.points, row.text, row.at)
        for row in rows
        if row.person == login.person or row.code in own or row.code in out or "" in out
    ]


def vote(login: Login, role: Role, campaign: str, unit: str, code: str, choice: Choice, member: int) -> None:
    """A member's vote in the open session: their own, or taken down by the secretary. Raises `Refusal`."""
    with acting(login, Doing(role, "vote", campaign, unit, codes=(code,))) as desk:
        _check_code(desk, code)
        session = _open(desk)
        takes_part = Attendance.objects.filter(session=session, person=member).exclude(how="absent").exists()
        stepped = Conflict.objects.filter(unit=desk.file, person=member, code__in=("", code), active=True).exists()
        if not takes_part or stepped or (role == "member" and member != login.person):
            raise desk.refuse(Fault("vote-not-theirs"))
        known = Vote.objects.filter(unit=desk.file, code=code, person=member).first()
        values = {"session": session.number, "choice": choice, "by": login.person}
        if known is None:
            desk.writing.add(Vote(unit=desk.file, code=code, person=member, **values))
        else:
            desk.writing.change(known, **values)
