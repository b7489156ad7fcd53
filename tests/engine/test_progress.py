"""What is left: every state and flag on a campaign made by hand, and that every leaf is counted once."""

import datetime
from pathlib import Path

import pytest
from hypothesis import given

from scoring.campaign.answers import moment
from scoring.campaign.workflow import SCORED_STAGES, ScoredStage
from scoring.engine.explain import Explainer
from scoring.engine.progress import LEAF_STATES, Change, NodeProgress, UnitProgress, nodes_of, progress_of
from scoring.engine.ranking import rank_campaign
from scoring.problems import Fault
from tests import small
from tests.campaigns import GeneratedCampaign, campaigns
from tests.properties import cases, read

CRITERIA = small.criteria_text(
    small.branch(
        "A",
        "10",
        small.leaf("A.1", "2", more="evidence: {required: true}"),
        small.leaf("A.2", "2", "{kind: proportional}", more="not_applicable: exclude"),
        small.leaf("A.3", "2", "{kind: proportional}"),
        small.leaf("A.4", "2", more="from: survey"),
        small.leaf("A.5", "1", more="from: council"),
        small.leaf("A.6", "1", more="applies_to: {kind: [phuong]}"),
    ),
    more="bonus: {max: 1, children: [{code: T, max: 1, rule: {kind: yes_no}}]}\n"
    "penalty: {max: 1, children: [{code: P, max: 1, rule: {kind: per_item, points: 1}}]}",
)


def unit_of(tmp_path: Path, answers: str, stage: ScoredStage = "final", settings: str = "") -> UnitProgress:
    """How far the one unit, a xã, is."""
    return progress_of(small.campaign(tmp_path, CRITERIA, answers, settings), stage).units[0]


def node_of(tmp_path: Path, answers: str, code: str, stage: ScoredStage = "final") -> NodeProgress:
    return next(node for node in unit_of(tmp_path, answers, stage).nodes if node.node.code == code)


def test_unit_without_a_row_is_not_started(tmp_path: Path) -> None:
    unit = unit_of(tmp_path, "")
    assert (unit.state, unit.percent) == ("not_started", 0)
    assert unit.counts == {"left": 5, "not_applicable": 1, "nothing": 2}
    assert unit.codes("left") == ["A.1", "A.2", "A.3", "A.4", "A.5"]
    assert unit.codes("not_applicable") == ["A.6"]


def test_unit_whose_only_row_is_withdrawn_has_begun(tmp_path: Path) -> None:
    unit = unit_of(tmp_path, "01,A.1,self,")
    assert unit.state == "incomplete"
    assert [node.because for node in unit.nodes][:2] == ["withdrawn", "no_row"]


def test_unit_with_rows_of_other_stages_only_is_not_started_at_self(tmp_path: Path) -> None:
    unit = unit_of(tmp_path, "01,A.4,survey,yes", "self")
    assert unit.state == "not_started"
    assert unit.codes("unknown") == ["A.4", "A.5"]


def test_states_and_percent_of_a_unit_in_the_middle(tmp_path: Path) -> None:
    rows = "01,A.1,self,yes,,,QĐ 1\n01,A.2,self,50\n01,A.4,survey,yes"
    unit = unit_of(tmp_path, rows, "appraisal")
    assert unit.state == "incomplete"
    assert unit.counts == {"done": 3, "left": 1, "unknown": 1, "not_applicable": 1, "nothing": 2}
    assert unit.percent == 75
    assert unit.leaves == 8


def test_unit_with_all_rows_is_ready(tmp_path: Path) -> None:
    unit = unit_of(tmp_path, "01,A.1,self,yes,,,QĐ 1\n01,A.2,self,50\n01,A.3,self,50", "self")
    assert (unit.state, unit.percent) == ("ready", 100)


