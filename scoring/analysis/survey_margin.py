"""The margin of error of a survey's figure at 95 %, with weights and finite population.

    margin = 1.96 × √(variance ÷ n × (N − n) ÷ (N − 1))

n under the variance is Kish's effective size (Σw)² ÷ Σw², the number of respondents where weights are equal; in the
correction for the finite population of N it is the number itself. The variance is that of the respondents' scores,
each the mean of what their answers to the leaf's items count: p(1 − p) for the share of one item, else the sample
variance (n − 1). It is Wald's margin: at shares near 0 or 100 %, or with few answers, it is too small. A float comes
out of the root: a margin is told beside a figure and never feeds a score.
"""

from dataclasses import dataclass
from fractions import Fraction
from math import sqrt

NORMAL_95 = 1.96
"""The quantile of the normal distribution that leaves 2.5 % on either side."""


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
        """The weighted variance of the scores, dividing by n."""
        return self.second / self.weight - (self.first / self.weight) ** 2


def margin_of_error(spread: Spread, share_of_one: bool, population: int | None) -> float | None:
    """The margin in the units of the scores; None where nobody answered, or all alike: the formula would say 0."""
    n, effective = spread.n, spread.effective
    if population is not None and n >= population:
        return 0.0  # everybody was asked
    if n == 0 or spread.variance == 0:
        return None
    squared = spread.variance / effective
    if not share_of_one:
        squared *= effective / (effective - 1)
    if population is not None:
        squared *= Fraction(population - n, population - 1)
    return NORMAL_95 * sqrt(squared)
