"""Who may do what, written by hand from the office's contract, not from the program's table.

By role and whose file (own: the person's own commune; other; none: acts without a file), by the file's state: the acts.
"""

from collections.abc import Iterator, Mapping

from scoring.campaign.workflow import Act, Role, State

Acts = str
"""Acts as words between spaces."""

_BEFORE_COUNCIL = ("draft", "signing", "submitted", "appraising", "explaining", "reappraising")
_EVERY = (*_BEFORE_COUNCIL, "deciding", "decided", "published")


def _all(states: tuple[str, ...], acts: Acts) -> dict[str, Acts]:
    return dict.fromkeys(states, acts)


_SECRETARIAT = {
    # return from signing, submitted, appraising; extend before the council; reopen what is decided or published;
    # a draft that was not submitted is taken as it stands; until the campaign is open all is theirs to set up
    "draft": "set_up extend take_unsigned",
    "signing": "set_up extend take_unsigned return",
    "submitted": "set_up extend return receive",
    "appraising": "set_up extend return substitute refer ask to_council",
    "explaining": "set_up extend close_explanation",
    "reappraising": "set_up extend substitute refer to_council",
    "deciding": "set_up",
    "decided": "set_up reopen",
    "published": "set_up reopen",
}

BY_HAND: Mapping[str, Mapping[str, Mapping[str, Acts]]] = {
    # fill, attach evidence, answer remarks: own unit only
    "officer": {
        "own": {"draft": "fill attach hand_over", "explaining": "attach explain send_explanation"},
        "none": {"": "take_in password token"},
    },
    # approve and submit the self-assessment; attach the signed report
    "head": {"own": {"signing": "return attach_report submit"}, "none": {"": "password token"}},
    # propose changes, first and second round; never on their own unit
    "appraiser": {
        "other": _all(("appraising", "reappraising"), "propose step_back"),
        "own": _all(("appraising", "reappraising"), "step_back"),
        "none": {"": "take_in password token"},
    },
    # sign off their body's appraisal of a unit, by round
    "lead": {"other": _all(("appraising", "reappraising"), "sign_off"), "none": {"": "password token"}},
    # enter survey and register rows of the leaves assigned
    "provider": {
        "own": _all(_BEFORE_COUNCIL, "measure"),
        "other": _all(_BEFORE_COUNCIL, "measure"),
        "none": {"": "take_in password token"},
    },
    # state an opinion; vote; step back on conflict of interest
    "member": {
        "other": {"deciding": "opinion vote step_back"},
        "own": {"deciding": "step_back"},
        "none": {"": "password token"},
    },
    # agenda, attendance, quorum, votes, minutes
    "secretary": {
        "own": {"deciding": "vote agenda"},
        "other": {"deciding": "vote agenda"},
        "none": {"": "session password token"},
    },
    # record the council's result of a session with quorum
    # and whoever has a conflict of interest steps back, whatever the role
    "chair": {
        "other": {"deciding": "record decide step_back"},
        "own": {"deciding": "step_back"},
        "none": {"": "take_in password token"},
    },
    # criteria, units, people, calendar and who is told what waits, return, reopen, extend, publish, erase,
    # an exercise thrown away
    "secretariat": {
        "own": _SECRETARIAT,
        "other": _SECRETARIAT,
        "none": {
            "": "create set_up open calendar notify enlist assign confirm publish erase discard take_in password token"
        },
    },
    # accounts, backups, the disk swept of files that no act holds; no answers
    "administrator": {"none": {"": "account assign confirm backup sweep password token"}},
}

NEEDED: Mapping[tuple[str, str], str] = {
    # what has to hold besides, where the contract names it
    ("officer", "fill"): "open",
    ("officer", "attach"): "open",
    ("head", "attach_report"): "as_printed",
    ("head", "submit"): "as_printed",
    ("appraiser", "propose"): "own_leaves no_conflict",
    ("lead", "sign_off"): "own_leaves",
    ("provider", "measure"): "own_leaves",
    ("member", "opinion"): "no_conflict",
    ("member", "vote"): "no_conflict",
    ("chair", "record"): "quorum no_conflict",
    ("chair", "decide"): "quorum no_conflict",
    ("secretariat", "take_unsigned"): "due_passed",
    ("secretariat", "receive"): "in_time",
    ("secretariat", "ask"): "bodies_done changed",
    ("secretariat", "to_council"): "bodies_done reaffirmed",
    ("secretariat", "set_up"): "not_open",
    ("secretariat", "publish"): "decision_known all_decided real",
    ("secretariat", "confirm"): "second_person",
    # an exercise is thrown away, and never published
    ("secretariat", "discard"): "exercise",
    # erase: reason, legal ground
    ("secretariat", "erase"): "ground_known",
    ("administrator", "confirm"): "second_person",
    ("administrator", "assign"): "office_role",
}
REASONED = "take_unsigned extend propose step_back substitute refer record reopen erase"
"""The acts that have to have a reason, besides a return."""


def allowed(role: Role, act: Act, state: State | None, own: bool) -> bool:
    """Whether the contract lets a role do an act on a file in that state (None: without a file)."""
    whose = "none" if state is None else "own" if own else "other"
    return act in BY_HAND[role].get(whose, {}).get(state or "", "").split()


def all_allowed() -> Iterator[tuple[str, str, str | None, bool]]:
    """Everything that is allowed."""
    for role, by_whose in BY_HAND.items():
        for whose, by_state in by_whose.items():
            for state, acts in by_state.items():
                for act in acts.split():
                    yield role, act, state or None, whose == "own"
