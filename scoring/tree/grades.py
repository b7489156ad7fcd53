"""What turns points into grades and ranks: grades, what they ask for, quotas, caps, the ranking policy.

The source is design "Conditions, caps, grading, quotas".
"""

from typing import Annotated, Any, Literal

from pydantic import Discriminator, Field, Tag

from scoring.tree.fields import Frozen, Name, Named, Number, Whole, later


class Each(Frozen):
    """Every node of a depth has to reach a percent."""

    level: Name
    at_least: Number


class Requirement(Frozen):
    """One node has to reach a percent."""

    node: Name
    at_least: Number


class Holds(Frozen):
    """One condition has to be met."""

    condition: Name


class SomeOf(Frozen):
    """So many of several items have to hold."""

    any: Annotated[tuple["Item", ...], Field(min_length=1)]
    count: Whole = 1


def _sort_of_item(data: Any) -> str:
    for key, sort, tag in (("any", SomeOf, "some-of"), ("condition", Holds, "holds")):
        if key in data if isinstance(data, dict) else isinstance(data, sort):
            return tag
    return "node-reaches"


Item = Annotated[
    Annotated[Requirement, Tag("node-reaches")] | Annotated[Holds, Tag("holds")] | Annotated[SomeOf, Tag("some-of")],
    Discriminator(_sort_of_item),
]
"""What a grade or a cap asks for besides the score."""


class Quota(Frozen):
    """At most so much of the ranked units keep a grade: percent of those whose grade before quotas is in `of`."""

    share: Number
    of: tuple[Name, ...] = ()


class Grade(Named):
    """A grade (xếp loại): a threshold and what else it asks for."""

    at_least: Number
    each: Each | None = None
    requires: tuple[Item, ...] = ()
    quota: Quota | None = later(None)


class Grading(Frozen):
    """What grades compare with their thresholds: the score or the tree's alone, in percent or in points."""

    of: Literal["score", "tree"] = "score"
    in_: Annotated[Literal["percent", "points"], Field(alias="in")] = "percent"


class Cap(Frozen):
    """A score is at most so much percent (mức trần, điểm liệt) unless an item holds."""

    unless: Item
    at_most: Number


class RankingPolicy(Frozen):
    """What ranks go by, how ties stand, and which nodes break them."""

    ties: Literal["min", "dense"] = "min"
    tie_break: tuple[Name, ...] = ()
    by: Literal["score", "grade"] = later("score")
