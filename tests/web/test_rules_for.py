"""The page of a commune asks for what its own rule asks for, and says which rule that is."""

from collections.abc import Callable

import pytest
from django.test import Client

from scoring.store.models import AnswerRow
from tests.small import branch, criteria_text, leaf
from tests.store import offices
from tests.web.conftest import browser_of

STEPS = "{kind: steps, measure: number, steps: [{at_least: 5, points: 4}]}"
RULES = f"rules_for: [{{units: {{kind: [xa], cluster: [a]}}, rule: {STEPS}}}]"
CRITERIA = criteria_text(
    branch(
        "1", "10",
        leaf("1.1", "4", more=f"body: noi-vu, {RULES}"),
        leaf("1.2", "3", "{kind: proportional}", "body: tu-phap, not_applicable: exclude"),
        leaf("1.3", "3", "{kind: survey}", "from: survey, body: noi-vu"),
    ),
    more="bodies: [{id: noi-vu, vi: Sở Nội vụ}, {id: tu-phap, vi: Sở Tư pháp}]",
)  # fmt: skip


@pytest.fixture
def officers(office_under: Callable[[str], None]) -> dict[str, Client]:
    """The officers of a commune with a rule of its own and of one without."""
    office_under(CRITERIA)
    return {unit: browser_of(f"cc{unit}") for unit in ("01", "03")}


def node(unit: str, action: str = "") -> str:
    return f"/c/{offices.CAMPAIGN}/u/{unit}/n/1{'.1/' + action if action else ''}"


def test_page_has_the_fields_of_the_unit_s_rule_and_says_it(officers: dict[str, Client]) -> None:
    own = officers["01"].get(node("01")).content.decode()
    assert "từ 5: 4; còn lại: 0 (áp dụng cho xã; Cụm: a)" in own
    other = officers["03"].get(node("03")).content.decode()
    assert "có: 4; không: 0 (áp dụng cho các đơn vị còn lại)" in other


def test_what_is_stated_is_read_by_the_unit_s_rule(officers: dict[str, Client]) -> None:
    preview = officers["01"].post(node("01", "preview"), {"fact0": "7"}, headers={"HX-Request": "true"})
    assert "7 ≥ 5" in preview.content.decode()
    officers["01"].post(node("01", "state"), {"fact0": "7", "evidence": "BC 7", "base": ""})
    officers["03"].post(node("03", "state"), {"fact0": "có", "evidence": "BC 7", "base": ""})
    assert {row.unit.code: row.facts for row in AnswerRow.objects.filter(code="1.1")} == {"01": "7", "03": "có"}
    refused = officers["03"].post(node("03", "preview"), {"fact0": "7"}, headers={"HX-Request": "true"})
    assert "7 ≥ 5" not in refused.content.decode()
