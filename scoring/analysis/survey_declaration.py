"""What a survey's declaration says: which column is what, and which items make the facts of which leaf.

It is a YAML file, read like a criteria file: every scalar is text until its field says what it is, every problem
stands at its line. Source of the forms: SIPAS (share of the answers "satisfied" and "very satisfied"), Yên Bái's
questionnaires (options A, B, C, D worth 100, 60, 20, 0 %).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Annotated, Literal, NamedTuple

from pydantic import Field

from scoring.campaign.answers import moment
from scoring.problems import Fault, Problem, Refusal, Said, did_you_mean
from scoring.tree.fields import Frozen, Name, Number, Whole, Words
from scoring.tree.model import Branch, CriteriaSet, Leaf
from scoring.tree.reader import read_model
from scoring.tree.rule import Sort
from scoring.tree.yaml_text import Document, Path, read_yaml

Method = Literal["share", "mean", "options"]
LONGEST_SCALE = 101
"""A scale from 0 to 100 is the longest that questionnaires have."""
LEAST_FOR_TWO_BEST = 4
"""On a shorter scale the two best answers would be yes and no alike, or take in the middle one."""


class SurveyLeaf(Frozen):
    """The items (questions) that make one leaf's facts; what is left out here is as for the whole survey."""

    code: Name
    items: Annotated[tuple[Words, ...], Field(min_length=1)]
    method: Method = "share"
    together: Literal["mean", "pooled"] | None = None
    """Several items: the mean of their figures, or all their answers in one heap."""
    scale: tuple[Whole, Whole] | None = None
    satisfied: tuple[Words, ...] | None = None
    options: dict[Words, Number] | None = None
    no_answer: tuple[Words, ...] | None = None


class Declaration(Frozen):
    """A survey's columns, scale and leaves; `by`, `evidence` and `at` go into the rows of answers.csv."""

    unit: Words
    leaves: Annotated[tuple[SurveyLeaf, ...], Field(min_length=1)]
    respondent: Words | None = None
    weight: Words | None = None
    population: Words | None = None
    """The column of units.csv that has how many people (or households) the unit's sample was drawn from."""
    groups: tuple[Words, ...] = ()
    scale: tuple[Whole, Whole] = (1, 5)
    satisfied: tuple[Words, ...] | None = None
    options: dict[Words, Number] | None = None
    no_answer: tuple[Words, ...] = ()
    least: Whole = 30
    by: Words | None = None
    evidence: Words | None = None
    at: Words | None = None


class Coding(NamedTuple):
    """How the cells of a leaf's items are read; `key` stands for equal codings."""

    method: Method
    worth: Mapping[str, Fraction]
    """What each answer counts: 1 or 0 for a share, its place on the scale for a mean, percent for options."""
    silent: frozenset[str]
    """What says that there is no answer, besides the empty cell; in lower case."""

    def read(self, cell: str) -> Fraction | None:
        """What an answer counts; None for no answer. Raises `Fault`.

        A whole number may have come out of a table of numbers: 5.0 is 5. Letters match without case.
        """
        given = cell.casefold()
        whole, _, zeros = given.replace(",", ".").partition(".")
        for word in (given, whole if zeros and not zeros.strip("0") else given):
            if not word or word in self.silent:
                return None
            if word in self.worth:
                return self.worth[word]
        known = list(self.worth) if len(self.worth) <= 11 else [*list(self.worth)[:2], "…", list(self.worth)[-1]]
        raise Fault("survey-answer-unknown", given=cell, known=known, silent=_or_empty(self.silent))


def _or_empty(silent: frozenset[str]) -> Said:
    if not silent:
        return Said("survey-silent-empty", {})
    return Said("survey-silent", {"codes": sorted(silent)})


@dataclass(frozen=True)
class Declared:
    """A declaration checked against the criteria; `leaves` are in the order of the tree, with how they are read."""

    declaration: Declaration
    criteria: CriteriaSet
    document: Document

    @cached_property
    def leaves(self) -> tuple[tuple[SurveyLeaf, Coding], ...]:
        order = {code: place for place, code in enumerate(self.criteria.nodes)}
        ordered = sorted(self.declaration.leaves, key=lambda leaf: order[leaf.code])
        return tuple((leaf, coding_of(self.declaration, leaf)) for leaf in ordered)

    @cached_property
    def items(self) -> dict[str, list[Coding]]:
        """Every column with items, and how the leaves that use it read it."""
        items: dict[str, list[Coding]] = {}
        for leaf, coding in self.leaves:
            for item in leaf.items:
                codings = items.setdefault(item, [])
                if coding not in codings:
                    codings.append(coding)
        return items

    @property
    def left_out(self) -> list[str]:
        """The leaves of the criteria that a survey feeds and this one does not."""
        fed = {leaf.code for leaf in self.declaration.leaves}
        return [code for code, leaf in self.criteria.leaves.items() if leaf.from_ == "survey" and code not in fed]


