"""The tables of an Excel workbook: each of its sheets, merged cells as they are seen."""

from pathlib import Path

from scoring.annex.grid import Cell, Grid, refuse_large
from scoring.forms.read_workbook import Sheet, read_workbook
from scoring.problems import Fault


def read_xlsx(path: Path) -> list[Grid]:
    """The sheets that have anything. Raises `Fault`."""
    return [_grid(sheet, str(path)) for sheet in read_workbook(path).sheets if any(map(any, sheet.rows))]


def _grid(sheet: Sheet, file: str) -> Grid:
    wide = max(map(len, sheet.rows))
    refuse_large(len(sheet.rows), wide)
    belongs = _belongs(sheet)
    grid = Grid(file, sheet.name, [])
    for row in range(len(sheet.rows)):
        cells = []
        for column in range(wide):
            origin = belongs.get((row, column), (row, column))
            text = sheet.text(origin)
            cells.append(Cell(text, goes_on=origin != (row, column)))
            if (row, column) in sheet.marks.errors:
                grid.faults.setdefault(row, Fault("annex-cell-error"))
        grid.rows.append(cells)
    return grid


def _belongs(sheet: Sheet) -> dict[tuple[int, int], tuple[int, int]]:
    """The cell that shows the text, of every cell within a merged one."""
    belongs = {}
    for area in sheet.marks.merged:
        last_row = min(area.last[0], len(sheet.rows) - 1)
        last_column = min(area.last[1], max(map(len, sheet.rows)) - 1)
        for row in range(area.first[0], last_row + 1):
            for column in range(area.first[1], last_column + 1):
                belongs[row, column] = area.first
    return belongs
