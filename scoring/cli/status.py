"""`scoring status`: what is left to do."""

import datetime
import json

import click

from scoring.campaign.answers import VIET_NAM, moment
from scoring.campaign.workflow import ScoredStage
from scoring.cli.at_desk import with_database
from scoring.cli.localised import Command, Option, language, with_format, with_language
from scoring.cli.results import with_stage
from scoring.cli.sources import CAMPAIGN, progress, source_of, tell_mark, teller
from scoring.cli.status_mine import mine_text
from scoring.engine.progress import Progress
from scoring.problems import Fault
from scoring.show.status import (
    status_csv,
    status_data,
    status_text,
    unit_status_csv,
    unit_status_data,
    unit_status_text,
)
from scoring.tree.facts import read_date
from scoring.usecases import results
from scoring.words import tell


@click.command(cls=Command, help="help-status", epilog="scoring status fixtures/phong-tho-2022 --stage self")
@click.argument("campaign", metavar="CAMPAIGN", type=CAMPAIGN)
@click.argument("unit", metavar="[UNIT]", required=False)
@with_stage
@click.option("--deadline", cls=Option, metavar="DATE", help="help-deadline")
@click.option("--now", cls=Option, metavar="DATE", help="help-now")
@click.option("--mine", cls=Option, is_flag=True, help="help-mine")
@with_format("table", "csv", "json")
@with_database
@with_language
def status(
    campaign: str,
    unit: str | None,
    stage: ScoredStage,
    deadline: str | None,
    now: str | None,
    mine: bool,
    printed: str,
) -> None:
    lang = language()
    if mine:
        click.echo(mine_text(campaign, lang, printed))
        return
    until = _moment("--deadline", deadline, lang, datetime.time.max) if deadline is not None else None
    at = _moment("--now", now, lang, datetime.time.min) if now is not None else datetime.datetime.now(VIET_NAM)
    reached = results.status(source_of(campaign), stage, until, at, teller(lang))
    text = _printed(reached, unit, lang, printed)
    progress("")
    if printed != "table":
        tell_mark(lang, reached.campaign.settings)
    click.echo(text)


def _printed(progress: Progress, code: str | None, lang: str, printed: str) -> str:
    if code is None:
        if printed == "table":
            return status_text(progress, lang)
        return status_csv(progress).rstrip("\n") if printed == "csv" else _json(status_data(progress))
    unit = results.status_of_unit(progress, code)
    if printed == "table":
        return unit_status_text(progress, unit, lang)
    return unit_status_csv(progress, unit).rstrip("\n") if printed == "csv" else _json(unit_status_data(progress, unit))


def _json(data: dict[str, object]) -> str:
    return json.dumps(data, ensure_ascii=False, indent=2)


def _moment(option: str, given: str, lang: str, of_day: datetime.time) -> datetime.datetime:
    """A date, taken at `of_day`, or a moment; without an offset it is Viet Nam time."""
    try:
        if "T" in given.upper():
            return moment(given)
        day = read_date(given)
    except Fault:
        day = None
    if day is None:
        raise click.UsageError(tell("left-no-moment", lang, name=option, given=given), click.get_current_context())
    return datetime.datetime.combine(day, of_day, VIET_NAM)
