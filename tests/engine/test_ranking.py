"""Grades and ranks: boundaries, ties, tie-breaks, groups, the order of the list."""

from pathlib import Path

import pytest

from scoring.campaign.campaign import Campaign
from scoring.engine.ranking import rank_by_node, rank_campaign, rank_in_groups
from tests.small import branch, campaign, criteria_text, leaf, scored

VALUE = "{kind: value, max: 5}"
NODES = leaf("A", "5", VALUE), leaf("B", "5", VALUE)
NAMES = ["Yên", "Bảo", "Ân", "An", "Đại", "Dân"]


def made(folder: Path, scores: list[str], ranking: str, settings: str = "", more: str = "") -> Campaign:
    """Unit 01, 02… with `a/b` points of A and B; `-` for none; the cluster after a space."""
    parts = [score.partition(" ") for score in scores]
    units = [f"{number:02d},{NAMES[number - 1]},xa,{cluster}" for number, (_, _, cluster) in enumerate(parts, 1)]
    rows = []
    for number, (score, _, _) in enumerate(parts, 1):
        given = zip("AB", score.split("/"), strict=True)
        rows += [f"{number:02d},{code},self,{text}" for code, text in given if text != "-"]
    criteria = criteria_text(*NODES, more=f"ranking: {ranking}\n{more}")
    return campaign(folder, criteria, "\n".join(rows), settings, "\n".join(units))


def ranked(found: Campaign) -> list[tuple[str, int | None]]:
    return [(placed.result.unit.code, placed.rank) for placed in rank_campaign(found).units]


@pytest.mark.parametrize(
    ("ranking", "scores", "wanted"),
    [
        ("{ties: min}", ["1/1", "2/2", "2/2", "0/0"], [("03", 1), ("02", 1), ("01", 3), ("04", 4)]),
        ("{ties: dense}", ["1/1", "2/2", "2/2", "0/0"], [("03", 1), ("02", 1), ("01", 2), ("04", 3)]),
        ("{ties: min}", ["3/1", "1/3", "2/2"], [("03", 1), ("02", 1), ("01", 1)]),
        ("{ties: min, tie_break: [A]}", ["1/3", "3/1", "2/2"], [("02", 1), ("03", 2), ("01", 3)]),
        ("{ties: min, tie_break: [B]}", ["1/3", "3/1", "2/2"], [("01", 1), ("03", 2), ("02", 3)]),
        ("{ties: dense, tie_break: [A]}", ["3/1", "3/1", "1/3"], [("02", 1), ("01", 1), ("03", 2)]),
        ("{ties: min}", ["2.004/0", "2.005/0"], [("02", 1), ("01", 2)]),
    ],
)
def test_ties(tmp_path: Path, ranking: str, scores: list[str], wanted: list[tuple[str, int]]) -> None:
    assert ranked(made(tmp_path, scores, ranking)) == wanted


def test_equal_rank_stands_by_vietnamese_name_then_code(tmp_path: Path) -> None:
    found = made(tmp_path, ["1/1"] * 6, "{ties: min}")
    assert [placed.result.unit.name for placed in rank_campaign(found).units] == [
        "An",
        "Ân",
        "Bảo",
        "Dân",
        "Đại",
        "Yên",
    ]
    units = "10,Tân Lập,xa\n9,Tân Lập,xa\n09,Tân Lập,xa"
    same = campaign(tmp_path / "same", criteria_text(*NODES), "", units=units)
    assert [code for code, _ in ranked(same)] == ["09", "10", "9"]


def test_unranked_stand_last_without_rank(tmp_path: Path) -> None:
    found = made(tmp_path, ["-/5", "1/1", "-/-", "0/0"], "{ties: min}", "when_missing: unranked")
    assert ranked(found) == [("02", 1), ("04", 2), ("03", None), ("01", None)]