def coding_of(declaration: Declaration, leaf: SurveyLeaf) -> Coding:
    """How the items of a leaf are read."""
    low, high = leaf.scale or declaration.scale
    silent = leaf.no_answer if leaf.no_answer is not None else declaration.no_answer
    words = frozenset(word.casefold() for word in silent)
    if leaf.method == "options":
        options = leaf.options or declaration.options or {}
        return Coding("options", {name.casefold(): percent for name, percent in options.items()}, words)
    points = range(low, high + 1)
    if leaf.method == "mean":
        return Coding("mean", {str(point): Fraction(point) for point in points}, words)
    best = set(satisfied_of(declaration, leaf))
    return Coding("share", {str(point): Fraction(str(point) in best) for point in points}, words)


def satisfied_of(declaration: Declaration, leaf: SurveyLeaf) -> tuple[str, ...]:
    """The answers that count as satisfied: as declared, else the two best of the scale."""
    _, high = leaf.scale or declaration.scale
    if leaf.satisfied is None and (leaf.scale is None or leaf.scale == declaration.scale):
        return declaration.satisfied or (str(high - 1), str(high))
    return leaf.satisfied or (str(high - 1), str(high))


def read_declaration(raw: bytes, file: str, criteria: CriteriaSet) -> Declared:
    """The declaration in a file. Raises `Refusal` with all its problems."""
    document = read_yaml(raw, file)
    declaration = read_model(Declaration, document)
    faults = [*_survey_faults(declaration), *_leaves_faults(declaration, criteria)]
    if faults:
        raise Refusal(Problem.of(fault, document.place(path)) for path, fault in faults)
    return Declared(declaration, criteria, document)


Faults = Iterator[tuple[Path, Fault]]


def _survey_faults(declaration: Declaration) -> Faults:
    yield from _scale_faults(declaration.scale, ("scale",))
    if declaration.satisfied is not None:
        yield from _satisfied_faults(declaration.satisfied, declaration.scale, ("satisfied",))
    yield from _options_faults(declaration.options, ("options",))
    if declaration.least < 1:
        yield ("least",), Fault("survey-least", given=declaration.least)
    if declaration.at is not None:
        try:
            moment(declaration.at)
        except Fault as unreadable:
            yield ("at",), unreadable
    roles = [("unit", declaration.unit), ("respondent", declaration.respondent), ("weight", declaration.weight)]
    taken: dict[str, str] = {}
    for role, column in roles:
        if column is not None and column in taken:
            yield (role,), Fault("survey-column-twice", column=column, other=taken[column])
        elif column is not None:
            taken[column] = role
    for index, leaf in enumerate(declaration.leaves):
        for place, item in enumerate(leaf.items):
            if item in taken:
                fault = Fault("survey-column-twice", column=item, other=taken[item])
                yield ("leaves", index, "items", place), fault


def _leaves_faults(declaration: Declaration, criteria: CriteriaSet) -> Faults:
    seen: set[str] = set()
    for index, leaf in enumerate(declaration.leaves):
        at: Path = ("leaves", index)
        if leaf.code in seen:
            yield (*at, "code"), Fault("survey-leaf-twice", code=leaf.code)
            continue
        seen.add(leaf.code)
        fault = _code_fault(leaf, declaration, criteria)
        if fault:
            yield (*at, "code"), fault
        yield from _items_faults(leaf, at)
        yield from _own_coding_faults(leaf, declaration, at)


def _code_fault(leaf: SurveyLeaf, declaration: Declaration, criteria: CriteriaSet) -> Fault | None:
    """What is wrong with the leaf that the items are to feed."""
    node = criteria.nodes.get(leaf.code)
    if node is None:
        return Fault("code-unknown", given=leaf.code, hint=did_you_mean(leaf.code, list(criteria.nodes)))
    if isinstance(node, Branch):
        return Fault("survey-no-leaf", code=leaf.code)
    if node.from_ != "survey":
        return Fault("survey-leaf-elsewhere", code=leaf.code, stage=Said(f"stage-{node.from_}", {}))
    faults = (_rule_fault(each, leaf, leaf.scale or declaration.scale) for each in node.by_rule)
    return next((fault for fault in faults if fault), None)


