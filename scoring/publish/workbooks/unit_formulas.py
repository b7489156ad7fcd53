"""What a stage finds at a node, as formulas: which row counts, and the points of a leaf that follow.

The sheet of facts has the points of every row; here the first row that counts is looked up, from the council down,
as `campaign.answers.row_that_counts` does. The word in a node's cell of state says what was found: the row that
counts, or why there is none.
"""

from collections.abc import Sequence
from typing import NamedTuple

from scoring.spreadsheet.formulas import text_literal
from scoring.spreadsheet.nodes import NOTHING


class UnitCellWords(NamedTuple):
    """The words of cells: of claims, of states, of points that are none."""

    na: str
    applies: str
    above: str
    unknown: str
    missing: str
    unconfirmed: str
    nothing: str
    lacking: str
    out: str
    none: str


class RowCells(NamedTuple):
    """Where a row of answers stands: its points, its claim ("" where none is possible), whether evidence lacks.

    `confirmed` tells whether a claim of this row counts at the stage.
    """

    name: str
    points: str
    claim: str = ""
    evidence: str = ""
    confirmed: bool = True


def leaf_state(rows: Sequence[RowCells], words: UnitCellWords, otherwise: str, above: str) -> str:
    """Which row counts for a leaf; `rows` are what the stage looks at, first things first."""
    formula = text_literal(otherwise)
    for row in reversed(rows):
        formula = f"IF(ISNUMBER({row.points}),{text_literal(row.name)},{formula})"
        if row.claim:
            word = text_literal(words.na if row.confirmed else words.unconfirmed)
            formula = f"IF({row.claim}={text_literal(words.na)},{word},{formula})"
    return _under(above, text_literal(words.above), formula)


def branch_state(rows: Sequence[RowCells], words: UnitCellWords, above: str) -> str:
    """Whether a branch is out by a claim, "" where it is not."""
    formula = NOTHING
    for row in reversed(rows):
        claimed = text_literal(words.na) if row.confirmed else NOTHING
        formula = (
            f"IF({row.claim}={text_literal(words.na)},{claimed},"
            f"IF({row.claim}={text_literal(words.applies)},{NOTHING},{formula}))"
        )
    return _under(above, text_literal(words.above), formula)


def left_out_state(words: UnitCellWords, above: str) -> str:
    """The state of a node that `applies_to` leaves out."""
    return _under(above, text_literal(words.above), text_literal(words.na))


def _under(above: str, out: str, formula: str) -> str:
    """A formula unless the branch above is out, by its cell of state."""
    return f'IF({above}<>"",{out},{formula})' if above else formula


def leaf_points(rows: Sequence[RowCells], state: str, words: UnitCellWords, missing: str) -> str:
    """The points of a leaf: of the row that counts, else `missing`."""
    formula = missing
    for row in reversed(rows):
        points = row.points
        if row.evidence:
            points = f"IF({row.evidence}={text_literal(words.lacking)},MIN({points},0),{points})"
        formula = f"IF({state}={text_literal(row.name)},{points},{formula})"
    return formula
