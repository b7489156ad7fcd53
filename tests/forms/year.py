"""A campaign's year played by its forms: the rows of a finished one typed again, cell by cell.

Forms are issued and collected by the command line. Only open cells are typed in, as the protection of the sheets
lets people do; a row that finds no cell fails.
"""

import csv
import datetime
import io
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

import openpyxl
from openpyxl.cell.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from scoring.campaign.answers import COLUMNS, Answer
from scoring.campaign.campaign import Campaign
from scoring.campaign.folder import read_campaign
from scoring.cli.main import DONE, run
from scoring.forms.layout import KEY_COLUMN, ROLE_ROW, key_of
from scoring.points import parse_number
from scoring.spreadsheet.fields import CLAIM_WORDS, cells_from, fields_of
from scoring.tree.model import CriteriaSet, Leaf

FROM_ELSEWHERE = ("survey", "register")
"""What comes in neither form: interviews and registers."""
TEXTS = ("note", "evidence")


class Place(NamedTuple):
    """A row of a form, and the columns of its sheet by what they hold."""

    sheet: Worksheet
    row: int
    columns: Mapping[str, int]


def told(*command: str) -> str:
    """What a command prints; it must end well."""
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        status = run([*command, "--lang", "vi"])
    assert status == DONE, out.getvalue() + err.getvalue()
    return out.getvalue()


def begun(finished: Path, folder: Path) -> None:
    """A campaign folder as it is before its first form: of the finished one only what comes from elsewhere."""
    shutil.copytree(finished, folder)
    with (finished / "answers.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["stage"] in FROM_ELSEWHERE]
    with (folder / "answers.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS)
        writer.writeheader()
        writer.writerows(rows)


@dataclass
class Year:
    """A campaign under way, and what is still to be typed."""

    folder: Path
    forms: Path
    finished: Campaign
    issued: dict[str, list[Path]] = field(default_factory=dict)
    stood: dict[str, Campaign] = field(default_factory=dict)
    """The campaign as it stood after each round."""

    @property
    def criteria(self) -> CriteriaSet:
        return self.finished.criteria

    def now(self) -> Campaign:
        return read_campaign(self.folder)

    def issue(self, name: str, *options: str) -> list[Path]:
        """Issues forms into a folder of their own."""
        out = self.forms / name
        told("form", "issue", str(self.folder), "--out", str(out), *options)
        self.issued[name] = sorted(out.glob("*.xlsx")) if out.exists() else []
        return self.issued[name]

    def collect(self, name: str) -> str:
        """Collects a folder of forms."""
        return told("form", "collect", str(self.folder), str(self.forms / name))

    def round(self, name: str, rows: Sequence[Answer], *options: str) -> str:
        """Forms out, rows typed, forms back, twice; every row has exactly one place. Gives what collecting told."""
        return self.back(name, self.issue(name, *options), rows)

    def back(self, name: str, files: Iterable[Path], rows: Sequence[Answer]) -> str:
        """Rows typed into forms that are out, collected."""
        left = {(row.unit, row.code): row for row in rows}
        assert len(left) == len(rows), "one row a node in one round"
        for file in files:
            for row in type_rows(file, left, self.criteria):
                del left[row.unit, row.code]
        assert not left, f"{name}: no cell for {list(left.values())}"
        result = self.collect(name)
        before = (self.folder / "answers.csv").read_bytes()
        self.collect(name)
        assert (self.folder / "answers.csv").read_bytes() == before, f"{name}: the same forms again change something"
        self.stood[name] = self.now()
        return result


def type_rows(file: Path, rows: Mapping[tuple[str, str], Answer], criteria: CriteriaSet) -> list[Answer]:
    """Types the rows that the form has a place for, in place of what stands in it; gives those."""
    book = openpyxl.load_workbook(file)
    sheets = [sheet for sheet in book.worksheets if sheet.cell(ROLE_ROW + 1, KEY_COLUMN + 1).value == "key"]
    columns = {
        sheet.title: {str(cell.value): number for number, cell in enumerate(sheet[ROLE_ROW + 1], 1)} for sheet in sheets
    }
    places = {
        str(cell.value): Place(sheet, cell.row, columns[sheet.title])
        for sheet in sheets
        for cell in sheet["A"][1:]
        if cell.value
    }
    found = [row for key, row in rows.items() if key_of(*key) in places]
    for row in found:
        _type_row(places, row, criteria)
    if found:
        book.save(file)
    return found


def _type_row(places: Mapping[str, Place], row: Answer, criteria: CriteriaSet) -> None:
    here = places[key_of(row.unit, row.code)]
    node = criteria.nodes[row.code]
    for role in ("na", "points", *TEXTS):
        _type(here, role, "")
    claim = next((word for word, stands_for in CLAIM_WORDS.items() if stands_for == row.facts), "")
    if claim:
        _type(here, "na", claim)
    if isinstance(node, Leaf) and row.stage != "explanation":
        for (place, role), value in _facts(places, node, row, bool(claim)):
            _type(place, role, value)
    if row.points:
        _type(here, "points", float(parse_number(row.points)))
    for role, text in zip(TEXTS, (row.note, row.evidence), strict=True):
        if text and _cell(here, role) is not None:
            _type(here, role, text)


def _facts(
    places: Mapping[str, Place], leaf: Leaf, row: Answer, claimed: bool
) -> Iterator[tuple[tuple[Place, str], object]]:
    """The cells of the facts, each with what is typed: a number, a date or a text."""
    texts = cells_from(leaf.rule, "" if claimed else row.facts)
    options = leaf.rule.rows
    if options:
        cells = [(places[key_of(row.unit, row.code, option.id)], "fact1") for option in options]
    else:
        cells = [(places[key_of(row.unit, row.code)], role) for role, _ in zip(("fact1", "fact2"), texts, strict=False)]
    for cell, asked, text in zip(cells, fields_of(leaf.rule), texts, strict=True):
        yield cell, _value(asked.kind, text)


def _value(kind: str, text: str) -> object:
    if not text or kind == "choice":
        return text
    return datetime.date.fromisoformat(text) if kind == "date" else float(text.replace(",", "."))


def _type(place: Place, role: str, value: object) -> None:
    """Types into a cell, where it is open; what is empty leaves a cell without."""
    cell = _cell(place, role)
    if cell is None or cell.protection.locked:
        assert not value, f"{place.sheet.title}: no open cell {role} in row {place.row} for {value!r}"
        return
    cell.value = value or None if isinstance(value, str) else value  # type: ignore[assignment]


def _cell(place: Place, role: str) -> Cell | None:
    """The cell of a role in a row; None where the sheet has no such column."""
    column = place.columns.get(role)
    found = None if column is None else place.sheet.cell(place.row, column)
    assert found is None or isinstance(found, Cell)
    return found


def said(campaign: Campaign, row: Answer) -> tuple[object, ...]:
    """What a row states, however it is written; who and when left out."""
    node = campaign.criteria.nodes[row.code]
    facts: object = row.facts.casefold()
    if isinstance(node, Leaf) and row.facts and row.facts not in CLAIM_WORDS.values():
        facts = cells_from(node.rule, row.facts)
    return facts, parse_number(row.points) if row.points else None, row.note, row.evidence


def history(campaign: Campaign, unit: str, code: str, stage: str) -> list[tuple[object, ...]]:
    """All rows of a node at a stage, in their order."""
    rows = sorted((row for row in campaign.rows[unit].get(code, ()) if row.stage == stage), key=lambda row: row.at)
    return [said(campaign, row) for row in rows]
