"""The summary workbook of a leaf whose rule depends on the unit: live by each unit's own, a value where none can be."""

from pathlib import Path

import pytest

from scoring.campaign.campaign import Campaign
from scoring.publish.publication import publication_of
from scoring.publish.workbooks.unit import unit_workbook
from scoring.words import tell
from tests import small
from tests.publish.workbooks.summary_books import Book, made, spoil
from tests.publish.workbooks.test_summary import differences
from tests.spreadsheet.office import cells, needs_office, recalculated

UNITS = "01,An,xa,1\n02,Bo,xa,2\n03,Ca,phuong,2\n04,Du,phuong,1\n05,Em,dac_khu,1"
SHARES = "{kind: proportional, full_at: 90}"
LOWER = SHARES.replace("90", "75")
STEPS = "{kind: steps, measure: number, steps: [{at_least: 5, points: 2}, {at_least: 1, points: 1}]}"
CHECKS = "{kind: checklist, items: [{id: a, vi: Kế hoạch, points: 1}, {id: b, points: 0.5}, {id: c, points: 0.5}]}"
NORM = "{kind: normalised, to: [0, 2]}"


def _campaign(folder: Path) -> Campaign:
    def rules(*pairs: tuple[str, str]) -> str:
        return f"rules_for: [{', '.join(f'{{units: {units}, rule: {rule}}}' for units, rule in pairs)}]"

    nodes = (
        small.leaf(
            "A", "2", SHARES, rules(("{kind: [phuong]}", SHARES.replace("90", "75")), ("{kind: [dac_khu]}", STEPS))
        ),
        small.leaf("B", "2", "{kind: yes_no}", rules(("{cluster: ['2']}", CHECKS))),
        small.leaf("C", "2", NORM, rules(("{kind: [phuong]}", "{kind: yes_no}"))),
        small.leaf("D", "4", more="not_applicable: exclude"),
    )
    facts = {
        "A": ("60%", "45/50", "60%", "30/60", "3"),
        "B": ("có", "a c", "none", "không", "có"),
        "C": ("1", "3", "có", "không", "2"),
        "D": ("có", "n/a", "không", "có", "không"),
    }
    rows = [f"0{unit},{code},self,{fact},,lý do" for code, found in facts.items() for unit, fact in enumerate(found, 1)]
    settings = "claims: trust\ngroups: [kind]"
    return small.campaign(folder, small.criteria_text(*nodes), "\n".join(rows), settings, UNITS)


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Book:
    return made(publication_of(_campaign(tmp_path_factory.mktemp("own") / "c"), "final", "council"))


@needs_office
def test_libreoffice_calculates_every_unit_by_its_own_rule(book: Book) -> None:
    found = recalculated({"stored": book.raw, "spoilt": spoil(book.raw)})
    assert differences(cells(book.raw), found["stored"]) == []
    assert differences(cells(book.raw), found["spoilt"]) == []


def test_points_of_a_rule_that_looks_at_others_are_values_and_listed(book: Book) -> None:
    sheets = cells(book.raw)
    facts = sheets[tell("word-facts", "vi")]
    keys = next(row for row in facts if "unit" in row)
    assert [key for key in keys if str(key).startswith("fact:B")] == ["fact:B:0", "fact:B:1", "fact:B:2"]
    spoilt = cells(spoil(book.raw))[tell("word-facts", "vi")]
    values = {
        (row[0], code)
        for row, other in zip(facts, spoilt, strict=True)
        for code in "ABC"
        if row[0] in ("01", "02", "03", "04", "05")
        and row[keys.index(f"points:{code}")] == other[keys.index(f"points:{code}")]
    }
    assert values == {("01", "C"), ("02", "C"), ("05", "C")}
    assert any(row[0] == "C" for rows in sheets.values() for row in rows if row)


@needs_office
def test_libreoffice_calculates_the_workbook_of_each_unit_by_its_own_rule(book: Book) -> None:
    raw = {unit: unit_workbook(book.publication, unit, "vi") for unit in ("01", "02", "03", "05")}
    found = recalculated({**raw, **{f"spoilt-{unit}": spoil(one) for unit, one in raw.items()}})
    for unit, one in raw.items():
        assert differences(cells(one), found[unit]) == []
        assert differences(cells(one), found[f"spoilt-{unit}"]) == []
