"""The fields of a leaf on a page: one for each cell that a form asks, and back from what was typed to a row.

What a rule asks, and how cells make facts, is that of the Excel form (`spreadsheet.fields`); here stand only the
names of fields, the words of choices, and which fault belongs to which field.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from scoring.campaign.answers import Answer
from scoring.campaign.check_answers import RowChecks
from scoring.campaign.workflow import DECIDING
from scoring.problems import Fault
from scoring.spreadsheet.fields import NOT_DONE, WAYS, Cells, Field, cells_from, facts_from, fields_of, titles_of
from scoring.tree.facts import CLAIMS, NO, NOT_APPLICABLE, YES, read_date
from scoring.tree.model import Branch, Leaf
from scoring.tree.rule import Asked, Sort
from scoring.words import day_text, tell

TICKED = "1"
TEXTS = ("note", "evidence")
MOST_LETTERS = 4000
ASKS: Mapping[Sort, tuple[str, ...]] = {
    "yes_no": ("web-ask-yes-no",),
    "level": ("web-ask-level",),
    "count": ("web-ask-count",),
    "date": ("book-fact-date", "step-not-done"),
    "share": ("web-ask-part", "book-fact-total"),
    "ratio": ("web-ask-part", "book-fact-total"),
    "number": ("web-ask-number",),
    "survey": ("web-ask-survey", "web-ask-answered"),
    "judgement": ("web-ask-judged",),
}
"""What a page asks in each cell of a fact, by its sort; the form's words speak of columns."""


class Typed(NamedTuple):
    """What stands in the fields of a node: its cells in order, the claim, points in place of facts, note, evidence."""

    cells: tuple[str, ...] = ()
    claim: bool = False
    points: str = ""
    note: str = ""
    evidence: str = ""

    @property
    def is_empty(self) -> bool:
        return not (any(self.cells) or self.claim or self.points or self.note or self.evidence)


class Choice(NamedTuple):
    """One of several to choose from."""

    value: str
    label: str
    chosen: bool


class Input(NamedTuple):
    """One field: its name, label and hint, what stands in it, what it offers."""

    name: str
    label: str
    kind: str
    value: str
    choices: tuple[Choice, ...]
    error: str
    keys: str = "text"
    """The keyboard of a phone that has all signs it may need: text, numeric, decimal (digits and the comma)."""
    offered: str = ""
    """What was stated a year ago and may stand here, as it is typed."""


class Group(NamedTuple):
    """The fields of one fact; `heading` names an item to tick or faults to count."""

    heading: str
    inputs: tuple[Input, ...]


class Wrong(NamedTuple):
    """What keeps fields from being a row: a fault, and the field it stands at ("" where at none)."""

    field: str
    fault: Fault


def typed_of(posted: Mapping[str, str], node: Branch | Leaf, asks_points: bool = False) -> Typed:
    """The fields of a node as they were sent; what it doesn't ask is not looked at."""

    def text(name: str) -> str:
        return posted.get(name, "").strip()[:MOST_LETTERS]

    cells = tuple(text(f"fact{number}") for number in range(len(_fields(node))))
    note, evidence = (text(name).replace("\r\n", "\n") for name in TEXTS)
    return Typed(cells, posted.get("claim") == TICKED, text("points") if asks_points else "", note, evidence)


def typed_from(node: Branch | Leaf, row: Answer | None) -> Typed:
    """The fields that say what a row says."""
    empty = ("",) * len(_fields(node))
    if row is None:
        return Typed(empty)
    claim = row.facts in CLAIMS
    cells = cells_from(node.rule, row.facts) if isinstance(node, Leaf) and not claim else empty
    return Typed(cells, claim, row.points, row.note, row.evidence)


def typed_again(kept: Sequence[Any]) -> Typed:
    """The fields as a draft kept them."""
    cells, claim, points, note, evidence = kept
    return Typed(tuple(cells), claim, points, note, evidence)


def _fields(node: Branch | Leaf) -> tuple[Field, ...]:
    return fields_of(node.rule) if isinstance(node, Leaf) else ()


# ── on the page ───────────────────────────────────────────────────────────────────────────────────────────────────


def groups_of(
    node: Branch | Leaf, typed: Typed, wrong: Sequence[Wrong], lang: str, offered: Cells = ()
) -> tuple[Group, ...]:
    """The fields of a node's facts, with what stands in them and what each offers."""
    groups = tuple(_groups(node, typed, {one.field: one.fault for one in wrong}, lang))
    return tuple(map(_offering, groups, offered)) if any(offered) else groups


def _offering(group: Group, text: str) -> Group:
    """A fact of its own, which has one field, with what it offers."""
    (field,) = group.inputs
    shown = _day(text) if field.kind == "date" else text
    return group._replace(inputs=(field._replace(offered=shown),))


