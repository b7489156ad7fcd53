"""Real published numbers: PCI 2010, 2012, 2013 and PAPI 2011 to 2019 come out as published."""

import csv
from collections import defaultdict
from decimal import Decimal
from functools import cache
from typing import Any

import pytest

from scoring import shipped
from scoring.campaign.folder import read_campaign
from scoring.engine.ranking import rank_campaign
from scoring.show.terminal import ranking_text
from scoring.tree.model import Branch

PCI = ["pci-2010", "pci-2012", "pci-2013"]
PAPI = [f"papi-{year}" for year in range(2011, 2020)]
WITHOUT_DATA = {
    "papi-2014": {"Bắc Giang", "Đồng Tháp"},
    "papi-2018": {"Quảng Ninh", "Đồng Tháp"},
}
PRESS_2019 = {"Bến Tre": "46.74", "Đồng Tháp": "46.72", "Quảng Ninh": "46.66", "Bắc Giang": "46.04"}
"""Totals of PAPI 2019 as the press had them, rounded, with those of the next below."""


@cache
def published(name: str) -> dict[str, dict[str, str]]:
    """What was published, by unit and item; two lines of comments stand above it."""
    lines = (shipped.campaign_folder(name) / "published.csv").read_text(encoding="utf-8").splitlines()
    assert all(line.startswith("# ") for line in lines[:2])
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for row in csv.DictReader(lines[2:]):
        found[row["unit"]][row["item"]] = row["value"]
    return dict(found)


@cache
def results(name: str) -> dict[str, dict[str, Any]]:
    campaign = read_campaign(shipped.campaign_folder(name))
    return {unit["unit"]: unit for unit in rank_campaign(campaign).units_data}


def off(ours: str | None, theirs: str) -> Decimal:
    assert ours is not None
    return abs(Decimal(ours) - Decimal(theirs))


@pytest.mark.parametrize("name", PCI)
def test_pci_composite_and_rank_of_all_63_provinces(name: str) -> None:
    assert len(published(name)) == len(results(name)) == 63
    for code, theirs in published(name).items():
        ours = results(name)[code]
        assert off(ours["score"], theirs["score"]) <= Decimal("1e-5"), code
        assert ours["rank"] == int(theirs["rank"]), code
        assert ours["grade"] == theirs["grade"], code
        assert ours["missing"] == []


def test_policy_bias_2013_from_its_raw_indicators() -> None:
    node = read_campaign(shipped.campaign_folder("pci-2013")).criteria.nodes["policy_bias"]
    assert isinstance(node, Branch)
    values = {code: theirs["policy_bias"] for code, theirs in published("pci-2013").items()}
    assert len(values) == 63
    for code, theirs in values.items():
        assert off(results("pci-2013")[code]["nodes"]["policy_bias"]["points"], theirs) <= Decimal("2e-6"), code


@pytest.mark.parametrize("name", PAPI)
def test_papi_dimensions_and_total(name: str) -> None:
    criteria = read_campaign(shipped.campaign_folder(name)).criteria
    dimensions = [node.code for node in criteria.tree]
    compared = 0
    for code, theirs in published(name).items():
        ours = results(name)[code]
        for item, value in theirs.items():
            found = ours["score"] if item == "score" else ours["nodes"][item]["points"]
            assert off(found, value) <= Decimal("2e-5"), (code, item)
            compared += 1
        if "score" in theirs:
            assert set(theirs) >= {"score", *dimensions}
    assert compared >= 61 * (len(dimensions) + 1)


@pytest.mark.parametrize("name", PAPI)
def test_papi_without_data_is_unranked_and_named(name: str) -> None:
    campaign = read_campaign(shipped.campaign_folder(name))
    ranking = rank_campaign(campaign)
    unranked = {unit["name"] for unit in results(name).values() if unit["rank"] is None}
    with_total = {code for code, items in published(name).items() if "score" in items}
    assert {code for code, unit in results(name).items() if unit["rank"] is not None} == with_total
    assert unranked == WITHOUT_DATA.get(name, set())
    text = ranking_text(campaign, ranking, "vi", None, None)
    assert ("Không xếp hạng" in text) is bool(unranked)
    assert all(province in text.partition("Không xếp hạng")[2] for province in unranked)


def test_best_of_papi_2019_as_the_press_had_them() -> None:
    best = [unit for unit in results("papi-2019").values() if unit["rank"] <= 5]
    assert [unit["name"] for unit in best] == [*PRESS_2019, "Thừa Thiên Huế"]
    for unit, total in zip(best, [*PRESS_2019.values(), "45.86"], strict=True):
        assert off(unit["score"], total) <= Decimal("0.005")


def test_all_63_provinces_are_in_every_campaign() -> None:
    assert {len(results(name)) for name in (*PCI, *PAPI)} == {63}