def test_percent_stays_at_99_while_anything_is_left(tmp_path: Path) -> None:
    leaves = [small.leaf(f"A.{number}", "1") for number in range(1, 301)]
    criteria = small.criteria_text(small.branch("A", "300", *leaves), more='scale: "300"')
    rows = "\n".join(f"01,A.{number},self,yes" for number in range(1, 300))
    assert progress_of(small.campaign(tmp_path, criteria, rows), "self").units[0].percent == 99


def test_percent_is_99_where_only_an_explanation_waits(tmp_path: Path) -> None:
    rows = """01,A.1,self,yes,,,QĐ 1
        01,A.2,self,50
        01,A.4,survey,yes
        01,A.3,self,50
        01,A.3,appraisal,40,,sổ ghi 40
        01,A.3,explanation,,,xem phụ lục"""
    unit = unit_of(tmp_path, rows, "appraisal")
    assert (unit.state, unit.percent, unit.counts["left"]) == ("incomplete", 99, 0)


def test_done_without_points_is_done(tmp_path: Path) -> None:
    node = node_of(tmp_path, "01,A.3,self,0", "A.3")
    assert (node.state, node.flags) == ("done", ("without_points",))


def test_no_penalty_is_not_done_without_points(tmp_path: Path) -> None:
    node = node_of(tmp_path, "01,P,self,0", "P")
    assert (node.state, node.flags) == ("done", ())


def test_bonus_is_left_by_nobody(tmp_path: Path) -> None:
    assert node_of(tmp_path, "", "T").state == "nothing"
    assert node_of(tmp_path, "01,T,self,no", "T").flags == ("without_points",)


def test_leaf_without_evidence_at_final_has_no_points_either(tmp_path: Path) -> None:
    assert node_of(tmp_path, "01,A.1,self,yes", "A.1").flags == ("without_points", "unevidenced")
    assert node_of(tmp_path, "01,A.1,self,yes", "A.1", "self").flags == ("unevidenced",)


def test_claim_is_not_applicable_at_self_and_left_until_confirmed(tmp_path: Path) -> None:
    claim = "01,A.2,self,n/a,,không phát sinh,,,2023-01-01"
    at_self = node_of(tmp_path, claim, "A.2", "self")
    assert (at_self.state, at_self.because, at_self.flags) == ("not_applicable", "claim", ())
    later = node_of(tmp_path, claim, "A.2", "appraisal")
    assert (later.state, later.because, later.flags) == ("left", "unconfirmed", ("unconfirmed",))
    confirmed = node_of(tmp_path, f"{claim}\n01,A.2,appraisal,n/a,,đã kiểm tra", "A.2", "appraisal")
    assert (confirmed.state, confirmed.because, confirmed.flags) == ("not_applicable", "claim", ())


def test_claim_of_a_branch_is_listed_and_keeps_the_unit_incomplete(tmp_path: Path) -> None:
    criteria = small.criteria_text(
        small.branch("A", "10", small.leaf("A.1"), small.leaf("A.2"), more="not_applicable: exclude")
    )
    rows = "01,A,self,n/a,,không có\n01,A.1,self,yes\n01,A.2,self,yes"
    made = small.campaign(tmp_path, criteria, rows)
    below = progress_of(made, "self").units[0]
    assert [(node.node.code, node.because) for node in below.nodes] == [("A.1", "above"), ("A.2", "above")]
    assert below.state == "ready"
    later = progress_of(made, "appraisal").units[0]
    assert [(node.node.code, node.state, node.flags) for node in later.nodes] == [
        ("A", None, ("unconfirmed",)),
        ("A.1", "done", ()),
        ("A.2", "done", ()),
    ]
    assert (later.state, later.percent, later.leaves) == ("incomplete", 99, 2)


def test_refused_claim_of_a_branch_is_a_change(tmp_path: Path) -> None:
    criteria = small.criteria_text(small.branch("A", "10", small.leaf("A.1", "10"), more="not_applicable: exclude"))
    rows = "01,A,self,n/a,,không có\n01,A,appraisal,applies,,có phát sinh"
    node = progress_of(small.campaign(tmp_path, criteria, rows), "appraisal").units[0].nodes[0]
    assert (node.node.code, node.flags) == ("A", ("unexplained",))


