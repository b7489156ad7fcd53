"""Last year beside this year: percents of the first nodes and of the whole, where the two editions compare."""

from fractions import Fraction

from scoring.analysis.matching import match_nodes
from scoring.engine.results import UnitResult
from scoring.publish.papers.dossier import Dossier, decimal

WHOLE = ""
"""The key of the whole among the codes."""


def comparable_codes(dossier: Dossier) -> dict[str, str]:
    """The first nodes that compare with last year's, by this year's code, and the code they had.

    The whole compares where all of them do, in both years.
    """
    if dossier.previous is None:
        return {}
    old, new = dossier.previous.criteria, dossier.campaign.criteria
    first = {node.code for node in new.tree}
    _, matches = match_nodes(old, new)
    codes = {
        match.new.code: match.old[0].code
        for match in matches
        if match.new and match.new.code in first and match.comparable != "no"
    }
    all_compare = len(codes) == len(new.tree) == len(old.tree)
    return {**codes, WHOLE: WHOLE} if all_compare else codes


def shares_before(dossier: Dossier, unit: str) -> dict[str, Fraction]:
    """Last year's shares of a unit, by this year's codes and `WHOLE`; empty where it was not there."""
    if dossier.before is None:
        return {}
    before = next((placed.result for placed in dossier.before.units if placed.result.unit.code == unit), None)
    return {} if before is None else _shares(before, comparable_codes(dossier))


def shares_now(dossier: Dossier, result: UnitResult) -> dict[str, Fraction]:
    """This year's shares of a unit, by code and `WHOLE`."""
    codes = {node.code: node.code for node in dossier.campaign.criteria.tree}
    return _shares(result, {**codes, WHOLE: WHOLE})


def _shares(result: UnitResult, codes: dict[str, str]) -> dict[str, Fraction]:
    shares = {}
    for new, old in codes.items():
        node = result.whole if old == WHOLE else result.nodes[old]
        if node.points is not None and node.max:
            shares[new] = Fraction(node.points, node.max)
    return shares


def previous_percent(dossier: Dossier, unit: str) -> dict[str, str]:
    """Last year's percents of a unit in words."""
    return {code: decimal(share * 100, dossier.percent_digits) for code, share in shares_before(dossier, unit).items()}
