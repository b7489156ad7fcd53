"""How far a survey's figure can be trusted: Wilson's interval at 95% confidence, with weights and finite population.

    n′ = (Σw)² ÷ Σw²                                         Kish: respondents of equal weight that would tell as much
    n″ = n′ × p(1 − p) ÷ s² × (N − 1) ÷ (N − n)
    (p + z²÷2n″ ± z √(p(1 − p)÷n″ + z²÷4n″²)) ÷ (1 + z²÷n″),  z = 1.96

p is where the figure stands between the least and the greatest that it can be, s² the sample variance of the
respondents' scores there, each the mean of what their answers to the leaf's items count. For the share of one item s²
is p(1 − p), so that the middle factor is 1; it is 1 too where all answered alike, for that says nothing of how far the
others stand apart. The last one is the correction for a finite population of N of whom n answered. Wilson's interval
stays between the least and the greatest and is no point where all are satisfied or none is. Floats come out of the
root: an interval is told beside a figure and never feeds a score.
"""

from dataclasses import dataclass
from fractions import Fraction
from math import sqrt
from typing import NamedTuple

NORMAL_95 = 1.96
"""The quantile of the normal distribution that leaves 2.5% on either side."""


class Interval(NamedTuple):
    """Where the figure of the whole population lies with 95% confidence, in the units of the figure."""

    low: float
    high: float


@dataclass(frozen=True)
class Spread:
    """What the answers of `n` respondents add up to, exactly: weights w, their squares, w × score, w × score²."""

    n: int
    weight: Fraction
    squares: Fraction
    first: Fraction
    second: Fraction

    @property
    def effective(self) -> Fraction:
        """How many respondents of equal weight would tell as much (Kish); 0 where nobody answered."""
        return self.weight**2 / self.squares if self.n else Fraction(0)

    @property
    def variance(self) -> Fraction:
        """The sample variance of the scores, weighted; 0 where all are alike."""
        spread = self.second / self.weight - (self.first / self.weight) ** 2
        return spread * self.effective / (self.effective - 1) if spread else spread


def interval_of(
    value: Fraction, ends: tuple[Fraction, Fraction], spread: Spread, share_of_one: bool, population: int | None
) -> Interval:
    """The interval around the figure of at least one respondent; `ends` are the least and greatest it can be."""
    if population is not None and spread.n >= population:
        return Interval(float(value), float(value))  # everybody was asked
    low, high = ends
    place = (value - low) / (high - low)
    most = place * (1 - place)
    size = spread.effective
    if not share_of_one and most and spread.variance:
        size *= most * (high - low) ** 2 / spread.variance
    if population is not None:
        size *= Fraction(population - 1, population - spread.n)
    least, greatest = _wilson(float(place), float(size))
    width = float(high - low)
    return Interval(float(low) + least * width, float(low) + greatest * width)


def _wilson(share: float, size: float) -> Interval:
    squared = NORMAL_95**2 / size
    centre = (share + squared / 2) / (1 + squared)
    half = NORMAL_95 / (1 + squared) * sqrt(share * (1 - share) / size + squared / (4 * size))
    return Interval(max(0.0, centre - half), min(1.0, centre + half))
