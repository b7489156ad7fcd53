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
from itertools import compress
from typing import NamedTuple

from scoring.campaign.answers import Answer, is_known
from scoring.campaign.campaign import Campaign
from scoring.campaign.workflow import ScoredStage
from scoring.engine.evaluate import Evaluator, Look
from scoring.engine.results import NotApplicable
from scoring.points import exact_text, parse_number
from scoring.spreadsheet.book import Value
from scoring.spreadsheet.cells import scale_of
from scoring.spreadsheet.formulas import Inputs, formula_of, text_literal
from scoring.spreadsheet.totals import MOST_ARGUMENTS, Cells, max_formula, mean_formula, sum_formula
from scoring.tree.model import Branch, Combine, Leaf
from scoring.words import tell

NOTHING = text_literal("")


class Words(NamedTuple):
    """The words of state cells, and what the points of a node without points show."""

    na: str
    unevidenced: str
    unconfirmed: str
    out: str
    none: str

    @classmethod
    def of(cls, lang: str) -> "Words":
        return cls(
            tell("word-not-applicable-within", lang),
            tell("book-state-unevidenced", lang),
            tell("book-state-unconfirmed", lang),
            tell("word-nothing", lang),
            tell("book-points-none", lang),
        )


@dataclass(frozen=True)
class Standing:
    """The formulas of a campaign's nodes at a stage."""

    campaign: Campaign
    stage: ScoredStage
    words: Words

    @property
    def precision(self) -> int:
        return self.campaign.criteria.precision

    # ── formulas ──────────────────────────────────────────────────────────────────────────────────────────────────

    def leaf(self, leaf: Leaf, inputs: Inputs, state: str, above: Sequence[str] = ()) -> Cells:
        """Points, max and kept of a leaf; `above` are the state cells of all branches above that have one."""
        words, full = self.words, exact_text(leaf.max)
        if not is_known(leaf, self.stage):
            return Cells(text_literal(words.out), NOTHING, "")
        points = formula_of(leaf.rule, inputs, scale_of(self.campaign, leaf)) or NOTHING
        if self.may_lack_evidence(leaf):
            capped = f"MIN(0,N({points}))" if leaf.rule.least() < 0 else "0"
            points = f"IF({state}={text_literal(words.unevidenced)},{capped},{points})"
        empty = ",".join(f'{cell}=""' for cell in inputs.cells)
        unranked = (
            self.campaign.settings.when_missing == "unranked" and self.campaign.criteria.blocks[leaf.code] == "tree"
        )
        missing = text_literal(words.none) if unranked else "0"
        points = f"IF({f'AND({empty})' if len(inputs.cells) > 1 else empty},{missing},{points})"
        points = f"IF(ISNUMBER({state}),ROUND({state},{self.precision}),{points})"
        return self._unless_out(leaf, Cells(points, full, ""), state, above)

    def has_formula(self, leaf: Leaf, inputs: Inputs) -> bool:
        """Whether there is a formula for what facts give (`formulas.formula_of`)."""
        return formula_of(leaf.rule, inputs, scale_of(self.campaign, leaf)) is not None

    def branch(
        self, branch: Branch, own_max: str, children: Sequence[Cells], state: str = "", above: Sequence[str] = ()
    ) -> Cells:
        """Points, max and kept of a branch; `own_max` is the cell where its max will stand, or its literal.

        `children` are the cells of its children; `state` is its own, where `can_be_out`.
        """
        weights = [child.weighs for child in branch.children]
        core = self.joined(branch.combine, branch.max, own_max, children, weights)
        return self._unless_out(branch, core, state, above)

    def joined(
        self, how: Combine, full: Fraction, own_max: str, children: Sequence[Cells], weights: Sequence[Fraction]
    ) -> Cells:
        """How children combine: for a branch, and with `combine` and `scale` of the set for the first nodes."""
        # Children that are out for every unit have no cell of max: sums take no text in its place.
        taken = [child.max != NOTHING for child in children]
        counted, weighing = list(compress(children, taken)), list(compress(weights, taken))
        out, most = text_literal(self.words.out), NOTHING
        points = out
        if counted:
            most = max_formula(how, full, counted, weighing, self.precision)
            if how == "sum":
                points = sum_formula(full, own_max, counted, self.precision)
            else:
                points = mean_formula(full, counted, weighing, self.precision)
            points = f"IF({own_max}={NOTHING},{out},{points})"
        if self.campaign.settings.when_missing == "unranked":
            none = text_literal(self.words.none)
            without = any_of([f"{child.points}={none}" for child in children])
            points = f"IF({without},{none},{points})"
        return Cells(points, most, "")

    def _unless_out(self, node: Branch | Leaf, core: Cells, state: str, above: Sequence[str]) -> Cells:
        """The formulas of a node, but for where the node or a branch above it is out."""
        na, out, full = text_literal(self.words.na), text_literal(self.words.out), exact_text(node.max)
        points, most, kept = core
        if can_be_out(node):
            effect = {"full": full, "zero": "0"}.get(node.effect, out)
            points = f"IF({state}={na},{effect},{points})"
            most = f"IF({state}={na},{NOTHING if effect == out else full},{most})"
            kept = f"IF({state}={na},{full},0)" if node.effect == "rescale" else ""
        if above:
            over = any_of([f"{cell}={na}" for cell in above])
            points, most = f"IF({over},{out},{points})", f"IF({over},{NOTHING},{most})"
        return Cells(points, most, kept)

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
        found: dict[str, Fraction | None] = {}
        for node in (*reversed(criteria.in_tree), *criteria.in_bonus, *criteria.in_penalty):
            if can_be_out(node) or self.states_above[node.code]:
                if isinstance(node, Leaf) and not is_known(node, self.stage):
                    found[node.code] = None
                continue
            if isinstance(node, Leaf):
                found[node.code] = node.max if is_known(node, self.stage) else None
            elif all(child.code in found for child in node.children):
                found[node.code] = _fixed_of(node.combine, node.max, node.children, found)
        return found

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


def can_be_out(node: Branch | Leaf) -> bool:
    """Whether a node may not apply to a unit: by a claim or by `applies_to`."""
    return bool(node.applies_to) or node.not_applicable != "forbidden"


def any_of(tests: Sequence[str]) -> str:
    """Whether one of the tests holds."""
    if len(tests) == 1:
        return tests[0]
    chunks = [tests[start : start + MOST_ARGUMENTS] for start in range(0, len(tests), MOST_ARGUMENTS)]
    parts = [f"OR({','.join(chunk)})" for chunk in chunks]
    return parts[0] if len(parts) == 1 else f"OR({','.join(parts)})"


def _fixed_of(
    how: Combine, full: Fraction, children: Sequence[Branch | Leaf], known: dict[str, Fraction | None]
) -> Fraction | None:
    """The max of a node whose children all have a fixed one."""
    taken = [(child, most) for child in children if (most := known[child.code]) is not None]
    if how == "sum":
        return sum((most for _, most in taken), Fraction(0)) or None
    return full if any(child.weight != 0 for child, _ in taken) else None
