"""`scoring campaign notify`: what waits for people, told to each of them by e-mail."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from scoring.cli.at_desk import at_desk
from scoring.cli.localised import Command, Option, language, with_language
from scoring.cli.sources import CAMPAIGN, PATHS
from scoring.problems import Refusal
from scoring.words import tell

if TYPE_CHECKING:
    from scoring.store.desk import Login
    from scoring.store.notices import Notice


@click.command(
    cls=Command,
    help="help-campaign-notify",
    epilog="scoring campaign notify phong-tho-2022 --out letters --db office.db --as snv",
)
@click.argument("campaign", metavar="CAMPAIGN", type=CAMPAIGN)
@click.option("--out", cls=Option, metavar="DIR", type=PATHS, help="help-notify-out")
@at_desk
@with_language
def notify(login: "Login", campaign: str, out: str | None) -> None:
    from scoring.usecases import notices

    lang = language()
    told = notices.write_letters(login, campaign, Path(out), lang) if out else notices.send(login, campaign, lang)
    click.echo(tell("notices-written" if out else "notices-sent", lang, count=len(told.sent)))
    if told.without_address:
        click.echo(tell("notices-no-address", lang, accounts=_accounts(told.without_address)), err=True)
    if told.problems:
        raise Refusal(told.problems)


def _accounts(notices: Sequence["Notice"]) -> list[str]:
    return [one.account for one in notices]
