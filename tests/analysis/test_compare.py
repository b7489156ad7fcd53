"""Comparisons worked out by hand, PAPI 2018 to 2019 against what was published, Phong Thổ 2021 to 2022."""

import csv
from decimal import Decimal
from fractions import Fraction
from functools import cache
from pathlib import Path

import pytest

from scoring import shipped
from scoring.analysis.causes import causes
from scoring.analysis.compare import Comparison
from scoring.analysis.compare_units import RankChange
from scoring.analysis.matching_tables import read_declared_units
from scoring.campaign.campaign import Campaign
from scoring.campaign.folder import read_campaign
from scoring.engine.explain import Explainer
from tests.analysis.pairs import compared
from tests.small import branch, campaign, criteria_text, leaf

PERCENT = "{kind: proportional}"
TREE = branch("A", "6", leaf("A.1", "4", PERCENT), leaf("A.2", "2", PERCENT)), leaf("B", "4", PERCENT)
GRADES = "grades: [{id: good, vi: Tốt, en: Good, at_least: 50}, {id: weak, vi: Yếu, en: Weak, at_least: 0}]"


def made(folder: Path, answers: str, *nodes: str, more: str = GRADES, settings: str = "", units: str = "") -> Campaign:
    """A campaign; answers as `unit code facts`, in percent."""
    stated = [line.split() for line in answers.strip().splitlines()]
    rows = "\n".join(f"{unit},{code},self,{facts},,a note" for unit, code, facts in stated)
    return campaign(folder, criteria_text(*(nodes or TREE), more=more), rows, settings, units or "01,An,xa\n02,Bình,xa")


OLD = "01 A.1 50\n01 A.2 100\n01 B 50\n02 A.1 100\n02 A.2 50\n02 B 50"
NEW = "01 A.1 100\n01 A.2 50\n01 B 50\n02 A.1 100\n02 A.2 50\n02 B 25"


@pytest.fixture
def two(tmp_path: Path) -> Comparison:
    return compared(made(tmp_path / "old", OLD), made(tmp_path / "new", NEW))


def test_totals_and_contributions_by_hand(two: Comparison) -> None:
    one = two.by_unit["01"]
    assert (one.before, one.after, one.change) == (Fraction(60, 100), Fraction(70, 100), Fraction(10, 100))
    assert one.decomposition is not None
    assert {part.match.code: part.change for part in one.decomposition.contributions} == {
        "A.1": Fraction(20, 100),
        "A.2": Fraction(-10, 100),
        "B": Fraction(0),
    }
    rest = one.decomposition.weights, one.decomposition.not_comparable, one.decomposition.rounding
    assert set(rest) == {0}
    up, down = one.decomposition.most(5)
    assert [part.match.code for part in up] == ["A.1"]
    assert [part.match.code for part in down] == ["A.2"]
    assert one.decomposition.most(0) == ((), ())
    assert one.decomposition.of(two.new.criteria.nodes["A"]) == Fraction(10, 100)


def test_nodes_in_shares_and_points(two: Comparison) -> None:
    nodes = two.by_unit["01"].nodes
    assert {code: (one.before, one.after, one.points_change) for code, one in nodes.items()} == {
        "A": (Fraction(4, 6), Fraction(5, 6), Fraction(1)),
        "A.1": (Fraction(1, 2), Fraction(1), Fraction(2)),
        "A.2": (Fraction(1), Fraction(1, 2), Fraction(-1)),
        "B": (Fraction(1, 2), Fraction(1, 2), Fraction(0)),
    }


def test_over_all_units(two: Comparison) -> None:
    assert two.total == (1, 1, 0)
    assert two.mean_change == 0
    a1, b = (next(one for one in two.nodes if one.match.code == code) for code in ("A.1", "B"))
    assert (a1.compared, a1.before, a1.after, a1.change) == (2, Fraction(3, 4), Fraction(1), Fraction(1, 4))
    assert (a1.rose, a1.fell, a1.same, a1.worst) == (1, 0, 1, None)
    assert a1.best is not None
    assert (a1.best[0].code, a1.best[1]) == ("01", Fraction(1, 2))
    assert b.worst is not None
    assert (b.worst[0].code, b.worst[1]) == ("02", Fraction(-1, 4))


