"""What bodies and the secretariat do: proposals with a reason on their own leaves, files moved along, the board."""

import re
from collections.abc import Callable

from django.test import Client

from scoring.store.models import AnswerRow, Extension, UnitFile
from scoring.words import tell
from tests.store.offices import CAMPAIGN, Office, row

Visitor = Callable[[str], Client]

UNIT = f"/c/{CAMPAIGN}/u/01"
BOARD = f"/c/{CAMPAIGN}"


def received(there: Office) -> None:
    there.submit("01")
    there.move("snv", "secretariat", "receive", "01")


def state() -> str:
    return UnitFile.objects.get(code="01").state


def test_proposal_needs_its_reason_and_stands_with_it(there: Office, visitor: Visitor) -> None:
    received(there)
    client = visitor("nv")
    assert client.post(f"{UNIT}/n/1.1/state", {"points": "2"}).status_code == 409
    answer = client.post(f"{UNIT}/n/1.1/state", {"points": "2", "note": "thiếu báo cáo"}, headers={"HX-Request": "1"})
    assert "2,00" in answer.content.decode()
    found = AnswerRow.objects.get(stage="appraisal")
    assert (found.points, found.note, found.by) == ("2", "thiếu báo cáo", "Người nv")


def test_proposal_of_facts_is_scored_by_the_rule(there: Office, visitor: Visitor) -> None:
    received(there)
    typed = {"fact0": "30", "fact1": "50", "note": "20 hồ sơ quá hạn"}
    answer = visitor("tp").post(f"{UNIT}/n/1.2/preview", typed, headers={"HX-Request": "1"})
    assert "30/50 = 60%" in answer.content.decode()


def test_appraiser_sees_their_own_leaves_alone(there: Office, visitor: Visitor) -> None:
    received(there)
    page = visitor("nv").get(f"{UNIT}/n/1").content.decode()
    assert 'id="n-1.1"' in page
    assert 'id="n-1.2"' not in page
    assert visitor("nv").post(f"{UNIT}/n/1.2/state", {"points": "1", "note": "x"}).status_code == 404


def test_who_stepped_back_proposes_nothing(there: Office, visitor: Visitor) -> None:
    received(there)
    client = visitor("nv")
    assert client.post(f"{UNIT}/act/step_back", {"reason": "người nhà"}).status_code == 302
    assert client.post(f"{UNIT}/n/1.1/state", {"points": "2", "note": "thiếu"}).status_code == 409
    assert not AnswerRow.objects.filter(stage="appraisal").exists()


def test_file_goes_through_the_pages_to_the_council(there: Office, visitor: Visitor) -> None:
    there.submit("01")
    secretariat, commune = visitor("snv"), visitor("cc01")
    assert secretariat.post(f"{UNIT}/act/receive").status_code == 302
    visitor("dt").post(f"{UNIT}/n/1.3/state", {"fact0": "80", "fact1": "100"})
    visitor("nv").post(f"{UNIT}/n/1.1/state", {"points": "2", "note": "thiếu báo cáo"})
    assert secretariat.post(f"{UNIT}/act/ask").status_code == 409  # bodies have not signed off
    visitor("ldnv").post(f"{UNIT}/act/sign_off", {"body": "noi-vu"})
    visitor("ldtp").post(f"{UNIT}/act/sign_off", {"body": "tu-phap"})
    assert secretariat.post(f"{UNIT}/act/ask").status_code == 302
    commune.post(f"{UNIT}/n/1.1/state", {"note": "đã có báo cáo số 12"})
    commune.post(f"{UNIT}/act/send_explanation")
    assert state() == "reappraising"
    visitor("nv").post(f"{UNIT}/n/1.1/state", {"points": "3", "note": "báo cáo nộp muộn", "over": _newest()})
    visitor("ldnv").post(f"{UNIT}/act/sign_off", {"body": "noi-vu"})
    assert secretariat.post(f"{UNIT}/act/to_council").status_code == 302
    assert state() == "deciding"


def _newest() -> str:
    return AnswerRow.objects.filter(stage="appraisal").order_by("-number").values_list("at", flat=True)[0]


def test_board_shows_how_far_everybody_is(there: Office, visitor: Visitor) -> None:
    there.submit("01")
    page = visitor("snv").get(BOARD).content.decode()
    assert page.index("An") < page.index("Bình")  # what waits comes first
    assert "2/2" in page
    assert "chờ xử lý" in page
    only = visitor("snv").get(f"{BOARD}?state=draft").content.decode()
    assert ">An<" not in only
    assert "Bình" in only
    assert visitor("cc01").get(BOARD).status_code == 404
    assert visitor("").get(BOARD).status_code == 302


def test_later_day_needs_a_reason_and_a_day(there: Office, visitor: Visitor) -> None:
    client = visitor("snv")
    there.submit("02")
    at = f"/c/{CAMPAIGN}/u/02/act/extend"
    assert client.post(at, {"stage": "self", "day": "31/01/2023", "reason": ""}).status_code == 409
    refused = client.post(at, {"stage": "self", "day": "sớm", "reason": "mưa lũ"})
    assert refused.status_code == 409
    assert 'value="sớm"' in refused.content.decode()
    assert ">mưa lũ</textarea>" in refused.content.decode()
    assert client.post(at, {"stage": "self", "day": "31/01/2023", "reason": "mưa lũ"}).status_code == 302
    assert Extension.objects.get().due == "2023-01-31"
    assert visitor("cc02").post(at, {"stage": "self", "day": "sớm", "reason": "mưa lũ"}).status_code == 403


