"""The journal with its filters: who did what, when, in which role and why, as far as its reader may see it."""

import datetime
from itertools import islice
from typing import NamedTuple

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from scoring.campaign.answers import VIET_NAM
from scoring.campaign.workflow import ACTS, ROLES
from scoring.problems import Refusal
from scoring.show.journal import change_line, only_seals
from scoring.show.moments import moment_text
from scoring.store.history import Filters, Told, history
from scoring.web.moves import day_of
from scoring.web.pages import lang_of, logged_in, problem_texts
from scoring.web.visits import visit_campaign
from scoring.words import printable, tell

MOST = 200
"""Rows on a page, the newest first; older ones are asked for by day."""
ASKED = ("unit", "code", "person", "role", "act", "since", "until")


class Line(NamedTuple):
    """A row in words."""

    at: str
    unit: str
    who: str
    role: str
    act: str
    what: tuple[str, ...]
    reason: str


@require_GET
@logged_in
def journal(request: HttpRequest, campaign: str) -> HttpResponse:
    """The newest rows that the filters let through."""
    at = visit_campaign(request, campaign)
    asked = {name: request.GET.get(name, "").strip() for name in ASKED}
    lang, refusal, rows = lang_of(request), None, []
    try:
        moments = {
            "since": _moment(asked["since"], campaign, datetime.time.min),
            "until": _moment(asked["until"], campaign, datetime.time.max),
        }
        entries = history(at.login, campaign, Filters(**{**asked, **moments}), newest_first=True)
        told = (row for row in entries if not only_seals(row.unit, row.act, row.what))
        rows = list(islice(told, MOST + 1))
    except Refusal as refused:
        refusal = refused
    known = {
        **at.heading,
        "problems": problem_texts(request, refusal),
        "asked": asked,
        "roles": ROLES,
        "acts": ACTS,
        "lines": [_line(row, lang) for row in rows[:MOST]],
        "most": MOST if len(rows) > MOST else 0,
    }
    return render(request, "web/journal.html", known, status=409 if refusal else 200)


def _moment(day: str, campaign: str, time: datetime.time) -> str:
    if not day:
        return ""
    return datetime.datetime.combine(day_of(day, campaign), time, VIET_NAM).isoformat(timespec="microseconds")


def _line(row: Told, lang: str) -> Line:
    what = tuple(printable(change_line(change, lang)) for change in row.what)
    role, act = tell(f"role-{row.role}", lang), tell(f"act-{row.act}", lang)
    return Line(moment_text(row.at, lang), row.unit, row.account, role, act, what, printable(row.reason))
