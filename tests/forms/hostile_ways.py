"""The ways a form is changed on its way: by people, by programs, by those who mean harm."""

import datetime
import random
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from scoring.campaign.campaign import Campaign
from scoring.forms.layout import META_SHEET
from tests.forms.hostile import (
    DOCUMENTS,
    SHEET,
    data_part,
    edited,
    meta_of,
    on_sheet,
    rows_of,
    with_parts,
    write_form,
)

Make = Callable[[Path, Campaign], None]


def form(**changed: object) -> Make:
    """A filled form with these rows changed: I_1 is I.1."""
    rows = {code.replace("_", ".", 1): row for code, row in changed.items()}
    return lambda path, made: void(write_form(path, meta_of(made), rows_of(rows)))  # type: ignore[arg-type]


def meta(**changed: str) -> Make:
    return lambda path, made: void(write_form(path, meta_of(made, **changed), rows_of()))


def parts(change: Callable[[dict[str, bytes]], None], method: int = zipfile.ZIP_DEFLATED) -> Make:
    """A filled form whose parts are changed."""

    def make(path: Path, made: Campaign) -> None:
        write_form(path, meta_of(made), rows_of())
        with_parts(path, change, method)

    return make


def by_hand(change: Callable[[Workbook], object]) -> Make:
    """A filled form opened, changed and saved by another program."""

    def make(path: Path, made: Campaign) -> None:
        write_form(path, meta_of(made), rows_of())
        edited(path, lambda book: void(change(book)))

    return make


def sheet(change: Callable[[Worksheet], object]) -> Make:
    return by_hand(on_sheet(change))


def raw(content: bytes) -> Make:
    return lambda path, _: void(path.write_bytes(content))


def then(change: Callable[[Path], object]) -> Make:
    """A filled form whose file is changed."""

    def make(path: Path, made: Campaign) -> None:
        write_form(path, meta_of(made), rows_of())
        change(path)

    return make


def void(_: object) -> None:
    return None


def put(cell: str, value: Any) -> Make:
    return sheet(lambda ws: put_in(ws, cell, value))


def dropped(name: str) -> Callable[[dict[str, bytes]], None]:
    return lambda found: void(found.pop(name))


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
RELATION = (
    '<Relationship Id="rId77" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}" '
    'Target="{target}" TargetMode="External"/></Relationships>'
)
BOMB = '<!DOCTYPE a [<!ENTITY b "{}">]>'.format("x" * 50)


def all_parts_as(encoding: str) -> Callable[[dict[str, bytes]], None]:
    def change(found: dict[str, bytes]) -> None:
        name = data_part(found)
        text = found[name].decode().replace('encoding="UTF-8"', f'encoding="{encoding}"')
        found[name] = text.encode(encoding)

    return change


def doubled(path: Path) -> None:
    """Two entries of one name: programs differ in which they read."""
    with zipfile.ZipFile(path) as package:
        found = {entry.filename: package.read(entry) for entry in package.infolist()}
    with zipfile.ZipFile(path, "a") as package:
        name = data_part(found)
        package.writestr(name.upper(), found[name])


def copied_row(ws: Worksheet) -> None:
    """Row 5 copied into an inserted row, key and all."""
    ws.insert_rows(6)
    for column in range(1, 10):
        ws.cell(6, column).value = ws.cell(5, column).value


def moved_column(ws: Worksheet) -> None:
    """The column of notes in front of the facts."""
    notes = [ws.cell(row, 7).value for row in range(1, ws.max_row + 1)]
    ws.delete_cols(7)
    ws.insert_cols(2)
    for number, note in enumerate(notes, 1):
        ws.cell(number, 2).value = note


def shuffled(ws: Worksheet) -> None:
    """Rows sorted some other way."""
    rows = [[cell.value for cell in row] for row in ws.iter_rows(min_row=4, max_row=ws.max_row)]
    random.Random(1).shuffle(rows)
    for number, row in enumerate(rows, 4):
        for column, value in enumerate(row, 1):
            ws.cell(number, column).value = value


def renamed(book: Workbook) -> None:
    """Sheets renamed and in another order, the hidden one too."""
    book[SHEET].title = "Bảng 1 (đã sửa)"
    book[DOCUMENTS].title = "TLKC"
    book[META_SHEET].title = "x"
    book.move_sheet("x", -3)
    book.move_sheet("TLKC", -2)


def split(book: Workbook) -> None:
    """The last rows on a sheet of their own."""
    old, new = book[SHEET], book.create_sheet("Phần I (tiếp)")
    for column in range(1, 10):
        new.cell(1, column).value = old.cell(1, column).value
        for row in (10, 11):
            new.cell(row - 6, column).value = old.cell(row, column).value
    old.delete_rows(10, 2)


def percent(ws: Worksheet) -> None:
    ws["C4"], ws["D4"] = 0.9, None
    ws["C4"].number_format = "0.0%"


def literal_percent(ws: Worksheet) -> None:
    ws["C4"], ws["D4"] = 90, None
    ws["C4"].number_format = '0.0"%"'


def became_date(ws: Worksheet) -> None:
    ws["C4"], ws["D4"] = datetime.date(2022, 10, 5), None
    ws["C4"].number_format = "d-mmm"


def inline_strings(found: dict[str, bytes]) -> None:
    """Texts in their cells instead of the shared list, as some programs write them."""
    name = data_part(found)
    texts = re.findall(r"<si><t[^>]*>(.*?)</t></si>", found["xl/sharedStrings.xml"].decode())
    found[name] = re.sub(
        r'<c r="([A-Z]+[0-9]+)"([^>]*) t="s"><v>([0-9]+)</v></c>',
        lambda hit: f'<c r="{hit[1]}"{hit[2]} t="inlineStr"><is><t>{texts[int(hit[3])]}</t></is></c>',
        found[name].decode(),
    ).encode()


