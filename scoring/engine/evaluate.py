"""Facts in, points out: one pure function from a campaign to the points of every node of every unit.

For each unit it first looks at which rows count and what does not apply, then scores the leaves, then combines
upwards. Each distinct (leaf, facts) is read once and scored once. Nothing here knows names, only facts. A unit needs
the others for nothing but the rules that look at them, and these take from them a few figures, which may be given.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Any

from scoring.campaign.answers import Answer, is_known, row_that_counts, stages_looked_at
from scoring.campaign.campaign import Campaign
from scoring.campaign.settings import Settings
from scoring.campaign.units import Unit
from scoring.campaign.workflow import DECIDING, ScoredStage
from scoring.engine.combine import Join, kept, outside, to_scale
from scoring.engine.grading import cap_of
from scoring.engine.results import Because, Missing, NodeResult, NotApplicable, Scored, UnitResult, scored
from scoring.points import parse_number, to_steps
from scoring.tree.facts import CLAIMS
from scoring.tree.model import Branch, Combine, CriteriaSet, Leaf, UnitKey
from scoring.tree.readings import ReadByLeaf
from scoring.tree.rule import Aggregates, Columns, Outcome, Rule, Yardstick

UNKNOWN = NotApplicable(None, None, "exclude", "stage")
ABOVE = NotApplicable(None, None, "exclude", "above")

Seen = Answer | NotApplicable | None
"""What a look at a node finds: the row that counts, that it does not apply, or nothing."""


@dataclass(frozen=True)
class Look:
    """One unit seen at a stage: what was found at each node, and the claims."""

    unit: Unit
    seen: list[Seen]
    not_applicable: tuple[str, ...]
    unconfirmed: tuple[str, ...]


class ByFacts(dict[str, Scored]):
    """The results of a leaf by the text of its facts, each distinct text scored once."""

    def __init__(self, leaf: Leaf, read: ReadByLeaf, yardstick: Yardstick, precision: int) -> None:
        rule: Rule[Any] = leaf.rule
        self._score = rule.score
        self._read = read
        self._yardstick = yardstick
        self._steps = leaf.steps
        self._precision = precision
        self._max = to_steps(leaf.max, precision)

    def __missing__(self, facts: str) -> Scored:
        outcome = self._score(self._read[facts], self._yardstick)
        result = self[facts] = scored(self._steps(outcome.exact, self._precision), self._max)
        return result


ScoredLeaf = tuple[int, Leaf, ByFacts, NodeResult, bool]
"""A leaf's position, itself, the results of its facts, what it has without a row, whether it asks for evidence."""


