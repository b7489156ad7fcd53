"""What must hold of a whole criteria set: a list of plain functions, each giving what it finds wrong.

A check yields `(path, Fault)`: where in the file's data, and what. To add one, write it and name it in `CHECKS`.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from itertools import islice
from typing import NamedTuple

from scoring.points import exact_text, fits
from scoring.problems import Fault, Hints, Said, Text
from scoring.tree.declared import Body, Level
from scoring.tree.grades import Grade, Holds, Item, SomeOf
from scoring.tree.model import Branch, CriteriaSet, Leaf
from scoring.tree.rules_for import RuleFor
from scoring.tree.yaml_text import MOST_PROBLEMS

Path = tuple[str | int, ...]
Found = Iterator[tuple[Path, Fault]]

MOST_PRECISION = 6
IDENTITY = ("code", "name")
"""The columns of units.csv that say who a unit is; scoring must not know."""


def check(criteria: CriteriaSet) -> list[tuple[Path, Fault]]:
    """What is wrong with the set as a whole, up to as much as anybody reads."""
    every = (fault for one_check in CHECKS for fault in one_check(criteria))
    return list(islice(every, MOST_PROBLEMS))


def paths(criteria: CriteriaSet) -> Iterator[tuple[Path, Branch | Leaf]]:
    """Every node with its path in the file's data: tree, bonus, penalty, conditions."""
    yield from _paths_below(("tree",), criteria.tree)
    yield from _paths_below(("bonus", "children"), criteria.in_bonus)
    yield from _paths_below(("penalty", "children"), criteria.in_penalty)
    yield from _paths_below(("conditions",), criteria.conditions)


def _paths_below(path: Path, nodes: Sequence[Branch | Leaf]) -> Iterator[tuple[Path, Branch | Leaf]]:
    for index, node in enumerate(nodes):
        here = (*path, index)
        yield here, node
        if isinstance(node, Branch):
            yield from _paths_below((*here, "children"), node.children)


def _leaves(criteria: CriteriaSet) -> Iterator[tuple[Path, Leaf]]:
    return ((path, node) for path, node in paths(criteria) if isinstance(node, Leaf))


def _rules(criteria: CriteriaSet) -> Iterator[tuple[Path, Leaf]]:
    """Every rule with its path: each leaf by each rule that it can have."""
    for path, leaf in _leaves(criteria):
        own, *others = leaf.by_rule
        yield (*path, "rule"), own
        yield from (((*path, "rules_for", index, "rule"), other) for index, other in enumerate(others))


def _groups(criteria: CriteriaSet) -> Iterator[tuple[Path, str, str, Fraction, Sequence[Branch | Leaf]]]:
    """Every place where nodes are combined: path, code or "", combine, max, children."""
    yield (), "", criteria.combine, criteria.scale, criteria.tree
    for path, node in paths(criteria):
        if isinstance(node, Branch):
            yield path, node.code, node.combine, node.max, node.children


def check_numbers(criteria: CriteriaSet) -> Found:
    """Precision 0 to 6, display within it, every max above 0 and within the precision."""
    if not 0 <= criteria.precision <= MOST_PRECISION:
        yield ("precision",), Fault("precision-range", given=criteria.precision, most=MOST_PRECISION)
        return
    if not 0 <= criteria.digits <= criteria.precision:
        yield ("display",), Fault("display-range", given=criteria.digits, precision=criteria.precision)
    maxima: list[tuple[Path, Fraction]] = [(("scale",), criteria.scale)]
    maxima += [((*path, "max"), node.max) for path, node in paths(criteria)]
    for name, block in (("bonus", criteria.bonus), ("penalty", criteria.penalty)):
        maxima += [((name, "max"), block.max)] if block and block.max is not None else []
    for path, maximum in maxima:
        if maximum <= 0:
            yield path, Fault("max-not-positive", given=maximum)
        elif not fits(maximum, criteria.precision):
            exact = exact_text(maximum)
            given = Text(exact.replace(".", ","), exact)
            yield path, Fault("max-too-fine", given=given, precision=criteria.precision)


def check_codes(criteria: CriteriaSet) -> Found:
    """Codes are unique in the whole file."""
    seen: set[str] = set()
    for path, node in paths(criteria):
        if node.code in seen:
            yield (*path, "code"), Fault("code-twice", code=node.code)
        seen.add(node.code)


