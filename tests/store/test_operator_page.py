"""docs/operator.md beside its console: options of services and jobs, and the move to PostgreSQL with two accounts."""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import click
import pytest
from django.db import ProgrammingError, connection

import scoring.web.settings
from scoring.cli.main import cli
from scoring.store import database
from scoring.store.backup import back_up
from scoring.store.verify import verify
from tests.cli.golden import output
from tests.store.conftest import Postgres
from tests.store.offices import office, row

PAGE = (Path(__file__).parents[2] / "docs" / "operator.md").read_text(encoding="utf-8")
BLOCKS = "\n".join(re.findall(r"^```(?:sh|ini|powershell)\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL))
LINES = re.findall(r'\bscoring(?:\.exe)? ((?:serve|office|campaign|evidence)\b[^"\n]*)', BLOCKS)
(RESTORE,) = [line for line in LINES if "restore" in line]
(RIGHTS,) = re.findall(r"<<'SQL'\n(.*?)^SQL$", PAGE, re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("line", LINES)
def test_services_and_jobs_have_the_options_of_the_commands(line: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SCORING_DB", "/srv/scoring/office.db")  # as the service's file sets it
    command: click.Command | None = cli
    context = click.Context(cli)
    words = shlex.split(re.sub(r"\$\(date [^)]*\)", "1", line))
    while isinstance(command, click.Group):
        command = command.get_command(context, words.pop(0))
    assert command is not None
    command.make_context(line, words)


def test_every_line_of_services_and_jobs_is_found() -> None:
    assert len(LINES) == 6


def test_every_variable_of_the_site_is_in_the_page() -> None:
    read = re.findall(r"SCORING_[A-Z_]+", Path(scoring.web.settings.__file__).read_text(encoding="utf-8"))
    assert [name for name in read if name not in PAGE] == []


def test_site_of_the_service_is_reached_by_its_name_behind_a_web_server() -> None:
    (line,) = re.findall(r"^Environment=(SCORING_HOSTS=.*)$", PAGE, re.MULTILINE)
    variables = dict(pair.split("=") for pair in line.split())
    code = "from scoring.web import settings as s; print(s.ALLOWED_HOSTS, s.HTTPS, s.BEHIND_PROXY)"
    said = subprocess.run(
        [sys.executable, "-c", code], env={**os.environ, **variables}, capture_output=True, text=True, check=True
    )  # fmt: skip
    assert said.stdout == "['chamdiem.example'] True True\n"


def test_site_moved_to_postgresql_works_and_cannot_change_the_journal(
    sqlite: str, postgres: Postgres, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    there = office(tmp_path)
    there.submit()
    back_up(there["qt"], Path("office.zip"))
    name = f"scoring_{tmp_path.name.replace('-', '_')}".lower()
    owner, site = (
        re.sub(r"//[^/]*@", f"//{account}@", postgres.url(name)) for account in ("scoring_owner", "scoring_site")
    )
    for statement in ("CREATE ROLE scoring_owner LOGIN", "CREATE ROLE scoring_site LOGIN"):
        postgres.run(statement)
    postgres.run(f"CREATE DATABASE {name} OWNER scoring_owner")
    try:
        output(capsys, *shlex.split(RESTORE.replace("postgresql://scoring_owner@db.example/scoring", owner)))
        run(owner, RIGHTS)
        database.connect(site)
        there.save("cc02", "officer", row("02", "1.2", "self", "45/50"))
        back_up(there["qt"], Path("again.zip"))
        assert verify().problems == []
        changes = ("UPDATE store_entry SET act = ''", "DELETE FROM store_entry", "TRUNCATE store_entry CASCADE")
        for change in (*changes, "DROP TABLE store_entry", "ALTER TABLE store_entry DISABLE TRIGGER ALL"):
            with pytest.raises(ProgrammingError, match=r"permission denied|must be owner"):
                run(site, change)
        assert verify().problems == []
    finally:
        connection.close()
        postgres.run(f"DROP DATABASE {name}")
        for account in ("scoring_owner", "scoring_site"):
            postgres.run(f"DROP ROLE {account}")


def run(url: str, statements: str) -> None:
    database.connect(url)
    with connection.cursor() as cursor:
        cursor.execute(statements)
