"""`scoring check`: criteria files and campaign folders, every problem at once."""

import os
from collections.abc import Iterator
from pathlib import Path

import click

from scoring.campaign.folder_source import FolderSource
from scoring.cli.localised import Command, language, with_language
from scoring.cli.sources import PATHS
from scoring.problems import Place, Problem, Refusal, Said
from scoring.usecases.criteria import criteria_of
from scoring.words import render, tell

PARTS = ("campaign.yaml", "units.csv", "answers.csv")
"""The files of a campaign folder, each of which stands for the whole."""


@click.command(cls=Command, help="help-check", epilog="scoring check criteria fixtures/phong-tho-2022")
@click.argument("paths", metavar="PATH…", nargs=-1, required=True, type=PATHS)
@with_language
def check(paths: tuple[str, ...]) -> int:
    lang = language()
    problems: list[Problem] = []
    for given in dict.fromkeys(one for path in paths for one in _targets(path)):
        try:
            click.echo(_checked(given, lang))
        except Refusal as refusal:
            problems += refusal.problems
            for problem in refusal.problems:
                click.echo(render(problem, lang))
    if problems:
        click.echo(tell("checked-problems", lang, count=len(problems)))
    return int(bool(problems))


def _targets(given: str) -> Iterator[str]:
    """What a path stands for: a campaign folder, the criteria files of a folder, or one file."""
    path = Path(given)
    if path.name in PARTS and os.path.exists(path.parent / "campaign.yaml"):
        yield str(path.parent)
    elif os.path.isdir(path) and not _holds_campaign(path):
        files = sorted(path.glob("*.yaml"))
        yield from (str(file) for file in files)
        if not files:
            yield given
    else:
        yield given


def _holds_campaign(folder: Path) -> bool:
    """Also where the system does not let us see: reading its files then says so."""
    return os.path.exists(folder / "campaign.yaml") or not os.access(folder, os.R_OK | os.X_OK)


def _checked(given: str, lang: str) -> str:
    path = Path(given)
    if os.path.isdir(path):  # unlike Path.is_dir, also of a path that is too long
        return _checked_folder(path, lang)
    if path.suffix.casefold() == ".csv" and os.path.exists(path):
        raise Refusal([Problem("check-takes-no-table", Place(given), {})])
    file = criteria_of(given)
    criteria = file.criteria
    lines = [render(notice, lang) for notice in file.notices]
    checked = tell(
        "checked-criteria",
        lang,
        place=file.file,
        title=criteria.title.text(),
        leaves=criteria.scored_leaves,
        conditions=Said("checked-conditions", {"count": len(criteria.conditions)}) if criteria.conditions else "",
        scale=criteria.scale,
    )
    return "\n".join([*lines, checked])


def _checked_folder(path: Path, lang: str) -> str:
    if not _holds_campaign(path):
        raise Refusal([Problem("no-criteria-here", Place(str(path)), {})])
    campaign = FolderSource(path).load()
    lines = [render(notice, lang) for notice in (*campaign.criteria_file.notices, *campaign.notices)]
    lines.append(
        tell(
            "checked-campaign",
            lang,
            place=str(path),
            title=campaign.settings.title.text(),
            units=len(campaign.units),
            answers=len(campaign.answers),
            criteria=campaign.criteria.name,
        )
    )
    return "\n".join(lines)
