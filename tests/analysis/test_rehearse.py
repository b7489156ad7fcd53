"""Rehearsals: the same set changes nothing; points that move change just what a scoring anew gives; bounds hold."""

from dataclasses import replace
from fractions import Fraction
from itertools import combinations, permutations
from pathlib import Path
from random import Random

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from scoring.analysis.rehearse import rehearse
from scoring.campaign.answers import Answer
from scoring.campaign.campaign import Campaign
from scoring.campaign.folder import read_campaign
from scoring.campaign.workflow import SCORED_STAGES, ScoredStage
from scoring.engine.ranking import rank_campaign
from scoring.show.rehearsal import mostly_by
from scoring.tree.model import Branch, CriteriaSet, Leaf, walk
from scoring.tree.reader import CriteriaFile
from tests.campaigns import GeneratedCampaign, campaigns
from tests.properties import cases, read

FIXTURES = Path(__file__).parent.parent.parent / "fixtures"


def amended(campaign: Campaign, criteria: CriteriaSet) -> CriteriaFile:
    return replace(campaign.criteria_file, criteria=criteria)


@cases
@given(campaigns(), st.sampled_from(SCORED_STAGES))
def test_the_same_set_changes_nothing(generated: GeneratedCampaign, stage: ScoredStage) -> None:
    campaign = read(generated)
    found = rehearse(campaign, campaign.criteria_file, stage)
    assert not found.unknown
    assert found.known.units_json == rank_campaign(campaign, stage).units_json
    for placed in found.known.units:
        assert found.bounds[placed.result.unit.code].best_rank == placed.rank
        assert found.moves(placed.result.unit.code) == []


def moved(criteria: CriteriaSet, rng: Random) -> CriteriaSet:
    """The set with weights turned around among first nodes, and another edition; every rule as it was."""
    weights = [Fraction(rng.randint(1, 5)) for _ in criteria.tree]
    tree = [node.model_copy(update={"weight": weight}) for node, weight in zip(criteria.tree, weights, strict=True)]
    return criteria.changed(tree=tuple(tree), combine="weighted", edition="amended")


@cases
@given(campaigns(), st.sampled_from(SCORED_STAGES), st.integers(0, 2**16))
def test_an_amended_set_gives_what_scoring_anew_gives(
    generated: GeneratedCampaign, stage: ScoredStage, seed: int
) -> None:
    campaign = read(generated)
    file = amended(campaign, moved(campaign.criteria, Random(seed)))
    found = rehearse(campaign, file, stage)
    assert not found.unknown
    assert found.known.units_json == rank_campaign(replace(campaign, criteria_file=file), stage).units_json


def with_points_moved(campaign: Campaign, rng: Random) -> CriteriaSet | None:
    """The set with the maxima of two sister leaves exchanged, whose facts are no points; None without such a pair."""
    typed = {answer.code for answer in campaign.answers if answer.points}
    pairs = []
    for parent in (campaign.criteria, *walk(campaign.criteria.tree)):
        sisters = parent.tree if isinstance(parent, CriteriaSet) else getattr(parent, "children", ())
        free = [leaf for leaf in sisters if isinstance(leaf, Leaf) and leaf.code not in typed and _follows_max(leaf)]
        pairs += [(one, other) for one, other in combinations(free, 2) if one.max != other.max]
    if not pairs:
        return None
    one, other = rng.choice(pairs)
    maxima = {one.code: other.max, other.code: one.max}
    tree = tuple(_with_maxima(node, maxima) for node in campaign.criteria.tree)
    return campaign.criteria.changed(tree=tree, edition="amended")


def _follows_max(leaf: Leaf) -> bool:
    """Whether the rule says no points of its own, and its facts are none."""
    rule = leaf.rule
    return not rule.point_keys & type(rule).model_fields.keys() and all(ask.sort != "judgement" for ask in rule.asks)


def _with_maxima(node: Branch | Leaf, maxima: dict[str, Fraction]) -> Branch | Leaf:
    if isinstance(node, Branch):
        return node.model_copy(update={"children": tuple(_with_maxima(child, maxima) for child in node.children)})
    return node.model_copy(update={"max": maxima.get(node.code, node.max)})


@cases
@given(campaigns(), st.sampled_from(SCORED_STAGES), st.integers(0, 2**16))
def test_points_moved_between_leaves_give_what_scoring_anew_gives(
    generated: GeneratedCampaign, stage: ScoredStage, seed: int
) -> None:
    campaign = read(generated)
    criteria = with_points_moved(campaign, Random(seed))
    assume(criteria is not None)
    assert criteria is not None
    file = amended(campaign, criteria)
    found = rehearse(campaign, file, stage)
    assert not found.unknown
    assert found.known.units_json == rank_campaign(replace(campaign, criteria_file=file), stage).units_json


def test_moves_through_leaves_add_up_to_the_change() -> None:
    campaign = read_campaign(FIXTURES / "phong-tho-2022")
    found = rehearse(campaign, amended(campaign, moved(campaign.criteria, Random(5))))
    for unit in found.comparison.units:
        assert unit.change is not None
        assert abs(sum(move.share for move in found.moves(unit.unit.code)) - unit.change) < Fraction(1, 1000)


