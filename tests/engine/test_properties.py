"""The properties that design.md ends with, on generated campaigns: one test each, its sentence quoted."""

import csv
import io
from fractions import Fraction
from random import Random
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from scoring.campaign.campaign import Campaign
from scoring.campaign.workflow import SCORED_STAGES, ScoredStage
from scoring.engine.evaluate import Evaluator
from scoring.engine.ranking import rank_campaign
from scoring.engine.results import Missing, NodeResult, NotApplicable, Results, Scored, UnitResult
from scoring.points import to_steps
from scoring.tree.model import Branch, CriteriaSet, Leaf, walk
from tests.campaigns import GeneratedCampaign, campaigns
from tests.properties import cases, read

Node = Branch | Leaf


def evaluated(campaign: Campaign) -> list[tuple[ScoredStage, UnitResult]]:
    """Every unit at every stage."""
    return [(stage, unit) for stage in SCORED_STAGES for unit in Evaluator(campaign, stage).units()]


def is_rescaled(result: NodeResult) -> bool:
    return isinstance(result, NotApplicable) and result.effect == "rescale" and result.because != "above"


def check_sum(children: tuple[Node, ...], whole: NodeResult, unit: UnitResult, precision: int) -> None:
    results = [unit.nodes[child.code] for child in children]
    maximum = sum(result.max or 0 for result in results)
    kept = sum(
        to_steps(child.max, precision) for child, result in zip(children, results, strict=True) if is_rescaled(result)
    )
    if maximum == 0:
        assert whole == NotApplicable(None, None, "exclude", "empty")
    elif isinstance(whole, Missing):
        assert whole.points is None
        assert any(result.points is None and result.max is not None for result in results)
    else:
        assert whole.max == maximum + kept
        added = sum(result.points or 0 for result in results)
        if kept:
            added_exactly = Fraction(added * (maximum + kept), maximum)
            assert abs((whole.points or 0) - added_exactly) <= Fraction(1, 2)
        else:
            assert whole.points == added


@cases
@given(generated=campaigns())
def test_children_that_are_summed_add_up(generated: GeneratedCampaign) -> None:
    """where children are summed, their points and maxima add up to the node's"""
    campaign = read(generated)
    criteria = campaign.criteria
    for _, unit in evaluated(campaign):
        if criteria.combine == "sum":
            check_sum(criteria.tree, unit.whole, unit, criteria.precision)
        for node in criteria.in_tree:
            result = unit.nodes[node.code]
            is_out = isinstance(result, NotApplicable) and result.because != "empty"
            if isinstance(node, Branch) and node.combine == "sum" and not is_out:
                check_sum(node.children, result, unit, criteria.precision)


def least_of(node: Node) -> Fraction:
    """A bound on what the rules below allow, as a share of max: 0, or below it where a rule is."""
    leaves = [found for found in walk((node,)) if isinstance(found, Leaf)]
    return min(Fraction(0), *(leaf.rule.least() / leaf.max for leaf in leaves))


@cases
@given(generated=campaigns())
def test_points_lie_within_their_limits(generated: GeneratedCampaign) -> None:
    """points ≤ max, and ≥ 0 where no rule allows less"""
    campaign = read(generated)
    criteria = campaign.criteria
    least = {code: least_of(node) for code, node in criteria.nodes.items()}
    for _, unit in evaluated(campaign):
        for code, result in unit.nodes.items():
            if result.points is not None and result.max is not None:
                assert result.points <= result.max
                assert result.points >= 0 or least[code] < 0
                if isinstance(criteria.nodes[code], Leaf):
                    assert result.points >= least[code] * result.max - Fraction(1, 2)
        if unit.score is not None:
            assert unit.score >= 0
            above = bool(criteria.bonus and criteria.bonus.above_scale)
            assert unit.score <= unit.max + (unit.bonus if above else 0)
        assert unit.bonus >= 0
        assert unit.penalty >= 0


def shuffled(text: str, rng: Random) -> str:
    """A CSV file with its rows and columns in another order."""
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    text = text.removeprefix("\ufeff")
    separator = ";" if text.partition("\n")[0].count(";") else ","
    header, *rows = list(csv.reader(io.StringIO(text), delimiter=separator))
    rng.shuffle(rows)
    order = rng.sample(range(len(header)), len(header))
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerows([[row[at] for at in order] for row in [header, *rows]])
    return mark + out.getvalue()


@cases
@given(generated=campaigns(), seed=st.integers(0, 2**32))
def test_order_changes_nothing(generated: GeneratedCampaign, seed: int) -> None:
    """the order of units, rows and files never changes a result"""
    rng = Random(seed)
    other = GeneratedCampaign(
        generated.campaign_yaml,
        generated.criteria_yaml,
        shuffled(generated.units_csv, rng),
        shuffled(generated.answers_csv, rng),
    )
    before, after = read(generated), read(other)
    for stage in SCORED_STAGES:
        one, two = rank_campaign(before, stage), rank_campaign(after, stage)
        assert two.units_data == one.units_data
        assert two.digest == one.digest


