"""The faulty files of tests/bad: the table of what each shows, and reading one as a person's file is read."""

import gc
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from scoring.campaign.campaign import Campaign
from scoring.campaign.folder import read_campaign
from scoring.problems import Problem, Refusal, Said
from scoring.tree.reader import CriteriaFile, read_criteria

BAD = Path(__file__).parent / "bad"
BASE = BAD / "base"
LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)  # every scalar is text; the same, faster
REPLACED = {"campaign": "campaign.yaml", "units": "units.csv", "answers": "answers.csv"}
"""Which file of the base campaign the files of a folder stand for; those of criteria/ are read on their own."""


class Expected(NamedTuple):
    """A problem that a file has to show."""

    place: str
    code: str
    vi: str
    en: str


class Found(NamedTuple):
    """What reading a file came to."""

    problems: tuple[Problem, ...]
    notices: tuple[Problem, ...]
    seconds: float


def _table() -> tuple[dict[str, list[Expected]], list[str]]:
    table: Any = yaml.load((BAD / "expected.yaml").read_text(encoding="utf-8"), Loader=LOADER)
    refused = {case: [Expected(**problem) for problem in problems] for case, problems in table["refused"].items()}
    return refused, table["accepted"]


REFUSED, ACCEPTED = _table()


def read(case: str, raw: bytes, folder: Path) -> CriteriaFile | Campaign:
    """The file of a case read in its place: alone, or in a copy of the base campaign. Raises `Refusal`."""
    kind = case.partition("/")[0]
    if kind == "criteria":
        return read_criteria(raw, "criteria.yaml")
    for path in BASE.iterdir():
        shutil.copy(path, folder)
    (folder / REPLACED[kind]).write_bytes(raw)
    return read_campaign(folder)


@contextmanager
def as_commands_run() -> Iterator[None]:
    """No measuring of coverage, which takes twice the time again, and no look for garbage in what other tests keep."""
    tracer = sys.gettrace()
    sys.settrace(None)
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
        sys.settrace(tracer)


def found_in(case: str, raw: bytes) -> Found:
    """The problems and notices of a file, and the processor seconds it took; any other exception passes."""
    with tempfile.TemporaryDirectory() as name:
        start = time.process_time()
        notices: tuple[Problem, ...] = ()
        problems: tuple[Problem, ...] = ()
        try:
            document = read(case, raw, Path(name))
            notices = document.notices
        except Refusal as refusal:
            problems = refusal.problems
        return Found(problems, notices, time.process_time() - start)


@cache
def found(case: str) -> Found:
    """The problems and notices of a file of tests/bad."""
    return found_in(case, (BAD / case).read_bytes())


def place(problem: Problem) -> str:
    """The place of a problem, its file named without the folder."""
    return str(problem.place).removeprefix(str(Path(problem.place.file).parent) + "/")


def codes(problem: Problem) -> Iterator[str]:
    """The code of a problem and of the messages among its values: hints, reasons."""
    yield problem.code
    yield from (value.code for value in problem.values.values() if isinstance(value, Said))
