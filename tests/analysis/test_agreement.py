"""Agreement against a campaign counted by hand; kappa against a published example; strictness against least squares."""

import json
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest

from scoring.analysis.agreement import LEAST_CASES, compare_stages, weighted_kappa
from scoring.analysis.strictness import solved, strictness, unit_parts
from scoring.campaign.campaign import Campaign
from scoring.campaign.folder import read_campaign
from scoring.cli.main import DONE, run
from scoring.show.agreement import kappas_table, verdict
from tests import small

ROOT = Path(__file__).parent.parent.parent
MAMMOGRAMS = ((21, 12, 0, 0), (4, 17, 1, 0), (3, 9, 15, 2), (0, 0, 0, 1))
"""85 mammograms read by two radiologists (Boyd et al. 1982), the example of Stata's manual, [R] kappa."""


def pairs_of(table: tuple[tuple[int, ...], ...]) -> list[tuple[int, int]]:
    return [
        (row, column) for row, cells in enumerate(table) for column, count in enumerate(cells) for _ in range(count)
    ]


def test_kappa_equals_the_published_example() -> None:
    found = weighted_kappa(pairs_of(MAMMOGRAMS), 4)
    assert found is not None
    assert round(float(found), 4) == 0.5684


def test_kappa_is_nothing_where_all_stand_on_one_level() -> None:
    assert weighted_kappa([(1, 1)] * 20, 3) is None
    assert weighted_kappa([(0, 0), (1, 1)] * 10, 2) == 1


CAMPAIGN = """\
id: hand
title: {vi: Tay, en: Hand}
year: 2025
criteria: criteria.yaml
origin: made for this test
"""
CRITERIA = """\
id: hand
edition: "1"
title: {vi: Tay, en: Hand}
source: {document: test, status: reconstructed}
scale: 10
precision: 2
levels: [{id: leaf, vi: Chỉ tiêu, en: Leaf}]
bodies: [{id: b1, vi: Sở A, en: A}, {id: b2, vi: Sở B, en: B}]
ranking: {ties: min}
tree:
  - {code: "1", vi: Một, max: 4, body: b1, rule: {kind: judged, step: 0.5}}
  - {code: "2", vi: Hai, max: 6, body: b2, rule: {kind: yes_no}}
penalty:
  max: 2
  children:
    - {code: P, vi: Phạt, max: 2, body: b2, rule: {kind: per_item, points: 1}}
"""


def by_hand(tmp_path: Path) -> Campaign:
    """Three communes: one cut by 1.5 and with a penalty of 1 more, one raised by 0.5, one left as it is."""
    (tmp_path / "campaign.yaml").write_text(CAMPAIGN, encoding="utf-8")
    (tmp_path / "criteria.yaml").write_text(CRITERIA, encoding="utf-8")
    (tmp_path / "units.csv").write_text("code,name,kind\na,Xã A,xa\nb,Xã B,xa\nc,Xã C,xa\n", encoding="utf-8")
    rows = [
        "a,1,self,4,,n", "a,1,appraisal,2.5,,n", "a,2,self,yes,,", "a,P,self,0,,", "a,P,appraisal,1,,n",
        "b,1,self,3,,n", "b,1,appraisal,,3.5,n", "b,2,self,no,,",
        "c,1,self,2,,n", "c,2,self,yes,,", "c,2,council,no,,n",
    ]  # fmt: skip
    head = "unit,code,stage,facts,points,note"
    (tmp_path / "answers.csv").write_text("\n".join([head, *rows, ""]), encoding="utf-8")
    return read_campaign(tmp_path)


def test_moves_equal_those_counted_by_hand(tmp_path: Path) -> None:
    first, council, whole = compare_stages(by_hand(tmp_path))
    assert (first.whole.count, first.whole.up, first.whole.down) == (7, 1, 2)
    assert (first.whole.steps_up, first.whole.steps_down) == (50, 250)
    assert first.by_unit["a"].down == 2
    assert first.by_unit["b"].steps_up == 50
    assert first.by_body["b2"].steps_down == 100
    assert first.by_node["1"].count == 3
    assert (council.whole.down, council.whole.steps_down) == (1, 600)
    assert (whole.whole.steps_up, whole.whole.steps_down) == (50, 850)


def test_too_few_cases_have_no_share(tmp_path: Path) -> None:
    first = compare_stages(by_hand(tmp_path))[0]
    assert first.whole.count < LEAST_CASES
    assert first.whole.exact is None
    assert first.whole.mean is None
    assert all(found.effect is None for found in strictness(first.cases, ["b1", "b2"]))


