"""Scoring a unit, case by case: stages, missing answers, claims and their effects, evidence, bonus and penalty."""

from pathlib import Path

import pytest

from scoring.campaign.workflow import ScoredStage
from tests.small import branch, campaign, criteria_text, leaf, points, scored

STAGES: tuple[ScoredStage, ...] = ("self", "appraisal", "final")
VALUE = "{kind: value, min: 0, max: 5}"
SPARE = leaf("B", "5", VALUE)


def at_stages(folder: Path, criteria: str, rows: str, code: str = "A", settings: str = "") -> list[str | None]:
    made = campaign(folder, criteria, rows, settings)
    return [points(made, code, stage) for stage in STAGES]


# Which row counts


@pytest.mark.parametrize(
    ("rows", "wanted"),
    [
        ("01,A,self,4", ["4.00", "4.00", "4.00"]),
        ("01,A,self,4\n01,A,appraisal,3", ["4.00", "3.00", "3.00"]),
        ("01,A,self,4\n01,A,appraisal,,2.5,why", ["4.00", "2.50", "2.50"]),
        ("01,A,self,4\n01,A,appraisal,3\n01,A,council,,5,why", ["4.00", "3.00", "5.00"]),
        ("01,A,self,4\n01,A,council,,5,why", ["4.00", "4.00", "5.00"]),
        ("01,A,self,4\n01,A,appraisal,3\n01,A,council,,,withdrawn", ["4.00", "3.00", "3.00"]),
        ("01,A,self,4\n01,A,explanation,,,we did", ["4.00", "4.00", "4.00"]),
        (
            "01,A,self,4\n01,A,appraisal,2,,,,,2023-01-05\n01,A,explanation,,,why,,,2023-01-06\n"
            "01,A,appraisal,3,,second round,,,2023-01-07",
            ["4.00", "3.00", "3.00"],
        ),
        ("01,A,self,4,,,,,2023-01-05\n01,A,self,,,,,,2023-01-06", ["0.00", "0.00", "0.00"]),
        ("01,A,self,4,,,,,2023-01-05\n01,A,self,1,,,,,2023-01-04T23:00Z", ["1.00", "1.00", "1.00"]),
        ("01,A,self,4,,,,,2023-01-05T08:00\n01,A,self,1,,,,,2023-01-05T00:30Z", ["4.00", "4.00", "4.00"]),
    ],
)
def test_row_that_counts_at_each_stage(tmp_path: Path, rows: str, wanted: list[str]) -> None:
    assert at_stages(tmp_path, criteria_text(leaf("A", "5", VALUE), SPARE), rows) == wanted


@pytest.mark.parametrize(
    ("origin", "wanted", "missing"),
    [
        ("survey", [None, "4.00", "4.00"], [[], [], []]),
        ("register", [None, "4.00", "4.00"], [[], [], []]),
        ("council", [None, None, "4.00"], [[], [], []]),
    ],
)
def test_what_a_stage_does_not_know_yet_is_out(
    tmp_path: Path, origin: str, wanted: list[str | None], missing: list[list[str]]
) -> None:
    criteria = criteria_text(leaf("A", "5", VALUE, f"from: {origin}"), SPARE)
    made = campaign(tmp_path, criteria, f"01,A,{origin},4\n01,B,self,2.5")
    assert [points(made, "A", stage) for stage in STAGES] == wanted
    units = [scored(made, stage)["01"] for stage in STAGES]
    assert [unit["missing"] for unit in units] == missing
    assert all(unit["not_applicable"] == [] for unit in units)
    own = units[0]
    assert (own["score"], own["max"], own["percent"]) == ("2.50", "5.00", "50.00")


def test_self_score_is_of_what_self_knows_and_later_of_the_scale(tmp_path: Path) -> None:
    made = campaign(tmp_path, criteria_text(leaf("A", "5", VALUE, "from: council"), SPARE), "01,B,self,2.5")
    appraised = scored(made, "appraisal")["01"]
    assert (appraised["score"], appraised["max"]) == ("5.00", "10.00")
    final = scored(made)["01"]
    assert (final["score"], final["max"], final["missing"]) == ("2.50", "10.00", ["A"])


