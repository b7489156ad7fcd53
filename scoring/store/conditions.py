"""What must hold besides a right: one function for each condition that the table names."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

from scoring.campaign.answers import first_stage
from scoring.campaign.workflow import Condition, Role, Stage
from scoring.store import clock
from scoring.store.deadlines import due_of
from scoring.store.desk import Desk, unit_of
from scoring.store.models import Assignment, UnitFile
from scoring.store.models_council import Attendance, Conflict, Mark, Session, Substitute
from scoring.store.rows import NumberedRow, counting, digest_of_rows, rows_of, stale
from scoring.tree.model import Branch, CriteriaSet, Leaf


def as_printed(desk: Desk) -> bool:
    """The rows are those of the report printed for signature; a digest read off the paper has to be theirs too."""
    now = digest_of_rows(rows_of(desk.file))
    on_paper = desk.doing.given.get("printed")
    return desk.file.printed == now and on_paper in (None, "", now)


def due_passed(desk: Desk) -> bool:
    """The last day, of declaring or of explaining, is over for the unit."""
    stage: Stage = "explanation" if desk.file.state == "explaining" else "self"
    due = due_of(desk.settings, desk.file, stage)
    return due is not None and desk.now > clock.end_of(due)


def in_time(desk: Desk) -> bool:
    """The file came in before the end of its last day, which may have been extended since."""
    due = due_of(desk.settings, desk.file, "self")
    return due is None or desk.file.submitted <= clock.end_of(due)


def own_leaves(desk: Desk) -> bool:
    """Every node it touches, or the body it is done for, is given to the person in this role."""
    if desk.doing.body is not None:
        return desk.doing.body in bodies_given(desk.doing.role, desk.posts, desk.file, desk.login.person)
    return {*desk.doing.codes} <= leaves_given(desk.doing.role, desk.posts, desk.criteria, desk.file, desk.login.person)


def bodies_given(role: Role, posts: Iterable[Assignment], file: UnitFile, person: int) -> set[str]:
    """The bodies that a person does something of a unit for: by their posts in the role, and as a substitute."""
    own = Substitute.objects.filter(unit=file, person=person, active=True) if role == "appraiser" else None
    return bodies_held(role, posts, own.values_list("body", flat=True) if own is not None else ())


def bodies_held(role: Role, posts: Iterable[Assignment], as_substitute: Iterable[str]) -> set[str]:
    """The same, of who is known to stand in for others of some bodies: who appraises does."""
    return {post.body for post in posts if post.role == role} | {*(as_substitute if role == "appraiser" else ())}


def leaves_given(
    role: Role, posts: Iterable[Assignment], criteria: CriteriaSet, file: UnitFile, person: int
) -> set[str]:
    """The nodes that are given to a person in a role, of one unit."""
    leaves = {code for post in posts if post.role == role for code in post.leaves.split()}
    if role != "provider":
        bodies = bodies_given(role, posts, file, person)
        leaves |= {code for code, node in criteria.nodes.items() if body_of(node, criteria) in bodies}
    return leaves


def body_of(node: Branch | Leaf, criteria: CriteriaSet) -> str | None:
    """The body that appraises a node: a leaf's own, "" where it names none; a branch's where its leaves have one."""
    if isinstance(node, Leaf):
        return None if node.from_ == "council" else node.body or ""
    below = {body_of(child, criteria) for child in node.children}
    return below.pop() if len(below) == 1 else None


def no_conflict(desk: Desk) -> bool:
    """The person has not stepped back from the unit, nor from a node that it touches."""
    conflicts = Conflict.objects.filter(unit=desk.file, person=desk.login.person, active=True)
    return not conflicts.filter(code__in=("", *desk.doing.codes)).exists()


def bodies_done(desk: Desk) -> bool:
    """Every body that has something to appraise in this round has signed off, or its leaves went to the council."""
    done = Mark.objects.filter(unit=desk.file, round=desk.file.round, state__in=("done", "referred"))
    return bodies_asked(desk.criteria, desk.file) <= {*done.values_list("body", flat=True)}


def bodies_asked(criteria: CriteriaSet, file: UnitFile, explained: Collection[str] | None = None) -> set[str]:
    """The bodies that have leaves of the unit to appraise; in a second round only those with something explained.

    explained: the nodes with an explanation, where they are known already.
    """
    unit = unit_of(file)
    asked = {code for code, leaf in criteria.leaves.items() if leaf.from_ != "council" and unit.within(leaf)}
    if file.state in ("explaining", "reappraising"):
        if explained is None:
            explained = {row.answer.code for row in rows_of(file) if row.answer.stage == "explanation"}
        asked = {leaf for leaf in asked if {leaf, *(node.code for node in criteria.above[leaf])} & {*explained}}
    return {criteria.leaves[code].body or "" for code in asked}


def changed(desk: Desk) -> bool:
    """Appraisal says something else than what was declared or measured, somewhere."""
    return bool(changed_codes(desk.criteria, rows_of(desk.file)))


def changed_codes(criteria: CriteriaSet, rows: Sequence[NumberedRow]) -> list[str]:
    """The nodes where appraisal says something else than what came first."""
    codes = []
    for code in dict.fromkeys(row.answer.code for row in rows if row.answer.stage == "appraisal"):
        last = counting(rows, code, ("appraisal",))
        first = counting(rows, code, (first_stage(criteria.nodes[code]),))
        if last is None:
            continue
        if first is None or _stated(last) != _stated(first):
            codes.append(code)
    return codes


def _stated(row: NumberedRow) -> tuple[str, str]:
    return row.answer.facts, row.answer.points


def unchanged(desk: Desk) -> bool:
    """Appraisal says nothing else than what came first."""
    return not changed(desk)


def reaffirmed(desk: Desk) -> bool:
    """No change of appraisal rests on a row that was replaced since."""
    return not stale(rows_of(desk.file), desk.criteria)


def explained(desk: Desk) -> bool:
    """The commune answered something in time, since it was last asked."""
    due = due_of(desk.settings, desk.file, "explanation")
    until = clock.end_of(due) if due else desk.now
    return any(
        row.answer.stage == "explanation" and desk.file.asked <= row.received <= until for row in rows_of(desk.file)
    )


def silent(desk: Desk) -> bool:
    """The commune answered nothing in time: it accepts."""
    return not explained(desk)


def quorum(desk: Desk) -> bool:
    """A session is open in which enough members take part, present or in writing.

    Who stepped back from the unit, or from a node that the act touches, doesn't count there.
    """
    session = Session.objects.filter(campaign=desk.here, state="open").first()
    if session is None:
        return False
    out = Conflict.objects.filter(unit=desk.file, code__in=("", *desk.doing.codes), active=True).values("person")
    there = Attendance.objects.filter(session=session).exclude(how="absent").exclude(person__in=out)
    return there.count() >= session.quorum


def decision_known(desk: Desk) -> bool:
    """The decision's number, date and signer are given."""
    return all(str(desk.doing.given.get(name) or "").strip() for name in ("decision", "day", "signer"))


