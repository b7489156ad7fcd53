"""What rules read in texts of facts, each text of a leaf once: scoring takes what the check of a campaign read."""

from typing import Any

from scoring.tree.model import CriteriaSet, Leaf
from scoring.tree.rule import Yardstick


class ReadByLeaf(dict[str, Any]):
    """The facts of a leaf by their text; one asked for the first time is read. Raises `Fault` where it can't be."""

    def __init__(self, leaf: Leaf, year: int) -> None:
        self._read = leaf.rule.read
        self._yardstick = Yardstick(leaf.max, year)

    def __missing__(self, text: str) -> Any:
        facts = self[text] = self._read(text, self._yardstick)
        return facts


class Readings(dict[tuple[str, int], ReadByLeaf]):
    """The facts that were read by the rules of a criteria set, in a campaign of that year, by `Leaf.rule_key`."""

    def __init__(self, criteria: CriteriaSet, year: int) -> None:
        super().__init__()
        self._of = criteria, year

    def __missing__(self, key: tuple[str, int]) -> ReadByLeaf:
        code, place = key
        criteria, year = self._of
        found = self[key] = ReadByLeaf(criteria.leaves[code].by_rule[place], year)
        return found

    def are_of(self, criteria: CriteriaSet, year: int) -> bool:
        """Whether they were read by this very set, in that year."""
        return self._of[0] is criteria and self._of[1] == year
