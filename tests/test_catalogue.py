"""The shipped sets and campaigns: correct, complete in both languages, with the counts they promise."""

import re
from functools import cache

import pytest

from scoring import shipped
from scoring.campaign.campaign import Campaign
from scoring.campaign.folder import read_campaign
from scoring.tree.model import Branch, CriteriaSet, Leaf
from scoring.tree.reader import read_criteria_file

SETS = shipped.catalogue_names()
CAMPAIGNS = shipped.campaign_names()
COMMUNE_SETS = ["papi-commune@2022", "par-index-commune@2022"]


@cache
def criteria_of(name: str) -> CriteriaSet:
    return read_criteria_file(shipped.catalogue_file(name)).criteria


@cache
def campaign_of(name: str) -> Campaign:
    return read_campaign(shipped.campaign_folder(name))


def test_catalogue_has_the_sets_it_promises() -> None:
    provinces = ["papi-province@2011", "papi-province@2018", "papi-province@2019", "pci@2010", "pci@2013"]
    assert sorted([*COMMUNE_SETS, *provinces]) == SETS


@pytest.mark.parametrize("name", SETS)
def test_id_and_edition_match_the_file(name: str) -> None:
    assert criteria_of(name).name == name


@pytest.mark.parametrize("name", SETS)
def test_every_title_is_in_both_languages(name: str) -> None:
    criteria = criteria_of(name)
    titled = [*criteria.nodes.values(), *criteria.levels, *criteria.grades, *criteria.bodies]
    for leaf in criteria.leaves.values():
        rule = leaf.rule
        titled += [*getattr(rule, "levels", ()), *getattr(rule, "items", ()), *getattr(rule, "each", ())]
    assert [part for part in titled if not (part.vi and part.en)] == []


@pytest.mark.parametrize("name", SETS)
def test_every_leaf_has_guide_and_body(name: str) -> None:
    leaves = criteria_of(name).leaves.values()
    assert [leaf.code for leaf in leaves if not (leaf.guide and leaf.guide.vi and leaf.guide.en)] == []
    assert [leaf.code for leaf in leaves if leaf.body is None] == []


@pytest.mark.parametrize("name", COMMUNE_SETS)
def test_every_leaf_of_a_commune_set_says_its_evidence(name: str) -> None:
    leaves = criteria_of(name).leaves.values()
    assert [leaf.code for leaf in leaves if leaf.from_ == "self" and not leaf.evidence.what] == []


@pytest.mark.parametrize("name", SETS)
def test_codes_follow_their_parents(name: str) -> None:
    for node in criteria_of(name).nodes.values():
        if isinstance(node, Branch) and name in COMMUNE_SETS:
            assert all(child.code.startswith(f"{node.code}.") for child in node.children)


@pytest.mark.parametrize("name", COMMUNE_SETS)
def test_reconstructed_sets_say_so(name: str) -> None:
    source = criteria_of(name).source
    assert source.status == "reconstructed"
    assert source.note
    assert len(source.note) > 200


@pytest.mark.parametrize("name", sorted(set(SETS) - set(COMMUNE_SETS)))
def test_transcribed_sets_name_their_source(name: str) -> None:
    source = criteria_of(name).source
    assert source.status == "transcribed"
    assert source.note
    assert re.search(r"https?://", source.note + source.document)


def at_depth(criteria: CriteriaSet, below: str, depth: int) -> int:
    inside = [code for code in criteria.depths if code == below or code.startswith(f"{below}.")]
    return sum(criteria.depths[code] == depth for code in inside)


def test_papi_commune_has_the_structure_of_its_seed() -> None:
    criteria = criteria_of("papi-commune@2022")
    one, two = criteria.tree
    assert isinstance(one, Branch)
    assert isinstance(two, Branch)
    assert [criteria.scale, one.max, two.max] == [100, 20, 80]
    assert len(one.children) == 3
    assert [at_depth(criteria, two.code, depth) for depth in (1, 2, 3)] == [8, 25, 58]
    assert all(child.max == 10 for child in two.children)
    assert not criteria.bonus
    assert not criteria.penalty


def test_papi_commune_uses_most_kinds_of_rules() -> None:
    kinds = {leaf.rule.kind for leaf in criteria_of("papi-commune@2022").leaves.values()}
    assert len(kinds) >= 9


def test_par_index_commune_has_eight_fields_of_70_and_30() -> None:
    criteria = criteria_of("par-index-commune@2022")
    assert len(criteria.tree) == 8
    in_tree = [node for node in criteria.in_tree if isinstance(node, Leaf)]
    assert sum(leaf.max for leaf in in_tree) == criteria.scale == 100
    assert sum(leaf.max for leaf in in_tree if leaf.from_ == "survey") == 30
    assert criteria.bonus
    assert criteria.penalty
    assert [grade.at_least for grade in criteria.grades] == [90, 80, 70, 55, 0]
    assert any(node.not_applicable == "exclude" for node in criteria.in_tree)


def test_policy_bias_2013_is_built_from_its_indicators() -> None:
    bias = criteria_of("pci@2013").nodes["policy_bias"]
    assert isinstance(bias, Branch)
    assert bias.combine == "weighted"
    groups = [child for child in bias.children if isinstance(child, Branch)]
    assert [len(group.children) for group in groups] == [6, 6, 2]
    shares = [group.weight / sum(other.weight or 0 for other in groups) for group in groups if group.weight]
    assert [round(float(share), 2) for share in shares] == [0.34, 0.33, 0.33]
    for group in groups:
        for leaf in group.children:
            assert isinstance(leaf, Leaf)
            assert leaf.rule.kind == "normalised"
            assert (leaf.rule.direction, leaf.rule.goalposts) == ("down", "observed")


def test_dimension_eight_came_with_two_sub_dimensions() -> None:
    assert len(criteria_of("papi-province@2011").tree) == 6
    eight = next(node for node in criteria_of("papi-province@2018").tree if node.code == "D8")
    assert isinstance(eight, Branch)
    assert len(eight.children) == 2


@pytest.mark.parametrize("name", CAMPAIGNS)
def test_shipped_campaign_is_correct(name: str) -> None:
    campaign = campaign_of(name)
    assert campaign.settings.id == name
    assert campaign.notices == ()
    assert campaign.settings.criteria in SETS


@pytest.mark.parametrize("name", CAMPAIGNS)
def test_made_up_numbers_are_marked_and_real_ones_name_their_source(name: str) -> None:
    settings = campaign_of(name).settings
    real = name.startswith(("pci-", "papi-20"))
    assert settings.sample is not real
    assert ("https://" in settings.origin) is real
    assert (shipped.campaign_folder(name) / "published.csv").is_file() is real
