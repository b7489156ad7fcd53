"""The fewest leaves to change, exactly: whole numbers through a tree of sums, means, alternatives and caps.

A `Leaf` has the points it has now and those its steps lead to; a `Join` takes the points of its children, each times
a whole number, summed or the greatest or least of them, and gives its own by a function that never falls (a rounding, a
cap). `least_change` finds the
smallest count of changed leaves with which the top reaches a bound while every bounded node keeps within its own;
among the choices with that count the one with the least at the top, among these one that leaves the later ones
alone.

Where points are so fine that sums grow beyond `MOST_SUMS`, some of them are followed for all, the greatest always: the
count stays the smallest where no node has an upper bound, and the top may come to a little more than the least.

The way: first the most each node can have with 0, 1, 2 … changes (`best`); from the top down what each must have at
least, when all the others have their most; then only what is above that is followed from the bottom up.
"""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from scoring.engine.combine import Gather

NEVER = None
"""In a list by the count of changes: so many changes can't be, or can't help."""

NOTHING = -(10**30)
"""Less than any points: whatever a node has will do."""

START: Mapping[Gather, int] = {sum: 0, max: NOTHING, min: -NOTHING}
"""What no children come to."""

FEW = 32
"""So many changes are looked at first."""

MOST_SUMS = 10_000
"""So many values of a node with one count of changes are followed: all there are of 100 points in hundredths."""

MOST_PAIRS = 10_000_000
"""So many pairs of what stands before a child and what it gives are put together."""

Most = list[int | None]
"""By the count of changes, a greatest or least value."""


@dataclass(frozen=True, eq=False, slots=True)
class Leaf:
    """A leaf by its name: its points now (None: it has to change) and the others it can come to.

    All in steps; its points have to lie within `low` and `high` where these are given.
    """

    name: str
    now: int | None
    others: tuple[int, ...]
    low: int | None = None
    high: int | None = None


@dataclass(frozen=True, eq=False, slots=True)
class Join:
    """A node over others: the value of Σ factor × child, kept only within `low` and `high` where they are given.

    `gather` is the sum, or in its place the greatest or the least of factor × child. `value` makes steps of points of
    what is gathered; `low` and `high` are steps.
    """

    children: tuple["Leaf | Join", ...]
    factors: tuple[int, ...]
    value: Callable[[int], int]
    low: int | None = None
    high: int | None = None
    gather: Gather = sum

    def raw(self, of: Callable[["Leaf | Join"], int]) -> int:
        """What the children come to together, each with what is said of it."""
        return self.gather([factor * of(child) for factor, child in zip(self.factors, self.children, strict=True)])


Node = Leaf | Join


class Change(NamedTuple):
    """What to change: the points of every changed leaf, and what the top then has."""

    points: Mapping[str, int]
    reached: int


def least_change(top: Join, most: int) -> Change | None:
    """The smallest change of at most so many leaves with which every bound holds; None where there is none."""
    most = min(most, len(_changeable(top)))
    first, last = 0, min(most, FEW)
    while first <= most:
        change = _least_between(top, first, last)
        if change is not None:
            return change
        first, last = last + 1, min(most, 4 * last)
    return None


def _least_between(top: Join, first: int, last: int) -> Change | None:
    """The smallest change of so many leaves; what is worked out grows with the square of how many they may be."""
    bests: dict[int, Most] = {}
    best = _best(top, last, bests)
    least = _extreme(top, min) if top.low is None else top.low
    for count in range(first, last + 1):
        reached = best[count]
        if reached is None or reached < least:
            continue
        sums = _Search(count, bests).values(top, [NEVER] * count + [least])
        if sums.at[count]:
            value = min(sums.at[count])
            return Change(dict(sums.chosen(count, value)), value)
    return None


def value_of(node: Node, changed: Mapping[str, int]) -> int:
    """What a node has with these points of leaves in place of their present ones (nothing where there are none)."""
    if isinstance(node, Leaf):
        return changed.get(node.name, node.now or 0)
    return node.value(node.raw(lambda child: value_of(child, changed)))


def _changeable(node: Node) -> list[Leaf]:
    """The leaves below that have steps."""
    if isinstance(node, Leaf):
        return [node] if node.others else []
    return [leaf for child in node.children for leaf in _changeable(child)]


def _extreme(node: Node, which: Callable[[Sequence[int]], int]) -> int:
    if isinstance(node, Leaf):
        return which([*node.others, *([] if node.now is None else [node.now])])
    return node.value(node.raw(lambda child: _extreme(child, which)))


