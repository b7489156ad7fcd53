"""The office from the command line: every example of its commands works in turn, and what is refused says why."""

import json
import os
import shlex
import shutil
from pathlib import Path

import click
import pytest
import yaml

from scoring import shipped
from scoring.campaign.folder_source import FolderSource
from scoring.campaign.workflow import SCORED_STAGES
from scoring.cli.localised import Commands
from scoring.cli.main import cli
from scoring.engine.ranking import rank_campaign
from scoring.store import campaign_acts
from scoring.store.source import DatabaseSource
from scoring.store.verify import verify
from scoring.usecases import office as office_uses
from tests.cli.golden import output
from tests.store.offices import CRITERIA, PASSWORD, office

OFFICE = ("office", "campaign", "unit", "person", "token", "assign")
CHAIR = "assign give cc03391 chair --campaign phong-tho-2022 --db office.db --as snv"
INIT = ("office", "init", "--db", "o.db", "--administrator", "qt", "--secretariat", "snv")
FEW = ["phong-tho-2021", "papi-2011", "sipas-sample-2023"]
ALL = shipped.campaign_names()


@pytest.fixture(autouse=True)
def _in_a_folder(tmp_path: Path, sqlite_template: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder with the shipped campaigns, in which everybody has one password."""
    monkeypatch.chdir(tmp_path)
    os.symlink(shipped.CAMPAIGNS, "fixtures")
    shutil.copyfile(sqlite_template, "o.db")
    monkeypatch.setenv("LANG", "en_US.UTF-8")
    monkeypatch.setenv("SCORING_PASSWORD", PASSWORD)
    monkeypatch.setenv("SCORING_NEW_PASSWORD", PASSWORD)


def example(command: click.Command) -> list[str]:
    return shlex.split(command.epilog or "")[1:]


def test_examples_work_one_after_the_other(capsys: pytest.CaptureFixture[str]) -> None:
    tried = []
    for name in OFFICE:
        group = cli.get_command(click.Context(cli), name)
        assert isinstance(group, Commands)
        for under in [one for one in group.lazy if (name, one) != ("campaign", "publish")]:
            if (name, under) == ("assign", "confirm"):
                output(capsys, *shlex.split(CHAIR))
            command = group.get_command(click.Context(group), under)
            assert command is not None
            output(capsys, *example(command))
            tried.append(f"{name} {under}")
    assert len(tried) == len({*tried}) > 10
    assert verify().problems == []


@pytest.mark.parametrize("campaign", ALL if "SCORING_PROPERTY_CASES" in os.environ else FEW)
def test_campaign_in_the_database_ranks_as_its_folder(campaign: str, sqlite: str) -> None:
    office(Path("small"))
    folder = FolderSource(shipped.campaign_folder(campaign))
    login = office_uses.log_in("snv", PASSWORD, "test")
    office_uses.bring_in(login, folder.folder)
    campaign_acts.open_campaign(login, campaign)
    there, here = DatabaseSource(campaign, login).load(), folder.load()
    for stage in SCORED_STAGES:
        assert rank_campaign(there, stage).as_json() == rank_campaign(here, stage).as_json()
    office_uses.give_out(login, campaign, Path("again"))
    again = FolderSource(Path("again")).load()
    assert (again.settings, again.units, again.answers) == (here.settings, here.units, here.answers)
    office_uses.bring_in(login, Path("again"), "twice")
    campaign_acts.open_campaign(login, "twice")
    twice = DatabaseSource("twice", login).load()
    for stage in SCORED_STAGES:
        again_said, said = (json.loads(rank_campaign(one, stage).as_json()) for one in (twice, here))
        assert {**again_said, "campaign": campaign} == said


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        ("rank x --db none.db --as snv", 1, "has not been set up"),
        ("rank x --db o.db", 2, "whose account"),
        ("campaign open x --as snv", 2, "which database"),
        ("rank phong-tho --db o.db --as snv", 1, "no campaign “phong-tho”"),
        ("rank x --db o.db --as nobody", 1, "the account or the password is wrong"),
        ("rank x --db /proc/o.db --as snv", 1, "can't be used"),
        ("rank x --db postgresql://127.0.0.1:1/x --as snv", 1, "can't be used"),
        ("campaign calendar x self=32/01/2023 --db o.db --as snv", 1, "can't be read as a date"),
        ("campaign calendar x slef=1/1/2023 --db o.db --as snv", 1, "is no stage"),
        ("campaign export x --out fixtures --db o.db --as snv", 1, "something in this folder"),
        ("campaign create x nothing@1 --year 2025 --title T --db o.db --as snv", 1, "nothing@1"),
        ("campaign create x papi-commune@2022 --year 20x5 --title T --db o.db --as snv", 1, "20x5"),
        ("campaign create x --db o.db --as snv", 2, "--settings FILE"),
        ("campaign create x papi-commune@2022 --year 2025 --db o.db --as snv", 2, "--settings FILE"),
        ("campaign create x papi-commune@2022 --settings c.yaml --db o.db --as snv", 2, "--settings FILE"),
        ("campaign create x --settings c.yaml --title T --db o.db --as snv", 2, "--settings FILE"),
        ("campaign create x --settings c.yaml --origin O --db o.db --as snv", 2, "--settings FILE"),
        ("campaign create x --settings none.yaml --db o.db --as snv", 1, "none.yaml"),
        ("person add x --name X --db o.db --as snv", 1, "don't hold the role “Administrator”"),
        ("unit import x nothing.xlsx --db o.db --as snv", 1, "nothing.xlsx"),
        ("office init --db o.db --administrator a --secretariat b", 1, "has its administrator already"),
    ],
)
def test_what_is_refused_says_why(arguments: str, status: int, said: str, capsys: pytest.CaptureFixture[str]) -> None:
    output(capsys, *INIT)
    assert said.casefold() in output(capsys, *arguments.split(), status=status)[1].casefold()


SETTINGS = """id: elsewhere
title: {vi: Đợt mẫu, en: Sample}
year: 2025
criteria: own.yaml
origin: made for a test
sample: true
groups: [kind, cluster]
names: {cluster: {vi: Cụm thi đua}}
calendar: {self: {due: 2026-01-15}}
papers: {issuer: Sở Nội vụ tỉnh An, symbol: SNV, basis: ["Luật số 1"]}
"""


def by_settings(capsys: pytest.CaptureFixture[str], text: str, status: int = 0) -> str:
    """What `campaign create` says of a file of settings beside criteria of its own."""
    output(capsys, *INIT)
    Path("ky").mkdir()
    Path("ky/c.yaml").write_text(text, encoding="utf-8")
    Path("ky/own.yaml").write_text(CRITERIA, encoding="utf-8")
    command = "campaign create ky-1 --settings ky/c.yaml --db o.db --as snv"
    return output(capsys, *command.split(), status=status)[1 if status else 0]


def test_campaign_by_a_file_of_settings_has_all_that_a_folder_can_say(capsys: pytest.CaptureFixture[str]) -> None:
    by_settings(capsys, SETTINGS)
    Path("ds.csv").write_text("code,name,kind\n00001,An,xa\n", encoding="utf-8")
    lacking = output(capsys, *["unit", "import", "ky-1", "ds.csv", "--db", "o.db", "--as", "snv"], status=1)[1]
    assert "cluster" in lacking
    Path("ds.csv").write_text("code,name,kind,cluster\n00001,An,xa,A\n", encoding="utf-8")
    for command in ("unit import ky-1 ds.csv", "campaign export ky-1 --out again"):
        output(capsys, *command.split(), "--db", "o.db", "--as", "snv")
    stated = yaml.safe_load(SETTINGS)
    said = yaml.safe_load(Path("again/campaign.yaml").read_text(encoding="utf-8"))
    assert len(said.pop("salt")) == 32
    assert said.pop("calendar")["self"]["due"] == "2026-01-15"
    del stated["calendar"]
    assert said == {**stated, "id": "ky-1", "year": said["year"], "criteria": "criteria.yaml"}
    assert FolderSource(Path("again")).load().settings.sample


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ("decision: {number: 1/QĐ, date: 2026-03-01, signer: A}", "ky/c.yaml:11:"),
        ("when_missing: never", "ky/c.yaml:11:"),
        ("without: all", "ky/c.yaml:11:"),
    ],
)
def test_settings_that_no_new_campaign_can_have_are_refused_at_their_lines(
    more: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert said in by_settings(capsys, f"{SETTINGS}{more}\n", status=1)
    assert "no campaign" in output(capsys, *["rank", "ky-1", "--db", "o.db", "--as", "snv"], status=1)[1]


def test_nobody_at_the_keyboard_is_told(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    output(capsys, *INIT)
    monkeypatch.delenv("SCORING_PASSWORD")
    assert "SCORING_PASSWORD" in output(capsys, *["person", "list", "--db", "o.db", "--as", "qt"], status=1)[1]
