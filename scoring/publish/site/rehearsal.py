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
    rehearsed: Rehearsal

    def view(self) -> dict[str, Any]:
        """What the template shows."""
        old, new = self.rehearsed.before.criteria.name, self.rehearsed.known.criteria.name
        return {"lead": self.words.t("rehearsal-lead", old=old, new=new), "sections": list(self._sections())}

    def _sections(self) -> Iterator[Section]:
        rehearsed, lang = self.rehearsed, self.words.lang
        says = f"{rehearsal.carried_words(rehearsed, lang)} {rehearsal.reading(rehearsed, lang)}"
        yield Section("units", tell("rehearse-units", lang), says, table=rehearsal.units_table(rehearsed, lang))
        if rehearsed.unknown:
            lacking = rehearsal.unknown_table(rehearsed, lang)
            yield Section("unknown", tell("rehearse-unknown", lang), table=lacking)
        changes = rehearsal.changes_of(rehearsed)
        words, table = " ".join(diff_words(changes, lang)), diff_table(changes, lang)
        yield Section("changes", tell("rehearse-changes", lang), words, table=table if table.rows else None)