@dataclass(frozen=True)
class Evaluator:
    """A campaign at a stage, with what all its units share.

    `given` is what the rules that look at other units take from the facts of all, by `Leaf.unit_key`; where it is left
    out, the units of the campaign are all.
    """

    campaign: Campaign
    stage: ScoredStage
    given: Mapping[UnitKey, Aggregates] | None = None

    @property
    def criteria(self) -> CriteriaSet:
        return self.campaign.criteria

    @property
    def settings(self) -> Settings:
        return self.campaign.settings

    @cached_property
    def nodes(self) -> tuple[Branch | Leaf, ...]:
        return tuple(self.criteria.nodes.values())

    @cached_property
    def positions(self) -> dict[str, int]:
        return {node.code: position for position, node in enumerate(self.nodes)}

    @cached_property
    def ends(self) -> list[int]:
        """For every node the position behind all that is below it."""
        ends = [position + 1 for position in range(len(self.nodes))]
        for position in reversed(range(len(self.nodes))):
            node = self.nodes[position]
            if isinstance(node, Branch):
                ends[position] = ends[self.positions[node.children[-1].code]]
        return ends

    @cached_property
    def looked_at(self) -> list[tuple[str, ...]]:
        """For every node the stages where the row that counts is looked for; none where it is not known yet."""
        return [
            stages_looked_at(node, self.stage) if isinstance(node, Branch) or is_known(node, self.stage) else ()
            for node in self.nodes
        ]

    @cached_property
    def maxima(self) -> list[int]:
        """The declared max of every node, in steps."""
        return [to_steps(node.max, self.criteria.precision) for node in self.nodes]

    @cached_property
    def looks(self) -> list[Look]:
        """Every unit seen at the stage."""
        return [self.look(unit) for unit in self.campaign.units]

    def look(self, unit: Unit) -> Look:
        """A unit of the campaign seen at the stage."""
        rows = self.campaign.rows[unit.code]
        seen: list[Seen] = [UNKNOWN if not looked_at else None for looked_at in self.looked_at]
        not_applicable: list[str] = []
        unconfirmed: list[str] = []
        for position, code, node, looked_at in self._looked_for:
            if seen[position] is ABOVE:
                continue
            out: NotApplicable | None = None
            if node.applies_to and not unit.within(node):
                out = _out(node, self.maxima[position], "applies_to")
            elif rows_here := rows.get(code):
                answer = row_that_counts(rows_here, looked_at)
                if answer is not None and answer.facts in CLAIMS:
                    if self._is_confirmed(answer):
                        out = _out(node, self.maxima[position], "claim")
                    else:
                        unconfirmed.append(code)
                        answer = None
                seen[position] = answer
            if out is not None:
                not_applicable.append(code)
                end = self.ends[position]
                seen[position:end] = [out, *([ABOVE] * (end - position - 1))]
        return Look(unit, seen, tuple(not_applicable), tuple(unconfirmed))

    @cached_property
    def _looked_for(self) -> list[tuple[int, str, Branch | Leaf, tuple[str, ...]]]:
        """The nodes that can have a row or be out: leaves that are known, and the branches that may not apply."""
        return [
            (position, node.code, node, looked_at)
            for position, (node, looked_at) in enumerate(zip(self.nodes, self.looked_at, strict=True))
            if looked_at and (isinstance(node, Leaf) or node.applies_to or node.not_applicable != "forbidden")
        ]

    def _is_confirmed(self, claim: Answer) -> bool:
        return self.stage == "self" or self.settings.claims == "trust" or claim.stage in DECIDING

    def yardstick(self, leaf: Leaf) -> Yardstick:
        """What a leaf's rule measures against, with what it takes from the facts of all units."""
        return Yardstick(leaf.max, self.settings.year, self._observed(leaf))

    @property
    def observed(self) -> dict[UnitKey, Aggregates]:
        """What rules that look at other units take from the facts of all that they are for, by `Leaf.unit_key`."""
        relative = [
            leaf for leaf in self.criteria.leaves.values() if any(one.rule.looks_at_others for one in leaf.by_rule)
        ]
        seen = (leaf.seen_by(look.unit.columns) for leaf in relative for look in self.looks)
        by_key = {leaf.unit_key: leaf for leaf in seen}
        figures = ((key, self._observed(leaf)) for key, leaf in by_key.items())
        return {key: taken for key, taken in figures if taken is not None}

    def _observed(self, leaf: Leaf) -> Aggregates | None:
        """What a rule that looks at other units takes from the facts of all that it is for."""
        if not leaf.rule.looks_at_others:
            return None
        if self.given is not None:
            return self.given.get(leaf.unit_key)
        if leaf.unit_key not in self._taken:
            rule: Rule[Any] = leaf.rule
            self._taken[leaf.unit_key] = rule.observed(
                self._facts_by_rule(leaf), Yardstick(leaf.max, self.settings.year)
            )
        return self._taken[leaf.unit_key]

    def _facts_by_rule(self, leaf: Leaf) -> list[Any]:
        """The facts of all units that are scored by a leaf's rule, each with what the rule knows of its unit."""
        if leaf.rule_key not in self._read:
            each, position = self.criteria.leaves[leaf.code], self.positions[leaf.code]
            read, facts = self.campaign.readings[leaf.rule_key], []
            for look in self.looks:
                seen = look.seen[position]
                if isinstance(seen, Answer) and seen.facts:
                    own = each.seen_by(look.unit.columns)
                    rule: Rule[Any] = own.rule
                    facts += [rule.with_unit(read[seen.facts])] if own.rule_key == leaf.rule_key else []
            self._read[leaf.rule_key] = facts
        return self._read[leaf.rule_key]

    @cached_property
    def _taken(self) -> dict[UnitKey, Aggregates | None]:
        return {}

    @cached_property
    def _read(self) -> dict[tuple[str, int], list[Any]]:
        return {}

    def outcome(self, leaf: Leaf, answer: Answer) -> Outcome:
        """The exact points of a row's facts by the rule of its unit, and why."""
        own = self.of_unit(leaf, answer.unit)
        rule: Rule[Any] = own.rule
        return rule.score(self.campaign.readings[own.rule_key][answer.facts], self.yardstick(own))

    def of_unit(self, leaf: Leaf, unit: str) -> Leaf:
        """A leaf by the rule of the unit of that code."""
        return leaf.seen_by(self._columns[unit]) if leaf.depends_on_unit else leaf

    @cached_property
    def _columns(self) -> dict[str, Columns]:
        return {unit.code: unit.columns for unit in self.campaign.units}

    def points(self, leaf: Leaf, answer: Answer) -> int:
        """The points of a row in steps, typed or by the rule."""
        precision = self.criteria.precision
        if answer.points:
            return leaf.steps(parse_number(answer.points), precision)
        return leaf.steps(self.outcome(leaf, answer).exact, precision)

    def lacks_evidence(self, leaf: Leaf, answer: Answer) -> bool:
        """Whether a self row states facts without the evidence that the leaf requires."""
        return answer.stage == "self" and bool(answer.facts) and not answer.evidence and self._asks_evidence(leaf)

    def _asks_evidence(self, leaf: Leaf) -> bool:
        return leaf.evidence.required and self.criteria.blocks[leaf.code] != "penalty"

    def lets_stand(self, answer: Answer) -> bool:
        """Whether points without evidence stand: at the stage self, by policy, or for the explanation in the note."""
        policy = self.settings.without_evidence
        return self.stage == "self" or policy == "warn" or (policy == "explain" and bool(answer.note))

    def units(self) -> list[UnitResult]:
        """The result of every unit, in the order of the campaign."""
        return [self._score(look) for look in self.looks]

    def unit(self, code: str) -> UnitResult:
        """The result of one unit alone; the others are looked at only for rules that need them."""
        return self._score(self.look(next(unit for unit in self.campaign.units if unit.code == code)))

    def _score(self, look: Look) -> UnitResult:
        results: list[NodeResult] = [UNKNOWN] * len(self.nodes)
        missing: list[str] = []
        unevidenced: list[str] = []
        found = look.seen
        for position, leaf, by_facts, nothing, asks_evidence in self._leaves_of(look.unit):
            seen = found[position]
            if seen is None:
                results[position] = nothing
                if isinstance(nothing, Missing):
                    missing.append(leaf.code)
            elif isinstance(seen, NotApplicable):
                results[position] = seen
            else:
                result = by_facts[seen.facts] if seen.facts else scored(self.points(leaf, seen), self.maxima[position])
                if asks_evidence and self.lacks_evidence(leaf, seen):
                    unevidenced.append(leaf.code)
                    if not self.lets_stand(seen):
                        result = scored(min(result.points, 0), result.max)
                results[position] = result
        self._combine(look, results)
        whole = self._whole_join.of(results)
        unscored = [code for code in missing if code in self._above]
        if unscored and self.settings.when_missing == "unranked":
            whole = _without_points(whole)
            for code in unscored:
                for above in self._above[code]:
                    results[above] = _without_points(results[above])
        return self._unit_result(look, results, whole, tuple(missing), tuple(unevidenced))

    @cached_property
    def _above(self) -> dict[str, list[int]]:
        """The positions of all branches above each leaf that the whole is made of."""
        above, leaves = self.criteria.above, self.criteria.leaves
        in_tree = (code for code in leaves if self.criteria.blocks[code] == "tree")
        return {code: [self.positions[branch.code] for branch in above[code]] for code in in_tree}

    def _leaves_of(self, unit: Unit) -> Sequence[ScoredLeaf]:
        """Every leaf by the rule of a unit; most sets have the same for all."""
        if not self.criteria.with_rules_for:
            return self._leaves
        return [self._scored_leaf(leaf.seen_by(unit.columns)) for leaf in self.criteria.leaves.values()]

    @cached_property
    def _leaves(self) -> list[ScoredLeaf]:
        """Every leaf by its own rule."""
        return [self._scored_leaf(leaf) for leaf in self.criteria.leaves.values()]

    @cached_property
    def _scored_leaves(self) -> dict[UnitKey, ScoredLeaf]:
        return {}

    def _scored_leaf(self, leaf: Leaf) -> ScoredLeaf:
        """A leaf by one of its rules, and what it has without a row.

        Without a row a leaf of the tree is Missing, one of bonus and penalty has 0, a condition is Missing and not met.
        """
        key, known = leaf.unit_key, self._scored_leaves
        if key not in known:
            points = 0 if self.settings.when_missing == "zero" else None
            position, read = self.positions[leaf.code], self.campaign.readings[leaf.rule_key]
            by_facts = ByFacts(leaf, read, self.yardstick(leaf), self.criteria.precision)
            block, maximum = self.criteria.blocks[leaf.code], self.maxima[position]
            nothing = {"tree": Missing(points, maximum), "conditions": Missing(0, maximum)}
            without = nothing.get(block) or scored(0, maximum)
            known[key] = position, leaf, by_facts, without, self._asks_evidence(leaf)
        return known[key]

    @cached_property
    def _joins(self) -> list[tuple[int, Join]]:
        """Every branch's position and how its children combine, those further down first."""
        joins = [
            (position, self._join(node.combine, node.max, node.children))
            for position, node in enumerate(self.nodes)
            if isinstance(node, Branch)
        ]
        return joins[::-1]

    @cached_property
    def _whole_join(self) -> Join:
        return self._join(self.criteria.combine, self.criteria.scale, self.criteria.tree)

    def _join(self, how: Combine, full: Fraction, children: Sequence[Branch | Leaf]) -> Join:
        at = [self.positions[child.code] for child in children]
        return Join(how, to_steps(full, self.criteria.precision), children, at, [self.maxima[child] for child in at])

    def _combine(self, look: Look, results: list[NodeResult]) -> None:
        for position, join in self._joins:
            seen = look.seen[position]
            results[position] = seen if isinstance(seen, NotApplicable) else join.of(results)

    def _unit_result(
        self,
        look: Look,
        results: list[NodeResult],
        whole: NodeResult,
        missing: tuple[str, ...],
        unevidenced: tuple[str, ...],
    ) -> UnitResult:
        criteria = self.criteria
        nodes = dict(zip(criteria.nodes, results, strict=True))
        scale = to_steps(criteria.scale, criteria.precision)
        maximum = scale if self.stage != "self" else whole.max or 0
        tree_score = whole.points
        if whole.points is not None and whole.max is not None and self.stage != "self":
            tree_score = to_scale(scale, whole.max).points(whole.points)
        bonus = self._outside(criteria.in_bonus, criteria.bonus.cap if criteria.bonus else None, nodes)
        penalty = self._outside(criteria.in_penalty, criteria.penalty.cap if criteria.penalty else None, nodes)
        score = None if tree_score is None else kept(criteria, tree_score + bonus - penalty, maximum)
        graded = tree_score if criteria.grading.of == "tree" else score
        score, graded, capped_by = self._capped(nodes, maximum, score, graded)
        return UnitResult(
            look.unit, nodes, whole, tree_score, bonus, penalty, score, maximum,
            missing, look.not_applicable, look.unconfirmed, unevidenced, graded, capped_by,
        )  # fmt: skip

    def _capped(
        self, nodes: Mapping[str, NodeResult], maximum: int, score: int | None, graded: int | None
    ) -> tuple[int | None, int | None, int | None]:
        """Score and what is graded under the lowest cap that holds them down, and that cap's place."""
        cap = cap_of(self.criteria, nodes, maximum) if self.criteria.caps else None
        if cap is None or score is None or graded is None:
            return score, graded, None
        place, most = cap
        return min(score, most), min(graded, most), place if max(score, graded) > most else None

    def _outside(self, leaves: Sequence[Leaf], cap: Fraction | None, nodes: Mapping[str, NodeResult]) -> int:
        """Bonus or penalty: the sum of its leaves, within 0 and its cap."""
        if cap is None:
            return 0
        return outside(sum(nodes[leaf.code].points or 0 for leaf in leaves), to_steps(cap, self.criteria.precision))


def _without_points(result: NodeResult) -> NodeResult:
    return Missing(None, result.max) if isinstance(result, Scored) else result


def _out(node: Branch | Leaf, maximum: int, because: Because) -> NotApplicable:
    """A node that does not apply, with what its effect leaves of it."""
    points = {"full": maximum, "zero": 0}.get(node.effect)
    return NotApplicable(points, None if points is None else maximum, node.effect, because)
