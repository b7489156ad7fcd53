"""The total of a form is held by caps as the score is, live."""

import datetime
from pathlib import Path

import pytest

from scoring.campaign.campaign import Campaign
from scoring.engine.ranking import rank_campaign
from scoring.forms.issue_self import SelfForms
from scoring.words import tell
from tests import small
from tests.publish.workbooks.summary_books import spoil
from tests.spreadsheet.office import Sheets, cells, needs_office, recalculated

NOW = datetime.datetime(2023, 1, 5, 8, 0, tzinfo=datetime.UTC)
CAPS = """caps:
- {unless: {node: A, at_least: 50}, at_most: 60}
- {unless: {any: [{node: B.1, at_least: 50}, {node: C, at_least: 90}]}, at_most: 33.3}
- {unless: {node: D, at_least: 10}, at_most: 1}
"""
FACTS = {
    "all": {"A": "có", "B.1": "có", "B.2": "có", "C": "có"},
    "one cap": {"A": "không", "B.1": "có", "B.2": "có", "C": "có"},
    "two caps": {"A": "không", "B.1": "không", "B.2": "có", "C": "không"},
    "a share of a step": {"A": "có", "B.1": "không", "B.2": "có", "C": "không"},
    "one of two": {"A": "có", "B.1": "không", "B.2": "có", "C": "có"},
    "claimed": {"A": "n/a", "B.1": "không", "B.2": "không", "C": "n/a"},
    "nothing yet": {},
}


def _campaign(folder: Path, facts: dict[str, str]) -> Campaign:
    below = small.leaf("B.1", "1"), small.leaf("B.2", "2")
    nodes = (
        small.leaf("A", "2", more="not_applicable: zero"),
        small.branch("B", "3", *below),
        small.leaf("C", "4", more="not_applicable: exclude"),
        small.leaf("D", "1", more="applies_to: {kind: [phuong]}, not_applicable: zero"),
    )
    rows = "\n".join(f"01,{code},self,{fact},,lý do" for code, fact in facts.items())
    return small.campaign(folder, small.criteria_text(*nodes, more=CAPS), rows)


def _total(sheets: Sheets) -> tuple[object, object]:
    """Points and max of the whole on the cover."""
    cover = sheets[tell("form-sheet-cover", "vi")]
    row = next(row for row in cover if row and row[0] == tell("form-total", "vi"))
    return row[2], row[3]


@pytest.fixture(scope="module")
def forms(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Campaign, bytes]]:
    found = {}
    for name, facts in FACTS.items():
        campaign = _campaign(tmp_path_factory.mktemp("caps") / "c", facts)
        found[name] = (campaign, SelfForms(campaign, NOW).form(campaign.units[0]))
    return found


def test_total_is_the_score_of_the_self_assessment(forms: dict[str, tuple[Campaign, bytes]]) -> None:
    totals = {}
    for name, (campaign, raw) in forms.items():
        result = rank_campaign(campaign, "self").units[0].result
        assert _total(cells(raw)) == ((result.score or 0) / 100, result.max / 100), name
        totals[name] = _total(cells(raw))[0]
    assert totals == {
        "all": 9.0,
        "one cap": 6.0,
        "two caps": 2.0,
        "a share of a step": 3.33,
        "one of two": 8.0,
        "claimed": 0.0,
        "nothing yet": 0.0,
    }


@needs_office
def test_libreoffice_calculates_the_same(forms: dict[str, tuple[Campaign, bytes]]) -> None:
    found = recalculated({name: spoil(raw) for name, (_, raw) in forms.items()})
    assert {name: _total(sheets) for name, sheets in found.items()} == {
        name: _total(cells(raw)) for name, (_, raw) in forms.items()
    }
