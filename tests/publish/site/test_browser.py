"""The site in Chromium, from disk and from a server: it says nothing wrong, asks nobody else, and works by keyboard."""

import codecs
import csv
import functools
import http.server
import io
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page

from scoring.analysis.amended import Amended
from scoring.campaign.folder import read_campaign
from scoring.publish.publication import Publication, publication_of
from scoring.publish.site.write import write_site
from scoring.shipped import CAMPAIGNS
from scoring.tree.reader import read_criteria_file
from tests.browser import Scheme, Watched, chromium, faults, needs_chromium, overflow, watched
from tests.properties import CASES
from tests.publish.published import TINY
from tests.small import branch, campaign, criteria_text, leaf

pytestmark = needs_chromium

PAGES = ("index.html", "units/03574.html", "nodes/3.html", "criteria.html")
WAYS = (("", 1280), ("en/", 360))
LOOKED_AT = (
    [(path, *WAYS[at % 2]) for at, path in enumerate(PAGES)]
    if CASES <= 100
    else [(path, *way) for path in PAGES for way in WAYS]
)
"""Pages, languages and widths that axe looks at: each of them, and in the proof each with each."""
LINES = 90 + 2
"""The lines of the score tree: every node, and the headings of bonus and penalty."""
LONG = "dài" * 3_400
HOSTILE = "<script>window.hit=1</script>\"'><img src=x onerror=window.hit=1><svg onload=window.hit=1> javascript:hit()"


