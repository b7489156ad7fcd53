"""What people read of nodes with labels: the label wherever a code would stand; programs get the code."""

import re

import pytest

from scoring.cli.main import run
from tests import small

NODES = small.criteria_text(
    small.branch(
        "QQA",
        "10",
        small.leaf("QQ1", "6", "{kind: proportional}", 'label: "1)"'),
        small.leaf("QQ2", "4", more='label: "2)"'),
        more='label: "Phần A"',
    ),
    more="""bonus: {max: 1, children: [{code: QQT, label: "+", vi: Thưởng, en: Bonus, max: 1, rule: {kind: yes_no}}]}
conditions: [{code: QQK, label: "*", vi: Không bị kỷ luật, en: No discipline, rule: {kind: yes_no}}]
caps: [{unless: {condition: QQK}, at_most: 40}]
bodies: [{id: so, vi: Sở, en: Department}]
ranking: {ties: min, tie_break: [QQ2]}""",
)
CRITERIA = re.sub(r"(vi: \w+|en: \w+) QQ(\w)", r"\1 số \2", NODES)
UNITS = "01,Xã An,xa\n02,Phường Ân,phuong"
BEFORE = "01,QQ1,self,20\n01,QQ2,self,no\n02,QQ1,self,90\n02,QQ2,self,no\n01,QQK,self,yes"
ANSWERS = "01,QQ1,self,40\n01,QQ1,appraisal,30,,sổ ghi 30\n02,QQ1,self,80\n01,QQ2,self,yes\n01,QQK,self,no"


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, str]:
    there = tmp_path_factory.mktemp("labels")
    small.write(there / "old", CRITERIA, BEFORE, 'year: "2021"', UNITS)
    small.write(there / "new", CRITERIA, ANSWERS, "", UNITS)
    return str(there / "old"), str(there / "new")


@pytest.mark.parametrize(
    ("command", "label"),
    [
        (["show", "{new}/criteria.yaml"], "2)"),
        (["rank", "{new}"], "Phần A"),
        (["rank", "{new}", "--node", "QQ1"], "1)"),
        (["explain", "{new}", "01"], "1)"),
        (["status", "{new}", "01"], "1)"),
        (["improve", "{new}", "01"], "1)"),
        (["improve", "{new}"], "1)"),
        (["compare", "{old}", "{new}"], "Phần A"),
        (["compare", "{old}", "{new}", "01"], "1)"),
        (["robustness", "{new}", "--draws", "100"], "Phần A"),
        (["agreement", "{new}", "--by", "node"], "1)"),
        (["rehearse", "{old}", "--with", "{new}/criteria.yaml"], "1)"),
    ],
)
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_people_read_labels(
    command: list[str], label: str, lang: str, folders: tuple[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    given = [part.format(old=folders[0], new=folders[1]) for part in command]
    assert run([*given, "--lang", lang]) == 0
    printed = capsys.readouterr().out
    assert label in printed
    assert "QQ" not in printed


def test_programs_read_codes(folders: tuple[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    for command in (["rank"], ["improve"], ["explain"], ["status"]):
        unit = [] if command == ["rank"] else ["01"]
        assert run([*command, folders[1], *unit, "--format", "json"]) == 0
        assert '"QQ1"' in capsys.readouterr().out
