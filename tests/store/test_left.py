"""What is left for whom, role by role, along the way of a file; who has not sent, late or not."""

import shlex
from pathlib import Path

import pytest

from scoring.cli.main import run
from scoring.store import file_acts
from scoring.store.left import left_for
from tests.store.offices import CAMPAIGN, PASSWORD, Office, office, row


@pytest.fixture
def there(sqlite: str, tmp_path: Path) -> Office:
    return office(tmp_path)


def mine(there: Office, account: str) -> list[tuple[str, str, str]]:
    return [(one.unit, one.act, one.body) for one in left_for(there[account], CAMPAIGN).mine]


def test_each_role_is_told_when_it_is_their_turn(there: Office) -> None:
    assert mine(there, "cc01") == [("01", "hand_over", "")]
    assert mine(there, "ct01") == mine(there, "nv") == mine(there, "snv") == []
    there.submit()
    assert mine(there, "cc01") == []
    assert mine(there, "snv") == [("01", "receive", "")]
    there.move("snv", "secretariat", "receive")
    assert mine(there, "nv") == [("01", "propose", "noi-vu")]
    assert mine(there, "ldtp") == [("01", "sign_off", "tu-phap")]
    assert mine(there, "snv") == mine(there, "hd1") == []


def test_secretariat_goes_on_once_all_bodies_are_done(there: Office) -> None:
    there.appraise()
    assert mine(there, "nv") == mine(there, "ldnv") == []
    assert mine(there, "snv") == [("01", "ask", "")]
    there.move("snv", "secretariat", "ask")
    assert mine(there, "cc01") == [("01", "send_explanation", "")]
    assert mine(there, "snv") == []
    there.clock.set("2023-03-16")
    assert mine(there, "snv") == [("01", "close_explanation", "")]


def test_member_is_told_until_an_opinion_is_stated_and_chair_decides(there: Office) -> None:
    there.to_council()
    assert mine(there, "hd1") == [("01", "opinion", "")]
    assert mine(there, "ct") == [("01", "decide", "")]


def test_file_waits_for_nobody_who_stepped_back_and_for_who_stands_in(there: Office) -> None:
    there.submit()
    there.move("snv", "secretariat", "receive")
    file_acts.step_back(there["nv"], "appraiser", CAMPAIGN, "01", "người nhà làm việc tại phường")
    assert mine(there, "nv") == []
    assert ("01", "propose", "noi-vu") not in mine(there, "tp")
    file_acts.substitute(there["snv"], CAMPAIGN, "01", "noi-vu", there.person("tp"), "thay người đã rút")
    assert ("01", "propose", "noi-vu") in mine(there, "tp")


def test_figures_of_a_file_in_appraisal_wait_for_who_provides_them(there: Office) -> None:
    there.submit()
    assert mine(there, "dt") == []
    there.move("snv", "secretariat", "receive")
    assert mine(there, "dt") == [("01", "measure", "")]
    there.save("dt", "provider", row("01", "1.3", "survey", "80/100"))
    assert mine(there, "dt") == []


def test_who_has_not_sent_is_told_to_the_secretariat_alone_late_or_not(there: Office) -> None:
    there.submit("02")
    waits = [(one.unit, one.role, one.late) for one in left_for(there["snv"], CAMPAIGN).others]
    assert waits == [("01", "officer", False), ("03", "officer", False)]
    assert left_for(there["nv"], CAMPAIGN).others == left_for(there["cc01"], CAMPAIGN).others == ()
    there.clock.set("2023-01-16")
    assert [one.late for one in left_for(there["snv"], CAMPAIGN).others] == [True, True]


def test_command_tells_what_is_left(
    there: Office, sqlite: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SCORING_PASSWORD", PASSWORD)
    for account, printed, said in (
        ("cc01", "table", "LEFT FOR YOU: 1"), ("snv", "table", "2023-01-15 (late)"), ("nv", "table", "Nothing waits"),
        ("cc01", "csv", "01,An,draft,officer,hand_over,,2023-01-15,True"), ("cc01", "json", '"act": "hand_over"'),
    ):  # fmt: skip
        line = f"status small-2022 --mine --format {printed} --db {sqlite} --as {account} --lang en"
        assert run(shlex.split(line)) == 0
        assert said in capsys.readouterr().out
    assert run(["status", "small-2022", "--mine", "--lang", "en"]) == 2
