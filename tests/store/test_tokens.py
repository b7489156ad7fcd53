"""Tokens: shown once, kept as digests, over when their time is, their owner takes them back or loses the account."""

import datetime
import json
from pathlib import Path

import pytest
from django.db.models import F

from scoring.cli.main import run
from scoring.problems import Refusal
from scoring.store import clock, people, tokens
from scoring.store.erasing import erase_person
from scoring.store.models import Entry, Person, Token
from scoring.store.tokens import MOST_DAYS, NewToken, bearer_of, make, revoke
from scoring.store.verify import verify
from tests.store.offices import PASSWORD, Office, office
from tests.store.test_erasing import LAW

NAME = "Phần mềm một cửa của chị Riêng Tư"


@pytest.fixture
def there(url: str, tmp_path: Path) -> Office:
    return _with_own_passwords(tmp_path)


@pytest.fixture
def in_file(sqlite: str, tmp_path: Path) -> Office:
    """The same in a file alone, where it is not the database that is asked about."""
    return _with_own_passwords(tmp_path)


def _with_own_passwords(folder: Path) -> Office:
    found = office(folder)
    for account in ("cc01", "cc02"):
        people.change_password(found[account], "officer", PASSWORD)
    now = clock.now()
    found.clock.at = now  # tokens are over by the clock of the machine
    return found


def token(there: Office, account: str = "cc01", name: str = NAME, days: int = 30) -> str:
    return make(there[account], "officer", NewToken(name, "read", days))


def test_token_is_its_owners_and_kept_as_a_digest(there: Office) -> None:
    shown = token(there)
    found = bearer_of(shown, "test")
    assert found is not None
    assert (found.login.person, found.scope) == (there.person("cc01"), "read")
    assert found.login.account.endswith(f"token {shown.split('-')[0]}")
    secret = shown.partition("-")[2]
    kept = json.dumps([*Token.objects.values(), *Entry.objects.values("body", "account")], ensure_ascii=False)
    assert secret not in kept
    assert NAME not in json.dumps([*Entry.objects.values("body")], ensure_ascii=False)
    assert verify().problems == []


@pytest.mark.parametrize("spoilt", ["", "-", "1-", "{}x", "x{}", "9{}", "²-{}", "9" * 400])
def test_what_is_no_token_is_nobodys(in_file: Office, spoilt: str) -> None:
    assert bearer_of(spoilt.format(token(in_file)), "test") is None


def test_token_of_another_with_ones_own_secret_is_nobodys(in_file: Office) -> None:
    mine, theirs = token(in_file), token(in_file, "cc02")
    assert bearer_of(f"{theirs.partition('-')[0]}-{mine.partition('-')[2]}", "test") is None


def test_token_is_over_when_its_days_are(in_file: Office) -> None:
    in_file.clock.at -= datetime.timedelta(days=10)
    shown = token(in_file, days=9)
    assert bearer_of(shown, "test") is None
    assert bearer_of(token(in_file, days=11), "test") is not None


def test_token_is_taken_back_by_its_owner_alone(there: Office) -> None:
    shown = token(there)
    number = int(shown.partition("-")[0])
    with pytest.raises(Refusal) as refusal:
        revoke(there["cc02"], "officer", number)
    assert refusal.value.problems[0].code == "token-unknown"
    assert bearer_of(shown, "test") is not None
    revoke(there["cc01"], "officer", number)
    assert bearer_of(shown, "test") is None
    assert verify().problems == []


def test_token_goes_with_the_account_and_with_a_password_that_another_set(in_file: Office) -> None:
    first, second = token(in_file), token(in_file, "cc02")
    people.disable(in_file["qt"], "cc01")
    people.reset_password(in_file["qt"], "cc02", PASSWORD)
    Person.objects.update(password_by=F("id"), disabled=False)
    assert (bearer_of(first, "test"), bearer_of(second, "test")) == (None, None)


def test_who_has_a_password_of_anothers_choosing_has_no_token_that_works(in_file: Office) -> None:
    shown = token(in_file)
    Person.objects.filter(account="cc01").update(password_by=in_file.person("qt"))
    assert bearer_of(shown, "test") is None


@pytest.mark.parametrize(
    ("name", "days", "code"),
    [(" ", 1, "token-unnamed"), (NAME, 0, "token-days"), (NAME, MOST_DAYS + 1, "token-days")],
)
def test_token_has_a_name_and_an_end(in_file: Office, name: str, days: int, code: str) -> None:
    with pytest.raises(Refusal) as refusal:
        token(in_file, name=name, days=days)
    assert refusal.value.problems[0].code == code
    assert not Token.objects.exists()


def test_name_of_a_token_goes_with_its_owners_name(in_file: Office) -> None:
    token(in_file)
    people.disable(in_file["qt"], "cc01")
    erase_person(in_file["snv"], "cc01", "đơn", LAW)
    assert NAME not in Token.objects.get().name
    assert verify().problems == []
    assert tokens.tokens_of(in_file["cc01"])[0].revoked


def test_commands_make_list_and_revoke(
    sqlite: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """In whichever role is theirs; the token alone is what a script reads."""
    there = _with_own_passwords(tmp_path)
    people.change_password(there["nv"], "appraiser", PASSWORD)
    monkeypatch.setenv("SCORING_PASSWORD", PASSWORD)
    at = ["--db", sqlite, "--as", "nv", "--lang", "en"]
    assert run(["token", "list", *at]) == 0
    assert "no tokens" in capsys.readouterr().out
    assert run(["token", "add", NAME, "--days", "400", *at]) == 1
    assert run(["token", "add", NAME, "--scope", "answer", *at]) == 0
    shown = capsys.readouterr().out.strip()
    found = bearer_of(shown, "test")
    assert found is not None
    assert (found.login.person, found.scope) == (there.person("nv"), "answer")
    assert run(["token", "list", *at]) == 0
    listed = capsys.readouterr().out
    assert NAME in listed
    assert shown.partition("-")[2] not in listed
    assert run(["token", "revoke", "99", *at]) == 1
    assert run(["token", "revoke", shown.partition("-")[0], *at]) == 0
    assert bearer_of(shown, "test") is None


def test_appraiser_changes_their_password_by_command(
    sqlite: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    office(tmp_path)
    monkeypatch.setenv("SCORING_PASSWORD", PASSWORD)
    monkeypatch.setenv("SCORING_NEW_PASSWORD", "một câu khác dài hơn")
    assert run(["person", "password", "--db", sqlite, "--as", "nv"]) == 0
    people.login_of("nv", "một câu khác dài hơn", "test")
