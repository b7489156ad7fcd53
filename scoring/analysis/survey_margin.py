"""The margin of error of a survey's figure at 95 %, with weights and finite population.

    margin = 1.96 × √(variance ÷ n × (N − n) ÷ (N − 1))

n under the variance is Kish's effective size (Σw)² ÷ Σw², the number of respondents where weights are equal; in the
correction for the finite population of N it is the number itself. The variance is that of the respondents' scores,
each the mean of what their answers to the leaf's items count: p(1 − p) for the share of one item, else the sample
variance (n − 1). It is Wald's margin: at shares near 0 or 100 %, or with few answers, it is too small. Floats are
used: a margin is told beside a figure and never feeds a score.
"""

from collections.abc import Sequence
from math import fsum, sqrt
from typing import NamedTuple

NORMAL_95 = 1.96
"""The quantile of the normal distribution that leaves 2.5 % on either side."""


class Score(NamedTuple):
    """What the answers of some respondents come to, the weight of each of them, and how many they are."""

    score: float
    weight: float
    times: int


def effective_size(scores: Sequence[Score]) -> float:
    """How many respondents of equal weight would tell as much (Kish); 0 where nobody answered."""
    squares = fsum(score.weight**2 * score.times for score in scores)
    return fsum(score.weight * score.times for score in scores) ** 2 / squares if squares else 0.0


def margin_of_error(scores: Sequence[Score], share_of_one: bool, n: int, population: int | None) -> float | None:
    """The margin in the units of the scores; None where one answer, or none, says nothing of the spread.

    Sums don't depend on the order of the respondents (fsum rounds once).
    """
    effective = effective_size(scores)
    if population is not None and n >= population:
        return 0.0  # everybody was asked
    if n == 0 or (effective <= 1 and not share_of_one):
        return None
    weight = fsum(score.weight * score.times for score in scores)
    mean = fsum(score.score * score.weight * score.times for score in scores) / weight
    variance = fsum((score.score - mean) ** 2 * score.weight * score.times for score in scores) / weight
    if not share_of_one:
        variance *= effective / (effective - 1)
    correction = 1.0 if population is None else (population - n) / (population - 1)
    return NORMAL_95 * sqrt(variance / effective * correction)
