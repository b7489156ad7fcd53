"""Accounts to hand out: who got one, for which role, with the first password, as a workbook to print and cut."""

from collections.abc import Sequence
from typing import NamedTuple

from scoring.spreadsheet.book import Book, Page
from scoring.words import tell

WIDTHS = {"people-col-name": 30, "people-col-roles": 48, "people-col-account": 30, "slips-password": 26}
"""The columns by their heads, in letters."""


class Slip(NamedTuple):
    """A row: the person, each of their roles with where it is held, how they log in the first time."""

    name: str
    roles: str
    account: str
    password: str


def passwords_workbook(slips: Sequence[Slip], title: str, lang: str) -> bytes:
    """The workbook: everybody a row, by the order of the list that they came in by."""
    book = Book({"font_name": "Times New Roman", "font_size": 12, "valign": "vcenter", "text_wrap": True}, "_lists")
    sheet = book.sheet(tell("people-col-account", lang))
    last = len(WIDTHS) - 1
    for column, width in enumerate(WIDTHS.values()):
        sheet.width(column, column, width)
    sheet.merge(0, (0, last), tell("slips-title", lang, title=title), bold=True, font_size=14)
    sheet.merge(1, (0, last), tell("slips-about", lang), italic=True)
    for row, height in ((0, 42), (1, 54)):
        sheet.height(row, height)
    for column, head in enumerate(WIDTHS):
        sheet.put(2, column, tell(head, lang), bold=True, border=1, align="center")
    for row, slip in enumerate(slips, 3):
        for column, cell in enumerate(slip):
            font = {"font_name": "Courier New"} if cell in (slip.account, slip.password) else {}
            sheet.put(row, column, cell, border=1, **font)
    sheet.freeze(3, 0)
    sheet.repeat((0, 2))
    sheet.page(Page("&P/&N"))
    return book.finish({}, "_keys")
