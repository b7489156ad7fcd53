"""A campaign of the database as a source, as somebody logged in may see and change it."""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.db import transaction
from django.db.models import JSONField, QuerySet, TextField
from django.db.models.fields.json import KT
from django.db.models.functions import Cast

from scoring.campaign.answers import Answer, moment
from scoring.campaign.campaign import Campaign
from scoring.campaign.intake import Intake
from scoring.campaign.source import Act, Cell, Done, dated, outdated
from scoring.campaign.workflow import Role, act_that_writes
from scoring.problems import Refusal
from scoring.store.answer_acts import doing_of, save, wrong_rows
from scoring.store.database import told
from scoring.store.desk import Doing, Login, criteria_of, settings_of, unit_of
from scoring.store.journal import locked
from scoring.store.models import AnswerRow, IntakeRow, UnitFile
from scoring.store.models import Campaign as CampaignRow
from scoring.store.office import Held, acting, campaign_row, check, hold
from scoring.store.prepared import Prepared
from scoring.store.recorded import is_erased
from scoring.store.rows import STATED, NumberedRow, rows_of
from scoring.store.sight import Sights, sights_of

_COLUMNS = ("unit__code", *STATED)


Standing = dict[str, list[NumberedRow]]
"""Rows by their unit."""


@dataclass(frozen=True)
class DatabaseSource:
    """A campaign by its id, for somebody logged in: what they may not read is not there."""

    campaign: str
    login: Login

    @property
    def name(self) -> str:
        return self.campaign

    def load(self, units: Collection[str] | None = None) -> Campaign:
        """The campaign as it stands; of these units alone where they are named. Raises `Refusal`."""
        with told():
            row = campaign_row(self.campaign)
            settings = settings_of(row.settings)
            asked = _files(row, units)
            sights = sights_of(self.login, row, settings, asked)
            files = [file for file in asked if sights.knows(file.code)]
            answers = _answers(row, None if units is None else files, sights)
            return _campaign(row, files, answers, sights, tuple(_intake(row, units)) if sights.whole else ())

    def load_file(self, file: UnitFile, sights: Sights) -> Campaign:
        """The campaign with one unit, for a page: without the list of what came in. Raises `Refusal`.

        file: the unit's row with its campaign; sights: what is seen of it; both as they were read just now.
        """
        with told():
            files = [file] if sights.knows(file.code) else []
            return _campaign(file.campaign, files, _answers(file.campaign, files, sights), sights)

    def append(self, *acts: Act) -> tuple[Done, ...]:
        """Takes the acts in, one behind the other, all or none; gives them with their moments and numbers."""
        with told(), transaction.atomic():
            return self._appended(acts)

    def _appended(self, acts: Sequence[Act]) -> tuple[Done, ...]:
        if any(act.intake for act in acts):
            locked(self.campaign)
        cells = {cell for act in acts for cell in act.expected}
        held = hold(self.campaign, {cell.unit for cell in cells})
        row = next((one.file.campaign for one in held.values()), None) or campaign_row(self.campaign)
        files = [one.file for one in held.values()]
        problems = list(wrong_rows(row, files, [(act.role, answer) for act in acts for answer in act.answers]))
        if problems:
            raise Refusal(problems)
        standing = {unit: rows_of(one.file, {cell.code for cell in cells}) for unit, one in held.items()}
        newest, last = _standing(standing)
        problems = list(outdated(acts, newest.get))
        if problems:
            for doing in self._doings(acts):
                check(self.login, doing)  # who may not write a cell is not told what stands there
            raise Refusal(problems)
        known = list(_intake(row)) if any(act.intake for act in acts) else []
        done = dated(acts, self.login.clock(), lambda unit, code: last.get((unit, code), ""), known)
        for act, taken in zip(acts, done, strict=True):
            self._write(row, held, act, taken, standing)
        return done

    def _write(self, row: CampaignRow, held: Mapping[str, Held], act: Act, taken: Done, standing: Standing) -> None:
        for unit, rows in _parts(act.role, taken.answers):
            known = standing.pop(unit, None)  # what is written next of the unit stands upon what is written here
            save(self.login, act.role, held[unit], rows, known, act.reason)
        if taken.intake:
            with acting(self.login, Doing(act.role, "take_in", self.campaign, reason=act.reason)) as desk:
                said = json.dumps(taken.intake._asdict(), ensure_ascii=False)
                number = int(taken.intake.id)
                desk.writing.add(IntakeRow(campaign=row, number=number, at=taken.intake.taken_in, row=said))

    def _doings(self, acts: Sequence[Act]) -> Iterator[Doing]:
        for act in acts:
            for unit, rows in _parts(act.role, act.answers):
                yield doing_of(act.role, self.campaign, unit, rows, act.reason)
            if act.intake:
                yield Doing(act.role, "take_in", self.campaign)


