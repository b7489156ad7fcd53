"""The site in a real browser: what changes while typing, what a lost line loses, how wide and how plain pages are."""

from django.db import connection
from playwright.sync_api import Browser, expect

from scoring.store import council_acts
from scoring.store.models import AnswerRow
from scoring.web.models import Draft
from tests.browser import faults, hard_to_press, needs_chromium, overflow, watched
from tests.store.offices import CAMPAIGN, Office, row
from tests.web.served import log_in

pytestmark = needs_chromium

UNIT = f"/c/{CAMPAIGN}/u/01"
NODE = f"{UNIT}/n/1"


def stated(code: str) -> list[str]:
    found = list(AnswerRow.objects.filter(code=code).order_by("number").values_list("facts", flat=True))
    connection.close()
    return found


def test_points_change_while_typing_and_the_row_saves_itself(browser: Browser, home: str) -> None:
    with watched(browser, home, width=360) as found:
        page = found.page
        log_in(page, home, "cc01")
        page.goto(home + NODE)
        sheet = page.get_by_role("form", name="1.2")  # whose button says what of to who hears the page
        sheet = page.locator("[id='n-1.2']").filter(has=sheet)
        done, wrong = sheet.get_by_label("Số đạt"), sheet.locator("[data-error=fact0]")
        done.fill("60")
        sheet.get_by_label("Tổng số").press_sequentially("50")
        expect(wrong).to_have_text("Số đạt 60 lớn hơn tổng số 50.")
        expect(done).to_have_attribute("aria-invalid", "true")
        done.fill("45")
        expect(wrong).to_be_empty()
        expect(done).not_to_have_attribute("aria-invalid", "true")
        expect(sheet.locator(".sentence")).to_contain_text("45/50 = 90%")
        expect(sheet.locator(".live")).to_have_attribute("data-state", "draft")
        assert stated("1.2") == []
        page.locator("[id='n-1.1']").get_by_label("có", exact=True).check()
        expect(sheet.locator(".live")).to_have_attribute("data-state", "stated")
        assert stated("1.2") == ["45/50"]
        expect(page.locator("#totals")).to_contain_text("2,70")
        page.locator(".brand a").focus()
        expect(page.locator("[id='n-1.1'] .live")).to_have_attribute("data-state", "stated")
        assert stated("1.1") == ["có"]
        sheet.locator("button.save").evaluate("button => { button.dataset.before = 1; button.focus(); }")
        page.keyboard.press("Enter")
        expect(sheet.locator("button.save:not([data-before])")).to_be_focused()  # another button stands there now
        assert overflow(page) == 0
        assert faults(page) == []
        sheet.locator("summary", has_text="Đính kèm").click()
        assert hard_to_press(page) == []
        page.goto(home + UNIT)
        page.locator("summary", has_text="Excel").click()
        assert hard_to_press(page) == []
        assert found.is_quiet()


def test_what_was_typed_outlives_a_lost_line_and_a_lost_session(browser: Browser, home: str) -> None:
    with watched(browser, home) as found:
        page = found.page
        log_in(page, home, "cc01")
        page.goto(home + NODE)
        page.context.set_offline(True)
        field = page.locator("[id='i-1.2-fact0']")
        field.fill("80")
        expect(page.locator("[data-connection]")).to_contain_text("Mất kết nối")
        page.context.set_offline(False)
        page.context.clear_cookies()
        page.goto(home + NODE)
        log_in(page, home, "cc01")
        page.goto(home + NODE)
        expect(page.locator("[id='n-1.2'] .live")).to_have_attribute("data-state", "stated")
        assert stated("1.2") == ["80"]


def test_two_who_type_at_one_row_see_both(browser: Browser, home: str, there: Office) -> None:
    with watched(browser, home) as found:
        page = found.page
        log_in(page, home, "cc01")
        page.goto(home + NODE)
        there.save("cc01", "officer", row("01", "1.2", "self", "10/50", evidence="BC 7"))
        connection.close()
        page.locator("[id='i-1.2-fact0']").fill("20")
        page.locator("[id='i-1.2-fact1']").fill("50")
        page.locator(".brand a").focus()
        expect(page.locator("[id='n-1.2'] .live .conflict")).to_contain_text("10/50")
        page.get_by_role("button", name="Ghi số liệu của tôi").click()
        expect(page.locator("[id='n-1.2'] .live")).to_have_attribute("data-state", "stated")
        assert stated("1.2") == ["10/50", "20/50"]
        there.save("cc01", "officer", row("01", "1.2", "self", "15/50", evidence="BC 7"))
        connection.close()
        page.locator("[id='i-1.2-fact0']").fill("30")
        page.locator(".brand a").focus()
        page.get_by_role("button", name="Giữ số liệu đang có").click()
        expect(page.locator("[id='i-1.2-fact0']")).to_have_value("15")
        assert not Draft.objects.exists()
        connection.close()


def test_appraiser_works_by_keyboard_alone(browser: Browser, home: str, there: Office) -> None:
    there.appraise("02")
    there.submit("01")
    there.move("snv", "secretariat", "receive", "01")
    connection.close()
    with watched(browser, home, width=360) as found:
        page = found.page
        log_in(page, home, "nv")
        page.goto(home + NODE)
        page.locator("[id='n-1.1'] .reasons summary").focus()
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        expect(page.locator("[id='note-1.1']")).to_have_value("thiếu báo cáo")
        page.locator("[id='points-1.1']").focus()
        page.keyboard.type("2")
        page.keyboard.press("Enter")
        expect(page.locator("[id='n-1.1'] .live")).to_have_attribute("data-state", "stated")
        assert stated("1.1")[-1] == ""  # points, not facts
        page.goto(f"{home}{UNIT}/n/1.1/others")
        assert (overflow(page), faults(page)) == (0, [])
        page.goto(f"{home}{UNIT}/n/~look")
        assert (overflow(page), faults(page)) == (0, [])
        assert found.is_quiet()


def test_arrows_turn_the_agenda_on_the_screen(browser: Browser, home: str, there: Office) -> None:
    there.to_council("01")
    there.sit()
    for code in ("1.1", "1.2"):
        council_acts.put_on_agenda(there["tk"], CAMPAIGN, "01", code)
    connection.close()
    item = f"{home}/c/{CAMPAIGN}/council/u/01"
    with watched(browser, home, width=1440) as found:
        page = found.page
        log_in(page, home, "tk")
        page.goto(f"{item}/1.1/screen")
        page.keyboard.press("ArrowRight")
        page.wait_for_url(f"{item}/1.2/screen")
        page.keyboard.press("ArrowLeft")
        page.wait_for_url(f"{item}/1.1/screen")
        assert found.is_quiet()
