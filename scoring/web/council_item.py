"""One disputed node before the council: one's own opinion before others', votes, the chair's record, the screen."""

from collections.abc import Mapping
from typing import NamedTuple

from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from scoring.campaign.workflow import STATES, Act, Role
from scoring.problems import Problem, Refusal
from scoring.show.moments import moment_text
from scoring.show.numbers import typed_points
from scoring.store import council_acts, file_acts, sessions
from scoring.store.council_acts import CHOICES, Choice
from scoring.store.desk import place_of
from scoring.store.models import Person
from scoring.store.outcome import outcome, row_won
from scoring.store.rows import rows_of
from scoring.store.sight import COUNCIL
from scoring.web.council import Said, heading_of
from scoring.web.fields import typed_from
from scoring.web.leaf_views import NodeView
from scoring.web.leaves import Sheet
from scoring.web.pages import lang_of, logged_in, problem_texts, text_of
from scoring.web.visits import UnitVisit, visit_unit
from scoring.words import printable

BEFORE_OR_AFTER = STATES[STATES.index("deciding") :]
"""The states of a file that the council has had before it."""
ACTS: Mapping[str, tuple[Act, tuple[Role, ...]]] = {
    "opinion": ("opinion", ("member",)),
    "vote": ("vote", ("member",)),
    "take-votes": ("vote", ("secretary",)),
    "step-back": ("step_back", ("member", "chair")),
}
"""The forms of the page: the act of the table that each does, and in which role."""


class Given(NamedTuple):
    """An opinion with the name of who stated it."""

    name: str
    choice: str
    points: str
    text: str
    at: str
    own: bool


def _visit(request: HttpRequest, campaign: str, unit: str, code: str) -> UnitVisit:
    """A node before the council, for who reads all of it; to others it isn't there."""
    visit = visit_unit(request, campaign, unit)
    there = visit.state in BEFORE_OR_AFTER and code in visit.campaign.criteria.nodes
    if not there or not {*visit.roles} & {*COUNCIL}:
        raise Http404
    return visit


@require_GET
@logged_in
def item(request: HttpRequest, campaign: str, unit: str, code: str) -> HttpResponse:
    """A node before the council."""
    return item_page(request, _visit(request, campaign, unit, code), code, {})


def item_page(
    request: HttpRequest, visit: UnitVisit, code: str, told: Mapping[str, object], status: int = 200
) -> HttpResponse:
    """The page of a node before the council; `told` adds what an act has to tell."""
    known = {
        **_shared(request, visit, code),
        **_opinions(request, visit, code),
        "may": {form.replace("-", "_"): _role_for(visit, form) for form in ACTS},
        "choices": CHOICES,
        **told,
    }
    return render(request, "web/council_item.html", known, status=status)


def _shared(request: HttpRequest, visit: UnitVisit, code: str) -> dict[str, object]:
    """What the page and the screen show alike."""
    campaign, lang = visit.at.row.id, lang_of(request)
    sitting = sessions.open_sitting(campaign)
    sheet = Sheet(visit, lang)
    said = Said(sheet.explained(code), visit.campaign.criteria.precision, lang)
    items = [(one.unit, one.code) for one in sessions.agenda(campaign) if sitting and one.session == sitting.number]
    at = items.index((visit.file.code, code)) if (visit.file.code, code) in items else None
    ballots = sessions.ballots(campaign, sitting).get((visit.file.code, code)) if sitting else None
    return {
        **heading_of(visit.at, sitting, lang),
        "unit": visit.file.code,
        "unit_name": printable(visit.file.name),
        "state": visit.state,
        "one": _view(visit, sheet, code),
        "declared": said.declared,
        "appraised": said.at("appraisal"),
        "decided": said.at("council"),
        "compares": True,
        "on_agenda": at is not None,
        "before": items[at - 1] if at else None,
        "after": items[at + 1] if at is not None and at + 1 < len(items) else None,
        "number": at + 1 if at is not None else 0,
        "items": len(items),
        "ballots": ballots,
        "tally": [(choice, ballots.count(choice)) for choice in CHOICES] if ballots else [],
        "votes": _votes(sitting, ballots) if sitting and ballots else [],
        "my_vote": ballots.cast.get(visit.login.person, "") if ballots else "",
        "i_vote": bool(ballots) and visit.login.person in ballots.expected if ballots else False,
        "won": outcome(visit.at.row, visit.file, code),
    }


