"""Plans of improvement, and what costs all units most, for the terminal."""

import textwrap
from collections.abc import Mapping, Sequence

from scoring.analysis.common import BodyLoss, Commended, CommonLoss
from scoring.analysis.improve import Goal, Plan, Task
from scoring.analysis.losses import Loss
from scoring.campaign.settings import Settings
from scoring.engine.explain_whole import bars_said, item_said, unmet_said
from scoring.engine.results import Placed, Results
from scoring.problems import Decimals, Said, Text
from scoring.show.columns import column_name, value_name
from scoring.show.numbers import points_text, signed_points
from scoring.show.tables import table
from scoring.tree.cited import cited
from scoring.tree.model import CriteriaSet, Leaf
from scoring.words import BLANK, decimal, printable, say, tell

MOST_LOSSES = 10
"""How many leaves a table of losses shows; CSV and JSON have them all."""
MOST_OF_BODY = 3
"""How many leaves the table of bodies names."""
TITLE_WIDTH = 34
TASK_WIDTH = 44
BODY_WIDTH = 18
LINE_WIDTH = 110
OTHERS = "*"
"""Marks what is not in the unit's own hands."""
BONUS = "+"
"""Marks what can be earned on top of the scale."""


def plan_text(results: Results, placed: Placed, plan: Plan | None, lost: Sequence[Loss], lang: str) -> str:
    """The plan of one unit, where there is one, and the leaves that lost most."""
    unit = placed.result.unit
    lines = [tell("improve-heading", lang, unit=unit.name, code=unit.code)]
    lines.append(tell("improve-now", lang, standing=standing(placed, results)))
    parts = ["\n".join([*lines, *(_goal_lines(plan, results, lang) if plan else [tell("improve-top", lang)])])]
    if plan is not None and not plan.tasks:
        parts.append(tell("improve-nothing", lang))
    if plan is not None and plan.tasks:
        parts.append(_filled(tell("improve-reached" if plan.reached else "improve-not-reached", lang)))
        parts.append(_tasks_table(plan, results.criteria, lang))
        if any(not task.ladder.own for task in plan.tasks):
            parts.append(_filled(tell("improve-others", lang)))
    parts += _losses(lost, results.criteria, lang)
    parts.append(_digests(results, lang))
    return "\n\n".join(parts)


def standing(placed: Placed, results: Results) -> Said:
    """Score, grade and rank of a unit, in words."""
    result, criteria = placed.result, results.criteria
    if result.score is None:
        return Said("improve-standing-none", {})
    grade = grade_title(placed.grade, criteria)
    values = {
        "score": Decimals.of_steps(result.score, criteria.precision),
        "max": Decimals.of_steps(result.max, criteria.precision),
        "grade": "" if grade is None else Said("improve-standing-grade", {"grade": grade}),
        "rank": placed.rank,
        "units": sum(one.rank is not None for one in results.units),
    }
    return Said("improve-standing", values)


def grade_title(grade: str | None, criteria: CriteriaSet) -> Text | None:
    """What a grade is called; None for none."""
    return None if grade is None else criteria.grade(grade).title


def goal_words(goal: Goal, criteria: CriteriaSet) -> Said:
    """A goal in words."""
    if goal.grade is not None:
        return Said("improve-goal-grade", {"grade": grade_title(goal.grade, criteria)})
    return Said("improve-goal-rank", {"rank": goal.rank})


def body_title(leaf: Leaf, criteria: CriteriaSet, lang: str) -> str:
    """The body that appraises a leaf; empty where none is named."""
    return "" if leaf.body is None else criteria.body(leaf.body).title.in_language(lang)


def _goal_lines(plan: Plan, results: Results, lang: str) -> list[str]:
    criteria = results.criteria
    lines = [tell("improve-goal", lang, goal=goal_words(plan.goal, criteria))]
    if plan.goal.grade is not None and plan.before.result.score is not None:
        bars = bars_said(criteria.grade(plan.goal.grade), plan.before.result, criteria)
        grade = grade_title(plan.goal.grade, criteria)
        lines[0] += f" ({tell('grade-missed', lang, grade=grade, bars=bars)})"
    if conditions := unmet_said(plan.before.result, criteria):
        lines.append(_filled(tell("improve-conditions", lang, conditions=conditions)))
    if cap := cap_said(plan, results):
        lines.append(_filled(say(cap, lang)))
    if plan.tasks:
        lines.append(tell("improve-after", lang, count=len(plan.tasks), standing=standing(plan.after, results)))
    return lines


