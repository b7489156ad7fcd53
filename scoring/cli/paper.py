"""`scoring paper`: the papers that people sign, as Word; their annexes as PDF."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from scoring.cli.at_desk import log_in, with_database
from scoring.cli.localised import Argument, Command, Option, language, with_language
from scoring.cli.sources import CAMPAIGN, PATHS, is_in_database, progress, source_of, teller
from scoring.files import write_files
from scoring.problems import Misuse, Place, Problem, Refusal
from scoring.usecases.paper import FILE_NAMES, FOR_UNITS, KINDS, WRITERS, PaperOptions, unit_papers
from scoring.usecases.paper import paper as paper_of
from scoring.words import tell

if TYPE_CHECKING:
    from scoring.publish.papers.sitting import Held


@click.command(cls=Command, help="help-paper", epilog="scoring paper decision fixtures/phong-tho-2022 --out qd.docx")
@click.argument("kind", metavar="KIND", cls=Argument, type=click.Choice(KINDS))
@click.argument("campaign", metavar="CAMPAIGN", type=CAMPAIGN)
@click.argument("unit", metavar="[UNIT]", required=False)
@click.option("--out", cls=Option, metavar="FILE", type=PATHS, required=True, help="help-paper-out")
@click.option("--previous", cls=Option, metavar="CAMPAIGN", type=CAMPAIGN, help="help-paper-previous")
@click.option("--issuer", cls=Option, metavar="NAME", default="", help="help-paper-issuer")
@click.option("--parent", cls=Option, metavar="NAME", default="", help="help-paper-parent")
@with_database
@with_language
def paper(kind: str, campaign: str, unit: str | None, out: str, previous: str | None, issuer: str, parent: str) -> None:
    held = _held(campaign) if kind == "minutes" and is_in_database(campaign) else None
    options = PaperOptions(issuer, parent, source_of(previous) if previous else None, held)
    suffix = "" if Path(out).is_dir() else Path(out).suffix.casefold()
    if kind in FOR_UNITS and unit is None:
        if suffix in WRITERS:
            raise Misuse("paper-unit-or-folder", kind=kind)
        _write_all(campaign, kind, Path(out), options)
        return
    if suffix and suffix not in WRITERS:
        raise Misuse("paper-suffix", given=out)
    lang = language()
    if unit is not None and not suffix:
        file = _write_one(campaign, kind, unit, Path(out), options)
    else:
        file = Path(out) if suffix else Path(out) / f"{FILE_NAMES[kind]}.docx"
        refuse_existing(file)
        write_new(file, paper_of(source_of(campaign), kind, unit, file.suffix.casefold(), options, teller(lang)))
    progress("")
    click.echo(tell("paper-written", lang, file=file))


def _held(campaign: str) -> "Held | None":
    """The session on record in the database, for who may read it."""
    login = log_in()
    from scoring.usecases.council import held_by

    return held_by(login, campaign)


def _write_one(campaign: str, kind: str, unit: str, folder: Path, options: PaperOptions) -> Path:
    """The paper about one unit, under the name that it has among those of all."""
    papers = unit_papers(source_of(campaign), kind, options, teller(language()))
    code = papers.code_of(unit)
    file = folder / papers.files[code]
    refuse_existing(file)
    write_new(file, papers.of(code))
    return file


def _write_all(campaign: str, kind: str, folder: Path, options: PaperOptions) -> None:
    """A paper about every unit into a folder, named by kind and code."""
    lang = language()
    papers = unit_papers(source_of(campaign), kind, options, teller(lang))
    files = {code: folder / name for code, name in papers.files.items()}
    for file in files.values():
        refuse_existing(file)
    for code, file in files.items():
        progress(tell("progress-paper", lang, file=file.name))
        write_new(file, papers.of(code))
    progress("")
    click.echo(tell("paper-written-many", lang, count=len(files), folder=folder))


def refuse_existing(file: Path) -> None:
    """Papers are edited by hand, so none is written over. Raises `Refusal`."""
    if os.path.exists(file):
        raise Refusal([Problem("paper-exists", Place(str(file)), {})])


def write_new(file: Path, data: bytes) -> None:
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        write_files({file: data})
    except OSError as error:
        values = {"reason": error.strerror or str(error)}
        raise Refusal([Problem("paper-not-written", Place(str(file)), values)]) from None
