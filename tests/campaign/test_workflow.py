"""The table of the workflow: every word is used, every state is reached, and what follows from it."""

from typing import get_args

import pytest

from scoring.campaign.answers import first_stage, stages_looked_at, stages_of
from scoring.campaign.workflow import (
    ACTS,
    CONDITIONS,
    DECIDING,
    DECLARING,
    FORM_STAGES,
    RIGHTS,
    ROLES,
    SCORED_STAGES,
    STAGE_TABLE,
    STAGES,
    STATES,
    TURNS,
    Role,
    State,
    act_that_writes,
    rights_of,
    sees,
    stage_of,
    turn_of,
)
from scoring.messages import CATALOGUE
from scoring.tree.model import Origin
from tests.small import criteria_of, leaf


def test_stages_are_those_of_the_table_and_facts_come_from_one_of_them() -> None:
    assert tuple(STAGE_TABLE) == STAGES
    assert {*get_args(Origin)} == {*DECLARING, "council"}
    assert {*FORM_STAGES} <= {*STAGES}


@pytest.mark.parametrize("turn", TURNS)
def test_turn_belongs_to_the_stage_of_its_rows(turn: str) -> None:
    found = next(one for one in TURNS if one == turn)
    assert turn_of(stage_of(found), second_round=turn == "round_2") == turn


def test_explanation_has_no_turn() -> None:
    assert turn_of("explanation", second_round=False) is None


@pytest.mark.parametrize("origin", get_args(Origin))
def test_what_a_node_looks_at_is_a_stage_it_may_have_rows_of(origin: str) -> None:
    node = criteria_of(leaf("1", "10", more=f"from: {origin}")).leaves["1"]
    assert first_stage(node) == origin
    assert origin in stages_of(node)
    for scored in SCORED_STAGES:
        assert {origin} <= {*stages_looked_at(node, scored)} <= {origin, *DECIDING}


def test_every_word_of_the_table_is_used_and_has_its_words() -> None:
    assert {right.act for right in RIGHTS} == {*ACTS}
    assert {right.role for right in RIGHTS} == {*ROLES}
    assert {need for right in RIGHTS for need in right.needs} == {*CONDITIONS}
    codes = [f"act-{act}" for act in ACTS] + [f"role-{role}" for role in ROLES]
    codes += [f"state-{state}" for state in STATES] + [f"condition-{name}" for name in CONDITIONS]
    assert [code for code in codes if code not in CATALOGUE] == []


def test_every_state_but_the_first_is_reached_and_every_state_but_the_last_is_left() -> None:
    reached = {state for right in RIGHTS for state in right.to}
    left = {state for right in RIGHTS if right.to for state in right.states}
    assert reached | {"draft"} == {*STATES}
    assert left == {*STATES}


def test_who_writes_each_stage_once_the_campaign_is_open() -> None:
    opened = [right for right in RIGHTS if "not_open" not in right.needs]
    writers = {stage: {right.role for right in opened if stage in right.writes} for stage in STAGES}
    assert writers == {
        "self": {"officer"},
        "survey": {"provider"},
        "register": {"provider"},
        "appraisal": {"appraiser"},
        "council": {"chair"},
        "explanation": {"officer"},
    }


@pytest.mark.parametrize("state", STATES)
def test_nobody_decides_on_their_own_unit(state: State) -> None:
    for role, act in (("appraiser", "propose"), ("lead", "sign_off"), ("member", "opinion"), ("chair", "decide")):
        assert not list(rights_of(role, act, state, own=True))  # type: ignore[arg-type]  # words of the table


@pytest.mark.parametrize("role", ROLES)
def test_draft_is_its_communes_alone(role: Role) -> None:
    own = role in ("officer", "head")
    assert ("self" in sees(role, "draft", own=True)) == own
    assert "self" not in sees(role, "draft", own=False)


def test_appraisal_is_told_to_the_commune_when_it_is_asked_to_explain() -> None:
    assert [state for state in STATES if "appraisal" in sees("officer", state, own=True)] == [*STATES[4:]]
    assert [state for state in STATES if "council" in sees("head", state, own=True)] == ["decided", "published"]


def test_bodies_read_their_own_leaves_and_administrators_nothing() -> None:
    assert sees("appraiser", "submitted", own=False)["self"] == "own"
    assert sees("member", "submitted", own=False)["self"] == "all"
    assert [state for state in STATES if sees("administrator", state, own=False)] == []


def test_until_it_is_opened_a_campaign_is_the_secretariats_alone() -> None:
    assert {right.role for right in RIGHTS if right.writes and "not_open" in right.needs} == {"secretariat"}
    assert {act_that_writes("secretariat", stage) for stage in STAGES} == {"set_up"}
    assert act_that_writes("officer", "self") == "fill"
    assert act_that_writes("officer", "council") is None
