"""Where people arrive: what waits for somebody logged in, and what is published for everybody."""

from typing import NamedTuple

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from scoring.campaign.workflow import rights_of
from scoring.problems import Text
from scoring.store.models import Campaign as CampaignRow
from scoring.store.models import UnitFile
from scoring.store.office import COMMUNE, DISCARDED, posts_of
from scoring.web.board import READERS
from scoring.web.confirming import proposed_to
from scoring.web.pages import lang_of
from scoring.web.public import shown
from scoring.web.visits import CampaignVisit, login_of, person_of, roles_in
from scoring.words import printable


class Place(NamedTuple):
    """A role of somebody in a campaign, and the page where it is done: a unit's file, or (without) the board."""

    role: str
    campaign: str
    title: Text
    unit: str
    unit_name: str
    state: str


@require_GET
def home(request: HttpRequest) -> HttpResponse:
    """The first page."""
    person = person_of(request)
    places = _places(request) if person else []
    held = roles_in(list(posts_of(person.id, ""))) if person else []
    creates = any(any(rights_of(role, "create", None, own=False)) for role in held)
    proposed = list(proposed_to(login_of(request))) if person else []
    known = {"places": places, "publications": shown(lang_of(request)), "creates": creates, "proposed": proposed}
    return render(request, "web/home.html", known)


def _places(request: HttpRequest) -> list[Place]:
    places = []
    login = login_of(request)
    for row in CampaignRow.objects.exclude(state=DISCARDED).order_by("-id"):
        at = CampaignVisit(login, row)
        for post in at.posts:
            title = at.settings.title.text()
            if post.role in COMMUNE:
                file = UnitFile.objects.filter(campaign=row, code=post.unit).first()
                if file is not None and row.state == "open":
                    places.append(Place(post.role, row.id, title, post.unit, printable(file.name), file.state))
            elif post.role in READERS and (row.state == "open" or post.role == "secretariat"):
                places.append(Place(post.role, row.id, title, "", "", ""))
    return places
