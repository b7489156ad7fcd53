"""Somebody at a page: who they are, in which roles, what of a campaign or a unit they see and may do there."""

import getpass
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple

from django.contrib.auth import get_user
from django.http import Http404, HttpRequest

from scoring.campaign.campaign import Campaign
from scoring.campaign.settings import Settings
from scoring.campaign.workflow import ACTS, RIGHTS, ROLES, Act, Right, Role, ScoredStage, State, rights_of, sees
from scoring.store import roster
from scoring.store.conditions import bodies_given, leaves_given
from scoring.store.desk import Login, settings_of, state_of
from scoring.store.models import Assignment, Person, UnitFile
from scoring.store.models import Campaign as CampaignRow
from scoring.store.models_council import Conflict
from scoring.store.office import COMMUNE, DISCARDED, campaign_named, posts_read
from scoring.store.prepared import Prepared
from scoring.store.sight import Sights, sights_of
from scoring.store.source import DatabaseSource
from scoring.web import second_factor

SYSTEM_ACCOUNT = f"{getpass.getuser()} (web)"
"""What stands beside the person in the journal: the account that the site runs under."""

LANGUAGE_COOKIE = "lang"
OF_LEAVES: tuple[Role, ...] = ("appraiser", "lead", "provider")
"""The roles that read and write of leaves given to them alone."""

SCORED_AT: dict[State, ScoredStage] = {
    "draft": "self",
    "signing": "self",
    "submitted": "self",
    "appraising": "self",
    "explaining": "appraisal",
    "reappraising": "appraisal",
    "deciding": "appraisal",
    "decided": "final",
    "published": "final",
}
"""At which stage a commune sees its own points: no later than what it is told."""


def person_of(request: HttpRequest) -> Person | None:
    """Who is logged in; asked once a request. Who still owes the second factor is nobody, with no rights."""
    return _asked(request)[0]


def half_in(request: HttpRequest) -> Person | None:
    """Whose password was right and who still owes the second factor."""
    return _asked(request)[1]


def _asked(request: HttpRequest) -> tuple[Person | None, Person | None]:
    # Django's type of a request knows no attribute of ours.
    if not hasattr(request, "asked"):
        user = get_user(request)
        known = user if isinstance(user, Person) else None
        due = known is not None and second_factor.is_due(request, known)
        request.asked = (None, known) if due else (known, None)  # type: ignore[attr-defined]
    persons: tuple[Person | None, Person | None] = request.asked  # type: ignore[attr-defined]
    return persons


def login_of(request: HttpRequest) -> Login:
    """Who is logged in, as the office knows them; nobody's pages ask."""
    person = person_of(request)
    if person is None:
        raise Http404
    return Login(person.id, SYSTEM_ACCOUNT)


def roles_in(posts: list[Assignment]) -> list[Role]:
    """The roles of posts, each once, in the order of the table."""
    held = {post.role for post in posts}
    return [role for role in ROLES if role in held]


def any_role(person: int) -> Role:
    """A role that somebody holds anywhere; what is about themselves they may do in each."""
    role = roster.own_role(Login(person, SYSTEM_ACCOUNT))
    if role is None:
        raise Http404
    return role


@dataclass(frozen=True)
class CampaignVisit:
    """Somebody at a campaign in which they hold a role."""

    login: Login
    row: CampaignRow

    @cached_property
    def posts(self) -> list[Assignment]:
        return posts_read(self.login.person, self.row.id)

    @cached_property
    def roles(self) -> list[Role]:
        return roles_in(self.posts)

    @cached_property
    def settings(self) -> Settings:
        return settings_of(self.row.settings)

    @property
    def heading(self) -> dict[str, object]:
        """What stands above every page of the campaign."""
        title = self.settings.title.text()
        return {"campaign": self.row.id, "campaign_title": title, "marked": self.settings}

    @property
    def source(self) -> DatabaseSource:
        return DatabaseSource(self.row.id, self.login)

    def role_for(self, act: Act, state: State | None = None) -> Role | None:
        """The role in which they might do an act of the campaign, or with files of others in a state."""
        return next((role for role in self.roles if _rights(role, act, state, own=False)), None)

    def of(self, file: UnitFile) -> "UnitVisit":
        """The same at a unit's file."""
        file.campaign = self.row
        sights = sights_of(self.login, self.row, self.settings, [file], self.posts)
        return UnitVisit(self, file, sights, self.source.load_file(file, sights))


def visit_campaign(request: HttpRequest, campaign: str, *roles: Role) -> CampaignVisit:
    """A campaign in which somebody logged in holds one of the roles (none named: any); to others it isn't there."""
    return visit_of(login_of(request), campaign, *roles)


def visit_of(login: Login, campaign: str, *roles: Role) -> CampaignVisit:
    """The same, for whoever it is."""
    row = campaign_named(campaign)
    if row is None or row.state == DISCARDED:
        raise Http404
    visit = CampaignVisit(login, row)
    if not {*visit.roles} & {*(roles or ROLES)}:
        raise Http404
    return visit


