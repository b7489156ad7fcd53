"""One answer corrected or given by hand, as a row with its reason, whatever keeps the campaign."""

import datetime
from collections.abc import Iterable

from scoring.campaign.answers import Answer, moment
from scoring.campaign.folder_source import FolderSource
from scoring.campaign.intake import Intake
from scoring.campaign.named_units import unit_named
from scoring.campaign.plausible import oddities
from scoring.campaign.source import Act, Source, cell_of
from scoring.campaign.workflow import Role
from scoring.problems import Fault, Place, Problem, Refusal
from scoring.usecases.asking import Notices, Tell, silent


def answer(
    source: Source,
    role: Role,
    row: Answer,
    reason: str = "",
    kept: Iterable[str] = (),
    tell: Tell = silent,
    over: str | None = None,
) -> Answer:
    """Writes a row upon what stands now; gives it with its moment; tells what is odd of it. Raises `Refusal`.

    kept: which of note and evidence stay as they stand, where something is stated; over: the moment of the row that
    it was decided upon ("": none stood), where that is known: another that stands there refuses.
    """
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
    stands = max(there, key=_at, default=None)
    if stands and (row.facts or row.points):
        row = row._replace(**{column: getattr(stands, column) for column in kept})
    listed = _in_the_list(row, reason, stands) if reason and isinstance(source, FolderSource) else None
    upon = stands if over in (None, stands.at if stands else "") else row._replace(facts="", points="", at=over or "")
    act = Act(row.by, role, reason, (row,), listed, expected={cell: upon})
    (done,) = source.append(act)
    odd = oddities(row, campaign.criteria.nodes[row.code], campaign.settings.year)
    place = Place(f"{row.unit} {row.code}")
    tell(Notices(tuple(Problem(found.code, place, found.values, notice=True) for found in odd)))
    return done.answers[0]


def _in_the_list(row: Answer, reason: str, stands: Answer | None) -> Intake:
    """A folder has no journal: why an answer was given by hand stands in the list of what came in."""
    counts = {"changed": "1"} if stands else {"added": "1"}
    return Intake(what="answer", unit=row.unit, stage=row.stage, by=row.by, reason=reason, **counts)


def _at(row: Answer) -> datetime.datetime:
    return moment(row.at)
