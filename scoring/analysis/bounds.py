"""Between which scores and ranks units stand, whatever the facts turn out to be that nobody has.

A unit ranks best where it has the most and all others the least, and the other way around. Two rules let more than one
unit's own facts decide, and there the bounds are never passed but need not be reached: quotas where ranks go by grade
(a unit may keep the best grade that it reaches, and fall to the first one without a quota), and dense ranks (units
behind which others stand may share a place or not).
"""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from scoring.campaign.campaign import Campaign
from scoring.campaign.workflow import ScoredStage
from scoring.engine.grading import grades_of
from scoring.engine.ranking import place
from scoring.engine.results import UnitResult
from scoring.tree.model import CriteriaSet

Standing = tuple[int, int]
"""Where a unit stands, less being better: by its grade, where that goes first, then by score and tie-break."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """Between which scores (in steps of the new set) and ranks a unit would stand; None where it would be unranked."""

    least: int | None
    most: int | None
    best_rank: int | None
    worst_rank: int | None


def bounds_of(
    campaign: Campaign, least: Sequence[UnitResult], most: Sequence[UnitResult], stage: ScoredStage
) -> dict[str, Bounds]:
    """The bounds of every unit by its code, from what it comes to at the least and at the most, in the same order."""
    lowest, highest = _standings(campaign, least, most, stage)
    ranks = _Ranks(lowest, highest, campaign.criteria.ranking.ties == "dense")
    return {
        low.unit.code: Bounds(low.score, high.score, ranks.best(low.unit.code), ranks.worst(low.unit.code))
        for low, high in zip(least, most, strict=True)
    }


def _standings(
    campaign: Campaign, least: Sequence[UnitResult], most: Sequence[UnitResult], stage: ScoredStage
) -> tuple[dict[str, Standing], dict[str, Standing]]:
    """Of every ranked unit where it stands at the worst and at the best, all in one line."""
    criteria = campaign.criteria
    by_score = criteria.changed(ranking=criteria.ranking.model_copy(update={"by": "score"}))
    file = replace(campaign.criteria_file, criteria=by_score)
    twins = [replace(result, unit=replace(result.unit, code=_twin(result.unit.code))) for result in most]
    line = {
        one.result.unit.code: one for one in place(replace(campaign, criteria_file=file), [*least, *twins], stage).units
    }
    worst, places = _worst_grades(criteria, least), {grade.id: at for at, grade in enumerate(criteria.grades)}
    by_grade = criteria.ranking.by == "grade"
    lowest: dict[str, Standing] = {}
    highest: dict[str, Standing] = {}
    for result in least:
        code = result.unit.code
        low, high = line[code], line[_twin(code)]
        if low.rank is not None and high.rank is not None:
            lowest[code] = (places.get(worst[code] or "", 0) if by_grade else 0, low.rank)
            highest[code] = (places.get(high.grade_before_quota or "", 0) if by_grade else 0, high.rank)
    return lowest, highest


def _worst_grades(criteria: CriteriaSet, least: Sequence[UnitResult]) -> dict[str, str | None]:
    """The grade that no quota can take from a unit."""
    kept = criteria.changed(grades=tuple(grade for grade in criteria.grades if grade.quota is None))
    return {code: given.grade for code, given in grades_of(kept, least, {}).items()}


def _twin(code: str) -> str:
    """The name of a unit's best case beside its worst; no unit has such a code."""
    return f"{code}\0"


class _Ranks:
    """Ranks at the best and at the worst, from where every unit stands then."""

    def __init__(self, lowest: Mapping[str, Standing], highest: Mapping[str, Standing], dense: bool) -> None:
        self.lowest, self.highest, self.dense = lowest, highest, dense
        self.at_worst = sorted(lowest.values())
        certain = {at for code, at in lowest.items() if highest[code] == at} if dense else set()
        open_ = [at for code, at in highest.items() if not dense or lowest[code] != at]
        self.at_best = sorted([*certain, *open_])
        self.fewest = [0, *_fewest_places([(highest[code], at) for code, at in lowest.items()])]

    def best(self, code: str) -> int | None:
        """Behind those alone who stand before it even at their worst."""
        if code not in self.highest:
            return None
        before = bisect_left(self.at_worst, self.highest[code])
        return 1 + (self.fewest[before] if self.dense else before)

    def worst(self, code: str) -> int | None:
        """Behind all who can stand before it where it is at its worst."""
        if code not in self.lowest:
            return None
        before = bisect_left(self.at_best, self.lowest[code])
        return 1 + before - (self.highest[code] < self.lowest[code])


def _fewest_places(between: Sequence[tuple[Standing, Standing]]) -> list[int]:
    """For the first so many units by their worst standing, the fewest different places that they can take."""
    fewest: list[int] = []
    last: Standing | None = None
    for best, worst in sorted(between, key=lambda pair: pair[1]):
        if last is None or best > last:
            last = worst
            fewest.append(fewest[-1] + 1 if fewest else 1)
        else:
            fewest.append(fewest[-1])
    return fewest
