"""`scoring publish`: a campaign as a folder of workbooks, pages and data that anyone can recompute."""

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from fractions import Fraction
from pathlib import Path

import click

from scoring.campaign.workflow import ScoredStage
from scoring.cli.at_desk import with_database
from scoring.cli.localised import Command, Option, language, with_language
from scoring.cli.results import with_stage
from scoring.cli.sources import CAMPAIGN, CRITERIA, PATHS, progress, source_of, tell_mark, teller
from scoring.problems import Decimals, Misuse, Said
from scoring.publish.audience import AUDIENCES, Audience
from scoring.publish.manifest import PARTS, Manifest, Part
from scoring.usecases.asking import Event, Tell
from scoring.usecases.publish import PublishOptions
from scoring.usecases.publish import publish as publish_campaign
from scoring.usecases.trust import amended_of
from scoring.words import tell

WORKBOOKS_AT_ONCE = 20
"""How many workbooks may be in memory together; each takes some 2 MB."""
EXAMPLE = "scoring publish fixtures/phong-tho-2022 --out publication --for public"


@click.command(cls=Command, help="help-publish", epilog=EXAMPLE)
@click.argument("campaign", metavar="CAMPAIGN", type=CAMPAIGN)
@click.option("--out", cls=Option, metavar="DIR", required=True, type=CAMPAIGN, help="help-publish-out")
@click.option("--only", cls=Option, type=click.Choice(PARTS), multiple=True, help="help-publish-only")
@with_stage
@click.option("--previous", cls=Option, metavar="CAMPAIGN", type=CAMPAIGN, multiple=True, help="help-publish-previous")
@click.option("--nodes", cls=Option, metavar="FILE", type=PATHS, help="help-compare-nodes")
@click.option("--units", cls=Option, metavar="FILE", type=PATHS, help="help-compare-units")
@click.option(
    "--for",
    "audience",
    cls=Option,
    type=click.Choice(AUDIENCES),
    default="public",
    show_default=True,
    help="help-publish-for",
)
@click.option("--map", "outlines", cls=Option, metavar="FILE", type=PATHS, help="help-publish-map")
@click.option("--rehearse", cls=Option, metavar="CRITERIA", type=CRITERIA, help="help-publish-rehearse")
@click.option("--rehearse-nodes", cls=Option, metavar="FILE", type=PATHS, help="help-rehearse-nodes")
@click.option("--with-names", cls=Option, is_flag=True, help="help-publish-with-names")
@with_database
@with_language
def publish(
    campaign: str,
    out: str,
    only: tuple[Part, ...],
    stage: ScoredStage,
    previous: tuple[str, ...],
    nodes: str | None,
    units: str | None,
    audience: Audience,
    outlines: str | None,
    rehearse: str | None,
    rehearse_nodes: str | None,
    with_names: bool,
) -> None:
    lang = language()
    before = [source_of(one) for one in previous]
    drawn = Path(outlines) if outlines else None
    if rehearse_nodes and not rehearse:
        raise Misuse("publish-rehearse-nodes-alone")
    amended = amended_of(rehearse, rehearse_nodes) if rehearse else None
    options = PublishOptions(only or PARTS, stage, audience, with_names, before, nodes, units, drawn, amended, lang)
    with little_garbage() as collect:
        manifest, settings = publish_campaign(source_of(campaign), Path(out), options, sweeping(teller(lang), collect))
    progress("")
    tell_mark(lang, settings)
    click.echo(_digests(manifest, lang))
    size = Decimals(Fraction(sum(file.size for file in manifest.files), 1_000_000), 1)
    values = {"folder": out, "files": len(manifest.files), "units": manifest.results.units, "size": size}
    click.echo(tell("publish-written", lang, **values))
    click.echo(tell("publish-next", lang, folder=out))


def _digests(manifest: Manifest, lang: str) -> str:
    digests = {"criteria": manifest.criteria.digest, "inputs": manifest.inputs.digest}
    return tell("publication-digests", lang, **digests, results=manifest.results.digest, publication=manifest.digest)


@contextmanager
def little_garbage() -> Iterator[Callable[[], object]]:
    """Gives what frees the workbooks that are done, which refer to themselves; the campaign is not looked through.

    Commands run without garbage collection, and thousands of workbooks would take all memory.
    """
    gc.freeze()
    try:
        yield gc.collect
    finally:
        gc.unfreeze()


def sweeping(tell_event: Tell, collect: Callable[[], object]) -> Tell:
    """Tells events, and collects garbage every few workbooks."""

    def told(event: Event) -> None:
        tell_event(event)
        if isinstance(event, Said) and event.values.get("number", 1) % WORKBOOKS_AT_ONCE == 0:
            collect()

    return told
