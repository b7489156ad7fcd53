"""Kế hoạch cải thiện: a unit's plan to sign, its tasks and losses in an annex; who leads and by when stay blank."""

from collections.abc import Iterator, Sequence

from scoring.analysis.improve import Plan
from scoring.analysis.losses import Loss
from scoring.engine.explain_whole import unmet_said
from scoring.engine.results import Placed, Results
from scoring.problems import Said
from scoring.publish.papers.dossier import LANG, Dossier, title_of
from scoring.publish.papers.office import in_sentence
from scoring.publish.papers.paper import Annex, Block, Paper, PaperColumn, Paragraph, Table, numbered, table, text
from scoring.show.improvement import (
    BONUS,
    OTHERS,
    body_title,
    cap_said,
    from_and_to,
    goal_words,
    standing,
    task_said,
)
from scoring.show.numbers import points_text, signed_points
from scoring.tree.model import Leaf
from scoring.words import BLANK, NOTHING, capital, decimal, printable, say, tell


def improvement_paper(
    dossier: Dossier, results: Results, placed: Placed, plan: Plan | None, lost: Sequence[Loss]
) -> Paper:
    """The plan of one unit; without a goal above it only says what still loses points."""
    unit = placed.result.unit
    name, office = in_sentence(unit), dossier.office_of(unit)
    blocks: list[Block] = []
    if plan is not None and plan.tasks:
        blocks.append(_tasks(plan, results))
    losing = [loss for loss in lost if loss.lost > 0]
    if losing:
        blocks.append(_losses(losing, results))
        if any(loss.block == "bonus" for loss in losing):
            blocks.append(Paragraph(tell("improve-bonus", LANG)))
    annex = Annex(
        label=text("annex-only"),
        title=tell("plan-annex-title", LANG, unit=name.upper()),
        attached=tell("plan-attached", LANG, unit=name),
        blocks=tuple(blocks),
        digests=dossier.digests(results),
        landscape=True,
    )
    return Paper(
        head=office.head("KH"),
        name=tell("plan-name", LANG),
        abstract=tell("plan-abstract", LANG, title=dossier.title),
        blocks=(
            *_blocks(dossier, results, placed, plan, name),
            Paragraph(tell("plan-closing", LANG, unit=name)),
        ),
        receivers=tuple(tell(f"plan-receiver-{code}", LANG) for code in ("head", "file")),
        signatures=(office.signature(),),
        annexes=(annex,) if blocks else (),
        mark=dossier.mark,
    )


def _blocks(dossier: Dossier, results: Results, placed: Placed, plan: Plan | None, name: str) -> Iterator[Block]:
    stage = Said(f"scored-{results.stage}", {})
    values = {"criteria": dossier.criteria_title, "title": dossier.title}
    yield Paragraph(tell("plan-opening", LANG, stage=stage, unit=name, **values))
    yield Paragraph(tell("plan-part-state", LANG), "heading")
    yield Paragraph(tell("plan-state", LANG, unit=capital(name), standing=standing(placed, results)))
    yield Paragraph(tell("plan-part-goal", LANG), "heading")
    if plan is None:
        yield Paragraph(tell("plan-no-goal", LANG, unit=capital(name)))
        return
    yield Paragraph(tell("plan-goal", LANG, goal=goal_words(plan.goal, results.criteria)))
    if conditions := unmet_said(placed.result, results.criteria):
        yield Paragraph(tell("improve-conditions", LANG, conditions=conditions))
    if cap := cap_said(plan, results):
        yield Paragraph(say(cap, LANG))
    code = "plan-reached" if plan.reached else "plan-not-reached"
    yield Paragraph(tell(code, LANG, count=len(plan.tasks), unit=name, standing=standing(plan.after, results)))
    if plan.tasks:
        yield Paragraph(tell("plan-part-tasks", LANG), "heading")
        yield Paragraph(tell("plan-tasks", LANG))
    if any(not task.ladder.own for task in plan.tasks):
        yield Paragraph(tell("plan-others", LANG))


def _tasks(plan: Plan, results: Results) -> Table:
    criteria = results.criteria
    cells = []
    for task in plan.tasks:
        leaf = task.ladder.leaf
        now, target = from_and_to(task, criteria, LANG, NOTHING)
        cells.append(
            (
                leaf.code + ("" if task.ladder.own else OTHERS),
                title_of(leaf),
                now,
                target,
                say(task_said(task, plan, criteria), LANG),
                signed_points(task.worth, criteria.precision, LANG),
                printable(body_title(leaf, criteria, LANG)) or NOTHING,
                BLANK,
                BLANK,
            )
        )
    columns = (
        PaperColumn(text("col-no"), 0.7, "center"),
        PaperColumn(text("col-code"), 1.3, "center"),
        PaperColumn(tell("plan-col-leaf", LANG), 4.5),
        PaperColumn(tell("plan-col-now", LANG), 1.3, "right"),
        PaperColumn(tell("plan-col-target", LANG), 1.3, "right"),
        PaperColumn(tell("improve-col-task", LANG), 5),
        PaperColumn(tell("plan-col-gain", LANG), 1.4, "right"),
        PaperColumn(tell("word-appraising-body", LANG), 2.2),
        PaperColumn(tell("plan-col-lead", LANG), 1.8, "center"),
        PaperColumn(tell("word-deadline", LANG), 1.6, "center"),
    )
    return table(columns, numbered(cells), tell("plan-caption-tasks", LANG))


def _losses(losing: Sequence[Loss], results: Results) -> Table:
    criteria = results.criteria
    cells = []
    for loss in losing:
        body = body_title(loss.node, criteria, LANG) if isinstance(loss.node, Leaf) else ""
        cells.append(
            (
                loss.node.printed + (BONUS if loss.block == "bonus" else ""),
                title_of(loss.node),
                NOTHING if loss.points is None else points_text(loss.points, criteria.precision, LANG),
                points_text(loss.max, criteria.precision, LANG),
                points_text(loss.lost, criteria.precision, LANG),
                decimal(loss.worth, criteria.precision, LANG),
                printable(body) or NOTHING,
            )
        )
    columns = (
        PaperColumn(text("col-no"), 0.7, "center"),
        PaperColumn(text("col-code"), 1.3, "center"),
        PaperColumn(tell("plan-col-leaf", LANG), 8),
        PaperColumn(tell("plan-col-now", LANG), 1.6, "right"),
        PaperColumn(tell("plan-col-max", LANG), 1.6, "right"),
        PaperColumn(tell("word-lost", LANG), 1.6, "right"),
        PaperColumn(tell("plan-col-worth", LANG), 1.8, "right"),
        PaperColumn(tell("word-appraising-body", LANG), 3),
    )
    return table(columns, numbered(cells), tell("plan-caption-losses", LANG))
