"""On how much of the criteria units were scored."""

from fractions import Fraction
from pathlib import Path

from scoring.engine.coverage import coverage
from scoring.engine.ranking import rank_campaign
from scoring.show.ranking_csv import ranking_csv
from scoring.show.terminal import ranking_text
from tests.small import branch, campaign, criteria_text, leaf

CLAIMED = "not_applicable: exclude"
TWO = criteria_text(leaf("1", "6", more=CLAIMED), leaf("2", "4", more=CLAIMED), more="scale: 10")
UNITS = """01,An,xa
           02,Ba,xa"""
FEW = """01,1,self,n/a,,không phát sinh,,,
         01,1,appraisal,n/a,,đúng,,,
         01,2,self,yes,,,,,
         02,1,self,yes,,,,,
         02,2,self,yes,,,,,"""


def test_unit_scored_on_few_of_the_points_shows_its_coverage(tmp_path: Path) -> None:
    made = campaign(tmp_path, TWO, FEW, units=UNITS)
    results = rank_campaign(made)
    assert coverage(results) == {"01": Fraction(2, 5), "02": 1}
    header, first, second = ranking_csv(results, None, None).splitlines()[:3]
    assert header.endswith(",1,2,coverage")
    assert [first.split(",")[1], first.split(",")[-1]] == ["01", "40.00"]
    assert [second.split(",")[1], second.split(",")[-1]] == ["02", "100.00"]
    text = ranking_text(made, results, "vi", None, None)
    assert "Phạm vi chấm (%)" in text
    assert next(line for line in text.splitlines() if " 01 " in line).endswith(" 40")


def test_nothing_is_said_where_all_were_scored_on_nearly_all(tmp_path: Path) -> None:
    criteria = criteria_text(leaf("1", "1", more=CLAIMED), leaf("2", "9"), more="scale: 10")
    made = campaign(tmp_path, criteria, FEW, units=UNITS)
    assert coverage(rank_campaign(made)) == {}
    assert "coverage" not in ranking_csv(rank_campaign(made), None, None)
    assert "Phạm vi" not in ranking_text(made, rank_campaign(made), "vi", None, None)


def test_what_only_the_council_gives_is_missing_to_nobody_before_it_met(tmp_path: Path) -> None:
    criteria = criteria_text(leaf("1", "1", more=CLAIMED), leaf("2", "9", more="from: council"), more="scale: 10")
    rows = """01,1,self,yes,,,,,
              02,1,self,yes,,,,,"""
    assert coverage(rank_campaign(campaign(tmp_path, criteria, rows, units=UNITS), "appraisal")) == {}


def test_what_is_rescaled_was_not_scored_either(tmp_path: Path) -> None:
    rescaled = branch("1", "10", leaf("1.1", "6", more="not_applicable: rescale"), leaf("1.2", "4"))
    rows = """01,1.1,appraisal,n/a,,đúng,,,
              01,1.2,self,yes,,,,,"""
    results = rank_campaign(campaign(tmp_path, criteria_text(rescaled, more="scale: 10"), rows))
    assert results.units[0].result.score == results.units[0].result.max
    assert coverage(results)["01"] == Fraction(2, 5)
