"""Papers as Word documents, laid out as Nghị định 30/2020/NĐ-CP (Phụ lục I) asks."""

import io
from collections.abc import Sequence
from itertools import zip_longest

from docx import Document
from docx.document import Document as DocumentObject
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.section import Section
from docx.shared import Length, Mm, Pt
from docx.styles.style import ParagraphStyle
from docx.table import Table as WordTable
from docx.table import _Cell, _Row
from docx.text.paragraph import Paragraph as WordParagraph

from scoring.publish.papers.paper import MOST_TITLE, Annex, Blanks, Block, Paper, Paragraph, Signature, Table, text
from scoring.publish.papers.word_parts import (
    add_row_like,
    cell_margins,
    element,
    keep_row,
    line_under,
    page_number,
    repeat_row,
    restart_pages,
    set_font,
    spaced,
    written,
)

WIDTH, HEIGHT = 210, 297
TOP, BOTTOM, LEFT, RIGHT = 20, 20, 30, 15
"""The page and its margins in mm."""

BODY = 14
INDENT = Mm(12.7)
HEAD_LEFT, HEAD_RIGHT = 68, 97
"""The two halves of the head in mm: who issues; quốc hiệu and tiêu ngữ."""
MOTTO_WIDTH = 60.4
"""How wide the tiêu ngữ is in Times New Roman bold 14, in mm: the line under it is as long."""
SIGNING_LINES = 4
"""Room for the signature and the seal."""
LETTER = 0.25
"""How wide a letter of bold capitals is on the average, in mm per point."""
_LEFT_OUT = ("/thumbnail", "/stylesWithEffects", "/customXml")
"""Parts of the template that say nothing about a paper, or that Word finds fault with."""

_ALIGN = {
    "left": WD_ALIGN_PARAGRAPH.LEFT,
    "center": WD_ALIGN_PARAGRAPH.CENTER,
    "right": WD_ALIGN_PARAGRAPH.RIGHT,
}


def word_document(paper: Paper) -> bytes:
    """The paper as .docx."""
    document = _empty(paper.title)
    _first_section(document.sections[0], paper)
    _head(document, paper)
    _blocks(document, paper.blocks, WIDTH - LEFT - RIGHT, 11.5)
    _end(document, paper)
    for annex in paper.annexes:
        section = document.add_section(WD_SECTION.NEW_PAGE)
        spaced(document.paragraphs[-1], line=4)  # it holds the end of the section before
        _annex(section, document, annex, paper.mark, paper.draft)
    return _saved(document)


def annex_document(annex: Annex, mark: str = "") -> bytes:
    """An annex alone as .docx: what a decision drawn up elsewhere has attached."""
    document = _empty(annex.title)
    _annex(document.sections[0], document, annex, mark)
    return _saved(document)


def _saved(document: DocumentObject) -> bytes:
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _empty(title: str) -> DocumentObject:
    """A document without the parts and the names that python-docx's template has."""
    document = Document()
    part = document.part
    for relations in (part.package.rels, part.rels):
        for key, relation in list(relations.items()):
            if relation.reltype.endswith(_LEFT_OUT):
                del relations[key]
    properties = document.core_properties
    properties.author = properties.last_modified_by = properties.comments = ""
    properties.title = title[:MOST_TITLE]
    properties.language = "vi-VN"
    normal = document.styles["Normal"]
    if isinstance(normal, ParagraphStyle):
        set_font(normal, BODY)
        normal.paragraph_format.space_after = Pt(0)
        normal.paragraph_format.line_spacing = 1.0
    for language in document.styles.element.iter(element("lang").tag):
        language.getparent().remove(language)
    normal.element.get_or_add_rPr().append(element("lang", val="vi-VN"))
    return document


# Pages


def _first_section(section: Section, paper: Paper) -> None:
    section.page_width, section.page_height = Mm(WIDTH), Mm(HEIGHT)
    _margins(section)
    section.different_first_page_header_footer = True
    _headers(section, paper.mark, paper.draft)


def _margins(section: Section) -> None:
    section.top_margin, section.bottom_margin = Mm(TOP), Mm(BOTTOM)
    section.left_margin, section.right_margin = Mm(LEFT), Mm(RIGHT)
    section.header_distance = section.footer_distance = Mm(8)


def _headers(section: Section, mark: str, draft: str) -> None:
    """The page's number, but not on the first page; on every page the marks of drafts and of sample data."""
    for header, numbered in ((section.first_page_header, False), (section.header, True)):
        header.is_linked_to_previous = False
        paragraph = spaced(header.paragraphs[0])
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        if numbered:
            page_number(paragraph, 13)
        if mark:
            marked = spaced(header.add_paragraph()) if numbered else paragraph
            marked.alignment = WD_ALIGN_PARAGRAPH.CENTER
            written(marked, mark, 8.5, bold=True)
        if draft:
            drafted = spaced(header.add_paragraph()) if numbered or mark else paragraph
            drafted.alignment = WD_ALIGN_PARAGRAPH.RIGHT
            written(drafted, draft, 13, bold=True)
    for footer in (section.first_page_footer, section.footer):
        footer.is_linked_to_previous = False


