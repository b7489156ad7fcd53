"""A form checked against the campaign it says it belongs to, and the answers that its cells make.

Nothing that a form computes is looked at: facts are read by the rule and checked by the same code as answers.csv.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from scoring.campaign.answers import Answer
from scoring.campaign.campaign import Campaign
from scoring.campaign.check_answers import RowChecks
from scoring.campaign.units import Unit
from scoring.campaign.workflow import EXPLANATION, FORM_STAGES
from scoring.forms.collect_cells import Cells
from scoring.forms.evidence import evidence_text
from scoring.forms.layout import MANY_UNITS
from scoring.forms.read_form import KEY, Entry, Form
from scoring.problems import Fault, Hints, Problem, Refusal, did_you_mean
from scoring.spreadsheet.fields import AnyRule, claim_from, facts_from, fields_of
from scoring.tree.facts import NOT_APPLICABLE
from scoring.tree.model import Branch, CriteriaSet, Leaf
from scoring.words import tell

FACTS = ("fact1", "fact2")
NEEDED: dict[str, tuple[str, ...]] = {
    "self": (*FACTS, "na", "note", "evidence", "page"),
    "appraisal": (*FACTS, "na", "points", "note"),
    "council": (*FACTS, "na", "points", "note"),
    EXPLANATION: ("note", "evidence", "page"),
}
"""The columns a form of the stage has; without one of them its answers would look withdrawn."""


@dataclass(frozen=True)
class Checked:
    """A form whose every cell is right, and what each row states; some forms don't ask for evidence."""

    form: Form
    answers: tuple[Answer, ...]
    notices: tuple[Problem, ...]
    asks_evidence: bool


@dataclass(frozen=True)
class Checker:
    """A campaign that forms come back to."""

    campaign: Campaign

    @property
    def criteria(self) -> CriteriaSet:
        return self.campaign.criteria

    @cached_property
    def units(self) -> dict[str, Unit]:
        return {unit.code: unit for unit in self.campaign.units}

    @cached_property
    def checks(self) -> RowChecks:
        return RowChecks(self.criteria, self.campaign.units, self.campaign.settings.year)

    @cached_property
    def hints(self) -> Hints:
        return Hints(self.criteria.nodes)

    def check(self, form: Form) -> Checked:
        """The answers of a form. Raises `Refusal` with all its problems, those of the whole form first."""
        foreign = [Problem.of(fault, form.place()) for fault in self._foreign(form)]
        if foreign:
            raise Refusal(foreign)
        return _FormCheck(self, form).checked()

    def _foreign(self, form: Form) -> Iterator[Fault]:
        """What says that the form belongs elsewhere, or is an old one."""
        meta, criteria = form.meta, self.criteria
        if meta.campaign != self.campaign.settings.id:
            yield Fault("form-other-campaign", given=meta.campaign, wanted=self.campaign.settings.id)
            return
        if meta.criteria != criteria.name:
            yield Fault("form-other-criteria", given=meta.criteria, wanted=criteria.name)
        elif meta.digest != criteria.digest:
            yield Fault("form-criteria-changed", criteria=criteria.name)
        if meta.stage not in FORM_STAGES:
            yield Fault("form-stage-unknown", given=meta.stage)
        if meta.unit != MANY_UNITS and meta.unit not in self.units:
            yield Fault("form-unit-unknown", given=meta.unit, hint=did_you_mean(meta.unit, list(self.units)))
        if meta.body and meta.body not in [body.id for body in criteria.bodies]:
            yield Fault("form-body-unknown", given=meta.body)

    def by(self, form: Form, unit: str) -> str:
        """Who the rows of a form are by, as answers.csv names them."""
        meta = form.meta
        if meta.stage == "council":
            return tell("word-council-in-full", "vi")
        if meta.stage == "appraisal":
            if not meta.body:
                return tell("form-by-appraisal", "vi")
            body = self.criteria.body(meta.body)
            return tell("form-by-body", "vi", body=body.title)
        return self.units[unit].name


