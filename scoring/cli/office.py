"""`scoring office`: the database of the office set up and brought up to date, backed up."""

import click

from scoring.cli.localised import Commands, with_language

COMMANDS = {
    "init": "scoring.cli.office_init:init",
    "upgrade": "scoring.cli.office_init:upgrade",
    "backup": "scoring.cli.office_backup:backup",
    "restore": "scoring.cli.office_backup:restore",
    "sweep": "scoring.cli.office_backup:sweep",
}


@click.command(
    cls=Commands,
    lazy=COMMANDS,
    prefix="office-",
    help="help-office",
    subcommand_metavar="COMMAND …",
    epilog="scoring office init --db office.db --administrator admin --secretariat snv",
)
@with_language
def office() -> None:
    pass