def test_ranks_and_grades(two: Comparison) -> None:
    assert two.by_unit["01"].rank == RankChange(2, 2, 1, 2, 2, 1, 2)
    assert two.by_unit["01"].rank.up == 1
    assert two.by_unit["02"].rank.up == -1
    assert [(unit.grade_before, unit.grade_after) for unit in two.units] == [("good", "good"), ("good", "good")]


def test_places_are_among_units_ranked_in_both(tmp_path: Path) -> None:
    """The best of the old year is gone, a new one is best: the other two changed places and nothing else."""
    old = made(tmp_path / "old", "01 B 100\n02 B 80\n03 B 60", units="01,An,xa\n02,Bình,xa\n03,Cao,xa")
    new = made(tmp_path / "new", "02 B 10\n03 B 20\n04 B 30", units="02,Bình,xa\n03,Cao,xa\n04,Dao,xa")
    found = compared(old, new)
    assert found.by_unit["03"].rank == RankChange(3, 3, 2, 3, 2, 1, 2)
    assert found.by_unit["02"].rank == RankChange(2, 3, 3, 3, 1, 2, 2)
    assert found.by_unit["04"].rank == RankChange(None, 3, 1, 3, None, None, 2)
    assert found.by_unit["04"].why_not == "no-unit"
    assert {one.why_not for one in found.by_unit["04"].nodes.values()} == {"no-unit"}
    assert [unit.code for unit in found.matching.gone] == ["01"]


def test_ties_share_a_place_as_the_new_edition_has_it(tmp_path: Path) -> None:
    units = "01,An,xa\n02,Bình,xa\n03,Cao,xa"
    more = f"ranking: {{ties: dense}}\n{GRADES}"
    old = made(tmp_path / "old", "01 B 100\n02 B 100\n03 B 60", more=more, units=units)
    new = made(tmp_path / "new", "01 B 50\n02 B 100\n03 B 60", more=more, units=units)
    found = compared(old, new)
    assert {code: unit.rank.up for code, unit in found.by_unit.items()} == {"01": -2, "02": 0, "03": 0}


def test_without_points_nothing_is_made_up(tmp_path: Path) -> None:
    settings = "when_missing: unranked"
    old = made(tmp_path / "old", "01 A.1 50\n01 A.2 50\n01 B 50\n02 B 50", settings=settings)
    new = made(tmp_path / "new", "01 A.1 50\n02 A.1 50\n02 A.2 50\n02 B 100", settings=settings)
    found = compared(old, new)
    assert {code: (unit.why_not, unit.change, unit.decomposition) for code, unit in found.by_unit.items()} == {
        "01": ("no-points-after", None, None),
        "02": ("no-points-before", None, None),
    }
    assert {code: one.why_not for code, one in found.by_unit["02"].nodes.items()} == {
        "A": "no-points-before", "A.1": "no-points-before", "A.2": "no-points-before", "B": None,
    }  # fmt: skip
    assert (found.mean_change, found.decomposition, found.total) == (None, None, (0, 0, 0))


def test_what_does_not_apply_is_said_and_shifts_weights(tmp_path: Path) -> None:
    """A.2 applied only before: A.1 and B now make more of the total; that is no merit of theirs."""
    nodes = branch("A", "6", leaf("A.1", "4", PERCENT), leaf("A.2", "2", PERCENT, "not_applicable: exclude")), TREE[1]
    old = made(tmp_path / "old", "01 A.1 50\n01 A.2 100\n01 B 50", *nodes)
    new = made(tmp_path / "new", "01 A.1 50\n01 A.2 n/a\n01 B 50", *nodes, settings="claims: trust")
    found = compared(old, new).by_unit["01"]
    assert found.nodes["A.2"].why_not == "not-applicable-after"
    assert (found.before, found.after) == (Fraction(6, 10), Fraction(1, 2))
    parts = found.decomposition
    assert parts is not None
    assert {part.change for part in parts.contributions} == {0}
    assert (parts.weights, parts.not_comparable, parts.rounding) == (Fraction(1, 10), Fraction(-2, 10), Fraction(0))


