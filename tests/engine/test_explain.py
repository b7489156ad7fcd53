"""Why a unit has its points: the reasons agree with the results, the row that counts is marked, changes are told."""

from pathlib import Path

import pytest
from hypothesis import given

from scoring.campaign.campaign import Campaign
from scoring.campaign.workflow import SCORED_STAGES
from scoring.engine.explain import Layer, NodeExplanation, UnitExplanation, explain
from scoring.engine.results import Missing, NotApplicable
from scoring.problems import Fault
from scoring.words import say
from tests.campaigns import GeneratedCampaign, campaigns
from tests.properties import cases, read
from tests.small import branch, campaign, criteria_text, leaf

VALUE = "{kind: value, max: 5}"
SPARE = leaf("B", "5", VALUE)


def node_of(made: Campaign, code: str, stage: str = "final") -> NodeExplanation:
    found = explain(made, stage, "01", code)  # type: ignore[arg-type]
    return found.nodes[0]


def why(made: Campaign, code: str, stage: str = "final") -> str:
    return say(node_of(made, code, stage).why, "en")


def check_layers(node: NodeExplanation) -> None:
    before = None
    for layer in node.layers:
        assert layer.before == before
        assert layer.change == (None if layer.points is None or before is None else layer.points - before)
        before = before if layer.points is None else layer.points
    counting = [layer for layer in node.layers if layer.counts]
    assert len(counting) <= 1
    if isinstance(node.result, NotApplicable):
        assert [layer.kind for layer in counting] == (["claim"] if node.result.because == "claim" else [])
    elif counting and counting[0].kind == "scored":
        assert node.result.points is not None
        assert node.result.points in (counting[0].points, min(counting[0].points or 0, 0))
    elif isinstance(node.result, Missing) and node.terms is not None:
        assert counting == []


@cases
@given(generated=campaigns())
def test_explanation_agrees_with_the_results(generated: GeneratedCampaign) -> None:
    made = read(generated)
    for stage in SCORED_STAGES:
        for unit in made.units:
            found = explain(made, stage, unit.code)
            assert [node.node.code for node in found.nodes] == list(made.criteria.nodes)
            for node in found.nodes:
                assert node.result == found.placed.result.nodes[node.node.code]
                check_layers(node)
                for lang in ("vi", "en"):
                    assert say(node.why, lang)
                    assert "{" not in say(node.why, lang)
            for said in (*found.whole, *found.grade, found.rank):
                assert say(said, "vi") != say(said, "en") or said.code in ("grade-given", "word-points-of-max")


@cases
@given(generated=campaigns())
def test_reason_of_facts_is_what_the_rule_says(generated: GeneratedCampaign) -> None:
    """The exact points of the sentence are those of the result, rounded once."""
    made = read(generated)
    precision = made.criteria.precision
    for unit in made.units:
        for node in explain(made, "final", unit.code).nodes:
            counting = [layer for layer in node.layers if layer.counts and layer.kind == "scored"]
            if counting and counting[0].answer.points:
                assert node.why.code == "why-typed"
                assert node.why.values["stage"].code == f"stage-{counting[0].answer.stage}"
                assert (
                    abs(float(counting[0].answer.points.replace(",", ".")) * 10**precision - (node.result.points or 0))
                    < 1e-6
                )
            elif counting and node.why.code in ("why-value", "why-judged"):
                assert abs(node.why.values["number"] * 10**precision - (node.result.points or 0)) * 2 <= 1


ROWS = """01,A,self,4,,,,cb1,2023-01-02T08:00
01,A,appraisal,,2.5,too high,,td1,2023-02-01
01,A,explanation,,,we have the minutes,minutes 5,cb1,2023-02-03
01,A,appraisal,3,,second round,,td1,2023-02-05T01:00Z
01,A,council,,3.5,vote,,hd,2023-03-01
01,B,self,1"""


def layers_of(
    folder: Path, rows: str = ROWS, stage: str = "final", more: str = "not_applicable: exclude"
) -> tuple[Layer, ...]:
    return node_of(campaign(folder, criteria_text(leaf("A", "5", VALUE, more), SPARE), rows), "A", stage).layers


