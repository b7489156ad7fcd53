"""Ranks under other weights: equal to a plain loop draw by draw; the seed makes the same draws again."""

import time
from fractions import Fraction
from functools import cache
from pathlib import Path

import numpy as np
import pytest

from scoring.analysis.robustness import METHODS, Model, Robustness, factors_of, robustness
from scoring.campaign.campaign import Campaign
from scoring.campaign.folder import read_campaign
from scoring.engine.ranking import rank_campaign
from scoring.engine.results import Placed, Results
from scoring.problems import Fault

FIXTURES = Path(__file__).parent.parent.parent / "fixtures"
NAMES = ("pci-2013", "phong-tho-2022")


@cache
def campaign(name: str) -> Campaign:
    return read_campaign(FIXTURES / name)


@cache
def results(name: str) -> Results:
    return rank_campaign(campaign(name))


def robust(name: str, **options: object) -> Robustness:
    return robustness(results(name), rank_campaign(campaign(name), "self"), **options)  # type: ignore[arg-type] # as given


def plain_score(placed: Placed, model: Model, factors: list[float]) -> float:
    """One unit in one draw, item by item."""
    place = model.units.index(placed)
    whole = total = 0.0
    for item, factor in enumerate(factors):
        weight = factor * float(model.weights[place, item])
        whole += weight
        total += weight * float(model.shares[place, item])
    result = placed.result
    score = total / whole + float(Fraction(result.bonus - result.penalty, result.max))
    return round(min(max(score, 0.0), float(model.most)), 9)


def plain_ranks(model: Model, factors: list[float]) -> list[int]:
    """A rank is one more than the number of units that stand before."""
    tie_break = model.results.criteria.ranking.tie_break
    keys = []
    for placed in model.units:
        nodes = [placed.result.nodes[code] for code in tie_break]
        shares = [-Fraction(node.points or 0, node.max or 1) for node in nodes]
        keys.append((-plain_score(placed, model, factors), *shares))
    return [1 + sum(other < key for other in keys) for key in keys]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("level", [0, 1])
def test_ranks_equal_a_plain_loop_in_every_draw(name: str, level: int) -> None:
    model = Model(results(name), level)
    factors = factors_of(np.random.default_rng(7), 200, len(model.items), Fraction(20))
    ranks = model.ranks(model.scores(factors))
    assert ranks.tolist() == [plain_ranks(model, row) for row in factors.tolist()]


@pytest.mark.parametrize("name", NAMES)
def test_weights_left_as_they_are_give_the_published_ranks(name: str) -> None:
    found = robust(name, draws=3, spread=Fraction(0))
    for unit in found.units:
        assert (unit.low, unit.middle, unit.high) == (unit.placed.rank,) * 3
        assert unit.in_grade == 1
    assert all(pair.kept == 1 for pair in found.pairs)


def test_the_same_seed_gives_the_same_figures() -> None:
    assert robust("phong-tho-2022", draws=500) == robust("phong-tho-2022", draws=500)
    assert robust("phong-tho-2022", draws=500).pairs != robust("phong-tho-2022", draws=500, seed=2).pairs


def test_a_node_left_out_ranks_by_the_others() -> None:
    found = robust("pci-2013", draws=1)
    model = Model(results("pci-2013"), 0)
    for place, node in enumerate(model.items):
        factors = [0.0 if item == place else 1.0 for item in range(len(model.items))]
        assert [unit.left_out[node.code] for unit in found.units] == plain_ranks(model, factors)


def test_other_methods_equal_what_they_say() -> None:
    found = robust("phong-tho-2022", draws=1)
    model = Model(results("phong-tho-2022"), 0)
    outside = [placed.result.bonus - placed.result.penalty for placed in model.units]
    assert set(found.units[0].by_method) == set(METHODS)
    best = [max(row) + out / 10_000 for row, out in zip(model.shares.tolist(), outside, strict=True)]
    expected = [1 + sum(round(min(other, 1), 9) > round(min(one, 1), 9) for other in best) for one in best]
    got = [unit.by_method["best"] for unit in found.units]
    # Equal scores are parted by the tie-break, so that a rank may be behind its plain count, never before it.
    assert all(rank >= plain for rank, plain in zip(got, expected, strict=True))
    assert min(got) == 1


def test_every_unit_has_a_self_rank_or_none() -> None:
    selves = {
        placed.result.unit.code: placed.rank for placed in rank_campaign(campaign("phong-tho-2022"), "self").units
    }
    assert {unit.placed.result.unit.code: unit.at_self for unit in robust("phong-tho-2022", draws=1).units} == selves


def test_a_campaign_without_a_ranked_unit_is_refused() -> None:
    empty = Results("x", campaign("pci-2013").criteria, "final", ())
    with pytest.raises(Fault) as caught:
        robustness(empty, empty)
    assert caught.value.code == "robustness-unranked"


def test_ten_thousand_draws_take_seconds() -> None:
    """At most five of the processor; it takes a quarter of one."""
    found, at_self = results("pci-2013"), rank_campaign(campaign("pci-2013"), "self")
    begun = time.process_time()
    assert len(robustness(found, at_self, draws=10_000).units) == 63
    assert time.process_time() - begun <= 5
