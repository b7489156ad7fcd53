"""Caps, what is graded, quotas, ranks by grade; and the sentences of the field that are behind them."""

from pathlib import Path

import pytest

from scoring.campaign.campaign import Campaign
from scoring.engine.explain import explain
from scoring.engine.ranking import rank_campaign
from scoring.words import say
from tests.small import campaign, criteria_text, leaf, scored

VALUE = "{kind: value, max: 5}"


def made(folder: Path, scores: str, more: str, settings: str = "", bonus: str = "") -> Campaign:
    """Unit 01, 02… with so many points of A (of 5) and B (of 5), `a/b`, and of the bonus where there is a third."""
    rows, units = [], []
    for number, score in enumerate(scores.split(), 1):
        given = zip(("A", "B", "T"), score.split("/"), strict=False)
        rows += [f"{number:02d},{code},self,{text}" for code, text in given]
        units.append(f"{number:02d},Xã {number},xa,{'đồi' if number % 2 else 'núi'}")
    criteria = criteria_text(leaf("A", "5", VALUE), leaf("B", "5", VALUE), more=more + bonus)
    return campaign(folder, criteria, "\n".join(rows), settings, "\n".join(units))


def grades(found: Campaign) -> list[tuple[str, int | None, str | None]]:
    return [(placed.result.unit.code, placed.rank, placed.grade) for placed in rank_campaign(found).units]


BONUS = "\nbonus: {max: 3, above_scale: true, children: [{code: T, max: 3, rule: {kind: value, max: 3}}]}"


# ── what is graded ────────────────────────────────────────────────────────────────────────────────────────────────


def test_base_of_85_and_bonus_of_15_are_graded_in_points(tmp_path: Path) -> None:
    """Quy định 11-QĐ/TU: 85 điểm chuẩn, thưởng tối đa 15, loại A từ 90 điểm, B từ 75."""
    criteria = criteria_text(
        leaf("1", "85", "{kind: value, max: 85}"),
        more="scale: 85\ngrading: {in: points}\n"
        "grades: [{id: A, at_least: 90}, {id: B, at_least: 75}, {id: C, at_least: 50}, {id: D, at_least: 0}]\n"
        "bonus: {max: 15, above_scale: true, children: [{code: T, max: 15, rule: {kind: value, max: 15}}]}",
    )
    found = campaign(tmp_path, criteria, "01,1,self,79\n01,T,self,5\n02,1,self,83", units="01,Xã A,xa\n02,Xã B,xa")
    for stage in ("self", "final"):
        units = scored(found, stage)
        assert [(units[code]["score"], units[code]["grade"]) for code in ("01", "02")] == [
            ("84.00", "B"),
            ("83.00", "B"),
        ]
    said = [say(line, "vi") for line in explain(found, "final", "01").grade]
    assert said == ["84 điểm → B", "không đạt A: được 84 điểm, dưới mức 90 điểm"]


def test_priority_points_are_not_graded(tmp_path: Path) -> None:
    """Nghị định 307/2025/NĐ-CP: loại đặc biệt từ 90 điểm, không bao gồm điểm ưu tiên."""
    criteria = criteria_text(
        leaf("1", "100", "{kind: value, max: 100}"),
        more="scale: 100\ngrading: {of: tree}\n"
        "grades: [{id: db, vi: Loại đặc biệt, at_least: 90}, {id: I, vi: Loại I, at_least: 75}, "
        "{id: III, at_least: 0}]\n"
        "bonus: {max: 10, above_scale: true, children: [{code: UT, max: 10, rule: {kind: value, max: 10}}]}",
    )
    found = campaign(tmp_path, criteria, "01,1,self,84\n01,UT,self,10")
    unit = scored(found)["01"]
    assert (unit["score"], unit["percent"], unit["grade"], unit["rank"]) == ("94.00", "94.00", "I", 1)
    assert say(explain(found, "final", "01").grade[0], "vi") == "không tính điểm thưởng, điểm phạt: 84% → Loại I"


