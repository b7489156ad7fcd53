"""Where files of evidence lie: what is asked of such a place, and the place that is a folder; see `bucket` for another.

A name is a path within it, with `/` between its parts.
"""

import os
import secrets
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple, Protocol

from scoring.files import sync_folder
from scoring.problems import Place, Problem, Refusal

FILES = "SCORING_FILES"
"""The variable that says where the files of a database are."""
AT_ONCE = 1 << 20
"""Bytes that are read of a file in one part, about."""


class Lying(NamedTuple):
    """A file that lies in a depot: its name, its size in bytes, when it came (seconds since 1970)."""

    name: str
    size: int
    at: float


class Depot(Protocol):
    """A place for files. All its methods raise `Refusal` where it can't be asked, or refuses."""

    def address(self, name: str) -> str:
        """Where a file is, as people are told."""

    def write(self, name: str, content: bytes) -> None:
        """A file, whole under its name or not there, and lasting once this returns; it takes an earlier one's place."""

    def move(self, name: str, to: str) -> None:
        """A file gets another name, at once; it takes the place of an earlier file of that name."""

    def parts(self, name: str) -> Iterator[bytes]:
        """A file's bytes, in parts. Raises `OSError` where it is not there or can't be read."""

    def has(self, name: str) -> bool:
        """Whether a file of that name is there."""

    def remove(self, name: str) -> bool:
        """Takes a file away; whether it was there."""

    def all(self) -> Iterator[Lying]:
        """Every file that lies here."""


class Folder:
    """A depot that is a folder of this machine, or one that several machines share; it is made when a file comes."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def address(self, name: str) -> str:
        return str(self.path / name)

    def write(self, name: str, content: bytes) -> None:
        path = self.path / name
        beside = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
        try:
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            with open(beside, "wb", opener=_private) as out:
                out.write(content)
                out.flush()
                os.fsync(out.fileno())
            beside.replace(path)
            sync_folder(path.parent)
        except OSError as error:
            raise self._unwritable(error) from None
        finally:
            with suppress(OSError):
                beside.unlink()

    def move(self, name: str, to: str) -> None:
        path = self.path / to
        try:
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            (self.path / name).replace(path)
            sync_folder(path.parent)
        except OSError as error:
            raise self._unwritable(error) from None

    def parts(self, name: str) -> Iterator[bytes]:
        with open(self.path / name, "rb") as file:
            while part := file.read(AT_ONCE):
                yield part

    def has(self, name: str) -> bool:
        return (self.path / name).is_file()

    def remove(self, name: str) -> bool:
        path = self.path / name
        try:
            path.unlink()
            sync_folder(path.parent)
        except FileNotFoundError:
            return False
        except OSError as error:
            raise Refusal([Problem("evidence-stays", Place(str(path)), {"reason": error.strerror})]) from None
        return True

    def all(self) -> Iterator[Lying]:
        for inside, _, files in os.walk(self.path):
            for file in files:
                with suppress(FileNotFoundError):  # one that goes meanwhile is not there
                    path = Path(inside, file)
                    stat = path.stat()
                    yield Lying(path.relative_to(self.path).as_posix(), stat.st_size, stat.st_mtime)

    def _unwritable(self, error: OSError) -> Refusal:
        return Refusal([Problem("evidence-unwritable", Place(str(self.path)), {"reason": error.strerror})])


def _private(path: str, flags: int) -> int:
    """Opened for its owner alone."""
    return os.open(path, flags, 0o600)
