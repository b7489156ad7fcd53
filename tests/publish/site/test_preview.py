"""What a message shows of a page whose link is passed on: what it is, of which campaign, and that it is sample data."""

from pathlib import Path

import pytest

from scoring.publish.publication import publication_of
from tests.publish.site.test_write import CRITERIA, Elements, pages, written
from tests.small import campaign


@pytest.fixture(scope="module")
def previews(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, str]]:
    """The texts in the head of every page."""
    folder: Path = tmp_path_factory.mktemp("preview")
    rows = "01,I.1,self,4,,ghi chú\n01,I.2,self,yes"
    made = campaign(folder / "campaign", CRITERIA, rows, settings="sample: true", units='01,"An ""Nam""",xa')
    return {
        path: {
            attributes.get("property") or attributes["name"]: attributes["content"]
            for tag, attributes in Elements(html).elements
            if tag == "meta" and ("property" in attributes or attributes.get("name") == "description")
        }
        for path, html in pages(written(publication_of(made), folder / "site")).items()
        if path.endswith(".html")
    }


def test_every_page_describes_itself(previews: dict[str, dict[str, str]]) -> None:
    assert len(previews) >= 8
    for path, found in previews.items():
        assert found["og:site_name"] == ("Small campaign" if path.startswith("en/") else "Đợt nhỏ")
        assert found["og:locale"] == ("en_US" if path.startswith("en/") else "vi_VN")
        assert found["og:title"]
        assert found["og:description"] == found["description"]
        assert "DỮ LIỆU MẪU" in found["description"] or "SAMPLE DATA" in found["description"], path


def test_unit_is_told_with_its_score_and_rank(previews: dict[str, dict[str, str]]) -> None:
    found = previews["units/01.html"]
    assert found["og:title"] == 'An "Nam"'
    assert "9,00" in found["og:description"]
    assert "hạng" in found["og:description"].lower()
