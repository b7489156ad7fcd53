"""`scoring criteria`: sets copied out of the catalogue, printed as the annex of a decision, read from one."""

from pathlib import Path

import click

from scoring.cli.localised import Command, Commands, Option, language, with_language
from scoring.cli.paper import refuse_existing, write_new
from scoring.cli.sources import CRITERIA, PATHS
from scoring.problems import Misuse
from scoring.usecases.annex import WRITERS, annex_of, catalogue_bytes, copy_target
from scoring.words import say, tell

COMMANDS = {
    "copy": "scoring.cli.annex:copy",
    "table": "scoring.cli.annex:table",
    "import": "scoring.cli.annex_import:import_",
}


@click.command(
    cls=Commands,
    lazy=COMMANDS,
    help="help-criteria",
    subcommand_metavar="COMMAND …",
    epilog="scoring criteria table papi-commune@2022 --out phu-luc.docx",
)
@with_language
def criteria() -> None:
    pass


@click.command(cls=Command, help="help-copy", epilog="scoring criteria copy papi-commune@2022 --out 2025")
@click.argument("name", metavar="ID", type=CRITERIA)
@click.option("--out", cls=Option, metavar="DIR|FILE", type=PATHS, required=True, help="help-copy-out")
@with_language
def copy(name: str, out: str) -> None:
    raw = catalogue_bytes(name)
    file = copy_target(name, Path(out))
    refuse_existing(file)
    write_new(file, raw)
    click.echo(tell("copy-written", language(), name=name, file=file, key=file.name))


@click.command(cls=Command, help="help-table", epilog="scoring criteria table papi-commune@2022 --out phu-luc.docx")
@click.argument("given", metavar="SET", type=CRITERIA)
@click.option("--out", cls=Option, metavar="FILE", type=PATHS, required=True, help="help-table-out")
@with_language
def table(given: str, out: str) -> None:
    file = Path(out)
    if file.suffix.casefold() not in WRITERS:
        raise Misuse("annex-suffix", given=out)
    refuse_existing(file)
    annex = annex_of(given, file.suffix.casefold())
    write_new(file, annex.raw)
    click.echo(tell("paper-written", language(), file=out))
    if annex.left_out:
        parts = [say(part, language()) for part in annex.left_out]
        click.echo(tell("annex-left-out", language(), what="; ".join(parts)))
