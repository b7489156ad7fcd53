"""A publication checked against itself: its files against the manifest, its numbers against a new computation.

The campaign among the data is read and scored anew; from it the data files are made again and compared with those
that are there, and every number that a workbook or a page states is looked up in the new results. Where the data agree
and the same packages are installed, workbooks, pages and slides are made again too and compared byte for byte.
"""

import importlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from scoring import __version__
from scoring.analysis.matching_tables import MatchingTables, TableFile
from scoring.campaign.campaign import Campaign
from scoring.campaign.folder_source import FolderSource
from scoring.problems import Fault, Place, Problem, Refusal, Said
from scoring.publish.data import CAMPAIGN, CRITERIA_FILE, PREVIOUS, data_files
from scoring.publish.data_changes import MATCHED_NODES, MATCHED_UNITS
from scoring.publish.manifest import MANIFEST, Manifest, manifest_of, packages_of
from scoring.publish.parts import Progress, unit_files
from scoring.publish.publication import Publication
from scoring.publish.stated import Stated
from scoring.publish.verify_data import differences
from scoring.publish.verify_files import Inventory, check_files, read_manifest, take_inventory
from scoring.publish.verify_made import differences_of_made
from scoring.publish.verify_stated import Right
from scoring.spreadsheet.package import MOST_FILE_BYTES, packed, read_parts
from scoring.spreadsheet.read_xml import refuse_beyond

FOLDER_FILES = ("campaign.yaml", "units.csv", "answers.csv", CRITERIA_FILE)
MOST_DATA_BYTES = 200_000_000
"""A national campaign has 20 MB of answers."""
MOST_PAGE_BYTES = 50_000_000
SLACK = 1_000_000
"""How many bytes a data file may have beyond twice what is right before it is not looked into any more."""

Reader = Callable[[bytes], tuple[Iterable[Stated], Iterable[bytes]]]
"""From the bytes of a file to what it states, and the texts in which its digests stand. Raises `Fault`."""


@dataclass(frozen=True)
class Verified:
    """What was found: all differences, and how much was looked at. `recomputed` is None where nothing could be.

    `made` says whether the packages are those that wrote it, so that all could be made again and compared.
    """

    manifest: Manifest
    problems: tuple[Problem, ...]
    recomputed: Publication | None
    stated: int
    made: bool

    @property
    def other_version(self) -> bool:
        """Whether another version of this program made the publication."""
        return self.manifest.engine != __version__


def verify(folder: Path, progress: Progress) -> Verified:
    """Checks a publication. Raises `Refusal` where the folder is none, `ModuleNotFoundError` without the extra."""
    manifest = read_manifest(folder)
    if {"summary", "units"} & {*manifest.parts}:
        for module in ("python_calamine", "scoring.publish.workbooks.read"):
            importlib.import_module(module)  # before the work is done, not behind it
    inventory = take_inventory(folder)
    progress(Said("verify-progress-files", {"count": len(manifest.files)}))
    problems = [*check_files(manifest, inventory)]
    if "data" not in manifest.parts:
        return Verified(manifest, tuple(problems), None, 0, False)
    try:
        publication = _recomputed(manifest, inventory)
    except Refusal as refusal:
        return Verified(manifest, (*problems, *refusal.problems), None, 0, False)
    check = _Check(manifest, inventory, publication, progress)
    problems += check.problems()
    wrong = {problem.place.file for problem in problems}
    made = packages_of(manifest.parts) == manifest.packages and manifest.engine == __version__
    if made and not any(inventory.place(path).file in wrong for path in (MANIFEST, *check.data)):
        problems += differences_of_made(manifest, inventory, publication, check.data, wrong, progress)
    return Verified(manifest, tuple(problems), publication, check.stated, made)


def _recomputed(manifest: Manifest, inventory: Inventory) -> Publication:
    """The publication made anew from the campaign among its data. Raises `Refusal`."""
    campaign = _folder(CAMPAIGN, inventory)
    previous = _folder(PREVIOUS, inventory) if manifest.previous else None
    tables = MatchingTables(*(_table(file, inventory) for file in (MATCHED_NODES, MATCHED_UNITS)))
    as_stated = (manifest.stage, manifest.audience, manifest.with_names)
    earlier = Publication(previous, previous, *as_stated) if previous else None
    publication = Publication(campaign, campaign, *as_stated, earlier, tables)
    if publication.comparison is None and any(tables):
        raise Refusal(Problem("verify-extra", Place(one.file), {}) for one in tables if one)
    return publication


def _table(file: str, inventory: Inventory) -> TableFile | None:
    """A table by which the earlier campaign was matched, where there is one. Raises `Refusal`."""
    path = f"data/{file}"
    if path not in inventory.sizes:
        return None
    return TableFile(inventory.read(path, MOST_DATA_BYTES), inventory.place(path).file)


