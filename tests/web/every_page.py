"""Every page of the site: who opens it, where, and what they do there before it is looked at.

In three parts, since a page shows what may be done: communes fill in and are appraised; the council sits; all is
published. A page that is not listed fails `test_every_page.py`.
"""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import Page

from scoring.store import council_acts
from scoring.store.models_evidence import Description
from scoring.usecases import evidence
from tests.store.files import PDF
from tests.store.offices import CAMPAIGN, Office, row
from tests.web.test_public import published

At = Callable[[Page], None]

CAMPAIGN_AT = f"/c/{CAMPAIGN}"
COUNCIL = f"{CAMPAIGN_AT}/council"
ITEM = f"{COUNCIL}/u/01/1.1"


class Shown(NamedTuple):
    """A page: the name of its address in urls.py or of what went wrong, who opens it, where, and what they do there."""

    name: str
    account: str
    path: str
    does: At | None = None
    status: int = 200


def pressed(selector: str, **typed: str) -> At:
    """Fields filled in by their ids, and a button pressed."""

    def does(page: Page) -> None:
        for name, text in typed.items():
            page.fill(f"#{name}", text)
        with page.expect_navigation():
            page.click(selector)

    return does


def opened(page: Page) -> None:
    """All that is folded away, but PDF files: the browser's reader of them is no page of ours."""
    page.evaluate("document.querySelectorAll('details:not(:has(iframe))').forEach(one => { one.open = true; })")


def unit(code: str, more: str = "") -> str:
    return f"{CAMPAIGN_AT}/u/{code}{more}"


def typed_wrong(page: Page) -> None:
    """Facts that nobody can read, sent without script."""
    page.fill("[id='i-1.2-fact0']", "60")
    page.fill("[id='i-1.2-fact1']", "50")
    page.locator("[id='n-1.2'] .live", has_text="60").wait_for()


def nothing_sent(page: Page) -> None:
    """The button for files, without a file."""
    opened(page)
    pressed("[id='n-1.1'] form[enctype] button")(page)


def stale(page: Page) -> None:
    """A form whose session is another by now."""
    page.context.clear_cookies(name="csrftoken")
    page.locator("button[name=lang]").click()


def conflicted(page: Page) -> None:
    """Typed upon another row than the one that stands."""
    page.evaluate("document.querySelector(\"[id='n-1.1'] input[name=base]\").value = '2020-01-01'")
    page.locator("[id='n-1.1']").get_by_role("radio").last.check()
    page.fill("[id='note-1.1']", "chưa gửi")  # the choice may stand there already, as a draft
    page.locator(".brand a").focus()
    page.locator("[id='n-1.1'] .live.conflict").wait_for()


# ── communes fill in and are appraised ────────────────────────────────────────────────────────────────────────────────


def declare(there: Office, folder: Path) -> None:
    """The first fills in, the second explains, the third is appraised."""
    there.save("cc01", "officer", row("01", "1.1", "self", "yes", note="đã gửi đúng hạn"))
    said = evidence.Described(Description("12/BC-UBND", "2022-12-20", "UBND xã An", "Báo cáo"), (("1.1", "trang 3"),))
    evidence.attach(there["cc01"], CAMPAIGN, "01", [("báo cáo số 12.pdf", PDF, said)], "Người cc01")
    there.appraise("02")
    there.move("snv", "secretariat", "ask", "02")
    there.submit("03")
    there.move("snv", "secretariat", "receive", "03")
    there.save("nv", "appraiser", row("03", "1.1", "appraisal", points="2", note="báo cáo nộp muộn"))


