"""Two campaigns compared: what each unit gained and lost, node by node, and who moved in the ranking. Pure and exact.

How others use it:

    matching = match(old, new)                      # scoring.analysis.matching; tables of nodes and units may be given
    found = compare(rank_campaign(old), rank_campaign(new), matching)
    unit = found.by_unit["03574"]                   # page of a unit: found.by_unit.get(code)
    unit.change                                     # of the total, as a share: 0.05 is +5 percentage points; or None
    unit.rank.up                                    # places won (negative: lost); or None
    unit.nodes["1.2"].change                        # of one node, as a share of its max; or None, then .why_not
    unit.decomposition.most(5)                      # the nodes that raised and lowered the total most
    found.nodes                                     # over all units: mean change of every node (a sheet of changes)

All shares are points ÷ max as exact `Fraction` (0..1). Every new unit and every new node is there, with what can't be
compared marked by `why_not` (a code; messages `compare-why-…` say it in words); old nodes and units that nothing stands
for are in `matching`. Both results have to be of the same stage.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property, lru_cache
from typing import Literal

from scoring.analysis.contributions import Decomposer, Decomposition, mean_of
from scoring.analysis.matching import Matching, NodeMatch, Part, Reason, UnitMatch
from scoring.campaign.units import Unit
from scoring.engine.results import NotApplicable, Placed, Results, UnitResult

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
    """One node of one unit, before and after, as shares of its max; of merged units the weighted mean before.

    `points_change` only where the max is the same, in points of the new edition. `why_not` where `change` is None.
    """

    match: NodeMatch
    before: Fraction | None
    after: Fraction | None
    change: Fraction | None
    points_change: Fraction | None
    why_not: WhyNot | None


@dataclass(frozen=True)
class UnitComparison:
    """One new unit against the old ones it stands for (none: a new unit, nothing compares)."""

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
        found = [_share_of(old, [node.code for node in match.old]) for old in self.old]
        before = _mean([(share, part.weight) for (share, _), part in zip(found, self.parts, strict=True)])
        why: WhyNot | None = None
        if match.comparable == "no":
            why = match.reason
        elif not self.parts:
            why = "no-unit"
        elif before is None or after is None:
            why = _why_no_share(before, after, any(out for _, out in found), out_after)
        if why is not None or before is None or after is None:
            return NodeChange(match, before, after, None, None, why)
        change = _difference(before, after)
        return NodeChange(match, before, after, change, self._points(code, match, change), None)

    def _points(self, code: str, match: NodeMatch, change: Fraction) -> Fraction | None:
        """The change in points, where the node had the same max in every campaign that is compared."""
        if match.comparable != "yes" or len(match.old) != 1:
            return None
        after = Fraction(self.new.nodes[code].max or 0, 10**self.decomposer.new.precision)
        step_before = Fraction(1, 10**self.decomposer.old.precision)
        same = all((old.nodes[match.old[0].code].max or 0) * step_before == after for old in self.old)
        return change * after if same else None


@dataclass(frozen=True, slots=True)
class NodeSummary:
    """One node over all units where it compares: how many, their mean shares, how many rose, fell and stayed.

    `best` and `worst` are the units with the greatest gain and the greatest loss, None where none gained or lost.
    """

    match: NodeMatch
    compared: int
    before: Fraction | None
    after: Fraction | None
    rose: int
    fell: int
    same: int
    best: tuple[Unit, Fraction] | None
    worst: tuple[Unit, Fraction] | None

    @property
    def change(self) -> Fraction | None:
        return None if self.before is None or self.after is None else self.after - self.before


@dataclass(frozen=True)
class Comparison:
    """Two campaigns compared; the units in the order of the new results."""

    old: Results
    new: Results
    matching: Matching
    units: tuple[UnitComparison, ...]

    @cached_property
    def by_unit(self) -> Mapping[str, UnitComparison]:
        return {found.unit.code: found for found in self.units}

    @cached_property
    def nodes(self) -> tuple[NodeSummary, ...]:
        """Every node of the new edition over all units, in its order."""
        return tuple(_summary(match, self.units) for match in self.matching.by_code.values())

    @cached_property
    def decomposition(self) -> Decomposition | None:
        """What the mean change of the total is made of: the mean of the units' decompositions."""
        return mean_of([(one, Fraction(1)) for unit in self.units if (one := unit.decomposition) is not None])

    @cached_property
    def total(self) -> tuple[int, int, int]:
        """How many units rose, fell, stayed in the total, of those whose totals compare."""
        return _signs(found.change for found in self.units)

    @cached_property
    def mean_change(self) -> Fraction | None:
        """The mean change of the total over the units where it compares."""
        changes = [found.change for found in self.units if found.change is not None]
        return sum(changes, Fraction(0)) / len(changes) if changes else None


