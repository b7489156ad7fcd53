"""Conditions stand on a sheet of their own in the form of a commune, and come back with it."""

from pathlib import Path

import openpyxl

from scoring.campaign.folder import read_campaign
from scoring.cli.main import run
from tests.small import criteria_text, leaf, write

HEAD = "Số liệu (1)"
CONDITIONS = """
caps: [{unless: {condition: DK}, at_most: 49}]
conditions: [{code: DK, vi: Không ai bị kỷ luật, rule: {kind: yes_no}, not_applicable: exclude}]
"""


def test_condition_is_filled_in_and_collected(tmp_path: Path) -> None:
    criteria = criteria_text(leaf("1", "10", "{kind: value, max: 10}"), more=CONDITIONS)
    folder = write(tmp_path / "campaign", criteria, "01,1,self,9.5")
    assert run(["form", "issue", str(folder), "--stage", "self", "--out", str(tmp_path / "forms")]) == 0
    (form,) = (tmp_path / "forms").glob("*.xlsx")
    book = openpyxl.load_workbook(form)
    sheet = book["Điều kiện"]
    row, column = next(
        (cell.row, cell.column)
        for line in sheet.iter_rows()
        for cell in line
        if cell.value in ("Số liệu", "Số liệu (1)")
    )
    (at,) = (cell.row for line in sheet.iter_rows() for cell in line if cell.value == "DK" and cell.row > row)
    sheet.cell(at, column).value = "không"
    book.save(form)
    assert run(["form", "collect", str(folder), str(form)]) == 0
    rows = [(row.code, row.facts) for row in read_campaign(folder).answers if row.code == "DK"]
    assert rows == [("DK", "không")]
