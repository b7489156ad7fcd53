"""Công văn trả lại biểu mẫu: what is wrong with the forms of one sender, cell by cell, and how to mend it."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from scoring.problems import Problem
from scoring.publish.papers.dossier import LANG, Dossier, columns
from scoring.publish.papers.paper import LONG_BLANK, Annex, Block, Paper, Paragraph, numbered, table, text
from scoring.words import in_words, printable

_BY_THE_ISSUER = {
    "confirm": ("form-conflict", "form-rested", "form-older", "form-withdraws-many"),
    "new-form": (
        "form-rules-changed", "form-version", "form-other-campaign", "form-other-criteria", "form-criteria-changed",
        "form-stage-unknown", "form-unit-unknown", "form-body-unknown", "form-without-base",
    ),
    "over": ("form-closed", "form-decided"),
    "share": ("share-above-one",),
    "percent": ("percent-out-of-range",),
}  # fmt: skip
"""What only the issuer can settle, with its commands and criteria: what is asked of the sender instead."""
_ASKED = {code: asked for asked, codes in _BY_THE_ISSUER.items() for code in codes}


def returned_forms(dossier: Dossier, whom: str, wrong: Sequence[Problem], odd: Sequence[Problem] = ()) -> Paper:
    """The letter to one sender, of what is wrong, or of what is merely odd: that is asked, not returned.

    `whom` is empty where the forms don't say whose they are.
    """
    office = dossier.office
    issuer = {"office": office.letters, "issuer": office.words}
    tables = []
    if wrong:
        tables.append(_list(wrong, "wrong", text("returned-caption") if odd else ""))
    if odd:
        tables.append(_list(odd, "question", text("questioned-caption") if wrong else ""))
    annex = Annex(
        label=text("annex-only"),
        title=text("returned-table" if wrong else "questioned-table"),
        attached=text("reminder-attached", **issuer),
        blocks=tuple(tables),
        digests="",
        landscape=True,
    )
    return Paper(
        head=office.head("", number=text("reminder-number", **issuer)),
        name="",
        abstract=text("returned-abstract" if wrong else "questioned-abstract", title=dossier.title),
        blocks=tuple(_blocks(dossier, wrong, odd)),
        receivers=(text("receiver-as-above"), text("receiver-file")),
        signatures=(office.signature(),),
        annexes=(annex,),
        to=text("to", whom=whom or LONG_BLANK),
        mark=dossier.mark,
    )


def _blocks(dossier: Dossier, wrong: Sequence[Problem], odd: Sequence[Problem]) -> Iterator[Block]:
    said = {"title": dossier.title, "issuer": dossier.office.words}
    until = {"whom": dossier.reply_to, "day": text("day-blank")}
    if not wrong:
        yield Paragraph(text("questioned-opening", **said, count=len(odd)))
        yield Paragraph(text("questioned-ask", **until))
        return
    files = len({problem.place.file for problem in wrong})
    yield Paragraph(text("returned-opening", **said, files=files, count=len(wrong)))
    yield Paragraph(text("returned-kept"))
    if odd:
        yield Paragraph(text("returned-also", count=len(odd)))
    yield Paragraph(text("returned-ask", **until))


def _list(problems: Sequence[Problem], what: str, caption: str) -> Block:
    heads = columns(
        ("no", 0.4, "center"), ("file", 1.8, "left"), ("cell", 1, "left"), (what, 3.4, "left"), ("mend", 3.4, "left")
    )
    rows = []
    for problem in problems:
        said, advice = in_words(problem, LANG)
        asked = _ASKED.get(problem.code)
        cell = str(problem.place.column or text("returned-whole"))
        rows.append([_file(problem), printable(cell), said, text(f"returned-{asked}") if asked else advice])
    return table(heads, numbered(rows), caption)


def _file(problem: Problem) -> str:
    return printable(Path(problem.place.file).name)