def test_tie_break_node_without_points_stands_last(tmp_path: Path) -> None:
    """Both have half of what applies; the unit to which A does not apply comes after."""
    a = leaf("A", "5", VALUE, "applies_to: {kind: [xa]}")
    criteria = criteria_text(a, NODES[1], more="ranking: {ties: min, tie_break: [A]}")
    rows = "01,B,self,2.5\n02,A,self,0\n02,B,self,5"
    found = campaign(tmp_path, criteria, rows, units="01,An,phuong\n02,Bo,xa")
    assert ranked(found) == [("02", 1), ("01", 2)]
    both = campaign(tmp_path / "2", criteria, "01,B,self,2.5\n02,B,self,2.5", units="01,An,phuong\n02,Bo,phuong")
    assert ranked(both) == [("01", 1), ("02", 1)]


def test_tie_break_compares_shares_not_points(tmp_path: Path) -> None:
    """A's max shrinks to 2 where A.2 does not apply: 2 of 2 is better than 4 of 5."""
    inner = branch(
        "A",
        "5",
        leaf("A.1", "2", "{kind: value, max: 2}"),
        leaf("A.2", "3", "{kind: value, max: 3}", "applies_to: {kind: [xa]}"),
    )
    criteria = criteria_text(inner, NODES[1], more="ranking: {ties: min, tie_break: [A]}")
    rows = "01,A.1,self,2\n02,A.1,self,2\n02,A.2,self,3\n03,A.1,self,2\n03,A.2,self,2\n"
    rows += "01,B,self,5\n02,B,self,5\n03,B,self,5"
    found = campaign(tmp_path, criteria, rows, units="01,An,phuong\n02,Bo,xa\n03,Ca,xa")
    assert ranked(found) == [("01", 1), ("02", 1), ("03", 3)]
    by_node = [(rank, unit.unit.code) for rank, unit in rank_by_node(rank_campaign(found), "A")]
    assert by_node == [(1, "01"), (1, "02"), (3, "03")]


def test_ranks_within_groups(tmp_path: Path) -> None:
    found = made(
        tmp_path, ["1/1 East", "3/3 West", "2/2 East", "2/2 East", "5/5 ", "-/- West"], "{ties: min}",
        "groups: [cluster, kind]\nwhen_missing: unranked",
    )  # fmt: skip
    units = scored(found)
    assert {code: unit["group_ranks"] for code, unit in units.items()} == {
        "01": {"cluster": 3, "kind": 5},
        "02": {"cluster": 1, "kind": 2},
        "03": {"cluster": 1, "kind": 3},
        "04": {"cluster": 1, "kind": 3},
        "05": {"cluster": None, "kind": 1},
        "06": {"cluster": None, "kind": None},
    }
    grouped = rank_in_groups(rank_campaign(found), "cluster")
    assert [(value, [(rank, unit.unit.code) for rank, unit in rows]) for value, rows in grouped] == [
        ("East", [(1, "04"), (1, "03"), (3, "01")]),
        ("West", [(1, "02"), (None, "06")]),
    ]
    by_node = rank_in_groups(rank_campaign(found), "cluster", "B")
    assert [[(rank, unit.unit.code) for rank, unit in rows] for _, rows in by_node] == [
        [(1, "04"), (1, "03"), (3, "01")],
        [(1, "02"), (None, "06")],
    ]


def test_rank_by_a_node_leaves_out_where_it_does_not_apply(tmp_path: Path) -> None:
    a = leaf("A", "5", VALUE, "applies_to: {kind: [xa]}")
    rows = "01,B,self,5\n02,A,self,1\n02,B,self,1\n03,A,self,2"
    found = campaign(tmp_path, criteria_text(a, NODES[1]), rows, units="01,An,phuong\n02,Bo,xa\n03,Ca,xa")
    assert [(rank, unit.unit.code) for rank, unit in rank_by_node(rank_campaign(found), "A")] == [
        (1, "03"), (2, "02"), (None, "01"),
    ]  # fmt: skip


GRADES = """grades:
  - {id: top, at_least: 90, each: {level: part, at_least: 80}, requires: [{node: A, at_least: 95}]}
  - {id: good, at_least: 70, each: {level: item, at_least: 50}}
  - {id: fair, at_least: 33.33}
  - {id: weak, at_least: 0}
"""


