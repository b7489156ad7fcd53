"""How sheets of published workbooks look and print: formats, the sample mark, the page."""

import datetime
from typing import Any

from scoring.campaign.campaign import Campaign
from scoring.publish.workbooks.grid import MARK_ROW, NOTE_ROW, TITLE_ROW
from scoring.show.mark import mark_of
from scoring.spreadsheet.book import A3, A4, Book, Page, Sheet
from scoring.words import tell

CREATED = datetime.datetime(2000, 1, 1)
"""Stands for the moment a workbook was made: the same publication gives the same bytes."""

BORDER: dict[str, Any] = {"border": 1, "border_color": "#BFBFBF"}
HEAD: dict[str, Any] = {
    **BORDER, "bold": True, "align": "center", "bg_color": "#D9E2F3", "text_wrap": True, "font_size": 10,
}  # fmt: skip
HEAD_PLAIN = {**HEAD, "bold": False, "font_size": 9}
BRANCH: dict[str, Any] = {**BORDER, "bold": True}
MARK: dict[str, Any] = {"bold": True, "font_color": "#C00000"}
INPUT: dict[str, Any] = {**BORDER, "bg_color": "#FFF9E5"}
PALE: dict[str, Any] = {"font_color": "#7F7F7F", "font_size": 9}
LOW, MIDDLE, HIGH = "#F4B183", "#FFFFFF", "#8FB8DE"
"""Colours of a share of max, told apart by people who don't see red and green."""


def decimals(digits: int) -> str:
    """A number format with so many decimals."""
    return "0." + "0" * digits if digits else "0"


def new_workbook(base: dict[str, Any], lists_sheet: str, title: str, streaming: bool) -> Book:
    """A workbook whose bytes don't depend on the clock."""
    book = Book(base, lists_sheet, streaming)
    book.describe(CREATED, title)
    return book


def write_top(sheet: Sheet, campaign: Campaign, lang: str, title: str, note: str) -> None:
    """The mark where there is one, the title, a line on how to read the sheet."""
    mark = mark_of(lang, campaign.settings)
    if mark:
        sheet.put(MARK_ROW, 0, mark, **MARK)
    sheet.put(TITLE_ROW, 0, title, bold=True, font_size=14)
    sheet.height(TITLE_ROW, 22)
    sheet.put(NOTE_ROW, 0, note, **PALE, italic=True)


def set_up_page(sheet: Sheet, campaign: Campaign, lang: str, *, wide: bool = False, scale: int = 60) -> None:
    """A4 landscape as wide as the page, or A3 over as many pages as it takes; the mark at the head of each."""
    mark = mark_of(lang, campaign.settings)
    sheet.page(Page(tell("book-page", lang), mark, paper=A3 if wide else A4, across=scale if wide else 0))
