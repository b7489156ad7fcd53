"""Plans of improvement, and what costs all units most, as CSV and as data for JSON. Points are exact texts."""

from collections.abc import Sequence
from fractions import Fraction

from scoring.analysis.common import BodyLoss, Commended, CommonLoss
from scoring.analysis.improve import Plan, Task
from scoring.analysis.losses import Loss
from scoring.campaign.table import write_table
from scoring.engine.results import Placed, Results, number, unmet
from scoring.points import rounded_text
from scoring.tree.model import CriteriaSet, Leaf
from scoring.words import say

PLAN_COLUMNS = ("code", "title", "block", "points", "max", "lost", "worth", "body")
TASK_COLUMNS = ("target", "facts", "task", "gain", "own")
COMMON_COLUMNS = ("code", "title", "body", "losing", "units", "total", "mean")


def plan_csv(results: Results, plan: Plan | None, lost: Sequence[Loss], lang: str) -> str:
    """A row for every leaf that lost points or has a task, those worth most first, with its task."""
    tasks = {task.ladder.leaf.code: task for task in plan.tasks} if plan else {}
    rows = []
    for loss in lost:
        task = tasks.get(loss.node.code)
        if loss.lost > 0 or task is not None:
            data = _loss_data(loss, results.criteria)
            title = loss.node.title.in_language(lang)
            rows.append([*_cells({**data, "title": title}, PLAN_COLUMNS), *_task_cells(task, results.criteria, lang)])
    for task in (task for task in tasks.values() if task.ladder.block == "conditions"):
        leaf = task.ladder.leaf
        known = {"code": leaf.code, "title": leaf.title.in_language(lang), "block": task.ladder.block}
        blank: dict[str, object] = {**dict.fromkeys(PLAN_COLUMNS), **known, "body": leaf.body}
        rows.append([*_cells(blank, PLAN_COLUMNS), *_task_cells(task, results.criteria, lang)])
    return write_table([*PLAN_COLUMNS, *TASK_COLUMNS], rows)


def _task_cells(task: Task | None, criteria: CriteriaSet, lang: str) -> list[str]:
    if task is None:
        return [""] * len(TASK_COLUMNS)
    data = {**_task_data(task, criteria), "task": say(task.step.task, lang)}
    return _cells({**data, "own": "yes" if task.ladder.own else "no"}, TASK_COLUMNS)


def plan_data(results: Results, placed: Placed, plan: Plan | None, lost: Sequence[Loss]) -> dict[str, object]:
    """A unit's standing, goal, tasks, standing with them done, and all that it lost."""
    criteria = results.criteria
    goal = None if plan is None else {"grade": plan.goal.grade, "rank": plan.goal.rank}
    return {
        **results.heading(),
        "unit": placed.result.unit.code,
        "name": placed.result.unit.name,
        "before": _standing(placed, criteria),
        "goal": goal,
        **({"unmet_conditions": list(unmet(placed.result, criteria))} if criteria.conditions else {}),
        **({"cap": None if plan is None else _cap_data(plan, criteria)} if criteria.caps else {}),
        "reached": None if plan is None else plan.reached,
        "after": None if plan is None else _standing(plan.after, criteria),
        "tasks": [] if plan is None else [_task_data(task, criteria) for task in plan.tasks],
        "losses": [_loss_data(loss, criteria) for loss in lost if loss.lost > 0],
    }


def _cap_data(plan: Plan, criteria: CriteriaSet) -> dict[str, object] | None:
    """The cap that holds the score down, and the standing without it."""
    if plan.uncapped is None:
        return None
    return {"capped_by": plan.before.result.capped_by, "without": _standing(plan.uncapped, criteria)}


def _standing(placed: Placed, criteria: CriteriaSet) -> dict[str, object]:
    result = placed.result
    return {
        "rank": placed.rank,
        "score": number(result.score, criteria.precision),
        "max": number(result.max, criteria.precision),
        "grade": placed.grade,
    }


def _task_data(task: Task, criteria: CriteriaSet) -> dict[str, object]:
    leaf, is_condition = task.ladder.leaf, task.ladder.block == "conditions"
    return {
        "code": leaf.code,
        "title": leaf.title._asdict(),
        "points": None if is_condition else number(task.ladder.points, criteria.precision),
        "target": None if is_condition else number(task.step.points, criteria.precision),
        "facts": task.step.facts,
        "task": {"vi": say(task.step.task, "vi"), "en": say(task.step.task, "en")},
        "gain": number(task.worth, criteria.precision),
        "own": task.ladder.own,
        "body": leaf.body,
        **({"alone": _standing(task.alone, criteria)} if task.alone else {}),
    }


def _loss_data(loss: Loss, criteria: CriteriaSet) -> dict[str, object]:
    return {
        "code": loss.node.code,
        "title": loss.node.title._asdict(),
        "block": loss.block,
        "points": number(loss.points, criteria.precision),
        "max": number(loss.max, criteria.precision),
        "lost": number(loss.lost, criteria.precision),
        "worth": _points(loss.worth, criteria),
        "body": loss.node.body if isinstance(loss.node, Leaf) else None,
    }


def common_csv(results: Results, common: Sequence[CommonLoss], lang: str) -> str:
    """A row for every leaf: how many units lose there, how much of their scores in all and on the mean."""
    rows = []
    for loss in common:
        data = {**_common_data(loss, results.criteria), "title": loss.leaf.title.in_language(lang)}
        rows.append(_cells(data, COMMON_COLUMNS))
    return write_table(COMMON_COLUMNS, rows)


def campaign_data(
    results: Results, common: Sequence[CommonLoss], bodies: Sequence[BodyLoss], groups: Sequence[Commended]
) -> dict[str, object]:
    """What every leaf and every body costs all units, and whom to commend."""
    criteria = results.criteria
    return {
        **results.heading(),
        "losses": [_common_data(loss, criteria) for loss in common],
        "bodies": [
            {
                "body": loss.body,
                "leaves": len(loss.common),
                "losing": len(loss.losing),
                "total": _points(loss.total, criteria),
            }
            for loss in bodies
        ],
        "commended": [
            {
                "column": group.column or None,
                "value": group.value or None,
                "ranked": group.ranked,
                "units": [_first_data(rank, placed, criteria) for rank, placed in group.units],
                "left_out": [_first_data(rank, placed, criteria) for rank, placed in group.left_out],
            }
            for group in groups
        ],
    }


def _first_data(rank: int, placed: Placed, criteria: CriteriaSet) -> dict[str, object]:
    unit = placed.result.unit
    return {"unit": unit.code, "name": unit.name, "group_rank": rank, **_standing(placed, criteria)}


def _common_data(loss: CommonLoss, criteria: CriteriaSet) -> dict[str, object]:
    return {
        "code": loss.leaf.code,
        "title": loss.leaf.title._asdict(),
        "body": loss.leaf.body,
        "losing": loss.losing,
        "units": loss.units,
        "total": _points(loss.total, criteria),
        "mean": rounded_text(loss.mean, criteria.precision),
    }


def _points(value: Fraction, criteria: CriteriaSet) -> str:
    return rounded_text(value, criteria.precision)


def _cells(data: dict[str, object], columns: Sequence[str]) -> list[str]:
    return ["" if data[column] is None else str(data[column]) for column in columns]
