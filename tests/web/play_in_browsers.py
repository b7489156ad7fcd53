"""The campaign of `test_campaign.py` played in real browsers: it takes a minute, so `.ci/run` asks for it by name."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import override_settings
from playwright.sync_api import Browser, Locator, Page, expect

from scoring.campaign.workflow import SECOND_FACTOR
from tests.browser import needs_chromium
from tests.store.offices import CAMPAIGN, Office
from tests.web.served import log_in
from tests.web.test_campaign import only_data  # noqa: F401  # its parts of a publication are enough here too
from tests.web.whole_campaign import play

WITHOUT_NET = "cc03"
"""Whose line breaks while they type."""


@dataclass
class Came:
    """What a page said: 302 where it was done, as Django's client has it."""

    status_code: int
    content: bytes


@dataclass
class InBrowser:
    """Somebody at a real browser: every form is found on its page, filled field by field and sent by its button."""

    page: Page
    home: str
    breaks: bool = False
    """Whether the line breaks while they type."""
    broken: list[str] = field(default_factory=list)

    def get(self, path: str) -> Came:
        if path.endswith("/form"):
            self.page.goto(self.home + path.removesuffix("/form"))
            self._open(self.page.locator("a[href$='/form']"))
            with self.page.expect_download() as found:
                self.page.click("a[href$='/form']")
            return Came(200, found.value.path().read_bytes())
        self.page.goto(self.home + path)
        return Came(200, self.page.content().encode())

    def post(self, path: str, data: dict[str, Any]) -> Came:
        self.page.goto(self.home + page_of(path))
        form = self.page.locator(f"form[action^='{path}'], main form:not([action])")
        if "body" in data:
            form = form.filter(has=self.page.locator(f"input[name='body'][value='{data['body']}']"))
        if form.count() == 0:
            return Came(409, self.page.content().encode())
        self._open(form)
        if path.endswith("/state"):
            return self._state(form, data)
        self._fill(form, data)
        with self.page.expect_navigation():
            form.locator("button:not([type='button'])").last.click()
        refused = self.page.locator("section.problems").count()
        return Came(409 if refused else 200 if path.endswith("/form") else 302, self.page.content().encode())

    def _state(self, form: Locator, data: dict[str, Any]) -> Came:
        """A row of facts, stated; once, the line breaks and what was typed is sent when it is back."""
        if self.breaks and not self.broken:
            self.page.context.set_offline(True)
            self._fill(form, data)
            expect(self.page.locator("[data-connection]")).to_contain_text("Mất kết nối")
            self.broken.append(self.page.url)
            self.page.context.set_offline(False)
        else:
            self._fill(form, data)
            form.locator("button.save").click()
        expect(form.locator(".live")).to_have_attribute("data-state", "stated")
        return Came(302, b"")

    def _open(self, inside: Locator) -> None:
        """What is folded away is unfolded."""
        for summary in inside.first.locator("xpath=ancestor::details[not(@open)]/summary").all():
            summary.click()

    def _fill(self, form: Locator, data: dict[str, Any]) -> None:
        for name, given in data.items():
            for value in given if isinstance(given, list) else [given]:
                if isinstance(value, SimpleUploadedFile):
                    sent = {"name": str(value.name), "mimeType": "application/octet-stream", "buffer": value.read()}
                    form.locator(f"[name='{name}']").set_input_files(sent)  # type: ignore[arg-type]  # a mapping of these
                elif form.locator(f"select[name='{name}']").count():
                    form.locator(f"select[name='{name}']").select_option(str(value))
                elif form.locator(f"input[name='{name}']:is([type='radio'], [type='checkbox'])").count():
                    form.locator(f"input[name='{name}'][value='{value}']").check()
                elif form.locator(f"input[name='{name}'][type='hidden']").count() == 0:
                    form.locator(f"[name='{name}']").fill(str(value))


def page_of(path: str) -> str:
    """The page that a form stands on."""
    before, _, _ = path.partition("/act/")
    if path.endswith("/state"):
        return path.rpartition("/n/")[0] + "/n/1"
    return before.removesuffix("/form")


@pytest.fixture
def at_browsers(browser: Browser, home: str) -> Iterator[Callable[[str], InBrowser]]:
    """A browser of their own for everybody, in which they are logged in; "" for nobody."""
    there: dict[str, InBrowser] = {}

    def at(account: str) -> InBrowser:
        if account not in there:
            page = browser.new_context(accept_downloads=True).new_page()
            page.set_default_timeout(60_000)
            there[account] = InBrowser(page, home, breaks=account == WITHOUT_NET)
            if account:
                log_in(page, home, account)
        connection.close()
        return there[account]

    yield at
    assert there[WITHOUT_NET].broken
    for one in there.values():
        one.page.context.close()


@needs_chromium
def test_ranks_are_the_same_where_it_is_played_in_browsers(
    there: Office, at_browsers: Callable[[str], InBrowser], tmp_path: Path
) -> None:
    with override_settings(SECOND_FACTOR=SECOND_FACTOR):
        play(there, at_browsers, tmp_path)
    assert CAMPAIGN in at_browsers("snv").page.url
