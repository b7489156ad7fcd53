"""What a browser, another site or a stranger might try: each refused."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from django.contrib.auth.hashers import BasePasswordHasher, get_hasher
from django.core.exceptions import SuspiciousOperation
from django.core.management import call_command
from django.test import Client, override_settings

import scoring.web
from scoring.messages import CATALOGUE
from scoring.store import people
from scoring.store.models import AnswerRow, Person
from scoring.store.verify import verify
from scoring.web import overview
from scoring.web.accounts import MOST_TRIES
from tests.store.offices import CAMPAIGN, PASSWORD, Office, row
from tests.web.conftest import HOST

Visitor = Callable[[str], Client]

UNIT = f"/c/{CAMPAIGN}/u/01"
TEMPLATES = sorted((Path(scoring.web.__file__).parent / "templates").rglob("*.html"))


def log_in(client: Client, account: str = "cc01", password: str = PASSWORD, **more: str) -> int:
    return client.post("/login", {"account": account, "password": password, **more}).status_code


def test_log_in_takes_the_same_work_whoever_is_known(there: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """What takes time is the hash of a password: one for each attempt, so nobody learns which accounts are there."""
    hashed: list[str] = []
    hasher = get_hasher()
    encode = type(hasher).encode

    def counted(self: BasePasswordHasher, password: str, salt: str, *more: int) -> str:
        hashed.append(password)
        return encode(self, password, salt, *more)

    monkeypatch.setattr(type(hasher), "encode", counted)
    Person.objects.filter(account="cc02").update(disabled=True)
    for account, password, status in (
        ("cc01", PASSWORD, 302), ("cc01", "sai", 403), ("cc02", PASSWORD, 403), ("khong-co", "sai", 403), ("", "", 403),
    ):  # fmt: skip
        hashed.clear()
        assert log_in(Client(HTTP_HOST=HOST), account, password) == status
        assert len(hashed) == 1, account


def test_form_of_another_site_is_refused(there: Office) -> None:
    client = Client(HTTP_HOST=HOST, enforce_csrf_checks=True)
    client.force_login(Person.objects.get(account="cc01"))
    assert client.post(f"{UNIT}/n/1.1/state", {"fact0": "có"}).status_code == 403
    assert not AnswerRow.objects.exists()


def test_pages_cannot_be_framed_and_run_only_their_own_script(visitor: Visitor) -> None:
    for path in ("/", "/login", UNIT, f"{UNIT}/n/1", "/no-such-page"):
        answer = visitor("cc01").get(path)
        policy = answer.headers["Content-Security-Policy"]
        assert "frame-ancestors 'none'" in policy
        assert "unsafe" not in policy
        assert "default-src 'none'" in policy
        assert answer.headers["X-Frame-Options"] == "DENY"
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["Cache-Control"] == "no-store"
        text = answer.content.decode()
        assert not re.search(r"<script(?![^>]* src=)|<style|\son\w+=|\sstyle=", text)


def test_what_people_type_is_text_on_every_page(there: Office, visitor: Visitor) -> None:
    evil = '<script>alert(1)</script>"><img src=x onerror=alert(2)>'
    client = visitor("cc01")
    client.post(f"{UNIT}/n/1.1/state", {"fact0": "có", "evidence": evil, "note": evil})
    client.post(f"{UNIT}/n/1.2/preview", {"fact0": evil})
    for path in (UNIT, f"{UNIT}/n/1", f"/login?next={evil}"):
        page = client.get(path).content.decode()
        assert "<script>alert" not in page
        assert "<img" not in page


@pytest.mark.parametrize("host", ["evil.example", "localhost.evil.example", "localhost:80@evil.example"])
def test_other_host_is_refused(there: Office, host: str) -> None:
    assert Client(HTTP_HOST=host).get("/").status_code == 400


@pytest.mark.parametrize("to", ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)"])
def test_log_in_leads_nowhere_else(there: Office, to: str) -> None:
    answer = Client(HTTP_HOST=HOST).post("/login", {"account": "cc01", "password": PASSWORD, "next": to})
    assert answer.headers["Location"] == "/"


def test_log_in_leads_back(there: Office) -> None:
    client = Client(HTTP_HOST=HOST)
    asked = client.get(UNIT).headers["Location"]
    assert asked == "/login?next=%2Fc%2Fsmall-2022%2Fu%2F01"
    answer = client.post(asked, {"account": "cc01", "password": PASSWORD, "next": UNIT})
    assert answer.headers["Location"] == UNIT


def test_session_is_a_new_one_after_log_in_and_gone_after_log_out(there: Office) -> None:
    client = Client(HTTP_HOST=HOST)
    log_in(client, "cc02")
    before = client.session.session_key
    log_in(client)
    kept = client.cookies["sessionid"].value
    assert kept != before
    client.post("/logout")
    client.cookies["sessionid"] = kept
    assert client.get(UNIT).status_code == 302


def test_session_ends_with_another_password_and_with_the_account(there: Office, visitor: Visitor) -> None:
    client, other = visitor("cc01"), visitor("cc01")
    changed = client.post("/password", {"old": PASSWORD, "new": "mot cau khac han", "again": "mot cau khac han"})
    assert changed.status_code == 302
    assert client.get(UNIT).status_code == 200
    assert other.get(UNIT).status_code == 302
    assert [problem.code for problem in verify([]).problems if problem.code == "journal-right"] == []
    people.disable(there["qt"], "cc01")
    assert client.get(UNIT).status_code == 302


def test_password_of_another_is_changed_before_anything_else(there: Office, visitor: Visitor) -> None:
    people.reset_password(there["qt"], "cc01", "quan tri dat lai")
    client = Client(HTTP_HOST=HOST)
    log_in(client, password="quan tri dat lai")  # noqa: S106
    assert client.get(UNIT).headers["Location"] == "/password"
    assert "do Quản trị đặt" in client.get("/password").content.decode()
    wrong = {"old": "quan tri dat lai", "new": "ngan", "again": "ngan"}
    assert client.post("/password", wrong).status_code == 409
    right = {"old": "quan tri dat lai", "new": "mot cau khac han", "again": "mot cau khac han"}
    assert client.post("/password", right).status_code == 302
    assert client.get(UNIT).status_code == 200


def test_all_that_is_wrong_with_a_new_password_is_told_at_once(there: Office, visitor: Visitor) -> None:
    answer = visitor("cc01").post("/password", {"old": "sai", "new": "ngan", "again": "khac"})
    assert answer.status_code == 409
    for code in ("password-wrong", "password-differs", "password-short"):
        assert CATALOGUE[code].vi in answer.content.decode()


def test_wrong_passwords_lock_the_account_there(there: Office) -> None:
    client = Client(HTTP_HOST=HOST)
    assert [log_in(client, password="sai") for _ in range(MOST_TRIES)] == [403] * MOST_TRIES  # noqa: S106
    assert log_in(client) == 429
    assert log_in(Client(HTTP_HOST=HOST, REMOTE_ADDR="192.0.2.7")) == 302


def test_unknown_account_looks_like_a_wrong_password(there: Office) -> None:
    pages = [
        Client(HTTP_HOST=HOST).post("/login", {"account": account, "password": "sai"}).content.decode()
        for account in ("cc01", "cc99")
    ]
    assert re.sub(r'value="[^"]*"', "", pages[0]) == re.sub(r'value="[^"]*"', "", pages[1])


@pytest.mark.parametrize("unit", ["02", "01'--", "../01", "99", "%2e%2e"])
def test_guessed_units_are_not_there(there: Office, visitor: Visitor, unit: str) -> None:
    there.save("cc02", "officer", row("02", "1.1", "self", "yes", evidence="BC của xã Bình"))
    answer = visitor("cc01").get(f"/c/{CAMPAIGN}/u/{unit}")
    assert answer.status_code == 404
    assert "Bình" not in answer.content.decode()


def test_large_or_strange_posts_end_in_a_word_not_a_traceback(visitor: Visitor) -> None:
    client = visitor("cc01")
    assert client.post(f"{UNIT}/n/1.1/state", {"fact0": "x" * 2_000_000}).status_code == 400
    for typed in ("\x01", "có\u202e", "9" * 4000, "{{7*7}}", "1e9"):
        assert client.post(f"{UNIT}/n/1.2/state", {"fact0": typed}).status_code == 409


@pytest.mark.parametrize(
    ("fault", "status", "said"),
    [(RuntimeError, 500, "Máy chủ gặp lỗi"), (SuspiciousOperation, 400, "Máy chủ không nhận được yêu cầu này")],
)
def test_what_fails_is_told_on_a_page_in_its_language(
    there: Office, monkeypatch: pytest.MonkeyPatch, fault: type[Exception], status: int, said: str
) -> None:
    def fail(*_: object) -> None:
        raise fault

    monkeypatch.setattr(overview, "lang_of", fail)
    client = Client(HTTP_HOST=HOST, raise_request_exception=False)
    client.force_login(Person.objects.get(account="snv"))
    answer = client.get(f"/c/{CAMPAIGN}/overview")
    page = answer.content.decode()
    assert answer.status_code == status
    assert f"<h1>{said}</h1>" in page
    assert fault.__name__ not in page
    assert answer.headers["Cache-Control"] == "no-store"


def test_part_of_a_page_is_told_why_not_in_words_alone(there: Office, visitor: Visitor) -> None:
    client = visitor("cc01")
    there.save("cc01", "officer", row("01", "1.1", "self", "yes", evidence="BC"))
    there.move("cc01", "officer", "hand_over")
    typed = {"fact0": "không", "base": ""}
    answer = client.post(f"{UNIT}/n/1.1/state", typed, headers={"HX-Request": "true"})
    assert (answer.status_code, answer.headers["Content-Type"]) == (403, "text/plain; charset=utf-8")
    assert "<" not in answer.content.decode()
    assert "scoring workflow" not in answer.content.decode(), "nobody at a page has a command line"
    assert "chờ ký" in answer.content.decode()
    assert "<main" in client.post(f"{UNIT}/n/1.1/state", typed).content.decode()


def test_letter_that_no_database_keeps_is_refused_at_the_door(visitor: Visitor) -> None:
    client = visitor("cc01")
    for path in ("/c/small%002022", f"{UNIT}/n/1%00", f"/c/{CAMPAIGN}/journal?unit=%00"):
        assert client.get(path).status_code == 400
    for name in ("fact0", "note", "base"):
        for form in ("preview", "state"):
            assert client.post(f"{UNIT}/n/1.1/{form}", {"fact0": "có", name: "a\0b"}).status_code == 400
    assert Client(HTTP_HOST=HOST).post("/login", {"account": "a\0b", "password": "x"}).status_code == 400


def test_deployment_is_as_django_asks(there: Office) -> None:
    names = ("SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE", "SECURE_SSL_REDIRECT", "SECURE_HSTS_INCLUDE_SUBDOMAINS")
    secured = dict.fromkeys((*names, "SECURE_HSTS_PRELOAD"), True)
    with override_settings(**secured, SECURE_HSTS_SECONDS=31536000, ALLOWED_HOSTS=["cham-diem.example.vn"]):
        call_command("check", deploy=True, fail_level="INFO")


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_templates_have_no_words_of_their_own(template: Path) -> None:
    text = re.sub(r"{%.*?%}|{{.*?}}|{#.*?#}", " ", template.read_text(encoding="utf-8"))
    text = re.sub(r"<!doctype[^>]*>|<[^>]*>", " ", text, flags=re.IGNORECASE | re.DOTALL)
    assert re.findall(r"[^\W\d_]+", text) == []


def test_every_word_of_the_site_is_used() -> None:
    sources = [
        path.read_text(encoding="utf-8") for path in (*TEMPLATES, *Path(scoring.web.__file__).parent.rglob("*.py"))
    ]
    used = {code for text in sources for code in re.findall(r"[\"']([a-z][a-z-]+)[\"']", text)}
    codes = [code for code in CATALOGUE if code.startswith("web-")]
    made = ("web-flag-", "web-block-", "web-publication-", "web-council-equal-", "web-token-over", "web-token-revoked")
    unused = [code for code in codes if not {code, code.removeprefix("web-")} & used and not code.startswith(made)]
    assert unused == []


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_templates_name_words_that_are_there(template: Path) -> None:
    named = re.findall(r"{% (t|told) [\"']([^\"']+)[\"']", template.read_text(encoding="utf-8"))
    codes = [code if tag == "told" else f"web-{code}" for tag, code in named]
    assert [code for code in codes if code not in CATALOGUE] == []


@pytest.mark.parametrize(
    ("asked", "page"),
    [
        ("/n/1.1/state", "/n/1#n-1.1"),
        ("/n/1.1/evidence", "/n/1#n-1.1"),
        ("/act/hand_over", ""),
    ],
)
def test_what_only_takes_forms_leads_who_reads_it_to_its_page(visitor: Visitor, asked: str, page: str) -> None:
    """A page that a refused form came back with is kept in a history, and read again in another language."""
    unit = f"/c/{CAMPAIGN}/u/01"
    answer = visitor("cc01").get(unit + asked, follow=True)
    assert answer.status_code == 200
    assert answer.redirect_chain[-1] == (unit + page, 302)


def test_keyboard_begins_in_the_field_that_is_left_to_type(there: Office, visitor: Visitor) -> None:
    nobody = visitor("")
    fields = re.findall(r'<input id="(\w+)"[^>]* autofocus>', nobody.get("/login").content.decode())
    wrong = nobody.post("/login", {"account": "nv", "password": "sai"}).content.decode()
    assert (fields, re.findall(r'<input id="(\w+)"[^>]* autofocus>', wrong)) == (["account"], ["word"])
