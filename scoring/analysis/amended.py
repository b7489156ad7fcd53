"""An amended criteria set as it is given, with the table that says which of its nodes stand for which old ones."""

from typing import NamedTuple

from scoring.analysis.matching_tables import TableFile, read_declared_nodes
from scoring.analysis.rehearse import Rehearsal, rehearse
from scoring.campaign.campaign import Campaign
from scoring.campaign.workflow import ScoredStage
from scoring.problems import Place, Problem, Refusal
from scoring.tree.reader import CriteriaFile
from scoring.tree.units_named import units_named


class Amended(NamedTuple):
    """The set, and the table where there is one."""

    file: CriteriaFile
    nodes: TableFile | None = None


def rehearse_amended(campaign: Campaign, amended: Amended, stage: ScoredStage, place: Place) -> Rehearsal:
    """The campaign under it. Raises `Refusal`: the table has problems, or the campaign at `place` lacks columns."""
    criteria = amended.file.criteria
    declared = read_declared_nodes(*amended.nodes, campaign.criteria, criteria) if amended.nodes else None
    columns = {named.column for named in units_named(criteria)}
    lacking = sorted(columns - set(campaign.units[0].columns))
    if lacking:
        raise Refusal(Problem("rehearse-column", place, {"column": column}) for column in lacking)
    return rehearse(campaign, amended.file, stage, declared)
