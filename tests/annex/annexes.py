"""Annexes as provinces lay them out: sixty leaves made by a program, in three layouts, and ways to damage them."""

import io
from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Any, NamedTuple

from docx import Document
from docx.document import Document as DocumentObject
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from openpyxl import Workbook

HEADING = (
    "PHỤ LỤC",
    "BỘ TIÊU CHÍ XÁC ĐỊNH CHỈ SỐ CẢI CÁCH HÀNH CHÍNH CỦA UBND CẤP XÃ NĂM 2026",
    "(Ban hành kèm theo Quyết định số 01/QĐ-UBND ngày 05/01/2026 của UBND tỉnh Mẫu)",
)
"""The heading of a province that does not exist."""


class Leaf(NamedTuple):
    """A leaf of the annex: its maximum, how the annex says that it is scored, and what that is in our words."""

    title: str
    max: str
    said: str
    understood: str


SENTENCES: tuple[Leaf, ...] = (
    Leaf("Ban hành kế hoạch cải cách hành chính năm", "1",
         "Ban hành kịp thời: 1; không kịp thời: 0,5; không ban hành: 0",
         "Ban hành kịp thời: 1; không kịp thời: 0,5; không ban hành: 0"),
    Leaf("Mức độ hoàn thành kế hoạch", "2", "Thực hiện trên 90% kế hoạch: 2; từ 70% - 90%: 1; dưới 70%: 0",
         "trên 90%: 2; từ 70%: 1; còn lại: 0"),
    Leaf("Tỷ lệ hồ sơ giải quyết đúng hạn", "3",
         "Từ 80% đến dưới 100%: tỷ lệ × điểm tối đa; dưới 80%: 0", "3 × tỷ lệ đạt ÷ 100%; dưới 80%: 0"),
    Leaf("Thực hiện chế độ báo cáo", "1", "Cứ 01 báo cáo gửi chậm trừ 0,25 điểm, trừ tối đa 1 điểm",
         "1 trừ mỗi lỗi (báo cáo gửi chậm: −0,25), không thấp hơn 0"),
    Leaf("Gửi báo cáo tổng kết năm", "1",
         "Trước ngày 15/12: 1 điểm; từ ngày 15/12 đến 31/12: 0,5 điểm; sau 31/12: 0 điểm",
         "chậm nhất 14/12: 1; chậm nhất 31/12: 0,5; muộn hơn: 0"),
    Leaf("Bố trí công chức phụ trách", "1", "Có: 1 điểm; không: 0 điểm", "có: 1; không: 0"),
    Leaf("Mức độ hài lòng của người dân", "5", "Điều tra xã hội học",
         "tỷ lệ hài lòng × 5, hoặc điểm trung bình trên thang 0–100"),
    Leaf("Sáng kiến được công nhận", "1,5", "Mỗi sáng kiến được công nhận: 0,5 điểm, tối đa 1,5 điểm",
         "mỗi nội dung 0,5, tối đa 1,5"),
    Leaf("Nội dung của kế hoạch tuyên truyền", "1",
         "Có chỉ tiêu cụ thể: 0,5 điểm; có phân công rõ người thực hiện: 0,5 điểm",
         "cộng các nội dung đã làm: Có chỉ tiêu cụ thể: 0,5; có phân công rõ người thực hiện: 0,5"),
    Leaf("Đổi mới phương thức làm việc", "1", "Hội đồng thẩm định xem xét mức độ đổi mới để chấm điểm", ""),
)  # fmt: skip


def field(index: int) -> list[list[Leaf]]:
    """A field's criteria with their leaves: ten leaves in three criteria."""
    leaves = [leaf._replace(title=f"{leaf.title} thuộc lĩnh vực {index + 1}") for leaf in SENTENCES]
    return [leaves[:4], leaves[4:7], leaves[7:]]


