"""What changed between two editions, and whose scores stay comparable."""

import pytest
import yaml

from scoring.show.terminal import diff_text
from scoring.tree.diff import Diff, NodeDiff, compare_editions
from scoring.tree.model import CriteriaSet
from tests.small import branch, criteria_of, leaf

LEVELS = "{kind: levels, levels: [{id: x, points: 5}, {id: y, points: 2}]}"
OLD = branch("A", "5", leaf("A.1", "3"), leaf("A.2", "2")), leaf("B", "5", LEVELS)


def diff(*nodes: str, more: str = "") -> Diff:
    return compare_editions(criteria_of(*OLD), criteria_of(*nodes, more=more))


def one(found: Diff, code: str) -> NodeDiff:
    return next(node for node in found.nodes if code in (node.new and node.new.code, node.old and node.old.code))


def change(found: Diff, code: str) -> tuple[tuple[str, ...], str]:
    node = one(found, code)
    return node.changes, node.comparable


def test_same_edition_has_no_changes() -> None:
    found = diff(*OLD)
    assert all(not node.changes and node.comparable == "yes" for node in found.nodes)
    assert (found.settings, found.texts) == ((), ())


def test_added_leaf() -> None:
    found = diff(branch("A", "5", leaf("A.1", "3"), leaf("A.2", "1"), leaf("A.3", "1")), OLD[1])
    assert change(found, "A.3") == (("added",), "no")
    assert change(found, "A.2") == (("points",), "percent")
    assert change(found, "A.1") == ((), "yes")
    assert change(found, "A") == (("children",), "no")
    assert change(found, "B") == ((), "yes")


def test_removed_leaf_stands_last() -> None:
    found = diff(branch("A", "5", leaf("A.1", "5")), OLD[1])
    assert found.nodes[-1].old is not None
    assert (found.nodes[-1].old.code, found.nodes[-1].new, found.nodes[-1].changes) == ("A.2", None, ("removed",))


def test_moved_under_another_node() -> None:
    found = diff(branch("A", "5", leaf("A.1", "5")), branch("C", "5", leaf("A.2", "2"), leaf("C.1", "3")))
    assert change(found, "A.2") == (("moved",), "yes")


def test_moved_to_another_code_by_its_title() -> None:
    same_words = leaf("A.9", "2").replace("A.2", "A.9").replace("Mục A.9", "Mục A.2").replace("Item A.9", "Item A.2")
    found = diff(branch("A", "5", leaf("A.1", "3"), same_words), OLD[1])
    assert one(found, "A.9").old == criteria_of(*OLD).nodes["A.2"]
    assert change(found, "A.9") == (("moved",), "yes")
    assert change(found, "A") == ((), "yes")


def test_exchanged_codes_are_moves() -> None:
    """Each of the two titles stands elsewhere in the other edition: the nodes went with their words."""
    one_way = leaf("A.1", "2").replace("Mục A.1", "Mục A.2").replace("Item A.1", "Item A.2")
    other_way = leaf("A.2", "3").replace("Mục A.2", "Mục A.1").replace("Item A.2", "Item A.1")
    found = diff(branch("A", "5", one_way, other_way), OLD[1])
    pairs = {(node.old.code, node.new.code) for node in found.nodes if node.old and node.new}
    assert {("A.1", "A.2"), ("A.2", "A.1")} <= pairs
    assert change(found, "A") == (("children",), "no")


def test_reworded_stays_comparable() -> None:
    found = diff(branch("A", "5", leaf("A.1", "3").replace("Mục A.1", "Mục mới"), leaf("A.2", "2")), OLD[1])
    assert change(found, "A.1") == (("reworded",), "yes")
    assert change(found, "A") == ((), "yes")


def test_reworded_level_is_no_change_of_rule() -> None:
    found = diff(OLD[0], leaf("B", "5", LEVELS.replace("id: x,", "id: x, vi: Tốt, en: Good,")))
    assert change(found, "B")[1] == "yes"


def test_all_points_doubled_leave_percents_comparable() -> None:
    doubled = LEVELS.replace("points: 5", "points: 10").replace("points: 2", "points: 4")
    found = diff(OLD[0], leaf("B", "10", doubled), more="scale: 15")
    assert change(found, "B") == (("points", "rule"), "percent")
    assert found.settings == ("scale",)


def test_one_level_changed_is_not_comparable() -> None:
    assert change(diff(OLD[0], leaf("B", "5", LEVELS.replace("points: 2", "points: 3"))), "B") == (("rule",), "no")


@pytest.mark.parametrize(
    ("before", "after", "comparable"),
    [
        (
            "{kind: bands, bands: [{from: 0, points: 0}, {from: 50, to: 100, points: [1, 5]}]}",
            "{kind: bands, bands: [{from: 0, points: 0}, {from: 50, to: 100, points: [2, 10]}]}",
            "percent",
        ),
        (
            "{kind: bands, bands: [{from: 0, to: 50, points: [1, 5]}]}",
            "{kind: bands, bands: [{from: 0, to: 100, points: [2, 10]}]}",
            "no",
        ),
        ("{kind: per_item, points: 0.5}", "{kind: per_item, points: 1}", "percent"),
        ("{kind: per_item, points: 0.5}", "{kind: per_item, points: 0.5}", "no"),
        ("{kind: normalised, to: [1, 5]}", "{kind: normalised, to: [2, 10]}", "percent"),
        ("{kind: normalised, to: [1, 5]}", "{kind: normalised, to: [1, 10]}", "no"),
        ("{kind: value, min: 1, max: 5}", "{kind: value, min: 2, max: 10}", "percent"),
        ("{kind: proportional}", "{kind: proportional}", "percent"),
        ("{kind: proportional}", "{kind: proportional, full_at: 90}", "no"),
        ("{kind: deduction, each: [{id: a, points: 1}], floor: -1}",
         "{kind: deduction, each: [{id: a, points: 2}], floor: -2}", "percent"),
        ("{kind: yes_no}", "{kind: survey}", "no"),
    ],
)  # fmt: skip
def test_rule_with_max_doubled(before: str, after: str, comparable: str) -> None:
    old = criteria_of(leaf("A", "5", before), more="scale: 5")
    new = criteria_of(leaf("A", "10", after), more="scale: 10")
    assert change(compare_editions(old, new), "A")[1] == comparable


