"""`scoring robustness`, `agreement`, `rehearse`: can ranks be trusted, and what would another rule do."""

import json
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

import click

from scoring.campaign.workflow import ScoredStage
from scoring.cli.at_desk import with_database
from scoring.cli.localised import Command, Option, language, with_format, with_language
from scoring.cli.paper import refuse_existing, write_new
from scoring.cli.results import with_stage
from scoring.cli.sources import CAMPAIGN, CRITERIA, PATHS, progress, source_of, tell_mark, teller
from scoring.problems import Misuse
from scoring.words import tell

if TYPE_CHECKING:
    from scoring.campaign.campaign import Campaign
    from scoring.show.agreement import By


@click.command(
    cls=Command, name="robustness", help="help-robustness", epilog="scoring robustness fixtures/pci-2013 --draws 1000"
)
@click.argument("campaign", metavar="CAMPAIGN", type=CAMPAIGN)
@with_stage
@click.option("--level", cls=Option, metavar="LEVEL", help="help-robustness-level")
@click.option(
    "--draws",
    cls=Option,
    metavar="N",
    type=click.IntRange(1, 1_000_000),
    default=10_000,
    show_default=True,
    help="help-robustness-draws",
)
@click.option(
    "--spread",
    cls=Option,
    metavar="PERCENT",
    type=click.IntRange(0, 99),
    default=20,
    show_default=True,
    help="help-robustness-spread",
)
@click.option(
    "--seed",
    cls=Option,
    metavar="N",
    type=click.IntRange(min=0),
    default=1,
    show_default=True,
    help="help-robustness-seed",
)
@with_format("table", "csv", "json")
@with_database
@with_language
def robustness(
    campaign: str, stage: ScoredStage, level: str | None, draws: int, spread: int, seed: int, printed: str
) -> None:
    lang = language()
    from scoring.show.robustness import robustness_csv, robustness_data, robustness_text
    from scoring.usecases.trust import robustness_of

    robust = robustness_of(source_of(campaign), stage, level, draws, Fraction(spread), seed, teller(lang))
    if printed == "table":
        text = robustness_text(robust.campaign, robust.figures, lang)
    else:
        text = (
            robustness_csv(robust.figures).rstrip("\n") if printed == "csv" else _json(robustness_data(robust.figures))
        )
    _echo(text, robust.campaign, printed, lang)


@click.command(cls=Command, name="agreement", help="help-agreement", epilog="scoring agreement fixtures/phong-tho-2022")
@click.argument("campaign", metavar="CAMPAIGN", type=CAMPAIGN)
@click.option(
    "--by",
    cls=Option,
    type=click.Choice(("unit", "node", "body")),
    default="unit",
    show_default=True,
    help="help-agreement-by",
)
@with_format("table", "csv", "json")
@with_database
@with_language
def agreement(campaign: str, by: "By", printed: str) -> None:
    lang = language()
    from scoring.show.agreement import agreement_csv, agreement_data, agreement_text
    from scoring.usecases.trust import agreement_of

    agreed = agreement_of(source_of(campaign), teller(lang))
    if printed == "table":
        text = agreement_text(agreed.campaign, agreed.turns, agreed.bodies, by, lang)
    elif printed == "csv":
        text = agreement_csv(agreed.campaign, agreed.turns, lang).rstrip("\n")
    else:
        text = _json(agreement_data(agreed.campaign, agreed.turns, agreed.bodies))
    _echo(text, agreed.campaign, printed, lang)


@click.command(
    cls=Command,
    name="rehearse",
    help="help-rehearse",
    epilog="scoring rehearse fixtures/phong-tho-2022 --with par-index-commune@2025",
)
@click.argument("campaign", metavar="CAMPAIGN", type=CAMPAIGN)
@click.option(
    "--with", "amended", cls=Option, metavar="CRITERIA", required=True, type=CRITERIA, help="help-rehearse-with"
)
@click.option("--nodes", cls=Option, metavar="FILE", type=PATHS, help="help-rehearse-nodes")
@with_stage
@with_format("table", "csv", "json")
@click.option("--out", cls=Option, metavar="FILE", type=PATHS, help="help-rehearse-out")
@with_database
@with_language
def rehearse(campaign: str, amended: str, nodes: str | None, stage: ScoredStage, printed: str, out: str | None) -> None:
    lang = language()
    if out is not None and Path(out).suffix.casefold() != ".docx":
        raise Misuse("improve-suffix", given=out)
    if out is not None:
        refuse_existing(Path(out))
    from scoring.show.rehearsal import rehearsal_csv, rehearsal_data, rehearsal_text
    from scoring.usecases.trust import amended_of, rehearsal_of, rehearsal_paper

    rehearsal = rehearsal_of(source_of(campaign), amended_of(amended, nodes), stage, teller(lang))
    if out is not None:
        write_new(Path(out), rehearsal_paper(rehearsal))
        progress("")
        click.echo(tell("paper-written", lang, file=out), err=True)
    if printed == "table":
        text = rehearsal_text(rehearsal, lang)
    else:
        text = rehearsal_csv(rehearsal, lang).rstrip("\n") if printed == "csv" else _json(rehearsal_data(rehearsal))
    _echo(text, rehearsal.campaign, printed, lang)


def _echo(text: str, campaign: "Campaign", printed: str, lang: str) -> None:
    progress("")
    if printed != "table":
        tell_mark(lang, campaign.settings)
    click.echo(text)


def _json(data: dict[str, object]) -> str:
    return json.dumps(data, ensure_ascii=False, indent=2)
