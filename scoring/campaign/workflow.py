"""The way of an appraisal as literal tables: stages of answers, states of a unit's file, and who may do what.

Nowhere else is a stage named in an order, or a right decided: commands, pages and the database ask the functions
below. The source is design "The office" and "Scoring a unit".
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Literal, NamedTuple, get_args

# ── stages: whose rows there are ──────────────────────────────────────────────────────────────────────────────────────

Stage = Literal["self", "survey", "register", "appraisal", "council", "explanation"]
"""What a row of answers says: declared (tự chấm), measured (điều tra, số liệu quản lý), changed by the helper team
(thẩm định), decided by the council (Hội đồng thẩm định), or the commune's answer to a change (giải trình)."""

ScoredStage = Literal["self", "appraisal", "final"]
"""Where an appraisal can be scored: as declared, after appraisal, as decided."""
SCORED_STAGES: tuple[ScoredStage, ...] = get_args(ScoredStage)


class OfStage(NamedTuple):
    """What a stage's rows do, and the first scored stage that knows them."""

    does: Literal["declares", "decides", "explains"]
    known_at: ScoredStage


STAGE_TABLE: Mapping[str, OfStage] = {
    "self": OfStage("declares", "self"),
    "survey": OfStage("declares", "appraisal"),
    "register": OfStage("declares", "appraisal"),
    "appraisal": OfStage("decides", "appraisal"),
    "council": OfStage("decides", "final"),
    "explanation": OfStage("explains", "appraisal"),
}

STAGES: tuple[Stage, ...] = get_args(Stage)
DECLARING: tuple[Stage, ...] = tuple(stage for stage in STAGES if STAGE_TABLE[stage].does == "declares")
"""The stages that facts come from first."""
DECIDING: tuple[Stage, ...] = tuple(stage for stage in STAGES if STAGE_TABLE[stage].does == "decides")
"""The stages that may type points, confirm a claim or refuse it, first things first."""
EXPLANATION: Stage = "explanation"
"""The commune's answer to a change (giải trình): shown, never scored."""

FormStage = Literal["self", "appraisal", "explanation", "council"]
FORM_STAGES: tuple[FormStage, ...] = get_args(FormStage)
"""The stages that have a form to fill in, in the order in which they are."""

Turn = Literal["self", "survey", "register", "round_1", "round_2", "council"]
"""Whose turn (lượt) a row that is scored comes from: its stage, and of appraisal its round."""
TURNS: tuple[Turn, ...] = get_args(Turn)
DECIDING_TURNS: tuple[Turn, ...] = ("round_1", "round_2", "council")


def is_stage_known(stage: Stage, at: ScoredStage) -> bool:
    """Whether the scored stage knows rows of that stage."""
    return SCORED_STAGES.index(STAGE_TABLE[stage].known_at) <= SCORED_STAGES.index(at)


@cache
def deciding_at(scored: ScoredStage) -> tuple[Stage, ...]:
    """The stages that decide by then, the last word first."""
    return tuple(stage for stage in reversed(DECIDING) if is_stage_known(stage, scored))


def turn_of(stage: str, second_round: bool) -> Turn | None:
    """The turn of a row; explanations, which are not scored, have none."""
    if stage == "appraisal":
        return "round_2" if second_round else "round_1"
    return next((turn for turn in TURNS if turn == stage), None)


def stage_of(turn: Turn) -> Stage:
    """The stage of a turn's rows."""
    return "appraisal" if turn == "round_1" or turn == "round_2" else turn


# ── states: how far a unit's file is ──────────────────────────────────────────────────────────────────────────────────

State = Literal[
    "draft", "signing", "submitted", "appraising", "explaining", "reappraising", "deciding", "decided", "published"
]
"""A unit's file (hồ sơ): being filled in, at the head's for signature, sent, in appraisal, with the commune for
explanation, in second appraisal, before the council, decided, published."""
STATES: tuple[State, ...] = get_args(State)
BEFORE_COUNCIL: tuple[State, ...] = STATES[: STATES.index("deciding")]
SENT: tuple[State, ...] = STATES[STATES.index("submitted") :]
EVIDENCE_OF: Mapping[State, Stage] = {"draft": "self", "signing": "self", "explaining": "explanation"}
"""The stage that evidence attached in a state belongs to; with the stage it is frozen."""

