"""`scoring compare`: two campaigns, what was gained and lost, and why."""

from pathlib import Path

import click

from scoring.analysis.causes import causes
from scoring.analysis.compare import Comparison, compare
from scoring.analysis.compare_units import UnitComparison
from scoring.analysis.matching_tables import MatchingTables, TableFile, match_declared
from scoring.campaign.table import MOST_BYTES
from scoring.campaign.workflow import ScoredStage
from scoring.cli.localised import Command, Option, language, with_format, with_language
from scoring.cli.results import with_stage
from scoring.cli.sources import CAMPAIGN, PATHS, campaigns_of, progress
from scoring.engine.explain import Explainer
from scoring.problems import Place, Problem, Refusal, did_you_mean
from scoring.show.comparison import Compared, overview_text
from scoring.show.comparison_data import changes_csv, comparison_json
from scoring.show.comparison_unit import unit_text
from scoring.tree.reader import read_bytes
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
    before, after = campaigns_of([old, new], lang)
    matching = match_declared(before, after, tables_of(nodes, units))
    progress(tell("progress-scoring", lang, units=len(before.units) + len(after.units)))
    explainers = Explainer(before, stage), Explainer(after, stage)
    comparison = compare(explainers[0].results, explainers[1].results, matching)
    chosen = _chosen(comparison, unit) if unit is not None else None
    progress(tell("progress-writing", lang))
    text = _printed(Compared(comparison, before, after, lang, top), chosen, explainers, printed)
    progress("")
    if printed != "table" and (before.settings.sample or after.settings.sample):
        click.echo(tell("sample-mark", lang), err=True)
    click.echo(text)


def tables_of(nodes: str | None, units: str | None) -> MatchingTables:
    """The tables of nodes and units in these files. Raises `Refusal` with the problems of both."""
    found: dict[str, TableFile] = {}
    problems: list[Problem] = []
    for name, file in (("nodes", nodes), ("units", units)):
        try:
            if file is not None:
                found[name] = TableFile(read_bytes(Path(file), file, MOST_BYTES), file)
        except Refusal as refusal:
            problems += refusal.problems
    if problems:
        raise Refusal(problems)
    return MatchingTables(**found)


def _chosen(comparison: Comparison, code: str) -> UnitComparison:
    """The unit of the later campaign with that code. Raises `Refusal`."""
    if code not in comparison.by_unit:
        values = {"given": code, "hint": did_you_mean(code, list(comparison.by_unit))}
        raise Refusal([Problem("map-unit-new", Place("UNIT"), values)])
    return comparison.by_unit[code]


def _printed(
    shown: Compared, unit: UnitComparison | None, explainers: tuple[Explainer, Explainer], printed: str
) -> str:
    comparison = shown.comparison
    if printed == "csv":
        return changes_csv(comparison, unit.unit.code if unit else None).rstrip("\n")
    if unit is None:
        return overview_text(shown) if printed == "table" else comparison_json(comparison)
    told = causes(unit, *explainers)
    return unit_text(shown, unit, told) if printed == "table" else comparison_json(comparison, unit, told)
