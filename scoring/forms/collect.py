"""Forms collected into a campaign folder: each read and checked, compared with what stands, taken in whole or not."""

import datetime
import getpass
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from scoring.campaign.campaign import Campaign
from scoring.campaign.source import Act, Source, after, cell_of, foreseen
from scoring.forms.collect_check import Checked, Checker
from scoring.forms.layout import Meta
from scoring.forms.merge import Change, Merger, conflicts
from scoring.forms.read_form import read_form
from scoring.problems import Place, Problem, Refusal
from scoring.spreadsheet.read_xml import Where, where

SUFFIXES = frozenset({".xlsx", ".xlsm", ".xltx", ".xls", ".xlsb", ".et", ".ods"})
"""What a folder of forms is searched for; those that are no forms are told, not passed over."""

Progress = Callable[[int, int, str], None]


@dataclass(frozen=True)
class Collected:
    """One file: what is wrong with it, or what it changes."""

    file: str
    meta: Meta | None
    problems: tuple[Problem, ...]
    notices: tuple[Problem, ...]
    changes: tuple[Change, ...]


@dataclass(frozen=True)
class Collection:
    """All files of one run, and the campaign before and after."""

    files: tuple[Collected, ...]
    before: Campaign
    after: Campaign
    written: bool

    @property
    def changes(self) -> list[Change]:
        return [change for file in self.files for change in file.changes]


def collect(source: Source, paths: Sequence[Path], dry_run: datetime.datetime | None, progress: Progress) -> Collection:
    """Takes the forms in, form by form all or nothing; in a dry run of that moment shows what would be.

    Raises `Refusal` where the campaign itself can't be used.
    """
    before = source.load()
    files = _collected(before, paths, progress)
    changes = [change for file in files for change in file.changes]
    acts = [_act(changes)] if changes else []
    done = foreseen(before, acts, dry_run) if dry_run else source.append(*acts)
    return Collection(files, before, after(before, done), bool(done) and not dry_run)


def _act(changes: Sequence[Change]) -> Act:
    expected = {cell_of(change.after): change.before for change in changes}
    return Act(getpass.getuser(), "secretariat", "", tuple(change.after for change in changes), None, expected)


def forms_in(given: Iterable[str]) -> list[Path]:
    """The files to collect, in order, each once: those named, and the workbooks in the folders named."""
    found: dict[Path, None] = {}
    for name in given:
        path = Path(name)
        inside = sorted(file for file in path.rglob("*") if _is_form(file)) if os.path.isdir(path) else [path]
        found |= dict.fromkeys(inside)
    return list(found)


def _is_form(path: Path) -> bool:
    """A workbook, but not the mark that Excel or LibreOffice leaves beside an open one."""
    return path.suffix.casefold() in SUFFIXES and not path.name.startswith(("~$", ".~", "._")) and path.is_file()


def _collected(campaign: Campaign, paths: Sequence[Path], progress: Progress) -> tuple[Collected, ...]:
    checker, merger = Checker(campaign), Merger(campaign)
    checked: dict[str, Checked] = {}
    problems: dict[str, list[Problem]] = {}
    for number, path in enumerate(paths):
        file = str(path)
        progress(number, len(paths), file)
        problems[file] = []
        try:
            checked[file] = checker.check(read_form(path, file))
        except Refusal as refusal:
            problems[file] += sorted(refusal.problems, key=_by_cell)
    for file, problem in conflicts(checked.values()):
        problems[file].append(problem)
    return tuple(_outcomes(checked, problems, merger))


def _by_cell(problem: Problem) -> tuple[str, Where]:
    """By sheet, row and column; what is wrong with the whole form first."""
    sheet, _, name = str(problem.place.column or "").rpartition("!")
    return sheet, where(name) if name else (0, 0)


def _outcomes(
    checked: Mapping[str, Checked], problems: Mapping[str, Sequence[Problem]], merger: Merger
) -> Iterator[Collected]:
    """What each file changes; of copies of one form only the first changes anything."""
    changed: set[tuple[str, ...]] = set()
    for file, found in problems.items():
        form = checked.get(file)
        meta = form.form.meta if form else None
        if form is None or found:
            yield Collected(file, meta, tuple(found), (), ())
            continue
        changes = [change for change in merger.changes(form) if change.after[:3] not in changed]
        changed |= {change.after[:3] for change in changes}
        yield Collected(file, meta, (), form.notices, tuple(changes))


def no_forms(given: Sequence[str]) -> Iterator[Problem]:
    """What to say of folders without forms."""
    yield Problem("collect-no-forms", Place(" ".join(given)), {})
