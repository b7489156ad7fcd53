"""What stands beside the input of appraisers and council: declared, appraised, explained, and the points of each."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from scoring.campaign.answers import Answer, first_stage, moment, row_that_counts
from scoring.campaign.campaign import Campaign
from scoring.campaign.units import Unit
from scoring.campaign.workflow import DECIDING, EXPLANATION
from scoring.engine.differences import Difference, differences
from scoring.engine.evaluate import Evaluator
from scoring.engine.explain import Explainer
from scoring.engine.results import UnitResult
from scoring.spreadsheet.spoken import shown
from scoring.tree.facts import APPLIES, CLAIMS
from scoring.tree.model import Branch, Leaf
from scoring.words import tell


@dataclass(frozen=True)
class Standing:
    """A campaign as its rows stand now."""

    campaign: Campaign

    @cached_property
    def _at_self(self) -> Evaluator:
        return Evaluator(self.campaign, "self")

    @cached_property
    def _at_appraisal(self) -> Evaluator:
        return Evaluator(self.campaign, "appraisal")

    def applies(self, unit: Unit, node: Branch | Leaf) -> bool:
        """Whether `applies_to` takes the unit in, all the way up."""
        return all(unit.within(over) for over in (*self.campaign.criteria.above[node.code], node))

    def first(self, unit: Unit, node: Branch | Leaf) -> Answer | None:
        """What was declared, or measured by a survey or a register."""
        return self._of_stage(unit, node, first_stage(node))

    def decided(self, unit: Unit, node: Branch | Leaf, stage: str) -> Answer | None:
        """What appraisal or council decided."""
        return self._of_stage(unit, node, stage)

    def _of_stage(self, unit: Unit, node: Branch | Leaf, stage: str) -> Answer | None:
        return row_that_counts(self.rows(unit, node), (stage,))

    def explanation(self, unit: Unit, node: Branch | Leaf) -> Answer | None:
        """The newest explanation (giải trình)."""
        rows = [row for row in self.rows(unit, node) if row.stage == EXPLANATION]
        newest = max(rows, key=lambda row: moment(row.at), default=None)
        return newest if newest and (newest.note or newest.evidence) else None

    def rows(self, unit: Unit, node: Branch | Leaf) -> Sequence[Answer]:
        return self.campaign.rows[unit.code].get(node.code, ())

    def points(self, leaf: Leaf, answer: Answer | None) -> int | None:
        """The points of a row in steps; None for a claim and where there is none."""
        if answer is None or answer.facts in CLAIMS:
            return None
        evaluator = self._at_self if answer.stage == "self" else self._at_appraisal
        return evaluator.points(leaf, answer)

    def counted(self, leaf: Leaf, answer: Answer | None) -> int | None:
        """The points of a row as appraisal counts them: without evidence it may have none."""
        points = self.points(leaf, answer)
        if points is None or answer is None:
            return None
        evaluator = self._at_appraisal
        if evaluator.lacks_evidence(leaf, answer) and not evaluator.lets_stand(answer):
            return min(points, 0)
        return points

    def difference(self, unit: Unit, node: Branch | Leaf) -> Difference | None:
        """What counts otherwise after appraisal than was declared."""
        if unit.code not in self._differences:
            changed = differences(self._explainer.unit(unit.code))
            self._differences[unit.code] = {one.node.node.code: one for one in changed}
        return self._differences[unit.code].get(node.code)

    def differences(self, unit: Unit) -> list[Difference]:
        """All that counts otherwise for the unit."""
        return [one for node in self.campaign.criteria.nodes.values() if (one := self.difference(unit, node))]

    def score(self, unit: Unit) -> UnitResult:
        """The unit as appraisal left it."""
        return self._explainer.unit(unit.code).placed.result

    @cached_property
    def _explainer(self) -> Explainer:
        return Explainer(self.campaign, "appraisal")

    @cached_property
    def _differences(self) -> dict[str, dict[str, Difference]]:
        return {}

    def changed(self, unit: Unit, node: Branch | Leaf) -> bool:
        """Whether points are others than the unit declared: decided, for want of evidence, for a claim left open."""
        one = self.difference(unit, node)
        return one is not None and one.because != "supplied" and (one.because != "decided" or one.moves)

    def is_asked(self, unit: Unit, node: Branch | Leaf) -> bool:
        """Whether the unit is asked to explain what counts otherwise; what it is given it may agree to by silence."""
        one = self.difference(unit, node)
        return one is not None and one.is_asked_about

    def is_open_claim(self, unit: Unit, node: Branch | Leaf) -> bool:
        """Whether a claim waits for its confirmation."""
        first = self.first(unit, node)
        if first is None or first.facts not in CLAIMS or self.campaign.settings.claims == "trust":
            return False
        return all(self.decided(unit, node, stage) is None for stage in DECIDING)


def facts_shown(node: Branch | Leaf, answer: Answer | None) -> str:
    """The facts of a row in words."""
    if answer is None or not answer.facts:
        return ""
    if answer.facts in CLAIMS or answer.facts.casefold() == APPLIES:
        return tell("word-not-applicable-within" if answer.facts in CLAIMS else "layer-applies", "vi")
    return shown(node.rule, answer.facts) if isinstance(node, Leaf) else answer.facts
