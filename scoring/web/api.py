"""The API (/api/v1): what people read on pages and by commands, for their programs; answers by the same use case.

Nothing is decided here: rights are those of who made the token, records those that commands print as JSON. The
document in OpenAPI 3.1 stands at /api/v1/openapi.json.
"""

from typing import Annotated, Any, Literal

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from ninja import Field, NinjaAPI, Schema

from scoring import __version__
from scoring.campaign.answers import Answer
from scoring.campaign.workflow import ROLES, SECOND_FACTOR, Role, ScoredStage, Stage
from scoring.publish.manifest import MANIFEST
from scoring.show.explanation import explanation_data
from scoring.show.status import status_data
from scoring.store.desk import criteria_of
from scoring.store.file_acts import files_of
from scoring.store.models import Campaign as CampaignRow
from scoring.store.models import Person
from scoring.store.office import DISCARDED
from scoring.store.roster import only_role
from scoring.store.tokens import Bearer
from scoring.usecases import results
from scoring.usecases.answer import answer
from scoring.web.api_access import Token, refusal, tell_problems
from scoring.web.public import shown
from scoring.web.visits import CampaignVisit, unit_visit_of, visit_of
from scoring.words import LANGUAGES, tell

Data = dict[str, Any]


def _words(code: str) -> str:
    """A text of the document, which has one place for both languages."""
    return " / ".join(tell(code, lang) for lang in LANGUAGES)


class Told(Schema):
    """A text in both languages."""

    vi: str
    en: str


class ProblemOut(Schema):
    """One thing that is wrong."""

    code: str = Field(description=_words("api-problem-code"))
    place: str = Field(description=_words("api-problem-place"))
    text: Told = Field(description=_words("api-problem-text"))
    remedy: Told = Field(description=_words("api-problem-remedy"))


class ProblemsOut(Schema):
    """Why something was refused."""

    problems: list[ProblemOut]


class CampaignOut(Schema):
    """A campaign in which the token's owner holds a role."""

    id: str
    title: Told
    year: int
    criteria: str
    state: Literal["preparing", "open"]
    sample: bool
    exercise: bool
    roles: list[Role]


class UnitOut(Schema):
    """A unit and how far its file is."""

    unit: str
    name: str
    state: str


class PublicationOut(Schema):
    """What is published for everybody; `manifest` is the address of the list of its files."""

    name: str
    title: Told
    decision: str
    day: str
    state: str
    manifest: str


Text = Annotated[str, Field(pattern=r"^[^\x00]*$")]
"""A text that both databases keep: none with the letter of number 0, which pages are refused at the door."""


class AnswerIn(Schema):
    """A row as answers.csv has it. `over`: the moment of the row that it was typed upon ("": none stood)."""

    stage: Stage
    facts: Text = ""
    points: Text = ""
    note: Text | None = None
    evidence: Text | None = None
    reason: Text = ""
    role: Role | None = None
    over: Text | None = Field(None, description=_words("api-answer-over"))


class AnswerOut(Schema):
    """The row that stands now."""

    unit: str
    code: str
    stage: str
    facts: str
    points: str
    note: str
    evidence: str
    by: str
    at: str


REFUSED = frozenset({401, 403, 404, 409, 422, 429})
api = NinjaAPI(
    title=_words("web-site"),
    version=__version__,
    description=_words("api-about"),
    docs_url=None,
    urls_namespace="api",
    auth=Token("read"),
)
tell_problems(api)


def _said(code: str, of: Any) -> dict[str, Any]:
    """How an operation stands in the document: its words, what it answers."""
    return {
        "summary": _words(f"api-{code}"),
        "description": "",
        "operation_id": code,
        "response": {200: of, REFUSED: ProblemsOut},
    }


# ── for everybody ─────────────────────────────────────────────────────────────────────────────────────────────────


@api.get("/publications", auth=None, **_said("publications", list[PublicationOut]))
def publications(request: HttpRequest) -> list[Data]:
    """What is published."""
    listed = []
    for one in shown("vi"):
        said = {name: getattr(one, name) for name in ("name", "decision", "day", "state")}
        manifest = reverse("published", args=(one.name, MANIFEST))
        listed.append({**said, "title": one.title._asdict(), "manifest": request.build_absolute_uri(manifest)})
    return listed


