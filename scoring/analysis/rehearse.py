"""The same facts under an amended criteria set: what carries over, and what points, grades and ranks would become.

A row carries over where its new leaf stands for one old leaf (by code, by title, or as a table declares) whose facts
come from the same source and have the same form, and where the new rule reads them. Points that were typed, and facts
that are points themselves, carry over only where rule and max are the same. All other leaves of a unit are unknown:
nobody has their facts. Nothing is invented for them: the result `known` leaves them out (as `exclude` does), and
`bounds` says between which scores and ranks the unit would stand whatever they turn out to be.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property, partial
from typing import Literal, NamedTuple

from scoring.analysis.bounds import Bounds, bounds_of
from scoring.analysis.compare import Comparison, compare
from scoring.analysis.matching import Matching, NodeMatch, match
from scoring.analysis.weights import Weights
from scoring.campaign.answers import Answer, first_stage, is_known, stages_looked_at
from scoring.campaign.campaign import Campaign
from scoring.campaign.workflow import ScoredStage
from scoring.engine.evaluate import Evaluator
from scoring.engine.ranking import rank_campaign
from scoring.engine.results import Results, UnitResult
from scoring.points import exact_text
from scoring.problems import Fault
from scoring.tree.diff import Declared
from scoring.tree.facts import CLAIMS, NOT_APPLICABLE
from scoring.tree.model import Branch, CriteriaSet, Leaf
from scoring.tree.reader import CriteriaFile
from scoring.tree.rule import Columns, Yardstick

Because = Literal["new", "source", "form", "points", "unread", "claim", "others"]
"""Why facts are lacking: the leaf is new (or stands for several), its facts come from elsewhere, have another form, are
points of another rule or max, can't be read by the new rule, are a claim that the new leaf does not take, or are
measured against the facts of other units that are lacking."""


@dataclass(frozen=True, slots=True)
class Unknown:
    """A leaf of the new set for which units lack facts, with the reason for each unit by its code."""

    leaf: Leaf
    units: Mapping[str, Because]


class Move(NamedTuple):
    """How far a leaf moved a unit's score, as a share of its max; `gone`: one of the old set that none stands for."""

    code: str
    gone: bool
    share: Fraction


@dataclass(frozen=True)
class Rehearsal:
    """What came out. `before` are the results as they are, `known` those of the new set on what carries over.

    `carried` has the old leaf of every new one that takes facts over; `comparison` says who wins and loses by which
    node, on what is known.
    """

    campaign: Campaign
    before: Results
    known: Results
    carried: Mapping[str, str]
    unknown: tuple[Unknown, ...]
    bounds: Mapping[str, Bounds]
    comparison: Comparison
    declared: Declared

    def moves(self, unit: str) -> list[Move]:
        """Through which leaves a unit's score moved, as shares of its max, the greatest first.

        A leaf moves the score by what is lost there before less what is lost after, so that weight taken from one leaf
        with all its points to another moves nothing; nothing is told of a unit without a score.
        Codes are the new ones, of leaves that are gone the old ones: a code may stand for one of each.
        """
        results = _of(self.before, unit), _of(self.known, unit)
        if any(result.score is None for result in results):
            return []
        was, now = _lost(results[0], self.before.criteria), _lost(results[1], self.known.criteria)
        old_codes = {code: self.carried[code] for code in now if code in self.carried}
        moves = [Move(code, False, was.get(old_codes.get(code, ""), Fraction(0)) - lost) for code, lost in now.items()]
        stood_for = set(old_codes.values())
        moves += [Move(code, True, lost) for code, lost in was.items() if code not in stood_for]
        return sorted((move for move in moves if move.share), key=lambda move: -abs(move.share))


def _of(results: Results, unit: str) -> UnitResult:
    return next(placed.result for placed in results.units if placed.result.unit.code == unit)


