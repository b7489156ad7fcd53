"""Grades: what each asks for, whether a unit reaches it, and how many may keep it; caps, by the same items.

The source is design "Conditions, caps, grading, quotas". What is asked is told apart from how far a unit is, so that
formulas, plans and pages ask the same questions as the engine.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import groupby
from typing import NamedTuple

from scoring.engine.results import NodeResult, NotApplicable, UnitResult, is_met
from scoring.tree.grades import Grade, Holds, Item, Requirement, SomeOf
from scoring.tree.model import CriteriaSet


class Reach(NamedTuple):
    """A node ("" for what is graded) has to reach a percent."""

    node: str
    percent: Fraction


Asked = Reach | Holds | SomeOf
"""One thing that a grade asks for."""


class Bar(NamedTuple):
    """A percent that was not reached: of a node ("" for what is graded), the percent asked, the percent reached."""

    node: str
    asked: Fraction
    reached: Fraction


class Unmet(NamedTuple):
    """A condition that is not met."""

    condition: str


class TooFew(NamedTuple):
    """Of several items `needed` have to hold, and `held` do; what the others miss."""

    needed: int
    held: int
    missed: tuple["Missed", ...]


Missed = Bar | Unmet | TooFew
"""Something that a unit does not reach, and how far it is."""


@dataclass(frozen=True, slots=True)
class Sight:
    """What items look at: a unit's nodes, and the points that are graded, of max."""

    nodes: Mapping[str, NodeResult]
    graded: int = 0
    max: int = 1

    @classmethod
    def of(cls, result: UnitResult) -> "Sight":
        return cls(result.nodes, result.graded or 0, result.max)

    def missed(self, asked: Asked) -> Missed | None:
        """How far the unit is from what is asked; None where it holds, does not apply or is not known."""
        if isinstance(asked, SomeOf):
            each = [self.missed(asked_by_item(item)) for item in asked.any]
            held = each.count(None)
            return None if held >= asked.count else TooFew(asked.count, held, tuple(one for one in each if one))
        if isinstance(asked, Holds):
            return Unmet(asked.condition) if is_met(self.nodes[asked.condition]) is False else None
        points, most = self._share(asked.node)
        if points is None or most is None:
            return None
        if 100 * points * asked.percent.denominator >= asked.percent.numerator * most:
            return None
        return Bar(asked.node, asked.percent, Fraction(100 * points, most))

    def _share(self, code: str) -> tuple[int | None, int | None]:
        if not code:
            return self.graded, self.max
        node = self.nodes[code]
        return (None, None) if isinstance(node, NotApplicable) else (node.points, node.max)


def asked_by_item(item: Item) -> Asked:
    return Reach(item.node, item.at_least) if isinstance(item, Requirement) else item


def asked_by(criteria: CriteriaSet) -> dict[str, list[Asked]]:
    """What every grade asks for, by its id, the best first: its threshold, `each`, `requires`."""
    return {grade.id: list(_asked(grade, criteria)) for grade in criteria.grades}


def _asked(grade: Grade, criteria: CriteriaSet) -> Iterator[Asked]:
    yield Reach("", criteria.percent_of(grade))
    if grade.each:
        depth = [level.id for level in criteria.levels].index(grade.each.level)
        yield from (Reach(code, grade.each.at_least) for code, at in criteria.depths.items() if at == depth)
    yield from map(asked_by_item, grade.requires)


def nodes_asked(asked: Asked) -> Iterator[str]:
    """The codes of the nodes and conditions that something asked looks at."""
    if isinstance(asked, SomeOf):
        for item in asked.any:
            yield from nodes_asked(asked_by_item(item))
    elif isinstance(asked, Holds):
        yield asked.condition
    elif asked.node:
        yield asked.node


def bars_missed(grade: Grade, result: UnitResult, criteria: CriteriaSet) -> list[Missed]:
    """What a grade asks for and the unit did not reach, and how far it is."""
    sight = Sight.of(result)
    return [missed for asked in _asked(grade, criteria) if (missed := sight.missed(asked)) is not None]


def asked_missed(grade: Grade, result: UnitResult, criteria: CriteriaSet) -> set[Asked]:
    """What a grade asks for and the unit did not reach."""
    sight = Sight.of(result)
    return {asked for asked in _asked(grade, criteria) if sight.missed(asked) is not None}


def cap_of(criteria: CriteriaSet, nodes: Mapping[str, NodeResult], most: int) -> tuple[int, int] | None:
    """The lowest cap whose item does not hold: its place in `caps`, and the most the score can be, in steps."""
    sight = Sight(nodes)
    binding = [
        (cap.at_most, place)
        for place, cap in enumerate(criteria.caps)
        if sight.missed(asked_by_item(cap.unless)) is not None
    ]
    if not binding:
        return None
    percent, place = min(binding)
    return place, int(percent * most / 100)


# ── the grades of all units ───────────────────────────────────────────────────────────────────────────────────────


class Given(NamedTuple):
    """The grade of a unit before and after quotas; None for a unit without a score."""

    before: str | None
    grade: str | None


def grades_of(criteria: CriteriaSet, units: Sequence[UnitResult], orders: Mapping[str, int | None]) -> dict[str, Given]:
    """The grade of every unit, by its code; `orders` are the places by score and tie-break, 0 for the best."""
    asked = list(asked_by(criteria).items())
    reached = {result.unit.code: _reached(result, asked) for result in units}
    before = {code: ids[0] if ids else None for code, ids in reached.items()}
    if not criteria.has_quotas:
        return {code: Given(grade, grade) for code, grade in before.items()}
    left = {code: list(ids) for code, ids in reached.items() if ids}
    for grade in criteria.grades:
        if grade.quota is None:
            continue
        base = [given for given in before.values() if given and (not grade.quota.of or given in grade.quota.of)]
        places = int(grade.quota.share * len(base) / 100)
        contending = sorted(
            ((orders[code] or 0, code) for code, ids in left.items() if ids[0] == grade.id), key=lambda pair: pair[0]
        )
        keeping = _keeping(contending, places)
        for _, code in contending:
            if code not in keeping:
                del left[code][0]
    return {code: Given(before[code], left[code][0] if code in left else None) for code in before}


def _reached(result: UnitResult, asked: Sequence[tuple[str, Sequence[Asked]]]) -> list[str]:
    """The grades whose bars a unit reaches, the best first, the last one in any case."""
    if result.score is None or not asked:
        return []
    sight = Sight.of(result)
    last = asked[-1][0]
    return [grade for grade, bars in asked if grade == last or all(sight.missed(bar) is None for bar in bars)]


def _keeping(contending: Sequence[tuple[int, str]], places: int) -> set[str]:
    """Who keeps a grade: the first ones, but none of those who share the last places with too many."""
    keeping: set[str] = set()
    for _, sharing in groupby(contending, key=lambda pair: pair[0]):
        codes = {code for _, code in sharing}
        if len(keeping) + len(codes) > places:
            break
        keeping |= codes
    return keeping
