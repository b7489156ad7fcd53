"""Points and max of every node of one unit, its score and its lists."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from tests.oracle.numbers import kept_within, number, rounded
from tests.oracle.reading import Campaign, Node, Row
from tests.oracle.rules import Given, points
from tests.oracle.standing import How, Standing

ZERO = Fraction(0)
Observed = dict[tuple[str, int], Any]


@dataclass(frozen=True)
class Outcome:
    """Points and max of a node; both None where it is out, points alone None where they are missing."""

    points: Fraction | None = None
    max: Fraction | None = None


OUT = Outcome()


@dataclass
class Scored:
    """All that follows for one unit."""

    unit: dict[str, str]
    standings: dict[str, Standing]
    outcomes: dict[str, Outcome] = field(default_factory=dict)
    missing: list[str] = field(default_factory=list)
    not_applicable: list[str] = field(default_factory=list)
    unconfirmed: list[str] = field(default_factory=list)
    unevidenced: list[str] = field(default_factory=list)
    bonus: Fraction = ZERO
    penalty: Fraction = ZERO
    score: Fraction | None = None
    max: Fraction = ZERO
    graded: Fraction | None = None
    capped_by: int | None = None
    conditions: dict[str, bool | None] = field(default_factory=dict)

    def applies(self, code: str) -> bool:
        """Tell whether a node counts for `each` and `requires`."""
        return self.standings[code].how is not How.NOT_APPLICABLE and self.outcomes[code].max is not None


class Scorer:
    """Scores one unit at one stage."""

    def __init__(self, campaign: Campaign, stage: str, scored: Scored, observed: Observed) -> None:
        self.campaign = campaign
        self.stage = stage
        self.scored = scored
        self.observed = observed

    def run(self) -> None:
        """Fill `scored`."""
        whole = self.combine(self.campaign.root)
        self.scored.bonus = self.block("bonus", self.campaign.bonus)
        self.scored.penalty = self.block("penalty", self.campaign.penalty)
        for node in self.campaign.conditions:
            self.scored.conditions[node.code] = self.met(node)
        self.lists()
        scale = self.campaign.root.max
        self.scored.max = (whole.max or ZERO) if self.stage == "self" else scale
        if whole.points is None or whole.max is None:
            return
        tree = whole.points
        if self.stage != "self":
            tree = rounded(tree * scale / whole.max, self.campaign.precision)
        score = max(tree + self.scored.bonus - self.scored.penalty, ZERO)
        above = self.campaign.criteria.get("bonus", {}).get("above_scale", "false").lower() == "true"
        self.scored.score = score if above else min(score, self.scored.max)
        of_tree = self.campaign.criteria.get("grading", {}).get("of", "score") == "tree"
        self.scored.graded = tree if of_tree else self.scored.score
        self.cap()

    def cap(self) -> None:
        """Hold the score, and the tree score where that is graded, under the lowest cap whose item does not hold."""
        caps = list(enumerate(self.campaign.criteria.get("caps", [])))
        broken = [(number(cap["at_most"]), place) for place, cap in caps if not holds(self.scored, cap["unless"])]
        if not broken or self.scored.score is None or self.scored.graded is None:
            return
        at_most, place = min(broken)
        unit = 10**self.campaign.precision
        most = Fraction(at_most * self.scored.max / 100 * unit // 1, unit)
        if self.scored.score > most or self.scored.graded > most:
            self.scored.capped_by = place
        self.scored.score = min(self.scored.score, most)
        self.scored.graded = min(self.scored.graded, most)

    def met(self, node: Node) -> bool | None:
        """Tell whether a condition is met; None where the stage does not know it."""
        standing = self.scored.standings[node.code]
        if standing.how is How.UNKNOWN:
            return None
        if standing.how is How.NOT_APPLICABLE:
            return True
        if standing.row is None:
            self.scored.missing.append(node.code)
            return False
        _, rule = node.rule_of(self.scored.unit)
        row = standing.row
        if row.points:
            return number(row.points) * 100 >= node.met_at
        exact = points(Given(rule, row.facts, Fraction(1), self.campaign.year, None))
        if node.evidence_required and row.stage == "self" and not row.evidence:
            self.scored.unevidenced.append(node.code)
            if self.stage != "self" and not self.accepted_without_evidence(row):
                exact = min(exact, ZERO)
        return exact * 100 >= node.met_at

    def lists(self) -> None:
        """Fill the lists of codes that follow from the standings alone."""
        for node in self.campaign.nodes():
            standing = self.scored.standings[node.code]
            if standing.unconfirmed:
                self.scored.unconfirmed.append(node.code)
            if standing.how is How.NOT_APPLICABLE:
                self.scored.not_applicable.append(node.code)

    def node(self, node: Node) -> Outcome:
        """Score a node of the tree and all below it."""
        how = self.scored.standings[node.code].how
        if how is How.UNKNOWN:
            outcome = OUT
        elif how is How.NOT_APPLICABLE:
            effects = {"full": Outcome(node.max, node.max), "zero": Outcome(ZERO, node.max)}
            outcome = effects.get(node.effect, OUT)
            for below in node.below():
                self.scored.outcomes[below.code] = OUT
        elif how is How.INNER:
            outcome = self.combine(node)
        elif how is How.UNANSWERED:
            self.scored.missing.append(node.code)
            unranked = self.campaign.setting("when_missing", "zero") == "unranked"
            outcome = Outcome(None if unranked else ZERO, node.max)
        else:
            outcome = Outcome(self.answered(node, evidence_matters=True), node.max)
        self.scored.outcomes[node.code] = outcome
        return outcome

    def answered(self, node: Node, evidence_matters: bool) -> Fraction:
        """Return the points of a leaf with a row that counts."""
        row = self.scored.standings[node.code].row
        assert row is not None
        place, rule = node.rule_of(self.scored.unit)
        if row.points:
            return number(row.points)
        observed = self.observed.get((node.code, place))
        given = Given(rule, row.facts, node.max, self.campaign.year, observed, self.scored.unit)
        result = rounded(points(given), self.campaign.precision)
        if evidence_matters and node.evidence_required and row.stage == "self" and not row.evidence:
            self.scored.unevidenced.append(node.code)
            if self.stage != "self" and not self.accepted_without_evidence(row):
                return min(result, ZERO)
        return result

    def accepted_without_evidence(self, row: Row) -> bool:
        """Tell whether facts without evidence keep their points."""
        policy = self.campaign.setting("without_evidence", "explain")
        return policy == "warn" or (policy == "explain" and row.note != "")

    def combine(self, node: Node) -> Outcome:
        """Score the children of an inner node, or of the whole, and combine them."""
        outcomes = [(child, self.node(child)) for child in node.children]
        left = [(child, outcome) for child, outcome in outcomes if outcome.max is not None]
        lost = any(self.lacks_points(child) for child in node.children)
        maxima = sum((outcome.max or ZERO for _, outcome in left), ZERO)
        if not left:
            return OUT
        if node.combine == "sum":
            rescaled = sum((child.max for child in node.children if self.out_by_rescale(child)), ZERO)
            gained = sum((outcome.points or ZERO for _, outcome in left), ZERO)
            result, most = gained * (maxima + rescaled) / maxima, maxima + rescaled
        elif node.combine in ("best", "worst"):
            ratios = [(outcome.points or ZERO) / (outcome.max or 1) for _, outcome in left]
            result, most = node.max * (max(ratios) if node.combine == "best" else min(ratios)), node.max
        else:
            weights = [child.weight if node.combine == "weighted" else Fraction(1) for child, _ in left]
            if sum(weights) == 0:
                return OUT
            ratios = [(outcome.points or ZERO) / (outcome.max or 1) for _, outcome in left]
            weighed = sum((w * ratio for w, ratio in zip(weights, ratios, strict=True)), ZERO)
            result, most = node.max * weighed / sum(weights), node.max
        return Outcome(None if lost else rounded(result, self.campaign.precision), most)

    def lacks_points(self, node: Node) -> bool:
        """Tell whether the node or one below it is Missing and leaves the unit unranked."""
        return any(
            self.scored.outcomes[each.code].points is None and self.scored.outcomes[each.code].max is not None
            for each in (node, *node.below())
        )

    def out_by_rescale(self, node: Node) -> bool:
        """Tell whether the node does not apply, with effect rescale."""
        return self.scored.standings[node.code].how is How.NOT_APPLICABLE and node.effect == "rescale"

    def block(self, name: str, leaves: tuple[Node, ...]) -> Fraction:
        """Score the bonus or penalty block."""
        total = ZERO
        for leaf in leaves:
            how = self.scored.standings[leaf.code].how
            if how is How.ANSWERED:
                outcome = Outcome(self.answered(leaf, evidence_matters=name == "bonus"), leaf.max)
            elif how is How.UNANSWERED:
                outcome = Outcome(ZERO, leaf.max)
            else:
                outcome = OUT
            self.scored.outcomes[leaf.code] = outcome
            total += outcome.points or ZERO
        if "max" not in self.campaign.criteria.get(name, {}):
            return max(total, ZERO)
        return kept_within(total, ZERO, number(self.campaign.criteria[name]["max"]))


def holds(scored: Scored, item: dict[str, Any]) -> bool:
    """Tell whether an item of `requires` or `caps` holds."""
    if "any" in item:
        return sum(holds(scored, inner) for inner in item["any"]) >= int(item.get("count", "1"))
    if "condition" in item:
        return scored.conditions[item["condition"]] is not False
    return reached(scored, item["node"], number(item["at_least"]))


def reached(scored: Scored, code: str, at_least: Fraction) -> bool:
    """Tell whether a node reaches a percentage, or does not apply."""
    outcome = scored.outcomes[code]
    if not scored.applies(code) or outcome.points is None or outcome.max is None:
        return True
    return outcome.points * 100 >= at_least * outcome.max