def _folder(name: str, inventory: Inventory) -> Campaign:
    paths = [f"data/{name}/{file}" for file in FOLDER_FILES]
    lost = [path for path in paths if path not in inventory.sizes]
    if lost:
        raise Refusal(Problem("verify-no-data", inventory.place(path), {}) for path in lost)
    large = [path for path in paths if inventory.sizes[path] > MOST_DATA_BYTES]
    if large:
        values = {"size": inventory.sizes[large[0]], "most": MOST_DATA_BYTES}
        raise Refusal([Problem("verify-too-large", inventory.place(large[0]), values)])
    return FolderSource(inventory.folder / "data" / name).load()


@dataclass
class _Check:
    """One publication against its new computation; counts the numbers it looked at, and knows the data there are."""

    manifest: Manifest
    inventory: Inventory
    publication: Publication
    progress: Progress
    stated: int = 0
    data: set[str] = field(default_factory=set)
    """The paths of the data files that there have to be."""

    def problems(self) -> Iterator[Problem]:
        self.progress(Said("progress-scoring", {"units": len(self.publication.campaign.units)}))
        yield from self._manifest()
        yield from self._data()
        right = Right(self.publication.results)
        units = [unit.code for unit in self.publication.campaign.units]
        if "summary" in self.manifest.parts:
            yield from self._workbook(right, "summary.xlsx", units)
        if "units" in self.manifest.parts:
            for code, path in unit_files(self.publication).items():
                yield from self._workbook(right, path, [code])
        if "site" in self.manifest.parts:
            yield from self._site(right, units)

    def _manifest(self) -> Iterator[Problem]:
        """What the manifest says of campaign, criteria and results."""
        again = manifest_of(self.publication, self.manifest.parts, self.manifest.lang, self.manifest.files)
        stated, right = (one.model_dump(exclude={"engine", "packages", "files"}) for one in (self.manifest, again))
        for key in stated:
            if stated[key] != right[key]:
                values = {"key": key, "stated": str(stated[key]), "right": str(right[key])}
                yield Problem("verify-manifest-value", self.inventory.place(MANIFEST), values)

    def _data(self) -> Iterator[Problem]:
        for name, right in data_files(self.publication):
            path = f"data/{name}"
            self.data.add(path)
            self.progress(Said("verify-progress", {"what": path}))
            if path not in self.inventory.sizes:
                yield Problem("verify-no-data", self.inventory.place(path), {})
                continue
            try:
                given = self.inventory.read(path, 2 * len(right) + SLACK)
            except Refusal as refusal:
                yield from refusal.problems
            else:
                yield from differences(self.inventory.place(path).file, given, right)

    def _workbook(self, right: Right, path: str, units: Iterable[str]) -> Iterator[Problem]:
        from scoring.publish.workbooks.read import stated_in_workbook

        def stated(raw: bytes) -> tuple[Iterable[Stated], Iterable[bytes]]:
            parts = read_parts(raw, ".xlsx")
            refuse_beyond(parts)
            return stated_in_workbook(packed(parts).getvalue()), parts.values()

        told: set[str] = set()
        yield from self._stated(right, path, MOST_FILE_BYTES, stated, told)
        yield from self._untold(path, units, told)

    def _site(self, right: Right, units: Iterable[str]) -> Iterator[Problem]:
        from scoring.publish.site.read import stated_in_page

        def stated(raw: bytes) -> tuple[Iterable[Stated], Iterable[bytes]]:
            return stated_in_page(raw.decode(errors="replace")), [raw]

        told: set[str] = set()
        for path in sorted(self.inventory.sizes):
            if path.startswith("site/") and path.endswith(".html"):
                yield from self._stated(right, path, MOST_PAGE_BYTES, stated, told)
        yield from self._untold("site", units, told)

    def _stated(self, right: Right, path: str, most: int, read: Reader, told: set[str]) -> Iterator[Problem]:
        """What a file states wrongly, or that it can't be read."""
        self.progress(Said("verify-progress", {"what": path}))
        place = self.inventory.place(path)
        if path not in self.inventory.sizes:
            yield Problem("verify-missing", place, {})
            return
        try:
            stated, texts = read(self.inventory.read(path, most))
            found = list(stated)
        except Refusal as refusal:
            yield from refusal.problems
            return
        except Fault as fault:
            yield Problem("verify-workbook", place, {"reason": Said(fault.code, fault.values)})
            return
        self.stated += len(found)
        yield from right.wrong(place.file, found, told)
        for digest in (self.publication.campaign.criteria.digest, self.publication.results.digest):
            if not any(digest.encode() in text for text in texts):
                yield Problem("verify-digest", place, {"digest": digest})

    def _untold(self, path: str, units: Iterable[str], told: set[str]) -> Iterator[Problem]:
        """Units that a part has to speak of and does not."""
        for unit in units:
            if unit not in told:
                yield Problem("verify-unstated", Place(str(self.inventory.folder / path)), {"unit": unit})


def nodes_in(publication: Publication) -> int:
    """How many nodes of units have a result."""
    return sum(len(placed.result.nodes) for placed in publication.results.units)
