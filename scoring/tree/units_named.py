"""The units that a criteria set tells from others: by `applies_to` of its nodes and by `rules_for` of its leaves."""

from collections.abc import Iterator
from typing import NamedTuple

from scoring.tree.model import CriteriaSet, Leaf


class UnitsNamed(NamedTuple):
    """A column of units.csv that a node tells units by, and the values that it names."""

    code: str
    column: str
    values: tuple[str, ...]


def units_named(criteria: CriteriaSet) -> Iterator[UnitsNamed]:
    """Every such column of every node, in the order of the file."""
    for code, node in criteria.nodes.items():
        rules_for = node.rules_for if isinstance(node, Leaf) else ()
        for units in (node.applies_to, *(given.units for given in rules_for)):
            yield from (UnitsNamed(code, column, values) for column, values in units.items())
        for leaf in node.by_rule if isinstance(node, Leaf) else ():
            yield from (UnitsNamed(code, column, values) for column, values in leaf.rule.columns)
