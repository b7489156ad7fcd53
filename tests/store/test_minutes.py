"""The minutes say what the database has of the council's session; the reminder names who has not handed over."""

import datetime
import io
from pathlib import Path

import pytest
from docx import Document

from scoring.cli.main import run
from scoring.store import council_acts, file_acts
from scoring.usecases.council import held_by
from scoring.usecases.paper import PaperOptions, paper
from tests.publish.papers.paper_helpers import lines_of
from tests.store.offices import CAMPAIGN, PASSWORD, Office, office, row

BLANK_QUORUM = "Tổng số thành viên Hội đồng: ……;"


@pytest.fixture
def there(sqlite: str, tmp_path: Path) -> Office:
    return office(tmp_path)


def said(there: Office, kind: str, account: str = "tk") -> str:
    options = PaperOptions(held=held_by(there[account], CAMPAIGN))
    return "\n".join(lines_of(paper(there.source(account), kind, None, ".docx", options)))


def test_minutes_say_who_took_part_and_how_votes_went(there: Office) -> None:
    there.to_council()
    there.add("hd3", ("member", {}))
    file_acts.step_back(there["hd3"], "member", CAMPAIGN, "01", "người nhà", "1.1")
    there.sit("hd1", "hd3", "ct")
    slip = datetime.date(2023, 3, 30)
    council_acts.attend(there["tk"], CAMPAIGN, there.person("hd2"), "written", slip)
    council_acts.put_on_agenda(there["tk"], CAMPAIGN, "01", "1.1")
    council_acts.vote(there["hd1"], "member", CAMPAIGN, "01", "1.1", "other", there.person("hd1"))
    council_acts.vote(there["tk"], "secretary", CAMPAIGN, "01", "1.1", "abstain", there.person("hd2"))
    there.save("ct", "chair", row("01", "1.1", "council", points="3.5", note="Hội đồng thống nhất"))
    found = said(there, "minutes")
    for line in (
        "…… giờ …… phút, ngày 01 tháng 4 năm 2023",
        "Người ct, Chủ tịch Hội đồng: có mặt;",
        "Người hd1: có mặt;",
        "Người hd2: cho ý kiến bằng văn bản, phiếu ngày 30 tháng 3 năm 2023;",
        "Tổng số thành viên Hội đồng: 4; có mặt: 3; cho ý kiến bằng văn bản: 1. Cuộc họp đủ điều kiện tiến hành "
        "(phải có ít nhất 3 thành viên tham gia).",
        "Người hd3: nội dung 1.1 của An;",
        "theo kết quả tự chấm: 0; theo kết quả thẩm định: 0; theo kết quả khác: 1; không có ý kiến: 1",
        "Hội đồng thống nhất",
    ):
        assert line in found


def test_absent_members_and_too_few_are_said(there: Office) -> None:
    there.sit("hd1")
    for account in ("hd2", "ct"):
        council_acts.attend(there["tk"], CAMPAIGN, there.person(account), "absent")
    found = said(there, "minutes")
    assert "Người hd2, lý do: ……" in found
    assert "Cuộc họp không đủ điều kiện tiến hành" in found
    assert "xung đột lợi ích" not in found


def test_what_is_not_on_record_stays_blank(there: Office) -> None:
    assert "…… phút, ngày …… tháng …… năm ……" in said(there, "minutes")
    there.sit("hd1")
    found = said(there, "minutes")
    assert "chưa ghi nhận việc tham dự: Người ct, Người hd2." in found
    assert BLANK_QUORUM in found


def test_session_is_for_who_reads_what_is_before_the_council(there: Office) -> None:
    there.sit()
    assert held_by(there["tk"], CAMPAIGN) == held_by(there["snv"], CAMPAIGN) is not None
    assert held_by(there["cc01"], CAMPAIGN) is None
    assert BLANK_QUORUM in said(there, "minutes", "cc01")


def test_reminder_names_whose_draft_is_not_handed_over(there: Office) -> None:
    there.submit("01")
    rows = (row("02", "1.1", "self", "yes", evidence="BC 1"), row("02", "1.2", "self", "45/50"))
    there.save("cc02", "officer", *rows)
    there.move("cc02", "officer", "hand_over", "02")  # with its head: not submitted yet
    document = paper(there.source("snv"), "reminder", None, ".docx", PaperOptions())
    tables = [[cell.text for cell in line.cells] for one in Document(io.BytesIO(document)).tables for line in one.rows]
    units = {cells[1]: cells[2:5] for cells in tables if len(cells) == 6}
    assert "An" not in units
    assert units["Bình"] == units["Châu"] == ["2", "0", "2"]


def test_commands_make_both_papers(there: Office, sqlite: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    there.sit()
    monkeypatch.setenv("SCORING_PASSWORD", PASSWORD)
    for kind in ("minutes", "reminder"):
        out = tmp_path / f"{kind}.docx"
        assert run(["paper", kind, CAMPAIGN, "--db", sqlite, "--as", "snv", "--out", str(out)]) == 0
        assert ("Người hd1: có mặt;" in "\n".join(lines_of(out.read_bytes()))) == (kind == "minutes")
