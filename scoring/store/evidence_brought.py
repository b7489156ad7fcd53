"""Evidence of a campaign made elsewhere, brought in with it: in the chain of each unit's file, as its rows are."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from scoring.store.arrivals import Arrivals
from scoring.store.desk import Desk
from scoring.store.keeping import Kept
from scoring.store.models import UnitFile
from scoring.store.models_evidence import Citation, Description, Document, DocumentFile

BEFORE = ""
"""When it came in: before the office began, so in time."""


class BroughtFile(NamedTuple):
    """A version of a document as a folder has it; what is said of the document stands with each of its versions.

    `number` is the document's within its unit, `version` counts from 1.
    """

    unit: str
    number: int
    version: int
    report: bool
    stage: str
    what: Description
    kept: Kept


class BroughtCitation(NamedTuple):
    """A node that rests on a version of a document, as a folder has it; `number` and `version` as in `BroughtFile`."""

    unit: str
    number: int
    version: int
    code: str
    stage: str
    page: str


class Brought(NamedTuple):
    """All evidence of a folder, and its files on their way (None where it has none)."""

    files: Sequence[BroughtFile] = ()
    cited: Sequence[BroughtCitation] = ()
    arrivals: Arrivals | None = None


def add_evidence(desk: Desk, units: Mapping[str, UnitFile], brought: Brought) -> None:
    """The documents, files and citations of units that were just added."""
    there: set[tuple[str, int]] = set()
    for one in brought.files:
        unit, writing = units[one.unit], desk.in_chain_of(units[one.unit])
        if (one.unit, one.number) not in there:
            there.add((one.unit, one.number))
            document = Document(
                unit=unit, number=one.number, report=one.report, stage=one.stage, at=BEFORE, person=None,
                **one.what._asdict(),
            )  # fmt: skip
            writing.add(document)
        kept = one.kept
        version = DocumentFile(
            unit=unit, document=one.number, version=one.version, sha256=kept.sha256, size=kept.size, type=kept.type,
            scanned=kept.scanned, at=BEFORE, person=None, name=kept.name,
        )  # fmt: skip
        writing.add(version)
    for cited in brought.cited:
        row = Citation(
            unit=units[cited.unit], document=cited.number, code=cited.code, stage=cited.stage, version=cited.version,
            active=True, at=BEFORE, person=None, page=cited.page,
        )  # fmt: skip
        desk.in_chain_of(units[cited.unit]).add(row)
    if brought.arrivals is not None:
        brought.arrivals.put()
