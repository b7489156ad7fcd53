"""Two campaigns compared: what was gained and lost, and why."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from scoring.analysis.causes import Cause, causes
from scoring.analysis.compare import Comparison, compare
from scoring.analysis.compare_units import UnitComparison
from scoring.analysis.matching_tables import NO_TABLES, MatchingTables, TableFile, match_declared
from scoring.campaign.campaign import Campaign
from scoring.campaign.source import Source
from scoring.campaign.table import MOST_BYTES
from scoring.campaign.workflow import ScoredStage
from scoring.engine.explain import Explainer
from scoring.problems import Place, Problem, Refusal, did_you_mean
from scoring.tree.reader import read_bytes
from scoring.usecases.asking import Tell, load_all, scoring_of, silent


@dataclass(frozen=True)
class TwoCampaigns:
    """Two campaigns, their comparison, and what explains their units."""

    old: Campaign
    new: Campaign
    comparison: Comparison
    explainers: tuple[Explainer, Explainer]

    def unit(self, code: str) -> UnitComparison:
        """The unit of the later campaign with that code. Raises `Refusal`."""
        known = self.comparison.by_unit
        if code not in known:
            values = {"given": code, "hint": did_you_mean(code, list(known))}
            raise Refusal([Problem("map-unit-new", Place("UNIT"), values)])
        return known[code]

    def causes(self, unit: UnitComparison) -> Mapping[str, tuple[Cause, ...]]:
        """The reasons that stand beside the changes of a unit, by node."""
        return causes(unit, *self.explainers)


def compare_campaigns(
    old: Source, new: Source, stage: ScoredStage, tables: MatchingTables = NO_TABLES, tell: Tell = silent
) -> TwoCampaigns:
    """The later campaign against the earlier one at a stage. Raises `Refusal`, for faults of the tables too."""
    before, after = load_all([old, new], tell)
    matching = match_declared(before, after, tables)
    tell(scoring_of(before, after))
    explainers = Explainer(before, stage), Explainer(after, stage)
    comparison = compare(explainers[0].results, explainers[1].results, matching)
    return TwoCampaigns(before, after, comparison, explainers)


def read_tables(nodes: str | None, units: str | None) -> MatchingTables:
    """The tables of nodes and units in these files. Raises `Refusal` with the problems of both."""
    tables: dict[str, TableFile] = {}
    problems: list[Problem] = []
    for name, file in (("nodes", nodes), ("units", units)):
        try:
            if file is not None:
                tables[name] = TableFile(read_bytes(Path(file), file, MOST_BYTES), file)
        except Refusal as refusal:
            problems += refusal.problems
    if problems:
        raise Refusal(problems)
    return MatchingTables(**tables)
