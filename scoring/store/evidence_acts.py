"""Evidence attached by a commune: documents with their files, cited by nodes; later versions added, none taken away.

All are the act `attach` of the table (the signed report `attach_report`): its states say when evidence may change. What
was cited at a stage that is over stands as it was; what comes with the explanations stands beside it.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from scoring.campaign.workflow import EVIDENCE_OF, Role, Stage
from scoring.problems import Fault, Refusal, did_you_mean
from scoring.store.arrivals import Arrivals
from scoring.store.desk import Desk, Doing, Login, state_of
from scoring.store.keeping import Kept
from scoring.store.models_evidence import Citation, Description, Document, DocumentFile
from scoring.store.office import acting, check
from scoring.store.recorded import Value

MOST_DOCUMENTS = 1_000
MOST_GIGABYTES = 2
"""Of one unit's file: what a commune sends in paper fits into a few hundred megabytes."""
_ROLE: Role = "officer"


class NewDocument(NamedTuple):
    """A file attached: what its document is, and the nodes that cite it, with page or section.

    replaces: the number of the document that it is a later version of.
    """

    kept: Kept
    what: Description = Description()
    cited: Sequence[tuple[str, str]] = ()
    replaces: int | None = None


def check_attachable(login: Login, campaign: str, unit: str) -> None:
    """Whether evidence might be attached now, before a file is looked at. Raises `Refusal`."""
    check(login, Doing(_ROLE, "attach", campaign, unit))


def check_report(login: Login, campaign: str, unit: str) -> None:
    """Whether the signed report might be attached now. Raises `Refusal`."""
    check(login, Doing("head", "attach_report", campaign, unit))


def may_fill(login: Login, campaign: str, unit: str) -> bool:
    """Whether answers of the unit may be stated by the one who attaches."""
    try:
        check(login, Doing(_ROLE, "fill", campaign, unit))
    except Refusal:
        return False
    return True


def attach(login: Login, campaign: str, unit: str, new: Sequence[NewDocument], arrivals: Arrivals) -> list[int]:
    """Attaches documents, all or none; gives their numbers. Raises `Refusal`.

    A file that the unit has already is the same document: its nodes are added, and what is newly said of it.
    """
    codes = tuple(dict.fromkeys(code for one in new for code, _ in one.cited))
    with acting(login, Doing(_ROLE, "attach", campaign, unit, codes=codes)) as desk:
        _check_codes(desk, codes)
        binder = _Binder(desk)
        numbers = [binder.add(one) for one in new]
        binder.check_limits()
        arrivals.put()
        return numbers


def cite(login: Login, campaign: str, unit: str, number: int, cited: Iterable[tuple[str, str]]) -> None:
    """Nodes that rest on a document of the unit too, with page or section. Raises `Refusal`."""
    pairs = list(cited)
    codes = tuple(code for code, _ in pairs)
    with acting(login, Doing(_ROLE, "attach", campaign, unit, codes=codes)) as desk:
        _check_codes(desk, codes)
        binder = _Binder(desk)
        for code, page in pairs:
            binder.cite(binder.known(number), code, page)


def withdraw(login: Login, campaign: str, unit: str, number: int, code: str) -> None:
    """A node does not rest on a document any more; only while its stage lasts. Raises `Refusal`."""
    with acting(login, Doing(_ROLE, "attach", campaign, unit, codes=(code,))) as desk:
        citations = Citation.objects.filter(
            unit=desk.file, document=number, code=code, stage=_stage(desk), active=True
        ).first()
        if citations is None:
            raise desk.refuse(Fault("evidence-not-cited", number=number, code=code))
        desk.writing.change(citations, active=False)


def attach_report(login: Login, campaign: str, unit: str, new: NewDocument, arrivals: Arrivals) -> int:
    """Attaches the report that the commune's head signed; another one is a later version. Raises `Refusal`."""
    with acting(login, Doing("head", "attach_report", campaign, unit)) as desk:
        binder = _Binder(desk)
        number = binder.add(new, report=True)
        binder.check_limits()
        arrivals.put()
        return number


def _check_codes(desk: Desk, codes: Iterable[str]) -> None:
    known = desk.criteria.nodes
    for code in codes:
        if code not in known:
            raise desk.refuse(Fault("code-unknown", given=code, hint=did_you_mean(code, list(known))))


def _stage(desk: Desk) -> Stage:
    return EVIDENCE_OF[state_of(desk.file)]


