"""A form as it came back, without the workbook it came in: what its cells hold, and what it carries of its issue."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from scoring.campaign.answers import moment
from scoring.forms.base import Base, Node
from scoring.forms.layout import MANY_UNITS, Meta
from scoring.forms.merge_row import Part, Typed
from scoring.problems import Place, Problem


@dataclass(frozen=True)
class SentRow:
    """One node of one unit; `cell` says which cell of the form holds the cell of a part with that number."""

    node: Node
    typed: Typed
    cell: Callable[[Part, int], str] = lambda part, _number: part[0]


@dataclass(frozen=True)
class Sent:
    """One form.

    sha256: of the file's bytes; saved: when the file says it was saved, empty where it does not; base: None in forms
    that carry none; rows: by unit and code, but for those with a cell at fault; problems: of these cells; notices: what
    is told though nothing is refused.
    """

    file: str
    sha256: str
    meta: Meta
    saved: str
    base: Base | None
    rows: Mapping[tuple[str, str], SentRow] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    notices: tuple[Problem, ...] = ()

    @property
    def of_commune(self) -> bool:
        """Whether one unit fills it in; those of a body or the council are filled in by several people."""
        return self.meta.unit != MANY_UNITS

    @property
    def whose(self) -> tuple[str, str, str]:
        """Forms that correct each other: of one unit, one stage, one issue."""
        return self.meta.unit, self.meta.stage, self.meta.issue

    def is_later_than(self, saved: str) -> bool | None:
        """Whether it was saved later than another; None where that can't be told."""
        if not (self.saved and saved) or moment(self.saved) == moment(saved):
            return None
        return moment(self.saved) > moment(saved)

    def place(self, cell: str = "") -> Place:
        return Place(self.file, None, cell or None)
