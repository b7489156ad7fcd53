"""`scoring campaign create | import | export | open | calendar`: what the secretariat does with a campaign."""

import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from scoring.campaign.workflow import STAGES, Stage
from scoring.cli.at_desk import at_desk, log_in, with_database
from scoring.cli.localised import Command, Option, language, with_language
from scoring.cli.sources import CAMPAIGN, CRITERIA, PATHS, progress, teller
from scoring.problems import Fault, Misuse, Place, Problem, Refusal
from scoring.tree.facts import read_date
from scoring.words import tell

if TYPE_CHECKING:
    from scoring.store.desk import Login


@click.command(
    cls=Command,
    help="help-campaign-create",
    epilog="scoring campaign create papi-2025 papi-commune@2022 --year 2025 --title 'PAPI 2025'"
    " --db office.db --as snv",
)
@click.argument("campaign", metavar="ID")
@click.argument("criteria", metavar="[CRITERIA]", type=CRITERIA, required=False)
@click.option("--settings", "file", cls=Option, metavar="FILE.yaml", type=PATHS, help="help-create-settings")
@click.option("--year", cls=Option, metavar="N", help="help-new-year")
@click.option("--title", cls=Option, metavar="TEXT", help="help-create-title")
@click.option("--origin", cls=Option, metavar="TEXT", help="help-create-origin")
@click.option("--group", "groups", cls=Option, metavar="COLUMN", multiple=True, help="help-create-group")
@with_database
@with_language
def create(
    campaign: str,
    criteria: str | None,
    file: str | None,
    year: str | None,
    title: str | None,
    origin: str | None,
    groups: tuple[str, ...],
) -> None:
    lang = language()
    by_options = {"criteria": criteria, "year": year, "title": title and {"vi": title, "en": title}}
    if bool(file) == any(by_options.values()) or not (file or all(by_options.values())):
        raise Misuse("create-settings-or-options")
    if file and (origin or groups):
        raise Misuse("create-settings-or-options")
    login = log_in()
    from scoring.usecases import office

    if file:
        office.create_as(login, campaign, Path(file))
    else:
        more = {"id": campaign, "origin": origin or tell("new-origin", "vi"), "groups": list(groups or ("kind",))}
        office.create(login, office.new_settings({**by_options, **more}))
    click.echo(tell("campaign-created", lang, campaign=campaign))


@click.command(
    cls=Command,
    help="help-campaign-import",
    epilog="scoring campaign import fixtures/phong-tho-2022 --db office.db --as snv",
)
@click.argument("folder", metavar="DIR", type=CAMPAIGN)
@click.option("--id", "name", cls=Option, metavar="ID", default="", help="help-import-id")
@at_desk
@with_language
def bring_in(login: "Login", folder: str, name: str) -> None:
    from scoring.usecases import office

    lang = language()
    imported = office.bring_in(login, Path(folder), name, teller(lang))
    progress("")
    click.echo(tell("campaign-imported", lang, campaign=imported))


@click.command(
    cls=Command,
    help="help-campaign-export",
    epilog="scoring campaign export phong-tho-2022 --out exported --db office.db --as snv",
)
@click.argument("campaign", metavar="ID")
@click.option("--out", cls=Option, metavar="DIR", required=True, type=CAMPAIGN, help="help-export-out")
@at_desk
@with_language
def give_out(login: "Login", campaign: str, out: str) -> None:
    from scoring.usecases import office

    lang = language()
    exported = office.give_out(login, campaign, Path(out), teller(lang))
    progress("")
    values = {"folder": out, "units": len(exported.units), "rows": len(exported.answers)}
    click.echo(tell("campaign-exported", lang, **values))


@click.command(
    cls=Command, help="help-campaign-open", epilog="scoring campaign open phong-tho-2022 --db office.db --as snv"
)
@click.argument("campaign", metavar="ID")
@at_desk
@with_language
def open_campaign(login: "Login", campaign: str) -> None:
    from scoring.store import campaign_acts

    campaign_acts.open_campaign(login, campaign)
    click.echo(tell("campaign-opened", language(), campaign=campaign))


@click.command(
    cls=Command,
    help="help-campaign-calendar",
    epilog="scoring campaign calendar phong-tho-2022 self=15/01/2023 explanation=15/03/2023 --db office.db --as snv",
)
@click.argument("campaign", metavar="ID")
@click.argument("days", metavar="STAGE=DATE…", nargs=-1, required=True)
@at_desk
@with_language
def calendar(login: "Login", campaign: str, days: tuple[str, ...]) -> None:
    from scoring.store import campaign_acts

    by_stage: dict[Stage, datetime.date] = {}
    for given in days:
        named, _, day = given.partition("=")
        stage = next((one for one in STAGES if one == named), None)
        if stage is None:
            raise Refusal([Problem("calendar-stage", Place(given), {"given": named, "known": list(STAGES)})])
        by_stage[stage] = day_of(day)
    campaign_acts.set_calendar(login, campaign, by_stage)
    click.echo(tell("campaign-calendar-set", language(), campaign=campaign))


def day_of(given: str) -> datetime.date:
    """A date that was typed. Raises `Refusal`."""
    try:
        day = read_date(given)
    except Fault as fault:
        raise Refusal([Problem.of(fault, Place(given))]) from None
    if day is None:
        raise Refusal([Problem("date-unreadable", Place(given), {"given": given})])
    return day
