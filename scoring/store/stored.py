"""The rows of a table as they are stored, read for comparing: no object of the ORM, and SQL that is made once.

`verify` reads every row of the office; making objects and queries for them took more time than comparing.
"""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from scoring.store.prepared import Prepared
from scoring.store.recorded import Key, Recorded, Value, digest_of, is_erased, salts_in, text_of_salts


class Stored(NamedTuple):
    """A row: its key, its columns as the journal has them, whether its salts are whole, and what was read of it."""

    key: Key
    recorded: dict[str, Value]
    whole: bool
    read: Mapping[str, Any]

    def is_gone(self, name: str) -> bool:
        """Whether the content of a secret column was erased."""
        return is_erased(self.read[name]) and not salts_in(self.read["salts"]).get(name, "")


class StoredTable:
    """A table of the journal."""

    def __init__(self, model: type[Recorded]) -> None:
        self.model = model
        self.name = model.table()
        self._names = (*model.KEY, *model.COLUMNS, *model.SECRETS, *(("salts",) if model.SECRETS else ()), *model.ALSO)
        paths = [model.PATHS.get(name, name) for name in self._names]
        self._query = Prepared(lambda campaign, unit: model.in_chain(campaign, unit).values_list(*paths))

    def rows(self, campaign: str, unit: str) -> Iterator[Stored]:
        """The rows whose changes stand in that chain."""
        if self.model.stands_in(campaign, unit):
            yield from map(self._row, self._query.values(campaign, unit))

    def _row(self, values: tuple[Any, ...]) -> Stored:
        model = self.model
        first, behind = len(model.KEY), len(model.KEY) + len(model.COLUMNS)
        recorded: dict[str, Value] = dict(zip(model.COLUMNS, values[first:behind], strict=True))
        read = dict(zip(self._names, values, strict=True))
        if not model.SECRETS:
            return Stored(values[:first], recorded, True, read)
        salts = salts_in(read["salts"])
        for name in model.SECRETS:
            recorded[name] = digest_of(read[name], salts.get(name, ""))
        return Stored(values[:first], recorded, read["salts"] == text_of_salts(salts), read)
