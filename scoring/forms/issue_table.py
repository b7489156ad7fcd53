"""Forms that hold many units or only some leaves: explanation (giải trình), appraisal (thẩm định), council (Hội đồng).

Beside the input stands all that was declared, appraised and explained; input cells hold what the stage has said so
far, so that a form that comes back as it went changes nothing.
"""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple

from scoring.campaign.answers import Answer
from scoring.campaign.units import Unit
from scoring.campaign.workflow import EXPLANATION, FormStage
from scoring.forms.base import base_of, newest
from scoring.forms.issue_cover import Cover, finish, write_cover, write_documents
from scoring.forms.issue_sheet import FIRST_ROW, NOTICE, DataSheet, FormColumn, new_book
from scoring.forms.issue_standing import Standing, facts_shown
from scoring.forms.layout import meta_of
from scoring.points import to_steps
from scoring.problems import Said
from scoring.spreadsheet.book import Value
from scoring.spreadsheet.cells import (
    GRID,
    MISSING,
    OUT,
    full_of,
    height_of,
    inputs_of,
    number_of,
    points_value,
    scale_of,
)
from scoring.spreadsheet.fields import CLAIM_WORDS, Field, cells_from, fields_of, titles_of
from scoring.spreadsheet.formulas import cells_hold, formula_of_leaf, text_literal
from scoring.spreadsheet.nodes import all_empty, typed_or
from scoring.tree.facts import APPLIES, CLAIMS, NOT_APPLICABLE
from scoring.tree.model import Branch, Leaf
from scoring.words import tell

Node = Branch | Leaf
HEAD_COLOUR = {"bold": True, "bg_color": "#DDEBF7"}
NARROW_FONT = {"font_size": 10}


class Group(NamedTuple):
    """Rows under a heading: a node for many units, or a unit with its nodes."""

    code: str
    title: str
    guide: str
    rows: Sequence[tuple[Unit, Node]]
    by_unit: bool


class Part(NamedTuple):
    """A sheet: its name and title, its groups."""

    name: str
    title: str
    groups: Sequence[Group]


@dataclass(frozen=True)
class TableForm:
    """One form of a stage: whose it is, what its sheets hold; `again` marks the second round of appraisal."""

    standing: Standing
    stage: FormStage
    unit: str
    named: Sequence[tuple[str, str]]
    parts: Sequence[Part]
    issued: datetime.datetime
    deadline: datetime.date | None = None
    body: str = ""
    again: bool = False

    def written(self) -> bytes:
        campaign = self.standing.campaign
        book = new_book()
        cover = book.sheet(tell("form-sheet-cover", "vi"))
        named: list[tuple[str, str]] = []
        for part in self.parts:
            data = DataSheet(
                book, campaign, part.name, part.title, columns_of(self.stage), large=self.stage != EXPLANATION
            )
            _Rows(self.standing, self.stage, data).write(part.groups)
            named += data.nodes
        if self.stage == EXPLANATION:
            write_documents(book, campaign)
        kind = f"{self.stage}-2" if self.again else self.stage
        title, how = tell(f"form-title-{kind}", "vi"), tell(f"form-how-{kind}", "vi")
        write_cover(
            cover, campaign, Cover(title, how, self.issued, self.named, self.deadline, signed=SIGNED_BY[self.stage])
        )
        meta = meta_of(campaign, self.stage, self.issued, self.unit, self.body)
        return finish(book, meta, base_of(campaign, self.stage, named))


SIGNED_BY = {
    EXPLANATION: "form-signed-head",
    "appraisal": "form-signed-body",
    "council": "form-signed-council",
}
"""Who signs the form of a stage."""


def columns_of(stage: FormStage) -> tuple[FormColumn, ...]:
    """The columns of a stage's sheets: so wide that letters of 10 points are printed with 8 at least."""

    def named(role: str, code: str, width: float) -> FormColumn:
        return FormColumn(role, tell(f"form-col-{code}", "vi"), width)

    first = (
        FormColumn("key", hidden=True),
        named("code", "code", 8),
        named("title", "unit" if stage == "appraisal" else "title", 24),
        named("max", "max", 7),
        named("self_facts", "self-facts", 16),
        named("self_points", "self-points", 8),
    )
    appraised = (
        named("appraised_facts", "appraised-facts", 15),
        named("appraised_points", "appraised-points", 8.5),
        named("appraised_note", "appraised-note", 22),
    )
    if stage == EXPLANATION:
        return (
            *first,
            *appraised,
            named("note", "note", 30),
            named("evidence", "evidence", 20),
            named("page", "page", 9),
            named("status", "status", 10),
        )
    return (
        *first,
        named("self_evidence", "evidence", 20),
        named("self_note", "self-note", 15),
        *(appraised if stage == "council" else ()),
        named("explained", "explained", 22),
        named("fact1", "fact1", 13),
        named("fact2", "fact2", 9),
        named("na", "na", 10),
        named("points", "points", 9),
        named("live", f"live-{stage}", 9),
        named("note", "reason", 28),
        named("status", "status", 11),
        FormColumn("read", hidden=True),
    )


