"""Lists of units as offices keep them in Excel, and a campaign folder that gets one."""

from collections.abc import Sequence
from pathlib import Path

import openpyxl
import pytest

from scoring.campaign.folder import read_campaign
from scoring.campaign.folder_source import FolderSource
from scoring.cli.main import DONE, PROBLEMS, run
from scoring.problems import Problem, Refusal
from scoring.usecases.unit_list import read_unit_list
from tests.small import criteria_text, leaf, write

Rows = Sequence[Sequence[object]]


def excel(path: Path, rows: Rows, merged: Sequence[str] = (), before: Rows = ()) -> Path:
    """A workbook with the list on its last sheet; `before` fills a sheet in front of it."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    if before:
        for line in before:
            sheet.append(list(line))
        sheet = book.create_sheet("DS")
    for line in rows:
        sheet.append(list(line))
    for cells in merged:
        sheet.merge_cells(cells)
    book.save(path)
    return path


def listed(tmp_path: Path, rows: Rows, merged: Sequence[str] = ()) -> list[tuple[str, str, dict[str, str]]]:
    found = read_unit_list(excel(tmp_path / "ds.xlsx", rows, merged))
    return [(unit.code, unit.name, dict(unit.columns)) for unit in found]


def refused(path: Path) -> list[Problem]:
    with pytest.raises(Refusal) as refusal:
        read_unit_list(path)
    return list(refusal.value.problems)


def test_plain_list_with_blank_rows(tmp_path: Path) -> None:
    rows: Rows = [["code", "name", "kind"], ["03391", "Xã Lả Nhì Thàng", "xa"], [], ["A1", "Sở Tư pháp", "so"]]
    assert listed(tmp_path, rows) == [
        ("03391", "Xã Lả Nhì Thàng", {"kind": "xa"}), ("A1", "Sở Tư pháp", {"kind": "so"}),
    ]  # fmt: skip


def test_title_merged_heads_sections_and_sums(tmp_path: Path) -> None:
    rows: Rows = [
        ["UBND TỈNH", None, None, None, None],
        ["DANH SÁCH ĐƠN VỊ HÀNH CHÍNH CẤP XÃ"],
        [],
        ["STT", "Đơn vị hành chính cấp xã", None, "Loại", "Phân nhóm"],
        [None, "Mã", "Tên", None, "Cụm thi đua", "Dân số"],
        [None, None, "Huyện Mường Tè"],
        [1, "03391", "Lả Nhì Thàng", "Xã", "Cụm 1", 4200],
        [None],
        [2, "03549", "Thị trấn Phong Thổ", "Thị trấn", "Cụm 2", 5100],
        ["Tổng cộng", None, None, None, None, 9300],
    ]

    assert listed(tmp_path, rows, ["B4:C4", "E4:F4", "A4:A5", "D4:D5"]) == [
        ("03391", "Xã Lả Nhì Thàng", {"kind": "xa", "cluster": "Cụm 1", "Dân số": "4200"}),
        ("03549", "Thị trấn Phong Thổ", {"kind": "thi_tran", "cluster": "Cụm 2", "Dân số": "5100"}),
    ]


def test_codes_that_excel_made_numbers_get_their_zeros_by_the_national_list(tmp_path: Path) -> None:
    rows: Rows = [["TT", "Mã số", "UBND cấp xã"], [1, 3127, "UBND phường Điện Biên Phủ"], [2, 3151, "Phường Mường Lay"]]
    assert [(code, name) for code, name, _ in listed(tmp_path, rows)] == [
        ("03127", "Phường Điện Biên Phủ"), ("03151", "Phường Mường Lay"),
    ]  # fmt: skip


def test_lost_zeros_that_no_list_tells_are_a_problem_at_the_cell(tmp_path: Path) -> None:
    rows: Rows = [["Mã đơn vị", "Tên đơn vị"], ["10001", "Xã An"], ["10002", "Xã Ba"], [999, "Xã Ca"]]
    assert [(one.code, one.place.column) for one in refused(excel(tmp_path / "ds.xlsx", rows))] == [
        ("units-lost-zeros", "Sheet!A4")
    ]


def test_class_of_unit_is_no_kind(tmp_path: Path) -> None:
    rows: Rows = [["Mã", "Tên xã", "Loại"], ["a", "Xã An", "I"], ["b", "Phường Ba", "II"]]
    assert [columns for _, _, columns in listed(tmp_path, rows)] == [
        {"kind": "xa", "Loại": "I"}, {"kind": "phuong", "Loại": "II"},
    ]  # fmt: skip


def test_problems_stand_at_their_cells(tmp_path: Path) -> None:
    rows: Rows = [["Ghi chú", "Mã", "Tên"], ["x", "a", "Xã An"], ["x", None, "Xã Ba"], ["x", "a", "Ca"]]
    assert [(one.code, one.place.column) for one in refused(excel(tmp_path / "ds.xlsx", rows))] == [
        ("cell-empty", "Sheet!B3"), ("cell-empty", "Sheet!C4"), ("unit-twice", "Sheet!B4"),
    ]  # fmt: skip


def test_list_may_be_on_another_sheet_and_none_is_told(tmp_path: Path) -> None:
    found = read_unit_list(
        excel(tmp_path / "a.xlsx", [["Mã", "Tên"], ["a", "Xã An"]], before=[["Công văn số 12"], ["Kính gửi"]])
    )
    assert [unit.code for unit in found] == ["a"]
    assert [one.code for one in refused(excel(tmp_path / "b.xlsx", [["Kính gửi"]]))] == ["unit-list-no-heads"]


def test_two_lists_in_one_workbook_are_not_half_read(tmp_path: Path) -> None:
    rows: Rows = [["Mã", "Tên"], ["a", "Xã An"]]
    path = excel(tmp_path / "ds.xlsx", rows, before=[["Mã", "Tên"], ["b", "Xã Ba"]])
    assert [(one.code, one.values) for one in refused(path)] == [("sheet-list-several", {"sheets": "Sheet, DS"})]


def test_heads_of_groups_are_no_units_and_empty_columns_no_columns(tmp_path: Path) -> None:
    rows: Rows = [
        ["STT", "Mã ĐVHC", "Tên đơn vị", "Loại hình", "Dân số", "Ghi chú"],
        ["I", "Cụm thi đua số 1", None, None, 9000],
        [1, "a", "Xã An", "Xã", 4000],
        [2, "b", "Xã Ba", "Xã", 5000],
        ["II", None, "Cụm thi đua số 2"],
        [1, "c", "Xã Ca", "Xã", 6000],
    ]
    assert listed(tmp_path, rows, ["B2:D2"]) == [
        ("a", "Xã An", {"kind": "xa", "Dân số": "4000"}),
        ("b", "Xã Ba", {"kind": "xa", "Dân số": "5000"}),
        ("c", "Xã Ca", {"kind": "xa", "Dân số": "6000"}),
    ]
    unnumbered = [*rows[:1], [1, "Xã Da", None, "Xã"], [2, None, "Mù Cả"]]
    assert [(one.code, one.place.column) for one in refused(excel(tmp_path / "b.xlsx", unnumbered))] == [
        ("cell-empty", "Sheet!C2"), ("cell-empty", "Sheet!B3"), ("cell-empty", "Sheet!D3"),
    ]  # fmt: skip


def folder(tmp_path: Path, rows: str = "") -> Path:
    return write(tmp_path / "c", criteria_text(leaf("1", "10")), rows, units="01,Xã An,xa,Cụm 1\n02,Xã Ba,xa,Cụm 2")


def test_csv_may_have_heads_and_kinds_as_offices_write_them(tmp_path: Path) -> None:
    file = tmp_path / "xã.csv"
    file.write_text("Mã xã;Tên đơn vị;Loại;Cụm\n01;Xã An;xã;1\n02;UBND phường Bình;Phường;2\n", encoding="utf-8")
    units = read_unit_list(file)
    assert [(one.code, one.name, one.columns["kind"], one.columns["cluster"]) for one in units] == [
        ("01", "Xã An", "xa", "1"), ("02", "Phường Bình", "phuong", "2"),
    ]  # fmt: skip
    file.write_text("Mã xã;Tên đơn vị;Loại\n01;An;xã\n01;Bình;xã\n", encoding="utf-8")
    with pytest.raises(Refusal) as refusal:
        read_unit_list(file)
    assert [(one.code, one.place.line) for one in refusal.value.problems] == [("unit-twice", 3)]


def test_folder_gets_the_list_and_keeps_columns_the_list_lacks(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    made = folder(tmp_path, "01,1,self,có,,,,,")
    path = excel(tmp_path / "ds.xlsx", [["Mã", "Tên"], ["01", "Xã An Phú"], ["03", "Phường Ca"]])
    assert run(["unit", "import", str(made), str(path), "--lang", "vi"]) == DONE
    assert "2 đơn vị (thêm 1, bỏ 1)" in capsys.readouterr().out
    assert [(unit.code, unit.name, dict(unit.columns)) for unit in read_campaign(made).units] == [
        ("01", "Xã An Phú", {"kind": "xa", "cluster": "Cụm 1"}), ("03", "Phường Ca", {"kind": "phuong", "cluster": ""}),
    ]  # fmt: skip


def test_unit_that_has_answers_stays(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    made = folder(tmp_path, "02,1,self,có,,,,,")
    before = (made / "units.csv").read_bytes()
    path = excel(tmp_path / "ds.xlsx", [["Mã", "Tên"], ["01", "Xã An"]])
    assert run(["unit", "import", str(made), str(path), "--lang", "vi"]) == PROBLEMS
    assert "units-still-answered" in capsys.readouterr().err
    assert (made / "units.csv").read_bytes() == before


def test_new_folder_without_units_gets_its_list(tmp_path: Path) -> None:
    made = folder(tmp_path)
    (made / "units.csv").write_text("code,name,kind\n", encoding="utf-8")
    path = excel(tmp_path / "ds.xlsx", [["Mã", "Tên"], ["01", "Xã An"]])
    done = FolderSource(made).set_units(read_unit_list(path))
    assert (done.units, done.added, done.removed) == (1, 1, 0)
