"""The smallest plan that lifts a unit to a better grade or rank while the others stand still, scored by the engine.

Smallest is: with tasks of the unit's own where they are enough (else also with what a survey, a register or the
council decides); the fewest leaves changed; among these the least score that reaches the goal; among these the plan
that changes the later leaves least. The others keep the scores they have; a unit's own facts may move the goalposts
that it is measured against itself.
"""

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property
from typing import NamedTuple

from scoring.analysis.ladder import Ladder, Ladders, Step, row_of
from scoring.analysis.lowering import lowered
from scoring.analysis.reach import Change, Join, Leaf, Node, least_change, value_of
from scoring.campaign.campaign import Campaign
from scoring.campaign.named_units import unit_named
from scoring.campaign.workflow import ScoredStage
from scoring.engine.combine import kept, outside, to_scale, upward
from scoring.engine.evaluate import Evaluator
from scoring.engine.grading import asked_by
from scoring.engine.ranking import place
from scoring.engine.results import NotApplicable, Placed, Results, UnitResult
from scoring.points import to_steps
from scoring.problems import Fault, did_you_mean
from scoring.tree import model
from scoring.tree.grades import Holds, SomeOf
from scoring.tree.model import Combine, CriteriaSet


@dataclass(frozen=True, slots=True)
class Goal:
    """A grade by its id, or a rank to reach."""

    grade: str | None = None
    rank: int | None = None


@dataclass(frozen=True, slots=True)
class Task:
    """One leaf of a plan: its ladder, the step to take, and what the score gains by this task alone (steps)."""

    ladder: Ladder
    step: Step
    worth: int

    @property
    def gained(self) -> int:
        """What the leaf itself gains, in steps."""
        return abs(self.step.points - (self.ladder.points or 0))


@dataclass(frozen=True, slots=True)
class Plan:
    """What to do to reach a goal, and where the unit stands before and after, as the engine gives it.

    Where the goal is out of reach, the tasks are all that can be done, and `after` is the best that can be reached.
    """

    goal: Goal
    reached: bool
    tasks: tuple[Task, ...]
    before: Placed
    after: Placed


class Demand(NamedTuple):
    """One way to reach a goal: bounds of the score and of nodes, in steps; None: no bound."""

    low: int
    high: int | None
    nodes: Mapping[str, tuple[int | None, int | None]]


