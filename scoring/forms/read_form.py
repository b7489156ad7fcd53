"""A workbook read as a form: what the hidden sheet says, the rows by their keys, the documents by their ids.

Sheets, rows and columns are found by what the hidden sheet, the keys and the roles say, wherever they stand now.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from scoring.campaign.answers import moment
from scoring.forms.base import COLUMNS, Base, from_sheet
from scoring.forms.evidence import Document
from scoring.forms.layout import (
    BASE_SHEET,
    DOCUMENT_ROLES,
    FORMAT,
    INPUT_ROLES,
    META_SHEET,
    WITHOUT_BASE,
    Meta,
    issue_number,
    parts_of_key,
)
from scoring.forms.read_text import one_line
from scoring.forms.read_workbook import Sheet, Workbook, read_workbook
from scoring.problems import Fault, Place, Problem, Refusal

KEY, DOC_ID = "key", DOCUMENT_ROLES[0]
ROLE_ROWS = 30
"""How far down the row of roles is looked for, where rows were inserted above it."""


@dataclass(frozen=True)
class Row:
    """A row of a form: its cells by the roles of their columns."""

    sheet: Sheet
    number: int
    columns: Mapping[str, int]

    def has(self, role: str) -> bool:
        return role in self.columns

    def where(self, role: str) -> tuple[int, int]:
        return self.number, self.columns[role]

    def text(self, role: str) -> str:
        """The text of a cell; empty where the sheet has no such column."""
        return self.sheet.text(self.where(role)) if role in self.columns else ""

    def place(self, role: str) -> str:
        """Phần II!F14; the key's cell where the sheet has no such column."""
        return self.sheet.place(self.where(role if role in self.columns else KEY))


@dataclass
class Entry:
    """What a form holds of one node of one unit: its row, and a row an option where the rule has options."""

    row: Row
    options: dict[str, Row] = field(default_factory=dict)


@dataclass(frozen=True)
class Form:
    """One form as it came back.

    sha256: of the file; saved: when it says it was saved; base: what it carries of its issue, None in old forms;
    entries: by unit and code.
    """

    file: str
    meta: Meta
    sha256: str
    saved: str
    base: Base | None
    entries: Mapping[tuple[str, str], Entry]
    documents: Mapping[str, Document]
    document_places: Mapping[str, str]
    stray: tuple[Row, ...]
    sheets: tuple[Sheet, ...]

    def place(self, cell: str = "") -> Place:
        return place_in(self.file, cell)


def place_in(file: str, cell: str = "") -> Place:
    """A place in a form: the file, and the cell as people call it."""
    return Place(file, None, cell or None)


class Opened(NamedTuple):
    """A workbook that says whose form it is; its rows are not looked at yet."""

    file: str
    book: Workbook
    meta: Meta


def open_form(path: Path, shown_as: str) -> Opened:
    """The workbook in a file, and whose form it says it is. Raises `Refusal`."""
    try:
        book = read_workbook(path)
        return Opened(shown_as, book, _meta(book))
    except Fault as fault:
        raise Refusal([Problem.of(fault, place_in(shown_as))]) from None


def rows_of_form(opened: Opened) -> Form:
    """The form with all its rows. Raises `Refusal` with all that is wrong with it as a form."""
    file, book, meta = opened
    try:
        base = _base(book.sheets) if meta.format == FORMAT else None
    except Fault as fault:
        raise Refusal([Problem.of(fault, place_in(file))]) from None
    return _Reader(file, book).form(meta, base)


def _meta(book: Workbook) -> Meta:
    """What the hidden sheet says; it is known by its name or, renamed, by what it holds. Raises `Fault`.

    A form that does not carry what stood when it was issued says at least when it was made.
    """
    sheets = book.sheets
    named = [sheet for sheet in sheets if sheet.name == META_SHEET]
    for sheet in named or [sheet for sheet in sheets if _says(sheet).get("format", "").startswith("scoring-form/")]:
        said = _says(sheet)
        if said.get("format") == WITHOUT_BASE:
            if not book.created:
                raise Fault("form-without-base")
            said |= {"issued": book.created, "issue": issue_number(moment(book.created))}
        elif said.get("format") != FORMAT:
            raise Fault("form-version", given=said.get("format", ""), wanted=FORMAT)
        missing = [name for name in Meta._fields if name not in said]
        if missing:
            raise Fault("form-hidden-sheet", missing=missing)
        meta = Meta(*(said[name] for name in Meta._fields))
        moment(meta.issued)
        return meta
    raise Fault("form-not-ours")


def _base(sheets: list[Sheet]) -> Base:
    """What stood when the form was issued. Raises `Fault`."""
    for sheet in sheets:
        if sheet.name == BASE_SHEET and sheet.text((0, 0)) == COLUMNS[0]:
            places = range(1, len(sheet.rows))
            return from_sheet([sheet.text((row, column)) for column in range(len(COLUMNS))] for row in places)
    raise Fault("form-hidden-sheet", missing=[BASE_SHEET])


