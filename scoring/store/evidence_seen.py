"""Evidence as somebody logged in may read it: what nodes cite whose rows they see, and all of their own."""

from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from scoring.problems import Fault, Problem, Refusal
from scoring.store import keeping
from scoring.store.desk import Login, place_of, settings_of
from scoring.store.models import Person, UnitFile
from scoring.store.models_evidence import Citation, Description, Document, DocumentFile
from scoring.store.office import campaign_row
from scoring.store.sight import Sights, sights_of


class Cited(NamedTuple):
    """A node that rests on a version of a document, on a page or in a section, at a stage."""

    code: str
    stage: str
    version: int
    page: str


class Version(NamedTuple):
    """A version of a document's file, counted from 1; `size` in bytes; erased: by law, so that its name says that."""

    version: int
    name: str
    type: str
    size: int
    sha256: str
    scanned: bool
    at: str
    by: str
    erased: bool


class Evidence(NamedTuple):
    """A document of a unit, by its number there, with the versions and nodes that its reader sees.

    `report`: it is the signed report.
    """

    unit: str
    number: int
    what: Description
    report: bool
    stage: str
    files: tuple[Version, ...]
    cited: tuple[Cited, ...]

    @property
    def newest(self) -> Version:
        return self.files[-1]


def evidence_of(login: Login, campaign: str, units: Collection[str] | None = None) -> list[Evidence]:
    """The evidence that somebody sees, by unit in the order of the list, then by number. Raises `Refusal`."""
    row = campaign_row(campaign)
    files = UnitFile.objects.filter(campaign=row).order_by("place")
    asked = list(files if units is None else files.filter(code__in=units))
    return evidence_in(sights_of(login, row, settings_of(row.settings), asked), asked)


def evidence_in(sights: Sights, asked: Sequence[UnitFile]) -> list[Evidence]:
    """The evidence of these files as far as it is seen."""
    ids = [file.id for file in asked if sights.knows(file.code)]
    documents: dict[int, list[Document]] = {}
    for document in Document.objects.filter(unit__in=ids).order_by("number"):
        documents.setdefault(document.unit_id, []).append(document)
    if not documents:
        return []
    versions: dict[tuple[int, int], list[DocumentFile]] = {}
    for one in DocumentFile.objects.filter(unit__in=ids).order_by("version"):
        versions.setdefault((one.unit_id, one.document), []).append(one)
    cited: dict[tuple[int, int], list[Citation]] = {}
    for citation in Citation.objects.filter(unit__in=ids, active=True).order_by("id"):
        cited.setdefault((citation.unit_id, citation.document), []).append(citation)
    who = {one.person for of_document in versions.values() for one in of_document}
    names = dict(Person.objects.filter(id__in=who).values_list("id", "account"))
    found = []
    for file in asked:
        for document in documents.get(file.id, ()):
            key = (file.id, document.number)
            seen = _seen(file.code, sights, document, versions.get(key, ()), cited.get(key, ()), names)
            if seen is not None:
                found.append(seen)
    return found


def _seen(
    unit: str,
    sights: Sights,
    document: Document,
    versions: Iterable[DocumentFile],
    cited: Iterable[Citation],
    names: dict[int, str],
) -> Evidence | None:
    """A document as its reader sees it; None where they see nothing of it."""
    own = sights.units[unit].own
    shown = [one for one in cited if sights.reads(unit, one.stage, one.code, one.at)]
    whole = own or (document.report and sights.reads(unit, document.stage, "", document.at))
    which = {one.version for one in shown}
    files = tuple(
        Version(
            one.version,
            one.name,
            one.type,
            one.size,
            one.sha256,
            one.scanned,
            one.at,
            names.get(one.person or 0, ""),
            one.is_gone("name"),
        )
        for one in versions
        if whole or one.version in which
    )
    if not files:
        return None
    return Evidence(
        unit, document.number, document.description, document.report, document.stage, files,
        tuple(Cited(one.code, one.stage, one.version, one.page) for one in shown),
    )  # fmt: skip


def version_of(
    login: Login, campaign: str, unit: str, number: int, version: int | None = None
) -> tuple[Evidence, Version]:
    """One version of a document, the newest where none is named. Raises `Refusal`, alike for what is not there."""
    for one in evidence_of(login, campaign, [unit]):
        if one.number == number:
            for file in reversed(one.files):
                if version in (None, file.version):
                    return one, file
    raise Refusal([Problem("evidence-unknown", place_of(campaign, unit), {"number": number})])


def content_of(file: Version) -> bytes:
    """The bytes of a version's file. Raises `Fault` where they were erased, or are not those that were put there."""
    if file.erased:
        raise Fault("evidence-erased", said=file.name)
    return keeping.read_whole(file.sha256, file.size)
