"""Facts in, points out: one pure function from a campaign to the points of every node of every unit.

For each unit it first looks at which rows count and what does not apply, then scores the leaves, then combines
upwards. Each distinct (leaf, facts) is scored once. Nothing here knows names, only facts.
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
from scoring.tree.model import Branch, Combine, CriteriaSet, Leaf
from scoring.tree.rule import Aggregates, Outcome, Rule, Yardstick

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


@dataclass(frozen=True)
class Evaluator:
    """A campaign at a stage, with what all its units share."""

    campaign: Campaign
    stage: ScoredStage

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
        return [self._look(unit, self.campaign.rows[unit.code]) for unit in self.campaign.units]

    def _look(self, unit: Unit, rows: Mapping[str, Sequence[Answer]]) -> Look:
        seen: list[Seen] = [None] * len(self.nodes)
        not_applicable: list[str] = []
        unconfirmed: list[str] = []
        for position, node, looked_at in self._looked_for:
            if seen[position] is ABOVE:
                continue
            if not looked_at:
                seen[position] = UNKNOWN
                continue
            out: NotApplicable | None = None
            if node.applies_to and not unit.within(node):
                out = _out(node, self.maxima[position], "applies_to")
            elif rows_here := rows.get(node.code):
                answer = row_that_counts(rows_here, looked_at)
                if answer is not None and answer.facts in CLAIMS:
                    if self._is_confirmed(answer):
                        out = _out(node, self.maxima[position], "claim")
                    else:
                        unconfirmed.append(node.code)
                        answer = None
                seen[position] = answer
            if out is not None:
                not_applicable.append(node.code)
                end = self.ends[position]
                seen[position:end] = [out, *([ABOVE] * (end - position - 1))]
        return Look(unit, seen, tuple(not_applicable), tuple(unconfirmed))

    @cached_property
    def _looked_for(self) -> list[tuple[int, Branch | Leaf, tuple[str, ...]]]:
        """The nodes that can have a row or be out: all leaves, and the branches that may not apply."""
        return [
            (position, node, looked_at)
            for position, (node, looked_at) in enumerate(zip(self.nodes, self.looked_at, strict=True))
            if isinstance(node, Leaf) or node.applies_to or node.not_applicable != "forbidden"
        ]

    def _is_confirmed(self, claim: Answer) -> bool:
        return self.stage == "self" or self.settings.claims == "trust" or claim.stage in DECIDING

    @cached_property
    def yardsticks(self) -> list[Yardstick]:
        """What each leaf's rule measures against, with what it takes from the facts of all units."""
        return [
            Yardstick(node.max, self.settings.year, self._observed(node, position))
            for position, node in enumerate(self.nodes)
        ]

    def _observed(self, node: Branch | Leaf, position: int) -> Aggregates | None:
        if isinstance(node, Branch) or not node.rule.looks_at_others:
            return None
        rule: Rule[Any] = node.rule
        texts = {seen.facts for look in self.looks if isinstance(seen := look.seen[position], Answer) and seen.facts}
        return rule.observed([rule.read(text, Yardstick(node.max)) for text in texts])

    def outcome(self, leaf: Leaf, facts: str) -> Outcome:
        """The exact points of facts by the leaf's rule, and why; each distinct pair once."""
        found = self._outcomes.get((leaf.code, facts))
        if found is None:
            found = leaf.rule.outcome(facts, self.yardsticks[self.positions[leaf.code]])
            self._outcomes[leaf.code, facts] = found
        return found

    @cached_property
    def _outcomes(self) -> dict[tuple[str, str], Outcome]:
        return {}

    def points(self, leaf: Leaf, answer: Answer) -> int:
        """The points of a row in steps, typed or by the rule."""
        precision = self.criteria.precision
        if answer.points:
            return to_steps(parse_number(answer.points), precision)
        return to_steps(self.outcome(leaf, answer.facts).points, precision)

    def lacks_evidence(self, leaf: Leaf, answer: Answer) -> bool:
        """Whether a self row states facts without the evidence that the leaf requires."""
        return (
            leaf.evidence.required
            and answer.stage == "self"
            and bool(answer.facts)
            and not answer.evidence
            and self.criteria.blocks[leaf.code] != "penalty"
        )

    def lets_stand(self, answer: Answer) -> bool:
        """Whether points without evidence stand: at the stage self, by policy, or for the explanation in the note."""
        policy = self.settings.without_evidence
        return self.stage == "self" or policy == "warn" or (policy == "explain" and bool(answer.note))

    def units(self) -> list[UnitResult]:
        """The result of every unit, in the order of the campaign."""
        return [self._score(look) for look in self.looks]

    def _score(self, look: Look) -> UnitResult:
        results: list[NodeResult] = [UNKNOWN] * len(self.nodes)
        missing: list[str] = []
        unevidenced: list[str] = []
        for position, leaf, by_facts, nothing in self._leaves:
            seen = look.seen[position]
            if seen is None:
                results[position] = nothing
                if isinstance(nothing, Missing):
                    missing.append(leaf.code)
            elif isinstance(seen, NotApplicable):
                results[position] = seen
            else:
                result = None if seen.points else by_facts.get(seen.facts)
                if result is None:
                    result = scored(self.points(leaf, seen), self.maxima[position])
                    if seen.facts:
                        by_facts[seen.facts] = result
                if not seen.evidence and self.lacks_evidence(leaf, seen):
                    unevidenced.append(leaf.code)
                    if not self.lets_stand(seen):
                        result = scored(min(result.points, 0), result.max)
                results[position] = result
        self._combine(look, results)
        whole = self._whole_join.of(results)
        if missing and self.settings.when_missing == "unranked":
            whole = _without_points(whole)
            for code in missing:
                for above in self._above[code]:
                    results[above] = _without_points(results[above])
        return self._unit_result(look, results, whole, tuple(missing), tuple(unevidenced))

    @cached_property
    def _above(self) -> dict[str, list[int]]:
        """The positions of all branches above each leaf."""
        above = self.criteria.above
        return {code: [self.positions[branch.code] for branch in above[code]] for code in self.criteria.leaves}

    @cached_property
    def _leaves(self) -> list[tuple[int, Leaf, dict[str, Scored], NodeResult]]:
        """Every leaf: its position, the results of the facts met so far, and what it has without a row.

        Without a row a leaf of the tree is Missing, one of bonus and penalty has 0.
        """
        points = 0 if self.settings.when_missing == "zero" else None
        blocks = self.criteria.blocks
        return [
            (position, node, {}, Missing(points, maximum) if blocks[node.code] == "tree" else scored(0, maximum))
            for position, (node, maximum) in enumerate(zip(self.nodes, self.maxima, strict=True))
            if isinstance(node, Leaf)
        ]

    @cached_property
    def _joins(self) -> list[tuple[int, Join]]:
        """Every branch's position and how its children combine, those further down first."""
        found = [
            (position, self._join(node.combine, node.max, node.children))
            for position, node in enumerate(self.nodes)
            if isinstance(node, Branch)
        ]
        return found[::-1]

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
