"""The annex as a Word document, laid out as the other papers (Nghị định 30/2020/NĐ-CP, Phụ lục I)."""

from collections.abc import Iterator

from scoring.annex.grades import grade_rows, headings
from scoring.annex.rows import LANG, AnnexRow, Column, annex_table, heading, max_digits
from scoring.problems import Said
from scoring.publish.papers.paper import Align, Annex, Block, PaperColumn, Paragraph, Row, table
from scoring.publish.papers.word import annex_document
from scoring.tree.model import CriteriaSet
from scoring.words import decimal, printable, tell

WIDTHS: dict[Column, tuple[float, Align]] = {
    "number": (1.2, "center"),
    "code": (1.6, "left"),
    "title": (6, "left"),
    "max": (1.2, "right"),
    "method": (6, "left"),
    "evidence": (3.5, "left"),
    "body": (2.2, "left"),
    "note": (4, "left"),
}
"""The share of the width that a column takes, and how it stands."""
GRADE_WIDTHS: tuple[tuple[float, Align], ...] = ((1.6, "left"), (5, "left"), (4, "left"), (8, "left"), (4, "left"))


def annex_word(criteria: CriteriaSet) -> bytes:
    """The set as the annex of a decision, whose number and date are left blank."""
    title = printable(criteria.title.text().vi)
    digest = tell("show-digest", LANG, digest=criteria.digest)
    blocks = tuple(_blocks(criteria))
    attached = tell("annex-attached", LANG)
    return annex_document(Annex(tell("annex-label", LANG), title.upper(), attached, blocks, digest, landscape=True))


def _blocks(criteria: CriteriaSet) -> Iterator[Block]:
    made = annex_table(criteria)
    columns = [PaperColumn(heading(column, criteria), *WIDTHS[column]) for column in made.columns]
    rows = [_row(row, made.columns, max_digits(criteria)) for row in made.rows]
    yield table(columns, rows)
    if graded := grade_rows(criteria):
        yield Paragraph(tell("annex-grades-sheet", LANG), "heading")
        shown = [PaperColumn(head, *wide) for head, wide in zip(headings(), GRADE_WIDTHS, strict=True)]
        yield table(shown, [Row(tuple(row)) for row in graded])
    status = Said(f"status-{criteria.source.status}", {})
    yield Paragraph(tell("annex-source", LANG, status=status, document=criteria.source.document), "note")


def _row(row: AnnexRow, columns: tuple[Column, ...], digits: int) -> Row:
    shown = "" if row.max is None else decimal(row.max, digits, LANG)
    return Row(tuple(shown if name == "max" else row.words(name) for name in columns), strong=not row.leaf)
