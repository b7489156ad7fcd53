"""One scored stage on a unit's score sheet: the formulas of every node and of the whole, and what they give now.

The rows of nodes are known beforehand, so that a formula may point at rows that are written later.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from scoring.campaign.answers import is_known, stages_looked_at
from scoring.campaign.workflow import DECIDING, ScoredStage, stage_of
from scoring.engine.results import NodeResult, NotApplicable, UnitResult
from scoring.publish.workbooks.unit_facts import Line
from scoring.publish.workbooks.unit_formulas import (
    RowCells,
    UnitCellWords,
    branch_state,
    leaf_points,
    leaf_state,
    left_out_state,
)
from scoring.publish.workbooks.unit_sheet import Table, UnitBook
from scoring.publish.workbooks.unit_view import Node, Source
from scoring.spreadsheet import standing
from scoring.spreadsheet.book import Value
from scoring.spreadsheet.formulas import text_literal
from scoring.spreadsheet.nodes import NodeFormulas, Nodes, Out
from scoring.spreadsheet.totals import Cells
from scoring.spreadsheet.whole import Bar
from scoring.tree.model import Branch, Leaf
from scoring.words import tell

BLANK = text_literal("")


class LiveCell(NamedTuple):
    """A formula and the value it has now; None where no formula is exact."""

    formula: str | None
    value: Value


class Row(NamedTuple):
    """What a stage writes in a node's row; None where it needs no cell."""

    points: LiveCell | None
    state: LiveCell | None
    max: LiveCell | None
    kept: LiveCell | None


