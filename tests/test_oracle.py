"""The oracle against hand-computed examples."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.oracle import score_folder

HEAD = """
id: small
edition: "1"
title: {vi: Nhỏ, en: Small}
source: {document: none, status: reconstructed, note: by hand}
scale: SCALE
precision: 2
levels: [{id: part, vi: Phần, en: Part}, {id: index, vi: Chỉ số, en: Index}]
"""
STEPS = "{kind: steps, steps: [{above: 90, points: 10}, {at_least: 70, points: 4}]}"
ANSWERS = "unit,code,stage,facts,points,note,evidence,by,at\n"


def score(
    folder: Path,
    scale: int,
    criteria: str,
    answers: str,
    stage: str = "final",
    settings: str = "",
    units: str = "",
) -> dict[str, dict[str, Any]]:
    """Write a folder from short texts and return the scored units by code, in their order."""
    ranking = "" if "ranking:" in criteria else "ranking: {ties: min}\n"
    criteria = HEAD.replace("SCALE", str(scale)) + ranking + criteria
    campaign = f"id: c\ntitle: {{vi: c, en: c}}\nyear: 2023\ncriteria: criteria.yaml\norigin: test\n{settings}\n"
    (folder / "criteria.yaml").write_text(criteria, encoding="utf-8")
    (folder / "campaign.yaml").write_text(campaign, encoding="utf-8")
    (folder / "units.csv").write_text("code,name,kind\n" + (units or "01,An,xa\n"), encoding="utf-8")
    (folder / "answers.csv").write_text(ANSWERS + answers, encoding="utf-8")
    return {unit["unit"]: unit for unit in score_folder(folder, stage)}


def leaf(code: str, most: str, rest: str = "rule: {kind: yes_no}") -> str:
    return f"{{code: {code}, vi: x, en: x, max: {most}, {rest}}}"


@pytest.mark.parametrize(
    ("rule", "facts", "points"),
    [
        ("{kind: yes_no}", "KHÔNG", "0.00"),
        ("{kind: yes_no}", "Co\u0301", "10.00"),  # có with its accent apart
        ("{kind: levels, levels: [{id: a, points: 10}, {id: b, points: -0.25}]}", "b", "-0.25"),
        (STEPS, "45/50", "4.00"),  # not above
        (STEPS, "69,9%", "0.00"),
        ("{kind: steps, measure: number, steps: [{below: 3, points: 10}, {at_most: 5, points: 1}]}", "5",
         "1.00"),
        ("{kind: proportional, full_at: 90, zero_below: 50}", "2 of 3", "7.41"),  # 10 * 66.6… ÷ 90 = 7.407…
        ("{kind: proportional, inverse: true}", "0.05%", "10.00"),  # 10 * 99.95 ÷ 100 = 9.995, away from zero
        ("{kind: proportional, zero_below: 50}", "49.99", "0.00"),
        ("{kind: bands, bands: [{from: 0, points: 1}, {from: 50, points: [2, 10]}, {from: 80, points: 5}]}",
         "65%", "6.00"),  # half way from 50 to 80: 2 + 8 ÷ 2
        ("{kind: bands, bands: [{from: 10, points: [0, 10], to: 60}]}", "75", "10.00"),  # level beyond 60
        ("{kind: checklist, items: [{id: a, points: 4}, {id: b, points: 6}]}", "b", "6.00"),
        ("{kind: deduction, each: [{id: late, points: 2}, {id: wrong, points: 7}], floor: -1}",
         "wrong=1 late=1", "1.00"),
        ("{kind: deduction, each: [{id: late, points: 2}]}", "6", "0.00"),  # 10 - 12, floor 0
        ("{kind: checklist, all: true, items: [{id: a}, {id: b}]}", "b", "0.00"),
        ("{kind: checklist, at_least: 1, items: [{id: a}, {id: b}]}", "b", "10.00"),
        ("{kind: per_item, points: 0.2}", "7", "1.40"),
        ("{kind: per_item, each: [{id: a, points: 0.2}, {id: b, points: 3}]}", "a=2 b=1", "3.40"),
        ("{kind: per_item, each: [{id: a, points: 0.2}, {id: b, points: 3}]}", "b=4", "10.00"),
        ("{kind: deadline, by: [{date: 12-31, year: -1, points: 10}, {date: 01-31, points: 5}]}",
         "01/01/2023", "5.00"),
        ("{kind: deadline, by: [{date: 2022-12-31, points: 10}]}", "2022-12-31", "10.00"),
        ("{kind: survey, scale: [1, 5]}", "4,2", "8.00"),  # 3.2 ÷ 4 * 10
        ("{kind: survey}", "31/62", "5.00"),
        ("{kind: value, min: 0.25, max: 10}", "2,5", "2.50"),
        ("{kind: normalised, to: [1, 10], goalposts: [0, 9]}", "4", "5.00"),  # 1 + 9 * 4 ÷ 9
        ("{kind: normalised, to: [1, 10], goalposts: [0, 9], direction: down}", "-3", "10.00"),  # kept within
        ("{kind: normalised, goalposts: [1, observed]}", "5", "10.00"),
        ("{kind: normalised, goalposts: [9, observed]}", "5", "0.00"),
        ("{kind: normalised, goalposts: [observed, 5], direction: down}", "7", "0.00"),
        ("{kind: normalised}", "-3", "10.00"),  # one unit: least = greatest
        ("{kind: judged, step: 0.25}", "0.75", "0.75"),
    ],
)  # fmt: skip
def test_rules(tmp_path: Path, rule: str, facts: str, points: str) -> None:
    """Each rule kind, on a leaf of 10."""
    unit = score(tmp_path, 10, f"tree: [{leaf('A', '10', f'rule: {rule}')}]\n", f'01,A,self,"{facts}",,n,e,,\n')["01"]
    assert unit["nodes"]["A"] == {"points": points, "max": "10.00"}


def test_effects_and_rescaling(tmp_path: Path) -> None:
    """All four effects, sum and weighted, by claim and by applies_to."""
    rule = "rule: {kind: yes_no}"
    criteria = f"""
