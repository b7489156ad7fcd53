"""Conditions on pages: a part of their own, met or not, without points."""

from collections.abc import Callable

import pytest
from django.test import Client

from scoring.store.models import AnswerRow
from tests.store import offices
from tests.web.conftest import browser_of

CONDITIONS = (
    "caps: [{unless: {condition: DK}, at_most: 49}]\n"
    "conditions: [{code: DK, vi: Không ai bị kỷ luật, en: Nobody disciplined, rule: {kind: yes_no}}]\n"
)
UNIT = f"/c/{offices.CAMPAIGN}/u/01"


@pytest.fixture
def officer(office_under: Callable[[str], None]) -> Client:
    """The officer of a commune whose criteria ask for a condition."""
    office_under(f"{offices.CRITERIA}\n{CONDITIONS}")
    return browser_of("cc01")


def test_conditions_have_a_page_that_says_met_or_not(officer: Client) -> None:
    tree = officer.get(UNIT).content.decode()
    assert f'href="{UNIT}/n/~conditions' in tree
    page = officer.get(f"{UNIT}/n/~conditions").content.decode()
    assert "<h1>Điều kiện</h1>" in page
    assert "Đạt hoặc không đạt, không tính điểm." in page
    answer = officer.post(f"{UNIT}/n/DK/state", {"fact0": "có", "evidence": "BC 7", "base": ""})
    assert answer.headers["Location"] == f"{UNIT}/n/~conditions#n-DK"
    stated = AnswerRow.objects.get(code="DK")
    assert stated.facts == "có"
    typed = {"fact0": "không", "base": stated.at}
    preview = officer.post(f"{UNIT}/n/DK/preview", typed, headers={"HX-Request": "true"}).content.decode()
    assert "không đạt" in preview
    again = officer.get(f"{UNIT}/n/~conditions").content.decode()
    assert "1,00" not in again.replace("11,00", "")
