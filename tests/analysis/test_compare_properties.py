"""Comparisons of random campaigns: contributions add up, nothing changed is nothing, and the other way round."""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from scoring.analysis.contributions import Decomposition
from scoring.campaign.answers import Answer
from scoring.campaign.campaign import Campaign
from scoring.campaign.units import Unit
from scoring.campaign.workflow import SCORED_STAGES, ScoredStage
from scoring.engine.results import NotApplicable, UnitResult
from scoring.tree.model import CriteriaSet
from tests.analysis.pairs import compared, shuffled, two_years
from tests.campaigns import GeneratedCampaign, campaigns
from tests.oracle.contributions import contribution, total, value_and_weight, with_points
from tests.properties import cases, read

stages = st.sampled_from(SCORED_STAGES)


def parts(found: Decomposition) -> list[Fraction]:
    return [*(one.change for one in found.contributions), found.weights, found.not_comparable, found.rounding]


def rounding(result: UnitResult, criteria: CriteriaSet) -> Fraction:
    """What rounding, caps and floors do to a total."""
    assert result.ratio is not None
    return result.ratio - total(with_points(result, criteria), result, criteria)


@cases
@given(generated=campaigns(), stage=stages)
def test_contributions_add_up_exactly(generated: GeneratedCampaign, stage: ScoredStage) -> None:
    old, new = two_years(generated)
    comparison = compared(old, new, stage)
    decomposed = 0
    for unit in comparison.units:
        found = unit.decomposition
        assert (found is None) is (unit.change is None)
        if found is not None:
            decomposed += 1
            assert sum(parts(found), Fraction(0)) == found.change == unit.change
    whole = comparison.decomposition
    assert (whole is None) is (decomposed == 0)
    if whole is not None:
        assert sum(parts(whole), Fraction(0)) == whole.change == comparison.mean_change


@cases
@given(generated=campaigns(), stage=stages)
def test_contributions_are_those_of_the_oracle(generated: GeneratedCampaign, stage: ScoredStage) -> None:
    old, new = two_years(generated)
    comparison = compared(old, new, stage)
    criteria = comparison.new.criteria
    for unit in comparison.units:
        found = unit.decomposition
        if found is None:
            continue
        before = unit.old[0]
        told = {one.match.code: one.change for one in found.contributions}
        for code, change in told.items():
            assert change == contribution(code, before, unit.new, criteria)
        assert found.rounding == rounding(unit.new, criteria) - rounding(before, criteria)
        both = [
            (was, now)
            for code in told
            if (was := value_and_weight(code, before, criteria)) and (now := value_and_weight(code, unit.new, criteria))
        ]
        shares = [(was[0] / was[1] + now[0] / now[1]) / 2 * (now[1] - was[1]) for was, now in both if was[1] and now[1]]
        assert found.weights == sum(shares, Fraction(0))


@cases
@given(generated=campaigns(), stage=stages)
def test_nothing_changed_is_nothing(generated: GeneratedCampaign, stage: ScoredStage) -> None:
    campaign = read(generated)
    comparison = compared(campaign, campaign, stage)
    assert comparison.matching.settings == ()
    assert comparison.matching.gone == ()
    for unit in comparison.units:
        assert unit.before == unit.after
        assert unit.grade_before == unit.grade_after
        assert unit.rank.before == unit.rank.after == unit.rank.place_before == unit.rank.place_after
        assert unit.change in (None, 0)
        assert all(one.change in (None, 0) and one.before == one.after for one in unit.nodes.values())
        if unit.decomposition:
            assert set(parts(unit.decomposition)) <= {0}
            assert unit.decomposition.most(5) == ((), ())
    assert all(not node.change and not node.rose and not node.fell for node in comparison.nodes)


@cases
@given(generated=campaigns(), stage=stages)
def test_the_other_way_round_is_the_negative(generated: GeneratedCampaign, stage: ScoredStage) -> None:
    old, new = two_years(generated)
    forth, back = compared(old, new, stage), compared(new, old, stage)
    for unit in forth.units:
        other = back.by_unit[unit.unit.code]
        assert negative(unit.change) == other.change
        assert (unit.rank.up is None) is (other.rank.up is None)
        assert -(unit.rank.up or 0) == (other.rank.up or 0)
        for code, node in unit.nodes.items():
            assert negative(node.change) == other.nodes[code].change
            assert negative(node.points_change) == other.nodes[code].points_change
        if unit.decomposition and other.decomposition:
            assert [-part for part in parts(unit.decomposition)] == parts(other.decomposition)
    for one, another in zip(forth.nodes, back.nodes, strict=True):
        assert (one.before, one.after, one.rose, one.fell) == (
            another.after, another.before, another.fell, another.rose,
        )  # fmt: skip


