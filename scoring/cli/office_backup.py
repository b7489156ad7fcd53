"""`scoring office backup | restore | sweep`."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from scoring.cli.at_desk import at_desk, system_account
from scoring.cli.localised import Command, Option, language, with_language
from scoring.cli.office_init import with_url
from scoring.cli.sources import PATHS
from scoring.usecases.extras import needs
from scoring.words import tell

if TYPE_CHECKING:
    from scoring.store.desk import Login


@click.command(
    cls=Command, help="help-office-backup", epilog="scoring office backup --out office.zip --db office.db --as admin"
)
@click.option("--out", cls=Option, metavar="FILE", required=True, type=PATHS, help="help-backup-out")
@at_desk
@with_language
def backup(login: "Login", out: str) -> None:
    from scoring.store.backup import back_up

    done = back_up(login, Path(out))
    values = {"file": out, **done._asdict()}
    lost = values.pop("lost")
    click.echo(tell("office-backed-up", language(), **values))
    if lost:
        click.echo(tell("office-backed-up-lost", language(), lost=lost), err=True)


@click.command(cls=Command, help="help-office-restore", epilog="scoring office restore office.zip --db again.db")
@click.argument("file", metavar="FILE", type=PATHS)
@with_url
@click.option("--head", "heads", cls=Option, metavar="HASH", multiple=True, help="help-restore-head")
@click.option("--erased-in", cls=Option, metavar="URL|FILE", default="", help="help-restore-erased-in")
@with_language
def restore(file: str, url: str, heads: tuple[str, ...], erased_in: str) -> None:
    with needs("office"):
        from scoring.usecases.office import put_back
    done = put_back(url, Path(file), system_account(), heads, erased_in)
    values = done._asdict()
    erased = values.pop("erased")
    click.echo(tell("office-restored", language(), **values))
    if erased_in:
        click.echo(tell("office-restored-erased", language(), erased=erased))


@click.command(cls=Command, help="help-office-sweep", epilog="scoring office sweep --db office.db --as admin")
@click.option("--remove", cls=Option, is_flag=True, help="help-sweep-remove")
@at_desk
@with_language
def sweep(login: "Login", remove: bool) -> None:
    from scoring.store import leftovers

    found = leftovers.sweep(login) if remove else leftovers.told(login)
    for one in found:
        click.echo(one.address)
    values = {"files": len(found), "size": sum(one.size for one in found)}
    click.echo(tell("office-swept" if remove else "office-to-sweep", language(), **values))
