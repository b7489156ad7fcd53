"""The page of the data: every table with what its columns hold, when it was published, how it may be used and cited."""

from dataclasses import dataclass
from typing import Any, NamedTuple

from scoring.publish.data import all_tables
from scoring.publish.data_tables import DataColumn, title_of
from scoring.publish.site.tables import SiteTables
from scoring.show.lexicon import Lexicon
from scoring.words import printable, tell

OTHERS = (("results.json", "results"), ("datapackage.json", "descriptor"))
"""Files that are no tables, each with the name of its title."""


class Field(NamedTuple):
    """A column of a table in words."""

    name: str
    title: str
    type: str
    meaning: str


class Table(NamedTuple):
    """A table: its title, its file within data/, the columns that name a row, all columns."""

    title: str
    file: str
    key: str
    fields: tuple[Field, ...]


@dataclass(frozen=True)
class DataPage:
    """The page in one language."""

    tables: SiteTables
    words: Lexicon

    def view(self) -> dict[str, Any]:
        """What the template shows."""
        words, publication = self.words, self.tables.publication
        settings = publication.campaign.settings
        return {
            "decision": settings.decision,
            "origin": printable(settings.origin),
            "others": [(file, tell(f"data-file-{name}", words.lang)) for file, name in OTHERS],
            "listed": [
                Table(
                    tell(title_of(table.name), words.lang),
                    table.file,
                    ", ".join(table.key),
                    tuple(map(self._field, table.columns)),
                )
                for table in all_tables(publication)
            ],
        }

    def _field(self, column: DataColumn) -> Field:
        values = ", ".join(column.constraints.get("enum", ()))
        meaning = self.words.text(column.meanings) if column.meanings else values
        return Field(column.name, self.words.text(column.title), column.type, meaning)