def cap_said(plan: Plan, results: Results) -> Said | None:
    """That a cap holds the score down, until when, and what the unit has without it; None where none does."""
    before, free, criteria = plan.before.result, plan.uncapped, results.criteria
    if free is None or before.capped_by is None:
        return None
    cap = criteria.caps[before.capped_by]
    values = {
        "at_most": cap.at_most,
        "item": item_said(cap.unless, criteria),
        "standing": standing(free, results),
        "gain": Decimals.of_steps((free.result.score or 0) - (before.score or 0), criteria.precision),
    }
    return Said("improve-cap", values)


def task_said(task: Task, plan: Plan, criteria: CriteriaSet) -> Said:
    """What has to be done; of a condition also the grade that it alone brings."""
    if task.alone is None or task.alone.grade == plan.before.grade:
        return task.step.task
    return Said("improve-unlocks", {"task": task.step.task, "grade": grade_title(task.alone.grade, criteria)})


def from_and_to(task: Task, criteria: CriteriaSet, lang: str, none: str) -> tuple[str, str]:
    """What a leaf has, `none` where that is no points, and what it comes to; of a condition that it is met."""
    if task.ladder.block == "conditions":
        return tell("word-not-met", lang), tell("word-met", lang)
    now, target = task.ladder.points, points_text(task.step.points, criteria.precision, lang)
    return (none if now is None else points_text(now, criteria.precision, lang)), target


def _tasks_table(plan: Plan, criteria: CriteriaSet, lang: str) -> str:
    headers = [
        "word-code",
        "col-title",
        "improve-col-now",
        "improve-col-target",
        "improve-col-task",
        "improve-col-gain",
    ]
    headers += ["word-appraising-body", "word-deadline"]
    rows = []
    for task in plan.tasks:
        ladder = task.ladder
        now, target = from_and_to(task, criteria, lang, tell("unranked", lang))
        rows.append(
            [
                ladder.leaf.printed + ("" if ladder.own else OTHERS),
                _wrapped(ladder.leaf.title.in_language(lang), TITLE_WIDTH),
                now,
                target,
                _wrapped(say(task_said(task, plan, criteria), lang), TASK_WIDTH),
                signed_points(task.worth, criteria.precision, lang),
                _wrapped(body_title(ladder.leaf, criteria, lang), BODY_WIDTH),
                BLANK,
            ]
        )
    return table(rows, [tell(code, lang) for code in headers], right=(2, 3, 5))


def _losses(lost: Sequence[Loss], criteria: CriteriaSet, lang: str) -> list[str]:
    losing = [loss for loss in lost if loss.lost > 0]
    if not losing:
        return [tell("improve-losses-none", lang)]
    in_all = Decimals.of_steps(sum(loss.lost for loss in losing if loss.block != "bonus"), criteria.precision)
    values = {"shown": min(MOST_LOSSES, len(losing)), "count": len(losing), "lost": in_all}
    headers = ["word-code", "col-title", "word-points", "word-max-short", "improve-col-lost", "improve-col-worth"]
    rows = [
        [
            loss.node.printed + (BONUS if loss.block == "bonus" else ""),
            _wrapped(loss.node.title.in_language(lang), TITLE_WIDTH + BODY_WIDTH),
            tell("unranked", lang) if loss.points is None else points_text(loss.points, criteria.precision, lang),
            points_text(loss.max, criteria.precision, lang),
            points_text(loss.lost, criteria.precision, lang),
            decimal(loss.worth, criteria.precision, lang),
            _wrapped(body_title(loss.node, criteria, lang) if isinstance(loss.node, Leaf) else "", BODY_WIDTH),
        ]
        for loss in losing[:MOST_LOSSES]
    ]
    named = [tell(code, lang) for code in (*headers, "word-appraising-body")]
    parts = [_filled(tell("improve-losses", lang, **values)) + "\n\n" + table(rows, named, right=(2, 3, 4, 5))]
    if any(loss.block == "bonus" for loss in losing[:MOST_LOSSES]):
        parts.append(tell("improve-bonus", lang))
    return parts


