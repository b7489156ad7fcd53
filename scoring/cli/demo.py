"""`scoring demo`: the main job on sample data, and what to try next."""

import os
from pathlib import Path

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
MORE, SET_OF_MORE, UNIT_OF_MORE = "thi-dua-mau-2025", "thi-dua-cum@2025", "M05"
"""The sample with conditions, caps, a quota and a formula, its set, and a unit that a cap holds down."""
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
    shown = _short(folder)
    _commands(f"rank {shown} --stage self", f"rank {shown} --node 3", f"explain {shown} {UNIT}")
    _commands(f"show {criteria.name}", "catalogue")
    more = _short(shipped.campaign_folder(MORE))
    click.echo("\n" + tell("demo-more", lang))
    _commands(f"rank {more}", f"explain {more} {UNIT_OF_MORE}", f"show {SET_OF_MORE}")
    click.echo("\n" + tell("demo-rule", lang, file=place))
    click.echo(tell("demo-docs", lang))


def _short(folder: Path) -> str:
    """The shorter of the two ways to write a folder."""
    return min(str(folder), os.path.relpath(folder), key=len)


def _commands(*commands: str) -> None:
    for command in commands:
        click.echo("  " + tell("demo-command", language(), command=command))