tree:
  - {{code: A, vi: x, en: x, max: 10, children: [
      {leaf("A.1", "3")}, {leaf("A.2", "3")}, {leaf("A.3", "4", rule + ", not_applicable: rescale")}]}}
  - {{code: B, vi: x, en: x, max: 6, children: [
      {leaf("B.1", "2", rule + ", not_applicable: full")},
      {leaf("B.2", "1", rule + ", not_applicable: zero")},
      {leaf("B.3", "3", rule + ", applies_to: {kind: [PHUONG]}")}]}}
  - {{code: C, vi: x, en: x, max: 4, combine: weighted, children: [
      {{code: C.1, vi: x, en: x, max: 3, weight: 1, rule: {{kind: per_item, points: 1}}}},
      {{code: C.2, vi: x, en: x, max: 5, weight: 2, rule: {{kind: per_item, points: 1}}}}]}}
"""
    answers = "01,A.1,self,yes,,,,,\n01,A.2,self,no,,,,,\n01,A.3,self,n/a,,why,,,\n01,B.1,self,n/a,,why,,,\n"
    answers += "01,B.2,self,n/a,,why,,,\n01,C.1,self,1,,,,,\n01,C.2,self,4,,,,,\n"
    unit = score(tmp_path, 20, criteria, answers, settings="claims: trust")["01"]
    assert unit["not_applicable"] == ["A.3", "B.1", "B.2", "B.3"]
    # A: 3 of 6, then * (6 + 4) ÷ 6 = 5 of 10. B: 2 + 0 of 3.
    # C: 4 * (1 * 1/3 + 2 * 4/5) ÷ 3 = 4 * 29/45 = 2.58.
    assert [unit["nodes"][code]["points"] for code in "ABC"] == ["5.00", "2.00", "2.58"]
    assert [unit["nodes"][code]["max"] for code in "ABC"] == ["10.00", "3.00", "4.00"]
    assert unit["nodes"]["A.3"] == unit["nodes"]["B.3"] == {"points": None, "max": None}
    assert unit["nodes"]["B.2"] == {"points": "0.00", "max": "1.00"}
    # 9.58 of 17, * 20 ÷ 17 = 11.2705…; percent of 20: 56.35
    assert (unit["score"], unit["max"], unit["percent"]) == ("11.27", "20.00", "56.35")
    own = score(tmp_path, 20, criteria, answers, "self", "claims: trust")["01"]
    assert (own["score"], own["max"], own["percent"]) == ("9.58", "17.00", "56.35")  # 9.58 ÷ 17 = 0.56352…


def test_stages_claims_and_rounds(tmp_path: Path) -> None:
    """The row that counts, a claim that waits, a claim confirmed and refused, a withdrawn stage."""
    claimable = "rule: {kind: yes_no}, not_applicable: exclude"
    criteria = f"""
