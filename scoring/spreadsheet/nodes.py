"""What a node of a unit has, as formulas: the one place for forms, for a unit's workbook and for the summary.

Behind every node stand three cells (`totals.Cells`): its points — a number, or the word `out` where it does not apply
and `none` where what is Missing leaves it without; its live max, "" where it is out; and, where `rescale` can take it
out, what it keeps in its parent. What a leaf has by its facts is `formulas`' to say; how children combine is `totals`'.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple

from scoring.points import exact_text
from scoring.spreadsheet.formulas import text_literal
from scoring.spreadsheet.limbs import TooLong
from scoring.spreadsheet.totals import MOST_ARGUMENTS, Cells, Child, max_formula, points_formula
from scoring.tree.model import Branch, Combine, CriteriaSet, Leaf

NOTHING = text_literal("")


class NodeFormulas(NamedTuple):
    """The formulas of a node's cells; no points where none is exact, "" for no kept."""

    points: str | None
    max: str
    kept: str = ""


class Out(NamedTuple):
    """A case in which a node is out: the test, the points this leaves, whether it has its max or leaves it above."""

    test: str
    points: str
    has_max: bool = False
    keeps: bool = False


@dataclass(frozen=True)
class Nodes:
    """The formulas of a set's nodes: `out` and `none` are words, `none` is "" where what is Missing counts 0."""

    criteria: CriteriaSet
    out: str
    none: str = ""

    # ── children combine ──────────────────────────────────────────────────────────────────────────────────────────

    def branch(self, branch: Branch, own_max: str, cells: Sequence[Cells]) -> NodeFormulas:
        """What the children of a branch give; `own_max` is the cell where its max will stand, or its literal."""
        return self._joined(branch.combine, branch.max, own_max, branch.children, cells)

    def whole(self, own_max: str, cells: Sequence[Cells]) -> NodeFormulas:
        """What the first nodes give together."""
        return self._joined(self.criteria.combine, self.criteria.scale, own_max, self.criteria.tree, cells)

    def _joined(
        self, how: Combine, full: Fraction, own_max: str, nodes: Sequence[Branch | Leaf], cells: Sequence[Cells]
    ) -> NodeFormulas:
        # Children that are out for every unit have no cell of max: sums take no text in its place.
        counted = [Child(*pair) for pair in zip(nodes, cells, strict=True) if pair[1].max != NOTHING]
        out, digits = text_literal(self.out), self.criteria.precision
        points: str | None = out
        most = max_formula(how, full, counted, digits) if counted else NOTHING
        if counted:
            try:
                points = f"IF({own_max}={NOTHING},{out},{points_formula(how, full, own_max, counted, digits)})"
            except TooLong:
                points = None
        if self.none and points is not None:
            none = text_literal(self.none)
            points = f"IF({any_of([f'{one.points}={none}' for one in cells])},{none},{points})"
        return NodeFormulas(points, most)

    # ── what is out ───────────────────────────────────────────────────────────────────────────────────────────────

    def own_out(self, node: Branch | Leaf, test: str) -> Out:
        """A node that does not apply, by a claim or by `applies_to`: it has what its effect leaves."""
        points = {"full": exact_text(node.max), "zero": "0"}.get(node.effect, "")
        return Out(test, points or text_literal(self.out), bool(points), node.effect == "rescale")

    def out_above(self, tests: Sequence[str]) -> list[Out]:
        """What is below branches of which one is out; nothing where none can be."""
        return [Out(any_of(tests), text_literal(self.out))] if tests else []

    def unless_out(self, core: NodeFormulas, full: str, outs: Sequence[Out]) -> NodeFormulas:
        """A node, but for where it is out, the outermost case last; `full` is its declared max, a cell or a literal."""
        points, most, kept = core
        for out in outs:
            points = None if points is None else f"IF({out.test},{out.points},{points})"
            most = f"IF({out.test},{full if out.has_max else NOTHING},{most})"
            kept = f"IF({out.test},{full},0)" if out.keeps else kept
        return NodeFormulas(points, most, kept)


# ── what a leaf has besides its rule ──────────────────────────────────────────────────────────────────────────────


def typed_or(cell: str, digits: int, formula: str) -> str:
    """Typed points where there are some."""
    return f"IF(ISNUMBER({cell}),ROUND({cell},{digits}),{formula})"


def all_empty(cells: Sequence[str]) -> str:
    """Whether nothing stands in any of the cells."""
    tests = [f'{cell}=""' for cell in cells]
    return f"AND({','.join(tests)})" if len(tests) > 1 else tests[0]


def any_of(tests: Sequence[str]) -> str:
    """Whether one of the tests holds."""
    if len(tests) == 1:
        return tests[0]
    chunks = [tests[start : start + MOST_ARGUMENTS] for start in range(0, len(tests), MOST_ARGUMENTS)]
    parts = [f"OR({','.join(chunk)})" for chunk in chunks]
    return parts[0] if len(parts) == 1 else f"OR({','.join(parts)})"
