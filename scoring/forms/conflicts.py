"""Where form and campaign both changed since the issue: who changed what, when, and whose word counts.

A commune's corrected form replaces what an earlier file of the same issue brought, where it was saved later; what
somebody else changed is a conflict that a person settles. Forms of a body, which several people fill in, have no such
second case.
"""

import datetime
import re
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from scoring.campaign.answers import Answer, told_moment
from scoring.campaign.intake import Intake
from scoring.forms.base import Node
from scoring.forms.ledger import Ledger
from scoring.forms.merge_row import STATEMENT, Merged, Part, Side, Texts, alike, is_stated, merge, texts_of_row
from scoring.forms.sent import Sent, SentRow
from scoring.problems import Problem, Said
from scoring.tree.model import Leaf
from scoring.words import NOTHING

MOST_QUOTED = 8
"""More cells than these are named by their codes alone: what stands in each would bury the message."""
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class Beside(NamedTuple):
    """A row of the form beside what was issued and what stands.

    history: the rows of its stage, first to last; rested: the facts that a decision rests on.
    """

    unit: str
    row: SentRow
    base: Texts
    form: Texts
    stands: Texts
    history: Sequence[Answer]
    rested: Texts


class Conflicts:
    """The conflicts of one form, and what it has as issued while an earlier file of its issue changed it."""

    def __init__(self, ledger: Ledger, sent: Sent, side: Side | None, restore: frozenset[str]) -> None:
        self.ledger = ledger
        self.sent = sent
        self.side = side
        self.restore = restore
        self.restored: set[str] = set()
        self._found: list[Problem] = []
        self._older: dict[str, Intake] = {}
        self._left: list[tuple[Intake, Said]] = []

    def merged(self, beside: Beside) -> Merged:
        """The row merged; its conflicts are noted."""
        merged = merge(
            beside.base,
            beside.form,
            beside.stands,
            lambda part: self._settled(beside, part),
            lambda part: self._is_restored(beside, part),
            beside.rested,
        )
        for part in merged.conflicts:
            self._note(beside, part)
        for part in merged.left:
            if alike(merged.texts[part], beside.stands[part]):
                self._note_left(beside, part)
        return merged

    def problems(self) -> Iterator[Problem]:
        yield from self._found
        for form in self._older.values():
            saved = {"saved": told_moment(form.saved), "own": told_moment(self.sent.saved)}
            values = {"file": form.file, "id": form.id, **saved}
            yield Problem("form-older", self.sent.place(), values)

    def left(self) -> Iterator[Problem]:
        """A notice for each earlier file whose changes this one has as issued."""
        files = {form.id: form for form, _ in self._left}
        for number, form in files.items():
            cells = [said for other, said in self._left if other.id == number]
            codes = list(dict.fromkeys(said.values["code"] for said in cells))
            named = cells if len(cells) <= MOST_QUOTED else codes
            values = {"file": form.file, "id": number, "count": len(cells), "cells": named}
            yield Problem("form-left-as-issued", self.sent.place(), values, notice=True)

    # ── part by part ──────────────────────────────────────────────────────────────────────────────────────────────

    def _settled(self, beside: Beside, part: Part) -> Side | None:
        if self.side is not None:
            return self.side
        later = self._corrects(beside, part)
        return "theirs" if later else None

    def _corrects(self, beside: Beside, part: Part) -> bool | None:
        """Whether this is a commune's later word on its own earlier one; None where it is no such case."""
        form = self._earlier(beside, part)
        return self.sent.is_later_than(form.saved) if form and self.sent.of_commune else None

    def _earlier(self, beside: Beside, part: Part) -> Intake | None:
        """The earlier file of the same issue that what stands came with."""
        row = _set_by(beside, part)
        form = self.ledger.form_of(row) if row else None
        meta = self.sent.meta
        unit = meta.unit if self.sent.of_commune else ""
        same = form is not None and form[4:8] == (unit, meta.body, meta.stage, meta.issue)
        return form if same else None

    def _is_restored(self, beside: Beside, part: Part) -> bool:
        names = {beside.row.node.code, f"{beside.unit}:{beside.row.node.code}"} & self.restore
        if not names or self._earlier(beside, part) is None:
            return False
        self.restored |= names
        return True

    def _note(self, beside: Beside, part: Part) -> None:
        if self._corrects(beside, part) is False:
            form = self._earlier(beside, part)
            if form is not None:
                self._older[form.id] = form
                return
        row = _set_by(beside, part)
        values = {
            "code": beside.row.node.code,
            "unit": self.ledger.name(beside.unit),
            "what": what(beside.row.node, part),
            "form": said_of(beside.form, part),
            "stands": said_of(beside.stands, part),
            "issued": said_of(beside.base, part),
            "by": row.by if row else "",
            "at": told_moment(row.at) if row else "",
        }
        self._found.append(Problem("form-conflict", self.sent.place(beside.row.cell(part, 0)), values))

    def _note_left(self, beside: Beside, part: Part) -> None:
        form = self._earlier(beside, part)
        if form is None or self.sent.is_later_than(form.saved) is False:
            return
        code = beside.row.node.code
        name = code if self.sent.of_commune else f"{beside.unit}:{code}"
        values: dict[str, Any] = {"code": name, "what": what(beside.row.node, part)}
        self._left.append((form, Said("form-left-cell", {**values, "stands": said_of(beside.stands, part)})))


def _set_by(beside: Beside, part: Part) -> Answer | None:
    """The row that brought what a part says now."""
    setter = None
    for row in reversed(beside.history):
        if not _same(texts_of_row(beside.row.node, row), beside.stands, part):
            break
        setter = row
    return setter


def _same(one: Texts, other: Texts, part: Part) -> bool:
    parts = [each for each in one if is_stated(each)] if part == STATEMENT else [part]
    return all(alike(one[each], other[each]) for each in parts)


def said_of(texts: Texts, part: Part) -> str | datetime.date:
    """What a part says, in one line; a day alone is written as the reader's language does."""
    parts = [each for each in texts if is_stated(each)] if part == STATEMENT else [part]
    cells = [cell for each in parts for cell in texts[each] if cell]
    if len(cells) == 1 and _DAY.fullmatch(cells[0]):
        return datetime.date.fromisoformat(cells[0])
    return ("/" if all(map(str.isdecimal, cells)) else " / ").join(cells) or NOTHING


def what(node: Node, part: Part) -> Said:
    """What a part is, in words."""
    kind, number = part
    row = node.rule.asks[number].row if kind == "fact" and isinstance(node, Leaf) else None
    if row is not None:
        return Said("form-part-item", {"item": row.title})
    return Said(f"form-part-{kind}", {})
