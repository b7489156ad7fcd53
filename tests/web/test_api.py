"""The API: what pages show, for programs; answers by the same rights; what is wrong as data; tokens nowhere told."""

import itertools
import json
import logging
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from scoring.campaign.workflow import STATES, Role, State, sees
from scoring.store.models import AnswerRow, Entry, Person, Token, UnitFile
from scoring.store.tokens import NewToken, make
from scoring.web import api as pages
from scoring.web import api_access
from scoring.web.accounts import MOST_TRIES
from scoring.web.visits import any_role
from tests.store.offices import CAMPAIGN, Office, row
from tests.web.conftest import HOST
from tests.web.test_rights import ALL, TRIED, WHO, reads

Visitor = Callable[[str], Client]
AT = "/api/v1"
HERE = f"{AT}/campaigns/{CAMPAIGN}"
FACTS = {"stage": "self", "facts": "45/50"}


def bearer(there: Office, account: str, scope: str = "read") -> Client:
    """A program with a token of somebody."""
    login = there[account]
    shown = make(login, any_role(login.person), NewToken("thử", scope, 30))  # type: ignore[arg-type]
    Token.objects.update(until="9999")  # the office's clock stands in another year than this machine's
    return Client(HTTP_HOST=HOST, headers={"Authorization": f"Bearer {shown}"})


def state(client: Client, unit: str = "01", /, **given: Any) -> Any:
    path = f"{HERE}/units/{unit}/answers/1.2"
    return client.post(path, {**FACTS, **given}, content_type="application/json")


def codes(answer: Any) -> list[str]:
    return [one["code"] for one in answer.json()["problems"]]


def test_document_is_openapi_and_has_every_address(there: Office) -> None:
    said = Client(HTTP_HOST=HOST).get(f"{AT}/openapi.json").json()
    assert said["openapi"].startswith("3.1")
    assert {*said["paths"]} == {
        f"{AT}/publications", f"{AT}/campaigns", f"{AT}/campaigns/{{campaign}}",
        *(f"{AT}/campaigns/{{campaign}}/{name}" for name in ("criteria", "units", "results", "progress")),
        f"{AT}/campaigns/{{campaign}}/units/{{unit}}",
        f"{AT}/campaigns/{{campaign}}/units/{{unit}}/answers/{{code}}",
    }  # fmt: skip
    for path, operations in said["paths"].items():
        for operation in operations.values():
            assert " / " in operation["summary"], path
            assert bool(operation.get("security")) == (path != f"{AT}/publications")


def test_page_of_the_docs_names_every_address_and_shows_what_is_told(there: Office) -> None:
    page = (Path(__file__).parents[2] / "docs/api.md").read_text(encoding="utf-8")
    said = Client(HTTP_HOST=HOST).get(f"{AT}/openapi.json").json()["paths"]
    known = {f"{method.upper()} {path}" for path, operations in said.items() for method in operations}
    assert {*re.findall(r"`((?:GET|POST) [^`]+)`", page)} == known
    problems = next(text for text in re.findall(r"```json\n(.+?)```", page, re.DOTALL) if "problems" in text)
    assert state(bearer(there, "cc01")).json() == json.loads(problems)


def test_published_is_for_everybody_and_all_else_asks_for_a_token(there: Office) -> None:
    nobody = Client(HTTP_HOST=HOST)
    assert nobody.get(f"{AT}/publications").json() == []
    for path in (f"{AT}/campaigns", HERE, f"{HERE}/results", f"{HERE}/units/01"):
        answer = nobody.get(path)
        assert (answer.status_code, codes(answer)) == (401, ["api-token-wrong"])
        assert answer.headers["WWW-Authenticate"] == "Bearer"


def test_session_of_a_browser_is_no_token(there: Office, visitor: Visitor) -> None:
    assert visitor("snv").get(f"{AT}/campaigns").status_code == 401


OF_CAMPAIGN = (f"{AT}/campaigns", HERE, *(f"{HERE}/{name}" for name in ("criteria", "units", "results", "progress")))
PEOPLE = tuple(filter(None, TRIED))


