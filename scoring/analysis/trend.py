"""Several campaigns in a row: how the total and the rank of every unit went, year by year.

A year whose total does not compare with the last one (other criteria, a unit that was divided) is there with its own
number and says why not; nothing is drawn from it to the last.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from scoring.analysis.compare import Comparison
from scoring.analysis.compare_units import WhyNot
from scoring.analysis.spread import mean_score
from scoring.campaign.settings import Settings
from scoring.campaign.units import Unit
from scoring.engine.results import Placed, Results
from scoring.problems import Text


@dataclass(frozen=True, slots=True)
class Year:
    """A campaign of the row: its id, title, year, how many units it ranked, the mean of their totals as a share."""

    id: str
    title: Text
    year: int
    ranked: int
    mean: Fraction | None


@dataclass(frozen=True, slots=True)
class Stand:
    """Where a unit stood in a year: its total as a share, its rank; `why_not` where the total does not compare."""

    share: Fraction | None
    rank: int | None
    why_not: WhyNot | None = None

    @property
    def comparable(self) -> Fraction | None:
        """The total where it compares with the last year's."""
        return None if self.why_not else self.share


@dataclass(frozen=True, slots=True)
class Course:
    """A unit with where it stood in every year, the first year first."""

    unit: Unit
    stands: tuple[Stand, ...]


@dataclass(frozen=True)
class Trend:
    """The years, the first one first, and the course of every unit of the last, in the order of its results."""

    years: tuple[Year, ...]
    courses: tuple[Course, ...]


def trend(last: tuple[Settings, Results], before: Sequence[tuple[Settings, Comparison]]) -> Trend:
    """The course of every unit; `before` are the earlier years, each compared with the last, the nearest first."""
    settings, results = last
    in_order = before[::-1]
    years = (*(_year(its, comparison.old) for its, comparison in in_order), _year(settings, results))
    comparisons = [comparison for _, comparison in in_order]
    return Trend(years, tuple(_course(placed, comparisons) for placed in results.units))


def _year(settings: Settings, results: Results) -> Year:
    ranked = sum(placed.rank is not None for placed in results.units)
    return Year(settings.id, settings.title.text(), settings.year, ranked, mean_score(results.units))


def _course(placed: Placed, before: Sequence[Comparison]) -> Course:
    unit = placed.result.unit
    comparisons = [comparison.by_unit[unit.code] for comparison in before]
    stands = [Stand(one.before, one.rank.before, one.why_not) for one in comparisons]
    return Course(unit, (*stands, Stand(placed.result.ratio, placed.rank)))
