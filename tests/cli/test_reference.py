"""The commands' reference: what `--help` of every command prints, in both languages, as a page of the documents."""

import os
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from scoring.cli.main import cli, run

DOCS = Path(__file__).parents[2] / "docs"
PAGES = {"vi": "commands.md", "en": "commands.en.md"}
HEADS = {
    "vi": "# Các lệnh\n\nTrang này được lập từ `--help` của từng lệnh; [English](commands.en.md).\n",
    "en": "# Commands\n\nThis page is made from `--help` of every command; [tiếng Việt](commands.md).\n",
}


def commands(group: click.Group, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """Every command below a group, each before those within it."""
    context = click.Context(group)
    for name in group.list_commands(context):
        within = group.get_command(context, name)
        yield (*path, name)
        if isinstance(within, click.Group):
            yield from commands(within, (*path, name))


@pytest.mark.parametrize("lang", PAGES)
def test_reference_is_what_help_prints(lang: str, capsys: pytest.CaptureFixture[str]) -> None:
    parts = [HEADS[lang]]
    for path in commands(cli):
        assert run([*path, "--help", "--lang", lang]) == 0
        parts.append(f"## scoring {' '.join(path)}\n\n```text\n{capsys.readouterr().out}```\n")
    page = DOCS / PAGES[lang]
    if os.environ.get("SCORING_WRITE_GOLDEN") == "1":
        page.write_text("\n".join(parts), encoding="utf-8")
    assert page.read_text(encoding="utf-8") == "\n".join(parts), "see tests/golden/README.md"
