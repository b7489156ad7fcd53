"""What to do next year: one unit's plan to a better grade or rank, or what costs all units most."""

from collections.abc import Sequence
from dataclasses import dataclass

from scoring.analysis.common import BodyLoss, Commended, CommonLoss, body_losses, commended, common_losses
from scoring.analysis.improve import Improver, Plan
from scoring.analysis.losses import Loss, losses
from scoring.campaign.campaign import Campaign
from scoring.campaign.named_units import UNIT_FAULTS
from scoring.campaign.source import Source
from scoring.campaign.workflow import ScoredStage
from scoring.engine.ranking import rank_campaign
from scoring.engine.results import Placed, Results
from scoring.problems import Fault, Misuse, Place, Problem, Refusal, Said
from scoring.usecases.asking import Tell, load, scoring_of, silent
from scoring.usecases.extras import needs

WHERE = {**dict.fromkeys(UNIT_FAULTS, "UNIT"), "improve-grade-unknown": "--grade"}
"""Where in the request a fault stands."""


@dataclass(frozen=True)
class Planned:
    """One unit: where it stands, its plan (None where it stands at the top), what it lost, worth most first."""

    campaign: Campaign
    results: Results
    placed: Placed
    plan: Plan | None
    lost: Sequence[Loss]

    def paper(self) -> bytes:
        """The plan as a Word document. Raises `Refusal` where its extra is missing."""
        with needs("publish"):
            from scoring.publish.papers.dossier import Dossier
            from scoring.publish.papers.improvement_plan import improvement_paper
            from scoring.publish.papers.word import word_document
        paper = improvement_paper(Dossier(self.campaign), self.results, self.placed, self.plan, self.lost)
        return word_document(paper)


def plan_unit(
    source: Source,
    stage: ScoredStage,
    unit: str,
    grade: str | None = None,
    ranks: int | None = None,
    tell: Tell = silent,
) -> Planned:
    """The smallest plan to `grade` or by `ranks` places up; to the next grade where neither is asked for.

    Raises `Refusal`, and `Misuse` where both are.
    """
    if grade is not None and ranks is not None:
        raise Misuse("improve-one-goal")
    campaign = load(source, tell)
    tell(scoring_of(campaign))
    improver = Improver(campaign, stage)
    results = improver.results
    tell(Said("progress-planning", {}))
    try:
        placed = improver.placed(unit)
        goal = improver.goal(unit, grade, ranks)
    except Fault as fault:
        raise Refusal([Problem.of(fault, Place(WHERE[fault.code]))]) from None
    plan = None if goal is None else improver.plan(unit, goal)
    return Planned(campaign, results, placed, plan, losses(placed.result, campaign.criteria))


@dataclass(frozen=True)
class CostOfAll:
    """All units: what every leaf and every body costs them, and whom to commend."""

    campaign: Campaign
    results: Results
    leaves: Sequence[CommonLoss]
    bodies: Sequence[BodyLoss]
    commended: Sequence[Commended]


def cost_of_all(source: Source, stage: ScoredStage, top: int = 1, tell: Tell = silent) -> CostOfAll:
    """What costs all units most, and the first `top` of every group. Raises `Refusal`."""
    campaign = load(source, tell)
    tell(scoring_of(campaign))
    results = rank_campaign(campaign, stage)
    leaves = common_losses(results)
    return CostOfAll(campaign, results, leaves, body_losses(leaves), commended(results, campaign.settings.groups, top))
