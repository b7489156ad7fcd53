"""What a page states is what is seen on it."""

import pytest

from scoring.publish.site.read import stated_in_page
from scoring.publish.stated import Stated


def test_number_that_is_seen_counts_where_it_is_another() -> None:
    html = '<main data-unit="01"><b data-score="95.25">96,25</b><i data-max="100.00">100</i></main>'
    assert [(one.what, one.value) for one in stated_in_page(html)] == [("score", "96,25"), ("max", "100.00")]


@pytest.mark.parametrize(
    ("value", "seen", "read_as"),
    [
        ("95.25", "95,25", "95.25"),
        ("95.25", "95.3", "95.25"),
        ("95.25", "95,2", "95,2"),
        ("-0.25", "−0,25", "-0.25"),
        ("95.25", "95,254%", "95.25"),
        ("95.25", "95,264%", "95,264%"),
        ("", "–", ""),
        ("", "không áp dụng", ""),
        ("", "5,00", "5,00"),
        ("95.25", "–", "–"),
        ("95.25", "", ""),
        ("x", "95,25", "95,25"),
    ],
)
def test_what_is_seen_is_held_against_the_attribute(value: str, seen: str, read_as: str) -> None:
    html = f'<p data-unit="01"><b data-percent="{value}">{seen}</b></p>'
    assert [one.value for one in stated_in_page(html)] == [read_as]


def test_node_is_that_of_the_nearest_element() -> None:
    html = (
        '<div data-unit="01"><b data-rank="1">1</b><p data-node="A"><i data-points="1.00"><em>1,00</em></i>'
        '<br><img alt=""></p></p><b data-max="2.00">2,00</b></div><b data-rank="3">3</b>'
    )
    assert list(stated_in_page(html)) == [
        Stated("01", "", "rank", "1", "1:20"),
        Stated("01", "A", "points", "1.00", "1:59"),
        Stated("01", "", "max", "2.00", f"1:{html.index('<b data-max')}"),
        Stated("", "", "rank", "3", f"1:{html.rindex('<b data-rank')}"),
    ]
