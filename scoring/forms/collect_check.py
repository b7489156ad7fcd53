"""A form checked against the campaign it says it belongs to, and what the cells of its rows hold.

Nothing that a form computes is looked at. What is wrong with a cell as such (a formula, merged cells, a document that
is not listed) is told here; what its text means is told where it is merged.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from scoring.campaign.campaign import Campaign
from scoring.campaign.check_answers import RowChecks
from scoring.campaign.units import Unit
from scoring.campaign.workflow import EXPLANATION, FORM_STAGES
from scoring.forms.base import Issued
from scoring.forms.collect_cells import Cells
from scoring.forms.evidence import evidence_text
from scoring.forms.layout import FACTS, MANY_UNITS, Meta
from scoring.forms.merge_row import Part, Typed, alike
from scoring.forms.read_form import KEY, Entry, Form, Row
from scoring.forms.sent import Sent, SentRow
from scoring.problems import Fault, Hints, Problem, Refusal, did_you_mean
from scoring.spreadsheet.fields import WAYS, claim_from, is_level, level_now
from scoring.tree.facts import NOT_APPLICABLE
from scoring.tree.model import Branch, CriteriaSet, Leaf

NEEDED: dict[str, tuple[str, ...]] = {
    "self": (*FACTS, "na", "note", "evidence", "page"),
    "appraisal": (*FACTS, "na", "points", "note"),
    "council": (*FACTS, "na", "points", "note"),
    EXPLANATION: ("note", "evidence", "page"),
}
"""The columns a form of the stage has; without one of them its answers would look withdrawn."""


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

    def sent(self, form: Form) -> Sent:
        """What the form holds, with the problems of its cells. Raises `Refusal` where it can't be looked at."""
        foreign = [Problem.of(fault, form.place()) for fault in self._foreign(form)]
        if foreign:
            raise Refusal(foreign)
        return _FormCheck(self, form).sent()

    def _foreign(self, form: Form) -> Iterator[Fault]:
        """What says that the form belongs elsewhere; a form that carries no base is as good as its criteria are old."""
        meta, criteria = form.meta, self.criteria
        if meta.campaign != self.campaign.settings.id:
            yield Fault("form-other-campaign", given=meta.campaign, wanted=self.campaign.settings.id)
            return
        if meta.criteria.partition("@")[0] != criteria.id:
            yield Fault("form-other-criteria", given=meta.criteria, wanted=criteria.name)
        elif form.base is None and meta.digest != criteria.digest:
            yield Fault("form-criteria-changed", criteria=criteria.name)
        if meta.stage not in FORM_STAGES:
            yield Fault("form-stage-unknown", given=meta.stage)
        if meta.unit != MANY_UNITS and meta.unit not in self.units:
            yield Fault("form-unit-unknown", given=meta.unit, hint=did_you_mean(meta.unit, list(self.units)))
        if meta.body and meta.body not in [body.id for body in criteria.bodies]:
            yield Fault("form-body-unknown", given=meta.body)


