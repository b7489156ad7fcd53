"""The rows of answers of a unit's file, each with its number: which counts, what it was decided upon, their digest."""

import hashlib
from collections.abc import Collection, Sequence
from typing import Any, NamedTuple

from django.db.models import QuerySet

from scoring.campaign.answers import Answer, first_stage, row_that_counts
from scoring.campaign.workflow import Stage
from scoring.store.models import AnswerRow, UnitFile
from scoring.store.prepared import Prepared
from scoring.tree.canonical import canonical_json
from scoring.tree.model import CriteriaSet

STATED = ("code", "stage", "facts", "points", "note", "evidence", "by", "at")


class NumberedRow(NamedTuple):
    """A row of a unit: its number, the number of the row it was decided upon, when it came in, what it says."""

    number: int
    base: int | None
    received: str
    answer: Answer


def rows_of(file: UnitFile, codes: Collection[str] | None = None) -> list[NumberedRow]:
    """The rows of a unit, first to last; of these nodes alone where they are named."""
    stored = _ROWS.values(file.id) if codes is None else _ROWS_OF.values(file.id, [*codes]) if codes else []
    return [NumberedRow(row[0], row[1], row[2], Answer(file.code, *row[3:])) for row in stored]


def _asked(**by: object) -> QuerySet[AnswerRow, tuple[Any, ...]]:
    return AnswerRow.objects.filter(**by).order_by("number").values_list("number", "base", "received", *STATED)


_ROWS = Prepared(lambda unit: _asked(unit=unit))
_ROWS_OF = Prepared(lambda unit, codes: _asked(unit=unit, code__in=codes))
_LAST = Prepared(lambda unit: AnswerRow.objects.filter(unit=unit).order_by("-number").values_list("number")[:1])


def last_number(file: UnitFile) -> int:
    """The number of a unit's last row; 0 where it has none."""
    return next((int(number) for (number,) in _LAST.values(file.id)), 0)


def counting(rows: Sequence[NumberedRow], code: str, looked_at: Sequence[Stage]) -> NumberedRow | None:
    """The row of a node that counts at the stages looked at, first things first."""
    here = [row for row in rows if row.answer.code == code]
    answer = row_that_counts([row.answer for row in here], looked_at)
    return next((row for row in here if row.answer is answer), None)


def newest(rows: Sequence[NumberedRow], code: str, stage: str) -> NumberedRow | None:
    """The last row of a node at a stage, be it a withdrawal."""
    return max((row for row in rows if (row.answer.code, row.answer.stage) == (code, stage)), default=None)


def decided_upon(rows: Sequence[NumberedRow], criteria: CriteriaSet, code: str, stage: str) -> int | None:
    """The number of the row that a decision of appraisal or council on a node rests on now."""
    first = first_stage(criteria.nodes[code])
    below: dict[str, tuple[Stage, ...]] = {"appraisal": (first,), "council": ("appraisal", first)}
    counted = counting(rows, code, below[stage]) if stage in below else None
    return counted.number if counted else None


def stale(rows: Sequence[NumberedRow], criteria: CriteriaSet) -> list[str]:
    """The nodes where appraisal rests on a row that was replaced since."""
    codes = dict.fromkeys(row.answer.code for row in rows if row.answer.stage == "appraisal")
    changed = []
    for code in codes:
        decided = counting(rows, code, ("appraisal",))
        if decided is not None and decided.base != decided_upon(rows, criteria, code, "appraisal"):
            changed.append(code)
    return changed


def digest_of_rows(rows: Sequence[NumberedRow]) -> str:
    """The digest of what a commune declares, as the report that is signed carries it: its rows that stand."""
    stands: dict[str, Answer] = {}
    for row in rows:
        if row.answer.stage == "self":
            stands[row.answer.code] = row.answer
    stated = [
        [answer.code, answer.facts, answer.note, answer.evidence]
        for _, answer in sorted(stands.items())
        if answer.facts or answer.points
    ]
    return hashlib.sha256(canonical_json(stated).encode()).hexdigest()