# Missing


def test_missing_is_zero_by_default(tmp_path: Path) -> None:
    made = campaign(tmp_path, criteria_text(branch("A", "5", leaf("A.1", "5", VALUE)), SPARE), "01,B,self,3")
    unit = scored(made)["01"]
    assert (unit["missing"], unit["score"], unit["rank"]) == (["A.1"], "3.00", 1)
    assert unit["nodes"]["A.1"] == {"points": "0.00", "max": "5.00"}
    assert unit["nodes"]["A"] == {"points": "0.00", "max": "5.00"}


def test_missing_unranked_takes_the_points_of_all_above(tmp_path: Path) -> None:
    criteria = criteria_text(
        branch("A", "5", branch("A.1", "3", leaf("A.1.1", "3")), leaf("A.2", "2")),
        SPARE,
        more="grades: [{id: g, at_least: 0}]",
    )
    unit = scored(campaign(tmp_path, criteria, "01,A.2,self,yes\n01,B,self,3", "when_missing: unranked"))["01"]
    assert {code: node["points"] for code, node in unit["nodes"].items()} == {
        "A": None, "A.1": None, "A.1.1": None, "A.2": "2.00", "B": "3.00",
    }  # fmt: skip
    assert all(node["max"] is not None for node in unit["nodes"].values())
    assert [unit[key] for key in ("rank", "score", "percent", "grade", "max")] == [None, None, None, None, "10.00"]


def test_leaf_of_bonus_without_a_row_is_zero_and_not_missing(tmp_path: Path) -> None:
    criteria = criteria_text(SPARE, leaf("C", "5"), more=f"bonus: {{max: 1, children: [{leaf('X', '1')}]}}")
    unit = scored(campaign(tmp_path, criteria, "01,B,self,3\n01,C,self,no", "when_missing: unranked"))["01"]
    assert (unit["missing"], unit["bonus"], unit["rank"]) == ([], "0.00", 1)
    assert unit["nodes"]["X"] == {"points": "0.00", "max": "1.00"}


# Claims and what applies


CLAIM = "01,A,self,n/a,,no such task\n01,B,self,2.5"


@pytest.mark.parametrize(
    ("effect", "own", "node"),
    [
        ("exclude", ("2.50", "5.00", "50.00"), (None, None)),
        ("rescale", ("5.00", "10.00", "50.00"), (None, None)),
        ("full", ("7.50", "10.00", "75.00"), ("5.00", "5.00")),
        ("zero", ("2.50", "10.00", "25.00"), ("0.00", "5.00")),
    ],
)
def test_effect_of_a_claim_at_stage_self(
    tmp_path: Path, effect: str, own: tuple[str, str, str], node: tuple[str | None, str | None]
) -> None:
    made = campaign(tmp_path, criteria_text(leaf("A", "5", VALUE, f"not_applicable: {effect}"), SPARE), CLAIM)
    unit = scored(made, "self")["01"]
    assert (unit["score"], unit["max"], unit["percent"]) == own
    assert unit["nodes"]["A"] == dict(zip(("points", "max"), node, strict=True))
    assert (unit["not_applicable"], unit["unconfirmed"], unit["missing"]) == (["A"], [], [])


@pytest.mark.parametrize(
    ("more_rows", "settings", "lists"),
    [
        ("", "", ([], ["A"], ["A"])),
        ("01,A,appraisal,n/a,,confirmed", "", (["A"], [], [])),
        ("01,A,council,n/a,,confirmed", "", (["A"], [], [])),
        ("01,A,appraisal,3", "", ([], [], [])),
        ("01,A,appraisal,,0,there is one", "", ([], [], [])),
        ("01,A,appraisal,,,withdrawn", "", ([], ["A"], ["A"])),
        ("", "claims: trust", (["A"], [], [])),
        ("01,A,appraisal,3", "claims: trust", ([], [], [])),
    ],
)
def test_claim_of_a_leaf_is_confirmed_refused_or_waits(
    tmp_path: Path, more_rows: str, settings: str, lists: tuple[list[str], list[str], list[str]]
) -> None:
    criteria = criteria_text(leaf("A", "5", VALUE, "not_applicable: exclude"), SPARE)
    unit = scored(campaign(tmp_path, criteria, f"{CLAIM}\n{more_rows}", settings))["01"]
    assert (unit["not_applicable"], unit["unconfirmed"], unit["missing"]) == lists


