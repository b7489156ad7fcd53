"""`scoring survey tally`: questionnaires to the facts of the survey criteria."""

import getpass
import hashlib
import json
import os
from collections.abc import Sequence
from pathlib import Path

import click

from scoring.analysis.survey import Tally, rows_hidden, rows_new
from scoring.analysis.survey import tally as tallied
from scoring.analysis.survey_declaration import Declared, read_declaration
from scoring.analysis.survey_microdata import populations_of, read_microdata, read_populations
from scoring.campaign.answers import Answer, moment, write_answers
from scoring.campaign.campaign import Campaign
from scoring.campaign.folder_files import ANSWERS
from scoring.campaign.intake import Intake
from scoring.campaign.source import Act, Cell, Source, cell_of
from scoring.campaign.table import MOST_BYTES
from scoring.cli.localised import Command, Option, language, with_format, with_language
from scoring.cli.sources import CAMPAIGN, PATHS, progress, source_of, teller
from scoring.problems import Place, Problem, Refusal, Said
from scoring.show.survey import survey_data, survey_rows, survey_text
from scoring.tree.reader import read_bytes
from scoring.tree.yaml_text import MOST_BYTES as MOST_YAML
from scoring.usecases.asking import load
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
        raise click.UsageError(tell("survey-out-or-append", lang), click.get_current_context())
    if out is not None and os.path.lexists(out):
        raise Refusal([Problem("survey-out-exists", Place(out), {})])
    source = source_of(campaign)
    found = load(source, teller(lang))
    files = [read_bytes(Path(name), name, most) for name, most in ((microdata, MOST_BYTES), (declaration, MOST_YAML))]
    declared = read_declaration(files[1], declaration, found.criteria)
    progress(tell("progress-reading", lang, what=microdata))
    counted = _tallied(found, declared, files[0], microdata, population, f"{campaign}/units.csv")
    rows = survey_rows(counted, declared.declaration.at or "", lang)
    digests = _digests(files, found)
    progress("")
    if append:
        intake = Intake(file=Path(microdata).name, sha256=_sha256(files[0]), what="register", stage="survey")
        taken = _append(found, declared, rows, source, intake)
        told = tell("survey-written", lang, rows=len(taken), file=Path(source.name) / ANSWERS)
        told = told if taken else tell("survey-nothing-new", lang)
        rows = [taken.get(cell_of(row), row) for row in rows]
    else:
        told = _written(rows, out, lang)
        for notice in _hidden(found, declared, rows, notice=True):
            click.echo(render(notice, lang), err=True)
    if found.settings.sample and printed != "table":
        click.echo(tell("sample-mark", lang), err=True)
    click.echo(_printed(found, counted, rows, digests, printed, lang))
    if told:
        click.echo(told, err=True)


def _tallied(
    campaign: Campaign, declared: Declared, raw: bytes, file: str, population: str | None, units_file: str
) -> Tally:
    data = read_microdata(raw, file, declared, campaign.units)
    column = declared.declaration.population
    populations: dict[str, int] = {}
    if population is not None:
        given = read_bytes(Path(population), population, MOST_BYTES)
        populations = read_populations(given, population, campaign.units, data.respondents)
    elif column is not None:
        populations = populations_of(column, campaign.units, data.respondents, Place(units_file, None, column))
    return tallied(declared, data, campaign, populations)


def _digests(files: Sequence[bytes], campaign: Campaign) -> Said:
    microdata, declaration = (f"sha256:{_sha256(raw)}" for raw in files)
    values = {"microdata": microdata, "declaration": declaration, "criteria": campaign.criteria.digest}
    return Said("survey-digests", values)


def _sha256(raw: bytes) -> str:
    return hashlib.sha256(raw).hexdigest()


def _printed(campaign: Campaign, found: Tally, rows: Sequence[Answer], digests: Said, printed: str, lang: str) -> str:
    if printed == "csv":
        return write_answers(rows).rstrip("\n")
    if printed == "json":
        return json.dumps(survey_data(campaign, found, digests), ensure_ascii=False, indent=2)
    return survey_text(campaign, found, digests, lang)


def _hidden(campaign: Campaign, declared: Declared, rows: Sequence[Answer], notice: bool) -> list[Problem]:
    """What to say where rows would stand behind newer ones."""
    stated = [row for row in rows_new(campaign, rows) if row.at]
    hidden = rows_hidden(campaign, stated)
    if not hidden:
        return []
    values = {"count": len(hidden), "unit": hidden[0].unit, "code": hidden[0].code}
    return [Problem("survey-rows-hidden", declared.document.place(("at",)), values, notice)]


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


def _append(
    campaign: Campaign, declared: Declared, rows: Sequence[Answer], source: Source, intake: Intake
) -> dict[Cell, Answer]:
    """The rows behind those of the campaign, in one step; gives those that were new, as they were taken in."""
    new = rows_new(campaign, rows)
    hidden = _hidden(campaign, declared, rows, notice=False)
    if hidden:
        raise Refusal(hidden)
    if not new:
        return {}
    expected = {cell_of(row): _newest(campaign, row) for row in new}
    added = sum(before is None for before in expected.values())
    person = getpass.getuser()
    intake = intake._replace(by=person, added=str(added), changed=str(len(new) - added))
    acts = source.append(Act(person, "provider", "", tuple(new), intake, expected))
    return {cell_of(row): row for act in acts for row in act.answers}


def _newest(campaign: Campaign, row: Answer) -> Answer | None:
    there = [other for other in campaign.rows[row.unit].get(row.code, ()) if other.stage == row.stage]
    return max(there, key=lambda other: moment(other.at), default=None)
