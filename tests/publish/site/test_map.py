"""The map of a publication: outlines found by code, every fault at its place, shapes in the right place and colour."""

import json
import math
import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from scoring import shipped
from scoring.campaign.campaign import Campaign
from scoring.campaign.folder import read_campaign
from scoring.cli.main import run
from scoring.problems import Refusal
from scoring.publish import geojson
from scoring.publish.geojson import Outlines, read_outlines
from scoring.publish.publication import publication_of
from scoring.publish.site.map import EDGE, PATTERNS, WIDTH, Canvas
from scoring.publish.site.write import write_site
from tests.browser import Scheme, chromium, faults, needs_chromium, overflow, watched

SQUARE = [[0, 0], [1, 0], [1, 1], [0, 1], [0, 0]]
CODES = ["001", "002"]


def feature(code: Any, ring: Any = SQUARE, key: str = "code", **more: Any) -> dict[str, Any]:
    return {
        "type": "Feature",
        "properties": {key: code, **more},
        "geometry": {"type": "Polygon", "coordinates": [ring]},
    }


def moved(x: float, y: float) -> list[list[float]]:
    return [[left + x, up + y] for left, up in SQUARE]


def written(folder: Path, features: Any, **more: Any) -> Path:
    file = folder / "map.geojson"
    file.write_text(json.dumps({"type": "FeatureCollection", "features": features, **more}), encoding="utf-8")
    return file


def read(folder: Path, features: Any) -> Outlines:
    return read_outlines(written(folder, features), CODES)


def refused(file: Path) -> list[tuple[str, str]]:
    with pytest.raises(Refusal) as refusal:
        read_outlines(file, CODES)
    return [(problem.code, str(problem.place).removeprefix(str(file))) for problem in refusal.value.problems]


# reading


@pytest.mark.parametrize("key", ["code", "MA_XA", "id"])
def test_units_are_found_by_whatever_property_holds_their_codes(key: str, tmp_path: Path) -> None:
    found = read(tmp_path, [feature("002", key=key, name="001?"), feature("001", moved(1, 0), key=key), feature("x")])
    assert list(found.rings) == ["001", "002"]
    assert found.rings["001"][0][0] == (1.0, 0.0)


def test_the_id_of_a_feature_will_do(tmp_path: Path) -> None:
    found = read(tmp_path, [{**feature("?"), "id": "001"}, {**feature("?"), "id": "002", "properties": None}])
    assert set(found.rings) == {"001", "002"}


def test_code_goes_before_a_property_that_has_as_many(tmp_path: Path) -> None:
    swapped = [feature("002", moved(3, 3)), feature("001")]
    for one, old in zip(swapped, CODES, strict=True):
        one["properties"] = {"old": old, **one["properties"]}
    found = read(tmp_path, swapped)
    assert found.rings["002"][0][0] == (3.0, 3.0)


def test_areas_of_several_parts_and_with_holes(tmp_path: Path) -> None:
    parts = {"type": "MultiPolygon", "coordinates": [[SQUARE, moved(0.2, 0.2)], [moved(5, 5)]]}
    found = read(tmp_path, [{**feature("001"), "geometry": parts}, feature("001", moved(9, 9))])
    assert len(found.rings["001"]) == 4


def test_a_byte_order_mark_is_accepted(tmp_path: Path) -> None:
    file = written(tmp_path, [feature("001")])
    file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes())
    assert set(read_outlines(file, CODES).rings) == {"001"}


@pytest.mark.parametrize(
    ("content", "code", "place"),
    [
        ("{", "map-not-json", ":1:2"),
        ("[" * 100_000, "map-not-json", ""),
        ("[]", "map-no-features", ""),
        ('{"features": {}}', "map-no-features", ""),
        ('{"features": []}', "map-no-features", ""),
        ('{"features": [1]}', "map-no-features", ""),
        ('{"features": [{"properties": {"ten": "A"}}]}', "map-no-codes", ""),
        ('{"features": [{"properties": {"code": 1}}]}', "map-no-codes", ""),
        ('{"features": [{"properties": {"code": "001"}}]}', "map-not-area", ":features[0].geometry"),
    ],
)
def test_a_file_that_is_no_map_is_refused(content: str, code: str, place: str, tmp_path: Path) -> None:
    file = tmp_path / "map.geojson"
    file.write_text(content)
    assert refused(file) == [(code, place)]


def test_a_file_that_is_not_there_or_not_text_is_refused(tmp_path: Path) -> None:
    assert refused(tmp_path / "none.geojson") == [("file-unreadable", "")]
    (tmp_path / "map.shp").write_bytes(b"\xff\xfe\x00\x01")
    assert refused(tmp_path / "map.shp") == [("map-not-json", "")]


