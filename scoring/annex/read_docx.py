"""The tables of a Word document: merged cells as they are seen, numbers that Word counts, text that was not deleted."""

import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from docx import Document
from docx.document import Document as DocumentObject
from docx.opc.exceptions import OpcError
from docx.oxml.exceptions import InvalidXmlError
from docx.oxml.ns import qn
from lxml.etree import LxmlError  # type: ignore[import-untyped]  # has no types

from scoring.annex.grid import EMPTY, MOST_COLUMNS, Cell, Grid, refuse_large
from scoring.annex.word_numbers import WordNumbers
from scoring.problems import Fault, Said
from scoring.spreadsheet.package import ENCRYPTED, MOST_FILE_BYTES, OLE, packed, unpacked

MOST_TABLES = 300
MOST_ABOVE = 60
"""Lines above a table in which its title may stand."""
_SAME = {
    "form-damaged": "annex-word-damaged",
    "form-password": "annex-word-password",
    "form-bomb": "annex-word-damaged",
    "form-entities": "annex-word-damaged",
}
"""What is said of a Word document where the reader of zips finds something."""


def read_docx(path: Path) -> list[Grid]:
    """The tables of the document, in its order. Raises `Fault`."""
    document = _document(path)
    try:
        return list(_tables(document, str(path)))
    except (LxmlError, InvalidXmlError, KeyError, ValueError, AttributeError, NotImplementedError):
        raise Fault("annex-word-damaged") from None


def _document(path: Path) -> DocumentObject:
    try:
        with path.open("rb") as file:
            raw = file.read(MOST_FILE_BYTES + 1)
    except OSError:
        raise Fault("file-unreadable") from None
    if len(raw) > MOST_FILE_BYTES:
        raise Fault("annex-file-large", most=MOST_FILE_BYTES // 1_000_000)
    if raw.startswith(OLE):
        raise Fault("annex-word-password" if ENCRYPTED in raw else "annex-word-old")
    if not raw.startswith(b"PK"):
        raise Fault("annex-not-word", hint=Said("reason-form-pdf" if raw.startswith(b"%PDF") else "hint-none", {}))
    try:
        parts = unpacked(raw, _look, empty=True)
    except Fault as fault:
        if fault.code not in _SAME:
            raise
        raise Fault(_SAME[fault.code]) from None
    try:
        return Document(packed(parts))
    except (OpcError, LxmlError, InvalidXmlError, KeyError, ValueError, AttributeError, TypeError, OSError):
        raise Fault("annex-word-damaged") from None


def _look(names: list[str]) -> None:
    """Refuses what is no Word document, by the names of its parts."""
    if any("vbaproject" in name for name in names):
        raise Fault("annex-word-macros")
    if "xl/workbook.xml" in names:
        raise Fault("annex-not-word", hint=Said("reason-annex-excel", {}))
    if "word/document.xml" not in names:
        raise Fault("annex-not-word", hint=Said("hint-none", {}))


def _tables(document: DocumentObject, file: str) -> Iterator[Grid]:
    numbers = WordNumbers(_root(document, "numbering"), _root(document, "styles"))
    above: list[str] = []
    count = 0
    for block in document.element.body.iterchildren():
        for table in [block] if block.tag == qn("w:tbl") else block.iter(qn("w:tbl")):
            count += 1
            if count > MOST_TABLES:
                raise Fault("annex-too-many", most=MOST_TABLES)
            yield Grid(file, f"T{count}", _rows(table, numbers), above[-MOST_ABOVE:])
        if block.tag == qn("w:p"):
            text = _paragraph(block, numbers)
            above += [text] if text else []


def _root(document: DocumentObject, kind: str) -> Any | None:
    """The root of a part of the document, where it has one of that kind."""
    related = (rel for rel in document.part.rels.values() if rel.reltype.endswith(f"/{kind}") and not rel.is_external)
    root = next(related, None)
    return getattr(root.target_part, "element", None) if root else None


def _rows(table: Any, numbers: WordNumbers) -> list[list[Cell]]:
    made: list[list[Cell]] = []
    for row in table.iter(qn("w:tr")):
        if next(row.iterancestors(qn("w:tbl"))) is not table:
            continue
        above = made[-1] if made else []
        made.append(_cells(row, above, numbers))
        refuse_large(len(made), len(made[-1]))
    return made


def _cells(row: Any, above: list[Cell], numbers: WordNumbers) -> list[Cell]:
    before = next(row.iter(qn("w:gridBefore")), None)
    cells: list[Cell] = [EMPTY] * _count(before)
    for one in row.iter(qn("w:tc")):
        if next(one.iterancestors(qn("w:tr"))) is not row:
            continue
        properties = one.find(qn("w:tcPr"))
        span = 1 if properties is None else _count(properties.find(qn("w:gridSpan")), 1)
        merged = None if properties is None else properties.find(qn("w:vMerge"))
        text = _text(one, numbers)
        if merged is not None and merged.get(qn("w:val")) != "restart" and len(cells) < len(above):
            cells += [cell._replace(goes_on=True) for cell in above[len(cells) : len(cells) + span]]
            continue
        cells.append(Cell(text, bold=_is_bold(one)))
        cells += [Cell(text, goes_on=True)] * (span - 1)
    return cells


def _count(element: Any | None, otherwise: int = 0) -> int:
    value = "" if element is None else element.get(qn("w:val")) or ""
    return min(int(value), MOST_COLUMNS + 1) if value.isascii() and value.isdigit() and len(value) < 6 else otherwise


def _text(cell: Any, numbers: WordNumbers) -> str:
    """What a cell says, line by line; a row of a table within it is a line, its cells a condition and its points."""
    lines: list[str] = []
    for block in cell:
        rows = list(block.iter(qn("w:tr"))) if block.tag == qn("w:tbl") else []
        lines += [": ".join(filter(None, (_text(one, numbers) for one in row.iter(qn("w:tc"))))) for row in rows]
        if not rows:
            lines += [_paragraph(paragraph, numbers) for paragraph in block.iter(qn("w:p"))]
    return "\n".join(line for line in lines if line)


def _paragraph(paragraph: Any, numbers: WordNumbers) -> str:
    """The text of a paragraph with its number: what was inserted too, what was deleted or moved away not."""
    made = ""
    for one in paragraph.iter(qn("w:t"), qn("w:tab"), qn("w:br"), qn("w:cr"), qn("w:noBreakHyphen")):
        if next(one.iterancestors(qn("w:moveFrom")), None) is not None or one.getparent().tag == qn("w:tabs"):
            continue
        if next(one.iterancestors(qn("w:p"))) is not paragraph:
            continue
        made += {qn("w:t"): one.text or "", qn("w:tab"): " ", qn("w:noBreakHyphen"): "-"}.get(one.tag, "\n")
    number = numbers.before(paragraph)
    lines = [" ".join(line.split()) for line in unicodedata.normalize("NFC", made).split("\n")]
    text = "\n".join("".join(ch for ch in line if unicodedata.category(ch) != "Cf") for line in lines if line)
    return f"{number} {text}".strip() if number else text


def _is_bold(cell: Any) -> bool:
    """Whether all that is written in a cell is bold."""
    runs = [run for run in cell.iter(qn("w:r")) if any(text.text for text in run.iter(qn("w:t")))]
    return bool(runs) and all(_on(run.find(f"{qn('w:rPr')}/{qn('w:b')}")) for run in runs)


def _on(element: Any | None) -> bool:
    return element is not None and element.get(qn("w:val")) not in ("0", "false", "off")
