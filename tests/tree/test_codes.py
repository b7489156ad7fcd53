"""Codes under the code above, and what people read in place of a code."""

from typing import Any

import pytest

from scoring.annex.rows import annex_table
from scoring.show.terminal import criteria_text
from scoring.tree.codes import write_out_codes
from scoring.tree.diff import compare_editions
from scoring.tree.model import CriteriaSet
from scoring.tree.reader import read_criteria

LABELLED = """
id: s
edition: e
title: {vi: Bộ}
source: {document: d, status: reconstructed}
scale: 2
tree:
  - code: II
    vi: Lĩnh vực
    max: 2
    children:
      - code: .1
        label: "1."
        vi: Tiêu chí
        max: 2
        children:
          - {code: .1, label: a), vi: Thành phần một, max: 1, rule: &r {kind: yes_no}}
          - {code: .2, label: b), vi: Thành phần hai, max: 1, rule: *r}
"""


def criteria(text: str = LABELLED) -> CriteriaSet:
    return read_criteria(text.encode(), "c.yaml").criteria


def test_relative_codes_are_written_out_under_the_node_above() -> None:
    assert list(criteria().nodes) == ["II", "II.1", "II.1.1", "II.1.2"]


@pytest.mark.parametrize("data", ["text", [], {}, {"tree": "x"}, {"tree": [["x"], {"code": {}, "children": [{}]}]}])
def test_what_is_no_tree_is_left_to_the_checks(data: Any) -> None:
    write_out_codes(data)


def test_digest_knows_a_label_and_not_how_a_code_was_written() -> None:
    in_full = LABELLED.replace("code: .1\n", "code: II.1\n").replace("code: .1,", "code: II.1.1,")
    assert criteria(in_full).digest == criteria().digest
    assert criteria(LABELLED.replace("label: a), ", "")).digest != criteria().digest


def test_label_is_printed_in_place_of_the_code() -> None:
    shown = criteria_text(criteria(), "vi")
    assert "a)" in shown
    assert "II.1.1" not in shown


def test_annex_prints_labels_and_keeps_codes_beside_them() -> None:
    rows = [row for row in annex_table(criteria()).rows if row.depth is not None]
    assert [(row.number, row.code) for row in rows] == [
        ("II", ""),
        ("1.", "II.1"),
        ("a)", "II.1.1"),
        ("b)", "II.1.2"),
    ]


def test_another_label_is_another_wording() -> None:
    changed = compare_editions(criteria(), criteria(LABELLED.replace("a)", "c)")))
    assert [one.changes for one in changed.nodes if one.changes] == [("reworded",)]
