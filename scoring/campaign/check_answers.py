"""Rows of answers checked against criteria and units, wherever they come from: a file, a form, a page.

Whoever has the rows adds the places. Most rows of a campaign state facts that can be read, and nothing else: these are
passed over first; what can be wrong with another, whatever its unit, is found once for each distinct content.
"""

import datetime
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from scoring.campaign.answers import Answer, moment, rows_by_unit, stages_of
from scoring.campaign.plausible import is_dated, may_be_odd, oddities
from scoring.campaign.units import Unit
from scoring.campaign.workflow import DECIDING, EXPLANATION, STAGES
from scoring.points import fits
from scoring.problems import Fault, Hints, did_you_mean
from scoring.tree.facts import APPLIES, CLAIMS, read_number
from scoring.tree.model import Branch, Condition, CriteriaSet, Leaf
from scoring.tree.readings import ReadByLeaf, Readings
from scoring.tree.yaml_text import CONTROL

NEEDED = ("unit", "code", "stage")
WRITTEN = ("facts", "points", "note", "evidence", "by")


InColumn = tuple[str, Fault]
"""A fault and the column of the row that it stands in."""


class RowFault(NamedTuple):
    """A fault in a column of the row with that number; a notice refuses nothing, `ignored` that the row is out."""

    row: int
    column: str
    fault: Fault
    notice: bool = False
    ignored: bool = False


