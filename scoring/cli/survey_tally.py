"""`scoring survey tally`: questionnaires to the facts of the survey criteria."""

import getpass
import json
import os
from collections.abc import Sequence
from pathlib import Path

import click

from scoring.campaign.answers import Answer, write_answers
from scoring.campaign.folder_files import ANSWERS
from scoring.campaign.source import cell_of
from scoring.campaign.table import MOST_BYTES
from scoring.cli.at_desk import with_database
from scoring.cli.localised import Command, Option, language, with_format, with_language
from scoring.cli.sources import CAMPAIGN, PATHS, progress, source_of, tell_mark, teller
from scoring.problems import Misuse, Place, Problem, Refusal
from scoring.show.survey import survey_data, survey_text
from scoring.tree.reader import read_bytes
from scoring.tree.yaml_text import MOST_BYTES as MOST_YAML
from scoring.usecases.tally import Counted, Given, Survey, count, take_in
from scoring.words import render, tell

EXAMPLE = (
    "scoring survey tally fixtures/survey-phong-tho-2022/microdata.csv "
    "--declaration fixtures/survey-phong-tho-2022/declaration.yaml --campaign fixtures/phong-tho-2022"
)


@click.command(cls=Command, name="tally", help="help-tally", epilog=EXAMPLE)
@click.argument("microdata", metavar="MICRODATA.csv", type=PATHS)
@click.option("--declaration", cls=Option, metavar="FILE", required=True, type=PATHS, help="help-survey-declaration")
@click.option("--campaign", cls=Option, metavar="DIR", required=True, type=CAMPAIGN, help="help-survey-campaign")
@click.option("--population", cls=Option, metavar="FILE", type=PATHS, help="help-survey-population")
@click.option("--out", cls=Option, metavar="FILE", type=PATHS, help="help-survey-out")
@click.option("--append", cls=Option, is_flag=True, help="help-survey-append")
@with_format("table", "csv", "json", code="help-survey-format")
@with_database
@with_language
def tally(
    microdata: str,
    declaration: str,
    campaign: str,
    population: str | None,
    out: str | None,
    append: bool,
    printed: str,
) -> None:
    lang = language()
    if out is not None and append:
        raise Misuse("survey-out-or-append")
    if out is not None and os.path.lexists(out):
        raise Refusal([Problem("survey-out-exists", Place(out), {})])
    source = source_of(campaign)
    survey = Survey(_given(microdata), _given(declaration, MOST_YAML), _given(population) if population else None)
    counted = count(source, survey, lang, teller(lang))
    progress("")
    rows = counted.rows
    if append:
        taken = take_in(counted, source, getpass.getuser())
        told = tell("survey-written", lang, rows=len(taken), file=Path(source.name) / ANSWERS)
        told = told if taken else tell("survey-nothing-new", lang)
        rows = [taken.get(cell_of(row), row) for row in rows]
    else:
        told = _written(rows, out, lang)
        for notice in counted.hidden(notice=True):
            click.echo(render(notice, lang), err=True)
    if printed != "table":
        tell_mark(lang, counted.campaign.settings)
    click.echo(_printed(counted, rows, printed, lang))
    if told:
        click.echo(told, err=True)


def _given(file: str, most: int = MOST_BYTES) -> Given:
    return Given(read_bytes(Path(file), file, most), file)


def _printed(counted: Counted, rows: Sequence[Answer], printed: str, lang: str) -> str:
    if printed == "csv":
        return write_answers(rows).rstrip("\n")
    if printed == "json":
        data = survey_data(counted.campaign, counted.tally, counted.digests)
        return json.dumps(data, ensure_ascii=False, indent=2)
    return survey_text(counted.campaign, counted.tally, counted.digests, lang)


def _written(rows: Sequence[Answer], out: str | None, lang: str) -> str:
    """The rows in a new file, all or none."""
    if out is None:
        return ""
    try:
        with open(out, "x", encoding="utf-8", newline="") as file:
            file.write(write_answers(rows))
    except OSError:
        raise Refusal([Problem("survey-out-unwritable", Place(out), {})]) from None
    return tell("survey-written", lang, rows=len(rows), file=out)
