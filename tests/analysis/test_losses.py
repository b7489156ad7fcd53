"""What leaves lost and what that is worth: against the engine, which scores the unit with the leaf at its max."""

from dataclasses import replace
from fractions import Fraction
from pathlib import Path

from hypothesis import given

from scoring.analysis.losses import Loss, losses
from scoring.campaign.answers import Answer
from scoring.campaign.campaign import Campaign
from scoring.engine.evaluate import Evaluator
from scoring.engine.results import NotApplicable, UnitResult
from scoring.points import decimal_text, rounded_text
from scoring.tree.model import Branch, CriteriaSet, walk
from tests.campaigns import GeneratedCampaign, campaigns
from tests.properties import cases, read
from tests.small import branch, criteria_text, leaf
from tests.small import campaign as small


def with_points(campaign: Campaign, unit: str, code: str, steps: int) -> Campaign:
    """The campaign where the council gave these points to a leaf of a unit."""
    kept = [answer for answer in campaign.answers if (answer.unit, answer.code) != (unit, code)]
    typed = decimal_text(steps, campaign.criteria.precision)
    return replace(campaign, answers=(*kept, Answer(unit, code, "council", points=typed, note="for a test")))


def result_of(campaign: Campaign, unit: str) -> UnitResult:
    return next(found for found in Evaluator(campaign, "final").units() if found.unit.code == unit)


@cases
@given(generated=campaigns())
def test_worth_is_what_the_engine_gives_for_the_max(generated: GeneratedCampaign) -> None:
    campaign = read(generated)
    precision = campaign.criteria.precision
    for result in Evaluator(campaign, "final").units():
        found = losses(result, campaign.criteria)
        assert [loss.worth for loss in found] == sorted((loss.worth for loss in found), reverse=True)
        if result.score is None:
            continue
        for loss in found[:3]:
            best = 0 if loss.block == "penalty" else loss.max
            after = result_of(with_points(campaign, result.unit.code, loss.node.code, best), result.unit.code)
            assert after.score is not None
            assert Fraction(after.score - result.score, 10**precision) == loss.worth


def applying(criteria: CriteriaSet, result: UnitResult) -> list[str]:
    """The nodes that apply; what is below a node that is out, for it has no weight left, weighs nothing."""
    out = {code for code, node in result.nodes.items() if isinstance(node, NotApplicable)}
    for code in list(out):
        node = criteria.nodes[code]
        out |= {below.code for below in walk(node.children)} if isinstance(node, Branch) else set()
    if isinstance(result.whole, NotApplicable):
        out |= set(criteria.depths)
    return [code for code in result.nodes if code not in out]


@cases
@given(generated=campaigns())
def test_every_leaf_that_applies_is_there_once(generated: GeneratedCampaign) -> None:
    campaign = read(generated)
    for stage in ("self", "final"):
        for result in Evaluator(campaign, stage).units():
            found = losses(result, campaign.criteria, branches=True)
            codes = [loss.node.code for loss in found]
            assert sorted(codes) == sorted(applying(campaign.criteria, result))
            for loss in found:
                assert loss.points == result.nodes[loss.node.code].points
                points = loss.points or 0
                assert loss.lost == (max(points, 0) if loss.block == "penalty" else loss.max - points)


def told(found: tuple[Loss, ...]) -> list[tuple[str, int, str]]:
    return [(loss.node.code, loss.lost, rounded_text(loss.worth, 2)) for loss in found]


def only(found: tuple[Loss, ...], code: str) -> Loss:
    return next(loss for loss in found if loss.node.code == code)


def test_sums_to_the_scale(tmp_path: Path) -> None:
    criteria = criteria_text(branch("1", "4", leaf("1.1", "1"), leaf("1.2", "3")), leaf("2", "6"))
    campaign = small(tmp_path, criteria, "01,1.1,self,no\n01,1.2,self,yes")
    found = losses(result_of(campaign, "01"), campaign.criteria, branches=True)
    assert told(found) == [("2", 600, "6.00"), ("1", 100, "1.00"), ("1.1", 100, "1.00"), ("1.2", 0, "0.00")]


def test_a_weighted_leaf_is_worth_its_weight(tmp_path: Path) -> None:
    """2 of 3 parts of weight, on a scale of 10: 6.67, as the score rounds it."""
    criteria = criteria_text(
        leaf("1", "5", more="weight: 2"), leaf("2", "1", more="weight: 1"), more="combine: weighted"
    )
    campaign = small(tmp_path, criteria, "01,1,self,no\n01,2,self,yes")
    assert only(losses(result_of(campaign, "01"), campaign.criteria), "1").worth == Fraction(667, 100)


def test_bonus_is_worth_what_its_cap_and_the_scale_leave(tmp_path: Path) -> None:
    bonus = f"bonus: {{max: 2, children: [{leaf('T.1', '1.5')}, {leaf('T.2', '1.5')}]}}"
    criteria = criteria_text(leaf("1", "9"), leaf("2", "1"), more=bonus)
    campaign = small(tmp_path, criteria, "01,1,self,yes\n01,2,self,no\n01,T.1,self,yes")
    found = losses(result_of(campaign, "01"), campaign.criteria)
    assert only(found, "T.1").worth == 0
    assert only(found, "T.2").worth == 0, "the score is at its max already"
    assert only(found, "2").worth == 0
    campaign = small(tmp_path / "less", criteria, "01,1,self,yes\n01,2,self,no")
    assert only(losses(result_of(campaign, "01"), campaign.criteria), "T.1").worth == 1


def test_penalty_loses_what_is_taken_off_within_its_cap(tmp_path: Path) -> None:
    penalty = f"penalty: {{max: 2, children: [{leaf('P.1', '3')}, {leaf('P.2', '1')}]}}"
    criteria = criteria_text(leaf("1", "10"), more=penalty)
    campaign = small(tmp_path, criteria, "01,1,self,yes\n01,P.1,self,yes\n01,P.2,self,yes")
    found = losses(result_of(campaign, "01"), campaign.criteria)
    assert told(found) == [("P.1", 300, "1.00"), ("P.2", 100, "0.00"), ("1", 0, "0.00")]


def test_without_a_score_missing_answers_count_nothing(tmp_path: Path) -> None:
    criteria = criteria_text(leaf("1", "4"), leaf("2", "6"))
    campaign = small(tmp_path, criteria, "01,1,self,no", settings="when_missing: unranked")
    result = result_of(campaign, "01")
    assert result.score is None
    loss = only(losses(result, campaign.criteria), "2")
    assert loss.points is None
    assert told((loss,)) == [("2", 600, "6.00")]
