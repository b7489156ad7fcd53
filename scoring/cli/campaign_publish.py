"""`scoring campaign publish`: the results of a campaign of the database published by a decision."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from scoring.cli.at_desk import at_desk
from scoring.cli.localised import Command, Option, language, with_language
from scoring.cli.publish import little_garbage, sweeping
from scoring.cli.sources import CAMPAIGN, progress, teller
from scoring.publish.audience import AUDIENCES, Audience
from scoring.publish.manifest import PARTS, Part
from scoring.usecases.publish import PublishOptions
from scoring.words import tell

if TYPE_CHECKING:
    from scoring.store.desk import Login


@click.command(
    cls=Command,
    help="help-campaign-publish",
    epilog="scoring campaign publish phong-tho-2022 --out published --number 12/QD-UBND --date 05/6/2023"
    " --signer 'Ly A Sinh' --only data --db office.db --as snv",
)
@click.argument("campaign", metavar="ID")
@click.option("--out", cls=Option, metavar="DIR", required=True, type=CAMPAIGN, help="help-publish-out")
@click.option("--number", cls=Option, metavar="NUMBER", required=True, help="help-decision-number")
@click.option("--date", "day", cls=Option, metavar="DATE", required=True, help="help-decision-date")
@click.option("--signer", cls=Option, metavar="NAME", required=True, help="help-decision-signer")
@click.option("--only", cls=Option, type=click.Choice(PARTS), multiple=True, help="help-publish-only")
@click.option(
    "--for", "audience", cls=Option, type=click.Choice(AUDIENCES), default="public", show_default=True,
    help="help-publish-for",
)  # fmt: skip
@at_desk
@with_language
def publish(
    login: "Login",
    campaign: str,
    out: str,
    number: str,
    day: str,
    signer: str,
    only: tuple[Part, ...],
    audience: Audience,
) -> None:
    from scoring.usecases import office_publish

    lang = language()
    decision = office_publish.decision_of(campaign, number, day, signer)
    options = PublishOptions(only or PARTS, "final", audience, lang=lang)
    with little_garbage() as collect:
        done = office_publish.publish(login, campaign, decision, Path(out), options, sweeping(teller(lang), collect))
    progress("")
    digests = {
        "criteria": done.manifest.criteria.digest, "inputs": done.manifest.inputs.digest,
        "results": done.manifest.results.digest, "publication": done.manifest.digest,
    }  # fmt: skip
    click.echo(tell("publication-digests", lang, **digests))
    click.echo(tell("campaign-published", lang, folder=out, number=number, head=done.head))
