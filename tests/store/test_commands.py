"""The office from the command line: every example of its commands works in turn, and what is refused says why."""

import json
import os
import shlex
import shutil
from pathlib import Path

import click
import pytest

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
from tests.store.offices import PASSWORD, office

OFFICE = ("office", "campaign", "unit", "person", "assign")
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
        ("person add x --name X --db o.db --as snv", 1, "don't hold the role “Administrator”"),
        ("unit import x nothing.xlsx --db o.db --as snv", 1, "nothing.xlsx"),
        ("office init --db o.db --administrator a --secretariat b", 1, "has its administrator already"),
    ],
)
def test_what_is_refused_says_why(arguments: str, status: int, said: str, capsys: pytest.CaptureFixture[str]) -> None:
    output(capsys, *INIT)
    assert said.casefold() in output(capsys, *arguments.split(), status=status)[1].casefold()


def test_nobody_at_the_keyboard_is_told(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    output(capsys, *INIT)
    monkeypatch.delenv("SCORING_PASSWORD")
    assert "SCORING_PASSWORD" in output(capsys, *["person", "list", "--db", "o.db", "--as", "qt"], status=1)[1]
