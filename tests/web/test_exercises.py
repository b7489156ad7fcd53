"""A class begins and ends by the secretariat's page: the workbook once, the mark on every page, then nothing."""

import io
from collections.abc import Callable

import openpyxl
from django.test import Client

from scoring.store.models import Assignment, Campaign, Person
from scoring.web.models import Draft
from scoring.words import tell
from tests.store.offices import CAMPAIGN, Office

Visitor = Callable[[str], Client]
SETUP = f"/c/{CAMPAIGN}/setup"
BEGIN = f"/c/{CAMPAIGN}/exercise"
MARK = tell("exercise-mark", "vi")


def test_class_begins_and_ends_by_the_page(there: Office, visitor: Visitor) -> None:
    client = visitor("snv")
    assert BEGIN in client.get(SETUP).content.decode()
    answer = client.post(BEGIN, {"id": "lop-1", "learners": "2"})
    assert answer.headers["Content-Disposition"] == 'attachment; filename="accounts-lop-1.xlsx"'
    sheet = openpyxl.load_workbook(io.BytesIO(answer.content)).worksheets[0]
    account, password = sheet["C5"].value, sheet["D5"].value
    learner = Client(HTTP_HOST="localhost")
    assert learner.post("/login", {"account": account, "password": password}).status_code == 302
    assert learner.get("/c/lop-1/u/02").headers["Location"] == "/password"  # their own password before all else
    Person.objects.filter(account=account).update(password_by=Person.objects.get(account=account).id)
    for page in ("/c/lop-1/u/02", "/c/lop-1/u/02/n/1"):
        assert MARK in learner.get(page).content.decode()
    assert learner.post("/c/lop-1/u/02/n/1.2/preview", {"fact0": "chín"}).status_code == 200
    assert Draft.objects.filter(campaign="lop-1").exists()
    assert learner.get("/c/lop-1/u/01").status_code == 404
    over = "/c/lop-1/exercise/discard"
    assert over in client.get("/c/lop-1/setup").content.decode()
    assert client.post(over).status_code == 409
    assert Campaign.objects.get(id="lop-1").state == "open"
    assert client.post(over, {"sure": "1"}).status_code == 302
    assert not Draft.objects.exists()
    assert not Assignment.objects.filter(campaign="lop-1", state="active").exists()
    assert "/c/lop-1" not in client.get("/").content.decode()
    assert client.get("/c/lop-1").status_code == 404
    assert learner.get("/").content.decode().count(account) == 0  # the account is out of use


def test_what_can_not_be_is_told_with_what_was_typed(there: Office, visitor: Visitor) -> None:
    client = visitor("snv")
    for typed in ({"id": "lop-1", "learners": "nhiều"}, {"id": "a b/", "learners": "3"}, {"learners": "9" * 5000}):
        answer = client.post(BEGIN, typed)
        assert answer.status_code == 409
        assert f'value="{typed["learners"]}"' in answer.content.decode()
    assert client.post(f"{BEGIN}/discard", {"sure": "1"}).status_code == 409
    assert [*Campaign.objects.values_list("id", "state")] == [(CAMPAIGN, "open")]
