"""Results: points and max of every node of every unit, or Missing, or not applicable; and their JSON and digest."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property, lru_cache
from typing import Any, Literal

from scoring.campaign.units import Unit
from scoring.campaign.workflow import ScoredStage
from scoring.points import decimal_text, to_steps
from scoring.tree.model import CriteriaSet, Effect, canonical_json, digest_of

Because = Literal["claim", "applies_to", "stage", "above", "empty"]
"""Why a node is out: claimed, left out by `applies_to`, not known at the stage, a node above, nothing left below."""


@dataclass(frozen=True, slots=True)
class Scored:
    """Points of max, both in the set's smallest steps."""

    points: int
    max: int


scored = lru_cache(maxsize=100_000)(Scored)
"""`Scored`, made once for each distinct pair: results of many units share theirs."""


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
    """What came out for one unit; `nodes` has every code of tree, bonus and penalty, in this order.

    `graded` is what grades look at; `capped_by` the place in `caps` of the cap that lowered it or the score.
    """

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
    graded: int | None
    capped_by: int | None

    @property
    def ratio(self) -> Fraction | None:
        """Score as a share of max; None where there is no score."""
        return None if self.score is None else Fraction(self.score, self.max)


@dataclass(frozen=True, slots=True)
class Placed:
    """A unit's result with its place: rank, ranks within groups, grade after and before quotas; None if unranked."""

    result: UnitResult
    rank: int | None
    group_ranks: Mapping[str, int | None]
    grade: str | None
    grade_before_quota: str | None


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
        nodes = _NodesData(self.criteria.precision)
        found = [_unit_data(placed, self.criteria.precision, nodes) for placed in self.units]
        if self.criteria.caps or self.criteria.has_quotas:
            for data, placed in zip(found, self.units, strict=True):
                data |= _gates_data(placed)
        return found

    @cached_property
    def units_json(self) -> str:
        """The list `units` as canonical JSON: what the digest is of."""
        return canonical_json(self.units_data)

    @cached_property
    def digest(self) -> str:
        return digest_of(self.units_json)

    def heading(self) -> dict[str, Any]:
        """The results as JSON but for the units: what they are of, and their digest."""
        criteria = self.criteria
        return {
            "campaign": self.campaign,
            "criteria": {"id": criteria.id, "edition": criteria.edition, "digest": criteria.digest},
            "stage": self.stage,
            "digest": self.digest,
        }

    def as_json(self) -> str:
        """The results as canonical JSON; the key `units` stands last in it."""
        return f'{canonical_json(self.heading())[:-1]},"units":{self.units_json}}}'


class _NodesData(dict[tuple[int | None, int | None], dict[str, str | None]]):
    """Points and max as data, each distinct pair made once: a national campaign has few of them."""

    def __init__(self, precision: int) -> None:
        self.precision = precision

    def __missing__(self, pair: tuple[int | None, int | None]) -> dict[str, str | None]:
        points, maximum = (number(steps, self.precision) for steps in pair)
        made = self[pair] = {"points": points, "max": maximum}
        return made


def _unit_data(placed: Placed, precision: int, nodes: _NodesData) -> dict[str, Any]:
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
        "nodes": {code: nodes[node.points, node.max] for code, node in result.nodes.items()},
    }


def _gates_data(placed: Placed) -> dict[str, Any]:
    """What a set with caps or quotas adds; others don't have the keys, so that their digests stay."""
    return {
        "conditions": {},
        "capped_by": placed.result.capped_by,
        "grade_before_quota": placed.grade_before_quota,
    }


def number(steps: int | None, precision: int) -> str | None:
    """Points as the JSON has them: a text with exactly `precision` decimals, or null."""
    return None if steps is None else decimal_text(steps, precision)
