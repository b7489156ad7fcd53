"""Can the ranks be trusted, and what would another rule do: robustness, agreement, rehearsal."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from scoring.analysis.agreement import Compared, any_cases, compare_stages
from scoring.analysis.amended import Amended, rehearse_amended
from scoring.analysis.rehearse import Rehearsal
from scoring.campaign.campaign import Campaign
from scoring.campaign.source import Source
from scoring.campaign.workflow import ScoredStage
from scoring.engine.ranking import rank_campaign
from scoring.problems import Fault, Place, Problem, Refusal, did_you_mean
from scoring.usecases.asking import Tell, load, scoring_of, silent
from scoring.usecases.compare import read_tables
from scoring.usecases.criteria import criteria_of
from scoring.usecases.extras import needs

if TYPE_CHECKING:
    from scoring.analysis.robustness import Robustness
    from scoring.analysis.strictness import Strictness


@dataclass(frozen=True)
class Robust:
    """A campaign, and in figures how far its ranks hold."""

    campaign: Campaign
    figures: "Robustness"


def robustness_of(
    source: Source, stage: ScoredStage, level: str | None, draws: int, spread: Fraction, seed: int, tell: Tell = silent
) -> Robust:
    """The ranks under other weights of the nodes of a level (its id), and otherwise combined. Raises `Refusal`."""
    with needs("analysis"):
        from scoring.analysis.robustness import robustness
    campaign = load(source, tell)
    tell(scoring_of(campaign))
    depth = _depth(campaign, level)
    try:
        results, at_self = rank_campaign(campaign, stage), rank_campaign(campaign, "self")
        return Robust(campaign, robustness(results, at_self, depth, draws, spread, seed))
    except Fault as fault:
        raise Refusal([Problem.of(fault, Place(source.name))]) from None


def _depth(campaign: Campaign, level: str | None) -> int:
    known = [one.id for one in campaign.criteria.levels]
    if level is None:
        return 0
    if level not in known:
        values = {"given": level, "known": known, "hint": did_you_mean(level, known)}
        raise Refusal([Problem("robustness-level-unknown", Place("--level"), values)])
    return known.index(level)


@dataclass(frozen=True)
class Agreed:
    """A campaign, its stages compared, and how strict each body was from self-assessment to the end."""

    campaign: Campaign
    turns: Sequence[Compared]
    bodies: "Sequence[Strictness]"


def agreement_of(source: Source, tell: Tell = silent) -> Agreed:
    """How far self-assessment, appraisal and council agree. Raises `Refusal`, also for nothing to compare."""
    with needs("analysis"):
        from scoring.analysis.strictness import strictness
    campaign = load(source, tell)
    tell(scoring_of(campaign))
    turns = compare_stages(campaign)
    if not any_cases(turns):
        raise Refusal([Problem("agreement-nothing", Place(source.name), {})])
    return Agreed(campaign, turns, strictness(turns[0].cases, [body.id for body in campaign.criteria.bodies]))


def rehearsal_of(source: Source, amended: Amended, stage: ScoredStage, tell: Tell = silent) -> Rehearsal:
    """The campaign's facts under an amended set. Raises `Refusal`."""
    campaign = load(source, tell)
    tell(scoring_of(campaign))
    return rehearse_amended(campaign, amended, stage, Place(source.name))


def amended_of(criteria: str, nodes: str | None) -> Amended:
    """An amended set by its path or name, with its table of nodes. Raises `Refusal`."""
    return Amended(criteria_of(criteria), read_tables(nodes, None).nodes)


def rehearsal_paper(rehearsal: Rehearsal) -> bytes:
    """The annex of a proposal to amend the criteria, as Word. Raises `Refusal` where its extra is missing."""
    with needs("publish"):
        from scoring.publish.papers.dossier import Dossier
        from scoring.publish.papers.rehearsal import rehearsal_annex
        from scoring.publish.papers.word import word_document
    return word_document(rehearsal_annex(Dossier(rehearsal.campaign), rehearsal))