@pytest.mark.parametrize(
    "geometry",
    [
        None,
        {"type": "Point", "coordinates": [1, 2]},
        {"type": "Polygon"},
        {"type": "Polygon", "coordinates": []},
        {"type": "Polygon", "coordinates": [[[0, 0], [1, 1]]]},
        {"type": "Polygon", "coordinates": [[[0, 0], [1, 1], ["2", 2]]]},
        {"type": "Polygon", "coordinates": [[[0, 0], [1, 1], [math.nan, 2]]]},
        {"type": "Polygon", "coordinates": [[[0, 0], [1, 1], [True, 2]]]},
        {"type": "Polygon", "coordinates": [[[0, 0], [1, 1], [10**400, 2]]]},
        {"type": "Polygon", "coordinates": [[[0, 0], [1, 1], [1e308, -1e308]]]},
        {"type": "MultiPolygon", "coordinates": [SQUARE]},
    ],
)
def test_every_outline_that_is_no_area_is_told(geometry: Any, tmp_path: Path) -> None:
    bad = [{**feature(code), "geometry": geometry} for code in CODES]
    places = [f":features[{index}].geometry" for index in (0, 1)]
    assert refused(written(tmp_path, bad)) == [("map-not-area", place) for place in places]


def test_too_large_a_file_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(geojson, "MOST_BYTES", 100)
    assert refused(written(tmp_path, [feature("001")])) == [("map-too-large", "")]


# drawing


def test_north_is_up_and_neighbours_share_their_points() -> None:
    west, east = (tuple((float(x), float(y)) for x, y in moved(left, 10)) for left in (105, 106))
    canvas = Canvas.around(Outlines({"w": ((west,),), "e": ((east,),)}))
    assert canvas.width == WIDTH
    left, right = (re.findall(r"(\d+) (\d+)", canvas.shape((ring,), "red")) for ring in (west, east))
    # The south-west corner is below on the left.
    assert left[0][0] == str(EDGE)
    assert canvas.height - EDGE - int(left[0][1]) in (0, 1)
    assert set(left) & set(right) == {left[1], left[2]}
    # At 10.5° north a degree is cos 10.5° as wide as it is high.
    wide, high = int(left[1][0]) - EDGE, canvas.height - 2 * EDGE
    assert wide / high == pytest.approx(math.cos(math.radians(10.5)), abs=0.01)