def rich_text(found: dict[str, bytes]) -> None:
    """A text in two fonts."""
    part = "xl/sharedStrings.xml"
    found[part] = (
        found[part]
        .decode()
        .replace(
            "<si><t>Theo báo cáo</t></si>",
            '<si><r><t xml:space="preserve">Theo </t></r><r><rPr><b/></rPr><t>báo cáo</t></r></si>',
        )
        .encode()
    )


def put_in(ws: Worksheet, cell: str, value: Any) -> None:
    ws[cell] = value


def other_labels(ws: Worksheet) -> None:
    for cell, text in (("B4", "Tên khác"), ("C2", "Số"), ("B3", None)):
        put_in(ws, cell, text)


def decorated(ws: Worksheet) -> None:
    ws["C4"].font = Font(bold=True)
    ws["C4"].fill = PatternFill("solid", fgColor="FFFF00")
    ws["C5"].comment = Comment("Đã kiểm tra", "CB")


def hidden(book: Workbook) -> None:
    book[SHEET].row_dimensions[5].hidden = True
    book[SHEET].column_dimensions["B"].hidden = True
    book.create_sheet("Ẩn").sheet_state = "hidden"


def with_only(path: Path, content: dict[str, bytes]) -> None:
    with zipfile.ZipFile(path, "w") as package:
        for name, data in content.items():
            package.writestr(name, data)


ODS = {"mimetype": b"application/vnd.oasis.opendocument.spreadsheet", "content.xml": b"<a/>"}


def flipped(path: Path) -> None:
    """Some bytes in the middle are others, as after a bad copy."""
    data = bytearray(path.read_bytes())
    with zipfile.ZipFile(path) as package:
        start = package.getinfo("xl/worksheets/sheet2.xml").header_offset + 80
    data[start : start + 40] = bytes(byte ^ 0x55 for byte in data[start : start + 40])
    path.write_bytes(bytes(data))


def many_parts(found: dict[str, bytes]) -> None:
    found |= {f"xl/x/{number}.xml": b"<a/>" for number in range(2500)}


def only_cover(book: Workbook) -> None:
    for name in book.sheetnames[1:]:
        book.remove(book[name])


def inserted(ws: Worksheet, row: int, text: str) -> None:
    """A row put in between, with something typed where facts belong."""
    ws.insert_rows(row)
    ws.cell(row, 3).value = text


def inserted_above(ws: Worksheet) -> None:
    """Rows put in between and above, empty or with a remark in the column of titles."""
    ws.insert_rows(6, 2)
    ws.cell(6, 2).value = "Ghi chú riêng của xã"
    ws.insert_rows(1, 3)


def huge_dimension(found: dict[str, bytes]) -> None:
    name = data_part(found)
    found[name] = re.sub(rb'<dimension ref="[^"]*"/>', b'<dimension ref="A1:XFD1048576"/>', found[name])


def without_names(found: dict[str, bytes]) -> None:
    """Cells and rows without their names, which a program may leave out where none is skipped."""
    name = data_part(found)
    found[name] = re.sub(rb'(<row|<c) r="[A-Z]*[0-9]+"', rb"\1", filled_up(found[name]))


def filled_up(content: bytes) -> bytes:
    """Every row with all its cells, so that they can be counted."""

    def row(hit: "re.Match[bytes]") -> bytes:
        number = int(hit[1])
        there = dict(re.findall(rb'<c r="([A-Z]+)[0-9]+"(.*?(?:/>|</c>))', hit[3]))
        cells = (b'<c r="%c%d"%s' % (65 + at, number, there.get(b"%c" % (65 + at), b"/>")) for at in range(9))
        return b'<row r="%d"%s>%s</row>' % (number, hit[2], b"".join(cells))

    return re.sub(rb'<row r="([0-9]+)"([^>]*)>(.*?)</row>', row, content)


def hyperlink(found: dict[str, bytes]) -> None:
    """A link to a page, as programs make of what looks like one."""
    relation = RELATION.format(kind="hyperlink", target="https://phongtho.laichau.gov.vn")
    found["xl/worksheets/_rels/sheet2.xml.rels"] = (
        '<?xml version="1.0" encoding="UTF-8"?>'
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">' + relation
    ).encode()


def prefixed(found: dict[str, bytes]) -> None:
    """Every element with a prefix, as some libraries write it."""
    name = data_part(found)
    text = found[name].decode().replace('xmlns="', 'xmlns:x="', 1)
    found[name] = re.sub(r"<(/?)([a-zA-Z])", r"<\1x:\2", text).encode()


def strict(found: dict[str, bytes]) -> None:
    """Saved as "Strict Open XML"."""
    for name in list(found):
        text = found[name].decode()
        text = text.replace(
            "http://schemas.openxmlformats.org/spreadsheetml/2006/", "http://purl.oclc.org/ooxml/spreadsheetml/"
        )
        text = text.replace(
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
            "http://purl.oclc.org/ooxml/officeDocument/relationships",
        )
        found[name] = text.encode()


def many_sheets(book: Workbook) -> None:
    """None of them reaches beyond what one may; all together do."""
    for number in range(60):
        added = book.create_sheet(f"b{number}")
        added["ALL200"] = 1
        added.sheet_state = "hidden"
