"""What every form has besides its rows: the cover (Bìa), the sheet of evidence documents, the hidden sheet."""

import datetime
from collections.abc import Sequence
from typing import NamedTuple

from scoring.campaign.campaign import Campaign
from scoring.forms.base import COLUMNS, Base, sheet_rows
from scoring.forms.evidence import IDS
from scoring.forms.issue_sheet import HEAD_ROW, DataSheet, FormColumn, set_up_page
from scoring.forms.layout import BASE_SHEET, DOCUMENT_ROLES, META_SHEET, Meta, issue_number
from scoring.problems import Said
from scoring.show.mark import mark_of
from scoring.spreadsheet.book import Book, Sheet, Value
from scoring.spreadsheet.cells import GRID, HEAD, height_of, points_format
from scoring.spreadsheet.fields import Field
from scoring.words import day_text, tell

WIDTHS = (24.0, 58.0, 14.0, 14.0, 16.0)


class CoverFormula(NamedTuple):
    """A formula and the value it has now."""

    formula: str
    value: Value


class Total(NamedTuple):
    """A line of the summary: what it is of, its points and max, how many rows lack something."""

    title: str
    points: CoverFormula
    max: CoverFormula | None = None
    left: CoverFormula | None = None
    bold: bool = False


class Cover(NamedTuple):
    """What the cover says; `signed` names who signs it, by the code of a message."""

    title: str
    how: str
    issued: datetime.datetime
    named: Sequence[tuple[str, str]]
    deadline: datetime.date | None = None
    totals: Sequence[Total] = ()
    signed: str = ""


def write_cover(sheet: Sheet, campaign: Campaign, cover: Cover) -> None:
    """The cover: whose form it is, how to fill it in, the points so far."""
    for index, width in enumerate(WIDTHS):
        sheet.width(index, index, width)
    last = len(WIDTHS) - 1
    row = 0
    mark = mark_of("vi", campaign.settings)
    if mark:
        sheet.merge(row, (0, last), mark, bold=True, align="center", font_color="#C00000")
    row += 1
    sheet.merge(row, (0, last), cover.title, bold=True, font_size=16, align="center")
    sheet.height(row, 30)
    row += 2
    for label, text in _particulars(campaign, cover):
        sheet.put(row, 0, label, bold=True)
        sheet.merge(row, (1, last), text, text_wrap=True)
        sheet.height(row, height_of(text, sum(WIDTHS[1:])))
        row += 1
    row += 1
    sheet.put(row, 0, tell("form-how", "vi"), bold=True, font_size=12)
    for line in cover.how.split("\n"):
        row += 1
        sheet.merge(row, (0, last), line, text_wrap=True, valign="top")
        sheet.height(row, height_of(line, sum(WIDTHS)))
    row += 2
    if cover.totals:
        row = _write_totals(sheet, campaign, cover.totals, row)
    if cover.signed:
        for column, code in ((0, "form-signed-by"), (3, cover.signed)):
            sheet.put(row + 1, column, tell(code, "vi"), bold=True)
    sheet.without_lines()
    set_up_page(sheet, campaign, pages_high=1)
    sheet.lock()


def _particulars(campaign: Campaign, cover: Cover) -> list[tuple[str, str]]:
    criteria = campaign.criteria
    deadline = day_text(cover.deadline) if cover.deadline else tell("form-deadline-none", "vi")
    return [
        (tell("word-campaign", "vi"), campaign.settings.title.text().vi),
        *cover.named,
        (tell("word-criteria", "vi"), f"{criteria.title.text().vi} ({criteria.name})"),
        (tell("form-deadline", "vi"), deadline),
        (tell("form-issue", "vi"), issue_number(cover.issued)),
    ]


def _write_totals(sheet: Sheet, campaign: Campaign, totals: Sequence[Total], row: int) -> int:
    sheet.put(row, 0, tell("form-summary", "vi"), bold=True, font_size=12)
    row += 1
    heads = ("form-col-title", "word-points", "form-max-so-far", "form-left")
    sheet.merge(row, (0, 1), tell(heads[0], "vi"), **HEAD)
    for column, code in enumerate(heads[1:], 2):
        sheet.put(row, column, tell(code, "vi"), **HEAD)
    shown = points_format(campaign.criteria)
    for total in totals:
        row += 1
        sheet.merge(row, (0, 1), total.title, bold=total.bold, **GRID)
        sheet.height(row, height_of(total.title, sum(WIDTHS[:2])))
        for column, live in enumerate((total.points, total.max, total.left), 2):
            number = "0" if column == 4 else shown
            if live is None:
                sheet.put(row, column, "", **GRID)
            else:
                style = {"num_format": number, "align": "center", "bold": total.bold}
                sheet.put_formula(row, column, live.formula, live.value, **style, **GRID)
    return row + 1


_DOCUMENTS = (
    FormColumn("", hidden=True),
    FormColumn(DOCUMENT_ROLES[0], tell("form-doc-id", "vi"), 9),
    FormColumn(DOCUMENT_ROLES[1], tell("form-doc-number", "vi"), 24),
    FormColumn(DOCUMENT_ROLES[2], tell("form-doc-date", "vi"), 14),
    FormColumn(DOCUMENT_ROLES[3], tell("form-doc-issuer", "vi"), 34),
    FormColumn(DOCUMENT_ROLES[4], tell("form-doc-title", "vi"), 70),
)


def write_documents(book: Book, campaign: Campaign) -> None:
    """The sheet of evidence documents, each with an id that leaves refer to."""
    name, how = tell("form-sheet-documents", "vi"), tell("form-doc-how", "vi")
    data = DataSheet(book, campaign, name, how, _DOCUMENTS, DOCUMENT_ROLES[0])
    date = Field("date", Said("form-err-date", {}), Said("form-err-date", {}))
    row = HEAD_ROW
    for row, document in enumerate(IDS, HEAD_ROW + 1):
        data.text(row, DOCUMENT_ROLES[0], document, align="center")
        for role in (DOCUMENT_ROLES[1], *DOCUMENT_ROLES[3:]):
            data.open(row, role)
        data.fact(row, DOCUMENT_ROLES[2], date)
    data.finish(row)


def finish(book: Book, meta: Meta, base: Base) -> bytes:
    """The bytes of the form, with what it carries of the moment of its issue."""
    sheet = book.sheet(BASE_SHEET)
    for row, texts in enumerate((COLUMNS, *sheet_rows(base))):
        for column, text in enumerate(texts):
            if text:
                sheet.put(row, column, text)
    sheet.hide()
    return book.finish(meta._asdict(), META_SHEET)
