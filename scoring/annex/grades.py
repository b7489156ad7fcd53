"""Grades and caps of a set as the second table of an annex: thresholds, what they ask for besides, quotas, caps.

Nodes and conditions stand in it by the codes that the first table has; grades by their titles where these tell them
apart.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import NamedTuple

from scoring.annex.rows import LANG
from scoring.points import exact_text
from scoring.problems import Said
from scoring.tree.grades import Grade, Holds, Item, SomeOf
from scoring.tree.model import CriteriaSet
from scoring.words import capital, printable, say, tell

COLUMNS = ("code", "grade", "level", "asks", "quota")
"""The last words of the codes of the headings, from left to right."""


class GradeRow(NamedTuple):
    """A row: a grade, a cap (without code), or a rule of grading in words (the title alone)."""

    code: str
    title: str
    level: str = ""
    asks: str = ""
    quota: str = ""


def headings() -> tuple[str, ...]:
    """What stands above the columns; a table with these is read again."""
    return tuple(tell(f"annex-grades-{column}", LANG) for column in COLUMNS)


def grade_rows(criteria: CriteriaSet) -> list[GradeRow]:
    """The rows of the table; none where a set has neither grades nor caps."""
    names = grade_names({grade.id: grade.title.vi for grade in criteria.grades})
    return [*(_grade(grade, criteria, names) for grade in criteria.grades), *_caps(criteria), *_policies(criteria)]


def grade_names(titles: Mapping[str, str]) -> dict[str, str]:
    """By what each grade is named within the table: its title where no other grade is called so, else its id."""
    count = Counter([*titles, *set(map(printable, titles.values()))])
    alike = Counter(map(printable, titles.values()))
    return {
        key: shown if alike[shown] == 1 and (count[shown] == 1 or shown == key) and "”" not in shown else key
        for key, shown in ((key, printable(title)) for key, title in titles.items())
    }


def number(value: Fraction) -> str:
    """A number with all its decimals, as annexes write it."""
    return exact_text(value).replace(".", ",")


def _grade(grade: Grade, criteria: CriteriaSet, names: Mapping[str, str]) -> GradeRow:
    level = tell(f"annex-grade-{criteria.grading.in_}", LANG, at_least=number(grade.at_least))
    asks = [item_words(item) for item in grade.requires]
    if grade.each:
        depth = next(place for place, level in enumerate(criteria.levels, 1) if level.id == grade.each.level)
        asks.insert(0, tell("annex-grade-each", LANG, depth=depth, at_least=number(grade.each.at_least)))
    quota = ""
    if grade.quota:
        of = [f"“{names[one]}”" for one in grade.quota.of]
        code = "annex-grade-quota-of" if of else "annex-grade-quota"
        quota = tell(code, LANG, share=number(grade.quota.share), of=", ".join(of))
    return GradeRow(grade.id, printable(grade.title.vi), level, "\n".join(map(capital, asks)), quota)


def _caps(criteria: CriteriaSet) -> Iterator[GradeRow]:
    for cap in criteria.caps:
        level = tell("annex-cap-level", LANG, at_most=number(cap.at_most))
        asks = tell("annex-cap-unless", LANG, item=item_words(cap.unless))
        yield GradeRow("", tell("annex-cap", LANG), level, capital(asks))


def _policies(criteria: CriteriaSet) -> Iterator[GradeRow]:
    if criteria.grades and criteria.grading.of == "tree":
        yield GradeRow("", say(Said("grading-of-tree", {}), LANG))
    if criteria.grades and criteria.ranking.by == "grade":
        yield GradeRow("", say(Said("ranking-by-grade", {}), LANG))


def item_words(item: Item) -> str:
    """What an item asks for, by codes."""
    if isinstance(item, SomeOf):
        items = "; ".join(map(item_words, item.any))
        return tell("annex-item-some", LANG, count=item.count, items=items)
    if isinstance(item, Holds):
        return tell("annex-item-condition", LANG, code=item.condition)
    return tell("annex-item-node", LANG, code=item.node, at_least=number(item.at_least))
