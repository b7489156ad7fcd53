"""The sheet of facts (Số liệu): what every row of answers stated, in cells, and its points by the rule, live.

A leaf has a line for its first stage even where nothing was stated, and one for each further row that counts or
counted; below it one line an option (items done, faults counted), and the goalposts that other units' facts set.
"""

import datetime
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple

from scoring.campaign.workflow import DECIDING_TURNS, ScoredStage
from scoring.points import exact_text, parse_number
from scoring.publish.workbooks.unit_formulas import UnitCellWords
from scoring.publish.workbooks.unit_sheet import SheetColumn, Table, UnitBook
from scoring.publish.workbooks.unit_view import NodeView, Source
from scoring.spreadsheet.book import Value
from scoring.spreadsheet.cells import number_of
from scoring.spreadsheet.exact import Window, window_of, window_places
from scoring.spreadsheet.fields import fields_of
from scoring.spreadsheet.formulas import Scale, cells_hold, formula_of_leaf
from scoring.spreadsheet.goalposts import Observed
from scoring.spreadsheet.limbs import DIGITS, tail_of, whole_of
from scoring.spreadsheet.spoken import titles_in
from scoring.spreadsheet.spoken_cells import inputs_in, values_in
from scoring.tree.model import Leaf
from scoring.tree.rule import Aggregates
from scoring.words import say

EMPTY = '""'
WINDOWS = ("whole1", "tail1"), ("whole2", "tail2")
"""The hidden columns that have the numbers of both fact cells taken apart, for leaves with goalposts."""

Goalposts = dict[ScoredStage, tuple[Window, Window]]
"""Where the least and the greatest facts of all units at a stage stand, taken apart."""


class Line(NamedTuple):
    """Where a row of answers stands: its points as each stage measures them, its claim, whether evidence lacks.

    `claim` and `evidence` are "" where they can't matter.
    """

    points: Mapping[ScoredStage, str]
    claim: str
    evidence: str


