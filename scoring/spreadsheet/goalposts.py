"""Points between goalposts that stand in cells: the least and the greatest facts of all units, or one of them fixed."""

from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from scoring.spreadsheet.exact import Window, between
from scoring.tree.rules_normalised import Normalised

if TYPE_CHECKING:
    from scoring.spreadsheet.formulas import Scale


class Observed(NamedTuple):
    """Where the fact itself and the least and greatest facts of all units stand, taken apart (`exact.Window`)."""

    fact: Window
    least: Window
    greatest: Window


def between_goalposts(rule: Normalised, observed: Observed, scale: "Scale") -> str:
    """On the scale between goalposts in cells, taken apart as the fact is. Raises `TooLong`."""
    fact, least, greatest = observed
    start, end = rule.to or (Fraction(0), scale.max)
    line = scale.line(start, end - start, Fraction(0), Fraction(1))
    first, second = (least, fact) if rule.direction == "up" else (fact, greatest)
    part = f"({between(first, second, least, greatest, line)})/{scale.steps}"
    if rule.fixed_posts != (None, None):
        return _beside_fixed(rule, observed, scale, part)
    kept = f"MAX({scale.points(start)},MIN({scale.points(end)},{part}))"
    equal = f"AND({greatest.whole}={least.whole},{greatest.tail}={least.tail})"
    return f"IF({equal},{scale.points(end)},{kept})"


def _beside_fixed(rule: Normalised, observed: Observed, scale: "Scale", part: str) -> str:
    """Between a fixed goalpost, beyond which a fact may lie, and an observed one; all at the fixed one where none is.

    Only a fact that lies between them is measured: exact points are those of differences that are not below 0.
    """
    fact, least, greatest = observed
    start, end = rule.to or (Fraction(0), scale.max)
    at_least, at_greatest = (start, end) if rule.direction == "up" else (end, start)
    at_fixed = at_greatest if rule.fixed_posts[0] is None else at_least
    above = f"IF({_reaches(fact, greatest)},{scale.points(at_greatest)},{part})"
    inner = f"IF({_reaches(least, fact)},{scale.points(at_least)},{above})"
    return f"IF({_reaches(least, greatest)},{scale.points(at_fixed)},{inner})"


def _reaches(one: Window, other: Window) -> str:
    """Whether a number taken apart is another or more."""
    return f"OR({one.whole}>{other.whole},AND({one.whole}={other.whole},{one.tail}>={other.tail}))"