def check_sums(criteria: CriteriaSet) -> Found:
    """Where children are summed, their maxima add up to the node's."""
    for path, code, combine, maximum, children in _groups(criteria):
        total = sum((child.max for child in children), Fraction(0))
        if combine == "sum" and total != maximum:
            alternatives = len(children) > 1 and any(child.max == maximum for child in children)
            hint = Said("hint-alternatives", {}) if alternatives else ""
            if code:
                yield (*path, "max"), Fault("sum-of-max", code=code, total=total, max=maximum, hint=hint)
            else:
                yield ("scale",), Fault("sum-of-scale", total=total, max=maximum, hint=hint)


def check_weights(criteria: CriteriaSet) -> Found:
    """`weighted` asks every child for a weight, not all of them 0; elsewhere a weight means nothing."""
    for path, code, combine, _, children in _groups(criteria):
        below = (*path, "children") if code else ("tree",)
        for index, child in enumerate(children):
            if combine == "weighted" and child.weight is None:
                yield (*below, index), Fault("weight-missing", code=child.code)
            elif combine != "weighted" and child.weight is not None:
                yield (*below, index, "weight"), Fault("weight-unused", code=child.code, combine=combine)
            elif child.weight is not None and child.weight < 0:
                yield (*below, index, "weight"), Fault("weight-negative", given=child.weight)
        if combine == "weighted" and all(child.weight == 0 for child in children):
            yield (*below, 0, "weight"), Fault("weights-all-zero")


def check_levels(criteria: CriteriaSet) -> Found:
    """Level ids are unique and no node stands deeper than the levels named."""
    yield from _ids_twice(criteria.levels, ("levels",))
    for path, node in paths(criteria):
        if criteria.depths.get(node.code, 0) >= len(criteria.levels):
            yield (*path, "code"), Fault("too-deep", code=node.code, levels=len(criteria.levels))


def check_expect(criteria: CriteriaSet) -> Found:
    """The counts that the file asserts of itself."""
    levels = {level.id: depth for depth, level in enumerate(criteria.levels)}
    codes, ids = Hints(criteria.depths), Hints(levels)
    for code, counts in criteria.expect.items():
        node = criteria.nodes.get(code)
        if node is None or code not in criteria.depths:
            yield ("expect", code), _unknown_code(code, codes)
            continue
        below = Counter(criteria.depths[child.code] for _, child in _paths_below((), (node,)))
        for level, expected in counts.items():
            path = ("expect", code, level)
            if level not in levels:
                yield path, _unknown_id(level, ids)
            elif below[levels[level]] != expected:
                counted = below[levels[level]]
                title = criteria.levels[levels[level]].title
                yield path, Fault("count-unexpected", code=code, level=title, expected=expected, found=counted)


def check_rules(criteria: CriteriaSet) -> Found:
    """What each rule finds wrong with itself; and a step of judgement that points can't hold."""
    for path, leaf in _rules(criteria):
        step = leaf.rule.points_step
        if step is not None and not fits(step, criteria.precision):
            yield (*path, "step"), Fault("judged-step-fine", given=step, precision=criteria.precision)
        for key, fault in leaf.rule.faults(leaf.max):
            keys = [int(part) if part.isdigit() else part for part in key.split(".")]
            yield (*path, *keys), fault


def check_applies_to(criteria: CriteriaSet) -> Found:
    """A condition names at least one value, and none asks who the unit is."""
    for path, node in paths(criteria):
        for column, values in node.applies_to.items():
            if column in IDENTITY:
                fault = Fault("applies-to-identity", code=node.code, column=column)
                yield (*path, "applies_to", column), fault
            elif not values:
                yield (
                    (*path, "applies_to", column),
                    Fault("applies-to-nothing", code=node.code, column=column),
                )


def check_rules_for(criteria: CriteriaSet) -> Found:
    """Each further rule of a leaf names units, which the leaf applies to and no rule before it takes all of."""
    for path, leaf in _leaves(criteria):
        for index, given in enumerate(leaf.rules_for):
            here: Path = (*path, "rules_for", index, "units")
            faults = list(_units_named(here, leaf, given))
            yield from faults
            if not faults:
                yield from _never_reached(here, leaf, index, criteria)


