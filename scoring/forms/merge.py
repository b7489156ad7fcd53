"""A form taken into a campaign: what was typed since it was issued, and nothing else; whole or not at all."""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, NamedTuple, get_args

from scoring.campaign.answers import Answer, first_stage, moment, told_moment
from scoring.campaign.intake import Intake
from scoring.campaign.plausible import old_letters
from scoring.campaign.source import Act, Cell
from scoring.campaign.workflow import DECIDING, EXPLANATION
from scoring.forms.base import Issued, as_it_stood, upon
from scoring.forms.conflicts import Beside, Conflicts, said_of
from scoring.forms.layout import Meta
from scoring.forms.ledger import Ledger
from scoring.forms.merge_facts import PartFault, facts_of
from scoring.forms.merge_row import (
    STATEMENT,
    Merged,
    Part,
    Side,
    alike,
    as_typed,
    is_stated,
    texts_of_form,
    texts_of_row,
)
from scoring.forms.sent import Sent, SentRow
from scoring.forms.turns import closed
from scoring.problems import Fault, Problem
from scoring.tree.facts import APPLIES, CLAIMS
from scoring.words import tell

MOST_WITHDRAWN = 3
"""How many answers a form may take back without being asked."""

Kind = Literal["added", "changed", "withdrawn"]
KINDS: tuple[Kind, ...] = get_args(Kind)


@dataclass(frozen=True, slots=True)
class Change:
    """A new row, and the row of its stage that stood before it."""

    kind: Kind
    before: Answer | None
    after: Answer


@dataclass(frozen=True)
class Choices:
    """What the person who collects says of a form that does not go without saying.

    side: whose word counts in a conflict; withdraw: that it may take back many answers; reopen: that it may come in
    though its turn is over; restore: codes (or unit:code) that go back to what was issued; received: when it came;
    reason: of what is out of the ordinary.
    """

    side: Side | None = None
    withdraw: bool = False
    reopen: bool = False
    restore: frozenset[str] = frozenset()
    received: str = ""
    reason: str = ""


@dataclass(frozen=True)
class Outcome:
    """What becomes of a form; `known` is the row of the list where it was taken in before."""

    sent: Sent
    problems: tuple[Problem, ...] = ()
    notices: tuple[Problem, ...] = ()
    changes: tuple[Change, ...] = ()
    act: Act | None = None
    known: Intake | None = None
    restored: frozenset[str] = frozenset()


class Looked(NamedTuple):
    """A row of the form, as it was issued, as it stands, as it is merged."""

    beside: Beside
    issued: Issued
    before: Answer | None
    merged: Merged


