"""Units that a criteria file names by their columns, and a rule that is for them alone."""

from collections.abc import Mapping, Sequence
from functools import cached_property

from scoring.tree.fields import Frozen, Name, Words
from scoring.tree.rule import Columns
from scoring.tree.rules import RuleField

Wanted = tuple[tuple[str, frozenset[str]], ...]
"""Columns, each with the values that are meant, in lower case."""


def wanted(units: Mapping[str, Sequence[str]]) -> Wanted:
    """The units that a criteria file names by their columns: every column, any value of each."""
    return tuple((column, frozenset(map(str.casefold, values))) for column, values in units.items())


def takes_in(meant: Wanted, columns: Columns) -> bool:
    """Whether a unit is among them; words match without case."""
    return all(columns.get(column, "").casefold() in values for column, values in meant)


class RuleFor(Frozen):
    """A rule that takes the place of a leaf's own for some units (quy tắc chấm riêng cho một nhóm đơn vị)."""

    units: dict[Name, tuple[Words, ...]]
    rule: RuleField

    @cached_property
    def meant(self) -> Wanted:
        """The units that it is for."""
        return wanted(self.units)
