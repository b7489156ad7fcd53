"""`scoring campaign exercise | discard`: a copy of a campaign for a class, and the end of it."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from scoring.cli.at_desk import at_desk
from scoring.cli.localised import Command, Option, language, with_language
from scoring.cli.sources import PATHS
from scoring.words import tell

if TYPE_CHECKING:
    from scoring.store.desk import Login


@click.command(
    cls=Command,
    help="help-campaign-exercise",
    epilog="scoring campaign exercise phong-tho-2022 tap-huan --learners 100 --out class.xlsx --db office.db --as snv",
)
@click.argument("campaign", metavar="CAMPAIGN")
@click.argument("name", metavar="ID")
@click.option("--learners", cls=Option, metavar="N", type=int, required=True, help="help-exercise-learners")
@click.option("--facts", cls=Option, is_flag=True, help="help-exercise-facts")
@click.option("--out", cls=Option, metavar="FILE", type=PATHS, required=True, help="help-person-out")
@at_desk
@with_language
def exercise(login: "Login", campaign: str, name: str, learners: int, facts: bool, out: str) -> None:
    from scoring.store.exercises import Wanted, begin
    from scoring.usecases.person_list import with_passwords

    lang = language()
    wanted = Wanted(name, learners, facts, lang)
    done = with_passwords(lambda: begin(login, campaign, wanted), name, Path(out), lang)
    click.echo(tell("exercise-begun", lang, campaign=name, learners=len(done.new)))
    click.echo(tell("person-passwords-in", lang, file=out))


@click.command(
    cls=Command, help="help-campaign-discard", epilog="scoring campaign discard tap-huan --db office.db --as snv"
)
@click.argument("campaign", metavar="ID")
@at_desk
@with_language
def discard(login: "Login", campaign: str) -> None:
    from scoring.store import exercises

    done = exercises.discard(login, campaign)
    click.echo(tell("exercise-discarded", language(), campaign=campaign, **done._asdict()))
