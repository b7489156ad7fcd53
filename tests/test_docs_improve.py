"""docs/improve.md: its commands run, what it prints is printed."""

import re
import shlex
from pathlib import Path

import pytest

from scoring.cli.main import run

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "docs" / "improve.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```console\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)


def test_every_command_runs_and_prints_what_the_page_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "fixtures").symlink_to(ROOT / "fixtures")
    monkeypatch.chdir(tmp_path)
    for block in BLOCKS:
        for command, printed in re.findall(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", block, re.MULTILINE):
            assert run(shlex.split(command)[1:]) == 0
            lines = capsys.readouterr().out.splitlines()
            expected = [line for line in printed.splitlines() if line != "…"]
            assert lines[: len(expected)] == expected
    assert len(BLOCKS) == 3
    assert (tmp_path / "ke-hoach.docx").stat().st_size > 10_000
