"""What is typed at a node: shown at once with its points, kept as a draft, stated when it is whole.

Stating is an act of the office: a row in the journal, refused where somebody else stated something meanwhile.
"""

from collections.abc import Sequence
from typing import Any, NamedTuple

from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from scoring.campaign.answers import Answer
from scoring.campaign.source import Act, Cell
from scoring.campaign.workflow import DECIDING
from scoring.problems import Refusal
from scoring.store.desk import Doing
from scoring.store.office import check
from scoring.usecases.evidence import cited_at
from scoring.web.fields import Typed, Wrong, row_of, say_fault, typed_of
from scoring.web.leaf_views import LeafNow
from scoring.web.leaves import COMMUNE_WRITES, Sheet, Writing
from scoring.web.models import Draft
from scoring.web.pages import lang_of, logged_in, text_of, whole_number
from scoring.web.unit_pages import node_page, page_of, totals_of
from scoring.web.visits import UnitVisit, person_of, visit_unit


class Attempt(NamedTuple):
    """What somebody sent for a node: where, what was typed upon which row, and the row that it makes."""

    sheet: Sheet
    code: str
    writing: Writing
    typed: Typed
    base: str
    row: Answer
    wrong: tuple[Wrong, ...]

    @property
    def newest(self) -> Answer | None:
        return self.sheet.newest(self.code, self.writing.stage)

    @property
    def says_what_stands(self) -> bool:
        """Whether the fields are those of the row that stands."""
        return not self.wrong and _stated(self.row) == _stated(self.newest)

    @property
    def is_behind(self) -> bool:
        """Whether another row stands than the one it was typed upon."""
        return (self.newest.at if self.newest else "") != self.base


def _stated(row: Answer | None) -> tuple[str, ...]:
    return (row.facts, row.points, row.note, row.evidence) if row else ("", "", "", "")


def _attempt(request: HttpRequest, visit: UnitVisit, code: str) -> Attempt:
    sheet = Sheet(visit, lang_of(request))
    node = sheet.node(code) if code in visit.campaign.criteria.nodes else None
    writing = sheet.writing(node) if node is not None else None
    person = person_of(request)
    if node is None or person is None:
        raise Http404
    if writing is None:
        raise _closed(visit)
    posted = {name: str(value) for name, value in request.POST.items()}
    typed = typed_of(posted, node, asks_points=writing.stage in DECIDING)
    stands = sheet.newest(code, writing.stage) is not None
    row, wrong = row_of(sheet.checks, sheet.unit, node, writing.stage, typed, person.name, stands)
    if writing.stage == "self" and row.facts and not row.evidence:
        row = row._replace(evidence=cited_at(sheet.documents, code, "self"))  # what is attached is named, once
    base = posted.get("over") or posted.get("base", "")
    return Attempt(sheet, code, writing, typed, base, row, wrong)


def _closed(visit: UnitVisit) -> Exception:
    """Why nothing can be stated there now: no right, as the office says it, or nothing that is asked."""
    for role in visit.roles:
        try:
            act = "propose" if role == "appraiser" else COMMUNE_WRITES[0]
            check(visit.login, Doing(role, act, visit.at.row.id, visit.file.code))
        except Refusal as refusal:
            return refusal
    return Http404()


@require_POST
@logged_in
def preview(request: HttpRequest, campaign: str, unit: str, code: str) -> HttpResponse:
    """The points of what stands in the fields, while typing; it is kept as a draft."""
    attempt = _attempt(request, visit_unit(request, campaign, unit), code)
    if attempt.says_what_stands and not attempt.is_behind:
        _drop(attempt)
        return _part(request, attempt, attempt.sheet, is_draft=False)
    _keep(attempt)
    shown = attempt.sheet if attempt.wrong else attempt.sheet.as_if(attempt.row)
    return _part(request, attempt, shown, is_draft=True, theirs=attempt.is_behind and not attempt.wrong)


