"""Letters over TLS, to a real server whose certificate is of the test's own authority: trusted, or not at all."""

import ssl
from pathlib import Path

import pytest
import trustme

from scoring.cli.main import run
from scoring.store.models import Entry
from scoring.store.verify import verify
from scoring.usecases.notices import SERVER, send
from tests.store.mail_server import MailServer, mail_server
from tests.store.offices import CAMPAIGN, PASSWORD, Office
from tests.store.test_notices import EMAILS, text_of, waiting_office

MAT_KHAU = "rat-bi-mat"
KINDS = {"smtp": False, "smtps": True}
"""The kinds of URL, and whether its lines are encrypted at once."""


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA()


@pytest.fixture(scope="module")
def tls(authority: trustme.CA) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("127.0.0.1").configure_cert(context)
    return context


@pytest.fixture
def there(sqlite: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Office:
    return waiting_office(tmp_path, monkeypatch)


@pytest.fixture
def _trusted(authority: trustme.CA, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    authority.cert_pem.write_to_path(str(tmp_path / "root.pem"))
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "root.pem"))


def by(kind: str, server: MailServer, monkeypatch: pytest.MonkeyPatch, who: str = f"snv:{MAT_KHAU}@") -> None:
    monkeypatch.setenv(SERVER, f"{kind}://{who}{server.address}")


@pytest.mark.usefixtures("_trusted")
@pytest.mark.parametrize("kind", KINDS)
def test_letters_and_log_in_go_encrypted(
    there: Office, tls: ssl.SSLContext, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    with mail_server(tls=tls, at_once=KINDS[kind], login_needed=True, snv=MAT_KHAU) as server:
        by(kind, server, monkeypatch)
        told = send(there["snv"], CAMPAIGN, "vi")
    assert (told.problems, server.logged_in) == ([], ["snv"])
    ((to, letter),) = server.letters
    assert (to, "Trình ký" in text_of(letter)) == ([EMAILS["cc02"]], True)
    open_words = {word for word in server.heard if not word.endswith("encrypted")}
    assert open_words == ({"EHLO", "STARTTLS"} if kind == "smtp" else set())
    assert verify().problems == []


@pytest.mark.parametrize("kind", KINDS)
def test_certificate_of_nobody_who_is_trusted_ends_it_before_any_secret(
    there: Office, tls: ssl.SSLContext, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    with mail_server(tls=tls, at_once=KINDS[kind], snv=MAT_KHAU) as server:
        by(kind, server, monkeypatch)
        (problem,) = send(there["snv"], CAMPAIGN, "vi").problems
    assert problem.code == "mail-certificate"
    assert "certificate" in str(problem.values["reason"])
    assert (server.letters, server.logged_in, {*server.heard} - {"EHLO", "STARTTLS"}) == ([], [], set())
    assert not Entry.objects.filter(act="notify").exists()


@pytest.mark.usefixtures("_trusted")
def test_certificate_of_another_host_is_not_trusted(
    there: Office, tls: ssl.SSLContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    with mail_server(tls=tls, at_once=True, snv=MAT_KHAU) as server:
        monkeypatch.setenv(SERVER, f"smtps://snv:{MAT_KHAU}@localhost:{server.server_address[1]}")
        (problem,) = send(there["snv"], CAMPAIGN, "en").problems
    assert (problem.code, problem.place.file) == ("mail-certificate", "localhost")
    assert "localhost" in str(problem.values["reason"])
    assert server.logged_in == []


@pytest.mark.usefixtures("_trusted")
@pytest.mark.parametrize(("who", "said"), [("snv:wrong-one@", "535 who are you"), ("", "530 log in first")])
def test_wrong_password_or_none_where_one_is_needed(
    there: Office, tls: ssl.SSLContext, monkeypatch: pytest.MonkeyPatch, who: str, said: str
) -> None:
    with mail_server(tls=tls, login_needed=True, snv=MAT_KHAU) as server:
        by("smtp", server, monkeypatch, who)
        (problem,) = send(there["snv"], CAMPAIGN, "vi").problems
    assert (problem.code, problem.values["reason"], server.letters) == ("mail-failed", said, [])
    assert "wrong-one" not in str(problem)


def test_password_goes_to_no_other_machine_that_has_no_tls(there: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    with mail_server("127.0.0.2", snv=MAT_KHAU) as server:  # an address that is not known to be this machine's
        by("smtp", server, monkeypatch)
        (problem,) = send(there["snv"], CAMPAIGN, "vi").problems
    assert (problem.code, server.logged_in, server.letters) == ("mail-open", [], [])


@pytest.mark.usefixtures("_trusted")
def test_server_without_tls_where_it_was_to_begin_at_once(
    there: Office, sqlite: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SCORING_PASSWORD", PASSWORD)
    with mail_server(snv=MAT_KHAU) as server:
        by("smtps", server, monkeypatch)
        assert run(["campaign", "notify", CAMPAIGN, "--db", sqlite, "--as", "snv", "--lang", "en"]) == 1
    said = capsys.readouterr()
    assert "The mail server took no more letters" in said.out + said.err
    assert MAT_KHAU not in said.out + said.err
    assert "Traceback" not in said.err
