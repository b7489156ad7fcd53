"""What a row of the journal wrote, in one line, for the terminal and for pages."""

from collections.abc import Mapping
from typing import Any

from scoring.words import tell

SHOWN = ("code", "stage", "facts", "points", "note", "evidence")
"""What is told of an answer."""
SAID: Mapping[tuple[str, str], str] = {
    ("unitfile", "state"): "state", ("vote", "choice"): "council", ("attendance", "how"): "council",
}  # fmt: skip
"""Columns whose values are words of the catalogue, by table, and what these begin with there."""

NAMED = ("round", "printed", "submitted", "asked")
"""Columns that are called something else among people."""


def change_line(change: Mapping[str, Any], lang: str) -> str:
    """A change of a stored row: an answer as it is stated, another new row by its key, else what changed in it."""
    if "code" in change:
        stage = tell(f"stage-{change['stage']}", lang)
        return " ".join(stage if name == "stage" else str(change[name]) for name in SHOWN if change[name])
    table, before, after = change["table"], change["before"], change["after"]
    words = tell(f"journal-of-{table}", lang)
    if before is None:
        names = [str(part) for part in change["key"][1:] if isinstance(part, str) and part]
        values = [_value(table, name, value, lang) for name, value in after.items() if (table, name) in SAID]
        return " ".join([words, *names, *values])
    said = [
        " → ".join(_value(table, name, one[name], lang) for one in (before, after))
        if (table, name) in SAID
        else f"{tell(f'journal-column-{name}', lang) if name in NAMED else name}: {before[name]} → {after[name]}"
        for name in after
    ]
    return f"{words}: {'; '.join(said)}"


def _value(table: str, name: str, value: object, lang: str) -> str:
    return tell(f"{SAID[table, name]}-{value}", lang) if value else ""
