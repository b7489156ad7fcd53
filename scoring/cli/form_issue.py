"""`scoring form issue`."""

import datetime
from collections.abc import Sequence
from pathlib import Path

import click

from scoring.campaign.campaign import Campaign
from scoring.campaign.folder_source import FolderSource
from scoring.campaign.named_units import unit_named
from scoring.campaign.units import Unit
from scoring.campaign.workflow import FORM_STAGES, FormStage
from scoring.cli.at_desk import with_database
from scoring.cli.localised import Command, Option, language, with_language
from scoring.cli.sources import CAMPAIGN, progress, source_of, teller
from scoring.problems import Fault, Place, Problem, Refusal, did_you_mean
from scoring.tree.facts import read_date
from scoring.usecases.asking import load
from scoring.usecases.extras import needs
from scoring.words import tell


@click.command(cls=Command, help="help-issue", epilog="scoring form issue fixtures/phong-tho-2022 --out forms")
@click.argument("campaign", metavar="CAMPAIGN", type=CAMPAIGN)
@click.argument("units", metavar="[UNIT…]", nargs=-1)
@click.option("--out", cls=Option, metavar="DIR", type=CAMPAIGN, required=True, help="help-issue-out")
@click.option(
    "--stage", cls=Option, type=click.Choice(FORM_STAGES), default="self", show_default=True, help="help-issue-stage"
)
@click.option("--body", cls=Option, metavar="ID", default="", help="help-issue-body")
@click.option("--leaf", "leaves", cls=Option, metavar="CODE", multiple=True, help="help-issue-leaf")
@click.option("--deadline", cls=Option, metavar="DATE", default="", help="help-issue-deadline")
@click.option("--previous", cls=Option, metavar="CAMPAIGN", type=CAMPAIGN, help="help-issue-previous")
@click.option("--zip", "group", cls=Option, metavar="GROUP", default="", help="help-issue-zip")
@with_database
@with_language
def issue(
    campaign: str, units: tuple[str, ...], out: str, stage: FormStage, body: str, leaves: tuple[str, ...],
    deadline: str, previous: str | None, group: str,
) -> None:  # fmt: skip
    with needs("forms"):
        from scoring.forms.issue import Issue, groups_of, write_forms, zipped

    lang = language()
    loaded = load(source_of(campaign), teller(lang))
    _refuse_unknown_body(loaded, stage, body, lang)
    _refuse_unknown_leaves(loaded, stage, leaves, lang)
    chosen = _units(loaded, units)
    earlier = FolderSource(Path(previous)).load() if previous else None
    forms = Issue(loaded, stage, chosen, body, _day(deadline), earlier, leaves).forms()

    if not forms:
        why = "" if stage == "self" else tell(f"issue-why-{stage}", lang)
        click.echo(tell("issued-none", lang, why=why))
        return
    if group and group not in (known := groups_of(forms)):
        said = tell("issue-group-unknown", lang, given=group, known=known)
        raise click.UsageError(said, click.get_current_context())
    files = zipped(forms, group) if group else forms

    def tell_progress(done: int, name: str) -> None:
        progress(tell("progress-issuing", lang, done=done, count=len(files), name=name))

    write_forms(files, Path(out), tell_progress)
    progress("")
    values = {"count": len(forms), "zips": len(files), "folder": out}
    click.echo(tell("issued-zipped" if group else "issued", lang, **values))
    if stage == "explanation" and len(forms) < len(chosen):
        click.echo(tell("issue-without", lang, count=len(chosen) - len(forms)))


def _refuse_unknown_body(campaign: Campaign, stage: FormStage, body: str, lang: str) -> None:
    known = [one.id for one in campaign.criteria.bodies]
    context = click.get_current_context()
    if body and stage != "appraisal":
        raise click.UsageError(tell("issue-body-stage", lang), context)
    if body and body not in known:
        raise click.UsageError(tell("issue-no-body", lang, given=body, known=known), context)


def _refuse_unknown_leaves(campaign: Campaign, stage: FormStage, leaves: Sequence[str], lang: str) -> None:
    if leaves and stage not in ("council", "appraisal"):
        raise click.UsageError(tell("issue-leaf-stage", lang), click.get_current_context())
    known = list(campaign.criteria.leaves)
    problems = [
        Problem("code-unknown", Place("--leaf"), {"given": code, "hint": did_you_mean(code, known)})
        for code in leaves
        if code not in known
    ]
    if problems:
        raise Refusal(problems)


def _units(campaign: Campaign, wanted: Sequence[str]) -> Sequence[Unit]:
    """The units named, in the order of the campaign; all where none is."""
    chosen, problems = set(), []
    for given in wanted:
        try:
            chosen.add(unit_named(given, campaign.units).code)
        except Fault as fault:
            problems.append(Problem.of(fault, Place("UNIT")))
    if problems:
        raise Refusal(problems)
    return [unit for unit in campaign.units if not wanted or unit.code in chosen]


def _day(text: str) -> datetime.date | None:
    if not text:
        return None
    try:
        return read_date(text)
    except Fault as fault:
        raise Refusal([Problem.of(fault, Place("--deadline"))]) from None
