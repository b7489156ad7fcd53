"""The summary's sheet of trust: what is computed, as numbers, for the council alone."""

import io
import zipfile
from pathlib import Path

import pytest

from scoring import shipped
from scoring.campaign.folder import read_campaign
from scoring.points import rounded_text
from scoring.problems import Fault
from scoring.publish.audience import Audience
from scoring.publish.manifest import packages_of
from scoring.publish.publication import Publication, publication_of
from scoring.publish.workbooks.summary import summary_workbook
from scoring.show.agreement import verdict
from scoring.words import tell
from tests import small
from tests.publish.published import TINY
from tests.spreadsheet.office import cells

NAME = tell("word-trust", "vi")


@pytest.fixture(scope="module")
def council() -> Publication:
    return publication_of(read_campaign(shipped.campaign_folder("phong-tho-2022")), "final", "council")


def test_sheet_has_the_figures_that_are_computed(council: Publication) -> None:
    assert council.trust is not None
    found = council.trust.robustness
    assert not isinstance(found, Fault)
    rows = cells(summary_workbook(council, "vi"))[NAME]
    shown = {row[1]: row for row in rows if len(row) > 5 and row[4] != ""}
    for unit in found.units:
        row = shown[unit.placed.result.unit.code]
        assert (row[0], row[2], row[4]) == (unit.placed.rank, unit.placed.result.unit.name, unit.middle)
    first, last = found.units[0], council.trust.turns[-1].whole
    kept = found.pairs[0].kept
    assert shown[first.placed.result.unit.code][6] == float(rounded_text(kept * 100, 1))
    assert any(f"{last.count} trường hợp" in str(row[0]) for row in rows if row)
    told = {str(cell) for row in rows for cell in row}
    assert {verdict(one, "vi") for one in council.trust.bodies} <= told


@pytest.mark.parametrize("audience", ["public", "unit"])
def test_nobody_else_has_the_sheet_or_who_stands_out(audience: Audience) -> None:
    raw = summary_workbook(publication_of(read_campaign(TINY), "final", audience), "vi")
    assert NAME not in cells(raw)
    with zipfile.ZipFile(io.BytesIO(raw)) as package:
        content = b"".join(package.read(name) for name in package.namelist())
    for code in ("agreement-strictness", "agreement-stricter", "agreement-milder", "robustness-reading"):
        assert tell(code, "vi").encode() not in content


def test_what_draws_is_named_where_it_is_shown() -> None:
    assert "numpy" in packages_of(("data", "summary"), "council", "final")
    assert "numpy" not in packages_of(("data", "units"), "council", "final")
    assert "numpy" not in packages_of(("data", "summary", "site"), "public", "final")


def test_sheet_says_why_ranks_can_not_be_tried(tmp_path: Path) -> None:
    nobody = small.campaign(tmp_path, small.criteria_text(small.leaf("1", "10")), "", "when_missing: unranked\n")
    rows = cells(summary_workbook(publication_of(nobody, "final", "council"), "vi"))[NAME]
    assert tell("robustness-unranked", "vi") in {str(cell) for row in rows for cell in row}
