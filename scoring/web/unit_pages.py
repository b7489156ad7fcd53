"""A unit's file as pages: its tree with what is done and what is left, and one part of it with the fields."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from scoring.engine.explain_whole import met_said
from scoring.engine.results import NotApplicable
from scoring.show.moments import moment_text
from scoring.store.evidence_seen import evidence_of
from scoring.store.models_evidence import Document
from scoring.tree.model import Branch, Condition, CriteriaSet, Leaf, walk
from scoring.web.leaf_views import NodeView
from scoring.web.leaves import Sheet
from scoring.web.pages import lang_of, logged_in
from scoring.web.visits import UnitVisit, moves_of, visit_file, visit_unit
from scoring.words import printable, say, tell

MOST_ON_A_PAGE = 10
"""Leaves of a part that stands on a page of its own; a greater one is taken apart."""
LOOK = "~look"
"""The page of what somebody who appraises has to look at, alone."""
BLOCKS = {"~bonus": "bonus", "~penalty": "penalty", "~conditions": "conditions"}
"""The pages of what stands outside the tree; no node has such a code."""


class Part(NamedTuple):
    """A part of the tree with a page of its own: its code, its nodes."""

    code: str
    nodes: tuple[Branch | Leaf, ...]


def parts_of(criteria: CriteriaSet, shown: frozenset[str] | None = None) -> tuple[Part, ...]:
    """The parts of a criteria set, in the order of the tree, then bonus, penalty, conditions; of some nodes alone."""
    parts = [part for node in criteria.tree for part in _parts(node)]
    outside = (criteria.in_bonus, criteria.in_penalty, criteria.conditions)
    parts += [Part(page, leaves) for page, leaves in zip(BLOCKS, outside, strict=True) if leaves]
    if shown is not None:
        parts = [Part(part.code, tuple(node for node in part.nodes if node.code in shown)) for part in parts]
    return tuple(part for part in parts if part.nodes)


def _parts(node: Branch | Leaf) -> Iterator[Part]:
    nodes = tuple(walk((node,)))
    if isinstance(node, Leaf) or sum(isinstance(one, Leaf) for one in nodes) <= MOST_ON_A_PAGE:
        yield Part(node.code, nodes)
        return
    if node.not_applicable != "forbidden":
        yield Part(node.code, (node,))
    for child in node.children:
        yield from _parts(child)


def page_of(criteria: CriteriaSet, code: str) -> str:
    """The page that a node stands on."""
    return next(part.code for part in parts_of(criteria) if any(node.code == code for node in part.nodes))


# ── the tree ──────────────────────────────────────────────────────────────────────────────────────────────────────


class Line(NamedTuple):
    """A node in the tree: its points of max, how it stands, the page with its fields."""

    code: str
    printed: str
    title: str
    depth: int
    is_leaf: bool
    points: str
    state: str
    because: str
    flags: tuple[str, ...]
    page: str
    draft: bool


class Totals(NamedTuple):
    """What a file comes to as far as it is filled in, and what is left; counts of leaves, `percent` of all.

    To who sees some of its leaves alone it says these: their counts, and no score, whose `max` is "" then.
    """

    points: str
    max: str
    done: int
    left: int
    not_applicable: int
    drafts: int
    percent: int


def totals_of(sheet: Sheet) -> Totals:
    """The score so far, and how many leaves are done, left, not applicable."""
    seen = sheet.visit.shown
    counts = Counter(node.state for code, node in sheet.progress.items() if seen is None or code in seen)
    done, left = counts["done"], counts["left"]
    points = "" if sheet.result.score is None else sheet.points(sheet.result.score)
    drafts = sum(seen is None or draft.code in seen for draft in sheet.drafts)
    percent = 100 * done // (done + left) if done + left else 100
    maximum = sheet.points(sheet.result.max) if seen is None else ""
    return Totals(points, maximum, done, left, counts["not_applicable"], drafts, percent)


def lines_of(sheet: Sheet) -> Iterator[Line]:
    """Every node of the file, in the order of the tree, then bonus, penalty, conditions."""
    criteria = sheet.campaign.criteria
    pages = {node.code: part.code for part in parts_of(criteria) for node in part.nodes}
    drafts = {draft.code for draft in sheet.drafts}
    seen = sheet.visit.shown
    for code, node in criteria.nodes.items():
        if seen is not None and code not in seen:
            continue
        result = sheet.result.nodes[code]
        progress = sheet.progress.get(code)
        shown = ""
        if isinstance(node, Condition):
            shown = say(met_said(result), sheet.lang)
        elif result.max is not None and result.points is not None:
            values = {"points": sheet.points(result.points), "max": sheet.points(result.max)}
            shown = tell("web-of", sheet.lang, **values)
        elif isinstance(result, NotApplicable):
            shown = tell("web-none", sheet.lang)
        yield Line(
            code, printable(node.printed),
            printable(node.title.in_language(sheet.lang)), criteria.depths.get(code, 1), isinstance(node, Leaf),
            shown, (progress.state if progress else None) or "", (progress.because if progress else None) or "",
            progress.flags if progress else (), pages.get(code, ""), code in drafts,
        )  # fmt: skip


@require_GET
@logged_in
def unit(request: HttpRequest, campaign: str, unit: str) -> HttpResponse:
    """A unit's file: what it comes to, what is left, what may be done with it now."""
    return unit_page(request, visit_file(request, campaign, unit))


