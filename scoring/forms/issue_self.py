"""The self-assessment form (tự đánh giá, chấm điểm): the whole tree of one commune, points and totals live.

Every formula carries the value that the engine gives for what is filled in already, so that programs that show
without calculating show the same.
"""

import dataclasses
import datetime
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from scoring.campaign.answers import Answer, is_known, row_that_counts, stages_looked_at
from scoring.campaign.campaign import Campaign
from scoring.campaign.units import Unit
from scoring.campaign.workflow import ScoredStage
from scoring.engine.evaluate import Evaluator
from scoring.engine.results import UnitResult
from scoring.engine.rules_for import terms_for
from scoring.forms.base import base_of, newest
from scoring.forms.issue_cover import Cover, CoverFormula, Total, finish, write_cover, write_documents
from scoring.forms.issue_nodes import (
    Place,
    Self,
    is_later,
    unless_later,
    write_branch,
    write_leaf,
    write_out,
)
from scoring.forms.issue_rows import BranchRow, LeafRow
from scoring.forms.issue_sheet import FIRST_ROW, DataSheet, FormColumn, new_book
from scoring.forms.layout import meta_of
from scoring.points import to_steps
from scoring.problems import Decimals, Said
from scoring.spreadsheet import totals
from scoring.spreadsheet.book import Book, Value
from scoring.spreadsheet.cells import points_value, scale_of
from scoring.spreadsheet.fields import CLAIM_WORDS, Cells, cells_from, cells_offered, titles_of
from scoring.spreadsheet.formulas import cells_hold, text_literal
from scoring.spreadsheet.limbs import TooLong
from scoring.spreadsheet.spoken import shown
from scoring.spreadsheet.whole import MOST_FORMULA, Bar, Grading, capped
from scoring.tree.facts import CLAIMS
from scoring.tree.model import Branch, Leaf
from scoring.tree.rule import Columns
from scoring.words import tell


@dataclass(frozen=True)
class SelfForms:
    """The self-assessment forms of a campaign, with what they share."""

    campaign: Campaign
    issued: datetime.datetime
    deadline: datetime.date | None = None
    previous: Campaign | None = None

    @cached_property
    def results(self) -> Mapping[str, UnitResult]:
        """What the engine makes of what stands, an empty leaf counting nothing so far."""
        settings = self.campaign.settings.model_copy(update={"when_missing": "zero"})
        answers = tuple(
            answer for answer in self.campaign.answers if answer.facts in CLAIMS or not self._is_later(answer)
        )
        evaluator = Evaluator(dataclasses.replace(self.campaign, settings=settings, answers=answers), "self")
        return {result.unit.code: result for result in evaluator.units()}

    def _is_later(self, answer: Answer) -> bool:
        node = self.campaign.criteria.nodes[answer.code].seen_by(self._columns.get(answer.unit, {}))
        return isinstance(node, Leaf) and is_later(node)

    @cached_property
    def _columns(self) -> dict[str, Columns]:
        return {unit.code: unit.columns for unit in self.campaign.units}

    def form(self, unit: Unit) -> bytes:
        """The workbook of a commune."""
        return _Form(self, unit).written()

    @cached_property
    def columns(self) -> tuple[FormColumn, ...]:
        previous = (FormColumn("previous", tell("form-col-previous", "vi"), 14),) if self.previous else ()
        return (
            FormColumn("key", hidden=True),
            FormColumn("code", tell("word-code", "vi"), 7.5),
            FormColumn("title", tell("form-col-title", "vi"), 33),
            FormColumn("guide", tell("form-col-guide", "vi"), 36),
            FormColumn("max", tell("word-max", "vi"), 7),
            *previous,
            FormColumn("fact1", tell("word-fact-1", "vi"), 14),
            FormColumn("fact2", tell("word-fact-2", "vi"), 9),
            FormColumn("na", tell("word-not-applicable", "vi"), 10),
            FormColumn("live", tell("form-col-live-self", "vi"), 8),
            FormColumn("note", tell("form-col-note", "vi"), 23),
            FormColumn("evidence", tell("word-evidence", "vi"), 23),
            FormColumn("page", tell("form-col-page", "vi"), 9),
            FormColumn("status", tell("form-col-status", "vi"), 12),
            FormColumn("live_max", hidden=True),
            FormColumn("kept", hidden=True),
            FormColumn("read", hidden=True),
        )

    def last_year(self, unit: Unit, code: str) -> str:
        """What the unit declared for this node in the previous campaign."""
        leaf, answer = self._before(unit, code, "self")
        return shown(leaf.rule, answer.facts) if leaf and answer else ""

    def offered(self, unit: Unit, leaf: Leaf) -> Cells:
        """What counted for this leaf in the previous campaign, as far as facts of it are offered."""
        before, answer = self._before(unit, leaf.code, "final")
        facts = answer.facts if answer else ""
        return cells_offered(leaf.rule, before.rule.named(facts) if before and facts and facts not in CLAIMS else {})

    def _before(self, unit: Unit, code: str, stage: ScoredStage) -> tuple[Leaf | None, Answer | None]:
        """The leaf in the previous campaign, as the unit saw it then, and the row that counted at a stage."""
        if self.previous is None or code not in self.previous.criteria.leaves:
            return None, None
        then = next((one for one in self.previous.units if one.code == unit.code), unit)
        leaf = self.previous.criteria.leaves[code].seen_by(then.columns)
        rows = self.previous.rows.get(unit.code, {}).get(code, ())
        return leaf, row_that_counts(rows, stages_looked_at(leaf, stage))


