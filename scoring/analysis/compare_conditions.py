"""Conditions that a unit gained or lost between two campaigns: not met before and met now, or the other way."""

from typing import NamedTuple

from scoring.analysis.compare_units import UnitComparison
from scoring.engine.results import is_met
from scoring.tree.model import Condition


class ConditionsChanged(NamedTuple):
    """Codes of the new edition, in its order."""

    gained: tuple[str, ...]
    lost: tuple[str, ...]


def conditions_changed(unit: UnitComparison) -> ConditionsChanged:
    """Of the conditions that compare and are known in both campaigns; of a new or a merged unit none.

    What several old units met says nothing of the one that they became.
    """
    if not unit.match.itself:
        return ConditionsChanged((), ())
    (old,) = unit.old
    states = {
        code: (is_met(old.nodes[match.old[0].code]), is_met(unit.new.nodes[code]))
        for code, match in unit.matching.by_code.items()
        if isinstance(match.new, Condition)
        and match.comparable != "no"
        and len(match.old) == 1
        and unit.unit.code not in match.apart
    }
    gained = tuple(code for code, met in states.items() if met == (False, True))
    return ConditionsChanged(gained, tuple(code for code, met in states.items() if met == (True, False)))
