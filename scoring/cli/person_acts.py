"""`scoring person add | import | email | disable | password | forget-phone | list`.

Accounts are the administrator's, a password its owner's too.
"""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from scoring.campaign.workflow import Role
from scoring.cli.at_desk import at_desk, new_password, own_role, with_role
from scoring.cli.localised import Command, Option, language, with_language
from scoring.cli.sources import PATHS
from scoring.show.tables import table
from scoring.words import tell

if TYPE_CHECKING:
    from scoring.store.desk import Login
    from scoring.store.roster import Post


@click.command(
    cls=Command,
    help="help-person-add",
    epilog="scoring person add cc03391 --name 'Ly A Sinh' --db office.db --as admin",
)
@click.argument("account", metavar="ACCOUNT")
@click.option("--name", cls=Option, metavar="NAME", required=True, help="help-person-name")
@click.option("--email", cls=Option, metavar="ADDRESS", default="", help="help-person-email")
@at_desk
@with_language
def add(login: "Login", account: str, name: str, email: str) -> None:
    from scoring.store import people

    people.add_person(login, people.NewPerson(account, name, new_password(account), email))
    click.echo(tell("person-added", language(), account=account))


@click.command(
    cls=Command,
    help="help-person-import",
    epilog="scoring person import phong-tho-2022 fixtures/people-sample.csv --out new.xlsx --db office.db --as snv",
)
@click.argument("campaign", metavar="CAMPAIGN")
@click.argument("file", metavar="FILE", type=PATHS)
@click.option("--out", cls=Option, metavar="FILE", type=PATHS, required=True, help="help-person-out")
@at_desk
@with_language
def bring_in(login: "Login", campaign: str, file: str, out: str) -> None:
    from scoring.usecases.person_list import enlist_into

    lang = language()
    done = enlist_into(login, campaign, Path(file), Path(out), lang)
    values = {"campaign": campaign, "new": len(done.new), "given": done.given, "held": done.held}
    click.echo(tell("person-imported", lang, **values))
    if done.new:
        click.echo(tell("person-passwords-in", lang, file=out))


@click.command(
    cls=Command,
    help="help-person-set-email",
    epilog="scoring person email cc03391 a-sinh@laichau.example --db office.db --as admin",
)
@click.argument("account", metavar="ACCOUNT")
@click.argument("address", metavar="ADDRESS")
@at_desk
@with_language
def email(login: "Login", account: str, address: str) -> None:
    from scoring.store import people

    people.set_email(login, account, address)
    click.echo(tell("person-email-set", language(), account=account))


@click.command(
    cls=Command, help="help-person-disable", epilog="scoring person disable cc03391 --db office.db --as admin"
)
@click.argument("account", metavar="ACCOUNT")
@at_desk
@with_language
def disable(login: "Login", account: str) -> None:
    from scoring.store import people

    people.disable(login, account)
    click.echo(tell("person-disabled", language(), account=account))


@click.command(
    cls=Command, help="help-person-password", epilog="scoring person password cc03391 --db office.db --as admin"
)
@click.argument("account", metavar="[ACCOUNT]", required=False)
@with_role
@at_desk
@with_language
def password(login: "Login", account: str | None, role: Role | None) -> None:
    from scoring.store import people, roster

    own = roster.account_of(login.person)
    if account is None or account == own:
        people.change_password(login, own_role(login, role), new_password(own))
    else:
        people.reset_password(login, account, new_password(account))
    click.echo(tell("person-password-set", language(), account=account or own))


@click.command(
    cls=Command, help="help-person-forget-phone", epilog="scoring person forget-phone snv --db office.db --as admin"
)
@click.argument("account", metavar="ACCOUNT")
@at_desk
@with_language
def forget_phone(login: "Login", account: str) -> None:
    from scoring.store import people

    people.reset_second_factor(login, account)
    click.echo(tell("person-phone-forgotten", language(), account=account))


@click.command(cls=Command, help="help-person-list", epilog="scoring person list --db office.db --as admin")
@at_desk
@with_language
def list_people(login: "Login") -> None:
    from scoring.store import roster

    lang = language()
    heads = [tell(f"people-col-{name}", lang) for name in ("account", "name", "state", "roles")]
    rows = []
    for one in roster.listed(login):
        state = tell("people-disabled" if one.disabled else "people-active", lang)
        held = "; ".join(_held(post, lang) for post in one.posts)
        rows.append([one.account, one.name, state, held])
    click.echo(table(rows, heads, widths=[None, 30, None, 70]))


def _held(post: "Post", lang: str) -> str:
    where = " ".join(part for part in (post.campaign, post.unit, post.body, post.leaves) if part)
    waits = tell("people-waits", lang, number=post.number) if post.state == "proposed" else ""
    return " ".join(part for part in (tell(f"role-{post.role}", lang), f"({where})" if where else "", waits) if part)