class RowChecks:
    """What rows are held against: the criteria, the units and the year of their campaign."""

    def __init__(self, criteria: CriteriaSet, units: Sequence[Unit], year: int) -> None:
        self.criteria = criteria
        self._year = year
        self.units = {unit.code: unit for unit in units}
        self.readings = Readings(criteria, year)
        self._conditions: dict[str, tuple[Branch | Leaf, ...]] = {}
        self._checked: dict[tuple[tuple[str, int], tuple[str, ...]], tuple[InColumn, ...]] = {}
        self._odd: dict[tuple[tuple[str, int], str], tuple[Fault, ...]] = {}

    @cached_property
    def _dated(self) -> set[str]:
        """Leaves whose facts may be dates."""
        return {code for code, leaf in self.criteria.leaves.items() if is_dated(leaf)}

    @cached_property
    def _plain(self) -> dict[tuple[str, str], ReadByLeaf]:
        return {
            (code, stage): self.readings[leaf.rule_key]
            for code, leaf in self.criteria.leaves.items()
            for stage in stages_of(leaf)
            if stage != EXPLANATION and not leaf.rule.needs_note and not leaf.rules_for
        }

    @cached_property
    def without_zeros(self) -> dict[str, str]:
        """Leaves that a spreadsheet writes as another one: 1.10 as 1.1; by what it writes."""
        leaves = self.criteria.leaves
        return {short: code for code in leaves if (short := _as_number(code)) in leaves}

    @cached_property
    def _unit_hints(self) -> Hints:
        return Hints(self.units)

    @cached_property
    def _code_hints(self) -> Hints:
        return Hints(self.criteria.nodes)

    @cached_property
    def _units_without_zeros(self) -> dict[str, str]:
        return {code.lstrip("0"): code for code in self.units}

    def is_plain(self, row: Answer) -> bool:
        """Whether the row is as most are: facts that the leaf's rule reads, of a unit that nothing leaves out."""
        unit, code, stage, facts, points, _, _, _, at = row
        read = self._plain.get((code, stage))
        if read is None or points or not facts or facts in CLAIMS or unit not in self.units:
            return False
        if not self.applies(self.units[unit], code):
            return False
        try:
            read[facts]
            moment(at)
        except Fault:
            return False
        return True

    def of_row(self, row: Answer) -> Iterator[InColumn]:
        """What is wrong with a row."""
        if row.unit not in self.units:
            yield "unit", unknown_unit(row.unit, self._units_without_zeros, self._unit_hints)
        yield from self.of_content(row)

    def of_new(self, row: Answer) -> Iterator[InColumn]:
        """What is wrong with a row that is not written yet: characters too with which no file can be read again."""
        for column in WRITTEN:
            if CONTROL.search(getattr(row, column)):
                yield column, Fault("text-control-character")
        yield from self.of_row(row)

    def of_content(self, row: Answer) -> Iterator[InColumn]:
        """What is wrong with a row apart from its unit."""
        content = (self._rule_of(row), (row.stage, row.facts, row.points, row.note and "note"))
        faults = self._checked.get(content)
        if faults is None:
            faults = self._checked[content] = tuple(self._content_faults(row))
        yield from faults
        try:
            moment(row.at)
        except Fault as unreadable:
            yield "at", unreadable

    def odd(self, row: Answer) -> tuple[Fault, ...]:
        """What is odd about the facts of a row that nothing is wrong with."""
        if not may_be_odd(row.facts) and row.code not in self._dated:
            return ()
        content = (self._rule_of(row), row.facts)
        if content not in self._odd:
            self._odd[content] = tuple(oddities(row, self.node_of(row, self.criteria.nodes[row.code]), self._year))
        return self._odd[content]

    def outside(self, row: Answer) -> Fault | None:
        """Why the row does not count, where `applies_to` leaves its unit out."""
        unit = self.units.get(row.unit)
        if unit is None or self.applies(unit, row.code):
            return None
        return Fault("row-outside", unit=unit.name, code=row.code)

    def applies(self, unit: Unit, code: str) -> bool:
        """Whether `applies_to` takes the unit in, of the node and of all above it."""
        conditions = self._conditions.get(code)
        if conditions is None:
            conditions = self._conditions[code] = conditions_of(self.criteria, code)
        return not conditions or all(map(unit.within, conditions))

    def node_of(self, row: Answer, node: Branch | Leaf) -> Branch | Leaf:
        """A node of a row by the rule of the row's unit; by its own where nobody knows the unit."""
        unit = self.units.get(row.unit)
        return node.seen_by(unit.columns) if unit else node

    def _rule_of(self, row: Answer) -> tuple[str, int]:
        leaf = self.criteria.leaves.get(row.code)
        seen = leaf and leaf.rules_for and self.node_of(row, leaf)
        return seen.rule_key if isinstance(seen, Leaf) else (row.code, 0)

    def _content_faults(self, row: Answer) -> Iterator[InColumn]:
        node = self.criteria.nodes.get(row.code)
        if not row.code:
            yield "code", Fault("cell-empty", column="code", needed=NEEDED)
        elif node is None:
            yield "code", Fault("code-unknown", given=row.code, hint=self._code_hints.near(row.code))
        if not row.stage:
            yield "stage", Fault("cell-empty", column="stage", needed=NEEDED)
        elif row.stage not in STAGES:
            hint = did_you_mean(row.stage, STAGES)
            yield "stage", Fault("word-unknown", given=row.stage, known=list(STAGES), hint=hint)
        elif node is not None and row.stage not in stages_of(node):
            known = list(stages_of(node))
            yield "stage", Fault("stage-not-of-node", stage=row.stage, code=node.code, known=known)
        elif node is not None:
            yield from self._stated_faults(row, self.node_of(row, node))

    def _stated_faults(self, row: Answer, node: Branch | Leaf) -> Iterator[InColumn]:
        if row.stage == EXPLANATION and (row.facts or row.points):
            yield ("facts" if row.facts else "points"), Fault("explanation-scored")
        elif row.facts and row.points:
            yield "points", Fault("facts-and-points")
        elif row.points:
            yield from _points_faults(row, node, self.criteria.precision)
        elif row.facts in CLAIMS:
            yield from _claim_faults(row, node)
        elif row.facts and isinstance(node, Branch):
            yield from _applies_faults(row, node)
        elif row.facts and isinstance(node, Leaf):
            yield from self._facts_faults(row, node)

    def _facts_faults(self, row: Answer, leaf: Leaf) -> Iterator[InColumn]:
        try:
            needs_note = leaf.rule.needs_note_for(self.readings[leaf.rule_key][row.facts], leaf.max)
        except Fault as unreadable:
            yield "facts", self._of_other_rule(row, leaf) or unreadable
            needs_note = leaf.rule.needs_note and not leaf.rule.note_only_below_full
        if needs_note and not row.note:
            yield "note", Fault("judged-without-note", code=leaf.code)

    def _of_other_rule(self, row: Answer, leaf: Leaf) -> Fault | None:
        """What to say of facts that the leaf takes from other units, by another of its rules."""
        for other in self.criteria.leaves[leaf.code].by_rule:
            try:
                self.readings[other.rule_key][row.facts]
            except Fault:
                continue
            return Fault("facts-of-other-rule", given=row.facts, code=leaf.code, rule=leaf.rule.terms(leaf.max))
        return None