@pytest.mark.parametrize(
    ("of_second", "lacking"),
    [
        ({f"{number:02}" for number in range(4)}, ["alone", "few"]),
        ({f"u{number}" for number in range(20)}, ["apart"] * 2),
    ],
)
def test_why_nothing_is_told_of_a_body(tmp_path: Path, of_second: set[str], lacking: list[str]) -> None:
    """Two leaves of two bodies; the second body saw few units, or other units than the first."""
    case = next(iter(compare_stages(by_hand(tmp_path))[0].cases))
    leaves = {one: case.leaf.model_copy(update={"body": one}) for one in ("b1", "b2")}
    of_first = {f"{number:02}" for number in range(20)}
    cases = [
        replace(case, leaf=leaves[body], unit=replace(case.unit, code=code))
        for body, codes in (("b1", of_first), ("b2", of_second))
        for code in sorted(codes)
    ]
    found = strictness(cases, ["b1", "b2"])
    assert [one.lacking for one in found] == lacking
    assert all(one.effect is None for one in found)
    assert all(verdict(one, "vi") for one in found)


def levels_campaign(tmp_path: Path, communes: int = 12) -> Campaign:
    """Communes on a leaf with levels: one cut by typed points, on which the council states a level."""
    levels = "levels: [{id: full, points: 10}, {id: part, points: 5}, {id: none, points: 0}]"
    rows = [f"{number:02},A,self,full,," for number in range(1, communes + 1)]
    rows += ["01,A,appraisal,,7,n", "01,A,council,part,,n", "02,A,appraisal,none,,n"]
    units = "\n".join(f"{number:02},Xã {number:02},xa" for number in range(1, communes + 1))
    return small.campaign(
        tmp_path,
        small.criteria_text(small.leaf("A", "10", f"{{kind: levels, {levels}}}")),
        "\n".join(rows),
        units=units,
    )


def test_the_mean_move_is_over_all_cases(tmp_path: Path) -> None:
    assert compare_stages(levels_campaign(tmp_path))[0].whole.mean == Fraction(-300 - 1000, 12)


def test_points_in_place_of_a_level_are_counted_beside_kappa(tmp_path: Path) -> None:
    first, council, whole = compare_stages(levels_campaign(tmp_path))
    assert [(one.count, one.typed) for one in first.kappas] == [(11, 1)]
    assert [(one.count, one.typed) for one in council.kappas] == [(11, 1)]
    assert [(one.count, one.typed) for one in whole.kappas] == [(12, 0)]


def test_too_few_cases_of_a_leaf_with_levels_are_said(tmp_path: Path) -> None:
    found = compare_stages(levels_campaign(tmp_path, communes=LEAST_CASES))[0]
    (one,) = found.kappas
    assert (one.count, one.typed, one.value) == (LEAST_CASES - 1, 1, None)
    (told,) = kappas_table([found], "vi").rows
    assert told[3:] == [LEAST_CASES - 1, 1, "quá ít trường hợp"]


def test_agreement_as_json_of_points_and_levels(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    levels_campaign(tmp_path)
    assert run(["agreement", str(tmp_path), "--format", "json"]) == DONE
    turns = json.loads(capsys.readouterr().out)["turns"]
    assert [turn["kappas"]["A"]["typed"] for turn in turns] == [1, 1, 0]


def test_effects_equal_least_squares_with_a_column_for_every_unit_and_body() -> None:
    random = np.random.default_rng(3)
    units, bodies = 12, 4
    counts = random.integers(0, 5, (units, bodies)).astype(float)
    counts[:, 0] += 1
    rows, moves = [], []
    sums = np.zeros_like(counts)
    for unit, body in np.argwhere(counts > 0):
        for _ in range(int(counts[unit, body])):
            row = np.zeros(units + bodies)
            row[unit] = row[units + body] = 1
            rows.append(row)
            moves.append(random.normal())
            sums[unit, body] += moves[-1]
    expected = np.linalg.lstsq(np.array(rows), np.array(moves), rcond=None)[0][units:]
    expected -= (expected * counts.sum(axis=0)).sum() / counts.sum()
    normal, right = unit_parts(counts, sums)
    found = solved(normal.sum(axis=0), right.sum(axis=0), counts.sum(axis=0))
    assert np.allclose(found, expected)


def test_bodies_of_a_whole_campaign_have_effects_within_their_intervals() -> None:
    campaign = read_campaign(ROOT / "fixtures" / "phong-tho-2022")
    whole = compare_stages(campaign)[2]
    found = strictness(whole.cases, [body.id for body in campaign.criteria.bodies])
    told = [one for one in found if one.effect is not None]
    assert len(told) > 1
    for one in told:
        assert one.low is not None
        assert one.high is not None
        assert one.effect is not None
        assert one.low <= one.effect <= one.high
    assert abs(sum((one.effect or 0) * one.cases for one in told)) < 1e-9
    assert found == strictness(whole.cases, [body.id for body in campaign.criteria.bodies])
