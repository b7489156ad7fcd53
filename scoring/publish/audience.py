"""Who a publication is for, and what they may read: all that is published is made from what `seen_by` leaves.

The source is design "The office": a commune sees its own file and remarks and what is published; council and
secretariat see everything; names of persons are for the council unless asked for.
"""

from dataclasses import replace
from typing import Literal

from scoring.campaign.answers import Answer
from scoring.campaign.campaign import Campaign
from scoring.campaign.workflow import DECIDING, EXPLANATION, STAGES, ScoredStage, is_stage_known

Audience = Literal["public", "unit", "council"]
AUDIENCES: tuple[Audience, ...] = ("public", "unit", "council")

WITHHELD = "[không công bố / not published]"
"""Stands in place of a text that is not published: that there is one may decide the points (evidence, explanation)."""


def known_at(campaign: Campaign, stage: ScoredStage) -> Campaign:
    """The campaign without what came after the stage: who publishes an early stage gives away no later decision."""
    later = [of_rows for of_rows in STAGES if not is_stage_known(of_rows, stage)]
    return replace(campaign, answers=tuple(answer for answer in campaign.answers if answer.stage not in later))


def seen_by(campaign: Campaign, audience: Audience, with_names: bool = False) -> Campaign:
    """The campaign with the texts that the audience may read; facts, points and results stay what they are.

    Facts, points and the reasons of appraisal and council are everyone's; what a commune wrote itself (its notes,
    explanations, evidence) is for `unit` and `council`; who wrote a row is for the council unless `with_names`.
    """
    answers = tuple(_seen(answer, audience, with_names or audience == "council") for answer in campaign.answers)
    return replace(campaign, answers=answers)


def _seen(answer: Answer, audience: Audience, with_names: bool) -> Answer:
    seen = answer if with_names else answer._replace(by="")
    if audience != "public":
        return seen
    if answer.stage == "self" or answer.stage == EXPLANATION:
        seen = seen._replace(note=_withheld(answer.note))
    return seen if answer.stage in DECIDING else seen._replace(evidence=_withheld(answer.evidence))


def _withheld(text: str) -> str:
    return WITHHELD if text else ""
