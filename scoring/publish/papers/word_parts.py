"""Small pieces of WordprocessingML that python-docx has no words for. Texts go in by `add_run` only."""

from collections.abc import Sequence
from copy import deepcopy
from typing import Any

from docx.enum.text import WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Length, Pt
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph
from docx.text.run import Run

FONT = "Times New Roman"

_AFTER_BORDERS = (
    "shd", "tabs", "suppressAutoHyphens", "kinsoku", "wordWrap", "overflowPunct", "topLinePunct", "autoSpaceDE",
    "autoSpaceDN", "bidi", "adjustRightInd", "snapToGrid", "spacing", "ind", "contextualSpacing", "mirrorIndents",
    "suppressOverlap", "jc", "textDirection", "textAlignment", "textboxTightWrap", "outlineLvl", "divId", "cnfStyle",
    "rPr", "sectPr", "pPrChange",
)  # fmt: skip
"""What stands behind `pBdr` in `pPr`, by the schema."""
_AFTER_NO_SPLIT = ("trHeight", "tblHeader", "tblCellSpacing", "jc", "hidden", "ins", "del", "trPrChange")


def element(name: str, **attributes: str) -> Any:
    """An element of the namespace w with its attributes."""
    made = OxmlElement(f"w:{name}")
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), value)
    return made


def set_font(style: ParagraphStyle, size: float) -> None:
    """The style in Times New Roman, for every script, and as Vietnamese for the spelling."""
    style.font.name = FONT
    style.font.size = Pt(size)
    properties = style.element.get_or_add_rPr()
    fonts = properties.rFonts
    for name in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{name}"), None)
    for name in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{name}"), FONT)


def spaced(paragraph: Paragraph, before: float = 0, after: float = 0, line: float | None = None) -> Paragraph:
    """The space around a paragraph in points, and its lines exactly or (up to 3) in multiples."""
    form = paragraph.paragraph_format
    form.space_before, form.space_after = Pt(before), Pt(after)
    if line is not None:
        form.line_spacing = line if line <= 3 else Pt(line)
        if line > 3:
            form.line_spacing_rule = WD_LINE_SPACING.EXACTLY
    return paragraph


def written(paragraph: Paragraph, text: str, size: float = 0, bold: bool = False, italic: bool = False) -> Run:
    """A text in a paragraph, as text: what looks like markup, a field or a link stays what it is."""
    run = paragraph.add_run(text)
    if size:
        run.font.size = Pt(size)
    if bold:
        run.bold = True
    if italic:
        run.italic = True
    return run


def line_under(paragraph: Paragraph) -> None:
    """A thin line under a paragraph, from its left indent to its right one."""
    borders = element("pBdr")
    borders.append(element("bottom", val="single", sz="6", space="0", color="000000"))
    paragraph._p.get_or_add_pPr().insert_element_before(borders, *(f"w:{name}" for name in _AFTER_BORDERS))


def page_number(paragraph: Paragraph, size: float) -> None:
    """The field PAGE: the only field that papers have."""
    for kind, instruction in (("begin", ""), ("", " PAGE "), ("separate", ""), ("result", "1"), ("end", "")):
        run = paragraph.add_run()
        run.font.size = Pt(size)
        if instruction and not kind:
            code = element("instrText")
            code.text = instruction
            run._r.append(code)
        elif kind == "result":
            run.text = instruction
        else:
            run._r.append(element("fldChar", fldCharType=kind))


def repeat_row(row: Any) -> None:
    """The row stands at the top of every page that the table reaches."""
    row._tr.get_or_add_trPr().append(element("tblHeader"))


def keep_row(row: Any) -> None:
    """The row is not split between two pages."""
    row._tr.get_or_add_trPr().insert_element_before(element("cantSplit"), *(f"w:{name}" for name in _AFTER_NO_SPLIT))


def add_row_like(row: Any, texts: Sequence[str]) -> None:
    """A row at the end of the table that looks as this one and has one text a cell, as text. python-docx takes twenty
    times as long to build it from its parts."""
    made = deepcopy(row._tr)
    row._tr.getparent().append(made)
    for run, text in zip(made.iter(qn("w:r")), texts, strict=True):
        run.text = text


def cell_margins(table: Any, sides: Length, ends: Length) -> None:
    """The space inside the cells of a table."""
    margins = element("tblCellMar")
    for side, width in (("top", ends), ("left", sides), ("bottom", ends), ("right", sides)):
        margins.append(element(side, w=str(int(width.twips)), type="dxa"))
    table._tbl.tblPr.insert_element_before(margins, "w:tblLook", "w:tblCaption", "w:tblDescription", "w:tblPrChange")


def restart_pages(section: Any) -> None:
    """Pages are counted from 1 again in this section."""
    for copied in section._sectPr.findall(qn("w:pgNumType")):
        section._sectPr.remove(copied)
    section._sectPr.insert_element_before(
        element("pgNumType", start="1"), "w:cols", "w:formProt", "w:vAlign", "w:noEndnote", "w:titlePg",
        "w:textDirection", "w:bidi", "w:rtlGutter", "w:docGrid", "w:printerSettings", "w:sectPrChange",
    )  # fmt: skip
