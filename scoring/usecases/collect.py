"""Forms taken in and taken back: what was asked, checked before anything is read, and what came of it."""

import datetime
import getpass
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from scoring.campaign.answers import VIET_NAM, moment
from scoring.campaign.campaign import Campaign
from scoring.campaign.source import Source
from scoring.campaign.workflow import EXPLANATION, STAGE_TABLE, Role, ScoredStage
from scoring.engine.evaluate import Evaluator
from scoring.engine.results import UnitResult
from scoring.problems import Fault, Misuse, Place, Problem, Refusal, Said
from scoring.tree.facts import read_date
from scoring.usecases.asking import Notices, Tell, load, notices_of, silent
from scoring.usecases.extras import needs

if TYPE_CHECKING:
    from scoring.forms.collect import Collected, Collection
    from scoring.forms.merge_row import Side
    from scoring.forms.undo import Undone

EVERY = "*"
"""In place of a file: every form of the run."""


@dataclass(frozen=True)
class Request:
    """What is to be taken in.

    files: forms and folders of forms; theirs, ours: forms whose conflicts are settled so, `EVERY` for all; withdraw:
    they may take back many answers; restore: codes that go back to what was issued; reopen: they may come in though
    their turn is over; received: the day, or the moment, they came; reason: of reopening or of another day; role: of
    who takes them in.
    """

    files: Sequence[str]
    theirs: Sequence[str] = ()
    ours: Sequence[str] = ()
    withdraw: bool = False
    restore: Sequence[str] = ()
    reopen: bool = False
    received: str = ""
    reason: str = ""
    dry_run: bool = False
    role: Role = "secretariat"
    person: str = ""


class Scored(NamedTuple):
    """The score of a unit, in steps, before and after forms, at the stage that knows them first; None without one.

    files: the forms that changed it, where they are several.
    """

    unit: str
    files: tuple[str, ...]
    stage: ScoredStage
    before: int | None
    after: int | None


def collect_forms(source: Source, request: Request, tell: Tell = silent) -> "Collection":
    """Takes forms in, each whole or not at all. Raises `Misuse`, and `Refusal` where nothing can be taken in."""
    _refuse_misuse(request)
    with needs("forms"):
        import python_calamine  # noqa: F401 refused before anything is read

        from scoring.forms.collect import Run, collect
        from scoring.forms.inbox import look_into, no_forms
        from scoring.forms.merge import Choices
    theirs, ours = (set(map(str, look_into(_named(files)).forms)) for files in (request.theirs, request.ours))
    came = look_into([*request.files, *_named(request.theirs), *_named(request.ours)])
    if not came.forms:
        raise Refusal(no_forms(request.files, came))
    received = _moment(request.received)
    choices = Choices(
        _side(EVERY in request.theirs, EVERY in request.ours),
        request.withdraw,
        request.reopen,
        frozenset(request.restore),
        received,
        request.reason,
    )
    own = {file: replace(choices, side=_side(file in theirs, file in ours)) for file in theirs | ours}

    def reading(number: int, total: int, file: str) -> None:
        tell(Said("progress-collecting", {"number": number + 1, "total": total, "file": Path(file).name}))

    run = Run(request.person or getpass.getuser(), _now(), choices, own, request.dry_run, request.role)
    collection = replace(collect(source, came.forms, run, reading), others=came.others)
    unused = [code for code in request.restore if code not in collection.restored]
    wrong = (Problem("restore-nothing", Place("--restore"), {"given": code}, notice=True) for code in unused)
    tell(Notices((*notices_of(collection.before), *wrong)))
    return collection


def undo_form(source: Source, number: str, role: Role = "secretariat", tell: Tell = silent) -> "Undone":
    """Takes back what a form brought, as far as nothing newer stands on it. Raises `Refusal`."""
    from scoring.forms.undo import undo

    campaign = load(source, tell)
    undone = undo(campaign, number, getpass.getuser())
    source.append(replace(undone.act, role=role))
    return undone


def _now() -> datetime.datetime:
    return datetime.datetime.now(datetime.UTC)


def _refuse_misuse(request: Request) -> None:
    if not (request.files or _named(request.theirs) or _named(request.ours)):
        raise Misuse("collect-nothing-named")
    if (request.reopen or request.received) and not request.reason.strip():
        raise Misuse("collect-needs-reason")
    if request.reason and not (request.reopen or request.received):
        raise Misuse("collect-reason-of-what")
    if set(request.theirs) & set(request.ours):
        raise Misuse("collect-one-side")


def _named(files: Sequence[str]) -> list[str]:
    return [file for file in files if file != EVERY]


def _side(theirs: bool, ours: bool) -> "Side | None":
    return "theirs" if theirs else "ours" if ours else None


def _moment(text: str) -> str:
    """A day or a moment as ISO 8601 in Viet Nam; empty where none is given. Raises `Refusal`."""
    if not text:
        return ""
    try:
        if "T" in text or ":" in text:
            at = moment(text.replace(" ", "T"))
        else:
            day = read_date(text) or datetime.date.max
            at = datetime.datetime.combine(day, datetime.time(), VIET_NAM)
        if at > _now():
            raise Fault("received-later", given=text)
    except Fault as fault:
        raise Refusal([Problem.of(fault, Place("--received"))]) from None
    return at.isoformat()


# ── what forms change in the scores ───────────────────────────────────────────────────────────────────────────────────


def scored(collection: "Collection") -> Callable[["Collected"], Iterator[Scored]]:
    """The scores that a form of the collection changes; computed once for each stage.

    A score that several forms changed stands with the last of them: no score between two forms of one run is computed.
    """
    changed_by: dict[tuple[str, ScoredStage], list[str]] = {}
    for file in collection.files:
        for cell in _scores_changed(file):
            changed_by.setdefault(cell, []).append(file.file)
    known: dict[tuple[bool, ScoredStage], dict[str, UnitResult]] = {}

    def of(campaign: Campaign, stage: ScoredStage) -> dict[str, UnitResult]:
        key = (campaign is collection.after, stage)
        if key not in known:
            known[key] = {result.unit.code: result for result in Evaluator(campaign, stage).units()}
        return known[key]

    def of_form(file: "Collected") -> Iterator[Scored]:
        for unit, stage in _scores_changed(file):
            files = changed_by[unit, stage]
            if files[-1] != file.file:
                continue
            before, after = (of(campaign, stage)[unit] for campaign in (collection.before, collection.after))
            named = tuple(files) if len(files) > 1 else ()
            yield Scored(after.unit.name, named, stage, before.score, after.score)

    return of_form


def _scores_changed(file: "Collected") -> list[tuple[str, ScoredStage]]:
    if file.meta is None or file.meta.stage == EXPLANATION:
        return []
    stage = STAGE_TABLE[file.meta.stage].known_at
    return [(unit, stage) for unit in dict.fromkeys(change.after.unit for change in file.changes)]
