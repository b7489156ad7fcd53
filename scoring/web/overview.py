"""The campaign at a glance for who reads all of it: by body, by day, the biggest cuts, what is in dispute."""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from django.db.models.functions import Substr
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from scoring.campaign.campaign import Campaign
from scoring.campaign.workflow import SENT
from scoring.engine.progress import Progress, progress_of
from scoring.show.moments import moment_text
from scoring.show.numbers import points_text
from scoring.store.conditions import bodies_asked
from scoring.store.desk import criteria_of
from scoring.store.models import AnswerRow, UnitFile
from scoring.store.models_council import Mark
from scoring.store.sight import COUNCIL
from scoring.web.pages import lang_of, logged_in
from scoring.web.visits import CampaignVisit, visit_campaign
from scoring.words import printable

MOST_CUTS, MOST_DAYS = 20, 31
IN_APPRAISAL = ("appraising", "reappraising")


class OfBody(NamedTuple):
    """A body: how many files in appraisal have `asked` something of it, how many are `done` (signed off)."""

    title: str
    asked: int
    done: int

    @property
    def left(self) -> int:
        return self.asked - self.done


class OfDay(NamedTuple):
    """A day: rows stated by communes, files sent in."""

    day: str
    rows: int
    sent: int


class Cut(NamedTuple):
    """A change of appraisal: where, from how many points to how many, whether it was explained."""

    unit: str
    unit_name: str
    code: str
    printed: str
    title: str
    before: str
    after: str
    explained: bool
    open: bool


@require_GET
@logged_in
def overview(request: HttpRequest, campaign: str) -> HttpResponse:
    """Progress by body and day; the biggest cuts, with those that are in dispute marked."""
    at = visit_campaign(request, campaign, *COUNCIL)
    lang = lang_of(request)
    sent = [*UnitFile.objects.filter(campaign=at.row, state__in=SENT).values_list("code", flat=True)]
    loaded = at.source.load(sent)
    cuts = _cuts(loaded, progress_of(loaded, "appraisal"), lang)
    known = {
        **at.heading,
        "bodies": _bodies(at, lang),
        "days": _days(at, lang),
        "cuts": cuts[:MOST_CUTS],
        "disputed": [cut for cut in cuts if cut.explained and cut.open][:MOST_CUTS],
    }
    return render(request, "web/overview.html", known)


def _bodies(at: CampaignVisit, lang: str) -> list[OfBody]:
    criteria = criteria_of(at.row.criteria).criteria
    files = list(UnitFile.objects.filter(campaign=at.row, state__in=IN_APPRAISAL))
    asked = Counter(body for file in files for body in bodies_asked(criteria, file))
    done: Counter[str] = Counter()
    rounds = {file.id: file.round for file in files}
    marks = Mark.objects.filter(unit__in=files, state__in=("done", "referred"))
    for unit, body, number in marks.values_list("unit", "body", "round"):
        done[body] += number == rounds[unit]
    return [
        OfBody(printable(body.title.in_language(lang)), asked[body.id], done[body.id]) for body in criteria.bodies
    ]  # fmt: skip


def _days(at: CampaignVisit, lang: str) -> list[OfDay]:
    """The last days on which communes stated something or sent it, the newest first."""
    stated = AnswerRow.objects.filter(unit__campaign=at.row, stage="self").exclude(received="")
    rows = Counter(stated.annotate(day=Substr("received", 1, 10)).values_list("day", flat=True))
    files = UnitFile.objects.filter(campaign=at.row).exclude(submitted="")
    sent = Counter(files.annotate(day=Substr("submitted", 1, 10)).values_list("day", flat=True))
    days = sorted({*rows, *sent}, reverse=True)[:MOST_DAYS]
    return [OfDay(moment_text(day, lang), rows[day], sent[day]) for day in days]


def _cuts(campaign: Campaign, progress: Progress, lang: str) -> Sequence[Cut]:
    """What appraisal took away, the greatest first."""
    cuts = []
    for unit in progress.units:
        for node in unit.nodes:
            change = node.change
            if change is None or change.before is None or (change.after or 0) >= change.before:
                continue
            precision = campaign.criteria.precision
            before, after = (points_text(points or 0, precision, lang) for points in (change.before, change.after))
            title = printable(node.node.title.in_language(lang))
            cut = Cut(
                unit.unit.code, printable(unit.unit.name), node.node.code, printable(node.node.printed),
                title, before, after, change.explained, "disputed" in node.flags,
            )  # fmt: skip
            cuts.append((change.before - (change.after or 0), cut))
    return [cut for _, cut in sorted(cuts, key=lambda one: (-one[0], one[1].unit, one[1].code))]