@dataclass(frozen=True)
class UnitVisit:
    """Somebody at a unit's file of which they see something."""

    at: CampaignVisit
    file: UnitFile
    sights: Sights
    campaign: Campaign

    @property
    def login(self) -> Login:
        return self.at.login

    @property
    def state(self) -> State:
        return state_of(self.file)

    @cached_property
    def own(self) -> bool:
        """Whether it is the commune of one of their own roles."""
        return any(post.role in COMMUNE and post.unit == self.file.code for post in self.at.posts)

    @property
    def reads(self) -> bool:
        """Whether it is their own, or any of its rows are theirs to read as far as it is now."""
        return self.own or reads(self.at, self.file)

    @cached_property
    def roles(self) -> list[Role]:
        """Their roles towards this unit."""
        posts = [post for post in self.at.posts if post.role not in COMMUNE or post.unit == self.file.code]
        return roles_in(posts)

    @property
    def stage(self) -> ScoredStage:
        """The scored stage that its points are shown at."""
        if not self.own and "provider" in self.roles:
            return "appraisal"  # no earlier one knows what is measured
        return SCORED_AT[self.state] if self.own else _known(self.state)

    def given(self, role: Role) -> frozenset[str]:
        """The nodes of the unit that are given to them in a role, without those they stepped back from."""
        stepped = Conflict.objects.filter(unit=self.file, person=self.login.person, active=True)
        out = {*stepped.values_list("code", flat=True)}
        if "" in out:
            return frozenset()
        given = leaves_given(role, self.at.posts, self.campaign.criteria, self.file, self.login.person)
        return frozenset(given - out)

    @cached_property
    def shown(self) -> frozenset[str] | None:
        """The leaves that their pages show: those given to them; None where they read all."""
        of_leaves = [role for role in self.roles if role in OF_LEAVES]
        if len(of_leaves) < len(self.roles):
            return None
        posts, file, person = self.at.posts, self.file, self.login.person
        given = (leaves_given(role, posts, self.campaign.criteria, file, person) for role in of_leaves)
        return frozenset().union(*given)

    @property
    def compares(self) -> bool:
        """Whether they work on more communes than their own: appraise, lead, measure, decide."""
        return any(role not in COMMUNE and any(sees(role, self.state, own=False)) for role in self.roles)

    @property
    def bodies(self) -> list[str]:
        """The bodies that they may sign off for."""
        if not self.rights("sign_off"):
            return []
        return sorted(bodies_given("lead", self.at.posts, self.file, self.login.person))

    def rights(self, act: Act) -> list[Right]:
        """The rows of the table by which they might do an act now; conditions are asked when it is done."""
        return [right for role in self.roles for right in _rights(role, act, self.state, self.own)]

    def role_for(self, act: Act) -> Role | None:
        """The role in which they might do an act now."""
        return next((right.role for right in self.rights(act)), None)

    @cached_property
    def acts(self) -> dict[str, Role]:
        """What they might do now, and in which role."""
        acts = {act: self.role_for(act) for act in ACTS}
        return {act: role for act, role in acts.items() if role is not None}


@lru_cache(maxsize=4_096)
def _rights(role: Role, act: Act, state: State | None, own: bool) -> tuple[Right, ...]:
    """Rows of the table, which is the program's: a page asks for them of each of its nodes or units."""
    return tuple(rights_of(role, act, state, own))


MOVING: tuple[Act, ...] = tuple(dict.fromkeys(right.act for right in RIGHTS if right.to and right.whose != "none"))
"""The acts that take one file to another state."""


class Move(NamedTuple):
    """An act that may take the file on now: whether it has to have a reason, and where it may lead, of several."""

    act: Act
    reason: bool
    to: tuple[State, ...]


def moves_of(visit: "UnitVisit") -> list[Move]:
    """What might take the file on now, each act once, in the order of the table."""
    moves = {}
    for act in MOVING:
        rights = visit.rights(act)
        if rights:
            to = rights[0].to if len(rights[0].to) > 1 else ()
            moves[act] = Move(act, rights[0].reason, to)
    return sorted(moves.values(), key=lambda move: move.reason)  # what goes back needs a reason, and comes last


def _known(state: State) -> ScoredStage:
    if state in ("draft", "signing", "submitted"):
        return "self"
    return "final" if state in ("decided", "published") else "appraisal"


def visit_unit(request: HttpRequest, campaign: str, unit: str) -> UnitVisit:
    """A unit's file of which somebody logged in sees rows, or which is their own; to others it isn't there."""
    return unit_visit_of(visit_campaign(request, campaign), unit)


def unit_visit_of(at: CampaignVisit, unit: str) -> UnitVisit:
    """The same, for whoever it is."""
    visit = _visit(at, unit)
    if not visit.reads:
        raise Http404
    return visit


def visit_file(request: HttpRequest, campaign: str, unit: str) -> UnitVisit:
    """The same, or a file whose rows are not theirs to read and that they may move all the same: a late draft."""
    visit = _visit(visit_campaign(request, campaign), unit)
    if not (visit.reads or {*visit.acts} & {*MOVING, "extend"}):
        raise Http404
    return visit


def _visit(at: CampaignVisit, unit: str) -> UnitVisit:
    file = next(iter(_FILE.rows(at.row.id, unit)), None)
    visit = at.of(file) if file is not None else None
    if visit is None or not visit.campaign.units:
        raise Http404
    return visit


_FILE = Prepared(lambda campaign, code: UnitFile.objects.filter(campaign=campaign, code=code))


def reads(at: CampaignVisit, file: UnitFile) -> bool:
    """Whether any stage's rows of a file are theirs to read, by the table of sights."""
    state = state_of(file)
    own = any(post.role in COMMUNE and post.unit == file.code for post in at.posts)
    return any(sees(role, state, own) for role in at.roles if role not in COMMUNE or own)
