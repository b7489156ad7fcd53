"""`scoring improve`: points lost, the smallest plan to a better grade or rank, what costs all units most."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from scoring.campaign.workflow import ScoredStage
from scoring.cli.localised import Command, Option, language, with_format, with_language
from scoring.cli.paper import refuse_existing, write_new, writer_of
from scoring.cli.results import with_stage
from scoring.cli.sources import CAMPAIGN, campaign_of, progress
from scoring.problems import Fault, Place, Problem, Refusal
from scoring.words import tell

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scoring.analysis.improve import Improver, Plan
    from scoring.analysis.losses import Loss
    from scoring.engine.results import Placed

WHERE = {"unit-unknown": "UNIT", "improve-grade-unknown": "--grade"}
"""Where on the command line a fault stands."""


@click.command(cls=Command, help="help-improve", epilog="scoring improve fixtures/phong-tho-2022 03391 --grade good")
@click.argument("campaign", metavar="CAMPAIGN", type=CAMPAIGN)
@click.argument("unit", metavar="[UNIT]", required=False)
@click.option("--ranks", cls=Option, metavar="K", type=click.IntRange(min=1), help="help-improve-ranks")
@click.option("--grade", cls=Option, metavar="GRADE", help="help-improve-grade")
@with_stage
@click.option("--top", cls=Option, metavar="N", type=click.IntRange(min=1), help="help-improve-top")
@with_format("table", "csv", "json")
@click.option("--out", cls=Option, metavar="FILE", help="help-improve-out")
@with_language
def improve(
    campaign: str,
    unit: str | None,
    ranks: int | None,
    grade: str | None,
    stage: ScoredStage,
    top: int | None,
    printed: str,
    out: str | None,
) -> None:
    lang = language()
    _refuse_wrong_usage(unit, {"--ranks": ranks, "--grade": grade, "--out": out}, top, out, lang)
    from scoring.analysis.improve import Improver

    found = campaign_of(campaign, lang)
    progress(tell("progress-scoring", lang, units=len(found.units)))
    improver = Improver(found, stage)
    text = _campaign(improver, top or 1, lang, printed) if unit is None else None
    if unit is not None:
        progress(tell("progress-planning", lang))
        try:
            text = _unit(improver, unit, grade, ranks, lang, printed, out)
        except Fault as fault:
            raise Refusal([Problem.of(fault, Place(WHERE[fault.code]))]) from None
    progress("")
    if found.settings.sample:
        click.echo(tell("sample-mark", lang), err=printed != "table")
    click.echo(text)


def _refuse_wrong_usage(
    unit: str | None, for_units: dict[str, object], top: int | None, out: str | None, lang: str
) -> None:
    context = click.get_current_context()
    for name, given in for_units.items():
        if unit is None and given is not None:
            raise click.UsageError(tell("improve-needs-unit", lang, name=name), context)
    if unit is not None and top is not None:
        raise click.UsageError(tell("improve-without-unit", lang, name="--top"), context)
    if for_units["--ranks"] is not None and for_units["--grade"] is not None:
        raise click.UsageError(tell("improve-one-goal", lang), context)
    if out is not None and Path(out).suffix.casefold() != ".docx":
        raise click.UsageError(tell("improve-suffix", lang, given=out), context)
    if out is not None:
        refuse_existing(Path(out))


def _campaign(improver: "Improver", top: int, lang: str, printed: str) -> str:
    from scoring.analysis.common import body_losses, commended, common_losses
    from scoring.show.improvement import campaign_text
    from scoring.show.improvement_data import campaign_data, common_csv

    results, settings = improver.results, improver.campaign.settings
    common = common_losses(results)
    bodies, groups = body_losses(common), commended(results, settings.groups, top)
    if printed == "csv":
        return common_csv(results, common, lang).rstrip("\n")
    if printed == "json":
        return _json(campaign_data(results, common, bodies, groups))
    return campaign_text(results, settings.title.text(), common, bodies, groups, top, lang)


def _unit(
    improver: "Improver", unit: str, grade: str | None, ranks: int | None, lang: str, printed: str, out: str | None
) -> str:
    """The plan as text; also written to `out` as Word. Raises `Fault`."""
    from scoring.analysis.losses import losses
    from scoring.show.improvement import plan_text
    from scoring.show.improvement_data import plan_csv, plan_data

    placed = improver.placed(unit)
    goal = improver.goal(unit, grade, ranks)
    plan = None if goal is None else improver.plan(unit, goal)
    lost = losses(placed.result, improver.criteria)
    results = improver.results
    if out is not None:
        _write_paper(improver, placed, plan, lost, Path(out))
        progress("")
        click.echo(tell("paper-written", lang, file=out), err=True)
    if printed == "csv":
        return plan_csv(results, plan, lost, lang).rstrip("\n")
    if printed == "json":
        return _json(plan_data(results, placed, plan, lost))
    return plan_text(results, placed, plan, lost, lang)


def _write_paper(
    improver: "Improver", placed: "Placed", plan: "Plan | None", lost: "Sequence[Loss]", file: Path
) -> None:
    """The plan as Word. Raises `Refusal` where its extra is missing."""
    write = writer_of(".docx")
    from scoring.publish.papers.dossier import Dossier
    from scoring.publish.papers.improvement_plan import improvement_paper

    paper = improvement_paper(Dossier(improver.campaign), improver.results, placed, plan, lost)
    write_new(file, write(paper))


def _json(data: dict[str, object]) -> str:
    return json.dumps(data, ensure_ascii=False, indent=2)
