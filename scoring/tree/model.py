"""What a criteria set is: an immutable tree of nodes with rules on its leaves, grades and a ranking policy.

Every number is exact; every object refuses keys it does not know. What a single object can't see (sums, counts,
references) is checked in `scoring.tree.checks`.
"""

import hashlib
import json
import re
from collections.abc import Iterator
from fractions import Fraction
from functools import cached_property
from typing import Annotated, Any, Literal

from pydantic import ConfigDict, Discriminator, Field, Tag, model_validator

from scoring.points import Exact
from scoring.problems import Text
from scoring.tree.fields import Frozen, Name, Named, Number, Titled, TrueFalse, Whole, Words, barred, later
from scoring.tree.grades import Cap, Grade, Grading, RankingPolicy
from scoring.tree.rules import RuleField

Combine = Literal["sum", "mean", "weighted", "best", "worst"]
ALTERNATIVES: tuple[Combine, ...] = ("best", "worst")
"""How children combine of which one alone counts."""
Block = Literal["tree", "bonus", "penalty", "conditions"]
Effect = Literal["forbidden", "exclude", "rescale", "full", "zero"]
Origin = Literal["self", "survey", "register", "council"]


class Both(Frozen):
    """A text in Vietnamese and English."""

    vi: Words
    en: Words

    def text(self) -> Text:
        return Text(self.vi, self.en)


class Guide(Titled):
    """How to score a leaf, in a sentence or two, for the officer who fills it in."""


class Source(Frozen):
    """What a criteria set rests on, and how far it is the original."""

    document: Words
    status: Literal["official", "transcribed", "reconstructed"]
    note: Words | None = None


class Level(Named):
    """The name of a depth of the tree."""


class Body(Named):
    """Who appraises (cơ quan thẩm định)."""


class Evidence(Frozen):
    """The evidence documents (tài liệu kiểm chứng) a leaf asks for."""

    required: TrueFalse = False
    what: Words | None = None


class _Node(Titled):
    """What branches and leaves have in common."""

    code: Name
    max: Number
    weight: Number | None = None
    applies_to: dict[Name, tuple[Words, ...]] = {}
    not_applicable: Effect = "forbidden"
    guide: Guide | None = None

    @property
    def title(self) -> Text:
        return self.title_or(self.code)

    @cached_property
    def takes_in(self) -> tuple[tuple[str, frozenset[str]], ...]:
        """The columns of `applies_to`, each with its values in lower case."""
        return tuple((column, frozenset(map(str.casefold, values))) for column, values in self.applies_to.items())

    @property
    def weighs(self) -> Fraction:
        """How much it counts beside its siblings where a mean is taken: its weight, else 1."""
        return Fraction(1) if self.weight is None else self.weight

    @property
    def effect(self) -> Effect:
        """What follows where `applies_to` leaves a unit out."""
        return "exclude" if self.not_applicable == "forbidden" else self.not_applicable


def _max_may_come_from_value(schema: dict[str, Any]) -> None:
    schema["required"].remove("max")
    value = {"properties": {"rule": {"properties": {"kind": {"const": "value"}}}}}
    schema["anyOf"] = [{"required": ["max"]}, value]


class Leaf(_Node):
    """A node that is scored: facts go in, its rule gives the points (chỉ số thành phần, tiêu chí thành phần)."""

    model_config = ConfigDict(json_schema_extra=_max_may_come_from_value)

    rule: RuleField
    evidence: Evidence = Evidence()
    body: Name | None = None
    from_: Annotated[Origin, Field(alias="from")] = "self"

    @model_validator(mode="before")
    @classmethod
    def _max_of_value(cls, data: Any) -> Any:
        rule = data.get("rule") if isinstance(data, dict) else None
        if (
            isinstance(rule, dict)
            and rule.get("kind") == "value"
            and "max" in rule
            and "max" not in data
            and cls.model_fields["max"].is_required()
        ):
            return {**data, "max": rule["max"]}
        return data


def _without_points(schema: dict[str, Any]) -> None:
    for key in ("max", "weight"):
        del schema["properties"][key]


