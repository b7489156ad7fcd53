"""The score sheet (Phiếu điểm): every node with its points at each stage, live, and the path to the score below.

Columns of rows (survey, both rounds, council) repeat the points of the sheet of facts; columns of stages (self,
after appraisal, final) say what counts there, and combine upwards.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from scoring.campaign.answers import is_known
from scoring.campaign.workflow import TURNS, ScoredStage
from scoring.points import to_steps
from scoring.problems import Decimals
from scoring.publish.workbooks.unit_facts import Line
from scoring.publish.workbooks.unit_formulas import UnitCellWords
from scoring.publish.workbooks.unit_sheet import (
    BLOCK_COLOUR,
    BRANCH_COLOURS,
    CUT,
    FIRST_ROW,
    RAISED,
    SheetColumn,
    Table,
    UnitBook,
)
from scoring.publish.workbooks.unit_stage import LiveCell, Stage
from scoring.publish.workbooks.unit_view import Node, NodeView
from scoring.spreadsheet.whole import Grading, Whole
from scoring.tree.model import Bonus, Branch, Condition, CriteriaSet, Penalty
from scoring.words import say

TOLD = (
    *("why-unevidenced", "why-unconfirmed", "why-unconfirmed-branch", "word-no-answer", "why-missing-unranked"),
    *("why-claimed", "why-claim-confirmed", "why-applies-to"),
)
"""The reasons that the score sheet gives beside the notes; all others stand on their own sheet."""


def steps_of(criteria: CriteriaSet) -> tuple[str, ...]:
    """The rows below the nodes; bonus and penalty head their leaves."""
    graded = ("graded",) if criteria.grading.of == "tree" else ()
    return ("whole", "tree", *graded, "score", "percent")


class Step(NamedTuple):
    """A step from the tree to the score at a stage: its points, and a max where it has one."""

    points: LiveCell
    max: LiveCell | None = None


class ScoreSheet:
    """The sheet; `rows` has the row of every node and, by its key behind a `|`, of every step from tree to score."""

    def __init__(self, unit: UnitBook, words: UnitCellWords) -> None:
        self.unit = unit
        self.words = words
        self.whole = Whole(unit.view.criteria)
        self.grading = Grading(unit.view.criteria, words.na)
        self.told = unit.view.publication.stages_told
        self.shown = tuple(self._stages_shown())
        self.rows = self._rows()
        self.titles: dict[str, str] = {}
        self.steps: dict[tuple[str, ScoredStage], Step] = {}
        self.table = Table(
            unit,
            unit.tell("sheet-score"),
            unit.tell("sheet-score-title", unit=unit.unit_name),
            unit.tell("sheet-score-note"),
            self._columns(),
        )
        self.stages: dict[ScoredStage, Stage] = {}

    def _stages_shown(self) -> Iterator[ScoredStage]:
        """The stages with something of their own to show; the published one always."""
        leaves = self.unit.view.criteria.leaves.values()
        for stage in self.unit.view.stages:
            declared = stage == "self" and any(leaf.from_ == "self" for leaf in leaves)
            appraised = stage == "appraisal" and bool(self.told & {"appraisal", "council"})
            if stage == self.unit.view.stage or declared or appraised:
                yield stage

    def _rows(self) -> dict[str, int]:
        """The row of every node and of every step to the score, in their order."""
        criteria = self.unit.view.criteria
        keys = [node.code for node in criteria.in_tree]
        for block, leaves in (("bonus", criteria.in_bonus), ("penalty", criteria.in_penalty)):
            if leaves:
                keys += [f"|{block}", *(leaf.code for leaf in leaves)]
        if criteria.conditions:
            keys += ["|conditions", *(condition.code for condition in criteria.conditions)]
        keys += [f"|{key}" for key in steps_of(criteria)]
        return {key: row for row, key in enumerate(keys, FIRST_ROW)}

    def _columns(self) -> Sequence[SheetColumn]:
        unit, told = self.unit, self.told
        tell, last = unit.tell, unit.view.stage

        def row_of(role: str, shown: bool) -> list[SheetColumn]:
            return [SheetColumn(role, unit.source_name(role), 6.8)] if shown else []

        def stage(name: ScoredStage) -> list[SheetColumn]:
            columns = [SheetColumn(f"points-{name}", unit.stage_name(name), 6.8)] if name in self.shown else []
            return columns if name != last else [*columns, SheetColumn(f"max-{name}", tell("sheet-col-applied"), 6.6)]

        explained = "explanation" in told and last != "self"
        hidden = [
            SheetColumn(f"{what}-{name}", hidden=True)
            for name in self.shown
            for what in ("state", "max", "kept")
            if what == "kept" or name != last
        ]
        return (
            SheetColumn("code", tell("word-code"), unit.code_width),
            SheetColumn("title", tell("sheet-col-title"), 32),
            SheetColumn("max", tell("word-max"), 6.3),
            *stage("self"),
            *row_of("survey", "survey" in told),
            *row_of("register", "register" in told),
            *row_of("round_1", "appraisal" in told),
            *([SheetColumn("explanation", tell("sheet-source-explanation"), 20)] if explained else []),
            *row_of("round_2", explained and "appraisal" in told),
            *stage("appraisal"),
            *row_of("council", "council" in told),
            *stage("final"),
            SheetColumn("percent", tell("sheet-col-percent"), 6.8),
            *(
                [SheetColumn("change", tell("sheet-col-change"), 6.8)]
                if "self" in self.shown and last != "self"
                else []
            ),
            SheetColumn(f"state-{last}", tell("sheet-col-basis"), 12),
            SheetColumn("note", tell("word-reason-note"), 25),
            SheetColumn("evidence", tell("word-evidence"), 20),
            *hidden,
        )

    # ── rows ──────────────────────────────────────────────────────────────────────────────────────────────────────

    def write(self, lines: Mapping[tuple[str, str], Line]) -> None:
        """All rows; `lines` has where the facts stand."""
        criteria, table = self.unit.view.criteria, self.table
        for stage in self.shown:
            self.stages[stage] = Stage(self.unit, stage, self.words, table, self.rows, lines)
        for node in criteria.in_tree:
            self._node(node, criteria.depths[node.code])
        for key, block, leaves in (
            ("bonus", criteria.bonus, criteria.in_bonus),
            ("penalty", criteria.penalty, criteria.in_penalty),
        ):
            if block:
                self._block(key, block)
            for leaf in leaves:
                self._node(leaf, 1)
        if criteria.conditions:
            self._heading("conditions", self.unit.tell("word-conditions"))
            table.next()
        for condition in criteria.conditions:
            self._node(condition, 1)
        for key in steps_of(criteria):
            self._step(key)
        if "change" in table.at:
            change = table.here("change", FIRST_ROW)
            for role in ("change", f"points-{self.unit.view.stage}"):
                table.colour(role, f"AND(ISNUMBER({change}),N({change})<0)", **CUT)
            table.colour("change", f"AND(ISNUMBER({change}),N({change})>0)", **RAISED)
        table.finish()

    def _node(self, node: Node, depth: int) -> None:
        table, view = self.table, self.unit.view.nodes[node.code]
        is_branch = isinstance(node, Branch)
        colour = BRANCH_COLOURS[min(depth, len(BRANCH_COLOURS) - 1)] if is_branch else ""
        table.key(node.code)
        table.put("code", node.printed, "text", colour)
        table.put("title", self.unit.title(node), "text", colour, min(depth, 6))
        table.put("max", self.unit.full(node), "no-max" if isinstance(node, Condition) else "points", colour)
        for stage in self.shown:
            self._stage_cells(node, self.stages[stage], colour)
        self._row_cells(node, view, self.stages[self.unit.view.stage].lines, colour)
        self._shares(node, view, colour)
        table.put("note", self._notes(view), "small" if not is_branch else "text", colour)
        table.put("evidence", self._evidence(view), "small" if not is_branch else "text", colour)
        if "explanation" in table.at:
            told = view.explanation.answer.note if view.explanation else ""
            table.put("explanation", told, "small" if not is_branch else "text", colour)
        table.next(depth)

    def _stage_cells(self, node: Node, stage: Stage, colour: str) -> None:
        row, table = stage.row(node), self.table
        out = isinstance(row.points, LiveCell) and isinstance(row.points.value, str)
        style = "grey" if row.points is None or out else "result" if stage.published else "points"
        if isinstance(node, Condition) and style != "grey":
            style = "met"
        self._put(stage.role("points"), row.points, style, colour)
        if row.state or row.max or row.kept or stage.published:
            for what, live in (("state", row.state), ("max", row.max), ("kept", row.kept)):
                shown = stage.published and what != "kept"
                if live or shown:
                    style = ("centre" if what == "state" else "points") if shown else "hidden"
                    if isinstance(node, Condition) and style == "points":
                        style = "no-max"
                    self._put(stage.role(what), live, style, colour if shown else "")
        if stage.published and row.points is None:
            table.put(stage.role("state"), self.words.unknown, "grey", colour)

    def _put(self, role: str, live: LiveCell | None, style: str, colour: str) -> None:
        if live is None:
            self.table.put(role, "", style, colour)
        else:
            self.table.live(role, live.formula, live.value, style, colour)

    def _row_cells(self, node: Node, view: NodeView, lines: Mapping[tuple[str, str], Line], colour: str) -> None:
        """What each row of answers gave by itself: its points, or that it was a claim."""
        shown, style = (
            {source.role: source for source in view.sources},
            "met" if isinstance(node, Condition) else "points",
        )
        for role in TURNS:
            if role not in self.table.at:
                continue
            source = shown.get(role)
            line = lines.get((node.code, role))
            if source is None or source.layer is None or line is None:
                self.table.put(role, "", "points", colour)
                continue
            points = line.points.get(self.unit.view.stage, '""')
            claim = {"claim": self.words.na, "applies": self.words.applies}.get(source.layer.kind, "")
            formula = f'IF({line.claim}<>"",{line.claim},{points})' if line.claim else points
            self.table.live(role, formula, claim or self.unit.value(source.layer.points), style, colour)

    def _shares(self, node: Node, view: NodeView, colour: str) -> None:
        """The share of max, and what became of the declared points."""
        table, stage = self.table, self.unit.view.stage
        if isinstance(node, Condition):
            table.fill([role for role in ("percent", "change") if role in table.at], "points", colour)
            return
        points, most = table.here(f"points-{stage}"), table.here(f"max-{stage}")
        result = view.found[stage].result
        table.live("percent", self.whole.percent(points, most), self.unit.percent(result), "points", colour)
        if "change" not in table.at:
            return
        declared = self.table.here("points-self")
        if isinstance(node, Branch) or not is_known(node, "self"):
            table.put("change", "", "points", colour)
            return
        before, after = view.found["self"].result.points, result.points
        change = "" if before is None or after is None else self.unit.value(after - before)
        test = f"AND(ISNUMBER({declared}),ISNUMBER({points}))"
        formula = f'IF({test},ROUND({points}-{declared},{self.unit.precision}),"")'
        table.live("change", formula, change, "change", colour)

    def _notes(self, view: NodeView) -> str:
        """The notes of the rows shown, with who wrote them, and why what was stated does not count."""
        notes = [
            self.unit.tell("sheet-said", who=self.unit.source_name(source.role), what=source.answer.note)
            for source in view.sources
            if source.answer and source.answer.note
        ]
        why = view.explained.why
        return "\n".join([*notes, say(why, self.unit.lang)] if why.code in TOLD else notes)

    def _evidence(self, view: NodeView) -> str:
        given = [source.answer.evidence for source in view.sources if source.answer and source.answer.evidence]
        return "\n".join(dict.fromkeys(given))

    # ── from the tree to the score ────────────────────────────────────────────────────────────────────────────────

    def _block(self, key: str, block: Bonus | Penalty) -> None:
        """The heading of bonus or penalty: what its leaves give, within 0 and its cap."""
        unit = self.unit
        self._heading(key, unit.tell(f"block-{key}", max=Decimals(block.cap, unit.view.criteria.digits)))
        self.table.put("max", unit.value(to_steps(block.cap, unit.precision)), "points", BLOCK_COLOUR)
        for stage in self.shown:
            leaves = [self.stages[stage].cells(leaf).points for leaf in block.children]
            result = self.stages[stage].result
            steps = result.bonus if key == "bonus" else result.penalty
            self._put_step(key, stage, Step(LiveCell(self.whole.outside(leaves, block.cap), unit.value(steps))))
        self.table.next()

    def _heading(self, key: str, title: str) -> None:
        self.titles[key] = title
        self.table.key(f"|{key}")
        self.table.fill([column.role for column in self.table.columns if not column.hidden], "text", BLOCK_COLOUR)
        self.table.put("title", title, "text", BLOCK_COLOUR)

    def _put_step(self, key: str, stage: ScoredStage, step: Step) -> None:
        self.steps[key, stage] = step
        self.table.live(f"points-{stage}", *step.points, "result", BLOCK_COLOUR)
        if step.max and stage == self.unit.view.stage:
            self.table.live(f"max-{stage}", *step.max, "points", BLOCK_COLOUR)
        elif step.max:
            self.table.live(f"max-{stage}", *step.max, "hidden")

    def _step(self, key: str) -> None:
        """A step from the points of the tree to the score, at every stage shown."""
        unit, scale = self.unit, self.unit.view.criteria.scale
        code = "sheet-step-tree-and-self" if key == "tree" and len(self.shown) > 1 else f"sheet-step-{key}"
        self._heading(key, unit.tell(code, scale=scale))
        if key == "tree":
            self.table.put("max", unit.value(to_steps(scale, unit.precision)), "points", BLOCK_COLOUR)
        for name, stage in self.stages.items():
            self._put_step(key, name, self._of_step(key, stage))
        self.table.next()

    def _of_step(self, key: str, stage: Stage) -> Step:
        unit, result, whole = self.unit, stage.result, self.whole
        points = {name[1:]: stage.cell("points", name) for name in self.rows if name.startswith("|")}
        applied, most = stage.cell("max", "|whole"), stage.cell("max", "|score")
        if key == "whole":
            return Step(*stage.whole(applied))
        if key == "tree":
            tree = whole.tree_score(points["whole"], applied, stage.stage != "self")
            return Step(LiveCell(tree, unit.value(result.tree_score)))
        bars = {code: stage.bar(unit.view.nodes[code].node) for code in self.grading.nodes()}
        caps = self.grading.caps(most, bars)
        if key == "graded":
            return Step(LiveCell(whole.graded(points["tree"], caps), unit.value(result.graded)))
        if key == "score":
            score = whole.score(points["tree"], points.get("bonus", ""), points.get("penalty", ""), most, caps)
            full = f"N({applied})" if stage.stage == "self" else self.table.here("max", self.rows["|tree"])
            return Step(LiveCell(score, unit.value(result.score)), LiveCell(full, unit.value(result.max)))
        percent = None if result.ratio is None else to_steps(result.ratio * 100, unit.precision)
        return Step(LiveCell(whole.percent(points["score"], most), unit.value(percent)))
