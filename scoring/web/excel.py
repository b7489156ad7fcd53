"""The Excel form of a commune: downloaded, filled in without a line, taken in by the same use case as by command."""

import tempfile
from collections import Counter
from pathlib import Path

from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from scoring.campaign.workflow import FormStage
from scoring.forms.collect import Collected
from scoring.forms.inbox import SUFFIXES
from scoring.forms.issue import Issue
from scoring.problems import Fault, Problem, Refusal
from scoring.store.desk import place_of
from scoring.usecases.collect import EVERY, Request, collect_forms
from scoring.web.fields import TICKED
from scoring.web.pages import Told, lang_of, logged_in, problem_texts, text_of, told
from scoring.web.unit_pages import unit_page
from scoring.web.visits import UnitVisit, person_of, visit_unit
from scoring.words import tell

EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MOST_MEGABYTES = 5
SIDES = ("theirs", "ours")


def as_workbook(content: bytes, name: str) -> HttpResponse:
    """A workbook to download."""
    headers = {"Content-Disposition": f'attachment; filename="{name}.xlsx"'}
    return HttpResponse(content, content_type=EXCEL, headers=headers)


@require_http_methods(["GET", "POST"])
@logged_in
def form(request: HttpRequest, campaign: str, unit: str) -> HttpResponse:
    """The form of the unit's stage; sent back, it is taken in and told about on the unit's page."""
    visit = visit_unit(request, campaign, unit)
    stage = _stage(visit)
    if request.method == "GET":
        return _issued(visit, stage)
    try:
        done = _taken(request, visit)
    except Refusal as refusal:
        shown: dict[str, object] = {"problems": problem_texts(request, refusal), "tried": "form"}
        return unit_page(request, visit_unit(request, campaign, unit), shown, status=409)
    lang = lang_of(request)
    wrong = [_at_cell(problem, lang) for problem in done.problems]
    words = [_at_cell(notice, lang).what for notice in done.notices] + ([] if wrong else [_summary(done, lang)])
    shown = {"problems": wrong, "told_done": words, "tried": "form" if wrong else ""}
    return unit_page(request, visit_unit(request, campaign, unit), shown, status=409 if wrong else 200)


def _stage(visit: UnitVisit) -> FormStage:
    """The stage whose form the commune fills in now."""
    if visit.rights("fill"):
        return "self"
    if visit.rights("explain"):
        return "explanation"
    raise Http404


def _issued(visit: UnitVisit, stage: FormStage) -> HttpResponse:
    due = visit.campaign.settings.due(stage, visit.file.code)
    forms = Issue(visit.campaign, stage, visit.campaign.units, deadline=due).forms()
    if not forms:
        raise Refusal([Problem("web-excel-none", place_of(visit.at.row.id, visit.file.code), {})])
    return as_workbook(forms[0].make(), f"{visit.at.row.id}-{visit.file.code}")


def _taken(request: HttpRequest, visit: UnitVisit) -> Collected:
    """The form that was sent, taken in whole or not at all. Raises `Refusal`."""
    sent = request.FILES.get("file")
    if not isinstance(sent, UploadedFile) or not sent.name:
        raise Refusal([Problem("web-excel-none", place_of(visit.at.row.id, visit.file.code), {})])
    if (sent.size or 0) > MOST_MEGABYTES * 1_000_000:
        fault = Fault("web-excel-large", most=MOST_MEGABYTES)
        raise Refusal([Problem.of(fault, place_of(visit.at.row.id, visit.file.code))])
    suffix = Path(sent.name).suffix.casefold()
    side, person = text_of(request, "side"), person_of(request)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / f"form{suffix if suffix in SUFFIXES else '.xlsx'}"
        file.write_bytes(sent.read())
        wanted = Request(
            [str(file)], theirs=[EVERY] if side == SIDES[0] else [], ours=[EVERY] if side == SIDES[1] else [],
            withdraw=request.POST.get("withdraw") == TICKED, role="officer", person=person.name if person else "",
        )  # fmt: skip
        return collect_forms(visit.at.source, wanted).files[0]


def _at_cell(problem: Problem, lang: str) -> Told:
    """A problem with the cell that it stands at."""
    said = told(problem, lang)
    if not problem.place.column:
        return said
    return Told(tell("web-at-cell", lang, place=str(problem.place.column), what=said.what), said.do)


def _summary(done: Collected, lang: str) -> str:
    counts = Counter(change.kind for change in done.changes)
    if done.known or not counts:
        return tell("web-excel-same", lang)
    kinds = {kind: counts[kind] for kind in ("added", "changed", "withdrawn")}
    return tell("web-excel-taken", lang, **kinds)
