"""Were the bodies equally strict? What each takes off or adds on its leaves, adjusted for the units it saw.

The move of a case, as a share of the leaf's max, is taken as unit + body + rest: a body that happens to see the
communes that declare too much is not taken for a strict one. Least squares; body effects are deviations from their
mean over all cases; intervals by bootstrap over units (percentiles). Floating point, for people's judgement, never
for a rank.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt

from scoring.analysis.agreement import Case

Floats = npt.NDArray[np.float64]

LEAST_UNITS, LEAST_CASES = 5, 20
"""A body with fewer is named, but nothing is computed of it."""
RESAMPLES, SEED = 1_000, 1
LOW, HIGH = 0.025, 0.975

Lacking = Literal["few", "alone", "apart"]
"""Why nothing is computed of a body: too few cases; no other body has cases enough; no units in common with others."""


@dataclass(frozen=True, slots=True)
class Strictness:
    """One body: `effect` is the mean move on its leaves against that of all bodies, as a share of the leaves' max,
    adjusted for the units; below 0 it is stricter. `low` to `high` holds it in 95 of 100 resamples. All three are None
    where something is `lacking`.
    """

    body: str
    units: int
    cases: int
    effect: float | None
    low: float | None
    high: float | None
    lacking: Lacking | None

    @property
    def stands_out(self) -> bool:
        """Whether chance in the choice of units hardly explains the difference."""
        return self.low is not None and self.high is not None and not self.low <= 0 <= self.high


def strictness(cases: Sequence[Case], bodies: Sequence[str], seed: int = SEED) -> tuple[Strictness, ...]:
    """Every body with cases, in the order given. Nothing is computed where fewer than two bodies have cases enough, or
    where bodies have no units in common by which they could be compared."""
    by_body = {body: [case for case in cases if case.leaf.body == body] for body in bodies}
    enough = [body for body, own in by_body.items() if _are_enough(own)]
    effects: Mapping[str, tuple[float, float, float]] = {}
    if len(enough) > 1:
        effects = _effects({body: by_body[body] for body in enough}, seed)
    otherwise: Lacking = "apart" if len(enough) > 1 else "alone"
    return tuple(
        _of_body(body, own, effects.get(body), otherwise if body in enough else "few")
        for body, own in by_body.items()
        if own
    )


def _of_body(
    body: str, cases: Sequence[Case], effect: tuple[float, float, float] | None, otherwise: Lacking
) -> Strictness:
    units = len({case.unit.code for case in cases})
    if effect is None:
        return Strictness(body, units, len(cases), None, None, None, otherwise)
    return Strictness(body, units, len(cases), *effect, None)


def _are_enough(cases: Sequence[Case]) -> bool:
    return len(cases) >= LEAST_CASES and len({case.unit.code for case in cases}) >= LEAST_UNITS


def _effects(by_body: Mapping[str, Sequence[Case]], seed: int) -> dict[str, tuple[float, float, float]]:
    counts, sums = _tables(by_body)
    normal, right = unit_parts(counts, sums)
    if np.linalg.matrix_rank(normal.sum(axis=0)) < len(by_body) - 1:
        return {}
    whole = solved(normal.sum(axis=0), right.sum(axis=0), counts.sum(axis=0))
    random = np.random.default_rng(seed)
    drawn = np.array([_resampled(random, normal, right, counts) for _ in range(RESAMPLES)])
    low, high = np.nanquantile(drawn, (LOW, HIGH), axis=0)
    return {body: (float(whole[place]), float(low[place]), float(high[place])) for place, body in enumerate(by_body)}


def _tables(by_body: Mapping[str, Sequence[Case]]) -> tuple[Floats, Floats]:
    """How many cases every unit has with every body, and the sums of their moves: units × bodies."""
    units = {code: place for place, code in enumerate(sorted({c.unit.code for own in by_body.values() for c in own}))}
    counts, sums = np.zeros((len(units), len(by_body))), np.zeros((len(units), len(by_body)))
    for column, own in enumerate(by_body.values()):
        for case in own:
            counts[units[case.unit.code], column] += 1
            sums[units[case.unit.code], column] += float(case.share)
    return counts, sums


def unit_parts(counts: Floats, sums: Floats) -> tuple[Floats, Floats]:
    """What each unit adds to the normal equations of the bodies, once its own effect is taken out of them."""
    of_unit = counts.sum(axis=1)
    normal = np.einsum("ub,bc->ubc", counts, np.eye(counts.shape[1]))
    normal -= counts[:, :, None] * counts[:, None, :] / of_unit[:, None, None]
    right = sums - counts * (sums.sum(axis=1) / of_unit)[:, None]
    return normal, right


def solved(normal: Floats, right: Floats, counts: Floats) -> Floats:
    """The effects of the bodies, 0 on the mean over their cases."""
    effects = np.linalg.lstsq(normal, right, rcond=None)[0]
    centred: Floats = effects - (effects * counts).sum() / counts.sum()
    return centred


def _resampled(random: np.random.Generator, normal: Floats, right: Floats, counts: Floats) -> Floats:
    """The effects in one resample of the units; nothing where it leaves bodies that can't be compared."""
    taken = random.integers(0, len(counts), len(counts))
    matrix = normal[taken].sum(axis=0)
    if np.linalg.matrix_rank(matrix) < len(matrix) - 1:
        return np.full(len(matrix), np.nan)
    return solved(matrix, right[taken].sum(axis=0), counts[taken].sum(axis=0))
