"""The shipped sets and campaigns: correct, complete in both languages, with the counts they promise."""

import re
from collections import Counter
from functools import cache
from pathlib import Path
from random import Random

import pytest

from samples.generate import PLAIN, Writer, catalogued, generate
from scoring import shipped
from scoring.campaign.campaign import Campaign
from scoring.campaign.folder import read_campaign
from scoring.campaign.units import Unit
from scoring.engine.ranking import rank_campaign
from scoring.tree.diff import compare_editions
from scoring.tree.model import Branch, CriteriaSet, Leaf
from scoring.tree.reader import read_criteria_file

SETS = shipped.catalogue_names()
CAMPAIGNS = shipped.campaign_names()
OFFICE_SETS = ["papi-commune@2022", "par-index-commune@2022", "par-index-commune@2025", "par-index-district@2022"]
"""What a Sở Nội vụ would hand out to be filled in."""
MODEL_SETS = ["phan-loai-don-vi-hanh-chinh@2016", "thi-dua-cum@2025", "tiep-can-phap-luat@2021"]
"""What other tables than those of administrative reform look like."""
PAR_INDEX = [name for name in OFFICE_SETS if name.startswith("par-index-")]
PAPI_PROVINCE = [f"papi-province@{edition}" for edition in (2011, 2018, 2019, 2021)]
TRANSCRIBED = [*PAPI_PROVINCE, "pci@2010", "pci@2013"]


@cache
def criteria_of(name: str) -> CriteriaSet:
    return read_criteria_file(shipped.catalogue_file(name)).criteria


@cache
def campaign_of(name: str) -> Campaign:
    return read_campaign(shipped.campaign_folder(name))


def test_catalogue_has_the_sets_it_promises() -> None:
    assert sorted([*OFFICE_SETS, *MODEL_SETS, *TRANSCRIBED, "sipas@2023"]) == SETS


def test_guide_lists_every_set() -> None:
    guide = (Path(__file__).parents[1] / "docs" / "criteria.md").read_text(encoding="utf-8")
    listed = guide.partition("## Danh mục")[2].partition("## Mọi khóa")[0]
    told = [name for row in listed.splitlines() if row.startswith("| `") for name in names_in(row)]
    assert sorted(told) == SETS


def names_in(row: str) -> list[str]:
    """The sets that the first cell of a row names; `@2018` alone is another edition of the set before it."""
    found = re.findall(r"`([^`]+)`", row.split("|")[1])
    return [name if name[0] != "@" else found[0].partition("@")[0] + name for name in found]


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


@pytest.mark.parametrize("name", [*OFFICE_SETS, *MODEL_SETS])
def test_every_leaf_to_be_filled_in_says_its_evidence(name: str) -> None:
    leaves = criteria_of(name).leaves.values()
    assert [leaf.code for leaf in leaves if leaf.from_ == "self" and not leaf.evidence.what] == []


@pytest.mark.parametrize("name", SETS)
def test_codes_follow_their_parents(name: str) -> None:
    for node in criteria_of(name).nodes.values():
        if isinstance(node, Branch) and name in (*OFFICE_SETS, *MODEL_SETS):
            assert all(child.code.startswith(f"{node.code}.") for child in node.children)


@pytest.mark.parametrize("name", [*OFFICE_SETS, *MODEL_SETS])
def test_reconstructed_sets_say_so(name: str) -> None:
    source = criteria_of(name).source
    assert source.status == "reconstructed"
    assert source.note
    assert len(source.note) > 200


@pytest.mark.parametrize("name", TRANSCRIBED)
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


@pytest.mark.parametrize("name", PAR_INDEX)
def test_par_index_has_eight_fields_of_70_and_30(name: str) -> None:
    criteria = criteria_of(name)
    assert len(criteria.tree) == 8
    in_tree = [node for node in criteria.in_tree if isinstance(node, Leaf)]
    assert sum(leaf.max for leaf in in_tree) == criteria.scale == 100
    assert sum(leaf.max for leaf in in_tree if leaf.from_ == "survey") == 30
    assert criteria.bonus
    assert criteria.penalty
    assert any(node.not_applicable == "exclude" for node in criteria.in_tree)
    assert criteria.ranking.tie_break == ("3", "8")


