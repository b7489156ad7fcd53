"""The council through pages: opinions before others' are shown, conflicts, sessions, votes, results, the screen."""

import io
from collections.abc import Callable

from django.test import Client
from docx import Document

from scoring.store.models import AnswerRow, UnitFile
from scoring.store.models_council import Agenda, Attendance, Session, Vote
from tests.store.offices import CAMPAIGN, Office

Visitor = Callable[[str], Client]

COUNCIL = f"/c/{CAMPAIGN}/council"
ITEM = f"{COUNCIL}/u/01/1.1"


def text(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200, path
    return answer.content.decode()


def act(client: Client, form: str, at: str = COUNCIL, **typed: object) -> int:
    return client.post(f"{at}/act/{form}", typed).status_code


def sit(there: Office, visitor: Visitor, *accounts: str) -> Client:
    """A session opened by its page in which these take part; gives the secretary's browser."""
    secretary = visitor("tk")
    assert act(secretary, "open", day="01/04/2023", equal="chair") == 302
    how = {f"how-{there.person(account)}": "present" for account in accounts or ("hd1", "hd2", "ct")}
    assert act(secretary, "attend", **how) == 302
    assert act(secretary, "agenda", item="01 1.1") == 302
    return secretary


def test_own_opinion_comes_before_those_of_others(there: Office, visitor: Visitor) -> None:
    there.to_council("01")
    first, second = visitor("hd1"), visitor("hd2")
    assert act(first, "opinion", ITEM, choice="appraised", text="báo cáo nộp muộn thật") == 302
    for account in ("hd2", "tk", "ct", "snv"):
        page = text(visitor(account), ITEM)
        assert "báo cáo nộp muộn thật" not in page
        assert "Đã có 1 người nêu" in page
    assert act(second, "opinion", ITEM, choice="declared", text="tài liệu đủ") == 302
    assert "báo cáo nộp muộn thật" in text(second, ITEM)


def test_opinion_without_reasons_is_told_and_kept(there: Office, visitor: Visitor) -> None:
    there.to_council("01")
    answer = visitor("hd1").post(f"{ITEM}/act/opinion", {"choice": "other", "points": "3,5", "text": " "})
    assert answer.status_code == 409
    assert 'value="3,5"' in answer.content.decode()
    assert act(visitor("hd1"), "opinion", ITEM, text="thiếu phương án") == 409


def test_who_stepped_back_states_nothing_and_is_not_counted(there: Office, visitor: Visitor) -> None:
    there.to_council("01")
    sit(there, visitor)
    client = visitor("hd1")
    assert act(client, "step-back", ITEM, reason=" ") == 409
    assert act(client, "step-back", ITEM, reason="người nhà làm việc tại xã") == 302
    page = text(client, ITEM)
    assert "Bạn đã rút" in page
    assert 'name="choice"' not in page
    assert act(client, "opinion", ITEM, choice="declared", text="ý kiến") == 409
    assert act(client, "vote", ITEM, choice="declared") == 409
    assert "Đã có 0 trên 2 phiếu" in page


def test_session_is_set_up_on_its_page(there: Office, visitor: Visitor) -> None:
    there.to_council("01")
    secretary = visitor("tk")
    assert act(secretary, "open", day="32/01/2023") == 409
    assert act(secretary, "open", day="01/04/2023", quorum="nhiều") == 409
    assert act(secretary, "open", day="01/04/2023", quorum="2", equal="base") == 302
    assert act(secretary, "open", day="02/04/2023") == 409
    written = {f"how-{there.person('hd1')}": "written", f"how-{there.person('hd2')}": "present"}
    assert act(secretary, "attend", **written) == 409  # a slip has its date
    assert not Attendance.objects.exists()
    assert act(secretary, "attend", **written, **{f"slip-{there.person('hd1')}": "31/03/2023"}) == 302
    page = text(secretary, COUNCIL)
    assert 'value="31/03/2023"' in page
    assert "Đủ số thành viên" in page
    assert act(secretary, "agenda") == 409
    assert act(secretary, "agenda", item="01 1.1") == 302
    assert Agenda.objects.get().code == "1.1"
    assert act(secretary, "close") == 302
    assert Session.objects.get().state == "closed"


def test_disputed_nodes_wait_for_the_agenda(there: Office, visitor: Visitor) -> None:
    there.to_council("01")
    sit_first = text(visitor("tk"), COUNCIL)
    assert "Mở phiên họp" in sit_first
    assert f"{ITEM}" in sit_first
    assert f"{COUNCIL}/u/01/1.2" not in sit_first  # nobody disputes it
    assert "đã có báo cáo số 12" in sit_first
    assert 'name="item"' not in text(visitor("hd1"), COUNCIL)


def test_votes_win_and_the_chair_records_what_won(there: Office, visitor: Visitor) -> None:
    there.to_council("01")
    secretary, chair = sit(there, visitor), visitor("ct")
    assert act(visitor("hd1"), "vote", ITEM, choice="declared") == 302
    assert "Phiếu đã gửi: <b>theo tự chấm</b>" in text(visitor("hd1"), ITEM)
    assert "Kết quả biểu quyết" not in text(visitor("hd2"), f"{ITEM}/screen")  # votes are shown once all are in
    taken = {f"vote-{there.person(who)}": "declared" for who in ("hd2", "ct")}
    assert act(secretary, "take-votes", ITEM, **taken) == 302
    assert Vote.objects.count() == 3
    assert "Kết quả biểu quyết: theo tự chấm" in text(visitor("hd2"), f"{ITEM}/screen")
    page = text(chair, ITEM)
    assert 'value="có" checked' in page  # what won stands in the fields
    state = f"/c/{CAMPAIGN}/u/01/n/1.1/state"
    assert chair.post(state, {"points": "1", "note": "khác phiếu"}).status_code == 409
    assert chair.post(state, {"fact0": "có"}).status_code == 409  # without a reason
    assert chair.post(state, {"fact0": "có", "note": "Hội đồng thống nhất"}).status_code == 302
    assert AnswerRow.objects.get(stage="council").note == "Hội đồng thống nhất"
    assert act(chair, "decide") == 409
    assert act(chair, "decide", item="01") == 302
    assert UnitFile.objects.get(code="01").state == "decided"


def test_nothing_is_recorded_or_closed_without_quorum(there: Office, visitor: Visitor) -> None:
    there.to_council("01")
    sit(there, visitor, "hd1")
    chair = visitor("ct")
    typed = {"points": "3.5", "note": "Hội đồng thống nhất"}
    assert chair.post(f"/c/{CAMPAIGN}/u/01/n/1.1/state", typed).status_code == 409
    assert act(chair, "decide", item="01") == 409
    assert "Chưa đủ số thành viên" in text(chair, COUNCIL)


def test_screen_names_nobody(there: Office, visitor: Visitor) -> None:
    there.to_council("01")
    sit(there, visitor)
    act(visitor("hd1"), "opinion", ITEM, choice="other", text="ý kiến kín")
    page = text(visitor("tk"), f"{ITEM}/screen")
    main = page[page.index("<main") :]
    assert "thiếu báo cáo" in main
    assert "ý kiến kín" not in main
    assert "Người " not in main


def test_minutes_are_a_word_document(there: Office, visitor: Visitor) -> None:
    there.to_council("01")
    answer = visitor("tk").get(f"{COUNCIL}/minutes")
    assert answer.headers["Content-Disposition"].endswith('"bien-ban-hop-hoi-dong.docx"')
    assert "Hội đồng" in "\n".join(found.text for found in Document(io.BytesIO(answer.content)).paragraphs)


def test_council_is_there_for_who_reads_all_of_it(there: Office, visitor: Visitor) -> None:
    there.to_council("01")
    for account in ("cc01", "ct01", "nv", "ldnv", "dt", "qt"):
        for path in (COUNCIL, ITEM, f"{ITEM}/screen", f"{COUNCIL}/minutes"):
            assert visitor(account).get(path).status_code == 404, (account, path)
    assert visitor("hd1").get(f"{COUNCIL}/u/02/1.1").status_code == 404  # not before the council
    assert visitor("hd1").get(f"{COUNCIL}/u/01/9.9").status_code == 404
