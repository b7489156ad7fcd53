"""Forms made by hand for the tests of collecting: small ones by the interface, and the ways they come back damaged."""

import datetime
import io
import zipfile
import zlib
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import openpyxl
import xlsxwriter  # type: ignore[import-untyped]
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from scoring.campaign.campaign import Campaign
from scoring.forms.base import COLUMNS, base_of, sheet_rows
from scoring.forms.layout import BASE_SHEET, FORMAT, META_SHEET
from tests.small import branch, campaign, criteria_text, leaf

ROLES = ("key", "title", "fact1", "fact2", "na", "points", "note", "evidence", "page")
SHEET = "Phần I"
DOCUMENTS = "Tài liệu"
SAVED = "2023-01-05T09:00:00"
"""When forms say that they were saved, in UTC."""

CRITERIA = criteria_text(
    branch(
        "I",
        "10",
        leaf("I.1", "2", "{kind: proportional}", "not_applicable: exclude, evidence: {required: true}"),
        leaf("I.2", "2", "{kind: yes_no}"),
        leaf("I.3", "1", "{kind: deadline, by: [{date: 12-31, points: 1}]}"),
        leaf(
            "I.4",
            "2",
            "{kind: checklist, items: [{id: plan, vi: Kế hoạch, en: Plan, points: 1}, "
            "{id: report, vi: Báo cáo, en: Report, points: 1}]}",
        ),
        leaf("I.5", "2", "{kind: judged, step: 0.5}", "body: so"),
        leaf("I.6", "1", "{kind: value, max: 1}"),
    ),
    more="bodies: [{id: so, vi: Sở Nội vụ, en: Department}]",
)
UNITS = "01,Xã An,xa\n02,Xã Bình,xa"

Cells = Mapping[str, Any]
Rows = Sequence[tuple[str, Cells]]

FILLED: dict[str, Cells] = {
    "I.1": {"fact1": 45, "fact2": 50, "evidence": "TL1", "page": "trang 2"},
    "I.2": {"fact1": "có"},
    "I.3": {"fact1": "28/12/2022"},
    "I.4": {},
    "I.4|plan": {"fact1": "có"},
    "I.4|report": {"fact1": "không"},
    "I.5": {"fact1": 1.5, "note": "Theo báo cáo"},
    "I.6": {"fact1": "0,75"},
}
FACTS = {"I.1": "45/50", "I.2": "có", "I.3": "2022-12-28", "I.4": "plan", "I.5": "1,5", "I.6": "0,75"}
"""What the filled form states."""


def small_campaign(folder: Path, answers: str = "") -> Campaign:
    return campaign(folder, CRITERIA, answers, units=UNITS)


def rows_of(changed: Mapping[str, Cells | None] | None = None, unit: str = "01") -> Rows:
    """The filled rows, but for those changed; None leaves a row out."""
    cells = {**FILLED, **(changed or {})}
    return [(f"{unit}|{code}", row) for code, row in cells.items() if row is not None]


class Head(dict[str, str]):
    """What the hidden sheet says; with the campaign, which says what stands when the form is issued."""

    made: Campaign


def meta_of(made: Campaign, **changed: str) -> Head:
    found = {
        "format": FORMAT,
        "campaign": made.settings.id,
        "unit": "01",
        "stage": "self",
        "body": "",
        "criteria": made.criteria.name,
        "digest": made.criteria.digest,
        "issue": "20230101-0800-00",
        "issued": "2023-01-01T08:00:00+07:00",
    }
    head = Head({**found, **changed})
    head.made = made
    return head


