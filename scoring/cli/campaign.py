"""`scoring campaign`: campaigns of the office's database."""

import click

from scoring.cli.localised import Commands, with_language

_IN = "scoring.cli.campaign_acts:"
COMMANDS = {
    "create": f"{_IN}create",
    "import": f"{_IN}bring_in",
    "export": f"{_IN}give_out",
    "open": f"{_IN}open_campaign",
    "calendar": f"{_IN}calendar",
    "notify": "scoring.cli.campaign_notify:notify",
    "exercise": "scoring.cli.campaign_exercise:exercise",
    "discard": "scoring.cli.campaign_exercise:discard",
    "publish": "scoring.cli.campaign_publish:publish",
    "erase": "scoring.cli.campaign_erase:campaign",
}


@click.command(
    cls=Commands,
    lazy=COMMANDS,
    prefix="campaign-",
    help="help-campaign",
    subcommand_metavar="COMMAND …",
    epilog="scoring campaign import fixtures/phong-tho-2022 --db office.db --as snv",
)
@with_language
def campaign() -> None:
    pass
