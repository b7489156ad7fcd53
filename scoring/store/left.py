"""What is left for somebody in each of their roles, and for whom else a campaign waits; late or not."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from scoring.campaign.settings import Settings
from scoring.campaign.source import STATED
from scoring.campaign.workflow import ROLES, WAITS_FOR, Act, Role, Stage, State, rights_of
from scoring.store import clock
from scoring.store.conditions import bodies_asked, bodies_held, changed_codes
from scoring.store.desk import Login, criteria_of, settings_of, state_of, unit_of
from scoring.store.models import AnswerRow, Assignment, Campaign, UnitFile
from scoring.store.models_council import Conflict, Mark, Opinion, Substitute
from scoring.store.office import COMMUNE, campaign_row, posts_of
from scoring.store.rows import rows_of
from scoring.store.sight import WHOLE, sights_of

_DUE: dict[State, Stage] = {
    "draft": "self", "signing": "self", "appraising": "appraisal", "explaining": "explanation",
    "reappraising": "appraisal", "deciding": "council",
}  # fmt: skip
_IN_APPRAISAL: tuple[State, ...] = ("appraising", "explaining", "reappraising")
_OF_BODIES = ("appraiser", "lead")


class Waiting(NamedTuple):
    """A file that waits for a role: which act, of which body ("" where it is no body's), its last day, whether over."""

    unit: str
    name: str
    state: State
    role: Role
    act: Act
    body: str
    due: str
    late: bool


class Left(NamedTuple):
    """What waits for a person; and, for who knows of every unit, what waits for others."""

    mine: tuple[Waiting, ...]
    others: tuple[Waiting, ...]


def left_for(login: Login, campaign: str) -> Left:
    """What is left in a campaign, by unit in the order of the list. Raises `Refusal`."""
    row = campaign_row(campaign)
    settings = settings_of(row.settings)
    files = list(UnitFile.objects.filter(campaign=row).order_by("place"))
    sights = sights_of(login, row, settings, files)
    posts = list(posts_of(login.person, campaign))
    looking = _Looking(login, row, sights.with_extensions(settings), posts)
    mine: list[Waiting] = []
    others: list[Waiting] = []
    for file in files:
        if row.state != "preparing" and sights.knows(file.code):
            for one in looking.waiting(file):
                (mine if looking.is_mine(file, one) else others).append(one)
            mine += looking.unmeasured(file)
    whole = any(post.role in WHOLE for post in posts)
    return Left(tuple(mine), tuple(others) if whole else ())


class _Looking:
    """One person at the files of a campaign."""

    def __init__(self, login: Login, row: Campaign, settings: Settings, posts: list[Assignment]) -> None:
        self.criteria = criteria_of(row.criteria).criteria
        self.settings = settings
        self.posts = posts
        self.today = clock.text_of(login.clock())
        # Asked once for all files: there may be thousands.
        here, own = {"unit__campaign": row}, {"unit__campaign": row, "person": login.person}
        marks = Mark.objects.filter(**here, state__in=("done", "referred"))
        self.marked = {*marks.values_list("unit", "round", "body")}
        rows = AnswerRow.objects.filter(**here, stage="explanation").values_list("unit", "code")
        self.explained = _by_file(rows)
        measured = AnswerRow.objects.filter(**here, stage__in=STATED).values_list("unit", "code")
        self.measured = _by_file(measured)
        self.substitute = _by_file(Substitute.objects.filter(**own, active=True).values_list("unit", "body"))
        conflicts = Conflict.objects.filter(**own, code="", active=True)
        self.stepped_back = {*conflicts.values_list("unit", flat=True)}
        self.stated = {*Opinion.objects.filter(**own).values_list("unit", flat=True)}

    def waiting(self, file: UnitFile) -> Iterator[Waiting]:
        """What a file waits for: whose turn it is, of bodies those that have not signed the round off."""
        state = state_of(file)
        due = self.settings.due(_DUE[state], file.code) if state in _DUE else None
        late = due is not None and self.today > clock.end_of(due)
        bodies = self._bodies(file) if state in ("appraising", "reappraising") else []
        for role, act in WAITS_FOR.get(state, ()):
            for body in bodies if role in _OF_BODIES else [""]:
                if role in _OF_BODIES or self._is_due(file, act, bodies, late):
                    day = due.isoformat() if due else ""
                    yield Waiting(file.code, file.name, state, role, act, body, day, late)

    def unmeasured(self, file: UnitFile) -> Iterator[Waiting]:
        """The figures that the person provides and that a file in appraisal lacks, while they may still come."""
        state, unit = state_of(file), unit_of(file)
        given = {code for post in self.posts if post.role == "provider" for code in post.leaves.split()}
        lacking = given - self.measured.get(file.id, set())
        asked = [leaf for code in lacking if (leaf := self.criteria.leaves.get(code)) and unit.within(leaf)]
        if asked and state in _IN_APPRAISAL and any(rights_of("provider", "measure", state, own=False)):
            days = [self.settings.due(stage, file.code) for stage in STATED]
            due = min(filter(None, days), default=None)
            late = due is not None and self.today > clock.end_of(due)
            yield Waiting(file.code, file.name, state, "provider", "measure", "", due.isoformat() if due else "", late)

    def _bodies(self, file: UnitFile) -> list[str]:
        asked = bodies_asked(self.criteria, file, self.explained.get(file.id, ()))
        return sorted(body for body in asked if (file.id, file.round, body) not in self.marked)

    def _is_due(self, file: UnitFile, act: Act, bodies: list[str], late: bool) -> bool:
        """Whether an act can bring the file on already, as far as others are done."""
        if act == "close_explanation":
            return late
        if act in ("ask", "to_council"):
            if bodies:
                return False
            changed = file.state == "appraising" and bool(changed_codes(self.criteria, rows_of(file)))
            return (act == "ask") == changed
        return True

    def is_mine(self, file: UnitFile, one: Waiting) -> bool:
        """Whether it waits for the person, in a role that the table of rights lets do it now."""
        own = any(post.role in COMMUNE and post.unit == file.code for post in self.posts)
        held = [post for post in self.posts if post.role not in COMMUNE or post.unit == file.code]
        if one.role not in [role for role in ROLES if any(post.role == role for post in held)]:
            return False
        if one.role in _OF_BODIES and one.body not in bodies_held(one.role, held, self.substitute.get(file.id, ())):
            return False
        if file.id in self.stepped_back or (one.act == "opinion" and file.id in self.stated):
            return False
        return any(rights_of(one.role, one.act, one.state, own))


def _by_file(pairs: Iterable[tuple[int, str]]) -> Mapping[int, set[str]]:
    found: defaultdict[int, set[str]] = defaultdict(set)
    for file, text in pairs:
        found[file].add(text)
    return found