@pytest.mark.parametrize("state_of_file", STATES if ALL else ("submitted",))
def test_every_address_by_every_role_shows_what_the_table_of_sights_does(there: Office, state_of_file: State) -> None:
    for unit in ("01", "02"):
        there.save(f"cc{unit}", "officer", row(unit, "1.2", "self", "45/50"))
    UnitFile.objects.update(state=state_of_file)
    wrong: list[tuple[str, str, object]] = []
    for account in PEOPLE:
        role, client = WHO[account], bearer(there, account)
        assert role is not None
        wrong += [(account, path, "closed") for path in OF_CAMPAIGN if client.get(path).status_code != 200]
        shown = client.get(f"{HERE}/results?stage=self").json()["units"]
        with_facts = {one["unit"] for one in shown if "1.2" not in one["missing"]}
        for unit in ("01", "02"):
            own = account in ("cc01", "ct01") and unit == "01"
            status = client.get(f"{HERE}/units/{unit}").status_code
            if status != (200 if reads(role, state_of_file, own) else 404):
                wrong.append((account, unit, status))
            if (unit in with_facts) != _sees_facts(role, state_of_file, own):
                wrong.append((account, unit, "facts"))
    assert wrong == []


def _sees_facts(role: Role, state_of_file: State, own: bool) -> bool:
    """Whether the facts of leaf 1.2, which another body than that of `nv` and `ldnv` appraises, are theirs to see."""
    return own if role in ("officer", "head") else sees(role, state_of_file, own).get("self") == "all"


def test_every_role_states_by_the_table_alone(there: Office) -> None:
    for account, unit in itertools.product(PEOPLE, ("01", "02")):
        may = account == "cc01" and unit == "01"
        answer = state(bearer(there, account, "answer"), unit, role=WHO[account])
        assert answer.status_code in ((200,) if may else (403, 404)), (account, unit, answer.content)
    assert AnswerRow.objects.count() == 1


def test_answer_stands_as_one_of_the_page_does_and_the_journal_names_the_token(there: Office) -> None:
    client = bearer(there, "cc01", "answer")
    done = state(client, evidence="BC 12").json()
    assert (done["facts"], done["evidence"], done["by"]) == ("45/50", "BC 12", Person.objects.get(account="cc01").name)
    entry = Entry.objects.filter(act="fill").latest("id")
    assert (entry.person, entry.role) == (there.person("cc01"), "officer")
    assert f"token {Token.objects.get().id}" in entry.account
    later = state(client, facts="46/50", over=done["at"]).json()
    assert later["evidence"] == "BC 12"  # what is not sent stays
    explained = client.get(f"{HERE}/units/01?stage=self").json()
    assert any(node["code"] == "1.2" and node["layers"][-1]["facts"] == "46/50" for node in explained["nodes"])


def test_answer_upon_a_row_that_was_replaced_is_refused_with_both(there: Office) -> None:
    client = bearer(there, "cc01", "answer")
    first = state(client, over="").json()
    state(client, facts="46/50")
    for over in (first["at"], ""):
        answer = state(client, facts="47/50", over=over)
        assert (answer.status_code, codes(answer)) == (409, ["act-outdated"])
        assert "46/50" in answer.json()["problems"][0]["text"]["vi"]


@pytest.mark.parametrize(
    ("given", "status", "code"),
    [
        ({"facts": "45/40"}, 409, None),
        ({"stage": "không"}, 422, "api-body"),
        ({"facts": 45}, 422, "api-body"),
        ({"role": "appraiser"}, 403, "office-writes-not"),
        ({"role": "secretariat"}, 403, "api-second-factor"),
    ],
)
def test_what_is_wrong_is_told_as_data_in_both_languages(
    there: Office, given: dict[str, Any], status: int, code: str | None
) -> None:
    answer = state(bearer(there, "cc01", "answer"), **given)
    (problem,) = answer.json()["problems"]
    assert answer.status_code == status
    assert code in (None, problem["code"])
    assert {*problem} == {"code", "place", "text", "remedy"}
    assert problem["place"]
    for words in (problem["text"], problem["remedy"]):
        assert words["vi"]
        assert words["vi"] != words["en"]
    assert not AnswerRow.objects.exists()


def test_token_for_reading_states_nothing(there: Office) -> None:
    answer = state(bearer(there, "cc01"))
    assert (answer.status_code, codes(answer)) == (403, ["api-scope"])


