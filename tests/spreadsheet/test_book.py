"""Workbooks that are safe to hand out."""

import ast
import io
import zipfile
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter  # type: ignore[import-untyped]
from xlsxwriter.chart import Chart  # type: ignore[import-untyped]
from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]

import scoring
from scoring.forms.issue_sheet import new_book
from scoring.spreadsheet.book import Book, Sheet, clean, free_name, quoted
from scoring.spreadsheet.writer_inside import USED
from tests.spreadsheet.office import cells

HOSTILE = ["=1+1", "+1", "-1", "@SUM(1)", "http://x.example", "mailto:a@b", "<b>x</b>", "{=1}", "'=1", "1,5", "5/10"]


SCORING = Path(scoring.__file__).parent


@pytest.mark.parametrize("text", HOSTILE)
def test_text_stays_text(text: str) -> None:
    book = new_book()
    book.sheet("A").put(0, 0, text)
    raw = book.finish({"format": text}, "_scoring")
    read = cells(raw)
    assert read["A"] == [[text]]
    assert read["_scoring"] == [["format", text]]
    with zipfile.ZipFile(io.BytesIO(raw)) as file:
        for name in file.namelist():
            content = file.read(name).decode()
            assert "<f>" not in content
            assert "hyperlink" not in content


def test_what_is_used_of_the_writer_is_there() -> None:
    raw = xlsxwriter.Workbook(io.BytesIO()).add_worksheet()
    assert [name for name in USED if not hasattr(raw, name)] == []


def test_nothing_but_the_kit_calls_the_writer() -> None:
    writers = {name for kind in (Worksheet, Chart) for name in dir(kind) if "_" in name.strip("_")}
    ours = {*dir(Sheet), *dir(Book)}
    rooms = ("spreadsheet", "forms", "publish/workbooks", "annex")
    files = [path for room in rooms for path in sorted((SCORING / room).glob("*.py"))]
    called = [
        f"{path.name}:{node.lineno} {node.attr}"
        for path in files
        if path.name not in ("book.py", "writer_inside.py", "word.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute)
        and (node.attr in writers - ours or node.attr in ("_raw", "_workbook"))
        and not (isinstance(node.value, ast.Name) and node.value.id == "self")
    ]
    assert len(files) > 40
    assert called == []


def test_control_characters_are_left_out() -> None:
    assert clean("a\x00b\x0bc\nd") == "abc\nd"
    assert len(clean("x" * 40_000)) < 32_767


def test_sheet_names_are_what_excel_allows() -> None:
    assert free_name("Lĩnh vực 1", []) == "Lĩnh vực 1"
    assert free_name("a/b:c*?[d]", []) == "a b c   d"
    assert free_name("X" * 40, []) == "X" * 31
    assert free_name("Bìa", ["bìa"]) == "Bìa (2)"
    assert free_name("X" * 40, ["x" * 31]) == "X" * 27 + " (2)"
    assert free_name("''", []) == "-"
    assert free_name("History", []) == "History (2)"
    assert quoted("Kỳ 'A'") == "'Kỳ ''A'''"


@pytest.mark.parametrize("streaming", [False, True])
def test_formulas_of_a_column_are_shared(streaming: bool) -> None:
    book = Book({}, "_lists", streaming)
    sheet = book.sheet("A")
    made = book.format()
    for row in range(2, 6):
        sheet.put(row, 0, float(row))
        sheet.put_shared(row, 1, f"$A{row + 1}*2", row * 2.0, made, 5)
        sheet.put_shared(row, 2, f'IF(A{row + 1}<4,"<","&")', "<" if row < 4 else "&", made, 5)
    raw = book.finish({}, "_scoring")
    with zipfile.ZipFile(io.BytesIO(raw)) as file:
        content = file.read("xl/worksheets/sheet1.xml").decode()
    assert content.count("<f ") == 8
    assert '<f t="shared" si="0" ref="B3:B6">$A3*2</f>' in content
    assert '<f t="shared" si="1" ref="C3:C6">IF(A3&lt;4,"&lt;","&amp;")</f>' in content
    stored = [[4.0, "<"], [6.0, "<"], [8.0, "&"], [10.0, "&"]]
    assert [row[1:] for row in cells(raw)["A"][2:]] == stored
    loaded = openpyxl.load_workbook(io.BytesIO(raw))["A"]
    assert loaded["B5"].value == "=$A5*2"


@pytest.mark.parametrize("streaming", [False, True])
def test_lists_stand_whole(streaming: bool) -> None:
    book = Book({}, "_lists", streaming)
    assert book.list_range(["có", "không"]) == "'_lists'!$A$1:$A$2"
    assert book.list_range([1.0, 2.0, 3.0]) == "'_lists'!$B$1:$B$3"
    assert cells(book.finish({}, "_scoring"))["_lists"] == [["có", 1.0], ["không", 2.0], ["", 3.0]]
