"""`scoring form`: Excel forms, issued and collected."""

import click

from scoring.cli.localised import Commands, with_language

COMMANDS = {
    "issue": "scoring.cli.form_issue:issue",
    "collect": "scoring.cli.form_collect:collect",
    "undo": "scoring.cli.form_collect:undo",
}


@click.command(
    cls=Commands,
    lazy=COMMANDS,
    help="help-form",
    subcommand_metavar="COMMAND …",
    epilog="scoring form issue fixtures/phong-tho-2022 --out forms",
)
@with_language
def form() -> None:
    pass
