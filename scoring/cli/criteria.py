"""`scoring show`, `catalogue`, `diff` and `schema`: criteria sets looked at."""

import json

import click

from scoring import shipped
from scoring.cli.localised import Command, language, with_language
from scoring.cli.sources import CRITERIA
from scoring.show.terminal import catalogue_text, criteria_text, diff_text
from scoring.tree.diff import compare_editions
from scoring.tree.schema import criteria_schema
from scoring.usecases.criteria import criteria_of


@click.command(cls=Command, help="help-show", epilog="scoring show papi-commune@2022")
@click.argument("criteria", metavar="SET", type=CRITERIA)
@with_language
def show(criteria: str) -> None:
    click.echo(criteria_text(criteria_of(criteria).criteria, language()))


@click.command(cls=Command, help="help-catalogue", epilog="scoring catalogue")
@with_language
def catalogue() -> None:
    click.echo(catalogue_text([criteria_of(name) for name in shipped.catalogue_names()], language()))


@click.command(cls=Command, help="help-diff", epilog="scoring diff pci@2010 pci@2013")
@click.argument("old", metavar="A", type=CRITERIA)
@click.argument("new", metavar="B", type=CRITERIA)
@with_language
def diff(old: str, new: str) -> None:
    click.echo(diff_text(compare_editions(criteria_of(old).criteria, criteria_of(new).criteria), language()))


@click.command(cls=Command, help="help-schema", epilog="scoring schema > criteria.schema.json")
@with_language
def schema() -> None:
    click.echo(json.dumps(criteria_schema(), ensure_ascii=False, indent=2))
