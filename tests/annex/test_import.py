"""`scoring criteria import`: three layouts of sixty leaves, and what `criteria table` writes read back as the same."""

import json
import os
from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random
from typing import Any

import pytest

from scoring import shipped
from scoring.annex.excel import annex_excel
from scoring.annex.word import annex_word
from scoring.cli.main import run
from scoring.problems import Fault
from scoring.tree.model import Branch, Condition, CriteriaSet, Leaf
from scoring.tree.reader import read_criteria
from scoring.tree.rule import Yardstick
from scoring.words import say
from tests.annex import annexes
from tests.annex.annexes import columns_workbook, decimal_document, expected_codes, field, roman_document
from tests.annex.reading import imported, leaves, understood
from tests.annex.test_table import catalogued
from tests.campaigns_criteria import Criteria
from tests.small import criteria_of, leaf

CASES = int(os.environ.get("SCORING_ANNEX_CASES", "8"))
WRITERS: dict[str, Callable[[CriteriaSet], bytes]] = {".docx": annex_word, ".xlsx": annex_excel}


def numbered_by_word() -> Any:
    document = roman_document()
    annexes.numbered_by_word(document)
    return document


LAYOUTS: dict[str, tuple[str, Callable[[], Any], list[str]]] = {
    "roman": ("a.docx", roman_document, expected_codes(annexes.ROMAN)),
    "numbered by Word": ("a.docx", numbered_by_word, expected_codes(annexes.ROMAN)),
    "rows below": ("a.docx", decimal_document, [*expected_codes("123456"), "T.1", "P.1"]),
    "columns": ("a.xlsx", columns_workbook, expected_codes("123456")),
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_sixty_leaves_of_every_layout_are_read_as_they_stand(layout: str, tmp_path: Path) -> None:
    name, made, codes = LAYOUTS[layout]
    found = imported(tmp_path, name, made())
    assert [draft.code for draft in found.drafted.nodes()] == codes
    assert found.drafted.scale == annexes.WHOLE
    expected = [leaf for index in range(6) for criterion in field(index) for leaf in criterion]
    assert [(leaf.title, leaf.max, understood(leaf)) for leaf in leaves(found)[:60]] == [
        (leaf.title, annexes.points(leaf.max), leaf.understood) for leaf in expected
    ]
    assert {one.code for one in found.told if "remark" not in one.code} == {"annex-not-understood"} | (
        {"annex-max-summed"} if layout == "columns" else set()
    )


@pytest.mark.parametrize("layout", LAYOUTS)
def test_file_of_every_layout_is_correct_once_what_was_not_understood_is_written(layout: str, tmp_path: Path) -> None:
    name, made, codes = LAYOUTS[layout]
    text = imported(tmp_path, name, made()).text
    assert text.count("# CHƯA HIỂU") == 6
    corrected = text.replace("# CHƯA HIỂU: ghi rule ở đây.", "rule: {kind: judged, step: 0.25}")
    criteria = read_criteria(corrected.encode(), "set.yaml").criteria
    assert list(criteria.nodes) == codes
    assert (criteria.edition, criteria.title.vi, criteria.source.document) == (
        "2026",
        annexes.HEADING[1],
        annexes.HEADING[2].strip("()"),
    )
    assert {leaf.from_ for leaf in criteria.leaves.values()} == {"self", "survey"}


def test_what_was_guessed_stands_beside_each_leaf(tmp_path: Path) -> None:
    lines = imported(tmp_path, "a.docx", roman_document()).text.split("\n")
    at = lines.index('          - code: "I.1.4"')
    assert lines[at + 1 : at + 9] == [
        '            vi: "Thực hiện chế độ báo cáo thuộc lĩnh vực 1"',
        "            max: 1",
        "            # Dòng 9: Cứ 01 báo cáo gửi chậm trừ 0,25 điểm, trừ tối đa 1 điểm",
        "            # Số trong bảng (dòng 9): 1.4",
        "            # ĐOÁN:",
        '            rule: {kind: deduction, each: [{id: bao-cao-gui-cham, vi: "báo cáo gửi chậm", points: 0.25}], '
        "floor: 0}",
        '            evidence: {what: "Văn bản, báo cáo"}',
        '      - code: "I.2"',
    ]


def test_command_prints_each_leaf_and_what_to_look_at(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file, out = tmp_path / "phu-luc.docx", tmp_path / "set.yaml"
    file.write_bytes(annexes.raw(roman_document()))
    assert run(["criteria", "import", str(file), "--out", str(out), "--lang", "en"]) == 0
    printed = capsys.readouterr().out
    assert "60 leaves; rules guessed for 54, without a rule: 6." in printed
    assert printed.count("NOT UNDERSTOOD") == 7
    assert run(["check", str(out)]) == 1
    assert capsys.readouterr().out.count("“rule:”") == 6
    assert run(["criteria", "import", str(file), "--out", str(out)]) == 1
    assert "paper-exists" in capsys.readouterr().err


def test_json_has_rows_rules_and_notices(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "phu-luc.xlsx"
    file.write_bytes(annexes.raw(columns_workbook()))
    assert run(["criteria", "import", str(file), "--out", str(tmp_path / "set.yaml"), "--format", "json"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert data["leaves"][5] == {
        "code": "1.2.2",
        "row": 11,
        "said": "Có: 1 điểm; không: 0 điểm",
        "understood": True,
        "rule": {"kind": "yes_no"},
        "remarks": [],
    }
    assert [leaf["rule"] for leaf in data["leaves"] if not leaf["understood"]] == [None] * 6
    assert data["notices"][0]["code"] == "annex-max-summed"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [(["a.pdf", "--out", "b.yaml"], ".docx"), (["a.docx", "--out", "b.txt"], ".yaml"), (["a.docx"], "out")],
)
def test_wrong_usage(arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["criteria", "import", *arguments]) == 2
    assert said in capsys.readouterr().err


# What `criteria table` writes


@pytest.mark.parametrize(
    ("name", "suffix"),
    [
        *((name, ".xlsx") for name in shipped.catalogue_names()),
        *((name, ".docx") for name in ("papi-commune@2022", "pci@2013", "sipas@2023")),
    ],
)
def test_annex_of_the_catalogue_imported_again_is_the_same_tree(name: str, suffix: str, tmp_path: Path) -> None:
    same_again(catalogued(name), suffix, tmp_path)


@pytest.mark.parametrize("seed", range(CASES))
def test_annex_of_any_set_imported_again_is_the_same_tree(seed: int, tmp_path: Path) -> None:
    rng = Random(seed)
    text = Criteria(rng, rng.randint(1, 4), rng.randint(1, 4), conditions=seed % 2 == 1).text()
    same_again(read_criteria(text.encode(), "set.yaml").criteria, rng.choice(list(WRITERS)), tmp_path)


def same_again(criteria: CriteriaSet, suffix: str, folder: Path) -> None:
    found = imported(folder, f"a{suffix}", WRITERS[suffix](criteria))
    text = found.text.replace("# CHƯA HIỂU: ghi rule ở đây.", "rule: {kind: yes_no}")
    again = read_criteria(text.encode(), "set.yaml").criteria
    assert shape(again) == shape(criteria)
    unknown = {leaf.code for leaf in leaves(found) if leaf.guess is None}
    assert unknown == {code for code, leaf in criteria.leaves.items() if leaf.rule.kind in WITHOUT_FACTS}
    for code in criteria.leaves.keys() - unknown:
        assert same_points(criteria.leaves[code], again.leaves[code]), code


def shape(criteria: CriteriaSet) -> list[tuple[Any, ...]]:
    whole = (criteria.scale, criteria.combine, criteria.bonus and (criteria.bonus.max, criteria.bonus.above_scale))
    return [
        (*whole, criteria.penalty and criteria.penalty.max),
        *(
            (
                *(code, node.title.vi, node.max, node.weight, node.not_applicable),
                criteria.blocks[code],
                [above.code for above in criteria.above[code]],
                node.combine if isinstance(node, Branch) else node.from_,
                node.met_at if isinstance(node, Condition) else None,
            )
            for code, node in criteria.nodes.items()
        ),
    ]


WITHOUT_FACTS = {"formula"}
"""Kinds whose sentence does not say what they ask for."""
FACTS = ("0", "5", "14.9", "15", "46", "50", "62", "77", "90", "99", "100", "120", "2500")


def same_points(leaf: Leaf, again: Leaf) -> bool:
    """Whether two rules say the same, or give the same points for many facts."""
    said, repeated = (say(one.rule.terms(one.max), "vi").casefold() for one in (leaf, again))
    return said == repeated or scored(leaf) == scored(again)


def scored(leaf: Leaf) -> list[Any]:
    points: list[Any] = []
    for facts in FACTS:
        try:
            points.append(leaf.rule.outcome(facts, Yardstick(leaf.max, 2026)).points)
        except Fault as fault:
            points.append(fault.code)
    return points


def test_steps_finer_than_every_maximum_are_within_the_precision(tmp_path: Path) -> None:
    criteria = criteria_of(leaf("1", "10", "{kind: judged, step: 0.025}"), more='precision: "3"')
    same_again(criteria, ".xlsx", tmp_path)


WITH_CONDITIONS = """
id: s
edition: e
title: {vi: s, en: s}
source: {document: d, status: official}
scale: 1
levels: [{id: a, vi: Tiêu chí}]
bodies: [{id: noi-vu, vi: Sở Nội vụ}]
grades: [{id: good, vi: Tốt, at_least: 80, requires: [{condition: DK.1}]}, {id: other, vi: Khác, at_least: 0}]
caps: [{unless: {condition: DK.2}, at_most: 49}]
tree: [{code: "1", vi: A, max: 1, rule: {kind: yes_no}}]
conditions:
  - {code: DK.1, vi: Không có công chức bị kỷ luật, rule: {kind: yes_no}, evidence: {required: true}, body: noi-vu}
  - {code: DK.2, vi: Tỷ lệ hồ sơ đúng hạn, rule: {kind: proportional}, met_at: 62.5, from: register}
"""


@pytest.mark.parametrize("suffix", WRITERS)
def test_conditions_are_read_again_as_conditions(suffix: str, tmp_path: Path) -> None:
    criteria = read_criteria(WITH_CONDITIONS.encode(), "set.yaml").criteria
    same_again(criteria, suffix, tmp_path)
    text = imported(tmp_path, f"a{suffix}", WRITERS[suffix](criteria)).text
    again = read_criteria(text.encode(), "set.yaml").criteria
    assert [(one.evidence.required, bool(one.body)) for one in again.conditions] == [(True, True), (False, False)]
    # The table has no grades: what a condition decides is kept beside it, for whoever writes them.
    assert "Xếp loại Tốt yêu cầu điều kiện này." in text


def test_conditions_of_a_decision_are_numbered_apart_and_their_points_told(tmp_path: Path) -> None:
    heading = ("", "Các điều kiện không tính điểm", "")
    found = imported(tmp_path, "a.docx", tables([("1", "Ban hành", "1"), heading, ("1", "Không bị kỷ luật", "2")]))
    (condition,) = found.drafted.blocks["conditions"]
    assert condition.code == "DK.1"
    assert ("annex-condition-max", "2") in [(one.code, one.values.get("given")) for one in found.told]
    assert "max" not in found.text.partition("conditions:")[2]


def test_bonus_without_a_cap_has_none_again(tmp_path: Path) -> None:
    text = """
id: s
edition: e
title: {vi: s, en: s}
source: {document: d, status: official}
scale: 1
levels: [{id: a, vi: Tiêu chí}]
tree: [{code: "1", vi: A, max: 1, rule: {kind: yes_no}}]
bonus: {children: [{code: T.1, vi: B, max: 1, rule: {kind: yes_no}}]}
"""
    same_again(read_criteria(text.encode(), "set.yaml").criteria, ".xlsx", tmp_path)


def tables(*rows: Sequence[annexes.Row], heading: Sequence[str] = ("STT", "Tiêu chí", "Điểm tối đa")) -> Any:
    """A document with a table for each part, the first with a heading, the others as they are."""
    made = annexes.begun()
    for index, part in enumerate(rows):
        table = made.add_table(rows=0, cols=3)
        for row in [heading, *part] if index == 0 else part:
            annexes.row_of(table, row)
        made.add_paragraph("Lĩnh vực tiếp theo")
    return made


PLAN = [("I", "Kế hoạch", "1"), ("1", "Ban hành", "1")]
REPORT = [("II", "Báo cáo", "1"), ("1", "Đúng hạn", "1")]


@pytest.mark.parametrize("heading", [[], [("STT", "Tiêu chí", "Điểm tối đa")]])
def test_tables_that_go_on_from_each_other_are_one(heading: list[annexes.Row], tmp_path: Path) -> None:
    found = imported(tmp_path, "a.docx", tables(PLAN, [*heading, *REPORT]))
    assert [draft.code for draft in found.drafted.nodes()] == ["I", "I.1", "II", "II.1"]
    assert str(found.told[-1].place).endswith(f"a.docx!T2:{2 + len(heading)}")
    assert {one.code for one in found.told} == {"annex-nothing-said"}


def test_table_that_begins_again_is_another_annex(tmp_path: Path) -> None:
    heading = [("STT", "Tiêu chí", "Điểm tối đa")]
    found = imported(tmp_path, "a.docx", tables(PLAN, [*heading, *PLAN, ("2", "Gửi", "1")]))
    assert found.drafted.grid.name == "T2"
    assert "annex-others" in {one.code for one in found.told}


def test_sixty_leaves_are_imported_corrected_and_ranked_with_few_keystrokes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """What is typed from the Word file to the ranking, but for the facts: five commands and the six rules missing."""
    monkeypatch.chdir(tmp_path)
    Path("phu-luc.docx").write_bytes(annexes.raw(roman_document()))
    before = [
        "criteria import phu-luc.docx --out bo.yaml",
        "check bo.yaml",
        "new bo.yaml --province 12 --year 2026 --out ky",
    ]
    rule = "rule: {kind: judged, step: 0.25}"
    assert run(before[0].split()) == 0
    text = Path("bo.yaml").read_text(encoding="utf-8")
    Path("bo.yaml").write_text(text.replace("# CHƯA HIỂU: ghi rule ở đây.", rule), encoding="utf-8")
    assert [run(command.split()) for command in before[1:]] == [0, 0]
    with Path("ky/answers.csv").open("a", encoding="utf-8") as file:
        file.write("03388,I.1.1,self,ban-hanh-kip-thoi,,,Kế hoạch 01/KH-UBND,,\n")
    after = ["check ky", "rank ky"]
    assert [run(command.split()) for command in after] == [0, 0]
    assert "Phường Đoàn Kết" in capsys.readouterr().out
    typed = [*(f"scoring {command}\n" for command in (*before, *after)), *[rule] * text.count("# CHƯA HIỂU")]
    assert sum(map(len, typed)) < 400
