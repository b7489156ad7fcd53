"""`scoring council`: sessions of the council, agenda, opinions, votes."""

import click

from scoring.cli.localised import Commands, with_language

_IN = "scoring.cli.council_acts:"
COMMANDS = {
    "open": f"{_IN}open_session",
    "attend": f"{_IN}attend",
    "close": f"{_IN}close_session",
    "agenda": f"{_IN}agenda",
    "opinion": f"{_IN}opinion",
    "opinions": f"{_IN}opinions",
    "vote": f"{_IN}vote",
}


@click.command(
    cls=Commands,
    lazy=COMMANDS,
    prefix="council-",
    help="help-council",
    subcommand_metavar="COMMAND …",
    epilog="scoring council open phong-tho-2022 01/04/2023 --db office.db --as tk",
)
@with_language
def council() -> None:
    pass
