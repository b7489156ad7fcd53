"""The files beside the database: each by the SHA-256 of its bytes, written once, never changed.

They are where `SCORING_FILES` says, a folder or a bucket `s3://…`, else for a database in a file in the folder
`<file>.files` beside it. A file is in its place before the transaction ends that writes the row that names it; see
`arrivals` and `leftovers`.
"""

import hashlib
import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from django.db import connection

from scoring.problems import Fault, Place, Problem, Refusal
from scoring.store.depot import FILES, Depot, Folder
from scoring.store.file_types import MOST_BYTES, safe_name, type_of
from scoring.store.scanner import scan

ON_THE_WAY = ".incoming/"
"""How the names of files begin that are on their way into their places."""
MOST_READ = MOST_BYTES + 1
"""What is read of a file at most: enough to tell that it is too large."""


class Kept(NamedTuple):
    """A file that is kept: digest, size in bytes, type by its content, a safe name, whether it was scanned."""

    sha256: str
    size: int
    type: str
    name: str
    scanned: bool


def is_named() -> bool:
    """Whether it is known where the files of this database are; a server's files have no place of themselves."""
    return bool(os.environ.get(FILES)) or connection.vendor == "sqlite"


def depot() -> Depot:
    """Where the files of this database are. Raises `Refusal` where that is not known, or is no such place."""
    named, database = os.environ.get(FILES, ""), str(connection.settings_dict["NAME"])
    if not is_named():
        raise Refusal([Problem("evidence-no-folder", Place(database), {"variable": FILES})])
    if "://" in named:
        from scoring.store.bucket import Bucket  # an extra of its own

        return Bucket(named)
    return Folder(Path(named or f"{database}.files"))


def name_of(sha256: str) -> str:
    """How a file is called where it is kept, by its digest."""
    return f"{sha256[:2]}/{sha256}"


def is_digest(name: str) -> bool:
    """Whether a file is called as those that are kept are."""
    return len(name) == 64 and {*name} <= {*"0123456789abcdef"}


def examined(content: bytes, name: str) -> Kept:
    """What would be kept of a file: its type, and that a scanner, where there is one, finds nothing. Raises `Fault`."""
    kind = type_of(content, name)
    digest = hashlib.sha256(content).hexdigest()
    return Kept(digest, len(content), kind, safe_name(name, kind), scan(content))


def put(sha256: str, content: bytes) -> None:
    """Writes bytes under their digest. Raises `Refusal`."""
    if not is_whole(sha256, len(content)):
        depot().write(name_of(sha256), content)


def is_whole(sha256: str, size: int) -> bool:
    """Whether the file is there, every byte of it. Raises `Refusal`."""
    digest, count = hashlib.sha256(), 0
    try:
        for part in parts_of(sha256):
            digest.update(part)
            count += len(part)
    except OSError:
        return False
    return (digest.hexdigest(), count) == (sha256, size)


def parts_of(sha256: str) -> Iterator[bytes]:
    """A file's bytes, in parts. Raises `OSError` where it is not there, `Refusal` where it can't be asked for."""
    return depot().parts(name_of(sha256))


_FILES_HELD = 7_361_402
"""The number of PostgreSQL's lock for the files; in SQLite one transaction writes at a time anyway."""


def hold() -> None:
    """Nobody takes a file away until the transaction ends, in which one is put in its place."""
    _hold("pg_advisory_xact_lock_shared")


def hold_alone() -> None:
    """Nobody else puts a file in its place, or takes one away, until the transaction ends."""
    _hold("pg_advisory_xact_lock")


def _hold(how: str) -> None:
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT {how}(%s)", [_FILES_HELD])


def take_away(sha256: str) -> bool:
    """Takes a file away, by its digest; whether it was there. Raises `Refusal`."""
    return depot().remove(name_of(sha256))


def read_whole(sha256: str, size: int) -> bytes:
    """A file's bytes, which are those that were put there. Raises `Fault` where they are not, and `Refusal`."""
    with suppress(OSError):
        content = b"".join(parts_of(sha256))
        if (hashlib.sha256(content).hexdigest(), len(content)) == (sha256, size):
            return content
    raise Fault("evidence-lost", sha256=sha256)
