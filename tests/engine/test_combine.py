"""How children make their node: sum, rescale, mean, weighted, best, worst; rounded once."""

from collections.abc import Sequence
from fractions import Fraction

import pytest

from scoring.engine.combine import NOTHING_LEFT, Join, counted_shares, kept, outside, parts, shares, to_scale, upward
from scoring.engine.results import Missing, NodeResult, NotApplicable, Scored
from scoring.points import to_steps
from scoring.tree.model import Combine
from tests.small import branch, criteria_of, leaf

EXCLUDED = NotApplicable(None, None, "exclude", "claim")
RESCALED = NotApplicable(None, None, "rescale", "claim")
FULL = NotApplicable(300, 300, "full", "claim")
ZERO = NotApplicable(0, 300, "zero", "claim")


def joined(
    how: Combine, children: Sequence[NodeResult], declared: Sequence[int], weights: Sequence[object] = ()
) -> NodeResult:
    """The node of max 10.00 whose children have these results, declared maxima (steps) and weights."""
    more = [f"weight: {weight}" for weight in weights] or [""] * len(children)
    texts = [leaf(f"A{index}", "5", more=text) for index, text in enumerate(more)]
    head = f"combine: {'weighted' if weights else 'mean'}\nscale: 10"
    return Join(how, 1000, criteria_of(*texts, more=head).tree, range(len(texts)), declared).of(children)


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
def test_children_are_summed(children: list[NodeResult], declared: list[int], wanted: NodeResult) -> None:
    assert joined("sum", children, declared) == wanted


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
        ([Scored(1, 3), Scored(1, 1)], ["0.5", "0.25"], Scored(556, 1000)),
    ],
)
def test_children_are_weighed(children: list[NodeResult], weights: list[object], wanted: NodeResult) -> None:
    assert joined("weighted", children, [500] * len(children), weights) == wanted


def test_children_without_weights_count_alike() -> None:
    assert joined("mean", [Scored(1, 2), Scored(3, 3)], [500, 500]) == Scored(750, 1000)


def test_a_join_is_the_same_whatever_it_joined_before() -> None:
    tree = criteria_of(leaf("A", "5"), leaf("B", "5"), more="scale: 10").tree
    join = Join("sum", 1000, tree, [0, 1], [500, 500])
    assert join.of([Scored(200, 500), EXCLUDED]) == Scored(200, 500)
    assert join.of([Scored(200, 500), RESCALED]) == Scored(400, 1000)
    assert join.of([Scored(100, 500), EXCLUDED]) == Scored(100, 500)


TREE = criteria_of(
    branch(
        "A", "60", leaf("A.1", "60", more="weight: 1"), leaf("A.2", "60", more="weight: 2"), more="combine: weighted"
    ),
    leaf("B", "40"),
    more="scale: 100",
)
MAXIMA = {code: to_steps(node.max, 2) for code, node in TREE.nodes.items()}


def test_shares_of_the_whole() -> None:
    found = {code: str(share) for code, share in shares(TREE, MAXIMA)}
    assert found == {"A": "3/5", "A.1": "1/5", "A.2": "2/5", "B": "2/5"}


def test_what_is_out_has_no_share_and_leaves_its_own_to_the_others() -> None:
    found = {code: str(share) for code, share in shares(TREE, MAXIMA | {"A.2": None, "B": None})}
    assert found == {"A": "1", "A.1": "1"}
    assert parts("sum", TREE.tree, [None, None]) == [0, 0]
    assert upward("sum", TREE.tree, [None, None], 100) is None


def test_tree_score_is_brought_to_scale_and_rounded_half_away_from_zero() -> None:
    assert [to_scale(1000, 800).points(points) for points in (0, 2, 3, 800)] == [0, 3, 4, 1000]
    assert to_scale(1000, 1000).points(345) == 345


def test_score_stays_within_zero_and_its_max() -> None:
    assert [kept(TREE, reached, 100) for reached in (-5, 5, 105)] == [0, 5, 100]
    assert [outside(total, 5) for total in (-1, 3, 9)] == [0, 3, 5]


@pytest.mark.parametrize(
    ("children", "best", "worst"),
    [
        ([Scored(1, 2), Scored(3, 3)], 1000, 500),
        ([Scored(1, 3), Scored(0, 5)], 333, 0),
        ([Scored(2, 3), EXCLUDED], 667, 667),
        ([Scored(2, 3), RESCALED], 667, 667),
        ([Scored(200, 500), FULL], 1000, 400),
        ([Scored(200, 500), ZERO], 400, 0),
        ([Scored(-100, 300), Scored(-100, 400)], -250, -333),
        ([Scored(200, 500), Missing(0, 500)], 400, 0),
    ],
)
def test_one_alternative_counts(children: list[NodeResult], best: int, worst: int) -> None:
    declared = [300, 500]
    assert joined("best", children, declared) == Scored(best, 1000)
    assert joined("worst", children, declared) == Scored(worst, 1000)


def test_no_alternative_is_left() -> None:
    assert joined("best", [EXCLUDED, RESCALED], [300, 300]) == NOTHING_LEFT


def test_the_alternative_that_counts_makes_all_of_its_node() -> None:
    nodes = branch("A", "6", leaf("A.1", "2"), leaf("A.2", "5"), more="combine: best")
    criteria = criteria_of(nodes, leaf("B", "4"), more="scale: 10")
    results = {"A": Scored(300, 600), "A.1": Scored(100, 200), "A.2": Scored(250, 500), "B": Scored(0, 400)}
    found = dict(counted_shares(criteria, results))
    assert found == {"A": Fraction(3, 5), "A.1": Fraction(3, 5), "A.2": 0, "B": Fraction(2, 5)}
    assert dict(counted_shares(criteria, {**results, "A.2": Scored(300, 500)}))["A.2"] == Fraction(3, 5)
