"""Until when a form may still come in: until the next turn has begun for its unit, or the campaign is decided."""

import datetime
from collections.abc import Iterable, Sequence

from scoring.campaign.answers import Answer, first_stage, moment, told_moment
from scoring.campaign.campaign import Campaign
from scoring.campaign.workflow import DECIDING, EXPLANATION
from scoring.forms.base import newest
from scoring.problems import Fault, Said


def closed(
    campaign: Campaign, rows: Iterable[tuple[str, Sequence[Answer]]], stage: str, issued: datetime.datetime
) -> Fault | None:
    """Why a form of that stage, issued at that moment, comes too late for a unit with these rows, or None."""
    if campaign.settings.decision is not None:
        return Fault("form-decided", number=campaign.settings.decision.number)
    begun = _begun(campaign, rows)
    appraised, explained, decided = (begun.get(name, []) for name in (*DECIDING[:1], EXPLANATION, DECIDING[-1]))
    later: dict[str, list[Answer]] = {
        "self": [*appraised, *explained, *decided],
        "appraisal": decided if _is_second_round(explained, issued) else [*explained, *decided],
        EXPLANATION: [*decided, *_after(appraised, explained)],
    }
    first = min(later.get(stage, []), key=lambda row: moment(row.at), default=None)
    if first is None:
        return None
    return Fault(
        "form-closed",
        unit=first.unit,
        stage=Said(f"stage-{first.stage}", {}),
        code=first.code,
        by=first.by,
        at=told_moment(first.at),
    )


def _begun(campaign: Campaign, rows: Iterable[tuple[str, Sequence[Answer]]]) -> dict[str, list[Answer]]:
    """The rows that stand and say something, by stage; the council's own leaves begin no turn."""
    begun: dict[str, list[Answer]] = {}
    for code, of_node in rows:
        node = campaign.criteria.nodes[code]
        for stage in {row.stage for row in of_node} - {first_stage(node)}:
            row = newest(of_node, stage)
            if row and (row.facts or row.points or (stage == EXPLANATION and (row.note or row.evidence))):
                begun.setdefault(stage, []).append(row)
    return begun


def _is_second_round(explained: Sequence[Answer], issued: datetime.datetime) -> bool:
    """Whether a form of appraisal was issued when the unit had explained itself."""
    return any(moment(row.at) <= issued for row in explained)


def _after(appraised: Sequence[Answer], explained: Sequence[Answer]) -> list[Answer]:
    """Second looks: appraisals newer than what was explained."""
    first = min((moment(row.at) for row in explained), default=None)
    return [row for row in appraised if first is not None and moment(row.at) > first]
