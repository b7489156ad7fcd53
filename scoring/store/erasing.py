"""Content taken away by law: texts and names of files with their salts, files of evidence from the disk.

The journal keeps its digests and stays whole; what stands in place of a text says by which legal ground it went.
Facts go only from rows that count for nothing any more, so that no erasure changes a point.
"""

import json
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from django.db import transaction

from scoring.campaign.workflow import STAGES
from scoring.problems import Fault, did_you_mean
from scoring.store import database, leftovers
from scoring.store.desk import Desk, Doing, Login
from scoring.store.erasures import erase_intake
from scoring.store.journal import Writing
from scoring.store.models import AnswerRow, Campaign, Entry, IntakeRow, OfUnit, Person, Reason, Token, UnitFile
from scoring.store.models_council import Opinion
from scoring.store.models_evidence import Citation, Document, DocumentFile
from scoring.store.office import DISCARDED, acting, unit_row
from scoring.store.people import person_of
from scoring.store.recorded import Recorded, erased_by, recorded_tables
from scoring.store.rows import counting, newest, rows_of

OF_PERSON = ("name", "email")


class Target(NamedTuple):
    """What is to be erased in a campaign: of a unit the texts of a node or of one row of answers, a document or one
    version of it; the reason of a row of the journal (without a unit: of the campaign's own); what a row of the list
    of what came in names.

    also: of rows besides: `facts`, `by`.
    """

    unit: str = ""
    code: str = ""
    row: int | None = None
    also: tuple[str, ...] = ()
    document: int | None = None
    version: int | None = None
    entry: int | None = None
    intake: int | None = None


class Erased(NamedTuple):
    """How many contents and files went; `kept`: where else a file stands that so remains, as unit and document."""

    contents: int
    files: int
    kept: tuple[str, ...]


def erase(login: Login, campaign: str, target: Target, reason: str, ground: str) -> Erased:
    """Takes content of a campaign away, by a legal ground that stays in the journal. Raises `Refusal`."""
    with database.forgetting(), acting(login, _doing(campaign, reason, ground)) as desk:
        eraser = _Eraser(desk)
        eraser.take(target)
        if not eraser.contents:
            raise desk.refuse(Fault("erase-nothing"))
    return Erased(eraser.contents, leftovers.remove(eraser.files), _named_still(eraser.files))


def erase_person(login: Login, account: str, reason: str, ground: str) -> Erased:
    """Takes name and address of somebody away whose account is out of use, and their name where they stated something.

    Raises `Refusal`.
    """
    contents = 0
    with database.forgetting(), transaction.atomic():
        with acting(login, _doing("", reason, ground)) as desk:
            person = person_of(account)
            if not person.disabled:
                raise desk.refuse(Fault("erase-person-active", account=account))
            eraser = _Eraser(desk)
            name = person.name
            eraser.person(person)
            contents += eraser.contents
        for campaign in Campaign.objects.exclude(state=DISCARDED).order_by("id"):  # nothing is left in those
            with acting(login, _doing(campaign.id, reason, ground)) as desk:
                eraser = _Eraser(desk)
                eraser.name_of(person.id, {name, account})
                contents += eraser.contents
    return Erased(contents, 0, ())


def erase_all(login: Login, campaign: str, reason: str, ground: str) -> tuple[int, Collection[str]]:
    """Takes every content of a campaign away, facts that count too; gives how many, and the files that go with them.

    It is for campaigns that are no appraisal: points go with the facts. Raises `Refusal`.
    """
    with acting(login, _doing(campaign, reason, ground)) as desk:
        eraser = _Eraser(desk)
        eraser.everything()
    return eraser.contents, eraser.files


def _doing(campaign: str, reason: str, ground: str) -> Doing:
    return Doing("secretariat", "erase", campaign, reason=reason, given={"ground": " ".join(ground.split())})


def _named_still(files: Collection[str]) -> tuple[str, ...]:
    rows = DocumentFile.objects.filter(sha256__in=files).select_related("unit").order_by("unit", "document")
    return tuple(dict.fromkeys(f"{row.unit.code} {row.document}" for row in rows if not row.is_gone("name")))


def _with_secrets(campaign: str, file: UnitFile | None) -> Iterator[Recorded]:
    """The rows of a unit's file, or of the campaign itself, that have contents which the journal does not repeat."""
    for model in recorded_tables():
        if model.SECRETS and model is not IntakeRow:
            for row in model.of_chain(campaign, file.code if file else ""):
                if isinstance(row, OfUnit) and file is not None:
                    row.unit = file
                yield row


