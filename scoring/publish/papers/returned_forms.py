"""Công văn trả lại biểu mẫu: what is wrong with the forms of one sender, cell by cell, and how to mend it."""

from collections.abc import Sequence
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


def returned_forms(dossier: Dossier, whom: str, wrong: Sequence[Problem]) -> Paper:
    """The letter to one sender; `whom` is empty where the forms don't say whose they are."""
    office = dossier.office
    issuer = {"office": office.letters, "issuer": office.words}
    files = len({problem.place.file for problem in wrong})
    blocks: list[Block] = [
        Paragraph(text("returned-opening", title=dossier.title, issuer=office.words, files=files, count=len(wrong))),
        Paragraph(text("returned-kept")),
        Paragraph(text("returned-ask", whom=dossier.reply_to, day=text("day-blank"))),
    ]
    annex = Annex(
        label=text("annex-only"),
        title=text("returned-table"),
        attached=text("reminder-attached", **issuer),
        blocks=(_list(wrong),),
        digests="",
        landscape=True,
    )
    return Paper(
        head=office.head("", number=text("reminder-number", **issuer)),
        name="",
        abstract=text("returned-abstract", title=dossier.title),
        blocks=tuple(blocks),
        receivers=(text("receiver-as-above"), text("receiver-file")),
        signatures=(office.signature(),),
        annexes=(annex,),
        to=text("to", whom=whom or LONG_BLANK),
        mark=dossier.mark,
    )


def _list(wrong: Sequence[Problem]) -> Block:
    heads = columns(
        ("no", 0.4, "center"), ("file", 1.8, "left"), ("cell", 1, "left"), ("wrong", 3.4, "left"), ("mend", 3.4, "left")
    )
    rows = []
    for problem in wrong:
        what, advice = in_words(problem, LANG)
        asked = _ASKED.get(problem.code)
        cell = str(problem.place.column or text("returned-whole"))
        rows.append([_file(problem), printable(cell), what, text(f"returned-{asked}") if asked else advice])
    return table(heads, numbered(rows))


def _file(problem: Problem) -> str:
    return printable(Path(problem.place.file).name)
