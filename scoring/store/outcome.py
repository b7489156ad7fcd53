"""What the votes on a node come to, and whether the council's result that is recorded says so."""

from collections import Counter
from collections.abc import Sequence

from scoring.campaign.answers import Answer, first_stage
from scoring.store.desk import Desk
from scoring.store.models import Assignment
from scoring.store.models_council import Session, Vote
from scoring.store.rows import NumberedRow, counting


def outcome(desk: Desk, code: str) -> str | None:
    """What won in the open session; None where nobody voted on the node; `base` where votes are equal and it stays so.

    Of equal votes the chair's decides, or what stood before stays, as the session says.
    """
    session = Session.objects.filter(campaign=desk.here, state="open").first()
    if session is None:
        return None
    votes = Vote.objects.filter(unit=desk.file, code=code, session=session.number).exclude(choice="abstain")
    cast = dict(votes.values_list("person", "choice"))
    if not cast:
        return None
    counts = Counter(cast.values()).most_common()
    best = [choice for choice, count in counts if count == counts[0][1]]
    if len(best) == 1:
        return best[0]
    if session.equal == "chair":
        chairs = Assignment.objects.filter(campaign=desk.here.id, role="chair", state="active")
        for chair in chairs.values_list("person", flat=True):
            if cast.get(chair) in best:
                return cast[chair]
    return "base"


def agrees(desk: Desk, known: Sequence[NumberedRow], row: Answer) -> bool:
    """Whether a result says what won: the commune's facts, appraisal's row, or something else where that did."""
    won = outcome(desk, row.code)
    declared = counting(known, row.code, (first_stage(desk.criteria.nodes[row.code]),))
    appraised = counting(known, row.code, ("appraisal",))
    stated = (row.facts, row.points)
    if won == "declared":
        return declared is not None and stated == (declared.answer.facts, declared.answer.points)
    if won == "appraised":
        return appraised is not None and stated == (appraised.answer.facts, appraised.answer.points)
    if won == "base":
        base = appraised or declared
        return base is not None and stated == (base.answer.facts, base.answer.points)
    return True
