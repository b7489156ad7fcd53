"""What a criteria set is: an immutable tree of nodes with rules on its leaves, grades and a ranking policy.

Every number is exact; every object refuses keys it does not know. What a single object can't see (sums, counts,
references) is checked in `scoring.tree.checks`.
"""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from functools import cached_property
from typing import Annotated, Any, Literal

from pydantic import ConfigDict, Discriminator, Field, PrivateAttr, Tag, model_validator

from scoring.points import Exact, to_steps
from scoring.problems import Text
from scoring.tree.canonical import canonical_json, digest_of
from scoring.tree.declared import Body, Coded, Evidence, Guide, Level, Source, called, numbered
from scoring.tree.fields import Both, Frozen, Name, Number, TrueFalse, Whole, Words, barred, later
from scoring.tree.foundation import rests_on
from scoring.tree.grades import Cap, Grade, Grading, RankingPolicy
from scoring.tree.rule import Columns
from scoring.tree.rules import RuleField
from scoring.tree.rules_for import RuleFor, Wanted, takes_in, wanted

Combine = Literal["sum", "mean", "weighted", "best", "worst"]
ALTERNATIVES: tuple[Combine, ...] = ("best", "worst")
"""How children combine of which one alone counts."""
Block = Literal["tree", "bonus", "penalty", "conditions"]
Effect = Literal["forbidden", "exclude", "rescale", "full", "zero"]
Origin = Literal["self", "survey", "register", "council"]
UnitKey = tuple[str, int, tuple[str, ...]]
"""A leaf by its code, the place of its rule, and the columns of a unit that the rule knows."""


class _Node(Coded):
    """What branches and leaves have in common."""

    max: Number
    weight: Number | None = None
    applies_to: dict[Name, tuple[Words, ...]] = {}
    not_applicable: Effect = "forbidden"
    guide: Guide | None = None

    @cached_property
    def rests_on(self) -> str:
        """What its points rest on, as a digest: where it is the same, facts given before still mean the same."""
        return rests_on(self)

    @cached_property
    def meant(self) -> Wanted:
        """The units that `applies_to` takes in."""
        return wanted(self.applies_to)

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
    """A node that is scored: facts go in, its rule gives the points (chỉ số thành phần, tiêu chí thành phần).

    Whoever has a unit before them asks `seen_by` for the leaf by that unit's rule first; `by_rule` is all of them.
    """

    model_config = ConfigDict(json_schema_extra=_max_may_come_from_value)

    rule: RuleField
    rules_for: Annotated[tuple[RuleFor, ...], Field(min_length=1)] = later(())
    evidence: Evidence = Evidence()
    body: Name | None = None
    from_: Annotated[Origin, Field(alias="from")] = "self"
    _place: int = PrivateAttr(0)
    _values: tuple[str, ...] = PrivateAttr(())

    @property
    def depends_on_unit(self) -> bool:
        """Whether its rule is another, or gives other points for the same facts, for other units."""
        return bool(self.rules_for) or bool(self.rule.columns)

    @cached_property
    def unit_key(self) -> UnitKey:
        """Names its rule and the columns of a unit that the rule knows (`seen_by`)."""
        return self.code, self._place, self._values

    @cached_property
    def rule_key(self) -> tuple[str, int]:
        """Names its rule within the set: its code and the rule's place among all that it can have, its own first."""
        return self.code, self._place

    @property
    def by_rule(self) -> tuple["Leaf", ...]:
        """The leaf by each rule that it can have, its own first; most leaves have that alone."""
        return self._by_rule if self.rules_for else (self,)

    @cached_property
    def _by_rule(self) -> tuple["Leaf", ...]:
        rules = (self.rule, *(given.rule for given in self.rules_for))
        leaves = tuple(self.model_copy(update={"rule": rule, "rules_for": ()}) for rule in rules)
        for place, leaf in enumerate(leaves):
            leaf._place = place
        return leaves

    def seen_by(self, columns: Columns) -> "Leaf":
        """The leaf by a unit's rule, the first of `rules_for` that takes it in, else its own; it knows its columns."""
        if not self.depends_on_unit:
            return self
        places = (place for place, given in enumerate(self.rules_for, 1) if takes_in(given.meant, columns))
        seen = self.by_rule[next(places, 0)]
        if seen.rule.columns:
            seen = seen.model_copy(update={"rule": seen.rule.of_unit(columns)})
            seen._values = tuple(columns.get(column, "") for column, _ in seen.rule.columns)
        return seen

    def steps(self, exact: Exact, precision: int) -> int:
        """Exact points of it in steps of 10^-precision."""
        return to_steps(exact, precision)

    @model_validator(mode="before")
    @classmethod
    def _max_of_value(cls, data: Any) -> Any:
        rule: Any = data.get("rule") if isinstance(data, dict) else None
        is_value = isinstance(rule, dict) and rule.get("kind") == "value" and "max" in rule
        if is_value and "max" not in data and cls.model_fields["max"].is_required():
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

    def steps(self, exact: Exact, precision: int) -> int:
        """All of its max where it is met, else nothing."""
        return to_steps(self.max, precision) if self.is_met(exact) else 0

    def is_met(self, points: Exact) -> bool:
        """Whether exact points, of 1, reach it."""
        return points.numerator * 100 * self.met_at.denominator >= self.met_at.numerator * points.denominator


