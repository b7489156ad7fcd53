"""`scoring serve`, and `scoring demo --web`: the office's site."""

import os
import tempfile
from pathlib import Path

import click

from scoring.cli.localised import Command, Option, language, with_language
from scoring.show.tables import table
from scoring.usecases.extras import needs
from scoring.words import tell

HOST, PORT = "127.0.0.1", 8000


@click.command(cls=Command, help="help-serve", epilog="scoring serve --db office.db")
@click.option("--db", cls=Option, metavar="URL", required=True, envvar="SCORING_DB", help="help-serve-db")
@click.option("--host", cls=Option, metavar="HOST", default=HOST, show_default=True, help="help-serve-host")
@click.option("--port", cls=Option, type=int, default=PORT, show_default=True, help="help-serve-port")
@click.option("--processes", cls=Option, type=int, default=2, show_default=True, help="help-serve-processes")
@with_language
def serve(db: str, host: str, port: int, processes: int) -> None:
    with needs("web"):
        import scoring.web  # noqa: F401  # its settings, before the store's
        from scoring.web import serving
    serving.prepare(db)
    click.echo(tell("serve-at", language(), url=f"http://{host}:{port}/"))
    serving.serve(host, port, processes)


def demonstrate(port: int) -> None:
    """The site with the sample campaign, in a folder that goes with the program."""
    lang = language()
    os.environ["SCORING_SECOND_FACTOR"] = "off"  # one person tries all roles, on this machine alone
    with needs("web"):
        import scoring.web  # noqa: F401  # as above
        from scoring.web import sample, serving
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "office.db"
        sample.found_sample(file)
        serving.prepare(str(file))
        rows = [
            [person.account, person.name, tell(f"role-{person.role}", lang), person.unit]
            for person in (*sample.PEOPLE, *sample.OFFICE)
        ]
        click.echo(
            table(
                rows, [tell(code, lang) for code in ("web-account", "word-by-whom", "workflow-col-role", "word-unit")]
            )
        )
        click.echo(tell("demo-web-people", lang, password=sample.PASSWORD))
        click.echo(tell("serve-at", lang, url=f"http://{HOST}:{port}/"))
        serving.serve(HOST, port, 2)