def _digests(section: Section, words: str) -> None:
    """What binds the annex to its results, at the foot of every page: never a page of its own."""
    for footer in (section.first_page_footer, section.footer):
        written(spaced(footer.paragraphs[0]), words, 7)


def _annex(section: Section, document: DocumentObject, annex: Annex, mark: str, draft: str = "") -> None:
    width, height = (HEIGHT, WIDTH) if annex.landscape else (WIDTH, HEIGHT)
    section.orientation = WD_ORIENT.LANDSCAPE if annex.landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Mm(width), Mm(height)
    _margins(section)
    section.different_first_page_header_footer = True
    _headers(section, mark, draft)
    _digests(section, annex.digests)
    restart_pages(section)
    _centred(document, annex.label, 14, bold=True)
    _centred(document, annex.title, 13, bold=True)
    _centred(document, annex.attached, 13, italic=True)
    _line(document.add_paragraph(), width - LEFT - RIGHT, 45, after=8)
    _blocks(document, annex.blocks, width - LEFT - RIGHT, 10)


# Head and end


def _head(document: DocumentObject, paper: Paper) -> None:
    head = paper.head
    table = document.add_table(rows=2, cols=2)
    table.autofit = False
    cell_margins(table, Mm(0), Mm(0))
    for row in table.rows:
        for cell, width in zip(row.cells, (HEAD_LEFT, HEAD_RIGHT), strict=True):
            cell.width = Mm(width)
    _widths(table, (HEAD_LEFT, HEAD_RIGHT))
    (above, country), (number, place) = (row.cells for row in table.rows)
    lines = [(line, True) for line in head.issuer]
    _lines(above, [*((line, False) for line in head.parent), *lines], 13)
    _line(above.add_paragraph(), HEAD_LEFT, _line_length(head.issuer[-1], 13, HEAD_LEFT))
    _lines(country, [(text("country"), True)], 13)
    motto = spaced(country.add_paragraph())
    motto.alignment = WD_ALIGN_PARAGRAPH.CENTER
    written(motto, text("motto"), 14, bold=True)
    _line(country.add_paragraph(), HEAD_RIGHT, MOTTO_WIDTH)
    _lines(number, [(head.number, False)], 13)
    if not paper.name:  # a letter (công văn) has its abstract below its number
        about = spaced(number.add_paragraph(), before=4, after=8)
        about.alignment = WD_ALIGN_PARAGRAPH.CENTER
        written(about, paper.abstract, 12)
    if head.place:
        where = spaced(place.paragraphs[0])
        where.alignment = WD_ALIGN_PARAGRAPH.CENTER
        written(where, head.place, 14, italic=True)
    if paper.name:
        _title(document, paper)
    if paper.authority:
        spaced(_centred(document, paper.authority, 14, bold=True), before=4, after=8)
    if paper.to:
        spaced(_centred(document, paper.to, 14), before=4, after=8)


def _title(document: DocumentObject, paper: Paper) -> None:
    """What the paper is and what it is about."""
    spaced(_centred(document, paper.name, 14, bold=True), before=14)
    _centred(document, paper.abstract, 14, bold=True)
    wide = WIDTH - LEFT - RIGHT
    _line(document.add_paragraph(), wide, _line_length(paper.abstract, 14, wide) * 0.8, after=8)


def _lines(cell: _Cell, lines: Sequence[tuple[str, bool]], size: float) -> None:
    """Lines one under the other in the middle of a cell."""
    for index, (line, bold) in enumerate(lines):
        paragraph = spaced(cell.paragraphs[0] if index == 0 else cell.add_paragraph())
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        written(paragraph, line, size, bold=bold)


def _line_length(words: str, size: float, wide: float) -> float:
    """Between a third and half of the length of a line of text, in mm."""
    return 0.4 * min(len(words) * size * LETTER, wide)


def _line(paragraph: WordParagraph, wide: float, length: float, after: float = 3) -> None:
    """A line in the middle of `wide` mm: the border of an empty paragraph that is indented on both sides."""
    spaced(paragraph, after=after, line=5)
    margin = Mm((wide - length) / 2)
    paragraph.paragraph_format.left_indent = paragraph.paragraph_format.right_indent = margin
    line_under(paragraph)


def _centred(
    document: DocumentObject, words: str, size: float, bold: bool = False, italic: bool = False
) -> WordParagraph:
    paragraph = spaced(document.add_paragraph())
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.paragraph_format.keep_with_next = True
    written(paragraph, words, size, bold, italic)
    return paragraph