@pytest.mark.parametrize(
    ("more_rows", "a1", "lists"),
    [
        ("", "3.00", ([], ["A"])),
        ("01,A,appraisal,n/a,,confirmed", None, (["A"], [])),
        ("01,A,appraisal,applies", "3.00", ([], [])),
        ("01,A,appraisal,n/a,,confirmed\n01,A,council,applies", "3.00", ([], [])),
        ("01,A,appraisal,applies\n01,A,council,n/a,,none", None, (["A"], [])),
    ],
)
def test_claim_of_an_inner_node(
    tmp_path: Path, more_rows: str, a1: str | None, lists: tuple[list[str], list[str]]
) -> None:
    """Unconfirmed it is as if not made; confirmed, nothing below is looked at."""
    inner = branch(
        "A", "5", leaf("A.1", "3", "{kind: value, max: 3}"), leaf("A.2", "2"), more="not_applicable: exclude"
    )
    rows = f"01,A,self,n/a,,none\n01,A.1,self,3\n01,B,self,2.5\n{more_rows}"
    unit = scored(campaign(tmp_path, criteria_text(inner, SPARE), rows))["01"]
    assert unit["nodes"]["A.1"]["points"] == a1
    assert (unit["not_applicable"], unit["unconfirmed"]) == lists
    assert unit["missing"] == ([] if a1 is None else ["A.2"])
    assert unit["score"] == ("5.00" if a1 is None else "5.50")


@pytest.mark.parametrize(
    ("effect", "score"),
    [("forbidden", "5.00"), ("exclude", "5.00"), ("rescale", "5.00"), ("full", "7.50"), ("zero", "2.50")],
)
def test_applies_to_leaves_a_unit_out_with_the_effect_of_the_node(tmp_path: Path, effect: str, score: str) -> None:
    criteria = criteria_text(leaf("A", "5", VALUE, f"not_applicable: {effect}, applies_to: {{kind: [phuong]}}"), SPARE)
    made = campaign(tmp_path, criteria, "01,B,self,2.5\n02,A,self,4\n02,B,self,2.5", units="01,An,xa\n02,Bo,PHUONG")
    units = scored(made)
    assert (units["01"]["score"], units["01"]["not_applicable"]) == (score, ["A"])
    assert (units["02"]["score"], units["02"]["not_applicable"]) == ("6.50", [])


def test_rescale_arithmetic(tmp_path: Path) -> None:
    """2 of 3 points, 2 of 5 rescaled: 2 × 5 ÷ 3 = 3.33 of 5."""
    one = leaf("A.1", "3", "{kind: value, max: 3}")
    inner = branch("A", "5", one, leaf("A.2", "2", "{kind: yes_no}", "not_applicable: rescale"))
    rows = "01,A.1,self,2\n01,A.2,self,n/a,,none\n01,A.2,appraisal,n/a,,none\n01,B,self,0"
    unit = scored(campaign(tmp_path, criteria_text(inner, SPARE), rows))["01"]
    assert unit["nodes"]["A"] == {"points": "3.33", "max": "5.00"}
    assert (unit["score"], unit["max"]) == ("3.33", "10.00")


def test_full_inner_node_counts_whole_at_stage_self_whatever_is_unknown_below(tmp_path: Path) -> None:
    survey = leaf("A.1", "5", VALUE, "from: survey")
    inner = branch("A", "5", survey, more="not_applicable: full, applies_to: {kind: [phuong]}")
    unit = scored(campaign(tmp_path, criteria_text(inner, SPARE), "01,B,self,1"), "self")["01"]
    assert unit["nodes"]["A"] == {"points": "5.00", "max": "5.00"}
    assert unit["nodes"]["A.1"] == {"points": None, "max": None}


