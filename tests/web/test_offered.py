"""A fact of a formula offers on the page of a commune what was stated a year ago."""

from collections.abc import Callable

import pytest

from scoring.web import leaves
from scoring.web.leaves import LastYear, Sheet
from scoring.web.visits import UnitVisit
from tests.small import branch, criteria_text, leaf
from tests.store import offices
from tests.web.conftest import browser_of

FACTS = "[{id: rate, vi: Tỷ lệ, is: percent}, {id: was, vi: Năm trước, is: percent, before: rate}, " \
    "{id: day, vi: Ngày, is: date, before: day}, {id: done, vi: Xong, is: yes_no, before: done}]"  # fmt: skip
CRITERIA = criteria_text(
    branch(
        "1", "10",
        leaf("1.1", "4", f"{{kind: formula, facts: {FACTS}, points: [{{give: rate - was}}]}}", "body: noi-vu"),
        leaf("1.2", "3", "{kind: proportional}", "body: tu-phap, not_applicable: exclude"),
        leaf("1.3", "3", "{kind: survey}", "from: survey, body: noi-vu"),
    ),
    more="bodies: [{id: noi-vu, vi: Sở Nội vụ}, {id: tu-phap, vi: Sở Tư pháp}]",
)  # fmt: skip


def _itself(visit: UnitVisit, lang: str) -> LastYear:
    """The same file as that of the year before."""
    titles = {code: node.title.vi for code, node in visit.campaign.criteria.nodes.items()}
    return LastYear(Sheet(visit, lang), titles)


def test_last_years_value_can_be_pressed(office_under: Callable[[str], None], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(leaves, "last_year_of", _itself)
    office_under(CRITERIA)
    client = browser_of("cc01")
    page = f"/c/{offices.CAMPAIGN}/u/01/n/1"
    assert "bấm để dùng" not in client.get(page).content.decode()
    typed = {"fact0": "62,5", "fact1": "10", "fact2": "31/12/2022", "fact3": "có"}
    client.post(f"{page}.1/state", typed)
    text = client.get(page).content.decode()
    assert 'data-reason="i-1.1-fact1">62,5</button>' in text
    assert 'data-reason="i-1.1-fact2">31/12/2022</button>' in text
    assert "Năm trước: có" in text
    assert 'data-reason="i-1.1-fact0"' not in text
    client.post("/language", {"lang": "en"})
    text = client.get(page).content.decode()
    assert "Xong: yes → 4.00 points." in text, "last year is told in the language of the page"
