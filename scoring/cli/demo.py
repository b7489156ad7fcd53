"""`scoring demo`: the main job on sample data, and what to try next."""

import os

import click

from scoring import shipped
from scoring.campaign.folder_source import FolderSource
from scoring.cli.localised import Command, Option, language, with_language
from scoring.cli.serve import PORT, demonstrate
from scoring.engine.explain import explain
from scoring.engine.ranking import rank_campaign
from scoring.show.explanation import explanation_text
from scoring.show.terminal import ranking_text
from scoring.words import tell

CAMPAIGN = "phong-tho-2022"
UNIT = "03574"
"""Xã Ma Li Pho: its administrative procedures were adjusted most."""
NODE = "3.3.1"
"""Files on time: declared, cut, explained, looked at again, decided by the council."""


@click.command(cls=Command, help="help-demo", epilog="scoring demo")
@click.option("--web", cls=Option, is_flag=True, help="help-demo-web")
@click.option("--port", cls=Option, type=int, default=PORT, show_default=True, help="help-serve-port")
@with_language
def demo(web: bool, port: int) -> None:
    if web:
        demonstrate(port)
        return
    lang = language()
    folder = shipped.campaign_folder(CAMPAIGN)
    campaign = FolderSource(folder).load()
    criteria = campaign.criteria

    def heading(code: str, **values: object) -> None:
        click.echo("\n" + click.style(tell(code, lang, **values), bold=True) + "\n")

    heading("demo-check")
    title, leaves = criteria.title.text(), criteria.scored_leaves
    place = campaign.criteria_file.file
    values = {"title": title, "leaves": leaves, "conditions": "", "scale": criteria.scale}
    click.echo(tell("checked-criteria", lang, place=place, **values))

    heading("demo-rank")
    click.echo(ranking_text(campaign, rank_campaign(campaign), lang, None, None))

    explanation = explain(campaign, "final", UNIT, NODE)
    heading("demo-explain", unit=explanation.placed.result.unit.name)
    click.echo(explanation_text(campaign, explanation, lang))

    heading("demo-next")
    shown = os.path.relpath(folder) if len(os.path.relpath(folder)) < len(str(folder)) else str(folder)
    for command in (
        f"rank {shown} --stage self",
        f"rank {shown} --node 3",
        f"explain {shown} {UNIT}",
        f"show {criteria.name}",
        "catalogue",
    ):
        click.echo("  " + tell("demo-command", lang, command=command))
    click.echo("\n" + tell("demo-rule", lang, file=place))
    click.echo(tell("demo-docs", lang))
