"""What grades, caps and quotas ask for, and how ranks go by them, in words; for all who show a criteria set."""

from collections.abc import Iterator

from scoring.engine.explain_whole import item_said
from scoring.problems import Said
from scoring.tree.grades import Each, Grade, Quota
from scoring.tree.model import CriteriaSet


def asked_said(grade: Grade, criteria: CriteriaSet) -> Iterator[Said]:
    """All that a grade asks for, its threshold first."""
    yield Said(f"grade-asks-{criteria.grading.in_}", {"at_least": grade.at_least})
    if grade.each:
        yield each_said(grade.each, criteria)
    yield from (item_said(item, criteria) for item in grade.requires)
    if grade.quota:
        yield quota_said(grade.quota, criteria)


def each_said(each: Each, criteria: CriteriaSet) -> Said:
    """What every node of a level has to reach."""
    level = next(level for level in criteria.levels if level.id == each.level)
    return Said("grade-asks-each", {"level": level.title, "at_least": each.at_least})


def quota_said(quota: Quota, criteria: CriteriaSet) -> Said:
    """How many may keep a grade."""
    if not quota.of:
        return Said("grade-quota", {"share": quota.share})
    return Said("grade-quota-of", {"share": quota.share, "of": [criteria.grade(grade).title for grade in quota.of]})


def policies_said(criteria: CriteriaSet) -> Iterator[Said]:
    """What is particular to the set about grades and ranks: caps, what is graded, ranks by grade."""
    for cap in criteria.caps:
        yield Said("cap-unless", {"at_most": cap.at_most, "item": item_said(cap.unless, criteria)})
    if criteria.grades and criteria.grading.of == "tree":
        yield Said("grading-of-tree", {})
    if criteria.grades and criteria.ranking.by == "grade":
        yield Said("ranking-by-grade", {})
