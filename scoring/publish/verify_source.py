"""The publication that its own data make: read from the folder, scored anew."""

import re
from collections.abc import Mapping

from scoring.analysis.amended import Amended
from scoring.analysis.matching_tables import MatchingTables, TableFile
from scoring.campaign.campaign import Campaign
from scoring.campaign.folder_source import FolderSource
from scoring.campaign.table import problem_at, read_table
from scoring.problems import Fault, Place, Problem, Refusal
from scoring.publish.audience import Held
from scoring.publish.data import CAMPAIGN, CRITERIA_FILE, OUTLINES, PREVIOUS, REHEARSED, WITHHELD_FILE, previous_folder
from scoring.publish.data_changes import MATCHED_NODES, MATCHED_UNITS, REHEARSED_NODES
from scoring.publish.data_tables import WITHHELD_COLUMNS
from scoring.publish.geojson import Outlines, outlines_in
from scoring.publish.inputs import Cell, Sealed, withheld_cells
from scoring.publish.manifest import Manifest
from scoring.publish.publication import Publication
from scoring.publish.verify_files import Inventory
from scoring.tree.reader import read_criteria

FOLDER_FILES = ("campaign.yaml", "units.csv", "answers.csv", CRITERIA_FILE)
MOST_BYTES = 200_000_000
"""A national campaign has 20 MB of answers."""
SECOND = 2
"""The number of the first of the campaigns before the one before."""
_DIGEST = re.compile("[0-9a-f]{64}")


def published_again(manifest: Manifest, inventory: Inventory) -> Publication:
    """The publication made anew from the campaign among its data. Raises `Refusal`."""
    as_stated = (manifest.stage, manifest.audience, manifest.with_names)
    campaign, seal = _folder(CAMPAIGN, manifest.inputs.keys, inventory)
    earlier = None
    if manifest.previous:
        previous, of_previous = _folder(PREVIOUS, manifest.previous.keys, inventory)
        earlier = Publication(previous, previous, of_previous, *as_stated)
    tables = MatchingTables(*(_table(file, inventory) for file in (MATCHED_NODES, MATCHED_UNITS)))
    if earlier is None and any(tables):
        raise Refusal(Problem("verify-not-of-data", Place(one.file), {}) for one in tables if one)
    outlines = _outlines(campaign, inventory)
    amended = _amended(manifest, inventory)
    folders = [
        _folder(previous_folder(number), one.keys, inventory) for number, one in enumerate(manifest.before, SECOND)
    ]
    older = tuple(Publication(one, one, its_seal, *as_stated) for one, its_seal in folders)
    publication = Publication(campaign, campaign, seal, *as_stated, earlier, tables, outlines, amended, older)
    _ = publication.comparison, publication.rehearsal  # tables with problems are refused here
    return publication


def _folder(name: str, keys: Mapping[Held, str], inventory: Inventory) -> tuple[Campaign, Sealed]:
    """A campaign folder among the data, and what stands for the cells that are not in it."""
    paths = [f"data/{name}/{file}" for file in FOLDER_FILES]
    lost = [path for path in paths if path not in inventory.sizes]
    if lost:
        raise Refusal(Problem("verify-no-data", inventory.place(path), {}) for path in lost)
    large = [path for path in paths if inventory.sizes[path] > MOST_BYTES]
    if large:
        values = {"size": inventory.sizes[large[0]], "most": MOST_BYTES}
        raise Refusal([Problem("verify-too-large", inventory.place(large[0]), values)])
    campaign = FolderSource(inventory.folder / "data" / name).load()
    listed = _withheld(name, inventory)
    cells = {cell for answer in campaign.answers for cell in withheld_cells(answer, keys)}
    # A digest of a cell that stands there, or of none, stands for nothing: the data make no such row.
    return campaign, Sealed(dict(keys), {cell: digest for cell, digest in listed.items() if cell in cells})


def _withheld(name: str, inventory: Inventory) -> dict[Cell, str]:
    path = f"data/{name}/{WITHHELD_FILE}"
    if path not in inventory.sizes:
        return {}
    table = read_table(inventory.read(path, MOST_BYTES), inventory.place(path).file, WITHHELD_COLUMNS, WITHHELD_COLUMNS)
    problems = list(table.problems)
    withheld: dict[Cell, str] = {}
    order = [table.header.index(column) for column in WITHHELD_COLUMNS]
    for line, row in table.rows:
        unit, code, stage, at, column, digest = (row[index] for index in order)
        if not _DIGEST.fullmatch(digest):
            problems.append(problem_at(table, line, "digest", digest, Fault("verify-withheld", given=digest)))
        withheld[unit, code, stage, at, column] = digest
    if problems:
        raise Refusal(problems)
    return withheld


def _table(file: str, inventory: Inventory) -> TableFile | None:
    """A table by which the earlier campaign was matched, where there is one."""
    path = f"data/{file}"
    if path not in inventory.sizes:
        return None
    return TableFile(inventory.read(path, MOST_BYTES), inventory.place(path).file)


def _amended(manifest: Manifest, inventory: Inventory) -> Amended | None:
    """The amended criteria that the council sees rehearsed; nobody else's publication has any."""
    path = f"data/{REHEARSED}"
    if path not in inventory.sizes or manifest.audience != "council":
        return None
    criteria = read_criteria(inventory.read(path, MOST_BYTES), inventory.place(path).file)
    return Amended(criteria, _table(REHEARSED_NODES, inventory))


def _outlines(campaign: Campaign, inventory: Inventory) -> Outlines | None:
    """The outlines from which the map is drawn, where there is one."""
    path = f"data/{OUTLINES}"
    if path not in inventory.sizes:
        return None
    codes = [unit.code for unit in campaign.units]
    return outlines_in(inventory.read(path, MOST_BYTES), inventory.place(path).file, codes)
