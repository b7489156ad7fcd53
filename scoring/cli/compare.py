"""`scoring compare`: two campaigns, what was gained and lost, and why."""

import click

from scoring.analysis.compare_units import UnitComparison
from scoring.campaign.workflow import ScoredStage
from scoring.cli.at_desk import with_database
from scoring.cli.localised import Command, Option, language, with_format, with_language
from scoring.cli.results import with_stage
from scoring.cli.sources import CAMPAIGN, PATHS, progress, source_of, tell_mark, teller
from scoring.show.comparison import Compared, overview_text
from scoring.show.comparison_data import changes_csv, comparison_json
from scoring.show.comparison_unit import unit_text
from scoring.usecases.compare import TwoCampaigns, compare_campaigns, read_tables
from scoring.words import tell


@click.command(
    cls=Command, name="compare", help="help-compare", epilog="scoring compare fixtures/papi-2018 fixtures/papi-2019 04"
)
@click.argument("old", metavar="OLD", type=CAMPAIGN)
@click.argument("new", metavar="NEW", type=CAMPAIGN)
@click.argument("unit", metavar="[UNIT]", required=False)
@with_stage
@click.option("--nodes", cls=Option, metavar="FILE", type=PATHS, help="help-compare-nodes")
@click.option("--units", cls=Option, metavar="FILE", type=PATHS, help="help-compare-units")
@click.option(
    "--top",
    cls=Option,
    metavar="N",
    type=click.IntRange(0, 1000),
    default=5,
    show_default=True,
    help="help-compare-top",
)
@with_format("table", "csv", "json")
@with_database
@with_language
def compare_command(
    old: str,
    new: str,
    unit: str | None,
    stage: ScoredStage,
    nodes: str | None,
    units: str | None,
    top: int,
    printed: str,
) -> None:
    lang = language()
    both = compare_campaigns(source_of(old), source_of(new), stage, read_tables(nodes, units), teller(lang))
    chosen = both.unit(unit) if unit is not None else None
    progress(tell("progress-writing", lang))
    text = _printed(both, chosen, Compared(both.comparison, both.old, both.new, lang, top), printed)
    progress("")
    if printed != "table":
        tell_mark(lang, both.new.settings, both.old.settings)
    click.echo(text)


def _printed(both: TwoCampaigns, unit: UnitComparison | None, shown: Compared, printed: str) -> str:
    comparison = both.comparison
    if printed == "csv":
        return changes_csv(comparison, unit.unit.code if unit else None).rstrip("\n")
    if unit is None:
        return overview_text(shown) if printed == "table" else comparison_json(comparison)
    told = both.causes(unit)
    return unit_text(shown, unit, told) if printed == "table" else comparison_json(comparison, unit, told)
