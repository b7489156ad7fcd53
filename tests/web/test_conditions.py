"""Conditions on pages: a part of their own, met or not, without points."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connection
from django.db.models import F
from django.test import Client

from scoring.store import database
from scoring.store.models import AnswerRow, Person
from tests.store import offices
from tests.web.conftest import HOST

CONDITIONS = (
    "caps: [{unless: {condition: DK}, at_most: 49}]\n"
    "conditions: [{code: DK, vi: Không ai bị kỷ luật, en: Nobody disciplined, rule: {kind: yes_no}}]\n"
)
UNIT = f"/c/{offices.CAMPAIGN}/u/01"


@pytest.fixture
def officer(sqlite_template: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Client]:
    """The officer of a commune whose criteria ask for a condition."""
    monkeypatch.setattr(offices, "CRITERIA", f"{offices.CRITERIA}\n{CONDITIONS}")
    file = tmp_path / "office.db"
    shutil.copyfile(sqlite_template, file)
    database.connect(str(file))
    offices.office(tmp_path, more="")
    Person.objects.update(password_by=F("id"))
    client = Client(HTTP_HOST=HOST)
    client.force_login(Person.objects.get(account="cc01"))
    yield client
    connection.close()


def test_conditions_have_a_page_that_says_met_or_not(officer: Client) -> None:
    tree = officer.get(UNIT).content.decode()
    assert f'href="{UNIT}/n/~conditions' in tree
    page = officer.get(f"{UNIT}/n/~conditions").content.decode()
    assert "<h1>Điều kiện</h1>" in page
    assert "Đạt hoặc không đạt, không tính điểm." in page
    answer = officer.post(f"{UNIT}/n/DK/state", {"fact0": "có", "evidence": "BC 7", "base": ""})
    assert answer.headers["Location"] == f"{UNIT}/n/~conditions#n-DK"
    assert AnswerRow.objects.get(code="DK").facts == "có"
    preview = officer.post(f"{UNIT}/n/DK/preview", {"fact0": "không"}, headers={"HX-Request": "true"}).content.decode()
    assert "không đạt" in preview
    again = officer.get(f"{UNIT}/n/~conditions").content.decode()
    assert "1,00" not in again.replace("11,00", "")
