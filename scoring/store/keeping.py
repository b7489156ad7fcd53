"""The folder of files beside the database: each by the SHA-256 of its bytes, written once, never changed.

It is `SCORING_FILES`, else for a database in a file the folder `<file>.files` beside it. A file is in its place before
the transaction ends that writes the row that names it; see `arrivals` and `leftovers`.
"""

import hashlib
import os
import secrets
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from django.db import connection

from scoring.files import sync_folder
from scoring.problems import Fault, Place, Problem, Refusal
from scoring.store.file_types import MOST_BYTES, safe_name, type_of
from scoring.store.scanner import scan

FOLDER = "SCORING_FILES"
AT_ONCE = 1 << 20
MOST_READ = MOST_BYTES + 1
"""What is read of a file at most: enough to tell that it is too large."""


class Kept(NamedTuple):
    """A file in the folder: digest, size in bytes, type by its content, a safe name, whether it was scanned."""

    sha256: str
    size: int
    type: str
    name: str
    scanned: bool


def folder() -> Path:
    """Where the files of this database are. Raises `Refusal` where a server's files have no folder."""
    named = os.environ.get(FOLDER)
    if named:
        return Path(named)
    database = str(connection.settings_dict["NAME"])
    if connection.vendor == "sqlite":
        return Path(f"{database}.files")
    raise Refusal([Problem("evidence-no-folder", Place(database), {"variable": FOLDER})])


def on_the_way() -> Path:
    """Where files are on their way into their places, each act's in a folder of its own."""
    return folder() / ".incoming"


def path_of(sha256: str) -> Path:
    """Where a file is, by its digest."""
    return folder() / sha256[:2] / sha256


def is_digest(name: str) -> bool:
    """Whether a file is called as those that are kept are."""
    return len(name) == 64 and {*name} <= {*"0123456789abcdef"}


def examined(content: bytes, name: str) -> Kept:
    """What would be kept of a file: its type, and that a scanner, where there is one, finds nothing. Raises `Fault`."""
    kind = type_of(content, name)
    digest = hashlib.sha256(content).hexdigest()
    return Kept(digest, len(content), kind, safe_name(name, kind), scan(content))


def put(sha256: str, content: bytes) -> None:
    """Writes bytes under their digest, beside and renamed in place. Raises `Refusal`."""
    path = path_of(sha256)
    if is_whole(sha256, len(content)):
        return
    beside = path.with_name(f".{sha256}.{secrets.token_hex(4)}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        write(beside, content)
        beside.replace(path)
        sync_folder(path.parent)
    except OSError as error:
        raise Refusal(
            [Problem("evidence-unwritable", Place(str(path.parent.parent)), {"reason": error.strerror})]
        ) from None
    finally:
        with suppress(OSError):
            beside.unlink()


def write(path: Path, content: bytes) -> None:
    """Writes bytes for the owner alone, onto the disk. Raises `OSError`."""
    with open(path, "wb", opener=_private) as out:
        out.write(content)
        out.flush()
        os.fsync(out.fileno())


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def is_whole(sha256: str, size: int) -> bool:
    """Whether the folder has the file, every byte of it."""
    digest, count = hashlib.sha256(), 0
    try:
        for part in parts_of(sha256):
            digest.update(part)
            count += len(part)
    except OSError:
        return False
    return (digest.hexdigest(), count) == (sha256, size)


def parts_of(sha256: str) -> Iterator[bytes]:
    """A file's bytes, in parts. Raises `OSError`."""
    with open(path_of(sha256), "rb") as file:
        while part := file.read(AT_ONCE):
            yield part


_FOLDER_HELD = 7_361_402
"""The number of PostgreSQL's lock for the folder of files; in SQLite one transaction writes at a time anyway."""


def hold() -> None:
    """Nobody takes a file away until the transaction ends, in which one is put in its place."""
    _hold("pg_advisory_xact_lock_shared")


def hold_alone() -> None:
    """Nobody else puts a file in its place, or takes one away, until the transaction ends."""
    _hold("pg_advisory_xact_lock")


def _hold(how: str) -> None:
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT {how}(%s)", [_FOLDER_HELD])


def take_away(sha256: str) -> bool:
    """Takes a file off the disk, by its digest; whether it was there. Raises `Refusal`."""
    return unlink(path_of(sha256))


def unlink(path: Path) -> bool:
    """Takes a file of the folder off the disk; whether it was there. Raises `Refusal`."""
    try:
        path.unlink()
        sync_folder(path.parent)
    except FileNotFoundError:
        return False
    except OSError as error:
        raise Refusal([Problem("evidence-stays", Place(str(path)), {"reason": error.strerror})]) from None
    return True


def read_whole(sha256: str, size: int) -> bytes:
    """A file's bytes, which are those that were put there. Raises `Fault` where they are not."""
    with suppress(OSError):
        content = path_of(sha256).read_bytes()
        if (hashlib.sha256(content).hexdigest(), len(content)) == (sha256, size):
            return content
    raise Fault("evidence-lost", sha256=sha256)