SELF = "01,A.3,self,50,,,,,2023-01-01"
CUT = "01,A.3,appraisal,40,,sổ ghi 40,,,2023-02-01"
EXPLAINED = "01,A.3,explanation,,,xem phụ lục,,,2023-03-01"


@pytest.mark.parametrize(
    ("rows", "flags"),
    [
        ([SELF], ()),
        ([SELF, CUT], ("unexplained",)),
        ([SELF, CUT, EXPLAINED], ("disputed",)),
        ([EXPLAINED, CUT, SELF], ("disputed",)),
        ([SELF, CUT, EXPLAINED.replace("2023-03", "2023-01")], ("unexplained",)),
        ([SELF, CUT, EXPLAINED, "01,A.3,appraisal,45,,đối chiếu lại,,,2023-04-01"], ()),
        ([SELF, CUT, EXPLAINED, "01,A.3,appraisal,50,,chấp nhận,,,2023-04-01"], ()),
        ([SELF, CUT, EXPLAINED, "01,A.3,appraisal,,,,,,2023-04-01"], ()),
        ([SELF, CUT, "01,A.3,council,,0.9,thống nhất"], ()),
        ([SELF, CUT, "01,A.3,council,"], ("unexplained",)),
        ([SELF, "01,A.3,appraisal,50,,đúng,,,2023-02-01"], ()),
        ([SELF, "01,A.3,appraisal,,1.00,đúng,,,2023-02-01"], ()),
        ([SELF, "01,A.3,appraisal,,1.20,nâng,,,2023-02-01"], ("unexplained",)),
        ([CUT], ()),
        ([CUT, EXPLAINED], ()),
        (["01,A.3,self,50", "01,A.3,explanation,,,xem phụ lục", "01,A.3,appraisal,40,,sổ ghi 40"], ("disputed",)),
    ],
    ids=[
        "only declared",
        "cut",
        "cut, explained",
        "in another order of rows",
        "explained before the cut",
        "second round, another figure",
        "second round, accepted",
        "cut withdrawn",
        "the council decided",
        "the council withdrew",
        "the same facts again",
        "the same points typed",
        "raised",
        "nothing declared",
        "nothing declared, explained",
        "rows without a moment",
    ],
)
def test_change_of_the_points(tmp_path: Path, rows: list[str], flags: tuple[str, ...]) -> None:
    assert node_of(tmp_path, "\n".join(rows), "A.3").flags == flags


def test_change_has_the_points_before_and_after(tmp_path: Path) -> None:
    assert node_of(tmp_path, f"{SELF}\n{CUT}", "A.3").change == Change(100, 80, False, False)


def test_changes_are_not_seen_at_self(tmp_path: Path) -> None:
    assert node_of(tmp_path, f"{SELF}\n{CUT}", "A.3", "self").change is None


def test_council_has_no_say_at_appraisal(tmp_path: Path) -> None:
    rows = f"{SELF}\n{CUT}\n01,A.3,council,,0.9,thống nhất"
    assert node_of(tmp_path, rows, "A.3", "appraisal").flags == ("unexplained",)


def test_refused_claim_is_a_change(tmp_path: Path) -> None:
    rows = "01,A.2,self,n/a,,không phát sinh\n01,A.2,appraisal,0,,có phát sinh"
    assert node_of(tmp_path, rows, "A.2").change == Change(None, 0, False, False)


LATE = moment("2023-01-31T23:59:59")


def test_row_after_the_deadline_makes_its_unit_late(tmp_path: Path) -> None:
    rows = """01,A.1,self,yes,,,QĐ 1,,2023-01-31T23:59:59
        01,A.2,self,n/a,,không phát sinh,,,2023-02-01T00:00
        01,A.3,self,50"""
    made = small.campaign(tmp_path, CRITERIA, rows)
    unit = progress_of(made, "self", LATE).units[0]
    assert (unit.state, unit.late) == ("ready", True)
    assert [node.node.code for node in unit.nodes if node.late] == ["A.2"]
    assert not progress_of(made, "self").units[0].late


