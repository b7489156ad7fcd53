"""An exercise for training (tập huấn): a copy of a campaign with an account for each learner, thrown away afterwards.

It is a campaign like others, marked on all that is made of it; the table of rights lets nobody publish it.
"""

import datetime
import secrets
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

import yaml
from django.db import transaction

from scoring.campaign.answers import VIET_NAM, Answer, moment
from scoring.campaign.campaign import Campaign
from scoring.campaign.settings import Settings
from scoring.campaign.units import Unit
from scoring.campaign.workflow import DECLARING
from scoring.problems import Place, Problem, Refusal
from scoring.store import database, drafts, leftovers
from scoring.store.campaign_acts import bring_in, criteria_bytes, open_campaign
from scoring.store.desk import Desk, Doing, Login
from scoring.store.enlisting import Enlisted, Enlisting, draw, enlist
from scoring.store.erasing import erase_all
from scoring.store.models import Assignment, Person
from scoring.store.office import COMMUNE, DISCARDED, acting, check
from scoring.store.people import NewAssignment
from scoring.store.source import DatabaseSource
from scoring.tree.reader import read_model
from scoring.tree.yaml_text import read_yaml
from scoring.words import LANGUAGES, tell

MOST_LEARNERS = 1_000


class Wanted(NamedTuple):
    """The exercise to make: its id, how many learners, whether the facts of the campaign come along, whose words."""

    id: str
    learners: int
    facts: bool = False
    lang: str = "vi"


def begin(login: Login, campaign: str, wanted: Wanted) -> Enlisting:
    """Copies a campaign for a class, each learner officer and head of a commune of their own. Raises `Refusal`.

    Three acts of the secretariat, all or none: a campaign made, opened, its learners enlisted. There are as many units
    as learners, those of the campaign in turn. Facts are those that the secretariat may read, without notes and names.
    """
    check(login, Doing("secretariat", "create", wanted.id))
    if not 1 <= wanted.learners <= MOST_LEARNERS:
        raise Refusal([Problem("exercise-number", Place(wanted.id), {"most": MOST_LEARNERS})])
    of = DatabaseSource(campaign, login).load()
    units = [_turn(of.units[number % len(of.units)], 1 + number // len(of.units)) for number in range(wanted.learners)]
    answers = tuple(_facts(of, units)) if wanted.facts else ()
    settings = _settings(of.settings, wanted, login.clock().astimezone(VIET_NAM).date())
    copy = replace(of, settings=settings, units=tuple(units), answers=answers, intake=(), checked=None)
    listed = [one for number, unit in enumerate(units, 1) for one in _learner(wanted, number, unit)]
    drawn = draw(listed)
    with transaction.atomic():
        bring_in(login, copy, criteria_bytes(campaign))
        open_campaign(login, wanted.id)
        return enlist(login, wanted.id, listed, drawn=drawn)


def _turn(unit: Unit, turn: int) -> Unit:
    """A unit of the campaign, or one more like it where there are more learners than units."""
    return unit if turn == 1 else replace(unit, code=f"{unit.code}-{turn}", name=f"{unit.name} ({turn})")


def _settings(of: Settings, wanted: Wanted, today: datetime.date) -> Settings:
    """The settings of the copy; last days that are over would make every learner late, so they are left out.

    Raises `Refusal` where its id can't be one.
    """
    title = of.title.text()
    said = of.model_dump(mode="json", by_alias=True, exclude_defaults=True, exclude={"decision"})
    said |= {
        "id": wanted.id,
        "title": {lang: tell("exercise-title", lang, title=title.in_language(lang)) for lang in LANGUAGES},
        "origin": tell("exercise-origin", "vi", campaign=of.id),
        "sample": True,
        "exercise": True,
        "calendar": {stage: {"due": str(due.due)} for stage, due in of.calendar.items() if due.due >= today},
        "salt": secrets.token_hex(16),
    }
    return read_model(Settings, read_yaml(yaml.safe_dump(said, allow_unicode=True).encode(), wanted.id))


def _facts(of: Campaign, units: Sequence[Unit]) -> list[Answer]:
    """What was declared and measured of the units, the newest row of each node, with nobody's name or words."""
    places: dict[str, list[str]] = {}
    for number, unit in enumerate(units):
        places.setdefault(of.units[number % len(of.units)].code, []).append(unit.code)
    newest: dict[tuple[str, str], Answer] = {}
    for row in sorted(of.answers, key=lambda row: moment(row.at)):
        if row.stage in DECLARING:
            newest[row.unit, row.code] = row._replace(note="", by="")
    rows = [row for row in newest.values() if row.facts or row.points]
    return [row._replace(unit=code) for row in rows for code in places.get(row.unit, ())]


def _learner(wanted: Wanted, number: int, unit: Unit) -> list[Enlisted]:
    """A learner's two roles; their account begins with the exercise's id, so that nobody else's does."""
    account, name = f"{wanted.id}-{number:03}", tell("exercise-learner", wanted.lang, number=f"{number:03}")
    posts = (NewAssignment(account, role, wanted.id, unit.code) for role in COMMUNE)
    return [Enlisted(Place(account), name, "", post) for post in posts]


# ── thrown away ───────────────────────────────────────────────────────────────────────────────────────────────────────


class Discarded(NamedTuple):
    """What went: contents, files of evidence, accounts that are out of use now."""

    contents: int
    files: int
    accounts: int


def discard(login: Login, campaign: str) -> Discarded:
    """Throws an exercise away: its contents, what was half typed, all roles in it, the learners' accounts.

    The journal stays whole; it says what went as it says of everything erased. Raises `Refusal`.
    """
    check(login, Doing("secretariat", "discard", campaign))
    over = tell("exercise-over", "vi")
    with database.forgetting(), transaction.atomic():
        contents, files = erase_all(login, campaign, over, over)
        with acting(login, Doing("secretariat", "discard", campaign)) as desk:
            accounts = _end(desk)
            drafts.forget(campaign)
            desk.writing.change(desk.here, state=DISCARDED)
    return Discarded(contents, leftovers.remove(files), accounts)


def _end(desk: Desk) -> int:
    """Ends every role in the exercise; gives how many accounts of learners it takes out of use."""
    for post in Assignment.objects.filter(campaign=desk.here.id).exclude(state="ended").order_by("id"):
        desk.writing.change(post, state="ended")
    learners = [person for person in _of_nothing_else(desk.here.id) if not person.disabled]
    for person in learners:
        desk.in_office().change(person, disabled=True)
    return len(learners)


def _of_nothing_else(campaign: str) -> list[Person]:
    """The accounts that were made for the exercise and hold no role elsewhere."""
    there = Assignment.objects.filter(campaign=campaign).values("person")
    elsewhere = Assignment.objects.exclude(campaign=campaign).values("person")
    made = Person.objects.filter(account__startswith=f"{campaign.casefold()}-", id__in=there)
    return list(made.exclude(id__in=elsewhere).order_by("id"))
