"""What nodes have, as formulas: what varies by unit, what state cells hold, texts that stay short enough."""

from fractions import Fraction
from pathlib import Path

from hypothesis import given

from scoring.campaign.workflow import SCORED_STAGES
from scoring.engine.evaluate import Evaluator
from scoring.points import exact_text
from scoring.spreadsheet.cells import level_values
from scoring.spreadsheet.formulas import Inputs
from scoring.spreadsheet.nodes import NOTHING, NodeFormulas, any_of
from scoring.spreadsheet.standing import CampaignFormulas, CellWords
from scoring.spreadsheet.totals import Cells, can_be_out
from scoring.tree.model import Leaf
from tests import small
from tests.campaigns import GeneratedCampaign, campaigns
from tests.properties import cases, read
from tests.small import criteria_of, leaf


@cases
@given(campaigns())
def test_a_fixed_max_is_that_of_every_unit(generated: GeneratedCampaign) -> None:
    campaign = read(generated)
    for stage in SCORED_STAGES:
        standing = CampaignFormulas(campaign, stage, CellWords.of("vi"))
        results = Evaluator(campaign, stage).units()
        for code in campaign.criteria.nodes:
            if not standing.varies(code):
                maxima = {result.nodes[code].max for result in results}
                assert {_literal(most, standing.precision) for most in maxima} == {standing.fixed_max(code)}
        if standing.fixed_whole is not None:
            assert {_literal(result.whole.max, standing.precision) for result in results} == {
                exact_text(standing.fixed_whole)
            }


def _literal(steps: int | None, precision: int) -> str:
    return NOTHING if steps is None else exact_text(Fraction(steps, 10**precision))


@cases
@given(campaigns())
def test_state_cells_say_what_was_found(generated: GeneratedCampaign) -> None:
    campaign = read(generated)
    words = CellWords.of("en")
    for stage in SCORED_STAGES:
        standing, evaluator = CampaignFormulas(campaign, stage, words), Evaluator(campaign, stage)
        for look, result in zip(evaluator.looks, evaluator.units(), strict=True):
            states = {
                node.code: standing.state_of(evaluator, look, position) for position, node in enumerate(evaluator.nodes)
            }
            leaves = campaign.criteria.leaves
            assert [code for code, state in states.items() if state == words.na] == list(result.not_applicable)
            assert {code for code, state in states.items() if state == words.unconfirmed} == {
                code for code in result.unconfirmed if code in leaves
            }
            assert {code for code, state in states.items() if state == words.unevidenced} <= {*result.unevidenced}
            for code, state in states.items():
                if isinstance(state, float):
                    points = result.nodes[code].points
                    assert points is not None
                    assert state == float(Fraction(points, 10**standing.precision))
            assert all(can_be_out(campaign.criteria.nodes[code]) for code, state in states.items() if state == words.na)


def test_words_of_states_differ() -> None:
    for lang in ("vi", "en"):
        assert len({*CellWords.of(lang)}) == len(CellWords.of(lang))


def _standing(tmp_path: Path, *nodes: str, settings: str = "", stage: str = "final") -> CampaignFormulas:
    campaign = small.campaign(tmp_path, small.criteria_text(*nodes), "", settings)
    return CampaignFormulas(
        campaign, "final" if stage == "final" else "self", CellWords("na", "poor", "open", "-", "none")
    )


def _leaf(standing: CampaignFormulas, code: str = "A") -> NodeFormulas:
    node = standing.campaign.criteria.nodes[code]
    assert isinstance(node, Leaf)
    return standing.leaf(node, Inputs(("B1",)), "A1")


def _points(standing: CampaignFormulas, code: str = "A") -> str:
    points = _leaf(standing, code).points
    assert points is not None
    return points


def test_a_leaf_without_exceptions_asks_for_its_state_once(tmp_path: Path) -> None:
    found = _leaf(_standing(tmp_path, small.leaf("A", "10")))
    assert found == NodeFormulas(
        'IF(ISNUMBER(A1),ROUND(A1,2),IF(B1="",0,IF(B1="có",10.00,IF(B1="không",0,""))))', "10", ""
    )


