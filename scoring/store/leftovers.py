"""Files that are kept and that no row names: of an act that was refused or cut short, or of evidence that was erased.

Who puts a file in its place holds them all from then to the end of the act (`keeping.hold`); who takes some away
holds them alone, so that a file that is being added is never taken away.
"""

import time
from collections.abc import Collection, Iterator
from typing import NamedTuple

from django.db import transaction

from scoring.store import keeping
from scoring.store.depot import Lying
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
    """A file that no row names: its name where files are kept, where that is, its size in bytes."""

    name: str
    address: str
    size: int


def found() -> list[Left]:
    """The files that no row names, and those left on their way; none where no place for files is known.

    Raises `Refusal`.
    """
    if not keeping.is_named():
        return []
    depot, names, old = keeping.depot(), named(), time.time() - ON_THE_WAY
    left = sorted(one for one in depot.all() if _is_left(one, names, old))
    return [Left(one.name, depot.address(one.name), one.size) for one in left]


def _is_left(one: Lying, names: Collection[str], old: float) -> bool:
    file = one.name.rpartition("/")[2]
    if file.startswith(".") or one.name.startswith(keeping.ON_THE_WAY):
        return one.at < old
    return file not in names and keeping.is_digest(file)


def told(login: Login) -> list[Left]:
    """What a sweep would take away. Raises `Refusal`."""
    check(login, Doing("administrator", "sweep"))
    return found()


def sweep(login: Login) -> list[Left]:
    """Takes away what no row names; gives it. Raises `Refusal`."""
    with acting(login, Doing("administrator", "sweep")) as desk:
        keeping.hold_alone()
        left = found()
        desk.writing.facts["swept"] = {"files": len(left), "bytes": sum(one.size for one in left)}
        for one in left:
            keeping.depot().remove(one.name)
        return left
