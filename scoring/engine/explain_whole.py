"""Why a unit has its score and its grade: from the tree's points through bonus, penalty and caps to the grade given.

What items ask for, what a unit misses and what a condition decides are said here once, for all who say it.
"""

from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from scoring.campaign.workflow import ScoredStage
from scoring.engine.combine import kept
from scoring.engine.grading import Missed, Sight, TooFew, Unmet, asked_by_item, bars_missed
from scoring.engine.results import NodeResult, Placed, UnitResult, is_met, unmet
from scoring.problems import Decimals, Joined, Said
from scoring.tree.grades import Grade, Grading, Holds, Item, SomeOf
from scoring.tree.model import CriteriaSet


def whole_said(result: UnitResult, criteria: CriteriaSet, stage: ScoredStage) -> Iterator[Said]:
    """From the points of the tree to the score, step by step."""

    def shown(steps: int) -> Decimals:
        return Decimals.of_steps(steps, criteria.precision)

    if result.score is None or result.tree_score is None or result.whole.points is None:
        yield Said("whole-none", {})
        return
    values: dict[str, Any] = {"points": shown(result.whole.points), "max": shown(result.whole.max or 0)}
    if stage == "self" or result.whole.max == result.max:
        yield Said("word-points-of-max", values)
    else:
        yield Said("whole-to-scale", {**values, "scale": shown(result.max), "score": shown(result.tree_score)})
    blocks = (("whole-bonus", criteria.bonus, result.bonus), ("whole-penalty", criteria.penalty, result.penalty))
    for code, block, counted in blocks:
        if block is not None and counted:
            total = sum(result.nodes[leaf.code].points or 0 for leaf in block.children)
            capped = Said("whole-capped", {"sum": shown(total), "cap": shown(counted)}) if total != counted else ""
            yield Said(code, {"points": shown(counted), "capped": capped})
    before_caps = kept(criteria, result.tree_score + result.bonus - result.penalty, result.max)
    if before_caps != result.tree_score or result.bonus or result.penalty:
        within = before_caps != result.tree_score + result.bonus - result.penalty
        code = "whole-score-kept" if within else "whole-score"
        yield Said(code, {"score": shown(before_caps), "max": shown(result.max)})
    if result.capped_by is not None:
        cap = criteria.caps[result.capped_by]
        missed = Sight.of(result).missed(asked_by_item(cap.unless))
        why = missed_said(missed, criteria) if missed else ""
        yield Said("whole-cap", {"at_most": cap.at_most, "why": why, "score": shown(result.score)})


def grade_said(placed: Placed, criteria: CriteriaSet) -> Iterator[Said]:
    """The grade given, and why not each better one."""
    if placed.grade is None or placed.result.ratio is None:
        return
    given = criteria.grade(placed.grade)
    values = {"percent": placed.result.ratio * 100, "grade": given.title}
    if criteria.grading == Grading():
        yield Said("grade-given", values)
    else:
        points = graded_points(placed.result, criteria)
        yield Said(f"grade-given-{criteria.grading.of}", {**values, "points": points})
    for grade in criteria.grades[: criteria.grades.index(given)][::-1]:
        bars = bars_said(grade, placed.result, criteria)
        if bars:
            yield Said("grade-missed", {"grade": grade.title, "bars": bars})
        elif grade.quota:
            yield Said("grade-quota-full", {"grade": grade.title, "share": grade.quota.share})


def graded_points(result: UnitResult, criteria: CriteriaSet) -> Said:
    """What grades look at, in points or percent, as the set says."""
    share = Fraction(result.graded or 0, result.max)
    if criteria.grading.in_ == "points":
        return Said("word-so-many-points", {"points": share * criteria.scale})
    return Said("why-percent", {"percent": share * 100})


def bars_said(grade: Grade, result: UnitResult, criteria: CriteriaSet) -> list[Said]:
    """What a unit misses of a grade, and how far it is."""
    return [missed_said(missed, criteria) for missed in bars_missed(grade, result, criteria)]


def missed_said(missed: Missed, criteria: CriteriaSet) -> Said:
    """What a unit misses, and how far it is."""
    if isinstance(missed, TooFew):
        each = [missed_said(one, criteria) for one in missed.missed]
        return Said("grade-bar-some", {"count": missed.needed, "held": missed.held, "missed": each})
    if isinstance(missed, Unmet):
        return Said("grade-bar-condition", {"condition": condition_of(missed.condition, criteria)})
    if missed.node:
        return Said("grade-bar-node", {**missed._asdict(), "node": node_of_level(missed.node, criteria)})
    if criteria.grading.in_ == "points":
        asked, reached = (percent * criteria.scale / 100 for percent in (missed.asked, missed.reached))
        return Said("grade-bar-points", {"asked": asked, "reached": reached})
    return Said("grade-bar-whole", missed._asdict())


def item_said(item: Item, criteria: CriteriaSet) -> Said:
    """What an item of a grade or a cap asks for."""
    if isinstance(item, SomeOf):
        return Said("item-some", {"count": item.count, "items": [item_said(one, criteria) for one in item.any]})
    if isinstance(item, Holds):
        return Said("item-condition", {"condition": condition_of(item.condition, criteria)})
    return Said("item-node", {"node": node_of_level(item.node, criteria), "at_least": item.at_least})


def node_of_level(code: str, criteria: CriteriaSet) -> Said:
    """A node of the tree within a sentence: "lĩnh vực 3"."""
    return Said(
        "node-of-level", {"level": criteria.called(criteria.depths[code]), "code": criteria.nodes[code].printed}
    )


def condition_of(code: str, criteria: CriteriaSet) -> Said:
    """A condition within a sentence, by its code and its words."""
    return Said("condition-of", {"code": criteria.nodes[code].printed, "title": criteria.nodes[code].title})


def unmet_said(result: UnitResult, criteria: CriteriaSet) -> list[Said]:
    """The conditions that a unit does not meet, and what each decides."""
    return [
        Said("condition-unmet", {"condition": condition_of(code, criteria), "decides": condition_said(code, criteria)})
        for code in unmet(result, criteria)
    ]


def condition_said(code: str, criteria: CriteriaSet) -> Joined:
    """What a condition decides: the grades that ask for it, the caps it holds off."""
    grades = [grade.title for grade in criteria.grades if any(asks_for(code, item) for item in grade.requires)]
    said = [Said("condition-for-grades", {"grades": grades})] if grades else []
    caps = [cap for cap in criteria.caps if asks_for(code, cap.unless)]
    said += [Said("condition-against-cap", {"at_most": cap.at_most}) for cap in caps]
    return Joined(said or [Said("condition-for-nothing", {})], "; ")


def asks_for(code: str, item: Item) -> bool:
    """Whether an item asks for a condition, alone or among several."""
    if isinstance(item, SomeOf):
        return any(asks_for(code, one) for one in item.any)
    return isinstance(item, Holds) and item.condition == code


def met_said(result: NodeResult) -> Said:
    """Whether a condition is met."""
    return Said({True: "word-met", False: "word-not-met", None: "word-not-known-yet"}[is_met(result)], {})
