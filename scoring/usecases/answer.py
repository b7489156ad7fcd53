"""One answer corrected or given by hand, as a row with its reason, whatever keeps the campaign."""

import datetime

from scoring.campaign.answers import Answer, moment
from scoring.campaign.named_units import unit_named
from scoring.campaign.plausible import oddities
from scoring.campaign.source import Act, Source, cell_of
from scoring.campaign.workflow import Role
from scoring.problems import Fault, Place, Problem, Refusal
from scoring.usecases.asking import Notices, Tell, silent


def answer(source: Source, role: Role, row: Answer, reason: str = "", tell: Tell = silent) -> Answer:
    """Writes a row upon what stands now; gives it with its moment; tells what is odd of it. Raises `Refusal`."""
    campaign = source.load([row.unit])
    if not campaign.units:
        campaign = source.load()
        try:
            row = row._replace(unit=unit_named(row.unit, campaign.units).code)
        except Fault as fault:
            raise Refusal([Problem.of(fault, Place("UNIT"))]) from None
    cell = cell_of(row)
    standing = campaign.rows[row.unit].get(row.code, ())
    there = [one for one in standing if cell_of(one) == cell]
    act = Act(row.by, role, reason, (row,), expected={cell: max(there, key=_at, default=None)})
    (done,) = source.append(act)
    odd = oddities(row, campaign.criteria.nodes[row.code], campaign.settings.year)
    place = Place(f"{row.unit} {row.code}")
    tell(Notices(tuple(Problem(found.code, place, found.values, notice=True) for found in odd)))
    return done.answers[0]


def _at(row: Answer) -> datetime.datetime:
    return moment(row.at)
