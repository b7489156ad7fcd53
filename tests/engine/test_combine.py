"""How children make their node: sum, rescale, mean, weighted; rounded once."""

from fractions import Fraction

import pytest

from scoring.engine.combine import NOTHING_LEFT, add_up, weigh
from scoring.engine.results import Missing, NodeResult, NotApplicable, Scored

EXCLUDED = NotApplicable(None, None, "exclude", "claim")
RESCALED = NotApplicable(None, None, "rescale", "claim")
FULL = NotApplicable(300, 300, "full", "claim")
ZERO = NotApplicable(0, 300, "zero", "claim")


@pytest.mark.parametrize(
    ("children", "declared", "wanted"),
    [
        ([Scored(200, 500), Scored(150, 500)], [500, 500], Scored(350, 1000)),
        ([Scored(200, 500), EXCLUDED], [500, 500], Scored(200, 500)),
        ([Scored(200, 500), Missing(0, 500)], [500, 500], Scored(200, 1000)),
        ([Scored(200, 500), Missing(None, 500)], [500, 500], Scored(200, 1000)),
        ([Scored(200, 500), FULL], [500, 300], Scored(500, 800)),
        ([Scored(200, 500), ZERO], [500, 300], Scored(200, 800)),
        ([Scored(200, 500), RESCALED], [500, 500], Scored(400, 1000)),
        ([Scored(100, 300), RESCALED], [300, 200], Scored(167, 500)),
        ([Scored(-100, 300), RESCALED], [300, 200], Scored(-167, 500)),
        ([Scored(1, 2), RESCALED], [2, 1], Scored(2, 3)),
        ([Scored(100, 300), RESCALED, EXCLUDED], [300, 200, 900], Scored(167, 500)),
        ([RESCALED, RESCALED], [300, 200], NOTHING_LEFT),
        ([EXCLUDED], [300], NOTHING_LEFT),
        ([NOTHING_LEFT, Scored(1, 2)], [300, 2], Scored(1, 2)),
    ],
)
def test_add_up(children: list[NodeResult], declared: list[int], wanted: NodeResult) -> None:
    assert add_up(children, declared) == wanted


@pytest.mark.parametrize(
    ("children", "weights", "wanted"),
    [
        ([Scored(1, 2), Scored(3, 3)], [1, 1], Scored(750, 1000)),
        ([Scored(1, 2), Scored(3, 3)], [3, 1], Scored(625, 1000)),
        ([Scored(1, 2), Scored(3, 3)], [0, 1], Scored(1000, 1000)),
        ([Scored(1, 3), Scored(1, 3)], [1, 1], Scored(333, 1000)),
        ([Scored(2, 3), Scored(2, 3)], [1, 1], Scored(667, 1000)),
        ([Scored(1, 2), EXCLUDED], [1, 5], Scored(500, 1000)),
        ([Scored(1, 2), RESCALED], [1, 5], Scored(500, 1000)),
        ([Scored(1, 2), FULL], [1, 1], Scored(750, 1000)),
        ([Scored(1, 2), Missing(None, 4)], [1, 1], Scored(250, 1000)),
        ([Scored(1, 2), EXCLUDED], [0, 5], NOTHING_LEFT),
        ([EXCLUDED, RESCALED], [1, 1], NOTHING_LEFT),
        ([Scored(-1, 2)], [1], Scored(-500, 1000)),
    ],
)
def test_weigh(children: list[NodeResult], weights: list[int], wanted: NodeResult) -> None:
    assert weigh(children, [Fraction(weight) for weight in weights], 1000) == wanted


def test_weights_need_not_be_whole() -> None:
    assert weigh([Scored(1, 1), Scored(0, 1)], [Fraction("0.34"), Fraction("0.66")], 100) == Scored(34, 100)


def test_rounded_once_from_the_exact_mean() -> None:
    """Three thirds are one whole: no rounding in between."""
    thirds: list[NodeResult] = [Scored(1, 3), Scored(1, 3), Scored(1, 3)]
    assert weigh(thirds, [Fraction(1)] * 3, 3) == Scored(1, 3)
    halves: list[NodeResult] = [Scored(1, 2), Scored(0, 1)]
    assert weigh(halves, [Fraction(1)] * 2, 2) == Scored(1, 2)
    assert weigh(halves, [Fraction(1)] * 2, 10) == Scored(3, 10)
