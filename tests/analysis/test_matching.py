"""Which nodes and units stand for which: found, declared, not comparable, and why; and how far totals compare."""

from collections.abc import Mapping
from fractions import Fraction
from pathlib import Path

import pytest

from scoring.analysis.matching import DeclaredUnits, Matching, match, match_nodes, match_through, nominal_shares
from scoring.analysis.matching_tables import read_declared_nodes
from scoring.campaign.campaign import Campaign
from scoring.tree.diff import Declared
from tests.small import branch, campaign, criteria_of, criteria_text, leaf

ALL = (Fraction(1), Fraction(1))
"""Both editions compare as a whole."""
NORMALISED = "{kind: normalised, to: [0, 5]}"


def made(
    folder: Path, *nodes: str, more: str = "", settings: str = "", units: str = "01,An,xa\n02,Bình,xa"
) -> Campaign:
    return campaign(folder, criteria_text(*nodes, more=more), "", settings, units)


def matched(tmp_path: Path, old: tuple[str, ...], new: tuple[str, ...], declared: Declared | None = None) -> Matching:
    return match(made(tmp_path / "old", *old), made(tmp_path / "new", *new), declared)


def reasons(found: Matching) -> dict[str, str | None]:
    return {node.code: node.reason for node in found.nodes}


A = branch("A", "5", leaf("A.1", "3"), leaf("A.2", "2"))


def test_same_criteria_all_compare(tmp_path: Path) -> None:
    found = matched(tmp_path, (A, leaf("B")), (A, leaf("B")))
    assert set(reasons(found).values()) == {None}
    assert (found.totals, found.covered, found.settings, found.gone) == ("yes", ALL, (), ())
    assert [item.code for item in found.items] == ["A.1", "A.2", "B"]


def test_added_and_removed(tmp_path: Path) -> None:
    found = matched(tmp_path, (A, leaf("B")), (A, leaf("C")))
    assert reasons(found) == {"A": None, "A.1": None, "A.2": None, "C": "added", "B": "removed"}
    assert (found.totals, found.covered) == ("partly", (Fraction(1, 2), Fraction(1, 2)))


def test_less_than_half_in_common(tmp_path: Path) -> None:
    new = (leaf("A", "6", "{kind: proportional}"), leaf("B", "4"))
    found = matched(tmp_path, (leaf("A", "6"), leaf("B", "4")), new)
    assert reasons(found) == {"A": "rule", "B": None}
    assert (found.totals, found.covered) == ("no", (Fraction(2, 5), Fraction(2, 5)))


@pytest.mark.parametrize(
    ("old", "new", "code", "reason"),
    [
        (leaf("A"), branch("A", "5", leaf("A.1")), "A", "sort"),
        (leaf("A"), leaf("A", more="evidence: {required: true}"), "A", "conditions"),
        (A, branch("A", "5", leaf("A.1", "3"), leaf("A.3", "2")), "A", "children"),
        (A, branch("A", "5", leaf("A.1", "3"), leaf("A.2", "2"), more="combine: mean"), "A", "combine"),
        (A, branch("A", "5", leaf("A.1", "3", "{kind: proportional}"), leaf("A.2", "2")), "A", "below"),
        (A, branch("A", "5", leaf("A.1", "2"), leaf("A.2", "3")), "A", "below"),
        (leaf("A", rule=NORMALISED), leaf("A", rule=NORMALISED), "A", "observed"),
    ],
)
def test_reason(tmp_path: Path, old: str, new: str, code: str, reason: str) -> None:
    assert reasons(matched(tmp_path, (old, leaf("Z")), (new, leaf("Z"))))[code] == reason


def test_above_observed_goalposts_nothing_compares(tmp_path: Path) -> None:
    nodes = branch("A", "5", leaf("A.1", "5", NORMALISED)), leaf("Z")
    assert reasons(matched(tmp_path, nodes, nodes)) == {"A": "below", "A.1": "observed", "Z": None}


