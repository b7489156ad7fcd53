"""Results: points and max of every node of every unit, or Missing, or not applicable; and their JSON and digest."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Any, Literal

from scoring.campaign.answers import ScoredStage
from scoring.campaign.units import Unit
from scoring.points import decimal_text, to_steps
from scoring.tree.model import CriteriaSet, Effect, canonical_digest

Because = Literal["claim", "applies_to", "stage", "above", "empty"]
"""Why a node is out: claimed, left out by `applies_to`, not known at the stage, a node above, nothing left below."""


@dataclass(frozen=True, slots=True)
class Scored:
    """Points of max, both in the set's smallest steps."""

    points: int
    max: int


@dataclass(frozen=True, slots=True)
class Missing:
    """An answer is missing here or below: 0 points where the campaign says so, else none."""

    points: int | None
    max: int


@dataclass(frozen=True, slots=True)
class NotApplicable:
    """The node does not apply; `full` and `zero` keep a max, `exclude` and `rescale` have neither."""

    points: int | None
    max: int | None
    effect: Effect
    because: Because


NodeResult = Scored | Missing | NotApplicable


@dataclass(frozen=True, slots=True)
class UnitResult:
    """What came out for one unit; `nodes` has every code of tree, bonus and penalty, in this order."""

    unit: Unit
    nodes: Mapping[str, NodeResult]
    whole: NodeResult
    tree_score: int | None
    bonus: int
    penalty: int
    score: int | None
    max: int
    missing: tuple[str, ...]
    not_applicable: tuple[str, ...]
    unconfirmed: tuple[str, ...]
    unevidenced: tuple[str, ...]

    @property
    def ratio(self) -> Fraction | None:
        """Score as a share of max; None where there is no score."""
        return None if self.score is None else Fraction(self.score, self.max)


def ratio_of(result: NodeResult) -> Fraction | None:
    """Points as a share of max; None where there are no points."""
    if result.points is None or result.max is None:
        return None
    return Fraction(result.points, result.max)


@dataclass(frozen=True, slots=True)
class Placed:
    """A unit's result with its place: rank, ranks within groups, grade (None where unranked)."""

    result: UnitResult
    rank: int | None
    group_ranks: Mapping[str, int | None]
    grade: str | None


@dataclass(frozen=True)
class Results:
    """The results of a campaign at a stage, by rank, then name, then code; the unranked last."""

    campaign: str
    criteria: CriteriaSet
    stage: ScoredStage
    units: tuple[Placed, ...]

    @cached_property
    def units_data(self) -> list[dict[str, Any]]:
        """The list `units` of the results as JSON."""
        return [_unit_data(placed, self.criteria.precision) for placed in self.units]

    @cached_property
    def digest(self) -> str:
        return canonical_digest(self.units_data)

    def as_data(self) -> dict[str, Any]:
        """The results as JSON."""
        criteria = self.criteria
        return {
            "campaign": self.campaign,
            "criteria": {"id": criteria.id, "edition": criteria.edition, "digest": criteria.digest},
            "stage": self.stage,
            "digest": self.digest,
            "units": self.units_data,
        }


def _unit_data(placed: Placed, precision: int) -> dict[str, Any]:
    result = placed.result
    ratio = result.ratio
    return {
        "unit": result.unit.code,
        "name": result.unit.name,
        "rank": placed.rank,
        "group_ranks": dict(placed.group_ranks),
        "score": number(result.score, precision),
        "max": number(result.max, precision),
        "percent": None if ratio is None else decimal_text(to_steps(ratio * 100, precision), precision),
        "grade": placed.grade,
        "bonus": number(result.bonus, precision),
        "penalty": number(result.penalty, precision),
        "missing": list(result.missing),
        "not_applicable": list(result.not_applicable),
        "unconfirmed": list(result.unconfirmed),
        "unevidenced": list(result.unevidenced),
        "nodes": {
            code: {"points": number(node.points, precision), "max": number(node.max, precision)}
            for code, node in result.nodes.items()
        },
    }


def number(steps: int | None, precision: int) -> str | None:
    """Points as the JSON has them: a text with exactly `precision` decimals, or null."""
    return None if steps is None else decimal_text(steps, precision)