class _FormCheck:
    """One form's answers and problems, gathered row by row."""

    def __init__(self, checker: Checker, form: Form) -> None:
        self.checker = checker
        self.form = form
        self.stage = form.meta.stage
        self.cells = Cells(form)
        self.answers: list[Answer] = []
        self.notices: list[Problem] = []

    def checked(self) -> Checked:
        self._columns()
        self._missing()
        for (unit, code), entry in self.form.entries.items():
            self._entry(unit, code, entry)
        self.cells.look_at_merged()
        self.cells.look_at_stray()
        if self.cells.problems:
            raise Refusal(self.cells.problems)
        asks_evidence = any(entry.row.has("evidence") for entry in self.form.entries.values())
        return Checked(self.form, tuple(self.answers), tuple(self.notices), asks_evidence)

    def _columns(self) -> None:
        told = set()
        for entry in self.form.entries.values():
            missing = [role for role in NEEDED[self.stage] if not entry.row.has(role)]
            if missing and entry.row.sheet.name not in told:
                told.add(entry.row.sheet.name)
                self.cells.add(entry.row, KEY, Fault("form-column-missing", missing=missing))

    def _missing(self) -> None:
        """Rows that were deleted, where it is known which there were.

        A self-assessment holds every leaf that the unit states itself, a form of a body each of its leaves for every
        unit in it. What explanations and the council are asked depends on the day: there a row less changes nothing.
        """
        meta, checker = self.form.meta, self.checker
        if self.stage not in ("self", "appraisal") or (self.stage == "appraisal" and not meta.body):
            return
        codes = dict.fromkeys(unit for unit, _ in self.form.entries) if meta.unit == MANY_UNITS else [meta.unit]
        for unit in (checker.units[code] for code in codes if code in checker.units):
            for code, leaf in checker.criteria.leaves.items():
                asked = leaf.from_ == "self" if self.stage == "self" else leaf.from_ != "council"
                asked = asked and (not meta.body or leaf.body == meta.body)
                if asked and (unit.code, code) not in self.form.entries and checker.checks.applies(unit, code):
                    self.cells.whole(Fault("form-row-missing", code=code, unit=unit.name))

    def _entry(self, unit_code: str, code: str, entry: Entry) -> None:
        """One node of one unit: what its cells state."""
        try:
            unit, node = self._named(unit_code, code)
        except Fault as fault:
            self.cells.add(entry.row, KEY, fault)
            return
        before = len(self.cells.problems)
        answer = self._stated(unit, node, entry)
        if not self.checker.checks.applies(unit, code):
            del self.cells.problems[before:]
            if answer != Answer(unit.code, code, self.stage, by=answer.by):
                notice = Fault("row-outside", unit=unit.name, code=code)
                self.notices.append(Problem(notice.code, self.form.place(entry.row.place(KEY)), notice.values, True))
            return
        if len(self.cells.problems) == before:
            self._contents(answer, entry)
        self.answers.append(answer)

    def _named(self, unit_code: str, code: str) -> tuple[Unit, Branch | Leaf]:
        """The unit and the node that a key names. Raises `Fault` where this form can't hold them."""
        meta, checker = self.form.meta, self.checker
        if unit_code not in checker.units or meta.unit not in (MANY_UNITS, unit_code):
            raise Fault("form-key-other-unit", given=unit_code, wanted=meta.unit)
        node = checker.criteria.nodes.get(code)
        if node is None:
            raise Fault("code-unknown", given=code, hint=checker.hints.near(code))
        if meta.body and isinstance(node, Leaf) and node.body != meta.body:
            body = checker.criteria.body(meta.body)
            raise Fault("form-key-other-body", code=code, body=body.title)
        return checker.units[unit_code], node

    def _stated(self, unit: Unit, node: Branch | Leaf, entry: Entry) -> Answer:
        cells, row = self.cells, entry.row
        facts = self._facts(node, entry)
        page = cells.line(row, "page")
        evidence = cells.text(row, "evidence")
        try:
            evidence = evidence_text(evidence, page, self.form.documents)
        except Fault as fault:
            cells.add(row, "evidence", fault)
        return Answer(
            unit.code,
            node.code,
            self.stage,
            facts,
            cells.line(row, "points"),
            cells.text(row, "note"),
            evidence,
            self.checker.by(self.form, unit.code),
        )

    def _facts(self, node: Branch | Leaf, entry: Entry) -> str:
        """The facts that the cells make, or the claim in the column for it."""
        row = entry.row
        claim = self._claim(entry)
        stated = self._leaf_facts(node, entry, bool(claim)) if isinstance(node, Leaf) else ""
        if claim and stated:
            self.cells.add(row, "na", Fault("form-claim-and-facts", code=node.code))
        return claim or stated

    def _claim(self, entry: Entry) -> str:
        row = entry.row
        try:
            claim = claim_from(self.cells.line(row, "na"))
        except Fault as fault:
            self.cells.add(row, "na", fault)
            return ""
        if claim or entry.options or not row.has("fact1"):
            return claim
        # Whoever writes "không áp dụng" where the figure belongs has said it as clearly.
        try:
            written = claim_from(row.text("fact1"))
        except Fault:
            return ""
        if written == NOT_APPLICABLE:
            self.cells.taken_as_claim(row)
            return written
        return ""

    def _leaf_facts(self, leaf: Leaf, entry: Entry, claimed: bool) -> str:
        options = leaf.rule.rows
        if not options:
            if entry.options:
                for option, row in entry.options.items():
                    self.cells.add(row, KEY, Fault("form-option-unknown", given=option, code=leaf.code))
                return ""
            return self._typed(leaf.rule, entry)
        ids = [option.id for option in options]
        for option, row in entry.options.items():
            if option not in ids:
                self.cells.add(row, KEY, Fault("form-option-unknown", given=option, code=leaf.code))
        missing = [name for name in ids if name not in entry.options]
        if missing:
            if entry.row.has("fact1"):
                self.cells.add(entry.row, KEY, Fault("form-option-missing", code=leaf.code, missing=missing))
            return ""
        rows = [entry.options[name] for name in ids]
        texts = [self.cells.line(row, "fact1") for row in rows]
        try:
            return facts_from(leaf.rule, texts)
        except Fault as fault:
            row = rows[_guilty(leaf.rule, texts)]
            self.cells.add(row, "fact1", fault)
            return ""

    def _typed(self, rule: AnyRule, entry: Entry) -> str:
        row = entry.row
        texts = [self.cells.line(row, role) for role in FACTS]
        if self.cells.is_claim(row):
            texts[0] = ""
        if len(fields_of(rule)) == 1 and texts[1]:
            self.cells.add(row, "fact2", Fault("form-cell-not-asked", given=texts[1]))
            return ""
        try:
            return facts_from(rule, texts)
        except Fault as fault:
            given = fault.values.get("given")
            self.cells.add(row, "fact2" if given == texts[1] and texts[1] and given != texts[0] else "fact1", fault)
            return ""

    def _contents(self, answer: Answer, entry: Entry) -> None:
        """What is wrong with the row whatever its unit, by the same code as answers.csv, at its cell."""
        for column, fault in self.checker.checks.of_content(answer):
            self.cells.add(entry.row, self._role(column, fault, entry), fault)

    def _role(self, column: str, fault: Fault, entry: Entry) -> str:
        if column in ("points", "note", "evidence"):
            return column
        if column != "facts":
            return KEY
        row = entry.row
        if row.text("na") or not row.has("fact1") or entry.options:
            return "na"
        return "fact2" if row.text("fact2") and fault.values.get("given") == row.text("fact2") else "fact1"


def _guilty(rule: AnyRule, texts: Sequence[str]) -> int:
    """Which of several cells can't be read: the first that can't on its own."""
    for index, text in enumerate(texts):
        alone = ["" if other != index else text for other in range(len(texts))]
        try:
            facts_from(rule, alone)
        except Fault:
            return index
    return 0
