"""One unit of a comparison: total, rank, grade and every node, before and after; of merged units the weighted mean."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property, lru_cache
from typing import Literal

from scoring.analysis.contributions import Decomposer, Decomposition
from scoring.analysis.matching import Matching, NodeMatch, Part, Reason, UnitMatch
from scoring.campaign.units import Unit
from scoring.engine.results import NotApplicable, UnitResult

WhyNot = (
    Reason
    | Literal[
        "no-unit",
        "no-points-before",
        "no-points-after",
        "not-applicable",
        "not-applicable-before",
        "not-applicable-after",
        "totals",
    ]
)
"""Why there is no change. A `Reason` is of the editions; else the unit is new, has no points, or the node does not
apply to it; `totals`: too little of the two editions compares for a change of the total."""


@dataclass(frozen=True, slots=True)
class RankChange:
    """Ranks as each campaign has them, with how many units were ranked; and the move, where one can be told.

    `place_before` and `place_after` are ranks anew among the `among` units that are one whole unit in both campaigns
    and ranked in both; where all ranked units are, they are the ranks. A merged unit has neither rank nor place before.
    """

    before: int | None
    of_before: int
    after: int | None
    of_after: int
    place_before: int | None
    place_after: int | None
    among: int

    @property
    def up(self) -> int | None:
        """Places won; negative: lost."""
        if self.place_before is None or self.place_after is None:
            return None
        return self.place_before - self.place_after


@dataclass(frozen=True, slots=True)
class NodeChange:
    """One node of one unit, before and after, as shares of its max; of merged units the weighted mean before, over the
    parts to which the node applied; none where one of these has no points.

    `max` in points, where the points compare and it is the same in both. `why_not` where `change` is None.
    """

    match: NodeMatch
    before: Fraction | None
    after: Fraction | None
    change: Fraction | None
    why_not: WhyNot | None
    max: Fraction | None

    @property
    def points_change(self) -> Fraction | None:
        """In points of the new edition, where the node has the same max in both."""
        return None if self.change is None or self.max is None else self.change * self.max


@dataclass(frozen=True)
class UnitComparison:
    """One new unit against the old ones it stands for (none: a new unit, nothing compares).

    `before`, `after` and `change` are shares of the max, 0 to 1; None where they can't be told.
    """

    match: UnitMatch
    old: tuple[UnitResult, ...]
    new: UnitResult
    before: Fraction | None
    after: Fraction | None
    change: Fraction | None
    why_not: WhyNot | None
    rank: RankChange
    grade_before: str | None
    grade_after: str | None
    matching: Matching
    decomposer: Decomposer

    @property
    def unit(self) -> Unit:
        return self.match.new

    @property
    def parts(self) -> tuple[Part, ...]:
        return self.match.parts

    @property
    def merged(self) -> bool:
        """Whether what was before is a mean of several units, or a part of one."""
        return bool(self.parts) and not self.match.itself

    @cached_property
    def nodes(self) -> Mapping[str, NodeChange]:
        """Every node of the new edition, by its code, in the order of the edition."""
        return {code: self._node(code, match) for code, match in self.matching.by_code.items()}

    @cached_property
    def decomposition(self) -> Decomposition | None:
        """What the change of the total is made of; None where there is no change to tell."""
        if self.change is None:
            return None
        weights = [part.weight for part in self.parts]
        return self.decomposer.of(list(zip(self.old, weights, strict=True)), self.new)

    def _node(self, code: str, match: NodeMatch) -> NodeChange:
        after, out_after = _share_of(self.new, (code,))
        shares = [_share_of(old, [node.code for node in match.old]) for old in self.old]
        before = mean_share([(share, part.weight) for (share, _), part in zip(shares, self.parts, strict=True)])
        if any(share is None and not out for share, out in shares):
            before = None
        why: WhyNot | None = None
        if match.comparable == "no":
            why = match.reason
        elif self.unit.code in match.apart:
            why = match.apart[self.unit.code]
        elif not self.parts:
            why = "no-unit"
        elif before is None or after is None:
            why = _why_no_share(before, after, all(out for _, out in shares), out_after)
        if why is not None or before is None or after is None:
            return NodeChange(match, before, after, None, why, None)
        return NodeChange(match, before, after, _difference(before, after), None, self._max(code, match))

    def _max(self, code: str, match: NodeMatch) -> Fraction | None:
        """The max of a node in points, where it is the same in every campaign that is compared."""
        if match.comparable != "yes" or len(match.old) != 1:
            return None
        after = _points(self.new.nodes[code].max or 0, self.decomposer.new.precision)
        precision = self.decomposer.old.precision
        same = all(_points(old.nodes[match.old[0].code].max or 0, precision) == after for old in self.old)
        return after if same else None


def _why_no_share(before: Fraction | None, after: Fraction | None, out_before: bool, out_after: bool) -> WhyNot:
    """Why a node that compares by the editions has no share in one of the campaigns."""
    if before is None and after is None and out_before and out_after:
        return "not-applicable"
    if before is None:
        return "not-applicable-before" if out_before else "no-points-before"
    return "not-applicable-after" if out_after else "no-points-after"


@lru_cache(maxsize=100_000)
def _share(points: int, maximum: int) -> Fraction:
    return Fraction(points, maximum)


@lru_cache(maxsize=100_000)
def _points(steps: int, precision: int) -> Fraction:
    return Fraction(steps, 10**precision)


@lru_cache(maxsize=100_000)
def _difference(before: Fraction, after: Fraction) -> Fraction:
    return after - before


def _share_of(result: UnitResult, codes: Sequence[str]) -> tuple[Fraction | None, bool]:
    """Points ÷ max of nodes together, and whether one of them does not apply; then, as without points, no share."""
    points = maximum = 0
    for code in codes:
        node = result.nodes[code]
        if isinstance(node, NotApplicable):
            return None, True
        if node.points is None:
            return None, False
        points += node.points
        maximum += node.max
    return (_share(points, maximum) if maximum else None), False


def mean_share(shares: Sequence[tuple[Fraction | None, Fraction]]) -> Fraction | None:
    """The weighted mean of the shares that are there."""
    there = [(share, weight) for share, weight in shares if share is not None]
    if len(there) == 1:
        return there[0][0]
    whole = sum((weight for _, weight in there), Fraction(0))
    return sum((share * weight for share, weight in there), Fraction(0)) / whole if there else None
