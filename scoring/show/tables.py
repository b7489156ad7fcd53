"""Tables for the terminal: one function, so that all of them look alike and none passes on what would move a cursor."""

from collections.abc import Sequence
from typing import NamedTuple

from tabulate import tabulate

from scoring.words import printable


class Shown(NamedTuple):
    """A table in words, for the terminal and for pages: heads, rows, the columns that end at the right, widths."""

    heads: Sequence[str]
    rows: Sequence[Sequence[str]]
    right: tuple[int, ...] = ()
    widths: Sequence[int | None] | None = None

    def printed(self) -> str:
        """As the terminal shows it."""
        return table(self.rows, self.heads, self.right, self.widths)


def table(
    rows: Sequence[Sequence[str]],
    headers: Sequence[str],
    right: Sequence[int] = (),
    widths: Sequence[int | None] | None = None,
    style: str = "simple",
) -> str:
    """Rows below headers; the columns `right` end at the right, those with a width are broken to it.

    A cell may have several lines of its own.
    """
    clean = [["\n".join(map(printable, cell.split("\n"))) for cell in row] for row in rows]
    align = ["right" if index in right else "left" for index in range(len(headers))]
    return tabulate(
        clean,
        headers,
        tablefmt=style,
        disable_numparse=True,
        colalign=align if rows else None,
        maxcolwidths=widths if rows else None,
    )
