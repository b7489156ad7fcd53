"""What is typed at a node: shown, kept as a draft, stated; nobody overwrites what they didn't see."""

import re
from collections.abc import Callable

import pytest
from django.test import Client

from scoring.store.models import AnswerRow, Entry
from scoring.web.models import Draft
from tests.store.offices import CAMPAIGN, CRITERIA, Office, row

Visitor = Callable[[str], Client]

NODE = f"/c/{CAMPAIGN}/u/01/n/1"
YES = {"fact0": "có", "evidence": "BC 12, trang 3", "base": ""}
PART = {"HX-Request": "true"}
CHECKLIST = "rule: {kind: checklist, items: [{id: a, vi: Kế hoạch, points: 2}, {id: b, vi: Báo cáo, points: 2}]}"


def stated(code: str = "1.1") -> list[tuple[str, str]]:
    return list(AnswerRow.objects.filter(code=code).order_by("number").values_list("facts", "evidence"))


def base(code: str = "1.1") -> str:
    return AnswerRow.objects.filter(code=code).order_by("-number").values_list("at", flat=True)[0]


def test_page_has_a_field_for_each_fact(visitor: Visitor) -> None:
    page = visitor("cc01").get(NODE).content.decode()
    assert 'name="fact0" value="có"' in page
    assert 'id="i-1.2-fact0"' in page
    assert 'id="i-1.2-fact1"' in page
    assert 'id="i-1.3-fact0"' not in page  # from the survey: not the commune's to fill in


def test_whole_fields_are_stated_with_a_row_in_the_journal(visitor: Visitor) -> None:
    entries = Entry.objects.count()
    answer = visitor("cc01").post(f"{NODE}.1/state".replace("/n/1.1", "/n/1.1"), YES)
    assert answer.status_code == 302
    assert answer.headers["Location"] == f"{NODE}#n-1.1"
    assert stated() == [("có", "BC 12, trang 3")]
    assert Entry.objects.count() == entries + 1
    assert AnswerRow.objects.get(code="1.1").by == "Người cc01"


def test_stating_the_same_again_writes_nothing(visitor: Visitor) -> None:
    client = visitor("cc01")
    client.post(f"{NODE}.1/state", YES)
    entries = Entry.objects.count()
    assert client.post(f"{NODE}.1/state", {**YES, "base": base()}).status_code == 302
    assert Entry.objects.count() == entries


def test_typing_shows_the_points_and_keeps_a_draft(visitor: Visitor) -> None:
    client = visitor("cc01")
    page = client.post(f"{NODE}.2/preview", {"fact0": "45", "fact1": "50"}, headers=PART).content.decode()
    assert "45/50 = 90%" in page
    assert "2,70" in page
    assert stated("1.2") == []
    assert Draft.objects.get().typed[0] == ["45", "50"]
    assert Entry.objects.filter(act="fill").count() == 0
    assert "45/50 = 90%" in client.get(NODE).content.decode(), "what a draft comes to is shown where it is opened again"
    assert 'value="45"' in client.get(NODE).content.decode()


def test_half_typed_is_kept_and_blocks_handing_over(visitor: Visitor) -> None:
    client = visitor("cc01")
    answer = client.post(f"{NODE}.2/state", {"fact0": "", "fact1": "50"})
    assert answer.status_code == 409
    assert "Số đạt" in answer.content.decode()
    refused = client.post(f"/c/{CAMPAIGN}/u/01/act/hand_over")
    assert refused.status_code == 409
    assert "Còn mục đang gõ dở: 1.2" in refused.content.decode()
    assert client.post(f"{NODE}.2/state", {"fact0": "45", "fact1": "50"}).status_code == 302
    assert Draft.objects.count() == 0
    assert client.post(f"/c/{CAMPAIGN}/u/01/act/hand_over").status_code == 302


def test_what_cannot_be_read_is_told_as_the_form_tells_it(visitor: Visitor) -> None:
    answer = visitor("cc01").post(f"{NODE}.2/state", {"fact0": "60", "fact1": "50"})
    assert answer.status_code == 409
    page = answer.content.decode()
    assert 'aria-invalid="true"' in page
    assert 'value="60"' in page
    assert stated("1.2") == []


def test_claim_needs_its_reason(visitor: Visitor) -> None:
    client = visitor("cc01")
    assert client.post(f"{NODE}.2/state", {"claim": "1"}).status_code == 409
    assert client.post(f"{NODE}.2/state", {"claim": "1", "note": "không phát sinh"}).status_code == 302
    assert stated("1.2")[0][0] == "n/a"


def test_second_of_two_sees_both_and_chooses(there: Office, visitor: Visitor) -> None:
    there.save("cc01", "officer", row("01", "1.1", "self", "no", evidence="BC 7"))
    client = visitor("cc01")
    answer = client.post(f"{NODE}.1/state", YES, headers=PART)
    page = answer.content.decode()
    assert 'data-state="conflict"' in page
    assert "BC 7" in page
    assert stated() == [("no", "BC 7")]
    assert client.post(f"{NODE}.1/state", {**YES, "over": base()}).status_code == 302
    assert stated()[-1] == ("có", "BC 12, trang 3")


@pytest.mark.parametrize("code", ["1.3", "1", "9.9"])
def test_what_is_not_asked_of_the_commune_cannot_be_stated(visitor: Visitor, code: str) -> None:
    assert visitor("cc01").post(f"/c/{CAMPAIGN}/u/01/n/{code}/state", YES).status_code == 404


def test_fields_that_are_not_the_pages_are_not_looked_at(visitor: Visitor) -> None:
    more = {"stage": "council", "points": "4", "unit": "02", "by": "Ai đó", "person": "1", "at": "2020-01-01"}
    visitor("cc01").post(f"{NODE}.1/state", {**YES, **more})
    found = AnswerRow.objects.get()
    assert (found.stage, found.points, found.unit.code, found.by) == ("self", "", "01", "Người cc01")


