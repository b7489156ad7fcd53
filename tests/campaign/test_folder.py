"""The campaign folder read and written, and what is wrong across its files."""

import datetime
import shutil
import tempfile
from pathlib import Path

import pytest
import yaml
from hypothesis import given

from scoring import shipped
from scoring.campaign.folder import read_campaign
from scoring.campaign.folder_write import campaign_files, write_campaign
from scoring.problems import Refusal
from tests.campaigns import GeneratedCampaign, campaigns
from tests.properties import cases, folder_of
from tests.small import campaign, criteria_text, leaf, write

CRITERIA = criteria_text(leaf("A", "6"), leaf("B", "4", "{kind: proportional}"))
ROWS = "01,A,self,yes\n01,B,self,45/50"


def told(folder: Path) -> list[tuple[str, str]]:
    with pytest.raises(Refusal) as caught:
        read_campaign(folder)
    return [(str(problem.place).removeprefix(f"{folder}/"), problem.code) for problem in caught.value.problems]


@cases
@given(generated=campaigns())
def test_campaign_written_reads_back_the_same(generated: GeneratedCampaign) -> None:
    """read(write(x)) = x for campaign folders."""
    with folder_of(generated) as folder, tempfile.TemporaryDirectory() as copy:
        before = read_campaign(folder)
        shutil.copy(folder / "criteria.yaml", copy)
        write_campaign(before, Path(copy))
        after = read_campaign(Path(copy))
    assert after.settings == before.settings
    assert after.criteria == before.criteria
    assert after.units == before.units
    assert after.answers == before.answers
    assert all(notice.code.startswith("odd-") for notice in after.notices)


@pytest.mark.parametrize("name", shipped.campaign_names())
def test_shipped_campaign_written_reads_back_the_same(name: str, tmp_path: Path) -> None:
    before = read_campaign(shipped.campaign_folder(name))
    write_campaign(before, tmp_path / "copy")
    after = read_campaign(tmp_path / "copy")
    assert (after.settings, after.units, after.answers) == (before.settings, before.units, before.answers)


def test_texts_that_csv_and_yaml_must_quote_read_back(tmp_path: Path) -> None:
    settings = (
        "title: {vi: 'yes', en: '1.10'}\norigin: 'a: b # c'\ndecision: {number: '12', date: '2022-12-31', signer: ~x}"
    )
    rows = '01,A,self,yes,,"a ""b"", c\nxuống dòng",QĐ; 5,cb,2022-12-01'
    before = campaign(tmp_path / "a", CRITERIA, rows, settings, "01,\"An, Bình\",xa\n02,Ấp 'Mới',xa")
    write_campaign(before, tmp_path / "a")
    after = read_campaign(tmp_path / "a")
    assert (after.settings, after.units, after.answers) == (before.settings, before.units, before.answers)
    assert before.answers[0].note == 'a "b", c\nxuống dòng'


def test_criteria_of_the_catalogue(tmp_path: Path) -> None:
    folder = write(tmp_path, CRITERIA, "01,entry_costs,register,7.08", "criteria: pci@2013")
    assert read_campaign(folder).criteria.name == "pci@2013"
    assert read_campaign(folder).criteria_file.file == "criteria/pci@2013.yaml"


@pytest.mark.parametrize(
    ("settings", "wanted"),
    [
        ("criteria: pci@2031", ("campaign.yaml:1:11", "criteria-not-found")),
        ("criteria: nothing.yaml", ("campaign.yaml:1:11", "criteria-not-found")),
        ("criteria: ../other/criteria.yaml", ("campaign.yaml:1:11", "criteria-outside")),
        ("criteria: /etc/passwd", ("campaign.yaml:1:11", "criteria-outside")),
        (f"criteria: {'x' * 5000}", ("campaign.yaml:1:11", "criteria-not-found")),
        ("year: 22", ("campaign.yaml:1:7", "year-range")),
        ("groups: [clustre]", ("campaign.yaml:1:10", "group-unknown")),
        ("when_missing: nought", ("campaign.yaml:1:15", "word-unknown")),
        ("sample: 1", ("campaign.yaml:1:9", "not-true-or-false")),
        ("decision: {number: 1}", ("campaign.yaml:1:1", "key-missing")),
        ("groupes: [kind]", ("campaign.yaml:1:1", "key-unknown")),
    ],
)
def test_faulty_settings(tmp_path: Path, settings: str, wanted: tuple[str, str]) -> None:
    folder = write(tmp_path, CRITERIA, ROWS)
    rest = [
        line
        for line in (folder / "campaign.yaml").read_text().splitlines()
        if not line.startswith(settings.split(":")[0] + ":")
    ]
    (folder / "campaign.yaml").write_text("\n".join([settings, *rest]))
    assert wanted in told(folder)