def test_points_are_brought_to_the_scale_at_self_before_they_are_graded(tmp_path: Path) -> None:
    """4 of the 5 that are known are 8 of 10."""
    more = "grading: {in: points}\ngrades: [{id: top, at_least: 8}, {id: low, at_least: 0}]"
    criteria = criteria_text(leaf("A", "5", VALUE), leaf("B", "5", VALUE, "from: council"), more=more)
    found = campaign(tmp_path, criteria, "01,A,self,4\n02,A,self,3.99", units="01,An,xa\n02,Bo,xa")
    assert [scored(found, "self")[code]["grade"] for code in ("01", "02")] == ["top", "low"]


# ── caps ──────────────────────────────────────────────────────────────────────────────────────────────────────────

CAPS = (
    "caps: [{unless: {node: A, at_least: 50}, at_most: 70}, {unless: {node: B, at_least: 50}, at_most: 49}]\n"
    "grades: [{id: top, at_least: 80}, {id: low, at_least: 0}]"
)


@pytest.mark.parametrize(
    ("scores", "score", "capped_by"),
    [
        ("2.5/5", "7.50", None),
        ("2.49/5", "7.00", 0),
        ("2.4/4.5", "6.90", None),  # under the cap already
        ("5/2.49", "4.90", 1),
        ("2.49/2.49", "4.90", 1),  # both: the lower one
        ("2/2", "4.00", None),
    ],
)
def test_score_is_capped_unless_the_item_holds(tmp_path: Path, scores: str, score: str, capped_by: int | None) -> None:
    unit = scored(made(tmp_path, scores, CAPS))["01"]
    assert (unit["score"], unit["capped_by"], unit["conditions"]) == (score, capped_by, {})


def test_cap_is_rounded_down_and_told(tmp_path: Path) -> None:
    found = made(tmp_path, "5/0", "caps: [{unless: {node: B, at_least: 50}, at_most: 33.339}]")
    assert scored(found)["01"]["score"] == "3.33"
    assert [say(line, "vi") for line in explain(found, "final", "01").whole] == [
        "5,00 trên 10,00 điểm",
        "không quá 33,339% điểm tối đa vì phần B đạt 0%, dưới mức 50%: còn 3,33",
    ]


def test_cap_holds_down_the_tree_score_that_is_graded(tmp_path: Path) -> None:
    """The penalty brings the score below the cap; what is graded is above it."""
    more = CAPS.replace("grades", "grading: {of: tree}\ngrades").replace("80", "70.5")
    penalty = "\npenalty: {children: [{code: T, max: 5, rule: {kind: value, max: 5}}]}"
    unit = scored(made(tmp_path, "2.4/5/4", more, bonus=penalty))["01"]
    assert (unit["score"], unit["grade"], unit["capped_by"]) == ("3.40", "low", 0)


def test_some_of_several_items(tmp_path: Path) -> None:
    items = "{any: [{node: A, at_least: 80}, {node: B, at_least: 80}], count: COUNT}"
    more = f"grades: [{{id: top, at_least: 0.5, requires: [{items}]}}, {{id: low, at_least: 0}}]"
    one = grades(made(tmp_path / "1", "5/0 4/4 0/0", more.replace("COUNT", "1")))
    assert one == [("02", 1, "top"), ("01", 2, "top"), ("03", 3, "low")]
    both = made(tmp_path / "2", "5/0 4/4 0/0", more.replace("COUNT", "2"))
    assert grades(both) == [("02", 1, "top"), ("01", 2, "low"), ("03", 3, "low")]
    assert [say(line, "en") for line in explain(both, "final", "01").grade][1] == (
        "not top: 1 of the 2 that are needed: part B has 0%, below 80%"
    )


# ── quotas ────────────────────────────────────────────────────────────────────────────────────────────────────────

