"""Conditions in the self-report and the report on the appraisal: met, not met, not known yet; no points of them."""

from pathlib import Path

from scoring.campaign.campaign import Campaign
from scoring.publish.papers.appraisal_report import appraisal_report
from scoring.publish.papers.dossier import Dossier
from scoring.publish.papers.paper import Paper, Table
from scoring.publish.papers.self_report import self_report
from tests.publish.papers.paper_helpers import sample_paper
from tests.small import campaign, criteria_text, leaf

CAPTION = "Kết quả thực hiện các điều kiện không tính điểm"
CONDITIONS = """
grades: [{id: dat, vi: Đạt, at_least: 80, requires: [{condition: DK.1}]}, {id: chua, vi: Chưa đạt, at_least: 0}]
conditions:
  - {code: DK.1, vi: Không ai bị kỷ luật, rule: {kind: yes_no}}
  - {code: DK.2, vi: Hồ sơ đúng hạn, rule: {kind: yes_no}, from: register}
  - {code: DK.3, vi: Có phòng họp, rule: {kind: yes_no}}
"""
ROWS = """01,DK.1,self,không
01,1,self,9.7
01,DK.2,register,có
02,DK.1,self,có
02,DK.2,register,có
02,DK.3,self,có
02,1,self,8.5"""


def with_conditions(folder: Path) -> Campaign:
    criteria = criteria_text(leaf("1", "10", "{kind: value, max: 10}"), more=CONDITIONS)
    return campaign(folder, criteria, ROWS, units="01,Xã A,xa\n02,Xã B,xa")


def captioned(paper: Paper) -> list[tuple[str, ...]]:
    return [
        row.cells
        for block in paper.blocks
        if isinstance(block, Table) and block.caption == CAPTION
        for row in block.rows
    ]


def test_self_report_lists_conditions_met_not_met_and_not_known_yet(tmp_path: Path) -> None:
    paper = self_report(Dossier(with_conditions(tmp_path)), "01")
    assert [row[1:4] for row in captioned(paper)] == [
        ("DK.1", "Không ai bị kỷ luật", "không đạt"),
        ("DK.2", "Hồ sơ đúng hạn", "chưa biết"),
        ("DK.3", "Có phòng họp", "không đạt"),
    ]
    assert "xếp loại Đạt yêu cầu điều kiện này" in captioned(paper)[0][4]


def test_condition_not_answered_is_missing_without_points(tmp_path: Path) -> None:
    paper = self_report(Dossier(with_conditions(tmp_path)), "01")
    rows = [row.cells for block in paper.blocks if isinstance(block, Table) for row in block.rows]
    assert ("1", "DK.3", "Có phòng họp", "–") in rows


def test_appraisal_report_counts_units_and_names_those_that_fail(tmp_path: Path) -> None:
    paper = appraisal_report(Dossier(with_conditions(tmp_path)))
    assert [row[1:2] + row[3:] for row in captioned(paper)] == [
        ("DK.1", "1", "1", "0", "xã A"),
        ("DK.2", "2", "0", "0", "–"),
        ("DK.3", "1", "1", "0", "xã A"),
    ]


def test_papers_of_sets_without_conditions_have_no_such_table() -> None:
    assert [captioned(sample_paper(kind)) for kind in ("self-report", "appraisal-report")] == [[], []]
