"""Why a unit has the points it has: the reason at every node, and every row that led there, first to last.

The reasons come from the rules and the evaluator themselves, so that they can't disagree with the points.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from scoring.campaign.answers import Answer, moment, row_that_counts
from scoring.campaign.campaign import Campaign
from scoring.campaign.named_units import unit_named
from scoring.campaign.workflow import DECIDING, DECLARING, EXPLANATION, STAGES, ScoredStage
from scoring.engine.combine import the_one
from scoring.engine.evaluate import Evaluator, Look
from scoring.engine.explain_whole import condition_said, grade_said, met_said, node_of_level, whole_said
from scoring.engine.ranking import Parted, parted, place
from scoring.engine.results import Missing, NodeResult, NotApplicable, Placed, Results, UnitResult
from scoring.engine.rules_for import terms_for
from scoring.problems import Decimals, Fault, Joined, Said, did_you_mean
from scoring.tree.facts import APPLIES, CLAIMS
from scoring.tree.model import ALTERNATIVES, Branch, Condition, CriteriaSet, Leaf

Kind = Literal["scored", "claim", "applies", "withdrawn", "explanation"]


@dataclass(frozen=True, slots=True)
class Layer:
    """One row about a node: what was declared or decided, its points, and what it changed.

    `before` are the points of the layer before it, where both have some; `counts` marks the row that is scored.
    """

    answer: Answer
    kind: Kind
    second_round: bool
    points: int | None
    before: int | None
    counts: bool

    @property
    def change(self) -> int | None:
        return None if self.points is None or self.before is None else self.points - self.before


@dataclass(frozen=True, slots=True)
class NodeExplanation:
    """A node of one unit: its result, the reason, the rule in words, and the rows behind it."""

    node: Branch | Leaf
    depth: int
    result: NodeResult
    why: Said
    terms: Said | None
    layers: tuple[Layer, ...]


@dataclass(frozen=True, slots=True)
class UnitExplanation:
    """A unit explained: every node in the order of the tree, then the whole, the grade, the rank."""

    placed: Placed
    results: Results
    nodes: tuple[NodeExplanation, ...]
    whole: tuple[Said, ...]
    grade: tuple[Said, ...]
    rank: Said


def explain(campaign: Campaign, stage: ScoredStage, unit: str, code: str | None = None) -> UnitExplanation:
    """The explanation of a unit at a stage, of all its nodes or of `code` and what is below it. Raises `Fault`."""
    return Explainer(campaign, stage).unit(unit, code)


@dataclass(frozen=True)
class Explainer:
    """A campaign scored once at a stage, for the explanations of many of its units.

    `scored` are its results where they are known already: of the same campaign with other texts.
    """

    campaign: Campaign
    stage: ScoredStage
    scored: Results | None = None

    @cached_property
    def evaluator(self) -> Evaluator:
        return Evaluator(self.campaign, self.stage)

    @cached_property
    def results(self) -> Results:
        return self.scored or place(self.campaign, self.evaluator.units(), self.stage)

    @cached_property
    def _placed(self) -> dict[str, Placed]:
        return {placed.result.unit.code: placed for placed in self.results.units}

    @cached_property
    def _looks(self) -> dict[str, Look]:
        return {look.unit.code: look for look in self.evaluator.looks}

    @cached_property
    def _ranks(self) -> Counter[int | None]:
        """How many units share each rank."""
        return Counter(placed.rank for placed in self.results.units)

    @cached_property
    def _parted(self) -> dict[str, list[Parted]]:
        """The neighbours that only the tie-break tells from a unit, by the unit's code."""
        by_unit: dict[str, list[Parted]] = {}
        for pair in parted(self.results):
            for unit in pair[:2]:
                by_unit.setdefault(unit.unit.code, []).append(pair)
        return by_unit

    def unit(self, unit: str, code: str | None = None) -> UnitExplanation:
        """The explanation of a unit, of all its nodes or of `code` and what is below it. Raises `Fault`."""
        if unit not in self._placed:
            unit = unit_named(unit, self.campaign.units).code
        criteria = self.campaign.criteria
        if code is not None and code not in criteria.nodes:
            raise Fault("code-unknown", given=code, hint=did_you_mean(code, list(criteria.nodes)))
        placed = self._placed[unit]
        nodes = self._nodes(unit)
        first = self.evaluator.positions[code] if code else 0
        last = self.evaluator.ends[first] if code else len(self.evaluator.nodes)
        return UnitExplanation(
            placed,
            self.results,
            tuple(nodes.node(position) for position in range(first, last)),
            tuple(whole_said(placed.result, criteria, self.stage)),
            tuple(grade_said(placed, criteria)),
            self._rank(placed),
        )

    def node(self, unit: str, code: str) -> NodeExplanation:
        """The explanation of one node of the unit of that code, without what is below it."""
        return self._nodes(unit).node(self.evaluator.positions[code])

    def _nodes(self, unit: str) -> "_Nodes":
        if unit not in self._explained:
            self._explained[unit] = _Nodes(self.evaluator, self.look(unit), self.result(unit))
        return self._explained[unit]

    @cached_property
    def _explained(self) -> dict[str, "_Nodes"]:
        return {}

    def look(self, unit: str) -> Look:
        """The unit of that code seen at the stage."""
        return self._looks[unit]

    def result(self, unit: str) -> UnitResult:
        """What the unit of that code has."""
        return self._placed[unit].result

    def layers(self, unit: str) -> Iterator[tuple[str, Layer]]:
        """Every row about a unit that the stage knows, with its node's code, in the order of the tree."""
        nodes = self._nodes(unit)
        positions = self.evaluator.positions
        for code in sorted(self.campaign.rows[unit], key=positions.__getitem__):
            yield from ((code, layer) for layer in nodes.layers(positions[code]))

    def _rank(self, placed: Placed) -> Said:
        if placed.rank is None:
            return Said("whole-none", {})
        shared: Said | str = ""
        if self._ranks[placed.rank] > 1:
            others = [other.result.unit.name for other in self.results.units if other.rank == placed.rank]
            others.remove(placed.result.unit.name)
            shared = Said("rank-shared", {"others": others})
        pairs = self._parted.get(placed.result.unit.code, [])
        neighbours = [_parted(pair, placed.result, self.campaign.criteria) for pair in pairs]
        count = len(self.results.units) - self._ranks[None]
        values = {"rank": placed.rank, "count": count, "shared": shared, "parted": Joined(neighbours, "")}
        return Said("rank-of", values)


