"""`scoring survey`: surveys of satisfaction."""

import click

from scoring.cli.localised import Commands, with_language

COMMANDS = {"tally": "scoring.cli.survey_tally:tally"}


@click.command(
    cls=Commands,
    lazy=COMMANDS,
    help="help-survey",
    subcommand_metavar="COMMAND …",
    epilog="scoring survey tally microdata.csv --declaration declaration.yaml --campaign fixtures/phong-tho-2022",
)
@with_language
def survey() -> None:
    pass
