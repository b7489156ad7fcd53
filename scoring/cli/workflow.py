"""`scoring workflow`: the table of rights, printed."""

import json

import click

from scoring.cli.localised import Command, language, with_format, with_language
from scoring.show.workflow import workflow_data, workflow_text


@click.command(cls=Command, help="help-workflow", epilog="scoring workflow")
@with_format("table", "json")
@with_language
def workflow(printed: str) -> None:
    if printed == "json":
        click.echo(json.dumps(workflow_data(), ensure_ascii=False, indent=2))
    else:
        click.echo(workflow_text(language()))