@dataclass(frozen=True)
class _Nodes:
    """The nodes of one unit explained."""

    evaluator: Evaluator
    look: Look
    unit: UnitResult

    @cached_property
    def nodes(self) -> tuple[Branch | Leaf, ...]:
        """Every node by the rules of the unit."""
        return tuple(self.evaluator.criteria.seen_by(self.look.unit.columns).nodes.values())

    def node(self, position: int) -> NodeExplanation:
        node = self.nodes[position]
        result = self.unit.nodes[node.code]
        if isinstance(result, NotApplicable):
            why = self._out(node, position, result)
        elif isinstance(node, Leaf):
            why = self._leaf(node, position, result)
        else:
            why = self._branch(node, result)
            if node.code in self.look.unconfirmed:
                why = Said("why-unconfirmed-branch", {"why": why})
        if isinstance(node, Condition):
            decides = condition_said(node.code, self.evaluator.criteria)
            why = Said("condition-why", {"why": why, "met": met_said(result), "decides": decides})
        names = self.evaluator.settings.column_names
        declared, columns = self.evaluator.nodes[position], self.look.unit.columns
        terms = terms_for(declared, columns, names) if isinstance(declared, Leaf) else None
        depth = self.evaluator.criteria.depths.get(node.code, 0)
        return NodeExplanation(node, depth, result, why, terms, tuple(self.layers(position)))

    def _out(self, node: Branch | Leaf, position: int, result: NotApplicable) -> Said:
        effect = Said(f"effect-{result.effect}", {})
        rows = self.evaluator.campaign.rows[self.look.unit.code].get(node.code, ())
        claim = self._row_that_counts(rows, position)
        claimed = "why-claim-confirmed" if claim is not None and claim.stage in DECIDING else "why-claimed"
        return {
            "claim": Said(claimed, {"effect": effect}),
            "applies_to": Said("why-applies-to", {"effect": effect}),
            "stage": Said("why-stage", {}),
            "above": Said("why-above-out", {}),
            "empty": Said("why-empty", {}),
        }[result.because]

    def _leaf(self, leaf: Leaf, position: int, result: NodeResult) -> Said:
        answer = self.look.seen[position]
        if not isinstance(answer, Answer):
            return self._without_answer(leaf, result)
        if answer.points:
            return Said("why-typed", {"stage": Said(f"stage-{answer.stage}", {})})
        why = self.evaluator.outcome(leaf, answer).why
        if self.evaluator.lacks_evidence(leaf, answer):
            stands = self.evaluator.lets_stand(answer)
            return Said("why-unevidenced-stands" if stands else "why-unevidenced", {"why": why})
        return why

    def _without_answer(self, leaf: Leaf, result: NodeResult) -> Said:
        if not isinstance(result, Missing):
            return Said("word-nothing-stated", {})
        missing = Said("word-no-answer" if result.points is not None else "why-missing-unranked", {})
        if leaf.code in self.look.unconfirmed:
            return Said("why-unconfirmed", {"why": missing})
        return missing

    def _branch(self, branch: Branch, result: NodeResult) -> Said:
        children = [self.unit.nodes[child.code] for child in branch.children]
        taken = [child for child in children if child.max is not None]
        if result.points is None:
            return Said("why-missing-unranked", {})
        full = self._decimals(result.max or 0)
        if branch.combine in ALTERNATIVES:
            return self._alternative(branch, children, full)
        if branch.combine != "sum":
            return Said(f"{branch.combine}-of", {"count": len(taken), "full": full})
        points = Joined([self._decimals(child.points or 0) for child in taken], " + ")
        values = {"count": len(taken), "points": points, "full": full}
        total = sum(child.max or 0 for child in taken)
        if total == result.max:
            return Said("sum-of", values)
        return Said("sum-rescaled", {**values, "max": self._decimals(total)})

    def _alternative(self, branch: Branch, children: Sequence[NodeResult], full: Decimals) -> Said:
        """The alternative that counts, by name, with its points."""
        place = the_one(branch.combine, children)
        if place is None:
            return Said("word-nothing-stated", {})
        node, own = branch.children[place], children[place]
        values = {"title": node.title, "points": self._decimals(own.points or 0), "max": self._decimals(own.max or 0)}
        return Said(f"{branch.combine}-of", {**values, "full": full})

    def _decimals(self, steps: int) -> Decimals:
        return Decimals.of_steps(steps, self.evaluator.criteria.precision)

    def layers(self, position: int) -> Iterator[Layer]:
        """The rows about a node that the stage knows, first to last."""
        node = self.evaluator.nodes[position]
        visible = {*self.evaluator.looked_at[position]}
        if self.evaluator.stage != "self":
            visible.add(EXPLANATION)
        rows = self.evaluator.campaign.rows[self.look.unit.code].get(node.code, ())
        counting = self._row_that_counts(rows, position)
        before: int | None = None
        explained = False
        for answer in in_time([row for row in rows if row.stage in visible]):
            kind = _kind(answer)
            points = self.evaluator.points(node, answer) if isinstance(node, Leaf) and kind == "scored" else None
            second_round = explained and answer.stage == "appraisal"
            yield Layer(answer, kind, second_round, points, before, answer is counting)
            before = before if points is None else points
            explained = explained or kind == "explanation"

    def _row_that_counts(self, rows: Sequence[Answer], position: int) -> Answer | None:
        """The row that is scored, or the claim that took the node out."""
        seen = self.look.seen[position]
        if isinstance(seen, NotApplicable) and seen.because == "claim":
            return row_that_counts(rows, self.evaluator.looked_at[position])
        return seen if isinstance(seen, Answer) else None