def _lost(result: UnitResult, criteria: CriteriaSet) -> dict[str, Fraction]:
    """What a unit lost at every leaf that applies, as shares of its max; of bonus and penalty what they don't add."""
    codes = list(criteria.leaves)
    parts = Weights(criteria, {code: place for place, code in enumerate(codes)}, len(codes)).parts(result)
    lost = {}
    for code, value, weight in zip(codes, parts.values, parts.weights, strict=True):
        all_points = weight if code in criteria.depths else 0
        if weight:
            lost[code] = Fraction(all_points - value, parts.denominator)
    return lost


def rehearse(
    campaign: Campaign, amended: CriteriaFile, stage: ScoredStage = "final", declared: Declared | None = None
) -> Rehearsal:
    """The campaign under an amended criteria set, at a stage."""
    carrier = _Carrier(campaign, amended, stage, declared)
    unknown = carrier.unknown()
    before = rank_campaign(campaign, stage)
    known = rank_campaign(carrier.without(unknown), stage)
    if not unknown:
        bounds = {
            one.result.unit.code: Bounds(one.result.score, one.result.score, one.rank, one.rank) for one in known.units
        }
    else:
        least, most = (Evaluator(carrier.stated(unknown, most=turned), stage).units() for turned in (False, True))
        bounds = bounds_of(carrier.new, least, most, stage)
    comparison = compare(before, known, carrier.matching)
    return Rehearsal(campaign, before, known, carrier.carried, unknown, bounds, comparison, declared or {})


