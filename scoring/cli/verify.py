"""`scoring verify`: a publication recomputed from its own data, every difference with file, unit and node."""

from collections.abc import Sequence
from pathlib import Path

import click

from scoring.cli.localised import Command, Option, language, with_language
from scoring.cli.publish import little_garbage, sweeping
from scoring.cli.sources import CAMPAIGN, progress, tell_mark, teller
from scoring.cli.verify_office import verify_office
from scoring.problems import Problem
from scoring.publish.verify import Verified, nodes_in
from scoring.usecases.publish import verify as verify_publication
from scoring.words import render, tell

IN_PART = 3
"""The exit status where nothing differs but not everything could be checked."""
MOST_SHOWN = 100
"""How many differences are told in full; nobody reads on, and the first ones tell what happened."""
NONE = "–"


@click.command(cls=Command, help="help-verify", epilog="scoring verify publication")
@click.argument("folder", metavar="[DIR]", type=CAMPAIGN, required=False)
@click.option("--db", "url", cls=Option, metavar="URL", help="help-verify-db")
@click.option("--head", "heads", cls=Option, metavar="HASH", multiple=True, help="help-verify-head")
@with_language
def verify(folder: str | None, url: str | None, heads: tuple[str, ...]) -> int:
    lang = language()
    if (folder is None) == (url is None) or (heads and url is None):
        raise click.UsageError(tell("verify-of-what", lang), click.get_current_context())
    return verify_office(url, heads) if url is not None else _verify_folder(folder or "", lang)


def _verify_folder(folder: str, lang: str) -> int:
    with little_garbage() as collect:
        verified = verify_publication(Path(folder), sweeping(teller(lang), collect))
    progress("")
    if verified.recomputed is not None:
        tell_mark(lang, verified.recomputed.campaign.settings)
    elif verified.manifest.campaign.sample:
        click.echo(tell("sample-mark", lang), err=True)
    click.echo(_verdict(verified, lang))
    digests = {name: digest or NONE for name, digest in verified.digests._asdict().items()}
    click.echo(tell("publication-digests", lang, **digests))
    _tell_problems(verified.problems, lang)
    _tell_part(verified, lang)
    if verified.problems:
        return 1
    click.echo(tell("verify-compare-digest", lang))
    return IN_PART if verified.in_part else 0


def _verdict(verified: Verified, lang: str) -> str:
    """What was checked, in one line."""
    publication = verified.recomputed
    if verified.problems or publication is None:
        return tell("verify-differs", lang, count=len(verified.problems))
    return tell(
        "verify-numbers" if verified.in_part else "verify-everything",
        lang,
        files=len(verified.manifest.files),
        units=len(publication.results.units),
        nodes=nodes_in(publication),
        stated=verified.stated,
    )


def _tell_part(verified: Verified, lang: str) -> None:
    """Why not everything could be checked, and what was not."""
    for other in verified.others:
        there, here = (version or NONE for version in (other.there, other.here))
        click.echo(tell("verify-other-version", lang, name=other.name, there=there, here=here))
    if verified.unlike:
        click.echo(tell("verify-unlike", lang, count=len(verified.unlike)))
        for problem in verified.unlike[:MOST_SHOWN]:
            click.echo(render(problem, lang).rpartition("\n")[0])
    elif verified.others and not verified.problems:
        click.echo(tell("verify-same-bytes", lang))
    if verified.own:
        click.echo(tell("verify-own", lang, count=len(verified.own)))


def _tell_problems(problems: Sequence[Problem], lang: str) -> None:
    """The problems one by one; what to do about several in a row is told once, behind them."""
    advice = ""
    for problem in problems[:MOST_SHOWN]:
        said, _, to_do = render(problem, lang).rpartition("\n")
        if advice and to_do != advice:
            click.echo(advice)
        click.echo(said)
        advice = to_do
    if advice:
        click.echo(advice)
    if len(problems) > MOST_SHOWN:
        click.echo(tell("verify-more", lang, count=len(problems) - MOST_SHOWN))
