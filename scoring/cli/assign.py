"""`scoring assign`: roles given, confirmed by a second person where they have to be, and taken back."""

from typing import TYPE_CHECKING

import click

from scoring.campaign.workflow import ROLES, Role
from scoring.cli.at_desk import at_desk
from scoring.cli.localised import Argument, Command, Commands, Option, language, with_language
from scoring.words import tell

if TYPE_CHECKING:
    from scoring.store.desk import Login

_IN = "scoring.cli.assign:"
EXAMPLE = "scoring assign give cc03391 officer --campaign phong-tho-2022 --unit 03391 --db office.db --as snv"


@click.command(
    cls=Commands,
    lazy={"give": f"{_IN}give", "confirm": f"{_IN}confirm", "end": f"{_IN}end"},
    prefix="assign-",
    help="help-assign",
    subcommand_metavar="COMMAND …",
    epilog=EXAMPLE,
)
@with_language
def assign() -> None:
    pass


OFFICE_ROLES = ("secretariat", "administrator")
as_role = click.option("--role", "acting", cls=Option, type=click.Choice(OFFICE_ROLES), help="help-role")


@click.command(cls=Command, help="help-assign-give", epilog=EXAMPLE)
@click.argument("account", metavar="ACCOUNT")
@click.argument("role", metavar="ROLE", type=click.Choice(ROLES), cls=Argument)
@click.option("--campaign", cls=Option, metavar="ID", default="", help="help-assign-campaign")
@click.option("--unit", cls=Option, metavar="CODE", default="", help="help-assign-unit")
@click.option("--body", cls=Option, metavar="BODY", default="", help="help-assign-body")
@click.option("--leaf", "leaves", cls=Option, metavar="CODE", multiple=True, help="help-assign-leaf")
@as_role
@at_desk
@with_language
def give(
    login: "Login",
    account: str,
    role: Role,
    campaign: str,
    unit: str,
    body: str,
    leaves: tuple[str, ...],
    acting: Role | None,
) -> None:
    from scoring.store import people, roster

    lang = language()
    new = people.NewAssignment(account, role, campaign, unit, body, leaves)
    row = people.assign(login, roster.role_for(login, "assign", campaign, acting), new)
    values = {"account": account, "role": tell(f"role-{role}", lang), "number": row.id}
    click.echo(tell("assign-waits" if row.state == "proposed" else "assign-given", lang, **values))


@click.command(cls=Command, help="help-assign-confirm", epilog="scoring assign confirm 208 --db office.db --as admin")
@click.argument("number", metavar="N", type=click.IntRange(1), cls=Argument)
@as_role
@at_desk
@with_language
def confirm(login: "Login", number: int, acting: Role | None) -> None:
    from scoring.store import people, roster

    people.confirm(login, roster.role_for(login, "confirm", "", acting), number)
    click.echo(tell("assign-confirmed", language(), number=number))


@click.command(cls=Command, help="help-assign-end", epilog="scoring assign end 203 --db office.db --as snv")
@click.argument("number", metavar="N", type=click.IntRange(1), cls=Argument)
@as_role
@at_desk
@with_language
def end(login: "Login", number: int, acting: Role | None) -> None:
    from scoring.store import people, roster

    people.end(login, roster.role_for(login, "assign", "", acting), number)
    click.echo(tell("assign-ended", language(), number=number))