tree:
  - {leaf("A", "2", "rule: {kind: per_item, points: 1}")}
  - {leaf("B", "2", claimable)}
  - {leaf("C", "3", "rule: {kind: yes_no}, from: council")}
  - {{code: D, vi: x, en: x, max: 3, not_applicable: exclude, children: [{leaf("D.1", "3")}]}}
"""
    answers = """01,A,self,2,,,,,2023-01-01
01,A,appraisal,,0.5,reason,,,2023-01-02T09:00
01,A,appraisal,,"1,25",reason,,,2023-01-02T03:00:00Z
01,A,explanation,,,because,,,2023-01-02
01,A,council,1,,,,,2023-01-03
01,A,council,,,,,,2023-01-04
01,B,self,n/a,,why,,,
01,B,council,n/a,,why,,,
01,C,council,yes,,,,,
01,D,self,n/a,,why,,,
01,D,council,applies,,,,,
01,D.1,self,yes,,,,,
"""
    own, middle, final = (
        score(tmp_path, 10, criteria, answers, stage)["01"] for stage in ("self", "appraisal", "final")
    )
    # self: A 2 of 2; B and D are claimed; C is not known: 2 of 2
    assert (own["score"], own["max"], own["not_applicable"], own["missing"]) == (
        "2.00",
        "2.00",
        ["B", "D"],
        [],
    )
    # appraisal: A 1.25 (03:00Z is 10:00, after 09:00); B waits: 0 of 2; D as if not claimed: 3;
    # 1.25 + 3 of 7
    assert (middle["unconfirmed"], middle["missing"], middle["not_applicable"]) == (["B", "D"], ["B"], [])
    assert (middle["score"], middle["max"]) == ("6.07", "10.00")  # 4.25 * 10 ÷ 7 = 6.071…
    assert middle["nodes"]["C"] == {"points": None, "max": None}
    # final: A's council is withdrawn: 1.25; B is out; C 3; D's claim is refused: 3; 7.25 of 8
    assert (final["score"], final["unconfirmed"], final["not_applicable"]) == ("9.06", [], ["B"])  # 9.0625


def test_missing_unranked(tmp_path: Path) -> None:
    """A Missing leaf takes points and rank from all above it, its max stays."""
    criteria = f"tree: [{{code: A, vi: x, en: x, max: 5, children: [{leaf('A.1', '2')}, {leaf('A.2', '3')}]}}, "
    criteria += f"{leaf('B', '5')}]\n"
    units = "01,An,xa\n02,Ân,xa\n"
    answers = "01,A.1,self,yes,,,,,\n01,B,self,yes,,,,,\n"
    answers += "02,A.1,self,yes,,,,,\n02,A.2,self,no,,,,,\n02,B,self,no,,,,,\n"
    result = score(tmp_path, 10, criteria, answers, "self", "when_missing: unranked\ngroups: [kind]", units)
    assert list(result) == ["02", "01"]
    first = result["01"]
    assert (first["rank"], first["group_ranks"], first["score"], first["max"]) == (
        None,
        {"kind": None},
        None,
        "10.00",
    )
    assert first["missing"] == ["A.2"]
    assert first["nodes"]["A"] == {"points": None, "max": "5.00"}
    assert first["nodes"]["B"] == {"points": "5.00", "max": "5.00"}
    assert (result["02"]["rank"], result["02"]["group_ranks"], result["02"]["score"]) == (
        1,
        {"kind": 1},
        "2.00",
    )


@pytest.mark.parametrize(
    ("policy", "stage", "points"),
    [
        ("warn", "final", ["2.00", "2.00", "-1.00"]),
        ("explain", "final", ["0.00", "2.00", "-1.00"]),
        ("zero", "final", ["0.00", "0.00", "-1.00"]),
        ("zero", "self", ["2.00", "2.00", "-1.00"]),
    ],
)
def test_evidence(tmp_path: Path, policy: str, stage: str, points: list[str]) -> None:
    """Facts without evidence: without a note, with one, and below 0."""
    rule = "rule: {kind: levels, levels: [{id: a, points: 2}, {id: b, points: -1}]}, evidence: {required: true}"
    criteria = f"tree: [{', '.join(leaf(code, '2', rule) for code in 'ABCD')}]\n"
    answers = "01,A,self,a,,,,,\n01,B,self,a,,note,,,\n01,C,self,b,,,,,\n01,D,self,a,,,doc,,\n"
    unit = score(tmp_path, 8, criteria, answers, stage, f"without_evidence: {policy}")["01"]
    assert [unit["nodes"][code]["points"] for code in "ABC"] == points
    assert unit["unevidenced"] == ["A", "B", "C"]


def test_bonus_penalty_grades_and_ties(tmp_path: Path) -> None:
    """Bounded blocks, above_scale, each, requires, dense ranks, tie-breaks and observed goalposts."""
    blocks = f"""
