"""The campaign at a glance: every unit that somebody knows of, how far it is, who is late, what waits for them."""

import datetime
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from django.db.models import Count, F, Max
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from scoring.campaign.workflow import STATES, Role
from scoring.points import vietnamese_order
from scoring.show.moments import moment_text
from scoring.store import clock
from scoring.store.desk import criteria_of, state_of
from scoring.store.left import left_for
from scoring.store.models import AnswerRow, Extension, UnitFile
from scoring.store.models_council import Mark
from scoring.store.office import COMMUNE
from scoring.store.sight import COUNCIL
from scoring.web.pages import lang_of, logged_in
from scoring.web.visits import CampaignVisit, reads, visit_campaign
from scoring.words import printable, tell

READERS: tuple[Role, ...] = ("appraiser", "lead", "provider", "member", "secretary", "chair", "secretariat")
"""Who has a campaign's board: everybody who works on more than one commune."""
CHOSEN = {"late": "word-late", "waits": "web-board-waits"}
"""What of the board may be shown alone, besides the files of a state."""


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
    lines = _lines(request, at)
    chosen = {"late": [line for line in lines if line.late], "waits": [line for line in lines if line.waits]}
    criteria = criteria_of(at.row.criteria).criteria
    known = {
        **at.heading,
        "roles": [role for role in at.roles if role not in COMMUNE],
        "lines": chosen.get(wanted, [line for line in lines if wanted in ("", line.state)]),
        "chosen": [(name, CHOSEN[name], len(some)) for name, some in chosen.items()],
        "asked": sum(leaf.from_ == "self" for leaf in criteria.leaves.values()),
        "bodies": len(criteria.bodies),
        "counts": _counts(at),
        "wanted": wanted,
        "told_done": [*_moved(at, request.GET.get("moved", ""), lang_of(request))],
        "council": bool({*at.roles} & {*COUNCIL}),
        "publishes": at.role_for("publish"),
        "sets_up": at.role_for("calendar"),
    }
    return render(request, "web/board.html", known)


def _moved(at: CampaignVisit, unit: str, lang: str) -> Iterator[str]:
    """Where a file is now that was just taken on, to somebody who does not read it any more."""
    for file in UnitFile.objects.filter(campaign=at.row, code=unit):
        yield tell("web-moved", lang, unit=printable(file.name), state=tell(f"state-{state_of(file)}", lang))


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
    waiting = {one.unit for one in left_for(at.login, at.row.id).mine}
    lines = []
    for file in files:
        due = extended.get(file.id) or at.settings.due("self", file.code)
        done, last = progress.get(file.id, (0, ""))
        found = {"done": done, "last": moment_text(last, lang_of(request)), "bodies_done": marks[file.id]}
        lines.append(_line(lang_of(request), at, file, due)._replace(**found, waits=file.code in waiting))
    return sorted(lines, key=lambda line: (not line.waits, not line.late, vietnamese_order(line.name), line.code))


def _line(lang: str, at: CampaignVisit, file: UnitFile, due: datetime.date | None) -> BoardLine:
    """A unit without what is counted for all at once."""
    state = state_of(file)
    end = clock.end_of(due) if due else ""
    unsent = state in ("draft", "signing") and clock.text_of(clock.now()) > end
    late = bool(end) and (unsent or file.submitted > end)
    day = moment_text(due.isoformat(), lang) if due else ""
    opens = reads(at, file) or at.role_for("extend", state) is not None
    return BoardLine(file.code, printable(file.name), state, 0, "", day, late, 0, False, opens)
