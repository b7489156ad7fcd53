"""`scoring evidence add | cite | report | list | get`."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from scoring.cli.at_desk import at_desk, whose_account
from scoring.cli.localised import Command, Option, language, with_format, with_language
from scoring.cli.sources import PATHS
from scoring.problems import Fault, Place, Problem, Refusal
from scoring.show.tables import table
from scoring.words import tell

if TYPE_CHECKING:
    from scoring.store.desk import Login
    from scoring.store.evidence_seen import Evidence

AT = "--db office.db --as"
DESCRIPTION = (
    ("--symbol", "TEXT", "help-evidence-symbol"),
    ("--day", "DATE", "help-evidence-day"),
    ("--issuer", "TEXT", "help-evidence-issuer"),
    ("--abstract", "TEXT", "help-evidence-abstract"),
)
with_page = click.option("--page", cls=Option, metavar="TEXT", default="", help="help-evidence-page")


def with_description(function: Callable[..., Any]) -> Callable[..., Any]:
    """The options that say what a document is."""
    for name, metavar, code in reversed(DESCRIPTION):
        function = click.option(name, cls=Option, metavar=metavar, default="", help=code)(function)
    return function


@click.command(
    cls=Command, help="help-evidence-add", epilog=f"scoring evidence add phong-tho-2022 03391 tai-lieu {AT} cc03391"
)
@click.argument("campaign", metavar="ID")
@click.argument("unit", metavar="UNIT")
@click.argument("path", metavar="FILE|DIR", type=PATHS)
@click.option("--code", "codes", cls=Option, metavar="CODE", multiple=True, help="help-evidence-code")
@with_page
@with_description
@click.option("--replaces", cls=Option, metavar="N", type=click.IntRange(1), help="help-evidence-replaces")
@at_desk
@with_language
def add(
    login: "Login",
    campaign: str,
    unit: str,
    path: str,
    codes: tuple[str, ...],
    page: str,
    replaces: int | None,
    **said: str,
) -> None:
    from scoring.store.models_evidence import Description
    from scoring.usecases import evidence

    if not codes and replaces is None and not Path(path).is_dir():
        raise Refusal([Problem("evidence-no-code-given", Place(path), {})])
    cited = tuple((code, page) for code in codes)
    described = evidence.Described(Description(**said), cited, replaces)
    numbers = evidence.add(login, campaign, unit, Path(path), described, whose_account() or "")
    values = {"unit": unit, "count": len({*numbers}), "numbers": sorted({*numbers})}
    click.echo(tell("evidence-attached", language(), **values))


@click.command(
    cls=Command,
    help="help-evidence-cite",
    epilog=f"scoring evidence cite phong-tho-2022 03391 1 II.1.1.2 --page 'trang 3' {AT} cc03391",
)
@click.argument("campaign", metavar="ID")
@click.argument("unit", metavar="UNIT")
@click.argument("number", metavar="N", type=click.IntRange(1))
@click.argument("code", metavar="CODE")
@with_page
@click.option("--withdraw", cls=Option, is_flag=True, help="help-evidence-withdraw")
@at_desk
@with_language
def cite(login: "Login", campaign: str, unit: str, number: int, code: str, page: str, withdraw: bool) -> None:
    from scoring.store import evidence_acts
    from scoring.usecases import evidence

    if withdraw:
        evidence_acts.withdraw(login, campaign, unit, number, code)
    else:
        evidence.cite(login, campaign, unit, number, [(code, page)], whose_account() or "")
    told = "evidence-withdrawn" if withdraw else "evidence-cited"
    click.echo(tell(told, language(), number=number, codes=[code]))


@click.command(
    cls=Command,
    help="help-evidence-report",
    epilog=f"scoring evidence report phong-tho-2022 03391 bao-cao-da-ky.pdf --symbol '45/BC-UBND' {AT} ct03391",
)
@click.argument("campaign", metavar="ID")
@click.argument("unit", metavar="UNIT")
@click.argument("file", metavar="FILE", type=PATHS)
@with_description
@at_desk
@with_language
def report(login: "Login", campaign: str, unit: str, file: str, **said: str) -> None:
    from scoring.store.keeping import MOST_READ
    from scoring.store.models_evidence import Description
    from scoring.tree.reader import read_bytes
    from scoring.usecases import evidence

    content = read_bytes(Path(file), file, MOST_READ)
    evidence.attach_report(login, campaign, unit, file, content, evidence.Described(Description(**said)))
    click.echo(tell("evidence-report-attached", language(), unit=unit))


@click.command(
    cls=Command, help="help-evidence-list", epilog=f"scoring evidence list phong-tho-2022 03391 {AT} cc03391"
)
@click.argument("campaign", metavar="ID")
@click.argument("unit", metavar="[UNIT]", required=False)
@click.option("--code", cls=Option, metavar="CODE", help="help-journal-code")
@with_format("table", "json")
@at_desk
@with_language
def list_documents(login: "Login", campaign: str, unit: str | None, code: str | None, printed: str) -> None:
    from scoring.store.evidence_seen import evidence_of

    lang = language()
    documents = evidence_of(login, campaign, None if unit is None else [unit])
    documents = [one for one in documents if code is None or any(cited.code == code for cited in one.cited)]
    if printed == "json":
        click.echo(json.dumps([_data(one) for one in documents], ensure_ascii=False, indent=2))
        return
    names = ("unit", "number", "document", "cited", "file", "version", "at")
    heads = [tell(f"evidence-col-{name}", lang) for name in names]
    lines = [_line(one, lang) for one in documents]
    click.echo(table(lines, heads, widths=[None, None, 40, 30, 40, None, None]))
    click.echo(tell("evidence-count", lang, count=len(documents)))


def _data(one: "Evidence") -> dict[str, object]:
    files = [file._asdict() for file in one.files]
    return {
        **one._asdict(),
        "what": one.what._asdict(),
        "files": files,
        "cited": [cited._asdict() for cited in one.cited],
    }


def _line(one: "Evidence", lang: str) -> list[str]:
    what = one.what
    day = tell("evidence-of", lang, day=_day(what.day)) if what.day else ""
    parts = [what.symbol, day, what.issuer, what.abstract]
    document = ", ".join(part for part in parts if part)
    if one.report:
        document = ": ".join(part for part in (tell("evidence-signed-report", lang), document) if part)
    cited = [
        tell("evidence-page", lang, code=there.code, page=there.page) if there.page else there.code
        for there in one.cited
    ]
    file = one.newest
    at = file.at[:16].replace("T", " ")
    return [one.unit, str(one.number), document, ", ".join(cited), file.name, str(file.version), at]


def _day(day: str) -> str:
    return "/".join(reversed(day.split("-")))


@click.command(
    cls=Command,
    help="help-evidence-get",
    epilog=f"scoring evidence get phong-tho-2022 03391 1 --out . {AT} cc03391",
)
@click.argument("campaign", metavar="ID")
@click.argument("unit", metavar="UNIT")
@click.argument("number", metavar="N", type=click.IntRange(1))
@click.option("--version", cls=Option, metavar="N", type=click.IntRange(1), help="help-evidence-version")
@click.option("--out", cls=Option, metavar="PATH", required=True, type=PATHS, help="help-evidence-out")
@at_desk
@with_language
def get(login: "Login", campaign: str, unit: str, number: int, version: int | None, out: str) -> None:
    from scoring.store.evidence_seen import content_of, version_of

    _, file = version_of(login, campaign, unit, number, version)
    path = Path(out) / file.name if Path(out).is_dir() else Path(out)
    try:
        path.write_bytes(content_of(file))
    except Fault as fault:
        raise Refusal([Problem.of(fault, Place(f"{campaign}/{unit}"))]) from None
    click.echo(tell("evidence-fetched", language(), file=str(path), size=file.size, sha256=file.sha256))
