"""What the workbook of a unit states, read back: found by hidden roles and keys, not by captions."""

from collections.abc import Iterator, Mapping, Sequence

from scoring.publish.stated import Quantity, Stated, number_text
from scoring.publish.workbooks.unit_cover import FIRST as VALUE_COLUMN
from scoring.publish.workbooks.unit_sheet import KEY_COLUMN, ROLE_ROW
from scoring.spreadsheet.book import cell, quoted

Rows = Sequence[Sequence[object]]
FIGURES: tuple[Quantity, ...] = ("score", "max", "percent", "rank", "grade")


def stated_in_unit_workbook(keys: Mapping[str, str], sheets: Mapping[str, Rows]) -> Iterator[Stated]:
    """The points and max of every node, then score, max, percent, rank and grade.

    `keys` is the hidden sheet, `sheets` the cells of all sheets by name. A sheet that is not there states nothing.
    """
    yield from _nodes(keys, sheets.get(keys.get("sheet:score", ""), ()))
    yield from _whole(keys, sheets.get(keys.get("sheet:cover", ""), ()))


def _nodes(keys: Mapping[str, str], rows: Rows) -> Iterator[Stated]:
    roles = list(rows[ROLE_ROW]) if rows else []
    wanted: tuple[Quantity, ...] = ("points", "max")
    stage = keys.get("stage", "")
    columns = [(what, roles.index(f"{what}-{stage}")) for what in wanted if f"{what}-{stage}" in roles]
    for number, row in enumerate(rows):
        code = str(row[KEY_COLUMN]) if row else ""
        if number == ROLE_ROW or not code or code.startswith("|"):
            continue
        for what, column in columns:
            place = f"{quoted(keys['sheet:score'])}!{cell(number, column)}"
            yield Stated(keys.get("unit", ""), code, what, number_text(row[column], _digits(keys)), place)


def _whole(keys: Mapping[str, str], rows: Rows) -> Iterator[Stated]:
    grades = {title: key.partition(":")[2] for key, title in keys.items() if key.startswith("grade:")}
    for number, row in enumerate(rows):
        key = str(row[KEY_COLUMN]) if row else ""
        what = next((figure for figure in FIGURES if figure == key), None)
        if what is None:
            continue
        value = row[VALUE_COLUMN] if len(row) > VALUE_COLUMN else ""
        digits = 0 if what == "rank" else _digits(keys)
        text = grades.get(str(value), str(value)) if what == "grade" else number_text(value, digits)
        place = f"{quoted(keys['sheet:cover'])}!{cell(number, VALUE_COLUMN)}"
        yield Stated(keys.get("unit", ""), "", what, text, place)


def _digits(keys: Mapping[str, str]) -> int:
    """The precision; 0 where the hidden sheet has no such number."""
    text = keys.get("precision", "")
    return int(text) if len(text) == 1 and text in "0123456789" else 0