bonus: {{max: 2, above_scale: true, children: [{leaf("X", "3", "rule: {kind: per_item, points: 1}")}]}}
penalty: {{max: 1, children: [{leaf("Y", "3", "rule: {kind: per_item, points: 1}")}]}}
"""
    criteria = (
        f"""
ranking: {{ties: dense, tie_break: [B]}}
grades:
  - {{id: top, vi: x, en: x, at_least: 90, each: {{level: part, at_least: 70}},
     requires: [{{node: A, at_least: 100}}]}}
  - {{id: good, vi: x, en: x, at_least: 70}}
  - {{id: weak, vi: x, en: x, at_least: 0}}
tree:
  - {leaf("A", "5", "rule: {kind: normalised}")}
  - {leaf("B", "5", "rule: {kind: per_item, points: 1}")}
"""
        + blocks
    )
    units = "05,Yên,xa\n04,Bảo,xa\n03,Ân,phuong\n02,An,xa\n01,Đại,xa\n"
    facts = {  # A, B, X, Y; A goes from 10 to 20: 0 to 5 points
        "01": ("20", "5", "7", "0"),  # 5 + 5 + min(min(7, 3), 2) = 12 of 10
        "02": ("20", "3", "1", "0"),  # 5 + 3 + 1 = 9, but B is 60%: good
        "03": ("16", "5", "1", "0"),  # 3 + 5 + 1 = 9, before 02 by B; A below 100%: good
        "04": ("10", "0", "0", "3"),  # 0 + 0 - min(3, 1), kept at 0
        "05": ("10", "0", "0", "0"),  # 0, after 04 by name alone
    }
    answers = "".join(
        f"{unit},{code},self,{text},,,,,\n"
        for unit, texts in facts.items()
        for code, text in zip("ABXY", texts, strict=True)
    )
    result = score(tmp_path, 10, criteria, answers, settings="groups: [kind]", units=units)
    found = [(unit["unit"], unit["rank"], unit["score"], unit["grade"]) for unit in result.values()]
    assert found == [
        ("01", 1, "12.00", "top"),
        ("03", 2, "9.00", "good"),
        ("02", 3, "9.00", "good"),
        ("04", 4, "0.00", "weak"),
        ("05", 4, "0.00", "weak"),
    ]
    assert [unit["group_ranks"]["kind"] for unit in result.values()] == [1, 1, 2, 3, 3]
    assert (result["01"]["percent"], result["01"]["bonus"], result["04"]["penalty"]) == (
        "120.00",
        "2.00",
        "1.00",
    )
    least = score(tmp_path, 10, criteria.replace("dense", "min"), answers, units=units)
    assert [unit["rank"] for unit in least.values()] == [1, 2, 3, 4, 4]


def test_inner_nodes_and_weights(tmp_path: Path) -> None:
    """An inner node with effect full or rescale; a node where only weight 0 is left; observed goalposts."""
    phuong = "applies_to: {kind: [phuong]}"
    children = f"children: [{leaf('A.1', '1')}, {leaf('A.2', '3')}]"
    criteria = f"""
