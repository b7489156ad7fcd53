"""What is left to do: for every unit the leaves that are done, left, not applicable or not known yet at a stage, and
what waits for someone: evidence, a confirmation, an explanation, a second look.

How a leaf stands is what the evaluator found there, so that this list and the points can't disagree.
"""

import datetime
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import Literal

from scoring.campaign.answers import Answer, first_stage, row_that_counts
from scoring.campaign.campaign import Campaign
from scoring.campaign.history import History
from scoring.campaign.named_units import unit_named
from scoring.campaign.units import Unit
from scoring.campaign.workflow import EXPLANATION, ScoredStage
from scoring.engine.evaluate import Evaluator, Look
from scoring.engine.explain import Explainer, in_time
from scoring.engine.results import NodeResult, NotApplicable, UnitResult
from scoring.points import vietnamese_order
from scoring.tree.facts import CLAIMS
from scoring.tree.model import Branch, Leaf

UnitState = Literal["not_started", "incomplete", "ready"]
UNIT_STATES: tuple[UnitState, ...] = ("not_started", "incomplete", "ready")
"""Worst first."""

LeafState = Literal["done", "left", "not_applicable", "unknown", "nothing"]
LEAF_STATES: tuple[LeafState, ...] = ("done", "left", "not_applicable", "unknown", "nothing")
"""A row counts; one is asked for; none is; the stage does not know the leaf yet; nothing stated in bonus or penalty."""

Because = Literal["counts", "no_row", "withdrawn", "unconfirmed", "claim", "applies_to", "above", "stage", "nothing"]
"""Why a leaf is in its state."""

Flag = Literal["without_points", "unevidenced", "unconfirmed", "unexplained", "disputed"]
FLAGS: tuple[Flag, ...] = ("without_points", "unevidenced", "unconfirmed", "unexplained", "disputed")
"""What someone has to look at: done with 0 points or less; no evidence; a claim to confirm or refuse; a change that
was not explained; a change that was explained and not looked at again."""


@dataclass(frozen=True, slots=True)
class Change:
    """What appraisal made of the points that a node began with.

    `before` and `after` are in steps, None where a claim stands that it does not apply.
    """

    before: int | None
    after: int | None
    explained: bool
    looked_at_again: bool


@dataclass(frozen=True, slots=True)
class NodeProgress:
    """How a node stands; a branch has no state, it is there only for its flags."""

    node: Branch | Leaf
    state: LeafState | None
    because: Because | None
    result: NodeResult
    flags: tuple[Flag, ...]
    change: Change | None
    late: bool


