"""Conditions in a publication: a table of their own, words on pages, and `verify` reads both."""

from pathlib import Path

from scoring.cli.main import run
from tests.small import criteria_text, leaf, write

CONDITIONS = """
grades: [{id: dat, vi: Đạt, at_least: 80, requires: [{condition: DK}]}, {id: chua, vi: Chưa đạt, at_least: 0}]
conditions: [{code: DK, vi: Không ai bị kỷ luật, rule: {kind: yes_no}}]
"""


def published(folder: Path) -> Path:
    criteria = criteria_text(leaf("1", "10", "{kind: value, max: 10}"), more=CONDITIONS)
    rows = "01,DK,self,không\n01,1,self,9.7\n02,DK,self,có\n02,1,self,8.5"
    write(folder / "campaign", criteria, rows, units="01,Xã A,xa\n02,Xã B,xa")
    assert run(["publish", str(folder / "campaign"), "--out", str(folder / "out")]) == 0
    return folder / "out"


def test_conditions_are_published_and_verified(tmp_path: Path) -> None:
    out = published(tmp_path)
    assert (out / "data/conditions.csv").read_text(encoding="utf-8").splitlines() == [
        "unit,node,met,state",
        "01,DK,false,scored",
        "02,DK,true,scored",
    ]
    assert "DK" not in (out / "data/nodes.csv").read_text(encoding="utf-8")
    assert run(["verify", str(out)]) == 0
    page = out / "site/units/01.html"
    text = page.read_text(encoding="utf-8")
    assert 'data-met="false">không đạt<' in text
    page.write_text(text.replace('data-met="false">không đạt<', 'data-met="true">đạt<'), encoding="utf-8")
    assert run(["verify", str(out)]) == 1