def test_totals_that_do_not_compare_have_no_change(tmp_path: Path) -> None:
    old = made(tmp_path / "old", OLD)
    new = made(tmp_path / "new", "01 A.1 100\n01 X 50\n02 A.1 0", leaf("A.1", "4", PERCENT), leaf("X", "6", PERCENT))
    found = compared(old, new)
    assert found.matching.totals == "no"
    one = found.by_unit["01"]
    assert (one.change, one.why_not, one.decomposition) == (None, "totals", None)
    assert (one.before, one.after) == (Fraction(6, 10), Fraction(7, 10))
    assert one.nodes["A.1"].change == Fraction(1, 2)
    assert one.rank.up == 1


def test_changed_maxima_are_told_from_changed_shares(tmp_path: Path) -> None:
    """The same half of A.1, of 4 points, then of 8: nothing gained; all of the change is in the weights."""
    nodes = branch("A", "6", leaf("A.1", "4", PERCENT), leaf("A.2", "2", PERCENT)), leaf("B", "4", PERCENT)
    wider = branch("A", "10", leaf("A.1", "8", PERCENT), leaf("A.2", "2", PERCENT)), leaf("B", "4", PERCENT)
    answers = "01 A.1 50\n01 A.2 100\n01 B 100"
    more = f"scale: 14\n{GRADES}"
    found = compared(made(tmp_path / "old", answers, *nodes), made(tmp_path / "new", answers, *wider, more=more))
    one = found.by_unit["01"]
    assert found.matching.totals == "partly"
    assert one.change == Fraction(10, 14) - Fraction(8, 10)
    assert one.decomposition is not None
    assert one.decomposition.weights == one.change
    assert one.nodes["A.1"].change == 0
    assert one.nodes["A.1"].points_change is None


def test_several_old_nodes_are_summed(tmp_path: Path) -> None:
    old = made(tmp_path / "old", OLD)
    new = made(tmp_path / "new", "01 A 75\n01 B 50\n02 A 50\n02 B 25", leaf("A", "6", PERCENT), leaf("B", "4", PERCENT))
    found = compared(old, new, nodes={"A": (("A.1", "A.2"), "yes")}).by_unit["01"]
    assert (found.nodes["A"].before, found.nodes["A"].change) == (Fraction(4, 6), Fraction(3, 4) - Fraction(4, 6))
    assert found.decomposition is not None
    assert found.decomposition.not_comparable == 0
    assert [part.change for part in found.decomposition.contributions] == [Fraction(45 - 40, 100), 0]


def test_a_declared_branch_counts_as_one(tmp_path: Path) -> None:
    nodes = branch("A", "6", leaf("A.7", "5", PERCENT), leaf("A.8", "1", PERCENT)), leaf("B", "4", PERCENT)
    new = made(tmp_path / "new", "01 A.7 80\n01 A.8 100\n01 B 50", *nodes)
    found = compared(made(tmp_path / "old", OLD), new, nodes={"A": (("A",), "yes")}).by_unit["01"]
    assert found.decomposition is not None
    assert {part.match.code: part.change for part in found.decomposition.contributions} == {
        "A": Fraction(10, 100),
        "B": 0,
    }
    assert (found.nodes["A"].change, found.nodes["A.7"].why_not) == (Fraction(1, 6), "added")


