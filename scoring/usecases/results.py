"""One campaign looked at: its ranking, why a unit has its points, what is left to do."""

import datetime
from collections.abc import Mapping
from typing import NamedTuple

from scoring.campaign.campaign import Campaign
from scoring.campaign.named_units import UNIT_FAULTS
from scoring.campaign.source import Source
from scoring.campaign.workflow import ScoredStage, Stage
from scoring.engine.explain import UnitExplanation
from scoring.engine.explain import explain as explain_unit
from scoring.engine.progress import Progress, UnitProgress, progress_of
from scoring.engine.ranking import rank_campaign
from scoring.engine.results import Results
from scoring.problems import Fault, Misuse, Place, Problem, Refusal, did_you_mean
from scoring.usecases.asking import Tell, load, scoring_of, silent

DUE_OF: Mapping[ScoredStage, Stage] = {"self": "self", "appraisal": "appraisal", "final": "council"}
"""The stage of the calendar by which all that a scored stage looks at is to be there."""


class Ranked(NamedTuple):
    """A campaign with its results."""

    campaign: Campaign
    results: Results


def rank(
    source: Source, stage: ScoredStage, within: str | None = None, node: str | None = None, tell: Tell = silent
) -> Ranked:
    """The results at a stage. Raises `Refusal`, for an unknown node too, and `Misuse` where `within` is no group."""
    campaign = load(source, tell)
    if within is not None and within not in campaign.settings.groups:
        raise Misuse("rank-no-group", given=within, known=list(campaign.settings.groups))
    if node is not None and node not in campaign.criteria.with_points:
        hint = did_you_mean(node, list(campaign.criteria.with_points))
        raise Refusal([Problem("code-unknown", Place("--node"), {"given": node, "hint": hint})])
    tell(scoring_of(campaign))
    return Ranked(campaign, rank_campaign(campaign, stage))


class Explained(NamedTuple):
    """A campaign with the explanation of one of its units."""

    campaign: Campaign
    explanation: UnitExplanation


def explain(source: Source, stage: ScoredStage, unit: str, code: str | None = None, tell: Tell = silent) -> Explained:
    """Why a unit has its points, at all nodes or at `code` and below. Raises `Refusal`."""
    campaign = load(source, tell)
    try:
        return Explained(campaign, explain_unit(campaign, stage, unit, code))
    except Fault as fault:
        raise Refusal([Problem.of(fault, Place("UNIT" if fault.code in UNIT_FAULTS else "CODE"))]) from None


def status(
    source: Source,
    stage: ScoredStage,
    deadline: datetime.datetime | None,
    now: datetime.datetime | None,
    tell: Tell = silent,
) -> Progress:
    """What is done and what is left, unit by unit; deadline None: what the calendar says. Raises `Refusal`."""
    campaign = load(source, tell)
    tell(scoring_of(campaign))
    if deadline is not None:
        return progress_of(campaign, stage, deadline, now)
    settings, turn = campaign.settings, DUE_OF[stage]
    of_stage = settings.calendar.get(turn)
    later = {unit: settings.deadline(turn, unit) for unit in (of_stage.extended if of_stage else ())}
    extended = {unit: until for unit, until in later.items() if until is not None}
    return progress_of(campaign, stage, settings.deadline(turn), now, extended)


def status_of_unit(progress: Progress, code: str) -> UnitProgress:
    """One unit of it. Raises `Refusal`."""
    try:
        return progress.unit(code)
    except Fault as fault:
        raise Refusal([Problem.of(fault, Place("UNIT"))]) from None
