"""Files in the folder that no row names: of an act that was refused or cut short, or of evidence that was erased.

Who puts a file in its place holds the folder from then to the end of the act (`keeping.hold`); who takes some away
holds it alone, so that a file that is being added is never taken away.
"""

import os
import time
from collections.abc import Collection, Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from django.db import transaction

from scoring.problems import Refusal
from scoring.store import keeping
from scoring.store.desk import Doing, Login
from scoring.store.models_evidence import DocumentFile
from scoring.store.office import acting, check

ON_THE_WAY = 86_400
"""Seconds after which a file on its way into its place belongs to no act any more: none takes a day."""


def named() -> set[str]:
    """The files that rows name and that were not erased."""
    return {one for one, _ in kept()}


def kept() -> Iterator[tuple[str, int]]:
    """The files that rows name and that were not erased, by digest and size."""
    for row in DocumentFile.objects.order_by("sha256").iterator(chunk_size=2_000):
        if not row.is_gone("name"):
            yield row.sha256, row.size


def remove(files: Collection[str]) -> int:
    """Takes files away that no row names any more; gives how many."""
    if not files:
        return 0
    with transaction.atomic():
        keeping.hold_alone()
        here = DocumentFile.objects.filter(sha256__in=files)
        still = {row.sha256 for row in here if not row.is_gone("name")}
        return sum(keeping.take_away(sha256) for sha256 in sorted({*files} - still))


class Left(NamedTuple):
    """A file that no row names, and its size in bytes."""

    path: Path
    size: int


def found() -> list[Left]:
    """The files in the folder that no row names, and those left on their way; none where there is no folder."""
    with suppress(Refusal):
        names, old = named(), time.time() - ON_THE_WAY
        return [one for one, at in sorted(_files(keeping.folder())) if _is_left(one.path, at, names, old)]
    return []


def _files(folder: Path) -> Iterator[tuple[Left, float]]:
    """Every file with its time; one that goes meanwhile is not there."""
    for inside, _, files in os.walk(folder):
        for name in files:
            with suppress(FileNotFoundError):
                path = Path(inside, name)
                stat = path.stat()
                yield Left(path, stat.st_size), stat.st_mtime


def _is_left(path: Path, at: float, names: Collection[str], old: float) -> bool:
    if path.name.startswith(".") or keeping.on_the_way() in path.parents:
        return at < old
    return path.name not in names and keeping.is_digest(path.name)


def told(login: Login) -> list[Left]:
    """What a sweep would take away. Raises `Refusal`."""
    check(login, Doing("administrator", "sweep"))
    return found()


def sweep(login: Login) -> list[Left]:
    """Takes away what no row names; gives it. Raises `Refusal`."""
    with acting(login, Doing("administrator", "sweep")) as desk:
        keeping.hold_alone()
        left, old = found(), time.time() - ON_THE_WAY
        desk.writing.facts["swept"] = {"files": len(left), "bytes": sum(one.size for one in left)}
        folders = {one.path.parent for one in left if keeping.on_the_way() in one.path.parents} | {*_emptied(old)}
        for one in left:
            keeping.unlink(one.path)
        for folder in folders:
            with suppress(OSError):  # there is something in it that may still be coming
                folder.rmdir()
        return left


def _emptied(old: float) -> Iterator[Path]:
    """What acts left behind whose files came into their places."""
    for path in keeping.on_the_way().glob("*"):
        with suppress(FileNotFoundError):
            if path.stat().st_mtime < old:
                yield path