def negative(change: Fraction | None) -> Fraction | None:
    return None if change is None else -change


@cases
@given(generated=campaigns(), seed=st.integers(0, 1000))
def test_the_order_of_units_and_rows_changes_nothing(generated: GeneratedCampaign, seed: int) -> None:
    old, new = two_years(generated)
    found, again = compared(old, new), compared(shuffled(old, seed), shuffled(new, seed + 1))
    assert [unit.unit.code for unit in found.units] == [unit.unit.code for unit in again.units]
    for unit, other in zip(found.units, again.units, strict=True):
        assert (unit.before, unit.after, unit.change, unit.rank) == (
            other.before,
            other.after,
            other.change,
            other.rank,
        )
        assert unit.decomposition == other.decomposition
        assert unit.nodes == other.nodes
    assert found.nodes == again.nodes


@cases
@given(generated=campaigns())
def test_merged_with_equal_weights_is_the_plain_mean(generated: GeneratedCampaign) -> None:
    old, new = two_years(generated)
    codes = [unit.code for unit in old.units]
    declared = {codes[0]: [(code, Fraction(1)) for code in codes]}
    kept = [unit for unit in new.units if unit.code == codes[0]]
    rows = [answer for answer in new.answers if answer.unit == codes[0]]
    merged = compared(old, only(new, kept, rows), units=declared)
    one = merged.by_unit[codes[0]]
    ratios = [placed.result.ratio for placed in merged.old.units]
    known = [ratio for ratio in ratios if ratio is not None]
    assert one.merged is (len(codes) > 1)
    assert one.before == (sum(known, Fraction(0)) / len(codes) if len(known) == len(codes) else None)
    if len(codes) > 1:
        assert (one.rank.before, one.rank.place_before, one.grade_before) == (None, None, None)
    if one.decomposition:
        assert sum(parts(one.decomposition), Fraction(0)) == one.change
    for code, node in one.nodes.items():
        applied = [placed.result for placed in merged.old.units if not out(placed.result, code)]
        shares = [found for result in applied if (found := share(result, code)) is not None]
        complete = shares and len(shares) == len(applied)
        assert node.before == (sum(shares, Fraction(0)) / len(shares) if complete else None)


@cases
@given(generated=campaigns(), weights=st.lists(st.integers(1, 10**6), min_size=6, max_size=6))
def test_a_merged_unit_with_equal_parts_equals_them(generated: GeneratedCampaign, weights: list[int]) -> None:
    """Whatever the weights: all old units are copies of the first one, which is compared on its own too."""
    old, new = two_years(generated)
    codes = [unit.code for unit in old.units]
    first = old.units[0]
    copies = [type(first)(code, first.name, first.columns) for code in codes]
    rows = [answer._replace(unit=code) for code in codes for answer in old.answers if answer.unit == first.code]
    alike = only(old, copies, rows)
    declared = {codes[0]: [(code, Fraction(weight)) for code, weight in zip(codes, weights, strict=False)]}
    kept = [unit for unit in new.units if unit.code == codes[0]]
    after = only(new, kept, [answer for answer in new.answers if answer.unit == codes[0]])
    merged = compared(alike, after, units=declared).units[0]
    single = compared(alike, after).units[0]
    assert (merged.before, merged.change, merged.why_not) == (single.before, single.change, single.why_not)
    assert merged.decomposition == single.decomposition
    assert merged.nodes == single.nodes


def only(campaign: Campaign, units: Sequence[Unit], answers: Sequence[Answer]) -> Campaign:
    """The campaign with these units and rows alone."""
    return replace(campaign, units=tuple(units), answers=tuple(answers))


def out(result: UnitResult, code: str) -> bool:
    return isinstance(result.nodes[code], NotApplicable)


def share(result: UnitResult, code: str) -> Fraction | None:
    """Points ÷ max of a node that applies and has points."""
    node = result.nodes[code]
    if isinstance(node, NotApplicable) or node.points is None:
        return None
    return Fraction(node.points, node.max)
