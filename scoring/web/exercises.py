"""The secretariat copies a campaign for a class, and throws the copy away once the class is over."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from scoring.problems import Place, Problem, Refusal
from scoring.store import exercises
from scoring.store.exercises import Wanted
from scoring.usecases.person_list import passwords_of
from scoring.web.excel import as_workbook
from scoring.web.pages import lang_of, logged_in, text_of, whole_number
from scoring.web.setting_up import setup_page
from scoring.web.visits import visit_campaign


@require_POST
@logged_in
def begin(request: HttpRequest, campaign: str) -> HttpResponse:
    """An exercise made; the answer is the workbook with the learners' first passwords."""
    at = visit_campaign(request, campaign)
    if at.role_for("create") is None:
        raise Http404
    learners = whole_number(request, "learners")
    wanted = Wanted(text_of(request, "id"), learners, bool(request.POST.get("facts")), lang_of(request))
    try:
        done = exercises.begin(at.login, campaign, wanted)
    except Refusal as refusal:
        return setup_page(request, at, refusal)
    return as_workbook(passwords_of(done, wanted.id, wanted.lang), f"accounts-{wanted.id}")


@require_POST
@logged_in
def discard(request: HttpRequest, campaign: str) -> HttpResponse:
    """An exercise thrown away, with what its learners had typed and not stated."""
    at = visit_campaign(request, campaign)
    if at.role_for("discard") is None:
        raise Http404
    try:
        if not request.POST.get("sure"):
            raise Refusal([Problem("exercise-not-sure", Place(campaign), {})])
        exercises.discard(at.login, campaign)
    except Refusal as refusal:
        return setup_page(request, at, refusal)
    return redirect("home")
