"""Evidence as pages show it: the documents that a node cites, each with the address of its file and how it is shown."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from scoring.store.evidence_seen import Evidence
from scoring.store.file_types import TYPES
from scoring.words import printable, tell


class DocumentView(NamedTuple):
    """A document cited at a node; `shown`: picture or pdf where the page shows it, else "" (it is fetched).

    at: the page within a PDF as browsers take it, "" where what was typed names none.
    """

    number: int
    version: int
    name: str
    what: str
    page: str
    stage: str
    shown: str
    at: str
    withdrawable: bool


def documents_at(documents: Iterable[Evidence], code: str, stage_now: str, lang: str) -> Iterator[DocumentView]:
    """The documents of a node, first things first; those of the stage that lasts may be withdrawn."""
    for one in documents:
        for cited in one.cited:
            file = next((file for file in one.files if file.version == cited.version), None)
            if cited.code != code or file is None:
                continue
            kind = TYPES[file.type]
            shown = "" if file.erased or not kind.shown else "pdf" if file.type == "pdf" else "picture"
            yield DocumentView(
                one.number, file.version, printable(file.name), printable(_what(one, lang)), printable(cited.page),
                cited.stage, shown, _first_number(cited.page), cited.stage == stage_now,
            )  # fmt: skip


def _what(one: Evidence, lang: str) -> str:
    day = "/".join(reversed(one.what.day.split("-")))
    parts = (one.what.symbol, tell("evidence-of", lang, day=day) if day else "", one.what.issuer, one.what.abstract)
    return ", ".join(part for part in parts if part)


def _first_number(page: str) -> str:
    """The first number in "trang 12–14"."""
    digits = "".join(letter if letter in "0123456789" else " " for letter in page).split()
    return digits[0][:5] if digits else ""