@pytest.mark.parametrize(
    ("score", "grade"),
    [
        ("5/4", "top"),
        ("4.75/4.25", "top"),
        ("4.74/4.26", "good"),
        ("5/3.99", "good"),
        ("4.75/4.24", "good"),
        ("5/2", "good"),
        ("3.5/3.5", "good"),
        ("3.49/3.5", "fair"),
        ("3.34/0", "fair"),
        ("3.33/0", "weak"),
        ("0/0", "weak"),
        ("-/-", None),
    ],
)
def test_grade_boundaries(tmp_path: Path, score: str, grade: str | None) -> None:
    found = made(tmp_path, [score], "{ties: min}", "when_missing: unranked", GRADES)
    assert scored(found)["01"]["grade"] == grade


def test_threshold_is_compared_exactly_not_rounded(tmp_path: Path) -> None:
    """2 of 3 is 66.66…, printed as 66.67, and does not reach 66.67."""
    criteria = criteria_text(
        leaf("A", "3", "{kind: value, max: 3}"),
        more="scale: 3\ngrades: [{id: a, at_least: 66.67}, {id: b, at_least: 0}]",
    )
    unit = scored(campaign(tmp_path, criteria, "01,A,self,2"))["01"]
    assert (unit["percent"], unit["grade"]) == ("66.67", "b")


@pytest.mark.parametrize(("points", "grade"), [("2.5", "good"), ("2.49", "fair")])
def test_each_looks_at_exactly_that_depth(tmp_path: Path, points: str, grade: str) -> None:
    """A leaf above the level is not looked at: B has 0 of 0 there; A.1 counts."""
    inner = branch("A", "10", leaf("A.1", "5", VALUE), leaf("A.2", "5", VALUE))
    criteria = criteria_text(inner, more=GRADES)
    unit = scored(campaign(tmp_path, criteria, f"01,A.1,self,{points}\n01,A.2,self,5"))["01"]
    assert unit["grade"] == grade


def test_each_and_requires_pass_over_what_does_not_apply(tmp_path: Path) -> None:
    a = leaf("A", "5", VALUE, "applies_to: {kind: [phuong]}")
    unit = scored(campaign(tmp_path, criteria_text(a, NODES[1], more=GRADES), "01,B,self,4.5"))["01"]
    assert (unit["score"], unit["grade"]) == ("9.00", "top")


def test_each_and_requires_pass_over_what_does_not_apply_in_full(tmp_path: Path) -> None:
    """Effect zero: 0 of 5 and yet not applicable, so that it holds no grade back."""
    a = leaf("A", "1", "{kind: value, max: 1}", "applies_to: {kind: [phuong]}, not_applicable: zero")
    b = leaf("B", "9", "{kind: value, max: 9}")
    unit = scored(campaign(tmp_path, criteria_text(a, b, more=GRADES), "01,B,self,9"))["01"]
    assert (unit["nodes"]["A"], unit["score"], unit["grade"]) == ({"points": "0.00", "max": "1.00"}, "9.00", "top")


def test_without_grades_there_is_none(tmp_path: Path) -> None:
    assert scored(made(tmp_path, ["5/5"], "{ties: min}"))["01"]["grade"] is None


def test_percent_at_stage_self_is_of_what_applies(tmp_path: Path) -> None:
    a = leaf("A", "5", VALUE, "from: survey")
    criteria = criteria_text(a, NODES[1], more=GRADES)
    made_up = campaign(tmp_path, criteria, "01,B,self,4.5\n02,B,self,4", units="01,An,xa\n02,Bo,xa")
    own = scored(made_up, "self")
    assert [(unit["rank"], unit["percent"], unit["grade"]) for unit in own.values()] == [
        (1, "90.00", "top"), (2, "80.00", "good"),
    ]  # fmt: skip


def test_groups_stand_in_vietnamese_order(tmp_path: Path) -> None:
    units = "01,An,xa,Hà\n02,Bo,xa,Đông\n03,Ca,xa,Bắc\n04,Du,xa,Dương"
    found = campaign(tmp_path, criteria_text(*NODES), "01,A,self,1", "groups: [cluster]", units=units)
    assert [value for value, _ in rank_in_groups(rank_campaign(found), "cluster")] == ["Bắc", "Dương", "Đông", "Hà"]
