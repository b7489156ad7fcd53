"""Which rows of a node stand behind each other, and what each came with; what was taken back counts as never said."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from scoring.campaign.answers import Answer, moment
from scoring.campaign.intake import Intake


class History:
    """The list of what came in, asked by rows: no two forms that may hold a row share its stage and its moment."""

    def __init__(self, intake: Iterable[Intake]) -> None:
        self._taken: dict[tuple[str, datetime], list[Intake]] = {}
        self._undone: set[str] = set()
        for row in intake:
            self.add(row)

    def add(self, row: Intake) -> None:
        self._taken.setdefault((row.stage, moment(row.taken_in)), []).append(row)
        self._undone.add(row.undoes)

    def came_with(self, row: Answer) -> Intake | None:
        """What a row came with: a form, or the taking back of one."""
        if not row.at:
            return None
        intakes = self._taken.get((row.stage, moment(row.at)), ())
        return next((each for each in intakes if each.unit in ("", row.unit)), None)

    def received(self, rows: Sequence[Answer], row: Answer) -> datetime:
        """When what a row of these says came in: with its form, or when it was written where it came with none."""
        stood = next(reversed(self.of(rows, row.stage)), row)
        came = self.came_with(stood)
        return moment(came.received if came and came.received else stood.at)

    def form_of(self, row: Answer) -> Intake | None:
        """The form that a row came with, where it was not taken back."""
        intake = self.came_with(row)
        return intake if intake and intake.what == "form" and intake.id not in self._undone else None

    def of(self, rows: Sequence[Answer], stage: str) -> list[Answer]:
        """The rows of a stage, first to last, without those that were taken back and those that say so."""
        kept: list[Answer] = []
        for row in in_order(rows, stage):
            came = self.came_with(row)
            before = self.came_with(kept[-1]) if kept and came and came.undoes else None
            if came and before and before.id == came.undoes:
                kept.pop()
            else:
                kept.append(row)
        return kept


def in_order(rows: Sequence[Answer], stage: str) -> list[Answer]:
    """The rows of a stage, first to last."""
    return sorted((row for row in rows if row.stage == stage), key=lambda row: moment(row.at))