# ── for who holds a role ──────────────────────────────────────────────────────────────────────────────────────────


def _bearer(request: HttpRequest) -> Bearer:
    bearer: Bearer = request.auth  # type: ignore[attr-defined]  # ninja sets it once a token was found right
    return bearer


def _at(request: HttpRequest, campaign: str) -> CampaignVisit:
    return visit_of(_bearer(request).login, campaign)


def _at_unit(request: HttpRequest, campaign: str, unit: str) -> CampaignVisit:
    return unit_visit_of(_at(request, campaign), unit).at


@api.get("/campaigns", **_said("campaigns", list[CampaignOut]))
def campaigns(request: HttpRequest) -> list[Data]:
    """The campaigns in which somebody holds a role."""
    rows = CampaignRow.objects.exclude(state=DISCARDED).order_by("id")
    visits = (CampaignVisit(_bearer(request).login, row) for row in rows)
    return [_campaign_data(at) for at in visits if at.posts]


@api.get("/campaigns/{campaign}", **_said("campaign", CampaignOut))
def campaign(request: HttpRequest, campaign: str) -> Data:
    """One of them."""
    return _campaign_data(_at(request, campaign))


def _campaign_data(at: CampaignVisit) -> Data:
    settings = at.settings
    return {
        "id": settings.id, "title": settings.title.text()._asdict(), "year": settings.year, "state": at.row.state,
        "criteria": criteria_of(at.row.criteria).criteria.name, "sample": settings.sample,
        "exercise": settings.exercise, "roles": at.roles,
    }  # fmt: skip


@api.get("/campaigns/{campaign}/criteria", **_said("criteria", Data))
def criteria(request: HttpRequest, campaign: str) -> Data:
    """The criteria, as their digest is taken of them."""
    return criteria_of(_at(request, campaign).row.criteria).criteria.model_dump(mode="json", by_alias=True)


@api.get("/campaigns/{campaign}/units", **_said("units", list[UnitOut]))
def units(request: HttpRequest, campaign: str) -> list[Data]:
    """The units that they know of."""
    files = files_of(_at(request, campaign).login, campaign)
    return [{"unit": file.code, "name": file.name, "state": file.state} for file in files]


@api.get("/campaigns/{campaign}/results", **_said("results", Data))
def ranking(request: HttpRequest, campaign: str, stage: ScoredStage = "final") -> HttpResponse:
    """Points and ranks of what they see, as `scoring rank --format json` prints them."""
    ranked = results.rank(_at(request, campaign).source, stage)
    return HttpResponse(ranked.results.as_json(), content_type="application/json")


@api.get("/campaigns/{campaign}/progress", **_said("progress", Data))
def progress(request: HttpRequest, campaign: str, stage: ScoredStage = "self") -> Data:
    """What is done and what is left, as `scoring status --format json` prints it."""
    at = _at(request, campaign)
    return status_data(results.status(at.source, stage, None, at.login.clock()))


@api.get("/campaigns/{campaign}/units/{unit}", **_said("explanation", Data))
def explanation(request: HttpRequest, campaign: str, unit: str, stage: ScoredStage = "final") -> Data:
    """Why a unit has its points, as `scoring explain --format json` prints it."""
    return explanation_data(*results.explain(_at_unit(request, campaign, unit).source, stage, unit))


@api.post("/campaigns/{campaign}/units/{unit}/answers/{code}", auth=Token("answer"), **_said("answer", AnswerOut))
def state(request: HttpRequest, campaign: str, unit: str, code: str, given: AnswerIn) -> Data:
    """A row stated in one of their roles, upon what stands; those that a phone is asked for state none by a program."""
    at = _at_unit(request, campaign, unit)
    role = given.role or only_role(at.login, campaign)
    if role in SECOND_FACTOR:
        raise refusal("api-second-factor", roles=[one for one in ROLES if one in SECOND_FACTOR])
    name = Person.objects.values_list("name", flat=True).get(id=at.login.person)
    row = Answer(unit, code, given.stage, given.facts, given.points, given.note or "", given.evidence or "", name)
    kept = [column for column in ("note", "evidence") if getattr(given, column) is None]
    return answer(at.source, role, row, given.reason, kept, over=given.over)._asdict()
