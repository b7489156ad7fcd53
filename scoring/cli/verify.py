"""`scoring verify`: a publication recomputed from its own data, every difference with file, unit and node."""

from collections.abc import Mapping
from pathlib import Path

import click

from scoring import __version__
from scoring.cli.localised import Command, language, with_language
from scoring.cli.publish import little_garbage, sweeping
from scoring.cli.sources import CAMPAIGN, progress, teller
from scoring.problems import Problem
from scoring.publish.manifest import Manifest, packages_of
from scoring.publish.publication import Publication
from scoring.publish.verify import nodes_in
from scoring.publish.verify_made import is_untold
from scoring.usecases.publish import verify as verify_publication
from scoring.words import render, tell

MOST_SHOWN = 100
"""How many differences are told in full; nobody reads on, and the first ones tell what happened."""
NOT_INSTALLED = "–"


@click.command(cls=Command, help="help-verify", epilog="scoring verify publication")
@click.argument("folder", metavar="DIR", type=CAMPAIGN)
@with_language
def verify(folder: str) -> int:
    lang = language()
    with little_garbage() as collect:
        verified = verify_publication(Path(folder), sweeping(teller(lang), collect))
    progress("")
    if verified.manifest.campaign.sample:
        click.echo(tell("sample-mark", lang), err=True)
    if verified.problems:
        _tell_problems(verified.problems, lang)
        if verified.other_version:
            click.echo(tell("verify-version", lang, engine=verified.manifest.engine, version=__version__))
        return 1
    files = len(verified.manifest.files)
    if verified.recomputed is None:
        click.echo(tell("verify-agrees-files", lang, files=files))
        return 0
    results = verified.recomputed.results
    values = {"files": files, "units": len(results.units), "nodes": nodes_in(verified.recomputed)}
    click.echo(tell("verify-agrees", lang, **values, stated=verified.stated))
    if verified.manifest.packages:
        click.echo(_compared(verified.manifest, verified.made, verified.recomputed, lang))
    click.echo(tell("digests", lang, criteria=results.criteria.digest, results=results.digest))
    click.echo(tell("verify-compare-digest", lang))
    return 0


def _compared(manifest: Manifest, made: bool, publication: Publication, lang: str) -> str:
    """Whether workbooks, pages and slides were made again and compared, or why their numbers alone."""
    if not made:
        there, here = _versions(manifest.engine, manifest.packages), _versions(__version__, packages_of(manifest.parts))
        return tell("verify-numbers-alone", lang, made=there, here=here)
    untold = sum(is_untold(file.path, publication) for file in manifest.files)
    return tell("verify-made-but", lang, files=untold) if untold else tell("verify-made", lang)


def _versions(engine: str, packages: Mapping[str, str]) -> str:
    return ", ".join(f"{name} {version or NOT_INSTALLED}" for name, version in {"scoring": engine, **packages}.items())


def _tell_problems(problems: tuple[Problem, ...], lang: str) -> None:
    """The problems one by one; what to do about several in a row is told once, behind them."""
    advice = ""
    for problem in problems[:MOST_SHOWN]:
        said, _, to_do = render(problem, lang).rpartition("\n")
        if advice and to_do != advice:
            click.echo(advice)
        click.echo(said)
        advice = to_do
    click.echo(advice)
    if len(problems) > MOST_SHOWN:
        click.echo(tell("verify-more", lang, count=len(problems) - MOST_SHOWN))
    click.echo(tell("verify-differs", lang, count=len(problems)))