def test_nothing_left_below_a_node_takes_it_out(tmp_path: Path) -> None:
    inner = branch("A", "5", leaf("A.1", "5", VALUE, "not_applicable: rescale, applies_to: {kind: [phuong]}"))
    unit = scored(campaign(tmp_path, criteria_text(inner, SPARE), "01,B,self,4"))["01"]
    assert unit["nodes"]["A"] == {"points": None, "max": None}
    assert (unit["not_applicable"], unit["score"]) == (["A.1"], "8.00")


def test_nothing_left_at_all_is_no_score(tmp_path: Path) -> None:
    criteria = criteria_text(leaf("A", "10", more="applies_to: {kind: [phuong]}"))
    made = campaign(tmp_path, criteria, "")
    assert [scored(made)["01"][key] for key in ("rank", "score", "percent", "max")] == [None, None, None, "10.00"]
    assert [scored(made, "self")["01"][key] for key in ("rank", "score", "max")] == [None, None, "0.00"]


# Evidence


LEVELS = "{kind: levels, levels: [{id: good, points: 5}, {id: bad, points: -1}]}"


@pytest.mark.parametrize(
    ("policy", "row", "wanted", "listed"),
    [
        ("explain", "01,A,self,good,,,doc", ["5.00", "5.00"], False),
        ("explain", "01,A,self,good", ["5.00", "0.00"], True),
        ("explain", "01,A,self,good,,why", ["5.00", "5.00"], True),
        ("zero", "01,A,self,good,,why", ["5.00", "0.00"], True),
        ("warn", "01,A,self,good", ["5.00", "5.00"], True),
        ("zero", "01,A,self,bad", ["-1.00", "-1.00"], True),
        ("zero", "01,A,self,good\n01,A,appraisal,good", ["5.00", "5.00"], False),
        ("zero", "01,A,self,good\n01,A,appraisal,,3,why", ["5.00", "3.00"], False),
    ],
)
def test_facts_without_evidence(tmp_path: Path, policy: str, row: str, wanted: list[str], listed: bool) -> None:
    criteria = criteria_text(leaf("A", "5", LEVELS, "evidence: {required: true}"), SPARE)
    made = campaign(tmp_path, criteria, row, f"without_evidence: {policy}")
    assert [points(made, "A", stage) for stage in ("self", "final")] == wanted
    assert scored(made)["01"]["unevidenced"] == (["A"] if listed else [])


def test_evidence_is_not_looked_at_in_the_penalty_block(tmp_path: Path) -> None:
    block = "{{max: 5, children: [{0}]}}"
    more = "evidence: {required: true}"
    criteria = criteria_text(
        leaf("A", "10", "{kind: value, max: 10}"),
        more=f"bonus: {block.format(leaf('X', '1', more=more))}\npenalty: {block.format(leaf('Y', '2', more=more))}",
    )
    rows = "01,A,self,5\n01,X,self,yes\n01,Y,self,yes"
    unit = scored(campaign(tmp_path, criteria, rows, "without_evidence: zero"))["01"]
    assert (unit["bonus"], unit["penalty"], unit["unevidenced"]) == ("0.00", "2.00", ["X"])


# Bonus and penalty


@pytest.mark.parametrize(
    ("above_scale", "facts", "wanted"),
    [
        ("false", ("9", "5", "0"), ("10.00", "2.00", "0.00", "100.00")),
        ("true", ("9", "5", "0"), ("11.00", "2.00", "0.00", "110.00")),
        ("true", ("9", "1", "0"), ("10.00", "1.00", "0.00", "100.00")),
        ("false", ("9", "1", "9"), ("7.00", "1.00", "3.00", "70.00")),
        ("true", ("1", "0", "9"), ("0.00", "0.00", "3.00", "0.00")),
    ],
)
def test_bonus_and_penalty_are_capped(
    tmp_path: Path, above_scale: str, facts: tuple[str, str, str], wanted: tuple[str, ...]
) -> None:
    item = "{kind: per_item, points: 1}"
    more = (
        f"bonus: {{max: 2, above_scale: {above_scale}, children: [{leaf('X', '8', item)}]}}\n"
        f"penalty: {{max: 3, children: [{leaf('Y', '8', item)}]}}"
    )
    rows = "\n".join(f"01,{code},self,{text}" for code, text in zip("AXY", facts, strict=True))
    unit = scored(campaign(tmp_path, criteria_text(leaf("A", "10", "{kind: value, max: 10}"), more=more), rows))["01"]
    assert tuple(unit[key] for key in ("score", "bonus", "penalty", "percent")) == wanted


