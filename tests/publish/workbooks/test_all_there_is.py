"""Forms and workbooks of a set with conditions, labels, rules for some units, caps, quotas, a formula; recalculated."""

import datetime
import os
from pathlib import Path
from random import Random

import pytest

from scoring.campaign.campaign import Campaign
from scoring.campaign.workflow import FORM_STAGES
from scoring.forms.issue import Issue
from scoring.publish.publication import publication_of
from scoring.publish.workbooks.summary import summary_workbook
from scoring.publish.workbooks.unit import unit_workbook
from tests import small
from tests.campaigns import generate
from tests.properties import read
from tests.publish.workbooks.summary_books import spoil
from tests.publish.workbooks.test_summary import differences
from tests.spreadsheet.office import Sheets, cells, needs_office, recalculated

MORE = int(os.environ.get("SCORING_ALL_BOOKS", "0"))
"""How many random campaigns with conditions, caps and quotas are tried besides."""
NOW = datetime.datetime(2023, 1, 5, 8, 0, tzinfo=datetime.UTC)
UNITS = "01,An,xa,1\n02,Bo,xa,2\n03,Ca,phuong,2\n04,Du,phuong,1"
SHARES = "{kind: proportional, full_at: 90}"
CHECKS = "{kind: checklist, items: [{id: a, vi: Kế hoạch, points: 1}, {id: b, vi: Báo cáo, points: 1}]}"
FACTS = "facts: [{id: done, vi: Đã làm, is: count}, {id: target, vi: Chỉ tiêu, is: count, before: done}]"
FORMULA = f"{{kind: formula, {FACTS}, points: [{{when: target = 0, give: full}}, {{give: full * done / target}}]}}"
OTHERS = "rules_for: [{units: {kind: [phuong]}, rule: {kind: proportional, full_at: 75}}, "
NODES = (
    small.branch(
        "A",
        "4",
        small.leaf("A.1", "2", SHARES, f'label: "a)", {OTHERS}{{units: {{cluster: ["2"]}}, rule: {CHECKS}}}]'),
        small.leaf("A.2", "2", more='label: "b)", not_applicable: exclude'),
        more='label: "1."',
    ),
    small.leaf("B", "6", FORMULA, 'label: "2."'),
)
GATES = """bonus: {max: 1, children: [{code: T.1, label: "+", vi: Thưởng, max: 1, rule: {kind: yes_no}}]}
conditions:
- {code: K.1, label: "*", vi: Không bị kỷ luật, rule: {kind: yes_no}}
- {code: K.2, vi: Đúng hạn, rule: {kind: proportional}, met_at: 80}
caps:
- {unless: {condition: K.1}, at_most: 49}
- {unless: {any: [{condition: K.2}, {node: A.1, at_least: 90}], count: 1}, at_most: 70}
grades:
- {id: top, vi: Tốt, at_least: 60, requires: [{condition: K.1}], quota: {share: 50}}
- {id: fair, vi: Khá, at_least: 40, each: {level: "1", at_least: 10}}
- {id: weak, vi: Yếu, at_least: 0}
levels: [{id: "1", vi: Tiêu chí}, {id: "2", vi: Thành phần}]
ranking: {ties: min, by: grade, tie_break: [B]}"""
STATED = {
    "A.1": ("60%", "a", "60%", "40/50"),
    "A.2": ("có", "n/a", "có", "không"),
    "B": ("done=3 target=4", "done=5 target=5", "done=9 target=8", "done=0 target=0"),
    "T.1": ("có", "không", "có", "không"),
    "K.1": ("có", "không", "có", "có"),
    "K.2": ("90%", "90%", "50%", "79/100"),
}


def _campaign(folder: Path) -> Campaign:
    rows = [f"0{unit},{code},self,{fact},,ghi" for code, facts in STATED.items() for unit, fact in enumerate(facts, 1)]
    return small.campaign(folder, small.criteria_text(*NODES, more=GATES), "\n".join(rows), "claims: trust", UNITS)


def _books(name: str, campaign: Campaign, units: int) -> dict[str, bytes]:
    """The summary, workbooks of some units, the forms of every stage for the first of them."""
    publication = publication_of(campaign, "final", "council")
    books = {f"{name} summary": summary_workbook(publication, "vi")}
    for unit in campaign.units[:units]:
        books[f"{name} unit {unit.code}"] = unit_workbook(publication, unit.code, "vi")
    for stage in FORM_STAGES:
        issue = Issue(campaign, stage, campaign.units[:2], now=NOW)
        books |= {f"{name} {stage} {form.file.removesuffix('.xlsx')}": form.make() for form in issue.forms()}
    return books


def _all(folder: Path) -> dict[str, bytes]:
    books = _books("small", _campaign(folder), 4)
    for seed in range(MORE):
        rng = Random(f"all {seed}")
        made = generate(seed, rng.randint(2, 6), rng.randint(1, 3), rng.randint(2, 4), gates=True, conditions=True)
        books |= _books(f"random {seed}", read(made), 1)
    return books


@pytest.fixture(scope="module")
def books(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return _all(tmp_path_factory.mktemp("all") / "c")


@pytest.fixture(scope="module")
def live(books: dict[str, bytes]) -> dict[str, Sheets]:
    return recalculated({name: spoil(raw) for name, raw in books.items()})


@needs_office
def test_libreoffice_calculates_every_book_as_it_was_stored(books: dict[str, bytes], live: dict[str, Sheets]) -> None:
    found = {name: differences(cells(raw), live[name])[:3] for name, raw in books.items()}
    assert {name: wrong for name, wrong in found.items() if wrong} == {}


def test_labels_stand_in_every_book_and_units_have_what_gates_decide(books: dict[str, bytes]) -> None:
    for name, raw in books.items():
        if name.startswith("small") and "council" not in name:
            assert "b)" in str(cells(raw)), name
    summary = str(cells(books["small summary"]))
    assert all(word in summary for word in ("Tốt", "Khá", "Yếu"))
