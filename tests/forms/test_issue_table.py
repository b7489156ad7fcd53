"""What the forms of explanation, appraisal and council hold, and how they print."""

from pathlib import Path

import openpyxl
import pytest

from scoring import shipped
from scoring.campaign.campaign import Campaign
from scoring.campaign.folder import read_campaign
from scoring.campaign.workflow import FORM_STAGES, FormStage
from scoring.forms.issue import Issue
from tests.forms.test_issue import by_key, issued
from tests.small import campaign, criteria_text, leaf
from tests.spreadsheet.office import cells


def small(folder: Path, rows: str, settings: str = "") -> Campaign:
    criteria = criteria_text(
        leaf("1", more="evidence: {required: true, what: báo cáo}, body: so"),
        leaf("2", more="body: so, not_applicable: exclude"),
        leaf("3", more="from: register, body: so"),
        leaf("4", more="body: vp"),
        more="scale: 20\nbodies: [{id: so, vi: Sở Nội vụ}, {id: vp, vi: Văn phòng}]",
    )
    return campaign(folder, criteria, rows, settings, units="01,An,xa\n02,Bình,xa")


CUT = """01,1,self,yes,,,,,2023-01-01
         01,3,appraisal,yes,,,,,2023-02-01
         01,4,self,yes,,,,,2023-01-01
         01,4,appraisal,no,,chưa làm,,,2023-02-01"""


def test_explanation_holds_what_was_cut_for_want_of_evidence_and_its_sum(tmp_path: Path) -> None:
    calendar = 'calendar: {explanation: {due: 28/02/2023, extended: {"01": 05/03/2023}}}'
    sheets = cells(issued(small(tmp_path, CUT, calendar), "explanation")["01-an-giai-trinh"])
    rows = by_key(sheets)
    assert set(rows) == {"01|1", "01|4"}  # not the register's figure
    assert [rows["01|1"][role] for role in ("self_points", "appraised_points", "appraised_note")] == [
        5,
        0,
        "Không có tài liệu kiểm chứng và không giải trình",
    ]
    cover = {row[0]: row[1] for row in sheets["Bìa"] if row and row[0]}
    assert cover["Điểm thẩm định"] == "5,00 trên 20,00 điểm"
    assert cover["Khác với tự chấm"] == "2 nội dung: giảm tổng cộng 10,00 điểm"
    assert cover["Hạn nộp"] == "05/03/2023"


def test_what_the_unit_is_given_asks_for_no_explanation(tmp_path: Path) -> None:
    given = """01,1,self,no,,,BC 1,,2023-01-01
               01,1,appraisal,yes,,có làm,,,2023-02-01
               01,4,self,yes,,,,,2023-01-01
               01,4,appraisal,no,,chưa làm,,,2023-02-01"""
    rows = by_key(cells(issued(small(tmp_path, given), "explanation")["01-an-giai-trinh"]))
    assert {key: row["status"] for key, row in rows.items()} == {
        "01|1": "Không cần giải trình",
        "01|4": "Chưa giải trình",
    }


@pytest.mark.parametrize("stage", FORM_STAGES[1:])
def test_forms_that_officers_print_have_letters_of_eight_points(stage: FormStage, tmp_path: Path) -> None:
    raw = next(iter(issued(read_campaign(shipped.campaign_folder("phong-tho-2022")), stage).values()))
    (tmp_path / "a.xlsx").write_bytes(raw)
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    sheet = next(sheet for sheet in book.worksheets if sheet["A1"].value == "key")
    page = sheet.page_setup
    inches = {"8": 16.54, "9": 11.69}[str(page.paperSize)] - sheet.page_margins.left - sheet.page_margins.right
    widths = [column.width * 7 for column in sheet.column_dimensions.values() if not column.hidden]
    assert page.orientation == "landscape"
    assert 10 * min(1, inches * 96 / sum(widths)) >= 8


def test_council_holds_what_was_cut_for_want_of_evidence(tmp_path: Path) -> None:
    rows = by_key(cells(issued(small(tmp_path, CUT), "council")["hoi-dong"]))
    assert set(rows) == {"01|1", "01|4"}
    assert rows["01|1"]["appraised_points"] == 0
    assert rows["01|1"]["live"] == 0
    assert rows["01|1"]["appraised_note"] == "Không có tài liệu kiểm chứng và không giải trình"


def test_second_round_holds_what_is_to_be_decided_and_is_named_so(tmp_path: Path) -> None:
    explained = f"""{CUT}
         01,1,explanation,,,có báo cáo,BC 12,,2023-02-20
         02,2,self,n/a,,không có,,,2023-01-01"""
    forms = issued(small(tmp_path, explained), "appraisal")
    assert set(forms) == {"tham-dinh-lan-2-so"}  # the other body has nothing to decide
    sheets = cells(forms["tham-dinh-lan-2-so"])
    assert set(by_key(sheets)) == {"01|1", "02|2", "02|3"}
    assert sheets["Bìa"][1][0] == "PHIẾU THẨM ĐỊNH LẦN 2"
    assert "có báo cáo" in str(by_key(sheets)["01|1"]["explained"])


def test_second_round_takes_a_leaf_that_is_wanted(tmp_path: Path) -> None:
    found = small(tmp_path, f"{CUT}\n01,1,explanation,,,có báo cáo,BC 12,,2023-02-20")
    forms = {form.file: form.make() for form in Issue(found, "appraisal", found.units, leaves=["4"]).forms()}
    assert set(by_key(cells(forms["tham-dinh-lan-2-vp.xlsx"]))) == {"01|4", "02|4"}


def test_unit_that_has_not_explained_is_in_its_first_round(tmp_path: Path) -> None:
    found = small(tmp_path, f"{CUT}\n01,1,explanation,,,có báo cáo,BC 12,,2023-02-20")
    late = [unit for unit in found.units if unit.code == "02"]
    forms = {form.file: form.make() for form in Issue(found, "appraisal", late).forms()}
    assert set(forms) == {"tham-dinh-so.xlsx", "tham-dinh-vp.xlsx"}
