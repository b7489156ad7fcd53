"""The one way in which anything is written: somebody logged in does an act of the table, and the journal says so.

Nobody else asks the table of `campaign/workflow.py` for a right to write, and nothing is written elsewhere.
"""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from typing import NamedTuple

from django.db import transaction
from django.db.models import Exists, QuerySet

from scoring.campaign.workflow import MOVES, ONES_OWN, Right, Role, rights_of
from scoring.problems import Fault, Problem, Refusal, Said, did_you_mean
from scoring.store import clock
from scoring.store.conditions import CONDITIONS
from scoring.store.database import told
from scoring.store.desk import Desk, Doing, Login, place_of, state_of
from scoring.store.journal import By, Writing, locked, seal_of, write
from scoring.store.models import Assignment, Campaign, Chain, Person, UnitFile
from scoring.store.prepared import Prepared

COMMUNE: tuple[Role, ...] = ("officer", "head")
"""The roles that are held for one unit."""
DISCARDED = "discarded"
"""The state of an exercise that was thrown away: nothing is done in it any more."""


class Held(NamedTuple):
    """A unit's file as it stands and its chain, which nobody else writes until the transaction ends."""

    chain: Chain
    file: UnitFile


def hold(campaign: str, units: Collection[str]) -> dict[str, Held]:
    """The files of these units, by code, locked in one order whoever asks; a code that no unit has is left out."""
    chains = {chain.unit: chain for chain in _CHAINS.rows(campaign, sorted(units)) if chain.unit} if units else {}
    files = _FILES.rows(campaign, [*chains]) if chains else []
    row = campaign_named(campaign) if files else None
    if row is not None:
        for file in files:
            file.campaign = row
    return {file.code: Held(chains[file.code], file) for file in files}


_CHAINS = Prepared(
    lambda campaign, units: Chain.objects.select_for_update().filter(campaign=campaign, unit__in=units).order_by("unit")
)
_FILES = Prepared(lambda campaign, codes: UnitFile.objects.filter(campaign=campaign, code__in=codes))
_CAMPAIGN = Prepared(lambda name: Campaign.objects.filter(id=name))


@contextmanager
def acting(login: Login, doing: Doing, held: Held | None = None) -> Iterator[Desk]:
    """An act from the question whether it may be done to its row in the journal, all or nothing. Raises `Refusal`.

    held: the unit's file, where it is held already.
    """
    with told(), transaction.atomic(savepoint=held is None):  # who holds the file undoes all of it
        desk = _desk(login, doing, held)
        desk.right = _right(desk)
        if desk.right.reason and not doing.reason.strip():
            raise desk.refuse(Fault("office-no-reason", act=Said(f"act-{doing.act}", {})))
        yield desk
        _finish(desk)


def check(login: Login, doing: Doing) -> None:
    """Whether an act might be done now; nothing is written. Raises `Refusal`."""
    with transaction.atomic():
        _right(_desk(login, doing))


def _desk(login: Login, doing: Doing, held: Held | None = None) -> Desk:
    """What an act stands on, read once its chain is locked."""
    sealing = Writing(locked(doing.campaign)) if doing.unit and doing.act in MOVES else None
    chain = held.chain if held else locked(doing.campaign, doing.unit)
    campaign, unit = (held.file.campaign, held.file) if held else _on_what(doing)
    posts = _POSTS_ANYWHERE.rows(login.person) if doing.act in ONES_OWN else _POSTS.rows(login.person, doing.campaign)
    own = unit is not None and any(post.role in COMMUNE and post.unit == unit.code for post in posts)
    by = By(login.person, doing.role, login.account, clock.text_of(login.clock()))
    in_role = [post for post in posts if post.role == doing.role]
    if doing.role in COMMUNE and unit is not None:
        in_role = [post for post in in_role if post.unit == unit.code]
    return Desk(login, doing, campaign, unit, in_role, own, by, Writing(chain), sealing)


def _on_what(doing: Doing) -> tuple[Campaign | None, UnitFile | None]:
    """The campaign and the unit's file that an act is done on, as far as it is on any. Raises `Refusal`."""
    if doing.campaign and doing.unit:
        unit = unit_row(doing.campaign, doing.unit)
        return unit.campaign, unit
    there = doing.campaign and doing.act != "create"
    return (campaign_row(doing.campaign) if there else None), None


