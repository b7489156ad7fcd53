"""Digits are added only to the rows that need them, wherever units are ranked: site, workbook, papers."""

import io
import re
from pathlib import Path

import openpyxl
import pytest

from scoring.campaign.campaign import Campaign
from scoring.publish.papers.dossier import Dossier
from scoring.publish.papers.paper import Table
from scoring.publish.papers.tables import ranking_blocks
from scoring.publish.publication import publication_of
from scoring.publish.site.write import write_site
from scoring.publish.workbooks.summary import summary_workbook
from tests.small import campaign, criteria_text, leaf

SHOWN = ["9,12", "8,1234", "8,1233"]


@pytest.fixture
def fine(tmp_path: Path) -> Campaign:
    """Three units, two of which differ in the fourth decimal alone."""
    criteria = criteria_text(leaf("A", "10", "{kind: value, max: 10}"), more="precision: 4\ndisplay: 2")
    rows = "1,A,self,9.1211\n2,A,self,8.1234\n3,A,self,8.1233"
    return campaign(tmp_path / "fine", criteria, rows, units="1,Xã A,xa\n2,Xã B,xa\n3,Xã C,xa")


def test_site_ranks_with_the_digits_that_rows_need(fine: Campaign, tmp_path: Path) -> None:
    write_site(publication_of(fine), tmp_path / "site", lambda *_: None)
    index = (tmp_path / "site" / "index.html").read_text("utf-8")
    assert re.findall(r'data-score="[^"]+">([^<]+)<', index) == SHOWN
    node = (tmp_path / "site" / "nodes" / "A.html").read_text("utf-8")
    assert re.findall(r'data-points="[^"]+">([^<]+)<', node) == SHOWN


@pytest.mark.filterwarnings("ignore:.* extension is not supported:UserWarning")
def test_summary_shows_the_digits_that_rows_need(fine: Campaign) -> None:
    book = openpyxl.load_workbook(io.BytesIO(summary_workbook(publication_of(fine), "vi")))
    formats = [
        cell.number_format
        for row in book["Xếp hạng"].iter_rows()
        for cell in row
        if cell.font.bold and str(cell.number_format).startswith("0.")
    ]
    assert formats == ["0.00", "0.0000", "0.0000"]


def test_papers_print_the_digits_that_rows_need(fine: Campaign) -> None:
    blocks = [block for block in ranking_blocks(Dossier(fine)) if isinstance(block, Table)]
    assert [row.cells[2] for row in blocks[0].rows] == SHOWN