QUOTA = (
    "grades: [{id: top, at_least: 80, quota: {share: 50, of: OF}}, {id: good, at_least: 50}, {id: low, at_least: 0}]"
)


def test_quota_keeps_the_first_ones_by_score(tmp_path: Path) -> None:
    found = made(tmp_path, "5/5 5/4 4/4 3/3", QUOTA.replace("OF", "[top, good]"))
    assert grades(found) == [("01", 1, "top"), ("02", 2, "top"), ("03", 3, "good"), ("04", 4, "good")]
    unit = scored(found)["03"]
    assert (unit["grade"], unit["grade_before_quota"], unit["capped_by"]) == ("good", "top", None)
    assert [say(line, "en") for line in explain(found, "final", "03").grade][1] == (
        "top is reached, but the quota of 50% is full"
    )


def test_quota_of_a_grade_alone_is_rounded_down(tmp_path: Path) -> None:
    found = made(tmp_path, "5/5 5/4 4/4 3/3", QUOTA.replace("OF", "[top]"))
    assert [grade for *_, grade in grades(found)] == ["top", "good", "good", "good"]


def test_those_who_share_the_last_places_keep_none_of_them(tmp_path: Path) -> None:
    found = made(tmp_path, "5/5 5/4 4/5 0/0", QUOTA.replace(", of: OF", ""))
    assert [grade for *_, grade in grades(found)] == ["top", "good", "good", "low"]


def test_tie_break_settles_who_keeps_the_last_place(tmp_path: Path) -> None:
    more = QUOTA.replace(", of: OF", "") + "\nranking: {tie_break: [A]}"
    assert [grade for *_, grade in grades(made(tmp_path, "5/5 5/4 4/5 0/0", more))] == ["top", "top", "good", "low"]


def test_who_falls_takes_the_next_grade_that_is_met_and_contends_there(tmp_path: Path) -> None:
    more = (
        "grades: [{id: top, at_least: 80, quota: {share: 25}}, {id: mid, at_least: 70, "
        "requires: [{node: B, at_least: 90}],"
        " quota: {share: 25}}, {id: good, at_least: 50}, {id: low, at_least: 0}]"
    )
    found = made(tmp_path, "5/5 5/4 4/5 2.5/5", more)
    assert [(code, grade) for code, _, grade in grades(found)] == [
        ("01", "top"),
        ("02", "good"),
        ("03", "mid"),
        ("04", "good"),
    ]


def test_quota_of_nothing_leaves_the_grade_empty(tmp_path: Path) -> None:
    found = made(tmp_path, "5/5 0/0", QUOTA.replace("50, of: OF", "0"))
    assert [grade for *_, grade in grades(found)] == ["good", "low"]


# ── ranks by grade ────────────────────────────────────────────────────────────────────────────────────────────────


def test_rank_goes_by_grade_first(tmp_path: Path) -> None:
    more = (
        "ranking: {by: grade}\n"
        "grades: [{id: met, at_least: 50, requires: [{node: B, at_least: 50}]}, {id: unmet, at_least: 0}]"
    )
    found = made(tmp_path, "5/2 3/3 4/4 0/0", more, "groups: [cluster]")
    assert grades(found) == [("03", 1, "met"), ("02", 2, "met"), ("01", 3, "unmet"), ("04", 4, "unmet")]
    assert [scored(found)[code]["group_ranks"]["cluster"] for code in ("01", "02", "03", "04")] == [2, 1, 1, 2]


def test_set_without_grades_ranks_by_score(tmp_path: Path) -> None:
    assert grades(made(tmp_path, "1/1 2/2", "ranking: {by: grade}")) == [("02", 1, None), ("01", 2, None)]


def test_older_sets_have_no_new_keys(tmp_path: Path) -> None:
    unit = scored(made(tmp_path, "1/1", "grades: [{id: low, at_least: 0}]"))["01"]
    assert not {"conditions", "capped_by", "grade_before_quota"} & set(unit)
