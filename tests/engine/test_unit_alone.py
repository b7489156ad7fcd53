"""A unit scored alone: the points are those among all, and it takes no longer than a page may."""

import time
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given

from samples.generate import generate
from scoring.campaign.campaign import Campaign
from scoring.campaign.workflow import SCORED_STAGES
from scoring.engine.evaluate import Evaluator
from tests.bad_input import as_commands_run
from tests.campaigns import GeneratedCampaign, campaigns
from tests.properties import cases, read
from tests.small import campaign, criteria_text, leaf

NATIONAL = 3321
MOST_SECONDS = 0.005
OBSERVED = criteria_text(leaf("A", "10", "{kind: normalised, goalposts: observed}"))


@cases
@given(generated=campaigns())
def test_unit_alone_is_as_among_all(generated: GeneratedCampaign) -> None:
    made = read(generated)
    for stage in SCORED_STAGES:
        among = Evaluator(made, stage)
        alone = Evaluator(made, stage, among.observed)
        assert [alone.unit(unit.code) for unit in made.units] == among.units()


def test_what_is_observed_is_given_or_found_among_the_units(tmp_path: Path) -> None:
    made = campaign(
        tmp_path, OBSERVED, "01,A,self,10\n02,A,self,20\n03,A,self,40", units="01,An,xa\n02,Bo,xa\n03,Ca,xa"
    )
    assert Evaluator(made, "final").observed == {"A": (Fraction(10), Fraction(40))}
    found = Evaluator(made, "final").unit("02")
    assert found.score == 333
    only = replace(made, units=made.units[1:2], answers=made.answers[1:2])
    assert Evaluator(only, "final", {"A": (Fraction(10), Fraction(40))}).unit("02") == found
    assert Evaluator(only, "final").unit("02").score != 333


def test_facts_are_not_read_again_where_the_campaign_was_checked(tmp_path: Path) -> None:
    made = campaign(tmp_path, OBSERVED, "01,A,self,10", units="01,An,xa")
    assert dict(made.readings["A"]) == {"10": 10}
    assert replace(made, answers=()).readings is made.readings


@pytest.fixture(scope="module")
def national() -> Campaign:
    """As many units as the country has communes, with the rows of one of some tens."""
    few = generate("papi-commune@2022", units=40, seed=1)
    like = [few.units[number % len(few.units)] for number in range(NATIONAL)]
    units = tuple(replace(unit, code=f"{number:05}") for number, unit in enumerate(like))
    rows = (
        row._replace(unit=unit.code)
        for unit, other in zip(units, like, strict=True)
        for here in few.rows[other.code].values()
        for row in here
    )
    return replace(few, units=units, answers=tuple(rows))


def test_unit_of_a_national_campaign_takes_five_milliseconds(national: Campaign) -> None:
    assert national.rows["01234"]
    took = []
    for _ in range(5):
        with as_commands_run():
            start = time.process_time()
            Evaluator(national, "final", {}).unit("01234")
            took.append(time.process_time() - start)
    assert min(took) <= MOST_SECONDS