def _end(document: DocumentObject, paper: Paper) -> None:
    """Nơi nhận on the left, who signs on the right; of two who sign the first stands on the left, above it."""
    wide = WIDTH - LEFT - RIGHT
    spaced(document.add_paragraph(), line=6).paragraph_format.keep_with_next = True
    *left, right = paper.signatures
    table = document.add_table(rows=1, cols=2)
    table.autofit = False
    cell_margins(table, Mm(0), Mm(0))
    _widths(table, (wide / 2, wide / 2))
    keep_row(table.rows[0])
    first, second = table.rows[0].cells
    _sign(second, right)
    if left:
        _sign(first, left[0])
        _receivers(document.add_paragraph(), document, paper.receivers)
    else:
        _receivers(first.paragraphs[0], first, paper.receivers)


def _sign(cell: _Cell, signature: Signature) -> None:
    _lines(cell, [(line, True) for line in signature.lines], 14)
    for _ in range(SIGNING_LINES):
        spaced(cell.add_paragraph())
    name = spaced(cell.add_paragraph())
    name.alignment = WD_ALIGN_PARAGRAPH.CENTER
    written(name, signature.name, 14, bold=True)


def _receivers(first: WordParagraph, place: "_Cell | DocumentObject", receivers: Sequence[str]) -> None:
    written(spaced(first), text("receivers"), 12, bold=True, italic=True)
    for index, receiver in enumerate(receivers):
        sign = "." if index == len(receivers) - 1 else ";"
        written(spaced(place.add_paragraph()), f"- {receiver}{sign}", 11)


# Blocks


def _blocks(document: DocumentObject, blocks: Sequence[Block], wide: float, size: float) -> None:
    """Blocks one after the other; a paragraph stays with a table behind it, the last one with who signs."""
    for block, behind in zip_longest(blocks, blocks[1:]):
        if isinstance(block, Table):
            _table(document, block, wide, size)
        elif isinstance(block, Blanks):
            for _ in range(block.lines):
                dotted = spaced(document.add_paragraph(), after=6)
                dotted.paragraph_format.tab_stops.add_tab_stop(Mm(wide), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)
                dotted.add_run("\t")
        else:
            paragraph = _paragraph(document, block)
            if behind is None or isinstance(behind, Table):
                paragraph.paragraph_format.keep_with_next = True


def _paragraph(document: DocumentObject, block: Paragraph) -> WordParagraph:
    paragraph = spaced(document.add_paragraph(), before=0, after=6, line=1.1)
    form = paragraph.paragraph_format
    heading = block.style in ("heading", "centred")
    if block.style == "centred":
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        spaced(paragraph, before=6, after=6)
    else:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.LEFT if heading else WD_ALIGN_PARAGRAPH.JUSTIFY
        form.first_line_indent = INDENT
    form.keep_with_next = heading
    form.widow_control = True
    size = 11 if block.style == "note" else 0
    if block.lead:
        written(paragraph, f"{block.lead} ", bold=True)
    shown = f"- {block.text}" if block.style == "list" else block.text
    written(paragraph, shown, size, bold=heading, italic=block.style in ("basis", "note"))
    return paragraph


def _table(document: DocumentObject, block: Table, wide: float, size: float) -> None:
    if block.caption:
        caption = spaced(document.add_paragraph(), before=6, after=4)
        caption.alignment = WD_ALIGN_PARAGRAPH.CENTER
        caption.paragraph_format.keep_with_next = True
        written(caption, block.caption, 13, bold=True)
    total = sum(column.width for column in block.columns)
    widths = [wide * column.width / total for column in block.columns]
    table = document.add_table(rows=0, cols=len(block.columns), style="Table Grid")
    table.autofit = False
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    cell_margins(table, Mm(1.2), Mm(0.5))
    _widths(table, widths)
    heading = table.add_row()
    repeat_row(heading)
    keep_row(heading)
    for cell, column, width in zip(heading.cells, block.columns, widths, strict=True):
        _fill(cell, column.title, Mm(width), size, WD_ALIGN_PARAGRAPH.CENTER, bold=True)
        cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
    looks: dict[tuple[bool, bool], _Row] = {}
    for row in block.rows:
        alike = looks.get((row.is_short, row.strong))
        if alike is not None:
            add_row_like(alike, row.cells)
            continue
        made = looks[row.is_short, row.strong] = table.add_row()
        if row.is_short:
            keep_row(made)
        for cell, shown, column, width in zip(made.cells, row.cells, block.columns, widths, strict=True):
            _fill(cell, shown, Mm(width), size, _ALIGN[column.align], bold=row.strong)
    spaced(document.add_paragraph(), line=6)


def _fill(cell: _Cell, shown: str, width: Length, size: float, align: WD_ALIGN_PARAGRAPH, bold: bool) -> None:
    cell.width = width
    paragraph = spaced(cell.paragraphs[0])
    paragraph.alignment = align
    written(paragraph, shown, size, bold=bold)


def _widths(table: WordTable, widths: Sequence[float]) -> None:
    """The grid of a table, which LibreOffice and Word both go by."""
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
