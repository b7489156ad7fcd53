"""The site where no script runs: a commune's way from the first log-in to its answer to remarks; what is published."""

from pathlib import Path

import pytest
from django.db import connection
from django.test import override_settings
from playwright.sync_api import Browser, Locator, Page, expect

from scoring.store import depot
from scoring.store.models import AnswerRow, Person, UnitFile
from scoring.store.verify import verify
from tests.browser import needs_chromium, watched
from tests.store import files
from tests.store.offices import CAMPAIGN, PASSWORD, Office, row
from tests.web.served import log_in
from tests.web.test_public import published

pytestmark = needs_chromium

UNIT = f"/c/{CAMPAIGN}/u/01"
OWN = f"{PASSWORD} cua minh"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(depot.FILES, str(tmp_path / "kept"))
    return tmp_path / "published"


def send(form: Locator, button: str) -> None:
    """Presses a button, and waits for the page that comes."""
    with form.page.expect_navigation(wait_until="domcontentloaded"):
        form.get_by_role("button", name=button, exact=True).click()


def state_now() -> str:
    found = UnitFile.objects.get(code="01").state
    connection.close()
    return found


def first_log_in(page: Page, home: str) -> None:
    page.goto(f"{home}/login")
    page.fill("#account", "cc01")
    page.fill("#word", PASSWORD)
    send(page.locator("main"), "Đăng nhập")
    page.wait_for_url(f"{home}/password")
    for field, typed in (("#old", PASSWORD), ("#new", OWN), ("#again", OWN)):
        page.fill(field, typed)
    send(page.locator("main"), "Đổi mật khẩu")
    page.wait_for_url(f"{home}/")


def declare(page: Page) -> None:
    """From the list of work to the hand-over, with a fault on the way and a photo."""
    page.get_by_role("link", name="An").click()
    page.locator("ol.lines a").nth(1).click()
    share = page.locator("[id='n-1.2']")
    share.get_by_label("Số đạt").fill("60")
    share.get_by_label("Trên tổng số").fill("50")
    send(share, "Ghi")
    expect(share.locator("[data-error=fact0]")).to_have_text("Số đạt 60 lớn hơn tổng số 50.")
    expect(share.get_by_label("Trên tổng số")).to_have_value("50")
    expect(share).to_be_in_viewport()
    share.get_by_label("Số đạt").fill("45")
    send(share, "Ghi")
    choice = page.locator("[id='n-1.1']")
    choice.get_by_label("có", exact=True).check()
    send(choice, "Ghi")
    attach(choice)
    page.get_by_role("link", name="Cây tiêu chí").click()
    send(page.locator("main"), "Trình ký")


def attach(leaf: Locator) -> None:
    leaf.get_by_text("Đính kèm").click()
    leaf.get_by_label("Hoặc chụp bằng điện thoại").set_input_files(
        {"name": "IMG_1.HEIC", "mimeType": "image/heic", "buffer": files.SVG}
    )
    leaf.get_by_label("Trang, mục").fill("trang 3")
    send(leaf, "Gửi tệp")
    expect(leaf.locator(".problems")).to_be_in_viewport()
    expect(leaf.get_by_label("Trang, mục")).to_have_value("trang 3")
    leaf.get_by_label("Hoặc chụp bằng điện thoại").set_input_files(
        {"name": "IMG_1.jpg", "mimeType": "image/jpeg", "buffer": files.JPEG}
    )
    send(leaf, "Gửi tệp")
    expect(leaf.get_by_role("link", name="IMG_1.jpg")).to_be_in_viewport()


def submit(page: Page, home: str) -> None:
    log_in(page, home, "ct01")
    page.goto(home + UNIT)
    page.locator("#report").set_input_files({"name": "bc.pdf", "mimeType": "application/pdf", "buffer": files.PDF})
    send(page.locator("main"), "Ký duyệt và nộp")
    expect(page.get_by_role("link", name="bc.pdf")).to_be_visible()


def changed_by_appraisal(there: Office) -> None:
    there.save("dt", "provider", row("01", "1.3", "survey", "80/100"))
    there.move("snv", "secretariat", "receive")
    there.save("nv", "appraiser", row("01", "1.1", "appraisal", points="2", note="ảnh không đọc được"))
    there.sign_off()
    there.move("snv", "secretariat", "ask")
    connection.close()


def explain(page: Page, home: str) -> None:
    page.goto(f"{home}{UNIT}/n/1")
    leaf = page.locator("[id='n-1.1']")
    expect(leaf).to_contain_text("ảnh không đọc được")
    leaf.get_by_label("Giải trình").fill("gửi lại bản quét")
    send(leaf, "Ghi")
    leaf.get_by_text("Đính kèm").click()
    leaf.get_by_label("Chọn tệp").set_input_files(
        {"name": "bản quét.pdf", "mimeType": "application/pdf", "buffer": files.PDF + b"%2\n"}
    )
    send(leaf, "Gửi tệp")
    page.get_by_role("link", name="Cây tiêu chí").click()
    send(page.locator("main"), "Gửi giải trình")


def test_a_commune_goes_its_whole_way(browser: Browser, home: str, there: Office, folder: Path) -> None:
    Person.objects.filter(account="cc01").update(password_by=there.person("qt"))
    connection.close()
    with watched(browser, home, 360, script=False) as officer, watched(browser, home, 360, script=False) as head:
        first_log_in(officer.page, home)
        declare(officer.page)
        assert state_now() == "signing"
        submit(head.page, home)
        assert state_now() == "submitted"
        changed_by_appraisal(there)
        explain(officer.page, home)
        assert state_now() == "reappraising"
    assert list(AnswerRow.objects.exclude(stage="survey").order_by("number").values_list("code", "facts", "note")) == [
        ("1.2", "45/50", ""), ("1.1", "có", ""), ("1.1", "có", ""),
        ("1.1", "", "ảnh không đọc được"), ("1.1", "", "gửi lại bản quét"),
    ]  # fmt: skip
    assert verify().files == 3


def test_what_is_published_is_read_and_fetched(browser: Browser, home: str, there: Office, folder: Path) -> None:
    published(there, folder)
    connection.close()
    with override_settings(PUBLICATIONS=folder), watched(browser, home, 360, script=False) as found:
        page = found.page
        page.goto(home)
        page.locator(".places a").click()
        expect(page.locator("table").first).to_contain_text("Bình")
        page.get_by_role("link", name="Bình").first.click()
        expect(page.locator("h1")).to_contain_text("Bình")
        assert found.is_quiet()