@pytest.mark.parametrize(
    "more", ["evidence: {required: true}", "from: survey", "applies_to: {kind: [xa]}", "not_applicable: exclude"]
)
def test_changed_conditions_are_not_comparable(more: str) -> None:
    found = diff(branch("A", "5", leaf("A.1", "3", more=more), leaf("A.2", "2")), OLD[1])
    assert change(found, "A.1") == (("conditions",), "no")
    assert change(found, "A") == ((), "no")


def test_leaf_that_became_a_branch_is_not_comparable() -> None:
    found = diff(OLD[0], branch("B", "5", leaf("B.1", "5")))
    assert change(found, "B")[1] == "no"
    assert "rule" in change(found, "B")[0]


def test_other_way_to_combine_is_not_comparable() -> None:
    found = diff(branch("A", "5", leaf("A.1", "3"), leaf("A.2", "2"), more="combine: mean"), OLD[1])
    assert change(found, "A") == (("rule",), "no")


def test_shares_of_children_exchanged_are_not_comparable() -> None:
    found = diff(branch("A", "5", leaf("A.1", "1"), leaf("A.2", "4")), OLD[1])
    assert change(found, "A.1") == (("points",), "percent")
    assert change(found, "A") == ((), "no")


def test_branch_with_all_its_maxima_doubled_compares_in_percent() -> None:
    found = diff(branch("A", "10", leaf("A.1", "6"), leaf("A.2", "4")), OLD[1], more="scale: 15")
    assert change(found, "A") == (("points",), "percent")


@pytest.mark.parametrize(
    ("more", "key"),
    [
        ("ranking: {ties: dense}", "ranking"),
        ("grades: [{id: g, at_least: 0}]", "grades"),
        ("display: 1", "display"),
        ("precision: 3", "precision"),
        ("combine: mean", "combine"),
        ("bodies: [{id: b}]", "bodies"),
    ],
)
def test_changed_setting(more: str, key: str) -> None:
    found = diff(*OLD, more=more)
    assert found.settings == (key,)
    assert key in diff_text(found, "en")


@pytest.mark.parametrize("block", ["bonus", "penalty"])
def test_changed_cap_of_a_block(block: str) -> None:
    def with_cap(cap: str) -> CriteriaSet:
        return criteria_of(*OLD, more=f"{block}: {{max: {cap}, children: [{leaf('X', '2')}]}}")

    assert compare_editions(with_cap("1"), with_cap("2")).settings == (block,)
    assert compare_editions(with_cap("1"), with_cap("1")).settings == ()
    assert compare_editions(criteria_of(*OLD), with_cap("1")).settings == (block,)


def test_only_texts_outside_the_tree() -> None:
    found = diff(*OLD, more="title: {vi: Khác, en: Other}")
    assert (found.settings, found.texts) == ((), ("title",))
    assert diff_text(found, "en") == "Only texts outside the tree differ."
    assert diff_text(diff(*OLD), "en") == "The two editions are the same."


@pytest.mark.parametrize(
    ("old", "new", "change_word"),
    [
        ("{}", "{body: a}", "body"),
        ("{max: 5, rule: {kind: yes_no}}", "{max: 5, rule: {kind: yes_no}, vi: khác}", "reworded"),
        (
            "{rule: {kind: levels, levels: [{id: x, vi: cũ, points: 5}]}}",
            "{rule: {kind: levels, levels: [{id: x, vi: mới, points: 5}]}}",
            "reworded",
        ),
    ],
)
def test_every_change_of_a_leaf_is_told(old: str, new: str, change_word: str) -> None:
    """Where the digests differ, the comparison says what changed."""

    def one_leaf(more: str) -> CriteriaSet:
        keys = {"code": "A", "max": "10", "rule": {"kind": "yes_no"}, **yaml.load(more, Loader=yaml.BaseLoader)}
        if "levels" in keys["rule"]:
            keys["rule"]["levels"][0]["points"] = "10"
        keys["max"] = "10"
        node = yaml.safe_dump(keys, default_flow_style=True, allow_unicode=True, width=10_000).strip()
        return criteria_of(node, more="bodies: [{id: a}]")

    before, after = one_leaf(old), one_leaf(new)
    assert before.digest != after.digest
    assert [node.changes for node in compare_editions(before, after).nodes] == [(change_word,)]


def test_changed_weight_is_told_with_both_numbers() -> None:
    before, after = (
        criteria_of(
            leaf("A", "5", more=f"weight: {weight}"), leaf("B", "5", more="weight: 1"), more="combine: weighted"
        )
        for weight in ("10", "5")
    )
    found = compare_editions(before, after)
    assert found.nodes[0].changes == ("weight",)
    assert "weight changed (10 → 5)" in diff_text(found, "en")
