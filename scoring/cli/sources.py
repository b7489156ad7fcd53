"""What commands are given: criteria by path or catalogue name, campaigns by folder; and how they report."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path

import click
from click.shell_completion import CompletionItem

from scoring import shipped
from scoring.campaign.campaign import Campaign
from scoring.campaign.folder import read_campaign
from scoring.problems import Place, Problem, Refusal, did_you_mean
from scoring.tree.reader import CriteriaFile, read_criteria_file
from scoring.words import render, tell

MOST_NOTICES = 10


class _Source(click.types.StringParamType):
    """A text that the shell completes: names of the catalogue, and the paths of that kind."""

    def __init__(self, paths: str, names: bool = False) -> None:
        self.paths = paths
        self.names = names

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        # Paths first: the script for bash forgets what stands before them.
        names = shipped.catalogue_names() if self.names else []
        found = [CompletionItem(name) for name in names if name.startswith(incomplete)]
        return [CompletionItem(incomplete, type=self.paths), *found]


CRITERIA = _Source("file", names=True)
CAMPAIGN = _Source("dir")
PATHS = _Source("file")


def criteria_of(given: str) -> CriteriaFile:
    """A criteria set by its path, or by its name in the catalogue. Raises `Refusal`."""
    if os.path.exists(given) or "@" not in given:  # unlike Path.exists, also of a path that is too long
        return read_criteria_file(Path(given))
    file = shipped.catalogue_file(given)
    if not os.path.isfile(file):
        hint = did_you_mean(given, shipped.catalogue_names())
        raise Refusal([Problem("criteria-not-found", Place(given), {"given": given, "hint": hint})])
    return read_criteria_file(file, f"criteria/{file.name}")


def campaign_of(given: str, lang: str) -> Campaign:
    """The campaign in a folder; what it ignores is told on stderr. Raises `Refusal`."""
    progress(tell("progress-reading", lang, what=given))
    campaign = read_campaign(Path(given))
    tell_notices(campaign, lang)
    return campaign


def campaigns_of(given: Sequence[str], lang: str) -> list[Campaign]:
    """Several campaigns; the problems of all of them are told at once. Raises `Refusal`."""
    found: list[Campaign] = []
    problems: list[Problem] = []
    for one in given:
        try:
            found.append(campaign_of(one, lang))
        except Refusal as refusal:
            problems += refusal.problems
    if problems:
        raise Refusal(problems)
    return found


def tell_notices(campaign: Campaign, lang: str) -> None:
    """The notices of a campaign on stderr, the first few of them in full."""
    progress("")
    for notice in campaign.notices[:MOST_NOTICES]:
        click.echo(render(notice, lang), err=True)
    more = len(campaign.notices) - MOST_NOTICES
    if more > 0:
        click.echo(tell("notices-more", lang, count=more), err=True)


def progress(words: str) -> None:
    """Says on stderr what is being done, on one line that the next word replaces; only to a terminal."""
    if sys.stderr.isatty():
        click.echo(f"\r\033[K{words}", nl=False, err=True)
