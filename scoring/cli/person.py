"""`scoring person`: accounts."""

import click

from scoring.cli.localised import Commands, with_language

_IN = "scoring.cli.person_acts:"
COMMANDS = {
    "add": f"{_IN}add",
    "import": f"{_IN}bring_in",
    "email": f"{_IN}email",
    "disable": f"{_IN}disable",
    "password": f"{_IN}password",
    "forget-phone": f"{_IN}forget_phone",
    "erase": "scoring.cli.campaign_erase:person",
    "list": f"{_IN}list_people",
}


@click.command(
    cls=Commands,
    lazy=COMMANDS,
    prefix="person-",
    help="help-person",
    subcommand_metavar="COMMAND …",
    epilog="scoring person add cc03391 --name 'Ly A Sinh' --db office.db --as admin",
)
@with_language
def person() -> None:
    pass
