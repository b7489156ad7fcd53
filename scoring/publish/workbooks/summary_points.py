"""Where the summary workbook has its facts, points and maxima, and the formulas that lead from one to the other."""

import datetime
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from scoring.campaign.answers import is_known
from scoring.points import exact_text, parse_number
from scoring.publish.workbooks.grid import HEAD_ROW, Grid
from scoring.publish.workbooks.summary_view import Node, SummaryView
from scoring.spreadsheet.book import Sheet, Value
from scoring.spreadsheet.cells import scale_of
from scoring.spreadsheet.exact import Window, window_places
from scoring.spreadsheet.fields import AnyRule, Field, fields_of
from scoring.spreadsheet.formulas import Inputs, cells_hold, text_literal
from scoring.spreadsheet.goalposts import Observed
from scoring.spreadsheet.limbs import DIGITS, tail_of, whole_of
from scoring.spreadsheet.nodes import NodeFormulas
from scoring.spreadsheet.spoken_cells import inputs_in, values_in
from scoring.spreadsheet.standing import facts_of
from scoring.spreadsheet.totals import Cells, can_be_out
from scoring.tree.model import Branch, Leaf

FactValue = Value | datetime.date

UNIT = ("unit", "name")
LEAST, GREATEST = 2, 3
"""The columns of the goalposts on their sheet."""
POST_HEADS = 0, 1
"""The heads in which the least and the greatest facts stand, taken apart."""