def test_file_that_was_not_sent_gets_a_later_day_and_is_not_read(there: Office, visitor: Visitor) -> None:
    there.save("cc01", "officer", row("01", "1.2", "self", "10/50", evidence="BC 7"))
    client = visitor("snv")
    assert f'href="{UNIT}"' in client.get(BOARD).content.decode()
    page = client.get(UNIT).content.decode()
    assert "act/extend" in page
    assert "act/take_unsigned" in page
    assert not re.search('id="totals"|id="tree"|/n/1', page)
    assert client.get(f"{UNIT}/n/1").status_code == 404
    assert visitor("nv").get(UNIT).status_code == 404
    given = {"stage": "self", "day": "31/01/2023", "reason": ""}
    refused = client.post(f"{UNIT}/act/extend", given)
    assert (refused.status_code, 'value="31/01/2023"' in refused.content.decode()) == (409, True)
    assert client.post(f"{UNIT}/act/extend", {**given, "reason": "mưa lũ"}, follow=True).status_code == 200
    assert Extension.objects.get().due == "2023-01-31"
    there.move("cc01", "officer", "hand_over")
    assert "act/return" in client.get(UNIT).content.decode()
    assert client.post(f"{UNIT}/act/return", {"reason": "gửi lại"}).status_code == 302
    assert state() == "draft"


def test_returned_file_is_the_communes_again(there: Office, visitor: Visitor) -> None:
    there.submit("01")
    client = visitor("snv")
    assert client.post(f"{UNIT}/act/return", {"reason": ""}).status_code == 409
    answer = client.post(f"{UNIT}/act/return", {"reason": "thiếu báo cáo đã ký"}, follow=True)
    assert state() == "draft"
    assert answer.redirect_chain == [(f"{BOARD}?moved=01", 302)]  # a draft is not theirs to read
    assert "An: đang soạn." in answer.content.decode()


def test_same_leaf_of_other_communes_stands_side_by_side(there: Office, visitor: Visitor) -> None:
    there.appraise("01")
    there.submit("02")
    page = visitor("nv").get(f"{UNIT}/n/1.1/others").content.decode()
    assert "An</a>" in page
    assert "Bình</a>" in page
    assert "Châu</a>" not in page  # still a draft, the commune's own
    assert "thiếu báo cáo" in page
    assert visitor("nv").get(f"{UNIT}/n/1.2/others").status_code == 404  # another body's
    assert visitor("cc01").get(f"{UNIT}/n/1.1/others").status_code == 404
    assert visitor("hd1").get(f"{UNIT}/n/1.2/others").status_code == 200


def test_earlier_reasons_are_offered_and_none_is_preset(there: Office, visitor: Visitor) -> None:
    there.appraise("02")
    received(there)
    page = visitor("nv").get(f"{UNIT}/n/1").content.decode()
    assert 'data-reason="note-1.1">thiếu báo cáo</button>' in page
    assert 'name="note" rows="2">\n</textarea>' in page


def test_what_is_to_be_looked_at_stands_alone_on_demand(there: Office, visitor: Visitor) -> None:
    there.explain("01")
    lead = visitor("ldnv")
    assert "Xem riêng 1 tiêu chí" in lead.get(UNIT).content.decode()
    page = visitor("snv").get(f"{UNIT}/n/~look").content.decode()
    assert 'id="n-1.1"' in page
    assert 'id="n-1.2"' not in page
    assert visitor("nv").get(f"{UNIT}/n/~look").status_code == 200
    assert visitor("cc01").get(f"{UNIT}/n/~look").status_code == 404


def test_second_round_is_proposed_upon_the_explanation(there: Office, visitor: Visitor) -> None:
    there.explain("01")
    client = visitor("nv")
    assert "đã có báo cáo số 12" in client.get(f"{UNIT}/n/~look").content.decode()
    again = {"points": "3", "note": "báo cáo nộp muộn", "over": _newest()}
    assert client.post(f"{UNIT}/n/1.1/state", again).status_code == 302
    assert AnswerRow.objects.filter(stage="appraisal").count() == 2


def test_who_sees_some_leaves_alone_is_told_how_far_these_are_and_no_score(there: Office, visitor: Visitor) -> None:
    there.submit("01")
    pages = {account: visitor(account).get(UNIT).content.decode() for account in ("nv", "snv")}
    assert tell("web-score", "vi") in pages["snv"]
    assert tell("web-score", "vi") not in pages["nv"]
    assert "<dt>Đã có</dt><dd><b>2</b>" in pages["snv"]
    assert "<dt>Đã có</dt><dd><b>1</b> <small>100%" in pages["nv"]  # 1.1 is theirs


def test_board_of_a_body_has_what_is_left_for_it_alone(there: Office, visitor: Visitor) -> None:
    there.submit("01")
    visitor("snv").post(f"{UNIT}/act/receive")
    alone = f"{BOARD}?state=waits"
    assert ">An<" in visitor("nv").get(alone).content.decode()
    assert ">Bình<" not in visitor("nv").get(alone).content.decode()
    visitor("ldnv").post(f"{UNIT}/act/sign_off", {"body": "noi-vu"})
    assert ">An<" not in visitor("nv").get(alone).content.decode()  # their body is done with it
    assert ">An<" in visitor("tp").get(alone).content.decode()
