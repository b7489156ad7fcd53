"""Grades, caps and quotas in an annex, and read again: the same, where the table is laid out as ours."""

import io
import os
from pathlib import Path
from random import Random
from typing import Any

import pytest
import yaml
from docx import Document
from openpyxl import load_workbook
from pydantic import TypeAdapter

from scoring.annex.grades import grade_names, grade_rows
from scoring.annex.read_grades import item_of
from scoring.tree.grades import Cap, Grade, Grading, RankingPolicy
from scoring.tree.model import CriteriaSet
from scoring.tree.reader import read_criteria
from tests.annex.reading import imported
from tests.annex.test_import import WRITERS
from tests.campaigns import generate
from tests.small import criteria_of, leaf

SEEDS = range(int(os.environ.get("SCORING_ANNEX_CASES", "20")))
GRADES = """
grading: {of: tree, in: points}
ranking: {by: grade}
conditions: [{code: DK.1, vi: Không bị kỷ luật, rule: {kind: yes_no}}]
caps: [{unless: {condition: DK.1}, at_most: 49.5}]
grades:
- {id: a, vi: Xuất sắc, at_least: 9, each: {level: "1", at_least: 50},
   requires: [{condition: DK.1}], quota: {share: 20, of: [a, b]}}
- {id: b, vi: Tốt, at_least: 7.5,
   requires: [{any: [{node: "1", at_least: 80}, {any: [{condition: DK.1}, {node: "2", at_least: 62.5}], count: 2}]}],
   quota: {share: 50}}
- {id: c, vi: Còn lại, at_least: 0}"""


def small() -> CriteriaSet:
    return criteria_of(leaf("1"), leaf("2"), more="levels: [{id: '1', vi: Cấp 1}]" + GRADES)


def of_set(criteria: CriteriaSet) -> dict[str, Any]:
    """Grades, caps and what they look at, with levels by depth and without English."""
    depths = {level.id: depth for depth, level in enumerate(criteria.levels, 1)}
    grades = criteria.model_dump(mode="json", by_alias=True)["grades"]
    for grade in grades:
        grade["vi"], grade["en"] = criteria.grade(grade["id"]).title.vi, None
        if grade["each"]:
            grade["each"]["level"] = depths[grade["each"]["level"]]
    return {
        "grades": grades,
        "caps": [cap.model_dump(mode="json") for cap in criteria.caps],
        "grading": criteria.grading if criteria.grades else Grading(),
        "by": criteria.ranking.by if criteria.grades else "score",
    }


def of_text(text: str) -> dict[str, Any]:
    """The same of a file whose rules may not have been understood."""
    data = yaml.load(text, Loader=yaml.BaseLoader)
    depths = {level["id"]: depth for depth, level in enumerate(data.get("levels", ()), 1)}
    grades = TypeAdapter(tuple[Grade, ...]).validate_python(data.get("grades", ()))
    shown = [grade.model_dump(mode="json") for grade in grades]
    for grade in shown:
        if grade["each"]:
            grade["each"]["level"] = depths.get(grade["each"]["level"]) or int(grade["each"]["level"])
    caps = TypeAdapter(tuple[Cap, ...]).validate_python(data.get("caps", ()))
    return {
        "grades": shown,
        "caps": [cap.model_dump(mode="json") for cap in caps],
        "grading": Grading.model_validate(data.get("grading", {})),
        "by": RankingPolicy.model_validate(data.get("ranking", {})).by,
    }