def test_remarks_are_answered_one_by_one(there: Office, visitor: Visitor) -> None:
    there.appraise("01")
    there.move("snv", "secretariat", "ask", "01")
    client = visitor("cc01")
    page = client.get(NODE).content.decode()
    assert "thiếu báo cáo" in page
    assert 'id="note-1.1"' in page
    assert 'id="note-1.2"' not in page
    file, send = f"/c/{CAMPAIGN}/u/01", f"/c/{CAMPAIGN}/u/01/act/send_explanation"
    assert "Còn 1 tiêu chí bị thay đổi chưa giải trình" in client.get(file).content.decode()
    answer = {"note": "đã có báo cáo số 12", "evidence": "BC 12"}
    client.post(f"{NODE}.1/preview", answer, headers=PART)
    assert "Còn mục đang gõ dở: 1.1" in client.post(send).content.decode(), "what is half typed is not sent without it"
    assert client.post(f"{NODE}.1/state", answer).status_code == 302
    assert "chưa giải trình" not in client.get(file).content.decode()
    assert client.post(send).status_code == 302


def test_head_reads_and_submits(there: Office, visitor: Visitor) -> None:
    visitor("cc01").post(f"{NODE}.1/state", YES)
    visitor("cc01").post(f"/c/{CAMPAIGN}/u/01/act/hand_over")
    head = visitor("ct01")
    page = head.get(NODE).content.decode()
    assert "BC 12, trang 3" in page
    assert "<textarea" not in page
    assert head.post(f"/c/{CAMPAIGN}/u/01/act/return", {"reason": ""}).status_code == 409
    assert head.post(f"/c/{CAMPAIGN}/u/01/act/submit", {"printed": "khác"}).status_code == 409
    assert head.post(f"/c/{CAMPAIGN}/u/01/act/submit").status_code == 302
    assert "đã nộp" in head.get(f"/c/{CAMPAIGN}/u/01").content.decode()


def test_who_keeps_what_stands_has_nothing_half_typed_left(there: Office, visitor: Visitor) -> None:
    there.save("cc01", "officer", row("01", "1.2", "self", "10/50", evidence="BC 7"))
    client = visitor("cc01")
    client.post(f"{NODE}.2/preview", {"fact0": "20", "fact1": "50", "base": ""}, headers=PART)
    again = client.get(NODE).content.decode()
    assert "Có người đã ghi số liệu khác" in again, "a conflict is still one where the page is opened again"
    drop = re.search(r'name="drop" value="(\d+)">Giữ số liệu', again)
    assert drop
    answer = client.post(f"{NODE}.2/state", {"fact0": "20", "fact1": "50", "base": "", "drop": drop[1]})
    assert (answer.status_code, answer.headers["Location"]) == (302, f"{NODE}#n-1.2")
    assert not Draft.objects.exists()
    assert stated("1.2") == [("10/50", "BC 7")]


def test_what_a_colleague_left_half_typed_is_found_and_discarded(visitor: Visitor) -> None:
    visitor("cc01").post(f"{NODE}.2/preview", {"fact0": "45", "base": ""}, headers=PART)
    head, other = visitor("ct01"), Draft.objects.get().person
    assert f'href="{NODE}#n-1.2">1.2</a></p>' in visitor("cc01").get(f"/c/{CAMPAIGN}/u/01").content.decode()
    assert head.post(f"{NODE}.2/state", {"drop": str(other)}).status_code in (403, 409), "the head doesn't fill in"
    assert visitor("cc02").post(f"{NODE}.2/state", {"drop": str(other)}).status_code in (403, 404)
    assert Draft.objects.exists()
    Draft.objects.update(person=other + 1000)
    page = visitor("cc01").get(NODE).content.decode()
    assert f'name="drop" value="{other + 1000}"' in page
    assert visitor("cc01").post(f"{NODE}.2/state", {"drop": str(other + 1000)}).status_code == 302
    assert not Draft.objects.exists()


def test_every_fault_stands_at_its_field_without_script(office_under: Callable[[str], None], visitor: Visitor) -> None:
    office_under(CRITERIA.replace("rule: {kind: yes_no}", CHECKLIST, 1))
    page = visitor("cc01").post(f"{NODE}.1/state", {"fact0": "có", "base": ""}).content.decode()
    assert 'data-error="fact1">chọn có hoặc không cho mọi mục</small></fieldset>' in page


def test_the_head_is_told_what_is_left_before_they_submit(there: Office, visitor: Visitor) -> None:
    there.save("cc01", "officer", row("01", "1.1", "self", "yes"))
    there.move("cc01", "officer", "hand_over")
    submit = visitor("ct01").get(f"/c/{CAMPAIGN}/u/01").content.decode().partition("act/submit")[2]
    assert "Còn 1 mục chưa có số liệu." in submit.partition("</form>")[0]


def test_commune_is_not_told_what_is_half_typed_about_it(there: Office, visitor: Visitor) -> None:
    there.submit("01")
    there.move("snv", "secretariat", "receive")
    there.save("nv", "appraiser", row("01", "1.1", "appraisal", points="2", note="thiếu"))
    visitor("nv").post(f"{NODE}.1/preview", {"points": "1", "note": "", "base": base()}, headers=PART)
    file = f"/c/{CAMPAIGN}/u/01"
    assert "Người nv đang gõ dở" not in visitor("cc01").get(NODE).content.decode()
    there.sign_off()
    there.move("snv", "secretariat", "ask")
    page = visitor("cc01").get(file).content.decode()
    assert "Đang gõ dở:" not in page, "nothing of theirs is"
    assert 's-draft"' not in page
