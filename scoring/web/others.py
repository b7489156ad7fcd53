"""The same leaf of other communes side by side, for who appraises or decides it."""

from typing import NamedTuple

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from scoring.campaign.answers import Answer
from scoring.campaign.workflow import DECLARING, SENT
from scoring.engine.explain import Explainer, NodeExplanation
from scoring.show.explanation import node_sentence
from scoring.spreadsheet.spoken import shown_in
from scoring.store.models import UnitFile
from scoring.tree.facts import CLAIMS
from scoring.tree.model import Branch, Leaf
from scoring.web.council import Said
from scoring.web.pages import lang_of, logged_in
from scoring.web.unit_pages import page_of
from scoring.web.visits import UnitVisit, visit_unit
from scoring.words import printable

MOST = 100
"""Units side by side; of more, those that stand next to the unit in the list."""


class Beside(NamedTuple):
    """A unit's leaf: what was declared, its points by stage, the reason of a change, the sentence."""

    code: str
    name: str
    here: bool
    facts: str
    evidence: str
    declared: str
    appraised: str
    note: str
    sentence: str


@require_GET
@logged_in
def others(request: HttpRequest, campaign: str, unit: str, code: str) -> HttpResponse:
    """A leaf of all communes that have sent theirs, as far as the visitor reads it."""
    visit = visit_unit(request, campaign, unit)
    leaf = visit.campaign.criteria.leaves.get(code)
    if leaf is None or not visit.compares or (visit.shown is not None and code not in visit.shown):
        raise Http404
    lang = lang_of(request)
    loaded = visit.at.source.load(_near(visit))
    explainer = Explainer(loaded, "appraisal")
    lines = [_beside(visit, explainer.node(one.code, code), one.code, one.name, explainer, lang)
             for one in loaded.units]  # fmt: skip
    known = {
        **visit.at.heading,
        "unit": unit,
        "unit_name": printable(visit.file.name),
        "part": page_of(visit.campaign.criteria, code),
        "code": code,
        "printed": printable(leaf.printed),
        "title": printable(leaf.title.in_language(lang)),
        "lines": lines,
    }
    return render(request, "web/others.html", known)


def _near(visit: UnitVisit) -> list[str]:
    """The units that have sent their file, those that stand next to this one in the list."""
    sent = UnitFile.objects.filter(campaign=visit.at.row, state__in=SENT).values_list("code", "place")
    near = sorted(sent, key=lambda one: abs(one[1] - visit.file.place))[:MOST]
    return [code for code, _ in near]


def _beside(visit: UnitVisit, node: NodeExplanation, code: str, name: str, explainer: Explainer, lang: str) -> Beside:
    said = Said(node, explainer.campaign.criteria.precision, lang)
    declared = next((said.newest[stage].answer for stage in DECLARING if stage in said.newest), None)
    appraised = said.newest.get("appraisal")
    return Beside(
        code, printable(name), code == visit.file.code, _facts(node.node, declared, lang),
        printable(declared.evidence) if declared else "", said.declared, said.at("appraisal"),
        printable(appraised.answer.note) if appraised else "", node_sentence(explainer.campaign, node, lang),
    )  # fmt: skip


def _facts(leaf: Branch | Leaf, row: Answer | None, lang: str) -> str:
    if row is None or row.facts in ("", *CLAIMS) or isinstance(leaf, Branch):
        return row.facts if row else ""
    return shown_in(leaf.rule, row.facts, lang)
