"""The annexes of a paper as PDF, by typst, in Liberation Serif, which is as wide as Times New Roman; embedded.

All texts go in as JSON, so that nothing people wrote is read as markup.
"""

import json
import re
from pathlib import Path
from typing import Any

import typst

from scoring.publish.papers.paper import Annex, Block, Paper, Paragraph, Row, Table

_TEMPLATE = Path(__file__).with_name("pdf.typ")
_FONTS = Path(__file__).with_name("fonts")
"""The faces that papers use (SIL Open Font License, beside them): whoever opens the PDF needs none."""

_LONG_WORD = re.compile(r"\S{30,}")
_PIECE = 6
"""A word too long for a cell may be broken after so many letters."""


def annexes_pdf(paper: Paper) -> bytes:
    """The annexes of a paper as PDF; of a paper that has some."""
    data = {
        "title": paper.title,
        "mark": paper.mark,
        "draft": paper.draft,
        "annexes": [_annex(annex) for annex in paper.annexes],
    }
    inputs = {"paper": json.dumps(data, ensure_ascii=False)}
    made: bytes = typst.compile(_TEMPLATE, font_paths=[_FONTS], ignore_system_fonts=True, sys_inputs=inputs)
    return made


def _annex(annex: Annex) -> dict[str, Any]:
    return {
        "label": annex.label,
        "title": annex.title,
        "attached": annex.attached,
        "landscape": annex.landscape,
        "digests": annex.digests,
        "blocks": [_block(block) for block in annex.blocks],
    }


def _block(block: Block) -> dict[str, Any]:
    if isinstance(block, Table):
        return {
            "kind": "table",
            "caption": block.caption,
            "columns": [column._asdict() for column in block.columns],
            "rows": [_row(row) for row in block.rows],
        }
    words = block.text if isinstance(block, Paragraph) else ""
    return {"kind": "paragraph", "text": _breakable(words), "style": getattr(block, "style", "body")}


def _row(row: Row) -> dict[str, Any]:
    return {
        "cells": [_breakable(cell) for cell in row.cells],
        "strong": row.strong,
        "kept": row.is_short,
    }


def _breakable(words: str) -> str:
    """The text with places to break in words that no cell could hold."""
    return _LONG_WORD.sub(lambda found: "\u200b".join(_pieces(found[0])), words)


def _pieces(word: str) -> list[str]:
    return [word[start : start + _PIECE] for start in range(0, len(word), _PIECE)]