class FormMerge:
    """One form against the campaign as it stands now; problems and notices are gathered row by row."""

    def __init__(self, ledger: Ledger, sent: Sent, choices: Choices, person: str) -> None:
        self.ledger = ledger
        self.sent = sent
        self.choices = choices
        self.person = person
        self.stage = sent.meta.stage
        self.criteria = ledger.campaign.criteria
        self.conflicts = Conflicts(ledger, sent, choices.side, choices.restore)
        self.problems: list[Problem] = list(sent.problems)
        self.notices: list[Problem] = list(sent.notices)
        self.changed_rules: list[str] = []

    def outcome(self) -> Outcome:
        known = self.ledger.form_with(self.sent.sha256)
        if known is not None:
            return Outcome(self.sent, known=known)
        looked = list(self._looked())
        self._refuse_changed_rules()
        changes = [change for look in looked if (change := self._change(look))]
        self.problems += self.conflicts.problems()
        self._refuse_closed({look.beside.unit for look in looked if look.merged.taken or look.merged.conflicts})
        self._refuse_many_withdrawn(changes)
        if self.problems:
            return Outcome(self.sent, tuple(self.problems), tuple(self.notices))
        notices = (*self.notices, *self.conflicts.left())
        restored = frozenset(self.conflicts.restored)
        return Outcome(self.sent, (), notices, tuple(changes), self._act(changes), restored=restored)

    # ── row by row ────────────────────────────────────────────────────────────────────────────────────────────────

    def _looked(self) -> Iterator[Looked]:
        """The rows that don't say, form and campaign alike, what was issued."""
        for (unit, code), row in self.sent.rows.items():
            issued = self._issued(unit, row)
            if issued.rests_on and issued.rests_on != row.node.rests_on:
                if issued.says_something or row.typed.says_something:
                    self.changed_rules.append(code)
                continue
            history = self.ledger.history(unit, code, self.stage)
            before = history[-1] if history else None
            typed = row.typed.beside(before.evidence if before else "") if row.typed.page else row.typed
            texts = (texts_of_row(row.node, issued), texts_of_form(row.node, typed), texts_of_row(row.node, before))
            base, form, stands = texts
            if any(not alike(cells, base[part]) or not alike(cells, stands[part]) for part, cells in form.items()):
                rested = texts_of_row(row.node, Issued(issued.upon_facts)) if self.stage in DECIDING else {}
                facts = {part: cells for part, cells in rested.items() if part[0] == "fact"}
                if len(facts) == 1:  # one fact typed is one fact typed; items are filled in beside others
                    facts = {}
                beside = Beside(unit, row, base, form, stands, history, facts)
                yield Looked(beside, issued, before, self.conflicts.merged(beside))

    def _issued(self, unit: str, row: SentRow) -> Issued:
        code = row.node.code
        if self.sent.base is not None:
            return self.sent.base.rows.get((unit, code), Issued())
        return as_it_stood(row.node, self.ledger.rows(unit, code), self.stage, moment(self.sent.meta.issued))

    def _change(self, looked: Looked) -> Change | None:
        """What a row changes; nothing where it says what stands, or can't be taken."""
        beside, merged, before = looked.beside, looked.merged, looked.before
        if merged.conflicts or not merged.taken:
            return None
        facts = before.facts if before else ""
        if any(map(is_stated, merged.taken)):
            if not self._still_rests(looked):
                return None
            try:
                texts = as_typed(beside.row.node, beside.row.typed, merged, beside.form)
                facts = facts_of(beside.row.node, texts, beside.base, looked.issued, self.stage)
            except PartFault as found:
                self._at(beside, found.part, found.fault, found.cell)
                return None
        points, note, evidence = (merged.texts[name, 0][0] for name in ("points", "note", "evidence"))
        if not facts and not points and beside.row.typed.evidence is None:
            evidence = ""  # of a decision that is taken back, where the form has no place for it
        named = (beside.unit, beside.row.node.code, self.stage)
        row = Answer(*named, facts, points, note, evidence, signed(self.ledger, self.sent.meta, beside.unit))
        return Change(kind_of(before, row), before, row) if self._is_right(beside, row) else None

    def _is_right(self, beside: Beside, row: Answer) -> bool:
        """Whether the row is one that answers.csv may have, by the same code."""
        faults = list(self.ledger.checks.of_content(row))
        for column, fault in faults:
            self._at(beside, _part_of(column, row), fault)
        for odd in () if faults else self.ledger.checks.odd(row):
            place = self.sent.place(beside.row.cell(_part_of("facts", row), 0))
            self.notices.append(Problem(odd.code, place, odd.values, notice=True))
        for column, typed in (("note", row.note), ("evidence", row.evidence)):
            if not faults and (old := old_letters(typed)):
                place = self.sent.place(beside.row.cell((column, 0), 0))
                self.notices.append(Problem(old.code, place, old.values, notice=True))
        return not faults

    def _still_rests(self, looked: Looked) -> bool:
        """Whether what a decision rests on still stands; otherwise a person says that it holds all the same."""
        beside, issued = looked.beside, looked.issued
        node = beside.row.node
        now = upon(node, self.ledger.rows(beside.unit, node.code), self.stage)
        then = Issued(issued.upon_facts, issued.upon_points)
        texts = texts_of_row(node, then), texts_of_row(node, Issued(now.facts, now.points))
        if all(alike(cells, texts[1][part]) for part, cells in texts[0].items()) or self.choices.side == "theirs":
            return True
        if self.choices.side is None:
            told = [said_of(each, STATEMENT) for each in texts]
            values = {"code": node.code, "unit": self.ledger.name(beside.unit), "issued": told[0], "stands": told[1]}
            fault = Fault("form-rested", **values, by=now.by, at=told_moment(now.at))
            self._at(beside, STATEMENT, fault)
        return False

    def _at(self, beside: Beside, part: Part, fault: Fault, cell: int = 0) -> None:
        self.problems.append(Problem.of(fault, self.sent.place(beside.row.cell(part, cell))))

    # ── the form as a whole ───────────────────────────────────────────────────────────────────────────────────────

    def _refuse_changed_rules(self) -> None:
        if self.changed_rules:
            codes = list(dict.fromkeys(self.changed_rules))
            self.problems.append(Problem("form-rules-changed", self.sent.place(), {"codes": codes}))

    def _refuse_closed(self, units: Collection[str]) -> None:
        if self.choices.reopen:
            return
        campaign, issued = self.ledger.campaign, moment(self.sent.meta.issued)
        for unit in units:
            fault = closed(campaign, self.ledger.rows_of_unit(unit), self.stage, issued)
            if fault is not None:
                values = {**fault.values, "unit": self.ledger.name(unit)}
                self.problems.append(Problem(fault.code, self.sent.place(), values))

    def _refuse_many_withdrawn(self, changes: Sequence[Change]) -> None:
        withdrawn = [change.after.code for change in changes if change.kind == "withdrawn"]
        if len(withdrawn) > MOST_WITHDRAWN and not self.choices.withdraw:
            values = {"count": len(withdrawn), "codes": list(dict.fromkeys(withdrawn))}
            self.problems.append(Problem("form-withdraws-many", self.sent.place(), values))

    def _act(self, changes: Sequence[Change]) -> Act:
        counts = Counter(change.kind for change in changes)
        meta = self.sent.meta
        intake = Intake(
            file=Path(self.sent.file).name,
            sha256=self.sent.sha256,
            unit=meta.unit if self.sent.of_commune else "",
            body=meta.body,
            stage=meta.stage,
            issue=meta.issue,
            saved=self.sent.saved,
            received=self.choices.received,
            by=self.person,
            added=str(counts["added"]),
            changed=str(counts["changed"]),
            withdrawn=str(counts["withdrawn"]),
            reason=self.choices.reason,
        )
        rows = tuple(change.after for change in changes)
        touched = [Cell(row.unit, row.code, stage) for row in rows for stage in self._stages_looked_at(row)]
        expected = {cell: self.ledger.expected(cell) for cell in touched}
        return Act(self.person, "secretariat", self.choices.reason, rows, intake, expected)

    def _stages_looked_at(self, row: Answer) -> tuple[str, ...]:
        """The stage of a row, and those that a decision rests on."""
        if row.stage not in DECIDING:
            return (row.stage,)
        node = self.criteria.nodes[row.code]
        return tuple(dict.fromkeys((first_stage(node), *DECIDING[: DECIDING.index(row.stage) + 1])))


def signed(ledger: Ledger, meta: Meta, unit: str) -> str:
    """Who the rows of a form are by, as answers.csv names them."""
    if meta.stage == "council":
        return tell("word-council-in-full", "vi")
    if meta.stage == "appraisal":
        if not meta.body:
            return tell("form-by-appraisal", "vi")
        body = ledger.campaign.criteria.body(meta.body)
        return tell("form-by-body", "vi", body=body.title_or(body.id))
    return ledger.name(unit)


def kind_of(before: Answer | None, after: Answer) -> Kind:
    """What a row does to the one before it."""
    if before is None or not says(before):
        return "added"
    return "changed" if says(after) else "withdrawn"


def says(row: Answer) -> bool:
    """Whether a row says something that counts at its stage."""
    return bool(row.note or row.evidence) if row.stage == EXPLANATION else bool(row.facts or row.points)


def _part_of(column: str, row: Answer) -> Part:
    """The part of a form that holds a column of answers.csv."""
    if column == "facts":
        return ("na", 0) if row.facts in CLAIMS or row.facts == APPLIES else ("fact", 0)
    return (column, 0)
