"""Labels in an annex: numbers of its rows where they say who is below whom, else said beside; read again, the same."""

from pathlib import Path
from random import Random

import pytest

from scoring import shipped
from scoring.annex.rows import annex_table, heading
from scoring.tree.model import CriteriaSet
from scoring.tree.reader import read_criteria, read_criteria_file
from tests.annex.reading import imported
from tests.annex.test_import import WRITERS
from tests.small import branch, criteria_of, leaf

LABELS = ("1)", "2)", "a)", "b)", "1.", "I", "II", "1.1", "•", "+", "Tiêu chí 1", "“x”", "Mục đặc biệt", "2025-01-02")


def labelled(*labels: str) -> CriteriaSet:
    """A set of eight nodes in all blocks; an empty label is none."""
    said = [f'label: "{label}"' if label else "" for label in labels]
    outside = (f"{{{key}{', ' + label if label else ''}, vi: Mục" for key, label in zip("XYZ", said[5:], strict=True))
    bonus, penalty, condition = (one.replace("{", "{code: ", 1) for one in outside)
    return criteria_of(
        branch(
            "I",
            "4",
            branch("I.1", "4", leaf("I.1.1", "2", more=said[2]), leaf("I.1.2", "2", more=said[3]), more=said[1]),
            more=said[0],
        ),
        leaf("II", "6", more=said[4]),
        more=f"""bonus: {{max: 1, children: [{bonus}, max: 1, rule: {{kind: yes_no}}}}]}}
penalty: {{max: 1, children: [{penalty}, max: 1, rule: {{kind: yes_no}}}}]}}
conditions: [{condition}, rule: {{kind: yes_no}}}}]""",
    )


def again(criteria: CriteriaSet, suffix: str, folder: Path) -> CriteriaSet:
    text = imported(folder, f"a{suffix}", WRITERS[suffix](criteria)).text
    return read_criteria(text.encode(), "set.yaml").criteria


def printed(criteria: CriteriaSet) -> dict[str, str]:
    return {code: node.printed for code, node in criteria.nodes.items()}


def test_labels_that_count_number_the_rows(tmp_path: Path) -> None:
    criteria = labelled("I", "1.", "a)", "b)", "", "+", "*", "-")
    rows = [row for row in annex_table(criteria).rows if row.depth is not None]
    assert [(row.number, row.code) for row in rows] == [
        ("I", ""), ("1.", "I.1"), ("a)", "I.1.1"), ("b)", "I.1.2"), ("II", ""), ("+", "X"), ("*", "Y"), ("-", "Z"),
    ]  # fmt: skip
    assert heading("number", criteria) == "Mục"
    for suffix in WRITERS:
        assert printed(again(criteria, suffix, tmp_path)) == printed(criteria)


def test_labels_that_say_no_tree_stand_in_the_note(tmp_path: Path) -> None:
    criteria = labelled("", "Mục đặc biệt", "•", "1.", "", "", "", "")
    rows = annex_table(criteria).rows
    assert [row.number for row in rows[:5]] == ["I", "I.1", "I.1.1", "I.1.2", "II"]
    assert rows[3].note == "In thay mã: “1.”."
    assert heading("number", criteria) == "STT"
    for suffix in WRITERS:
        assert printed(again(criteria, suffix, tmp_path)) == printed(criteria)


@pytest.mark.parametrize("seed", range(40))
def test_any_labels_are_read_again(seed: int, tmp_path: Path) -> None:
    rng = Random(seed)
    criteria = labelled(*(rng.choice(LABELS) if rng.random() < 0.6 else "" for _ in range(8)))
    suffix = rng.choice(list(WRITERS))
    assert printed(again(criteria, suffix, tmp_path)) == printed(criteria)


def test_numbers_of_places_are_no_labels(tmp_path: Path) -> None:
    criteria = read_criteria_file(shipped.catalogue_file("pci@2013")).criteria
    found = imported(tmp_path, "a.xlsx", WRITERS[".xlsx"](criteria))
    assert not any(draft.label for draft in found.drafted.nodes())