def write_form(
    path: Path,
    meta: Head,
    rows: Rows,
    roles: Sequence[str] = ROLES,
    saved: str = SAVED,
    issued: Sequence[str] = (),
) -> Path:
    """A form with one data sheet: roles, a heading, the first row of facts at Excel's row 4.

    It carries what stands in the campaign now; `saved` is when it says that it was saved, `issued` the keys of the
    rows that it was issued with, where they are not those it has.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    book = xlsxwriter.Workbook(str(path))
    book.set_properties({"created": datetime.datetime.fromisoformat(saved)})
    cover = book.add_worksheet("Bìa")
    cover.write_string(0, 0, "Biểu mẫu tự chấm điểm")
    sheet = book.add_worksheet(SHEET)
    for column, role in enumerate(roles):
        sheet.write_string(0, column, role)
        sheet.write_string(1, column, "" if role == "key" else f"Nhãn {role}")
    sheet.write_string(2, 1, "I. Phần một")
    for number, (key, cells) in enumerate(rows):
        sheet.write_string(3 + number, 0, key)
        for role, value in cells.items():
            sheet.write(3 + number, roles.index(role), value)
    documents = book.add_worksheet(DOCUMENTS)
    for column, role in enumerate(("doc_id", "doc_number", "doc_date", "doc_issuer", "doc_title")):
        documents.write_string(0, column, role)
    for column, text in enumerate(("TL1", "12/KH-UBND", "05/01/2022", "UBND xã", "Kế hoạch CCHC")):
        documents.write_string(1, column, text)
    if meta["format"] == FORMAT:
        write_base(book, meta, issued or [key for key, _ in rows])
    hidden = book.add_worksheet(META_SHEET)
    for number, (key, value) in enumerate(meta.items()):
        hidden.write_string(number, 0, key)
        hidden.write_string(number, 1, value)
    hidden.very_hidden()
    book.close()
    return path


def write_base(book: Any, meta: Head, keys: Sequence[str]) -> None:
    """What stands in the rows with these keys, as far as the campaign has them."""
    made = meta.made
    nodes = [parts for key in keys if len(parts := key.split("|")) == 2]
    known = [(unit, code) for unit, code in nodes if unit in made.rows and code in made.criteria.nodes]
    sheet = book.add_worksheet(BASE_SHEET)
    for number, texts in enumerate((COLUMNS, *sheet_rows(base_of(made, meta["stage"], known)))):
        for column, text in enumerate(texts):
            sheet.write_string(number, column, text)
    sheet.very_hidden()


# Ways to change a form: by its parts, or as a person does in a spreadsheet program


def with_parts(path: Path, change: Callable[[dict[str, bytes]], None], method: int = zipfile.ZIP_DEFLATED) -> None:
    """The zip written anew after its parts were changed."""
    with zipfile.ZipFile(path) as package:
        parts = {entry.filename: package.read(entry) for entry in package.infolist()}
    change(parts)
    with zipfile.ZipFile(path, "w", method) as package:
        for name, content in parts.items():
            package.writestr(name, content)


def data_part(parts: Mapping[str, bytes]) -> str:
    """The part of the data sheet: the second sheet of a form made here."""
    return next(name for name in sorted(parts) if name.endswith("worksheets/sheet2.xml"))


def in_data(old: str, new: str) -> Callable[[dict[str, bytes]], None]:
    """Changes the XML of the data sheet."""

    def change(parts: dict[str, bytes]) -> None:
        name = data_part(parts)
        assert old.encode() in parts[name], old
        parts[name] = parts[name].replace(old.encode(), new.encode(), 1)

    return change


def added(name: str, content: bytes) -> Callable[[dict[str, bytes]], None]:
    """Adds a part."""

    def change(parts: dict[str, bytes]) -> None:
        parts[name] = content

    return change


def in_part(part: str, old: str, new: str) -> Callable[[dict[str, bytes]], None]:
    """Changes the XML of one part."""

    def change(parts: dict[str, bytes]) -> None:
        assert old.encode() in parts[part], old
        parts[part] = parts[part].replace(old.encode(), new.encode(), 1)

    return change


def edited(path: Path, change: Callable[[Workbook], None]) -> None:
    """Opened, changed and saved by openpyxl, as a person does by hand."""
    book = openpyxl.load_workbook(path)
    change(book)
    book.save(path)


def on_sheet(change: Callable[[Worksheet], Any]) -> Callable[[Workbook], None]:
    return lambda book: change(book[SHEET])


def bomb(path: Path, size: int) -> None:
    """A workbook with a part of so many zeros."""
    with_parts(path, added("xl/theme/theme9.xml", b"0" * size))


def lying_bomb(path: Path, size: int) -> None:
    """A part that unpacks to much more than the zip's directory says, the checksum being that of the beginning."""
    declared = b"<a/>"
    with_parts(path, added("xl/theme/theme9.xml", declared + b" " * size))
    raw = bytearray(path.read_bytes())
    with zipfile.ZipFile(io.BytesIO(bytes(raw))) as package:
        entry = package.getinfo("xl/theme/theme9.xml")
    crc = zlib.crc32(declared).to_bytes(4, "little")
    real = entry.CRC.to_bytes(4, "little") + entry.compress_size.to_bytes(4, "little")
    lie = crc + entry.compress_size.to_bytes(4, "little") + len(declared).to_bytes(4, "little")
    start = 0
    while (start := raw.find(real, start)) >= 0:
        raw[start : start + 12] = lie
        start += 12
    path.write_bytes(bytes(raw))
