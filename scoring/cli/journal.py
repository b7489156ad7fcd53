"""`scoring journal`: who did what in a campaign of the database, when, in which role and why."""

import datetime
import json
from typing import TYPE_CHECKING, Any

import click

from scoring.campaign.answers import VIET_NAM
from scoring.campaign.workflow import ACTS, ROLES
from scoring.cli.at_desk import at_desk
from scoring.cli.campaign_acts import day_of
from scoring.cli.localised import Command, Option, language, with_format, with_language
from scoring.show.journal import change_line, only_seals
from scoring.show.tables import table
from scoring.words import tell

if TYPE_CHECKING:
    from scoring.store.desk import Login
    from scoring.store.history import Told


@click.command(cls=Command, help="help-journal", epilog="scoring journal phong-tho-2022 --db office.db --as snv")
@click.argument("campaign", metavar="ID")
@click.option("--unit", cls=Option, metavar="CODE", default="", help="help-journal-unit")
@click.option("--code", cls=Option, metavar="CODE", default="", help="help-journal-code")
@click.option("--person", cls=Option, metavar="ACCOUNT", default="", help="help-journal-person")
@click.option("--role", cls=Option, type=click.Choice(ROLES), help="help-journal-role")
@click.option("--act", cls=Option, metavar="ACT", default="", help="help-journal-act")
@click.option("--since", cls=Option, metavar="DATE", help="help-journal-since")
@click.option("--until", cls=Option, metavar="DATE", help="help-journal-until")
@with_format("table", "json")
@at_desk
@with_language
def journal(login: "Login", campaign: str, printed: str, since: str | None, until: str | None, **asked: Any) -> None:
    from scoring.store.history import Filters, history

    lang = language()
    if asked["act"] and asked["act"] not in ACTS:
        raise click.UsageError(tell("journal-no-act", lang, given=asked["act"], known=list(ACTS)))
    moments = {"since": _moment(since, datetime.time.min), "until": _moment(until, datetime.time.max)}
    rows = list(history(login, campaign, Filters(**{name: value or "" for name, value in asked.items()}, **moments)))
    if printed == "json":
        click.echo(json.dumps([row._asdict() for row in rows], ensure_ascii=False, indent=2))
        return
    heads = [tell(f"journal-col-{name}", lang) for name in ("at", "unit", "who", "role", "act", "what", "reason")]
    lines = [_line(row, lang) for row in rows if not only_seals(row.unit, row.act, row.what)]
    click.echo(table(lines, heads, widths=[None, None, None, 24, 24, 48, 40]))
    click.echo(tell("journal-count", lang, count=len(lines)))


def _moment(day: str | None, time: datetime.time) -> str:
    return datetime.datetime.combine(day_of(day), time, VIET_NAM).isoformat(timespec="microseconds") if day else ""


def _line(row: "Told", lang: str) -> list[str]:
    role, act = tell(f"role-{row.role}", lang), tell(f"act-{row.act}", lang)
    what = "\n".join(change_line(change, lang) for change in row.what)
    return [row.at[:19].replace("T", " "), row.unit, row.account, role, act, what, row.reason]
