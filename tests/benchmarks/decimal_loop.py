"""The plain loops that the engine is measured against: Decimal arithmetic, leaf by leaf, nothing shared.

`rank_by_rules` applies each leaf's rule to its facts, as a careful script would; it leaves out what does not
apply, evidence, stages, grades, ties and groups. `rank_by_shares` does not even look at the rules: every fact is
read as a share of max. Both take the facts of the same leaves as the engine and give the points of every node.
"""

import datetime
from collections.abc import Callable, Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Any

from scoring.campaign.campaign import Campaign
from scoring.tree.model import Branch, Leaf
from scoring.tree.rules_counted import Deadline, Deduction, PerItem
from scoring.tree.rules_measured import Bands, Proportional, Steps, Survey
from scoring.tree.rules_normalised import Normalised
from scoring.tree.rules_stated import Checklist, Levels, YesNo

CENT = Decimal("0.01")
Points = Callable[[str], Decimal]
Ranked = tuple[Decimal, str, dict[str, Decimal]]
"""A unit's total, its code, and the points of every node: what the engine gives too."""


def rank_by_rules(campaign: Campaign) -> list[Ranked]:
    """Units by total, best first, each leaf by its rule."""
    leaves = {code: _by_rule(leaf, campaign.settings.year) for code, leaf in campaign.criteria.leaves.items()}
    return _ranked(campaign, leaves)


def rank_by_shares(campaign: Campaign) -> list[Ranked]:
    """Units by total, best first, each leaf as a share of its max."""
    leaves = {code: _by_share(leaf) for code, leaf in campaign.criteria.leaves.items()}
    return _ranked(campaign, leaves)


def _ranked(campaign: Campaign, leaves: dict[str, Points]) -> list[Ranked]:
    above = _above(campaign.criteria.tree, ())
    totals = []
    for unit in campaign.units:
        rows = campaign.rows[unit.code]
        total = Decimal(0)
        nodes = dict.fromkeys(campaign.criteria.nodes, Decimal(0))
        for code, points_of in leaves.items():
            answers = rows.get(code)
            if answers and answers[-1].facts and answers[-1].facts != "n/a":
                points = points_of(answers[-1].facts).quantize(CENT, ROUND_HALF_UP)
                total += points
                for node in above[code]:
                    nodes[node] += points
        totals.append((total, unit.code, nodes))
    return sorted(totals, key=lambda found: found[:2], reverse=True)


