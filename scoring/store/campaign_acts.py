"""A campaign set up, opened, dated and brought in from a folder; its own acts, in its own chain."""

import datetime
import hashlib
import json
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path

import yaml

from scoring.campaign.campaign import Campaign
from scoring.campaign.settings import Due, Settings
from scoring.campaign.skeleton import columns_needed
from scoring.campaign.units import Unit
from scoring.campaign.workflow import Stage, State
from scoring.problems import Fault, Problem, Refusal
from scoring.store import database
from scoring.store.desk import Desk, Doing, Login, place_of
from scoring.store.evidence_brought import BEFORE, Brought, add_evidence
from scoring.store.models import AnswerRow, CriteriaText, IntakeRow, UnitFile
from scoring.store.models import Campaign as CampaignRow
from scoring.store.office import acting, campaign_row
from scoring.store.rows import NumberedRow, decided_upon
from scoring.tree.reader import CriteriaFile


def settings_text(settings: Settings) -> str:
    """The settings as the database keeps them: the text of campaign.yaml."""
    data = settings.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    text: str = yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=110)
    return text


def bring_in(
    login: Login, campaign: Campaign, criteria: bytes, name: str = "", evidence: Brought | None = None
) -> None:
    """A campaign made elsewhere, with all its rows, under its own id or another; new to the database. Raises `Refusal`.

    criteria: the bytes of its criteria file; evidence: what came with it, its files kept already. Until it is opened,
    the campaign is the secretariat's alone.
    """
    settings = campaign.settings
    if name:
        settings = settings.model_copy(update={"id": name})
    with acting(login, Doing("secretariat", "create", settings.id)) as desk:
        if CampaignRow.objects.filter(id=settings.id).exists():
            raise Refusal([Problem("campaign-there", place_of(settings.id), {"given": settings.id})])
        text = _criteria_row(desk, campaign.criteria_file, criteria)
        row = CampaignRow(id=settings.id, settings=settings_text(settings), criteria=text.sha256)
        desk.writing.add(row)
        desk.campaign = row
        files = _add_units(desk, row, campaign.units)
        _add_answers(desk, campaign, files)
        add_evidence(desk, files, evidence or Brought())
        for intake in campaign.intake:
            said = json.dumps(intake._asdict(), ensure_ascii=False)
            desk.writing.add(IntakeRow(campaign=row, number=int(intake.id), at=intake.taken_in, row=said))
    database.count_anew()


def _criteria_row(desk: Desk, criteria: CriteriaFile, raw: bytes) -> CriteriaText:
    """The criteria by the digest of their bytes; the same file is kept once."""
    sha256 = hashlib.sha256(raw).hexdigest()
    known = CriteriaText.objects.filter(sha256=sha256).first()
    if known is not None:
        return known
    criteria_set = criteria.criteria
    row = CriteriaText(
        sha256=sha256,
        file=Path(criteria.file).name,
        name=criteria_set.name,
        digest=criteria_set.digest,
        campaign=desk.doing.campaign,
        text=raw,
    )
    desk.writing.add(row)
    return row


def _add_units(desk: Desk, row: CampaignRow, units: Sequence[Unit]) -> dict[str, UnitFile]:
    files: dict[str, UnitFile] = {}
    for place, unit in enumerate(units):
        columns = json.dumps(dict(unit.columns), ensure_ascii=False)
        files[unit.code] = UnitFile(campaign=row, code=unit.code, place=place, name=unit.name, columns=columns)
    UnitFile.objects.bulk_create(files.values())
    for file in files.values():
        desk.in_chain_of(file).note_new(file)
    return files


def _add_answers(desk: Desk, campaign: Campaign, files: Mapping[str, UnitFile]) -> None:
    """All rows in their order, each unit's in its own chain."""
    counted: dict[str, int] = {}
    known: dict[tuple[str, str], list[NumberedRow]] = {}
    rows = []
    for answer in campaign.answers:
        number = counted[answer.unit] = counted.get(answer.unit, 0) + 1
        here = known.setdefault((answer.unit, answer.code), [])
        base = decided_upon(here, campaign.criteria, answer.code, answer.stage) if here else None
        here.append(NumberedRow(number, base, BEFORE, answer))
        row = AnswerRow(
            unit=files[answer.unit], number=number, code=answer.code, stage=answer.stage, facts=answer.facts,
            points=answer.points, note=answer.note, evidence=answer.evidence, by=answer.by, at=answer.at,
            received=BEFORE, person=None, base=base,
        )  # fmt: skip
        row.salt()
        rows.append(row)
    AnswerRow.objects.bulk_create(rows, batch_size=5_000)
    for row in rows:
        desk.in_chain_of(row.unit).note_new(row)


