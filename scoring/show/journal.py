"""What a row of the journal wrote, in one line of words, for the terminal and for pages."""

from collections.abc import Collection, Mapping
from typing import Any

from scoring.campaign.workflow import RIGHTS
from scoring.messages import CATALOGUE
from scoring.show.moments import moment_text
from scoring.show.numbers import typed_points
from scoring.tree.facts import APPLIES, NO, NOT_APPLICABLE, YES
from scoring.words import tell

STATEMENT = ("note", "evidence")
"""What is told of an answer after its facts or points."""

FACTS: Mapping[str, str] = {
    YES: "word-yes", "yes": "word-yes", NO: "word-no", "no": "word-no",
    NOT_APPLICABLE: "layer-claim", APPLIES: "layer-applies",
}  # fmt: skip
"""Facts that are words, however they were typed."""

NAMED_BY: Mapping[str, tuple[int | str, ...]] = {
    "assignment": ("role", "unit", "body", "leaves"), "unitfile": ("name",), "criteriatext": ("name",),
    "extension": ("due",), "mark": (1,), "substitute": (1,), "conflict": (1,), "session": (0, "day"),
    "attendance": ("how",), "agenda": (1,), "opinion": (1,), "vote": (1, "choice"), "publication": ("decision", "day"),
    "document": (1,), "documentfile": (1,), "citation": (2,), "intakerow": (0,),
}  # fmt: skip
"""What names a row of a table to people: places in its key, columns of a new one. Others say what they are alone."""

MOMENTS = ("submitted", "asked", "due", "day")
"""Columns whose values are moments or days."""
PLAIN = ("state", "choice", "how")
"""Columns whose values say themselves what they are."""
SILENT = ("columns", "settings", "criteria", "confirmed")
"""Columns whose values say nothing to people: only that they changed. Columns without a name are not told at all."""

FILE_ACTS = {right.act for right in RIGHTS if right.states}
"""Acts upon a unit's file: the campaign's own chain repeats them, only to seal the file's."""


def only_seals(unit: str, act: str, what: Collection[object]) -> bool:
    """Whether a row of a campaign's own chain says nothing to people that the file's chain does not."""
    return not unit and not what and act in FILE_ACTS


def change_line(change: Mapping[str, Any], lang: str) -> str:
    """A change of a stored row: an answer as it is stated, another row by what names it, else what changed in it."""
    if "code" in change:
        return _answer_line(change, lang)
    table, key, after = change["table"], change["key"], change["after"]
    is_new = change["before"] is None
    by = [one for one in NAMED_BY.get(table, ()) if is_new or isinstance(one, int)]
    names = [("", key[one]) if isinstance(one, int) else (one, after.get(one)) for one in by]
    said_names = [_value(column, value, lang) for column, value in names if value not in ("", None)]
    words = " ".join([tell(f"journal-of-{table}", lang), *said_names])
    if is_new:
        return words
    said = [_column(name, change["before"][name], value, lang) for name, value in after.items()]
    return ": ".join(one for one in (words, "; ".join(filter(None, said))) if one)


def _answer_line(change: Mapping[str, Any], lang: str) -> str:
    word = FACTS.get(change["facts"].casefold())
    facts = tell(word, lang) if word else change["facts"]
    points = typed_points(change["points"], lang)
    worth = tell("word-so-many-points", lang, points=points) if points else ""
    stated = [one for one in (facts, worth, *(change[name] for name in STATEMENT)) if one]
    stage = tell(f"stage-{change['stage']}", lang)
    return f"{change['code']} ({stage}): {'; '.join(stated or [tell('layer-withdrawn', lang)])}"


def _column(name: str, before: object, after: object, lang: str) -> str:
    code = f"journal-column-{name}"
    if name not in PLAIN and code not in CATALOGUE:
        return ""
    if name in SILENT:
        return tell(code, lang) if after else ""
    old, new = (_value(name, value, lang) for value in (before, after))
    change = f"{old} → {new}" if old else new
    return change if name in PLAIN else f"{tell(code, lang)}: {change}"


def _value(column: str, value: object, lang: str) -> str:
    """A value in words."""
    if isinstance(value, bool):
        return tell("word-yes" if value else "word-no", lang)
    text = "" if value is None else str(value)
    codes = {
        "state": (f"state-{text}", f"journal-state-{text}", f"web-publication-{text}"),
        "role": (f"role-{text}",),
        "how": (f"council-{text}",),
        "choice": (f"council-{text}",),
    }
    words = [code for code in codes.get(column, ()) if code in CATALOGUE]
    if words:
        return tell(words[0], lang)
    return moment_text(text, lang) if column in MOMENTS else text
