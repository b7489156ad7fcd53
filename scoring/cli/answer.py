"""`scoring answer`: one answer given or corrected, as a row with its reason, in a folder or a database."""

import click

from scoring.campaign.answers import Answer
from scoring.campaign.workflow import STAGES, Role, Stage
from scoring.cli.at_desk import role_in, system_account, whose_account, with_database, with_role
from scoring.cli.localised import Command, Option, language, with_language
from scoring.cli.sources import CAMPAIGN, source_of, teller
from scoring.usecases.answer import answer as give_answer
from scoring.words import tell


@click.command(
    cls=Command,
    help="help-answer",
    epilog="scoring answer my-campaign 03391 1.1.1 --stage self --facts 45/50 --evidence 'BC 12/BC-UBND'",
)
@click.argument("campaign", metavar="CAMPAIGN", type=CAMPAIGN)
@click.argument("unit", metavar="UNIT")
@click.argument("code", metavar="CODE")
@click.option("--stage", cls=Option, type=click.Choice(STAGES), required=True, help="help-answer-stage")
@click.option("--facts", cls=Option, metavar="FACTS", default="", help="help-answer-facts")
@click.option("--points", cls=Option, metavar="N", default="", help="help-answer-points")
@click.option("--note", cls=Option, metavar="TEXT", help="help-answer-note")
@click.option("--evidence", cls=Option, metavar="TEXT", help="help-answer-evidence")
@click.option("--reason", cls=Option, metavar="TEXT", default="", help="help-act-reason")
@with_role
@with_database
@with_language
def answer(
    campaign: str,
    unit: str,
    code: str,
    stage: Stage,
    facts: str,
    points: str,
    note: str | None,
    evidence: str | None,
    reason: str,
    role: Role | None,
) -> None:
    source = source_of(campaign)
    row = Answer(unit, code, stage, facts, points, note or "", evidence or "", whose_account() or system_account())
    kept = [column for column, text in (("note", note), ("evidence", evidence)) if text is None]
    lang = language()
    done = give_answer(source, role_in(campaign, role), row, reason, kept, teller(lang))
    values = {"unit": done.unit, "code": code, "stage": stage, "at": done.at}
    click.echo(tell("answer-written", lang, **values))