@dataclass
class Points:
    """The facts, matrix, maxima and goalposts of a summary, and where their cells stand."""

    view: SummaryView
    facts: Grid
    matrix: Grid
    maxima: Grid | None
    posts: Sheet | None
    _values: dict[tuple[tuple[str, int], str], tuple[FactValue, ...]] = field(default_factory=dict)

    def lay_out(self) -> None:
        """Gives every column its place."""
        for grid in (self.facts, self.matrix, self.maxima):
            if grid is not None:
                grid.add(UNIT)
        for node in self.view.nodes:
            self.matrix.add([f"points:{node.code}"])
            if self.has_state(node):
                self.facts.add([f"state:{node.code}", *self.fact_keys(node)])
                self.facts.add([f"points:{node.code}"] if isinstance(node, Leaf) else [])
                self.facts.add(self.window_keys(node.code) if node.code in self.places else [])
            if self.maxima is not None and self.view.standing.varies(node.code):
                self.maxima.add([f"max:{node.code}"])
                if self._keeps(node):
                    self.maxima.add([f"kept:{node.code}"])

    def has_state(self, node: Node) -> bool:
        return can_be_out(node) if isinstance(node, Branch) else is_known(node, self.view.publication.stage)

    def _keeps(self, node: Node) -> bool:
        return can_be_out(node) and node.effect == "rescale" and self.view.criteria.blocks[node.code] == "tree"

    def fact_keys(self, node: Node) -> list[str]:
        if isinstance(node, Branch):
            return []
        most = max(len(fields_of(each.rule)) for each in node.by_rule)
        return [f"fact:{node.code}:{number}" for number in range(most)]

    @cached_property
    def observed(self) -> dict[str, int]:
        """The leaves with goalposts that units' facts set, and the rows where these stand."""
        return {leaf.code: HEAD_ROW + 1 + number for number, leaf in enumerate(observed_leaves(self.view))}

    @cached_property
    def places(self) -> dict[str, int]:
        """Where the numbers of leaves with goalposts are taken apart (`window_places`), if cells hold them at all."""
        by_code = {}
        for leaf in observed_leaves(self.view):
            texts = {facts_of(look, self.position(leaf)) for look in self.view.looks} - {""}
            texts |= {exact_text(post) for post in leaf.rule.fixed_posts if post is not None}
            places = window_places(parse_number(text) for text in texts)
            if places is not None and all(self._is_held(leaf, text) for text in texts):
                by_code[leaf.code] = places
        return by_code

    @staticmethod
    def window_keys(code: str) -> tuple[str, str]:
        """The columns of a fact taken apart; the heads of both hold the goalposts so."""
        return f"whole:{code}", f"tail:{code}"

    def held(self, leaf: Leaf) -> list[bool] | None:
        """For every unit whether cells hold its facts of a leaf to the last digit; None where they do for all."""
        texts = [facts_of(look, self.position(leaf)) for look in self.view.looks]
        if leaf.rules_for:
            return [self._is_held(own, text) for own, text in zip(self.own(leaf), texts, strict=True)]
        known = {text: self._is_held(leaf, text) for text in {*texts}}
        return None if all(known.values()) else [known[text] for text in texts]

    def own(self, leaf: Leaf) -> list[Leaf]:
        """A leaf by the rule of every unit."""
        return [leaf.seen_by(look.unit.columns) for look in self.view.looks]

    def _is_held(self, leaf: Leaf, facts: str) -> bool:
        if not cells_hold(leaf.rule, facts, scale_of(self.view.campaign, leaf)):
            return False
        return not facts or not any(_is_long(*pair) for pair in _fact_pairs(leaf.rule, facts, self.view.lang))

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
        assert self.maxima is not None  # noqa: S101  # nosec B101 # for the type
        return self.maxima.ref(f"max:{code}")

    def cells(self, code: str, *, in_matrix: bool) -> Cells:
        """A node's cells, for formulas of the matrix or of other sheets."""
        key, kept = f"points:{code}", ""
        if self.maxima is not None and f"kept:{code}" in self.maxima.at:
            kept = self.maxima.ref(f"kept:{code}")
        return Cells(self.matrix.here(key) if in_matrix else self.matrix.ref(key), self.max_of(code), kept)

    # ── formulas ──────────────────────────────────────────────────────────────────────────────────────────────────

    def points_formula(self, node: Node) -> str | None:
        """The points of a node for the matrix: of a branch from its children, of a leaf from the sheet of facts.

        None where no formula is exact.
        """
        if isinstance(node, Leaf):
            key = f"points:{node.code}"
            return self.facts.ref(key) if key in self.facts.at else text_literal(self.view.words.out)
        children = [self.cells(child.code, in_matrix=True) for child in node.children]
        states = self._states(node, self.facts.ref)
        return self.view.standing.branch(node, self.max_of(node.code), children, *states).points

    def leaf_formula(self, leaf: Leaf) -> str | None:
        """The points of a leaf from its facts, for their sheet; None where no formula is exact."""
        refs = self._refs(leaf, self.facts.here)
        return self.view.standing.leaf(leaf, self._inputs(leaf, refs), *self._states(leaf, self.facts.here)).points

    def own_formulas(self, leaf: Leaf) -> list[str | None] | None:
        """The formula of every unit, where they have different rules for a leaf.

        One that looks at others has none: the cells of its units don't stand together.
        """
        if not leaf.rules_for:
            return None
        made = {each.rule_key: None if each.rule.looks_at_others else self.leaf_formula(each) for each in leaf.by_rule}
        return [made[own.rule_key] for own in self.own(leaf)]

    def _refs(self, leaf: Leaf, named: Callable[[str], str]) -> list[str]:
        """The cells of a leaf's facts by its rule: other rules may ask for more."""
        return [named(key) for key, _ in zip(self.fact_keys(leaf), fields_of(leaf.rule), strict=False)]

    def post(self, code: str, column: int) -> str:
        """The cell of a goalpost."""
        # There is a sheet of goalposts wherever a leaf has some.
        assert self.posts is not None  # noqa: S101  # nosec B101 # for the type
        return self.posts.ref(self.observed[code], column)

    def window_formulas(self, code: str, cell: str) -> tuple[str, str]:
        """A number in a cell taken apart, "" where there is none."""
        parts = whole_of(cell, self.places[code]), tail_of(cell, self.places[code], DIGITS)
        whole, tail = (f'IF(ISNUMBER({cell}),{part},"")' for part in parts)
        return whole, tail

    def max_formulas(self, node: Node) -> NodeFormulas:
        """The max of a node that varies, and what it keeps."""
        states = self._states(node, self.facts.ref)
        if isinstance(node, Leaf):
            refs = self._refs(node, self.facts.ref)
            return self.view.standing.leaf(node, self._inputs(node, refs), *states)
        children = [self.cells(child.code, in_matrix=True) for child in node.children]
        return self.view.standing.branch(node, self.max_of(node.code), children, *states)

    def _states(self, node: Node, named: Callable[[str], str]) -> tuple[str, list[str]]:
        """The cells of a node's own state, "" where it has none, and of the branches above it that can be out."""
        own = f"state:{node.code}"
        above = self.view.standing.states_above[node.code]
        return named(own) if own in self.facts.at else "", [named(f"state:{code}") for code in above]

    def _inputs(self, leaf: Leaf, refs: Sequence[str]) -> Inputs:
        inputs = inputs_in(self.facts.sheet.book, leaf, refs, self.view.criteria.precision, self.view.lang)
        if leaf.code not in self.places:
            return inputs
        keys = self.window_keys(leaf.code)
        fact = Window(*map(self.facts.here, keys))
        least, greatest = (Window(*(self.facts.head_cell(under, key) for key in keys)) for under in POST_HEADS)
        return Inputs(inputs.cells, observed=Observed(fact, least, greatest))

    def values(self, leaf: Leaf, facts: str) -> tuple[FactValue, ...]:
        """The cells of facts, made once for all units that have the same."""
        values = self._values.get((leaf.rule_key, facts))
        if values is None:
            values = self._values[leaf.rule_key, facts] = tuple(_fact_values(leaf.rule, facts, self.view.lang))
        return values

    def position(self, node: Node) -> int:
        return self.view.evaluator.positions[node.code]


def observed_leaves(view: SummaryView) -> list[Leaf]:
    """The leaves measured against the least and greatest facts of all units, by one rule."""
    return [
        leaf
        for leaf in view.criteria.leaves.values()
        if leaf.rule.has_goalposts and not leaf.rules_for and is_known(leaf, view.publication.stage)
    ]


def _fact_pairs(rule: AnyRule, facts: str, lang: str) -> Iterator[tuple[Field, FactValue]]:
    """The cells of facts: what is asked, and what there is."""
    return zip(fields_of(rule), values_in(rule, facts, lang), strict=True)


def _is_long(asked: Field, value: FactValue) -> bool:
    """Whether a number has more digits than a spreadsheet keeps."""
    return isinstance(value, str) and bool(value) and asked.kind in ("decimal", "whole")


def _fact_values(rule: AnyRule, facts: str, lang: str) -> Iterator[FactValue]:
    """The cells of facts; a number with more digits than a spreadsheet keeps is the nearest that it can hold."""
    for asked, value in _fact_pairs(rule, facts, lang):
        yield float(str(value).replace(",", ".")) if _is_long(asked, value) else value
