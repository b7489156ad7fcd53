"""The secretariat sets a campaign up: created by a criteria set, its calendar, units and roles in bulk, opened."""

import datetime
import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from scoring import shipped
from scoring.campaign.workflow import FORM_STAGES, Act, Stage, rights_of
from scoring.problems import Place, Problem, Refusal
from scoring.store import campaign_acts
from scoring.store.models import Assignment, UnitFile
from scoring.store.office import posts_of
from scoring.usecases import office
from scoring.usecases.criteria import criteria_of
from scoring.usecases.person_list import assign_list
from scoring.usecases.unit_list import read_unit_list
from scoring.web.moves import day_of
from scoring.web.pages import Told, lang_of, logged_in, text_of, told
from scoring.web.visits import CampaignVisit, login_of, roles_in, visit_campaign
from scoring.words import day_text, tell

MOST_MEGABYTES = 5
CRITERIA_SUFFIXES = (".yaml", ".yml")
FORMS: Mapping[str, Act] = {"calendar": "calendar", "units": "set_up", "posts": "assign", "open": "open"}
"""The forms of the page, and the act of the table that each does."""

BESIDE: Mapping[str, Act] = {"people": "enlist", "exercise": "create", "discard": "discard"}
"""The acts that other addresses do, from a form or by a link of this page."""


# ── a new campaign ────────────────────────────────────────────────────────────────────────────────────────────────


@require_http_methods(["GET", "POST"])
@logged_in
def create(request: HttpRequest) -> HttpResponse:
    """A campaign by a criteria set of the catalogue, or by a file; a file may be checked alone."""
    login = login_of(request)
    roles = roles_in(list(posts_of(login.person, "")))
    if not any(any(rights_of(role, "create", None, own=False)) for role in roles):
        raise Http404
    shown: dict[str, object] = {}
    if request.method == "POST":
        try:
            with tempfile.TemporaryDirectory() as folder:
                named = _criteria(request, Path(folder))
                if request.POST.get("check"):
                    criteria = criteria_of(named).criteria
                    words = tell("web-setup-checked", lang_of(request), name=criteria.name, leaves=len(criteria.leaves))
                    shown = {"told_done": [words]}
                else:
                    office.create(login, office.new_settings(_typed(request, named)))
                    return redirect("setup", text_of(request, "id"))
        except Refusal as refusal:
            shown = {"problems": at_lines(request, refusal)}
    known = {"catalogue": shipped.catalogue_names(), "typed": request.POST, **shown}
    return render(request, "web/create.html", known, status=409 if "problems" in shown else 200)


def _criteria(request: HttpRequest, folder: Path) -> str:
    """The criteria set: the file that was sent, else one of the catalogue. Raises `Refusal`."""
    if request.FILES.get("file"):
        return str(sent_file(request, folder, CRITERIA_SUFFIXES))
    named = text_of(request, "criteria")
    if named not in shipped.catalogue_names():
        raise Refusal([Problem("web-setup-no-criteria", Place("--"), {})])
    return named


def _typed(request: HttpRequest, criteria: str) -> dict[str, object]:
    title = text_of(request, "title")
    origin = text_of(request, "origin") or tell("new-origin", "vi")
    return {
        "id": text_of(request, "id"), "title": {"vi": title, "en": text_of(request, "title_en") or title},
        "year": text_of(request, "year"), "criteria": criteria, "origin": origin, "groups": ["kind"],
    }  # fmt: skip


def sent_file(request: HttpRequest, folder: Path, suffixes: Sequence[str] = ()) -> Path:
    """The file that was sent, beside nothing else; only its suffix is kept of its name. Raises `Refusal`."""
    sent = request.FILES.get("file")
    if not isinstance(sent, UploadedFile) or not sent.name:
        raise Refusal([Problem("web-setup-no-file", Place("--"), {})])
    if (sent.size or 0) > MOST_MEGABYTES * 1_000_000:
        raise Refusal([Problem("web-setup-large", Place("--"), {"most": MOST_MEGABYTES})])
    suffix = Path(sent.name).suffix.casefold()
    file = folder / f"sent{suffix if suffix.isascii() and suffix[1:].isalnum() else ''}"
    if suffixes and suffix not in suffixes:
        file = folder / f"sent{suffixes[0]}"
    file.write_bytes(sent.read())
    return file


