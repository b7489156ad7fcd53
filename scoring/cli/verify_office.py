"""`scoring verify --db`: a database of the office checked against its own journal."""

from collections.abc import Sequence

import click

from scoring.cli.localised import language
from scoring.cli.sources import progress
from scoring.usecases.extras import needs
from scoring.words import render, tell

MOST_SHOWN = 100
EVERY = 50
"""How often progress is told, in chains of the journal."""


def verify_office(url: str, heads: Sequence[str]) -> int:
    """Checks the database, tells what is wrong, and gives the exit status. Raises `Refusal`."""
    lang = language()
    with needs("office"):
        from scoring.store.verify import verify
        from scoring.usecases.office import open_database
    open_database(url)

    def replaying(number: int, total: int) -> None:
        if number % EVERY == 0:
            progress(tell("progress-replaying", lang, number=number, total=total))

    replayed = verify(heads, replaying)
    progress("")
    values = {"entries": replayed.entries, "rows": replayed.rows}
    for problem in replayed.problems[:MOST_SHOWN]:
        click.echo(render(problem, lang))
    if replayed.problems:
        click.echo(tell("verify-office-differs", lang, count=len(replayed.problems), **values))
        return 1
    click.echo(tell("verify-office-whole", lang, files=replayed.files, **values))
    for epoch in replayed.epochs:
        lost = list(epoch.lost) or "–"
        click.echo(tell("verify-office-epoch", lang, backup=epoch.backup, at=epoch.of, lost=lost))
    if replayed.erased:
        click.echo(tell("verify-office-erased", lang, count=sum(one.contents for one in replayed.erased)))
    for one in replayed.erased[:MOST_SHOWN]:
        told = {"where": str(one.place), "at": one.at[:16].replace("T", " "), "ground": one.ground}
        click.echo(tell("verify-office-erased-by", lang, count=one.contents, **told))
    if replayed.backwards:
        places = [str(place) for place in replayed.backwards[:MOST_SHOWN]]
        click.echo(tell("verify-office-clock", lang, count=len(replayed.backwards), places=places))
    if replayed.left:
        click.echo(tell("verify-office-left", lang, count=replayed.left))
    click.echo(tell("verify-office-anchored" if heads else "verify-office-alone", lang, count=len(heads)))
    return 0