Role = Literal[
    "officer", "head", "appraiser", "lead", "provider", "member", "secretary", "chair", "secretariat", "administrator"
]
ROLES: tuple[Role, ...] = get_args(Role)

Whose = Literal["own", "other", "any", "none"]
"""The unit that a right speaks of: the person's own commune, never their own, every one; or the campaign."""

Condition = Literal[
    "as_printed", "due_passed", "in_time", "own_leaves", "no_conflict", "bodies_done", "changed", "unchanged",
    "reaffirmed", "explained", "silent", "quorum", "decision_known", "all_decided", "second_person", "not_open",
    "office_role", "open", "ground_known", "exercise", "real",
]  # fmt: skip
"""What must hold besides: see the messages `condition-…`."""
CONDITIONS: tuple[Condition, ...] = get_args(Condition)

Act = Literal[
    "fill", "attach", "hand_over", "attach_report", "submit", "return", "take_unsigned", "extend", "receive", "measure",
    "propose", "sign_off", "step_back", "substitute", "refer", "ask", "explain", "send_explanation",
    "close_explanation", "to_council", "opinion", "vote", "agenda", "session", "record", "decide", "publish", "reopen",
    "take_in", "create", "set_up", "open", "calendar", "notify", "enlist", "assign", "confirm", "erase", "discard",
    "account", "password", "token", "backup", "sweep",
]  # fmt: skip
ACTS: tuple[Act, ...] = get_args(Act)


class Right(NamedTuple):
    """One row of the table: who may do what, for whose unit, in which states, and where the file goes then.

    act: what is done; role: in which role; whose: for which units; states: in which states of the file (none: an act
    of the campaign); to: the states it may lead to (none: it stays); writes: the stages whose rows it may write;
    needs: what must hold besides; reason: whether it has to be given.
    """

    act: Act
    role: Role
    whose: Whose
    states: tuple[State, ...] = ()
    to: tuple[State, ...] = ()
    writes: tuple[Stage, ...] = ()
    needs: tuple[Condition, ...] = ()
    reason: bool = False


_TAKING_IN: tuple[Role, ...] = ("officer", "provider", "appraiser", "chair", "secretariat")
"""Who may enter a file on the list of what came in; its rows need a right of their own."""

ONES_OWN: tuple[Act, ...] = ("password", "token")
"""What people do about their own account, in any role that they hold anywhere."""

Scope = Literal["read", "answer"]
"""What a token (mã truy cập) is for: reading what its owner reads, or answering in their roles besides."""
SCOPES: tuple[Scope, ...] = get_args(Scope)
USUAL_DAYS = 90
"""For how many days a token holds where nothing else is said."""

