"""What moves a unit's file along, and the report that is signed for it."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET, require_POST

from scoring.campaign.workflow import RIGHTS, STATES, Act
from scoring.problems import Fault, Problem, Refusal
from scoring.store.desk import place_of
from scoring.store.file_acts import move as move_file
from scoring.usecases.paper import PaperOptions, paper
from scoring.web.models import Draft
from scoring.web.pages import logged_in, problem_texts, text_of
from scoring.web.unit_pages import unit_page
from scoring.web.visits import UnitVisit, visit_unit

MOVING: tuple[Act, ...] = tuple(
    dict.fromkeys(right.act for right in RIGHTS if right.to and right.whose != "none")
)  # fmt: skip
"""The acts that take one file to another state."""
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@require_POST
@logged_in
def move(request: HttpRequest, campaign: str, unit: str, act: str) -> HttpResponse:
    """Does an act of the table with a file; what is refused is told on its page."""
    wanted = next((known for known in MOVING if known == act), None)
    if wanted is None:
        raise Http404
    visit = visit_unit(request, campaign, unit)
    role = visit.role_for(wanted) or visit.roles[0]
    to = next((state for state in STATES if state == text_of(request, "to")), None)
    reason, printed = text_of(request, "reason"), text_of(request, "printed")
    try:
        if wanted == "hand_over":
            _refuse_drafts(visit)
        move_file(visit.login, role, wanted, campaign, unit, reason, to, {"printed": printed})
    except Refusal as refusal:
        if visit.role_for(wanted) is None:
            raise
        told = {"problems": problem_texts(request, refusal), "reason": reason, "tried": act}
        return unit_page(request, visit_unit(request, campaign, unit), told, status=409)
    return redirect("unit", campaign, unit)


def _refuse_drafts(visit: UnitVisit) -> None:
    """What is half typed would be lost on paper: it is finished or thrown away first."""
    codes = list(
        Draft.objects.filter(campaign=visit.at.row.id, unit=visit.file.code)
        .order_by("id")
        .values_list("code", flat=True)
    )
    if codes:
        fault = Fault("web-drafts-open", codes=list(dict.fromkeys(codes)))
        raise Refusal([Problem.of(fault, place_of(visit.at.row.id, visit.file.code))])


@require_GET
@logged_in
def report(request: HttpRequest, campaign: str, unit: str) -> HttpResponse:
    """The self-assessment report as Word, to be signed."""
    visit = visit_unit(request, campaign, unit)
    if not visit.own:
        raise Http404
    content = paper(visit.at.source, "self-report", unit, ".docx", PaperOptions())
    response = HttpResponse(content, content_type=WORD)
    response.headers["Content-Disposition"] = f'attachment; filename="self-report-{unit}.docx"'
    return response
