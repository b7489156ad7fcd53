"""What came in (sổ tiếp nhận): one row for every form and register taken in, and for each that was taken back."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from scoring.campaign.answers import moment
from scoring.campaign.table import Table, problem_at, write_table
from scoring.problems import Fault, Problem, did_you_mean

COLUMNS = (
    "id", "file", "sha256", "what", "unit", "body", "stage", "issue", "saved", "received", "taken_in", "by", "added",
    "changed", "withdrawn", "reason", "undoes",
)  # fmt: skip
REQUIRED = ("id", "file", "sha256", "what", "stage", "taken_in")
WHAT = ("form", "register", "undo", "answer")
"""A form filled in, rows of a survey or register, an earlier row of this list taken back, an answer given by hand."""


class Intake(NamedTuple):
    """One row of intake.csv, as typed.

    id: a whole number, each its own; file: its name; sha256: of its bytes; unit, body: whose form it is, either;
    issue: the number of its issue; saved: when it was saved, as the file itself claims; received: when it came, which
    decides what is late; taken_in: when it was taken in, the moment of its rows of answers.csv; by: who took it in;
    added, changed, withdrawn: how many rows; reason: of what was out of the ordinary; undoes: the id taken back.
    """

    id: str = ""
    file: str = ""
    sha256: str = ""
    what: str = "form"
    unit: str = ""
    body: str = ""
    stage: str = ""
    issue: str = ""
    saved: str = ""
    received: str = ""
    taken_in: str = ""
    by: str = ""
    added: str = "0"
    changed: str = "0"
    withdrawn: str = "0"
    reason: str = ""
    undoes: str = ""

    @property
    def rows(self) -> int:
        """How many rows of answers came with it."""
        return sum(map(int, (self.added, self.changed, self.withdrawn)))


def check_intake(table: Table) -> tuple[tuple[Intake, ...], list[Problem]]:
    """The rows of the list, and all problems."""
    by_id: dict[str, Intake] = {}
    problems = list(table.problems)
    for line, cells in table.rows:
        row = Intake(**dict(zip(table.header, cells, strict=True)))
        if row.id in by_id:
            problems.append(problem_at(table, line, "id", row.id, Fault("intake-twice", given=row.id)))
        faults = list(_faults(row))
        problems += [problem_at(table, line, column, getattr(row, column), fault) for column, fault in faults]
        by_id.setdefault(row.id, row)
    return tuple(by_id.values()), problems


def _faults(row: Intake) -> Iterator[tuple[str, Fault]]:
    if not (row.id.isascii() and row.id.isdigit()):
        yield "id", Fault("count-not-whole", given=row.id)
    if row.what not in WHAT:
        yield "what", Fault("word-unknown", given=row.what, known=list(WHAT), hint=did_you_mean(row.what, WHAT))
    for column in ("added", "changed", "withdrawn"):
        given = getattr(row, column)
        if not (given.isascii() and given.isdigit()):
            yield column, Fault("count-not-whole", given=given)
    for column in ("saved", "received", "taken_in"):
        try:
            moment(getattr(row, column))
        except Fault as fault:
            yield column, fault


def write_intake(rows: Sequence[Intake]) -> str:
    """The rows as intake.csv, with the mark that Excel takes UTF-8 by."""
    return "\ufeff" + write_table(COLUMNS, rows)