class _Binder:
    """The documents of one unit while something is added to them."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.stage = _stage(desk)
        self.documents = {one.number: one for one in Document.objects.filter(unit=desk.file)}
        self.files = list(DocumentFile.objects.filter(unit=desk.file).order_by("document", "version"))

    def add(self, new: NewDocument, report: bool = False) -> int:
        """A document with its file and nodes; gives its number."""
        there = self._there(new, report)
        if there is None:
            there = self._document(new, report)
        else:
            self._describe(there, new)
        if self._newest(there.number) != new.kept.sha256:
            self._version(there.number, new.kept)
        for code, page in new.cited:
            self.cite(there, code, page)
        return there.number

    def known(self, number: int) -> Document:
        """A document of the unit. Raises `Refusal`."""
        document = self.documents.get(number)
        if document is None or document.report:
            raise self.desk.refuse(Fault("evidence-unknown", number=number))
        return document

    def cite(self, document: Document, code: str, page: str) -> None:
        """A node rests on the newest version of a document."""
        self._cite(document.number, code, page.strip())

    def check_limits(self) -> None:
        """Raises `Refusal` where the unit has more, or larger, than a commune sends."""
        size = sum({one.sha256: one.size for one in self.files}.values())
        if len(self.documents) > MOST_DOCUMENTS or size > MOST_GIGABYTES * 1_000_000_000:
            raise self.desk.refuse(Fault("evidence-many", most=MOST_DOCUMENTS, gigabytes=MOST_GIGABYTES))

    def _there(self, new: NewDocument, report: bool) -> Document | None:
        """The document that a file belongs to: the one it replaces, the report, or the one that has the same file."""
        if report:
            return next((one for one in self.documents.values() if one.report), None)
        if new.replaces is not None:
            return self.known(new.replaces)
        same = (one.document for one in self.files if one.sha256 == new.kept.sha256 and not one.is_gone("name"))
        return next((self.documents[number] for number in same if not self.documents[number].report), None)

    def _document(self, new: NewDocument, report: bool) -> Document:
        desk = self.desk
        number = max(self.documents, default=0) + 1
        row = Document(
            unit=desk.file, number=number, report=report, stage=self.stage, at=desk.now, person=desk.login.person,
            **new.what._asdict(),
        )  # fmt: skip
        desk.writing.add(row)
        self.documents[number] = row
        return row

    def _describe(self, there: Document, new: NewDocument) -> None:
        """What is newly said of a document, as long as the stage lasts in which it was attached."""
        before = there.description._asdict()
        changed = {name: text for name, text in new.what._asdict().items() if text and text != before[name]}
        if changed and there.stage != self.stage:
            raise self.desk.refuse(Fault("evidence-frozen", number=there.number))
        if changed:
            self.desk.writing.change(there, **changed)

    def _version(self, number: int, kept: Kept) -> None:
        """A later version; nodes that cite the document cite it from now on, those of an earlier stage beside."""
        desk, version = self.desk, self._last(number) + 1
        row = DocumentFile(
            unit=desk.file, document=number, version=version, sha256=kept.sha256, size=kept.size, type=kept.type,
            scanned=kept.scanned, name=kept.name, at=desk.now, person=desk.login.person,
        )  # fmt: skip
        desk.writing.add(row)
        self.files.append(row)
        for cited in list(Citation.objects.filter(unit=desk.file, document=number, active=True)):
            self._cite(number, cited.code, cited.page)

    def _cite(self, number: int, code: str, page: str) -> None:
        desk = self.desk
        values: dict[str, Value] = {"version": self._last(number), "page": page, "active": True}
        there = Citation.objects.filter(unit=desk.file, document=number, code=code, stage=self.stage).first()
        if there is not None:
            if any(getattr(there, name) != value for name, value in values.items()):
                desk.writing.change(there, **values, at=desk.now)
            return
        row = Citation(
            unit=desk.file,
            document=number,
            code=code,
            stage=self.stage,
            at=desk.now,
            person=desk.login.person,
            **values,
        )
        desk.writing.add(row)

    def _last(self, number: int) -> int:
        return max((one.version for one in self.files if one.document == number), default=0)

    def _newest(self, number: int) -> str:
        version = self._last(number)
        here = (one for one in self.files if (one.document, one.version) == (number, version))
        return next((one.sha256 for one in here if not one.is_gone("name")), "")
