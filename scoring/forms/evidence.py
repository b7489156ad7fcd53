"""Evidence documents (tài liệu kiểm chứng) of a form: one list, to which the leaves refer by id."""

import re
from collections.abc import Mapping
from typing import NamedTuple

from scoring.problems import Fault
from scoring.words import tell

IDS = tuple(f"TL{number}" for number in range(1, 61))
"""The ids that the sheet of documents offers."""

_ID = re.compile(r"(?<!\w)TL\s?0*([1-9][0-9]*)(?!\w)", re.IGNORECASE)


class Document(NamedTuple):
    """One document, as typed; the date as dd/mm/yyyy."""

    number: str = ""
    date: str = ""
    issuer: str = ""
    title: str = ""

    def text(self) -> str:
        """ "12/KH-UBND ngày 05/01/2022 của UBND xã: Kế hoạch cải cách hành chính", without what is empty."""
        parts = [self.number]
        if self.date:
            parts.append(tell("form-doc-of-date", "vi", date=self.date))
        if self.issuer:
            parts.append(tell("form-doc-of-issuer", "vi", issuer=self.issuer))
        source = " ".join(part for part in parts if part)
        return ": ".join(part for part in (source, self.title) if part)


def document_ids(cell: str) -> tuple[str, ...]:
    """The ids an evidence cell refers to, in its order, each once."""
    return tuple(dict.fromkeys(f"TL{number}" for number in _ID.findall(cell)))


def evidence_text(cell: str, page: str, documents: Mapping[str, Document]) -> str:
    """The evidence of a leaf as answers.csv has it: the documents, free text, the page. Raises `Fault`."""
    named = []
    for name in document_ids(cell):
        text = documents[name].text() if name in documents else ""
        if not text:
            raise Fault("form-document-unknown", given=name)
        named.append(text)
    free = [part.strip() for part in re.split(r"[;\n]", _ID.sub("", cell))] if named else [cell.strip()]
    kept = [part.strip(" ,") for part in free]
    return "; ".join(part for part in (*named, *kept, page.strip()) if part)
