"""Ranks under other weights: equal to a plain loop draw by draw; the seed makes the same draws again."""

import math
import statistics
import time
from collections.abc import Sequence
from contextlib import suppress
from fractions import Fraction
from functools import cache
from pathlib import Path

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from scoring.analysis.reweighing import Floats
from scoring.analysis.robustness import METHODS, Model, Robustness, factors_of, robustness
from scoring.campaign.campaign import Campaign
from scoring.campaign.folder import read_campaign
from scoring.campaign.workflow import SCORED_STAGES, ScoredStage
from scoring.engine.ranking import rank_campaign
from scoring.engine.results import Results, Scored, UnitResult
from scoring.points import round_half_away
from scoring.problems import Fault
from scoring.tree.model import walk
from tests.analysis.plain_draws import drawn, finished, placed_anew
from tests.campaigns import GeneratedCampaign, campaigns
from tests.properties import CASES, cases, read
from tests.small import branch, criteria_text, leaf, write

FIXTURES = Path(__file__).parent.parent.parent / "fixtures"
DRAWS = min(200, CASES)
"""Of the plain loop: as many as there are cases, so that the full counts see 200."""
NAMES = ("pci-2013", "phong-tho-2022", "thi-dua-mau-2025")
"""The last has conditions, caps, quotas and ranks by grade."""


@cache
def campaign(name: str) -> Campaign:
    return read_campaign(FIXTURES / name)


@cache
def results(name: str) -> Results:
    return rank_campaign(campaign(name))


def robust(name: str, **options: object) -> Robustness:
    return robustness(results(name), rank_campaign(campaign(name), "self"), **options)  # type: ignore[arg-type] # as given


def loop(campaign: Campaign, found: Results, model: Model, level: int, factors: Floats) -> list[list[tuple[int, str]]]:
    """Rank and grade of every ranked unit in every draw, one after the other, by the engine."""
    codes = [item.code for item in model.items]
    each = [drawn(campaign, found, level, dict(zip(codes, row, strict=True))) for row in factors.tolist()]
    return [told(of_draw, model) for of_draw in each]


def told(of_draw: dict[str, tuple[int | None, str | None]], model: Model) -> list[tuple[int, str]]:
    pairs = [of_draw[placed.result.unit.code] for placed in model.units]
    return [(rank or 0, grade or "") for rank, grade in pairs]


def at_once(model: Model, factors: Floats, gone: Sequence[str] = ()) -> list[list[tuple[int, str]]]:
    ids = [*(grade.id for grade in model.results.criteria.grades), ""]
    verdict = model.verdict(factors, gone)
    return [
        [(rank, ids[grade]) for rank, grade in zip(*of_draw, strict=True)]
        for of_draw in zip(verdict.ranks.tolist(), verdict.grades.tolist(), strict=True)
    ]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("level", [0, 1])
def test_ranks_and_grades_equal_a_plain_loop_in_every_draw(name: str, level: int) -> None:
    model = Model(results(name), level)
    factors = factors_of(np.random.default_rng(7), DRAWS, len(model.items), Fraction(20))
    assert at_once(model, factors) == loop(campaign(name), results(name), model, level, factors)


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


@pytest.mark.parametrize("name", NAMES)
def test_a_node_left_out_ranks_by_the_others(name: str) -> None:
    found = robust(name, draws=1)
    model = Model(results(name), 0)
    for node in model.items:
        below = [one.code for one in walk((node,))]
        plain = told(drawn(campaign(name), results(name), 0, {}, below), model)
        assert [unit.left_out[node.code] for unit in found.units] == [rank for rank, _ in plain]


def plain_share(method: str, result: UnitResult, found: Results) -> Fraction:
    """The first nodes of one unit combined in another way, by the book; in a sum their maxima are their weights."""
    criteria = found.criteria
    nodes = [(node.weighs, result.nodes[node.code]) for node in criteria.tree]
    there = [(own.max if criteria.combine == "sum" else weight, own) for weight, own in nodes if own.max]
    shares = [Fraction(own.points or 0, own.max or 1) for _, own in there]
    if method == "geometric":
        whole = sum(weight for weight, _ in there)
        return Fraction(
            math.prod(share ** float(weight / whole) for share, (weight, _) in zip(shares, there, strict=True))
        )
    return {"equal": statistics.mean(shares), "best": max(shares), "worst": min(shares)}[method]


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("name", NAMES)
def test_another_method_ranks_by_what_it_says(name: str, method: str) -> None:
    found = results(name)
    model = Model(found, 1)
    units = []
    for result in (placed.result for placed in found.units):
        most = result.whole.max or 0
        whole = Scored(round_half_away(plain_share(method, result, found) * most), most)
        units.append(finished(result, found, whole, result.nodes))
    plain = told(placed_anew(campaign(name), found, units), model)
    assert model.ranks_by(method).tolist() == [rank for rank, _ in plain]