def test_bonus_penalty_and_cap_add_up(tmp_path: Path) -> None:
    """The bonus is capped at 1: 3 points of it are worth no more; the cap stands under rounding."""
    blocks = (
        f"{GRADES}\nbonus: {{max: 1, children: [{leaf('T', '3', '{kind: per_item, points: 1}')}]}}\n"
        f"penalty: {{max: 2, children: [{leaf('P', '2', '{kind: per_item, points: 1}')}]}}"
    )
    old = made(tmp_path / "old", OLD + "\n01 T 0\n01 P 1", more=blocks)
    new = made(tmp_path / "new", OLD + "\n01 T 3\n01 P 2", more=blocks)
    found = compared(old, new).by_unit["01"]
    assert found.change == 0
    assert found.decomposition is not None
    told = {part.match.code: part.change for part in found.decomposition.contributions}
    assert (told["T"], told["P"]) == (Fraction(30, 100), Fraction(-10, 100))
    assert found.decomposition.rounding == Fraction(-20, 100)


# PAPI 2018 to 2019


@cache
def shipped_campaign(name: str) -> Campaign:
    return read_campaign(shipped.campaign_folder(name))


@cache
def papi() -> Comparison:
    return compared(shipped_campaign("papi-2018"), shipped_campaign("papi-2019"))


@cache
def published(name: str) -> dict[tuple[str, str], Decimal]:
    lines = (shipped.campaign_folder(name) / "published.csv").read_text(encoding="utf-8").splitlines()
    return {(row["unit"], row["item"]): Decimal(row["value"]) for row in csv.DictReader(lines[2:])}


def test_papi_dimensions_change_as_published() -> None:
    found, before, after = papi(), published("papi-2018"), published("papi-2019")
    checked = 0
    for unit in found.units:
        for code in ("D1", "D2", "D3", "D4", "D5", "D6", "D7"):
            key = unit.unit.code, code
            change = unit.nodes[code].points_change
            if change is None:
                assert key not in before
                continue
            assert abs(Fraction(after[key] - before[key]) - change) <= Fraction(2, 100_000), key
            checked += 1
    assert checked == 7 * 63 - 2 * 2


def test_papi_totals_change_as_published_and_say_what_does_not_compare() -> None:
    found, before, after = papi(), published("papi-2018"), published("papi-2019")
    totals = [unit for unit in found.units if unit.change is not None]
    assert len(totals) == 61
    for unit in totals:
        key = unit.unit.code, "score"
        assert abs(Fraction(after[key] - before[key]) / 80 - (unit.change or 0)) <= Fraction(1, 1_000_000)
        assert unit.decomposition is not None
        e_governance = Fraction(after[unit.unit.code, "D8"] - before[unit.unit.code, "D8"]) / 80
        assert abs(unit.decomposition.not_comparable - e_governance) <= Fraction(1, 1_000_000)
        assert unit.decomposition.weights == 0
    assert {unit.unit.name: unit.why_not for unit in found.units if unit.change is None} == {
        "Quảng Ninh": "no-points-before",
        "Đồng Tháp": "no-points-before",
    }
    assert {match.code: match.reason for match in found.matching.nodes if match.reason} == {
        "D8": "children", "SC81": "rule", "SC82": "rule", "SC83": "added",
    }  # fmt: skip
    assert (found.matching.totals, found.matching.covered) == ("partly", (Fraction(7, 8), Fraction(7, 8)))


# Phong Thổ 2021 to 2022


@cache
def phong_tho() -> Comparison:
    old, new = shipped_campaign("phong-tho-2021"), shipped_campaign("phong-tho-2022")
    raw = (shipped.campaign_folder("phong-tho-2021") / "merged.csv").read_bytes()
    return compared(old, new, units=read_declared_units(raw, "merged.csv", old.units, new.units))