DECLARING = (
    Shown("home", "", "/"),
    Shown("login", "", "/login"),
    Shown("login", "", "/login", pressed("main button", account="cc01", word="sai"), 403),
    Shown("home", "cc01", "/"),
    Shown("home", "snv", "/"),
    Shown("password", "cc01", "/password"),
    Shown("password", "cc01", "/password", pressed("main button", old="sai", new="ngắn", again="khác"), 409),
    Shown("tokens", "cc01", "/tokens", opened),
    Shown("unit", "cc01", unit("01"), opened),
    Shown("node", "cc01", unit("01", "/n/1"), opened),
    Shown("node", "cc01", unit("01", "/n/1"), typed_wrong),
    Shown("node", "cc01", unit("01", "/n/1"), conflicted),
    Shown("unit", "cc01", unit("01"), pressed(".acts form[action$=hand_over] button"), 409),
    Shown("unit", "cc02", unit("02")),
    Shown("node", "cc02", unit("02", "/n/1")),
    Shown("board", "nv", CAMPAIGN_AT),
    Shown("unit", "nv", unit("03"), opened),
    Shown("node", "nv", unit("03", "/n/1"), opened),
    Shown("node", "nv", unit("03", "/n/~look")),
    Shown("others", "nv", unit("03", "/n/1.1/others")),
    Shown("unit", "ldnv", unit("03")),
    Shown("node", "dt", unit("03", "/n/1")),
    Shown("board", "snv", CAMPAIGN_AT),
    Shown("unit", "snv", unit("03"), opened),
    Shown("overview", "snv", f"{CAMPAIGN_AT}/overview"),
    Shown("journal", "snv", f"{CAMPAIGN_AT}/journal", opened),
    Shown("setup", "snv", f"{CAMPAIGN_AT}/setup", opened),
    Shown("create", "snv", "/campaigns/new"),
    Shown("people", "snv", f"{CAMPAIGN_AT}/people"),
    Shown("publish", "snv", f"{CAMPAIGN_AT}/publish"),
    Shown("not found", "cc01", unit("99"), status=404),
    Shown("forged", "cc01", "/", stale, 403),
    Shown("refused", "cc01", unit("01", "/n/1"), nothing_sent, 409),
)  # fmt: skip

# ── the council sits ──────────────────────────────────────────────────────────────────────────────────────────────────


def sit(there: Office, folder: Path) -> None:
    """The first is before the council, the second waits for its head's signature."""
    there.to_council("01")
    there.save("cc02", "officer", row("02", "1.1", "self", "yes"), row("02", "1.2", "self", "45/50"))
    there.move("cc02", "officer", "hand_over", "02")
    there.sit()
    for code in ("1.1", "1.2"):
        council_acts.put_on_agenda(there["tk"], CAMPAIGN, "01", code)
    council_acts.state_opinion(there["hd2"], CAMPAIGN, "01", "1.1", "declared", "tài liệu đủ")
    council_acts.vote(there["hd2"], "member", CAMPAIGN, "01", "1.1", "declared", there.person("hd2"))


SITTING = (
    Shown("unit", "ct02", unit("02"), opened),
    Shown("node", "ct02", unit("02", "/n/1")),
    Shown("council", "tk", COUNCIL, opened),
    Shown("council", "ct", COUNCIL, opened),
    Shown("council-item", "hd1", ITEM, opened),
    Shown("council-item", "hd2", ITEM, opened),
    Shown("council-item", "tk", ITEM, opened),
    Shown("council-item", "ct", ITEM, opened),
    Shown("council-screen", "tk", f"{ITEM}/screen"),
)

# ── all is published ──────────────────────────────────────────────────────────────────────────────────────────────────


def publish(there: Office, folder: Path) -> None:
    published(there, folder)


PUBLISHED = (
    Shown("home", "", "/"),
    Shown("published", "", "/p/lan-1/site/index.html"),
    Shown("publish", "snv", f"{CAMPAIGN_AT}/publish", opened),
    Shown("overview", "ct", f"{CAMPAIGN_AT}/overview"),
    Shown("unit", "cc01", unit("01")),
    Shown("unit", "snv", unit("01"), opened),
    Shown("node", "cc01", unit("01", "/n/1")),
)

PARTS = {"declaring": (declare, DECLARING), "sitting": (sit, SITTING), "published": (publish, PUBLISHED)}
