"""Every page in both languages, narrow and wide: it fits, axe finds nothing, the browser complains of nothing.

`SCORING_EVERY_PAGE=1` looks at each in both languages and both widths, else each once; `SCORING_PAGE_PICTURES=FOLDER`
keeps what was seen.
"""

import itertools
import os
import re
from base64 import b32decode
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.exceptions import SuspiciousOperation
from django.db import connection
from django.test import Client, override_settings
from django.urls import URLPattern
from django_otp.oath import TOTP
from playwright.sync_api import Browser, Page
from playwright.sync_api import Error as PlaywrightError

from scoring.store import depot
from scoring.store.models import Person
from scoring.web import overview, urls
from tests.browser import Watched, faults, needs_chromium, overflow, watched
from tests.store.offices import PASSWORD, Office
from tests.web.conftest import HOST
from tests.web.every_page import CAMPAIGN_AT, PARTS, Shown

pytestmark = needs_chromium

LOOKS = [*itertools.product(("vi", "en"), (360, 1440))]
EVERY = bool(os.environ.get("SCORING_EVERY_PAGE"))
PICTURES = os.environ.get("SCORING_PAGE_PICTURES")
SCROLLED = "[...document.querySelectorAll('.scroll')].some(one => one.scrollWidth > one.clientWidth)"
BESIDES = {
    "second": "test_second_step_is_looked_at",
    "second-picture": "a picture on the page of the second step",
}
NO_PAGE = {
    "logout", "language", "setup-act", "minutes", "council-act", "council-item-act", "preview", "state", "attach",
    "withdraw-evidence", "evidence", "move", "form", "report", "exercise", "exercise-discard",
    "token-revoke", "confirm",
}  # fmt: skip
"""Addresses that do something and lead on to a page, or give a file or a part of a page."""


def test_every_address_that_shows_a_page_is_looked_at() -> None:
    looked_at = {one.name for _, pages in PARTS.values() for one in pages} | {*BESIDES}
    named = {str(pattern.name) for pattern in urls.urlpatterns if isinstance(pattern, URLPattern)}
    assert named - NO_PAGE - looked_at == set()
    assert NO_PAGE - named == set()


def looks_of(number: int) -> list[tuple[str, int]]:
    """In which languages and widths a page is looked at."""
    return LOOKS if EVERY else [LOOKS[number % len(LOOKS)]]


def sessions(pages: tuple[Shown, ...]) -> dict[str, str]:
    """Everybody's session, by account."""
    found = {"": ""}
    for account in {one.account for one in pages} - {""}:
        client = Client(HTTP_HOST=HOST)
        client.force_login(Person.objects.get(account=account))
        found[account] = client.cookies["sessionid"].value
    connection.close()
    return found


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Where evidence and publications are kept."""
    monkeypatch.setenv(depot.FILES, str(tmp_path / "kept"))
    with override_settings(PUBLICATIONS=tmp_path / "published"):
        yield tmp_path / "published"


def seen(found: Watched, name: str, lang: str, width: int, status: int = 200) -> list[str]:
    """What is wrong with the page that is shown."""
    page = found.page
    if PICTURES:
        Path(PICTURES).mkdir(parents=True, exist_ok=True)
        page.screenshot(path=Path(PICTURES) / f"{name}-{lang}-{width}.png", full_page=True)
    wrong = faults(page)
    if width == 360 and page.evaluate(SCROLLED) and "/p/" not in page.url:
        wrong.append("a table is read by pushing it sideways")
    if overflow(page):
        wrong.append(f"{overflow(page)} px wider than the window")
    if page.locator("html").get_attribute("lang") != lang and "/p/" not in page.url:  # a publication has its own
        wrong.append("in another language")
    told = [one for one in found.complaints if not (status >= 400 and f"status of {status}" in one)]
    wrong += told + found.left
    found.complaints.clear()
    found.left.clear()
    return [f"{name} {lang} {width}: {one}" for one in wrong]


def turned_to(page: Page, home: str, lang: str, width: int, session: str = "") -> None:
    """The browser of somebody, in a language and of a width."""
    page.context.clear_cookies()
    cookies = {"lang": lang, **({"sessionid": session} if session else {})}
    page.context.add_cookies([{"name": name, "value": value, "url": home} for name, value in cookies.items()])
    page.set_viewport_size({"width": width, "height": 800})


@pytest.mark.parametrize("part", PARTS)
def test_pages_fit_and_are_plain_to_everybody(
    browser: Browser, there: Office, home: str, folder: Path, part: str
) -> None:
    make, pages = PARTS[part]
    make(there, folder)
    session = sessions(pages)
    wrong: list[str] = []
    with watched(browser, home) as found:
        for number, one in enumerate(pages):
            for lang, width in looks_of(number):
                turned_to(found.page, home, lang, width, session[one.account])
                name = f"{part}-{number:02}-{one.name}-{one.account or 'everybody'}"
                answer = found.page.goto(home + one.path)
                try:
                    if one.does:
                        one.does(found.page)
                    elif answer is None or answer.status != one.status:
                        wrong.append(f"{one.path}: {answer and answer.status}")
                except PlaywrightError as error:  # the other pages are looked at all the same
                    wrong.append(f"{name} {lang} {width}: {error}")
                wrong += seen(found, name, lang, width, one.status)
                found.page.evaluate("localStorage.clear()")
    assert not wrong, "\n".join(wrong)


def test_second_step_is_looked_at(browser: Browser, there: Office, home: str) -> None:
    wrong: list[str] = []
    with override_settings(SECOND_FACTOR=("secretariat",)), watched(browser, home) as found:
        page = found.page
        for number, (lang, width) in enumerate(LOOKS if EVERY else LOOKS[:1]):
            turned_to(page, home, lang, width)
            page.goto(f"{home}/login")
            page.fill("#account", "snv")
            page.fill("#word", PASSWORD)
            page.click("main button")
            if number == 0:
                wrong += seen(found, "second-set-up", lang, width)
                key = page.locator("main code").inner_text().replace(" ", "")
                page.fill("#code", f"{TOTP(b32decode(key)).token():06}")
                page.click("main button")
                wrong += seen(found, "second-codes", lang, width)
            else:
                wrong += seen(found, "second", lang, width)
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize(("status", "text"), [(500, "Máy chủ gặp lỗi"), (400, "Máy chủ không nhận được yêu cầu này")])
def test_what_fails_is_told_on_a_page(
    browser: Browser, home: str, there: Office, monkeypatch: pytest.MonkeyPatch, status: int, text: str
) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError if status == 500 else SuspiciousOperation

    monkeypatch.setattr(overview, "lang_of", fail)
    session = sessions((Shown("", "snv", ""),))["snv"]
    with watched(browser, home) as found:
        for lang, width in LOOKS if EVERY else LOOKS[:1]:
            turned_to(found.page, home, lang, width, session)
            answer = found.page.goto(f"{home}{CAMPAIGN_AT}/overview")
            assert answer is not None
            assert answer.status == status
            assert seen(found, f"failed-{status}", lang, width, status) == []
            assert lang != "vi" or found.page.locator("h1").inner_text() == text
            assert not re.search("Traceback|RuntimeError", found.page.content())
