"""A form taken back: every cell goes to what stood before it, as far as nothing newer stands on it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from scoring.campaign.answers import Answer, first_stage, moment
from scoring.campaign.campaign import Campaign
from scoring.campaign.history import History
from scoring.campaign.intake import Intake
from scoring.campaign.source import Act, Cell
from scoring.campaign.workflow import DECIDING
from scoring.forms.base import newest
from scoring.forms.merge import KINDS, Change, kind_of, says
from scoring.problems import Fault, Place, Problem, Refusal


@dataclass(frozen=True)
class Undone:
    """What taking a form back does; `kept` are rows that stay, each with the newer one that stands on it."""

    form: Intake
    changes: tuple[Change, ...]
    kept: tuple[tuple[Answer, Answer], ...]
    act: Act


def undo(campaign: Campaign, number: str, person: str) -> Undone:
    """Takes back the form with that number of the list of what came in. Raises `Refusal`."""
    try:
        return _Undo(campaign, number).undone(person)
    except Fault as fault:
        raise Refusal([Problem.of(fault, Place("N"))]) from None


class _Undo:
    """One form and the rows that came with it."""

    def __init__(self, campaign: Campaign, number: str) -> None:
        """Raises `Fault` where there is no such form, or no longer what came with it."""
        self.campaign = campaign
        self.history = History(campaign.intake)
        self.form = _form(campaign, number)
        rows = (row for row in campaign.answers if row.stage == self.form.stage)
        self.rows = [row for row in rows if self.history.came_with(row) == self.form] if self.form.rows else []
        if len(self.rows) != self.form.rows:
            raise Fault("undo-rows-changed", id=number, listed=self.form.rows, found=len(self.rows))

    def undone(self, person: str) -> Undone:
        above = [(row, self._stands_on(row)) for row in self.rows]
        changes = [self._back(row) for row, newer in above if newer is None]
        touched = [cell for change in changes for cell in (Cell(*change.after[:3]), *self._above(change.after))]
        expected = {cell: newest(self._rows(cell), cell.stage) for cell in touched}
        counts = {kind: str(sum(change.kind == kind for change in changes)) for kind in KINDS}
        intake = self.form._replace(id="", what="undo", received="", taken_in="", by=person, reason="")
        answers = tuple(change.after for change in changes)
        listed = intake._replace(undoes=self.form.id, **counts)
        act = Act(person, "secretariat", "", answers, listed, expected)
        return Undone(self.form, tuple(changes), tuple((row, newer) for row, newer in above if newer), act)

    def _rows(self, cell: Cell) -> Sequence[Answer]:
        return self.campaign.rows[cell.unit].get(cell.code, ())

    def _stands_on(self, row: Answer) -> Answer | None:
        """A newer row of the cell, or a decision that rests on it."""
        rows = self._history(Cell(*row[:3]))
        if rows and rows[-1] != row:
            return rows[-1]
        above = [stood[-1] for cell in self._above(row) if (stood := self._history(cell))]
        return next((stood for stood in above if says(stood) and moment(stood.at) > moment(row.at)), None)

    def _history(self, cell: Cell) -> list[Answer]:
        return self.history.of(self._rows(cell), cell.stage)

    def _above(self, row: Answer) -> Iterator[Cell]:
        """The cells of decisions that rest on a row of this stage."""
        stages = (first_stage(self.campaign.criteria.nodes[row.code]), *DECIDING)
        if row.stage in stages:
            yield from (Cell(row.unit, row.code, stage) for stage in stages[stages.index(row.stage) + 1 :])

    def _back(self, row: Answer) -> Change:
        before = self._history(Cell(*row[:3]))[:-1]
        after = (before[-1] if before else Answer(row.unit, row.code, row.stage, by=row.by))._replace(at="")
        return Change(kind_of(row, after), row, after)


def _form(campaign: Campaign, number: str) -> Intake:
    listed = {row.id: row for row in campaign.intake}
    form = listed.get(number)
    if form is None:
        raise Fault("undo-unknown", given=number)
    if form.what != "form":
        raise Fault("undo-no-form", given=number)
    again = next((row.id for row in campaign.intake if row.what == "undo" and row.undoes == number), None)
    if again is not None:
        raise Fault("undo-twice", given=number, by=again)
    return form