def test_tree_and_bonus_do_not_compare(tmp_path: Path) -> None:
    bonus = f"bonus: {{max: 1, children: [{leaf('T', '1')}]}}"
    old = made(tmp_path / "old", leaf("A"), leaf("T", "1"), leaf("B", "4"))
    new = made(tmp_path / "new", leaf("A"), leaf("B", "5"), more=bonus)
    found = match(old, new)
    assert reasons(found) == {"A": None, "B": None, "T": "block"}
    assert found.settings == ("bonus",)


def test_doubled_maxima_compare_by_percent(tmp_path: Path) -> None:
    nodes = branch("A", "10", leaf("A.1", "6"), leaf("A.2", "4")), leaf("B", "10")
    old, new = made(tmp_path / "old", A, leaf("B")), made(tmp_path / "new", *nodes, more="scale: 20")
    found = match(old, new)
    assert {node.comparable for node in found.nodes} == {"percent"}
    assert (found.totals, found.settings) == ("yes", ("scale",))


def test_weights_that_shifted_make_totals_compare_in_part(tmp_path: Path) -> None:
    found = matched(tmp_path, (leaf("A", "5"), leaf("B", "5")), (leaf("A", "6"), leaf("B", "4")))
    assert (found.totals, found.covered) == ("partly", ALL)


def test_policies_of_the_campaigns_are_told(tmp_path: Path) -> None:
    old = made(tmp_path / "old", A, leaf("B"))
    new = made(tmp_path / "new", A, leaf("B"), settings="when_missing: unranked\nclaims: trust")
    found = match(old, new)
    assert (found.settings, found.totals) == (("when_missing", "claims"), "partly")


# Declared nodes


def test_declared_pair_compares_and_so_does_what_is_above(tmp_path: Path) -> None:
    new = branch("A", "5", leaf("A.1", "3"), leaf("A.9", "2", "{kind: proportional}")), leaf("B")
    assert reasons(matched(tmp_path, (A, leaf("B")), new))["A"] == "children"
    found = matched(tmp_path, (A, leaf("B")), new, {"A.9": (("A.2",), "yes")})
    assert set(reasons(found).values()) == {None}
    assert found.totals == "yes"
    assert found.by_code["A.9"].declared
    assert not found.by_code["A"].declared


def test_declared_not_comparable(tmp_path: Path) -> None:
    found = matched(tmp_path, (A, leaf("B")), (A, leaf("B")), {"A.2": (("A.2",), "no")})
    assert reasons(found) == {"A": "below", "A.1": None, "A.2": "declared", "B": None}
    assert found.covered == (Fraction(4, 5), Fraction(4, 5))


def test_one_new_node_for_several_old_ones(tmp_path: Path) -> None:
    found = matched(tmp_path, (A, leaf("B")), (leaf("A.1", "5"), leaf("B")), {"A.1": (("A.1", "A.2"), "yes")})
    assert [node.code for node in found.by_code["A.1"].old] == ["A.1", "A.2"]
    assert reasons(found) == {"A.1": None, "B": None, "A": "removed"}
    assert (found.totals, found.covered) == ("yes", ALL)


def test_a_branch_declared_though_its_leaves_changed_is_one_item(tmp_path: Path) -> None:
    new = branch("A", "5", leaf("A.7", "1"), leaf("A.8", "4", "{kind: proportional}")), leaf("B")
    found = matched(tmp_path, (A, leaf("B")), new, {"A": (("A",), "percent")})
    assert [item.code for item in found.items] == ["A", "B"]
    assert found.covered == ALL
    assert found.totals == "partly"


def test_an_old_code_that_is_declared_elsewhere_is_taken() -> None:
    old, new = criteria_of(leaf("A"), leaf("B")), criteria_of(leaf("A"), leaf("B"))
    _, nodes = match_nodes(old, new, {"A": (("B",), "yes")})
    assert [(node.code, [was.code for was in node.old]) for node in nodes] == [("A", ["B"]), ("B", []), ("A", ["A"])]