def key_of(unit: UnitResult, criteria: CriteriaSet) -> tuple[Fraction | None, ...]:
    """What a unit is ranked by."""
    assert unit.score is not None
    broken = [unit.nodes[code] for code in criteria.ranking.tie_break]
    shares = [None if node.points is None or node.max is None else Fraction(node.points, node.max) for node in broken]
    return Fraction(unit.score, unit.max), *shares


def check_ranks(results: Results) -> int:
    """Equal keys share a rank and no others do; the greater key is before. Gives how many pairs were equal."""
    ranked = [placed for placed in results.units if placed.rank is not None]
    keys = {placed.result.unit.code: key_of(placed.result, results.criteria) for placed in ranked}
    pairs = [(one, two) for one in ranked for two in ranked if one is not two]
    for one, two in pairs:
        first, second = keys[one.result.unit.code], keys[two.result.unit.code]
        assert (one.rank == two.rank) == (first == second)
        better = next(((a, b) for a, b in zip(first, second, strict=True) if a != b), None)
        if better and one.rank is not None and two.rank is not None:
            is_before = better[1] is None or (better[0] is not None and better[0] > better[1])
            assert (one.rank < two.rank) == is_before
    counts = [placed.rank for placed in ranked]
    if results.criteria.ranking.ties == "dense":
        assert set(counts) == set(range(1, len(set(counts)) + 1))
    else:
        assert all(rank == 1 + sum(other < rank for other in counts if other) for rank in counts if rank)
    return sum(one.rank == two.rank for one, two in pairs)


def test_equal_units_share_a_rank() -> None:
    """equal score and equal tie-breaks share a rank"""
    shared = 0

    @cases
    @given(generated=campaigns())
    def check(generated: GeneratedCampaign) -> None:
        nonlocal shared
        campaign = read(generated)
        shared += sum(check_ranks(rank_campaign(campaign, stage)) for stage in SCORED_STAGES)

    check()
    assert shared, "no two units of the generated campaigns were equal"


def without_names(results: Results) -> dict[str, Any]:
    """All that was scored, by unit code and in no order; ranks within equal ones have no order of names."""
    named = ("unit", "name")
    return {unit["unit"]: {key: unit[key] for key in unit if key not in named} for unit in results.units_data}


def renamed(text: str, new: dict[str, str], columns: tuple[str, ...]) -> str:
    """A CSV file with the unit codes exchanged, and other cells of the columns made alike."""
    text = text.removeprefix("\ufeff")
    separator = ";" if text.partition("\n")[0].count(";") else ","
    rows = list(csv.DictReader(io.StringIO(text), delimiter=separator))
    out = io.StringIO()
    writer = csv.DictWriter(out, list(rows[0]) if rows else text.splitlines()[0].split(separator))
    writer.writeheader()
    for row in rows:
        for column in columns:
            row[column] = new[row[column]] if column in ("code", "unit") else f"another {len(row[column])}"
        writer.writerow(row)
    return out.getvalue()


@cases
@given(generated=campaigns())
def test_scoring_sees_facts_only(generated: GeneratedCampaign) -> None:
    """scoring sees facts only, never who the unit is"""
    before = read(generated)
    old = [unit.code for unit in before.units]
    new = {code: f"X{len(old) - number}" for number, code in enumerate(old)}
    other = GeneratedCampaign(
        generated.campaign_yaml,
        generated.criteria_yaml,
        renamed(generated.units_csv, new, ("code", "name")),
        renamed(generated.answers_csv, new, ("unit", "by")),
    )
    after = read(other)
    for stage in SCORED_STAGES:
        one, two = without_names(rank_campaign(before, stage)), without_names(rank_campaign(after, stage))
        assert {new[code]: found for code, found in one.items()} == two


@cases
@given(generated=campaigns())
def test_a_unit_is_scored_alone_unless_a_range_is_observed(generated: GeneratedCampaign) -> None:
    """Facts go in, points come out: another unit's answers matter only to `normalised` on the observed range."""
    campaign = read(generated)
    rules = [leaf.rule for leaf in campaign.criteria.leaves.values()]
    if any(rule.kind == "normalised" and rule.looks_at_others for rule in rules):
        return
    for stage in SCORED_STAGES:
        together = Evaluator(campaign, stage).units()
        for unit, expected in zip(campaign.units, together, strict=True):
            rows = tuple(answer for answer in campaign.answers if answer.unit == unit.code)
            alone = Campaign(campaign.settings, campaign.criteria_file, (unit,), rows)
            assert Evaluator(alone, stage).units() == [expected]


def test_scored_and_missing_are_told_apart() -> None:
    """A result is points and max, or Missing, or does not apply: no two of them are equal."""
    assert len({Scored(0, 1), Missing(0, 1), NotApplicable(0, 1, "zero", "claim")}) == 3
