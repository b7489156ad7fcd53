"""intake.csv read, and what is wrong with it."""

from pathlib import Path

import pytest

from scoring.campaign.folder import read_campaign
from scoring.campaign.folder_write import write_campaign
from scoring.problems import Refusal
from tests.small import criteria_text, leaf, write

HEAD = "id,file,sha256,what,stage,taken_in"


def folder_with(tmp_path: Path, text: str) -> Path:
    folder = write(tmp_path, criteria_text(leaf("A", "10")), "")
    (folder / "intake.csv").write_text(text, encoding="utf-8")
    return folder


def test_columns_left_out_are_empty(tmp_path: Path) -> None:
    row = read_campaign(folder_with(tmp_path, f"{HEAD}\n7,a.xlsx,ab,form,self,2023-01-01\n")).intake[0]
    assert (row.id, row.unit, row.received, row.rows) == ("7", "", "", 0)


def test_written_reads_back_the_same(tmp_path: Path) -> None:
    text = f'{HEAD},reason,added\n7,"a, b.xlsx",ab,form,self,2023-01-01,"vì ""x""\nhai dòng",3\n8,,,undo,self,,,0\n'
    before = read_campaign(folder_with(tmp_path, text))
    write_campaign(before, tmp_path)
    after = read_campaign(tmp_path).intake
    assert after == before.intake
    assert after[0].rows == 3


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("", "intake.csv:1 csv-no-header"),
        ("id,file\n", "intake.csv:1 column-missing"),
        (f"{HEAD},hash\n", "intake.csv:1:hash column-unknown"),
        (f"{HEAD}\n1,a,b,form,self,2023-01-01\n1,b,c,form,self,2023-01-01\n", "intake.csv:3:id intake-twice"),
        (f"{HEAD}\nx,a,b,form,self,2023-01-01\n", "intake.csv:2:id count-not-whole"),
        (f"{HEAD}\n1,a,b,letter,self,2023-01-01\n", "intake.csv:2:what word-unknown"),
        (f"{HEAD}\n1,a,b,form,self,yesterday\n", "intake.csv:2:taken_in at-unreadable"),
        (f"{HEAD},added\n1,a,b,form,self,2023-01-01,many\n", "intake.csv:2:added count-not-whole"),
    ],
)
def test_faulty_list_is_told_at_its_cell(tmp_path: Path, text: str, wanted: str) -> None:
    with pytest.raises(Refusal) as refused:
        read_campaign(folder_with(tmp_path, text))
    found = [f"{str(problem.place).removeprefix(f'{tmp_path}/')} {problem.code}" for problem in refused.value.problems]
    assert wanted in found