def compare(old: Results, new: Results, matching: Matching) -> Comparison:
    """The comparison of two results of the same stage."""
    before = {placed.result.unit.code: placed for placed in old.units}
    matches = {match.new.code: match for match in matching.units}
    decomposer = Decomposer(matching.items, old.criteria, new.criteria)
    ranks = _rank_changes(before, new, matches, old)
    units = []
    for placed in new.units:
        match = matches[placed.result.unit.code]
        parts = tuple(before[part.unit.code] for part in match.parts)
        share = _mean([(one.result.ratio, part.weight) for one, part in zip(parts, match.parts, strict=True)])
        unranked = any(one.result.ratio is None for one in parts)
        before_share = None if unranked else share
        why = _why_no_change(match, before_share, placed.result.ratio, matching)
        after_share = placed.result.ratio
        change = None
        if why is None and before_share is not None and after_share is not None:
            change = after_share - before_share
        units.append(
            UnitComparison(
                match,
                tuple(one.result for one in parts),
                placed.result,
                before_share,
                after_share,
                change,
                why,
                ranks[placed.result.unit.code],
                parts[0].grade if match.itself else None,
                placed.grade,
                matching,
                decomposer,
            )
        )
    return Comparison(old, new, matching, tuple(units))


def _why_no_change(
    match: UnitMatch, before: Fraction | None, after: Fraction | None, matching: Matching
) -> WhyNot | None:
    if not match.parts:
        return "no-unit"
    if before is None or after is None:
        return "no-points-before" if before is None else "no-points-after"
    return "totals" if matching.totals == "no" else None


def _rank_changes(
    before: Mapping[str, Placed], new: Results, matches: Mapping[str, UnitMatch], old: Results
) -> dict[str, RankChange]:
    old_code = {code: match.parts[0].unit.code for code, match in matches.items() if match.itself}
    pairs = []
    for placed in new.units:
        code = placed.result.unit.code
        was = before[old_code[code]].rank if code in old_code else None
        if was is not None and placed.rank is not None:
            pairs.append((code, was, placed.rank))
    dense = new.criteria.ranking.ties == "dense"
    places_before = _places([(code, was) for code, was, _ in pairs], dense)
    places_after = _places([(code, now) for code, _, now in pairs], dense)
    of_before = sum(placed.rank is not None for placed in old.units)
    of_after = sum(placed.rank is not None for placed in new.units)
    found = {}
    for placed in new.units:
        code = placed.result.unit.code
        was = before[old_code[code]].rank if code in old_code else None
        found[code] = RankChange(
            was, of_before, placed.rank, of_after, places_before.get(code), places_after.get(code), len(pairs)
        )
    return found


def _places(ranked: Sequence[tuple[str, int]], dense: bool) -> dict[str, int]:
    """Ranks anew among these units, ties as the new edition has them."""
    ordered = sorted(rank for _, rank in ranked)
    if dense:
        ordered = sorted(set(ordered))
    first: dict[int, int] = {}
    for place, rank in enumerate(ordered, start=1):
        first.setdefault(rank, place)
    return {code: first[rank] for code, rank in ranked}


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


def _mean(shares: Sequence[tuple[Fraction | None, Fraction]]) -> Fraction | None:
    """The weighted mean of the shares that are there."""
    there = [(share, weight) for share, weight in shares if share is not None]
    if len(there) == 1:
        return there[0][0]
    whole = sum((weight for _, weight in there), Fraction(0))
    return sum((share * weight for share, weight in there), Fraction(0)) / whole if there else None


def _summary(match: NodeMatch, units: Sequence[UnitComparison]) -> NodeSummary:
    """One node over all units."""
    before: dict[Fraction, int] = {}
    after: dict[Fraction, int] = {}
    changes: list[tuple[Fraction, Unit]] = []
    for found in units:
        one = found.nodes[match.code]
        if one.change is not None and one.before is not None and one.after is not None:
            before[one.before] = before.get(one.before, 0) + 1
            after[one.after] = after.get(one.after, 0) + 1
            changes.append((one.change, found.unit))
    rose, fell, same = _signs(change for change, _ in changes)
    best = max(changes, key=lambda pair: pair[0], default=None)
    worst = min(changes, key=lambda pair: pair[0], default=None)
    return NodeSummary(
        match,
        len(changes),
        _counted_mean(before),
        _counted_mean(after),
        rose,
        fell,
        same,
        (best[1], best[0]) if best and best[0] > 0 else None,
        (worst[1], worst[0]) if worst and worst[0] < 0 else None,
    )


def _counted_mean(counted: Mapping[Fraction, int]) -> Fraction | None:
    """The mean of shares, each counted as often as it occurs."""
    whole = sum(counted.values())
    return sum((share * count for share, count in counted.items()), Fraction(0)) / whole if whole else None


def _signs(changes: Iterable[Fraction | None]) -> tuple[int, int, int]:
    """How many are above 0, below, and 0."""
    there = [change for change in changes if change is not None]
    rose, fell = sum(change > 0 for change in there), sum(change < 0 for change in there)
    return rose, fell, len(there) - rose - fell
