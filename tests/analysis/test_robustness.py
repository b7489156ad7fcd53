"""Ranks under other weights: equal to a plain loop draw by draw; the seed makes the same draws again."""

import math
import statistics
import time
from fractions import Fraction
from functools import cache
from pathlib import Path

import numpy as np
import pytest
from hypothesis import assume, given

from scoring.analysis.robustness import LINEAR, METHODS, Model, Robustness, factors_of, robustness
from scoring.campaign.campaign import Campaign
from scoring.campaign.folder import read_campaign
from scoring.engine.ranking import rank_campaign
from scoring.engine.results import Results, UnitResult
from scoring.problems import Fault
from tests.campaigns import GeneratedCampaign, campaigns
from tests.properties import cases, read

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


def plain_score(result: UnitResult, share: float) -> int:
    """Steps of points of one unit that has this share of its tree."""
    steps = math.floor(round(share * result.max, 4) + 0.5) + result.bonus - result.penalty
    return min(max(steps, 0), result.max)


def plain_scores(model: Model, factors: list[float]) -> list[int]:
    """Every unit in one draw, item by item."""
    found = []
    for place, placed in enumerate(model.units):
        whole = total = 0.0
        for item, factor in enumerate(factors):
            weight = factor * float(model.weights[place, item])
            whole += weight
            total += weight * float(model.shares[place, item])
        found.append(plain_score(placed.result, total / whole))
    return found


def places(model: Model, scores: list[int]) -> list[int]:
    """A rank is one more than the number of units that stand before."""
    tie_break = model.results.criteria.ranking.tie_break
    keys = []
    for placed, score in zip(model.units, scores, strict=True):
        nodes = [placed.result.nodes[code] for code in tie_break]
        shares = [-Fraction(node.points or 0, node.max or 1) for node in nodes]
        keys.append((-Fraction(score, placed.result.max), *shares))
    return [1 + sum(other < key for other in keys) for key in keys]


def plain_ranks(model: Model, factors: list[float]) -> list[int]:
    return places(model, plain_scores(model, factors))


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


def plain_share(method: str, weights: list[float], shares: list[float]) -> float:
    """The items of one unit combined in another way, by the book."""
    there = [(weight, share) for weight, share in zip(weights, shares, strict=True) if weight]
    if method == "geometric":
        whole = sum(weight for weight, _ in there)
        return float(math.prod(share ** (weight / whole) for weight, share in there))
    alone = [share for _, share in there]
    return {"equal": statistics.fmean(alone), "best": max(alone), "worst": min(alone)}[method]


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("name", NAMES)
def test_another_method_ranks_by_what_it_says(name: str, method: str) -> None:
    model = Model(results(name), 0)
    shares = [plain_share(method, *pair) for pair in zip(model.weights.tolist(), model.shares.tolist(), strict=True)]
    scores = [plain_score(placed.result, share) for placed, share in zip(model.units, shares, strict=True)]
    assert model.ranks_by(method).tolist() == places(model, scores)


@cases
@given(campaigns())
def test_weights_left_as_they_are_give_the_published_ranks_of_any_campaign(generated: GeneratedCampaign) -> None:
    found = rank_campaign(read(generated))
    criteria = found.criteria
    assume(criteria.combine in LINEAR and not criteria.caps and criteria.ranking.by == "score")
    assume(any(placed.rank for placed in found.units) and not any(grade.quota for grade in criteria.grades))
    for unit in robustness(found, found, draws=2, spread=Fraction(0)).units:
        assert (unit.low, unit.high) == (unit.placed.rank, unit.placed.rank)
        assert unit.in_grade == (None if unit.placed.grade is None else 1)


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