def at_lines(request: HttpRequest, refusal: Refusal) -> list[Told]:
    """Problems with their lines, without the place where this machine kept the file."""
    lang = lang_of(request)
    lines = []
    for problem in refusal.problems:
        one = told(problem, lang)
        place = ":".join(str(part) for part in (problem.place.line, problem.place.column) if part is not None)
        in_file = place and problem.place.file != office.TYPED
        what = tell("web-setup-at-line", lang, place=place, what=one.what) if in_file else one.what
        lines.append(Told(what, one.do))
    return lines


# ── one that is there ─────────────────────────────────────────────────────────────────────────────────────────────


@require_GET
@logged_in
def setup(request: HttpRequest, campaign: str) -> HttpResponse:
    """The calendar, the list of units, the roles."""
    return _page(request, _visit(request, campaign), {})


def _visit(request: HttpRequest, campaign: str) -> CampaignVisit:
    at = visit_campaign(request, campaign)
    if not any(_may(at, act) for act in FORMS.values()):
        raise Http404
    return at


def _may(at: CampaignVisit, act: Act) -> bool:
    """Whether the visitor is of the secretariat and may do it; the administrator assigns roles of the office alone."""
    return "secretariat" in at.roles and any(rights_of("secretariat", act, None, own=False))


def setup_page(request: HttpRequest, at: CampaignVisit, refusal: Refusal) -> HttpResponse:
    """The page that tells what was refused, with what was typed."""
    return _page(request, at, {"problems": at_lines(request, refusal), "typed": request.POST}, status=409)


def _page(request: HttpRequest, at: CampaignVisit, shown: Mapping[str, object], status: int = 200) -> HttpResponse:
    days = {stage: at.settings.calendar.get(stage) for stage in FORM_STAGES}
    typed = request.POST if "problems" in shown else {}  # what was refused is mended, not typed anew
    posts = Assignment.objects.filter(campaign=at.row.id).exclude(state="ended")
    known = {
        **at.heading,
        "state": at.row.state,
        "days": [(stage, typed.get(stage, day_text(day.due) if day else "")) for stage, day in days.items()],
        "units": UnitFile.objects.filter(campaign=at.row).count(),
        "posts": posts.filter(state="active").count(),
        "proposed": posts.filter(state="proposed").count(),
        "may": {form: _may(at, act) for form, act in (*FORMS.items(), *BESIDE.items())},
        **shown,
    }
    return render(request, "web/setup.html", known, status=status)


@require_POST
@logged_in
def act(request: HttpRequest, campaign: str, form: str) -> HttpResponse:
    """Does what a form of the page asks; what is refused is told with its lines."""
    at = _visit(request, campaign)
    if form not in FORMS or not _may(at, FORMS[form]):
        raise Http404
    try:
        words = DO[form](request, at)
    except Refusal as refusal:
        return setup_page(request, at, refusal)
    return _page(request, _visit(request, campaign), {"told_done": [words]})


def _calendar(request: HttpRequest, at: CampaignVisit) -> str:
    days: dict[Stage, datetime.date] = {}
    problems: list[Problem] = []
    for stage in FORM_STAGES:
        typed = text_of(request, stage)
        try:
            if typed:
                days[stage] = day_of(typed, at.row.id)
        except Refusal as refusal:
            problems += refusal.problems
    if problems:
        raise Refusal(problems)
    campaign_acts.set_calendar(at.login, at.row.id, days)
    return tell("campaign-calendar-set", lang_of(request), campaign=at.row.id)


def _units(request: HttpRequest, at: CampaignVisit) -> str:
    with tempfile.TemporaryDirectory() as folder:
        units = read_unit_list(sent_file(request, Path(folder)))
    campaign_acts.set_units(at.login, at.row.id, units)
    return tell("units-imported", lang_of(request), campaign=at.row.id, units=len(units))


def _posts(request: HttpRequest, at: CampaignVisit) -> str:
    with tempfile.TemporaryDirectory() as folder:
        count = assign_list(at.login, at.row.id, sent_file(request, Path(folder)))
    return tell("web-setup-assigned", lang_of(request), count=count)


def _open(request: HttpRequest, at: CampaignVisit) -> str:
    campaign_acts.open_campaign(at.login, at.row.id)
    return tell("campaign-opened", lang_of(request), campaign=at.row.id)


DO: Mapping[str, Callable[[HttpRequest, CampaignVisit], str]] = {
    "calendar": _calendar,
    "units": _units,
    "posts": _posts,
    "open": _open,
}