def test_row_that_was_corrected_in_time_is_not_looked_at(tmp_path: Path) -> None:
    rows = "01,A.3,self,50,,,,,2023-02-02\n01,A.3,appraisal,40,,sổ ghi 40,,,2023-01-15"
    made = small.campaign(tmp_path, CRITERIA, rows)
    assert progress_of(made, "self", LATE).units[0].late
    assert not progress_of(made, "appraisal", LATE).units[0].late


def test_unit_that_is_not_ready_is_late_once_the_deadline_has_passed(tmp_path: Path) -> None:
    made = small.campaign(tmp_path, CRITERIA, "01,A.1,self,yes,,,QĐ 1")
    assert not progress_of(made, "self", LATE, LATE).units[0].late
    assert progress_of(made, "self", LATE, LATE + datetime.timedelta(seconds=1)).units[0].late


def test_units_stand_worst_first_then_by_vietnamese_name(tmp_path: Path) -> None:
    units = "01,Đông,xa\n02,Dương,xa\n03,An,xa\n04,Ân,xa\n05,Ba,xa\n06,Bắc,xa\n07,Ái,xa"
    ready = "\n".join(f"{code},A.{leaf},self,yes" for code in ("03", "04", "07") for leaf in (1, 2))
    rows = f"{ready}\n05,A.1,self,yes\n06,A.1,self,yes".replace("04,A.2,self,yes", "04,A.2,self,yes,,,,,2023-03-01")
    criteria = small.criteria_text(small.leaf("A.1"), small.leaf("A.2"))
    made = small.campaign(tmp_path, criteria, rows, units=units)
    found = progress_of(made, "self", LATE)
    assert [(unit.unit.name, unit.state, unit.late) for unit in found.units] == [
        ("Dương", "not_started", False),
        ("Đông", "not_started", False),
        ("Ba", "incomplete", False),
        ("Bắc", "incomplete", False),
        ("Ân", "ready", True),
        ("Ái", "ready", False),
        ("An", "ready", False),
    ]
    with pytest.raises(Fault, match="unit-unknown"):
        found.unit("08")


@cases
@given(generated=campaigns())
def test_every_leaf_is_counted_once_and_agrees_with_the_results(generated: GeneratedCampaign) -> None:
    campaign = read(generated)
    for stage in SCORED_STAGES:
        results = {placed.result.unit.code: placed.result for placed in rank_campaign(campaign, stage).units}
        found = progress_of(campaign, stage, LATE, LATE)
        assert {unit.unit.code for unit in found.units} == set(results)
        for unit in found.units:
            result = results[unit.unit.code]
            assert sum(unit.counts[state] for state in LEAF_STATES) == len(campaign.criteria.leaves)
            assert unit.leaves == len(campaign.criteria.leaves)
            states = [node.node.code for node in unit.nodes if node.state]
            assert states == list(campaign.criteria.leaves)
            assert unit.codes("left") == list(result.missing)
            assert unit.codes("unconfirmed") == list(result.unconfirmed)
            assert unit.codes("unevidenced") == list(result.unevidenced)
            assert (unit.percent == 100) == (unit.state == "ready")
            assert stage != "self" or not unit.counts["unexplained"] + unit.counts["disputed"]


@cases
@given(generated=campaigns())
def test_nodes_of_one_unit_stand_by_themselves_as_among_all(generated: GeneratedCampaign) -> None:
    campaign = read(generated)
    for stage in SCORED_STAGES:
        explainer = Explainer(campaign, stage)
        for unit in progress_of(campaign, stage).units:
            assert nodes_of(explainer, unit.unit.code) == unit.nodes
