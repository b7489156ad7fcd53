"""A change made smaller: no step higher than every way to the goal needs."""

import operator
from collections.abc import Mapping, Sequence

from scoring.analysis.reach import Change, Join, Leaf, Node, within


def lowered(tops: Sequence[Join], change: Change, steps: Mapping[str, Sequence[int]]) -> Change:
    """The change with no step higher than every way to the goal needs: one way may ask more where it costs nothing.

    `steps` has the points that each leaf can come to; later leaves are lowered first.
    """
    stood = [_Stood(top, change.points) for top in tops]
    points, reached = dict(change.points), change.reached
    while (found := _lower(stood, points, steps)) is not None:
        name, lower, top = found
        points[name] = lower
        for one in stood:
            one.put(name, lower)
        reached = top.values[id(top.top)]
    return Change(points, reached)


def _lower(
    stood: Sequence["_Stood"], points: Mapping[str, int], steps: Mapping[str, Sequence[int]]
) -> tuple[str, int, "_Stood"] | None:
    """The last leaf that can do with less, its least points, and the way that then still leads to the goal."""
    for name in reversed(list(points)):
        for lower in sorted(steps[name]):
            if lower < points[name] and (top := next((one for one in stood if one.holds_with(name, lower)), None)):
                return name, lower, top
    return None


class _Stood:
    """A tree with points of leaves in place: what one leaf's points change is found along its way up alone."""

    def __init__(self, top: Join, changed: Mapping[str, int]) -> None:
        self.top = top
        self.values: dict[int, int] = {}
        self.raw: dict[int, int] = {}
        self.ways: dict[str, tuple[Leaf, Sequence[tuple[Join, int]]]] = {}
        self.broken: set[int] = set()
        self._stand(top, changed, [])

    def _stand(self, node: Node, changed: Mapping[str, int], above: list[tuple[Join, int]]) -> int:
        if isinstance(node, Leaf):
            self.ways[node.name] = node, above
            value = changed.get(node.name, node.now or 0)
            if node.now is None and node.name not in changed:
                self.broken.add(id(node))
        else:
            parts = zip(node.factors, node.children, strict=True)
            raw = node.gather([f * self._stand(child, changed, [(node, f), *above]) for f, child in parts])
            self.raw[id(node)], value = raw, node.value(raw)
        self.values[id(node)] = value
        if not within(value, node):
            self.broken.add(id(node))
        return value

    def _along(self, name: str, points: int) -> list[tuple[Node, int, int]]:
        """The leaf with these points and every node above it, each with its raw sum and its value then."""
        leaf, above = self.ways[name]
        along: list[tuple[Node, int, int]] = [(leaf, points, points)]
        for node, factor in above:
            below, _, value = along[-1]
            if node.gather is sum:
                raw = self.raw[id(node)] + factor * (value - self.values[id(below)])
            else:
                values = [value if child is below else self.values[id(child)] for child in node.children]
                raw = node.gather(map(operator.mul, node.factors, values))
            along.append((node, raw, node.value(raw)))
        return along

    def holds_with(self, name: str, points: int) -> bool:
        """Whether every bound holds with these points of a changed leaf too."""
        along = self._along(name, points)
        holds = all(within(value, node) for node, _, value in along)
        return holds and self.broken <= {id(node) for node, _, _ in along}

    def put(self, name: str, points: int) -> None:
        for node, raw, value in self._along(name, points):
            self.values[id(node)], self.raw[id(node)] = value, raw
            if within(value, node):
                self.broken.discard(id(node))
            else:
                self.broken.add(id(node))