class FactsSheet:
    """The sheet under way; `lines` has where each row of answers stands, by node and column."""

    def __init__(self, unit: UnitBook, words: UnitCellWords) -> None:
        self.unit = unit
        self.words = words
        self.lines: dict[tuple[str, str], Line] = {}
        tell = unit.tell
        windows = [SheetColumn(role, hidden=True) for pair in WINDOWS for role in pair] if self._has_goalposts else []
        earlier = [SheetColumn(f"points-{stage}", hidden=True) for stage in unit.view.stages[:-1]]
        self.table = Table(
            unit,
            tell("word-facts"),
            tell("sheet-facts-title", unit=unit.unit_name),
            tell("sheet-facts-note"),
            (
                SheetColumn("code", tell("word-code"), unit.code_width),
                SheetColumn("title", tell("sheet-col-title"), 30),
                SheetColumn("rule", tell("word-rule"), 34),
                SheetColumn("source", tell("word-source"), 13),
                SheetColumn("item", tell("sheet-col-item"), 28),
                SheetColumn("fact1", tell("word-fact-1"), 14),
                SheetColumn("fact2", tell("word-fact-2"), 9.5),
                SheetColumn("typed", tell("sheet-col-typed"), 7.5),
                SheetColumn("claim", tell("word-not-applicable"), 10),
                SheetColumn("evidence", tell("word-evidence"), 10),
                SheetColumn("points", tell("word-points"), 8),
                *earlier,
                *windows,
            ),
        )
        for view in unit.view.nodes.values():
            if isinstance(view.node, Leaf):
                self._leaf(view, view.node)
            elif view.claimed:
                self._branch(view)
        self.table.finish()

    @property
    def _has_goalposts(self) -> bool:
        return any(leaf.rule.has_goalposts for leaf in self.unit.view.criteria.leaves.values())

    # ── lines ─────────────────────────────────────────────────────────────────────────────────────────────────────

    def _branch(self, view: NodeView) -> None:
        """A branch that someone claimed as a whole."""
        for position, source in enumerate(view.sources):
            self._heading(view, source, position == 0, "")
            self.table.fill(("item", "fact1", "fact2", "typed", "evidence", "points"))
            self.table.put("claim", self._claim(source), "input")
            self.lines[view.node.code, source.role] = Line({}, self.table.ref("claim"), "")
            self.table.next()

    def _leaf(self, view: NodeView, leaf: Leaf) -> None:
        places = self._places(view, leaf)
        goalposts = self._goalposts(leaf, self.table.row + len(view.sources)) if places is not None else {}
        for position, source in enumerate(view.sources):
            terms = say(view.explained.terms, self.unit.lang) if view.explained.terms else ""
            self._heading(view, source, position == 0, terms)
            self._row(view, leaf, source, goalposts, places)
        for stage, (least, greatest) in self._observed(leaf):
            self._write_goalposts(stage, least, greatest, places)

    def _heading(self, view: NodeView, source: Source, first: bool, terms: str) -> None:
        """Which node and row the line is of; what holds for the node stands on its first line."""
        self.table.key(f"{view.node.code}|{source.role}")
        self.table.put("code", view.node.code)
        self.table.put("title", self.unit.title(view.node) if first else "")
        self.table.put("rule", terms if first else "", "small")
        name = self.unit.source_name(source.role)
        withdrawn = source.layer is not None and source.layer.kind == "withdrawn"
        self.table.put("source", self.unit.tell("sheet-withdrawn", name=name) if withdrawn else name)

    def _claim(self, source: Source) -> str:
        kind = source.layer.kind if source.layer else ""
        return {"claim": self.words.na, "applies": self.words.applies}.get(kind, "")

    def _row(self, view: NodeView, leaf: Leaf, source: Source, goalposts: Goalposts, places: int | None) -> None:
        """A row of answers: its facts or typed points, and the points they give."""
        unit, table = self.unit, self.table
        facts = _facts_of(source)
        typed = source.answer.points if source.answer else ""
        values = values_in(leaf.rule, facts, unit.lang) if facts else ("",) * len(fields_of(leaf.rule))
        here, options = table.row, leaf.rule.rows
        table.put("item", self._asked(leaf) if source is view.sources[0] and not options else "", "small")
        table.put(
            "typed", float(parse_number(typed)) if typed else "", "input" if source.role in DECIDING_TURNS else "grey"
        )
        table.put("claim", self._claim(source), "input" if leaf.not_applicable != "forbidden" else "grey")
        evidence = self._evidence(leaf, source)
        table.put("evidence", evidence, "centre")
        cells = [table.here("fact1", here + 1 + under) for under in range(len(options))] if options else [
            table.here(role) for role in ("fact1", "fact2")[: len(values)]
        ]  # fmt: skip
        if options:
            table.fill(("fact1", "fact2"))
        else:
            for role, value in zip(("fact1", "fact2"), values, strict=False):
                table.put(role, value, "input" if isinstance(value, (str, float)) else "date")
            table.fill(("fact2",) if len(values) == 1 else (), "grey")
        if goalposts and places is not None:
            self._write_window(0, "fact1", parse_number(facts) if facts else None, places)
        self._points(leaf, source, cells, goalposts)
        by_stage = self._by_stage(leaf, goalposts)
        self.lines[leaf.code, source.role] = Line(
            {stage: table.ref(self._points_role(stage, by_stage)) for stage in unit.view.stages},
            table.ref("claim") if leaf.not_applicable != "forbidden" else "",
            table.ref("evidence") if evidence else "",
        )
        table.next()
        for title, value in zip(titles_in(options, unit.lang), values, strict=False):
            self._option(leaf, title, value)

    def _option(self, leaf: Leaf, title: str, value: Value | datetime.date) -> None:
        self.table.put("code", leaf.code, "grey")
        self.table.fill(("title", "rule", "source", "fact2", "typed", "claim", "evidence", "points"))
        self.table.put("item", title, "small")
        self.table.put("fact1", value, "input")
        self.table.next()

    def _asked(self, leaf: Leaf) -> str:
        """What the cells of a leaf hold, in short."""
        asks = fields_of(leaf.rule)[0].asks
        return self.unit.tell(f"sheet-ask-{asks.code.removeprefix('form-ask-')}", **asks.values)

    def _evidence(self, leaf: Leaf, source: Source) -> str:
        """Whether a self row has the evidence that the leaf asks for; "" where none is asked for."""
        view = self.unit.view
        in_penalty = view.criteria.blocks[leaf.code] == "penalty"
        if source.answer is None or source.role != "self" or not leaf.evidence.required or in_penalty:
            return ""
        if not source.answer.facts:
            return ""
        evaluator = view.evaluator("appraisal" if view.stage != "self" else "self")
        if not evaluator.lacks_evidence(leaf, source.answer):
            return self.unit.tell("sheet-evidence-there")
        return self.unit.tell("sheet-evidence-explained") if evaluator.lets_stand(source.answer) else self.words.lacking

    # ── points ────────────────────────────────────────────────────────────────────────────────────────────────────

    def _holds(self, leaf: Leaf, source: Source, scale: Scale) -> bool:
        """Whether cells hold the facts and goalposts as numbers: those with too many digits stay texts."""
        facts = _facts_of(source)
        values = values_in(leaf.rule, facts, self.unit.lang) if facts else ()
        kinds = [field.kind for field in fields_of(leaf.rule)]
        numbers = [value for kind, value in zip(kinds, values, strict=False) if kind in ("whole", "decimal")]
        too_long = any(isinstance(value, str) and value for value in numbers)
        return not too_long and cells_hold(leaf.rule, facts, scale)

    def _by_stage(self, leaf: Leaf, goalposts: Goalposts) -> Sequence[ScoredStage]:
        """The stages that measure the same facts each in its own way: by what other units' facts are then."""
        return tuple(goalposts) if leaf.rule.has_goalposts or not leaf.rule.looks_at_others else self.unit.view.stages

    def _points_role(self, stage: ScoredStage, by_stage: Sequence[ScoredStage]) -> str:
        """Points that don't differ between stages are the published stage's."""
        return f"points-{stage}" if stage in by_stage and stage != self.unit.view.stage else "points"

    def _points(self, leaf: Leaf, source: Source, cells: list[str], goalposts: Goalposts) -> None:
        """The points of the row, by the rule or as typed; a number where cells don't hold all that they depend on."""
        view, table = self.unit.view, self.table
        by_stage = self._by_stage(leaf, goalposts)
        for stage in dict.fromkeys((view.stage, *by_stage)):
            role = self._points_role(stage, by_stage)
            steps = self._steps(leaf, source, stage)
            observed = None
            if stage in goalposts:
                observed = Observed(Window(*map(table.here, WINDOWS[0])), *goalposts[stage])
            inputs = inputs_in(self.unit.book, leaf, cells, self.unit.precision, self.unit.lang, observed)
            scale = Scale(view.evaluator(stage).yardstick(leaf), self.unit.precision)
            rule = formula_of_leaf(leaf, inputs, scale)
            by_facts = steps is not None and bool(source.answer and source.answer.facts)
            if by_facts and (rule is None or not self._holds(leaf, source, scale)):
                table.value(role, leaf.code, self.unit.value(steps), "result")
                continue
            typed = table.here("typed")
            formula = f"IF(ISNUMBER({typed}),ROUND({typed},{self.unit.precision}),{rule or EMPTY})"
            table.live(role, formula, self.unit.value(steps), "result")

    def _steps(self, leaf: Leaf, source: Source, stage: ScoredStage) -> int | None:
        """The points of a row as a stage measures them."""
        if source.answer is None or source.layer is None or source.layer.kind != "scored":
            return None
        return self.unit.view.evaluator(stage).points(leaf, source.answer)

    # ── goalposts ─────────────────────────────────────────────────────────────────────────────────────────────────

    def _observed(self, leaf: Leaf) -> Iterator[tuple[ScoredStage, Aggregates]]:
        """The least and greatest facts of all units, for every stage that has some."""
        if leaf.rule.has_goalposts:
            for stage in self.unit.view.stages:
                observed = self.unit.view.evaluator(stage).yardstick(leaf).observed
                if observed:
                    yield stage, observed

    def _goalposts(self, leaf: Leaf, row: int) -> Goalposts:
        """Where the goalposts will stand, taken apart: below the rows of the leaf, from `row` on."""
        here = self.table.here
        posts: Goalposts = {}
        for under, (stage, _) in enumerate(self._observed(leaf), row):
            least, greatest = (Window(*(here(role, under) for role in roles)) for roles in WINDOWS)
            posts[stage] = least, greatest
        return posts

    def _places(self, view: NodeView, leaf: Leaf) -> int | None:
        """Where goalposts and the unit's facts are taken apart; None where cells don't hold all of them."""
        facts = [layer.answer.facts for layer in view.explained.layers if layer.kind == "scored" and layer.answer.facts]
        posts = [post for _, posts in self._observed(leaf) for post in posts]
        if not posts or any(isinstance(_in_cell(post), str) for post in posts):
            return None
        return window_places([*posts, *map(parse_number, facts)])

    def _write_window(self, window: int, role: str, number: Fraction | None, places: int) -> None:
        """A number of the row under way taken apart."""
        at = self.table.here(role)
        parts = whole_of(at, places), tail_of(at, places, DIGITS)
        values: Sequence[Value] = ("", "") if number is None else tuple(map(float, window_of(number, places)))
        for column, part, value in zip(WINDOWS[window], parts, values, strict=True):
            self.table.live(column, f'IF(ISNUMBER({at}),{part},"")', value, "hidden")

    def _write_goalposts(self, stage: ScoredStage, least: Fraction, greatest: Fraction, places: int | None) -> None:
        table = self.table
        table.fill(("code", "title", "rule", "typed", "claim", "evidence", "points"))
        table.put("source", self.unit.stage_name(stage))
        table.put("item", self.unit.tell("sheet-goalposts"), "small")
        for role, post in (("fact1", least), ("fact2", greatest)):
            table.put(role, _in_cell(post), "input")
        if places is not None:
            for window, (role, post) in enumerate((("fact1", least), ("fact2", greatest))):
                self._write_window(window, role, post, places)
        table.next()


def _facts_of(source: Source) -> str:
    """The facts that a row of answers states; empty where it states none or was withdrawn."""
    return source.answer.facts if source.answer and source.layer and source.layer.kind == "scored" else ""


def _in_cell(number: Fraction) -> Value:
    """A number as a cell holds it; a text where it has too many digits."""
    return number_of(exact_text(number).replace(".", ","))
