"""The campaign at a glance: every unit that somebody knows of, how far it is, who is late, what waits for them."""

import datetime
from collections import Counter
from collections.abc import Mapping
from typing import NamedTuple

from django.db.models import Count, F, Max
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from scoring.campaign.workflow import STATES, Act, Role, rights_of
from scoring.points import vietnamese_order
from scoring.store import clock
from scoring.store.desk import criteria_of, state_of
from scoring.store.models import AnswerRow, Extension, UnitFile
from scoring.store.models_council import Mark
from scoring.store.office import COMMUNE
from scoring.store.sight import COUNCIL
from scoring.web.leaves import moment_text
from scoring.web.pages import lang_of, logged_in
from scoring.web.visits import CampaignVisit, reads, visit_campaign
from scoring.words import printable

READERS: tuple[Role, ...] = ("appraiser", "lead", "provider", "member", "secretary", "chair", "secretariat")
"""Who has a campaign's board: everybody who works on more than one commune."""
AT_WORK: Mapping[Role, tuple[Act, ...]] = {
    "appraiser": ("propose",),
    "lead": ("sign_off",),
    "provider": ("measure",),
    "secretariat": ("receive", "ask", "close_explanation", "to_council"),
}
"""The acts that a role's work on a file consists of: where the table allows one, the file waits for it."""


class BoardLine(NamedTuple):
    """A unit: how far it is, how much of its own leaves it has stated and when last, whether it is late.

    `done` leaves are stated, `bodies_done` bodies have signed off: counts.
    """

    code: str
    name: str
    state: str
    done: int
    last: str
    due: str
    late: bool
    bodies_done: int
    waits: bool
    readable: bool


@require_GET
@logged_in
def board(request: HttpRequest, campaign: str) -> HttpResponse:
    """The units of a campaign; those that wait for the visitor first."""
    at = visit_campaign(request, campaign, *READERS)
    wanted = request.GET.get("state", "")
    lines = [line for line in _lines(request, at) if wanted in ("", line.state) or (wanted == "late" and line.late)]
    criteria = criteria_of(at.row.criteria).criteria
    known = {
        **at.heading,
        "roles": [role for role in at.roles if role not in COMMUNE],
        "lines": lines,
        "asked": sum(leaf.from_ == "self" for leaf in criteria.leaves.values()),
        "bodies": len(criteria.bodies),
        "counts": _counts(at),
        "wanted": wanted,
        "council": bool({*at.roles} & {*COUNCIL}),
        "publishes": at.role_for("publish"),
        "sets_up": at.role_for("calendar"),
    }
    return render(request, "web/board.html", known)


def _counts(at: CampaignVisit) -> list[tuple[str, int]]:
    """How many files are in each state, in their order."""
    counted = Counter(UnitFile.objects.filter(campaign=at.row).values_list("state", flat=True))
    return [(state, counted[state]) for state in STATES if counted[state]]


def _lines(request: HttpRequest, at: CampaignVisit) -> list[BoardLine]:
    files = list(UnitFile.objects.select_related("campaign").filter(campaign=at.row))
    stated = AnswerRow.objects.filter(unit__campaign=at.row, stage="self").values_list("unit")
    progress = {row[0]: row[1:] for row in stated.annotate(Count("code", distinct=True), Max("received"))}
    signed = Mark.objects.filter(unit__campaign=at.row, state__in=("done", "referred"), round=F("unit__round"))
    marks = Counter(signed.values_list("unit", flat=True))
    later = Extension.objects.filter(unit__campaign=at.row, stage="self").values_list("unit", "due")
    extended = {unit: datetime.date.fromisoformat(day) for unit, day in later}
    lines = []
    for file in files:
        due = extended.get(file.id) or at.settings.due("self", file.code)
        lines.append(_line(lang_of(request), at, file, due)._replace(bodies_done=marks[file.id]))
        done, last = progress.get(file.id, (0, ""))
        lines[-1] = lines[-1]._replace(done=done, last=moment_text(last, lang_of(request)))
    return sorted(lines, key=lambda line: (not line.waits, not line.late, vietnamese_order(line.name), line.code))


def _line(lang: str, at: CampaignVisit, file: UnitFile, due: datetime.date | None) -> BoardLine:
    """A unit without what is counted for all at once."""
    state = state_of(file)
    end = clock.end_of(due) if due else ""
    unsent = state in ("draft", "signing") and clock.text_of(clock.now()) > end
    late = bool(end) and (unsent or file.submitted > end)
    own = any(post.unit == file.code for post in at.posts if post.role in COMMUNE)
    waits = any(
        any(rights_of(role, act, state, own)) for role in at.roles for act in AT_WORK.get(role, ())
    )  # fmt: skip
    day = moment_text(due.isoformat(), lang) if due else ""
    return BoardLine(file.code, printable(file.name), state, 0, "", day, late, 0, waits, reads(at, file))