def _rule_fault(node: Leaf, leaf: SurveyLeaf, scale: tuple[int, int]) -> Fault | None:
    """A mean on the wrong scale, or a percentage where a number is asked, would be read as something else."""
    asked, *further = node.rule.asks
    needed = "mean" if leaf.method == "mean" else "share"
    if further or needed not in TAKES[asked.sort]:
        return Fault(f"survey-rule-no-{needed}", code=leaf.code, kind=node.rule.kind)
    if needed == "mean" and asked.sort == "survey" and not (asked.low == scale[0] and asked.high == scale[1]):
        values = {"low": asked.low, "high": asked.high, "least": scale[0], "most": scale[1]}
        return Fault("survey-scale-differs", code=leaf.code, **values)
    return None


TAKES: dict[Sort, tuple[Literal["share", "mean"], ...]] = {
    "yes_no": (),
    "level": (),
    "count": (),
    "date": (),
    "share": ("share",),
    "ratio": ("share",),
    "number": ("mean",),
    "survey": ("share", "mean"),
    "judgement": (),
}
"""What a survey can give to a fact of every sort: a percentage, a mean, nothing."""


def _items_faults(leaf: SurveyLeaf, at: Path) -> Faults:
    for place, item in enumerate(leaf.items):
        if item in leaf.items[:place]:
            yield (*at, "items", place), Fault("survey-item-twice", item=item)
    if len(leaf.items) > 1 and leaf.together is None:
        yield (*at, "items"), Fault("survey-together-missing", code=leaf.code, count=len(leaf.items))


def _own_coding_faults(leaf: SurveyLeaf, declaration: Declaration, at: Path) -> Faults:
    scale = leaf.scale or declaration.scale
    if leaf.scale is not None:
        yield from _scale_faults(leaf.scale, (*at, "scale"))
    if leaf.satisfied is not None:
        yield from _satisfied_faults(leaf.satisfied, scale, (*at, "satisfied"))
    yield from _options_faults(leaf.options, (*at, "options"))
    if leaf.method == "options" and not (leaf.options or declaration.options):
        yield (*at, "method"), Fault("survey-options-missing", code=leaf.code)
    if scale[0] < scale[1] <= scale[0] + LONGEST_SCALE:
        coding = coding_of(declaration, leaf)
        for word in sorted(coding.silent & set(coding.worth)):
            place: Path = (*at, "no_answer") if leaf.no_answer is not None else ("no_answer",)
            yield place, Fault("survey-silent-on-scale", given=word, code=leaf.code)
        if coding.method == "share":
            yield from _all_satisfied_faults(leaf, declaration, coding, at)


def _all_satisfied_faults(leaf: SurveyLeaf, declaration: Declaration, coding: Coding, at: Path) -> Faults:
    """A share that is 100 % whatever people say; and a short scale where only the declarer knows who is satisfied."""
    own = leaf.scale is not None and leaf.scale != declaration.scale
    unsaid = leaf.satisfied is None and (own or declaration.satisfied is None)
    if unsaid and len(coding.worth) < LEAST_FOR_TWO_BEST:
        place: Path = (*at, "scale") if leaf.scale is not None else ("scale",)
        yield place, Fault("survey-satisfied-unsaid", code=leaf.code, count=len(coding.worth))
    elif all(coding.worth.values()):
        yield (
            (*at, "satisfied") if leaf.satisfied is not None else ("satisfied",),
            Fault("survey-satisfied-all", code=leaf.code),
        )


def _scale_faults(scale: tuple[int, int], at: Path) -> Faults:
    low, high = scale
    if not low < high < low + LONGEST_SCALE:
        yield at, Fault("survey-scale", low=low, high=high, most=LONGEST_SCALE)


def _satisfied_faults(satisfied: tuple[str, ...], scale: tuple[int, int], at: Path) -> Faults:
    known = [str(point) for point in range(scale[0], min(scale[1], scale[0] + LONGEST_SCALE) + 1)]
    if not satisfied:
        yield at, Fault("survey-satisfied-none")
    for place, word in enumerate(satisfied):
        if word not in known:
            yield (*at, place), Fault("survey-satisfied-unknown", given=word, low=scale[0], high=scale[1])


def _options_faults(options: Mapping[str, Fraction] | None, at: Path) -> Faults:
    seen: set[str] = set()
    for name, percent in (options or {}).items():
        if not 0 <= percent <= 100:
            yield (*at, name), Fault("survey-option-percent", given=percent, option=name)
        if name.casefold() in seen:
            yield (*at, name), Fault("survey-option-twice", option=name)
        seen.add(name.casefold())