def in_time(rows: Sequence[Answer]) -> list[Answer]:
    """Rows from first to last, by `at`; a declared row without one comes first.

    Where a deciding row has none, only the order of the stages is known.
    """
    if all(row.at or row.stage in DECLARING for row in rows):
        return sorted(rows, key=lambda row: (moment(row.at), STAGES.index(row.stage)))
    return sorted(rows, key=lambda row: (STAGES.index(row.stage), moment(row.at)))


def _kind(answer: Answer) -> Kind:
    word = answer.facts.casefold()
    if answer.stage == EXPLANATION:
        return "explanation"
    if answer.facts in CLAIMS:
        return "claim"
    if word == APPLIES:
        return "applies"
    return "scored" if answer.facts or answer.points else "withdrawn"


def _parted(pair: Parted, unit: UnitResult, criteria: CriteriaSet) -> Said:
    """How the tie-break told a unit from its neighbour of the same score."""
    own, theirs = pair.points if pair.ahead is unit else pair.points[::-1]
    other = pair.behind if pair.ahead is unit else pair.ahead
    none = Said("unranked", {})
    values = {
        "other": other.unit.name,
        "node": node_of_level(pair.node, criteria),
        "own": none if own is None else Decimals.of_steps(own, criteria.precision),
        "theirs": none if theirs is None else Decimals.of_steps(theirs, criteria.precision),
    }
    return Said("rank-parted", values)