@dataclass(frozen=True)
class Improver:
    """A campaign scored once at a stage, for plans of many of its units."""

    campaign: Campaign
    stage: ScoredStage

    @cached_property
    def evaluator(self) -> Evaluator:
        return Evaluator(self.campaign, self.stage)

    @cached_property
    def results(self) -> Results:
        return place(self.campaign, self.evaluator.units(), self.stage)

    @property
    def criteria(self) -> CriteriaSet:
        return self.campaign.criteria

    def placed(self, unit: str) -> Placed:
        """The unit's present standing. Raises `Fault`."""
        found = {placed.result.unit.code: placed for placed in self.results.units}
        if unit not in found:
            unit = unit_named(unit, self.campaign.units).code
        return found[unit]

    def ladders(self, unit: str) -> tuple[Ladder, ...]:
        """What every leaf of a unit can still gain."""
        look = next(look for look in self.evaluator.looks if look.unit.code == unit)
        return Ladders(self.evaluator, look, self.placed(unit).result).all

    def goal(self, unit: str, grade: str | None = None, ranks: int | None = None) -> Goal | None:
        """What is asked for; else the next grade, or the next rank; None where nothing is above. Raises `Fault`."""
        placed = self.placed(unit)
        ids = [grade.id for grade in self.criteria.grades]
        at = ids.index(placed.grade) if placed.grade is not None else len(ids)
        if grade is not None:
            if grade not in ids:
                raise Fault("improve-grade-unknown", given=grade, known=ids, hint=did_you_mean(grade, ids))
            return Goal(grade=grade) if ids.index(grade) < at else None
        if ranks is None and at > 0:
            return Goal(grade=ids[at - 1])
        if placed.rank is None:
            last = max((other.rank for other in self.results.units if other.rank is not None), default=1)
            return Goal(rank=max(1, last - (ranks or 1) + 1))
        return Goal(rank=max(1, placed.rank - (ranks or 1))) if placed.rank > 1 else None

    def plan(self, unit: str, goal: Goal) -> Plan:
        """The smallest plan for a goal, or all that can be done where it is out of reach."""
        placed = self.placed(unit)
        ladders = self.ladders(unit)
        for chosen in ([ladder for ladder in ladders if ladder.own], ladders):
            change = self._smallest(placed.result, ladders, chosen, goal)
            if change is not None:
                return self._plan(placed, ladders, goal, change.points)
        return self._plan(placed, ladders, goal, None)

    def _smallest(
        self, result: UnitResult, ladders: Sequence[Ladder], chosen: Sequence[Ladder], goal: Goal
    ) -> Change | None:
        """The smallest change by which a demand of the goal is met; a later one has to do with as few leaves."""
        best: Change | None = None
        tops = [reachable(result, self.criteria, ladders, chosen, demand) for demand in self._demands(result, goal)]
        for top in tops:
            change = least_change(top, len(result.nodes) if best is None else len(best.points))
            if change is not None and (best is None or _size(change) < _size(best)):
                best = change
        steps = {ladder.leaf.code: [signed(ladder, step) for step in ladder.steps] for ladder in chosen}
        return None if best is None else lowered(tops, best, steps)

    def _demands(self, result: UnitResult, goal: Goal) -> Iterator[Demand]:
        if result.whole.max is None:
            return iter(())
        if goal.grade is not None:
            ids = [grade.id for grade in self.criteria.grades]
            # A better grade may ask less of some node than the one that is asked for.
            enough = ids[: ids.index(goal.grade) + 1]
            return (grade_demand(result, self.criteria, grade) for grade in reversed(enough))
        others = [placed.result for placed in self.results.units if placed.result.unit.code != result.unit.code]
        return rank_demands(result, self.criteria, others, goal.rank or 1)

    def _plan(self, placed: Placed, ladders: Sequence[Ladder], goal: Goal, points: Mapping[str, int] | None) -> Plan:
        """The tasks behind the points of changed leaves (None: all there is), and the standing they lead to."""
        result = placed.result
        steps: dict[str, Step] = {}
        for ladder in ladders:
            code = ladder.leaf.code
            if points is None and ladder.steps:
                steps[code] = ladder.steps[-1]
            elif points is not None and code in points:
                steps[code] = next(step for step in ladder.steps if signed(ladder, step) == points[code])
        after = self.after(result.unit.code, steps)
        top = None if result.whole.max is None else reachable(result, self.criteria, ladders, (), Demand(0, None, {}))
        before = value_of(top, {}) if top else 0
        tasks = []
        for ladder in ladders:
            if (step := steps.get(ladder.leaf.code)) is not None:
                worth = value_of(top, {ladder.leaf.code: signed(ladder, step)}) - before if top else 0
                tasks.append(Task(ladder, step, worth))
        return Plan(goal, self._is_reached(after, goal), tuple(tasks), placed, after)

    def _is_reached(self, placed: Placed, goal: Goal) -> bool:
        if goal.rank is not None:
            return placed.rank is not None and placed.rank <= goal.rank
        ids = [grade.id for grade in self.criteria.grades]
        return placed.grade is not None and ids.index(placed.grade) <= ids.index(goal.grade or "")

    def after(self, unit: str, steps: Mapping[str, Step]) -> Placed:
        """Where a unit stands with these steps taken, by the engine, while the others keep their scores."""
        changed = applied(self.campaign, unit, steps)
        if not self._is_relative:
            own = tuple(found for found in changed.units if found.code == unit)
            rows = tuple(answer for answer in changed.answers if answer.unit == unit)
            changed = replace(changed, units=own, answers=rows)
        result = next(found for found in Evaluator(changed, self.stage).units() if found.unit.code == unit)
        results = [result if placed.result.unit.code == unit else placed.result for placed in self.results.units]
        placed = place(self.campaign, results, self.stage)
        return next(found for found in placed.units if found.result.unit.code == unit)

    @cached_property
    def _is_relative(self) -> bool:
        """Whether a unit is measured against the facts of the others anywhere."""
        return any(leaf.rule.looks_at_others for leaf in self.criteria.leaves.values())


def signed(ladder: Ladder, step: Step) -> int:
    """The points of a step as they count in the score: those of the penalty block are taken off."""
    return -step.points if ladder.block == "penalty" else step.points


def _size(change: Change) -> tuple[int, int]:
    return len(change.points), change.reached


def applied(campaign: Campaign, unit: str, steps: Mapping[str, Step]) -> Campaign:
    """The campaign where a unit has taken steps, by the code of their leaves: each is the leaf's only row."""
    kept = [answer for answer in campaign.answers if answer.unit != unit or answer.code not in steps]
    rows = [row_of(unit, campaign.criteria.leaves[code], step) for code, step in steps.items()]
    return replace(campaign, answers=(*kept, *rows))


def grade_demand(result: UnitResult, criteria: CriteriaSet, grade: str) -> Demand:
    """What a grade asks of a unit: its threshold, and the bars of the nodes that apply."""
    nodes: dict[str, tuple[int | None, int | None]] = {}
    low = 0
    for asked in asked_by(criteria)[grade]:
        if isinstance(asked, SomeOf | Holds):
            continue  # the engine says in the end whether the plan reaches the grade
        code, percent = asked
        if not code:
            low = math.ceil(percent * result.max / 100)
        elif not isinstance(own := result.nodes[code], NotApplicable):
            needed = math.ceil(percent * own.max / 100)
            nodes[code] = (max(needed, nodes[code][0] or needed) if code in nodes else needed, None)
    return Demand(low, None, nodes)