def test_comparable_left_empty_follows_the_maxima() -> None:
    old, new = criteria_of(leaf("A"), leaf("B")), criteria_of(leaf("C", "5"), leaf("D", "5"), more="")
    found = read_declared_nodes(b"new,old\nC,A\nD,B\n", "t.csv", old, new)
    assert found == {"C": (("A",), "yes"), "D": (("B",), "yes")}
    wider = criteria_of(leaf("C", "6"), leaf("D", "4"))
    assert read_declared_nodes(b"new,old,comparable\nC,A,\n", "t.csv", old, wider) == {"C": (("A",), "percent")}


def test_nominal_shares_of_sums_means_and_weights() -> None:
    weighted = branch(
        "W", "4", leaf("W.1", "2", more="weight: 3"), leaf("W.2", "9", more="weight: 1"), more="combine: weighted"
    )
    mean = branch("M", "6", leaf("M.1", "1"), leaf("M.2", "7"), more="combine: mean")
    found = nominal_shares(criteria_of(weighted, mean))
    assert {code: str(share) for code, share in found.items()} == {
        "W": "2/5", "W.1": "3/10", "W.2": "1/10", "M": "3/5", "M.1": "3/10", "M.2": "3/10",
    }  # fmt: skip


# Units


def units(
    tmp_path: Path, old: str, new: str, declared: dict[str, list[tuple[str, Fraction]]] | None = None
) -> Matching:
    before, after = made(tmp_path / "old", A, leaf("B"), units=old), made(tmp_path / "new", A, leaf("B"), units=new)
    return match(before, after, None, declared)


def stand_for(found: Matching) -> dict[str, list[tuple[str, str]]]:
    return {unit.new.code: [(part.unit.code, str(part.weight)) for part in unit.parts] for unit in found.units}


def test_units_match_by_code(tmp_path: Path) -> None:
    found = units(tmp_path, "01,An,xa\n02,Bình,xa", "02,Bình,xa\n03,Cao,xa")
    assert stand_for(found) == {"02": [("02", "1")], "03": []}
    assert [unit.code for unit in found.gone] == ["01"]
    assert [unit.itself for unit in found.units] == [True, False]


def test_merged_units_by_population(tmp_path: Path) -> None:
    declared = {"01": [("01", Fraction(3000)), ("02", Fraction(1000))]}
    found = units(tmp_path, "01,An,xa\n02,Bình,xa", "01,An Bình,xa", declared)
    assert stand_for(found) == {"01": [("01", "3/4"), ("02", "1/4")]}
    assert (found.gone, found.units[0].itself) == ((), False)


def test_a_new_code_for_one_whole_old_unit_is_itself(tmp_path: Path) -> None:
    found = units(tmp_path, "01,An,xa\n02,Bình,xa", "07,An,xa\n02,Bình,xa", {"07": [("01", Fraction(1))]})
    assert stand_for(found) == {"07": [("01", "1")], "02": [("02", "1")]}
    assert all(unit.itself for unit in found.units)


def test_a_divided_unit_is_not_itself(tmp_path: Path) -> None:
    declared = {"01": [("01", Fraction(1))], "02": [("02", Fraction(2)), ("01", Fraction(1))]}
    found = units(tmp_path, "01,An,xa\n02,Bình,xa", "01,An,xa\n02,Bình,xa", declared)
    assert [unit.itself for unit in found.units] == [False, False]
    assert stand_for(found) == {"01": [("01", "1")], "02": [("02", "2/3"), ("01", "1/3")]}


# An older campaign, matched through the one between


def through(tmp_path: Path, older: Campaign, declared: Declared, units: DeclaredUnits) -> Matching:
    nearest = made(tmp_path / "nearest", A, leaf("B"))
    last = leaf("C", rule="{kind: proportional}")
    new = made(tmp_path / "new", A, last, units="07,An Bình,xa\n03,Cao,xa")
    return match_through(older, nearest, new, match(nearest, new, declared, units))


MERGED: DeclaredUnits = {"07": [("01", Fraction(1)), ("02", Fraction(3))]}


