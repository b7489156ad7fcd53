"""The council's page: the session with attendance and quorum, the agenda of disputed nodes, files decided, minutes."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from scoring.campaign.workflow import DECLARING, EXPLANATION, Act, State
from scoring.engine.explain import Explainer, Layer, NodeExplanation
from scoring.forms.issue import Issue
from scoring.problems import Problem, Refusal
from scoring.show.moments import moment_text
from scoring.show.numbers import points_text
from scoring.store import council_acts, file_acts, sessions
from scoring.store.council_acts import EQUALS, HOWS
from scoring.store.desk import place_of
from scoring.store.models import UnitFile
from scoring.store.sight import COUNCIL
from scoring.usecases.council import held_by
from scoring.usecases.paper import FILE_NAMES, PaperOptions, paper
from scoring.web.moves import WORD, day_of
from scoring.web.pages import lang_of, logged_in, problem_texts, text_of
from scoring.web.visits import CampaignVisit, visit_campaign
from scoring.words import printable, tell

BEFORE_IT: State = "deciding"
ACTS: Mapping[str, tuple[Act, State | None]] = {
    "open": ("session", None),
    "attend": ("session", None),
    "close": ("session", None),
    "agenda": ("agenda", BEFORE_IT),
    "decide": ("decide", BEFORE_IT),
}
"""The forms of the page: the act of the table that each does, and the state of the files it is done with."""


class Line(NamedTuple):
    """A node of a unit before the council: what was said of it, how far opinions and votes are, the result.

    `session` is the session's number (0: none); `stated` opinions, `cast` of `expected` votes are counts.
    """

    unit: str
    unit_name: str
    code: str
    printed: str
    title: str
    declared: str
    appraised: str
    explained: str
    decided: str
    session: int
    cast: int
    expected: int
    stated: int
    mine: bool


class ToDecide(NamedTuple):
    """A file before the council, and how many of its nodes on the agenda have no result yet."""

    code: str
    name: str
    open: int


@require_GET
@logged_in
def council(request: HttpRequest, campaign: str) -> HttpResponse:
    """The session and its agenda."""
    return council_page(request, visit_campaign(request, campaign, *COUNCIL), {})


def council_page(
    request: HttpRequest, at: CampaignVisit, told: Mapping[str, object], status: int = 200
) -> HttpResponse:
    """The council's page; `told` adds what an act has to tell."""
    sitting = sessions.open_sitting(at.row.id)
    lines = lines_of(at, sitting, lang_of(request))
    before = [line for line in lines if sitting and line.session == sitting.number]
    known = {
        **heading_of(at, sitting, lang_of(request)),
        "before": before,
        "waiting": [line for line in lines if line not in before and not line.decided],
        "files": _to_decide(at, lines),
        "may": {form: at.role_for(act, state) for form, (act, state) in ACTS.items()},
        "hows": HOWS,
        "equals": EQUALS,
        "usual": len(council_acts.members_of(at.row.id)) // 2 + 1,
        **told,
    }
    return render(request, "web/council.html", known, status=status)


def heading_of(at: CampaignVisit, sitting: sessions.Sitting | None, lang: str) -> dict[str, object]:
    """What stands above every page of the council."""
    return {
        **at.heading,
        "sitting": sitting,
        "day": moment_text(sitting.day, lang) if sitting else "",
    }


def lines_of(at: CampaignVisit, sitting: sessions.Sitting | None, lang: str) -> list[Line]:
    """What is disputed or on the agenda, unit by unit, in the order of the tree."""
    campaign_id = at.row.id
    on_agenda: dict[str, dict[str, int]] = {}
    for item in sessions.agenda(campaign_id):
        on_agenda.setdefault(item.unit, {})[item.code] = item.session
    deciding = {*UnitFile.objects.filter(campaign=at.row, state=BEFORE_IT).values_list("code", flat=True)}
    number = sitting.number if sitting else 0
    sat_on = {unit for unit, codes in on_agenda.items() if number and number in codes.values()}
    campaign = at.source.load(deciding | sat_on)
    votes = sessions.ballots(campaign_id, sitting) if sitting else {}
    stated = sessions.opinions_stated(campaign_id)
    explainer, issue = Explainer(campaign, "final"), Issue(campaign, "council", campaign.units)
    lines = []
    for unit in campaign.units:
        codes = on_agenda.get(unit.code, {})
        wanted = {node.code for node in issue.disputed(unit)} | {*codes}
        for code in (code for code in campaign.criteria.nodes if code in wanted):
            node = explainer.node(unit.code, code)
            ballots = votes.get((unit.code, code))
            who = stated.get((unit.code, code), set())
            said = Said(node, campaign.criteria.precision, lang)
            lines.append(
                Line(
                    unit.code, printable(unit.name), code, printable(node.node.printed),
                    printable(node.node.title.in_language(lang)), said.declared, said.at("appraisal"),
                    said.explained, said.at("council"), codes.get(code, 0),
                    len(ballots.cast) if ballots else 0, len(ballots.expected) if ballots else 0, len(who),
                    at.login.person in who,
                )
            )  # fmt: skip
    return lines


