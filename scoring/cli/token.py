"""`scoring token add | list | revoke`: one's own tokens, as the page of the site has them."""

from typing import TYPE_CHECKING

import click

from scoring.campaign.answers import told_moment
from scoring.campaign.workflow import SCOPES, USUAL_DAYS, Role, Scope
from scoring.cli.at_desk import at_desk, own_role, with_role
from scoring.cli.localised import Argument, Command, Commands, Option, language, with_language
from scoring.show.tables import table
from scoring.words import tell

if TYPE_CHECKING:
    from scoring.store.desk import Login

_IN = "scoring.cli.token:"
EXAMPLE = "scoring token add 'one-stop shop' --scope read --days 90 --db office.db --as snv"


@click.command(
    cls=Commands,
    lazy={"add": f"{_IN}add", "list": f"{_IN}list_tokens", "revoke": f"{_IN}revoke"},
    prefix="token-",
    help="help-token",
    subcommand_metavar="COMMAND …",
    epilog=EXAMPLE,
)
@with_language
def token() -> None:
    pass


@click.command(cls=Command, help="help-token-add", epilog=EXAMPLE)
@click.argument("name", metavar="NAME")
@click.option(
    "--scope", cls=Option, type=click.Choice(SCOPES), default="read", show_default=True, help="help-token-scope"
)
@click.option(
    "--days", cls=Option, metavar="N", type=int, default=USUAL_DAYS, show_default=True, help="help-token-days"
)
@with_role
@at_desk
@with_language
def add(login: "Login", name: str, scope: Scope, days: int, role: Role | None) -> None:
    from scoring.store import tokens

    made = tokens.make(login, own_role(login, role), tokens.NewToken(name, scope, days))
    click.echo(tell("web-token-made", language()), err=True)
    click.echo(made)


@click.command(cls=Command, help="help-token-list", epilog="scoring token list --db office.db --as snv")
@at_desk
@with_language
def list_tokens(login: "Login") -> None:
    from scoring.store import tokens

    lang = language()
    listed = tokens.tokens_of(login)
    if not listed:
        click.echo(tell("token-none", lang))
        return
    heads = ("web-token-number", "web-token-name", "web-token-scope", "web-token-until", "people-col-state")
    rows = []
    for row in listed:
        end = tokens.end_of(row)
        state = tell(f"web-token-{end}" if end else "people-active", lang)
        scope = tell(f"web-token-scope-{tokens.scope_of(row)}", lang)
        rows.append([str(row.id), row.name, scope, told_moment(row.until), state])
    click.echo(table(rows, [tell(code, lang) for code in heads], widths=[None, 40, None, None, None]))


@click.command(cls=Command, help="help-token-revoke", epilog="scoring token revoke 1 --db office.db --as snv")
@click.argument("number", metavar="N", type=int, cls=Argument)
@with_role
@at_desk
@with_language
def revoke(login: "Login", number: int, role: Role | None) -> None:
    from scoring.store import tokens

    tokens.revoke(login, own_role(login, role), number)
    click.echo(tell("token-taken-back", language(), number=number))
