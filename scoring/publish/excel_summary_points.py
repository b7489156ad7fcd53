"""Where the summary workbook has its facts, points and maxima, and the formulas that lead from one to the other."""

from dataclasses import dataclass
from functools import cached_property

from scoring.campaign.answers import is_known
from scoring.points import exact_text, parse_number
from scoring.publish.excel_grid import HEAD_ROW, Grid
from scoring.publish.excel_summary_view import Node, SummaryView
from scoring.spreadsheet.book import Sheet
from scoring.spreadsheet.fields import fields_of
from scoring.spreadsheet.formulas import Inputs, Observed
from scoring.spreadsheet.spoken import inputs_in
from scoring.spreadsheet.standing import can_be_out, facts_of
from scoring.spreadsheet.totals import Cells
from scoring.tree.model import Branch, Leaf
from scoring.tree.rules_measured import Normalised

UNIT = ("unit", "name")
LEAST, GREATEST = 2, 3
"""The columns of the goalposts on their sheet."""


@dataclass
class Points:
    """The facts, matrix, maxima and goalposts of a summary, and where their cells stand."""

    view: SummaryView
    facts: Grid
    matrix: Grid
    maxima: Grid | None
    posts: Sheet | None

    def lay_out(self) -> None:
        """Gives every column its place."""
        for grid in (self.facts, self.matrix, self.maxima):
            if grid is not None:
                grid.add(UNIT)
        for node in self.view.nodes:
            self.matrix.add([f"points:{node.code}"])
            if self.has_state(node):
                self.facts.add([f"state:{node.code}", *self.fact_keys(node)])
            if self.maxima is not None and self.view.standing.varies(node.code):
                self.maxima.add([f"max:{node.code}"])
                if self._keeps(node):
                    self.maxima.add([f"kept:{node.code}"])

    def has_state(self, node: Node) -> bool:
        return can_be_out(node) if isinstance(node, Branch) else is_known(node, self.view.publication.stage)

    def _keeps(self, node: Node) -> bool:
        return can_be_out(node) and node.effect == "rescale" and node.code in self.view.criteria.depths

    def fact_keys(self, node: Node) -> list[str]:
        if isinstance(node, Branch):
            return []
        return [f"fact:{node.code}:{number}" for number, _ in enumerate(fields_of(node.rule))]

    @cached_property
    def observed(self) -> dict[str, int]:
        """The leaves with goalposts that units' facts set, and the rows where these stand."""
        return {leaf.code: HEAD_ROW + 1 + number for number, leaf in enumerate(observed_leaves(self.view))}

    # ── where things stand ────────────────────────────────────────────────────────────────────────────────────────

    def state(self, code: str) -> str:
        """A node's state cell; "" where it has none."""
        key = f"state:{code}"
        return self.facts.ref(key) if key in self.facts.at else ""

    def max_of(self, code: str) -> str:
        """A node's max: its cell, or the literal where all units have the same."""
        standing = self.view.standing
        return self._max_cell(code) if standing.varies(code) else standing.fixed_max(code)

    def _max_cell(self, code: str) -> str:
        # There is a sheet of maxima wherever one varies.
        assert self.maxima is not None  # noqa: S101
        return self.maxima.ref(f"max:{code}")

    def cells(self, code: str, *, in_matrix: bool) -> Cells:
        """A node's cells, for formulas of the matrix or of other sheets."""
        key, kept = f"points:{code}", ""
        if self.maxima is not None and f"kept:{code}" in self.maxima.at:
            kept = self.maxima.ref(f"kept:{code}")
        return Cells(self.matrix.here(key) if in_matrix else self.matrix.ref(key), self.max_of(code), kept)

    # ── formulas ──────────────────────────────────────────────────────────────────────────────────────────────────

    def formulas(self, node: Node) -> Cells:
        """The templates of a node's points, max and kept."""
        standing = self.view.standing
        above = [self.state(code) for code in standing.states_above[node.code]]
        if isinstance(node, Branch):
            children = [self.cells(child.code, in_matrix=True) for child in node.children]
            return standing.branch(node, self.max_of(node.code), children, self.state(node.code), above)
        return standing.leaf(node, self._inputs(node), self.state(node.code), above)

    def _inputs(self, leaf: Leaf) -> Inputs:
        if f"state:{leaf.code}" not in self.facts.at:
            return Inputs(())
        refs = [self.facts.ref(key) for key in self.fact_keys(leaf)]
        found = inputs_in(self.facts.sheet.book, leaf, refs, self.view.criteria.precision, self.view.lang)
        if leaf.code not in self.observed or self.posts is None:
            return found
        row = self.observed[leaf.code]
        digits = max(_decimals_of(facts_of(look, self.position(leaf))) for look in self.view.looks)
        posts = Observed(self.posts.ref(row, LEAST), self.posts.ref(row, GREATEST), digits)
        return Inputs(found.cells, observed=posts)

    def position(self, node: Node) -> int:
        return self.view.evaluator.positions[node.code]


def observed_leaves(view: SummaryView) -> list[Leaf]:
    """The leaves measured against the least and greatest facts of all units."""
    return [
        leaf
        for leaf in view.criteria.leaves.values()
        if isinstance(leaf.rule, Normalised)
        and leaf.rule.goalposts == "observed"
        and is_known(leaf, view.publication.stage)
    ]


def _decimals_of(number: str) -> int:
    """How many decimals a number has as typed."""
    return len(exact_text(parse_number(number)).partition(".")[2]) if number else 0
