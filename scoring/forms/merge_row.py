"""One row of a form merged with what stands: base (as issued), form and campaign, part by part.

A part that the form has as issued changes nothing. A part that was typed since is taken, where the campaign still has
what was issued; where it says something else by now, the two are in conflict. Every fact of a rule is a part (the items
of a checklist, the counts of a deduction), so are a claim, typed points, the note, the evidence.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from scoring.campaign.answers import Answer
from scoring.forms.base import Issued, Node
from scoring.forms.read_text import one_line, text_of
from scoring.points import parse_number
from scoring.problems import Fault
from scoring.spreadsheet.fields import as_written, by_fact, cells_from
from scoring.tree.facts import APPLIES, CLAIMS, NOT_APPLICABLE
from scoring.tree.model import Leaf

Side = Literal["theirs", "ours"]
"""Whose word counts in a conflict: the form's or the campaign's."""

Part = tuple[str, int]
"""`fact` with its place among those the rule asks for; `na`, `points`, `note`, `evidence` with 0."""
STATEMENT: Part = ("statement", 0)
"""Facts, claim and points together, of which only one may be there."""

Texts = Mapping[Part, tuple[str, ...]]
"""What each part says, as cells; empty cells where it says nothing."""


class Typed(NamedTuple):
    """What the cells of a row hold as it came back.

    facts: the cells of the rule, one an option or those of its fields; claim: `n/a`, `applies` or nothing; points and
    note as typed; evidence as answers.csv has it, None where the form does not ask for it; page as typed beside
    evidence that is as issued.
    """

    facts: tuple[str, ...] = ()
    claim: str = ""
    points: str = ""
    note: str = ""
    evidence: str | None = None
    page: str = ""

    @property
    def says_something(self) -> bool:
        return any(self.facts) or bool(self.claim or self.points or self.note or self.evidence or self.page)

    def beside(self, evidence: str) -> "Typed":
        """With the page added to the evidence that stands, where it is not there already."""
        parts = [part for part in evidence.split("; ") if part]
        return self._replace(page="", evidence="; ".join(parts if self.page in parts else [*parts, self.page]))


@dataclass(frozen=True)
class Merged:
    """What becomes of a row.

    texts: what each part says now; typed: the parts that were typed since the issue; taken: the parts that change
    what stands; conflicts: those that can't be; left: the parts that the form has as issued while the campaign has not.
    """

    texts: Texts
    typed: frozenset[Part]
    taken: frozenset[Part]
    conflicts: tuple[Part, ...] = ()
    left: tuple[Part, ...] = ()


def texts_of_row(node: Node, row: "Answer | Issued | None") -> dict[Part, tuple[str, ...]]:
    """What each part says in a row of answers, or in a row as it was issued."""
    facts = row.facts if row else ""
    claim = NOT_APPLICABLE if facts in CLAIMS else APPLIES if facts.casefold() == APPLIES else ""
    cells = cells_from(node.rule, "" if claim else facts) if isinstance(node, Leaf) else ()
    rest = (row.points, row.note, row.evidence) if row else ("", "", "")
    return _texts(node, Typed(cells, claim, *rest))


def texts_of_form(node: Node, typed: Typed) -> dict[Part, tuple[str, ...]]:
    """What each part says in a form; one that does not ask for facts has none."""
    blank = cells_from(node.rule, "") if isinstance(node, Leaf) else ()
    return _texts(node, typed._replace(facts=typed.facts or blank))


def as_typed(node: Node, typed: Typed, merged: Merged, form: Texts) -> Texts:
    """The merged texts with facts that the form brought as they were typed: 90% stays 90%."""
    if not isinstance(node, Leaf):
        return merged.texts
    raw = {("fact", number): cells for number, cells in enumerate(by_fact(node.rule, typed.facts))}
    taken = [part for part in raw if part in merged.typed and merged.texts[part] == form[part]]
    return {**merged.texts, **{part: raw[part] for part in taken}}


def _texts(node: Node, typed: Typed) -> dict[Part, tuple[str, ...]]:
    texts: dict[Part, tuple[str, ...]] = {}
    if isinstance(node, Leaf):
        texts |= {("fact", number): cells for number, cells in enumerate(as_written(node.rule, typed.facts))}
    texts |= {("na", 0): (typed.claim,), ("points", 0): (typed.points,), ("note", 0): (typed.note,)}
    return texts if typed.evidence is None else {**texts, ("evidence", 0): (typed.evidence,)}


Settle = Callable[[Part], Side | None]
Restored = Callable[[Part], bool]


def merge(
    base: Texts, form: Texts, stands: Texts, settle: Settle, restored: Restored, rested: Texts | None = None
) -> Merged:
    """The three-way merge of a row; `settle` says whose word counts in a conflict, None where nobody has said it.

    `restored` says whether a part that the form has as issued takes back what stands there now; `rested` are items that
    were issued blank, by what the decision rests on: where another form filled them in with it, nobody has typed them,
    or somebody has typed what was declared anyway. That confirmed nothing new, so the later word on the item is taken
    and shown as a change; what the two gave as their reasons is in conflict all the same.
    """
    merged: dict[Part, tuple[str, ...]] = dict(stands)
    typed, conflicts, left = set(), [], []
    for part, new in form.items():
        old, now = base[part], stands[part]
        as_issued = alike(now, old) or (rested is not None and not any(old) and alike(now, rested.get(part, old)))
        if alike(new, old):
            if not as_issued:
                left.append(part)
                merged[part] = new if restored(part) else now
            continue
        typed.add(part)
        if alike(new, now):
            continue
        side: Side | None = "theirs" if as_issued else settle(part)
        if side == "theirs":
            merged[part] = new
        elif side is None:
            conflicts.append(part)
    if not conflicts and _says_two_things(merged) and not _says_two_things(form):
        side = settle(STATEMENT)
        if side is None:
            conflicts.append(STATEMENT)
        else:
            merged |= {part: cells for part, cells in (form if side == "theirs" else stands).items() if is_stated(part)}
    taken = frozenset(part for part, cells in merged.items() if not alike(cells, stands[part]))
    return Merged(merged, frozenset(typed), taken, tuple(conflicts), tuple(left))


def is_stated(part: Part) -> bool:
    """Whether the part is of what counts: facts, claim, points."""
    return part[0] in ("fact", "na", "points")


def _says_two_things(texts: Texts) -> bool:
    kinds = {part[0] for part, cells in texts.items() if is_stated(part) and any(cells)}
    return len(kinds) > 1


def alike(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether cells say the same, however it is spaced and whatever its case; numbers are compared as numbers."""
    return len(one) == len(other) and all(map(_alike, one, other))


def _alike(one: str, other: str) -> bool:
    plain = one_line(text_of(one)), one_line(text_of(other))
    if plain[0] == plain[1]:
        return True
    try:
        return parse_number(plain[0]) == parse_number(plain[1])
    except Fault:
        return False
