"""`scoring criteria import`: the table of a decision as a criteria file."""

import json
from pathlib import Path

import click

from scoring.annex.report import import_data, import_text
from scoring.cli.localised import Command, Option, language, with_format, with_language
from scoring.cli.paper import refuse_existing, write_new
from scoring.cli.sources import PATHS
from scoring.problems import Misuse
from scoring.usecases.annex_import import EXTRAS, import_annex


@click.command(
    "import",
    cls=Command,
    help="help-import",
    epilog="scoring criteria import phu-luc.docx --out bo-tieu-chi.yaml",
)
@click.argument("file", metavar="FILE", type=PATHS)
@click.option("--out", cls=Option, metavar="FILE", type=PATHS, required=True, help="help-import-out")
@with_format("table", "json")
@with_language
def import_(file: str, out: str, printed: str) -> None:
    lang = language()
    if Path(file).suffix.casefold() not in EXTRAS:
        raise Misuse("annex-suffix", given=file)
    if Path(out).suffix.casefold() not in (".yaml", ".yml"):
        raise Misuse("import-suffix", given=out)
    refuse_existing(Path(out))
    imported = import_annex(Path(file), lang)
    write_new(Path(out), imported.text.encode())
    if printed == "json":
        data = import_data(imported.drafted, imported.told, out, lang)
        click.echo(json.dumps(data, ensure_ascii=False, indent=2))
    else:
        click.echo(import_text(imported.drafted, imported.told, out, lang))
