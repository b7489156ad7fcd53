"""The sample campaigns: their scripts write what stands in fixtures; the two years of Phong Thổ tell their stories."""

from collections.abc import Callable
from fractions import Fraction

import pytest

from samples.bac_kan import bac_kan
from samples.can_tho import can_tho
from samples.phong_tho import phong_tho
from samples.phong_tho_2021 import MERGED, merged_table, phong_tho_2021
from samples.phong_tho_2021_stories import MA_LI_CHAI
from samples.phong_tho_communes import MA_LI_PHO, SI_LO_LAU, SIN_SUOI_HO, TOWN
from scoring import shipped
from scoring.campaign.campaign import Campaign
from scoring.campaign.folder import read_campaign
from scoring.campaign.folder_write import campaign_files
from scoring.engine.ranking import rank_campaign
from scoring.engine.results import Results

WRITERS = {
    "bac-kan-2022": bac_kan,
    "can-tho-2022": can_tho,
    "phong-tho-2021": phong_tho_2021,
    "phong-tho-2022": phong_tho,
}


@pytest.mark.parametrize(("name", "write"), WRITERS.items())
def test_script_writes_its_fixture_byte_for_byte(name: str, write: Callable[[], Campaign]) -> None:
    written = campaign_files(write())
    folder = shipped.campaign_folder(name)
    assert written == {file: (folder / file).read_bytes() for file in written}


def ranked(name: str) -> Results:
    return rank_campaign(read_campaign(shipped.campaign_folder(name)))


def share(results: Results, unit: str, node: str) -> Fraction:
    result = next(placed.result for placed in results.units if placed.result.unit.code == unit)
    found = result.nodes[node]
    assert found.points is not None
    assert found.max
    return Fraction(found.points, found.max)


def test_phong_tho_keeps_its_picture_in_both_years() -> None:
    before, after = ranked("phong-tho-2021"), ranked("phong-tho-2022")
    assert before.units[0].result.unit.code == after.units[0].result.unit.code == TOWN
    assert share(before, MA_LI_PHO, "3") > Fraction(3, 4)
    assert share(after, MA_LI_PHO, "3") < Fraction(2, 5)
    places = [{placed.result.unit.code: placed.rank or 0 for placed in year.units} for year in (before, after)]
    moves = {code: places[0][code] - rank for code, rank in places[1].items()}
    assert sum(move > 0 for move in moves.values()) >= 5
    assert sum(move < 0 for move in moves.values()) >= 5
    assert moves[SIN_SUOI_HO] < 0


def test_emulation_shows_leader_condition_cap_and_quota() -> None:
    results = ranked("thi-dua-mau-2025")
    assert share(results, "M08", "1.1") == share(results, "M01", "1.1") == 1  # both are half above their targets
    assert share(results, "M04", "1.1") == Fraction(1, 2)
    placed = {one.result.unit.code: one for one in results.units}
    assert [code for code, one in placed.items() if one.grade == "xuat-sac"] == ["M01"]
    held_back = [one["unit"] for one in results.units_data if one["grade"] != one["grade_before_quota"]]
    assert held_back == ["M10", "M08", "M02", "M03"]
    capped = [(one["unit"], one["score"]) for one in results.units_data if one["capped_by"] is not None]
    assert capped == [("M05", "69.00")]


def test_one_commune_of_2021_has_merged_by_2022() -> None:
    units = [
        {unit.code: unit.name for unit in read_campaign(shipped.campaign_folder(f"phong-tho-{year}")).units}
        for year in (2021, 2022)
    ]
    assert set(units[0]) - set(units[1]) == {MA_LI_CHAI}
    assert set(units[1]) <= set(units[0])
    assert all(units[0][code] == name for code, name in units[1].items())


def test_table_of_the_merged_commune() -> None:
    table = (shipped.campaign_folder("phong-tho-2021") / "merged.csv").read_text(encoding="utf-8")
    assert table == merged_table()
    assert MERGED[0] == ("new", "old", "weight")
    assert [row[:2] for row in MERGED[1:]] == [(SI_LO_LAU, SI_LO_LAU), (SI_LO_LAU, MA_LI_CHAI)]
    assert all(int(weight) > 0 for _, _, weight in MERGED[1:])


def test_districts_of_can_tho_are_ranked_in_three_clusters() -> None:
    placed = ranked("can-tho-2022").units
    of_cluster: dict[str, list[int | None]] = {}
    for unit in placed:
        of_cluster.setdefault(unit.result.unit.columns["cluster"], []).append(unit.group_ranks["cluster"])
    assert of_cluster == {f"Cụm {number}": [1, 2, 3] for number in (1, 2, 3)}
