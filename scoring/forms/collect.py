"""Forms collected into a campaign: each read and checked, merged with what stands, taken in whole or not."""

import datetime
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from scoring.campaign.answers import moment
from scoring.campaign.campaign import Campaign
from scoring.campaign.intake import Intake
from scoring.campaign.source import Done, Source, after
from scoring.campaign.workflow import Role
from scoring.forms.collect_check import Checker
from scoring.forms.layout import MANY_UNITS, Meta
from scoring.forms.ledger import Ledger
from scoring.forms.merge import Change, Choices, FormMerge, Outcome
from scoring.forms.read_form import open_form, rows_of_form
from scoring.forms.sent import Sent
from scoring.problems import Problem, Refusal
from scoring.spreadsheet.read_xml import Where, where

Progress = Callable[[int, int, str], None]


@dataclass(frozen=True)
class Collected:
    """One file: what is wrong with it, or what it changes.

    meta: whose it is, None where it does not say; number: of the list of what came in, None where nothing was; known:
    where it was taken in before; saved: when it says that it was, empty where it does not.
    """

    file: str
    meta: Meta | None
    problems: tuple[Problem, ...]
    notices: tuple[Problem, ...] = ()
    changes: tuple[Change, ...] = ()
    number: str = ""
    known: Intake | None = None
    saved: str = ""

    def is_replaced_by(self, other: "Collected") -> bool:
        """Whether the other one is the same unit's later copy of the same form, and was taken in."""
        taken = not other.problems and (other.changes or other.known)
        if not (taken and self.saved and other.saved and self.meta and other.meta):
            return False
        mine, its = ((meta.unit, meta.stage, meta.issue) for meta in (self.meta, other.meta))
        return mine == its and self.meta.unit != MANY_UNITS and moment(other.saved) > moment(self.saved)


@dataclass(frozen=True)
class Unread:
    """A file that can't be looked at as a form of this campaign; whose it is, where it says so."""

    meta: Meta | None
    problems: tuple[Problem, ...]


@dataclass(frozen=True)
class Collection:
    """All files of one run, the campaign before and after; which codes went back to what was issued; other files."""

    files: tuple[Collected, ...]
    before: Campaign
    after: Campaign
    written: bool
    restored: frozenset[str] = frozenset()
    others: tuple[Problem, ...] = ()

    @property
    def changes(self) -> list[Change]:
        return [change for file in self.files for change in file.changes]


@dataclass(frozen=True)
class Run:
    """Who collects, in which role, and when; what is said of single files (by their paths), and of all others."""

    person: str
    now: datetime.datetime
    choices: Choices
    own: Mapping[str, Choices] = field(default_factory=dict)
    dry: bool = False
    role: Role = "secretariat"

    def choices_of(self, file: str) -> Choices:
        return self.own.get(file, self.choices)


def collect(source: Source, paths: Sequence[Path], run: Run, progress: Progress) -> Collection:
    """Takes the forms in, form by form all or nothing. Raises `Refusal` where the campaign itself can't be used."""
    before = source.load()
    checker, ledger = Checker(before), Ledger(before, run.now)
    read: dict[str, Sent | Unread] = {}
    for number, path in enumerate(paths):
        progress(number, len(paths), str(path))
        read[str(path)] = _read(checker, path)
    outcomes: dict[str, Outcome] = {}
    for sent in in_order_of_saving([form for form in read.values() if isinstance(form, Sent)]):
        outcomes[sent.file] = merged(ledger, sent, run.choices_of(sent.file), run.person)
    acts = [replace(outcome.act, role=run.role) for outcome in outcomes.values() if outcome.act]
    done: Sequence[Done] = ledger.done if run.dry else source.append(*acts)
    numbers = dict(zip((file for file, outcome in outcomes.items() if outcome.act), done, strict=True))
    files = [_collected(file, form, outcomes, numbers.get(file)) for file, form in read.items()]
    restored = frozenset(code for outcome in outcomes.values() for code in outcome.restored)
    return Collection(tuple(files), before, after(before, done), bool(done) and not run.dry, restored)


def merged(ledger: Ledger, sent: Sent, choices: Choices, person: str) -> Outcome:
    """One form merged; the next ones see what it brought."""
    outcome = FormMerge(ledger, sent, choices, person).outcome()
    if outcome.act:
        ledger.add(outcome.act)
    return outcome


def in_order_of_saving(forms: Sequence[Sent]) -> list[Sent]:
    """The forms as they came, but a commune's corrections of one form in the order in which they were saved."""
    by_form: dict[tuple[str, ...], list[Sent]] = {}
    for sent in forms:
        by_form.setdefault(sent.whose if sent.of_commune else (sent.file,), []).append(sent)
    turns = {key: iter(sorted(found, key=lambda sent: moment(sent.saved))) for key, found in by_form.items()}
    return [next(turns[sent.whose if sent.of_commune else (sent.file,)]) for sent in forms]


def _read(checker: Checker, path: Path) -> Sent | Unread:
    meta = None
    try:
        opened = open_form(path, str(path))
        meta = opened.meta
        return checker.sent(rows_of_form(opened))
    except Refusal as refusal:
        return Unread(meta, tuple(sorted(refusal.problems, key=_by_cell)))


def _by_cell(problem: Problem) -> tuple[str, Where]:
    """By sheet, row and column; what is wrong with the whole form first."""
    sheet, _, name = str(problem.place.column or "").rpartition("!")
    return sheet, where(name) if name else (0, 0)


def _collected(file: str, read: Sent | Unread, outcomes: Mapping[str, Outcome], done: Done | None) -> Collected:
    if not isinstance(read, Sent):
        return Collected(file, read.meta, read.problems)
    outcome = outcomes[file]
    number = done.intake.id if done and done.intake else ""
    problems = tuple(sorted(outcome.problems, key=_by_cell))
    return Collected(file, read.meta, problems, outcome.notices, outcome.changes, number, outcome.known, read.saved)
