"""`scoring register`: figures of departments, kept in tables of their own, taken into a campaign."""

from pathlib import Path

import click

from scoring.campaign.workflow import Role
from scoring.cli.at_desk import role_in, system_account, whose_account, with_database, with_role
from scoring.cli.localised import Command, Commands, Option, language, with_language
from scoring.cli.sources import CAMPAIGN, PATHS, progress, source_of, teller
from scoring.show.tables import table
from scoring.usecases.register import Change, Register
from scoring.words import tell

EXAMPLE = (
    "scoring register import fixtures/phong-tho-2022 fixtures/register-phong-tho-2022/register.csv "
    "--mapping fixtures/register-phong-tho-2022/mapping.yaml --dry-run"
)


@click.command(
    cls=Commands,
    lazy={"import": "scoring.cli.register:bring_in"},
    prefix="register-",
    help="help-register",
    subcommand_metavar="COMMAND …",
    epilog=EXAMPLE,
)
@with_language
def register() -> None:
    pass


@click.command(cls=Command, help="help-register-import", epilog=EXAMPLE)
@click.argument("campaign", metavar="CAMPAIGN", type=CAMPAIGN)
@click.argument("file", metavar="FILE", type=PATHS)
@click.option("--mapping", cls=Option, metavar="FILE.yaml", required=True, type=PATHS, help="help-register-mapping")
@click.option("--dry-run", cls=Option, is_flag=True, help="help-dry-run")
@click.option("--restore", cls=Option, is_flag=True, help="help-register-restore")
@click.option("--reason", cls=Option, metavar="TEXT", default="", help="help-act-reason")
@with_role
@with_database
@with_language
def bring_in(
    campaign: str, file: str, mapping: str, dry_run: bool, restore: bool, reason: str, role: Role | None
) -> None:
    lang = language()
    source = source_of(campaign)
    brought = Register(Path(file), Path(mapping), whose_account() or system_account())
    outcome = brought.read(source, restore, teller(lang))
    if outcome.changes and not dry_run:
        brought.take_in(outcome, source, role_in(campaign, role), reason)
    progress("")
    replaced = [change for change in outcome.changes if change.stands is not None]
    if replaced:
        click.echo(_replaced(replaced, lang))
    values = {"added": len(outcome.changes) - len(replaced), "changed": len(replaced), "same": outcome.same}
    click.echo(tell("register-would-write" if dry_run else "register-written", lang, **values))
    if outcome.unsaid:
        units = [f"{unit.code} {unit.name}" for unit in outcome.unsaid]
        click.echo(tell("register-unsaid", lang, count=len(units), units=units), err=True)


def _replaced(changes: list[Change], lang: str) -> str:
    """What stands now and what is said in its place."""
    heads = [tell(code, lang) for code in ("word-unit", "word-code", "register-col-now", "register-col-new")]
    rows = []
    for row, stands in changes:
        now = (stands.facts or stands.points) if stands else ""
        rows.append([row.unit, row.code, now, row.facts])
    return table(rows, heads, widths=[None, None, 40, 40])
