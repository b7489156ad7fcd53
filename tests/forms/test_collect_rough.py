"""Forms and folders that are handled roughly: codes and titles with a meaning of their own, locks, shut folders."""

import datetime
from collections.abc import Callable, Iterator
from pathlib import Path

import openpyxl
import pytest

from scoring.campaign.folder_source import FolderSource
from scoring.forms.collect import Run, collect
from scoring.forms.inbox import look_into
from scoring.forms.issue import Issue
from scoring.forms.merge import Choices
from tests.forms.test_merge import AS_DECLARED, Office, changed, codes
from tests.small import campaign, criteria_text, leaf


def test_level_titled_as_the_claim_is_the_level(tmp_path: Path) -> None:
    levels = "{kind: levels, levels: [{id: full, vi: Đủ, points: 10}, {id: none, vi: Không áp dụng, points: 0}]}"
    office = Office(tmp_path, criteria=criteria_text(leaf("A", "10", levels, "not_applicable: exclude")))
    assert changed(office.collect(office.form({"A": {"fact1": "Không áp dụng"}}))[0]) == [("added", "A", "none")]


def test_unit_code_with_a_bar_comes_back(tmp_path: Path) -> None:
    made = campaign(tmp_path / "c", criteria_text(leaf("A", "10")), "", units='a|b%7C,"Xã A",xa')
    (form,) = Issue(made, "self", made.units).forms()
    path = tmp_path / "form.xlsx"
    path.write_bytes(form.make())
    book = openpyxl.load_workbook(path)
    for sheet in book.worksheets:
        roles = {cell.value: cell.column for cell in sheet[1] if cell.value}
        for cell in sheet["A"] if "key" in roles else ():
            if str(cell.value).endswith("|A"):
                sheet.cell(cell.row, roles["fact1"]).value = "có"
    book.save(path)
    run = Run("Lan", datetime.datetime.now(datetime.UTC), Choices())
    (found,) = collect(FolderSource(tmp_path / "c"), [path], run, lambda *_: None).files
    assert changed(found) == [("added", "A", "có")]


def test_lock_of_a_process_that_is_gone_holds_nobody_up(tmp_path: Path) -> None:
    office = Office(tmp_path)
    (tmp_path / "c" / "answers.csv.lock").write_text("host 99999\n")
    assert len(changed(office.collect(office.form(AS_DECLARED))[0])) == 4


def test_folder_that_cannot_be_looked_into_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def walk(folder: Path, onerror: Callable[[OSError], None]) -> Iterator[tuple[str, list[str], list[str]]]:
        onerror(PermissionError(13, "Permission denied", str(folder / "b")))
        yield str(folder), ["b"], []

    monkeypatch.setattr("scoring.forms.inbox.os.walk", walk)
    office = Office(tmp_path)
    (tmp_path / "in" / "b").mkdir(parents=True)
    (found,) = office.collect(*look_into([str(tmp_path / "in")]).forms)
    assert (found.file, codes(found)) == (str(tmp_path / "in" / "b"), ["file-unreadable"])
