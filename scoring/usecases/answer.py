"""One answer corrected or given by hand, as a row with its reason, whatever keeps the campaign."""

import datetime

from scoring.campaign.answers import Answer, moment
from scoring.campaign.source import Act, Source, cell_of
from scoring.campaign.workflow import Role
from scoring.problems import Place, Problem, Refusal, did_you_mean


def answer(source: Source, role: Role, row: Answer, reason: str = "") -> Answer:
    """Writes a row upon what stands now; gives it with its moment. Raises `Refusal`."""
    campaign = source.load([row.unit])
    if not campaign.units:
        known = [unit.code for unit in source.load().units]
        values = {"given": row.unit, "hint": did_you_mean(row.unit, known)}
        raise Refusal([Problem("unit-unknown", Place("UNIT"), values)])
    cell = cell_of(row)
    standing = campaign.rows[row.unit].get(row.code, ())
    there = [one for one in standing if cell_of(one) == cell]
    act = Act(row.by, role, reason, (row,), expected={cell: max(there, key=_at, default=None)})
    (done,) = source.append(act)
    return done.answers[0]


def _at(row: Answer) -> datetime.datetime:
    return moment(row.at)
