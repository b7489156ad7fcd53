"""What a node of one unit has, as formulas: the counterpart of `engine.evaluate` for a leaf or branch at a stage.

Behind every node stand three cells (`totals.Cells`): its points — a number, or the text `out` where it does not apply
and `none` where what is Missing leaves it without; its live max, "" where it is out; and, where `rescale` can take it
out, what it keeps in its parent. They follow from the input cells of the rule and from one cell of state, which is

- empty where the facts in the input cells count, or nothing is there: the leaf is Missing;
- a number: typed points, which count in place of facts;
- `na`: claimed away, or left out by `applies_to`: the node has what its effect leaves;
- `unevidenced`: the facts count, but nothing above 0, since evidence is lacking;
- `unconfirmed`: a claim without confirmation; the leaf is Missing.

A branch has a state too, empty or `na`, where it can be out. `Standing.varies` tells which nodes need a cell for their
max: all others have the same max for every unit, `Standing.fixed_max`, a literal that stands in formulas for the cell.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import NamedTuple

from scoring.campaign.answers import Answer, is_known
from scoring.campaign.campaign import Campaign
from scoring.campaign.workflow import ScoredStage
from scoring.engine.evaluate import Evaluator, Look
from scoring.engine.results import NotApplicable
from scoring.points import exact_text, parse_number
from scoring.spreadsheet.book import Value
from scoring.spreadsheet.cells import scale_of
from scoring.spreadsheet.formulas import Inputs, formula_of_leaf, text_literal
from scoring.spreadsheet.nodes import NOTHING, NodeFormulas, Nodes, all_empty, typed_or
from scoring.spreadsheet.totals import Cells, can_be_out
from scoring.tree.model import Branch, Combine, Leaf
from scoring.words import tell


class CellWords(NamedTuple):
    """The words of state cells, and what the points of a node without points show."""

    na: str
    unevidenced: str
    unconfirmed: str
    out: str
    none: str

    @classmethod
    def of(cls, lang: str) -> "CellWords":
        return cls(
            tell("word-not-applicable-within", lang),
            tell("book-state-unevidenced", lang),
            tell("book-state-unconfirmed", lang),
            tell("word-nothing", lang),
            tell("book-points-none", lang),
        )


@dataclass(frozen=True)
class CampaignFormulas:
    """The formulas of a campaign's nodes at a stage."""

    campaign: Campaign
    stage: ScoredStage
    words: CellWords

    @property
    def precision(self) -> int:
        return self.campaign.criteria.precision

    # ── formulas ──────────────────────────────────────────────────────────────────────────────────────────────────

    @cached_property
    def nodes(self) -> Nodes:
        """The formulas of nodes, in the words of this campaign's cells."""
        unranked = self.campaign.settings.when_missing == "unranked"
        return Nodes(self.campaign.criteria, self.words.out, self.words.none if unranked else "")

    def leaf(self, leaf: Leaf, inputs: Inputs, state: str, above: Sequence[str] = ()) -> NodeFormulas:
        """Points, max and kept of a leaf; `above` are the state cells of all branches above that have one.

        No points where what facts give has no formula (`formulas.formula_of`).
        """
        if not is_known(leaf, self.stage):
            return NodeFormulas(text_literal(self.words.out), NOTHING)
        points = formula_of_leaf(leaf, inputs, scale_of(self.campaign, leaf))
        if points is not None:
            points = typed_or(state, self.precision, self._by_facts(leaf, points, inputs, state))
        return self._unless_out(leaf, NodeFormulas(points, exact_text(leaf.max)), state, above)

    def _by_facts(self, leaf: Leaf, points: str, inputs: Inputs, state: str) -> str:
        """What the facts give, where there are some and evidence does not lack."""
        if self.may_lack_evidence(leaf):
            capped = f"MIN(0,N({points}))" if leaf.rule.least() < 0 else "0"
            points = f"IF({state}={text_literal(self.words.unevidenced)},{capped},{points})"
        in_tree = self.campaign.criteria.blocks[leaf.code] == "tree"
        missing = text_literal(self.nodes.none) if self.nodes.none and in_tree else "0"
        return f"IF({all_empty(inputs.cells)},{missing},{points})"

    def branch(
        self, branch: Branch, own_max: str, children: Sequence[Cells], state: str = "", above: Sequence[str] = ()
    ) -> NodeFormulas:
        """Points, max and kept of a branch; `own_max` is the cell where its max will stand, or its literal.

        `children` are the cells of its children; `state` is its own, where `can_be_out`.
        """
        return self._unless_out(branch, self.nodes.branch(branch, own_max, children), state, above)

    def _unless_out(self, node: Branch | Leaf, core: NodeFormulas, state: str, above: Sequence[str]) -> NodeFormulas:
        """The formulas of a node, but for where the node or a branch above it is out."""
        na = text_literal(self.words.na)
        own = [self.nodes.own_out(node, f"{state}={na}")] if can_be_out(node) else []
        over = self.nodes.out_above([f"{cell}={na}" for cell in above])
        return self.nodes.unless_out(core, exact_text(node.max), [*own, *over])

    def may_lack_evidence(self, leaf: Leaf) -> bool:
        """Whether lacking evidence can take points from a leaf at this stage."""
        return (
            leaf.evidence.required
            and leaf.from_ == "self"
            and self.stage != "self"
            and self.campaign.settings.without_evidence != "warn"
            and self.campaign.criteria.blocks[leaf.code] != "penalty"
        )

    # ── what can vary ─────────────────────────────────────────────────────────────────────────────────────────────

    @cached_property
    def states_above(self) -> dict[str, tuple[str, ...]]:
        """For every node the codes of the branches above it that have a state cell, the outermost first."""
        above = self.campaign.criteria.above
        return {
            code: tuple(branch.code for branch in branches if can_be_out(branch)) for code, branches in above.items()
        }

    def varies(self, code: str) -> bool:
        """Whether a node's max depends on the unit."""
        return code not in self._fixed

    def fixed_max(self, code: str) -> str:
        """The max of a node that has the same for every unit, as it stands in formulas; "" in quotes if out for all."""
        value = self._fixed[code]
        return NOTHING if value is None else exact_text(value)

    @cached_property
    def _fixed(self) -> dict[str, Fraction | None]:
        criteria = self.campaign.criteria
        fixed: dict[str, Fraction | None] = {}
        for node in (*reversed(criteria.in_tree), *criteria.in_bonus, *criteria.in_penalty, *criteria.conditions):
            if can_be_out(node) or self.states_above[node.code]:
                if isinstance(node, Leaf) and not is_known(node, self.stage):
                    fixed[node.code] = None
                continue
            if isinstance(node, Leaf):
                fixed[node.code] = node.max if is_known(node, self.stage) else None
            elif all(child.code in fixed for child in node.children):
                fixed[node.code] = _fixed_of(node.combine, node.max, node.children, fixed)
        return fixed

    @cached_property
    def fixed_whole(self) -> Fraction | None:
        """The max of the first nodes together where it is the same for every unit and not 0; else None."""
        criteria = self.campaign.criteria
        if not all(node.code in self._fixed for node in criteria.tree):
            return None
        return _fixed_of(criteria.combine, criteria.scale, criteria.tree, self._fixed)

    # ── what the cells hold ───────────────────────────────────────────────────────────────────────────────────────

    def state_of(self, evaluator: Evaluator, look: Look, position: int) -> Value:
        """What the state cell of a node holds for a unit; "" for an empty one."""
        node, seen = evaluator.nodes[position], look.seen[position]
        if isinstance(seen, NotApplicable):
            return self.words.na if seen.because in ("claim", "applies_to") else ""
        if seen is None:
            return self.words.unconfirmed if isinstance(node, Leaf) and node.code in look.unconfirmed else ""
        if seen.points:
            return float(parse_number(seen.points))
        lacks = isinstance(node, Leaf) and evaluator.lacks_evidence(node, seen) and not evaluator.lets_stand(seen)
        return self.words.unevidenced if lacks else ""


def facts_of(look: Look, position: int) -> str:
    """The facts that count for a node of a unit, "" where none do."""
    seen = look.seen[position]
    return seen.facts if isinstance(seen, Answer) else ""


def _fixed_of(
    how: Combine, full: Fraction, children: Sequence[Branch | Leaf], known: dict[str, Fraction | None]
) -> Fraction | None:
    """The max of a node whose children all have a fixed one."""
    taken = [(child, most) for child in children if (most := known[child.code]) is not None]
    if how == "sum":
        return sum((most for _, most in taken), Fraction(0)) or None
    return full if any(child.weight != 0 for child, _ in taken) else None