class Said:
    """What was said of a node, stage by stage, in points."""

    def __init__(self, node: NodeExplanation, precision: int, lang: str) -> None:
        self.newest: dict[str, Layer] = {layer.answer.stage: layer for layer in node.layers}
        self.precision, self.lang = precision, lang

    @property
    def declared(self) -> str:
        return next((self.at(stage) for stage in DECLARING if stage in self.newest), "")

    @property
    def explained(self) -> str:
        layer = self.newest.get(EXPLANATION)
        return printable(layer.answer.note) if layer else ""

    def at(self, stage: str) -> str:
        """The points of a stage's last row, or what it says in place of points; "" where there is none."""
        layer = self.newest.get(stage)
        if layer is None or layer.kind == "withdrawn":
            return ""
        if layer.points is None:
            return tell(f"layer-{layer.kind}", self.lang) if layer.kind in ("claim", "applies") else ""
        return points_text(layer.points, self.precision, self.lang)


def _to_decide(at: CampaignVisit, lines: Sequence[Line]) -> list[ToDecide]:
    waits = [line.unit for line in lines if line.session and not line.decided]
    files = UnitFile.objects.filter(campaign=at.row, state=BEFORE_IT).order_by("place")
    return [ToDecide(file.code, printable(file.name), waits.count(file.code)) for file in files]


# ── acts ──────────────────────────────────────────────────────────────────────────────────────────────────────────


@require_POST
@logged_in
def act(request: HttpRequest, campaign: str, form: str) -> HttpResponse:
    """Does what a form of the page asks; what is refused is told on the page."""
    at = visit_campaign(request, campaign, *COUNCIL)
    if form not in ACTS or at.role_for(*ACTS[form]) is None:
        raise Http404
    try:
        with transaction.atomic():
            _do(request, at, form)
    except Refusal as refusal:
        told = {"problems": problem_texts(request, refusal), "tried": form, "typed": request.POST}
        return council_page(request, at, told, status=409)
    return redirect("council", campaign)


def _do(request: HttpRequest, at: CampaignVisit, form: str) -> None:
    campaign, login = at.row.id, at.login
    if form == "open":
        quorum = text_of(request, "quorum")
        if quorum and not (quorum.isascii() and quorum.isdigit() and 0 < int(quorum) < 1000):
            raise Refusal([Problem("web-council-quorum", place_of(campaign), {"given": quorum})])
        equal = next((one for one in EQUALS if one == text_of(request, "equal")), EQUALS[0])
        day = day_of(text_of(request, "day"), campaign)
        council_acts.open_session(login, campaign, day, int(quorum) if quorum else None, equal)
    elif form == "attend":
        _attend(request, at)
    elif form == "close":
        council_acts.close_session(login, campaign)
    elif form == "agenda":
        for unit, code in _chosen(request, campaign):
            council_acts.put_on_agenda(login, campaign, unit, code)
    else:
        units = [unit for unit, _ in _chosen(request, campaign)]
        file_acts.move_all(login, "chair", "decide", campaign, units)


def _attend(request: HttpRequest, at: CampaignVisit) -> None:
    """Notes everybody whose part in the session is another than before; all or none. Raises `Refusal`."""
    sitting = sessions.open_sitting(at.row.id)
    problems: list[Problem] = []
    for seat in sitting.seats if sitting else ():
        how = next((one for one in HOWS if one == text_of(request, f"how-{seat.person}")), None)
        slip = text_of(request, f"slip-{seat.person}")
        try:
            day = day_of(slip, at.row.id) if slip and how == "written" else None
            if how and (how, day.isoformat() if day else "") != (seat.how, seat.slip):
                council_acts.attend(at.login, at.row.id, seat.person, how, day)
        except Refusal as refusal:
            problems += refusal.problems
    if problems:
        raise Refusal(problems)


def _chosen(request: HttpRequest, campaign: str) -> Iterator[tuple[str, str]]:
    """The rows that were ticked: a unit, and after a space the code of a node. Raises `Refusal` where none was."""
    ticked = request.POST.getlist("item")
    if not ticked:
        raise Refusal([Problem("web-council-none", place_of(campaign), {})])
    for item in ticked:
        unit, _, code = item.partition(" ")
        yield unit, code


@require_GET
@logged_in
def minutes(request: HttpRequest, campaign: str) -> HttpResponse:
    """The minutes as Word, to be completed and signed."""
    at = visit_campaign(request, campaign, *COUNCIL)
    options = PaperOptions(held=held_by(at.login, at.row.id))
    response = HttpResponse(paper(at.source, "minutes", None, ".docx", options), content_type=WORD)
    response.headers["Content-Disposition"] = f'attachment; filename="{FILE_NAMES["minutes"]}.docx"'
    return response
