"""How units are spread: quarters as statistics has them, bands that hold every unit once."""

import statistics
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.analysis.spread import MOST_BANDS, bands, quantile
from tests.properties import cases

shares = st.lists(st.fractions(0, 1, max_denominator=1000), min_size=2, max_size=30).map(sorted)


@cases
@given(shares)
def test_quarters_are_those_of_statistics(ordered: list[Fraction]) -> None:
    expected = statistics.quantiles(ordered, n=4, method="inclusive")
    assert [quantile(ordered, Fraction(quarter, 4)) for quarter in (1, 2, 3)] == expected


def test_quantile_of_one_value_is_that_value() -> None:
    assert quantile([Fraction(1, 3)], Fraction(3, 4)) == Fraction(1, 3)


@cases
@given(shares)
def test_every_share_is_in_one_band_between_its_edges(ordered: list[Fraction]) -> None:
    edges, counts = bands(ordered)
    assert sum(counts) == len(ordered)
    assert len(edges) == len(counts) + 1 <= MOST_BANDS + 2
    assert edges[0] <= ordered[0] * 100 <= ordered[-1] * 100 <= edges[-1]
    widths = {high - low for low, high in pairwise(edges)}
    assert len(widths) == 1
    for low, high, count in zip(edges, edges[1:], counts, strict=False):
        inside = [share for share in ordered if low <= share * 100 < high or share * 100 == high == edges[-1]]
        assert len(inside) == count


@pytest.mark.parametrize(("share", "edges"), [("0", (0, Fraction(1, 2))), ("1", (Fraction(199, 2), 100))])
def test_units_all_at_one_edge_have_one_band(share: str, edges: tuple[Fraction, Fraction]) -> None:
    assert bands([Fraction(share)] * 3) == (edges, (3,))
