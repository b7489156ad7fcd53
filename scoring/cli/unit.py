"""`scoring unit`: the units of a campaign, in a folder or in the database."""

from pathlib import Path

import click

from scoring.campaign.folder_files import UNITS
from scoring.campaign.folder_source import FolderSource
from scoring.cli.at_desk import log_in, with_database
from scoring.cli.localised import Command, Commands, language, with_language
from scoring.cli.sources import CAMPAIGN, PATHS, is_in_database
from scoring.usecases.unit_list import read_unit_list
from scoring.words import tell

EXAMPLE = "scoring unit import papi-2025 fixtures/phong-tho-2022/units.csv --db office.db --as snv"


@click.command(
    cls=Commands,
    lazy={"import": "scoring.cli.unit:bring_in"},
    prefix="unit-",
    help="help-unit",
    subcommand_metavar="COMMAND …",
    epilog=EXAMPLE,
)
@with_language
def unit() -> None:
    pass


@click.command(cls=Command, help="help-unit-import", epilog=EXAMPLE)
@click.argument("campaign", metavar="CAMPAIGN", type=CAMPAIGN)
@click.argument("file", metavar="FILE", type=PATHS)
@with_database
@with_language
def bring_in(campaign: str, file: str) -> None:
    lang = language()
    units = read_unit_list(Path(file))
    if is_in_database(campaign):
        login = log_in()
        from scoring.store import campaign_acts

        campaign_acts.set_units(login, campaign, units)
        click.echo(tell("units-imported", lang, campaign=campaign, units=len(units)))
        return
    done = FolderSource(Path(campaign)).set_units(units)
    click.echo(tell("units-replaced", lang, file=Path(campaign, UNITS), folder=campaign, **done._asdict()))
