"""What commands are given: criteria by path or catalogue name, campaigns by folder; and how they tell events."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click
from click.shell_completion import CompletionItem

from scoring import shipped
from scoring.campaign.folder_source import FolderSource
from scoring.campaign.settings import Settings
from scoring.campaign.source import Source
from scoring.cli.at_desk import database, source_in_database
from scoring.files import as_named
from scoring.problems import Problem
from scoring.show.mark import mark_of
from scoring.usecases.asking import Event, Notices, Tell
from scoring.words import render, say, tell

MOST_NOTICES = 10


class _Source(click.types.StringParamType):
    """A path, or a name of the catalogue; the shell completes both. What the system spells otherwise is found."""

    def __init__(self, paths: str, names: bool = False) -> None:
        self.paths = paths
        self.names = names

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        given: str = super().convert(value, param, ctx)
        path = as_named(Path(given))
        return given if path == Path(given) else os.path.join(os.curdir, path)

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        # Paths first: the script for bash forgets what stands before them.
        names = shipped.catalogue_names() if self.names else []
        completions = [CompletionItem(name) for name in names if name.startswith(incomplete)]
        return [CompletionItem(incomplete, type=self.paths), *completions]


CRITERIA = _Source("file", names=True)
CAMPAIGN = _Source("dir")
PATHS = _Source("file")


def source_of(given: str) -> Source:
    """The campaign that an argument names: its id where a database is named, else a folder; `./2025` is a folder."""
    return source_in_database(given) if is_in_database(given) else FolderSource(Path(given))


def is_in_database(given: str) -> bool:
    """Whether an argument names a campaign of the database."""
    return bool(database()) and not _looks_like_a_path(given)


def _looks_like_a_path(given: str) -> bool:
    return "/" in given or "\\" in given or given in (".", "..")


def teller(lang: str) -> Tell:
    """Tells the events of a use case on stderr."""

    def tell_event(event: Event) -> None:
        if isinstance(event, Notices):
            tell_notices(event.problems, lang)
        else:
            progress(say(event, lang))

    return tell_event


def tell_notices(notices: Sequence[Problem], lang: str) -> None:
    """The notices of a campaign on stderr, the first few of them in full."""
    progress("")
    for notice in notices[:MOST_NOTICES]:
        click.echo(render(notice, lang), err=True)
    more = len(notices) - MOST_NOTICES
    if more > 0:
        click.echo(tell("notices-more", lang, count=more), err=True)


def tell_mark(lang: str, *campaigns: Settings) -> None:
    """The mark of an exercise or of sample data on stderr, for what programs read."""
    mark = mark_of(lang, *campaigns)
    if mark:
        click.echo(mark, err=True)


def progress(words: str) -> None:
    """Says on stderr what is being done, on one line that the next word replaces; only to a terminal."""
    if sys.stderr.isatty():
        click.echo(f"\r\033[K{words}", nl=False, err=True)
