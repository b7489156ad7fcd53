"""What somebody logged in may read of a campaign: asked of the table of sights, unit by unit, row by row."""

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from scoring.campaign.answers import Answer
from scoring.campaign.settings import Settings
from scoring.campaign.workflow import ROLES, STAGES, Role, sees
from scoring.store import clock
from scoring.store.conditions import body_of
from scoring.store.desk import Login, criteria_of, state_of
from scoring.store.models import Assignment, Campaign, Extension, UnitFile
from scoring.store.models_council import Substitute
from scoring.store.office import COMMUNE, posts_read
from scoring.store.prepared import Prepared
from scoring.tree.model import CriteriaSet

WHOLE: tuple[Role, ...] = ("secretariat", "secretary", "chair", "member", "administrator")
"""The roles that know of every unit of a campaign, be it only its name and how far it is."""
COUNCIL: tuple[Role, ...] = tuple(
    role for role in ROLES if sees(role, "deciding", own=False).get("council") == "all"
)  # fmt: skip
"""The roles that read all that is before the council."""


class UnitSight(NamedTuple):
    """What is seen of one unit: by stage the nodes (None: all), and until when a declared row counts ("": always)."""

    stages: Mapping[str, frozenset[str] | None]
    own: bool
    until: str
    late: bool


@dataclass(frozen=True)
class Sights:
    """What somebody sees of a campaign, by unit; units that they don't know of are not there."""

    units: Mapping[str, UnitSight]
    whole: bool
    extensions: Mapping[str, Mapping[str, datetime.date]]

    def knows(self, unit: str) -> bool:
        return unit in self.units

    def shows(self, answer: Answer, received: str) -> bool:
        """Whether a row is seen. What came late is its commune's to see, until the time is extended."""
        return self.reads(answer.unit, answer.stage, answer.code, received)

    def reads(self, unit: str, stage: str, code: str, received: str) -> bool:
        """Whether what was said of a node at a stage is seen: its row, its evidence; "": of none, for who sees all."""
        sight = self.units.get(unit)
        if sight is None or stage not in sight.stages:
            return False
        codes = sight.stages[stage]
        if codes is not None and code not in codes:
            return False
        if stage != "self" or sight.own:
            return True
        return not sight.late and (not sight.until or received <= sight.until)

    def with_extensions(self, settings: Settings) -> Settings:
        """The settings with the later days of units in the calendar."""
        if not self.extensions:
            return settings
        calendar = {
            stage: due.model_copy(update={"extended": {**due.extended, **self.extensions.get(stage, {})}})
            for stage, due in settings.calendar.items()
        }
        return settings.model_copy(update={"calendar": calendar})


def sights_of(
    login: Login,
    row: Campaign,
    settings: Settings,
    files: Iterable[UnitFile],
    posts: Sequence[Assignment] | None = None,
) -> Sights:
    """What a person sees of these files of a campaign, in all their roles; `posts` are those where they were read."""
    posts = posts_read(login.person, row.id) if posts is None else posts
    roles = [role for role in ROLES if any(post.role == role for post in posts)]
    criteria = criteria_of(row.criteria).criteria
    leaves = {role: _leaves(role, posts, criteria) for role in roles}
    instead = {*_INSTEAD.values(row.id, login.person)} if "appraiser" in roles else set()
    extensions: dict[str, dict[str, datetime.date]] = {}
    for stage, unit, due in _EXTENSIONS.values(row.id):
        extensions.setdefault(stage, {})[unit] = datetime.date.fromisoformat(due)
    own_units = {post.unit for post in posts if post.role in COMMUNE}
    knows_all = any(role not in COMMUNE for role in roles)
    units: dict[str, UnitSight] = {}
    shared: dict[tuple[str, bool], Mapping[str, frozenset[str] | None]] = {}
    for file in files:
        own = file.code in own_units
        if not own and not knows_all:
            continue
        if row.state == "preparing":
            if "secretariat" in roles:  # until it is opened, a campaign is theirs alone, as a folder is
                units[file.code] = UnitSight(dict.fromkeys(STAGES), False, "", False)
            continue
        key = (file.state, own)
        if key not in shared:
            shared[key] = _stages(roles, posts, file, own, leaves)
        stages = shared[key]
        bodies = {body for unit, body in instead if unit == file.code}
        if bodies:
            extra = frozenset(code for code, node in criteria.nodes.items() if body_of(node, criteria) in bodies)
            stages = _stages(roles, posts, file, own, {**leaves, "appraiser": leaves["appraiser"] | extra})
        units[file.code] = _sight(settings, file, stages, own, extensions)
    return Sights(units, any(role in WHOLE for role in roles), extensions)


_INSTEAD = Prepared(
    lambda campaign, person: Substitute.objects.filter(unit__campaign=campaign, person=person, active=True).values_list(
        "unit__code", "body"
    )
)
_EXTENSIONS = Prepared(
    lambda campaign: Extension.objects.filter(unit__campaign=campaign).values_list("stage", "unit__code", "due")
)


def _leaves(role: Role, posts: Iterable[Assignment], criteria: CriteriaSet) -> frozenset[str]:
    """The nodes that posts of a role name: those of their bodies, and those named one by one."""
    held = [post for post in posts if post.role == role]
    codes = {code for post in held for code in post.leaves.split()}
    if role in ("appraiser", "lead"):
        bodies = {post.body for post in held}
        codes |= {code for code, node in criteria.nodes.items() if body_of(node, criteria) in bodies}
    return frozenset(codes)


def _stages(
    roles: Iterable[Role],
    posts: Iterable[Assignment],
    file: UnitFile,
    own: bool,
    leaves: Mapping[Role, frozenset[str]],
) -> dict[str, frozenset[str] | None]:
    stages: dict[str, frozenset[str] | None] = {}
    state = state_of(file)
    for role in roles:
        mine = own and any(post.role == role and post.unit == file.code for post in posts)
        for stage, which in sees(role, state, mine if role in COMMUNE else own).items():
            before = stages.get(stage, frozenset())
            stages[stage] = None if which == "all" or before is None else before | leaves[role]
    return stages


def _sight(
    settings: Settings,
    file: UnitFile,
    stages: Mapping[str, frozenset[str] | None],
    own: bool,
    extensions: Mapping[str, Mapping[str, datetime.date]],
) -> UnitSight:
    due = extensions.get("self", {}).get(file.code) or settings.due("self", file.code)
    until = clock.end_of(due) if due else ""
    late = bool(until) and not file.unsigned and file.submitted > until
    return UnitSight(stages, own, until, late)
