"""Evidence of a unit: sent from a node's page, shown to who reads the node, withdrawn while its stage lasts."""

from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_GET, require_POST

from scoring.problems import Fault, Problem, Refusal
from scoring.store import evidence_acts
from scoring.store.desk import place_of
from scoring.store.evidence_seen import Version, content_of, version_of
from scoring.store.file_types import KNOWN, MOST_MEGABYTES, TYPES
from scoring.store.models_evidence import Description
from scoring.usecases import evidence
from scoring.web.leaf_views import Sending
from scoring.web.leaves import Sheet
from scoring.web.pages import lang_of, logged_in, problem_texts, text_of
from scoring.web.unit_pages import node_page, page_of
from scoring.web.uploads import was_cut
from scoring.web.visits import UnitVisit, person_of, visit_unit

SENT = ("file", "photo")
"""The inputs of the page: files of the machine, and what a phone's camera takes."""
APART = "default-src 'none'; sandbox; frame-ancestors 'self'"
"""A file is no page: it runs nothing, loads nothing, and belongs to no site."""
OF_PDF = "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'self'"
"""The browser's own reader of PDF does not work in a sandbox; its style is its own, nothing of the file runs here."""


@require_POST
@logged_in
def attach(request: HttpRequest, campaign: str, unit: str, code: str) -> HttpResponse:
    """Attaches the files that were sent to a node, with page or section; what is refused is told beside them.

    Raises `Refusal` where nothing may be attached at all.
    """
    visit = visit_unit(request, campaign, unit)
    person = person_of(request)
    if code not in visit.campaign.criteria.nodes or person is None:
        raise Http404
    evidence_acts.check_attachable(visit.login, campaign, unit)
    try:
        _attach(request, visit, code, person.name)
    except Refusal as refusal:
        return _told_there(request, visit, code, refusal)
    return _back(visit, code)


def _attach(request: HttpRequest, visit: UnitVisit, code: str, by: str) -> None:
    campaign, unit = visit.at.row.id, visit.file.code
    files = [file for name in SENT for file in request.FILES.getlist(name) if isinstance(file, UploadedFile)]
    if was_cut(request):
        raise Refusal([Problem.of(Fault("evidence-large", most=MOST_MEGABYTES), place_of(campaign, unit))])
    if not files:
        raise Refusal([Problem("web-evidence-none", place_of(campaign, unit), {"known": KNOWN})])
    what = Description(*(text_of(request, name) for name in Description._fields))
    said = evidence.Described(what, ((code, text_of(request, "page")),))
    sent = ((file.name or "", file.read(), said) for file in files)
    evidence.attach(visit.login, campaign, unit, sent, by)


def _told_there(request: HttpRequest, visit: UnitVisit, code: str, refusal: Refusal) -> HttpResponse:
    said = {name: text_of(request, name) for name in ("page", *Description._fields)}
    view = Sheet(visit, lang_of(request)).view(code)._replace(sending=Sending(problem_texts(request, refusal), said))
    return node_page(request, visit, page_of(visit.campaign.criteria, code), {code: view}, status=409)


@require_POST
@logged_in
def withdraw(request: HttpRequest, campaign: str, unit: str, code: str, number: int) -> HttpResponse:
    """The node does not rest on the document any more. Raises `Refusal`."""
    visit = visit_unit(request, campaign, unit)
    if code not in visit.campaign.criteria.nodes:
        raise Http404
    evidence_acts.withdraw(visit.login, campaign, unit, number, code)
    return _back(visit, code)


def _back(visit: UnitVisit, code: str) -> HttpResponse:
    to = reverse("node", args=(visit.at.row.id, visit.file.code, page_of(visit.campaign.criteria, code)))
    return HttpResponseRedirect(f"{to}#d-{code}")


@require_GET
@logged_in
def file(request: HttpRequest, campaign: str, unit: str, number: int, version: int) -> HttpResponse:
    """The file of a document, for who sees what it proves: PDF and pictures are shown, all else is downloaded."""
    visit = visit_unit(request, campaign, unit)
    try:
        _, kept = version_of(visit.login, campaign, unit, number, version)
    except Refusal:
        raise Http404 from None
    try:
        content = content_of(kept)
    except Fault as fault:
        raise Refusal([Problem.of(fault, place_of(campaign, unit))]) from None
    return _answer(kept, content)


def _answer(version: Version, content: bytes) -> HttpResponse:
    kind = TYPES[version.type]
    response = HttpResponse(content, content_type=kind.media)
    response.headers["Content-Disposition"] = content_disposition_header(not kind.shown, version.name) or "attachment"
    response.headers["Content-Security-Policy"] = OF_PDF if version.type == "pdf" else APART
    response.headers["X-Frame-Options"] = "SAMEORIGIN"
    response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
    return response
