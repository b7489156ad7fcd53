"""The data of a publication: CSV and JSON for programs, and the campaign folder from which all is recomputed."""

from collections.abc import Iterator
from dataclasses import replace

from scoring.campaign.campaign import Campaign
from scoring.campaign.folder_write import campaign_files
from scoring.campaign.settings import Papers
from scoring.publish.data_changes import changes_tables, rehearsed_tables, trend_tables
from scoring.publish.data_tables import DataTable, data_tables, folder_tables, withheld_table
from scoring.publish.datapackage import datapackage_json
from scoring.publish.publication import Publication
from scoring.tree.reader import write_criteria

CRITERIA_FILE = "criteria.yaml"
"""The criteria in the campaign's folder: the data stand on their own, whatever catalogue the reader has."""
CAMPAIGN, PREVIOUS = "campaign", "previous"
WITHHELD_FILE = "withheld.csv"
"""Beside the campaign's files: the digests of the cells that readers may not see."""
OUTLINES = "outlines.geojson"
REHEARSED = "rehearsed.yaml"
"""The amended criteria under which the council sees the results rehearsed."""
DESCRIPTOR = "datapackage.json"


def data_files(publication: Publication) -> Iterator[tuple[str, bytes]]:
    """The files of the folder data/, by their paths in it; the descriptor of the others last."""
    made: dict[str, bytes] = {}
    for file, content in _contents(publication):
        made[file] = content
        yield file, content
    yield DESCRIPTOR, datapackage_json(publication, all_tables(publication), made)


def all_tables(publication: Publication) -> list[DataTable]:
    """The tables of the publication and those of the campaign folders among its data."""
    tables = [*_tables(publication)]
    for name, one in _folders(publication):
        tables += folder_tables(one, name)
        if one.seal.digests:
            tables.append(withheld_table(one, name))
    return tables


def _contents(publication: Publication) -> Iterator[tuple[str, bytes]]:
    yield "results.json", publication.results.as_json().encode()
    for table in _tables(publication):
        yield table.file, table.text().encode()
    for name, one in _folders(publication):
        yield from ((f"{name}/{file}", content) for file, content in folder_files(one.campaign).items())
        if one.seal.digests:
            yield f"{name}/{WITHHELD_FILE}", withheld_table(one, name).text().encode()
    if publication.outlines:
        yield OUTLINES, publication.outlines.as_json()
    if publication.amended:
        yield REHEARSED, write_criteria(publication.amended.file.criteria).encode()


def _tables(publication: Publication) -> tuple[DataTable, ...]:
    made = (data_tables, changes_tables, trend_tables, rehearsed_tables)
    return tuple(table for tables in made for table in tables(publication))


def _folders(publication: Publication) -> Iterator[tuple[str, Publication]]:
    """The campaign folders among the data: the campaign itself and those before it."""
    yield CAMPAIGN, publication
    yield from ((previous_folder(number), one) for number, one in enumerate(publication.all_before, 1))


def previous_folder(number: int) -> str:
    """The folder of the campaign so many before: previous, previous-2, previous-3."""
    return PREVIOUS if number == 1 else f"{PREVIOUS}-{number}"


def folder_files(campaign: Campaign) -> dict[str, bytes]:
    """The campaign as a folder that the engine reads, its criteria in it.

    Its salt is nobody's; what papers say is on the papers.
    """
    left_out = {"salt": None, "papers": Papers()}
    settings = campaign.settings.model_copy(update={"criteria": CRITERIA_FILE, **left_out})
    files = campaign_files(replace(campaign, settings=settings))
    return {**files, CRITERIA_FILE: write_criteria(campaign.criteria).encode()}
