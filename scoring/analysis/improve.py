"""The smallest plan that lifts a unit to a better grade or rank while the others stand still, scored by the engine.

Smallest is: with tasks of the unit's own where they are enough (else also with what a survey, a register or the
council decides); the fewest leaves changed; among these the least score that reaches the goal; among these the plan
that changes the later leaves least. The others keep the scores they have; a unit's own facts may move the goalposts
that it is measured against itself.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from scoring.analysis.demands import Demand, grade_demands, rank_demands
from scoring.analysis.ladder import Ladder, Ladders, Step, row_of
from scoring.analysis.lowering import lowered
from scoring.analysis.reach import Change, Join, Leaf, Node, least_change, value_of
from scoring.campaign.campaign import Campaign
from scoring.campaign.named_units import unit_named
from scoring.campaign.workflow import ScoredStage
from scoring.engine.combine import kept, outside, to_scale, upward
from scoring.engine.evaluate import Evaluator
from scoring.engine.ranking import place
from scoring.engine.results import NotApplicable, Placed, Results, UnitResult
from scoring.points import to_steps
from scoring.problems import Fault, did_you_mean
from scoring.tree import model
from scoring.tree.model import Combine, CriteriaSet


@dataclass(frozen=True, slots=True)
class Goal:
    """A grade by its id, or a rank to reach."""

    grade: str | None = None
    rank: int | None = None


@dataclass(frozen=True, slots=True)
class Task:
    """One leaf of a plan: its ladder, the step to take, and what the score gains by this task alone (steps).

    `alone` is where a condition, which has no points of its own, leads when it alone is met.
    """

    ladder: Ladder
    step: Step
    worth: int
    alone: Placed | None = None

    @property
    def gained(self) -> int:
        """What the leaf itself gains, in steps."""
        return abs(self.step.points - (self.ladder.points or 0))


@dataclass(frozen=True, slots=True)
class Plan:
    """What to do to reach a goal, and where the unit stands before and after, as the engine gives it.

    Where the goal is out of reach, the tasks are all that can be done, and `after` is the best that can be reached.
    `uncapped` is where the unit would stand without the cap that holds its score down, None where none does.
    """

    goal: Goal
    reached: bool
    tasks: tuple[Task, ...]
    before: Placed
    after: Placed
    uncapped: Placed | None = None


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
        by_code = {placed.result.unit.code: placed for placed in self.results.units}
        if unit not in by_code:
            unit = unit_named(unit, self.campaign.units).code
        return by_code[unit]

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
            steps = self._smallest(placed.result, ladders, chosen, goal)
            if steps is not None:
                return self._plan(placed, ladders, goal, steps)
        return self._plan(placed, ladders, goal, {one.leaf.code: one.steps[-1] for one in ladders if one.steps})

    def _smallest(
        self, result: UnitResult, ladders: Sequence[Ladder], chosen: Sequence[Ladder], goal: Goal
    ) -> dict[str, Step] | None:
        """The fewest steps by which a demand of the goal is met; a later one has to do with as few leaves."""
        best: tuple[Change, frozenset[str]] | None = None
        tops: dict[frozenset[str], list[Join]] = {}
        first = {ladder.leaf.code: ladder.steps[0] for ladder in chosen if ladder.steps}
        for demand in self._demands(result, goal):
            if not demand.conditions <= first.keys():
                continue
            top = reachable(result, self.criteria, ladders, chosen, demand)
            tops.setdefault(demand.conditions, []).append(top)
            most = len(result.nodes) if best is None else sum(map(len, (best[0].points, best[1])))
            if most < len(demand.conditions):
                continue
            change = least_change(top, most - len(demand.conditions))
            if change is not None and (best is None or _size(change, demand.conditions) < _size(*best)):
                best = change, demand.conditions
        if best is None:
            return None
        change, conditions = best
        steps = {ladder.leaf.code: [signed(ladder, step) for step in ladder.steps] for ladder in chosen}
        points = lowered(tops[conditions], change, steps).points
        taken = {
            ladder.leaf.code: next(step for step in ladder.steps if signed(ladder, step) == points[ladder.leaf.code])
            for ladder in chosen
            if ladder.leaf.code in points
        }
        return {**taken, **{code: first[code] for code in conditions}}

    def _demands(self, result: UnitResult, goal: Goal) -> Iterator[Demand]:
        if result.whole.max is None:
            return iter(())
        if goal.grade is not None:
            ids = [grade.id for grade in self.criteria.grades]
            # A better grade may ask less of some node than the one that is asked for.
            enough = reversed(ids[: ids.index(goal.grade) + 1])
            return (demand for grade in enough for demand in grade_demands(result, self.criteria, grade))
        others = [placed.result for placed in self.results.units if placed.result.unit.code != result.unit.code]
        return rank_demands(result, self.criteria, others, goal.rank or 1)

    def _plan(self, placed: Placed, ladders: Sequence[Ladder], goal: Goal, steps: Mapping[str, Step]) -> Plan:
        """The tasks of these steps, and the standing they lead to."""
        result = placed.result
        after = self.after(result.unit.code, steps)
        tasks = [
            self._task(placed, ladders, ladder, steps[ladder.leaf.code])
            for ladder in ladders
            if ladder.leaf.code in steps
        ]
        return Plan(goal, self._is_reached(after, goal), tuple(tasks), placed, after, self._uncapped(placed))

    def _task(self, placed: Placed, ladders: Sequence[Ladder], ladder: Ladder, step: Step) -> Task:
        """A step with what it is worth alone; where caps may hold the score down, the engine says what."""
        result, code = placed.result, ladder.leaf.code
        if self.criteria.caps or ladder.block == "conditions":
            alone = self.after(result.unit.code, {code: step})
            worth = (alone.result.score or 0) - (result.score or 0)
            return Task(ladder, step, worth, alone if ladder.block == "conditions" else None)
        if result.whole.max is None:
            return Task(ladder, step, 0)
        top = reachable(result, self.criteria, ladders, (), Demand(0, None, {}))
        return Task(ladder, step, value_of(top, {code: signed(ladder, step)}) - value_of(top, {}))

    def _uncapped(self, placed: Placed) -> Placed | None:
        """Where a unit would stand without the cap that holds its score down; others may hold it too."""
        place_of_cap = placed.result.capped_by
        if place_of_cap is None:
            return None
        caps = self.criteria.caps
        free = self.criteria.changed(caps=(*caps[:place_of_cap], *caps[place_of_cap + 1 :]))
        file = replace(self.campaign.criteria_file, criteria=free)
        return self._standing(replace(self.campaign, criteria_file=file), placed.result.unit.code)

    def _is_reached(self, placed: Placed, goal: Goal) -> bool:
        if goal.rank is not None:
            return placed.rank is not None and placed.rank <= goal.rank
        ids = [grade.id for grade in self.criteria.grades]
        return placed.grade is not None and ids.index(placed.grade) <= ids.index(goal.grade or "")

    def after(self, unit: str, steps: Mapping[str, Step]) -> Placed:
        """Where a unit stands with these steps taken, by the engine, while the others keep their scores."""
        return self._standing(applied(self.campaign, unit, steps), unit)

    def _standing(self, changed: Campaign, unit: str) -> Placed:
        """Where a unit of a changed campaign stands, while the others keep their scores."""
        if not self._is_relative:
            own = tuple(one for one in changed.units if one.code == unit)
            rows = tuple(answer for answer in changed.answers if answer.unit == unit)
            changed = replace(changed, units=own, answers=rows)
        result = next(one for one in Evaluator(changed, self.stage).units() if one.unit.code == unit)
        results = [result if placed.result.unit.code == unit else placed.result for placed in self.results.units]
        placed = place(self.campaign, results, self.stage)
        return next(one for one in placed.units if one.result.unit.code == unit)

    @cached_property
    def _is_relative(self) -> bool:
        """Whether a unit is measured against the facts of the others anywhere."""
        leaves = self.criteria.leaves.values()
        return any(each.rule.looks_at_others for leaf in leaves for each in leaf.by_rule)


def signed(ladder: Ladder, step: Step) -> int:
    """The points of a step as they count in the score: those of the penalty block are taken off."""
    return -step.points if ladder.block == "penalty" else step.points


def _size(change: Change, conditions: frozenset[str]) -> tuple[int, int]:
    return len(change.points) + len(conditions), change.reached


def applied(campaign: Campaign, unit: str, steps: Mapping[str, Step]) -> Campaign:
    """The campaign where a unit has taken steps, by the code of their leaves: each is the leaf's only row."""
    kept = [answer for answer in campaign.answers if answer.unit != unit or answer.code not in steps]
    rows = [row_of(unit, campaign.criteria.leaves[code], step) for code, step in steps.items()]
    return replace(campaign, answers=(*kept, *rows))


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
