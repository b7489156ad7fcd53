"""The council's page of a rehearsal: what an amended criteria set would make of the results."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from scoring.analysis.rehearse import Rehearsal
from scoring.publish.site.sections import Section
from scoring.show import rehearsal
from scoring.show.lexicon import Lexicon
from scoring.show.terminal import diff_table, diff_words
from scoring.words import tell


@dataclass(frozen=True)
class RehearsalPage:
    """The page in one language."""

    words: Lexicon
    found: Rehearsal

    def view(self) -> dict[str, Any]:
        """What the template shows."""
        old, new = self.found.before.criteria.name, self.found.known.criteria.name
        return {"lead": self.words.t("rehearsal-lead", old=old, new=new), "sections": list(self._sections())}

    def _sections(self) -> Iterator[Section]:
        found, lang = self.found, self.words.lang
        says = f"{rehearsal.carried_words(found, lang)} {rehearsal.reading(found, lang)}"
        yield Section("units", tell("rehearse-units", lang), says, table=rehearsal.units_table(found, lang))
        if found.unknown:
            lacking = rehearsal.unknown_table(found, lang)
            yield Section("unknown", tell("rehearse-unknown", lang), table=lacking)
        changes = rehearsal.changes_of(found)
        words, table = " ".join(diff_words(changes, lang)), diff_table(changes, lang)
        yield Section("changes", tell("rehearse-changes", lang), words, table=table if table.rows else None)