def rank_demands(
    result: UnitResult, criteria: CriteriaSet, others: Sequence[UnitResult], rank: int
) -> Iterator[Demand]:
    """The ways to a rank: more than the unit that has to be reached, or as much and not behind in the tie-break."""
    codes = criteria.ranking.tie_break
    keys = sorted((_key(other, codes) for other in others if other.score is not None), reverse=True)
    if criteria.ranking.ties == "dense":
        keys = sorted(set(keys), reverse=True)
    if len(keys) < rank:
        yield Demand(0, None, {})
        return
    score, *parts = keys[rank - 1]
    exact = score * result.max
    yield Demand(math.floor(exact) + 1, None, {})
    if exact.denominator != 1:
        return
    equal: dict[str, tuple[int | None, int | None]] = {}
    for code, part in zip(codes, parts, strict=True):
        own = result.nodes[code].max
        if own is None:
            if part != NO_POINTS:
                return
            continue
        if part == NO_POINTS:
            yield Demand(int(exact), int(exact), dict(equal))
            return
        yield Demand(int(exact), int(exact), {**equal, code: (math.floor(part * own) + 1, None)})
        if (part * own).denominator != 1:
            return
        equal[code] = (int(part * own), int(part * own))
    yield Demand(int(exact), int(exact), equal)


def _key(result: UnitResult, codes: Sequence[str]) -> tuple[Fraction, ...]:
    """A score and its tie-break as shares of their max, more first; what has no points is less than any."""
    found = [result.ratio or Fraction(0)]
    for code in codes:
        node = result.nodes[code]
        found.append(NO_POINTS if node.points is None or not node.max else Fraction(node.points, node.max))
    return tuple(found)


NO_POINTS = Fraction(-(10**9))
"""Less than any share of a node's max."""


def reachable(
    result: UnitResult, criteria: CriteriaSet, ladders: Sequence[Ladder], chosen: Sequence[Ladder], demand: Demand
) -> Join:
    """The unit's score as a tree of whole numbers, with the steps of the chosen ladders and the bounds of a demand."""
    known = {ladder.leaf.code: ladder for ladder in ladders}
    steps = {ladder.leaf.code: tuple(signed(ladder, step) for step in ladder.steps) for ladder in chosen}

    def leaf(code: str) -> Leaf:
        own = result.nodes[code]
        now = known[code].points if code in known else own.points
        return Leaf(code, now, steps.get(code, ()), *demand.nodes.get(code, (None, None)))

    def node(found: model.Branch | model.Leaf) -> Node:
        own = result.nodes[found.code]
        if isinstance(found, model.Leaf) or isinstance(own, NotApplicable):
            return leaf(found.code)
        return joined(found.children, found.combine, own.max, lambda points: points, demand.nodes.get(found.code))

    def joined(
        below: Sequence[model.Branch | model.Leaf],
        how: Combine,
        most: int,
        further: Callable[[int], int],
        bounds: tuple[int | None, int | None] | None = None,
    ) -> Join:
        """The children that count, each with a whole factor, and what turns their sum into the node's points."""
        taken = [child for child in below if result.nodes[child.code].max]
        rule = upward(how, taken, [result.nodes[child.code].max for child in taken], most)
        children, factors = (tuple(node(child) for child in taken), rule.factors) if rule else ((), ())

        def value(raw: int) -> int:
            return further(rule.points(raw)) if rule else 0

        return Join(children, factors, value, *(bounds or (None, None)), rule.gather if rule else sum)

    precision = criteria.precision
    whole = result.whole.max or 1
    tree = joined(criteria.tree, criteria.combine, whole, to_scale(result.max, whole).points)
    bonus_cap = to_steps(criteria.bonus.cap, precision) if criteria.bonus else 0
    penalty_cap = to_steps(criteria.penalty.cap, precision) if criteria.penalty else 0
    gains = tuple(leaf(found.code) for found in criteria.in_bonus if result.nodes[found.code].max)
    taken_off = tuple(_negated(leaf(found.code)) for found in criteria.in_penalty if result.nodes[found.code].max)
    bonus = Join(gains, (1,) * len(gains), lambda raw: outside(raw, bonus_cap))
    penalty = Join(taken_off, (1,) * len(taken_off), lambda raw: -outside(-raw, penalty_cap))
    parts = (tree, bonus, penalty)
    return Join(parts, (1, 1, 1), lambda raw: kept(criteria, raw, result.max), demand.low, demand.high)


def _negated(leaf: Leaf) -> Leaf:
    """A leaf of the penalty block: what it has now is taken off."""
    return Leaf(leaf.name, None if leaf.now is None else -leaf.now, leaf.others)
