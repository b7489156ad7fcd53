"""`scoring paper`: the papers that people sign, as Word; their annexes as PDF."""

import importlib
import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from scoring.campaign.campaign import Campaign
from scoring.cli.localised import Command, Option, language, with_language
from scoring.cli.sources import CAMPAIGN, campaign_of, progress
from scoring.problems import Fault, Place, Problem, Refusal
from scoring.publish.file_names import harmless_names
from scoring.usecases.extras import needs
from scoring.words import tell

if TYPE_CHECKING:
    from scoring.publish.papers.paper import Paper

KINDS = ("self-report", "remarks", "minutes", "appraisal-report", "submission", "decision")
FOR_UNITS = ("self-report", "remarks")
COMPARING = ("self-report", "appraisal-report")
"""The kinds that have a place for last year's results."""
WRITERS = {".docx": "scoring.publish.papers.word:word_document", ".pdf": "scoring.publish.papers.pdf:annexes_pdf"}


@click.command(cls=Command, help="help-paper", epilog="scoring paper decision fixtures/phong-tho-2022 --out qd.docx")
@click.argument("kind", metavar="KIND", type=click.Choice(KINDS))
@click.argument("campaign", metavar="CAMPAIGN", type=CAMPAIGN)
@click.argument("unit", metavar="[UNIT]", required=False)
@click.option("--out", cls=Option, metavar="FILE", required=True, help="help-paper-out")
@click.option("--previous", cls=Option, metavar="CAMPAIGN", type=CAMPAIGN, help="help-paper-previous")
@click.option("--issuer", cls=Option, metavar="NAME", default="", help="help-paper-issuer")
@click.option("--parent", cls=Option, metavar="NAME", default="", help="help-paper-parent")
@with_language
def paper(kind: str, campaign: str, unit: str | None, out: str, previous: str | None, issuer: str, parent: str) -> None:
    lang = language()
    for_all = kind in FOR_UNITS and unit is None
    _refuse_wrong_usage(kind, unit, out, previous, for_all, lang)
    from scoring.publish.papers.dossier import Dossier
    from scoring.publish.papers.kinds import PAPERS_OF_ALL, PAPERS_OF_UNITS

    write = writer_of(".docx" if for_all else Path(out).suffix.casefold())
    found = campaign_of(campaign, lang)
    dossier = Dossier(found, issuer, parent, campaign_of(previous, lang) if previous else None)
    progress(tell("progress-scoring", lang, units=len(found.units)))
    if for_all:
        files = _file_names(found, kind, Path(out))
        for code, file in files.items():
            progress(tell("progress-paper", lang, file=file.name))
            write_new(file, write(PAPERS_OF_UNITS[kind](dossier, code)))
        progress("")
        click.echo(tell("paper-written-many", lang, count=len(files), folder=out))
        return
    try:
        made = PAPERS_OF_UNITS[kind](dossier, unit) if unit is not None else PAPERS_OF_ALL[kind](dossier)
    except Fault as fault:
        raise Refusal([Problem.of(fault, Place("UNIT"))]) from None
    if Path(out).suffix.casefold() == ".pdf" and not made.annexes:
        progress("")
        raise click.UsageError(tell("paper-no-annex", lang, kind=kind), click.get_current_context())
    write_new(Path(out), write(made))
    progress("")
    click.echo(tell("paper-written", lang, file=out))


def _refuse_wrong_usage(kind: str, unit: str | None, out: str, previous: str | None, for_all: bool, lang: str) -> None:
    context = click.get_current_context()
    if unit is not None and kind not in FOR_UNITS:
        raise click.UsageError(tell("paper-unit-not-taken", lang, kind=kind), context)
    if previous is not None and kind not in COMPARING:
        raise click.UsageError(tell("paper-no-previous", lang, kind=kind, kinds=list(COMPARING)), context)
    if for_all and Path(out).suffix.casefold() in WRITERS:
        raise click.UsageError(tell("paper-unit-or-folder", lang, kind=kind), context)
    if not for_all:
        if Path(out).suffix.casefold() not in WRITERS:
            raise click.UsageError(tell("paper-suffix", lang, given=out), context)
        refuse_existing(Path(out))


def writer_of(suffix: str) -> "Callable[[Paper], bytes]":
    """What lays out papers for this kind of file. Raises `Refusal` where its extra is not installed."""
    module, _, name = WRITERS[suffix].partition(":")
    with needs("publish"):
        found: Callable[[Paper], bytes] = getattr(importlib.import_module(module), name)
    return found


def _file_names(campaign: Campaign, kind: str, folder: Path) -> dict[str, Path]:
    """A file for every unit, named by kind and code."""
    names = harmless_names(unit.code for unit in campaign.units)
    files = {code: folder / f"{kind}-{name}.docx" for code, name in names.items()}
    for file in files.values():
        refuse_existing(file)
    return files


def refuse_existing(file: Path) -> None:
    """Papers are edited by hand, so none is written over. Raises `Refusal`."""
    if os.path.exists(file):
        raise Refusal([Problem("paper-exists", Place(str(file)), {})])


def write_new(file: Path, data: bytes) -> None:
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("xb") as opened:
            opened.write(data)
    except OSError as error:
        values = {"reason": error.strerror or str(error)}
        raise Refusal([Problem("paper-not-written", Place(str(file)), values)]) from None