def _says(sheet: Sheet) -> dict[str, str]:
    """Column A to column B of the first rows."""
    return {
        one_line(sheet.text((row, 0))): one_line(sheet.text((row, 1)))
        for row in range(min(len(sheet.rows), ROLE_ROWS))
        if sheet.text((row, 0))
    }


class _Reader:
    """Gathers the rows of all sheets, and what is wrong with them."""

    def __init__(self, file: str, book: Workbook) -> None:
        self.file = file
        self.book = book
        self.sheets = [sheet for sheet in book.sheets if sheet.name not in (META_SHEET, BASE_SHEET)]
        self.entries: dict[tuple[str, str], Entry] = {}
        self.options: list[tuple[tuple[str, str, str], Row]] = []
        self.first: dict[str, str] = {}
        self.documents: dict[str, Document] = {}
        self.document_places: dict[str, str] = {}
        self.stray: list[Row] = []
        self.problems: list[Problem] = []
        self.has_keys = False

    def form(self, meta: Meta, base: Base | None) -> Form:
        for sheet in self.sheets:
            roles = _roles(sheet)
            if roles is not None:
                self._rows(sheet, *roles)
        if not self.has_keys and not self.problems:
            self._problem("form-empty")
        for (unit, code, option), row in self.options:
            entry = self.entries.get((unit, code))
            if entry is None:
                self._problem("form-option-alone", row.place(KEY), given=f"{unit}|{code}|{option}")
            else:
                entry.options[option] = row
        if self.problems:
            raise Refusal(self.problems)
        return Form(
            self.file,
            meta,
            self.book.sha256,
            self.book.saved,
            base,
            self.entries,
            self.documents,
            self.document_places,
            tuple(self.stray),
            tuple(self.sheets),
        )

    def _rows(self, sheet: Sheet, role_row: int, columns: Mapping[str, int], repeated: list[int]) -> None:
        for column in repeated:
            place = sheet.place((role_row, column))
            self._problem("form-role-twice", place, role=one_line(sheet.text((role_row, column))))
        self.has_keys |= KEY in columns
        keyless: list[Row] = []
        begun = False
        for number in range(role_row + 1, len(sheet.rows)):
            row = Row(sheet, number, columns)
            if DOC_ID in columns and row.text(DOC_ID):
                self._document(row)
            if KEY in columns and (row.text(KEY) or sheet.marks.is_computed(row.where(KEY))):
                begun = True
                self._keyed(row)
                self.stray += keyless
                keyless = []
            elif begun and KEY in columns:
                keyless.append(row)
        self.stray += keyless

    def _keyed(self, row: Row) -> None:
        key = one_line(row.text(KEY))
        parts = parts_of_key(key)
        if row.sheet.marks.is_computed(row.where(KEY)):
            self._problem("form-formula", row.place(KEY))
        elif len(parts) not in (2, 3) or not all(parts):
            self._problem("form-key-unreadable", row.place(KEY), given=key)
        elif key in self.first:
            code = parts[1]
            self._problem("form-key-twice", row.place(KEY), given=key, code=code, first=self.first[key])
        else:
            self.first[key] = row.place(KEY)
            if len(parts) == 3:
                self.options.append(((parts[0], parts[1], parts[2]), row))
            else:
                self.entries[parts[0], parts[1]] = Entry(row)

    def _document(self, row: Row) -> None:
        name = one_line(row.text(DOC_ID)).upper()
        texts = []
        for role in DOCUMENT_ROLES[1:]:
            if row.has(role):
                for fault in row.sheet.faults(row.where(role)):
                    self.problems.append(Problem.of(fault, place_in(self.file, row.place(role))))
            texts.append(_day(one_line(row.text(role))) if role == "doc_date" else one_line(row.text(role)))
        if not any(texts):
            return
        if name in self.documents:
            self._problem("form-document-twice", row.place(DOC_ID), given=name, first=self.document_places[name])
        self.documents[name] = Document(*texts)
        self.document_places[name] = row.place(DOC_ID)

    def _problem(self, problem: str, cell: str = "", /, **values: object) -> None:
        self.problems.append(Problem(problem, place_in(self.file, cell), values))


def _day(text: str) -> str:
    """A date cell's ISO date as people write it."""
    match = re.fullmatch(r"([0-9]{4})-([0-9]{2})-([0-9]{2})", text)
    return "/".join(reversed(match.groups())) if match else text


def _roles(sheet: Sheet) -> tuple[int, dict[str, int], list[int]] | None:
    """The row of roles, the column of each, and columns that repeat one; None where a sheet has no such row."""
    for number in range(min(len(sheet.rows), ROLE_ROWS)):
        columns: dict[str, int] = {}
        repeated = []
        for column, role in _known_roles(sheet, number):
            if role in columns:
                repeated.append(column)
            columns.setdefault(role, column)
        if KEY in columns or DOC_ID in columns:
            return number, columns, repeated
    return None


def _known_roles(sheet: Sheet, number: int) -> Iterator[tuple[int, str]]:
    for column, value in enumerate(sheet.rows[number]):
        if isinstance(value, str) and (role := value.strip()) in (KEY, *INPUT_ROLES, *DOCUMENT_ROLES):
            yield column, role
