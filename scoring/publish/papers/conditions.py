"""Conditions (điều kiện) in papers: met, not met, not known yet; of one unit, and over all of a campaign."""

from scoring.engine.explain import UnitExplanation
from scoring.engine.explain_whole import met_said
from scoring.engine.results import is_met
from scoring.publish.papers.dossier import LANG, Dossier, columns, title_of
from scoring.publish.papers.office import name_within
from scoring.publish.papers.paper import Table, numbered, table, text
from scoring.tree.model import Condition
from scoring.words import NOTHING, say


def conditions_of_unit(explanation: UnitExplanation) -> Table:
    """Every condition with whether the unit meets it, and why; only for sets that have conditions."""
    cells = [
        [one.node.printed, title_of(one.node), say(met_said(one.result), LANG), say(one.why, LANG)]
        for one in explanation.nodes
        if isinstance(one.node, Condition)
    ]
    named = columns(
        ("no", 1, "center"), ("code", 1.9, "left"), ("condition", 5, "left"), ("met", 1.8, "left"), ("why", 6, "left")
    )
    return table(named, numbered(cells), text("conditions"))


def conditions_of_all(dossier: Dossier) -> Table:
    """How many units meet each condition in the end, and who does not; only for sets that have conditions."""
    units = [placed.result for placed in dossier.final.units]
    cells = []
    for one in dossier.campaign.criteria.conditions:
        met = [is_met(unit.nodes[one.code]) for unit in units]
        failed = [name_within(unit.unit) for unit, is_so in zip(units, met, strict=True) if is_so is False]
        counts = [str(met.count(it)) for it in (True, False, None)]
        cells.append([one.code, title_of(one), *counts, ", ".join(failed) or NOTHING])
    named = columns(
        ("no", 1, "center"),
        ("code", 1.9, "left"),
        ("condition", 5, "left"),
        ("units-met", 1.5, "right"),
        ("units-not-met", 1.5, "right"),
        ("units-not-known", 1.5, "right"),
        ("who-not-met", 4, "left"),
    )
    return table(named, numbered(cells), text("conditions"))
