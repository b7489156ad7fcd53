"""`scoring rank` and `scoring explain`."""

import json

import click

from scoring.campaign.workflow import SCORED_STAGES, ScoredStage
from scoring.cli.at_desk import with_database
from scoring.cli.localised import Command, Option, language, with_format, with_language
from scoring.cli.sources import CAMPAIGN, progress, source_of, tell_mark, teller
from scoring.show.explanation import explanation_data, explanation_text
from scoring.show.ranking_csv import node_ranking_data, ranking_csv
from scoring.show.terminal import ranking_text
from scoring.tree.canonical import canonical_json
from scoring.usecases import results
from scoring.words import tell

with_stage = click.option(
    "--stage",
    cls=Option,
    type=click.Choice(SCORED_STAGES),
    default="final",
    show_default=True,
    help="help-stage",
)


@click.command(cls=Command, help="help-rank", epilog="scoring rank fixtures/phong-tho-2022 --stage self")
@click.argument("campaign", metavar="CAMPAIGN", type=CAMPAIGN)
@with_stage
@click.option("--within", cls=Option, metavar="GROUP", help="help-within")
@click.option("--node", cls=Option, metavar="CODE", help="help-node")
@with_format("table", "csv", "json")
@with_database
@with_language
def rank(campaign: str, stage: ScoredStage, within: str | None, node: str | None, printed: str) -> None:
    lang = language()
    ranked = results.rank(source_of(campaign), stage, within, node, teller(lang))
    progress(tell("progress-writing", lang))
    text = _printed(ranked, lang, within, node, printed)
    progress("")
    if printed != "table":
        tell_mark(lang, ranked.campaign.settings)
    click.echo(text)


def _printed(ranked: results.Ranked, lang: str, within: str | None, node: str | None, printed: str) -> str:
    if printed == "table":
        return ranking_text(*ranked, lang, within, node)
    if printed == "csv":
        return ranking_csv(ranked.results, within, node).rstrip("\n")
    return canonical_json(node_ranking_data(ranked.results, node)) if node else ranked.results.as_json()


@click.command(cls=Command, help="help-explain", epilog="scoring explain fixtures/phong-tho-2022 03549 3.2")
@click.argument("campaign", metavar="CAMPAIGN", type=CAMPAIGN)
@click.argument("unit", metavar="UNIT")
@click.argument("code", metavar="[CODE]", required=False)
@with_stage
@with_format("text", "json")
@with_database
@with_language
def explain(campaign: str, unit: str, code: str | None, stage: ScoredStage, printed: str) -> None:
    lang = language()
    explained = results.explain(source_of(campaign), stage, unit, code, teller(lang))
    if printed == "text":
        click.echo(explanation_text(*explained, lang))
    else:
        click.echo(json.dumps(explanation_data(*explained), ensure_ascii=False, indent=2))
