"""A campaign set up by pages: criteria with problems at their lines, units and roles in bulk, calendar, opened."""

import io
from collections.abc import Callable

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from scoring.store import people
from scoring.store.models import Assignment, Campaign, UnitFile
from scoring.store.people import NewAssignment
from tests.store.offices import CAMPAIGN, CRITERIA, UNITS, Office

Visitor = Callable[[str], Client]

NEW = "/campaigns/new"
TYPED = {"id": "small-2023", "title": "Kỳ đánh giá 2023", "year": "2023"}
SETUP = "/c/small-2023/setup"


def sent(text: str, name: str = "tiêu chí.yaml") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, text.encode())


def act(client: Client, form: str, **typed: object) -> tuple[int, str]:
    answer = client.post(f"{SETUP}/act/{form}", typed)
    return answer.status_code, answer.content.decode()


@pytest.fixture
def created(there: Office, visitor: Visitor) -> Client:
    client = visitor("snv")
    assert client.post(NEW, {**TYPED, "file": sent(CRITERIA)}).status_code == 302
    return client


def test_criteria_are_checked_with_messages_at_their_lines(there: Office, visitor: Visitor) -> None:
    client = visitor("snv")
    assert "không có lỗi, 3 chỉ số" in client.post(NEW, {"check": "1", "file": sent(CRITERIA)}).content.decode()
    answer = client.post(NEW, {**TYPED, "file": sent(CRITERIA.replace("max: 4", "max: 5", 1))})
    assert answer.status_code == 409
    page = answer.content.decode()
    assert "Dòng " in page
    assert "sent.yaml" not in page
    assert 'value="Kỳ đánh giá 2023"' in page
    assert not Campaign.objects.filter(id="small-2023").exists()


@pytest.mark.parametrize(
    "typed", [{"criteria": "/etc/passwd"}, {"criteria": "../criteria.yaml"}, {"criteria": ""}, {"year": "năm"}]
)
def test_campaign_is_made_of_what_the_catalogue_has(there: Office, visitor: Visitor, typed: dict[str, str]) -> None:
    whole = {**TYPED, "criteria": "papi-commune@2022", **typed}
    assert visitor("snv").post(NEW, whole).status_code == 409
    assert Campaign.objects.count() == 1


def test_campaign_goes_from_nothing_to_open(created: Client, there: Office, visitor: Visitor) -> None:
    assert act(created, "units", file=sent("code,name\n01,An", "xã.csv"))[0] == 409
    assert act(created, "units", file=sent(f"code,name,kind,district\n{UNITS}", "xã.csv"))[0] == 200
    assert UnitFile.objects.filter(campaign="small-2023").count() == 3
    roles = "account,role,unit,body\ncc01,officer,01,\nnv,appraiser,,noi-vu\nct,chair,,\n"
    assert act(created, "posts", file=sent(roles, "vai trò.csv"))[0] == 200
    held = Assignment.objects.filter(campaign="small-2023").values_list("role", "state")
    assert {*held} == {("officer", "active"), ("appraiser", "active"), ("chair", "proposed")}
    assert act(created, "calendar", self="32/01/2024")[0] == 409
    assert act(created, "calendar", self="15/01/2034", explanation="15/03/2034")[0] == 200
    assert act(created, "open")[0] == 200
    assert act(created, "open")[0] == 409
    assert visitor("cc01").get("/c/small-2023/u/01").status_code == 200
    assert 'value="15/01/2034"' in created.get(SETUP).content.decode()


def test_second_person_confirms_a_role_on_their_first_page(there: Office, visitor: Visitor) -> None:
    row = people.assign(there["snv"], "secretariat", NewAssignment("hd1", "chair", CAMPAIGN))
    address = f"/confirm/{row.id}"
    assert address not in visitor("snv").get("/").content.decode()  # who proposed it
    assert visitor("snv").post(address).status_code == 409
    assert visitor("hd1").post(address).status_code == 404
    assert address in visitor("qt").get("/").content.decode()
    assert visitor("qt").post(address).status_code == 302
    assert Assignment.objects.get(id=row.id).state == "active"
    assert address not in visitor("qt").get("/").content.decode()


def test_what_was_typed_wrong_stays_to_be_mended_and_is_in_no_line(created: Client, visitor: Visitor) -> None:
    status, page = act(created, "calendar", self="31/2/2034", explanation="15/03/2034")
    assert status == 409
    assert 'value="31/2/2034"' in page
    assert 'value="15/03/2034"' in page
    page = visitor("snv").post(NEW, {**TYPED, "id": "có dấu cách", "criteria": "papi-commune@2022"}).content.decode()
    assert "không dùng được làm mã" in page
    assert "Dòng " not in page


def test_list_of_roles_is_taken_whole_or_not_at_all(created: Client) -> None:
    act(created, "units", file=sent(f"code,name,kind,district\n{UNITS}", "xã.csv"))
    status, page = act(created, "posts", file=sent("account,role,unit\ncc01,officer,01\nai,officer,01\ncc02,vua,02\n"))
    assert status == 409
    assert "Dòng 4:role" in page
    status, page = act(created, "posts", file=sent("account,role,unit\ncc01,officer,01\nai,officer,01\ncc02,head,99\n"))
    assert status == 409
    assert "Dòng 3" in page
    assert "Dòng 4" in page
    assert not Assignment.objects.filter(campaign="small-2023").exists()


def test_pages_are_the_secretariats(there: Office, visitor: Visitor) -> None:
    for account in ("cc01", "nv", "hd1", "ct", "qt"):
        assert visitor(account).get(NEW).status_code == 404
        assert visitor(account).get(f"/c/{CAMPAIGN}/setup").status_code == 404
        assert visitor(account).post(f"/c/{CAMPAIGN}/setup/act/open").status_code == 404
    assert NEW in visitor("snv").get("/").content.decode()


def test_people_of_a_list_get_accounts_to_hand_out(there: Office, visitor: Visitor) -> None:
    client, page = visitor("snv"), f"/c/{CAMPAIGN}/people"
    rows = "account,name,role,unit\nmoi1,<b>Lò</b> Một,officer,An\nmoi2,Lò Hai,vua,\n"
    answer = client.post(page, {"file": sent(rows, "ds.csv")})
    assert answer.status_code == 409
    assert "Dòng 3:role" in answer.content.decode()
    assert "Thành viên Hội đồng thẩm định" in answer.content.decode()  # roles as they are called
    answer = client.post(page, {"file": sent(rows.replace("vua", "member"), "ds.csv")})
    assert answer.headers["Content-Disposition"] == f'attachment; filename="accounts-{CAMPAIGN}.xlsx"'
    sheet = openpyxl.load_workbook(io.BytesIO(answer.content)).worksheets[0]
    name, _, account, password = (cell.value for cell in sheet[4])
    assert (name, account) == ("<b>Lò</b> Một", "moi1")
    shown = client.get(page).content.decode()
    assert "&lt;b&gt;Lò&lt;/b&gt; Một" in shown
    assert str(password) not in shown
    newcomer = Client(HTTP_HOST="localhost")
    newcomer.post("/login", {"account": "moi1", "password": password})
    assert newcomer.get(f"/c/{CAMPAIGN}/u/01").headers["Location"] == "/password"
    assert (
        "2 vai trò đã có từ trước"
        in client.post(page, {"file": sent(rows.replace("vua", "member"), "ds.csv")}).content.decode()
    )
