"""Whether the ranks can be trusted, for the council: how far they hold, how far the stages agree.

What it is computed with needs the extra `analysis`.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from scoring.analysis.agreement import Compared, compare_stages
from scoring.campaign.campaign import Campaign
from scoring.campaign.workflow import ScoredStage
from scoring.engine.results import Results
from scoring.problems import Fault
from scoring.publish.audience import Audience

if TYPE_CHECKING:
    from scoring.analysis.robustness import Robustness
    from scoring.analysis.strictness import Strictness


@dataclass(frozen=True)
class Trust:
    """How far the ranks hold, or why that can't be told; every turn between stages; how strict each body was."""

    robustness: "Robustness | Fault"
    turns: Sequence[Compared]
    bodies: "Sequence[Strictness]"


def shows_trust(audience: Audience, stage: ScoredStage) -> bool:
    """Whether a publication shows it: to the council, of final results."""
    return audience == "council" and stage == "final"


def parts_tell_trust(parts: Collection[str], audience: Audience, stage: ScoredStage) -> bool:
    """Whether one of these parts of a publication shows it."""
    return shows_trust(audience, stage) and not {"summary", "site"}.isdisjoint(parts)


def trust_of(campaign: Campaign, results: Results, at_self: Results) -> Trust:
    """All three with the defaults of the commands `robustness` and `agreement`."""
    from scoring.analysis.robustness import robustness
    from scoring.analysis.strictness import strictness

    try:
        ranks: Robustness | Fault = robustness(results, at_self)
    except Fault as fault:
        ranks = fault
    turns = compare_stages(campaign)
    return Trust(ranks, turns, strictness(turns[0].cases, [body.id for body in campaign.criteria.bodies]))
