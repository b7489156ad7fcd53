"""A workbook as flat cells: every sheet's texts with what a form has to know of their cells."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from scoring.files import open_file
from scoring.forms.read_text import MOST_CHARACTERS, Value, has_control, text_of
from scoring.problems import Fault
from scoring.spreadsheet import read_xml
from scoring.spreadsheet.package import MOST_FILE_BYTES, Parts, packed, read_parts
from scoring.spreadsheet.read_xml import Marks, Where, cell_name


@dataclass(frozen=True)
class Sheet:
    """One worksheet: its values by row and column from A1, and what the XML says of them."""

    name: str
    rows: list[list[Value]]
    marks: Marks

    def text(self, where: Where) -> str:
        """The text of a cell; empty where there is none."""
        row, column = where
        if row >= len(self.rows) or column >= len(self.rows[row]):
            return ""
        return text_of(self.rows[row][column], where in self.marks.percents)

    def place(self, where: Where) -> str:
        """How people call the cell: Phần II!F14."""
        return f"{self.name}!{cell_name(where)}"

    def faults(self, where: Where) -> Iterator[Fault]:
        """What is wrong with a cell before its text is looked at."""
        if self.marks.is_computed(where):
            yield Fault("form-formula")
        elif where in self.marks.errors:
            yield Fault("form-cell-error")
        text = self.text(where)
        if has_control(text):
            yield Fault("text-control-character")
        if len(text) > MOST_CHARACTERS:
            yield Fault("form-text-long", most=MOST_CHARACTERS)


@dataclass(frozen=True)
class Workbook:
    """A workbook file: its sheets in order, its digest, when it says it was made and saved (ISO, or empty)."""

    sheets: list[Sheet]
    sha256: str
    created: str
    saved: str


def read_workbook(path: Path) -> Workbook:
    """The workbook in a file. Raises `Fault`."""
    try:
        with open_file(path) as file:
            raw = file.read(MOST_FILE_BYTES + 1)
    except OSError:
        raise Fault("file-unreadable") from None
    parts = read_parts(raw, path.suffix)
    created, saved = read_xml.moments(parts)
    return Workbook(_sheets(parts), hashlib.sha256(raw).hexdigest(), created, saved)


def _sheets(parts: Parts) -> list[Sheet]:
    read_xml.refuse_outside(parts)
    marks = read_xml.read_marks(parts)
    return [Sheet(name, rows, marks[name]) for name, rows in _values(parts) if name in marks]


def _values(parts: Parts) -> Iterator[tuple[str, list[list[Value]]]]:
    """The values of every sheet. Raises `Fault`, also where the reader of cells gives up."""
    from python_calamine import CalamineError, CalamineWorkbook

    wanted = {name: content for name, content in parts.items() if not name.startswith("docProps/")}
    try:
        workbook = CalamineWorkbook.from_filelike(packed(wanted))
        for name in workbook.sheet_names:
            yield name, workbook.get_sheet_by_name(name).to_python(skip_empty_area=False)
    except (CalamineError, ValueError, OverflowError, OSError):
        raise Fault("form-damaged") from None
    except BaseException as stopped:
        # What the reader's Rust did not expect comes as a "panic", which Python does not count among exceptions.
        if type(stopped).__name__ == "PanicException":
            raise Fault("form-damaged") from None
        raise
