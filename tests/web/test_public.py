"""What everybody reads: publications that the journal knows; nothing unpublished by any address."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client, override_settings

from scoring.campaign.settings import Decision
from scoring.publish.audience import Audience
from scoring.store import council_acts
from scoring.store.models import UnitFile
from scoring.usecases.office_publish import publish
from scoring.usecases.publish import PublishOptions
from scoring.usecases.publish import publish as write
from tests.store.offices import CAMPAIGN, Office, row
from tests.web.conftest import HOST

Visitor = Callable[[str], Client]

DECISION = Decision(number="12/QĐ-UBND", date="05/6/2023", signer="Nguyễn Văn A")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "published"


def get(folder: Path, path: str, lang: str = "vi") -> tuple[int, str]:
    client = Client(HTTP_HOST=HOST)
    client.cookies["lang"] = lang
    with override_settings(PUBLICATIONS=folder):
        answer = client.get(path)
    return answer.status_code, answer.content.decode(errors="replace")


def decided(there: Office) -> None:
    for unit in ("01", "02", "03"):
        there.to_council(unit)
    there.sit()
    for account in ("hd1", "hd2"):
        council_acts.vote(there[account], "member", CAMPAIGN, "01", "1.1", "other", there.person(account))
    there.save("ct", "chair", row("01", "1.1", "council", points="3.5", note="Hội đồng thống nhất"))
    for unit in ("01", "02", "03"):
        there.move("ct", "chair", "decide", unit)


def published(there: Office, folder: Path, audience: Audience = "public") -> None:
    decided(there)
    options = PublishOptions(parts=("data", "site"), audience=audience)
    publish(there["snv"], CAMPAIGN, DECISION, folder / "lan-1", options)


def test_published_ranking_is_everybodys(there: Office, folder: Path) -> None:
    published(there, folder)
    status, page = get(folder, "/")
    assert status == 200
    assert "12/QĐ-UBND" in page
    assert 'href="/p/lan-1/site/index.html"' in page
    assert 'href="/p/lan-1/site/en/index.html"' in get(folder, "/", "en")[1]
    status, page = get(folder, "/p/lan-1/site/index.html")
    assert status == 200
    assert "Bình" in page
    assert get(folder, "/p/lan-1/publication.json")[0] == 200


def test_reopened_result_stays_readable_and_marked(there: Office, folder: Path) -> None:
    published(there, folder)
    there.move("snv", "secretariat", "reopen", "02", "khiếu nại", "appraising")
    assert UnitFile.objects.get(code="02").state == "appraising"
    assert "đang xem xét lại" in get(folder, "/")[1]
    assert get(folder, "/p/lan-1/site/index.html")[0] == 200


def test_only_listed_files_with_their_bytes_are_there(there: Office, folder: Path) -> None:
    published(there, folder)
    (folder / "lan-1" / "secret.txt").write_text("kín")
    (folder / "lan-1" / "site" / "criteria.html").write_text("kín")
    outside = ("../office.db", "..%2foffice.db", "site/../../office.db", "/etc/passwd")
    for path in (*outside, "secret.txt", "site", "site/", "site/criteria.html"):
        status, page = get(folder, f"/p/lan-1/{path}")
        assert status == 404
        assert "kín" not in page


def test_what_the_journal_does_not_know_is_not_there(there: Office, folder: Path) -> None:
    decided(there)
    write(there.source("snv"), folder / "lan-1", PublishOptions(parts=("data", "site")))
    assert get(folder, "/p/lan-1/site/index.html")[0] == 404
    assert "lan-1" not in get(folder, "/")[1]


def test_what_is_for_the_council_is_not_there(there: Office, folder: Path) -> None:
    published(there, folder, "council")
    assert get(folder, "/p/lan-1/site/index.html")[0] == 404
    assert "12/QĐ-UBND" not in get(folder, "/")[1]


@pytest.mark.parametrize("path", [f"/c/{CAMPAIGN}", f"/c/{CAMPAIGN}/u/01", f"/c/{CAMPAIGN}/u/01/n/1", "/p/x/y"])
def test_nothing_unpublished_is_shown_to_strangers(there: Office, folder: Path, path: str) -> None:
    there.submit("01")
    status, page = get(folder, path)
    assert status in (302, 404)
    assert "BC 12" not in page
    assert ">An<" not in page