FIELDS = (
    "Công tác chỉ đạo, điều hành",
    "Cải cách thể chế",
    "Cải cách thủ tục hành chính",
    "Cải cách tổ chức bộ máy",
    "Cải cách chế độ công vụ",
    "Xây dựng chính quyền số",
)
CRITERIA = ("Kế hoạch và kết quả thực hiện", "Kỷ luật, kỷ cương", "Đổi mới, sáng tạo")
ROMAN = ("I", "II", "III", "IV", "V", "VI")


def points(text: str) -> Fraction:
    return Fraction(text.replace(",", "."))


def written(number: Fraction) -> str:
    return f"{float(number):g}".replace(".", ",")


def total(leaves: Sequence[Leaf]) -> Fraction:
    return sum((points(leaf.max) for leaf in leaves), Fraction(0))


WHOLE = sum((total(leaves) for index in range(len(FIELDS)) for leaves in field(index)), Fraction(0))


def expected_codes(tops: Sequence[str]) -> list[str]:
    """The codes of a tree of six fields whose numbers restart below each."""
    codes = []
    for top in tops:
        codes.append(top)
        for number, leaves in enumerate(field(0), start=1):
            codes += [f"{top}.{number}", *(f"{top}.{number}.{leaf}" for leaf in range(1, len(leaves) + 1))]
    return codes


# Roman fields, numbers that restart below each, a heading of two rows, Word


Row = Sequence[str]


def roman_rows() -> Iterator[Row]:
    """STT, title, max, method, evidence, note."""
    for index, name in enumerate(FIELDS):
        criteria = field(index)
        yield ROMAN[index], name.upper(), written(sum(map(total, criteria), Fraction(0))), "", "", ""
        for number, (criterion, leaves) in enumerate(zip(CRITERIA, criteria, strict=True), start=1):
            yield str(number), criterion, written(total(leaves)), "", "", ""
            for place, leaf in enumerate(leaves, start=1):
                yield f"{number}.{place}", leaf.title, leaf.max, leaf.said, "Văn bản, báo cáo", ""


def roman_document(rows: Sequence[Row] | None = None) -> DocumentObject:
    """Layout 1: field I, criterion 1, component 1.1, beginning again at 1 in every field."""
    document = begun()
    table: Any = document.add_table(rows=0, cols=6)
    row_of(
        table,
        ("STT", "Lĩnh vực/Tiêu chí/Tiêu chí thành phần", "Điểm", "Cách chấm điểm", "Tài liệu kiểm chứng", "Ghi chú"),
    )
    row_of(table, ("", "", "Tối đa", "", "", ""))
    for column in (0, 1, 3, 4, 5):
        table.cell(0, column).merge(table.cell(1, column))
    row_of(table, tuple(f"({number})" for number in range(1, 7)))
    for row in roman_rows() if rows is None else rows:
        row_of(table, row)
    row_of(table, ("", "Tổng cộng", written(WHOLE), "", "", ""))
    document.add_paragraph("Ghi chú: bảng do chương trình kiểm thử lập.")
    return document


# Decimal numbers, the levels of a leaf as rows below it, bonus and penalty, Word


def decimal_rows() -> Iterator[Row]:
    """STT, title, max."""
    for index, name in enumerate(FIELDS, start=1):
        criteria = field(index - 1)
        yield str(index), name, written(sum(map(total, criteria), Fraction(0)))
        for number, (criterion, leaves) in enumerate(zip(CRITERIA, criteria, strict=True), start=1):
            yield f"{index}.{number}", criterion, written(total(leaves))
            for place, leaf in enumerate(leaves, start=1):
                yield f"{index}.{number}.{place}", leaf.title, leaf.max
                yield from (("", f"- {part}", "") for part in leaf.said.split("; "))
    yield "", "TỔNG ĐIỂM", written(WHOLE)
    yield "", "Điểm thưởng", "2"
    yield "1", "Có mô hình được nhân rộng", "2"
    yield "", "Mỗi mô hình được 1 điểm, tối đa 2 điểm", ""
    yield "", "Điểm trừ", "3"
    yield "1", "Để xảy ra khiếu nại đông người", "3"
    yield "", "Mỗi vụ trừ 1 điểm", ""


