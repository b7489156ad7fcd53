"""The second factor: set up at the first log-in of the roles that ask for it, asked for later, reset in the journal."""

import datetime
import os
import re
import subprocess
import sys
from collections.abc import Iterator

import pytest
from django.test import Client, override_settings
from django.utils import timezone
from django_otp.oath import TOTP
from django_otp.plugins.otp_static.models import StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

from scoring.campaign.workflow import SECOND_FACTOR
from scoring.store import people
from scoring.store.models import Entry, Person
from scoring.store.verify import verify
from scoring.web.accounts import MOST_TRIES
from tests.store.offices import CAMPAIGN, PASSWORD, Office
from tests.web.conftest import HOST

SECOND = "/login/second"


@pytest.fixture(autouse=True)
def _asked_for() -> Iterator[None]:
    with override_settings(SECOND_FACTOR=SECOND_FACTOR):
        yield


def with_password(account: str = "snv", to: str = "") -> Client:
    """A browser in which the password was right."""
    client = Client(HTTP_HOST=HOST)
    answer = client.post("/login", {"account": account, "password": PASSWORD, "next": to})
    assert answer.status_code == 302
    return client


def code_of(account: str, steps: int = 0) -> str:
    """What the phone shows, some steps of 30 seconds later."""
    device = TOTPDevice.objects.get(user__account=account)
    totp = TOTP(device.bin_key, drift=steps)
    return f"{totp.token():06}"


def typed(client: Client, code: str) -> int:
    return client.post(SECOND, {"code": code}).status_code


def set_up(account: str = "snv") -> tuple[Client, list[str]]:
    """A phone set up; the browser in which it was, and the recovery codes."""
    client = with_password(account)
    client.get(SECOND)
    page = client.post(SECOND, {"code": code_of(account)}).content.decode()
    return client, re.findall(r"<code>(\w+)</code>", page)


def later(seconds: int = 60) -> None:
    """As if the last failures were some time ago."""
    ago = timezone.now() - datetime.timedelta(seconds=seconds)
    TOTPDevice.objects.filter(throttling_failure_timestamp__isnull=False).update(throttling_failure_timestamp=ago)


def is_in(client: Client) -> bool:
    return client.get(f"/c/{CAMPAIGN}/overview").status_code == 200


@pytest.mark.parametrize("account", ["snv", "qt", "ct"])
def test_first_log_in_sets_the_phone_up(there: Office, account: str) -> None:
    client = with_password(account)
    page = client.get(SECOND).content.decode()
    assert re.search(r"<code>([A-Z2-7]{4} ?){8}</code>", page)
    assert client.get(f"{SECOND}/picture").content.startswith(b"<?xml")
    codes = re.findall(r"<code>(\w+)</code>", client.post(SECOND, {"code": code_of(account)}).content.decode())
    assert len({*codes}) == 10
    assert client.get("/password").status_code == 200
    assert client.get(f"{SECOND}/picture").status_code == 404
    assert client.get(SECOND).headers["Location"] == "/"


@pytest.mark.parametrize("account", ["cc01", "nv", "hd1", "tk"])
def test_password_is_enough_for_the_other_roles(there: Office, account: str) -> None:
    assert with_password(account).get("/password").status_code == 200


def test_session_before_the_second_factor_has_no_rights(there: Office) -> None:
    set_up()
    client = with_password()
    for path in (f"/c/{CAMPAIGN}", f"/c/{CAMPAIGN}/setup", f"/c/{CAMPAIGN}/u/01", "/password", "/campaigns/new"):
        assert client.get(path).headers["Location"].startswith(f"{SECOND}?next=")
    assert (
        client.post("/password", {"old": PASSWORD, "new": "mot cau khac han", "again": "mot cau khac han"})
        .headers["Location"]
        .startswith(SECOND)
    )
    before = Entry.objects.count()
    answer = client.post(f"/c/{CAMPAIGN}/setup/act/calendar", {"self": "15/01/2023"})
    assert answer.headers["Location"].startswith(SECOND)
    assert Entry.objects.count() == before
    assert client.get("/", HTTP_HX_REQUEST="true").content.decode().count("Việc của tôi") == 0
    assert client.get(f"{SECOND}/picture").status_code == 404


def test_code_leads_to_what_was_asked_for_in_another_session(there: Office) -> None:
    set_up()
    client = with_password(to=f"/c/{CAMPAIGN}/setup")
    before = client.session.session_key
    answer = client.post(SECOND, {"code": code_of("snv", 1), "next": f"/c/{CAMPAIGN}/setup"})
    assert answer.headers["Location"] == f"/c/{CAMPAIGN}/setup"
    assert client.session.session_key != before
    assert is_in(client)


def test_code_is_taken_once(there: Office) -> None:
    set_up()
    shown = code_of("snv", 1)
    assert typed(with_password(), shown) == 302
    assert typed(with_password(), shown) == 403
    assert "đã dùng rồi" in with_password().post(SECOND, {"code": shown}).content.decode()