def _best(node: Node, most: int, bests: dict[int, Most]) -> Most:
    """The most a node can have with exactly 0, 1 … changes, not above its upper bound; NEVER below its lower one."""
    if isinstance(node, Leaf):
        found: Most = [node.now, max(node.others, default=None), *([NEVER] * most)][: most + 1]
    else:
        sums: Most = [START[node.gather], *([NEVER] * most)]
        for factor, child in zip(node.factors, node.children, strict=True):
            own = [value if value is None else factor * value for value in _best(child, most, bests)]
            sums = _most_together(sums, own, node.gather)
        found = [value if value is None else node.value(value) for value in sums]
    bests[id(node)] = found = [_bounded(value, node) for value in found]
    return found


def _bounded(value: int | None, node: Node) -> int | None:
    if value is None or (node.low is not None and value < node.low):
        return NEVER
    return value if node.high is None else min(value, node.high)


def _most_together(one: Most, other: Most, gather: Gather) -> Most:
    """The most of two gathered, with exactly so many changes in both together."""
    if gather is not sum:
        return _most_of_alternatives(one, other, gather)
    sums: Most = [NEVER] * len(one)
    there = [(second, high) for second, high in enumerate(other) if high is not None]
    for first, low in enumerate(one):
        if low is None:
            continue
        for second, high in there:
            at = first + second
            if at < len(sums) and ((now := sums[at]) is None or now < low + high):
                sums[at] = low + high
    return sums


def _most_of_alternatives(one: Most, other: Most, gather: Gather) -> Most:
    most: Most = [NEVER] * len(one)
    for at in range(len(most)):
        pairs = ((one[first], other[at - first]) for first in range(at + 1))
        most[at] = max((gather((a, b)) for a, b in pairs if a is not None and b is not None), default=NEVER)
    return most


@dataclass(frozen=True)
class _Search:
    """The values worth following with up to `count` changes; `bests` has the most of every node."""

    count: int
    bests: Mapping[int, Most]

    def values(self, node: Node, need: Most) -> "_Leaf | _Join":
        """The values of a node that are at least what is needed, by the count of changes."""
        return self._leaf(node, need) if isinstance(node, Leaf) else self._join(node, need)

    def _leaf(self, leaf: Leaf, need: Most) -> "_Leaf":
        now = () if leaf.now is None else (leaf.now,)
        at = [
            {value for value in values if least is not None and value >= least and within(value, leaf)}
            for least, values in zip(need, (now, leaf.others, *([()] * self.count)), strict=False)
        ]
        return _Leaf(leaf, at)

    def _join(self, join: Join, need: Most) -> "_Join":
        low, high = join.raw(lambda child: _extreme(child, min)), join.raw(lambda child: _extreme(child, max))
        raw_need = [least if least is None else _least_raw(join.value, least, low, high) for least in need]
        scaled = [
            [value if value is None else factor * value for value in self.bests[id(child)][: self.count + 1]]
            for factor, child in zip(join.factors, join.children, strict=True)
        ]
        needs, of_each = self._needs(join, raw_need, scaled)
        sums: list[list[set[int]]] = [[{START[join.gather]}, *(set() for _ in range(self.count))]]
        parts: list[_Leaf | _Join] = []
        for index, (factor, child) in enumerate(zip(join.factors, join.children, strict=True)):
            part = self.values(child, [_ceil(least, factor) for least in of_each[index]])
            parts.append(part)
            sums.append(_followed(sums[-1], part.at, factor, needs[index + 1], join.gather))
        at = [
            {value for raw in raws if least is not None and (value := join.value(raw)) >= least and within(value, join)}
            for least, raws in zip(need, sums[-1], strict=True)
        ]
        return _Join(join, at, sums, parts)

    def _needs(self, join: Join, raw_need: Most, scaled: Sequence[Most]) -> tuple[list[Most], list[Most]]:
        """What the children before each place must come to at least, and each child alone."""
        if join.gather is not sum:
            # One alternative may stand for all others, so that any value of them is worth following.
            anything: Most = [NOTHING] * (self.count + 1)
            return [*[anything] * len(scaled), raw_need], [anything] * len(scaled)
        # What those before a child add at most; then, from the last back, what they and it must add at least.
        before: list[Most] = [[0, *([NEVER] * self.count)]]
        for own in scaled:
            before.append(_most_together(before[-1], own, sum))
        needs = [raw_need]
        for own in reversed(scaled):
            needs.append(_left(needs[-1], own, self.count))
        needs.reverse()
        mosts = [max((changes for changes, value in enumerate(own) if value is not None), default=0) for own in scaled]
        return needs, [_left(needs[index + 1], before[index], most) for index, most in enumerate(mosts)]