def test_column_that_applies_to_needs(tmp_path: Path) -> None:
    criteria = criteria_text(leaf("A", "10", more="applies_to: {zone: [x]}"))
    folder = write(tmp_path, criteria, ROWS.splitlines()[0])
    assert [code for _, code in told(folder)] == ["applies-to-column"]


def test_problems_of_all_files_at_once(tmp_path: Path) -> None:
    folder = write(tmp_path, CRITERIA, "01,Z,self,yes", "year: 22", "01,,xa")
    assert [place.split(":")[0] for place, _ in told(folder)] == ["answers.csv", "campaign.yaml", "units.csv"]
    folder = write(tmp_path, CRITERIA.replace("yes_no", "yesno"), "01,A,self", units="01,,xa")
    (folder / "answers.csv").write_text("unit,code\n01,A\n")
    assert [place.split(":")[0] for place, _ in told(folder)] == [
        "answers.csv",
        "answers.csv",
        "criteria.yaml",
        "units.csv",
    ]


@pytest.mark.parametrize("name", ["campaign.yaml", "units.csv", "answers.csv"])
def test_missing_file(tmp_path: Path, name: str) -> None:
    folder = write(tmp_path, CRITERIA, ROWS)
    (folder / name).unlink()
    assert told(folder) == [(name, "file-unreadable")]


def test_links_that_lead_in_a_circle(tmp_path: Path) -> None:
    folder = write(tmp_path, CRITERIA, ROWS, "criteria: loop.yaml")
    (folder / "loop.yaml").symlink_to("loop.yaml")
    assert [code for _, code in told(folder)] == ["criteria-not-found"]


def test_link_out_of_the_folder_is_refused(tmp_path: Path) -> None:
    folder = write(tmp_path / "in", CRITERIA, ROWS, "criteria: link.yaml")
    (tmp_path / "out.yaml").write_text(CRITERIA)
    (folder / "link.yaml").symlink_to(tmp_path / "out.yaml")
    assert [code for _, code in told(folder)] == ["criteria-outside"]


def test_units_without_answers_are_there(tmp_path: Path) -> None:
    found = campaign(tmp_path, CRITERIA, ROWS, units="01,An,xa\n02,Bo,xa")
    assert list(found.rows) == ["01", "02"]
    assert found.rows["02"] == {}


def test_defaults_of_settings(tmp_path: Path) -> None:
    settings = campaign(tmp_path, CRITERIA, ROWS).settings
    assert (settings.when_missing, settings.without_evidence, settings.claims) == ("zero", "explain", "confirm")
    assert (settings.sample, settings.groups, settings.decision) == (False, (), None)


def test_calendar_has_a_last_day_for_each_stage_and_later_ones_for_units(tmp_path: Path) -> None:
    calendar = 'calendar: {self: {due: 15/01/2023, extended: {"01": 2023-01-20}}, explanation: {due: 2023-03-01}}'
    made = campaign(tmp_path, criteria_text(leaf("1", "10")), "", settings=calendar)
    assert made.settings.calendar["self"].due == datetime.date(2023, 1, 15)
    assert made.settings.calendar["self"].extended == {"01": datetime.date(2023, 1, 20)}
    written = yaml.load(campaign_files(made)["campaign.yaml"], yaml.BaseLoader)
    assert written["calendar"]["self"] == {"due": "2023-01-15", "extended": {"01": "2023-01-20"}}
