"""`scoring council open | attend | close | agenda | opinion | opinions | vote`."""

from typing import TYPE_CHECKING

import click

from scoring.campaign.workflow import Role
from scoring.cli.at_desk import at_desk, with_role
from scoring.cli.campaign_acts import day_of
from scoring.cli.localised import Argument, Command, Option, language, with_language
from scoring.show.tables import table
from scoring.words import tell

if TYPE_CHECKING:
    from scoring.store.council_acts import Choice, Equal, How
    from scoring.store.desk import Login

AT = "--db office.db --as"
CHOICES = ("declared", "appraised", "other", "abstain")
HOWS = ("present", "written", "absent")
EQUALS = ("chair", "base")


@click.command(cls=Command, help="help-council-open", epilog=f"scoring council open phong-tho-2022 01/04/2023 {AT} tk")
@click.argument("campaign", metavar="ID")
@click.argument("day", metavar="DATE")
@click.option("--quorum", cls=Option, metavar="N", type=click.IntRange(1), help="help-council-quorum")
@click.option(
    "--equal", cls=Option, type=click.Choice(EQUALS), default="chair", show_default=True, help="help-council-equal"
)
@at_desk
@with_language
def open_session(login: "Login", campaign: str, day: str, quorum: int | None, equal: "Equal") -> None:
    from scoring.store import council_acts

    number = council_acts.open_session(login, campaign, day_of(day), quorum, equal)
    click.echo(tell("council-opened", language(), number=number))


@click.command(
    cls=Command, help="help-council-attend", epilog=f"scoring council attend phong-tho-2022 hd1 present {AT} tk"
)
@click.argument("campaign", metavar="ID")
@click.argument("account", metavar="ACCOUNT")
@click.argument("how", metavar="HOW", type=click.Choice(HOWS), cls=Argument)
@click.option("--slip", cls=Option, metavar="DATE", help="help-council-slip")
@at_desk
@with_language
def attend(login: "Login", campaign: str, account: str, how: "How", slip: str | None) -> None:
    from scoring.store import council_acts, people

    day = day_of(slip) if slip else None
    council_acts.attend(login, campaign, people.person_of(account).id, how, day)
    lang = language()
    click.echo(tell("council-attends", lang, account=account, how=tell(f"council-{how}", lang)))


@click.command(cls=Command, help="help-council-close", epilog=f"scoring council close phong-tho-2022 {AT} tk")
@click.argument("campaign", metavar="ID")
@at_desk
@with_language
def close_session(login: "Login", campaign: str) -> None:
    from scoring.store import council_acts

    council_acts.close_session(login, campaign)
    click.echo(tell("council-closed", language()))


@click.command(
    cls=Command, help="help-council-agenda", epilog=f"scoring council agenda phong-tho-2022 03391 1.1.1 {AT} tk"
)
@click.argument("campaign", metavar="ID")
@click.argument("unit", metavar="UNIT")
@click.argument("code", metavar="CODE")
@at_desk
@with_language
def agenda(login: "Login", campaign: str, unit: str, code: str) -> None:
    from scoring.store import council_acts

    council_acts.put_on_agenda(login, campaign, unit, code)
    click.echo(tell("council-on-agenda", language(), unit=unit, code=code))


@click.command(
    cls=Command,
    help="help-council-opinion",
    epilog=f"scoring council opinion phong-tho-2022 03391 1.1.1 appraised 'đồng ý' {AT} hd1",
)
@click.argument("campaign", metavar="ID")
@click.argument("unit", metavar="UNIT")
@click.argument("code", metavar="CODE")
@click.argument("choice", metavar="CHOICE", type=click.Choice(CHOICES), cls=Argument)
@click.argument("text", metavar="TEXT")
@click.option("--points", cls=Option, metavar="N", default="", help="help-council-points")
@at_desk
@with_language
def opinion(login: "Login", campaign: str, unit: str, code: str, choice: "Choice", text: str, points: str) -> None:
    from scoring.store import council_acts

    council_acts.state_opinion(login, campaign, unit, code, choice, text, points)
    click.echo(tell("council-opinion-stated", language(), unit=unit, code=code))


@click.command(
    cls=Command, help="help-council-opinions", epilog=f"scoring council opinions phong-tho-2022 03391 {AT} hd1"
)
@click.argument("campaign", metavar="ID")
@click.argument("unit", metavar="UNIT")
@at_desk
@with_language
def opinions(login: "Login", campaign: str, unit: str) -> None:
    from scoring.store import council_acts, roster

    lang = language()
    heads = [tell(f"council-col-{name}", lang) for name in ("code", "person", "choice", "points", "text")]
    rows = [
        [one.code, roster.account_of(one.person), tell(f"council-{one.choice}", lang), one.points, one.text]
        for one in council_acts.opinions(login, campaign, unit)
    ]
    click.echo(table(rows, heads, widths=[None, None, None, None, 60]))


@click.command(
    cls=Command, help="help-council-vote", epilog=f"scoring council vote phong-tho-2022 03391 1.1.1 other {AT} hd1"
)
@click.argument("campaign", metavar="ID")
@click.argument("unit", metavar="UNIT")
@click.argument("code", metavar="CODE")
@click.argument("choice", metavar="CHOICE", type=click.Choice(CHOICES), cls=Argument)
@click.option("--member", cls=Option, metavar="ACCOUNT", help="help-council-member")
@with_role
@at_desk
@with_language
def vote(
    login: "Login", campaign: str, unit: str, code: str, choice: "Choice", member: str | None, role: Role | None
) -> None:
    from scoring.store import council_acts, people, roster

    whose = people.person_of(member).id if member else login.person
    in_role = roster.role_for(login, "vote", campaign, role)
    council_acts.vote(login, in_role, campaign, unit, code, choice, whose)
    click.echo(tell("council-voted", language(), unit=unit, code=code))