def campaign_text(
    results: Results,
    settings: Settings,
    common: Sequence[CommonLoss],
    bodies: Sequence[BodyLoss],
    groups: Sequence[Commended],
    top: int,
    lang: str,
) -> str:
    """What costs all units most, by leaf and by body, and whom to commend."""
    criteria, names = results.criteria, settings.column_names
    costing = [loss for loss in common if loss.losing]
    stage = Said(f"scored-{results.stage}", {})
    parts = [_filled(tell("improve-all-heading", lang, title=settings.title.text(), stage=stage))]
    if costing:
        counts = {"shown": min(MOST_LOSSES, len(costing)), "count": len(costing)}
        parts.append(_filled(tell("improve-common", lang, **counts)))
        parts.append(_common_table(costing[:MOST_LOSSES], criteria, lang))
        if criteria.bodies:
            parts.append(tell("improve-bodies", lang) + "\n\n" + _bodies_table(bodies, results, lang))
    else:
        parts.append(tell("improve-losses-none", lang))
    ranks = Said("improve-rank-first" if top == 1 else "improve-ranks-first", {"top": top})
    parts.append(
        tell("improve-commended", lang, ranks=ranks) + "\n\n" + _commended_table(groups, criteria, names, lang)
    )
    if left_out := left_out_text(groups, criteria, names, lang):
        parts.append(_filled(left_out))
    return "\n\n".join([*parts, _digests(results, lang)])


def _common_table(common: Sequence[CommonLoss], criteria: CriteriaSet, lang: str) -> str:
    headers = ["word-code", "col-title", "improve-col-units", "improve-col-total", "improve-col-mean"]
    rows = [
        [
            loss.leaf.printed,
            _wrapped(loss.leaf.title.in_language(lang), TITLE_WIDTH + BODY_WIDTH),
            tell("improve-of", lang, count=loss.losing, total=loss.units),
            decimal(loss.total, criteria.precision, lang),
            decimal(loss.mean, criteria.precision, lang),
            _wrapped(body_title(loss.leaf, criteria, lang), BODY_WIDTH),
        ]
        for loss in common
    ]
    return table(rows, [tell(code, lang) for code in (*headers, "word-appraising-body")], right=(2, 3, 4))


def _bodies_table(bodies: Sequence[BodyLoss], results: Results, lang: str) -> str:
    criteria = results.criteria
    units = sum(placed.result.score is not None for placed in results.units)
    headers = [
        "word-appraising-body",
        "improve-col-criteria",
        "improve-col-total",
        "improve-col-mean",
        "improve-col-most",
    ]
    rows, names = [], cited(criteria)
    for loss in bodies:
        named = None if loss.body is None else criteria.body(loss.body).title.in_language(lang)
        count = tell("improve-of", lang, count=len(loss.losing), total=len(loss.common))
        total = decimal(loss.total, criteria.precision, lang)
        mean = decimal(loss.total / units, criteria.precision, lang)
        most = ", ".join(names[one.leaf.code] for one in loss.losing[:MOST_OF_BODY])
        rows.append([named or tell("improve-no-body", lang), count, total, mean, most])
    return table(rows, [tell(code, lang) for code in headers], right=(1, 2, 3))


def _commended_table(groups: Sequence[Commended], criteria: CriteriaSet, names: Mapping[str, Text], lang: str) -> str:
    headers = ["word-group", "improve-col-group-rank", "word-unit", "word-score", "word-grade"]
    rows = []
    for group in groups:
        for rank, placed in group.units:
            grade = grade_title(placed.grade, criteria)
            score = points_text(placed.result.score or 0, criteria.precision, lang)
            named = "" if grade is None else grade.in_language(lang)
            place = tell("improve-of", lang, count=rank, total=group.ranked)
            rows.append([group_name(group, names, lang), place, placed.result.unit.name, score, named])
    if not rows:
        return tell("improve-none-commended", lang)
    return table(rows, [tell(code, lang) for code in headers], right=(1, 3))


def left_out_text(groups: Sequence[Commended], criteria: CriteriaSet, names: Mapping[str, Text], lang: str) -> str:
    """Who is first but not proposed, and why; empty for nobody."""
    named = [
        Said("improve-left-out-unit", {"unit": placed.result.unit.name, "group": group_name(group, names, lang)})
        for group in groups
        for _, placed in group.left_out
    ]
    if not named:
        return ""
    return tell("improve-left-out", lang, grade=grade_title(criteria.grades[-1].id, criteria), units=named)


def group_name(group: Commended, names: Mapping[str, Text], lang: str) -> str:
    """A group as the commendation list names it; `names` are those of the columns."""
    if not group.column:
        return tell("word-all-units", lang)
    column, value = column_name(group.column, lang, names), value_name(group.column, group.value, lang)
    return tell("word-column-value", lang, column=column, value=value)


def _digests(results: Results, lang: str) -> str:
    return tell("digests", lang, criteria=results.criteria.digest, results=results.digest)


def _wrapped(text: str, width: int) -> str:
    return "\n".join(textwrap.wrap(printable(text), width, break_long_words=True)[:12]) or ""


def _filled(text: str) -> str:
    return textwrap.fill(text, LINE_WIDTH)
