"""Several years in a row: published for everybody, computed anew by verify, in data, pages and the summary."""

import io
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from scoring.analysis.matching_tables import MatchingTables, TableFile
from scoring.analysis.trend import Trend
from scoring.campaign.campaign import Campaign
from scoring.campaign.folder import read_campaign
from scoring.cli.main import DONE, PROBLEMS, run
from scoring.engine.ranking import rank_campaign
from scoring.publish.publication import publication_of
from scoring.publish.workbooks.summary import summary_workbook
from scoring.shipped import CAMPAIGNS
from scoring.show.trend import courses_table
from scoring.words import tell
from tests.publish.published import TINY, rows_of
from tests.publish.tampering import edit, forge


def of_year(campaign: Campaign, year: int, without: str = "") -> Campaign:
    settings = campaign.settings.model_copy(update={"id": f"tiny-{year}", "year": year})
    units = tuple(unit for unit in campaign.units if unit.code != without)
    answers = tuple(answer for answer in campaign.answers if answer.unit != without)
    return replace(campaign, settings=settings, units=units, answers=answers)


def coded(campaign: Campaign, code: str, other: str) -> Campaign:
    """The campaign with another code of a unit."""
    units = tuple(replace(unit, code=other) if unit.code == code else unit for unit in campaign.units)
    answers = tuple(row._replace(unit=other) if row.unit == code else row for row in campaign.answers)
    return replace(campaign, units=units, answers=answers)


@pytest.fixture(scope="module")
def tiny() -> Campaign:
    return read_campaign(TINY)


@pytest.fixture(scope="module")
def found(tiny: Campaign) -> Trend:
    before = [of_year(tiny, 2021), of_year(tiny, 2020, without="03574")]
    publication = publication_of(tiny, previous=before[0], before=before[1:])
    assert publication.trend is not None
    return publication.trend


def command(out: Path, *more: str) -> list[str]:
    years = [argument for year in (2010, 2012) for argument in ("--previous", str(CAMPAIGNS / f"pci-{year}"))]
    return ["publish", str(CAMPAIGNS / "pci-2013"), "--out", str(out), *years, *more]


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("years") / "out"
    assert run(command(out, "--only", "data")) == DONE
    return out


def test_units_have_totals_and_ranks_of_every_year(tiny: Campaign, found: Trend) -> None:
    assert [year.year for year in found.years] == [2020, 2021, tiny.settings.year]
    for position, campaign in ((1, of_year(tiny, 2021)), (2, tiny)):
        placed = {one.result.unit.code: one for one in rank_campaign(campaign).units}
        for course in found.courses:
            stand, right = course.stands[position], placed[course.unit.code]
            assert (stand.share, stand.rank) == (right.result.ratio, right.rank)


def test_a_unit_that_was_not_there_says_why(found: Trend) -> None:
    first = {course.unit.code: course.stands[0] for course in found.courses}["03574"]
    assert (first.share, first.rank, first.why_not, first.comparable) == (None, None, "no-unit", None)


def test_a_unit_declared_of_the_year_before_is_known_in_older_ones(tiny: Campaign) -> None:
    before = [coded(of_year(tiny, year), "03574", "99999") for year in (2021, 2020)]
    tables = MatchingTables(units=TableFile(b"new,old\n03574,99999\n", "units.csv"))
    found = publication_of(tiny, previous=before[0], before=before[1:], tables=tables).trend
    assert found is not None
    stands = {course.unit.code: course.stands for course in found.courses}["03574"]
    for year, stand in zip((2020, 2021), stands, strict=False):
        right = {one.result.unit.code: one for one in rank_campaign(of_year(tiny, year)).units}["03574"]
        assert (stand.share, stand.rank, stand.why_not) == (right.result.ratio, right.rank, None)


def test_two_years_are_the_comparison_alone(tiny: Campaign) -> None:
    assert publication_of(tiny, previous=of_year(tiny, 2021)).trend is None


def test_years_stand_among_the_data_whatever_the_order_they_are_given_in(published: Path) -> None:
    rows = rows_of((published / "data" / "trend.csv").read_bytes())
    for year in (2010, 2012, 2013):
        results = rank_campaign(read_campaign(CAMPAIGNS / f"pci-{year}"))
        ranks = {one.result.unit.code: str(one.rank) for one in results.units}
        assert {row["unit"]: row["rank"] for row in rows if row["year"] == str(year)} == ranks
    folders = {name: (published / "data" / name / "campaign.yaml").read_text() for name in ("previous", "previous-2")}
    assert "2012" in folders["previous"]
    assert "2010" in folders["previous-2"]


def test_verify_reads_every_year_anew(published: Path) -> None:
    assert run(["verify", str(published)]) == DONE


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("data/previous-2/answers.csv", "register,6", "register,5"),
        ("data/trend.csv", ",1,63,", ",2,63,"),
        ("publication.json", '"pci-2010"', '"pci-2009"'),
    ],
)
def test_an_older_year_that_is_changed_is_found(file: str, old: str, new: str, published: Path, tmp_path: Path) -> None:
    copy = shutil.copytree(published, tmp_path / "copy")
    edit(copy, file, old, new)
    forge(copy)
    assert run(["verify", str(copy)]) == PROBLEMS


def test_the_digest_of_inputs_knows_older_years(tiny: Campaign) -> None:
    last, older = of_year(tiny, 2021), of_year(tiny, 2020)
    other = of_year(tiny, 2020, without="03574")
    digests = {publication_of(tiny, previous=last, before=before).inputs for before in ((), (older,), (other,))}
    assert len(digests) == 3


def test_summary_has_the_years(tiny: Campaign) -> None:
    publication = publication_of(tiny, previous=of_year(tiny, 2021), before=[of_year(tiny, 2020)])
    assert publication.trend is not None
    book = CalamineWorkbook.from_filelike(io.BytesIO(summary_workbook(publication, "vi")))
    sheet = book.get_sheet_by_name(tell("word-trend", "vi")).to_python()
    shown = courses_table(publication.trend, "vi")
    assert [row[0] for row in sheet if row[0] in {course.unit.code for course in publication.trend.courses}] == [
        row[0] for row in shown.rows
    ]
    assert list(shown.heads) in [row[: len(shown.heads)] for row in sheet]


def test_pages_show_the_years(tmp_path: Path) -> None:
    assert run(command(tmp_path / "out", "--only", "site")) == DONE
    site = tmp_path / "out" / "site"
    page = (site / "trend.html").read_text("utf-8")
    assert "Chỉ số 2010 (%)" in page
    assert "Index 2012 (%)" in (site / "en" / "trend.html").read_text("utf-8")
    assert 'href="trend.html"' in (site / "index.html").read_text("utf-8")
    unit = (site / "units" / "48.html").read_text("utf-8")
    assert "hạng 12/63" in unit
    assert unit.count('<th scope="row">201') == 3