def _units_named(path: Path, leaf: Leaf, given: RuleFor) -> Found:
    if not given.units:
        yield path, Fault("rules-for-all", code=leaf.code)
    for column, values in given.units.items():
        if column in IDENTITY:
            yield (*path, column), Fault("applies-to-identity", code=leaf.code, column=column)
        elif not values:
            yield (*path, column), Fault("rules-for-nothing", code=leaf.code, column=column)


def _never_reached(path: Path, leaf: Leaf, index: int, criteria: CriteriaSet) -> Found:
    """Where an earlier rule takes in all that one is for, or the leaf, or a node above it, applies to none of them."""
    meant = dict(leaf.rules_for[index].meant)
    for place, earlier in enumerate(leaf.rules_for[:index], 1):
        if all(meant.get(column, frozenset()) and meant[column] <= values for column, values in earlier.meant):
            yield path, Fault("rules-for-taken", code=leaf.code, place=index + 1, earlier=place)
            return
    for node in (*criteria.above[leaf.code], leaf):
        apart = [column for column, values in node.meant if column in meant and not meant[column] & values]
        if apart:
            yield (*path, apart[0]), Fault("rules-for-outside", code=leaf.code, node=node.code, column=apart[0])
            return


def check_bodies(criteria: CriteriaSet) -> Found:
    """Body ids are unique, and every body named is declared."""
    yield from _ids_twice(criteria.bodies, ("bodies",))
    known = {body.id for body in criteria.bodies}
    ids = Hints(body.id for body in criteria.bodies)
    for path, leaf in _leaves(criteria):
        if leaf.body is not None and leaf.body not in known:
            yield (*path, "body"), _unknown_id(leaf.body, ids)


def check_grades(criteria: CriteriaSet) -> Found:
    """Grades fall from the best to the last, which starts at 0; what they ask for exists."""
    yield from _ids_twice(criteria.grades, ("grades",))
    levels = Hints(level.id for level in criteria.levels)
    codes = _Codes.of(criteria)
    for index, grade in enumerate(criteria.grades):
        path: Path = ("grades", index)
        if index and grade.at_least >= criteria.grades[index - 1].at_least:
            yield (*path, "at_least"), Fault("grades-not-falling", grade=grade.title)
        yield from _threshold(grade, criteria, (*path, "at_least"))
        if grade.each:
            yield from _percent(grade.each.at_least, (*path, "each", "at_least"))
        if grade.each and grade.each.level not in levels.known:
            yield (*path, "each", "level"), _unknown_id(grade.each.level, levels)
        for place, item in enumerate(grade.requires):
            yield from _item(item, (*path, "requires", place), codes)
        yield from _quota(grade, criteria, path)
    last = criteria.grades[-1] if criteria.grades else None
    if last and (last.at_least != 0 or last.each or last.requires or last.quota):
        yield ("grades", len(criteria.grades) - 1), Fault("grade-last", grade=last.title)


def _threshold(grade: Grade, criteria: CriteriaSet, path: Path) -> Found:
    if criteria.grading.in_ == "percent":
        yield from _percent(grade.at_least, path)
    elif not 0 <= grade.at_least <= criteria.most_graded:
        yield path, Fault("grade-points-range", given=grade.at_least, most=criteria.most_graded)


def _quota(grade: Grade, criteria: CriteriaSet, path: Path) -> Found:
    """A quota is a percent; the grades it counts exist, and the grade itself is among them."""
    if grade.quota is None:
        return
    yield from _percent(grade.quota.share, (*path, "quota", "share"))
    ids = Hints(known.id for known in criteria.grades)
    for place, given in enumerate(grade.quota.of):
        if given not in ids.known:
            yield (*path, "quota", "of", place), _unknown_id(given, ids)
    if grade.quota.of and grade.id not in grade.quota.of:
        yield (*path, "quota", "of"), Fault("quota-of-others", grade=grade.title)


class _Codes(NamedTuple):
    """What an item may ask about."""

    nodes: Hints
    conditions: Hints

    @classmethod
    def of(cls, criteria: CriteriaSet) -> "_Codes":
        return cls(Hints(criteria.depths), Hints(condition.code for condition in criteria.conditions))