def test_what_is_declared_of_the_year_before_holds_of_an_older_one(tmp_path: Path) -> None:
    older = made(tmp_path / "older", A, leaf("B"), units="01,An,xa\n02,Bình,xa\n03,Cao,xa")
    found = through(tmp_path, older, {"C": (("B",), "yes")}, MERGED)
    assert ([node.code for node in found.by_code["C"].old], found.totals) == (["B"], "yes")
    assert stand_for(found) == {"07": [("01", "1/4"), ("02", "3/4")], "03": [("03", "1")]}


@pytest.mark.parametrize(
    ("last", "scale", "comparable"), [(leaf("B", "10"), 15, "percent"), (leaf("B", rule=NORMALISED), 10, "no")]
)
def test_a_node_that_changed_before_the_year_before_compares_no_further(
    tmp_path: Path, last: str, scale: int, comparable: str
) -> None:
    older = made(tmp_path / "older", A, last, more=f"scale: {scale}")
    assert through(tmp_path, older, {"C": (("B",), "yes")}, {}).by_code["C"].comparable == comparable


def test_a_declared_node_without_its_parts_in_an_older_year_is_new(tmp_path: Path) -> None:
    older = made(tmp_path / "older", A, leaf("C", rule="{kind: proportional}"))
    found = through(tmp_path, older, {"C": (("B",), "yes")}, {})
    assert (found.by_code["C"].old, found.by_code["C"].comparable) == ((), "no")


def test_a_unit_without_all_its_parts_in_an_older_year_has_none(tmp_path: Path) -> None:
    older = made(tmp_path / "older", A, leaf("B"), units="01,An,xa\n07,Khác,xa\n03,Cao,xa")
    assert stand_for(through(tmp_path, older, {}, MERGED)) == {"07": [], "03": [("03", "1")]}


def test_leaf_of_which_a_unit_has_another_rule_than_before_compares_for_the_others(tmp_path: Path) -> None:
    rules = "rules_for: [{units: {cluster: [nui]}, rule: {kind: proportional, full_at: 75}}]"
    criteria = criteria_text(branch("I", "5", leaf("A", "5", "{kind: proportional}", rules)), leaf("B"))
    old, same, moved, all_moved = (
        campaign(tmp_path / name, criteria, "01,A,self,60%", units=f"01,An,xa,{cluster}\n02,Bo,xa,{other}")
        for name, cluster, other in (("a", "nui", ""), ("b", "NUI", ""), ("c", "bien", ""), ("d", "bien", "nui"))
    )
    assert (match(old, same).by_code["A"].comparable, match(old, same).totals) == ("yes", "yes")
    found = match(old, moved)
    assert {code: (one.comparable, one.reason, one.apart) for code, one in found.by_code.items()} == {
        "I": ("yes", None, {"01": "below"}),
        "A": ("yes", None, {"01": "units"}),
        "B": ("yes", None, {}),
    }
    assert found.totals == "partly"
    nobody = match(old, all_moved).by_code["A"]
    assert (nobody.comparable, nobody.reason, nobody.apart) == ("no", "units", {})


def test_leaf_whose_rule_changed_for_some_units_compares_for_the_others(tmp_path: Path) -> None:
    def of(name: str, nui: int, own: str = "{kind: proportional}", most: str = "5") -> Campaign:
        rules = f"rules_for: [{{units: {{cluster: [nui]}}, rule: {{kind: proportional, full_at: {nui}}}}}]"
        criteria = criteria_text(leaf("A", most, own, rules), leaf("B"), more=f"scale: {int(most) + 5}")
        return campaign(tmp_path / name, criteria, "01,A,self,60%", units="01,An,xa,nui\n02,Bo,xa,")

    def found(new: Campaign) -> tuple[str, str | None, Mapping[str, str]]:
        one = match(of("old", 75), new).by_code["A"]
        return one.comparable, one.reason, one.apart

    assert found(of("changed", 60)) == ("yes", None, {"01": "rule"})
    assert found(of("larger", 60, most="10")) == ("percent", None, {"01": "rule"})
    assert found(of("both", 60, "{kind: proportional, full_at: 80}")) == ("no", "rule", {})
