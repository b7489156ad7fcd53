"""Phụ lục của tờ trình sửa đổi Bộ tiêu chí: what the amended set would do to this year's results."""

from collections.abc import Iterator

from scoring.analysis.rehearse import Rehearsal
from scoring.problems import Said
from scoring.publish.papers.dossier import LANG, Dossier
from scoring.publish.papers.paper import Annex, Block, Paper, PaperColumn, Paragraph, Table, numbered, table, text
from scoring.show.rehearsal import carried_words, changes_of, reading, units_table, unknown_table
from scoring.show.tables import Shown
from scoring.show.terminal import diff_table, diff_words
from scoring.words import tell

CHANGE_WIDTHS = (1.8, 1.8, 7.0, 5.0, 3.4)
UNKNOWN_WIDTHS = (1.6, 8.0, 6.0, 1.6)
UNIT_WIDTHS = (1.4, 3.6, 1.6, 1.6, 1.5, 1.3, 1.3, 2.6, 3.4, 2.2, 1.8)


def rehearsal_annex(dossier: Dossier, rehearsal: Rehearsal) -> Paper:
    """The proposal with its annex: what changes in the set, leaves without facts, every unit before and after."""
    annex = Annex(
        label=text("annex-only"),
        title=tell("rehearse-annex-title", LANG),
        attached=tell("rehearse-paper-attached", LANG),
        blocks=tuple(_tables(rehearsal)),
        digests=dossier.digests(rehearsal.known),
        landscape=True,
    )
    return Paper(
        head=dossier.office.head("TTr"),
        name=tell("rehearse-paper-name", LANG),
        abstract=tell("rehearse-paper-abstract", LANG, title=dossier.criteria_title),
        blocks=tuple(_blocks(dossier, rehearsal)),
        receivers=tuple(tell(f"rehearse-receiver-{code}", LANG) for code in ("above", "file")),
        signatures=(dossier.office.signature(),),
        annexes=(annex,),
        mark=dossier.mark,
    )


def _blocks(dossier: Dossier, rehearsal: Rehearsal) -> Iterator[Block]:
    old, new = rehearsal.before.criteria, rehearsal.known.criteria
    stage = Said(f"scored-{rehearsal.known.stage}", {})
    yield Paragraph(tell("rehearse-paper-opening", LANG, title=dossier.title, stage=stage, old=old.name, new=new.name))
    yield Paragraph(carried_words(rehearsal, LANG))
    changes = [unit.rank.up for unit in rehearsal.comparison.units if unit.rank.up is not None]
    up, down = sum(move > 0 for move in changes), sum(move < 0 for move in changes)
    yield Paragraph(tell("rehearse-paper-ranks", LANG, up=up, down=down, same=len(changes) - up - down))
    yield Paragraph(reading(rehearsal, LANG))


def _tables(rehearsal: Rehearsal) -> Iterator[Block]:
    changes = changes_of(rehearsal)
    for words in diff_words(changes, LANG):
        yield Paragraph(words)
    if (shown := diff_table(changes, LANG)).rows:
        yield _table(shown, CHANGE_WIDTHS, "rehearse-changes")
    if rehearsal.unknown:
        yield _table(unknown_table(rehearsal, LANG), UNKNOWN_WIDTHS, "rehearse-unknown")
    yield _table(units_table(rehearsal, LANG), UNIT_WIDTHS, "rehearse-units")


def _table(shown: Shown, widths: tuple[float, ...], caption: str) -> Table:
    named = [PaperColumn(head, width) for head, width in zip(shown.heads, widths, strict=False)]
    return table([PaperColumn(text("col-no"), 0.8, "center"), *named], numbered(shown.texts), tell(caption, LANG))