class Branch(_Node):
    """A node whose points come from its children."""

    combine: Combine = "sum"
    children: Annotated[tuple["Node", ...], Field(min_length=1)]

    def seen_by(self, columns: Columns) -> "Branch":
        """A branch is the same to every unit; what is below it may not be."""
        return self


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
    named_levels: Annotated[tuple[Level, ...], Field(min_length=1)] = later((), alias="levels")
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
    def levels(self) -> tuple[Level, ...]:
        """The names of the depths, the outermost first; numbered where the file names none."""
        return self.named_levels or tuple(numbered(max(self.depths.values()) + 1))

    def called(self, depth: int) -> Text:
        """What a node of that depth is called before its code."""
        return called(self.named_levels, depth)

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

    @cached_property
    def with_rules_for(self) -> tuple[Leaf, ...]:
        """The leaves whose rule depends on the unit; none in most sets."""
        return tuple(leaf for leaf in self.leaves.values() if leaf.depends_on_unit)

    def seen_by(self, columns: Columns) -> "CriteriaSet":
        """The set by the rules of a unit; the set itself where they are everyone's."""
        if not self.with_rules_for:
            return self
        own = {leaf.code: leaf.seen_by(columns) for leaf in self.with_rules_for}
        places = tuple(leaf.unit_key for leaf in own.values())
        if places not in self._seen:
            self._seen[places] = self._with(own)
        return self._seen[places]

    @cached_property
    def _seen(self) -> dict[tuple[UnitKey, ...], "CriteriaSet"]:
        return {}

    def _with(self, leaves: Mapping[str, Leaf]) -> "CriteriaSet":
        """The set with these leaves in place of its own; it is still known by its digest."""
        blocks = {name: block and block.model_copy(update={"children": _replaced(block.children, leaves)})
                  for name, block in (("bonus", self.bonus), ("penalty", self.penalty))}  # fmt: skip
        conditions = _replaced(self.conditions, leaves)
        changed = self.changed(tree=_replaced(self.tree, leaves), conditions=conditions, **blocks)
        changed.__dict__["digest"] = self.digest
        return changed

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
        """The set with these fields in place of its own, unchecked."""
        return self.model_copy(update=fields)

    @cached_property
    def parents(self) -> dict[str, "Branch"]:
        """The branch above every node that has one."""
        return {child.code: node for node in self.in_tree if isinstance(node, Branch) for child in node.children}

    @cached_property
    def above(self) -> dict[str, tuple["Branch", ...]]:
        """The branches above every node, the outermost first."""
        above: dict[str, tuple[Branch, ...]] = {}
        for code in self.nodes:
            parent = self.parents.get(code)
            above[code] = (*above[parent.code], parent) if parent else ()
        return above

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


def _replaced(nodes: Sequence["Branch | Leaf"], leaves: Mapping[str, Leaf]) -> tuple["Branch | Leaf", ...]:
    """Nodes and all below them, with these leaves in place of those of the same code."""
    return tuple(
        node.model_copy(update={"children": _replaced(node.children, leaves)})
        if isinstance(node, Branch)
        else leaves.get(node.code, node)
        for node in nodes
    )


def walk(nodes: tuple["Branch | Leaf", ...]) -> Iterator["Branch | Leaf"]:
    """Nodes and all below them, parents first."""
    return (node for node, _ in walk_with_depth(nodes))


def walk_with_depth(nodes: tuple["Branch | Leaf", ...], depth: int = 0) -> Iterator[tuple["Branch | Leaf", int]]:
    for node in nodes:
        yield node, depth
        if isinstance(node, Branch):
            yield from walk_with_depth(node.children, depth + 1)
