"""Shares that may pass 100 % as formulas: exact above it too, for counts of up to 15 digits."""

from collections.abc import Iterator
from fractions import Fraction
from random import Random

import pytest

from tests.spreadsheet.test_formula_cells import agree, comma, leaf_with, live

STEPS = "{kind: steps, measure: ratio, steps: [{at_least: 110, points: 5}, {above: 100, points: 2.5}]}"
BANDS = "{kind: bands, measure: ratio, bands: [{from: 50, points: [0, 3]}, {from: 100, points: [3, 5], to: 133.3}]}"
LONG = "{kind: bands, measure: ratio, bands: [{from: 0, points: 0}, {from: 99.95, points: [1, 5], to: 1200}]}"


@pytest.mark.parametrize(("rule", "edges"), [(STEPS, (100, 110)), (BANDS, (50, 100, "133.3")), (LONG, ("99.95", 1200))])
def test_next_to_where_points_change(rule: str, edges: tuple[int | str, ...]) -> None:
    one, rng = leaf_with(rule), Random(rule)
    formula = live(one)
    assert formula is not None

    def facts() -> Iterator[str]:
        for edge in edges:
            for _ in range(20):
                total = rng.randint(1, 10 ** rng.randint(1, 13))
                near = int(total * Fraction(edge) / 100)
                yield from (f"{part}/{total}" for part in (near - 1, near, near + 1) if part >= 0)
        yield from (comma(Fraction(rng.randint(0, 2 * 10**6), 10**4)) for _ in range(40))
        yield from (f"{rng.randint(0, 10**6)}/{rng.randint(1, 10**5)}" for _ in range(40))

    listed = list(facts())
    assert agree(one, formula, iter(listed)) == len(listed)