def written(publication: Publication, folder: Path) -> Path:
    write_site(publication, folder, lambda *_: None)
    return folder


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as found:
        yield found


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Phong Thổ for the council: with all texts, on the fullest pages."""
    publication = publication_of(read_campaign(CAMPAIGNS / "phong-tho-2022"), audience="council")
    return written(publication, tmp_path_factory.mktemp("publication") / "site")


@contextmanager
def opened(browser: Browser, folder: Path, path: str, width: int = 1280, scheme: Scheme = "light") -> Iterator[Watched]:
    """A page of the site, from disk; nothing may leave it and nothing be complained of."""
    with watched(browser, folder.as_uri(), width, scheme) as found:
        found.page.goto(f"{folder.as_uri()}/{path}")
        yield found
        assert found.left == []
        assert found.complaints == []


def names(page: Page) -> list[str]:
    """The units of the ranking that are shown, first to last."""
    return page.locator("#ranking tbody tr:visible th a").all_inner_texts()


# what must hold of every page


@pytest.mark.parametrize(("path", "prefix", "width"), LOOKED_AT)
def test_axe_finds_no_fault(browser: Browser, site: Path, path: str, prefix: str, width: int) -> None:
    with opened(browser, site, prefix + path, width) as found:
        assert faults_in_both_schemes(found.page) == []


def faults_in_both_schemes(page: Page) -> list[str]:
    """What axe finds of a page with all details open, light and dark."""
    page.locator("details").evaluate_all("all => all.forEach(details => details.open = true)")
    light = faults(page)
    page.emulate_media(color_scheme="dark")
    return [*light, *faults(page, "color-contrast")]  # of the rules only one looks at colours


def test_axe_finds_what_is_wrong(browser: Browser, tmp_path: Path) -> None:
    (tmp_path / "bad.html").write_text(
        '<title>x</title><html lang="vi"><img src=""><p style="color:#ddd">pale words</p>'
    )
    with watched(browser, tmp_path.as_uri()) as found:
        found.page.goto(f"{tmp_path.as_uri()}/bad.html")
        assert {fault.split()[0] for fault in faults(found.page)} >= {"image-alt", "color-contrast", "region"}


@pytest.mark.parametrize("prefix", ["", "en/"])
def test_phone_width_has_no_sideways_scrolling(browser: Browser, site: Path, prefix: str) -> None:
    with opened(browser, site, prefix + PAGES[0], width=360) as found:
        for path in PAGES:
            found.page.goto(f"{site.as_uri()}/{prefix}{path}")
            assert overflow(found.page) == 0, path


def test_wide_tables_are_cards_on_a_phone_where_axe_finds_no_fault(browser: Browser, tmp_path: Path) -> None:
    tiny = read_campaign(TINY)
    amended = Amended(read_criteria_file(Path("criteria") / "par-index-commune@2025.yaml"))
    found = publication_of(tiny, audience="council", previous=tiny, before=[tiny], amended=amended)
    folder = written(found, tmp_path / "site")
    with opened(browser, folder, "trend.html", width=360) as shown:
        for page in ("trend.html", "rehearsal.html", "trust.html"):
            shown.page.goto(f"{folder.as_uri()}/{page}")
            wider = "all => all.filter(one => one.scrollWidth > one.clientWidth).length"
            assert shown.page.locator(".scroll").evaluate_all(wider) == 0, page
            assert faults_in_both_schemes(shown.page) == [], page


def test_served_by_any_server(browser: Browser, site: Path) -> None:
    handler = functools.partial(_Quiet, directory=str(site))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            home = f"http://127.0.0.1:{server.server_port}"
            with watched(browser, home) as found:
                for path in PAGES:
                    found.page.goto(f"{home}/{path}")
                assert found.page.locator("[data-theme-toggle]").is_visible()
                assert found.is_quiet(), (found.left, found.complaints)
                assert {url.rpartition("/")[2] for url in found.asked} >= {"style.css", "site.js", "index.html"}
        finally:
            server.shutdown()
            thread.join()


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 the name that the base class has
        """Says nothing."""


def test_nothing_needs_the_script(browser: Browser, site: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    try:
        page = context.new_page()
        page.goto(f"{site.as_uri()}/index.html")
        assert len(names(page)) == 17
        assert not page.locator("#search").is_visible()
        page.get_by_role("link", name="Xã Ma Li Pho", exact=True).first.click()
        assert page.locator("#tree tbody tr:visible").count() == LINES
    finally:
        context.close()


# the ranking


SEARCHES = {
    "ma li pho": ["Xã Ma Li Pho"],
    "phong tho": ["Thị trấn Phong Thổ"],
    "PHONG THỔ": ["Thị trấn Phong Thổ"],
    "03574": ["Xã Ma Li Pho"],
    "dao san": ["Xã Dào San"],
    "thi tran": ["Thị trấn Phong Thổ"],
    "no such place": [],
}


def test_search_needs_no_accents(browser: Browser, site: Path) -> None:
    with opened(browser, site, "index.html") as found:
        for typed, found_names in SEARCHES.items():
            found.page.locator("#search").fill("")
            found.page.locator("#search").press_sequentially(typed)
            assert names(found.page) == found_names, typed
            shown = found.page.get_by_role("status").inner_text()
            assert shown == ("Đang hiện 1 trong 17 đơn vị." if found_names else "Không có đơn vị nào khớp."), typed


def test_filters_by_keyboard(browser: Browser, site: Path) -> None:
    with opened(browser, site, "index.html") as found:
        kind = found.page.get_by_role("combobox", name="Loại đơn vị")
        kind.focus()
        found.page.keyboard.type("Thị trấn")
        assert names(found.page) == ["Thị trấn Phong Thổ"]
        kind.select_option("")
        grade = found.page.get_by_role("combobox", name="Xếp loại")
        grade.select_option("average")
        assert names(found.page) == ["Xã Sì Lở Lầu", "Xã Pa Vây Sử", "Xã Sin Suối Hồ"]
        found.page.get_by_role("button", name="Bỏ lọc").press("Enter")
        assert len(names(found.page)) == 17
        assert found.page.evaluate("document.activeElement.id") == "search"


def test_link_keeps_what_is_searched_and_filtered(browser: Browser, site: Path) -> None:
    with opened(browser, site, "index.html") as found:
        found.page.locator("#search").fill("lở")
        found.page.get_by_role("combobox", name="Xếp loại").select_option("average")
        assert names(found.page) == ["Xã Sì Lở Lầu"]
        kept = found.page.url.removeprefix(f"{site.as_uri()}/")
    with opened(browser, site, kept) as found:
        assert found.page.locator("#search").input_value() == "lở"
        assert names(found.page) == ["Xã Sì Lở Lầu"]
        found.page.locator(".lang a").click()
        found.page.wait_for_url("**/en/index.html?*")
        assert names(found.page) == ["Xã Sì Lở Lầu"]
        found.page.get_by_role("button", name="Clear").click()
        assert found.page.url.endswith("/en/index.html")
        assert len(names(found.page)) == 17
    with opened(browser, site, "index.html?q=&filter-grade=none-such") as found:
        assert len(names(found.page)) == 17


@pytest.mark.parametrize("page", ["", "en/"])
def test_rows_shown_are_downloaded_for_excel(browser: Browser, site: Path, page: str) -> None:
    with opened(browser, site, page + "index.html") as found:
        found.page.locator("#search").fill("lở")
        with found.page.expect_download() as download:
            found.page.locator("[data-csv]").click()
        raw = download.value.path().read_bytes()
    assert raw.startswith(codecs.BOM_UTF8)
    assert raw.endswith(b"\r\n")
    separator, point = (",", ".") if page else (";", ",")
    head, *rows = csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline=""), delimiter=separator)
    assert head[:3] == (["Rank", "Code", "Unit"] if page else ["Hạng", "Mã", "Đơn vị"])
    assert rows[0][2] == "Xã Sì Lở Lầu"
    assert re.fullmatch('="0[0-9]{4}"', rows[0][1])
    assert re.search(rf"[0-9]{{2}}{re.escape(point)}[0-9]{{2}}", " ".join(rows[0]))
    assert "sha256:" in rows[-2][0]
    assert "DỮ LIỆU MẪU" in rows[-1][0]
    assert len(rows) == 3


def test_sorting_by_keyboard(browser: Browser, site: Path) -> None:
    with opened(browser, site, "index.html") as found:
        page = found.page
        ranked = names(page)
        heading = page.locator("#ranking thead th")
        name, score = heading.nth(1), heading.nth(3)
        _press(page, name)
        assert name.get_attribute("aria-sort") == "ascending"
        assert names(page)[:3] == ["Thị trấn Phong Thổ", "Xã Bản Lang", "Xã Dào San"]
        _press(page, name)
        assert name.get_attribute("aria-sort") == "descending"
        assert names(page)[-3:] == ["Xã Dào San", "Xã Bản Lang", "Thị trấn Phong Thổ"]
        _press(page, score)
        assert (name.get_attribute("aria-sort"), score.get_attribute("aria-sort")) == (None, "descending")
        assert names(page) == ranked
        _press(page, heading.nth(7))
        points = page.locator("#ranking tbody tr td[data-node='3']").all_inner_texts()
        assert points == sorted(points, key=lambda text: -float(text.replace(",", ".")))


def _press(page: Page, heading: Locator) -> None:
    heading.get_by_role("button").focus()
    page.keyboard.press("Enter")


def test_vietnamese_order_of_names(browser: Browser, tmp_path: Path) -> None:
    units = "1,Đông Hà,xa\n2,Dân Hòa,xa\n3,Ăn Thượng,xa\n4,An Bình,xa\n5,Ân Thi,xa"
    made = campaign(tmp_path / "campaign", criteria_text(leaf("A", "10")), "", units=units)
    with opened(browser, written(publication_of(made), tmp_path / "site"), "index.html") as found:
        _press(found.page, found.page.locator("#ranking thead th").nth(1))
        assert names(found.page) == ["An Bình", "Ăn Thượng", "Ân Thi", "Dân Hòa", "Đông Hà"]


def test_long_ranking_is_drawn_in_part_until_all_is_asked_for(browser: Browser, tmp_path: Path) -> None:
    units = "\n".join(f"{number:03},Xã {number:03},xa" for number in range(250))
    made = campaign(tmp_path / "campaign", criteria_text(leaf("A", "10")), "", units=units)
    with opened(browser, written(publication_of(made), tmp_path / "site"), "en/index.html") as found:
        assert len(names(found.page)) == 200
        assert found.page.get_by_role("status").inner_text() == "Showing 200 of 250 units."
        found.page.locator("#search").fill("249")
        assert names(found.page) == ["Xã 249"]
        found.page.locator("#search").fill("")
        found.page.get_by_role("button", name="Show all 250 units").press("Enter")
        assert len(names(found.page)) == 250


# the score tree, themes, paper


def test_tree_opens_and_closes_by_keyboard(browser: Browser, site: Path) -> None:
    with opened(browser, site, "units/03574.html") as found:
        page = found.page
        line = page.locator("[id='n-3.3.1']")
        assert not line.is_visible()
        fold = page.locator("[id='n-3.3']").get_by_role("button")
        fold.focus()
        page.keyboard.press("Enter")
        assert fold.get_attribute("aria-expanded") == "true"
        assert line.is_visible()
        page.keyboard.press("Enter")
        assert not line.is_visible()
        page.get_by_role("button", name="Mở tất cả", exact=True).press("Enter")
        assert page.locator("#tree tbody tr:visible").count() == LINES
        page.get_by_role("button", name="Thu gọn", exact=True).press("Enter")
        assert page.locator("#tree tbody tr[data-node]:visible").count() == 8 + 6


def test_link_to_a_line_of_the_tree_opens_what_is_above_it(browser: Browser, site: Path) -> None:
    with opened(browser, site, "units/03574.html") as found:
        found.page.locator("a[href='#n-3.3.1']").first.click()
        found.page.locator("[id='n-3.3.1']").wait_for(state="visible")


def test_theme_is_switched_and_remembered(browser: Browser, site: Path) -> None:
    with opened(browser, site, "index.html", scheme="dark") as found:
        page = found.page
        paper = "getComputedStyle(document.body).backgroundColor"
        dark = page.evaluate(paper)
        button = page.locator("[data-theme-toggle]")
        assert button.get_attribute("aria-pressed") == "true"
        button.press("Enter")
        assert button.get_attribute("aria-pressed") == "false"
        assert page.evaluate(paper) == "rgb(255, 255, 255)" != dark
        page.goto(f"{site.as_uri()}/en/units/03574.html")
        assert page.evaluate(paper) == "rgb(255, 255, 255)"


def test_first_stop_of_the_keyboard_leads_to_the_content(browser: Browser, site: Path) -> None:
    with opened(browser, site, "index.html") as found:
        found.page.keyboard.press("Tab")
        assert found.page.evaluate("document.activeElement.className") == "skip"
        assert found.page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
        found.page.keyboard.press("Enter")
        assert found.page.evaluate("document.activeElement.id") == "main"


def test_paper_shows_all_and_no_controls(browser: Browser, site: Path) -> None:
    with opened(browser, site, "units/03574.html") as found:
        page = found.page
        page.emulate_media(media="print")
        page.evaluate("dispatchEvent(new Event('beforeprint'))")
        assert page.locator("#tree tbody tr:visible").count() == LINES
        assert page.locator("details:not([open])").count() == 0
        assert not page.locator("nav:visible, button:visible, .skip:visible").count()
        assert page.locator("details li:visible").count() == page.locator("details li").count() > 0
        page.evaluate("dispatchEvent(new Event('afterprint'))")
        assert page.locator("details[open]").count() == 0


def test_languages_lead_to_one_another(browser: Browser, site: Path) -> None:
    with opened(browser, site, "units/03574.html") as found:
        found.page.get_by_role("link", name="English").click()
        assert found.page.locator("html").get_attribute("lang") == "en"
        assert found.page.get_by_role("heading", level=1).inner_text().startswith("Xã Ma Li Pho")
        found.page.get_by_role("link", name="Tiếng Việt").click()
        assert found.page.locator("html").get_attribute("lang") == "vi"


# hostile texts


def test_no_text_becomes_a_script(browser: Browser, tmp_path: Path) -> None:
    quoted = '"' + HOSTILE.replace('"', '""') + '"'
    rows = f"01,I.1,self,4,,{LONG},{quoted}\n01,I.1,appraisal,3,,{quoted},{quoted}\n01,I.2,self,yes,,{quoted}\u202e"
    made = campaign(
        tmp_path / "campaign",
        criteria_text(branch("I", "10", leaf("I.1", "5", "{kind: judged, step: 0.5}"), leaf("I.2", "5"))),
        rows,
        settings="groups: [cluster]\ntitle: {vi: '</title><script>window.hit=1</script>', en: '<b>x'}",
        units=f"01,{quoted},xa,{quoted}\n02,{LONG},xa,{LONG}",
    )
    folder = written(publication_of(made, audience="council"), tmp_path / "site")
    with opened(browser, folder, "index.html", width=360) as found:
        for path in ("index.html", "units/01.html", "units/02.html", "nodes/I.html", "criteria.html"):
            found.page.goto(f"{folder.as_uri()}/{path}")
            found.page.locator("details").evaluate_all("all => all.forEach(details => details.open = true)")
            assert found.page.evaluate("window.hit") is None
            assert overflow(found.page) == 0, path
        found.page.goto(f"{folder.as_uri()}/index.html")
        assert names(found.page) == [LONG, HOSTILE] or names(found.page) == [HOSTILE, LONG]


def test_policy_forbids_what_escaping_would_have_missed(browser: Browser, site: Path, tmp_path: Path) -> None:
    html = (site / "index.html").read_text("utf-8").replace("../", "")
    slipped = "<script>window.hit=1</script><img src='https://example.org/x.png' onerror='window.hit=1'>"
    (tmp_path / "index.html").write_text(html.replace("<h1>", f"{slipped}<h1>"), encoding="utf-8")
    with watched(browser, tmp_path.as_uri()) as found:
        found.page.goto(f"{tmp_path.as_uri()}/index.html")
        assert found.page.evaluate("window.hit") is None
        assert found.left == []
        assert any("Content Security Policy" in complaint for complaint in found.complaints)
