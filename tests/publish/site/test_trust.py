"""The council's page of trust: what the commands compute, for the council alone."""

import re
from html import unescape
from pathlib import Path

import pytest

from scoring.campaign.folder import read_campaign
from scoring.cli.main import DONE, PROBLEMS, run
from scoring.publish.audience import Audience
from scoring.publish.publication import publication_of
from scoring.publish.site.write import write_site
from scoring.shipped import CAMPAIGNS
from scoring.show.robustness import interval
from tests.publish.published import TINY
from tests.small import campaign, criteria_text, leaf
from tests.without import run_without

PHONG_THO = CAMPAIGNS / "phong-tho-2022"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("council") / "site"
    write_site(publication_of(read_campaign(PHONG_THO), audience="council"), folder, lambda *_: None)
    return folder


def tables(page: str) -> dict[str, list[list[str]]]:
    """The rows of every table by the id of its section."""
    found = {}
    for section in re.findall(r'<section aria-labelledby="h-([\w-]+)">(.*?)</section>', page, re.DOTALL):
        rows = re.findall(r"<tr>(.*?)</tr>", section[1], re.DOTALL)
        found[section[0]] = [[unescape(cell) for cell in re.findall(r"<t[dh][^>]*>(.*?)</t[dh]>", row)] for row in rows]
    return found


def test_page_has_the_intervals_that_are_computed(site: Path) -> None:
    trust = publication_of(read_campaign(PHONG_THO), audience="council").trust
    assert trust is not None
    assert not isinstance(trust.robustness, Exception)
    rows = tables((site / "trust.html").read_text("utf-8"))["ranks"][1:]
    computed = [(str(one.placed.rank), one.placed.result.unit.name, interval(one)) for one in trust.robustness.units]
    assert [(row[0], row[2], row[3]) for row in rows] == computed


def test_chart_has_a_bar_and_a_dot_for_every_unit(site: Path) -> None:
    page = (site / "trust.html").read_text("utf-8")
    count = len(tables(page)["ranks"]) - 1
    assert page.count('class="c-box"') == page.count('class="c-final"') == count


def test_page_is_in_both_languages_and_every_page_leads_to_it(site: Path) -> None:
    assert "Độ tin cậy" in (site / "trust.html").read_text("utf-8")
    assert "Do the ranks hold" in (site / "en" / "trust.html").read_text("utf-8")
    assert 'href="trust.html"' in (site / "index.html").read_text("utf-8")


@pytest.mark.parametrize("audience", ["public", "unit"])
def test_nobody_else_is_shown_it(audience: Audience, tmp_path: Path) -> None:
    write_site(publication_of(read_campaign(TINY), audience=audience), tmp_path / "site", lambda *_: None)
    assert not list(tmp_path.rglob("trust.html"))
    assert "trust.html" not in (tmp_path / "site" / "index.html").read_text("utf-8")


def test_results_before_the_last_have_no_such_page() -> None:
    assert publication_of(read_campaign(TINY), "appraisal", "council").trust is None


def test_page_says_why_ranks_can_not_be_tried(tmp_path: Path) -> None:
    nobody = campaign(tmp_path, criteria_text(leaf("1", "10")), "", "when_missing: unranked\n")
    write_site(publication_of(nobody, audience="council"), tmp_path / "site", lambda *_: None)
    assert tables((tmp_path / "site" / "trust.html").read_text("utf-8"))["ranks"] == []


def test_council_publication_is_verified(tmp_path: Path) -> None:
    arguments = ["publish", str(TINY), "--out", str(tmp_path / "out"), "--only", "site", "--for", "council"]
    assert run(arguments) == DONE
    assert run(["verify", str(tmp_path / "out")]) == DONE
    page = tmp_path / "out" / "site" / "trust.html"
    page.write_text(page.read_text("utf-8").replace("</h1>", " x</h1>"), encoding="utf-8")
    assert run(["verify", str(tmp_path / "out")]) == PROBLEMS


def test_who_lacks_the_extra_is_told(tmp_path: Path) -> None:
    arguments = ("publish", str(TINY), "--out", str(tmp_path / "out"), "--only", "site", "--for", "council")
    status, said = run_without(("numpy",), *arguments, "--lang", "en")
    assert (status, "scoring[analysis]" in said) == (PROBLEMS, True)
