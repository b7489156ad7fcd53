"""Cells that hold counts, one a kind of item or fault."""

from collections.abc import Sequence


def not_counts(cells: Sequence[str]) -> str:
    """What must not be of cells with counts: none filled in, something else in one, below 0, not whole."""
    listed = ",".join(cells)
    parts = "+".join(f"ABS(N({cell})-INT(N({cell})))" for cell in cells)
    return f"COUNT({listed})=0,COUNTA({listed})>COUNT({listed}),MIN({listed})<0,{parts}>0"
