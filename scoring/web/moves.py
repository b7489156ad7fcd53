"""What is done with a unit's file besides its rows: acts that move it along, bodies that sign off, later days."""

import datetime
from urllib.parse import urlencode

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from scoring.campaign.workflow import STAGES, STATES
from scoring.problems import Fault, Problem, Refusal
from scoring.store import file_acts
from scoring.store.desk import Doing, place_of
from scoring.store.file_types import MOST_MEGABYTES
from scoring.store.office import check
from scoring.tree.facts import read_date
from scoring.usecases import evidence
from scoring.usecases.paper import PaperOptions, paper
from scoring.web.models import Draft
from scoring.web.pages import logged_in, problem_texts, text_of
from scoring.web.unit_pages import unit_page
from scoring.web.uploads import was_cut
from scoring.web.visits import MOVING, UnitVisit, visit_file, visit_unit

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
BESIDES = ("sign_off", "extend", "step_back")
"""The acts on a file that leave it in its state and have a form on its page."""

SENDS = {"hand_over": "self", "send_explanation": "explanation"}
"""The acts by which a commune lets rows out of its hands, and the stage of these."""


@require_POST
@logged_in
def move(request: HttpRequest, campaign: str, unit: str, act: str) -> HttpResponse:
    """Does an act of the table with a file; what is refused is told on its page."""
    wanted = next((known for known in (*MOVING, *BESIDES) if known == act), None)
    if wanted is None:
        raise Http404
    visit = visit_file(request, campaign, unit)
    try:
        with transaction.atomic():  # a report is attached and the file submitted, or neither
            _do(request, visit, act)
    except Refusal as refusal:
        if act not in visit.acts:
            raise
        told = {"problems": problem_texts(request, refusal), "tried": act, "typed": request.POST}
        return unit_page(request, visit_file(request, campaign, unit), told, status=409)
    visit.file.refresh_from_db()
    if visit.reads:
        return redirect("unit", campaign, unit)
    return redirect(f"{reverse('board', args=(campaign,))}?{urlencode({'moved': unit})}")  # a draft is its commune's


def _do(request: HttpRequest, visit: UnitVisit, act: str) -> None:
    """The act itself, in the role that may do it; without one, the office says why not. Raises `Refusal`."""
    campaign, unit, reason = visit.at.row.id, visit.file.code, text_of(request, "reason")
    role = visit.acts.get(act) or visit.roles[0]
    if act == "sign_off":
        file_acts.sign_off(visit.login, campaign, unit, text_of(request, "body"))
    elif act == "step_back":
        file_acts.step_back(visit.login, role, campaign, unit, reason, text_of(request, "code"))
    elif act == "extend":
        check(visit.login, Doing("secretariat", "extend", campaign, unit))  # before what they typed is judged
        stage = next((stage for stage in STAGES if stage == text_of(request, "stage")), STAGES[0])
        file_acts.extend(visit.login, campaign, unit, stage, day_of(text_of(request, "day"), campaign, unit), reason)
    else:
        if act in SENDS:
            _refuse_drafts(visit, SENDS[act])
        if act == "submit":
            _attach_report(request, visit)
        wanted = next(known for known in MOVING if known == act)
        to = next((state for state in STATES if state == text_of(request, "to")), None)
        file_acts.move(visit.login, role, wanted, campaign, unit, reason, to, {"printed": text_of(request, "printed")})


def _attach_report(request: HttpRequest, visit: UnitVisit) -> None:
    """The signed report, where it was sent with the submission. Raises `Refusal`."""
    campaign, unit, sent = visit.at.row.id, visit.file.code, request.FILES.get("report")
    if was_cut(request):
        raise Refusal([Problem.of(Fault("evidence-large", most=MOST_MEGABYTES), place_of(campaign, unit))])
    if isinstance(sent, UploadedFile):
        evidence.attach_report(visit.login, campaign, unit, sent.name or "", sent.read(), evidence.Described())


def day_of(text: str, campaign: str, unit: str = "") -> datetime.date:
    """A day that was typed. Raises `Refusal`."""
    try:
        day = read_date(text)
    except Fault as fault:
        raise Refusal([Problem.of(fault, place_of(campaign, unit))]) from None
    if day is None:
        raise Refusal([Problem("date-unreadable", place_of(campaign, unit), {"given": text})])
    return day


def _refuse_drafts(visit: UnitVisit, stage: str) -> None:
    """What is half typed would be lost with what is sent: it is finished or thrown away first."""
    drafts = Draft.objects.filter(campaign=visit.at.row.id, unit=visit.file.code, stage=stage).order_by("id")
    codes = list(drafts.values_list("code", flat=True))
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
