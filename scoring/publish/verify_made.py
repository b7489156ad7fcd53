"""Workbooks, pages and slides made again from the data: what no number tells is found byte for byte.

The same packages make the same bytes of the same data. Packed files are compared part by part: how tightly they are
packed differs from system to system.
"""

import io
import tempfile
import zipfile
import zlib
from collections.abc import Collection, Iterator
from dataclasses import replace
from pathlib import Path

from scoring.problems import Place, Problem, Refusal
from scoring.publish.manifest import MANIFEST, Manifest, files_in
from scoring.publish.parts import Progress, write_parts
from scoring.publish.publication import Publication
from scoring.publish.verify_data import first_line
from scoring.publish.verify_files import Inventory

PACKED = (".xlsx", ".pptx")
SLACK = 1_000_000
"""How many bytes a file may have beyond twice what is right before it is not looked into any more."""


def differences_of_made(
    manifest: Manifest,
    inventory: Inventory,
    publication: Publication,
    data: Collection[str],
    wrong: Collection[str],
    progress: Progress,
) -> Iterator[tuple[str, Problem]]:
    """Every file that is not what the data make, by its path, but for those that are known to be `wrong`.

    `data` are the paths of the data files, which were compared already. Files that the parts don't make, and those
    they make that are not there, are told too.
    """
    parts = [part for part in manifest.parts if part != "data"]
    try:
        with tempfile.TemporaryDirectory() as folder:
            (Path(folder) / "data").mkdir()  # pages link to it
            write_parts(publication, parts, manifest.lang, Path(folder), progress)
            made = {file.path: Path(folder) / file.path for file in files_in(Path(folder))}
            yield from _names(inventory, {*made, *data, MANIFEST}, wrong)
            for path, file in sorted(made.items()):
                place = inventory.place(path)
                if path in inventory.sizes and place.file not in wrong and not is_own(path, publication):
                    right = file.read_bytes()
                    given = inventory.read(path, 2 * len(right) + SLACK)
                    yield from ((path, problem) for problem in _different(place, path, given, right))
    except Refusal as refusal:
        yield from (("", problem) for problem in refusal.problems)
    except OSError as error:
        values = {"reason": error.strerror or type(error).__name__}
        yield "", Problem("verify-not-made", Place(str(inventory.folder)), values)


def _names(inventory: Inventory, right: Collection[str], wrong: Collection[str]) -> Iterator[tuple[str, Problem]]:
    """Files that the publication has to have and has not, and those it has and the data don't make."""
    for path in sorted({*right} ^ {*inventory.sizes}):
        if inventory.place(path).file not in wrong:
            yield path, Problem("verify-missing" if path in right else "verify-not-of-data", inventory.place(path), {})


def is_own(path: str, publication: Publication) -> bool:
    """Whether a file holds what only its unit may read: it is not among the data, and can't be made from them."""
    return publication.audience == "unit" and path.startswith("units/")


def _different(place: Place, name: str, given: bytes, right: bytes) -> Iterator[Problem]:
    """How a file differs, or a part within one: then the place says which, its lines would say little."""
    if given == right:
        return
    if name.endswith(PACKED):
        yield from _different_parts(place, given, right)
    else:
        problem = first_line(place.file, given, right)
        yield replace(problem, place=place) if place.column else problem


def _different_parts(place: Place, stored: bytes, right: bytes) -> Iterator[Problem]:
    """The parts of a workbook or of slides that differ."""
    try:
        with zipfile.ZipFile(io.BytesIO(right)) as wanted, zipfile.ZipFile(io.BytesIO(stored)) as given:
            if sorted(given.namelist()) != sorted(wanted.namelist()):
                yield Problem("verify-parts", place, {})
                return
            for name in wanted.namelist():
                part = wanted.read(name)
                with given.open(name) as file:
                    stated = file.read(2 * len(part) + SLACK)
                within = replace(place, column=f"{place.column}/{name}" if place.column else name)
                yield from _different(within, name, stated, part)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError):
        yield Problem("verify-parts", place, {})