def test_phong_tho_merged_commune_is_the_mean_by_population() -> None:
    found = phong_tho()
    lines = (shipped.campaign_folder("phong-tho-2021") / "merged.csv").read_text(encoding="utf-8").splitlines()
    people = {row["old"]: int(row["weight"]) for row in csv.DictReader(lines)}
    new = next(row["new"] for row in csv.DictReader(lines))
    ratios = {placed.result.unit.code: placed.result.ratio for placed in found.old.units}
    mean = sum((Fraction(ratios[code] or 0) * count for code, count in people.items()), Fraction(0))
    merged = [unit for unit in found.units if unit.merged]
    assert [unit.unit.code for unit in merged] == [new]
    assert merged[0].before == mean / sum(people.values())
    assert (merged[0].rank.before, merged[0].rank.up, merged[0].grade_before) == (None, None, None)
    assert found.matching.gone == ()


def test_phong_tho_ranks_move_among_those_that_compare() -> None:
    found = phong_tho()
    assert len(found.units) == 17
    assert {unit.rank.among for unit in found.units} == {16}
    moves = {unit.unit.code: unit.rank.up for unit in found.units if unit.rank.up is not None}
    assert len(moves) == 16
    assert sum(moves.values()) == 0


def test_phong_tho_causes_are_the_notes_of_both_years() -> None:
    found = phong_tho()
    old, new = shipped_campaign("phong-tho-2021"), shipped_campaign("phong-tho-2022")
    explainers = Explainer(old, "final"), Explainer(new, "final")
    for unit in found.units:
        told = causes(unit, *explainers)
        assert set(told) <= {code for code, one in unit.nodes.items() if one.before != one.after}
        for code, quoted in told.items():
            for cause in quoted:
                rows = (old if cause.when == "before" else new).rows[cause.unit.code][cause.code]
                assert cause.layer.answer in rows
                assert cause.layer.answer.stage in ("appraisal", "council")
                assert cause.note
                assert cause.code == code
    quoted = causes(found.by_unit["03574"], *explainers)["3.3.1"]
    assert {cause.when for cause in quoted} == {"before", "after"}
    assert any("Hội đồng thống nhất" in cause.note for cause in quoted)


def test_units_whose_rule_stayed_compare_where_another_has_a_new_one(tmp_path: Path) -> None:
    rules = "rules_for: [{units: {cluster: [nui]}, rule: {kind: proportional, full_at: 50}}]"
    nodes = branch("A", "6", leaf("A.1", "6", PERCENT, rules)), leaf("B", "4", PERCENT)
    before, after = (
        made(tmp_path / name, stated, *nodes, units=f"01,An,xa,{cluster}\n02,Bình,xa,bien")
        for name, stated, cluster in (
            ("old", "01 A.1 30\n01 B 50\n02 A.1 40\n02 B 50", "nui"),
            ("new", "01 A.1 80\n01 B 100\n02 A.1 70\n02 B 75", "bien"),
        )
    )
    found = compared(before, after)
    moved, stayed = found.by_unit["01"], found.by_unit["02"]
    assert [(moved.nodes[code].change, moved.nodes[code].why_not) for code in ("A", "A.1", "B")] == [
        (None, "below"), (None, "units"), (Fraction(1, 2), None),
    ]  # fmt: skip
    assert [stayed.nodes[code].change for code in ("A", "A.1", "B")] == [
        Fraction(3, 10),
        Fraction(3, 10),
        Fraction(1, 4),
    ]
    by_code = {one.match.code: one for one in found.nodes}
    assert (by_code["A.1"].compared, by_code["A.1"].rose, by_code["B"].compared) == (1, 1, 2)
    for unit in (moved, stayed):
        whole = unit.decomposition
        assert whole is not None
        told = sum(one.change for one in whole.contributions)
        assert told + whole.weights + whole.not_comparable + whole.rounding == whole.change == unit.change
    assert moved.decomposition is not None
    assert moved.decomposition.not_comparable == Fraction(12, 100)
    assert {one.match.code: one.change for one in moved.decomposition.contributions}["A.1"] == 0
