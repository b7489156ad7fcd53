"""`scoring publish`: a campaign as a folder of workbooks, pages and data that anyone can recompute."""

from fractions import Fraction
from pathlib import Path

import click

from scoring.analysis.matching_tables import match_declared
from scoring.campaign.workflow import ScoredStage
from scoring.cli.compare import tables_of
from scoring.cli.localised import Command, Option, language, with_language
from scoring.cli.results import with_stage
from scoring.cli.sources import CAMPAIGN, PATHS, campaigns_of, progress
from scoring.problems import Decimals, Said
from scoring.publish.audience import AUDIENCES, Audience
from scoring.publish.folder import refuse_place, write_in_one_step
from scoring.publish.geojson import read_outlines
from scoring.publish.manifest import PARTS, Manifest, Part
from scoring.publish.parts import load_writers, write_parts
from scoring.publish.publication import Publication
from scoring.usecases.extras import needs
from scoring.words import say, tell

EXAMPLE = "scoring publish fixtures/phong-tho-2022 --out publication --for public"


@click.command(cls=Command, help="help-publish", epilog=EXAMPLE)
@click.argument("campaign", metavar="CAMPAIGN", type=CAMPAIGN)
@click.option("--out", cls=Option, metavar="DIR", required=True, type=CAMPAIGN, help="help-publish-out")
@click.option("--only", cls=Option, type=click.Choice(PARTS), multiple=True, help="help-publish-only")
@with_stage
@click.option("--previous", cls=Option, metavar="CAMPAIGN", type=CAMPAIGN, help="help-publish-previous")
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
@click.option("--with-names", cls=Option, is_flag=True, help="help-publish-with-names")
@with_language
def publish(
    campaign: str,
    out: str,
    only: tuple[Part, ...],
    stage: ScoredStage,
    previous: str | None,
    nodes: str | None,
    units: str | None,
    audience: Audience,
    outlines: str | None,
    with_names: bool,
) -> None:
    lang = language()
    parts = only or PARTS
    if outlines and "site" not in parts:
        raise click.UsageError(tell("map-without-site", lang), click.get_current_context())
    if (nodes or units) and previous is None:
        raise click.UsageError(tell("publish-tables-alone", lang), click.get_current_context())
    folder = Path(out)
    given = [campaign, previous] if previous else [campaign]
    refuse_place(folder, [Path(one) for one in given])
    with needs("publish"):
        load_writers(parts)
    found, *before = campaigns_of(given, lang)
    drawn = read_outlines(Path(outlines), [unit.code for unit in found.units]) if outlines else None
    earlier = before[0] if before else None
    tables = tables_of(nodes, units)
    if earlier is not None:
        match_declared(earlier, found, tables)  # tables with problems are refused before anything is written
    publication = Publication(found, stage, audience, with_names, earlier, tables, drawn)
    progress(tell("progress-scoring", lang, units=len(found.units)))
    written: list[Manifest] = []

    def tell_progress(words: Said) -> None:
        progress(say(words, lang))

    def write(into: Path) -> None:
        written.append(write_parts(publication, parts, lang, into, tell_progress))

    write_in_one_step(folder, write)
    progress("")
    (manifest,) = written
    if found.settings.sample:
        click.echo(tell("sample-mark", lang), err=True)
    size = Decimals(Fraction(sum(file.size for file in manifest.files), 1_000_000), 1)
    values = {"folder": out, "files": len(manifest.files), "units": manifest.results.units, "size": size}
    click.echo(tell("publish-written", lang, **values))
    click.echo(tell("digests", lang, criteria=manifest.criteria.digest, results=manifest.results.digest))
    click.echo(tell("publish-next", lang, folder=out))
