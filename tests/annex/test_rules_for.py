"""A leaf with rules for some units in an annex, and read again: every rule with the units that it is for."""

from pathlib import Path

import pytest

from scoring.annex.rows import annex_table
from scoring.tree.model import CriteriaSet
from scoring.tree.reader import read_criteria
from tests.annex.reading import imported
from tests.annex.test_import import WRITERS, same_points
from tests.small import criteria_of, leaf

RULES = """[
{units: {kind: [xa, thi_tran], region: [mien-nui, hai-dao]}, rule: {kind: proportional, full_at: 75, zero_below: 40}},
{units: {huyen_ngheo: [co]}, rule: {kind: steps, steps: [{at_least: 60, points: 5}, {at_least: 30, points: 2}]}},
{units: {kind: [dac_khu]}, rule: {kind: yes_no}}]""".replace("\n", " ")


def _set() -> CriteriaSet:
    return criteria_of(
        leaf("1", "5", "{kind: proportional, full_at: 90, zero_below: 50}", f"rules_for: {RULES}"), leaf("2", "5")
    )


def test_table_says_the_own_rule_as_the_method_and_the_others_beside_it() -> None:
    row = annex_table(_set()).rows[0]
    assert row.method == "5 × tỷ lệ đạt ÷ 90%; dưới 50%: 0."
    assert row.note.splitlines() == [
        "Đối với xã, thị trấn; Vùng: mien-nui, hai-dao, cách chấm: 5 × tỷ lệ đạt ÷ 75%; dưới 40%: 0.",
        "Đối với huyen ngheo: co, cách chấm: từ 60%: 5; từ 30%: 2; còn lại: 0.",
        "Đối với đặc khu, cách chấm: có: 5; không: 0.",
    ]


@pytest.mark.parametrize("suffix", WRITERS)
def test_annex_imported_again_has_the_same_rules_for_the_same_units(suffix: str, tmp_path: Path) -> None:
    criteria = _set()
    text = imported(tmp_path, f"a{suffix}", WRITERS[suffix](criteria)).text
    again = read_criteria(text.encode(), "set.yaml").criteria
    own, read = criteria.leaves["1"], again.leaves["1"]
    assert [given.units for given in read.rules_for] == [given.units for given in own.rules_for]
    assert all(same_points(one, other) for one, other in zip(own.by_rule, read.by_rule, strict=True))


def test_rule_that_is_not_understood_is_told_and_stands_in_the_file(tmp_path: Path) -> None:
    odd = "{kind: formula, facts: [{id: a, is: count}], points: [{give: 'min(a, full)'}]}"
    criteria = criteria_of(leaf("1", "10", more=f"rules_for: [{{units: {{kind: [xa]}}, rule: {odd}}}]"))
    found = imported(tmp_path, "a.xlsx", WRITERS[".xlsx"](criteria))
    assert "annex-rule-for-lost" in [problem.code for problem in found.drafted.told]
    assert "# " in found.text
    assert "đối với xã, cách chấm:" in found.text.casefold()
    assert not read_criteria(found.text.encode(), "set.yaml").criteria.leaves["1"].rules_for
