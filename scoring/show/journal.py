"""What a row of the journal wrote, in one line, for the terminal and for pages."""

from collections.abc import Mapping
from typing import Any

SHOWN = ("code", "stage", "facts", "points", "note", "evidence")
"""What is told of an answer."""


def change_line(change: Mapping[str, Any]) -> str:
    """A change of a stored row: an answer as it is stated, another row by its key, else what changed in it."""
    if "code" in change:
        return " ".join(str(change[name]) for name in SHOWN if change[name])
    after = change["after"]
    if change["before"] is None:
        return f"{change['table']} {' '.join(map(str, change['key']))}"
    said = [f"{name}: {change['before'][name]} → {value}" for name, value in after.items()]
    return "; ".join(said)