def test_a_leaf_that_may_not_apply_has_what_its_effect_leaves(tmp_path: Path) -> None:
    rest = 'IF(ISNUMBER(A1),ROUND(A1,2),IF(B1="",0,IF(B1="có",10.00,IF(B1="không",0,""))))'
    expected = {
        "exclude": (f'IF(A1="na","-",{rest})', 'IF(A1="na","",10)', ""),
        "rescale": (f'IF(A1="na","-",{rest})', 'IF(A1="na","",10)', 'IF(A1="na",10,0)'),
        "full": (f'IF(A1="na",10,{rest})', 'IF(A1="na",10,10)', ""),
        "zero": (f'IF(A1="na",0,{rest})', 'IF(A1="na",10,10)', ""),
    }
    for effect, formulas in expected.items():
        leaf = small.leaf("A", "10", more=f"not_applicable: {effect}")
        assert _leaf(_standing(tmp_path / effect, leaf)) == NodeFormulas(*formulas)


def test_without_evidence_nothing_is_above_zero(tmp_path: Path) -> None:
    more = "evidence: {required: true, what: report}"
    plain = _points(_standing(tmp_path / "plain", small.leaf("A", "10", more=more)))
    assert 'IF(A1="poor",0,' in plain
    rule = "{kind: levels, levels: [{id: a, points: 10}, {id: b, points: -2}]}"
    negative = _points(_standing(tmp_path / "negative", small.leaf("A", "10", rule, more)))
    assert 'IF(A1="poor",MIN(0,N(' in negative
    warned = _standing(tmp_path / "warn", small.leaf("A", "10", more=more), settings="without_evidence: warn")
    assert "poor" not in _points(warned)


def test_what_is_missing_leaves_units_without_points(tmp_path: Path) -> None:
    standing = _standing(tmp_path, small.branch("A", "10", small.leaf("A.1", "10")), settings="when_missing: unranked")
    assert 'IF(B1="","none",' in _points(standing, "A.1")
    whole = standing.nodes.whole("10", [Cells("C1", "10", "")]).points
    assert whole is not None
    assert whole.startswith('IF(C1="none","none",')


def test_a_leaf_the_stage_does_not_know_is_out(tmp_path: Path) -> None:
    standing = _standing(tmp_path, small.leaf("A", "10", more="from: council"), stage="self")
    assert _leaf(standing) == NodeFormulas('"-"', NOTHING)
    assert standing.fixed_max("A") == NOTHING
    assert standing.nodes.whole(NOTHING, [Cells("C1", NOTHING, "")]) == NodeFormulas('"-"', NOTHING)


def test_nodes_below_one_that_is_out_are_out(tmp_path: Path) -> None:
    node = small.branch("A", "10", small.leaf("A.1", "10"), more="not_applicable: exclude")
    standing = _standing(tmp_path, node)
    assert standing.states_above["A.1"] == ("A",)
    leaf = standing.campaign.criteria.leaves["A.1"]
    found = standing.leaf(leaf, Inputs(("B1",)), "A1", ["Z1"])
    assert found.points is not None
    assert found.points.startswith('IF(Z1="na","-",')
    assert found.max == 'IF(Z1="na","",10)'


def test_many_tests_are_nested() -> None:
    assert any_of(["a"]) == "a"
    assert any_of(["a", "b"]) == "OR(a,b)"
    assert any_of(["a"] * 201) == f"OR(OR({','.join(['a'] * 200)}),OR(a))"


def test_levels_of_a_condition_are_worth_whether_it_is_met() -> None:
    """A cell in which a level is chosen gives 1 from the level on that meets the condition, as the engine does."""
    levels = "[{id: all, points: 1}, {id: most, points: 0.6}, {id: few, points: 0.59}]"
    condition = f"{{code: DK, vi: Điều kiện, rule: {{kind: levels, levels: {levels}}}, met_at: 60}}"
    criteria = criteria_of(leaf("A", "10"), more=f"conditions: [{condition}]")
    (found,) = criteria.conditions
    assert level_values(found, 2) == [1, 1, 0]
