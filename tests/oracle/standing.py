"""How each node stands for a unit at a stage, before any points: what counts, what does not apply."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Any

from tests.oracle.numbers import number, word
from tests.oracle.reading import Campaign, Node, Row


class How(Enum):
    """How a node stands."""

    ANSWERED = "a leaf with a row that counts"
    UNANSWERED = "a leaf without a row that counts"
    INNER = "an inner node that is looked into"
    UNKNOWN = "a leaf that the stage does not know yet"
    NOT_APPLICABLE = "does not apply: by applies_to or by a claim that counts"
    BELOW = "below a node that does not apply"


@dataclass(frozen=True)
class Standing:
    """How a node stands, with the row that counts and whether a claim waits for confirmation."""

    how: How
    row: Row | None = None
    unconfirmed: bool = False


def stages_seen(node: Node, stage: str) -> list[str]:
    """Return the stages whose rows the scored stage looks at, the strongest first."""
    has = ["council"] if node.comes_from == "council" else [node.comes_from, "appraisal", "council"]
    if stage == "self":
        return [name for name in has if name == "self"]
    if stage == "appraisal":
        return [name for name in reversed(has) if name != "council"]
    return has[::-1]


def left_out(node: Node, unit: dict[str, str]) -> bool:
    """Tell whether `applies_to` leaves the unit out."""
    return any(
        word(unit[column]) not in [word(value) for value in values] for column, values in node.applies_to.items()
    )


def stand(campaign: Campaign, unit: dict[str, str], stage: str) -> dict[str, Standing]:
    """Return the standing of every node for the unit."""
    result: dict[str, Standing] = {}
    trusted = stage == "self" or campaign.setting("claims", "confirm") == "trust"

    def visit(node: Node) -> None:
        result[node.code] = found = standing(node)
        for below in node.below() if found.how is How.NOT_APPLICABLE else ():
            result[below.code] = Standing(How.BELOW)
        for child in node.children if found.how is How.INNER else ():
            visit(child)

    def standing(node: Node) -> Standing:
        seen = stages_seen(node, stage)
        if node.rule is not None and not seen:
            return Standing(How.UNKNOWN)
        if left_out(node, unit):
            return Standing(How.NOT_APPLICABLE)
        rows = (campaign.answers.get((unit["code"], node.code, name)) for name in seen)
        row = next((row for row in rows if row is not None), None)
        claimed = row is not None and word(row.facts) == "n/a"
        if claimed and row is not None and (trusted or row.stage in ("appraisal", "council")):
            return Standing(How.NOT_APPLICABLE)
        if node.rule is None:
            return Standing(How.INNER, unconfirmed=claimed)
        if row is None or claimed:
            return Standing(How.UNANSWERED, unconfirmed=claimed)
        return Standing(How.ANSWERED, row)

    for node in (*campaign.root.children, *campaign.bonus, *campaign.penalty, *campaign.conditions):
        visit(node)
    return result


def observed(campaign: Campaign, standings: list[dict[str, Standing]]) -> dict[tuple[str, int], Any]:
    """Return what every `normalised` or `formula` rule sees of the units that it is for, by code and place of the rule.

    Of `normalised` the least and the greatest facts, of a `formula` all facts, each with its unit.
    """
    texts: dict[tuple[str, int], list[tuple[str, dict[str, str]]]] = {}
    kinds: dict[tuple[str, int], str] = {}
    for node in campaign.nodes():
        for unit, standing in zip(campaign.units, standings, strict=True) if node.rule is not None else ():
            place, rule = node.rule_of(unit)
            row = standing[node.code].row
            kinds[node.code, place] = rule["kind"]
            texts.setdefault((node.code, place), []).extend(
                [(row.facts, unit)] if row is not None and row.facts else []
            )
    numbers = {
        key: [number(facts) for facts, _ in found]
        for key, found in texts.items()
        if found and kinds[key] == "normalised"
    }
    formulas = {key: found for key, found in texts.items() if kinds[key] == "formula"}
    return {**{key: (min(found), max(found)) for key, found in numbers.items()}, **formulas}
