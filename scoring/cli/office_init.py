"""`scoring office init | upgrade`: the tables of a new database with its first two persons, or of a newer version."""

import click

from scoring.cli.at_desk import DATABASE, NEW_PASSWORD, new_password, system_account
from scoring.cli.localised import Command, Option, language, with_language
from scoring.usecases.extras import needs
from scoring.words import tell

with_url = click.option("--db", "url", cls=Option, metavar="URL", envvar=DATABASE, required=True, help="help-db")


@click.command(
    cls=Command,
    help="help-office-init",
    epilog="scoring office init --db office.db --administrator admin --secretariat snv",
)
@with_url
@click.option("--administrator", cls=Option, metavar="ACCOUNT", required=True, help="help-init-administrator")
@click.option("--secretariat", cls=Option, metavar="ACCOUNT", required=True, help="help-init-secretariat")
@with_language
def init(url: str, administrator: str, secretariat: str) -> None:
    lang = language()
    with needs("office"):
        from scoring.store.people import NewPerson
        from scoring.usecases.office import set_up
    first = NewPerson(administrator, administrator, new_password(administrator))
    second = NewPerson(secretariat, secretariat, new_password(secretariat))
    set_up(url, first, second, system_account())
    click.echo(tell("office-ready", lang, administrator=administrator, secretariat=secretariat))
    click.echo(tell("office-next", lang, variable=NEW_PASSWORD))


@click.command(cls=Command, help="help-office-upgrade", epilog="scoring office upgrade --db office.db")
@with_url
@with_language
def upgrade(url: str) -> None:
    with needs("office"):
        from scoring.usecases.office import upgrade as upgrade_office
    upgrade_office(url)
    click.echo(tell("office-upgraded", language()))