def posts_of(person: int, campaign: str) -> QuerySet[Assignment]:
    """The roles that a person holds in a campaign; those held in all campaigns are among them."""
    return posts_anywhere(person).filter(campaign__in=("", campaign))


def posts_anywhere(person: int) -> QuerySet[Assignment]:
    """The roles that a person holds in all campaigns."""
    works = Exists(Person.objects.filter(id=person, disabled=False))
    return Assignment.objects.filter(works, person=person, state="active").order_by("id")


_POSTS = Prepared(lambda person, campaign: posts_of(person, campaign).select_for_update(no_key=True))
_POSTS_READ = Prepared(lambda person, campaign: posts_of(person, campaign))
_POSTS_ANYWHERE = Prepared(lambda person: posts_anywhere(person).select_for_update(no_key=True))


def posts_read(person: int, campaign: str) -> list[Assignment]:
    """`posts_of`, for what every page asks."""
    return _POSTS_READ.rows(person, campaign)


def campaign_named(name: str) -> Campaign | None:
    """A campaign by its id; None where there is none."""
    return next(iter(_CAMPAIGN.rows(name)), None)


def campaign_row(name: str) -> Campaign:
    """A campaign by its id. Raises `Refusal`."""
    row = campaign_named(name)
    if row is None:
        hint = did_you_mean(name, list(Campaign.objects.values_list("id", flat=True)))
        raise Refusal([Problem("campaign-unknown", place_of(name), {"given": name, "hint": hint})])
    return row


def unit_row(campaign: str, code: str) -> UnitFile:
    """A unit's file with its campaign. Raises `Refusal`."""
    file = UnitFile.objects.select_related("campaign").filter(campaign=campaign, code=code).first()
    if file is None:
        row = campaign_row(campaign)
        hint = did_you_mean(code, list(UnitFile.objects.filter(campaign=row).values_list("code", flat=True)))
        raise Refusal([Problem("unit-unknown", place_of(campaign, code), {"given": code, "hint": hint})])
    return file


def _right(desk: Desk) -> Right:
    """The row of the table by which the act may be done. Raises `Refusal` with what stands in the way."""
    doing = desk.doing
    if desk.campaign is not None and desk.campaign.state == DISCARDED:
        raise desk.refuse(Fault("campaign-discarded"))
    role, act = Said(f"role-{doing.role}", {}), Said(f"act-{doing.act}", {})
    if not desk.posts:
        raise desk.refuse(Fault("office-no-post", role=role))
    state = state_of(desk.unit) if desk.unit is not None else None
    rows = list(rights_of(doing.role, doing.act, state, desk.own))
    if doing.to is not None:
        rows = [row for row in rows if doing.to in row.to]
    if not rows:
        raise desk.refuse(Fault("office-no-right", role=role, act=act, state=Said(f"state-{state or 'none'}", {})))
    unmet: dict[str, Problem] = {}
    for row in rows:
        missing = [name for name in row.needs if not CONDITIONS[name](desk)]
        if not missing:
            return row
        for name in missing:
            values = {"act": act, "condition": Said(f"condition-{name}", {})}
            unmet[name] = Problem("office-unmet", desk.place(), values)
    raise Refusal(unmet.values())


def _finish(desk: Desk) -> None:
    """Moves the file where the right says, and writes the act's rows: each file's, then the campaign's, sealing."""
    doing, right = desk.doing, desk.right
    if desk.sealing is not None and right is not None and desk.unit is not None:
        desk.writing.change(desk.unit, state=doing.to or right.to[0])
    for code in sorted(desk.others):
        write(desk.others[code], desk.by, doing.act, doing.reason)
    if desk.unit is None and desk.campaign is not None:
        desk.writing.facts.update(seal_of(desk.writing.chain))
    write(desk.writing, desk.by, doing.act, doing.reason)
    if desk.sealing is not None:
        desk.sealing.facts.update({"unit": doing.unit, **seal_of(desk.sealing.chain)})
        write(desk.sealing, desk.by, doing.act)
