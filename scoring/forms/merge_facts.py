"""A merged row as facts: every item filled in, each fault at the part where it stands."""

from collections.abc import Iterator

from scoring.campaign.workflow import DECIDING
from scoring.forms.base import Issued, Node
from scoring.forms.merge_row import Part, Texts, texts_of_row
from scoring.problems import Fault
from scoring.spreadsheet.fields import AnyRule, fact_from
from scoring.tree.facts import APPLIES
from scoring.tree.model import Leaf

Cells = tuple[str, ...]


class PartFault(Exception):
    """A fault with the part where it stands, and which of its cells."""

    def __init__(self, part: Part, fault: Fault, cell: int = 0) -> None:
        super().__init__(part, fault.code)
        self.part = part
        self.fault = fault
        self.cell = cell


def facts_of(node: Node, texts: Texts, base: Texts, issued: Issued, stage: str) -> str:
    """The facts that a row states after the merge. Raises `PartFault`."""
    (claim,) = texts["na", 0]
    cells = {part: content for part, content in texts.items() if part[0] == "fact"}
    if not isinstance(node, Leaf):
        return claim
    if claim:
        if any(map(any, cells.values())):
            raise PartFault(("na", 0), Fault("form-claim-and-facts", code=node.code))
        if claim == APPLIES:
            raise PartFault(("na", 0), Fault("form-refused-on-leaf", code=node.code))
        return claim
    if not any(map(any, cells.values())):
        return ""
    if stage in DECIDING:
        cells |= _as_it_rested(node, cells, base, issued)
    blank = [part for part, content in cells.items() if not any(content)]
    if blank:
        missing = [node.rule.asks[number].row or node.rule.asks[number].sort for _, number in blank]
        titles = [row if isinstance(row, str) else row.title for row in missing]
        raise PartFault(blank[0], Fault("form-half-filled", code=node.code, missing=titles))
    return node.rule.joined(list(_texts(node.rule, cells)))


def _as_it_rested(node: Leaf, cells: Texts, base: Texts, issued: Issued) -> Texts:
    """For items left blank as they were issued: what the decision rests on, which stood beside them in the form."""
    rested = texts_of_row(node, Issued(facts=issued.upon_facts))
    return {part: rested[part] for part, cell in cells.items() if not any(cell) and not any(base[part])}


def _texts(rule: AnyRule, cells: Texts) -> Iterator[str]:
    for number, asked in enumerate(rule.asks):
        own = cells["fact", number]
        try:
            yield fact_from(asked, own)
        except Fault as fault:
            given = fault.values.get("given")
            second = len(own) > 1 and given == own[1] and given != own[0]
            raise PartFault(("fact", number), fault, int(second)) from None
