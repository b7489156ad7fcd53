"""Files of evidence on their way: on the disk before the act that names them, in their places only once it holds.

Where the act is refused nothing of them is left; what a process that died left, in a place or on the way, is swept
(`leftovers`).
"""

import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from django.db import DatabaseError

from scoring.files import sync_folder
from scoring.problems import Place, Problem, Refusal
from scoring.store import keeping, leftovers
from scoring.store.keeping import Kept


class Arrivals:
    """The files that one act brings: `take` before it, `put` within it when all else is written."""

    def __init__(self) -> None:
        self._folder: Path | None = None
        self._files: dict[str, Path] = {}
        self._put: set[str] = set()

    def take(self, content: bytes, name: str) -> Kept:
        """A file examined and on the disk. Raises `Fault`, and `Refusal` where it can't be written."""
        kept = keeping.examined(content, name)
        if self._folder is None:  # an act without files asks for no folder of them
            self._folder = keeping.on_the_way() / f"{os.getpid()}-{secrets.token_hex(8)}"
        path = self._folder / kept.sha256
        try:
            self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            keeping.write(path, content)
        except OSError as error:
            raise _unwritable(error) from None
        self._files[kept.sha256] = path
        return kept

    def put(self) -> None:
        """The files into their places, which nobody sweeps until the transaction ends. Raises `Refusal`."""
        keeping.hold()
        places = {sha256: keeping.path_of(sha256) for sha256 in self._files}
        try:
            for sha256, path in self._files.items():
                places[sha256].parent.mkdir(parents=True, exist_ok=True, mode=0o700)
                if not places[sha256].exists():
                    self._put.add(sha256)
                path.replace(places[sha256])
            for folder in {place.parent for place in places.values()}:
                sync_folder(folder)
        except OSError as error:
            raise _unwritable(error) from None

    def take_back(self) -> None:
        """The act did not hold after all: what it put and no other row names is taken away."""
        with suppress(DatabaseError, Refusal):
            leftovers.remove(self._put)

    def clear(self) -> None:
        """What is still on the way is taken away."""
        if self._folder is not None:
            shutil.rmtree(self._folder, ignore_errors=True)


def _unwritable(error: OSError) -> Refusal:
    return Refusal([Problem("evidence-unwritable", Place(str(keeping.folder())), {"reason": error.strerror})])


@contextmanager
def arriving() -> Iterator[Arrivals]:
    """Around an act that brings files: none is left on the way when it is over, none in its place where it failed."""
    arrivals = Arrivals()
    try:
        yield arrivals
    except BaseException:
        arrivals.take_back()
        raise
    finally:
        arrivals.clear()
