"""Công văn đôn đốc: to whom, about what; nothing to urge is said."""

from pathlib import Path

import pytest

from scoring.campaign.campaign import Campaign
from scoring.problems import Fault
from scoring.publish.papers.dossier import Dossier
from scoring.publish.papers.reminder import reminder
from scoring.publish.papers.word import word_document
from tests.publish.papers.paper_helpers import lines_of
from tests.small import campaign, criteria_text, leaf

CRITERIA = criteria_text(
    leaf("1", "3"), leaf("2", "3"), leaf("3", "4", more="from: register, body: tccn"),
    more="bodies: [{id: tccn, vi: Sở Tài chính, en: Finance}]",
)  # fmt: skip
UNITS = "01,Xã An,xa\n02,Xã Ba,xa\n03,Phường Ca,phuong"
SENT = """01,1,self,yes,,,,,
          01,2,self,no,,,,,
          02,1,self,yes,,,,,
          01,3,register,yes,,,,,"""


def small(tmp_path: Path, rows: str, more: str = "") -> Campaign:
    return campaign(tmp_path, CRITERIA, rows, more, UNITS)


def test_letter_names_who_has_not_sent_by_commune_and_by_body(tmp_path: Path) -> None:
    settings = "calendar: {self: {due: 15/01/2023}}\npapers: {issuer: Sở Nội vụ tỉnh Điện Biên}"
    lines = lines_of(word_document(reminder(Dossier(small(tmp_path, SENT, settings)))))
    text = "\n".join(lines)
    assert "Số: ……/SNV-……" in text
    assert "V/v đôn đốc tự đánh giá, cung cấp số liệu Đợt nhỏ" in text
    assert "thời hạn đến hết ngày 15 tháng 01 năm 2023: có 2 trên 3 đơn vị chưa hoàn thành" in text
    assert "trong đó 1 đơn vị chưa gửi, 1 đơn vị gửi còn thiếu nội dung" in text
    assert "gửi về Sở Nội vụ tỉnh Điện Biên trước" in text
    assert "còn thiếu 2 số liệu của 1 cơ quan" in text
    rows = [line for line in lines if "Phường Ca" in line or "Xã Ba" in line or "Sở Tài chính" in line]
    assert [row.split(" | ")[1:] for row in rows] == [
        ["Phường Ca", "2", "0", "2", "Chưa gửi"],
        ["Xã Ba", "2", "1", "1", "Gửi còn thiếu"],
        ["Sở Tài chính", "2"],
    ]
    assert "Xã An" not in text


def test_what_happens_after_the_deadline_follows_the_campaign(tmp_path: Path) -> None:
    paper = reminder(Dossier(small(tmp_path, SENT, "when_missing: unranked")))
    assert "không được xếp hạng./." in "\n".join(lines_of(word_document(paper)))


def test_nobody_to_urge_is_said(tmp_path: Path) -> None:
    rows = "\n".join(
        f"{unit},{code},{stage},yes,,,,," for unit in ("01", "02", "03")
        for code, stage in (("1", "self"), ("2", "self"), ("3", "register"))
    )  # fmt: skip
    with pytest.raises(Fault) as fault:
        reminder(Dossier(small(tmp_path, rows)))
    assert fault.value.code == "reminder-nobody"