def test_metres_are_drawn_as_they_are() -> None:
    ring = tuple((500_000 + 1_000 * x, 2_400_000 + 1_000 * y) for x, y in SQUARE)
    outlines = Outlines({"w": ((ring,),)})
    canvas = Canvas.around(outlines)
    assert not outlines.in_degrees
    assert canvas.width == canvas.height
    assert canvas.middle((ring,)) == (canvas.width // 2, canvas.height // 2)


def test_what_is_too_small_to_draw_is_a_dot() -> None:
    large = tuple((float(100 * x), float(80 * y)) for x, y in SQUARE)
    small = tuple((50 + x / 1e6, 40 + y / 1e6) for x, y in SQUARE)
    canvas = Canvas.around(Outlines({"l": ((large,),), "s": ((small,),)}))
    assert canvas.shape((small,), "red").startswith("<circle ")
    assert canvas.shape((large,), "red").startswith("<path ")


def test_an_outline_that_is_a_point_or_a_line_is_drawn_somehow() -> None:
    ring = ((105.0, 21.0),) * 3
    canvas = Canvas.around(Outlines({"p": ((ring,),)}))
    assert canvas.shape((ring,), "red").startswith("<circle ")
    assert canvas.middle((ring,)) == (EDGE, EDGE)
    least = ((0.0, 0.0), (5e-324, 0.0), (0.0, 5e-324))
    assert Canvas.around(Outlines({"p": ((least,),)})).shape((least,), "red").startswith("<circle ")


# the page


def phong_tho() -> Campaign:
    return read_campaign(shipped.campaign_folder("phong-tho-2022"))


def grid(codes: Sequence[str]) -> Outlines:
    """A square for every code, five in a row."""
    return Outlines({code: ((_square(103 + index % 5, 22 + index // 5),),) for index, code in enumerate(codes)})


def _square(x: int, y: int) -> tuple[tuple[float, float], ...]:
    return tuple((left, up) for left, up in moved(x, y))


def site_of(campaign: Campaign, outlines: Outlines | None, folder: Path) -> Path:
    write_site(publication_of(campaign, outlines=outlines), folder / "site", lambda *_: None)
    return folder / "site"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Phong Thổ, one commune of which has no outline."""
    campaign = phong_tho()
    return site_of(campaign, grid([unit.code for unit in campaign.units[1:]]), tmp_path_factory.mktemp("map"))


def test_every_unit_links_to_its_page_in_the_colour_of_its_grade(site: Path) -> None:
    html = (site / "map.html").read_text("utf-8")
    drawn = re.findall(r'<a href="units/(\d+)\.html" aria-label="([^"]+)" class="([^"]+)"', html)
    assert len(drawn) == 16
    assert all((site / "units" / f"{code}.html").is_file() for code, _, _ in drawn)
    found = {code: (told, kind) for code, told, kind in drawn}
    assert found["03549"] == ("Thị trấn Phong Thổ: hạng 1, 92,21 điểm, Xuất sắc", "m-g0")
    assert found["03592"] == ("Xã Sin Suối Hồ: hạng 17, 62,13 điểm, Trung bình", "m-g3")
    assert 'Chưa có ranh giới trên bản đồ: <a href="units/03391.html">Xã Lả Nhì Thàng</a>' in html
    assert 'href="map.html" aria-current="page"' in html
    assert "</svg>Khá (7)</li>" in html


def test_classes_are_told_apart_without_colours(site: Path) -> None:
    html = (site / "map.html").read_text("utf-8")
    drawn = set(re.findall(r'fill="url\(#p-([\w-]+)\)" d=', html))
    patterns = dict(re.findall(r'<pattern id="p-([\w-]+)"[^>]*>(.*?)</pattern>', html))
    assert drawn == patterns.keys() == set(re.findall(r'<rect width="36" height="24" fill="url\(#p-([\w-]+)\)"', html))
    assert len({pattern.replace(kind, "") for kind, pattern in patterns.items()}) == len(patterns) > 2
    for family in ("m-g", "m-r"):
        assert len({lines for kind, lines in PATTERNS.items() if kind.startswith(family)}) == 5


def test_english_has_its_own_map(site: Path) -> None:
    html = (site / "en" / "map.html").read_text("utf-8")
    assert "Thị trấn Phong Thổ: rank 1, 92.21 points, Excellent" in html
    assert 'href="../map.html"' in html


def test_without_grades_the_ranking_is_in_five_equal_colours(tmp_path: Path) -> None:
    campaign = read_campaign(shipped.campaign_folder("papi-2018"))
    html = (site_of(campaign, grid([unit.code for unit in campaign.units]), tmp_path) / "map.html").read_text("utf-8")
    kinds = re.findall(r'<a href="units[^>]+class="([^"]+)"', html)
    assert [kinds.count(f"m-r{fifth}") for fifth in range(5)] == [13, 12, 12, 12, 12]
    assert kinds.count("m-none") == 2
    assert "Hạng 1–13 (13)" in html
    assert "Hạng 50–61 (12)" in html
    assert "Không xếp hạng (2)" in html


def test_without_outlines_there_is_no_map(tmp_path: Path) -> None:
    found = site_of(phong_tho(), None, tmp_path)
    assert not (found / "map.html").exists()
    assert "map.html" not in (found / "index.html").read_text("utf-8")


def test_hostile_names_stay_text(tmp_path: Path) -> None:
    campaign = phong_tho()
    name = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>\u202e"
    units = tuple(replace(unit, name=name) for unit in campaign.units)
    found = site_of(replace(campaign, units=units), grid([unit.code for unit in units]), tmp_path)
    html = (found / "map.html").read_text("utf-8")
    assert "<script>alert" not in html
    assert "<img" not in html
    assert "\u202e" not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html


@needs_chromium
def test_the_browser_finds_nothing_wrong(site: Path) -> None:
    with chromium() as browser:
        looks: list[tuple[str, int, Scheme]] = [
            ("map.html", 1280, "light"),
            ("en/map.html", 1280, "dark"),
            ("map.html", 360, "light"),
        ]
        for path, width, scheme in looks:
            with watched(browser, site.as_uri(), width, scheme) as found:
                found.page.goto(f"{site.as_uri()}/{path}")
                assert found.is_quiet()
                assert faults(found.page) == []
                assert overflow(found.page) <= 0
        with watched(browser, site.as_uri()) as found:
            found.page.goto(f"{site.as_uri()}/map.html")
            areas = found.page.locator("svg.map a")
            areas.first.focus()
            found.page.keyboard.press("Tab")
            told = areas.nth(1).get_attribute("aria-label")
            assert found.page.evaluate("document.activeElement.getAttribute('aria-label')") == told
            assert found.page.locator("[data-map-told]").inner_text() == told
            found.page.locator('a[href="units/03549.html"] path').click()
            assert found.page.url.endswith("/units/03549.html")


# the command


def test_publish_with_a_map(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    tiny = Path(__file__).parents[2] / "golden" / "tiny"
    codes = [unit.code for unit in read_campaign(tiny).units]
    file = written(tmp_path, [feature(code, moved(index, 0)) for index, code in enumerate(codes)])
    command = ["publish", str(tiny), "--out", str(tmp_path / "out"), "--only", "site", "--map", str(file)]
    assert run(command) == 0
    before = (tmp_path / "out" / "site" / "map.html").read_bytes()
    file.write_text("{")
    assert run([*command, "--lang", "en"]) == 1
    assert "The map file is not JSON. [map-not-json]" in capsys.readouterr().err
    assert (tmp_path / "out" / "site" / "map.html").read_bytes() == before


def test_a_map_without_a_site_is_wrong_usage(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    command = ["publish", "nowhere", "--out", str(tmp_path / "out"), "--only", "data", "--map", "x", "--lang", "en"]
    assert run(command) == 2
    assert "--map is for the site" in capsys.readouterr().err