RIGHTS: tuple[Right, ...] = (
    # the commune
    Right("fill", "officer", "own", ("draft",), writes=("self",), needs=("open",)),
    Right("attach", "officer", "own", ("draft", "explaining"), needs=("open",)),
    Right("hand_over", "officer", "own", ("draft",), ("signing",), needs=("open",)),
    Right("return", "head", "own", ("signing",), ("draft",), reason=True),
    Right("attach_report", "head", "own", ("signing",), needs=("as_printed",)),
    Right("submit", "head", "own", ("signing",), ("submitted",), needs=("as_printed",)),
    Right("explain", "officer", "own", ("explaining",), writes=("explanation",)),
    Right("send_explanation", "officer", "own", ("explaining",), ("reappraising",), needs=("explained",)),
    # who appraises and who measures
    Right("measure", "provider", "any", BEFORE_COUNCIL, writes=("survey", "register"), needs=("open", "own_leaves")),
    Right(
        "propose", "appraiser", "other", ("appraising", "reappraising"), writes=("appraisal",),
        needs=("own_leaves", "no_conflict"), reason=True,
    ),
    Right("step_back", "appraiser", "any", ("appraising", "reappraising"), reason=True),
    Right("sign_off", "lead", "other", ("appraising", "reappraising"), needs=("own_leaves",)),
    # the council
    Right("opinion", "member", "other", ("deciding",), needs=("no_conflict",)),
    Right("step_back", "member", "any", ("deciding",), reason=True),
    Right("vote", "member", "other", ("deciding",), needs=("no_conflict",)),
    Right("vote", "secretary", "any", ("deciding",)),
    Right("agenda", "secretary", "any", ("deciding",)),
    Right("session", "secretary", "none"),
    Right("step_back", "chair", "any", ("deciding",), reason=True),
    Right(
        "record", "chair", "other", ("deciding",), writes=("council",), needs=("quorum", "no_conflict"), reason=True
    ),
    Right("decide", "chair", "other", ("deciding",), ("decided",), needs=("quorum", "no_conflict")),
    # the secretariat, with a unit's file
    Right("return", "secretariat", "any", ("signing", "submitted", "appraising"), ("draft",), reason=True),
    Right(
        "take_unsigned", "secretariat", "any", ("draft", "signing"), ("submitted",), needs=("due_passed",), reason=True
    ),
    Right("extend", "secretariat", "any", BEFORE_COUNCIL, reason=True),
    Right("receive", "secretariat", "any", ("submitted",), ("appraising",), needs=("in_time",)),
    Right("substitute", "secretariat", "any", ("appraising", "reappraising"), reason=True),
    Right("refer", "secretariat", "any", ("appraising", "reappraising"), reason=True),
    Right("ask", "secretariat", "any", ("appraising",), ("explaining",), needs=("bodies_done", "changed")),
    Right(
        "close_explanation", "secretariat", "any", ("explaining",), ("reappraising",),
        needs=("due_passed", "explained"),
    ),
    Right("close_explanation", "secretariat", "any", ("explaining",), ("deciding",), needs=("due_passed", "silent")),
    Right(
        "to_council", "secretariat", "any", ("appraising",), ("deciding",),
        needs=("bodies_done", "unchanged", "reaffirmed"),
    ),
    Right("to_council", "secretariat", "any", ("reappraising",), ("deciding",), needs=("bodies_done", "reaffirmed")),
    Right(
        "reopen", "secretariat", "any", ("decided", "published"),
        ("draft", "appraising", "explaining", "reappraising", "deciding"), reason=True,
    ),
    # the secretariat, with the campaign
    Right("create", "secretariat", "none"),
    Right("set_up", "secretariat", "none", needs=("not_open",)),
    Right("set_up", "secretariat", "any", STATES, writes=STAGES, needs=("not_open",)),
    Right(
        "open", "secretariat", "none", ("draft",), ("submitted", "appraising", "reappraising", "decided", "published"),
        needs=("not_open",),
    ),
    Right("calendar", "secretariat", "none"),
    Right("notify", "secretariat", "none"),
    Right("enlist", "secretariat", "none"),
    Right("assign", "secretariat", "none"),
    Right("confirm", "secretariat", "none", needs=("second_person",)),
    Right(
        "publish", "secretariat", "none", ("decided",), ("published",), needs=("real", "all_decided", "decision_known")
    ),
    Right("erase", "secretariat", "none", needs=("ground_known",), reason=True),
    Right("discard", "secretariat", "none", needs=("exercise",)),
    # the list of what came in
    *(Right("take_in", role, "none") for role in _TAKING_IN),
    # accounts and backups
    Right("account", "administrator", "none"),
    Right("assign", "administrator", "none", needs=("office_role",)),
    *(Right(act, role, "none") for act in ONES_OWN for role in ROLES),
    Right("confirm", "administrator", "none", needs=("second_person",)),
    Right("backup", "administrator", "none"),
    Right("sweep", "administrator", "none"),
)  # fmt: skip

