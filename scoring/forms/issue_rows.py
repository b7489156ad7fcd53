"""What a row of the self-assessment form shows, before it is written."""

from collections.abc import Sequence
from typing import NamedTuple

from scoring.problems import Said
from scoring.spreadsheet.fields import Cells
from scoring.tree.model import Branch, Leaf


class LeafRow(NamedTuple):
    """A leaf, what stands and whether cells hold it to the last digit, last year's facts, what
    of them each option offers, the titles of the options."""

    leaf: Leaf
    cells: Cells
    claim: str
    note: str
    evidence: str
    previous: str
    offered: Cells
    titles: tuple[str, ...]
    held: bool = True
    rules: Sequence[Said] = ()


class BranchRow(NamedTuple):
    """A branch and the claim that stands."""

    branch: Branch
    claim: str
    note: str
