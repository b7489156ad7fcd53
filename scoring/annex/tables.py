"""Which of a file's tables is the annex: the longest one that lists criteria, with those that go on from it."""

from collections.abc import Sequence

from scoring.annex.columns import Columns, find_columns
from scoring.annex.grid import Grid
from scoring.annex.lines import lines_of
from scoring.annex.numbering import placed
from scoring.problems import Problem

Found = tuple[Grid, Columns]


def chosen(grids: Sequence[Grid]) -> tuple[Found | None, list[Problem]]:
    """The table to read, and what is told of others with the same kind of columns, which are not read."""
    joined: list[Found] = []
    for grid in grids:
        columns = find_columns(grid)
        before = joined[-1] if joined else None
        if before and (made := _continued(before, grid, columns)):
            joined[-1] = made
        elif columns:
            joined.append((grid, columns))
    if not joined:
        return None, []
    best = max(joined, key=lambda one: len(one[0].rows))
    others = [
        grid.problem("annex-others", columns.heading_row, True) for grid, columns in joined if grid is not best[0]
    ]
    return best, others


def _continued(before: Found, grid: Grid, columns: Columns | None) -> Found | None:
    """A table with the one behind it that goes on from it: the same columns, or no heading and as many; other codes."""
    first, known = before
    if columns is None:
        if not grid.rows or len(grid.rows[0]) != len(first.rows[known.heading_row]):
            return None
        joined = first.joined(grid, 0)
    elif known.like(columns):
        joined = first.joined(grid, columns.body_from)
    else:
        return None
    codes = [at.code for at in placed(line.number for line in lines_of(joined, known).blocks["tree"])]
    return (joined, known) if len(codes) == len(set(codes)) else None
