"""What the pages of the site share: spreads, averages, which nodes have a page, yardsticks."""

from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given

from scoring.analysis.spread import mean_score
from scoring.campaign.folder import read_campaign
from scoring.engine.ranking import rank_campaign
from scoring.publish.publication import publication_of
from scoring.publish.site.tables import SiteTables, leaf_worths
from scoring.shipped import CAMPAIGNS
from tests.campaigns import GeneratedCampaign, campaigns
from tests.properties import cases, read
from tests.small import branch, campaign, criteria_text, leaf

VALUE = "{kind: value, max: 5}"
CRITERIA = criteria_text(branch("I", "10", leaf("I.1", "5", VALUE), leaf("I.2", "5", VALUE)))


@pytest.fixture(scope="module")
def phong_tho() -> SiteTables:
    return SiteTables(publication_of(read_campaign(CAMPAIGNS / "phong-tho-2022")))


def tables(folder: Path, points: list[str], units: str = "") -> SiteTables:
    """Units with these points at both leaves."""
    rows = "\n".join(f"{number},{code},self,{value}" for number, value in enumerate(points) for code in ("I.1", "I.2"))
    units = units or "\n".join(f"{number},Xã {number},xa" for number in range(len(points)))
    return SiteTables(publication_of(campaign(folder, CRITERIA, rows, settings="groups: [kind]", units=units)))


def test_spread_counts_every_unit_once(tmp_path: Path) -> None:
    found = tables(tmp_path, ["0", "0.49", "0.5", "2.5", "4.99", "5"]).spread("I")
    assert found is not None
    assert found.tenths == (2, 1, 0, 0, 0, 1, 0, 0, 0, 2)
    assert (found.least, found.middle, found.most) == (Fraction(0), Fraction(3, 10), Fraction(1))


def test_nobody_with_points_has_no_spread(tmp_path: Path) -> None:
    made = campaign(tmp_path, CRITERIA, "", settings="when_missing: unranked")
    assert SiteTables(publication_of(made)).spread("I") is None


def test_averages_are_the_mean_of_shares(tmp_path: Path) -> None:
    found = tables(tmp_path, ["1", "2", "4"])
    assert found.averages(None)["I"] == Fraction(7, 15)
    assert mean_score(found.units) == Fraction(7, 15)


def test_unit_is_compared_with_its_group_where_that_has_units_enough(phong_tho: SiteTables) -> None:
    units = {placed.result.unit.code: placed.result.unit for placed in phong_tho.units}
    assert phong_tho.yardstick(units["03574"]) == ("kind", "xa")
    assert phong_tho.yardstick(units["03549"]) is None


def test_pages_are_of_all_branches_and_first_nodes(phong_tho: SiteTables) -> None:
    assert len(phong_tho.paged) == 24
    assert [node.code for node in phong_tho.profile] == ["1", "2", "3", "4", "5", "6", "7", "8"]


def test_profile_looks_further_down_where_first_nodes_are_few() -> None:
    tables = SiteTables(publication_of(read_campaign(CAMPAIGNS / "bac-kan-2022")))
    assert [node.code for node in tables.profile] == ["I", *(f"II.{number}" for number in range(1, 9))]


@pytest.mark.parametrize(
    ("fixture", "stages"), [("phong-tho-2022", ("self", "appraisal", "final")), ("papi-2019", ("final",))]
)
def test_stages_shown_are_those_that_differ(fixture: str, stages: tuple[str, ...]) -> None:
    assert SiteTables(publication_of(read_campaign(CAMPAIGNS / fixture))).stages == stages


def test_strengths_are_most_points_above_the_average(tmp_path: Path) -> None:
    rows = "0,I.1,self,5\n0,I.2,self,3\n1,I.1,self,1\n1,I.2,self,2\n2,I.1,self,3\n2,I.2,self,4"
    made = campaign(tmp_path, CRITERIA, rows, settings="groups: [kind]", units="0,An,xa\n1,Bình,xa\n2,Cường,xa")
    found = SiteTables(publication_of(made))
    by_code = {placed.result.unit.code: placed for placed in found.units}
    assert dict(found.ahead(by_code["0"])) == {"I.1": 2}
    assert dict(found.ahead(by_code["1"])) == {}
    assert dict(found.ahead(by_code["2"])) == {"I.2": 1}
    assert [(loss.node.code, loss.worth) for loss in found.lost(by_code["1"])] == [
        ("I.1", Fraction(4)),
        ("I.2", Fraction(3)),
    ]


def test_strengths_are_measured_in_the_score(tmp_path: Path) -> None:
    """A light node far ahead is a smaller strength than a heavy one that is less so."""
    value = "{kind: value, max: 10}"
    criteria = criteria_text(
        branch("I", "10", leaf("I.1", "10", value), leaf("I.2", "10", value), more="weight: 1, combine: mean"),
        leaf("II", "10", value, more="weight: 3"),
        more="combine: weighted\nscale: 100",
    )
    rows = "0,I.1,self,10\n0,I.2,self,5\n0,II,self,8\n1,I.1,self,0\n1,I.2,self,5\n1,II,self,4"
    made = campaign(tmp_path, criteria, rows, units="0,An,xa\n1,Bình,xa")
    found = SiteTables(publication_of(made))
    assert found.ahead(found.units[0]) == (("II", Fraction(15)), ("I.1", Fraction(25, 4)))


@cases
@given(campaigns())
def test_leaves_stand_for_the_whole_score_together(generated: GeneratedCampaign) -> None:
    campaign = read(generated)
    for placed in rank_campaign(campaign).units:
        whole = sum(worth for _, worth in leaf_worths(placed.result, campaign.criteria))
        # A branch that is out with all its points, or none, keeps its part; no leaf below it has any.
        assert whole <= placed.result.max
        assert whole == placed.result.max or placed.result.not_applicable or not placed.result.whole.max