def test_code_of_the_set_up_is_taken_once_too(there: Office) -> None:
    client = with_password()
    client.get(SECOND)
    shown = code_of("snv")
    assert typed(client, shown) == 200
    assert typed(with_password(), shown) == 403


def test_recovery_code_is_taken_once_however_it_is_typed(there: Office) -> None:
    _, codes = set_up()
    assert typed(with_password(), f" {codes[0][:4].upper()} {codes[0][4:]}") == 302
    assert typed(with_password(), codes[0]) == 403
    assert StaticToken.objects.count() == len(codes) - 1


def test_code_leads_nowhere_else(there: Office) -> None:
    _, codes = set_up()
    answer = with_password().post(SECOND, {"code": codes[0], "next": "https://evil.example/"})
    assert answer.headers["Location"] == "/"


@pytest.mark.parametrize("code", ["", "12345", "1234567", "१२३४५६", "abcdefgh", "-12345", "1e5"])
def test_other_codes_are_wrong(there: Office, code: str) -> None:
    set_up()
    assert typed(with_password(), code) == 403


def test_guesses_lock_the_step_and_not_the_password(there: Office) -> None:
    set_up()
    client = with_password()
    assert [typed(client, "zzzzzzzz") for _ in range(MOST_TRIES)] == [403] * MOST_TRIES
    assert typed(client, code_of("snv", 1)) == 429
    assert typed(with_password(), code_of("snv", 1)) == 429
    other = Client(HTTP_HOST=HOST, REMOTE_ADDR="192.0.2.7")
    other.post("/login", {"account": "snv", "password": PASSWORD})
    assert typed(other, code_of("snv", 1)) == 302


def test_right_code_right_behind_a_wrong_one_waits(there: Office) -> None:
    set_up()
    client = with_password()
    for _ in range(3):
        typed(client, "000000")
        later()
    typed(client, "000000")
    assert typed(client, code_of("snv", 1)) == 403


def test_role_that_is_given_later_asks_sessions_that_are_there(there: Office) -> None:
    client = with_password("cc01")
    assert client.get("/password").status_code == 200
    there.assign("cc01", "chair")
    assert client.get("/password").headers["Location"].startswith(SECOND)


def test_reset_is_in_the_journal_and_ends_what_the_phone_opened(there: Office) -> None:
    client, codes = set_up()
    before = TOTPDevice.objects.get().key
    assert is_in(client)
    people.reset_second_factor(there["qt"], "snv")
    entry = Entry.objects.order_by("id").last()
    assert entry is not None
    assert (entry.act, entry.role, entry.person) == ("account", "administrator", there.person("qt"))
    assert "secondfactor" in entry.body
    assert not is_in(client)
    again = with_password()
    assert "do Quản trị gỡ" in again.get(SECOND).content.decode()
    assert typed(again, codes[0]) == 403
    later()
    assert typed(again, f"{TOTP(bytes.fromhex(before), drift=1).token():06}") == 403
    TOTPDevice.objects.update(throttling_failure_count=0)
    device = TOTPDevice.objects.get(confirmed=False)
    assert typed(again, f"{TOTP(device.bin_key).token():06}") == 200
    assert is_in(again)
    assert not TOTPDevice.objects.filter(key=before).exists()
    assert [one.code for one in verify([]).problems if one.values.get("columns") != ["password_by"]] == []


def test_only_the_administrator_resets(there: Office) -> None:
    with pytest.raises(Exception, match="office-no-p"):
        people.reset_second_factor(there["snv"], "ct")


def test_other_password_keeps_what_the_session_has_shown(there: Office) -> None:
    client, _ = set_up()
    new = {"old": PASSWORD, "new": "mot cau khac han", "again": "mot cau khac han"}
    assert client.post("/password", new).headers["Location"] == "/"
    assert is_in(client)


def test_secret_of_the_phone_is_on_no_later_page(there: Office) -> None:
    client, _ = set_up()
    person = Person.objects.get(account="snv")
    key = TOTPDevice.objects.get(user=person).key
    pages = [client.get(path).content.decode() for path in ("/", f"/c/{CAMPAIGN}/journal")]
    assert all(key not in page for page in pages)


@pytest.mark.parametrize(("hosts", "off"), [("localhost", True), ("cham-diem.example.vn", False)])
def test_only_a_site_of_this_machine_may_do_without(hosts: str, off: bool) -> None:
    asked = "import scoring.web; from django.conf import settings; print(settings.SECOND_FACTOR == ())"
    environ = {**os.environ, "SCORING_SECOND_FACTOR": "off", "SCORING_HOSTS": hosts}
    found = subprocess.run([sys.executable, "-c", asked], env=environ, capture_output=True, text=True, check=True)
    assert found.stdout.strip() == str(off)