def test_negative_bonus_is_none(tmp_path: Path) -> None:
    rule = "{kind: levels, levels: [{id: a, points: 1}, {id: b, points: -1}]}"
    more = f"bonus: {{max: 2, children: [{leaf('X', '1', rule)}]}}"
    unit = scored(campaign(tmp_path, criteria_text(leaf("A", "10"), more=more), "01,A,self,yes\n01,X,self,b"))["01"]
    assert (unit["bonus"], unit["score"], unit["nodes"]["X"]["points"]) == ("0.00", "10.00", "-1.00")


def test_bonus_leaf_that_leaves_the_unit_out_adds_nothing(tmp_path: Path) -> None:
    more = f"bonus: {{max: 2, children: [{leaf('X', '1', more='applies_to: {kind: [phuong]}')}]}}"
    unit = scored(campaign(tmp_path, criteria_text(leaf("A", "10"), more=more), "01,A,self,no"))["01"]
    assert (unit["bonus"], unit["not_applicable"]) == ("0.00", ["X"])
    assert unit["nodes"]["X"] == {"points": None, "max": None}


# Normalised on the observed range


def test_observed_range_is_of_rows_that_count_for_units_that_apply(tmp_path: Path) -> None:
    criteria = criteria_text(leaf("A", "5", "{kind: normalised}", "applies_to: {kind: [xa]}"), SPARE)
    units = "01,An,xa\n02,Bo,xa\n03,Ca,xa\n04,Du,phuong\n05,Em,xa"
    rows = "01,A,self,10\n02,A,self,20\n02,A,appraisal,30\n03,A,self,50\n03,A,council,,1,typed\n05,A,self,15"
    made = campaign(tmp_path, criteria, rows, units=units)
    final = {code: unit["nodes"]["A"]["points"] for code, unit in scored(made).items()}
    assert final == {"01": "0.00", "02": "5.00", "03": "1.00", "04": None, "05": "1.25"}
    own = {code: unit["nodes"]["A"]["points"] for code, unit in scored(made, "self").items()}
    assert own == {"01": "0.00", "02": "1.25", "03": "5.00", "04": None, "05": "0.63"}


def test_weighted_and_mean_of_the_first_nodes_are_of_the_scale(tmp_path: Path) -> None:
    nodes = [leaf("A", "5", VALUE, "weight: 1"), leaf("B", "2", "{kind: value, max: 2}", "weight: 2")]
    made = campaign(tmp_path / "w", criteria_text(*nodes, more="combine: weighted"), "01,A,self,5\n01,B,self,1")
    assert (scored(made)["01"]["score"], scored(made)["01"]["max"]) == ("6.67", "10.00")
    nodes = [leaf("A", "5", VALUE), leaf("B", "2", "{kind: value, max: 2}")]
    made = campaign(tmp_path / "m", criteria_text(*nodes, more="combine: mean"), "01,A,self,5\n01,B,self,1")
    assert scored(made)["01"]["score"] == "7.50"


def test_points_without_decimals_are_rounded_half_up(tmp_path: Path) -> None:
    criteria = criteria_text(leaf("A", "5", "{kind: proportional}"), leaf("B", "5"), more="precision: 0")
    unit = scored(campaign(tmp_path, criteria, "01,A,self,1/2\n01,B,self,yes"))["01"]
    assert (unit["score"], unit["max"], unit["percent"]) == ("8", "10", "80")
    assert unit["nodes"]["A"] == {"points": "3", "max": "5"}
