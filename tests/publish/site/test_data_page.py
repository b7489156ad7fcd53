"""The page of the data: every table and column that is published, when, how it may be used, how it is cited."""

import json
import re
from pathlib import Path

import pytest

from scoring.campaign.folder import read_campaign
from scoring.publish.publication import publication_of
from tests.publish.published import TINY, publish
from tests.publish.site.test_write import written


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return publish(TINY, tmp_path_factory.mktemp("data") / "out", ("data", "site"))


@pytest.mark.parametrize("page", ["site/data.html", "site/en/data.html"])
def test_every_column_of_every_table_is_told(published: Path, page: str) -> None:
    html = (published / page).read_text("utf-8")
    described = json.loads((published / "data" / "datapackage.json").read_bytes())["resources"]
    tables = [one for one in described if "schema" in one]
    assert len(tables) > 5
    for table in tables:
        (section,) = re.findall(rf'data/{table["path"]}">.*?</table>', html, re.DOTALL)
        told = re.findall(r"<code>([a-z_0-9]+)</code></th>", section)
        assert told == [field["name"] for field in table["schema"]["fields"]], table["name"]


def test_files_that_are_linked_are_there(published: Path) -> None:
    html = (published / "site" / "data.html").read_text("utf-8")
    links = set(re.findall(r'href="(\.\./data/[^"]+)"', html))
    assert len(links) > 7
    assert [link for link in links if not (published / "site" / link).is_file()] == []


def test_it_says_since_when_how_to_use_and_how_to_cite(published: Path) -> None:
    html = (published / "site" / "data.html").read_text("utf-8")
    digest = json.loads((published / "data" / "results.json").read_bytes())["digest"]
    assert "Chưa có quyết định công bố." in html or "Quyết định số" in html
    assert "ghi nguồn" in html
    assert f"<code>{digest}</code>" in html


def test_no_page_of_data_where_none_stand_beside(tmp_path: Path) -> None:
    site = written(publication_of(read_campaign(TINY)), tmp_path / "site")
    assert not (site / "data.html").exists()
    assert "data.html" not in (site / "index.html").read_text("utf-8")
