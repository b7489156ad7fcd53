"""`scoring form collect`: filled-in forms into a campaign folder."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import click

from scoring.campaign.answers import Answer
from scoring.campaign.campaign import Campaign
from scoring.campaign.folder_source import now
from scoring.campaign.workflow import STAGE_TABLE, ScoredStage
from scoring.cli.localised import Command, Option, language, with_language
from scoring.cli.sources import CAMPAIGN, progress, source_of, tell_notices
from scoring.engine.evaluate import Evaluator
from scoring.engine.results import UnitResult
from scoring.forms.collect import Collected, Collection, forms_in, no_forms
from scoring.forms.collect import collect as collected
from scoring.forms.merge import Change
from scoring.problems import Place, Problem, Refusal, Said
from scoring.show.tables import table
from scoring.usecases.extras import needs
from scoring.words import decimal, render, tell

MOST_ADDED = 20
"""How many rows that are new in a form are shown; what changes or goes is shown in full."""
WIDTH = 40


@click.command(
    cls=Command,
    name="collect",
    help="help-collect",
    epilog="scoring form collect fixtures/phong-tho-2022 forms --dry-run",
)
@click.argument("campaign", metavar="CAMPAIGN", type=CAMPAIGN)
@click.argument("forms", metavar="FILE|DIR…", nargs=-1, required=True)
@click.option("--dry-run", cls=Option, is_flag=True, help="help-dry-run")
@with_language
def collect(campaign: str, forms: tuple[str, ...], dry_run: bool) -> int:
    lang = language()
    with needs("forms"):
        import python_calamine  # noqa: F401 refused before anything is read
    paths = forms_in(forms)
    if not paths:
        raise Refusal(no_forms(forms))

    def reading(number: int, total: int, file: str) -> None:
        progress(tell("progress-collecting", lang, number=number + 1, total=total, file=Path(file).name))

    found = collected(source_of(campaign), paths, now() if dry_run else None, reading)
    tell_notices(found.before.notices, lang)
    for block in _report(found, lang):
        click.echo(block)
    click.echo(_total(found, lang, dry_run))
    return int(any(file.problems for file in found.files))


def _report(found: Collection, lang: str) -> Iterator[str]:
    scores = _Scores(found)
    for file in found.files:
        counts = Counter(change.kind for change in file.changes)
        if file.problems:
            yield tell("collect-refused", lang, file=file.file, count=len(file.problems))
            yield "\n".join(_in_list(problem, lang) for problem in file.problems)
            continue
        yield from (_in_list(notice, lang) for notice in file.notices)
        if not file.changes:
            yield tell("collect-same", lang, file=file.file)
            continue
        kinds = {kind: counts[kind] for kind in ("added", "changed", "withdrawn")}
        yield tell("collect-taken", lang, file=file.file, **kinds)
        yield _table(file.changes, lang)
        yield from scores.lines(file, lang)


def _in_list(problem: Problem, lang: str) -> str:
    """A problem in the list of its file: Phần II!F14: what is wrong, what to do."""
    place = problem.place
    return render(replace(problem, place=Place(str(place.column))) if place.column else problem, lang)


def _table(changes: Sequence[Change], lang: str) -> str:
    added = [change for change in changes if change.kind == "added"]
    hidden = set(map(id, added[MOST_ADDED:]))
    rows = [_row(change, lang) for change in changes if id(change) not in hidden]
    headers = [tell(code, lang) for code in ("word-unit", "word-code", "word-change", "col-from", "col-to")]
    shown = table(rows, headers, widths=[None, None, None, WIDTH, WIDTH])
    return shown + ("\n" + tell("collect-more", lang, count=len(hidden)) if hidden else "")


def _row(change: Change, lang: str) -> list[str]:
    before, after = change.before, change.after
    texts = [_stated(before, after), _stated(after, before)]
    kind = {
        "added": tell("word-added", lang),
        "changed": tell("change-changed", lang),
        "withdrawn": tell("change-withdrawn", lang),
    }[change.kind]
    return [after.unit, after.code, kind, *texts]


def _stated(answer: Answer | None, other: Answer | None) -> str:
    """What a row states; note and evidence only where they differ from the other row's."""
    if answer is None:
        return ""
    shown = [answer.facts or answer.points]
    for text, instead in ((answer.note, other and other.note), (answer.evidence, other and other.evidence)):
        if text and text != instead:
            shown.append(text if len(text) <= 2 * WIDTH else f"{text[: 2 * WIDTH]}…")
    return " | ".join(part for part in shown if part)


class _Scores:
    """The scores of units before and after, computed for the stages that forms speak of."""

    def __init__(self, found: Collection) -> None:
        self.found = found
        self.known: dict[tuple[bool, ScoredStage], dict[str, UnitResult]] = {}

    def lines(self, file: Collected, lang: str) -> Iterator[str]:
        if file.meta is None or file.meta.stage == "explanation":
            return
        stage = STAGE_TABLE[file.meta.stage].known_at
        for unit in dict.fromkeys(change.after.unit for change in file.changes):
            before, after = (self._of(campaign, stage)[unit] for campaign in (self.found.before, self.found.after))
            shown = [self._shown(result, lang) for result in (before, after)]
            yield tell(
                "collect-score",
                lang,
                unit=after.unit.name,
                stage=Said(f"scored-{stage}", {}),
                before=shown[0],
                after=shown[1],
            )

    def _of(self, campaign: Campaign, stage: ScoredStage) -> dict[str, UnitResult]:
        key = (campaign is self.found.after, stage)
        if key not in self.known:
            self.known[key] = {result.unit.code: result for result in Evaluator(campaign, stage).units()}
        return self.known[key]

    def _shown(self, result: UnitResult, lang: str) -> str:
        criteria = self.found.before.criteria
        if result.score is None:
            return tell("unranked", lang)
        return decimal(Fraction(result.score, 10**criteria.precision), criteria.digits, lang)


def _total(found: Collection, lang: str, dry_run: bool) -> str:
    refused = sum(bool(file.problems) for file in found.files)
    taken = sum(bool(file.changes) for file in found.files)
    values = {
        "files": len(found.files),
        "taken": taken,
        "refused": refused,
        "same": len(found.files) - taken - refused,
        "rows": len(found.changes),
    }
    return tell("collect-total-dry", lang, **values) if dry_run else tell("collect-total", lang, **values)