def _above(nodes: Sequence[Branch | Leaf], path: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    """Every node with its own code and all codes above it."""
    found = {}
    for node in nodes:
        here = found[node.code] = (*path, node.code)
        if isinstance(node, Branch):
            found |= _above(node.children, here)
    return found


def _decimal(value: Fraction) -> Decimal:
    return Decimal(value.numerator) / Decimal(value.denominator)


def _number(text: str) -> Decimal:
    done, slash, total = text.partition("/")
    return 100 * Decimal(done) / Decimal(total) if slash else Decimal(text.replace(",", ".").rstrip("%"))


def _by_share(leaf: Leaf) -> Points:
    maximum = _decimal(leaf.max)

    def points(facts: str) -> Decimal:
        try:
            return maximum * min(max(_number(facts) / 100, Decimal(0)), Decimal(1))
        except ArithmeticError:
            return maximum if facts not in ("no", "none", "không") else Decimal(0)

    return points


def _by_rule(leaf: Leaf, year: int) -> Points:
    return KINDS[leaf.rule.kind](leaf.rule, _decimal(leaf.max), year)


def _yes_no(_rule: YesNo, maximum: Decimal, _year: int) -> Points:
    return lambda facts: maximum if facts.lower() in ("yes", "có") else Decimal(0)


def _levels(rule: Levels, _maximum: Decimal, _year: int) -> Points:
    levels = {level.id: _decimal(level.points) for level in rule.levels}
    return lambda facts: levels[facts]


def _checklist(rule: Checklist, _maximum: Decimal, _year: int) -> Points:
    items = {item.id: _decimal(item.points or Fraction(0)) for item in rule.items}
    return lambda facts: sum((items[name] for name in facts.split() if name in items), Decimal(0))


def _per_item(rule: PerItem, maximum: Decimal, _year: int) -> Points:
    (each,) = map(_decimal, rule.worths)
    return lambda facts: min(each * int(facts), maximum)


def _survey(rule: Survey, maximum: Decimal, _year: int) -> Points:
    low, high = (_decimal(end) for end in rule.scale)
    return lambda facts: (
        maximum * (_number(facts) / 100 if "/" in facts or "%" in facts else (_number(facts) - low) / (high - low))
    )


def _normalised(rule: Normalised, maximum: Decimal, _year: int) -> Points:
    assert rule.fixed
    bottom, top = map(_decimal, rule.fixed)
    return lambda facts: maximum * min(max((_number(facts) - bottom) / (top - bottom), Decimal(0)), Decimal(1))


def _as_typed(_rule: object, _maximum: Decimal, _year: int) -> Points:
    return _number


def _steps(rule: Steps, _maximum: Decimal, _year: int) -> Points:
    steps = [(*step.condition(), _decimal(step.points)) for step in rule.steps]
    limits = [(name, _decimal(limit), points) for name, limit, points in steps]

    def points(facts: str) -> Decimal:
        value = _number(facts)
        for name, limit, points in limits:
            if (
                (name == "at_least" and value >= limit)
                or (name == "above" and value > limit)
                or (name == "at_most" and value <= limit)
                or (name == "below" and value < limit)
            ):
                return points
        return Decimal(0)

    return points


def _proportional(rule: Proportional, maximum: Decimal, _year: int) -> Points:
    full, zero = _decimal(rule.full_at), _decimal(rule.zero_below)

    def points(facts: str) -> Decimal:
        value = 100 - _number(facts) if rule.inverse else _number(facts)
        if value < zero:
            return Decimal(0)
        return maximum if value >= full else maximum * value / full

    return points


def _bands(rule: Bands, _maximum: Decimal, _year: int) -> Points:
    starts = [(_decimal(band.from_), [_decimal(part) for part in band.points]) for band in rule.bands]
    ends = [start for start, _ in starts[1:]] + [_decimal(rule.bands[-1].to or Fraction(0))]

    def points(facts: str) -> Decimal:
        value = _number(facts)
        found = Decimal(0)
        for (start, parts), end in zip(starts, ends, strict=True):
            if value >= start:
                low, high = parts[0], parts[-1]
                found = low if low == high else low + (high - low) * min((value - start) / (end - start), Decimal(1))
        return found

    return points


def _deduction(rule: Deduction, maximum: Decimal, _year: int) -> Points:
    each = {option.id: _decimal(option.points) for option in rule.each}
    first, floor = next(iter(each.values())), _decimal(rule.floor)

    def points(facts: str) -> Decimal:
        if "=" not in facts:
            return max(maximum - first * int(facts), floor)
        lost = sum((each[part.split("=")[0]] * int(part.split("=")[1]) for part in facts.split()), Decimal(0))
        return max(maximum - lost, floor)

    return points


def _deadline(rule: Deadline, _maximum: Decimal, year: int) -> Points:
    days = [(by.day(year), _decimal(by.points)) for by in rule.by]

    def points(facts: str) -> Decimal:
        if facts == "none":
            return Decimal(0)
        if "/" in facts:
            day, month, full_year = facts.split("/")
            facts = f"{full_year}-{month:0>2}-{day:0>2}"
        done = datetime.date.fromisoformat(facts)
        return next((points for day, points in days if done <= day), Decimal(0))

    return points


KINDS: Mapping[str, Callable[[Any, Decimal, int], Points]] = {
    "yes_no": _yes_no,
    "levels": _levels,
    "checklist": _checklist,
    "steps": _steps,
    "proportional": _proportional,
    "bands": _bands,
    "deduction": _deduction,
    "per_item": _per_item,
    "deadline": _deadline,
    "survey": _survey,
    "normalised": _normalised,
    "value": _as_typed,
    "judged": _as_typed,
}
LEFT_OUT = {"formula"}
"""Kinds that no measured campaign has: a script would run the text of a formula as a program."""
