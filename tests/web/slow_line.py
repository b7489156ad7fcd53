"""First pages on a weak line, as Chromium simulates it: usable within two seconds. Run by `.ci/proof`.

Slow 3G here is 400 kbit/s each way and 400 ms for a round trip; the page comes into a browser that has nothing of it.
"""

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser import needs_chromium
from tests.web.served import log_in

pytestmark = needs_chromium

BYTES_A_SECOND, ROUND_TRIP = 400_000 / 8, 400
MOST_SECONDS = 2.0


def slowed(page: Page) -> None:
    line = page.context.new_cdp_session(page)
    line.send("Network.enable")
    line.send("Network.clearBrowserCache")
    limits = {"downloadThroughput": BYTES_A_SECOND, "uploadThroughput": BYTES_A_SECOND}
    line.send("Network.emulateNetworkConditions", {"offline": False, "latency": ROUND_TRIP, **limits})


@pytest.mark.parametrize(("account", "path", "seen"), [("", "/login", "#account"), ("cc01", "/", ".places a")])
def test_first_page_is_usable_within_two_seconds(
    browser: Browser, home: str, account: str, path: str, seen: str
) -> None:
    first = browser.new_context()
    if account:
        log_in(first.new_page(), home, account)
    first.request.get(home + path)  # the server is warm, the browser that is looked at is not
    page = browser.new_context(storage_state=first.storage_state()).new_page()
    slowed(page)
    page.goto(home + path)
    expect(page.locator(seen)).to_be_visible()
    # Drawn once the style sheets are there; what is drawn can be used, since scripts only add comfort.
    took = page.evaluate("performance.getEntriesByName('first-contentful-paint')[0].startTime") / 1000
    for context in (first, page.context):
        context.close()
    print(f" {path}: {took:.2f} s", end="")
    assert took < MOST_SECONDS