def with_new_leaf(criteria: CriteriaSet) -> CriteriaSet:
    """The set where the first leaf of the tree asks for something nobody has stated."""
    first = criteria.tree[0]
    assert isinstance(first, Leaf)
    new = first.model_copy(update={"code": "new", "vi": "Mới", "en": "New"})
    return criteria.changed(tree=(new, *criteria.tree[1:]), edition="amended")


SET = """\
id: small
edition: "1"
title: {vi: Nhỏ, en: Small}
source: {document: test, status: reconstructed}
scale: 10
precision: 2
levels: [{id: leaf, vi: Chỉ tiêu, en: Leaf}]
ranking: {ties: min}
tree:
  - {code: "1", vi: Một, max: 2, rule: {kind: yes_no}}
  - {code: "2", vi: Hai, max: 8, rule: {kind: proportional}}
"""


def small(folder: Path) -> Campaign:
    settings = "id: s\ntitle: {vi: S, en: S}\nyear: 2025\ncriteria: criteria.yaml\norigin: made for this test\n"
    (folder / "campaign.yaml").write_text(settings, encoding="utf-8")
    (folder / "criteria.yaml").write_text(SET, encoding="utf-8")
    (folder / "units.csv").write_text("code,name,kind\na,A,xa\nb,B,xa\nc,C,xa\n", encoding="utf-8")
    rows = ["a,1,self,yes", "a,2,self,60%", "b,1,self,no", "b,2,self,70%", "c,1,self,yes", "c,2,self,20%"]
    (folder / "answers.csv").write_text("\n".join(["unit,code,stage,facts", *rows, ""]), encoding="utf-8")
    return read_campaign(folder)


def test_a_leaf_without_facts_is_named_and_bounded_by_every_way_it_may_turn_out(tmp_path: Path) -> None:
    campaign = small(tmp_path)
    file = amended(campaign, with_new_leaf(campaign.criteria))
    found = rehearse(campaign, file)
    assert [(one.leaf.code, set(one.units.values())) for one in found.unknown] == [("new", {"new"})]
    carried = tuple(row for row in campaign.answers if row.code == "2")
    ranks: dict[str, set[int | None]] = {"a": set(), "b": set(), "c": set()}
    scores: dict[str, set[int | None]] = {"a": set(), "b": set(), "c": set()}
    for turned_out in {*permutations(["yes", "no"] * 3, 3)}:
        rows = [Answer(unit, "new", "self", facts) for unit, facts in zip("abc", turned_out, strict=True)]
        for placed in rank_campaign(replace(campaign, criteria_file=file, answers=(*carried, *rows))).units:
            ranks[placed.result.unit.code].add(placed.rank)
            scores[placed.result.unit.code].add(placed.result.score)
    for code, bounds in found.bounds.items():
        possible = {rank for rank in ranks[code] if rank is not None}
        assert (bounds.best_rank, bounds.worst_rank) == (min(possible), max(possible))
        assert {bounds.least, bounds.most} == scores[code]


def test_a_code_that_went_to_another_leaf_moves_scores_for_both(tmp_path: Path) -> None:
    """Leaf 1 is dropped, and leaf 2, which all carry over, takes its code."""
    campaign = small(tmp_path)
    first = campaign.criteria.tree[1].model_copy(update={"code": "1", "max": Fraction(10)})
    file = amended(campaign, campaign.criteria.changed(tree=(first,), edition="amended"))
    found = rehearse(campaign, file, declared={"1": (("2",), "yes")})
    assert found.carried == {"1": "2"}
    assert found.moves("b") == [("1", True, Fraction(1, 5)), ("1", False, Fraction(-3, 50))]
    assert "1 (dropped) (+20.00%); 1 (-6.00%)" in mostly_by(found, "b", "en").replace("−", "-")


def test_points_that_were_typed_do_not_carry_over_to_another_max(tmp_path: Path) -> None:
    campaign = small(tmp_path)
    typed = Answer("a", "2", "council", "", "5", "reason")
    campaign = replace(campaign, answers=(*campaign.answers, typed))
    second = campaign.criteria.tree[1].model_copy(update={"max": Fraction(9)})
    first = campaign.criteria.tree[0].model_copy(update={"max": Fraction(1)})
    file = amended(campaign, campaign.criteria.changed(tree=(first, second), edition="amended"))
    found = rehearse(campaign, file)
    assert [(one.leaf.code, one.units) for one in found.unknown] == [("2", {"a": "points"})]
    assert found.carried == {"1": "1", "2": "2"}


@pytest.mark.parametrize("name", ["par-index-commune@2025"])
def test_a_real_amendment_names_what_lacks_facts(name: str) -> None:
    from scoring.usecases.criteria import criteria_of

    campaign = read_campaign(FIXTURES / "phong-tho-2022")
    found = rehearse(campaign, criteria_of(name))
    leaves = found.known.criteria.leaves
    carried = {code for code in found.carried if code in leaves}
    assert carried | {one.leaf.code for one in found.unknown} == set(leaves)
    assert all(isinstance(found.known.criteria.nodes[code], (Leaf, Branch)) for code in found.carried)
    for placed in found.known.units:
        bounds = found.bounds[placed.result.unit.code]
        assert bounds.least is not None
        assert bounds.most is not None
        assert bounds.least <= bounds.most
        assert (bounds.best_rank or 0) <= (bounds.worst_rank or 0)
