"""The secretariat's page of people: who holds which role in a campaign, and a list of them taken in at once."""

import tempfile
from pathlib import Path

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from scoring.problems import Refusal
from scoring.store import roster
from scoring.usecases.person_list import enlist_list, passwords_of
from scoring.web.excel import as_workbook
from scoring.web.pages import lang_of, logged_in
from scoring.web.setting_up import at_lines, sent_file
from scoring.web.visits import CampaignVisit, visit_campaign
from scoring.words import tell


@require_http_methods(["GET", "POST"])
@logged_in
def people(request: HttpRequest, campaign: str) -> HttpResponse:
    """Everybody with a role here; a list that makes accounts is answered by the workbook with their first passwords."""
    at = visit_campaign(request, campaign)
    if at.role_for("enlist") is None:
        raise Http404
    if request.method == "GET":
        return _page(request, at, {})
    try:
        with tempfile.TemporaryDirectory() as folder:
            done = enlist_list(at.login, campaign, sent_file(request, Path(folder)))
    except Refusal as refusal:
        return _page(request, at, {"problems": at_lines(request, refusal)}, status=409)
    lang = lang_of(request)
    if not done.new:
        values = {"campaign": campaign, "new": 0, "given": done.given, "held": done.held}
        return _page(request, at, {"told_done": [tell("person-imported", lang, **values)]})
    return as_workbook(passwords_of(done, campaign, lang), f"accounts-{campaign}")


def _page(request: HttpRequest, at: CampaignVisit, shown: dict[str, object], status: int = 200) -> HttpResponse:
    posts = [(one, post) for one in roster.listed(at.login) for post in one.posts if post.campaign == at.row.id]
    return render(request, "web/people.html", {**at.heading, "posts": posts, **shown}, status=status)
