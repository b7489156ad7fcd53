"""Folders that other programs saved or packed: codes that lost a zero, names with their accents taken apart."""

import unicodedata
from pathlib import Path

import pytest

from scoring.campaign.folder import read_campaign
from scoring.campaign.table import write_table
from scoring.problems import Refusal
from tests.small import campaign, criteria_text, leaf, write

TEN = criteria_text(leaf("1.1", "5"), leaf("1.10", "5"))
TWICE = "01,1.1,self,có,,,,a,2022-01-01\n01,1.1,self,không,,,,a,2022-01-02"


def told(folder: Path) -> list[str]:
    with pytest.raises(Refusal) as found:
        read_campaign(folder)
    return [f"{Path(problem.place.file).name}:{problem.place.line} {problem.code}" for problem in found.value.problems]


def test_code_that_lost_its_zero_scores_no_other_leaf(tmp_path: Path) -> None:
    assert told(write(tmp_path / "c", TEN, TWICE)) == ["answers.csv:3 code-lost-zero"]


@pytest.mark.parametrize("more", ["01,1.10,self,,,,,a,2022-01-01", "02,1.10,self,có,,,,a,2022-01-01"])
def test_leaf_corrected_in_a_file_with_rows_of_the_other(tmp_path: Path, more: str) -> None:
    made = campaign(tmp_path / "c", TEN, f"{TWICE}\n{more}", units="01,An,xa\n02,Bình,xa")
    assert len(made.answers) == 3


def test_leaf_corrected_by_a_form(tmp_path: Path) -> None:
    folder = write(tmp_path / "c", TEN, TWICE)
    listed = [["1", "a.xlsx", "0", "form", "self", "2022-01-02"]]
    header = ["id", "file", "sha256", "what", "stage", "taken_in"]
    (folder / "intake.csv").write_text(write_table(header, listed), encoding="utf-8")
    assert len(read_campaign(folder).answers) == 2


def test_note_with_a_comma_moves_nothing_into_the_evidence(tmp_path: Path) -> None:
    folder = write(tmp_path / "c", TEN, "")
    with (folder / "answers.csv").open("a", encoding="utf-8") as file:
        file.write("01,1.1,self,có,,Chưa có, xin bổ sung sau,,,\n")
    assert told(folder) == ["answers.csv:2 row-width"]


def test_criteria_file_whose_name_a_mac_has_taken_apart(tmp_path: Path) -> None:
    name = "bộ tiêu chí.yaml"
    folder = write(tmp_path / "c", TEN, "", settings=f"criteria: {name}")
    (folder / "criteria.yaml").rename(folder / unicodedata.normalize("NFD", name))
    assert read_campaign(folder).criteria.id == "small"


def test_folder_of_the_criteria_whose_name_a_mac_has_taken_apart(tmp_path: Path) -> None:
    folder = write(tmp_path / "c", TEN, "", settings="criteria: bộ/tiêu chí.yaml")
    (folder / unicodedata.normalize("NFD", "bộ")).mkdir()
    (folder / "criteria.yaml").rename(folder / unicodedata.normalize("NFD", "bộ/tiêu chí.yaml"))
    assert read_campaign(folder).criteria.id == "small"
