"""The pictures of the site in docs/officer.md, of the sample office that `scoring demo --web` opens.

    SCORING_DOC_PICTURES=docs/images .venv/bin/python -m pytest -n 0 tests/web/test_doc_pictures.py

makes them anew. Without the variable they are made and thrown away.
"""

import datetime
import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client, override_settings
from playwright.sync_api import Browser, Page, expect

from scoring.campaign.answers import VIET_NAM
from scoring.store import depot, file_acts, people
from scoring.store.models import Person
from scoring.store.models_evidence import Description
from scoring.usecases import evidence
from scoring.web.models import Draft
from scoring.web.sample import DRAFT, PASSWORD, THIS_YEAR, found_sample
from scoring.web.visits import SYSTEM_ACCOUNT
from tests.browser import needs_chromium, watched
from tests.store.conftest import cheap_passwords
from tests.store.files import PDF
from tests.web.conftest import HOST
from tests.web.served import served

__all__ = ["cheap_passwords"]

DOCS = Path(__file__).parent.parent.parent / "docs"
PART = (DOCS / "officer.md").read_text(encoding="utf-8").partition("## C. ")[2]
FOLDER = os.environ.get("SCORING_DOC_PICTURES")
NOW = datetime.datetime(2026, 11, 28, 9, 0, tzinfo=VIET_NAM)
UNIT = f"/c/{THIS_YEAR}/u/{DRAFT}"
MOST_BYTES = 200_000


def tree(page: Page) -> bytes:
    """The file of the commune, from its top."""
    return page.screenshot()


def fields(page: Page) -> bytes:
    """A leaf while it is filled in."""
    page.goto(f"{page.url}/n/5")
    sheet = page.locator("[id='n-5.1']")
    sheet.get_by_label("Số đạt").fill("18")
    sheet.get_by_label("Trên tổng số").press_sequentially("20")
    expect(sheet.locator(".sentence")).to_contain_text("18/20 = 90%")
    return sheet.screenshot()


def files(page: Page) -> bytes:
    """Evidence of a leaf, and the form for more."""
    page.goto(f"{page.url}/n/5")
    sheet = page.locator("[id='n-5.2']")
    sheet.locator("summary", has_text="Đính kèm").click()
    sheet.locator(".documents").evaluate("one => { one.style.padding = '1rem'; }")
    return sheet.locator(".documents").screenshot()


def signing(page: Page) -> bytes:
    """What the head finds once the file waits for them."""
    page.set_viewport_size({"width": 900, "height": 1150})
    return page.screenshot()


PICTURES: dict[str, tuple[str, Callable[[Page], bytes]]] = {
    "trang-cay-tieu-chi": ("can-bo", tree),
    "trang-o-nhap": ("can-bo", fields),
    "trang-dinh-kem": ("can-bo", files),
    "trang-ky-nop": ("chu-tich", signing),
}
"""Each by the account that sees it, in their order: the file waits for its head's signature at the last."""


@needs_chromium
def test_pictures_are_made(browser: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(depot.FILES, str(tmp_path / "kept"))
    found_sample(tmp_path / "office.db", NOW)
    officer = people.login_of("can-bo", PASSWORD, SYSTEM_ACCOUNT)
    said = Description("86/BC-UBND", "2022-12-15", "UBND thị trấn Phong Thổ", "Báo cáo công tác cán bộ năm 2022")
    sent = [("báo cáo 86.pdf", PDF, evidence.Described(said, (("5.2", "trang 3"),)))]
    evidence.attach(officer, THIS_YEAR, DRAFT, sent, "Lò Thị Mai")
    session = {account: _session(account) for account, _ in PICTURES.values()}
    connection.close()
    with override_settings(SECOND_FACTOR=()), served() as home, watched(browser, home, width=900) as found:
        for name, (account, made) in PICTURES.items():
            if made is signing:
                Draft.objects.all().delete()  # of the picture with fields
                file_acts.move(officer, "officer", "hand_over", THIS_YEAR, DRAFT)
                connection.close()
            found.page.context.add_cookies([{"name": "sessionid", "value": session[account], "url": home}])
            found.page.set_viewport_size({"width": 900, "height": 760})
            answer = found.page.goto(home + UNIT)
            assert answer
            assert answer.ok
            (Path(FOLDER or tmp_path) / f"{name}.png").write_bytes(made(found.page))
            found.page.evaluate("localStorage.clear()")
        assert found.is_quiet(), (found.left, found.complaints)


def test_every_picture_that_the_page_names_has_its_maker_and_is_there() -> None:
    named = re.findall(r"\]\(images/([a-z-]+)\.png\)", PART)
    assert named == [*PICTURES]
    for name in named:
        raw = (DOCS / "images" / f"{name}.png").read_bytes()
        assert raw.startswith(b"\x89PNG")
        assert len(raw) < MOST_BYTES


def _session(account: str) -> str:
    client = Client(HTTP_HOST=HOST)
    client.force_login(Person.objects.get(account=account))
    return client.cookies["sessionid"].value
