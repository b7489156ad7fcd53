"""docs/trust.md: its commands run."""

import re
import shlex
from pathlib import Path

import pytest

from scoring.cli.main import run

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "docs" / "trust.md").read_text(encoding="utf-8")
COMMANDS = re.findall(r"^\$ (.*)$", PAGE, re.MULTILINE)


def test_every_command_of_the_page_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "fixtures").symlink_to(ROOT / "fixtures")
    monkeypatch.chdir(tmp_path)
    assert len(COMMANDS) == 6
    for command in COMMANDS:
        assert run(shlex.split(command)[1:]) == 0
    assert (tmp_path / "to-trinh.docx").stat().st_size > 10_000
