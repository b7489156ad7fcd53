"""How sheets of published workbooks look and print: formats, the sample mark, the page."""

import datetime
from typing import Any

from scoring.campaign.campaign import Campaign
from scoring.publish.workbooks.grid import MARK_ROW, NOTE_ROW, TITLE_ROW
from scoring.spreadsheet.book import Book, Sheet
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
    book.workbook.set_properties({"created": CREATED, "title": title})
    return book


def write_top(sheet: Sheet, campaign: Campaign, lang: str, title: str, note: str) -> None:
    """The sample mark where there is one, the title, a line on how to read the sheet."""
    if campaign.settings.sample:
        sheet.put(MARK_ROW, 0, tell("sample-mark", lang), **MARK)
    sheet.put(TITLE_ROW, 0, title, bold=True, font_size=14)
    sheet.raw.set_row(TITLE_ROW, 22)
    sheet.put(NOTE_ROW, 0, note, **PALE, italic=True)


def set_up_page(sheet: Sheet, campaign: Campaign, lang: str, *, wide: bool = False, scale: int = 60) -> None:
    """A4 landscape as wide as the page, or A3 over as many pages as it takes; the mark at the head of each."""
    raw = sheet.raw
    raw.set_landscape()
    raw.set_paper(8 if wide else 9)
    if wide:
        raw.set_print_scale(scale)
        raw.print_across()
    else:
        raw.fit_to_pages(1, 0)
    raw.set_margins(left=0.4, right=0.4, top=0.7, bottom=0.6)
    if campaign.settings.sample:
        raw.set_header('&C&"Times New Roman,Bold"&9' + tell("sample-mark", lang).replace("&", "&&"))
    raw.set_footer('&C&"Times New Roman,Regular"&9' + tell("book-page", lang))
