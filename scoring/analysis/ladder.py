"""The ladder of a leaf: from what it has now, the next better facts, each step with more points than the one before."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from scoring.analysis.steps import Candidate, Present, candidates
from scoring.campaign.answers import Answer, first_stage, row_that_counts
from scoring.engine.evaluate import Evaluator, Look
from scoring.engine.results import NotApplicable, UnitResult
from scoring.points import to_steps
from scoring.problems import Said
from scoring.tree.facts import CLAIMS
from scoring.tree.model import Block, Leaf
from scoring.tree.rule import Rule, Yardstick

NOUNS = (
    ("hồ sơ", "noun-files"),
    ("hộ", "noun-households"),
    ("văn bản", "noun-documents"),
    ("thủ tục", "noun-procedures"),
)
"""What the cases of a share are called where the title of the leaf says so."""


@dataclass(frozen=True, slots=True)
class Step:
    """Better facts of a leaf, the points they give (steps), and what has to be done for them."""

    facts: str
    points: int
    task: Said


@dataclass(frozen=True, slots=True)
class Ladder:
    """All that a leaf can still gain. `points` is None where an answer is missing and leaves the unit without a score.

    `own` says whether the unit can take the step itself; a survey, a register or the council decides on others.
    """

    leaf: Leaf
    block: Block
    points: int | None
    own: bool
    steps: tuple[Step, ...]


@dataclass(frozen=True)
class Ladders:
    """The ladders of one unit, from a campaign that is scored already."""

    evaluator: Evaluator
    look: Look
    result: UnitResult

    @cached_property
    def all(self) -> tuple[Ladder, ...]:
        """The ladder of every leaf that applies, in the order of the tree; empty where nothing can be gained."""
        criteria = self.evaluator.criteria
        own = criteria.seen_by(self.look.unit.columns).leaves
        return tuple(
            self._ladder(leaf, criteria.blocks[code])
            for code, leaf in own.items()
            if not isinstance(self.result.nodes[code], NotApplicable)
        )

    def _ladder(self, leaf: Leaf, block: Block) -> Ladder:
        position = self.evaluator.positions[leaf.code]
        seen = self.look.seen[position]
        answer = seen if isinstance(seen, Answer) else None
        facts = self._facts(leaf, answer)
        yardstick = self._yardstick(leaf, position)
        rule: Rule[Any] = leaf.rule
        reach = rule.observed(self._others(leaf, position), self.evaluator.yardstick(leaf))
        present = Present(facts, yardstick(facts), noun_of(leaf), reach)
        points = self.result.nodes[leaf.code].points
        reached = [*self._same_facts(leaf, answer, facts), *candidates(rule, present)]
        steps = rising(
            leaf, reached, yardstick, self.evaluator.criteria.precision, points, block == "penalty", facts is None
        )
        own = leaf.from_ == "self" and not leaf.rule.judged
        told = tuple(Step(step.facts, step.points, self._told(leaf, answer, step)) for step in steps)
        return Ladder(leaf, block, points, own, told)

    def _facts(self, leaf: Leaf, answer: Answer | None) -> str | None:
        """The facts that count; where points are typed in their place, the last ones that were stated."""
        if answer is None or answer.facts:
            return answer.facts if answer else None
        rows = self.evaluator.campaign.rows[self.look.unit.code].get(leaf.code, ())
        for stage in self.evaluator.looked_at[self.evaluator.positions[leaf.code]]:
            row = row_that_counts(rows, (stage,))
            if row is not None and row.facts and row.facts not in CLAIMS:
                return row.facts
        return None

    def _same_facts(self, leaf: Leaf, answer: Answer | None, facts: str | None) -> list[Candidate]:
        """The facts as they are, where they don't have their points: for want of evidence, or by decision."""
        if answer is None or facts is None:
            return []
        if answer.points:
            return [Candidate(facts, Said("step-recognised", {"facts": facts}))]
        if self._is_kept_back(leaf, answer):
            return [Candidate(facts, Said("step-evidence", {}))]
        return []

    def _is_kept_back(self, leaf: Leaf, answer: Answer) -> bool:
        return self.evaluator.lacks_evidence(leaf, answer) and not self.evaluator.lets_stand(answer)

    def _told(self, leaf: Leaf, answer: Answer | None, step: Step) -> Said:
        """The task, with what stands around it: no answer yet, a claim not confirmed, evidence that is wanting."""
        task = step.task
        if task.code in ("step-recognised", "step-evidence"):
            return task
        if answer is None:
            lowest = to_steps(leaf.rule.least(), self.evaluator.criteria.precision)
            any_will_do = self.result.nodes[leaf.code].points is None and step.points <= lowest
            task = Said("step-any", {}) if any_will_do else task
            if leaf.code in self.look.unconfirmed:
                return Said("step-unconfirmed", {"task": task})
            in_tree = self.evaluator.criteria.blocks[leaf.code] == "tree"
            return Said("step-first", {"task": task}) if in_tree and not any_will_do else task
        if answer.points:
            return Said("step-typed", {"task": task, "stage": Said(f"stage-{answer.stage}", {})})
        return Said("step-with-evidence", {"task": task}) if self._is_kept_back(leaf, answer) else task

    def _others(self, leaf: Leaf, position: int) -> list[Any]:
        """The facts of the other units by the same rule, where they are what the leaf is measured against."""
        if not leaf.rule.looks_at_others:
            return []
        declared = self.evaluator.criteria.leaves[leaf.code]
        return [
            by_rule.rule.read(seen.facts, Yardstick(leaf.max))
            for look in self.evaluator.looks
            if look is not self.look
            and isinstance(seen := look.seen[position], Answer)
            and seen.facts
            and (by_rule := declared.seen_by(look.unit.columns)).rule_key == leaf.rule_key
        ]

    def _yardstick(self, leaf: Leaf, position: int) -> Callable[[str | None], Yardstick]:
        """What given facts of the leaf are measured against: own facts may move the observed goalposts."""
        fixed = self.evaluator.yardstick(leaf)
        if not leaf.rule.looks_at_others:
            return lambda _: fixed
        rule: Rule[Any] = leaf.rule
        others = self._others(leaf, position)

        def measured(facts: str | None) -> Yardstick:
            own = [] if facts is None else [rule.read(facts, fixed)]
            return Yardstick(fixed.max, fixed.year, rule.observed([*others, *own], fixed))

        return measured


