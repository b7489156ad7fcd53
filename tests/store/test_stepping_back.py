"""Who has a conflict of interest steps back in any role: no vote, no result by them, no place in the quorum there."""

from pathlib import Path

import pytest

from scoring.problems import Refusal
from scoring.store import council_acts, file_acts, sessions
from scoring.store.models_council import Vote
from scoring.store.verify import verify
from tests.store.offices import CAMPAIGN, Office, office, row

RESULT = row("01", "1.1", "council", points="3.5", note="Hội đồng thống nhất")


@pytest.fixture
def there(sqlite: str, tmp_path: Path) -> Office:
    """A session of two members and the chair, with a node of a unit before it; two of them make it valid."""
    found = office(tmp_path)
    found.to_council()
    found.sit()
    council_acts.put_on_agenda(found["tk"], CAMPAIGN, "01", "1.1")
    return found


def refused(there: Office, account: str) -> list[str]:
    with pytest.raises(Refusal) as told:
        there.save(account, "chair", RESULT)
    return [str(problem.values["condition"]) for problem in told.value.problems]


@pytest.mark.parametrize("code", ["1.1", ""])
def test_a_vote_given_before_stepping_back_is_void(there: Office, code: str) -> None:
    for account, choice in (("hd1", "declared"), ("hd2", "other")):
        council_acts.vote(there[account], "member", CAMPAIGN, "01", "1.1", choice, there.person(account))  # type: ignore[arg-type]
    file_acts.step_back(there["hd1"], "member", CAMPAIGN, "01", "người nhà", code)
    sitting = sessions.open_sitting(CAMPAIGN)
    assert sitting is not None
    ballots = sessions.ballots(CAMPAIGN, sitting)["01", "1.1"]
    assert ballots.cast == {there.person("hd2"): "other"}
    assert {*Vote.objects.values_list("choice", flat=True)} == {"void", "other"}
    there.save("ct", "chair", RESULT)
    assert verify().problems == []


def test_a_vote_on_another_node_stands(there: Office) -> None:
    council_acts.vote(there["hd1"], "member", CAMPAIGN, "01", "1.1", "declared", there.person("hd1"))
    file_acts.step_back(there["hd1"], "member", CAMPAIGN, "01", "người nhà", "1.2")
    assert Vote.objects.get().choice == "declared"


def test_a_chair_who_stepped_back_is_stood_in_for_by_another_appointed(there: Office) -> None:
    file_acts.step_back(there["ct"], "chair", CAMPAIGN, "01", "người nhà")
    assert "condition-no_conflict" in " ".join(refused(there, "ct"))
    with pytest.raises(Refusal):
        there.move("ct", "chair", "decide", "01")
    there.assign("hd1", "chair")
    there.save("hd1", "chair", RESULT)
    there.move("hd1", "chair", "decide", "01")
    assert verify().problems == []


def test_quorum_is_counted_without_who_stepped_back(there: Office) -> None:
    for account in ("hd1", "hd2"):
        file_acts.step_back(there[account], "member", CAMPAIGN, "01", "người nhà", "1.1")
    assert "condition-quorum" in " ".join(refused(there, "ct"))
