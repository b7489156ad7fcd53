"""`scoring unit`: the units of a campaign in the database."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from scoring.cli.at_desk import at_desk
from scoring.cli.localised import Command, Commands, language, with_language
from scoring.cli.sources import PATHS
from scoring.words import tell

if TYPE_CHECKING:
    from scoring.store.desk import Login

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
@click.argument("campaign", metavar="ID")
@click.argument("file", metavar="FILE", type=PATHS)
@at_desk
@with_language
def bring_in(login: "Login", campaign: str, file: str) -> None:
    from scoring.store import campaign_acts
    from scoring.usecases import office

    units = office.read_unit_list(Path(file))
    campaign_acts.set_units(login, campaign, units)
    click.echo(tell("units-imported", language(), campaign=campaign, units=len(units)))