class _Form:
    """One commune's form under way."""

    def __init__(self, forms: SelfForms, unit: Unit) -> None:
        self.forms = forms
        self.unit = unit
        self.campaign = forms.campaign
        self.criteria = forms.campaign.criteria.seen_by(unit.columns)
        self.result = forms.results[unit.code]
        self.book: Book = new_book()
        self.sheets: list[DataSheet] = []
        self.cells: dict[str, Place] = {}
        self.inexact: set[str] = set()

    def written(self) -> bytes:
        cover = self.book.sheet(tell("form-sheet-cover", "vi"))
        for name, title, nodes in self._parts():
            data = DataSheet(self.book, self.campaign, name, title, self.forms.columns)
            self.sheets.append(data)
            context = Self(
                data, self.unit, self.criteria, self.result, self.cells, self._is_obligatory(nodes), self.inexact
            )
            data.finish(self._rows(context, nodes, FIRST_ROW, (), 0) - 1)
        write_documents(self.book, self.campaign)
        write_cover(
            cover,
            self.campaign,
            Cover(
                tell("form-title-self", "vi"),
                tell("form-how-self", "vi"),
                self.forms.issued,
                (
                    (tell("word-unit", "vi"), self.unit.name),
                    (tell("form-unit-code", "vi"), self.unit.code),
                ),
                self.forms.deadline or self.campaign.settings.due("self", self.unit.code),
                self._totals(),
                signed="form-signed-head",
            ),
        )
        meta = meta_of(self.campaign, "self", self.forms.issued, self.unit.code)
        named = [node for sheet in self.sheets for node in sheet.nodes]
        return finish(self.book, meta, base_of(self.campaign, "self", named))

    def _parts(self) -> list[tuple[str, str, Sequence[Branch | Leaf]]]:
        """The sheets: their names, titles and nodes; one for each first node, leaves among them on one."""
        level = self.criteria.called(0).vi
        parts: list[tuple[str, str, Sequence[Branch | Leaf]]] = [
            (f"{level} {node.printed}", f"{level} {node.printed}. {node.title.vi} – {self.unit.name}", (node,))
            for node in self.criteria.tree
            if isinstance(node, Branch)
        ]
        leaves = [node for node in self.criteria.tree if isinstance(node, Leaf)]
        for name, nodes in (
            ("form-sheet-leaves", leaves),
            ("form-sheet-outside", [*self.criteria.in_bonus, *self.criteria.in_penalty]),
            ("form-sheet-conditions", self.criteria.conditions),
        ):
            if nodes:
                parts.append((tell(name, "vi"), f"{tell(name, 'vi')} – {self.unit.name}", nodes))
        return parts

    def _is_obligatory(self, nodes: Sequence[Branch | Leaf]) -> bool:
        return self.criteria.can_be_missing(nodes[0].code)

    def _rows(self, context: Self, nodes: Sequence[Branch | Leaf], row: int, above: tuple[str, ...], depth: int) -> int:
        """Writes the nodes from a row on; gives the row behind them. `above` are the claims' cells of branches."""
        for node in nodes:
            answer = self._answer(node)
            if not self._is_asked(node):
                row = write_out(context, node, row, depth, above)
            elif isinstance(node, Leaf):
                row = write_leaf(context, self._leaf_row(node, answer), row, depth, above)
            else:
                here = row
                row += 1
                claim = _claim(answer)
                may_claim = node.not_applicable != "forbidden"
                inner = (*above, context.data.ref(here, "na")) if may_claim else above
                row = self._rows(context, node.children, row, inner, depth + 1)
                given = BranchRow(node, claim, answer.note if answer else "")
                write_branch(context, given, here, row - 1, depth, above)
        return row

    def _is_asked(self, node: Branch | Leaf) -> bool:
        """Whether the form asks this unit for the node at all."""
        if node.applies_to and not self.unit.within(node):
            return False
        return isinstance(node, Branch) or is_known(node, "self")

    def _answer(self, node: Branch | Leaf) -> Answer | None:
        """What stands; of an answer that was withdrawn its note."""
        return newest(self.campaign.rows[self.unit.code].get(node.code, ()), "self")

    def _leaf_row(self, leaf: Leaf, answer: Answer | None) -> LeafRow:
        facts = answer.facts if answer else ""
        cells: Cells = cells_from(leaf.rule, facts)
        return LeafRow(
            leaf,
            cells,
            _claim(answer),
            answer.note if answer else "",
            answer.evidence if answer else "",
            self.forms.last_year(self.unit, leaf.code),
            self.forms.offered(self.unit, leaf),
            titles_of(leaf.rule.rows),
            cells_hold(leaf.rule, facts, scale_of(self.campaign, leaf)),
            self._own_rule(leaf),
        )

    def _own_rule(self, leaf: Leaf) -> list[Said]:
        """The rule of the unit, where other units have another."""
        declared, names = self.campaign.criteria.leaves[leaf.code], self.campaign.settings.column_names
        return [terms_for(declared, self.unit.columns, names)] if declared.rules_for else []

    # ── the summary on the cover ──────────────────────────────────────────────────────────────────────────────────

    def _totals(self) -> list[Total]:
        places = [self.cells[node.code] for node in self.criteria.tree]
        totals = [
            Total(
                f"{node.printed}. {node.title.vi}",
                CoverFormula(place.refs.points, place.points),
                CoverFormula(f'IF({place.refs.max}="","",{place.refs.max})', place.max),
                place.left,
            )
            for node, place in zip(self.criteria.tree, places, strict=True)
        ]
        outside = [self._outside(block) for block in ("bonus", "penalty")]
        totals += [total for total in outside if total]
        return [*totals, self._whole(places, outside)]

    def _outside(self, block: str) -> Total | None:
        """Bonus or penalty: the sum of its leaves, within 0 and its cap."""
        outside = self.criteria.bonus if block == "bonus" else self.criteria.penalty
        if outside is None:
            return None
        digits = self.criteria.precision
        sums = totals.added([self.cells[leaf.code].refs.points for leaf in outside.children])
        cap = points_value(to_steps(outside.cap, digits), digits)
        steps = self.result.bonus if block == "bonus" else self.result.penalty
        title = tell(f"form-{block}", "vi", max=Decimals(outside.cap, self.criteria.digits))
        below = self.inexact & {leaf.code for leaf in outside.children}
        formula = unless_later(self._points(below), f"ROUND(MIN(MAX({sums},0),{cap}),{digits})")
        return Total(title, CoverFormula(formula, self._later if self._wait(below) else points_value(steps, digits)))

    @cached_property
    def _later(self) -> str:
        """What stands where points are computed when the form comes back."""
        return tell("form-later", "vi")

    def _points(self, codes: Collection[str]) -> list[str]:
        return [self.cells[code].refs.points for code in codes]

    def _wait(self, codes: Collection[str]) -> bool:
        """Whether points of one of these nodes stand open for want of an exact formula."""
        return any(self.cells[code].points == self._later for code in codes)

    def _whole(self, places: Sequence[Place], outside: Sequence[Total | None]) -> Total:
        """The score at the stage self: tree + bonus − penalty, kept within 0 and the max."""
        criteria, digits = self.criteria, self.criteria.precision
        children = [totals.Child(node, place.refs) for node, place in zip(criteria.tree, places, strict=True)]
        full = totals.max_formula(criteria.combine, criteria.scale, children, digits)
        below = self.inexact & {node.code for node in (*criteria.tree, *criteria.in_bonus, *criteria.in_penalty)}
        waits = self._wait(below)
        try:
            tree = totals.points_formula(criteria.combine, criteria.scale, f"({full})", children, digits)
            points = unless_later(self._points(below), self._score(tree, full, outside))
            if len(points) + len(full) > MOST_FORMULA:
                raise TooLong
        except TooLong:
            points, waits = text_literal(self._later), True
        value: Value = "" if self.result.score is None else points_value(self.result.score, digits)
        shown = self._later if waits and value != "" else value
        most = points_value(self.result.max, digits) if self.result.whole.max else ""
        guarded = f'IF(({full})="","",{points})'
        return Total(tell("form-total", "vi"), CoverFormula(guarded, shown), CoverFormula(full, most), bold=True)

    def _score(self, tree: str, full: str, outside: Sequence[Total | None]) -> str:
        bonus, penalty = (total.points.formula if total else "0" for total in outside)
        score = f"MAX(0,{tree}+{bonus}-{penalty})"
        if not (self.criteria.bonus and self.criteria.bonus.above_scale):
            score = f"MIN({score},{full})"
        return capped(f"ROUND({score},{self.criteria.precision})", self._caps(full))

    def _caps(self, full: str) -> list[str]:
        """The most that every cap leaves of the score; an empty leaf has nothing yet."""
        na, bars = next(iter(CLAIM_WORDS)), {}
        for code, place in self.cells.items():
            points, most = place.refs.points, place.refs.max
            claimed = f'IF({place.claim}<>"",{text_literal(na)},"")' if place.claim else ""
            bars[code] = Bar(f'IF({most}="","",N({points}))', most, claimed)
        return Grading(self.criteria, na).caps(f"({full})", bars)


def _claim(answer: Answer | None) -> str:
    return next(iter(CLAIM_WORDS)) if answer is not None and answer.facts in CLAIMS else ""
