"""People of a list: accounts with first passwords and roles in one act, or nothing, with all that is wrong."""

import os
from collections.abc import Sequence
from pathlib import Path

import openpyxl
import pytest

from scoring.problems import Problem, Refusal
from scoring.store import people
from scoring.store.models import Assignment, Entry, Person
from scoring.store.verify import verify
from scoring.usecases.person_list import enlist_into, enlist_list
from tests.store.offices import CAMPAIGN, Office, office
from tests.usecases.test_unit_list import excel

Rows = Sequence[Sequence[object]]
HEADS: tuple[object, ...] = ("Tên đăng nhập", "Họ và tên", "Vai trò", "Đơn vị, cơ quan")
GOOD: Rows = [
    HEADS,
    ("moi1", "Lò Văn Một", "Công chức phụ trách CCHC cấp xã", "an"),
    ("moi2", "Lò Thị Hai", "head", "02"),
    ("moi3", "Lò Văn Ba", "Thành viên Tổ giúp việc", "Sở Tư pháp"),
    ("moi1", "Lò Văn Một", "member", None),
    ("hd1", None, "appraiser", "noi-vu"),
]


@pytest.fixture
def there(sqlite: str, tmp_path: Path) -> Office:
    return office(tmp_path)


def csv_list(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "ds.csv"
    path.write_text(text, encoding="utf-8")
    return path


def refused(there: Office, path: Path, account: str = "snv") -> list[Problem]:
    before = Person.objects.count(), Assignment.objects.count(), Entry.objects.count()
    with pytest.raises(Refusal) as refusal:
        enlist_list(there[account], CAMPAIGN, path)
    assert before == (Person.objects.count(), Assignment.objects.count(), Entry.objects.count())
    return list(refusal.value.problems)


def test_list_with_title_merged_heads_and_other_names_is_one_act(there: Office, tmp_path: Path) -> None:
    rows: Rows = [
        ("SỞ NỘI VỤ",),
        ("DANH SÁCH NGƯỜI THAM GIA",),
        ("TT", "Tài khoản", "Họ và tên", "Vai trò", "Nơi làm việc"),
        (None, None, None, None, "Đơn vị", "Cơ quan"),
        (1, "moi1", "Lò Văn Một", "Công chức phụ trách CCHC cấp xã", "An"),
        (2, "moi2", "Lò Thị Hai", "lead", None, "tu-phap"),
        ("Cộng", 2),
    ]
    before = Entry.objects.count()
    done = enlist_list(there["snv"], CAMPAIGN, excel(tmp_path / "ds.xlsx", rows, ["E3:F3", "B3:B4", "C3:C4", "D3:D4"]))
    assert (len(done.new), done.given, done.held) == (2, 2, 0)
    entries = Entry.objects.order_by("id")[before:]
    assert [(one.chain.campaign, one.act, one.role) for one in entries] == [
        ("", "enlist", "secretariat"), (CAMPAIGN, "enlist", "secretariat"),
    ]  # fmt: skip
    assert verify().problems == []


def test_roles_units_and_bodies_are_what_people_call_them(there: Office, tmp_path: Path) -> None:
    done = enlist_list(there["snv"], CAMPAIGN, excel(tmp_path / "ds.xlsx", GOOD))
    assert [(one.person.account, len(one.posts)) for one in done.new] == [("moi1", 2), ("moi2", 1), ("moi3", 1)]
    held = Assignment.objects.filter(person__gt=Person.objects.get(account="ct").id).order_by("id")
    assert [(one.role, one.unit, one.body) for one in held] == [
        ("officer", "01", ""), ("head", "02", ""), ("appraiser", "", "tu-phap"), ("member", "", ""),
    ]  # fmt: skip
    assert Assignment.objects.filter(person=there.person("hd1"), role="appraiser", body="noi-vu").exists()


def test_first_password_logs_in_and_has_to_be_changed(there: Office, tmp_path: Path) -> None:
    first, *_ = enlist_list(there["snv"], CAMPAIGN, excel(tmp_path / "ds.xlsx", GOOD)).new
    assert len(first.person.password) >= people.SHORTEST_PASSWORD
    login = people.login_of("moi1", first.person.password, "test")
    assert Person.objects.get(id=login.person).password_by == there.person("snv") != login.person


def test_list_taken_in_again_gives_what_is_new_alone(there: Office, tmp_path: Path) -> None:
    enlist_list(there["snv"], CAMPAIGN, excel(tmp_path / "ds.xlsx", GOOD))
    passwords = dict(Person.objects.values_list("account", "password"))
    more = [*GOOD, ("MOI2", "Lò Thị Hai", "member", None)]
    done = enlist_list(there["snv"], CAMPAIGN, excel(tmp_path / "more.xlsx", more))
    assert (done.new, done.given, done.held) == ((), 1, 5)
    assert passwords == dict(Person.objects.values_list("account", "password"))


def test_email_stands_for_the_account(there: Office, tmp_path: Path) -> None:
    text = "E-mail;Họ và tên;Vai trò;Mã xã\nLo.Van@xa.gov.vn;Lò Văn Bốn;officer;03\n"
    done = enlist_list(there["snv"], CAMPAIGN, csv_list(tmp_path, text))
    assert [(one.person.account, one.person.email) for one in done.new] == [("lo.van@xa.gov.vn", "Lo.Van@xa.gov.vn")]


def test_everything_wrong_is_told_at_its_row_and_nothing_is_written(there: Office, tmp_path: Path) -> None:
    rows: Rows = [
        HEADS,
        ("a b", "Lò Một", "officer", "01"),
        ("moi1", "@Lò", "vua", "01"),
        ("moi2", "Lò Hai", "officer", "Xã Không Có"),
        (None, "Lò Ba", "member", None),
        ("moi3", "Lò Tư", "appraiser", "Sở Lạ"),
    ]
    found = refused(there, excel(tmp_path / "ds.xlsx", rows))
    assert [(one.code, one.place.column) for one in found] == [
        ("assign-body", "Sheet!D6"), ("person-account-spaces", "Sheet!A2"), ("person-unnamed", "Sheet!A5"),
        ("text-formula", "Sheet!B3"), ("unit-unknown", "Sheet!D4"), ("word-unknown", "Sheet!C3"),
    ]  # fmt: skip


def test_what_the_office_refuses_is_told_at_its_row(there: Office, tmp_path: Path) -> None:
    people.disable(there["qt"], "hd2")
    text = (
        "account,name,role,unit,leaves\nmoi1,Lò Một,chair,,\nmoi2,Lò Hai,secretariat,,\nmoi3,Lò Ba,administrator,,\n"
        "nv,Ai khác,member,,\nhd2,,member,,\nmoi4,Lò Tư,officer,,\nmoi5,Lò Năm,provider,,9.9\nmoi6,,member,,\n"
    )
    found = refused(there, csv_list(tmp_path, text))
    assert [(one.place.line, one.code) for one in found] == [
        (2, "enlist-role"), (3, "enlist-role"), (4, "enlist-role"), (5, "enlist-other-name"), (6, "enlist-disabled"),
        (7, "assign-unit"), (8, "code-unknown"), (9, "person-unnamed"),
    ]  # fmt: skip


@pytest.mark.parametrize("account", ["qt", "cc01", "tk"])
def test_list_is_the_secretariats(there: Office, tmp_path: Path, account: str) -> None:
    assert [one.code for one in refused(there, tmp_path / "none.csv", account)] == ["office-no-post"]


@pytest.mark.parametrize(
    ("text", "code"), [("a,b\n1,2\n", "person-list-no-heads"), ("account,role\n", "person-list-empty")]
)
def test_file_that_is_no_list_is_told(there: Office, tmp_path: Path, text: str, code: str) -> None:
    assert [one.code for one in refused(there, csv_list(tmp_path, text))] == [code]


def test_passwords_stand_in_a_new_file_of_its_owner(there: Office, tmp_path: Path) -> None:
    out = tmp_path / "out.xlsx"
    done = enlist_into(there["snv"], CAMPAIGN, excel(tmp_path / "ds.xlsx", GOOD), out, "vi")
    assert out.stat().st_mode & 0o077 == 0 or os.name == "nt"
    cells = [[cell.value for cell in row] for row in openpyxl.load_workbook(out).worksheets[0].iter_rows(min_row=4)]
    assert [row[2:] for row in cells] == [[one.person.account, one.person.password] for one in done.new]
    assert cells[0][1] == "Công chức phụ trách CCHC cấp xã (An); Thành viên Hội đồng thẩm định"


def test_file_that_is_there_stays_and_nobody_is_enlisted(there: Office, tmp_path: Path) -> None:
    out = tmp_path / "out.xlsx"
    out.write_text("cũ")
    with pytest.raises(Refusal):
        enlist_into(there["snv"], CAMPAIGN, excel(tmp_path / "ds.xlsx", GOOD), out, "vi")
    assert out.read_text() == "cũ"
    assert not Person.objects.filter(account="moi1").exists()
    with pytest.raises(Refusal):
        enlist_into(there["snv"], CAMPAIGN, csv_list(tmp_path, "a\n"), tmp_path / "new.xlsx", "vi")
    assert not (tmp_path / "new.xlsx").exists()