class Condition(Leaf):
    """A leaf outside the scale and without points (điều kiện): met where its rule, of 1, reaches a percent, or not."""

    model_config = ConfigDict(json_schema_extra=_without_points)

    max: Annotated[Number, barred("condition-points")] = Field(Fraction(1), exclude=True)
    weight: Annotated[Number | None, barred("condition-points")] = Field(None, exclude=True)
    met_at: Number = Fraction(100)

    @property
    def effect(self) -> Effect:
        """Where it does not apply it is out, whatever `not_applicable` says: it counts as met."""
        return "exclude"

    def is_met(self, points: Exact) -> bool:
        """Whether exact points, of 1, reach it."""
        return points.numerator * 100 * self.met_at.denominator >= self.met_at.numerator * points.denominator


class Branch(_Node):
    """A node whose points come from its children."""

    combine: Combine = "sum"
    children: Annotated[tuple["Node", ...], Field(min_length=1)]


def _leaf_or_branch(data: Any) -> str:
    is_leaf = "children" not in data if isinstance(data, dict) else isinstance(data, Leaf)
    return "leaf" if is_leaf else "branch"


Node = Annotated[Annotated[Leaf, Tag("leaf")] | Annotated[Branch, Tag("branch")], Discriminator(_leaf_or_branch)]


class _Outside(Frozen):
    """What stands outside the scale: leaves, up to a cap or without one."""

    max: Number | None = later(None)
    children: Annotated[tuple[Leaf, ...], Field(min_length=1)]

    @property
    def cap(self) -> Fraction:
        """The most it comes to: its max, else what all its leaves can come to."""
        return sum((leaf.max for leaf in self.children), Fraction(0)) if self.max is None else self.max


class Bonus(_Outside):
    """Points outside the scale (điểm thưởng)."""

    above_scale: TrueFalse = False


class Penalty(_Outside):
    """Points taken off (điểm phạt)."""


