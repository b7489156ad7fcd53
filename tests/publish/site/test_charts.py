"""Charts: well-formed SVG with a name and a description, positions within the picture, hostile labels as text."""

import re
from xml.etree import ElementTree

import pytest

from scoring.publish.site.charts import (
    Bar,
    Bin,
    ChartText,
    Dumbbell,
    Interval,
    Strip,
    bars,
    dumbbells,
    histogram,
    intervals,
    strips,
)  # fmt: skip

WORDS = ChartText("one", "Điểm & hạng", "What <is> shown")
LONG = "Xây dựng và phát triển chính quyền điện tử, chính quyền số ở các xã, thị trấn vùng cao của huyện trong năm"

CHARTS = {
    "bars": bars(WORDS, [Bar("Tốt", "5", 0.5, "g1"), Bar("Yếu", "0", 0.0, "g4")]),
    "dumbbells": dumbbells(
        WORDS, [Dumbbell("A", "1 / 2", [("self", 0.9), ("final", 0.5)], 0.7), Dumbbell("B", "–", [])]
    ),
    "histogram": histogram(WORDS, [Bin("0", 0), Bin("50", 3)], "100"),
    "strips": strips(WORDS, [Strip("A", "50%", 0.0, 0.25, 0.5, 0.75, 1.0, 0.6)]),
}
SVG = "{http://www.w3.org/2000/svg}"


def parsed(chart: str) -> ElementTree.Element:
    return ElementTree.fromstring(str(chart).replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1))  # noqa: S314


def shown(chart: str) -> list[str]:
    return [text.text or "" for text in parsed(chart).iter(f"{SVG}text")]


@pytest.mark.parametrize("chart", CHARTS.values(), ids=CHARTS)
def test_chart_is_an_image_with_name_and_description(chart: str) -> None:
    root = parsed(chart)
    names = {element.get("id"): element.text for element in root}
    assert root.get("role") == "img"
    assert [names[name] for name in (root.get("aria-labelledby") or "").split()] == ["Điểm & hạng", "What <is> shown"]


@pytest.mark.parametrize("chart", CHARTS.values(), ids=CHARTS)
def test_chart_needs_no_style_of_its_own(chart: str) -> None:
    assert "style=" not in chart
    assert "<style" not in chart


def test_bar_is_as_long_as_its_share() -> None:
    widths = [rect.get("width") for rect in parsed(CHARTS["bars"]).iter(f"{SVG}rect")]
    assert widths == ["100%", "50%", "100%", "0%"]


def test_dumbbell_reaches_from_the_least_dot_to_the_greatest() -> None:
    reach = next(line for line in parsed(CHARTS["dumbbells"]).iter(f"{SVG}line") if line.get("class") == "c-reach")
    assert (reach.get("x1"), reach.get("x2")) == ("50%", "90%")


def test_line_without_points_has_its_label_and_no_dot() -> None:
    assert "B" in shown(CHARTS["dumbbells"])
    assert len(list(parsed(CHARTS["dumbbells"]).iter(f"{SVG}circle"))) == 2


def test_share_beyond_the_scale_stays_within_the_picture() -> None:
    chart = dumbbells(WORDS, [Dumbbell("A", "1", [("final", 1.2), ("self", -0.25)])])
    places = [float(circle.get("cx", "").rstrip("%")) for circle in parsed(chart).iter(f"{SVG}circle")]
    assert places == [100, 0]


def test_histogram_columns_are_as_high_as_their_counts() -> None:
    chart = histogram(WORDS, [Bin("0", 1), Bin("10", 2), Bin("20", 0), Bin("30", 4)], "40")
    heights = [int(rect.get("height", "")) for rect in parsed(chart).iter(f"{SVG}rect")]
    assert heights == [33, 66, 132]
    assert [text for text in shown(chart) if text in "124"] == ["1", "2", "4"]


def test_histogram_has_room_for_long_edges_at_every_other_only() -> None:
    edges = [f"{number * 12}.345" for number in range(6)]
    bins = [Bin(edge, 0) for edge in edges[:-1]]
    assert shown(histogram(WORDS, bins, edges[-1])) == edges[1::2]


def test_histogram_of_nobody_has_no_column() -> None:
    assert not list(parsed(histogram(WORDS, [Bin("0", 0)], "10")).iter(f"{SVG}rect"))


def test_long_label_is_cut_for_a_phone_and_less_for_a_wide_screen() -> None:
    labels = shown(bars(WORDS, [Bar(LONG, "12,50", 1)]))[:2]
    assert [len(label) <= most for label, most in zip(labels, (46, 100), strict=True)] == [True, True]
    assert all(label.endswith("…") and LONG.startswith(label[:-1]) for label in labels)


def test_hostile_label_stays_text() -> None:
    label = "</text><script>alert(1)</script>"
    chart = bars(ChartText('x" onload="y', label, label), [Bar(label, "<b>", 1)])
    assert shown(chart) == [label, "<b>"]
    assert not re.search(r"<script|onload=\"", chart)


EVIL = "</text><script>alert(1)</script>\"'><img src=x onerror=alert(1)>"
NAMED = ChartText('x" onload="y', EVIL, EVIL)


@pytest.mark.parametrize(
    "chart",
    [
        bars(NAMED, [Bar(EVIL, EVIL, 1)]),
        dumbbells(NAMED, [Dumbbell(EVIL, EVIL, [("self", 0.5)])]),
        strips(NAMED, [Strip(EVIL, EVIL, 0.1, 0.2, 0.3, 0.4, 0.5)]),
        intervals(NAMED, [Interval(EVIL, EVIL, 0.1, 0.2, 0.3)], (EVIL, EVIL)),
        histogram(NAMED, [Bin(EVIL, 2)], EVIL),
    ],
    ids=["bars", "dumbbells", "strips", "intervals", "histogram"],
)
def test_hostile_names_stay_text_in_every_chart(chart: str) -> None:
    assert "alert(1)" in chart
    assert not re.search(r"<script|<img|onload=\"", chart)
    assert parsed(chart).get("role") == "img"
