"""A unit's form asks for what its own rule asks for, live; forms of many units hold each row by its unit's rule."""

from collections.abc import Mapping
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from scoring.campaign.folder import read_campaign
from scoring.cli.main import run
from tests.publish.workbooks.test_summary import differences
from tests.small import criteria_text, leaf, write
from tests.spreadsheet.office import cells, needs_office, recalculated

UNITS = "01,An,xa\n02,Bo,phuong"
CHECKS = "{kind: checklist, items: [{id: a, vi: Kế hoạch, points: 6}, {id: b, vi: Báo cáo, points: 4}]}"
CRITERIA = criteria_text(
    leaf("A", "10", "{kind: proportional, full_at: 90}", f"rules_for: [{{units: {{kind: [phuong]}}, rule: {CHECKS}}}]"),
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write(tmp_path / "campaign", CRITERIA, "", units=UNITS)


def issued(folder: Path, stage: str) -> dict[str, Path]:
    out = folder.parent / f"forms-{stage}"
    assert run(["form", "issue", str(folder), "--stage", stage, "--out", str(out)]) == 0
    return {path.stem[:2]: path for path in out.glob("*.xlsx")}


def fill(form: Path, typed: Mapping[str, Mapping[str, str | int]]) -> None:
    """Types into the rows of these keys, by the hidden names of columns."""
    book = openpyxl.load_workbook(form)
    for sheet in book.worksheets:
        at = roles(sheet)
        for row in range(1, sheet.max_row + 1):
            for role, value in typed.get(str(sheet.cell(row, at["key"]).value), {}).items() if at else ():
                sheet.cell(row, at[role]).value = value
    book.save(form)


def roles(sheet: Worksheet) -> dict[str, int]:
    for row in sheet.iter_rows(max_row=12):
        found = {str(cell.value): cell.column for cell in row if cell.value}
        if "key" in found:
            return found
    return {}


def test_each_unit_fills_in_its_own_rule_and_is_collected_by_it(folder: Path) -> None:
    forms = issued(folder, "self")
    fill(forms["01"], {"01|A": {"fact1": 45, "fact2": 50}})
    fill(forms["02"], {"02|A|a": {"fact1": "có"}, "02|A|b": {"fact1": "không"}})
    assert run(["form", "collect", str(folder), *map(str, forms.values())]) == 0
    assert {row.unit: row.facts for row in read_campaign(folder).answers} == {"01": "45/50", "02": "a"}


def test_guide_of_a_form_says_the_unit_s_own_rule(folder: Path) -> None:
    said = {
        unit: [str(cell) for rows in cells(form.read_bytes()).values() for row in rows for cell in row]
        for unit, form in issued(folder, "self").items()
    }
    assert any("áp dụng cho phường" in text for text in said["02"])
    assert any("áp dụng cho các đơn vị còn lại" in text for text in said["01"])
    assert not any("áp dụng cho phường" in text for text in said["01"])


def test_form_of_many_units_holds_each_row_by_its_rule_and_comes_back(folder: Path) -> None:
    (folder / "answers.csv").write_text(
        "unit,code,stage,facts,points,note,evidence,by,at\n01,A,self,50%,,,,,\n02,A,self,a b,,,,,\n", encoding="utf-8"
    )
    (form,) = issued(folder, "appraisal").values()
    fill(
        form,
        {"01|A": {"fact1": 40, "fact2": 50, "note": "lý do"}, "02|A": {"note": "lý do"}, "02|A|b": {"fact1": "không"}},
    )
    assert run(["form", "collect", str(folder), str(form)]) == 0
    found = {row.unit: row.facts for row in read_campaign(folder).answers if row.stage == "appraisal"}
    assert found == {"01": "40/50", "02": "a"}


def test_form_issued_before_a_unit_changed_its_group_is_refused(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    form = issued(folder, "self")["02"]
    fill(form, {"02|A|a": {"fact1": "có"}, "02|A|b": {"fact1": "không"}})
    (folder / "units.csv").write_text((folder / "units.csv").read_text(encoding="utf-8").replace("phuong", "xa"))
    assert run(["form", "collect", str(folder), str(form)]) == 1
    assert "form-option-unknown" in capsys.readouterr().out
    assert read_campaign(folder).answers == ()


@needs_office
def test_libreoffice_calculates_the_points_of_each_unit_by_its_rule(folder: Path) -> None:
    (folder / "answers.csv").write_text(
        "unit,code,stage,facts,points,note,evidence,by,at\n01,A,self,50%,,,,,\n02,A,self,b,,,,,\n", encoding="utf-8"
    )
    forms = {unit: form.read_bytes() for unit, form in issued(folder, "self").items()}
    found = recalculated(forms)
    assert {unit: differences(cells(raw), found[unit]) for unit, raw in forms.items()} == {"01": [], "02": []}
    points = {
        unit: {cell for rows in sheets.values() for row in rows for cell in row} for unit, sheets in found.items()
    }
    assert 5.56 in points["01"]
    assert 4 in points["02"]
