"""What a stage makes of a node, as formulas: which row counts, and the points, max and kept max that follow.

The sheet of facts has the points of every row; here the first row that counts is looked up, from the council down,
as `campaign.answers.row_that_counts` does. The word in a node's cell of state says what was found: the row that
counts, or why there is none.
"""

from collections.abc import Sequence
from typing import NamedTuple

from scoring.points import exact_text
from scoring.spreadsheet.formulas import text_literal
from scoring.spreadsheet.totals import Cells
from scoring.tree.model import Branch, Leaf

NOTHING = text_literal("")


class Words(NamedTuple):
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


def leaf_state(rows: Sequence[RowCells], words: Words, otherwise: str, above: str) -> str:
    """Which row counts for a leaf; `rows` are what the stage looks at, first things first."""
    formula = text_literal(otherwise)
    for row in reversed(rows):
        formula = f"IF(ISNUMBER({row.points}),{text_literal(row.name)},{formula})"
        if row.claim:
            word = text_literal(words.na if row.confirmed else words.unconfirmed)
            formula = f"IF({row.claim}={text_literal(words.na)},{word},{formula})"
    return _under(above, text_literal(words.above), formula)


def branch_state(rows: Sequence[RowCells], words: Words, above: str) -> str:
    """Whether a branch is out by a claim, "" where it is not."""
    formula = NOTHING
    for row in reversed(rows):
        claimed = text_literal(words.na) if row.confirmed else NOTHING
        formula = (
            f"IF({row.claim}={text_literal(words.na)},{claimed},"
            f"IF({row.claim}={text_literal(words.applies)},{NOTHING},{formula}))"
        )
    return _under(above, text_literal(words.above), formula)


def left_out_state(words: Words, above: str) -> str:
    """The state of a node that `applies_to` leaves out."""
    return _under(above, text_literal(words.above), text_literal(words.na))


def _under(above: str, out: str, formula: str) -> str:
    """A formula unless the branch above is out, by its cell of state."""
    return f'IF({above}<>"",{out},{formula})' if above else formula


class Out(NamedTuple):
    """A state in which a node is out, the points that this leaves, and whether it keeps its max."""

    word: str
    points: str
    has_max: bool
    kept: bool


def outs_of(node: Branch | Leaf, words: Words, own: bool, above: str) -> list[Out]:
    """The states in which a node of this unit can be out: on its `own`, or by a branch `above`."""
    out, found = text_literal(words.out), []
    if own:
        points = exact_text(node.max) if node.effect == "full" else "0" if node.effect == "zero" else ""
        found.append(Out(words.na, points or out, bool(points), node.effect == "rescale"))
    return [*found, Out(words.above, out, False, False)] if above else found


def leaf_points(rows: Sequence[RowCells], state: str, words: Words, missing: str) -> str:
    """The points of a leaf: of the row that counts, else `missing`."""
    formula = missing
    for row in reversed(rows):
        points = row.points
        if row.evidence:
            points = f"IF({row.evidence}={text_literal(words.lacking)},MIN({points},0),{points})"
        formula = f"IF({state}={text_literal(row.name)},{points},{formula})"
    return formula


def unless_out(core: Cells, state: str, full: str, outs: Sequence[Out]) -> Cells:
    """Points, max and kept of a node, but for where it is out; `full` is the cell of its declared max."""
    points, most, _ = core
    keeping = [f"{state}={text_literal(out.word)}" for out in outs if out.kept]
    for out in outs:
        test = f"{state}={text_literal(out.word)}"
        points = f"IF({test},{out.points},{points})"
        most = f"IF({test},{full if out.has_max else NOTHING},{most})"
    kept = f"IF({keeping[0]},{full},0)" if keeping else ""
    return Cells(points, most, kept)