def test_wrong_tokens_are_locked_as_wrong_passwords_are(there: Office) -> None:
    right = bearer(there, "cc01")
    wrong = Client(HTTP_HOST=HOST, headers={"Authorization": f"Bearer {Token.objects.get().id}-wrong"})
    answers = [wrong.get(f"{AT}/campaigns").status_code for _ in range(MOST_TRIES + 1)]
    assert answers == [401] * MOST_TRIES + [429]
    assert right.get(f"{AT}/campaigns").status_code == 200  # who guesses locks nobody else out


def test_no_token_stands_in_a_log_or_an_answer(
    there: Office, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    def broken(*_: object) -> None:
        raise LookupError("of the program itself")

    monkeypatch.setattr(pages, "criteria_of", broken)
    login = there["cc01"]
    shown = make(login, "officer", NewToken("thử", "read", 30))
    Token.objects.update(until="9999")
    client = Client(HTTP_HOST=HOST, raise_request_exception=False, headers={"Authorization": f"Bearer {shown}"})
    with caplog.at_level(logging.DEBUG):
        answer = client.get(f"{HERE}/criteria")
    assert answer.status_code == 500
    told = answer.content.decode() + caplog.text + "".join(capfd.readouterr())
    assert shown.partition("-")[2] not in told
    assert "of the program itself" in caplog.text


# ── the page of tokens ────────────────────────────────────────────────────────────────────────────────────────────


def test_token_is_made_and_shown_once_and_taken_back(there: Office, visitor: Visitor) -> None:
    client = visitor("cc01")
    page = client.post("/tokens", {"name": "Một cửa <b>", "scope": "answer", "days": "30"}).content.decode()
    number = Token.objects.get().id
    shown = page.partition("<code>")[2].partition("</code>")[0]
    assert shown.startswith(f"{number}-")
    assert "Một cửa &lt;b&gt;" in page
    assert shown not in client.get("/tokens").content.decode()
    program = Client(HTTP_HOST=HOST, headers={"Authorization": f"Bearer {shown}"})
    assert [one["id"] for one in program.get(f"{AT}/campaigns").json()] == [CAMPAIGN]
    assert visitor("cc02").post(f"/tokens/{number}/revoke").status_code == 409
    assert program.get(f"{AT}/campaigns").status_code == 200
    assert client.post(f"/tokens/{number}/revoke").status_code == 302
    assert program.get(f"{AT}/campaigns").status_code == 401


@pytest.mark.parametrize("days", ["", "0", "367", "ba mươi", "9" * 400])
def test_token_without_an_end_is_refused_with_what_was_typed(there: Office, visitor: Visitor, days: str) -> None:
    answer = visitor("cc01").post("/tokens", {"name": "Một cửa", "scope": "read", "days": days})
    assert answer.status_code == 409
    assert 'value="Một cửa"' in answer.content.decode()
    assert not Token.objects.exists()


@pytest.mark.parametrize("letter", ["\x00", "\ud800"])
@pytest.mark.parametrize("column", ["facts", "points", "note", "evidence", "reason", "over"])
def test_letter_that_no_database_keeps_is_refused_wherever_it_stands(there: Office, column: str, letter: str) -> None:
    answer = state(bearer(there, "cc01", "answer"), **{column: f"4{letter}5"})
    assert (answer.status_code, codes(answer)) == (422, ["api-body"])
    assert answer.json()["problems"][0]["place"].endswith(column)
    assert not AnswerRow.objects.exists()


def test_token_that_asks_too_often_waits_as_long_as_it_is_told(there: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(api_access, "MOST_A_MINUTE", 2)
    program, another = bearer(there, "cc01"), bearer(there, "cc02")
    assert [program.get(HERE).status_code for _ in range(2)] == [200, 200]
    answer = program.get(HERE)
    assert (answer.status_code, codes(answer)) == (429, ["api-too-many"])
    assert 0 < int(answer.headers["Retry-After"]) <= api_access.MINUTE
    assert another.get(HERE).status_code == 200
    monkeypatch.setattr(api_access, "MINUTE", 0.0)
    assert program.get(HERE).status_code == 200
