"""Results: points and max of every node of every unit, or Missing, or not applicable; and their JSON and digest."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property, lru_cache
from typing import Any, Literal

from scoring.campaign.units import Unit
from scoring.campaign.workflow import ScoredStage
from scoring.points import decimal_text, to_steps
from scoring.tree.canonical import canonical_json, digest_of
from scoring.tree.model import CriteriaSet, Effect

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
    """The node does not apply; `full` and `zero` keep a max, `exclude` and `rescale` have neither.

    Points and max in the set's smallest steps.
    """

    points: int | None
    max: int | None
    effect: Effect
    because: Because


NodeResult = Scored | Missing | NotApplicable


def is_met(condition: NodeResult) -> bool | None:
    """Whether a condition is met, from its result; None where the stage does not know it yet."""
    if isinstance(condition, NotApplicable):
        return None if condition.because == "stage" else True
    return condition.points == condition.max


@dataclass(frozen=True, slots=True)
class UnitResult:
    """What came out for one unit; `nodes` has every code of tree, bonus, penalty and conditions, in this order.

    A condition's result is all of its max or nothing; `is_met` reads it.

    Points are in the set's smallest steps. `whole` is what the first nodes make together, `tree_score` that on the
    scale, `score` with bonus and penalty; None without a score. `graded` is what grades look at; `capped_by` the place
    in `caps` of the cap that lowered it or the score. The lists are of codes, in the order of the tree.
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


def unmet(result: UnitResult, criteria: CriteriaSet) -> tuple[str, ...]:
    """The codes of the conditions that a unit does not meet."""
    return tuple(one.code for one in criteria.conditions if is_met(result.nodes[one.code]) is False)


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
        pairs = _NodesData(self.criteria.precision)
        with_points = self.criteria.with_points
        units = []
        for placed in self.units:
            nodes = placed.result.nodes
            data = {code: pairs[nodes[code].points, nodes[code].max] for code in with_points}
            units.append({**_unit_data(placed, self.criteria), "nodes": data})
        return units

    @cached_property
    def units_json(self) -> str:
        """The list `units` as canonical JSON: what the digest is of. Its nodes are put together from ready pieces."""
        pieces = _NodesJson(self.criteria)
        return f"[{','.join([_unit_json(placed, self.criteria, pieces) for placed in self.units])}]"

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


class _NodesJson(dict[tuple[int | None, int | None], str]):
    """The same as text, and the codes of the nodes as they stand before it, in the order of canonical JSON."""

    def __init__(self, criteria: CriteriaSet) -> None:
        self.data = _NodesData(criteria.precision)
        codes = sorted(criteria.with_points, key=lambda code: code.encode("utf-16-be"))
        self.before = [(code, f"{canonical_json(code)}:") for code in codes]

    def __missing__(self, pair: tuple[int | None, int | None]) -> str:
        made = self[pair] = canonical_json(self.data[pair])
        return made

    def of_unit(self, nodes: Mapping[str, NodeResult]) -> str:
        ordered = [(before, nodes[code]) for code, before in self.before]
        return f"{{{','.join([before + self[node.points, node.max] for before, node in ordered])}}}"


def percent_of(share: Fraction | None, precision: int) -> str | None:
    """A share as a percentage with the set's decimals; None where there is none."""
    return None if share is None else decimal_text(to_steps(share * 100, precision), precision)


def _unit_json(placed: Placed, criteria: CriteriaSet, pieces: _NodesJson) -> str:
    data = _unit_data(placed, criteria)
    before = canonical_json({key: value for key, value in data.items() if key < "nodes"})
    after = canonical_json({key: value for key, value in data.items() if key > "nodes"})
    return f'{before[:-1]},"nodes":{pieces.of_unit(placed.result.nodes)},{after[1:]}'


def _unit_data(placed: Placed, criteria: CriteriaSet) -> dict[str, Any]:
    """A unit but for its nodes."""
    result, precision = placed.result, criteria.precision
    return {
        "unit": result.unit.code,
        "name": result.unit.name,
        "rank": placed.rank,
        "group_ranks": dict(placed.group_ranks),
        "score": number(result.score, precision),
        "max": number(result.max, precision),
        "percent": percent_of(result.ratio, precision),
        "grade": placed.grade,
        "bonus": number(result.bonus, precision),
        "penalty": number(result.penalty, precision),
        "missing": list(result.missing),
        "not_applicable": list(result.not_applicable),
        "unconfirmed": list(result.unconfirmed),
        "unevidenced": list(result.unevidenced),
        **(_gates_data(placed, criteria) if criteria.has_gates else {}),
    }


def _gates_data(placed: Placed, criteria: CriteriaSet) -> dict[str, Any]:
    """What a set with conditions, caps or quotas adds; others don't have the keys, so that their digests stay."""
    return {
        "conditions": {one.code: is_met(placed.result.nodes[one.code]) for one in criteria.conditions},
        "capped_by": placed.result.capped_by,
        "grade_before_quota": placed.grade_before_quota,
    }


def number(steps: int | None, precision: int) -> str | None:
    """Points as the JSON has them: a text with exactly `precision` decimals, or null."""
    return None if steps is None else decimal_text(steps, precision)
