"""The campaign folder as a source: the contract, and what only files can do wrong."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from scoring.campaign.answers import Answer
from scoring.campaign.folder_files import ANSWERS, BEGUN, INTAKE, LOCK, locked
from scoring.campaign.folder_source import FolderSource
from scoring.campaign.intake import Intake
from scoring.campaign.source import Act, Source, cell_of
from scoring.problems import Refusal
from tests.campaign.source_contract import (
    AT,
    CRITERIA,
    ROWS,
    UNITS,
    Clock,
    SourceContract,
    clock,
    decided,
    newest,
    test_act_must_have_looked_at_what_it_touches,
    test_only_what_was_measured_may_state_a_moment,
    told,
)
from tests.small import write

__all__ = ["test_act_must_have_looked_at_what_it_touches", "test_only_what_was_measured_may_state_a_moment"]


class TestFolderSource(SourceContract):
    def made(self, folder: Path, clock: Clock) -> Source:
        return FolderSource(folder, clock)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write(tmp_path / "campaign", CRITERIA, ROWS, units=UNITS)


def form(standing: Answer | None) -> Act:
    """A form taken in: a row of answers, and a row of the list of what came in."""
    act = decided(standing, facts="no")
    return Act("Lan", "secretariat", "", act.answers, Intake(file="a.xlsx", sha256="a", stage="self"), act.expected)


HOLDING = """
import sys, time
from pathlib import Path
from scoring.campaign.folder_files import locked
with locked(Path(sys.argv[1])):
    print("locked", flush=True)
    time.sleep(600)
"""


def test_killed_process_refuses_nobody_later(folder: Path) -> None:
    source = FolderSource(folder, clock)
    with subprocess.Popen([sys.executable, "-c", HOLDING, str(folder)], stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"locked\n"
        with pytest.raises(Refusal) as refused, locked(folder, patience=0):
            pass
        assert [problem.code for problem in refused.value.problems] == ["folder-busy"]
        assert str(process.pid) in refused.value.problems[0].values["who"]
        process.send_signal(signal.SIGKILL)
        process.wait()
    assert (folder / LOCK).exists()
    assert source.append(form(newest(source, "01", "A.1", "self")))
    assert not (folder / LOCK).exists()


def test_lock_left_by_hand_refuses_nobody(folder: Path) -> None:
    (folder / LOCK).write_text("pc-1 123\n", encoding="utf-8")
    source = FolderSource(folder, clock)
    assert source.append(form(newest(source, "01", "A.1", "self")))
    assert sorted(path.name for path in folder.iterdir()) == [
        "answers.csv", "campaign.yaml", "criteria.yaml", "intake.csv", "units.csv",
    ]  # fmt: skip


class Killed(BaseException):
    """Stands for the end of the process."""


def killed_at(number: int, function: Callable[..., Any]) -> Callable[..., Any]:
    """The function, until it is called for the time with that number."""
    calls = iter(range(1000))

    def instead(*arguments: Any, **named: Any) -> Any:
        if next(calls) == number:
            raise Killed
        return function(*arguments, **named)

    return instead


@pytest.mark.parametrize("name", ["replace", "fsync"])
@pytest.mark.parametrize("number", range(5))
def test_killed_at_any_point_all_is_there_or_nothing(
    folder: Path, name: str, number: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = FolderSource(folder, clock)
    act = form(newest(source, "01", "A.1", "self"))
    before = source.load()
    with monkeypatch.context() as patched:
        patched.setattr(os, name, killed_at(number, getattr(os, name)))
        with suppress(Killed):
            source.append(act)
    after = source.load()
    assert (len(after.answers), len(after.intake)) in ((len(before.answers), 0), (len(before.answers) + 1, 1))
    again = decided(newest(source, "03", "A.1", "self"), unit="03", code="A.1", stage="self", facts="yes")
    source.append(again)
    assert len(source.load().answers) == len(after.answers) + 1
    assert source.load().intake == after.intake
    assert not (folder / BEGUN).exists()


@pytest.mark.parametrize(("name", "taken"), [(ANSWERS, False), (INTAKE, True)])
def test_file_that_is_open_elsewhere(folder: Path, name: str, taken: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    """Windows refuses to replace a file that Excel has open: before anything is in its place, or the rest follows."""
    source = FolderSource(folder, clock)
    act = form(newest(source, "01", "A.1", "self"))
    replace = os.replace

    def refused(old: Path, new: Path) -> None:
        if new.name == name:
            raise PermissionError(13, "Permission denied")
        replace(old, new)

    with monkeypatch.context() as patched:
        patched.setattr(os, "replace", refused)
        if taken:
            source.append(act)
        else:
            assert [problem.code for problem in told(source, act)] == ["folder-unwritable"]
    assert len(source.load().intake) == int(taken)
    assert len(source.load().answers) == 4 + int(taken)


def test_rows_of_an_act_behind_those_that_stand(folder: Path) -> None:
    before = (folder / ANSWERS).read_bytes()
    source = FolderSource(folder, clock)
    source.append(form(newest(source, "01", "A.1", "self")))
    assert (folder / ANSWERS).read_bytes() == before + f"01,A.1,self,no,,,,An,{AT}\n".encode()
    assert (folder / INTAKE).read_bytes().startswith(b"\xef\xbb\xbfid,file,sha256,what,")


def test_link_stays_a_link(folder: Path, tmp_path: Path) -> None:
    (folder / ANSWERS).rename(tmp_path / "kept.csv")
    (folder / ANSWERS).symlink_to(tmp_path / "kept.csv")
    source = FolderSource(folder, clock)
    source.append(form(newest(source, "01", "A.1", "self")))
    assert (folder / ANSWERS).is_symlink()
    assert b",no,,,,An," in (tmp_path / "kept.csv").read_bytes()


def test_answers_that_can_not_be_read_any_more(folder: Path) -> None:
    source = FolderSource(folder, clock)
    act = form(newest(source, "01", "A.1", "self"))
    (folder / ANSWERS).write_text("unit,code\n01,A.1\n", encoding="utf-8")
    assert [problem.code for problem in told(source, act)] == ["column-missing", "column-missing"]
    assert not (folder / INTAKE).exists()


def test_nowhere_is_no_source(tmp_path: Path) -> None:
    row = Answer("01", "A.1", "self", "yes")
    act = Act("Lan", "secretariat", "", (row,), None, {cell_of(row): None})
    assert [problem.code for problem in told(FolderSource(tmp_path / "nowhere"), act)] == ["folder-unwritable"]
