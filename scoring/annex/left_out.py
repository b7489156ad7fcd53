"""What a criteria set has and its annex has not: read again, it is lost."""

from collections.abc import Iterator

from scoring.problems import Said
from scoring.tree.model import CriteriaSet


def left_out(criteria: CriteriaSet) -> list[Said]:
    """What an annex, which is in Vietnamese and lists facts of no formula, does not carry."""
    return list(_left_out(criteria))


def _left_out(criteria: CriteriaSet) -> Iterator[Said]:
    if any(one.en for one in (criteria.title, *criteria.nodes.values())):
        yield Said("annex-left-english", {})
    formulas = sum(any(one.rule.kind == "formula" for one in leaf.by_rule) for leaf in criteria.leaves.values())
    if formulas:
        yield Said("annex-left-formulas", {"count": formulas})
    if criteria.ranking.tie_break:
        yield Said("annex-left-ties", {})
    if criteria.expect:
        yield Said("annex-left-expect", {})