def _view(visit: UnitVisit, sheet: Sheet, code: str) -> NodeView:
    """The node; what won in the vote stands in the chair's fields until they state something."""
    node = sheet.node(code)
    writing = sheet.writing(node)
    won = outcome(visit.at.row, visit.file, code)
    if writing is None or writing.stage != "council" or won in (None, "other"):
        return sheet.view(code)
    if sheet.newest(code, "council") is not None or sheet.draft(code, "council") is not None:
        return sheet.view(code)
    row = row_won(visit.campaign.criteria, rows_of(visit.file), code, str(won))
    typed = typed_from(node, row)
    return sheet.view(code, typed._replace(note="", evidence=""))


def _votes(sitting: sessions.Sitting, ballots: sessions.Ballots) -> list[tuple[sessions.Seat, str, bool]]:
    """Everybody who takes part, their vote, and whether they may vote on this node."""
    return [(seat, ballots.cast.get(seat.person, ""), seat.person in ballots.expected) for seat in sitting.present]


def _opinions(request: HttpRequest, visit: UnitVisit, code: str) -> dict[str, object]:
    """The opinions that the visitor may read, and how many there are."""
    campaign, unit, person = visit.at.row.id, visit.file.code, visit.login.person
    read = [one for one in council_acts.opinions(visit.login, campaign, unit) if one.code == code]
    names = dict(Person.objects.filter(id__in={one.person for one in read}).values_list("id", "name"))
    lang = lang_of(request)
    given = [
        Given(
            names[one.person],
            one.choice,
            typed_points(one.points, lang),
            one.text,
            moment_text(one.at, lang),
            one.person == person,
        )
        for one in read
    ]
    stated = sessions.opinions_stated(campaign).get((unit, code), set())
    return {
        "opinions": given,
        "stated": len(stated),
        "mine": person in stated,
        "stepped": sessions.stepped_back(campaign, unit, code, person),
    }


def _role_for(visit: UnitVisit, form: str) -> Role | None:
    """The role in which the visitor might do what a form asks."""
    act, roles = ACTS[form]
    return next((right.role for right in visit.rights(act) if right.role in roles), None)


@require_POST
@logged_in
def act(request: HttpRequest, campaign: str, unit: str, code: str, form: str) -> HttpResponse:
    """Does what a form of the page asks; what is refused is told on the page, and what was typed is kept."""
    visit = _visit(request, campaign, unit, code)
    if form not in ACTS or _role_for(visit, form) is None:
        raise Http404
    try:
        with transaction.atomic():
            _do(request, visit, code, form)
    except Refusal as refusal:
        told = {"problems": problem_texts(request, refusal), "tried": form, "typed": request.POST}
        return item_page(request, visit, code, told, status=409)
    return redirect("council-item", campaign, unit, code)


def _do(request: HttpRequest, visit: UnitVisit, code: str, form: str) -> None:
    campaign, unit, login = visit.at.row.id, visit.file.code, visit.login
    if form == "opinion":
        choice, points = _choice(request, campaign, unit), text_of(request, "points")
        council_acts.state_opinion(login, campaign, unit, code, choice, text_of(request, "text"), points)
    elif form == "vote":
        council_acts.vote(login, "member", campaign, unit, code, _choice(request, campaign, unit), login.person)
    elif form == "step-back":
        role = _role_for(visit, form) or "member"
        file_acts.step_back(login, role, campaign, unit, text_of(request, "reason"), code)
    else:
        sitting = sessions.open_sitting(campaign)
        ballots = sessions.ballots(campaign, sitting).get((unit, code)) if sitting else None
        for person in ballots.expected if ballots else ():
            cast = next((one for one in CHOICES if one == text_of(request, f"vote-{person}")), None)
            if ballots and cast and cast != ballots.cast.get(person):
                council_acts.vote(login, "secretary", campaign, unit, code, cast, person)


def _choice(request: HttpRequest, campaign: str, unit: str) -> Choice:
    choice = next((one for one in CHOICES if one == text_of(request, "choice")), None)
    if choice is None:
        raise Refusal([Problem("web-council-no-choice", place_of(campaign, unit), {})])
    return choice


@require_GET
@logged_in
def screen(request: HttpRequest, campaign: str, unit: str, code: str) -> HttpResponse:
    """The node for the projector: in large letters, without opinions or names, votes once all are in."""
    return render(request, "web/screen.html", _shared(request, _visit(request, campaign, unit, code), code))
