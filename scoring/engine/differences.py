"""What counts otherwise than a unit declared it, and why: decisions, evidence that is wanting, claims left open.

One answer for the notices, the forms, the council and the pages: they all ask here.
"""

from dataclasses import replace
from typing import Literal, NamedTuple

from scoring.campaign.answers import Answer
from scoring.campaign.campaign import Campaign
from scoring.campaign.workflow import DECIDING, DECLARING, EXPLANATION
from scoring.engine.explain import Layer, NodeExplanation, UnitExplanation, in_time
from scoring.tree.model import Leaf

Because = Literal["decided", "supplied", "unevidenced", "unconfirmed"]
"""Why it counts otherwise: somebody decided; who keeps a register or a survey supplied or corrected a figure that no
unit declares; there is neither evidence (tài liệu kiểm chứng) nor an explanation, so no points; a claim (đề
nghị không áp dụng) is not confirmed."""


class Difference(NamedTuple):
    """A node of one unit that counts otherwise than declared.

    `declared` is the row of the unit, `decided` the one that counts in its place; None where there is none. `before`
    and `after` are their points in steps; None where a side has none, as of a claim.
    """

    node: NodeExplanation
    because: Because
    declared: Layer | None
    decided: Layer | None
    before: int | None
    after: int | None
    gained: int
    """What it adds to the unit's points, negative for what it takes; of a penalty the other way round."""

    @property
    def moves(self) -> bool:
        """Whether points are others, or whether it applies; not the facts alone."""
        kinds = {layer.kind for layer in (self.declared, self.decided) if layer is not None}
        return self.before != self.after or len(kinds) > 1

    @property
    def is_asked_about(self) -> bool:
        """Whether the unit is asked to explain: it loses points by it, or what it claimed; not what it is given."""
        claimed = self.declared is not None and self.declared.kind == "claim"
        return self.gained < 0 or claimed or self.because in ("unevidenced", "unconfirmed")


def differences(explained: UnitExplanation) -> list[Difference]:
    """What counts otherwise at the stage that is explained, in the order of the tree."""
    changed = []
    for node in explained.nodes:
        one = _difference(node, node.node.code in explained.placed.result.unconfirmed)
        if one is not None:
            penalty = node.node in explained.results.criteria.in_penalty
            changed.append(one._replace(gained=-one.gained) if penalty else one)
    return changed


def moved(explained: UnitExplanation) -> list[Difference]:
    """Those whose points are others than declared; figures that no unit declares are none, unless corrected."""
    return [
        one
        for one in differences(explained)
        if (one.moves or one.because == "unevidenced") and (one.because != "supplied" or one.declared)
    ]


def declared_of(node: NodeExplanation) -> Layer | None:
    """The row that was declared, or measured: the newest of the stage where the facts come from."""
    rows = [layer for layer in node.layers if layer.answer.stage in DECLARING]
    return rows[-1] if rows and rows[-1].kind != "withdrawn" else None


def decided_of(node: NodeExplanation) -> Layer | None:
    """The row that appraisal or council decided, the council's before the other."""
    for stage in reversed(DECIDING):
        rows = [layer for layer in node.layers if layer.answer.stage == stage]
        if rows and rows[-1].kind != "withdrawn":
            return rows[-1]
    return None


def _difference(node: NodeExplanation, is_open_claim: bool) -> Difference | None:
    of_self = not isinstance(node.node, Leaf) or node.node.from_ == "self"
    if isinstance(node.node, Leaf) and node.node.from_ in DECIDING:
        return None  # the council's own: no unit declares it
    declared, decided = declared_of(node), decided_of(node)
    if decided is not None:
        if declared is not None and not _differ(declared, decided):
            return None
        before, after = declared.points if declared else None, decided.points
        if not of_self:
            return Difference(node, "supplied", declared, decided, before, after, 0)
        known = after is not None and (declared is None or before is not None)
        return Difference(
            node, "decided", declared, decided, before, after, (after or 0) - (before or 0) if known else 0
        )
    if declared is None:
        return None
    if declared.kind == "claim":
        return Difference(node, "unconfirmed", declared, None, None, node.result.points, 0) if is_open_claim else None
    if node.why.code != "why-unevidenced":
        return None
    before, after = declared.points, node.result.points
    return Difference(node, "unevidenced", declared, None, before, after, (after or 0) - (before or 0))


def _differ(declared: Layer, decided: Layer) -> bool:
    if declared.kind == decided.kind == "scored":
        return (declared.points, declared.answer.facts) != (decided.points, decided.answer.facts)
    return declared.kind != decided.kind


def first_round(campaign: Campaign) -> Campaign:
    """The campaign as the first round of appraisal left it: without explanations and what was decided after them."""
    kept: list[Answer] = []
    for rows in campaign.rows.values():
        for of_node in rows.values():
            timed = in_time(of_node)
            end = next((place for place, row in enumerate(timed) if row.stage == EXPLANATION), len(timed))
            later = {id(row) for row in timed[end:] if row.stage in (*DECIDING, EXPLANATION)}
            kept += [row for row in of_node if id(row) not in later and row.stage != "council"]
    return replace(campaign, answers=tuple(kept))
