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

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from scoring.analysis.compare_nodes import NodeSummary, summary_of
from scoring.analysis.compare_units import RankChange, UnitComparison, WhyNot, mean_share
from scoring.analysis.contributions import Decomposer, Decomposition, mean_of, sum_of
from scoring.analysis.matching import Matching, UnitMatch
from scoring.engine.results import Placed, Results


@dataclass(frozen=True)
class Comparison:
    """Two campaigns compared; the units in the order of the new results."""

    old: Results
    new: Results
    matching: Matching
    units: tuple[UnitComparison, ...]

    @cached_property
    def by_unit(self) -> Mapping[str, UnitComparison]:
        return {unit.unit.code: unit for unit in self.units}

    @cached_property
    def nodes(self) -> tuple[NodeSummary, ...]:
        """Every node of the new edition over all units, in its order."""
        return tuple(summary_of(match, self.units) for match in self.matching.by_code.values())

    @cached_property
    def decomposition(self) -> Decomposition | None:
        """What the mean change of the total is made of: the mean of the units' decompositions."""
        return mean_of([(one, Fraction(1)) for unit in self.units if (one := unit.decomposition) is not None])

    @cached_property
    def total(self) -> tuple[int, int, int]:
        """How many units rose, fell, stayed in the total, of those whose totals compare."""
        changes = [unit.change for unit in self.units if unit.change is not None]
        rose, fell = sum(change > 0 for change in changes), sum(change < 0 for change in changes)
        return rose, fell, len(changes) - rose - fell

    @cached_property
    def mean_change(self) -> Fraction | None:
        """The mean change of the total over the units where it compares."""
        changes = [unit.change for unit in self.units if unit.change is not None]
        return sum_of(changes) / len(changes) if changes else None


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
        share = mean_share([(one.result.ratio, part.weight) for one, part in zip(parts, match.parts, strict=True)])
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
    changes = {}
    for placed in new.units:
        code = placed.result.unit.code
        was = before[old_code[code]].rank if code in old_code else None
        changes[code] = RankChange(
            was, of_before, placed.rank, of_after, places_before.get(code), places_after.get(code), len(pairs)
        )
    return changes


def _places(ranked: Sequence[tuple[str, int]], dense: bool) -> dict[str, int]:
    """Ranks anew among these units, ties as the new edition has them."""
    ordered = sorted(rank for _, rank in ranked)
    if dense:
        ordered = sorted(set(ordered))
    first: dict[int, int] = {}
    for place, rank in enumerate(ordered, start=1):
        first.setdefault(rank, place)
    return {code: first[rank] for code, rank in ranked}
