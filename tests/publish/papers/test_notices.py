"""Notices to communes: points cut for want of evidence, supplied figures, scores, deadlines, both rounds, the end."""

import datetime
from pathlib import Path

import pytest

from scoring.campaign.campaign import Campaign
from scoring.engine.differences import differences, moved
from scoring.publish.papers.dossier import Dossier
from scoring.publish.papers.paper import Paper, Paragraph, Table
from tests.publish.papers.paper_helpers import made
from tests.small import campaign, criteria_text, leaf

EVIDENCE = "evidence: {required: true, what: báo cáo}"
CALENDAR = 'calendar: {explanation: {due: 28/02/2023, extended: {"02": 05/03/2023}}}'
ROWS = """01,1,self,yes,,,,,2023-01-01
          01,2,self,yes,,,,,2023-01-01
          01,3,appraisal,yes,,,,,2023-02-01
          01,4,self,no,,,,,2023-01-01
          01,4,appraisal,yes,,đã làm,,,2023-02-01"""
EXPLAINED = f"""{ROWS}
          01,2,explanation,,,có báo cáo,BC 12,,2023-02-20
          01,2,appraisal,yes,,chấp nhận,,,2023-03-01
          01,1,explanation,,,không rõ,,,2023-02-20"""


def small(folder: Path, rows: str = ROWS, settings: str = CALENDAR) -> Campaign:
    criteria = criteria_text(
        leaf("1", more=EVIDENCE),
        leaf("2", more=EVIDENCE),
        leaf("3", more="from: register"),
        leaf("4"),
        more="scale: 20",
    )
    return campaign(folder, criteria, rows, settings, units="01,Xã An,xa\n02,Xã Bình,xa")


def said(paper: Paper) -> str:
    return "\n".join(block.text for block in paper.blocks if isinstance(block, Paragraph))


def tables(paper: Paper) -> list[Table]:
    return [block for annex in paper.annexes for block in annex.blocks if isinstance(block, Table)]


def test_leaves_cut_for_want_of_evidence_have_their_row_reason_and_sum(tmp_path: Path) -> None:
    notice = made(Dossier(small(tmp_path)), "remarks", "01")
    changed, supplied = tables(notice)
    assert [(row.cells[1], *row.cells[4:7], row.cells[9]) for row in changed.rows] == [
        ("1", "5,00", "0,00", "−5,00", "Không có tài liệu kiểm chứng và không giải trình"),
        ("2", "5,00", "0,00", "−5,00", "Không có tài liệu kiểm chứng và không giải trình"),
        ("4", "0,00", "5,00", "+5,00", "đã làm"),
    ]
    assert (
        "Có 3 nội dung được thẩm định khác với kết quả tự chấm, trong đó 2 nội dung không được tính điểm vì không có "
        "tài liệu kiểm chứng: giảm tổng cộng 10,00 điểm, tăng tổng cộng 5,00 điểm"
    ) in said(notice)
    assert [row.cells[1:] for row in supplied.rows] == [
        ("3", "Mục 3", "5,00", "có", "5,00", "Số liệu do cơ quan quản lý cung cấp")
    ]


def test_notice_states_the_appraised_score_and_the_deadline_of_the_forms(tmp_path: Path) -> None:
    dossier = Dossier(small(tmp_path))
    first = said(made(dossier, "remarks", "01"))
    assert "Kết quả thẩm định lần 1 là 10,00 trên 20,00 điểm" in first
    assert "đến hết ngày 28 tháng 02 năm 2023" in first
    assert "đến hết ngày 05 tháng 3 năm 2023" in said(made(dossier, "remarks", "02"))
    assert dossier.campaign.settings.due("explanation", "01") == datetime.date(2023, 2, 28)
    blank = said(made(Dossier(small(tmp_path / "b", settings="")), "remarks", "01"))
    assert "đến hết ngày …… tháng …… năm ……" in blank


def test_first_notice_is_the_same_after_the_second_round(tmp_path: Path) -> None:
    before = made(Dossier(small(tmp_path / "a")), "remarks", "01")
    after = made(Dossier(small(tmp_path / "b", EXPLAINED)), "remarks", "01")
    assert (said(after), after.annexes) == (said(before), before.annexes)