def rising(
    leaf: Leaf,
    candidates: Iterable[Candidate],
    yardstick: Callable[[str | None], Yardstick],
    precision: int,
    points: int | None,
    fewer: bool = False,
    first: bool = False,
) -> list[Step]:
    """Of candidates, the nearest first, those with more points than all before them.

    `fewer`: with fewer points; `first`: there are no facts yet.
    """
    steps: list[Step] = []
    scored = [
        (leaf.steps(leaf.rule.outcome(candidate.facts, yardstick(candidate.facts)).exact, precision), candidate)
        for candidate in candidates
    ]
    if first and not leaf.rule.has_start:
        scored.sort(key=lambda pair: -pair[0] if fewer else pair[0])
    for given, candidate in scored:
        if points is None or (given < points if fewer else given > points):
            steps.append(Step(candidate.facts, given, candidate.task))
            points = given
    return steps


def noun_of(leaf: Leaf) -> Said:
    """What the cases of a share are called."""
    title = leaf.title.vi.casefold()
    nouns = (code for word, code in NOUNS if re.search(rf"\b{word}\b", title))
    return Said(next(nouns, "noun-cases"), {})


def row_of(unit: str, leaf: Leaf, step: Step) -> Answer:
    """The one row that states a step: with evidence, and the note that a judgement needs."""
    return Answer(unit, leaf.code, first_stage(leaf), step.facts, note="plan", evidence="plan")
