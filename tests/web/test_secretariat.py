"""The secretariat's pages: results published and superseded, the journal with filters, the campaign at a glance."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client, override_settings

from scoring.store.models_council import Publication
from scoring.usecases.publish import PublishOptions
from scoring.web import publishing
from tests.store.offices import CAMPAIGN, Office
from tests.web.test_public import decided

Visitor = Callable[[str], Client]

PUBLISH, JOURNAL, OVERVIEW = (f"/c/{CAMPAIGN}/{name}" for name in ("publish", "journal", "overview"))
DECISION = {"number": "12/QĐ-UBND", "date": "05/6/2023", "signer": "Nguyễn Văn A"}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where publications go; of each the data and the site, since the rest takes its time."""
    monkeypatch.setattr(publishing, "PublishOptions", lambda lang: PublishOptions(parts=("data", "site"), lang=lang))
    return tmp_path / "published"


def publish(client: Client, folder: Path | None, **typed: str) -> int:
    with override_settings(PUBLICATIONS=folder):
        return client.post(PUBLISH, {**DECISION, **typed}).status_code


def test_publication_waits_for_every_file(there: Office, visitor: Visitor, folder: Path) -> None:
    there.to_council("01")
    client = visitor("snv")
    page = client.get(PUBLISH).content.decode()
    assert "3 trên 3 hồ sơ" in page
    assert 'name="number"' not in page
    assert publish(client, folder) == 409
    assert not folder.exists() or not [*folder.iterdir()]


def test_decision_is_whole_and_the_publication_is_everybodys(there: Office, visitor: Visitor, folder: Path) -> None:
    decided(there)
    client = visitor("snv")
    ranks = client.get(PUBLISH).content.decode()
    assert re.search(r'<td class="n"[^>]*>1</td>', ranks)
    assert publish(client, folder, signer=" ") == 409
    assert publish(client, folder, date="32/6/2023") == 409
    assert publish(client, None) == 409
    assert publish(client, folder) == 302
    with override_settings(PUBLICATIONS=folder):
        assert "12/QĐ-UBND" in visitor("").get("/").content.decode()
        assert visitor("").get(f"/p/{CAMPAIGN}-1/site/index.html").status_code == 200


def test_reopened_campaign_is_published_anew_and_the_earlier_one_stays(
    there: Office, visitor: Visitor, folder: Path
) -> None:
    decided(there)
    client = visitor("snv")
    assert publish(client, folder) == 302
    again = {"to": "deciding", "reason": "khiếu nại được chấp nhận"}
    assert client.post(f"/c/{CAMPAIGN}/u/02/act/reopen", again).status_code == 302
    assert "đang xem xét lại" in client.get(PUBLISH).content.decode()
    assert publish(client, folder) == 409
    assert visitor("ct").post(f"/c/{CAMPAIGN}/council/act/decide", {"item": "02"}).status_code == 302
    assert publish(client, folder, number="15/QĐ-UBND") == 302
    assert [*Publication.objects.order_by("number").values_list("state", flat=True)] == ["superseded", "current"]
    with override_settings(PUBLICATIONS=folder):
        for number in (1, 2):
            assert visitor("").get(f"/p/{CAMPAIGN}-{number}/site/index.html").status_code == 200


def test_journal_is_filtered_and_newest_first(there: Office, visitor: Visitor) -> None:
    there.appraise("01")
    client = visitor("snv")
    page = client.get(JOURNAL).content.decode()
    assert page.index("Chốt thẩm định của cơ quan</td>") < page.index("Ký duyệt và nộp</td>")
    only = client.get(JOURNAL, {"unit": "01", "act": "propose", "person": "nv", "code": "1.1"}).content.decode()
    assert only.count("<tr>") == 2
    assert "thiếu báo cáo" in only
    assert client.get(JOURNAL, {"since": "01/02/2033"}).content.decode().count("<tr>") == 1
    assert client.get(JOURNAL, {"unit": "99"}).status_code == 409
    assert client.get(JOURNAL, {"until": "32/01"}).status_code == 409


def test_journal_shows_a_commune_its_own_file_alone(there: Office, visitor: Visitor) -> None:
    there.appraise("01")
    there.submit("02")
    page = visitor("cc02").get(JOURNAL).content.decode()
    assert 'data-label="Đơn vị">02</td>' in page
    assert 'data-label="Đơn vị">01</td>' not in page
    assert "thiếu báo cáo" not in visitor("cc01").get(JOURNAL).content.decode()  # nothing was sent to it yet


def test_journal_is_in_words_and_says_each_act_once(there: Office, visitor: Visitor) -> None:
    there.submit("02")
    there.move("snv", "secretariat", "receive", "02")
    page = visitor("snv").get(JOURNAL).content.decode()
    assert "đã nộp → đang thẩm định" in page
    assert "1.2 (tự chấm): 45/50" in page
    assert page.count('data-label="Việc">Tiếp nhận để thẩm định') == 1
    assert not re.search("unitfile|assignment|submitted|None|T08:0", page)


def test_overview_tells_bodies_days_and_cuts(there: Office, visitor: Visitor) -> None:
    there.explain("01")
    there.submit("02")
    page = visitor("snv").get(OVERVIEW).content.decode()
    page = re.sub(r' data-label="[^"]*"', "", page)
    assert re.search(r'Sở Nội vụ</th><td class="n">1</td><td class="n">0</td><td class="n"><b>1</b>', page)
    assert "10/01/2023" in page
    cut = r'<td class="n">4,00</td><td class="n">2,00</td><td>có</td>'
    assert len(re.findall(cut, page)) == 2  # the biggest cut is the one in dispute
    for account in ("cc01", "nv", "qt"):
        assert visitor(account).get(OVERVIEW).status_code == 404