def test_second_notice_has_what_was_explained_and_what_came_of_it(tmp_path: Path) -> None:
    notice = made(Dossier(small(tmp_path, EXPLAINED)), "remarks-2", "01")
    (rows,) = (table.rows for table in tables(notice))
    assert [(row.cells[1], *row.cells[4:]) for row in rows] == [
        ("1", "5,00", "0,00", "không rõ", "0,00", "–", "Giữ nguyên kết quả thẩm định lần 1"),
        ("2", "5,00", "0,00", "có báo cáo BC 12", "5,00", "+5,00", "chấp nhận"),
    ]
    text = said(notice)
    assert "Kết quả thẩm định lần 1 là 10,00 điểm; kết quả thẩm định lần 2 là 15,00 trên 20,00 điểm." in text
    assert (
        "Đơn vị giải trình 2 nội dung; qua thẩm định lần 2, 1 nội dung được điều chỉnh (tăng tổng cộng "
        "5,00 điểm), 1 nội dung giữ nguyên kết quả thẩm định lần 1."
    ) in text
    assert "Còn 1 nội dung đã giải trình" in text


def test_second_notice_to_who_explained_nothing(tmp_path: Path) -> None:
    notice = made(Dossier(small(tmp_path)), "remarks-2", "01")
    assert "UBND xã An không giải trình; kết quả thẩm định lần 1 được giữ nguyên." in said(notice)
    assert notice.annexes == ()


@pytest.mark.parametrize(("unit", "score", "rank"), [("01", "20,00", "1"), ("02", "0,00", "2")])
def test_notice_of_the_result(unit: str, score: str, rank: str, tmp_path: Path) -> None:
    rows = f"{EXPLAINED}\n01,1,council,yes,,xác nhận,,,2023-04-01"
    decision = "decision: {number: 9/QĐ-UBND, date: 05/06/2023, signer: A}\ngroups: [kind]"
    notice = made(Dossier(small(tmp_path, rows, decision)), "result", unit)
    text = said(notice)
    assert "Căn cứ Quyết định số 9/QĐ-UBND ngày 05 tháng 6 năm 2023 công bố" in text
    assert f"Tổng điểm: {score} trên 20,00 điểm." in text
    assert f"Xếp hạng: {rank} trên 2 đơn vị được xếp hạng." in text
    assert f"Loại đơn vị: Xã: hạng {rank} trên 2 đơn vị." in text
    fields = tables(notice)[0].rows
    assert (fields[0].cells, fields[-1].cells[3]) == (
        ("1", "Mục 1", "5,00", "5,00" if unit == "01" else "0,00", "100,00" if unit == "01" else "0,00"),
        score,
    )


def test_notice_of_the_result_without_rank_says_why(tmp_path: Path) -> None:
    text = said(made(Dossier(small(tmp_path, ROWS, "when_missing: unranked")), "result", "02"))
    assert "Đơn vị không được xếp hạng vì còn tiêu chí chưa có số liệu." in text


def test_many_leaves_without_a_row_are_one_line_of_codes(tmp_path: Path) -> None:
    leaves = [leaf(str(number)) for number in range(1, 12)]
    found = campaign(tmp_path, criteria_text(*leaves, more="scale: 55"), "", units="01,Xã An,xa")
    notice = said(made(Dossier(found), "remarks", "01"))
    assert "Chưa có số liệu: 11 nội dung, gồm 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11." in notice
    assert "1. Mục 1\n" not in notice


def test_figures_that_others_owe_are_not_asked_of_the_commune(tmp_path: Path) -> None:
    leaves = [leaf("1"), leaf("2", rule="{kind: survey}", more="from: survey")]
    found = campaign(tmp_path, criteria_text(*leaves, more="scale: 10"), "", units="01,Xã An,xa")
    notice = said(made(Dossier(found), "remarks", "01"))
    assert "1. Mục 1" in notice
    assert "Mục 2" not in notice


def test_result_that_appraisal_left_at_the_same_points_is_none_that_differs(tmp_path: Path) -> None:
    rows = "01,4,self,no,,,,,2023-01-01\n01,4,appraisal,,0,chưa đủ căn cứ,,,2023-02-01"
    made_of = Dossier(small(tmp_path, rows))
    assert [one.node.node.code for one in differences(made_of.explained("final", "01"))] == ["4"]
    assert moved(made_of.explained("final", "01")) == []
    assert len(tables(made(made_of, "result", "01"))) == 1
