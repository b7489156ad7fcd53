"""Roles that were proposed and hold once a second person confirms them: on the first page of who may."""

from collections.abc import Iterator
from typing import NamedTuple

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from scoring.campaign.workflow import Role, rights_of
from scoring.problems import Text
from scoring.store import people
from scoring.store.desk import Login
from scoring.store.models import Assignment, Person
from scoring.store.office import posts_of
from scoring.store.roster import title_of
from scoring.web.pages import logged_in
from scoring.web.visits import login_of, roles_in


class Proposed(NamedTuple):
    """A role that waits; `campaign` is None where it is one of the office itself; `by` who proposed it."""

    number: int
    name: str
    account: str
    role: str
    campaign: Text | None
    by: str


def proposed_to(login: Login) -> Iterator[Proposed]:
    """The roles that somebody may confirm: none of their own, none that they proposed."""
    if _role_of(login) is None:
        return
    rows = Assignment.objects.filter(state="proposed").exclude(person=login.person).order_by("id")
    waiting = [row for row in rows if row.by != login.person]
    known = Person.objects.in_bulk({one for row in waiting for one in (row.person, row.by) if one})
    for row in waiting:
        person, by = known[row.person], known.get(row.by or 0)
        title = title_of(row.campaign) if row.campaign else None
        yield Proposed(row.id, person.name, person.account, row.role, title, by.name if by else "")


@require_POST
@logged_in
def confirm(request: HttpRequest, number: int) -> HttpResponse:
    """The second person confirms a role."""
    login = login_of(request)
    role = _role_of(login)
    if role is None:
        raise Http404
    people.confirm(login, role, number)
    return redirect("home")


def _role_of(login: Login) -> Role | None:
    held = roles_in(list(posts_of(login.person, "")))
    return next((role for role in held if any(rights_of(role, "confirm", None, own=False))), None)
