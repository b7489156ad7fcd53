"""The fewest leaves to change: against trying everything, on small random trees."""

import time
from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from random import Random

import pytest

from scoring.analysis.lowering import lowered
from scoring.analysis.reach import Change, Join, Leaf, Node, least_change, value_of
from scoring.engine.combine import Gather
from tests.bad_input import as_commands_run
from tests.properties import CASES


def some_value(rng: Random, top: bool) -> tuple[int, int]:
    """A rounding: so many times the sum, by so much; at the top now and then a sum as it is."""
    return (1, 1) if top or rng.random() < 0.4 else (rng.randint(1, 5), rng.randint(1, 7))


def some_node(rng: Random, depth: int, names: Iterator[int]) -> Node:
    if depth == 0 or rng.random() < 0.3:
        now = rng.randint(-3, 6)
        others = tuple(sorted({now + rng.randint(1, 9) for _ in range(rng.choice([0, 1, 2, 3]))}))
        return Leaf(str(next(names)), None if others and rng.random() < 0.1 else now, others)
    children = tuple(some_node(rng, depth - 1, names) for _ in range(rng.randint(1, 3)))
    factors = tuple(rng.choice([1, 1, 1, 2, 5, 0]) for _ in children)
    times, by = some_value(rng, depth == 0)
    low = rng.randint(0, 12) if rng.random() < 0.15 else None
    high = rng.randint(5, 20) if rng.random() < 0.1 else None
    gathers: list[Gather] = [sum, sum, max, min]
    return Join(children, factors, lambda raw: (2 * raw * times + by) // (2 * by), low, high, rng.choice(gathers))


def leaves(node: Node) -> list[Leaf]:
    return [node] if isinstance(node, Leaf) else [leaf for child in node.children for leaf in leaves(child)]


def is_kept(node: Node, points: dict[str, int]) -> bool:
    """Whether every bound holds, and every leaf that has to change does."""
    value = value_of(node, points)
    if (node.low is not None and value < node.low) or (node.high is not None and value > node.high):
        return False
    if isinstance(node, Leaf):
        return node.now is not None or node.name in points
    return all(is_kept(child, points) for child in node.children)


def tried(top: Join, most: int) -> tuple[int, int] | None:
    """The fewest changes and the least the top then has, by trying every choice."""
    found = []
    every = leaves(top)
    for choice in product(*([None, *leaf.others] for leaf in every)):
        points = {leaf.name: value for leaf, value in zip(every, choice, strict=True) if value is not None}
        if len(points) <= most and is_kept(top, points):
            found.append((len(points), value_of(top, points)))
    return min(found, default=None)


def some_tree(seed: int) -> Join:
    rng = Random(seed)
    names = iter(range(1000))
    children = tuple(some_node(rng, rng.randint(0, 2), names) for _ in range(rng.randint(1, 3)))
    cap = rng.randint(5, 60)
    shape = Join(children, tuple(rng.choice([1, 1, 2]) for _ in children), lambda raw: min(max(raw, 0), cap))
    low = rng.randint(0, 40)
    high = low if rng.random() < 0.2 else None
    return Join(shape.children, shape.factors, shape.value, low, high)


def test_equals_trying_everything() -> None:
    reached = 0
    for seed in range(CASES * 20):
        top = some_tree(seed)
        if len(leaves(top)) > 7:
            continue
        most = Random(seed).choice([1, 2, 7, 7])
        change = least_change(top, most)
        assert (None if change is None else (len(change.points), change.reached)) == tried(top, most), seed
        if change is not None:
            assert value_of(top, dict(change.points)) == change.reached
            assert is_kept(top, dict(change.points))
            reached += bool(change.points)
    assert reached > CASES


def plain(*others: tuple[int, ...], low: int, high: int | None = None) -> Join:
    children = tuple(Leaf(str(index), 0, steps) for index, steps in enumerate(others))
    return Join(children, (1,) * len(children), lambda raw: raw, low, high)


@pytest.mark.parametrize(
    ("top", "change"),
    [
        (plain((1, 2), (3,), low=3), Change({"1": 3}, 3)),
        (plain((1, 2), (3,), low=4), Change({"0": 1, "1": 3}, 4)),
        (plain((2,), (2,), low=2), Change({"0": 2}, 2)),
        (plain((1,), (1,), low=0), Change({}, 0)),
        (plain((1,), (1,), low=3), None),
        (plain((1, 3), (1, 3), low=2, high=2), Change({"0": 1, "1": 1}, 2)),
    ],
    ids=["one-leaf", "two-leaves", "a-tie-changes-the-first", "nothing-to-do", "out-of-reach", "no-more-than"],
)
def test_small(top: Join, change: Change | None) -> None:
    assert least_change(top, 9) == change


def lowered_plainly(tops: Sequence[Join], points: dict[str, int], steps: Mapping[str, Sequence[int]]) -> dict[str, int]:
    """The same by looking at every node again for every step that is tried."""
    for name in reversed(points):
        for lower in sorted(steps[name]):
            tried = {**points, name: lower}
            if lower < points[name] and any(is_kept(top, tried) for top in tops):
                return lowered_plainly(tops, tried, steps)
    return points


def test_lowered_equals_looking_at_every_node() -> None:
    lower = 0
    for seed in range(CASES * 20):
        top = some_tree(seed)
        freer = Join(top.children, top.factors, top.value, max(0, (top.low or 0) - 3), top.high)
        change = least_change(top, 9)
        if change is None:
            continue
        steps = {leaf.name: leaf.others for leaf in leaves(top)}
        found = lowered([top, freer], change, steps)
        assert dict(found.points) == lowered_plainly([top, freer], dict(change.points), steps), seed
        assert found.reached == value_of(freer, found.points)
        lower += found.points != change.points
    assert lower > CASES / 6


def large(count: int) -> Join:
    """Twenty blocks with so many leaves in all, each with a bound of its own; most leaves have to change."""
    rng = Random(1)
    blocks = [
        Join(
            tuple(Leaf(f"{block}.{place}", rng.randint(0, 50), (60, 80, 100)) for place in range(count // 20)),
            (1,) * (count // 20),
            lambda raw: raw,
            low=40 * (count // 20),
        )
        for block in range(20)
    ]
    return Join(tuple(blocks), (1,) * 20, lambda raw: raw, low=70 * count)


def processor_seconds(count: int) -> float:
    top = large(count)
    with as_commands_run():
        start = time.process_time()
        change = least_change(top, count)
        assert change is not None
        found = lowered([top], change, {leaf.name: leaf.others for leaf in leaves(top)})
        took = time.process_time() - start
    assert is_kept(top, dict(found.points))
    return took


def test_time_does_not_explode_with_the_leaves() -> None:
    """Twice the leaves, at most as much as the square of them, with room for noise."""
    assert processor_seconds(400) < 10 * processor_seconds(200)


def test_points_of_many_digits_are_followed_in_part() -> None:
    """Eight leaves that have to change, each to forty values of nine digits: all sums would be 40 ** 8."""
    rng = Random(5)
    forced = [Leaf(str(n), None, tuple(sorted(rng.sample(range(10**9), 40)))) for n in range(8)]
    top = Join(tuple(forced), (1,) * 8, lambda raw: raw, low=5 * 10**9)
    change = least_change(top, 8)
    assert change is not None
    assert len(change.points) == 8
    assert value_of(top, dict(change.points)) == change.reached
    assert 5 * 10**9 <= change.reached < 5.01 * 10**9
