"""Rows of answers written: each unit's by one act of the table, dated by the database, none over a newer one."""

from collections.abc import Collection, Iterator, Sequence

from scoring.campaign.answers import Answer
from scoring.campaign.check_answers import RowChecks
from scoring.campaign.source import cell_of
from scoring.campaign.workflow import RIGHTS, Act, Role, act_that_writes
from scoring.problems import Fault, Place, Problem, Refusal, Said
from scoring.store.conditions import body_of
from scoring.store.desk import Desk, Doing, Login, criteria_of, place_of, settings_of, unit_of
from scoring.store.models import AnswerRow, Campaign, UnitFile
from scoring.store.models_council import Mark
from scoring.store.office import Held, acting
from scoring.store.outcome import agrees
from scoring.store.rows import NumberedRow, decided_upon, last_number, rows_of


def save(
    login: Login, role: Role, held: Held, rows: Sequence[Answer], known: Sequence[NumberedRow] | None, reason: str
) -> None:
    """New rows of one unit, checked and dated; all of stages that one act writes. Raises `Refusal`.

    known: what stands at their nodes, where it was read since the file is held.
    """
    doing = doing_of(role, held.file.campaign_id, held.file.code, rows, reason)
    with acting(login, doing, held) as desk:
        known = rows_of(desk.file, doing.codes) if known is None else known
        against = [row.code for row in rows if doing.act == "record" and not agrees(desk, known, row)]
        if against:
            raise desk.refuse(Fault("record-against-votes", codes=against))
        last = last_number(desk.file)
        desk.writing.add_all([_row(desk, known, last + count, row) for count, row in enumerate(rows, start=1)])
        if doing.act == "propose":
            _take_marks_back(desk, doing.codes)


def doing_of(role: Role, campaign: str, unit: str, rows: Sequence[Answer], reason: str) -> Doing:
    """The act that writes rows of a unit; where it has to have a reason, the rows' own notes are. Raises `Refusal`."""
    stage = rows[0].stage
    act = act_that_writes(role, stage)
    if act is None:
        values = {"role": Said(f"role-{role}", {}), "stage": stage}
        raise Refusal([Problem("office-writes-not", place_of(campaign, unit), values)])
    if not reason and _asks_reason(act):
        reason = "; ".join(dict.fromkeys(row.note for row in rows if row.note))
    return Doing(role, act, campaign, unit, reason, tuple(dict.fromkeys(row.code for row in rows)))


def wrong_rows(campaign: Campaign, files: Sequence[UnitFile], rows: Sequence[tuple[Role, Answer]]) -> Iterator[Problem]:
    """What is wrong with rows that somebody in a role would write, whoever it is; `files` are those of their units."""
    touched = files
    if not {row.unit for _, row in rows} <= {file.code for file in files}:
        touched = list(UnitFile.objects.filter(campaign=campaign))  # a hint at a code that is misspelt needs them all
    criteria = criteria_of(campaign.criteria).criteria
    checks = RowChecks(criteria, [unit_of(file) for file in touched], settings_of(campaign.settings).year)
    for role, row in rows:
        faults = list(checks.of_new(row))
        if outside := checks.outside(row):
            faults.append(("unit", outside))
        if not row.note.strip() and not faults and _asks_reason(act_that_writes(role, row.stage)):
            faults.append(("note", Fault("adjustment-without-reason", code=row.code)))
        place = place_of(campaign.id, " ".join(cell_of(row)))
        yield from (Problem.of(fault, Place(place.file, None, column)) for column, fault in faults)


def _asks_reason(act: Act | None) -> bool:
    return any(right.reason for right in RIGHTS if right.act == act)


def _row(desk: Desk, known: Sequence[NumberedRow], number: int, row: Answer) -> AnswerRow:
    base = decided_upon(known, desk.criteria, row.code, row.stage)
    return AnswerRow(
        unit=desk.file, number=number, code=row.code, stage=row.stage, facts=row.facts, points=row.points,
        note=row.note, evidence=row.evidence, by=row.by, at=row.at, received=desk.now, person=desk.login.person,
        base=base,
    )  # fmt: skip


def _take_marks_back(desk: Desk, codes: Collection[str]) -> None:
    """A body that changes something is not done any more."""
    bodies = {body_of(desk.criteria.nodes[code], desk.criteria) for code in codes}
    for mark in Mark.objects.filter(unit=desk.file, round=desk.file.round, state="done", body__in=bodies - {None}):
        desk.writing.change(mark, state="withdrawn")
