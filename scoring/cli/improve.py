"""`scoring improve`: points lost, the smallest plan to a better grade or rank, what costs all units most."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from scoring.campaign.workflow import ScoredStage
from scoring.cli.at_desk import with_database
from scoring.cli.localised import Command, Option, language, with_format, with_language
from scoring.cli.paper import refuse_existing, write_new
from scoring.cli.results import with_stage
from scoring.cli.sources import CAMPAIGN, PATHS, progress, source_of, teller
from scoring.problems import Misuse
from scoring.show.mark import mark_of
from scoring.words import tell

if TYPE_CHECKING:
    from scoring.usecases.improve import CostOfAll, Planned


@click.command(cls=Command, help="help-improve", epilog="scoring improve fixtures/phong-tho-2022 03391 --grade good")
@click.argument("campaign", metavar="CAMPAIGN", type=CAMPAIGN)
@click.argument("unit", metavar="[UNIT]", required=False)
@click.option("--ranks", cls=Option, metavar="K", type=click.IntRange(min=1), help="help-improve-ranks")
@click.option("--grade", cls=Option, metavar="GRADE", help="help-improve-grade")
@with_stage
@click.option("--top", cls=Option, metavar="N", type=click.IntRange(min=1), help="help-improve-top")
@with_format("table", "csv", "json")
@click.option("--out", cls=Option, metavar="FILE", type=PATHS, help="help-improve-out")
@with_database
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
    _refuse_wrong_usage(unit, {"--ranks": ranks, "--grade": grade, "--out": out}, top, out)
    from scoring.usecases.improve import cost_of_all, plan_unit

    if unit is None:
        cost = cost_of_all(source_of(campaign), stage, top or 1, teller(lang))
        text, settings = _campaign(cost, top or 1, lang, printed), cost.campaign.settings
    else:
        planned = plan_unit(source_of(campaign), stage, unit, grade, ranks, teller(lang))
        if out is not None:
            write_new(Path(out), planned.paper())
            progress("")
            click.echo(tell("paper-written", lang, file=out), err=True)
        text, settings = _unit(planned, lang, printed), planned.campaign.settings
    progress("")
    mark = mark_of(lang, settings)
    if mark:
        click.echo(mark, err=printed != "table")
    click.echo(text)


def _refuse_wrong_usage(unit: str | None, for_units: dict[str, object], top: int | None, out: str | None) -> None:
    for name, given in for_units.items():
        if unit is None and given is not None:
            raise Misuse("improve-needs-unit", name=name)
    if unit is not None and top is not None:
        raise Misuse("improve-without-unit", name="--top")
    if out is not None and Path(out).suffix.casefold() != ".docx":
        raise Misuse("improve-suffix", given=out)
    if out is not None:
        refuse_existing(Path(out))


def _campaign(cost: "CostOfAll", top: int, lang: str, printed: str) -> str:
    from scoring.show.improvement import campaign_text
    from scoring.show.improvement_data import campaign_data, common_csv

    results = cost.results
    if printed == "csv":
        return common_csv(results, cost.leaves, lang).rstrip("\n")
    if printed == "json":
        return _json(campaign_data(results, cost.leaves, cost.bodies, cost.commended))
    return campaign_text(results, cost.campaign.settings, cost.leaves, cost.bodies, cost.commended, top, lang)


def _unit(planned: "Planned", lang: str, printed: str) -> str:
    from scoring.show.improvement import plan_text
    from scoring.show.improvement_data import plan_csv, plan_data

    results, plan, lost = planned.results, planned.plan, planned.lost
    if printed == "csv":
        return plan_csv(results, plan, lost, lang).rstrip("\n")
    if printed == "json":
        return _json(plan_data(results, planned.placed, plan, lost))
    return plan_text(results, planned.placed, plan, lost, lang)


def _json(data: dict[str, object]) -> str:
    return json.dumps(data, ensure_ascii=False, indent=2)