def test_layers_tell_every_change_in_order(tmp_path: Path) -> None:
    layers = layers_of(tmp_path)
    assert [(layer.answer.stage, layer.points, layer.before, layer.change, layer.counts) for layer in layers] == [
        ("self", 400, None, None, False),
        ("appraisal", 250, 400, -150, False),
        ("explanation", None, 250, None, False),
        ("appraisal", 300, 250, 50, False),
        ("council", 350, 300, 50, True),
    ]
    assert [layer.second_round for layer in layers] == [False, False, False, True, False]
    assert [layer.kind for layer in layers] == ["scored", "scored", "explanation", "scored", "scored"]


@pytest.mark.parametrize(
    ("stage", "shown", "counts"),
    [("self", ["self"], "self"), ("appraisal", ["self", "appraisal", "explanation", "appraisal"], "appraisal")],
)
def test_layers_of_later_stages_are_not_shown(tmp_path: Path, stage: str, shown: list[str], counts: str) -> None:
    layers = layers_of(tmp_path, stage=stage)
    assert [layer.answer.stage for layer in layers] == shown
    assert [layer.answer.stage for layer in layers if layer.counts] == [counts]
    assert layers[-1].counts


def test_layers_without_moments_stand_in_the_order_of_stages(tmp_path: Path) -> None:
    rows = "01,A,council,5\n01,A,appraisal,3,,,,,2023-05-01\n01,A,self,4,,,,,2023-06-01"
    assert [layer.answer.stage for layer in layers_of(tmp_path, rows)] == ["self", "appraisal", "council"]


@pytest.mark.parametrize(
    ("rows", "settings", "stage", "counting"),
    [
        ("01,A,self,n/a,,none", "", "final", []),
        ("01,A,self,n/a,,none", "claims: trust", "final", ["self"]),
        ("01,A,self,n/a,,none", "", "self", ["self"]),
        ("01,A,self,n/a,,none\n01,A,appraisal,n/a,,yes\n01,A,council,n/a,,yes", "", "final", ["council"]),
        ("01,A,self,n/a,,one,,,2023-01-01\n01,A,self,n/a,,two,,,2023-01-02", "", "self", ["self"]),
        ("01,A,self,n/a,,none\n01,A,appraisal,4", "", "final", ["appraisal"]),
        ("01,A,self,4,,,,,2023-01-01\n01,A,self,,,,,,2023-01-02", "", "final", []),
    ],
)
def test_the_one_row_that_counts_is_marked(
    tmp_path: Path, rows: str, settings: str, stage: str, counting: list[str]
) -> None:
    criteria = criteria_text(leaf("A", "5", VALUE, "not_applicable: exclude"), SPARE)
    layers = node_of(campaign(tmp_path, criteria, rows, settings), "A", stage).layers
    assert [layer.answer.stage for layer in layers if layer.counts] == counting
    if len(counting) == 1 and len({layer.answer.stage for layer in layers}) < len(layers):
        assert layers[-1].counts


@pytest.mark.parametrize(
    ("more", "rows", "settings", "stage", "sentence"),
    [
        ("", "01,A,self,4", "", "final", "the score itself, 4"),
        ("", "01,A,appraisal,,4,why", "", "final", "points set by appraisal"),
        ("", "", "", "final", "no answer"),
        ("", "", "when_missing: unranked", "final", "no answer, so no points and no rank"),
        ("not_applicable: exclude", "01,A,self,n/a,,x", "", "final",
         "claimed as not applicable, not confirmed: no answer"),
        ("not_applicable: zero", "01,A,self,n/a,,x", "", "self", "claimed as not applicable (no points)"),
        ("not_applicable: rescale", "01,A,council,n/a,,x", "", "final",
         "not applicable, confirmed by the appraisal (rescaled within its parent)"),
        ("applies_to: {kind: [phuong]}", "", "", "final", "does not apply to this unit (left out of the scale)"),
        ("applies_to: {kind: [phuong]}, not_applicable: full", "", "", "final",
         "does not apply to this unit (full points)"),
        ("from: council", "", "", "appraisal", "not known yet at this stage"),
        ("evidence: {required: true}", "01,A,self,4", "", "final",
         "the score itself, 4; without evidence or explanation, so not counted"),
        ("evidence: {required: true}", "01,A,self,4,,why", "", "final", "the score itself, 4; without evidence so far"),
        ("evidence: {required: true}", "01,A,self,4,,,doc", "", "final", "the score itself, 4"),
    ],
)  # fmt: skip
def test_reason_of_a_leaf(tmp_path: Path, more: str, rows: str, settings: str, stage: str, sentence: str) -> None:
    made = campaign(tmp_path, criteria_text(leaf("A", "5", VALUE, more), SPARE), rows, settings)
    assert why(made, "A", stage) == sentence


