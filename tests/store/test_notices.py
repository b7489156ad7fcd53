"""What waits for people told by e-mail: to each their own, by a real server, noted in the journal without secrets."""

import json
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

import pytest

from scoring.problems import Refusal
from scoring.store import people
from scoring.store.left import left_for
from scoring.store.models import Entry, Person
from scoring.store.verify import verify
from scoring.usecases.notices import SENDER, SERVER, send, write_letters
from tests.store.mail_server import MailServer, mail_server
from tests.store.offices import CAMPAIGN, Office, office

EMAILS = {"cc01": "cc01@xa.example", "cc02": "cc02@xa.example", "nv": "nv@so.example"}


def waiting_office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Office:
    """An office where something waits for some, of whom some have an address."""
    found = office(tmp_path)
    for account, email in EMAILS.items():
        people.set_email(found["qt"], account, email)
    found.submit("01")
    found.clock.set("2023-01-16")  # the last day of declaring is over
    monkeypatch.setenv(SENDER, "Sở Nội vụ <cchc@so.example>")
    return found


@pytest.fixture
def there(url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Office:
    return waiting_office(tmp_path, monkeypatch)


def by_url(server: MailServer, monkeypatch: pytest.MonkeyPatch, who: str = "") -> None:
    monkeypatch.setenv(SERVER, f"smtp://{who}{server.address}")


def text_of(letter: EmailMessage) -> str:
    body = letter.get_body()
    assert body is not None
    return str(body.get_content())


def test_everybody_gets_what_waits_for_them_alone(there: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    with mail_server(snv="mat@khau") as server:
        by_url(server, monkeypatch, "snv:mat%40khau@")
        told = send(there["snv"], CAMPAIGN, "vi")
    assert server.logged_in == ["snv"]
    ((to, letter),) = server.letters  # of commune 01 nothing waits for its officer, nothing yet for the bodies
    assert to == ["cc02@xa.example"]
    assert letter["Subject"].endswith("1 việc đang chờ, 1 việc quá hạn")
    assert letter["To"] == "Người cc02 <cc02@xa.example>"
    assert letter["Auto-Submitted"] == "auto-generated"
    (waiting,) = left_for(there["cc02"], CAMPAIGN).mine
    assert f"- Bình (02), hồ sơ đang soạn: Trình ký; {waiting.due} (quá hạn)" in text_of(letter)
    assert "An" not in text_of(letter)
    assert [one.account for one in told.without_address] == ["cc03", "snv"]
    assert told.problems == []


def test_journal_notes_who_was_told_and_no_address_or_password(there: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    with mail_server(snv="rat-bi-mat") as server:
        by_url(server, monkeypatch, "snv:rat-bi-mat@")
        send(there["snv"], CAMPAIGN, "vi")
    entry = Entry.objects.get(act="notify")
    assert json.loads(entry.body)["notified"] == [[there.person("cc02"), 1, 1]]
    assert all(secret not in str(vars(entry)) for secret in ("rat-bi-mat", "example", "Người"))
    assert verify().problems == []


def test_one_refused_address_leaves_the_others_told(there: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    for account, email in (("cc02", "nobody@xa.example"), ("cc03", "cc03@xa.example"), ("snv", "a b\nBcc: x@y")):
        Person.objects.filter(account=account).update(email=email)
    with mail_server() as server:
        by_url(server, monkeypatch)
        told = send(there["snv"], CAMPAIGN, "en")
    assert [to for to, _ in server.letters] == [["cc03@xa.example"]]
    assert [(one.code, one.place.file) for one in told.problems] == [("mail-refused", "cc02"), ("mail-refused", "snv")]
    assert told.problems[0].values["reason"] == "550 nobody of that name"
    assert [one[0] for one in json.loads(Entry.objects.get(act="notify").body)["notified"]] == [there.person("cc03")]


def test_wrong_password_or_no_server_tells_nobody_and_names_no_secret(
    there: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    with mail_server(snv="right") as server:
        by_url(server, monkeypatch, "snv:wrong-one@")
        told = send(there["snv"], CAMPAIGN, "vi")
    (problem,) = told.problems
    assert (problem.code, problem.values["reason"]) == ("mail-failed", "535 who are you")
    (gone,) = send(there["snv"], CAMPAIGN, "vi").problems  # the server is gone now
    assert gone.code == "mail-failed"
    assert "wrong-one" not in f"{problem}{gone}"
    assert not Entry.objects.filter(act="notify").exists()


@pytest.mark.parametrize(
    "given",
    ["", "mail.example", "http://mail.example", "smtp://", "smtp://mail.example:99999", "smtp://a:mật@mail.example"],
)
def test_server_that_is_no_url_is_refused_without_repeating_it(
    there: Office, monkeypatch: pytest.MonkeyPatch, given: str
) -> None:
    monkeypatch.setenv(SERVER, given)
    with pytest.raises(Refusal) as refusal:
        send(there["snv"], CAMPAIGN, "vi")
    (problem,) = refusal.value.problems
    assert (problem.code, problem.place.file, dict(problem.values)) == ("mail-url", SERVER, {"variable": SERVER})


def test_address_taken_back_leaves_its_person_without(there: Office, tmp_path: Path) -> None:
    people.set_email(there["qt"], "cc02", "")
    assert "cc02" in [one.account for one in write_letters(there["snv"], CAMPAIGN, tmp_path, "vi").without_address]
    assert verify().problems == []


def test_letters_as_files_send_and_note_nothing(there: Office, tmp_path: Path) -> None:
    told = write_letters(there["snv"], CAMPAIGN, tmp_path / "thu", "en")
    assert [one.account for one in told.sent] == ["cc02", "cc03", "snv"]
    letters = {path.name: message_from_bytes(path.read_bytes(), policy=policy.default) for path in
               sorted((tmp_path / "thu").iterdir())}  # fmt: skip
    assert [*letters] == ["cc02.eml", "cc03.eml", "snv.eml"]
    assert letters["cc02.eml"]["Subject"] == "Small campaign: 1 tasks wait for you, 1 late"
    assert letters["cc03.eml"]["To"] is None
    assert not Entry.objects.filter(act="notify").exists()


def test_accounts_of_one_plain_name_have_a_file_each_and_no_file_is_written_over(there: Office, tmp_path: Path) -> None:
    Person.objects.filter(account="cc03").update(account="CC.02")
    Person.objects.filter(account="cc02").update(account="cc-02")
    number = Person.objects.get(account="cc-02").id
    assert len(write_letters(there["snv"], CAMPAIGN, tmp_path, "vi").sent) == 3
    assert {path.name for path in tmp_path.glob("*.eml")} == {"cc-02.eml", f"cc-02-{number}.eml", "snv.eml"}
    with pytest.raises(Refusal) as refusal:
        write_letters(there["snv"], CAMPAIGN, tmp_path, "vi")
    assert [problem.code for problem in refusal.value.problems] == ["paper-exists"] * 3


@pytest.mark.parametrize("email", ["a b\nBcc: x@y", "@xa.example", "x@y@z", "người@xa.example"])
def test_address_that_is_none_leaves_the_others_their_files(there: Office, tmp_path: Path, email: str) -> None:
    Person.objects.filter(account="cc02").update(email=email)
    told = write_letters(there["snv"], CAMPAIGN, tmp_path, "vi")
    assert [(problem.code, problem.place.file) for problem in told.problems] == [("mail-refused", "cc02")]
    assert {path.name for path in tmp_path.glob("*.eml")} == {"cc03.eml", "snv.eml"}


@pytest.mark.parametrize("account", ["cc01", "nv", "ct", "qt"])
def test_the_secretariat_alone_tells_others(there: Office, tmp_path: Path, account: str) -> None:
    with pytest.raises(Refusal) as refusal:
        write_letters(there[account], CAMPAIGN, tmp_path / "thu", "vi")
    assert refusal.value.problems[0].code == "office-no-post"
    assert not (tmp_path / "thu").exists()


@pytest.mark.parametrize("given", ["cc01", "a@b\nBcc: c@d", "a b@c.example", "@xa.example"])
def test_address_that_is_none_is_refused(there: Office, given: str) -> None:
    with pytest.raises(Refusal) as refusal:
        people.set_email(there["qt"], "cc01", given)
    assert refusal.value.problems[0].code == "person-email"
    assert Person.objects.get(account="cc01").email == "cc01@xa.example"
