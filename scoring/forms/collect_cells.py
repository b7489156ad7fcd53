"""The input cells of a form as they are read: each is looked at before its text counts, problems stand at cells."""

from collections.abc import Iterator

from scoring.forms.read_form import Form, Row
from scoring.forms.read_text import one_line
from scoring.forms.read_workbook import Sheet
from scoring.problems import Fault, Problem
from scoring.spreadsheet.read_xml import Area, Where

STRAY_ROLES = ("fact1", "fact2", "na", "points", "note", "evidence")


class Cells:
    """The input cells of one form that were asked for, and what is wrong with them."""

    def __init__(self, form: Form) -> None:
        self.form = form
        self.problems: list[Problem] = []
        self.inputs: dict[str, set[Where]] = {}
        self.sheets = {sheet.name: sheet for sheet in form.sheets}
        self.told: set[tuple[str, str]] = set()

    def text(self, row: Row, role: str) -> str:
        """The text of an input cell; empty where the form has no such column or the cell can't be read."""
        if not row.has(role):
            return ""
        where = row.where(role)
        self.inputs.setdefault(row.sheet.name, set()).add(where)
        faults = list(row.sheet.faults(where))
        for fault in faults:
            self.add(row, role, fault)
        return "" if faults else row.text(role)

    def line(self, row: Row, role: str) -> str:
        """As `text`, on one line."""
        return one_line(self.text(row, role))

    def add(self, row: Row, role: str, fault: Fault) -> None:
        """A fault at a cell; the same one is told once."""
        cell = row.place(role)
        if (cell, fault.code) not in self.told:
            self.told.add((cell, fault.code))
            self._at(row.sheet, row.where(role if row.has(role) else "key"), fault)

    def whole(self, fault: Fault) -> None:
        """A fault of the form that has no cell."""
        self.problems.append(Problem.of(fault, self.form.place()))

    def look_at_merged(self) -> None:
        """Cells merged over an input cell: what stood in the others is gone, what stands there may be theirs."""
        for name, inputs in self.inputs.items():
            sheet = self.sheets[name]
            for area in sheet.marks.merged:
                hit = min(_within(area, inputs), default=None)
                if hit is not None and area.first != area.last:
                    self._at(sheet, hit, Fault("form-merged"))

    def look_at_stray(self) -> None:
        """Facts typed in a row that has no key: they belong to nothing."""
        for row in self.form.stray:
            for role in STRAY_ROLES:
                if row.has(role) and _is_typed(row, role):
                    self.add(row, role, Fault("form-row-without-key", given=row.text(role)))

    def _at(self, sheet: Sheet, where: Where, fault: Fault) -> None:
        self.problems.append(Problem.of(fault, self.form.place(sheet.place(where))))


def _is_typed(row: Row, role: str) -> bool:
    where = row.where(role)
    return not row.sheet.marks.is_computed(where) and bool(row.text(role))


def _within(area: Area, inputs: set[Where]) -> Iterator[Where]:
    rows, columns = area.last[0] - area.first[0] + 1, area.last[1] - area.first[1] + 1
    if rows * columns > len(inputs):
        yield from (where for where in inputs if area.covers(where))
        return
    for row in range(area.first[0], area.last[0] + 1):
        for column in range(area.first[1], area.last[1] + 1):
            if (row, column) in inputs:
                yield row, column
