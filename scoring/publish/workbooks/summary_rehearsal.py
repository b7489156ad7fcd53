"""The summary's sheet for the council alone: what an amended criteria set would make of the results."""

from collections.abc import Iterator

from scoring.analysis.rehearse import Rehearsal
from scoring.publish.workbooks.summary_parts import Part, write_parts
from scoring.publish.workbooks.summary_view import SummaryView
from scoring.show import rehearsal
from scoring.show.terminal import diff_table, diff_words
from scoring.spreadsheet.book import Sheet

WIDTHS = (10, 28, 12, 12, 12, 11, 11, 20, 34, 16, 12)
UNITS = [(column, column) for column in range(len(WIDTHS))]
UNKNOWN = ((0, 0), (1, 4), (5, 8), (9, 9))
CHANGES = ((0, 0), (1, 1), (2, 6), (7, 8), (9, 10))
"""The columns that each column of a table takes."""


def write_rehearsal(view: SummaryView, sheet: Sheet, rehearsal: Rehearsal) -> None:
    """Every unit before and after, what lacks facts, what changed in the criteria."""
    title = view.tell("book-rehearsal-title", new=rehearsal.known.criteria.name)
    write_parts(view, sheet, (title, view.tell("book-council-note")), WIDTHS, _parts(view, rehearsal))


def _parts(view: SummaryView, rehearsed: Rehearsal) -> Iterator[Part]:
    lang = view.lang
    says = f"{rehearsal.carried_words(rehearsed, lang)}\n{rehearsal.reading(rehearsed, lang)}"
    yield Part(view.tell("rehearse-units"), says, rehearsal.units_table(rehearsed, lang), UNITS)
    if rehearsed.unknown:
        yield Part(view.tell("rehearse-unknown"), "", rehearsal.unknown_table(rehearsed, lang), UNKNOWN)
    changes = rehearsal.changes_of(rehearsed)
    says = "\n".join(diff_words(changes, lang))
    yield Part(view.tell("rehearse-changes"), says, diff_table(changes, lang), CHANGES)
