"""The rules of a leaf in words, with the units that each is for where it has more than one."""

from collections.abc import Mapping, Sequence

from scoring.campaign.columns import KIND, Names, column_said, value_said
from scoring.problems import Joined, Said
from scoring.tree.model import Leaf
from scoring.tree.rule import Columns


def all_terms(leaf: Leaf, names: Names) -> list[Said]:
    """Every rule that the leaf can have, in the order in which they are looked at: its own is the last.

    `names` are those of the columns of units.csv.
    """
    own, *others = leaf.by_rule
    return [_terms(leaf, by_rule, names) for by_rule in (*others, own)]


def terms_for(leaf: Leaf, columns: Columns, names: Names) -> Said:
    """The rule of a unit, and why it is that one."""
    return _terms(leaf, leaf.seen_by(columns), names)


def _terms(leaf: Leaf, by_rule: Leaf, names: Names) -> Said:
    rule, (_, place) = by_rule.rule.terms(leaf.max), by_rule.rule_key
    if not leaf.rules_for:
        return rule
    if not place:
        return Said("rule-for-others", {"rule": rule})
    return Said("rule-for", {"rule": rule, "units": units_said(leaf.rules_for[place - 1].units, names)})


def units_said(units: Mapping[str, Sequence[str]], names: Names) -> Joined:
    """The units that columns name, kinds first: "xã, thị trấn; Vùng: mien-nui"."""
    columns = sorted(units, key=lambda column: column != KIND)
    return Joined([_column(column, units[column], names) for column in columns], "; ")


def _column(column: str, values: Sequence[str], names: Names) -> Said:
    shown = [value_said(column, value) for value in values]
    if column == KIND:
        kinds = [Said("unit-kind", {"kind": kind}) for kind in shown]
        return Said("units-of-kind", {"kinds": Joined(kinds, ", ")})
    return Said("units-of-column", {"column": column_said(column, names), "values": Joined(shown, ", ")})
