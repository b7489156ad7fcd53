"""Phong Thổ's year played at the office from the command line, on either database: it ends where the folder does."""

import json
import os
from pathlib import Path

import pytest

from scoring.campaign.workflow import SCORED_STAGES, STATES
from scoring.publish.manifest import PARTS
from scoring.store.models import Entry
from tests.forms.year import told
from tests.store.offices import PASSWORD
from tests.store.year_by_commands import FIXTURE, ID, OfficeYear, cut

ALL = "SCORING_PROPERTY_CASES" in os.environ
UNITS = ("03391", "03549")
"""One commune that says nothing when it is asked, and one that explains; the proof plays all, on both databases."""


@pytest.mark.parametrize("url", ["sqlite", "postgresql"] if ALL else ["sqlite"], indirect=True)
def test_year_by_commands_ends_as_the_folder_does(url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in ("SCORING_PASSWORD", "SCORING_NEW_PASSWORD"):
        monkeypatch.setenv(variable, PASSWORD)
    year = OfficeYear(url, tmp_path, FIXTURE if ALL else cut(UNITS, tmp_path / "same"))
    year.set_up()
    year.declare()
    year.appraise(False, year.units)
    year.explain()
    year.decide()
    head = year.publish(*(PARTS if ALL else ("data",)))
    for stage in SCORED_STAGES:
        here = json.loads(told("rank", str(year.same), "--stage", stage, "--format", "json"))
        assert year.data("snv", "rank", ID, "--stage", stage) == here
    told("verify", str(tmp_path / "published"))
    told("verify", "--db", url, "--head", head)
    assert states_passed() == {*STATES}


def states_passed() -> set[str]:
    """Every state that the journal has a file in."""
    changes = [
        change for body in Entry.objects.values_list("body", flat=True) for change in json.loads(body)["changes"]
    ]
    return {new["state"] for table, _, _, new in changes if table == "unitfile" and "state" in new}
