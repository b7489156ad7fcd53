"""`scoring form collect` and `scoring form undo`: filled-in forms taken into a campaign, and taken back."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from scoring.campaign.answers import Answer, told_moment
from scoring.campaign.campaign import Campaign
from scoring.campaign.workflow import Role
from scoring.cli.at_desk import role_in, with_database, with_role
from scoring.cli.localised import Command, Option, language, with_language
from scoring.cli.sources import CAMPAIGN, PATHS, source_of, teller
from scoring.problems import Place, Problem, Said
from scoring.show.tables import table
from scoring.tree.facts import CLAIMS
from scoring.tree.model import CriteriaSet
from scoring.usecases.collect import EVERY, Request, Scored, collect_forms, scored, undo_form
from scoring.usecases.returned import write_returned
from scoring.words import decimal, render, tell

if TYPE_CHECKING:
    from scoring.forms.collect import Collection
    from scoring.forms.merge import Change

MOST_ADDED = 20
"""How many rows that are new in a form are shown; what changes or goes is shown in full."""
WIDTH = 40


def _of_files(name: str, code: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """An option whose word counts for the files it names, or for all where it names none."""
    return click.option(
        name, cls=Option, metavar="[FILE]", multiple=True, is_flag=False, flag_value=EVERY, type=PATHS, help=code
    )


@click.command(
    cls=Command,
    name="collect",
    help="help-collect",
    epilog="scoring form collect fixtures/phong-tho-2022 forms --dry-run",
)
@click.argument("campaign", metavar="CAMPAIGN", type=CAMPAIGN)
@click.argument("forms", metavar="FILE|DIR…", nargs=-1, type=PATHS)
@click.option("--dry-run", cls=Option, is_flag=True, help="help-dry-run")
@_of_files("--theirs", "help-theirs")
@_of_files("--ours", "help-ours")
@click.option("--withdraw", cls=Option, is_flag=True, help="help-withdraw")
@click.option("--restore", cls=Option, metavar="CODE", multiple=True, help="help-restore")
@click.option("--reopen", cls=Option, is_flag=True, help="help-reopen")
@click.option("--received", cls=Option, metavar="DATE", default="", help="help-received")
@click.option("--reason", cls=Option, metavar="TEXT", default="", help="help-reason")
@click.option("--returned", cls=Option, metavar="DIR", type=CAMPAIGN, help="help-returned")
@with_role
@with_database
@with_language
def collect(campaign: str, forms: tuple[str, ...], role: Role | None, returned: str | None, **options: Any) -> int:
    lang = language()
    collection = collect_forms(
        source_of(campaign), Request(forms, role=role_in(campaign, role), **options), teller(lang)
    )
    for block in _report(collection, lang):
        click.echo(block)
    if collection.others:
        click.echo(tell("collect-others", lang))
        click.echo("\n".join(render(other, lang) for other in collection.others))
    for letter in write_returned(collection, Path(returned)) if returned else ():
        click.echo(tell("returned-written", lang, file=letter))
    click.echo(_total(collection, lang, options["dry_run"]))
    return int(any(file.problems for file in collection.files))


@click.command(cls=Command, name="undo", help="help-undo", epilog="scoring form undo fixtures/phong-tho-2022 1")
@click.argument("campaign", metavar="CAMPAIGN", type=CAMPAIGN)
@click.argument("number", metavar="N")
@with_role
@with_database
@with_language
def undo(campaign: str, number: str, role: Role | None) -> None:
    lang = language()
    source = source_of(campaign)
    undone = undo_form(source, number, role_in(campaign, role), teller(lang))
    told = _Words(source.load(), lang)
    rows = [told.row(change) for change in undone.changes]
    if rows:
        click.echo(table(rows, _headers(lang), widths=[None, None, None, WIDTH, WIDTH]))
    for row, above in undone.kept:
        said = {"facts": told.stated(row), "above": told.stated(above), "by": above.by, "at": told_moment(above.at)}
        click.echo(tell("undo-kept", lang, unit=told.unit(row.unit), code=row.code, **said))
    values = {"id": undone.form.id, "file": undone.form.file}
    click.echo(tell("undone", lang, **values, rows=len(undone.changes), kept=len(undone.kept)))


def _report(collection: "Collection", lang: str) -> Iterator[str]:
    scores_of, criteria = scored(collection), collection.before.criteria
    for file in collection.files:
        counts = Counter(change.kind for change in file.changes)
        if file.problems:
            yield tell("collect-refused", lang, file=file.file, count=len(file.problems))
            yield "\n".join(_in_list(problem, lang) for problem in (*file.problems, *file.notices))
            continue
        if file.known:
            yield tell("collect-known", lang, file=file.file, id=file.known.id, at=told_moment(file.known.taken_in))
            continue
        if not file.changes:
            yield tell("collect-same", lang, file=file.file, id=file.number)
            yield from (_in_list(notice, lang) for notice in file.notices)
            continue
        kinds = {kind: counts[kind] for kind in ("added", "changed", "withdrawn")}
        yield tell("collect-taken", lang, file=file.file, id=file.number, **kinds)
        yield from (_in_list(notice, lang) for notice in file.notices)
        yield _table(file.changes, _Words(collection.after, lang))
        yield from (_score_line(scores, criteria, lang) for scores in scores_of(file))


def _in_list(problem: Problem, lang: str) -> str:
    """A problem in the list of its file: Phần II!F14: what is wrong, what to do."""
    place = problem.place
    return render(replace(problem, place=Place(str(place.column))) if place.column else problem, lang)


def _table(changes: Sequence["Change"], told: "_Words") -> str:
    added = [change for change in changes if change.kind == "added"]
    hidden = set(map(id, added[MOST_ADDED:]))
    rows = [told.row(change) for change in changes if id(change) not in hidden]
    shown = table(rows, _headers(told.lang), widths=[None, None, None, WIDTH, WIDTH])
    return shown + ("\n" + tell("collect-more", told.lang, count=len(hidden)) if hidden else "")


def _headers(lang: str) -> list[str]:
    return [tell(code, lang) for code in ("word-unit", "word-code", "word-change", "col-from", "col-to")]


class _Words:
    """Rows in the names of a campaign: units, levels and items are called as people call them."""

    def __init__(self, campaign: Campaign, lang: str) -> None:
        self.leaves = campaign.criteria.leaves
        self.columns = {unit.code: unit.columns for unit in campaign.units}
        self.names = {unit.code: unit.name for unit in campaign.units}
        self.lang = lang

    def unit(self, code: str) -> str:
        return self.names.get(code, code)

    def row(self, change: "Change") -> list[str]:
        before, after = change.before, change.after
        kind = {
            "added": tell("word-added", self.lang),
            "changed": tell("change-changed", self.lang),
            "withdrawn": tell("change-withdrawn", self.lang),
        }[change.kind]
        return [self.unit(after.unit), after.code, kind, self.stated(before, after), self.stated(after, before)]

    def stated(self, answer: Answer | None, other: Answer | None = None) -> str:
        """What a row states; note and evidence only where they differ from the other row's."""
        if answer is None:
            return ""
        shown = [self._facts(answer) or answer.points]
        for text, instead in ((answer.note, other and other.note), (answer.evidence, other and other.evidence)):
            if text and text != instead:
                shown.append(text if len(text) <= 2 * WIDTH else f"{text[: 2 * WIDTH]}…")
        return " | ".join(part for part in shown if part)

    def _facts(self, answer: Answer) -> str:
        from scoring.spreadsheet.fields import CLAIM_WORDS
        from scoring.spreadsheet.spoken import shown_in

        leaf = self.leaves.get(answer.code)
        if answer.facts and leaf is not None and answer.facts not in CLAIMS:
            return shown_in(leaf.seen_by(self.columns[answer.unit]).rule, answer.facts, self.lang)
        claims = {facts: words for words, facts in CLAIM_WORDS.items()} if self.lang == "vi" else {}
        return claims.get(answer.facts, answer.facts)


def _score_line(scores: Scored, criteria: CriteriaSet, lang: str) -> str:
    def shown(score: int | None) -> str:
        if score is None:
            return tell("unranked", lang)
        return decimal(Fraction(score, 10**criteria.precision), criteria.digits, lang)

    stage = Said(f"scored-{scores.stage}", {})
    values = {"unit": scores.unit, "stage": stage, "before": shown(scores.before), "after": shown(scores.after)}
    if scores.files:
        return tell("collect-score-of-files", lang, **values, files=[Path(file).name for file in scores.files])
    return tell("collect-score", lang, **values)


def _total(collection: "Collection", lang: str, dry_run: bool) -> str:
    refused = sum(bool(file.problems) for file in collection.files)
    taken = sum(bool(file.changes) for file in collection.files)
    values = {
        "files": len(collection.files),
        "taken": taken,
        "refused": refused,
        "same": len(collection.files) - taken - refused,
        "rows": len(collection.changes),
    }
    return tell("collect-total-dry", lang, **values) if dry_run else tell("collect-total", lang, **values)
