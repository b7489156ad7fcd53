"""`scoring file list | move | extend | sign-off | refer | substitute | step-back`."""

from collections import Counter
from typing import TYPE_CHECKING

import click

from scoring.campaign.workflow import MOVES, STAGES, STATES, Act, Role, Stage, State
from scoring.cli.at_desk import at_desk, with_role
from scoring.cli.campaign_acts import day_of
from scoring.cli.localised import Argument, Command, Option, language, with_language
from scoring.show.tables import table
from scoring.words import tell

if TYPE_CHECKING:
    from scoring.store.desk import Login

AT = "--db office.db --as"
with_reason = click.option("--reason", cls=Option, metavar="TEXT", default="", help="help-act-reason")


@click.command(cls=Command, help="help-file-list", epilog=f"scoring file list phong-tho-2022 {AT} snv")
@click.argument("campaign", metavar="ID")
@at_desk
@with_language
def list_files(login: "Login", campaign: str) -> None:
    from scoring.store import file_acts

    lang = language()
    files = file_acts.files_of(login, campaign)
    heads = [tell(code, lang) for code in ("file-col-code", "file-col-name", "file-col-state", "file-col-submitted")]
    rows = [[file.code, file.name, tell(f"state-{file.state}", lang), _received(file.submitted)] for file in files]
    click.echo(table(rows, heads))
    counts = Counter(file.state for file in files)
    for state in STATES:
        if counts[state]:
            click.echo(tell("file-count", lang, state=tell(f"state-{state}", lang), count=counts[state]))


def _received(moment: str) -> str:
    """A moment to the minute."""
    return moment[:16].replace("T", " ")


@click.command(
    cls=Command, help="help-file-move", epilog=f"scoring file move receive phong-tho-2022 03391 03549 {AT} snv"
)
@click.argument("act", metavar="ACT", type=click.Choice(MOVES), cls=Argument)
@click.argument("campaign", metavar="ID")
@click.argument("units", metavar="UNIT…", nargs=-1, required=True)
@click.option("--to", cls=Option, type=click.Choice(STATES), help="help-move-to")
@click.option("--printed", cls=Option, metavar="DIGEST", help="help-move-printed")
@with_reason
@with_role
@at_desk
@with_language
def move(
    login: "Login",
    act: Act,
    campaign: str,
    units: tuple[str, ...],
    to: State | None,
    printed: str | None,
    reason: str,
    role: Role | None,
) -> None:
    from scoring.store import file_acts, roster

    lang = language()
    in_role = roster.role_for(login, act, campaign, role)
    for file in file_acts.move_all(login, in_role, act, campaign, units, reason, to, {"printed": printed}):
        state = tell(f"state-{file.state}", lang)
        click.echo(tell("file-moved", lang, code=file.code, name=file.name, state=state))


@click.command(
    cls=Command,
    help="help-file-extend",
    epilog=f"scoring file extend phong-tho-2022 03391 self 20/01/2023 --reason 'lũ quét' {AT} snv",
)
@click.argument("campaign", metavar="ID")
@click.argument("unit", metavar="UNIT")
@click.argument("stage", metavar="STAGE", type=click.Choice(STAGES), cls=Argument)
@click.argument("day", metavar="DATE")
@with_reason
@at_desk
@with_language
def extend(login: "Login", campaign: str, unit: str, stage: Stage, day: str, reason: str) -> None:
    from scoring.store import file_acts

    until = day_of(day)
    file_acts.extend(login, campaign, unit, stage, until, reason)
    click.echo(tell("file-extended", language(), unit=unit, stage=stage, day=until))


@click.command(
    cls=Command, help="help-file-sign-off", epilog=f"scoring file sign-off phong-tho-2022 03391 so-noi-vu {AT} ldnv"
)
@click.argument("campaign", metavar="ID")
@click.argument("unit", metavar="UNIT")
@click.argument("body", metavar="BODY")
@at_desk
@with_language
def sign_off(login: "Login", campaign: str, unit: str, body: str) -> None:
    from scoring.store import file_acts

    file_acts.sign_off(login, campaign, unit, body)
    click.echo(tell("file-signed-off", language(), unit=unit, body=body))


@click.command(
    cls=Command,
    help="help-file-refer",
    epilog=f"scoring file refer phong-tho-2022 03391 so-noi-vu --reason 'không còn ai' {AT} snv",
)
@click.argument("campaign", metavar="ID")
@click.argument("unit", metavar="UNIT")
@click.argument("body", metavar="BODY")
@with_reason
@at_desk
@with_language
def refer(login: "Login", campaign: str, unit: str, body: str, reason: str) -> None:
    from scoring.store import file_acts

    file_acts.refer(login, campaign, unit, body, reason)
    click.echo(tell("file-referred", language(), unit=unit, body=body))


@click.command(
    cls=Command,
    help="help-file-substitute",
    epilog=f"scoring file substitute phong-tho-2022 03391 so-noi-vu tp --reason 'xung đột lợi ích' {AT} snv",
)
@click.argument("campaign", metavar="ID")
@click.argument("unit", metavar="UNIT")
@click.argument("body", metavar="BODY")
@click.argument("account", metavar="ACCOUNT")
@with_reason
@at_desk
@with_language
def substitute(login: "Login", campaign: str, unit: str, body: str, account: str, reason: str) -> None:
    from scoring.store import file_acts, people

    file_acts.substitute(login, campaign, unit, body, people.person_of(account).id, reason)
    click.echo(tell("file-substituted", language(), unit=unit, body=body, account=account))


@click.command(
    cls=Command,
    help="help-file-step-back",
    epilog=f"scoring file step-back phong-tho-2022 03391 1.1 --reason 'người nhà' {AT} nv",
)
@click.argument("campaign", metavar="ID")
@click.argument("unit", metavar="UNIT")
@click.argument("code", metavar="[CODE]", required=False, default="")
@with_reason
@with_role
@at_desk
@with_language
def step_back(login: "Login", campaign: str, unit: str, code: str, reason: str, role: Role | None) -> None:
    from scoring.store import file_acts, roster

    in_role = roster.role_for(login, "step_back", campaign, role)
    file_acts.step_back(login, in_role, campaign, unit, reason, code)
    click.echo(tell("file-stepped-back", language(), unit=unit, code=code))
