"""What changed between two editions of a criteria set, and whose scores stay comparable, node by node."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from types import MappingProxyType
from typing import Literal

from scoring.tree.model import Bonus, Branch, Condition, CriteriaSet, Leaf, Penalty

Change = Literal["added", "removed", "moved", "reworded", "points", "weight", "rule", "conditions", "body", "children"]
Comparable = Literal["yes", "percent", "no"]
"""`percent`: only the max changed, so points ÷ max may be compared, points may not."""

Declared = Mapping[str, tuple[tuple[str, ...], Comparable]]
"""What people say of two editions: for a new code the old codes that it stands for (none: it is new), and how far the
scores compare."""

_SETTINGS = ("scale", "precision", "display", "levels", "caps", "grading", "grades", "ranking", "combine", "bodies")
_TEXTS = ("id", "edition", "title", "source", "expect")


@dataclass(frozen=True, slots=True)
class NodeDiff:
    """One node in the old edition, the new one, or both; matched by code, else by its wording."""

    old: Branch | Leaf | None
    new: Branch | Leaf | None
    changes: tuple[Change, ...]
    comparable: Comparable


@dataclass(frozen=True, slots=True)
class Diff:
    """All nodes of both editions in the order of the new one, the removed last; and the settings that changed.

    `texts` are the keys that changed and have no part in any score.
    """

    nodes: tuple[NodeDiff, ...]
    settings: tuple[str, ...]
    texts: tuple[str, ...]


def compare_editions(old: CriteriaSet, new: CriteriaSet, declared: Declared = MappingProxyType({})) -> Diff:
    """The differences between two editions; what is declared goes before what is found."""
    matches = _matches(old, new, declared)
    comparer = _Comparer(matches, old, new, declared)
    nodes = [comparer.of(old.nodes.get(matches.get(code, "")), node) for code, node in new.nodes.items()]
    matched = {*matches.values(), *_declared_codes(declared)}
    gone = [NodeDiff(node, None, ("removed",), "no") for code, node in old.nodes.items() if code not in matched]
    settings = [key for key in _SETTINGS if getattr(old, key) != getattr(new, key)]
    settings += [key for key in ("bonus", "penalty") if _caps(getattr(old, key)) != _caps(getattr(new, key))]
    texts = tuple(key for key in _TEXTS if getattr(old, key) != getattr(new, key))
    return Diff((*nodes, *gone), tuple(settings), texts)


def _caps(block: Bonus | Penalty | None) -> object:
    """What a block says apart from its leaves."""
    return block and block.model_dump(exclude={"children"})


def _declared_codes(declared: Declared) -> set[str]:
    return {code for codes, _ in declared.values() for code in codes}


def _matches(old: CriteriaSet, new: CriteriaSet, declared: Declared) -> dict[str, str]:
    """New code → old code: what is declared (the first of several old ones); else the same code; else, of what is left,
    the one leaf or branch with the same title.

    The same code with another title and another rule is still the same place of the tree: changed, not moved,
    unless each of the two titles stands elsewhere in the other edition.
    """
    matches = {code: codes[0] for code, (codes, _) in declared.items() if codes}
    taken = _declared_codes(declared)
    for code, node in new.nodes.items():
        before = old.nodes.get(code)
        if code in declared or code in taken:
            continue
        if before is not None and not (before.vi != node.vi and _titled(node, old) and _titled(before, new)):
            matches[code] = code
    taken.update(matches.values())
    free = {code: node for code, node in old.nodes.items() if code not in taken}
    for code, node in new.nodes.items():
        titled = _titled_in(node, list(free.values()))
        if code not in matches and code not in declared and titled is not None:
            matches[code] = titled.code
            del free[titled.code]
    return matches


def _titled(node: Branch | Leaf, criteria: CriteriaSet) -> bool:
    return _titled_in(node, list(criteria.nodes.values())) is not None


def _titled_in(node: Branch | Leaf, nodes: Sequence[Branch | Leaf]) -> Branch | Leaf | None:
    """The one node of the same sort with the same title, where there is just one."""
    same = [other for other in nodes if type(other) is type(node) and node.is_titled and other.title == node.title]
    return same[0] if len(same) == 1 else None


@dataclass(frozen=True)
class _Comparer:
    matches: dict[str, str]
    old: CriteriaSet
    new: CriteriaSet
    declared: Declared

    def of(self, old: Branch | Leaf | None, new: Branch | Leaf) -> NodeDiff:
        if old is None:
            return NodeDiff(None, new, ("added",), "no")
        changes: list[Change] = []
        if old.code != new.code or self._moved(old, new):
            changes.append("moved")
        if _wording(old) != _wording(new):
            changes.append("reworded")
        if old.max != new.max:
            changes.append("points")
        if old.weight != new.weight:
            changes.append("weight")
        if _rule(old) != _rule(new):
            changes.append("rule")
        if _conditions(old) != _conditions(new):
            changes.append("conditions")
        if _body(old) != _body(new):
            changes.append("body")
        if self._children(old, new):
            changes.append("children")
        return NodeDiff(old, new, tuple(changes), self._comparable(old, new))

    def _moved(self, old: Branch | Leaf, new: Branch | Leaf) -> bool:
        """Whether the node stands below another one than before."""
        before, after = self.old.parents.get(old.code), self.new.parents.get(new.code)
        if before is None or after is None:
            return before is not after
        return self.matches.get(after.code, after.code) != before.code

    def _children(self, old: Branch | Leaf, new: Branch | Leaf) -> bool:
        if not (isinstance(old, Branch) and isinstance(new, Branch)):
            return False
        return [child.code for child in old.children] != [self.matches.get(child.code) for child in new.children]

    def _comparable(self, old: Branch | Leaf, new: Branch | Leaf) -> Comparable:
        """Scores compare where what they measure did not change; a branch, where all below it compares."""
        if new.code in self.declared:
            return self.declared[new.code][1]
        if _conditions(old) != _conditions(new) or type(old) is not type(new):
            return "no"
        if isinstance(old, Leaf) or isinstance(new, Leaf):
            same = _rule(old) == _rule(new)
            scaled = _rule(old, scaled=True) == _rule(new, scaled=True)
            if same and old.max == new.max:
                return "yes"
            return "percent" if scaled else "no"
        if self._children(old, new) or old.combine != new.combine:
            return "no"
        below = {self._comparable(a, b) for a, b in zip(old.children, new.children, strict=True)}
        shares = [(a.max / old.max, a.weight) for a in old.children] == [
            (b.max / new.max, b.weight) for b in new.children
        ]
        if below == {"yes"} and old.max == new.max and shares:
            return "yes"
        return "percent" if "no" not in below and shares else "no"


def rules_compare(old: Leaf, new: Leaf) -> Comparable:
    """Whether scores compare by the one rule that a unit had of a leaf and that which it has, as it saw and sees it."""
    if isinstance(old, Condition) and isinstance(new, Condition) and old.met_at != new.met_at:
        return "no"
    if _points_of(old, False) == _points_of(new, False) and old.max == new.max:
        return "yes"
    return "percent" if _points_of(old, True) == _points_of(new, True) else "no"


def _wording(node: Branch | Leaf) -> object:
    """All texts of a node: its title, guide, evidence, and the titles within its rule."""
    if isinstance(node, Branch):
        return node.label, node.vi, node.en, node.guide
    own, *others = (_titles(leaf.rule.model_dump(mode="json")) for leaf in node.by_rule)
    return node.label, node.vi, node.en, node.guide, node.evidence.what, own, [*_texts(others)]


def _titles(data: object) -> object:
    if isinstance(data, dict):
        return [data.get("vi"), data.get("en"), data.get("before_"), *(_titles(value) for value in data.values())]
    if isinstance(data, list):
        return [_titles(item) for item in data]
    return None


def _texts(titles: object) -> Iterator[str]:
    """The titles that there are."""
    if isinstance(titles, str):
        yield titles
    for title in titles if isinstance(titles, list) else ():
        yield from _texts(title)


def _body(node: Branch | Leaf) -> str | None:
    return node.body if isinstance(node, Leaf) else None


def _rule(node: Branch | Leaf, scaled: bool = False) -> object:
    """What turns facts into points; `scaled` as shares of max, so that a rule with all its points doubled is equal."""
    if isinstance(node, Branch):
        return node.combine
    rules = [_points_of(leaf, scaled) for leaf in node.by_rule], [given.meant for given in node.rules_for]
    return (rules, node.met_at) if isinstance(node, Condition) else rules


def _points_of(leaf: Leaf, scaled: bool) -> object:
    """What one of its rules says apart from titles."""
    bare = _without_titles(leaf.rule.model_dump(mode="python"), leaf, scaled)
    return (bare, leaf.max) if scaled and not leaf.rule.scales else bare


def _without_titles(data: object, leaf: Leaf, scaled: bool) -> object:
    if isinstance(data, dict):
        kept = {key: value for key, value in data.items() if key not in ("vi", "en", "before_")}
        return {key: _scaled(key, value, leaf, scaled) for key, value in kept.items()}
    if isinstance(data, (list, tuple)):
        return [_without_titles(item, leaf, scaled) for item in data]
    return data


def _scaled(key: str, value: object, leaf: Leaf, scaled: bool) -> object:
    if not scaled or key not in leaf.rule.point_keys or value is None:
        return _without_titles(value, leaf, scaled)
    if isinstance(value, (list, tuple)):
        return [Fraction(part) / leaf.max for part in value]
    return Fraction(str(value)) / leaf.max


def _conditions(node: Branch | Leaf) -> object:
    """What decides whether and from where a node is scored."""
    evidence = node.evidence.required if isinstance(node, Leaf) else None
    origin = node.from_ if isinstance(node, Leaf) else None
    return node.applies_to, node.not_applicable, origin, evidence
