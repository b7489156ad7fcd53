"""`scoring rank` and `scoring explain`."""

import json

import click

from scoring.campaign.campaign import Campaign
from scoring.campaign.workflow import SCORED_STAGES, ScoredStage
from scoring.cli.localised import Command, Option, language, with_format, with_language
from scoring.cli.sources import CAMPAIGN, campaign_of, progress
from scoring.engine.explain import explain as explain_unit
from scoring.engine.ranking import rank_campaign
from scoring.engine.results import Results
from scoring.problems import Fault, Place, Problem, Refusal, did_you_mean
from scoring.show.explanation import explanation_data, explanation_text
from scoring.show.ranking_csv import node_ranking_data, ranking_csv
from scoring.show.terminal import ranking_text
from scoring.tree.model import canonical_json
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
@with_language
def rank(campaign: str, stage: ScoredStage, within: str | None, node: str | None, printed: str) -> None:
    lang = language()
    found = campaign_of(campaign, lang)
    _refuse_unknown(found, within, node, lang)
    progress(tell("progress-scoring", lang, units=len(found.units)))
    results = rank_campaign(found, stage)
    progress(tell("progress-writing", lang))
    text = _printed(found, results, lang, within, node, printed)
    progress("")
    click.echo(text)


def _printed(
    campaign: Campaign, results: Results, lang: str, within: str | None, node: str | None, printed: str
) -> str:
    if printed == "table":
        return ranking_text(campaign, results, lang, within, node)
    if campaign.settings.sample:
        progress("")
        click.echo(tell("sample-mark", lang), err=True)
    if printed == "csv":
        return ranking_csv(results, within, node).rstrip("\n")
    return canonical_json(node_ranking_data(results, node)) if node else results.as_json()


def _refuse_unknown(campaign: Campaign, within: str | None, node: str | None, lang: str) -> None:
    if within is not None and within not in campaign.settings.groups:
        known = list(campaign.settings.groups)
        raise click.UsageError(tell("rank-no-group", lang, given=within, known=known), click.get_current_context())
    if node is not None and node not in campaign.criteria.nodes:
        hint = did_you_mean(node, list(campaign.criteria.nodes))
        raise Refusal([Problem("code-unknown", Place("--node"), {"given": node, "hint": hint})])


@click.command(cls=Command, help="help-explain", epilog="scoring explain fixtures/phong-tho-2022 03549 3.2")
@click.argument("campaign", metavar="CAMPAIGN", type=CAMPAIGN)
@click.argument("unit", metavar="UNIT")
@click.argument("code", metavar="[CODE]", required=False)
@with_stage
@with_format("text", "json")
@with_language
def explain(campaign: str, unit: str, code: str | None, stage: ScoredStage, printed: str) -> None:
    lang = language()
    found = campaign_of(campaign, lang)
    try:
        explanation = explain_unit(found, stage, unit, code)
    except Fault as fault:
        raise Refusal([Problem.of(fault, Place("UNIT" if fault.code == "unit-unknown" else "CODE"))]) from None
    if printed == "text":
        click.echo(explanation_text(found, explanation, lang))
    else:
        click.echo(json.dumps(explanation_data(found, explanation), ensure_ascii=False, indent=2))