def test_table_says_thresholds_what_else_is_asked_quotas_and_caps() -> None:
    assert [tuple(row) for row in grade_rows(small())] == [
        (
            "a",
            "Xuất sắc",
            "từ 9 điểm trở lên",
            "Mọi mục cấp 1 từ 50%\nĐạt điều kiện DK.1",
            "không quá 20% số đơn vị đạt “Xuất sắc”, “Tốt”",
        ),
        (
            "b",
            "Tốt",
            "từ 7,5 điểm trở lên",
            "Ít nhất 1 trong các yêu cầu (mục 1 từ 80%; ít nhất 2 trong các yêu cầu (đạt điều kiện DK.1; "
            "mục 2 từ 62,5%))",
            "không quá 50% số đơn vị được xếp hạng",
        ),
        ("c", "Còn lại", "từ 0 điểm trở lên", "", ""),
        ("", "Khống chế điểm", "không quá 49,5% điểm tối đa", "Nếu không bảo đảm: đạt điều kiện DK.1", ""),
        ("", "Xếp loại không tính điểm thưởng, điểm phạt.", "", "", ""),
        ("", "Xếp hạng theo mức xếp loại trước, sau đó theo điểm.", "", "", ""),
    ]


@pytest.mark.parametrize("suffix", WRITERS)
def test_read_again_they_are_the_same_and_the_file_is_a_set(suffix: str, tmp_path: Path) -> None:
    found = imported(tmp_path, f"a{suffix}", WRITERS[suffix](small()))
    assert of_set(read_criteria(found.text.encode(), "set.yaml").criteria) == of_set(small())
    assert not [one for one in found.told if one.code == "annex-grade-lost"]


@pytest.mark.parametrize("seed", SEEDS)
def test_those_of_any_set_are_read_again(seed: int, tmp_path: Path) -> None:
    rng = Random(seed)
    made = generate(seed, 1, rng.randint(1, 4), rng.randint(1, 3), gates=True, conditions=True)
    criteria = read_criteria(made.criteria_yaml.encode(), "criteria.yaml").criteria
    suffix = rng.choice(list(WRITERS))
    assert of_text(imported(tmp_path, f"a{suffix}", WRITERS[suffix](criteria)).text) == of_set(criteria)


def test_what_was_changed_beyond_recognition_is_told_and_stands_in_the_file(tmp_path: Path) -> None:
    book = load_workbook(io.BytesIO(WRITERS[".xlsx"](small())))
    sheet = book.worksheets[1]
    sheet["D2"], sheet["E3"], sheet["C4"], sheet["D5"] = "Không có đơn thư", "một nửa", "còn lại", "trừ khi có lý do"
    found = imported(tmp_path, "a.xlsx", book)
    lost = [(one.place.line, one.values["said"]) for one in found.told if one.code == "annex-grade-lost"]
    assert lost == [
        (2, "a: Không có đơn thư"),
        (3, "b: một nửa"),
        (4, "c | Còn lại | còn lại"),
        (5, "không quá 49,5% điểm tối đa | trừ khi có lý do"),
    ]
    assert found.text.count("# CHƯA HIỂU (bảng xếp loại):") == 4


def test_tables_of_others_give_no_grades(tmp_path: Path) -> None:
    document = Document(io.BytesIO(WRITERS[".docx"](criteria_of(leaf("1"), leaf("2")))))
    table = document.add_table(rows=2, cols=3)
    for cell, text in zip(
        (*table.rows[0].cells, *table.rows[1].cells), ("Xếp loại", "Mức điểm", "x", "A", "90", ""), strict=True
    ):
        cell.text = text
    assert "grades" not in imported(tmp_path, "a.docx", document).text


def test_grades_of_one_title_go_by_their_ids() -> None:
    assert grade_names({"a": "Tốt", "b": "Tốt", "c": "d", "d": "Khá", "e": "“Giỏi”"}) == {
        "a": "a", "b": "b", "c": "c", "d": "Khá", "e": "e",
    }  # fmt: skip


@pytest.mark.parametrize("words", ["", "mục 1", "đạt điều kiện", "ít nhất 1 trong các yêu cầu (mục 1 từ 5%; x)", "((("])
def test_what_is_no_item_is_none(words: str) -> None:
    assert item_of(words) is None


def test_items_nested_without_end_are_none() -> None:
    assert item_of("ít nhất 1 trong các yêu cầu (" * 50 + "mục 1 từ 5%" + ")" * 50) is None