@dataclass(frozen=True)
class UnitProgress:
    """How far a unit is: all its leaves, and the branches with something to look at, in the order of the tree."""

    unit: Unit
    nodes: tuple[NodeProgress, ...]
    state: UnitState
    late: bool

    @cached_property
    def counts(self) -> Counter[str]:
        """How many leaves are in each state, how many nodes have each flag."""
        return Counter(word for node in self.nodes for word in (node.state, *node.flags) if word)

    @property
    def leaves(self) -> int:
        return sum(self.counts[state] for state in LEAF_STATES)

    def codes(self, word: LeafState | Flag) -> list[str]:
        """The codes of the nodes in a state or with a flag."""
        return [node.node.code for node in self.nodes if word == node.state or word in node.flags]

    @property
    def percent(self) -> int:
        """How much of what is asked for is done, in whole percent; 100 only where nothing waits."""
        if self.state == "ready":
            return 100
        done = self.counts["done"]
        asked = done + self.counts["left"]
        return min(99, 100 * done // asked) if asked else 99


@dataclass(frozen=True)
class Progress:
    """How far a campaign is at a stage; units worst first, those of one state by Vietnamese name, then code."""

    campaign: Campaign
    stage: ScoredStage
    deadline: datetime.datetime | None
    now: datetime.datetime | None
    units: tuple[UnitProgress, ...]

    def unit(self, code: str) -> UnitProgress:
        """The progress of one unit, by code or name. Raises `Fault`."""
        named = unit_named(code, [unit.unit for unit in self.units])
        return next(unit for unit in self.units if unit.unit is named)


def progress_of(
    campaign: Campaign,
    stage: ScoredStage,
    deadline: datetime.datetime | None = None,
    now: datetime.datetime | None = None,
    extended: Mapping[str, datetime.datetime] = MappingProxyType({}),
) -> Progress:
    """What is left at a stage. What came in after the deadline is late, and so is what is not ready once it has passed.

    extended: other deadlines, by unit.
    """
    evaluator = Evaluator(campaign, stage)
    history = History(campaign.intake)
    units = []
    for look, result in zip(evaluator.looks, evaluator.units(), strict=True):
        until = extended.get(look.unit.code, deadline)
        passed = until is not None and now is not None and now > until
        units.append(_of_unit(_Watcher(evaluator, look, result, history, until), passed))
    units.sort(key=_order)
    return Progress(campaign, stage, deadline, now, tuple(units))


def nodes_of(explainer: Explainer, unit: str) -> tuple[NodeProgress, ...]:
    """How the nodes of one unit stand, whatever its deadline; by what was scored for the explanations of it."""
    look, result = explainer.look(unit), explainer.result(unit)
    return tuple(_Watcher(explainer.evaluator, look, result, History(()), None).nodes())


def _order(unit: UnitProgress) -> tuple[int, bool, str, str]:
    return UNIT_STATES.index(unit.state), not unit.late, vietnamese_order(unit.unit.name), unit.unit.code


def _of_unit(watcher: "_Watcher", passed: bool) -> UnitProgress:
    nodes = tuple(watcher.nodes())
    waiting = any(node.state == "left" or {"unconfirmed", "disputed"} & {*node.flags} for node in nodes)
    state: UnitState = "ready"
    if waiting:
        state = "incomplete" if _has_begun(watcher.evaluator, watcher.look) else "not_started"
    late = any(node.late for node in nodes) or (passed and state != "ready")
    return UnitProgress(watcher.look.unit, nodes, state, late)


def _has_begun(evaluator: Evaluator, look: Look) -> bool:
    """Whether there is any row of the unit, be it withdrawn, at the stages that are looked at."""
    rows = evaluator.campaign.rows[look.unit.code]
    return any(row.stage in evaluator.looked_at[evaluator.positions[code]] for code in rows for row in rows[code])


@dataclass(frozen=True)
class _Watcher:
    """What is left at the nodes of one unit."""

    evaluator: Evaluator
    look: Look
    result: UnitResult
    history: History
    deadline: datetime.datetime | None

    def nodes(self) -> Iterator[NodeProgress]:
        rows_of = self.evaluator.campaign.rows[self.look.unit.code]
        blocks = self.evaluator.criteria.blocks
        for position, node in enumerate(self.evaluator.nodes):
            rows = rows_of.get(node.code, ())
            if isinstance(node, Branch) and not rows:
                continue
            because = self._because(node, position, rows) if isinstance(node, Leaf) else None
            state = _STATE_OF[because] if because else None
            looked_at = not self._is_out_of_sight(position)
            row = row_that_counts(rows, self.evaluator.looked_at[position]) if rows and looked_at else None
            change = self._change(node, rows) if len(rows) > 1 and looked_at else None
            result = self.result.nodes[node.code]
            flags = tuple(self._flags(node, state, result, change, blocks[node.code] == "penalty"))
            late = row is not None and self.deadline is not None and self.history.received(rows, row) > self.deadline
            if state or flags or late:
                yield NodeProgress(node, state, because, result, flags, change, late)

    def _is_out_of_sight(self, position: int) -> bool:
        """Whether the rows of a node have no say: not known at the stage, left out, or below what does not apply."""
        seen = self.look.seen[position]
        return isinstance(seen, NotApplicable) and seen.because != "claim"

    def _because(self, leaf: Leaf, position: int, rows: Sequence[Answer]) -> Because:
        seen = self.look.seen[position]
        if isinstance(seen, NotApplicable):
            return "applies_to" if seen.because == "empty" else seen.because
        if seen is not None:
            return "counts"
        if leaf.code in self.look.unconfirmed:
            return "unconfirmed"
        if self.evaluator.criteria.blocks[leaf.code] != "tree":
            return "nothing"
        return "withdrawn" if any(row.stage in self.evaluator.looked_at[position] for row in rows) else "no_row"

    def _flags(
        self, node: Branch | Leaf, state: LeafState | None, result: NodeResult, change: Change | None, in_penalty: bool
    ) -> Iterator[Flag]:
        if state == "done" and not in_penalty and result.points is not None and result.points <= 0:
            yield "without_points"
        if node.code in self.result.unevidenced:
            yield "unevidenced"
        if node.code in self.look.unconfirmed:
            yield "unconfirmed"
        if change and not change.looked_at_again:
            yield "disputed" if change.explained else "unexplained"

    def _change(self, node: Branch | Leaf, rows: Sequence[Answer]) -> Change | None:
        """What appraisal changed, where the council has not decided: the first row against the newest of appraisal.

        A row of appraisal after an explanation is the second round; it wants no explanation of its own.
        """
        stage = self.evaluator.stage
        first = row_that_counts(rows, (first_stage(node),))
        last = row_that_counts(rows, ("appraisal",))
        if stage == "self" or first is None or last is None:
            return None
        if stage == "final" and row_that_counts(rows, ("council",)):
            return None
        before, after = self._worth(node, first), self._worth(node, last)
        if before == after:
            return None
        explained = again = changed = False
        for row in in_time(rows):
            if row.stage == "appraisal":
                again = explained
                changed = changed or (bool(row.facts or row.points) and self._worth(node, row) != before)
            elif row.stage == EXPLANATION and changed:
                explained, again = True, False
        return Change(before, after, explained, again)

    def _worth(self, node: Branch | Leaf, row: Answer) -> int | None:
        """The points of a row; None for a claim; a branch that applies after all has 0, for want of points."""
        if row.facts in CLAIMS:
            return None
        return self.evaluator.points(node, row) if isinstance(node, Leaf) else 0


_STATE_OF: dict[Because, LeafState] = {
    "counts": "done",
    "no_row": "left",
    "withdrawn": "left",
    "unconfirmed": "left",
    "claim": "not_applicable",
    "applies_to": "not_applicable",
    "above": "not_applicable",
    "stage": "unknown",
    "nothing": "nothing",
}