class _Eraser:
    """What one act of the campaign takes away, each unit's in its own chain."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.ground = str(desk.doing.given["ground"])
        self.mark = erased_by(self.ground)
        self.contents = 0
        self.files: set[str] = set()
        desk.writing.facts["ground"] = self.ground

    def take(self, target: Target) -> None:
        """Erases what the target names. Raises `Refusal` where it is not there."""
        if target.intake is not None:
            for row in IntakeRow.objects.filter(campaign=self.desk.here, number=target.intake):
                self.contents += erase_intake(self.desk.writing, row, self.mark)
            return
        file = unit_row(self.desk.here.id, target.unit) if target.unit else None
        if target.entry is not None:
            self._reason(self._of(file), target.entry)
        elif file is not None and target.document is not None:
            self._document(file, target.document, target.version)
        elif file is not None and target.row is not None:
            rows = list(AnswerRow.objects.filter(unit=file, number=target.row))
            self._rows(file, rows, target.also)
        elif file is not None and target.code:
            self._node(file, target)

    def everything(self) -> None:
        """All secret contents of the campaign, the reasons of all acts."""
        for file in (None, *UnitFile.objects.filter(campaign=self.desk.here).order_by("code")):
            writing = self._of(file)
            for row in _with_secrets(self.desk.here.id, file):
                self.contents += writing.erase(row, row.SECRETS, self.mark)
                if isinstance(row, DocumentFile):
                    self.files.add(row.sha256)
            told = Reason.objects.select_related("entry").filter(entry__chain=writing.chain)
            self.contents += writing.erase_reasons(told, self.mark)
        for taken in IntakeRow.objects.filter(campaign=self.desk.here):
            self.contents += erase_intake(self.desk.writing, taken, self.mark)

    def _of(self, file: UnitFile | None) -> Writing:
        """The chain of a unit's file, or the campaign's own."""
        if file is None:
            return self.desk.writing
        writing = self.desk.in_chain_of(file)
        writing.facts["ground"] = self.ground
        return writing

    def _node(self, file: UnitFile, target: Target) -> None:
        """The texts of a node: of its rows, of citations, of opinions."""
        known = self.desk.criteria.nodes
        if target.code not in known:
            raise self.desk.refuse(
                Fault("code-unknown", given=target.code, hint=did_you_mean(target.code, list(known)))
            )
        self._rows(file, list(AnswerRow.objects.filter(unit=file, code=target.code)), target.also)
        writing = self._of(file)
        for cited in Citation.objects.filter(unit=file, code=target.code):
            cited.unit = file
            self.contents += writing.erase(cited, ("page",), self.mark)
        for opinion in Opinion.objects.filter(unit=file, code=target.code):
            opinion.unit = file
            self.contents += writing.erase(opinion, ("text",), self.mark)

    def _rows(self, file: UnitFile, rows: Sequence[AnswerRow], also: Collection[str]) -> None:
        """Notes and words of evidence, and the reasons of acts that repeat a note."""
        writing = self._of(file)
        for row in rows:
            row.unit = file
            if "facts" in also:
                self._check_facts(file, row)
            note = "" if row.is_gone("note") else row.note
            self.contents += writing.erase(row, ("note", "evidence", *also), self.mark)
            told = Reason.objects.select_related("entry").filter(entry__chain=writing.chain, entry__at=row.received)
            repeating = [reason for reason in told if note and note in reason.text]
            self.contents += writing.erase_reasons(repeating, self.mark)

    def _check_facts(self, file: UnitFile, row: AnswerRow) -> None:
        """Raises `Refusal` where a row decides points, or is the last word of its stage."""
        rows = rows_of(file, (row.code,))
        here = tuple(stage for stage in STAGES if stage == row.stage)
        stands = (counting(rows, row.code, here), newest(rows, row.code, row.stage))
        if row.facts and row.number in {one.number for one in stands if one is not None}:
            raise self.desk.refuse(Fault("erase-facts-count", number=row.number, code=row.code))

    def _document(self, file: UnitFile, number: int, version: int | None) -> None:
        """A document, or one version: what it is called, its files, and where answers repeat a name of it."""
        writing = self._of(file)
        document = Document.objects.filter(unit=file, number=number).first()
        versions = list(DocumentFile.objects.filter(unit=file, document=number))
        here = [one for one in versions if version in (None, one.version)]
        if document is None or not here:
            raise self.desk.refuse(Fault("evidence-unknown", number=number))
        named = {one.name for one in here if not one.is_gone("name")}
        for one in here:
            one.unit = file
            self.contents += writing.erase(one, one.SECRETS, self.mark)
            self.files.add(one.sha256)
        if version is None:
            document.unit = file
            named |= {text for text in (document.symbol, document.abstract) if text}
            self.contents += writing.erase(document, document.SECRETS, self.mark)
            for cited in Citation.objects.filter(unit=file, document=number):
                cited.unit = file
                self.contents += writing.erase(cited, ("page",), self.mark)
        for row in AnswerRow.objects.filter(unit=file).exclude(evidence=""):
            if any(name in row.evidence for name in named):
                row.unit = file
                self.contents += writing.erase(row, ("evidence",), self.mark)

    def _reason(self, writing: Writing, number: int) -> None:
        """The reason of an act, wherever the act wrote it."""
        told = Reason.objects.filter(entry__chain=writing.chain, entry__number=number).select_related("entry").first()
        if told is None:
            return
        same = Entry.objects.filter(
            chain__campaign=self.desk.here.id, at=told.entry.at, act=told.entry.act, person=told.entry.person
        )
        copies = Reason.objects.filter(entry__in=same, text=told.text).select_related("entry__chain")
        for copy in copies:
            unit = copy.entry.chain.unit
            here = self._of(unit_row(self.desk.here.id, unit) if unit else None)
            self.contents += here.erase_reasons([copy], self.mark)

    def person(self, person: Person) -> None:
        """What is known of a person besides the account, and what they call their tokens."""
        self.contents += self.desk.writing.erase(person, OF_PERSON, self.mark)
        for token in Token.objects.filter(person=person.id):
            self.contents += self.desk.writing.erase(token, token.SECRETS, self.mark)

    def name_of(self, person: int, names: Collection[str]) -> None:
        """The name of a person where rows of the campaign say who stated them."""
        for file in UnitFile.objects.filter(
            campaign=self.desk.here, id__in=AnswerRow.objects.filter(person=person).values("unit")
        ):
            for row in AnswerRow.objects.filter(unit=file, person=person):
                row.unit = file
                self.contents += self._of(file).erase(row, ("by",), self.mark)
        for taken in IntakeRow.objects.filter(campaign=self.desk.here):
            if json.loads(taken.row)["by"] in names:
                self.contents += erase_intake(self.desk.writing, taken, self.mark, ("by",))
