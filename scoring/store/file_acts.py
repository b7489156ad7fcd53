"""What moves a unit's file along: handed over, submitted, returned, received, explained, sent to the council, reopened.

Each is one act of the table; what it sets besides the state stands in `_SETS`.
"""

import datetime
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django.db import transaction

from scoring.campaign.workflow import Act, Role, Stage, State
from scoring.problems import Fault, Problem, Refusal, did_you_mean
from scoring.store.conditions import bodies_asked
from scoring.store.desk import Desk, Doing, Login, settings_of
from scoring.store.models import Assignment, Extension, UnitFile
from scoring.store.models_council import VOID, Conflict, Mark, Publication, Substitute, Vote
from scoring.store.office import acting, campaign_row
from scoring.store.recorded import Value
from scoring.store.rows import digest_of_rows, rows_of
from scoring.store.sight import sights_of


def move(
    login: Login,
    role: Role,
    act: Act,
    campaign: str,
    unit: str,
    reason: str = "",
    to: State | None = None,
    given: Mapping[str, Any] | None = None,
) -> UnitFile:
    """An act that takes a file to another state. Raises `Refusal`."""
    doing = Doing(role, act, campaign, unit, reason, to=to, given=given or {})
    with acting(login, doing) as desk:
        state = desk.doing.to or (desk.right.to[0] if desk.right and desk.right.to else None)
        desk.writing.change(desk.file, **_SETS[act](desk, state))
        if act == "reopen":
            _put_under_review(desk)
    return desk.file


def move_all(
    login: Login,
    role: Role,
    act: Act,
    campaign: str,
    units: Iterable[str],
    reason: str = "",
    to: State | None = None,
    given: Mapping[str, Any] | None = None,
) -> list[UnitFile]:
    """The same for several units, all or none. Raises `Refusal` with what stands in the way of each."""
    moved: list[UnitFile] = []
    problems: list[Problem] = []
    with transaction.atomic():
        for unit in sorted({*units}):
            try:
                moved.append(move(login, role, act, campaign, unit, reason, to, given))
            except Refusal as refusal:
                problems += refusal.problems
        if problems:
            raise Refusal(problems)
    return moved


def files_of(login: Login, campaign: str) -> list[UnitFile]:
    """The files that somebody knows of, in the order of the list of units. Raises `Refusal`."""
    row = campaign_row(campaign)
    files = list(UnitFile.objects.filter(campaign=row).order_by("place"))
    sights = sights_of(login, row, settings_of(row.settings), files)
    return [file for file in files if sights.knows(file.code)]


def _nothing(_: Desk, __: State | None) -> dict[str, Value]:
    return {}


def _printed(desk: Desk, _: State | None) -> dict[str, Value]:
    return {"printed": digest_of_rows(rows_of(desk.file))}


def _submitted(desk: Desk, _: State | None) -> dict[str, Value]:
    return {"submitted": desk.now, "unsigned": False}


def _taken(desk: Desk, _: State | None) -> dict[str, Value]:
    return {"submitted": desk.now, "unsigned": True}


def _round_of(desk: Desk, to: State | None) -> dict[str, Value]:
    """A round of appraisal begins; returned to the commune, a file has to be signed and sent anew."""
    if to in ("appraising", "reappraising"):
        return {"round": desk.file.round + 1}
    if to == "draft":
        return {"printed": "", "submitted": "", "unsigned": False}
    if to == "explaining":
        return {"asked": desk.now}
    return {}


_SETS: Mapping[Act, Callable[[Desk, State | None], dict[str, Value]]] = {
    "hand_over": _printed,
    "submit": _submitted,
    "take_unsigned": _taken,
    "return": _round_of,
    "receive": _round_of,
    "ask": _round_of,
    "send_explanation": _round_of,
    "close_explanation": _round_of,
    "to_council": _nothing,
    "decide": _nothing,
    "reopen": _round_of,
}


def _put_under_review(desk: Desk) -> None:
    """A published result of which a file is reopened stays readable, marked."""
    current = Publication.objects.filter(campaign=desk.here, state="current").first()
    if current is not None and desk.sealing is not None:
        desk.sealing.change(current, state="under_review")


def extend(login: Login, campaign: str, unit: str, stage: Stage, due: datetime.date, reason: str) -> None:
    """A later last day of a stage for one unit. Raises `Refusal`."""
    with acting(login, Doing("secretariat", "extend", campaign, unit, reason)) as desk:
        known = Extension.objects.filter(unit=desk.file, stage=stage).first()
        if known is None:
            desk.writing.add(Extension(unit=desk.file, stage=stage, due=due.isoformat()))
        else:
            desk.writing.change(known, due=due.isoformat())


def sign_off(login: Login, campaign: str, unit: str, body: str) -> None:
    """A body is done with a unit in this round. Raises `Refusal`."""
    with acting(login, Doing("lead", "sign_off", campaign, unit, body=body)) as desk:
        if body not in bodies_asked(desk.criteria, desk.file):
            raise desk.refuse(Fault("office-nothing-asked", body=body))
        _mark(desk, body, "done")


def refer(login: Login, campaign: str, unit: str, body: str, reason: str) -> None:
    """A body that has nobody without a conflict leaves its leaves of a unit to the council. Raises `Refusal`."""
    with acting(login, Doing("secretariat", "refer", campaign, unit, reason)) as desk:
        _mark(desk, body, "referred")


def _mark(desk: Desk, body: str, state: str) -> None:
    known = Mark.objects.filter(unit=desk.file, body=body, round=desk.file.round).first()
    if known is None:
        desk.writing.add(Mark(unit=desk.file, body=body, round=desk.file.round, state=state))
    else:
        desk.writing.change(known, state=state)


def substitute(login: Login, campaign: str, unit: str, body: str, person: int, reason: str) -> None:
    """Names somebody who appraises a unit for a body; an appraiser of another body, say. Raises `Refusal`."""
    with acting(login, Doing("secretariat", "substitute", campaign, unit, reason)) as desk:
        appraises = Assignment.objects.filter(
            person=person, role="appraiser", state="active", campaign__in=("", campaign)
        )
        if not appraises.exists():
            raise desk.refuse(Fault("office-no-appraiser"))
        known = Substitute.objects.filter(unit=desk.file, body=body, person=person).first()
        if known is None:
            desk.writing.add(Substitute(unit=desk.file, body=body, person=person, active=True))
        else:
            desk.writing.change(known, active=True)


def step_back(login: Login, role: Role, campaign: str, unit: str, reason: str, code: str = "") -> None:
    """Steps back from a unit or from one node of it, for conflict of interest; a vote given there before is void.

    Raises `Refusal`.
    """
    with acting(login, Doing(role, "step_back", campaign, unit, reason)) as desk:
        if code and code not in desk.criteria.nodes:
            raise desk.refuse(Fault("code-unknown", given=code, hint=did_you_mean(code, list(desk.criteria.nodes))))
        known = Conflict.objects.filter(unit=desk.file, code=code, person=login.person).first()
        if known is None:
            desk.writing.add(Conflict(unit=desk.file, code=code, person=login.person, active=True))
        votes = Vote.objects.filter(unit=desk.file, person=login.person)
        for given in votes.filter(code=code) if code else votes:
            desk.writing.change(given, choice=VOID)
