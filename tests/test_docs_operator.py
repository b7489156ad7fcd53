"""docs/operator.md: every command of it that can run here runs, in its order."""

import re
import shlex
from pathlib import Path

import pytest
from django.test import override_settings

from scoring.cli.main import run
from tests.store.offices import PASSWORD

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "docs" / "operator.md").read_text(encoding="utf-8")
COMMANDS = re.findall(r"^\$ (.*)$", PAGE, re.MULTILINE)


@override_settings(PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"])
def test_every_command_of_the_page_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "fixtures").symlink_to(ROOT / "fixtures")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SCORING_PASSWORD", PASSWORD)
    monkeypatch.setenv("SCORING_NEW_PASSWORD", PASSWORD)
    assert len(COMMANDS) == 33
    for command in COMMANDS:
        assert run(shlex.split(command)[1:]) == 0, command