@pytest.mark.parametrize(
    ("name", "thresholds"),
    [
        ("par-index-commune@2022", [90, 80, 70, 55, 0]),
        ("par-index-commune@2025", [90, 80, 70, 55, 0]),
        ("par-index-district@2022", [80, 70, 50, 0]),
    ],
)
def test_grades_of_par_index(name: str, thresholds: list[int]) -> None:
    assert [grade.at_least for grade in criteria_of(name).grades] == thresholds


def kinds_asked_for(name: str) -> dict[str, tuple[str, ...]]:
    return {code: node.applies_to["kind"] for code, node in criteria_of(name).nodes.items() if node.applies_to}


def test_kinds_of_units_have_nodes_of_their_own() -> None:
    assert kinds_asked_for("par-index-commune@2022") == {"3.4.2": ("xa",), "3.4.3": ("thi_tran",)}
    assert kinds_asked_for("par-index-commune@2025") == {"3.4.2": ("xa", "dac_khu"), "3.4.3": ("phuong",)}
    assert kinds_asked_for("par-index-district@2022") == {"8.2.3": ("huyen",), "8.2.4": ("quan",)}


def test_two_tiers_of_government_leave_nothing_to_the_district() -> None:
    criteria = criteria_of("par-index-commune@2025")
    assert {leaf.body for leaf in criteria.leaves.values()} == {body.id for body in criteria.bodies}
    assert not any("huyện" in (body.vi or "") for body in criteria.bodies)
    old = ("huyện", "thị trấn", "Phòng Nội vụ", "Bộ phận một cửa")
    takeover = {"3.2.2", "4.5", "5.6"}  # what the communes took over from the district
    texts = {code: f"{node.vi} {node.guide.vi if node.guide else ''}" for code, node in criteria.leaves.items()}
    assert {code for code, text in texts.items() if any(word in text for word in old)} <= takeover


def test_editions_of_par_index_commune_keep_their_codes() -> None:
    old, new = criteria_of("par-index-commune@2022"), criteria_of("par-index-commune@2025")
    assert set(old.nodes) <= set(new.nodes)
    added = {"3.2.3", "3.6", "4.5", "5.6", "6.5", "7.3.4", "7.6", "8.1.6", "8.1.7", "8.1.8", "8.1.9", "P.4"}
    assert set(new.nodes) - set(old.nodes) == added
    diff = compare_editions(old, new)
    assert all(node.old is None or node.new is None or node.old.code == node.new.code for node in diff.nodes)
    comparable = Counter(node.comparable for node in diff.nodes)
    assert comparable["yes"] >= 40
    assert comparable["percent"] >= 10


@pytest.mark.parametrize("name", PAR_INDEX)
def test_par_index_scores_made_up_units_of_every_kind(name: str) -> None:
    kinds = sorted({kind for kinds in kinds_asked_for(name).values() for kind in kinds})
    criteria = criteria_of(name)
    units = tuple(Unit(kind, kind, {"kind": kind, "province": ""}) for kind in kinds)
    writer = Writer(criteria, 2025, PLAIN)
    answers = tuple(row for unit in units for row in writer.rows(unit, 0.9, Random(unit.code)))
    made = generate(catalogued(name), 1, 1)
    results = rank_campaign(Campaign(made.settings, made.criteria_file, units, answers))
    assert [placed.result.max for placed in results.units] == [100_00] * len(kinds)
    assert all((placed.result.score or 0) > 60_00 for placed in results.units)


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


def test_papi_2021_drops_construction_permits_and_divides_dimension_five_anew() -> None:
    old, new = criteria_of("papi-province@2019"), criteria_of("papi-province@2021")
    assert set(old.nodes) - set(new.nodes) == {"SC52"}
    assert set(new.nodes) <= set(old.nodes)
    changed = {code for code, node in new.nodes.items() if isinstance(node, Leaf) and node.max != old.leaves[code].max}
    assert changed == {"SC51", "SC53", "SC54"}
    assert sum(new.leaves[code].max for code in changed) == new.nodes["D5"].max == 10


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
