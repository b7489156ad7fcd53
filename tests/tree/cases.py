"""A rule, facts, the points and the sentence they lead to: one line each of the tables in `test_rules_*.py`."""

from fractions import Fraction
from typing import NamedTuple

from scoring.tree.model import Leaf
from scoring.tree.rule import Outcome, Yardstick
from tests.small import criteria_of, leaf


class Case(NamedTuple):
    """Facts under a rule; the points as an exact decimal or fraction, the sentence in both languages."""

    rule: str
    facts: str
    points: str
    vi: str
    en: str
    most: str = "1"
    observed: tuple[str, str] | None = None


def leaf_of(rule: str, most: str = "1") -> Leaf:
    """A leaf with that rule, checked."""
    return criteria_of(leaf("A", most, rule), more=f"scale: {most}").leaves["A"]


def outcome_of(rule: str, facts: str, most: str = "1", observed: tuple[str, str] | None = None) -> Outcome:
    """What the rule makes of the facts in the campaign year 2022."""
    found = leaf_of(rule, most)
    seen = (Fraction(observed[0]), Fraction(observed[1])) if observed else None
    return found.rule.outcome(facts, Yardstick(found.max, 2022, seen))
