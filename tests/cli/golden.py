"""Golden files: a command's whole output compared with the file that has it."""

import os
from pathlib import Path

import pytest

from scoring.cli.main import run

GOLDEN = Path(__file__).parents[1] / "golden"


def output(capsys: pytest.CaptureFixture[str], *arguments: str, status: int = 0) -> tuple[str, str]:
    """What a command line prints on stdout and stderr; it has to end with that status."""
    found = run(arguments)
    printed = capsys.readouterr()
    assert found == status, printed.err
    return printed.out, printed.err


def check_golden(name: str, text: str) -> None:
    """`text` is what the golden file has; with SCORING_WRITE_GOLDEN=1 it becomes so."""
    file = GOLDEN / name
    if os.environ.get("SCORING_WRITE_GOLDEN") == "1":
        file.write_text(text, encoding="utf-8")
    assert text == file.read_text(encoding="utf-8"), f"{name}: see tests/golden/README.md"