def _item(item: Item, path: Path, codes: _Codes) -> Found:
    """What a grade or a cap asks for exists and can be reached."""
    if isinstance(item, SomeOf):
        if not 1 <= item.count <= len(item.any):
            yield (*path, "count"), Fault("item-count", given=item.count, most=len(item.any))
        for place, inner in enumerate(item.any):
            yield from _item(inner, (*path, "any", place), codes)
        return
    if isinstance(item, Holds):
        if item.condition not in codes.conditions.known:
            is_node = item.condition in codes.nodes.known
            fault = Fault("item-is-node", code=item.condition) if is_node else _unknown_condition(item.condition, codes)
            yield (*path, "condition"), fault
        return
    if item.node in codes.conditions.known:
        yield (*path, "node"), Fault("item-is-condition", code=item.node)
    elif item.node not in codes.nodes.known:
        yield (*path, "node"), _unknown_code(item.node, codes.nodes)
    yield from _percent(item.at_least, (*path, "at_least"))


def check_caps(criteria: CriteriaSet) -> Found:
    """What caps ask for exists; they are percents."""
    codes = _Codes.of(criteria)
    for index, cap in enumerate(criteria.caps):
        yield from _item(cap.unless, ("caps", index, "unless"), codes)
        yield from _percent(cap.at_most, ("caps", index, "at_most"))


def check_conditions(criteria: CriteriaSet) -> Found:
    """A condition's rule states no points of its own, and it takes something to be met."""
    for path, leaf in _rules(criteria):
        if path[0] == "conditions" and not leaf.rule.for_conditions:
            yield (*path, "kind"), Fault("condition-rule", code=leaf.code)
    for index, condition in enumerate(criteria.conditions):
        if not 0 < condition.met_at <= 100:
            yield ("conditions", index, "met_at"), Fault("condition-met-at", given=condition.met_at)


def check_ranking(criteria: CriteriaSet) -> Found:
    """Tie-breaks are nodes of the tree, each once."""
    codes = Hints(criteria.depths)
    seen: set[str] = set()
    for index, code in enumerate(criteria.ranking.tie_break):
        path = ("ranking", "tie_break", index)
        if code not in criteria.depths:
            yield path, _unknown_code(code, codes)
        elif code in seen:
            yield path, Fault("code-twice", code=code)
        seen.add(code)


def check_outside(criteria: CriteriaSet) -> Found:
    """Bonus and penalty: no claims, no weights, and no deduction within a penalty."""
    for path, leaf in _leaves(criteria):
        if path[0] not in ("bonus", "penalty"):
            continue
        if leaf.not_applicable != "forbidden":
            yield (*path, "not_applicable"), Fault("outside-not-applicable", code=leaf.code)
        if leaf.weight is not None:
            yield (*path, "weight"), Fault("outside-weight", code=leaf.code)
    for path, leaf in _rules(criteria):
        if path[0] == "penalty" and leaf.rule.takes_off:
            yield (*path, "kind"), Fault("penalty-deduction", code=leaf.code)


def _ids_twice(items: Sequence[Level | Body | Grade], path: Path) -> Found:
    seen: set[str] = set()
    for index, item in enumerate(items):
        if item.id in seen:
            yield (*path, index, "id"), Fault("id-twice", given=item.id)
        seen.add(item.id)


def _percent(given: Fraction, path: Path) -> Found:
    if not 0 <= given <= 100:
        yield path, Fault("limit-out-of-range", given=given, hint="")


def _unknown_code(code: str, codes: Hints) -> Fault:
    return Fault("code-unknown", given=code, hint=codes.near(code))


def _unknown_condition(code: str, codes: _Codes) -> Fault:
    return Fault("condition-unknown", given=code, hint=codes.conditions.near(code))


def _unknown_id(given: str, ids: Hints) -> Fault:
    return Fault("id-unknown", given=given, known=ids.known, hint=ids.near(given))


CHECKS: tuple[Callable[[CriteriaSet], Found], ...] = (
    check_numbers,
    check_codes,
    check_sums,
    check_weights,
    check_levels,
    check_expect,
    check_rules,
    check_applies_to,
    check_rules_for,
    check_bodies,
    check_grades,
    check_caps,
    check_conditions,
    check_ranking,
    check_outside,
)
