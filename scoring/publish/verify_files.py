"""The files of a publication against its manifest: every one there, none more, each with its SHA-256.

A publication may come from anybody. Only plain files inside the folder are opened, and only as far as they are as
large as the manifest says.
"""

import json
import os
import stat
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from pydantic import ValidationError

from scoring import __version__
from scoring.problems import Place, Problem, Refusal
from scoring.publish.manifest import MANIFEST, MOST_BYTES, VERSION, File, Manifest, sha256_of
from scoring.tree.reader import read_bytes

MOST_FILES = 200_000
MOST_FILE_BYTES = 1_000_000_000
"""The largest file of a national publication has 30 MB."""
MOST_NAMED = 100
"""Malformed places of a manifest that are named."""


@dataclass(frozen=True)
class Inventory:
    """The plain files of a folder: their `sizes` in bytes by their paths with `/`, and what else is wrong there."""

    folder: Path
    sizes: dict[str, int]
    problems: list[Problem]

    def place(self, path: str) -> Place:
        return Place(str(self.folder / path))

    def read(self, path: str, most: int) -> bytes:
        """The bytes of a plain file. Raises `Refusal` where it is larger or can't be read."""
        if self.sizes[path] > most:
            values = {"size": self.sizes[path], "most": most}
            raise Refusal([Problem("verify-too-large", self.place(path), values)])
        return read_bytes(self.folder / path, str(self.folder / path), most)


def read_manifest(folder: Path) -> Manifest:
    """publication.json. Raises `Refusal` where the folder has none, or one that says nothing sensible."""
    place = Place(str(folder / MANIFEST))
    try:
        if not stat.S_ISREG((folder / MANIFEST).lstat().st_mode):
            raise Refusal([Problem("verify-no-manifest", place, {})])
        raw = read_bytes(folder / MANIFEST, place.file, MOST_BYTES)
        _refuse_other_format(raw, place)
        return Manifest.model_validate_json(raw)
    except PermissionError as error:
        raise Refusal([Problem("verify-unreadable", place, {"reason": error.strerror})]) from None
    except (OSError, ValueError) as error:
        if not isinstance(error, ValidationError):
            raise Refusal([Problem("verify-no-manifest", place, {})]) from None
        errors = error.errors(include_url=False, include_input=False, include_context=False)[:MOST_NAMED]
        paths = dict.fromkeys(".".join(str(part) for part in one["loc"]) or "{…}" for one in errors)
        raise Refusal(Problem("verify-manifest", place, {"where": path}) for path in paths) from None


def _refuse_other_format(raw: bytes, place: Place) -> None:
    """Refuses what an earlier or a later program wrote: nothing of it would be checked as it was meant."""
    with suppress(ValueError, RecursionError):
        data = json.loads(raw)
        if isinstance(data, dict) and isinstance(data.get("version"), int) and data["version"] != VERSION:
            values = {"engine": str(data.get("engine", "?")), "format": data["version"], "known": VERSION}
            code = "verify-earlier-format" if data["version"] < VERSION else "verify-later-format"
            raise Refusal([Problem(code, place, {**values, "here": __version__})])


def take_inventory(folder: Path) -> Inventory:
    """What is in a folder; links and other things that are no files are problems and are not followed."""
    inventory = Inventory(folder, {}, [])
    try:
        for count, entry in enumerate(_entries(folder)):
            if count == MOST_FILES:
                inventory.problems.append(Problem("verify-too-many", Place(str(folder)), {"most": MOST_FILES}))
                break
            path = Path(entry.path).relative_to(folder).as_posix()
            status = entry.stat(follow_symlinks=False)
            if stat.S_ISREG(status.st_mode):
                inventory.sizes[path] = status.st_size
            else:
                code = "verify-symlink" if stat.S_ISLNK(status.st_mode) else "verify-not-file"
                inventory.problems.append(Problem(code, inventory.place(path), {}))
    except OSError as error:
        values = {"reason": error.strerror or type(error).__name__}
        raise Refusal([Problem("verify-unreadable", Place(str(folder)), values)]) from None
    return inventory


def _entries(folder: Path) -> Iterator[os.DirEntry[str]]:
    """All that is below a folder but for the folders themselves; links are not followed."""
    waiting = [os.fspath(folder)]
    while waiting:
        with os.scandir(waiting.pop()) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(entry.path)
                else:
                    yield entry


def check_files(manifest: Manifest, inventory: Inventory) -> Iterator[Problem]:
    """Every difference between the manifest and what is there."""
    yield from inventory.problems
    listed: dict[str, File] = {}
    for file in manifest.files:
        if file.path in listed or not _is_plain(file.path):
            yield Problem("verify-path", inventory.place(MANIFEST), {"given": file.path})
        else:
            listed[file.path] = file
    for path, file in listed.items():
        if path in inventory.sizes:
            yield from _check_file(file, inventory)
        else:
            yield Problem("verify-missing", inventory.place(path), {})
    for path in inventory.sizes:
        if path not in listed and path != MANIFEST:
            yield Problem("verify-extra", inventory.place(path), {})


def _is_plain(path: str) -> bool:
    """Whether a path of the manifest stays inside the folder on every system."""
    parts = PurePosixPath(path).parts
    plain = path.isprintable() and "\\" not in path and ":" not in path and path == "/".join(parts)
    return plain and bool(parts) and not path.startswith("/") and ".." not in parts and path != MANIFEST


def _check_file(file: File, inventory: Inventory) -> Iterator[Problem]:
    size = inventory.sizes[file.path]
    if size != file.size:
        values = {"stated": file.size, "found": size}
        yield Problem("verify-size", inventory.place(file.path), values)
        return
    if size > MOST_FILE_BYTES:
        yield Problem("verify-too-large", inventory.place(file.path), {"size": size, "most": MOST_FILE_BYTES})
        return
    try:
        digest = sha256_of(inventory.folder / file.path)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        yield Problem("verify-unreadable", inventory.place(file.path), {"reason": reason})
        return
    if digest != file.sha256:
        yield Problem("verify-sha256", inventory.place(file.path), {"stated": file.sha256, "found": digest})