def _parts(role: Role, answers: Sequence[Answer]) -> Iterator[tuple[str, list[Answer]]]:
    """Rows by unit and, within it, by the act of the table that writes them."""

    def part(answer: Answer) -> tuple[str, str]:
        return answer.unit, act_that_writes(role, answer.stage) or ""

    for (unit, _), rows in groupby(sorted(answers, key=part), key=part):
        yield unit, list(rows)


def _files(row: CampaignRow, units: Collection[str] | None) -> list[UnitFile]:
    if units is not None and len(units) == 1:
        return _NAMED.rows(row.id, *units)
    files = UnitFile.objects.filter(campaign=row).order_by("place")
    return list(files if units is None else files.filter(code__in=units))


_NAMED = Prepared(lambda campaign, code: UnitFile.objects.filter(campaign=campaign, code=code))


def _campaign(
    row: CampaignRow, files: Sequence[UnitFile], answers: Iterable[Answer], sights: Sights,
    intake: tuple[Intake, ...] = (),
) -> Campaign:  # fmt: skip
    settings = sights.with_extensions(settings_of(row.settings))
    units = tuple(unit_of(file) for file in files)
    return Campaign(settings, criteria_of(row.criteria), units, tuple(answers), intake=intake)


def _answers(row: CampaignRow, files: Sequence[UnitFile] | None, sights: Sights) -> Iterator[Answer]:
    """The rows that may be seen, in the order in which they came; most cells repeat, and are kept once."""
    rows = AnswerRow.objects.filter(unit__campaign=row) if files is None else AnswerRow.objects.filter(unit__in=files)
    shared: dict[str, str] = {}
    share = shared.setdefault
    one = files[0].id if files is not None and len(files) == 1 else None
    found = _in_order(rows).iterator(chunk_size=20_000) if one is None else _OF_ONE.values(one)
    for unit, code, stage, *said, received in found:
        if sights.reads(unit, stage, code, received):
            cells = (unit, code, stage, *said)
            answer = Answer._make(cells if one is not None else [share(cell, cell) for cell in cells])
            yield _without_facts(answer) if is_erased(answer.facts) else answer


def _in_order(rows: QuerySet[AnswerRow]) -> QuerySet[AnswerRow, tuple[Any, ...]]:
    return rows.order_by("id").values_list(*_COLUMNS, "received")


_OF_ONE = Prepared(lambda unit: _in_order(AnswerRow.objects.filter(unit=unit)))


def _without_facts(answer: Answer) -> Answer:
    """A row whose facts were erased, which counts for nothing: it says so where people read."""
    return answer._replace(facts="", note=answer.note or answer.facts)


def _standing(rows: Standing) -> tuple[Mapping[Cell, Answer], dict[tuple[str, str], str]]:
    """The newest row of each cell, and the newest moment of each node, of these rows."""
    newest: dict[Cell, Answer] = {}
    last: dict[tuple[str, str], str] = {}
    for answer in (row.answer for of_unit in rows.values() for row in of_unit):
        node, cell = (answer.unit, answer.code), Cell(answer.unit, answer.code, answer.stage)
        if cell not in newest or moment(newest[cell].at) <= moment(answer.at):
            newest[cell] = answer
        if node not in last or moment(last[node]) < moment(answer.at):
            last[node] = answer.at
    return newest, last


def _intake(row: CampaignRow, units: Collection[str] | None = None) -> Iterator[Intake]:
    """What came in; of these units, and of bodies, alone where they are named."""
    rows = IntakeRow.objects.filter(campaign=row)
    if units is not None:
        said = rows.annotate(said=Cast("row", JSONField())).annotate(whose=Cast(KT("said__unit"), TextField()))
        rows = said.filter(whose__in={*units, ""})
    for text in rows.order_by("number").values_list("row", flat=True):
        yield Intake(**json.loads(text))
