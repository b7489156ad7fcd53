"""Grades with quotas and ranks by grade are live in the summary: a fact changed is followed to both."""

from pathlib import Path

import pytest

from scoring.campaign.campaign import Campaign
from scoring.engine.ranking import parted, rank_campaign
from scoring.publish.publication import publication_of
from scoring.publish.workbooks.summary import summary_workbook
from scoring.words import tell
from tests import small
from tests.publish.workbooks.summary_books import changed, formulas
from tests.spreadsheet.office import cells, needs_office, recalculated

GRADES = """grades:
- {id: top, vi: Xuất sắc, en: Top, at_least: 80, quota: {share: 40}}
- {id: good, vi: Tốt, en: Good, at_least: 60, requires: [{node: B, at_least: 50}], quota: {share: 75, of: [top, good]}}
- {id: fair, vi: Khá, en: Fair, at_least: 40}
- {id: weak, vi: Yếu, en: Weak, at_least: 0}
"""
UNITS = "\n".join(f"0{number},{name},xa" for number, name in enumerate(("An", "Bình", "Châu", "Dung", "Em"), 1))
POINTS = {"01": ("600", "4"), "02": ("560", "4"), "03": ("560", "4"), "04": ("520", "1"), "05": ("320", "3")}


def _campaign(folder: Path, first: str, ties: str = "min") -> Campaign:
    leaves = (
        small.leaf("A", "6", "{kind: per_item, points: 0.01}"),
        small.leaf("B", "4", "{kind: value, min: 0, max: 4}"),
    )
    text = small.criteria_text(*leaves, more=f"{GRADES}ranking: {{ties: {ties}, by: grade}}\n")
    points = {**POINTS, "01": (first, "4")}
    rows = [f"{unit},A,self,{done}\n{unit},B,self,{value}" for unit, (done, value) in points.items()]
    return small.campaign(folder, text, "\n".join(rows), units=UNITS)


def _told(rows: list[list[object]]) -> dict[object, tuple[object, object]]:
    """Rank and grade of every unit in the ranking."""
    head = next(number for number, row in enumerate(rows) if "Hạng" in row)
    rank, name, grade = (rows[head].index(word) for word in ("Hạng", "Đơn vị", "Xếp loại"))
    return {row[name]: (row[rank], row[grade]) for row in rows[head + 1 :] if row[name]}


@needs_office
@pytest.mark.parametrize("ties", ["min", "dense"])
def test_a_fact_changed_moves_quotas_and_ranks(ties: str, tmp_path: Path) -> None:
    campaign = _campaign(tmp_path / "one", "600", ties)
    raw = summary_workbook(publication_of(campaign, "final"), "vi")
    edited = changed(raw, lambda content: content.replace(b"<v>600</v>", b"<v>431</v>"))
    assert edited != raw
    found = recalculated({"edited": edited})["edited"]["Xếp hạng"]
    titles = {grade.id: grade.title.vi for grade in campaign.criteria.grades}
    expected = {
        placed.result.unit.name: (placed.rank, titles[placed.grade or ""])
        for placed in rank_campaign(_campaign(tmp_path / "two", "431", ties)).units
    }
    assert _told(found) == expected
    assert _told(cells(raw)["Xếp hạng"]) != expected


def test_grades_and_ranks_are_formulas_throughout(tmp_path: Path) -> None:
    raw = summary_workbook(publication_of(_campaign(tmp_path, "600"), "final"), "vi")
    assert any("COUNTIFS" in formula for formula in formulas(raw))
    assert tell("book-values", "vi") not in str(cells(raw))


def test_units_parted_by_their_grades_are_not_parted_by_a_node(tmp_path: Path) -> None:
    results = rank_campaign(_campaign(tmp_path, "600"))
    placed = {one.result.unit.code: one for one in results.units}
    assert placed["04"].result.ratio == placed["05"].result.ratio
    assert placed["04"].grade != placed["05"].grade
    assert parted(results) == []