def within(value: int, node: Node) -> bool:
    """Whether a value keeps the bounds of a node."""
    return (node.low is None or value >= node.low) and (node.high is None or value <= node.high)


def _least_raw(value: Callable[[int], int], least: int, low: int, high: int) -> int:
    """The least raw sum that gives at least `least`; beyond `high` where none does."""
    high += 1
    while low < high:
        middle = (low + high) // 2
        if value(middle) < least:
            low = middle + 1
        else:
            high = middle
    return low


def _left(need: Most, others: Most, most: int) -> Most:
    """By its own changes, what one part must give at least, so that with the most of the others one need is met.

    A part that can't have more than `most` changes needs nothing beyond them.
    """
    there = [(changes, value) for changes, value in enumerate(others) if value is not None]
    left: Most = [NEVER] * len(need)
    for own in range(most + 1):
        gaps = [
            least - value
            for changes, value in there
            if own + changes < len(need) and (least := need[own + changes]) is not None
        ]
        left[own] = min(gaps, default=None)
    return left


def _ceil(value: int | None, factor: int) -> int | None:
    """What a child must have, so that factor times it is at least `value`."""
    if value is None or (factor == 0 and value > 0):
        return NEVER
    return -(-value // factor) if factor else NOTHING


def _followed(sums: list[set[int]], own: list[set[int]], factor: int, need: Most, gather: Gather) -> list[set[int]]:
    """The sums with one more child, as far as they can still reach what is needed."""
    followed: list[set[int]] = [set() for _ in sums]
    there = [(changes, values) for changes, values in enumerate(own) if values]
    for before, starts in enumerate(sums):
        if not starts:
            continue
        for changes, values in there:
            least = need[before + changes] if before + changes < len(need) else None
            if least is None:
                continue
            few_starts, few_values = _few_pairs(starts, values)
            for value in few_values:
                added = factor * value
                if gather is sum:
                    followed[before + changes].update(start + added for start in few_starts if start + added >= least)
                else:
                    together = (gather((start, added)) for start in few_starts)
                    followed[before + changes].update(one for one in together if one >= least)
    return [_few(values, MOST_SUMS) for values in followed]


def _few_pairs(starts: set[int], values: set[int]) -> tuple[set[int], set[int]]:
    """As many of both that no more than `MOST_PAIRS` come together, the larger side cut first."""
    side = math.isqrt(MOST_PAIRS)
    return _few(starts, max(side, MOST_PAIRS // len(values))), _few(values, max(side, MOST_PAIRS // len(starts)))


def _few(values: set[int], most: int) -> set[int]:
    """At most so many of the values, evenly by their order, the least and the greatest among them."""
    if len(values) <= most:
        return values
    ordered = sorted(values)
    return {ordered[place * (len(ordered) - 1) // (most - 1)] for place in range(most)}


@dataclass(frozen=True)
class _Leaf:
    """The values of a leaf by the count of changes."""

    leaf: Leaf
    at: list[set[int]]

    def chosen(self, count: int, value: int) -> list[tuple[str, int]]:
        return [(self.leaf.name, value)] if count else []


@dataclass(frozen=True)
class _Join:
    """The values of a join by the count of changes, and the sums that led there, child after child."""

    join: Join
    at: list[set[int]]
    sums: list[list[set[int]]]
    parts: list["_Leaf | _Join"] = field(default_factory=list)

    def chosen(self, count: int, value: int) -> list[tuple[str, int]]:
        """The changed leaves behind a value: the later children with the fewest changes and the least points."""
        raw = min(raw for raw in self.sums[-1][count] if self.join.value(raw) == value)
        chosen: list[tuple[str, int]] = []
        for index in reversed(range(len(self.parts))):
            part, factor = self.parts[index], self.join.factors[index]
            changes, own, before = next(
                (changes, own, before)
                for changes in range(count + 1)
                for own in sorted(part.at[changes])
                for before in self._before(index, count - changes, raw, factor * own)
            )
            chosen = [*part.chosen(changes, own), *chosen]
            count, raw = count - changes, before
        return chosen

    def _before(self, index: int, count: int, raw: int, added: int) -> list[int]:
        """What the children before this place can have come to, where with `added` they come to `raw`."""
        sums = self.sums[index][count]
        if self.join.gather is sum:
            return [raw - added] if raw - added in sums else []
        return sorted(before for before in sums if self.join.gather((before, added)) == raw)
