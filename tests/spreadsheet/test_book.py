"""Workbooks that are safe to hand out."""

import io
import zipfile

import pytest

from scoring.forms.issue_sheet import new_book
from scoring.spreadsheet.book import clean, free_name, quoted
from tests.spreadsheet.office import cells

HOSTILE = ["=1+1", "+1", "-1", "@SUM(1)", "http://x.example", "mailto:a@b", "<b>x</b>", "{=1}", "'=1", "1,5", "5/10"]


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
