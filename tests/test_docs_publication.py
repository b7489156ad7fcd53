"""docs/publication.md: its commands run and print what is shown; its tables name every file and column.

Where an output has changed, write it again, then look at the diff:

    python -m tests.test_docs_publication --write
"""

import json
import re
import shutil
import sys
import tempfile
from pathlib import Path

from scoring.campaign.folder import read_campaign
from scoring.publish.publication import publication_of
from scoring.shipped import campaign_folder
from tests.docs_examples import renewed
from tests.publish.published import data_of

PAGE = Path(__file__).parent.parent / "docs" / "publication.md"
CAMPAIGN = "phong-tho-2022"


def renewed_page(folder: Path) -> str:
    shutil.copytree(campaign_folder(CAMPAIGN), folder / "fixtures" / CAMPAIGN)
    return renewed(PAGE.read_text(encoding="utf-8"), folder)


def test_examples_give_what_the_page_prints(tmp_path: Path) -> None:
    assert renewed_page(tmp_path).splitlines() == PAGE.read_text(encoding="utf-8").splitlines()


def test_every_file_and_column_of_the_data_is_on_the_page() -> None:
    campaign = read_campaign(campaign_folder(CAMPAIGN))
    data = data_of(publication_of(campaign, previous=campaign))
    page = PAGE.read_text(encoding="utf-8")
    told = set(re.findall("`([^`]+)`", page.partition("## The data")[2]))
    assert {name if "/" not in name else name.partition("/")[0] + "/" for name in data} <= told
    for resource in json.loads(data["datapackage.json"])["resources"]:
        if "/" not in resource["path"] and "schema" in resource:
            columns = {field["name"] for field in resource["schema"]["fields"]}
            plain = {name for name in columns if not name.startswith(("rank_in_", "title_", "rule_"))}
            assert plain <= told, resource["path"]


def test_pictures_are_there_and_small() -> None:
    named = re.findall(r"!\[[^\]]+\]\(([^)]+)\)", PAGE.read_text(encoding="utf-8"))
    assert {PAGE.parent / path for path in named} == {*(PAGE.parent / "images").glob("site-*")}
    for path in named:
        assert (PAGE.parent / path).read_bytes().startswith(b"\x89PNG")
        assert (PAGE.parent / path).stat().st_size < 200_000


if __name__ == "__main__" and sys.argv[1:] == ["--write"]:
    with tempfile.TemporaryDirectory() as name:
        PAGE.write_text(renewed_page(Path(name)), encoding="utf-8")
