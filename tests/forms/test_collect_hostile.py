"""Forms as they come back: each refused with the cell named and nothing touched, or read right."""

import datetime
from pathlib import Path

import pytest

from scoring.campaign.folder_source import FolderSource
from scoring.forms.collect import Collection, Run, collect
from scoring.forms.merge import Choices
from scoring.words import render
from tests.forms.hostile import FACTS, small_campaign
from tests.forms.hostile_cases import READ, REFUSED, Read, Refused
from tests.forms.hostile_ways import form

NO_CHOICES = Choices()
NOW = datetime.datetime(2023, 1, 10, 8, 0, tzinfo=datetime.UTC)


def collected(folder: Path, *files: Path, dry_run: bool = False, choices: Choices = NO_CHOICES) -> Collection:
    run = Run("Lan", NOW, choices, dry=dry_run)
    return collect(FolderSource(folder, lambda: NOW), files, run, lambda *_: None)


@pytest.mark.parametrize("case", REFUSED, ids=lambda case: case.name)
def test_refused_with_the_cell_named(case: Refused, tmp_path: Path) -> None:
    folder = tmp_path / "c"
    made = small_campaign(folder)
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    file = tmp_path / "mau 01.xlsx"
    case.make(file, made)
    found = collected(folder, file).files[0]
    told = [(problem.code, problem.place.column or "") for problem in found.problems]
    assert (case.code, case.cell) in told
    assert all(problem.place.file == str(file) for problem in found.problems)
    words = "\n".join(render(problem, lang) for problem in found.problems for lang in ("vi", "en"))
    assert case.says in words
    assert found.changes == ()
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


@pytest.mark.parametrize("facts", [{"fact1": 51, "fact2": 50}, {"fact1": 45, "fact2": 50}], ids=["wrong", "right"])
def test_what_is_wrong_beside_unknown_evidence_is_told_in_the_same_run(facts: dict[str, int], tmp_path: Path) -> None:
    made = small_campaign(tmp_path / "c")
    case = form(I_1={**facts, "evidence": "TL9"})
    case(tmp_path / "mau 01.xlsx", made)
    found = collected(tmp_path / "c", tmp_path / "mau 01.xlsx").files[0]
    told = {problem.code for problem in found.problems}
    assert told == {"form-document-unknown", *(["share-above-one"] if facts["fact1"] > 50 else [])}
    assert found.changes == ()


@pytest.mark.parametrize("case", READ, ids=lambda case: case.name)
def test_read_right(case: Read, tmp_path: Path) -> None:
    folder = tmp_path / "c"
    made = small_campaign(folder)
    file = tmp_path / "mau 01.xlsx"
    case.make(file, made)
    found = collected(folder, file).files[0]
    assert found.problems == ()
    assert {change.after.code: change.after.facts for change in found.changes} == {**FACTS, **case.facts}
    if case.note:
        assert next(change.after.note for change in found.changes if change.after.code == "I.2") == case.note
    after = (folder / "answers.csv").read_bytes()
    assert [file.changes for file in collected(folder, file).files] == [()]
    assert (folder / "answers.csv").read_bytes() == after