@pytest.mark.parametrize(
    ("combine", "more", "settings", "sentence"),
    [
        ("sum", "", "", "the sum of 2: 2.00 + 1.00"),
        (
            "sum",
            "not_applicable: rescale, applies_to: {kind: [phuong]}",
            "",
            "the sum of what applies (1): 2.00 of 3.00, rescaled to 5.00",
        ),
        ("sum", "not_applicable: exclude, applies_to: {kind: [phuong]}", "", "the sum of 1: 2.00"),
        ("mean", "", "", "the mean share of 2 × 5.00"),
        ("weighted", "weight: 3", "", "the weighted mean share of 2 × 5.00"),
        ("sum", "from: council", "when_missing: unranked", "no answer, so no points and no rank"),
    ],
)
def test_reason_of_a_branch(tmp_path: Path, combine: str, more: str, settings: str, sentence: str) -> None:
    weight = "weight: 1" if combine == "weighted" else ""
    children = leaf("A.1", "3", "{kind: value, max: 3}", weight), leaf("A.2", "2", "{kind: value, max: 2}", more)
    inner = branch("A", "5", *children, more=f"combine: {combine}")
    rows = "01,A.1,self,2\n01,B,self,0" + ("" if "from" in more or "applies_to" in more else "\n01,A.2,self,1")
    assert why(campaign(tmp_path, criteria_text(inner, SPARE), rows, settings), "A") == sentence


def test_reason_below_a_claim_and_where_nothing_is_left(tmp_path: Path) -> None:
    claimed = branch("A", "5", leaf("A.1", "5"), more="not_applicable: exclude")
    made = campaign(tmp_path / "1", criteria_text(claimed, SPARE), "01,A,council,n/a,,none")
    assert why(made, "A.1") == "a node above does not apply"
    empty = branch("A", "5", leaf("A.1", "5", more="applies_to: {kind: [phuong]}"))
    assert why(campaign(tmp_path / "2", criteria_text(empty, SPARE), ""), "A") == "nothing below applies"


def test_unconfirmed_claim_of_a_branch_is_told(tmp_path: Path) -> None:
    inner = branch("A", "5", leaf("A.1", "5"), more="not_applicable: exclude")
    made = campaign(tmp_path, criteria_text(inner, SPARE), "01,A,self,n/a,,none\n01,A.1,self,yes")
    assert "not confirmed" in why(made, "A")
    assert "5.00" in why(made, "A")


def test_leaf_of_bonus_without_a_row(tmp_path: Path) -> None:
    made = campaign(
        tmp_path, criteria_text(leaf("A", "10"), more=f"bonus: {{max: 1, children: [{leaf('X', '1')}]}}"), ""
    )
    assert why(made, "X") == "nothing stated"
    assert explain(made, "final", "01").nodes[-1].depth == 0


def whole(found: UnitExplanation) -> list[str]:
    return [say(said, "en") for said in (*found.whole, *found.grade, found.rank)]


