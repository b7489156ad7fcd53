"""What a whole campaign loses, by leaf and by body, and whom to commend."""

from fractions import Fraction
from pathlib import Path

from hypothesis import given

from scoring.analysis.common import body_losses, commended, common_losses
from scoring.analysis.losses import losses
from scoring.engine.ranking import rank_campaign
from tests.campaigns import GeneratedCampaign, campaigns
from tests.properties import cases, read
from tests.small import campaign as small
from tests.small import criteria_text, leaf

BODIES = "bodies: [{id: a, vi: Sở A, en: Body A}, {id: b, vi: Sở B, en: Body B}]"
UNITS = "01,An,xa,Đông\n02,Ba,xa,Tây\n03,Ca,phuong,Tây\n04,Da,xa,"


def test_leaves_and_bodies_that_cost_most(tmp_path: Path) -> None:
    criteria = criteria_text(
        leaf("1", "2", more="body: a"), leaf("2", "5", more="body: b"), leaf("3", "3", more="body: a"), more=BODIES
    )
    rows = "\n".join(f"{unit},{code},self,{word}" for unit, code, word in [
        ("01", "1", "no"), ("01", "2", "yes"), ("01", "3", "no"),
        ("02", "1", "no"), ("02", "2", "no"), ("02", "3", "yes"),
        ("03", "1", "no"), ("03", "2", "yes"), ("03", "3", "yes"),
    ])  # fmt: skip
    results = rank_campaign(small(tmp_path, criteria, rows, units=UNITS.rpartition("\n")[0]))
    common = common_losses(results)
    assert [(loss.leaf.code, loss.losing, loss.units, loss.total) for loss in common] == [
        ("1", 3, 3, Fraction(6)),
        ("2", 1, 3, Fraction(5)),
        ("3", 1, 3, Fraction(3)),
    ]
    assert common[1].mean == Fraction(5, 3)
    assert [
        (loss.body, [one.leaf.code for one in loss.common], len(loss.losing), loss.total)
        for loss in body_losses(common)
    ] == [
        ("a", ["1", "3"], 2, Fraction(9)),
        ("b", ["2"], 1, Fraction(5)),
    ]


def test_who_shares_a_rank_shares_the_commendation(tmp_path: Path) -> None:
    rows = "01,1,self,yes\n02,1,self,yes\n03,1,self,no\n04,1,self,no"
    results = rank_campaign(small(tmp_path, criteria_text(leaf("1", "10")), rows, "groups: [kind, cluster]", UNITS))
    found = [
        (group.column, group.value, group.ranked, [(rank, placed.result.unit.code) for rank, placed in group.units])
        for group in commended(results, ("kind", "cluster"), 1)
    ]
    assert found == [
        ("", "", 4, [(1, "01"), (1, "02")]),
        ("kind", "phuong", 1, [(1, "03")]),
        ("kind", "xa", 3, [(1, "01"), (1, "02")]),
        ("cluster", "Đông", 1, [(1, "01")]),
        ("cluster", "Tây", 2, [(1, "02")]),
    ]
    assert len(commended(results, (), 3)[0].units) == 4


def test_first_of_a_group_with_the_last_grade_is_not_proposed(tmp_path: Path) -> None:
    grades = "grades: [{id: good, vi: Tốt, en: Good, at_least: 50}, {id: weak, vi: Yếu, en: Weak, at_least: 0}]"
    rows = "01,1,self,yes\n02,1,self,yes\n03,1,self,no\n04,1,self,no"
    criteria = criteria_text(leaf("1", "10"), more=grades)
    results = rank_campaign(small(tmp_path, criteria, rows, "groups: [kind]", UNITS))
    found = [
        (
            [placed.result.unit.code for _, placed in group.units],
            [placed.result.unit.code for _, placed in group.left_out],
        )
        for group in commended(results, ("kind",), 1)
    ]
    assert found == [(["01", "02"], []), ([], ["03"]), (["01", "02"], [])]


def test_only_grade_is_no_bar_to_commendation(tmp_path: Path) -> None:
    grades = "grades: [{id: any, vi: Đạt, en: Reached, at_least: 0}]"
    results = rank_campaign(small(tmp_path, criteria_text(leaf("1", "10"), more=grades), "01,1,self,no"))
    assert [len(group.units) for group in commended(results, (), 1)] == [1]


def test_bonus_that_was_not_earned_costs_nothing(tmp_path: Path) -> None:
    bonus = f"bonus: {{max: 1, children: [{leaf('B', '1', more='body: a')}]}}\n{BODIES}"
    criteria = criteria_text(leaf("1", "10", more="body: b"), more=bonus)
    common = common_losses(rank_campaign(small(tmp_path, criteria, "01,1,self,no")))
    assert [loss.leaf.code for loss in common] == ["1"]
    assert [loss.body for loss in body_losses(common)] == ["b"]


@cases
@given(generated=campaigns())
def test_totals_are_those_of_the_units(generated: GeneratedCampaign) -> None:
    results = rank_campaign(read(generated))
    common = common_losses(results)
    units = [placed.result for placed in results.units if placed.result.score is not None]
    lost = [loss for unit in units for loss in losses(unit, results.criteria) if loss.block != "bonus"]
    of_units = sum((loss.worth for loss in lost), Fraction(0))
    assert sum((loss.total for loss in common), Fraction(0)) == of_units
    assert sum((loss.total for loss in body_losses(common)), Fraction(0)) == of_units