class _Rows:
    """The rows of one sheet under way."""

    def __init__(self, standing: Standing, stage: FormStage, data: DataSheet) -> None:
        self.standing = standing
        self.stage = stage
        self.data = data
        self.criteria = standing.campaign.criteria
        self.digits = self.criteria.precision

    def write(self, groups: Sequence[Group]) -> None:
        row = FIRST_ROW
        for group in groups:
            if group.title:
                self._heading(group, row)
                row += 1
            for unit, node in group.rows:
                row = self._row(unit, node, row, group.by_unit)
        self.data.finish(row - 1)

    def _heading(self, group: Group, row: int) -> None:
        for role in self.data.at:
            if role != "key":
                self.data.text(row, role, "", **HEAD_COLOUR)
        self.data.text(row, "code", group.code, **HEAD_COLOUR)
        self.data.text(row, "title", group.title, **HEAD_COLOUR)
        if group.guide:
            last = self.data.at["self_note" if "self_note" in self.data.at else "appraised_note"]
            colour = {**GRID, **HEAD_COLOUR, "bold": False, **NARROW_FONT}
            self.data.sheet.merge(row, (self.data.at["self_facts"], last), group.guide, **colour)
            across = sum(column.width for column in self.data.columns[self.data.at["self_facts"] : last + 1])
            self.data.tall(row, height_of(group.guide, across, small=True))

    def _row(self, unit: Unit, node: Node, row: int, by_unit: bool) -> int:
        """Writes one node of one unit, by the unit's rule; gives the row behind it."""
        data, node = self.data, node.seen_by(unit.columns)
        data.key(row, unit.code, node.code)
        data.text(row, "code", node.code if by_unit else unit.code)
        data.text(row, "title", node.title.vi if by_unit else unit.name)
        data.points(row, "max", to_steps(node.max, self.digits))
        self._beside(unit, node, row)
        if self.stage == EXPLANATION:
            self._explaining(unit, node, row)
            return row + 1
        if isinstance(node, Branch):
            self._claim_only(unit, node, row)
            return row + 1
        return self._deciding(unit, node, row)

    def _beside(self, unit: Unit, node: Node, row: int) -> None:
        """What was declared, appraised and explained."""
        data, standing = self.data, self.standing
        first, appraised = standing.first(unit, node), standing.decided(unit, node, "appraisal")
        self._facts(row, "self", node, first)
        if "self_evidence" in data.at:
            data.text(row, "self_evidence", first.evidence if first else "", **NARROW_FONT)
            data.text(row, "self_note", first.note if first else "", **NARROW_FONT)
        if "appraised_facts" in data.at:
            self._facts(row, "appraised", node, appraised)
            note = appraised.note if appraised else ""
            cut = standing.difference(unit, node)
            if cut is not None and cut.decided is None:
                note = tell(f"because-{cut.because}", "vi")
                data.points(row, "appraised_points", cut.after)
            data.text(row, "appraised_note", note, **NARROW_FONT)
        if "explained" in data.at:
            explained = standing.explanation(unit, node)
            lines = [explained.note, explained.evidence] if explained else []
            data.text(row, "explained", "\n".join(line for line in lines if line), **NARROW_FONT)

    def _facts(self, row: int, who: str, node: Node, answer: Answer | None) -> None:
        stated = answer is not None and answer.facts != "" and answer.facts not in CLAIMS
        by_option = stated and self.stage != EXPLANATION and isinstance(node, Leaf) and bool(node.rule.rows)
        self.data.text(row, f"{who}_facts", "" if by_option else facts_shown(node, answer), **NARROW_FONT)
        steps = self.standing.points(node, answer) if isinstance(node, Leaf) else None
        self.data.points(row, f"{who}_points", steps)

    # ── explanation ───────────────────────────────────────────────────────────────────────────────────────────────

    def _explaining(self, unit: Unit, node: Node, row: int) -> None:
        data = self.data
        explained = self.standing.explanation(unit, node)
        data.open(row, "note", explained.note if explained else "")
        data.open(row, "evidence", explained.evidence if explained else "")
        data.open(row, "page")
        asked = self.standing.is_asked(unit, node)
        left, done = (tell(code, "vi") for code in ("form-st-explain" if asked else "form-st-free", "form-st-done"))
        formula = f'IF({data.ref(row, "note")}="",{text_literal(left)},{text_literal(done)})'
        data.state(row, formula, done if explained and explained.note else left)
        if asked:
            data.colour(row, "note", f'{data.ref(row, "note")}=""', "note", MISSING)

    # ── appraisal and council ─────────────────────────────────────────────────────────────────────────────────────

    def _claim_only(self, unit: Unit, branch: Branch, row: int) -> None:
        """An inner node: its claim is confirmed or refused."""
        data = self.data
        decided = self.standing.decided(unit, branch, self.stage)
        for role in ("fact1", "fact2", "points", "live"):
            data.text(row, role, "", **OUT)
        data.claim(row, _claim_word(decided), decided=True, may_refuse=True)
        data.open(row, "note", self._note(unit, branch))
        na, note = data.ref(row, "na"), data.ref(row, "note")
        self._state(row, f'{na}<>""', note, decided, self._waits(unit, branch))

    def _note(self, unit: Unit, node: Node) -> str:
        """The reason given at this stage, also where what it was given for was withdrawn."""
        row = newest(self.standing.rows(unit, node), self.stage)
        return row.note if row else ""

    def _waits(self, unit: Unit, node: Node) -> bool:
        """Whether the row has to be decided here, whatever was declared."""
        if isinstance(node, Leaf) and node.from_ == "council":
            return self.stage == "council"
        return self.standing.is_open_claim(unit, node)

    def _deciding(self, unit: Unit, leaf: Leaf, row: int) -> int:
        data = self.data
        decided = self.standing.decided(unit, leaf, self.stage)
        options = leaf.rule.rows
        facts = decided.facts if decided and decided.facts not in CLAIMS else ""
        inputs = self._inputs(unit, leaf, facts, row)
        claimable = leaf.not_applicable != "forbidden" and self.criteria.can_be_missing(leaf.code)
        if claimable:
            data.claim(row, _claim_word(decided), decided=True, may_refuse=False)
        else:
            data.text(row, "na", "", **OUT)
        self._points_cell(leaf, decided, row)
        data.open(row, "note", self._note(unit, leaf))
        tests = [f'{data.ref(row, role)}<>""' for role in ("points", "na")] + [f'{ref}<>""' for ref in inputs]
        self._live(unit, leaf, row, inputs, decided, claimable)
        self._state(row, f"OR({','.join(tests)})", data.ref(row, "note"), decided, self._waits(unit, leaf))
        return row + 1 + len(options)

    def _inputs(self, unit: Unit, leaf: Leaf, facts: str, row: int) -> list[str]:
        data = self.data
        fields, options, cells = fields_of(leaf.rule), leaf.rule.rows, cells_from(leaf.rule, facts)
        if not options:
            for role, field, text in zip(("fact1", "fact2"), fields, cells, strict=False):
                data.fact(row, role, field, text, full_of(leaf))
            if len(fields) == 1:
                data.text(row, "fact2", "", **OUT)
            return [data.ref(row, role) for role, _ in zip(("fact1", "fact2"), fields, strict=False)]
        data.text(row, "fact1", "")
        data.text(row, "fact2", "")
        titles = titles_of(options)
        for under, (option, title, field, text) in enumerate(zip(options, titles, fields, cells, strict=True), row + 1):
            for role in data.at:
                if role != "key":
                    data.text(under, role, "")
            data.key(under, unit.code, leaf.code, option.id)
            data.text(under, "title", f"– {title}", italic=True, indent=2, **NARROW_FONT)
            data.fact(under, "fact1", field, text)
        self._options_beside(unit, leaf, row)
        return [data.ref(row + 1 + under, "fact1") for under in range(len(options))]

    def _options_beside(self, unit: Unit, leaf: Leaf, row: int) -> None:
        """What was declared and appraised of each option."""
        standing = self.standing
        stated = {"self": standing.first(unit, leaf), "appraised": standing.decided(unit, leaf, "appraisal")}
        for who, answer in stated.items():
            if answer is not None and f"{who}_facts" in self.data.at:
                for under, text in enumerate(cells_from(leaf.rule, answer.facts), row + 1):
                    self.data.text(under, f"{who}_facts", text, **NARROW_FONT)

    def _points_cell(self, leaf: Leaf, decided: Answer | None, row: int) -> None:
        least, most = leaf.rule.least(), leaf.max
        step = leaf.rule.points_step or Fraction(0)
        values = {"low": least, "high": most, "step": step}
        error = Said("form-err-step" if step else "form-err-range", values)
        field = Field("decimal", Said("form-ask-points", values), error, (), least, most)
        self.data.fact(row, "points", field, decided.points if decided else "")

    def _live(
        self, unit: Unit, leaf: Leaf, row: int, inputs: list[str], decided: Answer | None, claimable: bool
    ) -> None:  # fmt: skip
        """The points that will count: those set, else by the new facts, else as they stand."""
        data, standing = self.data, self.standing
        facts = decided.facts if decided is not None and decided.facts not in CLAIMS else ""
        read = data.as_read(leaf, row, inputs, cells_from(leaf.rule, facts))
        where = inputs_of(data.book, leaf, read, self.digits)
        scale = scale_of(standing.campaign, leaf)
        core = formula_of_leaf(leaf, where, scale)
        if core is None or not cells_hold(leaf.rule, facts, scale):
            core = text_literal(tell("form-later", "vi"))
        base = self._base(unit, leaf)
        effect = self._effect(leaf)
        formula = f"IF({all_empty(inputs)},{_literal(base, self.digits)},{core})"
        if claimable:
            formula = f'IF({data.ref(row, "na")}<>"",{_literal(effect, self.digits)},{formula})'
        formula = typed_or(data.ref(row, "points"), self.digits, formula)
        value: Value = base
        if decided is not None and decided.points:
            value = number_of(decided.points)
        elif decided is not None and decided.facts in CLAIMS:
            value = effect
        elif decided is not None:
            steps = standing.points(leaf, decided)
            value = tell("form-later", "vi") if core.startswith('"') else self._points(steps)
        data.live(row, "live", formula, value, num_format=data.points_format, align="center", bold=True)

    def _base(self, unit: Unit, leaf: Leaf) -> Value:
        """The points where this stage decides nothing."""
        standing = self.standing
        answer = standing.first(unit, leaf)
        if self.stage == "council":
            answer = standing.decided(unit, leaf, "appraisal") or answer
        if answer is not None and answer.facts in CLAIMS:
            return "" if standing.is_open_claim(unit, leaf) else self._effect(leaf)
        return self._points(standing.counted(leaf, answer))

    def _points(self, steps: int | None) -> Value:
        return "" if steps is None else points_value(steps, self.digits)

    def _effect(self, leaf: Leaf) -> Value:
        """What a confirmed claim leaves of a leaf."""
        full = points_value(to_steps(leaf.max, self.digits), self.digits)
        return {"full": full, "zero": 0.0}.get(leaf.not_applicable, tell("word-nothing", "vi"))

    def _state(self, row: int, decides: str, note: str, decided: Answer | None, waits: bool) -> None:
        """What the row still lacks."""
        data = self.data
        codes = ["form-st-note", "form-st-decided", "form-st-undecided" if waits else ""]
        reason, changed, idle = (tell(code, "vi") if code else "" for code in codes)
        changing = f'IF({note}="",{text_literal(reason)},{text_literal(changed)})'
        formula = f"IF({decides},{changing},{text_literal(idle)})"
        now = idle if decided is None else changed if decided.note else reason
        data.state(row, formula, now)
        status = data.ref(row, "status", column=True)
        data.colour(row, "note", f'AND({note}="",{status}={text_literal(reason)})', "note", MISSING)
        alarms = [f"{status}={text_literal(tell(code, 'vi'))}" for code in ("form-st-note", "form-st-undecided")]
        data.colour(row, "status", f"OR({','.join(alarms)})", "status", NOTICE)


def _claim_word(answer: Answer | None) -> str:
    """What the column `na` shows of a decision."""
    facts = answer.facts.casefold() if answer else ""
    wanted = NOT_APPLICABLE if facts == NOT_APPLICABLE else APPLIES if facts == APPLIES else ""
    return next((word for word, stands_for in CLAIM_WORDS.items() if stands_for == wanted), "")


def _literal(value: Value, digits: int) -> str:
    return text_literal(value) if isinstance(value, str) else f"{value:.{digits}f}"