def all_decided(desk: Desk) -> bool:
    """Every file is decided, or published already."""
    return not UnitFile.objects.filter(campaign=desk.here).exclude(state__in=("decided", "published")).exists()


def second_person(desk: Desk) -> bool:
    """Who confirms a role is neither who proposed it nor who gets it."""
    assignment = Assignment.objects.filter(id=int(desk.doing.given.get("assignment") or 0), state="proposed").first()
    return assignment is not None and desk.login.person not in (assignment.by, assignment.person)


def not_open(desk: Desk) -> bool:
    """Nobody fills anything in yet."""
    return desk.here.state == "preparing"


def is_open(desk: Desk) -> bool:
    """Criteria and units stand, and communes fill in."""
    return desk.here.state == "open"


def office_role(desk: Desk) -> bool:
    """The role given is one of the office itself, not of an appraisal."""
    return desk.doing.given.get("role") in ("secretariat", "administrator")


def ground_known(desk: Desk) -> bool:
    """The law is named by which content goes."""
    return bool(str(desk.doing.given.get("ground") or "").strip())


def exercise(desk: Desk) -> bool:
    """The campaign is for training; what is in it is nobody's result."""
    return desk.settings.exercise


def real(desk: Desk) -> bool:
    """The campaign is an appraisal, no training exercise."""
    return not exercise(desk)


CONDITIONS: Mapping[Condition, Callable[[Desk], bool]] = {
    "as_printed": as_printed,
    "due_passed": due_passed,
    "in_time": in_time,
    "own_leaves": own_leaves,
    "no_conflict": no_conflict,
    "bodies_done": bodies_done,
    "changed": changed,
    "unchanged": unchanged,
    "reaffirmed": reaffirmed,
    "explained": explained,
    "silent": silent,
    "quorum": quorum,
    "decision_known": decision_known,
    "all_decided": all_decided,
    "second_person": second_person,
    "not_open": not_open,
    "office_role": office_role,
    "open": is_open,
    "ground_known": ground_known,
    "exercise": exercise,
    "real": real,
}
