"""Who a publication is for, and what they may read: all that is published is made from what `seen_by` leaves.

The source is design "The office": a commune sees its own file and remarks and what is published; council and
secretariat see everything; names of persons are for the council unless asked for.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import Literal

from scoring.campaign.answers import Answer
from scoring.campaign.campaign import Campaign
from scoring.campaign.workflow import DECIDING, EXPLANATION, STAGES, ScoredStage, is_stage_known

Audience = Literal["public", "unit", "council"]
AUDIENCES: tuple[Audience, ...] = ("public", "unit", "council")

Held = Literal["names", "texts"]
"""What not everybody may read: who wrote a row; what a commune wrote itself (notes, explanations, evidence)."""
HELD: tuple[Held, ...] = ("names", "texts")
HELD_COLUMNS = ("note", "evidence", "by")

WITHHELD = "[không công bố / not published]"
"""Stands in place of a text that is not published: that there is one may decide the points (evidence, explanation)."""


def known_at(campaign: Campaign, stage: ScoredStage) -> Campaign:
    """The campaign without what came after the stage: who publishes an early stage gives away no later decision."""
    later = [of_rows for of_rows in STAGES if not is_stage_known(of_rows, stage)]
    return replace(campaign, answers=tuple(answer for answer in campaign.answers if answer.stage not in later))


def held_cells(answer: Answer) -> Iterator[tuple[str, Held]]:
    """The cells of a row that not everybody may read, and what each of them is.

    Facts, points and the reasons of appraisal and council are everyone's.
    """
    if answer.note and answer.stage in ("self", EXPLANATION):
        yield "note", "texts"
    if answer.evidence and answer.stage not in DECIDING:
        yield "evidence", "texts"
    if answer.by:
        yield "by", "names"


def as_reader(audience: Audience) -> Audience:
    """As whom all readers of a publication read: what every commune may read of the others is what the public may."""
    return "public" if audience == "unit" else audience


def hidden_from(audience: Audience, with_names: bool = False) -> frozenset[Held]:
    """What an audience may not read: texts are for `unit` and `council`, names for `council` unless `with_names`."""
    hidden: dict[Held, bool] = {"texts": audience == "public", "names": audience != "council" and not with_names}
    return frozenset(what for what in HELD if hidden[what])


def seen_by(campaign: Campaign, audience: Audience, with_names: bool = False) -> Campaign:
    """The campaign with the texts that the audience may read; facts, points and results stay what they are."""
    hidden = hidden_from(audience, with_names)
    return replace(campaign, answers=tuple(_seen(answer, hidden) for answer in campaign.answers))


def _seen(answer: Answer, hidden: frozenset[Held]) -> Answer:
    withheld = {column: "" if what == "names" else WITHHELD for column, what in held_cells(answer) if what in hidden}
    return answer._replace(**withheld) if withheld else answer
