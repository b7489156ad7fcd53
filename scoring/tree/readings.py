"""What rules read in texts of facts, each text of a leaf once: scoring takes what the check of a campaign read."""

from typing import Any

from scoring.tree.model import CriteriaSet, Leaf
from scoring.tree.rule import Yardstick


class ReadByLeaf(dict[str, Any]):
    """The facts of a leaf by their text; one asked for the first time is read. Raises `Fault` where it can't be."""

    def __init__(self, leaf: Leaf, year: int) -> None:
        self._leaf = leaf
        self._yardstick = Yardstick(leaf.max, year)

    def __missing__(self, text: str) -> Any:
        facts = self[text] = self._leaf.rule.read(text, self._yardstick)
        return facts


class Readings(dict[tuple[str, int], ReadByLeaf]):
    """The facts that were read by the rules of a criteria set, in a campaign of that year, by `Leaf.rule_key`."""

    def __init__(self, criteria: CriteriaSet, year: int) -> None:
        leaves = (leaf for each in criteria.leaves.values() for leaf in each.by_rule)
        super().__init__({leaf.rule_key: ReadByLeaf(leaf, year) for leaf in leaves})
        self._of = criteria, year

    def are_of(self, criteria: CriteriaSet, year: int) -> bool:
        """Whether they were read by this very set, in that year."""
        return self._of[0] is criteria and self._of[1] == year