@dataclass(frozen=True)
class Stage:
    """A stage of one unit: `rows` has the row of every node, `lines` where the facts stand."""

    unit: UnitBook
    stage: ScoredStage
    words: UnitCellWords
    table: Table
    rows: Mapping[str, int]
    lines: Mapping[tuple[str, str], Line]

    @property
    def published(self) -> bool:
        return self.stage == self.unit.view.stage

    @property
    def result(self) -> UnitResult:
        return self.unit.view.publication.by_stage[self.stage][self.unit.view.placed.result.unit.code].result

    @cached_property
    def _nodes(self) -> Nodes:
        unranked = self.unit.view.publication.campaign.settings.when_missing == "unranked"
        return Nodes(self.unit.view.criteria, self.words.out, self.words.none if unranked else "")

    # ── where a node's figures stand ──────────────────────────────────────────────────────────────────────────────

    def role(self, what: str) -> str:
        """The column of what the stage has: its points; state, max and kept, of which the published are shown."""
        return f"{what}-{self.stage}"

    def cell(self, what: str, code: str) -> str:
        return self.table.here(self.role(what), self.rows[code])

    def cells(self, node: Node) -> Cells:
        """Where the points, max and kept of a node stand; the declared max where nothing can change it."""
        most = self.cell("max", node.code) if self._changes(node) else self.table.here("max", self.rows[node.code])
        kept = self.cell("kept", node.code) if any(out.keeps for out in self._outs(node)) else ""
        return Cells(self.cell("points", node.code), most, kept)

    def _changes(self, node: Node) -> bool:
        """Whether the max that applies at the stage stands in a cell of its own."""
        return isinstance(node, Branch) or self.published or bool(self._outs(node)) or not self._knows(node)

    def bar(self, node: Node) -> Bar:
        """Where grades find a node, from other sheets."""
        row = self.rows[node.code]
        points, state = (self.table.ref(self.role(what), row) for what in ("points", "state"))
        most = self.table.ref(self.role("max") if self._changes(node) else "max", row)
        return Bar(points, most, state if self._outs(node) else "")

    # ── what is out ───────────────────────────────────────────────────────────────────────────────────────────────

    def _knows(self, node: Node) -> bool:
        return isinstance(node, Branch) or is_known(node, self.stage)

    def _left_out(self, node: Node) -> bool:
        return bool(node.applies_to) and not self.unit.view.placed.result.unit.within(node)

    @cached_property
    def _above(self) -> dict[str, str]:
        """For every node the cell of state of the branch above it, "" where that can't be out."""
        criteria = self.unit.view.criteria
        claimed = self.unit.view.nodes
        formulas = {}
        for code, above in criteria.above.items():
            may = any(self._left_out(branch) or claimed[branch.code].claimed for branch in above)
            formulas[code] = self.cell("state", above[-1].code) if may else ""
        return formulas

    def _outs(self, node: Node) -> list[Out]:
        """The states in which a node of this unit can be out at the stage."""
        if node.code not in self._outs_known:
            self._outs_known[node.code] = self._outs_of(node)
        return self._outs_known[node.code]

    @cached_property
    def _outs_known(self) -> dict[str, list[Out]]:
        return {}

    def _outs_of(self, node: Node) -> list[Out]:
        view = self.unit.view.nodes[node.code]
        claimable = view.claimed if isinstance(node, Branch) else node.not_applicable != "forbidden"
        own = self._left_out(node) or (claimable and self.unit.view.criteria.can_be_missing(node.code))
        na, above = (
            f"{self.cell('state', node.code)}={text_literal(word)}" for word in (self.words.na, self.words.above)
        )
        over = self._nodes.out_above([above] if self._above[node.code] else [])
        return [*([self._nodes.own_out(node, na)] if own else []), *over]

    # ── formulas ──────────────────────────────────────────────────────────────────────────────────────────────────

    def row(self, node: Node) -> Row:
        """The cells of a node."""
        counting = self.unit.view.nodes[node.code].found[self.stage]
        if not self._knows(node):
            return Row(None, None, None, None)
        outs = self._outs(node)
        full = self.table.here("max", self.rows[node.code])
        if isinstance(node, Leaf):
            state = self.cell("state", node.code)
            core = NodeFormulas(leaf_points(self._sources(node), state, self.words, self._missing(node)), full)
        else:
            children = [self.cells(child) for child in node.children]
            core = self._nodes.branch(node, self.cell("max", node.code), children)
        points, most, kept = self._nodes.unless_out(core, full, outs)
        keeps = counting.state in ("claim", "applies_to") and bool(kept)
        has_max_cell = isinstance(node, Branch) or self.published or bool(outs)
        return Row(
            LiveCell(points, self.value(node)),
            LiveCell(self._state(node, outs), self.state_value(node)) if isinstance(node, Leaf) or outs else None,
            LiveCell(most, self.unit.value(counting.result.max)) if has_max_cell else None,
            LiveCell(kept, self.unit.full(node) if keeps else 0.0) if kept else None,
        )

    def _state(self, node: Node, outs: Sequence[Out]) -> str:
        above = self._above[node.code]
        if self._left_out(node):
            return left_out_state(self.words, above)
        if isinstance(node, Branch):
            return branch_state(self._sources(node), self.words, above)
        otherwise = self.words.missing if self.unit.view.criteria.can_be_missing(node.code) else self.words.nothing
        return leaf_state(self._sources(node), self.words, otherwise, above)

    def _sources(self, node: Node) -> list[RowCells]:
        """The rows that the stage looks at, first things first."""
        view = self.unit.view.nodes[node.code]
        if isinstance(node, Branch) and not view.claimed:
            return []
        by_stage = {stage_of(source.role): source for source in view.sources}
        looked_at = stages_looked_at(node, self.stage)
        return [self._row_cells(node, by_stage[stage]) for stage in looked_at if stage in by_stage]

    def _row_cells(self, node: Node, source: Source) -> RowCells:
        line = self.lines[node.code, source.role]
        settings = self.unit.view.publication.campaign.settings
        confirmed = self.stage == "self" or settings.claims == "trust" or stage_of(source.role) in DECIDING
        evidence = "" if self.stage == "self" else line.evidence
        name = self.unit.source_name(source.role)
        return RowCells(name, line.points.get(self.stage, ""), line.claim, evidence, confirmed)

    def _missing(self, leaf: Leaf) -> str:
        in_tree = self.unit.view.criteria.blocks[leaf.code] == "tree"
        unranked = in_tree and self.unit.view.publication.campaign.settings.when_missing == "unranked"
        return text_literal(self.words.none) if unranked else "0"

    # ── values ────────────────────────────────────────────────────────────────────────────────────────────────────

    def value(self, node: Node) -> Value:
        """What the cell of a node's points shows."""
        result = self.unit.view.nodes[node.code].found[self.stage].result
        if not self._knows(node):
            return ""
        children = node.children if isinstance(node, Branch) else ()
        return self._value(result, children)

    def _value(self, result: NodeResult, children: Sequence[Node]) -> Value:
        if result.points is not None:
            return self.unit.value(result.points)
        if isinstance(result, NotApplicable) and result.because != "empty":
            return self.words.out
        # Where nothing is left that weighs, a child that is Missing still leaves its parents without points.
        without = not isinstance(result, NotApplicable) or any(
            self.value(child) == self.words.none for child in children
        )
        return self.words.none if without else self.words.out

    def state_value(self, node: Node) -> str:
        """What the cell of a node's state says."""
        counting = self.unit.view.nodes[node.code].found[self.stage]
        if counting.role:
            return self.unit.source_name(counting.role)
        words = self.words
        unconfirmed = words.unconfirmed if isinstance(node, Leaf) else ""
        return {
            "claim": words.na,
            "applies_to": words.na,
            "above": words.above,
            "missing": words.missing,
            "unconfirmed": unconfirmed,
            "nothing": words.nothing,
        }.get(counting.state, "")

    # ── the whole ─────────────────────────────────────────────────────────────────────────────────────────────────

    def whole(self, own_max: str) -> tuple[LiveCell, LiveCell]:
        """Points and max of the first nodes together; `own_max` is where the max will stand."""
        tree, whole = self.unit.view.criteria.tree, self.result.whole
        joined = self._nodes.whole(own_max, [self.cells(node) for node in tree])
        return LiveCell(joined.points, self._value(whole, tree)), LiveCell(joined.max, self.unit.value(whole.max))


def words_of(lang: str) -> UnitCellWords:
    """The words of a unit's workbook."""
    shared = standing.CellWords.of(lang)
    return UnitCellWords(
        na=shared.na,
        applies=tell("sheet-applies", lang),
        above=tell("sheet-above", lang),
        unknown=tell("sheet-unknown", lang),
        missing=tell("word-no-answer", lang),
        unconfirmed=shared.unconfirmed,
        nothing=tell("word-nothing-stated", lang),
        lacking=shared.unevidenced,
        out=shared.out,
        none=shared.none,
    )