class _FormCheck:
    """One form's rows and problems, gathered row by row."""

    def __init__(self, checker: Checker, form: Form) -> None:
        self.checker = checker
        self.form = form
        self.meta: Meta = form.meta
        self.cells = Cells(form)
        self.rows: dict[tuple[str, str], SentRow] = {}
        self.notices: list[Problem] = []

    def sent(self) -> Sent:
        self._columns()
        if self.cells.problems:
            raise Refusal(self.cells.problems)
        for unit, code in self._missing():
            self.cells.whole(Fault("form-row-missing", code=code, unit=unit.name))
        for (unit_code, code), entry in self.form.entries.items():
            self._entry(unit_code, code, entry)
        self.cells.look_at_merged()
        self.cells.look_at_stray()
        form, problems = self.form, tuple(self.cells.problems)
        return Sent(form.file, form.sha256, form.meta, form.saved, form.base, self.rows, problems, tuple(self.notices))

    def _columns(self) -> None:
        told = set()
        for entry in self.form.entries.values():
            missing = [role for role in NEEDED[self.meta.stage] if not entry.row.has(role)]
            if missing and entry.row.sheet.name not in told:
                told.add(entry.row.sheet.name)
                self.cells.add(entry.row, KEY, Fault("form-column-missing", missing=missing))

    def _missing(self) -> Iterator[tuple[Unit, str]]:
        """Rows that were deleted: those that the form was issued with, as far as the campaign still has them."""
        checker = self.checker
        for unit_code, code in self.form.base.rows if self.form.base else self._asked():
            unit = checker.units.get(unit_code)
            there = (unit_code, code) in self.form.entries or code not in checker.criteria.nodes
            if unit is not None and not there and checker.checks.applies(unit, code):
                yield unit, code

    def _asked(self) -> Iterator[tuple[str, str]]:
        """The rows of a form that does not say itself which it was issued with, where they don't depend on the day."""
        meta, checker = self.meta, self.checker
        if meta.stage not in ("self", "appraisal") or (meta.stage == "appraisal" and not meta.body):
            return
        codes = dict.fromkeys(unit for unit, _ in self.form.entries) if meta.unit == MANY_UNITS else [meta.unit]
        for unit in codes:
            for code, leaf in checker.criteria.leaves.items():
                asked = leaf.from_ == "self" if meta.stage == "self" else leaf.from_ != "council"
                if asked and (not meta.body or leaf.body == meta.body):
                    yield unit, code

    def _entry(self, unit_code: str, code: str, entry: Entry) -> None:
        """One node of one unit: what its cells hold."""
        try:
            unit, node = self._named(unit_code, code)
        except Fault as fault:
            self.cells.add(entry.row, KEY, fault)
            return
        before = len(self.cells.problems)
        typed = self._typed(node, entry)
        is_read = len(self.cells.problems) == before
        if entry.row.has("evidence"):
            evidence, page = self._evidence(node, entry)
            typed = typed._replace(evidence=evidence, page=page)
        if self.checker.checks.applies(unit, code) and is_read:
            # Also where its evidence names what is not there: what else is wrong with the row is told in the same run.
            self.rows[unit_code, code] = SentRow(node, typed, lambda part, number: _cell(node, entry, part, number))
        if self.checker.checks.applies(unit, code):
            return
        del self.cells.problems[before:]
        if typed.says_something and not self._issued(unit_code, code).says_something:
            notice = Fault("row-outside", unit=unit.name, code=code)
            self.notices.append(Problem(notice.code, self.form.place(entry.row.place(KEY)), notice.values, True))

    def _issued(self, unit: str, code: str) -> Issued:
        base = self.form.base
        return base.rows.get((unit, code), Issued()) if base else Issued()

    def _named(self, unit_code: str, code: str) -> tuple[Unit, Branch | Leaf]:
        """The unit and the node that a key names. Raises `Fault` where this form can't hold them."""
        meta, checker = self.meta, self.checker
        if unit_code not in checker.units or meta.unit not in (MANY_UNITS, unit_code):
            raise Fault("form-key-other-unit", given=unit_code, wanted=meta.unit)
        node = checker.criteria.nodes.get(code)
        if node is None:
            raise Fault("code-unknown", given=code, hint=checker.hints.near(code))
        if meta.body and isinstance(node, Leaf) and node.body != meta.body:
            body = checker.criteria.body(meta.body)
            raise Fault("form-key-other-body", code=code, body=body.title_or(body.id))
        if self.form.base and (unit_code, code) not in self.form.base.rows:
            raise Fault("form-row-added", code=code)
        unit = checker.units[unit_code]
        return unit, node.seen_by(unit.columns)

    # ── cells ─────────────────────────────────────────────────────────────────────────────────────────────────────

    def _typed(self, node: Branch | Leaf, entry: Entry) -> Typed:
        """What the cells of a row hold but for its evidence."""
        cells, row = self.cells, entry.row
        facts = self._facts(node, entry) if isinstance(node, Leaf) else ()
        claim = self._claim(entry)
        if isinstance(node, Leaf) and not claim and not entry.options and _is_claim(node, facts[:1]):
            # Whoever writes "không áp dụng" where the figure belongs has said it as clearly.
            claim, facts = NOT_APPLICABLE, ("", *facts[1:])
        return Typed(facts, claim, cells.line(row, "points"), cells.text(row, "note"))

    def _evidence(self, node: Branch | Leaf, entry: Entry) -> tuple[str | None, str]:
        """The evidence as answers.csv has it, None where it is wrong; as issued, the cell's text is no list of ids.

        A page typed beside such a text stays on its own: it goes to what stands by now.
        """
        cells, row = self.cells, entry.row
        text, page = cells.text(row, "evidence"), cells.line(row, "page")
        if alike([text], [self._issued(self.meta.unit, node.code).evidence]):
            return text, page
        try:
            return evidence_text(text, page, self.form.documents), ""
        except Fault as fault:
            cells.add(row, "evidence", fault)
            return None, ""

    def _claim(self, entry: Entry) -> str:
        try:
            return claim_from(self.cells.line(entry.row, "na"))
        except Fault as fault:
            self.cells.add(entry.row, "na", fault)
            return ""

    def _facts(self, leaf: Leaf, entry: Entry) -> tuple[str, ...]:
        """The cells of a leaf's facts; a level by the title it has now."""
        ids = [row.id for row in leaf.rule.rows]
        for option, row in entry.options.items():
            if option not in ids:
                self.cells.add(row, KEY, Fault("form-option-unknown", given=option, code=leaf.code))
        missing = [name for name in ids if name not in entry.options]
        if missing:
            if entry.row.has("fact1"):
                self.cells.add(entry.row, KEY, Fault("form-option-missing", code=leaf.code, missing=missing))
            return ()
        titles = self.form.base.titles.get(leaf.code, {}) if self.form.base else {}
        texts: list[str] = []
        for asked in leaf.rule.asks:
            row = entry.options[asked.row.id] if asked.row else entry.row
            width = len(WAYS[asked.sort].fields(asked))
            own = [self.cells.line(row, role) for role in FACTS[:width]]
            texts += [level_now(asked, own[0], titles)] if asked.levels else own
            if width == 1 and (extra := self.cells.line(row, FACTS[1])):
                self.cells.add(row, FACTS[1], Fault("form-cell-not-asked", given=extra))
        return tuple(texts)


def _is_claim(leaf: Leaf, first: Sequence[str]) -> bool:
    """Whether the first cell of a leaf says that it does not apply; a level may be called so."""
    try:
        said = bool(first) and claim_from(first[0]) == NOT_APPLICABLE
    except Fault:
        return False
    return said and not any(is_level(asked, first[0]) for asked in leaf.rule.asks)


def _cell(node: Branch | Leaf, entry: Entry, part: Part, number: int) -> str:
    """Where the cell of a part with that number stands."""
    kind, fact = part
    row: Row = entry.row
    if kind in ("fact", "statement"):
        asked = node.rule.asks[fact] if isinstance(node, Leaf) else None
        row = entry.options.get(asked.row.id, row) if asked and asked.row else row
        kind = FACTS[number] if asked and row.has(FACTS[number]) else "na"
    return row.place(kind)