class _Carrier:
    """The rows of a campaign taken over to the leaves of an amended set."""

    def __init__(
        self, campaign: Campaign, amended: CriteriaFile, stage: ScoredStage, declared: Declared | None
    ) -> None:
        self.stage = stage
        self.old = campaign
        self.new = replace(campaign, criteria_file=amended, answers=(), notices=())
        self.matching: Matching = match(campaign, self.new, declared)
        self.why: dict[str, Because] = {}
        self.carried: dict[str, str] = {}
        self.lacking: dict[str, dict[str, Because]] = {}
        self.answers = tuple(self._carry())

    @property
    def criteria(self) -> CriteriaSet:
        return self.new.criteria

    def _carry(self) -> Iterator[Answer]:
        for code, node in self.criteria.nodes.items():
            match = self.matching.by_code[code]
            because = _why_not(match)
            if because is None:
                old = match.old[0]
                self.carried[code] = old.code
                for unit in self.old.units:
                    rows = self.old.rows[unit.code].get(old.code, ())
                    yield from self._rows(node.seen_by(unit.columns), old.seen_by(unit.columns), rows)
            elif isinstance(node, Leaf):
                self.lacking[code] = {unit.code: because for unit in self.old.units}

    def _rows(self, node: Branch | Leaf, old: Branch | Leaf, rows: Sequence[Answer]) -> Iterator[Answer]:
        """The rows of one unit under the new code; none, and the unit lacks facts, where one can't be taken over."""
        faults = [because for row in rows if (because := self._fault(node, old, row)) is not None]
        if faults:
            if isinstance(node, Leaf):
                self.lacking.setdefault(node.code, {})[rows[0].unit] = faults[0]
            return
        yield from (row._replace(code=node.code) for row in rows)

    def _fault(self, node: Branch | Leaf, old: Branch | Leaf, row: Answer) -> Because | None:
        if row.facts in CLAIMS:
            return "claim" if node.not_applicable == "forbidden" else None
        if not isinstance(node, Leaf) or not isinstance(old, Leaf):
            return None
        are_points = bool(row.points) or (bool(row.facts) and node.rule.states_points)
        if are_points and (node.max != old.max or node.rule != old.rule):
            return "points"
        if row.facts and _form(node) != _form(old):
            return "form"
        if row.facts:
            try:
                node.rule.read(row.facts, Yardstick(node.max, self.old.settings.year))
            except Fault:
                return "unread"
        return None

    def unknown(self) -> tuple[Unknown, ...]:
        """The leaves that the stage looks at and that apply to units which lack their facts, in the tree's order."""
        looks = Evaluator(self.new, self.stage)
        applying: dict[str, set[str]] = {}
        for look in looks.looks:
            for position, seen in enumerate(look.seen):
                if seen is None:
                    applying.setdefault(looks.nodes[position].code, set()).add(look.unit.code)
        unknown = []
        for code, leaf in self.criteria.leaves.items():
            lacking = self.lacking.get(code, {})
            units = {unit: why for unit, why in lacking.items() if unit in applying.get(code, ())}
            moved = {own.rule_key for own in map(partial(self._own, leaf), units) if own.rule.looks_at_others}
            if moved:
                here = [unit.code for unit in self.new.units]
                others = {unit for unit in here if self._own(leaf, unit).rule_key in moved}
                units = {unit: units.get(unit, "others") for unit in here if unit in units or unit in others}
            if units and is_known(leaf, self.stage):
                unknown.append(Unknown(leaf, units))
        return tuple(unknown)

    def _own(self, leaf: Leaf, unit: str) -> Leaf:
        """A leaf by the rule of the unit of that code."""
        return leaf.seen_by(self._columns[unit])

    @cached_property
    def _columns(self) -> dict[str, Columns]:
        return {unit.code: unit.columns for unit in self.new.units}

    def without(self, unknown: Sequence[Unknown]) -> Campaign:
        """The amended campaign with what is unknown left out of it, unit by unit, as `exclude` does."""
        codes = {one.leaf.code for one in unknown}
        criteria = self.criteria
        if codes:
            criteria = criteria.changed(tree=tuple(_excluding(node, codes) for node in criteria.tree))
        file = replace(self.new.criteria_file, criteria=criteria)
        outside = {leaf.code for leaf in (*criteria.in_bonus, *criteria.in_penalty)}
        claims = (
            Answer(unit, one.leaf.code, self._deciding(one.leaf), NOT_APPLICABLE, note="-")
            for one in unknown
            if one.leaf.code not in outside
            for unit in one.units
        )
        return replace(self.new, criteria_file=file, answers=(*self.answers, *claims))

    def stated(self, unknown: Sequence[Unknown], most: bool) -> Campaign:
        """The amended campaign where all that is unknown turns out best (`most`) or worst for the units."""
        penalties = {leaf.code for leaf in self.criteria.in_penalty}
        rows = []
        for one in unknown:
            high = most != (one.leaf.code in penalties)
            for unit in one.units:
                points = exact_text(one.leaf.max if high else self._own(one.leaf, unit).rule.least())
                rows.append(Answer(unit, one.leaf.code, self._deciding(one.leaf), "", points, "-"))
        return replace(self.new, answers=(*self.answers, *rows))

    def _deciding(self, leaf: Leaf) -> str:
        """The stage whose row the scored stage looks at first."""
        return stages_looked_at(leaf, self.stage)[0]


def _why_not(match: NodeMatch) -> Because | None:
    """Why no unit's facts of a node can be taken over."""
    new, old = match.new, match.old
    if len(old) != 1 or type(new) is not type(old[0]):
        return "new"
    if isinstance(new, Leaf) and isinstance(old[0], Leaf):
        if first_stage(new) != first_stage(old[0]):
            return "source"
        plain = not (new.rules_for or old[0].rules_for)
        if plain and _form(new) != _form(old[0]):
            return "form"
    return None


def _form(leaf: Leaf) -> list[object]:
    """What facts of a leaf look like; a mean is one only on its own scale."""
    return [
        (
            ask.sort,
            ask.row and ask.row.id,
            [level.id for level in ask.levels],
            ask.sort == "survey" and (ask.low, ask.high),
        )
        for ask in leaf.rule.asks
    ]


def _excluding(node: Branch | Leaf, codes: set[str]) -> Branch | Leaf:
    """The node with these leaves below it open to a claim that leaves them out."""
    if isinstance(node, Branch):
        return node.model_copy(update={"children": tuple(_excluding(child, codes) for child in node.children)})
    return node.model_copy(update={"not_applicable": "exclude"}) if node.code in codes else node