def unit_page(
    request: HttpRequest, visit: UnitVisit, known: Mapping[str, object] | None = None, status: int = 200
) -> HttpResponse:
    """The page of a file; `known` adds what an act on it has to tell. Who does not read it sees what they may do."""
    sheet = Sheet(visit, lang_of(request))
    lines = list(lines_of(sheet))
    reports = {"reports": list(_reports(visit))}
    return render(
        request,
        "web/unit.html",
        {**heading_of(visit, sheet), "reads": visit.reads, "lines": lines, **reports, **(known or {})},
        status=status,
    )


def _reports(visit: UnitVisit) -> Iterator[tuple[int, int, str]]:
    """The signed reports that they see: number of the document, newest version, name of its file."""
    if Document.objects.filter(unit=visit.file, report=True).exists():
        for one in evidence_of(visit.login, visit.at.row.id, [visit.file.code]):
            if one.report:
                yield one.number, one.newest.version, one.newest.name


def heading_of(visit: UnitVisit, sheet: Sheet) -> dict[str, object]:
    """What stands above every page of a file."""
    settings, criteria = visit.campaign.settings, visit.campaign.criteria
    return {
        "campaign": visit.at.row.id,
        "campaign_title": settings.title.text(),
        "marked": settings,
        "unit": visit.file.code,
        "unit_name": printable(visit.file.name),
        "state": visit.state,
        "roles": visit.roles,
        "own": visit.own,
        "acts": visit.acts,
        "moves": moves_of(visit),
        "bodies": [(body, criteria.body(body).title if body else None) for body in visit.bodies],
        "seen_days": [stage for stage in ("self", "explanation") if visit.rights("extend")],
        "due": settings.due("self", visit.file.code),
        "due_explanation": settings.due("explanation", visit.file.code),
        "printed": visit.file.printed,
        "submitted": moment_text(visit.file.submitted, sheet.lang),
        "totals": totals_of(sheet),
        "unexplained": sum("unexplained" in node.flags for node in sheet.progress.values()),
        "grades": sheet.campaign.criteria.grades,
        "scored": f"scored-{sheet.stage}",
        "look": len(sheet.looked_at()) if visit.compares else 0,
    }


# ── one part of it ────────────────────────────────────────────────────────────────────────────────────────────────


@require_GET
@logged_in
def node(request: HttpRequest, campaign: str, unit: str, code: str) -> HttpResponse:
    """A part of the tree: every leaf with its fields, its points and why."""
    return node_page(request, visit_unit(request, campaign, unit), code, {})


def node_page(
    request: HttpRequest, visit: UnitVisit, code: str, views: Mapping[str, NodeView], status: int = 200
) -> HttpResponse:
    """The page of a part; `views` are nodes that show what was just typed."""
    sheet = Sheet(visit, lang_of(request))
    criteria = sheet.campaign.criteria
    parts = parts_of(criteria, visit.shown)
    if code == LOOK and visit.compares:
        parts = (Part(LOOK, tuple(sheet.looked_at())),)
    at = next((place for place, part in enumerate(parts) if part.code == code), None)
    if at is None:
        return _page_with(visit, parts, code)
    known = {
        **heading_of(visit, sheet),
        "part": code,
        "over": None if any(node.code == code for node in parts[at].nodes) else criteria.nodes.get(code),
        "above": [(printable(node.printed), node.title) for node in criteria.above.get(code, ())],
        "nodes": [views.get(node.code) or sheet.view(node.code) for node in parts[at].nodes],
        "branches": {node.code for node in parts[at].nodes if isinstance(node, Branch)},
        "outside": BLOCKS.get(code, ""),
        "compares": visit.compares,
        "before": parts[at - 1].code if at else "",
        "after": parts[at + 1].code if at + 1 < len(parts) else "",
        "number": at + 1,
        "parts": len(parts),
    }
    return render(request, "web/node.html", known, status=status)


def _page_with(visit: UnitVisit, parts: tuple[Part, ...], code: str) -> HttpResponse:
    """The way to the page that a node stands on which has none of its own."""
    page = next((part.code for part in parts if any(node.code == code for node in part.nodes)), None)
    if page is None:
        raise Http404
    return redirect(f"{reverse('node', args=(visit.at.row.id, visit.file.code, page))}#n-{code}")