class CriteriaSet(Frozen):
    """A criteria set (Bộ tiêu chí): the tree and all that turns its points into grades and ranks."""

    id: Name
    edition: Name
    title: Both
    source: Source
    scale: Number
    precision: Whole = 2
    display: Whole | None = None
    levels: Annotated[tuple[Level, ...], Field(min_length=1)]
    expect: dict[Name, dict[Name, Whole]] = {}
    bodies: tuple[Body, ...] = ()
    conditions: tuple[Condition, ...] = later(())
    caps: tuple[Cap, ...] = later(())
    grading: Grading = later(Grading())
    grades: tuple[Grade, ...] = ()
    ranking: RankingPolicy = RankingPolicy()
    combine: Combine = "sum"
    tree: Annotated[tuple[Node, ...], Field(min_length=1)]
    bonus: Bonus | None = None
    penalty: Penalty | None = None

    @property
    def name(self) -> str:
        """How the catalogue names the set: id@edition."""
        return f"{self.id}@{self.edition}"

    @property
    def digits(self) -> int:
        """How many decimals are printed."""
        return self.precision if self.display is None else self.display

    @cached_property
    def in_tree(self) -> tuple["Branch | Leaf", ...]:
        """The nodes of the tree, parents before children, in the order of the file."""
        return tuple(walk(self.tree))

    @cached_property
    def in_bonus(self) -> tuple[Leaf, ...]:
        return self.bonus.children if self.bonus else ()

    @cached_property
    def in_penalty(self) -> tuple[Leaf, ...]:
        return self.penalty.children if self.penalty else ()

    @cached_property
    def nodes(self) -> dict[str, "Branch | Leaf"]:
        """Every node by its code: tree, bonus, penalty, conditions."""
        return {node.code: node for node in (*self.in_tree, *self.in_bonus, *self.in_penalty, *self.conditions)}

    @cached_property
    def with_points(self) -> dict[str, "Branch | Leaf"]:
        """Every node that has points, by its code: all but the conditions."""
        return {node.code: node for node in (*self.in_tree, *self.in_bonus, *self.in_penalty)}

    @cached_property
    def leaves(self) -> dict[str, Leaf]:
        """Every leaf by its code."""
        return {code: node for code, node in self.nodes.items() if isinstance(node, Leaf)}

    def can_be_missing(self, code: str) -> bool:
        """Whether a leaf without an answer is Missing; in bonus and penalty it has 0."""
        return self.blocks[code] in ("tree", "conditions")

    @property
    def scored_leaves(self) -> int:
        """How many leaves give points; conditions don't."""
        return len(self.leaves) - len(self.conditions)

    @cached_property
    def depths(self) -> dict[str, int]:
        """The depth of every node of the tree, 0 for the first nodes."""
        return {node.code: depth for node, depth in walk_with_depth(self.tree)}

    def changed(self, **fields: Any) -> "CriteriaSet":
        """The set with these fields in place of its own, unchecked.

        A plain copy of the model would keep what was derived from the old fields.
        """
        own = {name: getattr(self, name) for name in type(self).model_fields}
        return type(self).model_construct(**{**own, **fields})

    @cached_property
    def parents(self) -> dict[str, "Branch"]:
        """The branch above every node that has one."""
        return {child.code: node for node in self.in_tree if isinstance(node, Branch) for child in node.children}

    @cached_property
    def above(self) -> dict[str, tuple["Branch", ...]]:
        """The branches above every node, the outermost first."""
        found: dict[str, tuple[Branch, ...]] = {}
        for code in self.nodes:
            parent = self.parents.get(code)
            found[code] = (*found[parent.code], parent) if parent else ()
        return found

    @cached_property
    def blocks(self) -> dict[str, Block]:
        """Where every node stands: in the tree, in bonus or penalty, among the conditions."""
        parts: dict[Block, tuple[Branch | Leaf, ...]] = {
            "tree": self.in_tree,
            "bonus": self.in_bonus,
            "penalty": self.in_penalty,
            "conditions": self.conditions,
        }
        return {node.code: block for block, nodes in parts.items() for node in nodes}

    def grade(self, grade_id: str) -> Grade:
        return next(grade for grade in self.grades if grade.id == grade_id)

    def percent_of(self, grade: Grade) -> Fraction:
        """A grade's threshold as a percent of the scale, also where it is stated in points."""
        return 100 * grade.at_least / self.scale if self.grading.in_ == "points" else grade.at_least

    @property
    def most_graded(self) -> Fraction:
        """The most points that grades can ask for."""
        passes = self.grading.of == "score" and self.bonus is not None and self.bonus.above_scale
        return self.scale + (self.bonus.cap if self.bonus and passes else 0)

    @cached_property
    def has_quotas(self) -> bool:
        return any(grade.quota for grade in self.grades)

    @property
    def has_gates(self) -> bool:
        """Whether more than the points decides on score and grade: conditions, caps or quotas."""
        return bool(self.conditions or self.caps) or self.has_quotas

    def body(self, body_id: str) -> Body:
        return next(body for body in self.bodies if body.id == body_id)

    @cached_property
    def digest(self) -> str:
        """SHA-256 of the model as canonical JSON: comments and layout do not change it, defaults are written out."""
        return digest_of(canonical_json(self.model_dump(mode="json", by_alias=True)))


def walk(nodes: tuple["Branch | Leaf", ...]) -> Iterator["Branch | Leaf"]:
    """Nodes and all below them, parents first."""
    return (node for node, _ in walk_with_depth(nodes))


def walk_with_depth(nodes: tuple["Branch | Leaf", ...], depth: int = 0) -> Iterator[tuple["Branch | Leaf", int]]:
    for node in nodes:
        yield node, depth
        if isinstance(node, Branch):
            yield from walk_with_depth(node.children, depth + 1)


def canonical_json(data: Any) -> str:
    """Canonical JSON (RFC 8785) of data made of objects, lists, texts, whole numbers, booleans and null."""
    text = _CANONICAL.encode(data)
    if _BEYOND_16_BITS.search(text):
        text = json.dumps(_by_utf16(data), ensure_ascii=False, separators=(",", ":"))
    return text


_CANONICAL = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))
_BEYOND_16_BITS = re.compile("[\U00010000-\U0010ffff]")
"""Only where one of these occurs may the order of keys by UTF-16, which RFC 8785 asks for, not be Python's."""


def _by_utf16(data: Any) -> Any:
    if isinstance(data, dict):
        return {key: _by_utf16(data[key]) for key in sorted(data, key=lambda key: key.encode("utf-16-be"))}
    return [_by_utf16(item) for item in data] if isinstance(data, list) else data


def digest_of(text: str) -> str:
    """How digests are written: sha256:…, of the text as UTF-8."""
    return "sha256:" + hashlib.sha256(text.encode()).hexdigest()
