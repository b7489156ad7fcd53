"""`scoring evidence`: documents that prove what a unit states, in the office's database."""

import click

from scoring.cli.localised import Commands, with_language

_IN = "scoring.cli.evidence_acts:"
COMMANDS = {
    "add": f"{_IN}add",
    "cite": f"{_IN}cite",
    "report": f"{_IN}report",
    "list": f"{_IN}list_documents",
    "get": f"{_IN}get",
}


@click.command(
    cls=Commands,
    lazy=COMMANDS,
    prefix="evidence-",
    help="help-evidence",
    subcommand_metavar="COMMAND …",
    epilog="scoring evidence add phong-tho-2022 03391 tai-lieu --db office.db --as cc03391",
)
@with_language
def evidence() -> None:
    pass
