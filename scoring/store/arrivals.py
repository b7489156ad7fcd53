"""Files of evidence on their way: written before the act that names them, in their places only once it holds.

Where the act is refused nothing of them is left; what a process that died left, in a place or on the way, is swept
(`leftovers`).
"""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from django.db import DatabaseError

from scoring.problems import Refusal
from scoring.store import keeping, leftovers
from scoring.store.keeping import Kept


class Arrivals:
    """The files that one act brings: `take` before it, `put` within it when all else is written."""

    def __init__(self) -> None:
        self._coming: dict[str, str] = {}
        self._put: set[str] = set()

    def take(self, content: bytes, name: str) -> Kept:
        """A file examined and written. Raises `Fault`, and `Refusal` where it can't be written."""
        kept = keeping.examined(content, name)
        if kept.sha256 not in self._coming:  # an act without files asks for no place for them
            on_the_way = f"{keeping.ON_THE_WAY}{secrets.token_hex(8)}.{kept.sha256}"
            keeping.depot().write(on_the_way, content)
            self._coming[kept.sha256] = on_the_way
        return kept

    def put(self) -> None:
        """The files into their places, which nobody sweeps until the transaction ends. Raises `Refusal`."""
        keeping.hold()
        for sha256, on_the_way in [*self._coming.items()]:
            depot, name = keeping.depot(), keeping.name_of(sha256)
            if not depot.has(name):
                self._put.add(sha256)
            depot.move(on_the_way, name)
            del self._coming[sha256]

    def take_back(self) -> None:
        """The act did not hold after all: what it put and no other row names is taken away."""
        with suppress(DatabaseError, Refusal):
            leftovers.remove(self._put)

    def clear(self) -> None:
        """What is still on the way is taken away."""
        for on_the_way in self._coming.values():
            with suppress(Refusal):
                keeping.depot().remove(on_the_way)


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