def check_rows(rows: Sequence[Answer], checks: RowChecks) -> Iterator[RowFault]:
    """All faults of rows, each by itself."""
    for number, row in enumerate(rows):
        if not checks.is_plain(row):
            outside = checks.outside(row)
            if outside:
                yield RowFault(number, "unit", outside, notice=True, ignored=True)
                continue
            faults = list(checks.of_row(row))
            yield from (RowFault(number, column, fault) for column, fault in faults)
            if faults:
                continue
        for odd in checks.odd(row):
            yield RowFault(number, "facts", odd, notice=True)


def conditions_of(criteria: CriteriaSet, code: str) -> tuple[Branch | Leaf, ...]:
    """The nodes, the code's own and those above, that `applies_to` restricts; none where no node has the code."""
    node = criteria.nodes.get(code)
    return tuple(one for one in (*criteria.above[code], node) if one.applies_to) if node else ()


def _as_number(code: str) -> str:
    """A code as a spreadsheet writes it that takes it for a number with decimals; empty where none would."""
    whole, point, decimals = code.partition(".")
    number = point and whole.isdecimal() and decimals.isdecimal() and decimals.endswith("0")
    return f"{whole}.{decimals.rstrip('0')}".rstrip(".") if number else ""


def unknown_unit(given: str, without_zeros: Mapping[str, str], hints: Hints) -> Fault:
    """What to say of a code that no unit has; spreadsheets drop leading zeros."""
    if not given:
        return Fault("cell-empty", column="unit", needed=NEEDED)
    known = without_zeros.get(given.lstrip("0"))
    if known is None or not given.isdigit():
        return Fault("unit-unknown", given=given, hint=hints.near(given))
    return Fault("unit-lost-zeros" if len(given) < len(known) else "unit-lost-zeros-there", given=given, code=known)


def _claim_faults(row: Answer, node: Branch | Leaf) -> Iterator[InColumn]:
    if node.not_applicable == "forbidden":
        yield "facts", Fault("claim-forbidden", code=node.code)
    elif not row.note:
        yield "note", Fault("claim-without-note", code=node.code)


def _applies_faults(row: Answer, node: Branch) -> Iterator[InColumn]:
    if row.facts.casefold() != APPLIES:
        yield "facts", Fault("facts-on-branch", code=node.code, given=row.facts)
    elif row.stage not in DECIDING:
        yield "stage", Fault("applies-not-deciding", stage=row.stage)


def _points_faults(row: Answer, node: Branch | Leaf, precision: int) -> Iterator[InColumn]:
    if isinstance(node, Branch):
        yield "points", Fault("points-on-branch", code=node.code)
        return
    if row.stage not in DECIDING:
        yield "points", Fault("points-not-deciding", stage=row.stage)
        return
    if not row.note:
        yield "note", Fault("adjustment-without-reason", code=node.code)
    try:
        points = read_number(row.points)
    except Fault as unreadable:
        yield "points", unreadable
        return
    if isinstance(node, Condition) and points not in (0, 1):
        yield "points", Fault("condition-typed", given=row.points, code=node.code)
    elif not node.rule.least() <= points <= node.max:
        yield (
            "points",
            Fault("points-out-of-range", given=row.points, low=node.rule.least(), high=node.max),
        )
    elif not fits(points, precision):
        yield "points", Fault("points-too-fine", given=row.points, precision=precision)
    elif (step := node.rule.points_step) and points % step:
        yield "points", Fault("off-step", given=row.points, step=step)


class Clash(NamedTuple):
    """A row that `at` does not tell apart from an earlier one of its unit, code and stage; both by their numbers."""

    row: int
    earlier: int
    lacks_moment: bool


def clashes(rows: Sequence[Answer]) -> Iterator[Clash]:
    """Rows of one unit, code and stage of which nobody can say which is newer."""
    repeated = {
        (unit, code) for unit, codes in rows_by_unit(rows).items() for code, own in codes.items() if len(own) > 1
    }
    seen: dict[tuple[str, str, str], dict[datetime.datetime | None, int]] = {}
    for number, row in enumerate(rows):
        if (row.unit, row.code) not in repeated:
            continue
        earlier = seen.setdefault((row.unit, row.code, row.stage), {})
        try:
            at = moment(row.at) if row.at else None
        except Fault:
            continue  # told with the row's other faults
        if earlier and (at is None or None in earlier):
            yield Clash(number, min(earlier.values()), lacks_moment=True)
        elif at in earlier:
            yield Clash(number, earlier[at], lacks_moment=False)
        earlier.setdefault(at, number)
