"""A campaign as the forms of one run change it: each form sees what the ones before it brought."""

import datetime
from collections.abc import Iterator, Sequence

from scoring.campaign.answers import Answer, moment
from scoring.campaign.campaign import Campaign
from scoring.campaign.check_answers import RowChecks
from scoring.campaign.history import History
from scoring.campaign.intake import Intake
from scoring.campaign.source import Act, Cell, Dating, Done, cell_of
from scoring.forms.base import newest


class Ledger:
    """The rows and the list of what came in, with what this run adds."""

    def __init__(self, campaign: Campaign, now: datetime.datetime) -> None:
        self.campaign = campaign
        self.checks = RowChecks(campaign.criteria, campaign.units, campaign.settings.year)
        self._names = {unit.code: unit.name for unit in campaign.units}
        self.intake = list(campaign.intake)
        self._history = History(campaign.intake)
        self.done: list[Done] = []
        self._new: dict[tuple[str, str], list[Answer]] = {}
        self._given: dict[Cell, Answer] = {}
        self._dating = Dating(now, self._last, campaign.intake)

    def name(self, unit: str) -> str:
        return self._names[unit]

    def rows(self, unit: str, code: str) -> Sequence[Answer]:
        """The rows of a node of a unit."""
        return (*self.campaign.rows[unit].get(code, ()), *self._new.get((unit, code), ()))

    def history(self, unit: str, code: str, stage: str) -> list[Answer]:
        """The rows of a stage of a node, first to last, as if what was taken back had never come."""
        return self._history.of(self.rows(unit, code), stage)

    def rows_of_unit(self, unit: str) -> Iterator[tuple[str, Sequence[Answer]]]:
        """All rows of a unit, by code."""
        codes = [*self.campaign.rows[unit], *(code for of, code in self._new if of == unit)]
        return ((code, self.rows(unit, code)) for code in dict.fromkeys(codes))

    def expected(self, cell: Cell) -> Answer | None:
        """What an act that touches the cell has to expect there: the row as it was given to the source."""
        return self._given.get(cell) or newest(self.campaign.rows[cell.unit].get(cell.code, ()), cell.stage)

    def add(self, act: Act) -> Done:
        """An act of this run, as the source would take it in now."""
        done = self._dating.done(act)
        self.done.append(done)
        if done.intake:
            self.intake.append(done.intake)
            self._history.add(done.intake)
        for given, row in zip(act.answers, done.answers, strict=True):
            self._new.setdefault((row.unit, row.code), []).append(row)
            self._given[cell_of(given)] = given
        return done

    def _last(self, unit: str, code: str) -> str:
        return max((row.at for row in self.rows(unit, code)), key=moment, default="")

    # ── what came in before ───────────────────────────────────────────────────────────────────────────────────────

    def form_with(self, sha256: str) -> Intake | None:
        """The form with that digest, where it was taken in and not taken back."""
        return next((row for row in self._forms() if row.sha256 == sha256), None)

    def form_of(self, row: Answer) -> Intake | None:
        """The form that a row came with."""
        return self._history.form_of(row)

    def _forms(self) -> Iterator[Intake]:
        undone = {row.undoes for row in self.intake if row.what == "undo"}
        return (row for row in self.intake if row.what == "form" and row.id not in undone)