tree:
  - {{code: A, vi: x, en: x, max: 4, {phuong}, not_applicable: full, {children}}}
  - {{code: B, vi: x, en: x, max: 3, {phuong}, not_applicable: rescale, children: [{leaf("B.1", "3")}]}}
  - {{code: C, vi: x, en: x, max: 2, combine: weighted, children: [
      {leaf("C.1", "2", "rule: {kind: yes_no}, weight: 0")},
      {leaf("C.2", "2", "rule: {kind: yes_no}, weight: 1, " + phuong)}]}}
  - {leaf("D", "6", "rule: {kind: normalised, to: [1, 6], direction: down}")}
"""
    units = "01,An,xa\n02,Bình,xa\n03,Cường,xa\n"
    answers = "01,C.1,self,yes,,,,,\n01,D,self,10,,,,,\n02,D,self,20,,,,,\n"
    answers += "03,D,self,90,,,,,\n03,D,council,,2.5,why,,,\n"
    result = score(tmp_path, 15, criteria, answers, units=units)
    assert result["01"]["not_applicable"] == ["A", "B", "C.2"]
    nodes = result["01"]["nodes"]
    assert nodes["A"] == {"points": "4.00", "max": "4.00"}  # full; nothing below is looked at
    assert nodes["A.1"] == nodes["B"] == nodes["B.1"] == nodes["C"] == {"points": None, "max": None}
    assert nodes["C.1"] == {"points": "2.00", "max": "2.00"}  # looked at, but nothing to weigh in C
    # D: 10 is the least and 20 the greatest, the typed one left out; down: 6 for 10, 1 for 20
    assert [unit["nodes"]["D"]["points"] for unit in result.values()] == ["6.00", "2.50", "1.00"]
    # 02: A 4 of 4, D 1 of 6: 5 of 10, B's 3 by rescale: 5 * 13 ÷ 10 = 6.5 of 13; * 15 ÷ 13 = 7.5
    assert (result["02"]["score"], result["02"]["missing"]) == ("7.50", ["C.1"])
    own = score(tmp_path, 15, criteria, answers, "self", units=units)
    # self: 90 is the greatest now: 02 has 6 - 5 * 10 ÷ 80 = 5.375, so 5.38; 9.38 * 13 ÷ 10 = 12.194
    assert (own["02"]["score"], own["02"]["max"]) == ("12.19", "13.00")


def test_nothing_left(tmp_path: Path) -> None:
    """No score where nothing is left; the scale stays the max, at self there is none."""
    criteria = f"tree: [{leaf('A', '5', 'rule: {kind: yes_no}, applies_to: {kind: [phuong]}')}]\n"
    final, own = score(tmp_path, 5, criteria, "")["01"], score(tmp_path, 5, criteria, "", "self")["01"]
    assert (final["score"], final["max"], final["rank"], final["grade"]) == (None, "5.00", None, None)
    assert (own["score"], own["max"], own["bonus"], own["penalty"]) == (None, "0.00", "0.00", "0.00")
    assert own["nodes"] == {"A": {"points": None, "max": None}}
