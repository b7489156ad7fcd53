"""The secretariat publishes: the results as they would be, the decision's number, date and signer, what came before."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from scoring.engine.ranking import rank_campaign
from scoring.problems import Place, Problem, Refusal
from scoring.show.improvement import grade_title
from scoring.show.numbers import points_text
from scoring.store.models import UnitFile
from scoring.store.models_council import Publication
from scoring.usecases import office_publish
from scoring.usecases.publish import PublishOptions
from scoring.web.pages import lang_of, logged_in, problem_texts, text_of
from scoring.web.visits import CampaignVisit, visit_campaign
from scoring.words import printable

OVER = ("decided", "published")
"""The states of files that are ready."""


class Ranked(NamedTuple):
    """A unit with its rank, score and grade."""

    rank: str
    code: str
    name: str
    score: str
    grade: str


@require_http_methods(["GET", "POST"])
@logged_in
def publish(request: HttpRequest, campaign: str) -> HttpResponse:
    """The results, and the form by which they are published; an earlier publication is superseded."""
    at = visit_campaign(request, campaign)
    if at.role_for("publish") is None:
        raise Http404
    refusal = None
    if request.method == "POST":
        try:
            _publish(request, at)
            return redirect("publish", campaign)
        except Refusal as found:
            refusal = found
    files = UnitFile.objects.filter(campaign=at.row)
    known = {
        **at.heading,
        "problems": problem_texts(request, refusal),
        "typed": request.POST,
        "waiting": files.exclude(state__in=OVER).count(),
        "units": files.count(),
        "places": list(_places(at, lang_of(request))),
        "earlier": Publication.objects.filter(campaign=at.row).order_by("-number"),
    }
    return render(request, "web/publish.html", known, status=409 if refusal else 200)


def _publish(request: HttpRequest, at: CampaignVisit) -> None:
    """Writes the publication into the folder that the site reads. Raises `Refusal`."""
    home: Path | None = settings.PUBLICATIONS
    if home is None:
        raise Refusal([Problem("web-publish-nowhere", Place("SCORING_PUBLICATIONS"), {})])
    typed = [text_of(request, name) for name in ("number", "date", "signer")]
    decision = office_publish.decision_of(at.row.id, *typed)
    number = Publication.objects.filter(campaign=at.row).count() + 1
    home.mkdir(parents=True, exist_ok=True)
    out = home / f"{at.row.id}-{number}"
    office_publish.publish(at.login, at.row.id, decision, out, PublishOptions(lang=lang_of(request)))


def _places(at: CampaignVisit, lang: str) -> Iterator[Ranked]:
    campaign = at.source.load()
    for placed in rank_campaign(campaign).units:
        unit, score = placed.result.unit, placed.result.score
        shown = "" if score is None else points_text(score, campaign.criteria.precision, lang)
        grade = grade_title(placed.grade, campaign.criteria)
        title = printable(grade.in_language(lang)) if grade else ""
        yield Ranked(str(placed.rank or ""), unit.code, printable(unit.name), shown, title)
