"""What the votes on a node come to, and whether the council's result that is recorded says so."""

from collections import Counter
from collections.abc import Sequence

from scoring.campaign.answers import Answer, first_stage
from scoring.store.desk import Desk, unit_of
from scoring.store.models import Assignment, Campaign, UnitFile
from scoring.store.models_council import VOID, Session, Vote
from scoring.store.rows import NumberedRow, counting
from scoring.tree.facts import CLAIMS
from scoring.tree.model import CriteriaSet, Leaf
from scoring.tree.rule import Yardstick


def outcome(campaign: Campaign, file: UnitFile, code: str) -> str | None:
    """What won in the open session; None where nobody voted on the node; `base` where votes are equal and it stays so.

    Of equal votes the chair's decides, or what stood before stays, as the session says.
    """
    session = Session.objects.filter(campaign=campaign, state="open").first()
    if session is None:
        return None
    votes = Vote.objects.filter(unit=file, code=code, session=session.number).exclude(choice__in=("abstain", VOID))
    cast = dict(votes.values_list("person", "choice"))
    if not cast:
        return None
    counts = Counter(cast.values()).most_common()
    best = [choice for choice, count in counts if count == counts[0][1]]
    if len(best) == 1:
        return best[0]
    if session.equal == "chair":
        chairs = Assignment.objects.filter(campaign=campaign.id, role="chair", state="active")
        for chair in chairs.values_list("person", flat=True):
            if cast.get(chair) in best:
                return cast[chair]
    return "base"


def row_won(criteria: CriteriaSet, known: Sequence[NumberedRow], code: str, won: str) -> Answer | None:
    """The row that says what won: the commune's, or appraisal's, which without a change is the commune's too."""
    declared = counting(known, code, (first_stage(criteria.nodes[code]),))
    appraised = counting(known, code, ("appraisal",))
    winner = declared if won == "declared" else appraised or declared
    return winner.answer if winner else None


def agrees(desk: Desk, known: Sequence[NumberedRow], row: Answer) -> bool:
    """Whether a result says what won: the commune's facts, appraisal's row, or something else where that did."""
    won = outcome(desk.here, desk.file, row.code)
    if won is None or won == "other":
        return True
    base = row_won(desk.criteria, known, row.code, won)
    return base is not None and _meaning(desk, row) == _meaning(desk, base)


def _meaning(desk: Desk, row: Answer) -> tuple[object, str]:
    """What a row says, in whichever words: "có" and "yes" are one fact."""
    node = desk.criteria.nodes[row.code].seen_by(unit_of(desk.file).columns)
    if not isinstance(node, Leaf) or row.facts in ("", *CLAIMS):
        return row.facts, row.points
    return node.rule.read(row.facts, Yardstick(node.max, desk.settings.year)), row.points