@require_POST
@logged_in
def state_row(request: HttpRequest, campaign: str, unit: str, code: str) -> HttpResponse:
    """States what the fields say, where it is whole; else it stays a draft. Or discards a draft instead."""
    visit = visit_unit(request, campaign, unit)
    attempt = _attempt(request, visit, code)
    done = attempt.sheet
    if text_of(request, "drop"):
        _drop(attempt, whole_number(request, "drop"))
        return _to_node(attempt)
    if attempt.says_what_stands:
        _drop(attempt)
    elif attempt.wrong or attempt.is_behind:
        _keep(attempt)
        return _answer(request, attempt, is_draft=True, theirs=attempt.is_behind and not attempt.wrong)
    else:
        try:
            done = done.with_rows(*_append(visit, attempt))
        except Refusal as refusal:
            if not any(problem.code == "act-outdated" for problem in refusal.problems):
                raise
            _keep(attempt)
            attempt = _attempt(request, visit_unit(request, campaign, unit), code)
            return _answer(request, attempt, is_draft=True, theirs=True)
    return _answer(request, attempt._replace(sheet=done, wrong=()), is_draft=False, theirs=False)


def _append(visit: UnitVisit, attempt: Attempt) -> Sequence[Answer]:
    """States the row; gives it as it was taken in."""
    cell = Cell(attempt.row.unit, attempt.row.code, attempt.row.stage)
    act = Act(
        str(visit.login.person), attempt.writing.role, "", (attempt.row,), expected={cell: attempt.newest}
    )  # fmt: skip
    with transaction.atomic():
        (done,) = visit.at.source.append(act)
        _drop(attempt)
    return done.answers


def _keep(attempt: Attempt) -> None:
    """Keeps what was typed, whatever it is."""
    draft = Draft(**_key(attempt), typed=list(attempt.typed), base=attempt.base)
    Draft.objects.bulk_create(
        [draft], update_conflicts=True, unique_fields=[*_key(attempt)], update_fields=["typed", "base", "at"]
    )


def _drop(attempt: Attempt, person: int = 0) -> None:
    """Discards what the visitor typed; or what somebody else did who fills in the same file."""
    found = _key(attempt)
    if person and attempt.writing.act in COMMUNE_WRITES:
        found["person"] = person
    Draft.objects.filter(**found).delete()


def _key(attempt: Attempt) -> dict[str, Any]:
    visit = attempt.sheet.visit
    return {
        "campaign": visit.at.row.id,
        "unit": attempt.sheet.unit,
        "code": attempt.code,
        "stage": attempt.writing.stage,
        "person": visit.login.person,
    }


def _answer(request: HttpRequest, attempt: Attempt, is_draft: bool, theirs: bool) -> HttpResponse:
    """A part of the page for a page that asked for it, a whole page for a browser without script."""
    if request.headers.get("HX-Request"):
        return _part(request, attempt, attempt.sheet, is_draft, theirs)
    visit = attempt.sheet.visit
    if is_draft:
        page = page_of(visit.campaign.criteria, attempt.code)
        live = _live(attempt, attempt.sheet, is_draft, theirs)
        view = attempt.sheet.view(attempt.code, attempt.typed, attempt.wrong, live)
        return node_page(request, visit, page, {attempt.code: view}, status=409)
    return _to_node(attempt)


def _to_node(attempt: Attempt) -> HttpResponse:
    visit = attempt.sheet.visit
    page = page_of(visit.campaign.criteria, attempt.code)
    to = reverse("node", args=(visit.at.row.id, attempt.sheet.unit, page))
    return HttpResponseRedirect(f"{to}#n-{attempt.code}")


def _part(request: HttpRequest, attempt: Attempt, shown: Sheet, is_draft: bool, theirs: bool = False) -> HttpResponse:
    live = _live(attempt, shown, is_draft, theirs)
    errors = [(one.field, say_fault(one.fault, attempt.sheet.lang)) for one in attempt.wrong if one.field]
    visit = attempt.sheet.visit
    known = {
        "live": live,
        "code": attempt.code,
        "campaign": visit.at.row.id,
        "unit": visit.file.code,
        "errors": errors,
        "totals": totals_of(shown),
        "oob": True,
    }
    return render(request, "web/live.html", known)


def _live(attempt: Attempt, shown: Sheet, is_draft: bool, theirs: bool) -> LeafNow:
    base = attempt.base if is_draft else None
    live = shown.live(attempt.code, attempt.writing.stage, attempt.typed, attempt.wrong, is_draft, base)
    return attempt.sheet.beside(live, attempt.code, attempt.writing.stage) if theirs else live
