"""Two units side by side: the numbers of the results, in every browser, by a link."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from scoring.campaign.folder import read_campaign
from scoring.engine.results import number
from scoring.publish.publication import Publication, publication_of
from scoring.publish.site.write import write_site
from tests.browser import chromium, faults, needs_chromium, overflow, watched
from tests.publish.published import TINY
from tests.small import campaign, criteria_text, leaf

ONE, OTHER = "03574", "03577"


@pytest.fixture(scope="module")
def tiny() -> Publication:
    return publication_of(read_campaign(TINY))


@pytest.fixture(scope="module")
def site(tiny: Publication, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pair") / "site"
    write_site(tiny, folder, lambda *_: None)
    return folder


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as found:
        yield found


def shown(page: Page) -> list[list[str]]:
    rows: list[list[str]] = page.locator("#pair tbody tr").evaluate_all(
        "rows => rows.map(row => Array.from(row.cells).slice(1).map(cell => cell.textContent))"
    )
    return rows


def test_script_of_a_unit_has_the_numbers_of_the_results(tiny: Publication, site: Path) -> None:
    for placed in tiny.results.units:
        code = placed.result.unit.code
        text = (site / "units" / f"{code}.js").read_text("utf-8")
        told = json.loads(text.removeprefix("scoringUnit(").removesuffix(");\n"))
        assert told["code"] == code
        nodes = [[number(node.points, 2) or "", number(node.max, 2) or ""] for node in placed.result.nodes.values()]
        assert told["rows"][-len(nodes) :] == nodes
        assert told["rows"][1] == [number(placed.result.score, 2), number(placed.result.max, 2)]


@needs_chromium
@pytest.mark.parametrize("prefix", ["", "en/"])
def test_link_names_the_two_units(tiny: Publication, site: Path, browser: Browser, prefix: str) -> None:
    by_code = tiny.by_stage["final"]
    with watched(browser, site.as_uri(), 360 if prefix else 1280) as found:
        page = found.page
        page.goto(f"{site.as_uri()}/{prefix}compare.html?a={ONE}&b={OTHER}")
        page.wait_for_function("document.querySelector('[role=status]').textContent")
        point = "." if prefix else ","
        scores = [by_code[code].result.score or 0 for code in (ONE, OTHER)]
        one, other, _, ahead = shown(page)[1]
        assert [one, other] == [f"{score / 100:.2f}".replace(".", point) for score in scores]
        assert ahead == f"{(scores[0] - scores[1]) / 100:+.2f}".replace(".", point).replace("-", "−")
        assert page.locator(".lang a").get_attribute("href", timeout=1000)
        assert faults(page) == []
        assert overflow(page) == 0
        page.locator("[data-swap]").click()
        page.wait_for_function(f"document.querySelectorAll('#pair tbody td')[4].textContent === '{other}'")
        assert page.url.endswith(f"?a={OTHER}&b={ONE}")
        page.locator(".lang a").click()
        assert page.url.endswith(f"compare.html?a={OTHER}&b={ONE}")
        assert found.is_quiet(), (found.left, found.complaints)


@needs_chromium
def test_without_scripts_the_first_two_stand_there_as_with_them(site: Path, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site.as_uri()}/compare.html")
    assert page.locator("noscript").inner_text()
    plain = page.locator("#pair tbody tr td").all_inner_texts()
    context.close()
    with watched(browser, site.as_uri()) as found:
        found.page.goto(f"{site.as_uri()}/compare.html")
        found.page.wait_for_function("document.querySelector('[role=status]').textContent")
        assert found.page.locator("#pair tbody tr td").all_inner_texts() == plain


@needs_chromium
def test_a_link_with_an_unknown_code_or_a_lost_file_is_told(site: Path, browser: Browser) -> None:
    with watched(browser, site.as_uri()) as found:
        found.page.goto(f"{site.as_uri()}/en/compare.html?a=99999&b={ONE}")
        assert "No unit has the code 99999" in found.page.get_by_role("status").inner_text()
        assert found.is_quiet()


def test_a_campaign_of_one_unit_has_no_such_page(tmp_path: Path) -> None:
    alone = campaign(tmp_path / "campaign", criteria_text(leaf("A", "10")), "", units="1,Xã A,xa")
    write_site(publication_of(alone), tmp_path / "site", lambda *_: None)
    assert not list((tmp_path / "site").rglob("compare.html"))
    assert "compare.html" not in (tmp_path / "site" / "index.html").read_text("utf-8")
