"""What a guess of a rule is, and the pieces of rules that several kinds of sentences give."""

from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import Any, NamedTuple

from pydantic import TypeAdapter, ValidationError

from scoring.annex.clauses import Clause, number_of
from scoring.annex.slugs import slugs
from scoring.points import exact_text
from scoring.tree.rules import AnyRule, RuleField

Data = dict[str, Any]

_RULE: TypeAdapter[AnyRule] = TypeAdapter(RuleField)


class Guess(NamedTuple):
    """A rule as a criteria file has it, and codes of what the sentence leaves open."""

    rule: Data
    remarks: tuple[str, ...] = ()

    @property
    def made(self) -> AnyRule:
        return _RULE.validate_python(self.rule)

    def is_valid(self, full: Fraction) -> bool:
        """Whether a leaf of that maximum can have it."""
        try:
            return not list(self.made.faults(full))
        except ValidationError:
            return False


def decimal(number: Fraction) -> str:
    """A number as a criteria file has it."""
    return exact_text(number)


def plain(text: str) -> str:
    """A number typed in a sentence as a criteria file has it; empty where it is none."""
    number = number_of(text)
    return "" if number is None else exact_text(number)


def measure(percent: bool, edges: Iterable[Fraction]) -> str:
    """What is measured between these edges: a share, one that may pass 100 %, or a number."""
    if not percent:
        return "number"
    return "ratio" if any(edge > 100 for edge in edges) else "percent"


def options(clauses: Sequence[Clause]) -> list[Data]:
    """Levels, items or faults: words with their points."""
    ids = slugs([clause.words for clause in clauses])
    return [
        {"id": one, "vi": clause.words, "points": exact_text(clause.points)}
        for one, clause in zip(ids, clauses, strict=True)
    ]


def checklist(clauses: Sequence[Clause]) -> Data:
    return {"kind": "checklist", "items": options(clauses)}


def per_item(clauses: Sequence[Clause]) -> Data:
    """So many points an item; of several kinds each with its own."""
    if len(clauses) == 1:
        return {"kind": "per_item", "points": exact_text(clauses[0].points)}
    return {"kind": "per_item", "each": options(clauses)}


def checklist_needed(titles: Sequence[str], needed: int | None = None) -> Data:
    """Max where so many of these are done, or all of them."""
    items = [{"id": one, "vi": title} for one, title in zip(slugs(titles), titles, strict=True)]
    return {"kind": "checklist", "items": items, **({"all": "true"} if needed is None else {"at_least": str(needed)})}