@cases
@given(campaigns(), st.sampled_from(SCORED_STAGES), st.integers(0, 2))
def test_draws_of_any_campaign_equal_a_plain_loop_and_the_published_ranks_where_nothing_moves(
    generated: GeneratedCampaign, stage: ScoredStage, level: int
) -> None:
    of_campaign = read(generated)
    found = rank_campaign(of_campaign, stage)
    level = min(level, len(found.criteria.levels) - 1)
    assume(any(placed.rank for placed in found.units))
    with suppress(Fault):  # no node of the level has a weight
        of_any_draw_as_of_a_plain_loop(of_campaign, found, Model(found, level), level)


def of_any_draw_as_of_a_plain_loop(of_campaign: Campaign, found: Results, model: Model, level: int) -> None:
    still = np.ones((1, len(model.items)))
    published = [(placed.rank or 0, placed.grade or "") for placed in model.units]
    assert at_once(model, still) == [published]
    factors = factors_of(np.random.default_rng(7), 3, len(model.items), Fraction(60))
    assert at_once(model, factors) == loop(of_campaign, found, model, level, factors)
    for place, item in enumerate(model.items):
        without = still.copy()
        without[0, place] = 0
        below = [one.code for one in walk((item,))]
        plain = drawn(of_campaign, found, level, {item.code: 0.0}, below)
        assert at_once(model, without, below) == [told(plain, model)]


def test_every_unit_has_a_self_rank_or_none() -> None:
    selves = {
        placed.result.unit.code: placed.rank for placed in rank_campaign(campaign("phong-tho-2022"), "self").units
    }
    assert {unit.placed.result.unit.code: unit.at_self for unit in robust("phong-tho-2022", draws=1).units} == selves


def test_a_level_whose_nodes_have_no_weights_is_refused_by_its_name(tmp_path: Path) -> None:
    set_ = criteria_text(leaf("A", "5"), leaf("B", "5"), more="combine: best")
    found = rank_campaign(read_campaign(write(tmp_path, set_, "01,A,self,yes")))
    with pytest.raises(Fault) as caught:
        robustness(found, found)
    assert caught.value.code == "robustness-no-weights"
    assert caught.value.values["level"]


def test_a_campaign_without_a_ranked_unit_is_refused() -> None:
    empty = Results("x", campaign("pci-2013").criteria, "final", ())
    with pytest.raises(Fault) as caught:
        robustness(empty, empty)
    assert caught.value.code == "robustness-unranked"


def test_ten_thousand_draws_take_seconds() -> None:
    """At most five of the processor; it takes a third of one."""
    found, at_self = results("pci-2013"), rank_campaign(campaign("pci-2013"), "self")
    begun = time.process_time()
    assert len(robustness(found, at_self, draws=10_000).units) == 63
    assert time.process_time() - begun <= 5


def test_a_node_that_does_not_apply_holds_in_every_draw_whatever_points_it_keeps(tmp_path: Path) -> None:
    nodes = (
        branch("A", "5", leaf("A.1"), more="not_applicable: zero, applies_to: {kind: [phuong]}"),
        branch("B", "5", leaf("B.1", "2"), leaf("B.2", "3")),
    )
    good = "{id: good, vi: Tốt, en: Good, at_least: 40, each: {level: part, at_least: 50}}"
    weak = "{id: weak, vi: Yếu, en: Weak, at_least: 0}"
    set_ = criteria_text(*nodes, more=f"grades: [{good}, {weak}]")
    full = (("01", "B.1"), ("01", "B.2"), ("02", "A.1"), ("02", "B.1"), ("02", "B.2"))
    answers = "\n".join(f"{unit},{code},self,yes" for unit, code in full)
    found = rank_campaign(read_campaign(write(tmp_path, set_, answers, units="01,An,xa\n02,Bình,phuong")))
    told = [(unit.placed.grade, unit.in_grade) for unit in robustness(found, found, level=1, draws=20).units]
    assert told == [("good", Fraction(1)), ("good", Fraction(1))]
