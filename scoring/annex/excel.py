"""The annex as an Excel workbook, to be printed on A4 or changed and read again: criteria, then grades and caps."""

from typing import Any

from scoring.annex.grades import GradeRow, grade_rows, headings
from scoring.annex.rows import LANG, AnnexRow, Column, annex_table, heading, max_digits
from scoring.problems import Said
from scoring.spreadsheet.book import Book, Page, Sheet
from scoring.tree.model import CriteriaSet
from scoring.words import printable, tell

BASE: dict[str, Any] = {"font_name": "Times New Roman", "font_size": 12, "valign": "top"}
CELL: dict[str, Any] = {"border": 1, "text_wrap": True}
HEAD: dict[str, Any] = {**CELL, "bold": True, "align": "center", "valign": "vcenter"}
TOP: dict[str, Any] = {"bold": True, "align": "center", "font_size": 13}
WIDTHS: dict[Column, float] = {
    "number": 9, "code": 12, "title": 48, "max": 9, "method": 48, "evidence": 28, "body": 18, "note": 26,
}  # fmt: skip
"""How wide columns are, in letters."""
GRADE_WIDTHS = (12, 34, 26, 60, 30)
ALIGN: dict[Column, str] = {"number": "center", "max": "right"}
HEADING_ROW = 4
LISTS, KEYS = "_lists", "_scoring"
"""The very hidden sheets that every workbook of the kit has."""


def annex_excel(criteria: CriteriaSet) -> bytes:
    """The set as the annex of a decision, whose number and date are left blank."""
    book = Book(BASE, LISTS)
    sheet = book.sheet(tell("annex-sheet", LANG))
    made = annex_table(criteria)
    last = len(made.columns) - 1
    title = printable(criteria.title.text().vi).upper()
    sheet.merge(0, (0, last), tell("annex-label", LANG), **TOP)
    sheet.merge(1, (0, last), title, **TOP, text_wrap=True)
    sheet.merge(2, (0, last), tell("annex-attached", LANG), italic=True, align="center")
    for index, column in enumerate(made.columns):
        sheet.width(index, index, WIDTHS[column])
        sheet.put(HEADING_ROW, index, heading(column, criteria), **HEAD)
    for row, line in enumerate(made.rows, start=HEADING_ROW + 1):
        _write(sheet, row, made.columns, line, max_digits(criteria))
    status = Said(f"status-{criteria.source.status}", {})
    source = tell("annex-source", LANG, status=status, document=criteria.source.document)
    sheet.merge(3, (0, last), source, italic=True, font_size=10, text_wrap=True)
    _page(sheet)
    if graded := grade_rows(criteria):
        _grades(book, graded)
    return book.finish({"criteria": criteria.name, "digest": criteria.digest}, KEYS)


def _write(sheet: Sheet, row: int, columns: tuple[Column, ...], line: AnnexRow, digits: int) -> None:
    for index, column in enumerate(columns):
        look: dict[str, Any] = {**CELL, "bold": not line.leaf, "align": ALIGN.get(column, "left")}
        if column == "max":
            number = "0." + "0" * digits if digits else "0"
            sheet.put(row, index, None if line.max is None else float(line.max), **look, num_format=number)
        else:
            sheet.put(row, index, line.words(column), **look)


def _grades(book: Book, graded: list[GradeRow]) -> None:
    """Grades and caps on a sheet of their own."""
    sheet = book.sheet(tell("annex-grades-sheet", LANG))
    for index, (head, width) in enumerate(zip(headings(), GRADE_WIDTHS, strict=True)):
        sheet.width(index, index, width)
        sheet.put(0, index, head, **HEAD)
    for row, line in enumerate(graded, start=1):
        for index, text in enumerate(line):
            sheet.put(row, index, text, **CELL, align="left")
    _page(sheet, 0)


def _page(sheet: Sheet, heading_row: int = HEADING_ROW) -> None:
    sheet.page(Page("&P", margins=(0.8, 0.6, 0.8, 0.8), foot_size=11))
    sheet.repeat((heading_row, heading_row))
    sheet.freeze(heading_row + 1, 0)
