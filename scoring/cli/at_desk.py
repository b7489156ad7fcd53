"""Commands at the office: which database, who is logged in, with which password; campaigns by their id there."""

import functools
import getpass
import os
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

from scoring.campaign.source import Source
from scoring.campaign.workflow import ROLES, Role
from scoring.cli.localised import Option, language
from scoring.problems import Misuse, Place, Problem, Refusal
from scoring.usecases.extras import needs
from scoring.words import tell

if TYPE_CHECKING:
    from scoring.store.desk import Login

DATABASE, ACCOUNT, PASSWORD, NEW_PASSWORD = (
    "SCORING_DB", "SCORING_ACCOUNT", "SCORING_PASSWORD", "SCORING_NEW_PASSWORD",
)  # fmt: skip
"""The variables of the environment that stand in place of the options; passwords are never options."""
Function = Callable[..., Any]


def with_database(function: Function) -> Function:
    """The options `--db` and `--as`, for commands that take a campaign: a folder, or an id in a database."""
    for name, variable, code in (("--as", ACCOUNT, "help-as"), ("--db", DATABASE, "help-db")):
        function = click.option(
            name, name.strip("-"), cls=Option, metavar="URL" if name == "--db" else "ACCOUNT", envvar=variable,
            expose_value=False, callback=_keep, help=code,
        )(function)  # fmt: skip
    return function


def _keep(ctx: click.Context, param: click.Parameter, given: str | None) -> None:
    ctx.meta[f"scoring.{param.name}"] = given


def with_role(function: Function) -> Function:
    """The option `--role`; who holds one role alone need not name it."""
    return click.option("--role", cls=Option, type=click.Choice(ROLES), help="help-role")(function)


def database() -> str | None:
    """The database that the running command names."""
    url: str | None = click.get_current_context().meta.get("scoring.db")
    return url


def whose_account() -> str | None:
    """The account that the running command names."""
    account: str | None = click.get_current_context().meta.get("scoring.as")
    return account


def source_in_database(campaign: str) -> Source:
    """A campaign of the database, as who is logged in may see it. Raises `Refusal`."""
    login = log_in()
    from scoring.store.source import DatabaseSource

    return DatabaseSource(campaign, login)


def role_in(campaign: str, stated: Role | None) -> Role:
    """The role in which rows are written: the one stated, else the only one held; of a folder the secretariat's.

    Raises `Refusal` where several are held.
    """
    if stated is not None or not database():
        return stated or "secretariat"
    login = log_in()
    from scoring.store import roster

    return roster.only_role(login, campaign)


def own_role(login: "Login", stated: Role | None) -> Role:
    """The role for what somebody does about their own account; who holds none is refused in whichever is named."""
    from scoring.store import roster

    return roster.own_role(login, stated) or ROLES[0]


def at_desk(function: Function) -> Function:
    """For commands of the office: opens the database, logs in, and gives the command the login first."""

    @with_database
    @functools.wraps(function)
    def command(*arguments: Any, **options: Any) -> Any:
        return function(log_in(), *arguments, **options)

    return command


def log_in() -> "Login":
    """Who works here: `--as` with a password. Raises `Refusal`, and `Misuse` where no database or account is named."""
    meta = click.get_current_context().meta
    if "scoring.login" in meta:  # a command with several campaigns asks once
        known: Login = meta["scoring.login"]
        return known
    account = whose_account()
    url = database()
    if not url:
        raise Misuse("office-no-db")
    if not account:
        raise Misuse("office-no-account")
    with needs("office"):
        from scoring.usecases import office
    office.open_database(url)
    login: Login = office.log_in(account, password_of(account), system_account())
    meta["scoring.login"] = login
    return login


def password_of(account: str) -> str:
    """The password typed, or of the environment. Raises `Refusal` where nobody is there to type it."""
    return os.environ.get(PASSWORD) or _typed("office-ask-password", account, PASSWORD)


def new_password(account: str) -> str:
    """A new password, typed twice, or of the environment. Raises `Refusal`."""
    given = os.environ.get(NEW_PASSWORD)
    if given:
        return given
    first = _typed("office-ask-new-password", account, NEW_PASSWORD)
    if first != _typed("office-ask-again", account, NEW_PASSWORD):
        raise Refusal([Problem("password-twice", Place(account), {})])
    return first


def _typed(code: str, account: str, variable: str) -> str:
    if not sys.stdin.isatty():
        raise Refusal([Problem("password-none", Place(account), {"variable": variable})])
    return getpass.getpass(tell(code, language(), account=account))


def system_account() -> str:
    """The account of the operating system, recorded beside who acts."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return str(os.getuid()) if hasattr(os, "getuid") else "?"