def criteria_bytes(campaign: str) -> bytes:
    """The criteria file of a campaign as it was brought in. Raises `Refusal`."""
    return bytes(CriteriaText.objects.get(sha256=campaign_row(campaign).criteria).text)


def create(login: Login, settings: Settings, criteria: CriteriaFile, raw: bytes) -> None:
    """A campaign without units, to be set up. Raises `Refusal`."""
    bring_in(login, Campaign(settings, criteria, (), ()), raw)


def set_units(login: Login, campaign: str, units: Sequence[Unit]) -> None:
    """The units of a campaign that is not open yet: new ones, others corrected, none taken away. Raises `Refusal`."""
    with acting(login, Doing("secretariat", "set_up", campaign)) as desk:
        there = {file.code: file for file in UnitFile.objects.filter(campaign=desk.here)}
        gone = [code for code in there if code not in {unit.code for unit in units}]
        if gone:
            raise desk.refuse(Fault("units-gone", codes=gone))
        columns_there = {"code", "name", *(units[0].columns if units else ())}
        needed = (*columns_needed(desk.criteria), *desk.settings.groups, *desk.settings.names)
        missing = [column for column in needed if column not in columns_there]
        if missing:
            raise desk.refuse(Fault("units-columns", columns=missing))
        for place, unit in enumerate(units):
            columns = json.dumps(dict(unit.columns), ensure_ascii=False)
            known = there.get(unit.code)
            if known is not None:
                desk.in_chain_of(known).change(known, place=place, name=unit.name, columns=columns)
            else:
                file = UnitFile(campaign=desk.here, code=unit.code, place=place, name=unit.name, columns=columns)
                desk.in_chain_of(file).add(file)


REACHED: Mapping[Stage, State] = {
    "self": "submitted",
    "appraisal": "appraising",
    "explanation": "reappraising",
    "council": "decided",
}
"""What a row of a stage says of a file that was brought in, the last that holds."""


def open_campaign(login: Login, campaign: str) -> None:
    """Opens a campaign: from now on criteria and units stand, and everybody has their own rights. Raises `Refusal`.

    How far a file that was brought in with rows is follows from them; a decision has published them all. An exercise
    begins where communes fill in, whatever rows came along.
    """
    with acting(login, Doing("secretariat", "open", campaign)) as desk:
        files = UnitFile.objects.filter(campaign=desk.here)
        if not files.exists():
            raise desk.refuse(Fault("open-no-units"))
        desk.writing.change(desk.here, state="open")
        stages: dict[int, set[str]] = {}
        for unit, stage in AnswerRow.objects.filter(unit__campaign=desk.here).values_list("unit", "stage").distinct():
            stages.setdefault(unit, set()).add(stage)
        declared = any(leaf.from_ == "self" for leaf in desk.criteria.leaves.values())
        for file in files:
            there = set() if desk.settings.exercise else stages.get(file.id, set())
            state = _reached(there, declared, desk.settings.decision is not None)
            if state != "draft":
                rounds = 1 if state in ("appraising", "reappraising") else 0
                desk.in_chain_of(file).change(file, state=state, submitted=BEFORE, round=rounds)


def _reached(stages: Collection[str], declared: bool, published: bool) -> State:
    """How far a file is that was brought in; where communes declare nothing, there is nothing to wait for."""
    if published and stages:
        return "published"
    first: State = "draft" if declared else "submitted"
    return [first, *(state for stage, state in REACHED.items() if stage in stages)][-1]


def set_calendar(login: Login, campaign: str, days: Mapping[Stage, datetime.date]) -> None:
    """The last days of stages; those not named stay. Raises `Refusal`."""
    with acting(login, Doing("secretariat", "calendar", campaign)) as desk:
        planned = desk.settings.calendar
        calendar = dict(planned)
        for stage, day in days.items():
            calendar[stage] = Due(due=day.isoformat(), extended=_texts(planned.get(stage)))
        settings = desk.settings.model_copy(update={"calendar": calendar})
        desk.writing.change(desk.here, settings=settings_text(settings))


def _texts(due: Due | None) -> dict[str, str]:
    return {unit: day.isoformat() for unit, day in due.extended.items()} if due else {}