def test_whole_grade_and_rank(tmp_path: Path) -> None:
    criteria = criteria_text(
        leaf("A", "5", VALUE, "applies_to: {kind: [xa]}"),
        SPARE,
        more="grades:\n  - {id: top, at_least: 90, requires: [{node: B, at_least: 95}]}\n  - {id: good, at_least: 80}\n"
        "  - {id: weak, at_least: 0}\n"
        f"bonus: {{max: 1, children: [{leaf('X', '1')}]}}",
    )
    rows = (
        "01,B,self,4.5\n01,X,self,yes\n02,A,self,3\n02,B,self,5\n02,X,self,yes\n03,A,self,5\n03,B,self,4\n03,X,self,yes"
    )
    made = campaign(tmp_path, criteria, rows, units="01,An,phuong\n02,Bo,xa\n03,Ca,xa\n04,Du,xa")
    assert whole(explain(made, "final", "01")) == [
        "4.50 of the 5.00 points that apply, put on the scale 10.00: 9.00",
        "+ bonus 1.00",
        "= 10.00 of 10.00 points",
        "100% → good",
        "not top: part B has 90%, below 95%",
        "rank 1 of 4 ranked units (shared with Ca)",
    ]
    assert whole(explain(made, "final", "02"))[-1] == "rank 3 of 4 ranked units"
    assert whole(explain(made, "final", "04")) == [
        "0.00 of 10.00 points",
        "0% → weak",
        "not good: 0%, below 80%",
        "not top: 0%, below 90%; part B has 0%, below 95%",
        "rank 4 of 4 ranked units",
    ]


def test_caps_are_said_with_the_sum_they_cut(tmp_path: Path) -> None:
    blocks = f"bonus: {{max: 1, children: [{leaf('X', '1')}, {leaf('Y', '1')}]}}\n"
    blocks += f"penalty: {{max: 2, children: [{leaf('Z', '1')}]}}"
    made = campaign(
        tmp_path, criteria_text(leaf("A", "10"), more=blocks), "01,X,self,yes\n01,Y,self,yes\n01,Z,self,yes"
    )
    assert whole(explain(made, "final", "01"))[:4] == [
        "0.00 of 10.00 points",
        "+ bonus 1.00 (they add up to 2.00, at most 1.00 count)",
        "− penalty 1.00",
        "= 0.00 of 10.00 points",
    ]


def test_rank_names_the_node_that_parted_equal_scores(tmp_path: Path) -> None:
    criteria = criteria_text(leaf("A", "5", VALUE), leaf("B", "5", VALUE)).replace(
        "ties: min", "ties: min, tie_break: [A]"
    )
    made = campaign(
        tmp_path, criteria, "01,A,self,3\n01,B,self,4\n02,A,self,4\n02,B,self,3", units="01,An,xa\n02,Bo,xa"
    )
    assert whole(explain(made, "final", "01"))[-1] == (
        "rank 2 of 2 ranked units; the same score as Bo, parted by part A: 3.00 against 4.00"
    )
    assert whole(explain(made, "final", "02"))[-1] == (
        "rank 1 of 2 ranked units; the same score as An, parted by part A: 4.00 against 3.00"
    )


def test_rank_counts_ranked_units_only(tmp_path: Path) -> None:
    made = campaign(
        tmp_path,
        criteria_text(leaf("A", "10")),
        "01,A,self,yes",
        "when_missing: unranked",
        units="01,An,xa\n02,Bo,xa",
    )
    assert whole(explain(made, "final", "01"))[-1] == "rank 1 of 1 ranked units"


def test_unranked_unit_has_no_score_and_no_rank(tmp_path: Path) -> None:
    made = campaign(tmp_path, criteria_text(leaf("A", "10")), "", "when_missing: unranked")
    assert whole(explain(made, "final", "01")) == ["no score, not ranked", "no score, not ranked"]


def test_node_and_what_is_below_it(tmp_path: Path) -> None:
    inner = branch("A", "5", branch("A.1", "3", leaf("A.1.1", "3")), leaf("A.2", "2"))
    made = campaign(tmp_path, criteria_text(inner, SPARE), "")
    below = {code: [node.node.code for node in explain(made, "final", "01", code).nodes] for code in ("A", "A.1", "B")}
    assert below == {"A": ["A", "A.1", "A.1.1", "A.2"], "A.1": ["A.1", "A.1.1"], "B": ["B"]}


@pytest.mark.parametrize(("unit", "code", "fault"), [("1", None, "unit-unknown"), ("01", "Z", "code-unknown")])
def test_unknown_unit_or_code(tmp_path: Path, unit: str, code: str | None, fault: str) -> None:
    made = campaign(tmp_path, criteria_text(leaf("A", "10")), "")
    with pytest.raises(Fault, match=fault):
        explain(made, "final", unit, code)
