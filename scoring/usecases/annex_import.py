"""The table of a decision read as a criteria file: everything that was guessed and not understood is told."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from scoring.problems import Fault, Place, Problem, Refusal
from scoring.usecases.extras import Extra, needs

if TYPE_CHECKING:
    from scoring.annex.draft import Drafted
    from scoring.annex.grid import Grid

EXTRAS: dict[str, Extra] = {".docx": "publish", ".xlsx": "forms"}
"""The extra that reading a file of a suffix needs."""


@dataclass(frozen=True)
class Imported:
    """The criteria file as text, the tree that it was made of, and what is to be looked at."""

    text: str
    drafted: "Drafted"
    told: list[Problem]


def import_annex(path: Path, lang: str) -> Imported:
    """The criteria set in the table of a Word or Excel file. Raises `Refusal` with all its problems."""
    grids = _grids(path)
    from scoring.annex.draft import draft_of
    from scoring.annex.lines import lines_of
    from scoring.annex.read_grades import apart, read_grades
    from scoring.annex.tables import chosen
    from scoring.annex.write_yaml import criteria_text, heading_of

    of_grades, rest = apart(grids)
    chosen_grid, others = chosen(rest)
    if chosen_grid is None:
        raise Refusal([Problem("annex-no-table", Place(str(path)), {})])
    grid, columns = chosen_grid
    try:
        drafted, problems = draft_of(grid, columns, lines_of(grid, columns))
    except Fault as fault:
        raise Refusal([Problem.of(fault, grid.place(columns.heading_row))]) from None
    if problems:
        raise Refusal(problems)
    graded = read_grades(of_grades)
    text = criteria_text(drafted, graded, heading_of(drafted, path.stem), lang)
    told = [*drafted.told, *others, *graded.told]
    return Imported(text, drafted, sorted(told, key=lambda one: (one.place.file, one.place.line or 0)))


def _grids(path: Path) -> "Sequence[Grid]":
    """The tables of the file. Raises `Refusal`."""
    try:
        if path.suffix.casefold() == ".docx":
            with needs("publish"):
                from scoring.annex.read_docx import read_docx
            return read_docx(path)
        with needs("forms"):
            import python_calamine  # noqa: F401 refused before anything is read

            from scoring.annex.read_xlsx import read_xlsx
        return read_xlsx(path)
    except Fault as fault:
        raise Refusal([Problem.of(fault, Place(str(path)))]) from None