WAITS_FOR: Mapping[State, tuple[tuple[Role, Act], ...]] = {
    "draft": (("officer", "hand_over"),),
    "signing": (("head", "submit"),),
    "submitted": (("secretariat", "receive"),),
    "appraising": (
        ("appraiser", "propose"), ("lead", "sign_off"), ("secretariat", "ask"), ("secretariat", "to_council"),
    ),
    "explaining": (("officer", "send_explanation"), ("secretariat", "close_explanation")),
    "reappraising": (("appraiser", "propose"), ("lead", "sign_off"), ("secretariat", "to_council")),
    "deciding": (("member", "opinion"), ("chair", "decide")),
}  # fmt: skip
"""Whose turn it is in a state, and what brings the file on; what they may do besides is in the table of rights."""

MOVES: tuple[Act, ...] = tuple(
    dict.fromkeys(right.act for right in RIGHTS if right.states and right.to and right.whose != "none")
)
"""The acts that take a unit's file to another state."""

SECOND_PERSON: tuple[Role, ...] = ("chair", "secretariat")
"""The roles that one person proposes somebody for and another confirms."""
SECOND_FACTOR: tuple[Role, ...] = (*SECOND_PERSON, "administrator")
"""The roles whose holders show a code of their phone beside the password; the administrator could else become them."""


def rights_of(role: Role, act: Act, state: State | None, own: bool, table: Sequence[Right] = RIGHTS) -> Iterator[Right]:
    """The rows by which a role may do an act, on a file in that state, of the person's own unit or another's.

    `state` None asks for acts of the campaign; `table` may be an earlier one.
    """
    whose = ("any", "own" if own else "other") if state is not None else ("none",)
    for right in table:
        there = state is None or state in right.states
        if (right.role, right.act) == (role, act) and right.whose in whose and there:
            yield right


# ── sight: what a role reads of a unit's file ─────────────────────────────────────────────────────────────────────────


class Sight(NamedTuple):
    """One row: whose rows of which stages a role reads while the file is in those states."""

    role: Role
    whose: Whose
    states: tuple[State, ...]
    stages: tuple[Stage, ...]
    leaves: Literal["all", "own"] = "all"


_TOLD: tuple[State, ...] = STATES[STATES.index("explaining") :]
_DONE: tuple[State, ...] = STATES[STATES.index("decided") :]
_COMMUNE: tuple[Role, ...] = ("officer", "head")
_BODIES: tuple[Role, ...] = ("appraiser", "lead")
_COUNCIL: tuple[Role, ...] = ("member", "secretary", "chair", "secretariat")
_APPRAISED: tuple[Stage, ...] = ("self", "survey", "register", "appraisal", "explanation")

SIGHTS: tuple[Sight, ...] = (
    *(Sight(role, "own", STATES, ("self", "explanation")) for role in _COMMUNE),
    *(Sight(role, "own", _TOLD, ("survey", "register", "appraisal")) for role in _COMMUNE),
    *(Sight(role, "own", _DONE, ("council",)) for role in _COMMUNE),
    Sight("provider", "any", STATES, ("survey", "register"), "own"),
    *(Sight(role, "any", SENT, _APPRAISED, "own") for role in _BODIES),
    *(Sight(role, "any", _DONE, ("council",), "own") for role in _BODIES),
    *(Sight(role, "any", SENT, STAGES) for role in _COUNCIL),
)


def act_that_writes(role: Role, stage: str) -> Act | None:
    """The act by which a role writes rows of a stage; None where it writes none."""
    return next((right.act for right in RIGHTS if right.role == role and stage in right.writes), None)


def sees(role: Role, state: State, own: bool) -> dict[Stage, Literal["all", "own"]]:
    """The stages whose rows a role reads of a file, and of which leaves: all, or the body's (the provider's) own."""
    whose = ("any", "own" if own else "other")
    return {
        stage: sight.leaves
        for sight in SIGHTS
        if sight.role == role and sight.whose in whose and state in sight.states
        for stage in sight.stages
    }
