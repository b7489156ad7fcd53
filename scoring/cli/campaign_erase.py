"""`scoring campaign erase`, `scoring person erase`: content taken away by law, its digests staying in the journal."""

from typing import TYPE_CHECKING

import click

from scoring.cli.at_desk import at_desk
from scoring.cli.file_acts import with_reason
from scoring.cli.localised import Command, Option, language, with_language
from scoring.problems import Misuse
from scoring.words import tell

if TYPE_CHECKING:
    from scoring.store.desk import Login
    from scoring.store.erasing import Erased

LAW = "--reason 'đơn ngày 12/3/2026' --ground 'Luật số 91/2025/QH15'"
with_ground = click.option("--ground", cls=Option, metavar="TEXT", default="", help="help-erase-ground")
NUMBER = click.IntRange(1)


@click.command(
    cls=Command,
    help="help-campaign-erase",
    epilog=f"scoring campaign erase phong-tho-2022 --unit 03391 --code 1.1.1 {LAW} --db office.db --as snv",
)
@click.argument("campaign", metavar="ID")
@click.option("--unit", cls=Option, metavar="UNIT", default="", help="help-erase-unit")
@click.option("--code", cls=Option, metavar="CODE", default="", help="help-erase-code")
@click.option("--row", cls=Option, metavar="N", type=NUMBER, help="help-erase-row")
@click.option("--also", cls=Option, type=click.Choice(("facts", "by")), multiple=True, help="help-erase-also")
@click.option("--document", cls=Option, metavar="N", type=NUMBER, help="help-erase-document")
@click.option("--version", cls=Option, metavar="N", type=NUMBER, help="help-erase-version")
@click.option("--entry", cls=Option, metavar="N", type=NUMBER, help="help-erase-entry")
@click.option("--intake", cls=Option, metavar="N", type=NUMBER, help="help-erase-intake")
@with_reason
@with_ground
@at_desk
@with_language
def campaign(
    login: "Login",
    campaign: str,
    unit: str,
    code: str,
    row: int | None,
    also: tuple[str, ...],
    document: int | None,
    version: int | None,
    entry: int | None,
    intake: int | None,
    reason: str,
    ground: str,
) -> None:
    from scoring.store.erasing import Target, erase

    target = Target(unit, code, row, also, document, version, entry, intake)
    of_unit = sum(map(bool, (code, row, document)))
    of_either = sum(map(bool, (entry, intake)))
    if of_unit + of_either != 1 or (of_unit and not unit) or (intake and unit) or (version and not document):
        raise Misuse("erase-one-thing")
    _tell(erase(login, campaign, target, reason, ground))


@click.command(
    cls=Command, help="help-person-erase", epilog=f"scoring person erase cc03391 {LAW} --db office.db --as snv"
)
@click.argument("account", metavar="ACCOUNT")
@with_reason
@with_ground
@at_desk
@with_language
def person(login: "Login", account: str, reason: str, ground: str) -> None:
    from scoring.store.erasing import erase_person

    _tell(erase_person(login, account, reason, ground))


def _tell(done: "Erased") -> None:
    click.echo(tell("erased", language(), contents=done.contents, files=done.files))
    if done.kept:
        click.echo(tell("erased-kept", language(), where=list(done.kept)))
