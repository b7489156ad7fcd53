"""`scoring file`: units' files (hồ sơ) moved along the way of the workflow."""

import click

from scoring.cli.localised import Commands, with_language

_IN = "scoring.cli.file_acts:"
COMMANDS = {
    "list": f"{_IN}list_files",
    "move": f"{_IN}move",
    "extend": f"{_IN}extend",
    "sign-off": f"{_IN}sign_off",
    "refer": f"{_IN}refer",
    "substitute": f"{_IN}substitute",
    "step-back": f"{_IN}step_back",
}


@click.command(
    cls=Commands,
    lazy=COMMANDS,
    prefix="file-",
    help="help-file",
    subcommand_metavar="COMMAND …",
    epilog="scoring file move receive phong-tho-2022 03391 03549 --db office.db --as snv",
)
@with_language
def file() -> None:
    pass