def _groups(node: Branch | Leaf, typed: Typed, wrong: Mapping[str, Fault], lang: str) -> Iterator[Group]:
    if isinstance(node, Branch):
        return
    number = 0
    for asked in node.rule.asks:
        inputs = []
        for field, label in zip(WAYS[asked.sort].fields(asked), _asks(asked), strict=True):
            name = f"fact{number}"
            error = say_fault(wrong[name], lang) if name in wrong else ""
            asks = tell(label, lang, low=asked.low, high=asked.high, step=asked.step)
            inputs.append(_input(name, field, asked, asks, typed.cells[number], error, lang))
            number += 1
        heading = ""
        if asked.row is not None:
            heading = asked.row.title.in_language(lang)
        yield Group(heading, tuple(inputs))


def _asks(asked: Asked) -> tuple[str, ...]:
    """What each cell of a fact asks; a share in a row of its own has one cell, as in the form."""
    if asked.row is not None and asked.sort in ("share", "ratio"):
        return ("form-ask-percent",)
    if asked.row is not None and asked.sort == "date":
        return ("form-ask-day",)
    return ASKS[asked.sort]


def _input(name: str, field: Field, asked: Asked, asks: str, value: str, error: str, lang: str) -> Input:
    shown = value
    if field.kind == "date" and value:
        shown = _day(value)
    choices = tuple(
        Choice(choice, label, choice == value)
        for choice, label in zip(field.choices, _labels(field, asked, lang), strict=True)
    )
    return Input(name, asks, _kind(field), shown, choices, error, _keys(field))


def _keys(field: Field) -> str:
    if field.kind == "whole":
        return "numeric"
    has_minus = field.low is None or field.low < 0  # which the keyboards of decimals don't have
    return "decimal" if field.kind == "decimal" and not has_minus else "text"


def _kind(field: Field) -> str:
    if field.kind != "choice":
        return field.kind
    return "tick" if len(field.choices) == 1 else "choice"


def _labels(field: Field, asked: Asked, lang: str) -> Sequence[str]:
    """The choices in the language of the page; what is sent is what the form has."""
    words = {YES: tell("web-yes", lang), NO: tell("web-no", lang), NOT_DONE: tell("web-not-done", lang)}
    if asked.levels and field.choices == titles_of(asked.levels):
        return [
            tell("form-option", lang, title=level.title, points=level.points) for level in asked.levels
        ]  # fmt: skip
    return [words[choice] for choice in field.choices]


def _day(text: str) -> str:
    """A date as people write it; what is none stays as typed."""
    try:
        day = read_date(text)
    except Fault:
        return text
    return day_text(day) if day else text


def say_fault(fault: Fault, lang: str) -> str:
    """A fault in words."""
    return tell(fault.code, lang, **fault.values)


# ── what was typed, as a row ──────────────────────────────────────────────────────────────────────────────────────


def row_of(
    checks: RowChecks, unit: str, node: Branch | Leaf, stage: str, typed: Typed, by: str, stands: bool = False
) -> tuple[Answer, tuple[Wrong, ...]]:
    """The row that fields make, and what is wrong with them; with nothing wrong the row may be stated.

    `stands`: whether there is an earlier row, which who decides may take back by its reason alone.
    """
    wrong: list[Wrong] = []
    facts = ""
    if typed.claim:
        facts = NOT_APPLICABLE
        if any(typed.cells):
            wrong.append(Wrong("claim", Fault("form-claim-and-facts", code=node.code)))
    elif isinstance(node, Leaf) and any(typed.cells):
        try:
            facts = facts_from(node.rule, typed.cells)
        except Fault as fault:
            wrong.append(Wrong(f"fact{_guilty(typed.cells, fault)}", fault))
        wrong += _half_filled(node, typed)
    row = Answer(unit, node.code, stage, facts, typed.points, typed.note, typed.evidence, by)
    if not wrong:
        wrong += [Wrong(_field_of(column, typed), found) for column, found in checks.of_new(row)]
    states = bool(facts or typed.points) or (bool(typed.note) and _says_by_note(stage, stands))
    if stage in DECIDING and not typed.is_empty and not typed.note and not wrong:
        wrong.append(Wrong("note", Fault("adjustment-without-reason", code=node.code)))
    if not wrong and not states and not typed.is_empty:
        wrong.append(Wrong("fact0", Fault("web-facts-missing")))
    return row, tuple(wrong)


def _says_by_note(stage: str, stands: bool) -> bool:
    return stage == "explanation" or (stage in DECIDING and stands)


def _half_filled(node: Leaf, typed: Typed) -> Iterator[Wrong]:
    """Of several items, those that nothing is said of: each asks for its own yes or no."""
    if not node.rule.rows:
        return
    number = 0
    for asked in node.rule.asks:
        if asked.sort == "yes_no" and not typed.cells[number]:
            yield Wrong(f"fact{number}", Fault("web-item-open"))
        number += len(WAYS[asked.sort].fields(asked))


def _guilty(cells: Sequence[str], fault: Fault) -> int:
    """The cell that a fault speaks of."""
    given = fault.values.get("given")
    named = [index for index, cell in enumerate(cells) if cell and cell == given]
    return named[0] if named else next(index for index, cell in enumerate(cells) if cell)


def _field_of(column: str, typed: Typed) -> str:
    if column == "facts":
        return "claim" if typed.claim else "fact0"
    return column if column in ("points", *TEXTS) else ""