def decimal_document(rows: Sequence[Row] | None = None) -> DocumentObject:
    """Layout 2: the ministry's own: how a leaf is scored stands in rows without a number below it."""
    document = begun()
    table = document.add_table(rows=0, cols=4)
    row_of(table, ("TT", "Lĩnh vực, tiêu chí, tiêu chí thành phần", "Thang điểm", "Điểm tự chấm"))
    for row in decimal_rows() if rows is None else rows:
        row_of(table, (*row, ""))
    return document


# A column for each level, merged downwards, maxima of fields in their titles, Excel


def columns_workbook() -> Workbook:
    """Layout 3: Lĩnh vực, Tiêu chí, Tiêu chí thành phần side by side, without numbers."""
    workbook = Workbook()
    sheet: Any = workbook.active
    sheet.title = "Phụ lục 1"
    for row, line in enumerate(HEADING, start=1):
        sheet.cell(row, 1, line)
    heads = ("Lĩnh vực", "Tiêu chí", "Tiêu chí thành phần", "Điểm chuẩn", "Phương pháp chấm điểm", "Cơ quan thẩm định")
    for column, head in enumerate(heads, start=1):
        sheet.cell(5, column, head)
    row = 6
    for index, name in enumerate(FIELDS):
        first = row
        criteria = field(index)
        sheet.cell(row, 1, f"{name} ({written(sum(map(total, criteria), Fraction(0)))} điểm)")
        for criterion, leaves in zip(CRITERIA, criteria, strict=True):
            sheet.cell(row, 2, criterion)
            merge(sheet, row, row + len(leaves) - 1, 2)
            for leaf in leaves:
                sheet.cell(row, 3, leaf.title)
                sheet.cell(row, 4, float(points(leaf.max)))
                sheet.cell(row, 5, leaf.said)
                row += 1
        sheet.cell(first, 6, "Sở Nội vụ")
        merge(sheet, first, row - 1, 1)
        merge(sheet, first, row - 1, 6)
    sheet.cell(row, 1, "Tổng cộng")
    sheet.cell(row, 4, f"=SUM(D6:D{row - 1})")
    return workbook


def merge(sheet: Any, first: int, last: int, column: int) -> None:
    if last > first:
        sheet.merge_cells(start_row=first, end_row=last, start_column=column, end_column=column)


# Files


def begun() -> DocumentObject:
    document = Document()
    for line in HEADING:
        document.add_paragraph(line)
    return document


def row_of(table: Any, texts: Sequence[str]) -> None:
    cells = table.add_row().cells
    for cell, text in zip(cells, texts, strict=True):
        cell.text = text


def raw(made: Any) -> bytes:
    """A document or a workbook as its file."""
    file = io.BytesIO()
    made.save(file)
    return file.getvalue()


def numbered_by_word(document: DocumentObject) -> None:
    """Takes the numbers out of the first column and lets Word count: nobody types them any more."""
    numbering = document.part.numbering_part.element
    shape = OxmlElement("w:abstractNum")
    shape.set(qn("w:abstractNumId"), "77")
    for level, (form, text) in enumerate((("upperRoman", "%1"), ("decimal", "%2"), ("decimal", "%2.%3"))):
        one = child(shape, "lvl", ilvl=str(level))
        child(one, "start", val="1")
        child(one, "numFmt", val=form)
        child(one, "lvlText", val=text)
    numbering.insert(0, shape)
    child(child(numbering, "num", numId="77"), "abstractNumId", val="77")
    for row in document.tables[0].rows:
        text = row.cells[0].text
        if text not in ROMAN and not text[:1].isdigit():
            continue
        level = 2 if "." in text else 1 if text.isdigit() else 0
        row.cells[0].text = ""
        properties = row.cells[0].paragraphs[0]._p.get_or_add_pPr()
        number = child(properties, "numPr")
        child(number, "ilvl", val=str(level))
        child(number, "numId", val="77")


def child(parent: Any, name: str, **attributes: str) -> Any:
    made = OxmlElement(f"w:{name}")
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), value)
    parent.append(made)
    return made
