"""A register taken into a campaign of the database: by who provides its leaves, in the journal, all or nothing."""

from pathlib import Path

import pytest

from scoring.problems import Refusal
from scoring.store.models import AnswerRow, Entry
from scoring.store.verify import verify
from scoring.usecases.register import Register
from tests.store.offices import CAMPAIGN, Office, office

MAPPING = 'unit: xã\nleaves: [{code: "1.3", facts: "{hài lòng}/{phiếu}", note: "{ghi chú}"}]\n'
ROWS = "xã,phiếu,hài lòng,ghi chú\n01,100,80,\nBình,100,70,đợt 2\n03,50,40,\n"


@pytest.fixture
def there(url: str, tmp_path: Path) -> Office:
    return office(tmp_path)


def brought(folder: Path, rows: str = ROWS, mapping: str = MAPPING) -> Register:
    (folder / "so.csv").write_text(rows, encoding="utf-8")
    (folder / "mapping.yaml").write_text(mapping, encoding="utf-8")
    return Register(folder / "so.csv", folder / "mapping.yaml", "dt")


def test_rows_of_all_units_come_in_by_their_provider_and_verify(there: Office, tmp_path: Path) -> None:
    register, source = brought(tmp_path), there.source("dt")
    register.take_in(register.read(source), source, "provider")
    rows = AnswerRow.objects.order_by("id").values_list("unit__code", "stage", "facts", "note", "person")
    who = there.person("dt")
    assert list(rows) == [
        ("01", "survey", "80/100", "", who),
        ("02", "survey", "70/100", "đợt 2", who),
        ("03", "survey", "40/50", "", who),
    ]
    assert list(Entry.objects.filter(act="measure").values_list("chain__unit", flat=True)) == ["01", "02", "03"]
    assert Entry.objects.filter(act="take_in", chain__campaign=CAMPAIGN).count() == 1
    assert verify().problems == []
    again = register.read(source)
    assert (again.changes, again.same) == ([], 3)


def test_who_has_no_right_to_one_unit_or_leaf_writes_nothing(there: Office, tmp_path: Path) -> None:
    before = Entry.objects.count()
    register = brought(tmp_path)
    outcome = register.read(there.source("dt"))
    others = (("nv", "appraiser"), ("snv", "secretariat"), ("cc01", "officer"))
    for account, role in others:
        with pytest.raises(Refusal):
            register.take_in(outcome, there.source(account), role)  # type: ignore[arg-type]
    other_leaf = brought(tmp_path, mapping=MAPPING.replace("1.3", "1.2"))
    source = there.source("dt")
    with pytest.raises(Refusal):
        other_leaf.take_in(other_leaf.read(source), source, "provider")
    assert Entry.objects.count() == before


def test_unit_decided_meanwhile_refuses_all(there: Office, tmp_path: Path) -> None:
    register, source = brought(tmp_path), there.source("dt")
    outcome = register.read(source)
    brought(tmp_path, "xã,phiếu,hài lòng,ghi chú\n02,100,99,\n")
    register.take_in(register.read(source), source, "provider")
    before = Entry.objects.count()
    with pytest.raises(Refusal) as refusal:
        brought(tmp_path).take_in(outcome, source, "provider")
    assert [one.code for one in refusal.value.problems] == ["act-outdated"]
    assert Entry.objects.count() == before
