"""Which node and which unit of a campaign stands for which of an earlier one, and what can't be compared, and why.

Nodes match as `scoring.tree.diff` finds them, or as a table declares; units by code, or as a table declares that one
stands for several old ones (a commune that merged).
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from functools import cached_property
from typing import Literal, NamedTuple, get_args

from scoring.campaign.campaign import Campaign
from scoring.campaign.units import Unit
from scoring.engine.combine import shares
from scoring.tree.diff import Comparable, Declared, Diff, NodeDiff, compare_editions, rules_compare
from scoring.tree.model import Branch, CriteriaSet, Leaf

Reason = Literal[
    "added",
    "removed",
    "declared",
    "sort",
    "block",
    "observed",
    "units",
    "conditions",
    "rule",
    "children",
    "combine",
    "below",
]
"""Why a node doesn't compare. `sort`: a leaf became a branch or a branch a leaf; `block`: it went from the tree to
bonus or penalty; `observed`: its points measure a unit against the least and greatest of the year; `units`: a unit
is in another group than before and has another of its rules; `below`: a node below it doesn't compare, or the parts
have other shares."""

TotalsCompare = Literal["yes", "partly", "no"]

LEAST_COVERED = Fraction(1, 2)
"""Totals of which less than this compares, in either edition, are said not to compare."""


@dataclass(frozen=True, slots=True)
class NodeMatch:
    """A node of the new edition and what it stands for: several old nodes only where that is declared.

    `new` None: a node that is gone; `old` empty: one that is new. `reason` says why it doesn't compare. `apart` has the
    new units for which it doesn't compare though it does for others, and why: they have another rule than before.
    """

    new: Branch | Leaf | None
    old: tuple[Branch | Leaf, ...]
    comparable: Comparable
    reason: Reason | None
    declared: bool
    apart: Mapping[str, Reason] = field(default_factory=dict)

    @property
    def code(self) -> str:
        """The new code; of a node that is gone the old one."""
        return self.new.code if self.new else self.old[0].code

    @property
    def node(self) -> Branch | Leaf:
        return self.new or self.old[0]


@dataclass(frozen=True, slots=True)
class Part:
    """An old unit that a new one stands for; the weights of one new unit add up to 1."""

    unit: Unit
    weight: Fraction


@dataclass(frozen=True, slots=True)
class UnitMatch:
    """A new unit and its old ones: none for a unit that is new; `itself` where it is one whole old unit."""

    new: Unit
    parts: tuple[Part, ...]
    itself: bool


@dataclass(frozen=True)
class Matching:
    """All that is known of two campaigns before any score is looked at.

    `nodes` in the order of the new edition, the removed last. `units` in the order of the new campaign, `gone` are
    the old units that no new one stands for. `settings` are the keys of criteria and campaign that changed.
    """

    nodes: tuple[NodeMatch, ...]
    units: tuple[UnitMatch, ...]
    gone: tuple[Unit, ...]
    settings: tuple[str, ...]
    covered: tuple[Fraction, Fraction]
    totals: TotalsCompare

    @cached_property
    def by_code(self) -> Mapping[str, NodeMatch]:
        """The matches of the nodes of the new edition, by new code."""
        return {match.new.code: match for match in self.nodes if match.new}

    @cached_property
    def items(self) -> tuple[NodeMatch, ...]:
        """The finest comparable nodes: leaves, and branches declared comparable though not all below them is.

        No node is in two of them, so that contributions add up.
        """
        return _items(self.nodes)


DeclaredUnits = Mapping[str, Sequence[tuple[str, Fraction]]]
"""For the code of a new unit its old ones with their weights, in any scale."""


def match(old: Campaign, new: Campaign, nodes: Declared | None = None, units: DeclaredUnits | None = None) -> Matching:
    """What stands for what in two campaigns; what is declared goes before what is found."""
    unit_matches, gone = _match_units(old.units, new.units, units or {})
    diff = match_nodes(old.criteria, new.criteria, nodes or {}, unit_matches)
    settings = [*_settings(diff[0]), *_policies(old, new)]
    matches = diff[1]
    covered = _covered(_items(matches), old.criteria, new.criteria)
    totals = _totals(covered, matches, settings, old.criteria, new.criteria)
    return Matching(matches, unit_matches, gone, tuple(settings), covered, totals)


def match_through(older: Campaign, nearest: Campaign, new: Campaign, nearer: Matching) -> Matching:
    """An older campaign matched with the new one; `nearer` is what stands for what in the nearest, between the two.

    What is declared of the nearest one holds of the older as far as nodes and units are the same in both: a node whose
    parts are not all there doesn't compare, a unit whose parts are not all there has no older one.
    """
    nodes = dict(_nodes_through(older, nearest, nearer))
    return match(older, new, nodes, dict(_units_through(older, nearest, nearer)))


def _nodes_through(
    older: Campaign, nearest: Campaign, nearer: Matching
) -> Iterator[tuple[str, tuple[tuple[str, ...], Comparable]]]:
    between = {one.code: one for one in match_nodes(older.criteria, nearest.criteria)[1] if one.new}
    for one in nearer.nodes:
        if one.declared:
            steps = [between[node.code] for node in one.old]
            least = _least(step.comparable for step in (one, *steps))
            yield one.code, (tuple(node.code for step in steps for node in step.old), least)


def _units_through(
    older: Campaign, nearest: Campaign, nearer: Matching
) -> Iterator[tuple[str, Sequence[tuple[str, Fraction]]]]:
    there, known = ({unit.code for unit in campaign.units} for campaign in (older, nearest))
    for one in nearer.units:
        code = one.new.code
        parts = [(part.unit.code, part.weight) for part in one.parts]
        same = one.itself and parts[0][0] == code
        if not same and (parts or code in known):
            yield code, parts if all(part in there for part, _ in parts) else ()


def match_nodes(
    old: CriteriaSet, new: CriteriaSet, declared: Declared | None = None, units: Sequence[UnitMatch] = ()
) -> tuple[Diff, tuple[NodeMatch, ...]]:
    """The difference of two editions, and every node with what it stands for."""
    declared = declared or {}
    diff = compare_editions(old, new, declared)
    found = dict(_measured_apart(diff, old, new, declared, units))
    if found:
        against: Declared = {code: (one.codes, one.comparable) for code, one in found.items()}
        diff = compare_editions(old, new, {**declared, **against})
    matches = []
    for node in diff.nodes:
        code = node.new.code if node.new else ""
        olds: tuple[Branch | Leaf, ...] = (node.old,) if node.old else ()
        if code in declared:
            olds = tuple(old.nodes[before] for before in declared[code][0])
        reason = found[code].reason if code in found else _reason(node, code in declared)
        apart = found[code].apart if code in found else {}
        matches.append(NodeMatch(node.new, olds, node.comparable, reason, code in declared, apart))
    return diff, tuple(_apart_above(matches))


class _Apart(NamedTuple):
    """What is found of a pair besides its words: how far it compares, why not, and for which units not."""

    codes: tuple[str, ...]
    comparable: Comparable
    reason: Reason | None
    apart: Mapping[str, Reason]


def _measured_apart(
    diff: Diff, old: CriteriaSet, new: CriteriaSet, declared: Declared, units: Sequence[UnitMatch]
) -> Iterator[tuple[str, _Apart]]:
    """Pairs whose rules are the same words but not the same measure, for all units or for some."""
    for node in diff.nodes:
        if not (node.old and node.new) or node.new.code in declared:
            continue
        codes = (node.old.code,)
        looks_at_others = isinstance(node.new, Leaf) and any(each.rule.looks_at_others for each in node.new.by_rule)
        if old.blocks[node.old.code] != new.blocks[node.new.code]:
            yield node.new.code, _Apart(codes, "no", "block", {})
        elif node.comparable != "no" and looks_at_others:
            yield node.new.code, _Apart(codes, "no", "observed", {})
        elif not looks_at_others and (seen := _by_units(node, units)):
            yield node.new.code, seen


def _by_units(node: NodeDiff, units: Sequence[UnitMatch]) -> _Apart | None:
    """How a leaf with rules for some units compares where units have another rule of it than before; else None."""
    before, after = node.old, node.new
    if not (isinstance(before, Leaf) and isinstance(after, Leaf) and (before.rules_for or after.rules_for)):
        return None
    if node.comparable == "no" and _reason(node, False) != "rule":
        return None
    reason: Reason = "rule" if node.comparable == "no" else "units"
    seen = {
        one.new.code: _least(
            rules_compare(before.seen_by(part.unit.columns), after.seen_by(one.new.columns)) for part in one.parts
        )
        for one in units
        if one.parts
    }
    apart: dict[str, Reason] = {code: reason for code, comparable in seen.items() if comparable == "no"}
    if len(apart) == len(seen):
        return _Apart((before.code,), "no", reason, {}) if apart and node.comparable != "no" else None
    if not apart and node.comparable != "no":
        return None
    return _Apart((before.code,), _least(seen[code] for code in seen if code not in apart), None, apart)


def _least(comparable: Iterable[Comparable]) -> Comparable:
    """The least of several: yes only where all say so."""
    return max(comparable, key=get_args(Comparable).index)


def _apart_above(matches: Sequence[NodeMatch]) -> Iterator[NodeMatch]:
    """What is apart at a leaf is apart in all that is above it, unless people say that this compares."""
    leaves = {match.new.code: match.apart for match in matches if match.new and match.apart}
    for match in matches:
        if not leaves or match.declared or not isinstance(match.new, Branch) or match.comparable == "no":
            yield match
            continue
        units = {unit for code in _leaves_below(match.new) for unit in leaves.get(code, ())}
        yield replace(match, apart=dict.fromkeys(units, "below")) if units else match


def _reason(node: NodeDiff, declared: bool) -> Reason | None:
    if node.comparable != "no":
        return None
    if declared:
        return "declared"
    if node.old is None or node.new is None:
        return "added" if node.old is None else "removed"
    if type(node.old) is not type(node.new):
        return "sort"
    if "conditions" in node.changes:
        return "conditions"
    if isinstance(node.old, Branch) and isinstance(node.new, Branch) and node.old.combine != node.new.combine:
        return "combine"
    if "children" in node.changes:
        return "children"
    return "rule" if isinstance(node.new, Leaf) else "below"


_POLICIES = ("when_missing", "without_evidence", "claims")


def _settings(diff: Diff) -> list[str]:
    return [key for key in diff.settings if key not in ("levels", "bodies", "display", "precision")]


def _policies(old: Campaign, new: Campaign) -> list[str]:
    """The policies of the two campaigns that differ: they change points without any change of the criteria."""
    return [key for key in _POLICIES if getattr(old.settings, key) != getattr(new.settings, key)]


def _items(nodes: Sequence[NodeMatch]) -> tuple[NodeMatch, ...]:
    by_code = {match.new.code: match for match in nodes if match.new}
    below = {node.code for match in nodes if isinstance(match.new, Branch) for node in match.new.children}
    items = [item for match in nodes if match.new and match.new.code not in below for item in _cover(match, by_code)]
    return tuple(items)


def _cover(match: NodeMatch, by_code: Mapping[str, NodeMatch]) -> list[NodeMatch]:
    """The finest comparable nodes at and below a node of the new edition."""
    if not isinstance(match.new, Branch):
        return [match] if match.comparable != "no" else []
    cover = [item for child in match.new.children for item in _cover(by_code[child.code], by_code)]
    if match.comparable == "no":
        return cover
    here = _leaves_below(match.new), {code for node in match.old for code in _leaves_below(node)}
    there = (
        {code for item in cover if item.new for code in _leaves_below(item.new)},
        {code for item in cover for node in item.old for code in _leaves_below(node)},
    )
    return cover if here == there else [match]


def _leaves_below(node: Branch | Leaf) -> set[str]:
    if isinstance(node, Leaf):
        return {node.code}
    return {code for child in node.children for code in _leaves_below(child)}


# Totals


def _totals(
    covered: tuple[Fraction, Fraction],
    nodes: Sequence[NodeMatch],
    settings: Sequence[str],
    old: CriteriaSet,
    new: CriteriaSet,
) -> TotalsCompare:
    if min(covered) < LEAST_COVERED:
        return "no"
    old_parts, new_parts = nominal_shares(old), nominal_shares(new)
    same = all(
        match.comparable != "no"
        and not match.apart
        and (
            match.new is None
            or match.new.code not in new_parts
            or new_parts[match.new.code] == sum(old_parts.get(node.code, 0) for node in match.old)
        )
        for match in nodes
        if isinstance(match.node, Leaf)
    )
    changed = {"bonus", "penalty", *_POLICIES}.intersection(settings)
    return "yes" if same and min(covered) == 1 and not changed else "partly"


def _covered(items: Sequence[NodeMatch], old: CriteriaSet, new: CriteriaSet) -> tuple[Fraction, Fraction]:
    """What share of the whole tree compares, of the old edition and of the new one."""
    old_parts, new_parts = nominal_shares(old), nominal_shares(new)
    before = {code for item in items for node in item.old for code in _leaves_below(node)}
    after = {code for item in items if item.new for code in _leaves_below(item.new)}
    return (
        sum((old_parts.get(code, Fraction(0)) for code in before), Fraction(0)),
        sum((new_parts.get(code, Fraction(0)) for code in after), Fraction(0)),
    )


def nominal_shares(criteria: CriteriaSet) -> dict[str, Fraction]:
    """What share of the whole every node of the tree makes where all nodes apply."""
    return dict(shares(criteria, {code: node.max for code, node in criteria.nodes.items()}))


# Units


def _match_units(
    old: Sequence[Unit], new: Sequence[Unit], declared: DeclaredUnits
) -> tuple[tuple[UnitMatch, ...], tuple[Unit, ...]]:
    before = {unit.code: unit for unit in old}
    in_table = Counter(code for parts in declared.values() for code, _ in parts)
    matches = []
    for unit in new:
        if unit.code in declared:
            parts = _parts(declared[unit.code], before)
            matches.append(UnitMatch(unit, parts, len(parts) == 1 and in_table[parts[0].unit.code] == 1))
        elif unit.code in before and unit.code not in in_table:
            matches.append(UnitMatch(unit, (Part(before[unit.code], Fraction(1)),), True))
        else:
            matches.append(UnitMatch(unit, (), False))
    used = {part.unit.code for match in matches for part in match.parts}
    return tuple(matches), tuple(unit for unit in old if unit.code not in used)


def _parts(declared: Sequence[tuple[str, Fraction]], before: Mapping[str, Unit]) -> tuple[Part, ...]:
    whole = sum((weight for _, weight in declared), Fraction(0))
    return tuple(Part(before[code], weight / whole) for code, weight in declared)
