"""A comparison as text, CSV and JSON: the same numbers everywhere, nothing unsaid, hostile text stays text."""

import csv
import io
import json
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.analysis.causes import causes
from scoring.analysis.compare import Comparison
from scoring.campaign.campaign import Campaign
from scoring.engine.explain import Explainer
from scoring.show.comparison import Compared, overview_text
from scoring.show.comparison_data import CHANGE_COLUMNS, changes_csv, comparison_json
from scoring.show.comparison_unit import unit_text
from scoring.tree.diff import Declared
from scoring.words import LANGUAGES
from tests.analysis.pairs import compared
from tests.campaigns import GeneratedCampaign, campaigns
from tests.properties import cases, read
from tests.small import branch, campaign, criteria_text, leaf

PERCENT = "{kind: proportional}"
TREE = branch("A", "6", leaf("A.1", "4", PERCENT), leaf("A.2", "2", PERCENT)), leaf("B", "4", PERCENT)
HOSTILE = "\x1b[31mĐỏ\u202e <script>alert(1)</script> =HYPERLINK(1)"


def made(folder: Path, answers: str, *nodes: str, units: str = "01,An,xa\n02,Bình,xa\n03,Cao,xa") -> Campaign:
    return campaign(folder, criteria_text(*(nodes or TREE)), answers, units=units)


OLD = """
01,A.1,self,50
01,A.1,appraisal,,1.5,thiếu biên bản,,,2022-01-02
01,A.2,self,100
01,B,self,50
02,A.1,self,100
02,A.2,self,33
02,B,self,25
03,B,self,100
"""
NEW = """
01,A.1,self,100
01,A.2,self,50
01,B,self,50
02,A.1,self,100
02,A.2,self,66
02,B,self,0
03,B,self,0
"""


def shown(
    tmp_path: Path, lang: str = "en", top: int = 5, new: str = NEW, nodes: tuple[str, ...] = (), **given: Any
) -> Compared:
    before, after = made(tmp_path / "old", OLD), made(tmp_path / "new", new, *nodes, **given)
    return Compared(compared(before, after), before, after, lang, top)


def unit_of(found: Compared, code: str) -> str:
    unit = found.comparison.by_unit[code]
    return unit_text(found, unit, causes(unit, Explainer(found.old, "final"), Explainer(found.new, "final")))


def rows_of(comparison: Comparison) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(changes_csv(comparison))))


def exactly(text: str | None) -> Fraction | None:
    return None if text is None else Fraction(text)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_overview_names_every_unit_and_all_digests(tmp_path: Path, lang: str) -> None:
    found = shown(tmp_path, lang)
    text = overview_text(found)
    assert all(unit.unit.name in text for unit in found.comparison.units)
    for results in (found.comparison.old, found.comparison.new):
        assert results.digest in text
    assert "{" not in text


def test_unit_table_adds_up_and_quotes_the_cause(tmp_path: Path) -> None:
    text = unit_of(shown(tmp_path), "01")
    assert "Total: 55.00% → 70.00%, +15.00 percentage points." in text
    lines = {line.split()[0]: line.split()[-1] for line in text.splitlines() if line.startswith(("A.1", "A.2"))}
    assert lines == {"A.1": "+25.00", "A.2": "−10.00"}
    assert "Sum" in text
    assert "2022, appraisal (−0.50 points): “thiếu biên bản”" in text
    assert "The nodes above alone (2): +15.00 percentage points; the whole total: +15.00." in text


def test_top_names_that_many_each_way(tmp_path: Path) -> None:
    text = unit_of(shown(tmp_path, top=1), "02")
    assert "The nodes above alone (2): −3.40 percentage points; the whole total: −3.40." in text
    none = unit_of(shown(tmp_path, top=0), "02")
    assert "2 other comparable nodes" in none
    assert "nodes above" not in none


def test_new_and_gone_units_are_named(tmp_path: Path) -> None:
    found = shown(tmp_path, new="01,B,self,50\n09,B,self,50", units="01,An,xa\n09,Dao,xa")
    text = overview_text(found)
    assert "Only in the later campaign: Dao." in text
    assert "Only in the earlier campaign (where they went into others, declare it by --units): Bình, Cao." in text
    assert "Places won and lost are counted among units ranked in both: 1 (ranked before: 3, now: 2)." in text
    assert "not comparable (the unit is new)" in unit_of(found, "09")


def test_totals_that_do_not_compare_are_said_not_to(tmp_path: Path) -> None:
    nodes = leaf("A.1", "4", PERCENT), leaf("X", "6", PERCENT)
    found = shown(tmp_path, new="01,A.1,self,100\n01,X,self,50", nodes=nodes)
    text = overview_text(found)
    assert "Totals do not compare: what both have in common makes 40.00% of the earlier scale and 40.00%" in text
    assert "Totals: " not in text
    one = unit_of(found, "01")
    assert "not comparable (the criteria differ too much)" in one
    moved = next(line.split() for line in one.splitlines() if line.startswith("A.1"))
    assert moved[3:6] == ["37.50", "100.00", "+62.50"]


def test_without_comparable_totals_more_penalty_is_worse(tmp_path: Path) -> None:
    penalty = f"penalty: {{max: 2, children: [{leaf('P', '2', '{kind: per_item, points: 0.5}')}]}}"
    criteria, unranked = criteria_text(*TREE, more=penalty), "when_missing: unranked"
    before, after = (
        campaign(tmp_path / year, criteria, f"01,A.1,self,{percent}\n01,P,self,{count}", unranked)
        for year, percent, count in (("old", 50, 1), ("new", 60, 3))
    )
    found = Compared(compared(before, after), before, after, "en", 5)
    moved = overview_text(found).partition("Nodes that got better most\n")[2]
    better, _, worse = moved.partition("Nodes that got worse most\n")
    assert [f"\n{code} " in better for code in ("A.1", "P")] == [True, False]
    assert [f"\n{code} " in worse for code in ("A.1", "P")] == [False, True]
    one = unit_of(found, "01")
    assert "Total: – → –; not comparable (no points before)." in one
    assert "Nodes that changed most" in one


def test_no_unit_ranked_in_both(tmp_path: Path) -> None:
    text = overview_text(shown(tmp_path, new="09,B,self,50", units="09,Dao,xa"))
    assert "No unit is ranked in both (ranked before: 3, now: 1)." in text


def test_hostile_names_and_notes_stay_on_their_line(tmp_path: Path) -> None:
    found = shown(tmp_path)
    units = tuple(replace(unit, name=HOSTILE) for unit in found.new.units)
    answers = tuple(answer._replace(note=answer.note and HOSTILE * 100) for answer in found.old.answers)
    old, new = replace(found.old, answers=answers), replace(found.new, units=units)
    bad = Compared(compared(old, new), old, new, "vi", 5)
    for text in (overview_text(bad), unit_of(bad, "01")):
        assert "\x1b" not in text
        assert "\u202e" not in text
        assert "<script>alert(1)</script>" in text
    quoted = comparison_json(bad.comparison, bad.comparison.by_unit["01"], {})
    assert json.loads(quoted)["unit"]["name"] == HOSTILE


def test_csv_has_a_row_for_all_and_contributions_add_up(tmp_path: Path) -> None:
    found = shown(tmp_path).comparison
    rows = rows_of(found)
    assert tuple(rows[0]) == CHANGE_COLUMNS
    for unit in found.units:
        own = [row for row in rows if row["unit"] == unit.unit.code]
        assert [row["what"] for row in own] == ["total", *["node"] * 4, "weights", "not-comparable", "rounding"]
        assert [row["node"] for row in own if row["node"]] == list(unit.nodes)
        total, *others = own
        parts = sum((Fraction(row["contribution"]) for row in others if row["contribution"]), Fraction(0))
        assert abs(Fraction(total["change"]) - parts) <= Fraction(len(others), 1_000_000)
        assert Fraction(total["change"]) == Fraction(total["contribution"])
        assert total["places_up"] == str(unit.rank.up)
    assert len(rows) == 8 * len(found.units)


def test_json_is_exact(tmp_path: Path) -> None:
    found = shown(tmp_path).comparison
    data = json.loads(comparison_json(found))
    assert data["totals"] == "yes"
    assert data["covered"] == ["100", "100"]
    for unit in data["units"]:
        own = found.by_unit[unit["unit"]]
        assert own.change is not None
        assert exactly(unit["change"]) == own.change * 100
        parts = [exactly(node["contribution"]) or 0 for node in unit["nodes"].values()]
        rest = [exactly(unit[key]) or 0 for key in ("weights", "not_comparable", "rounding")]
        assert sum([*parts, *rest], Fraction(0)) == exactly(unit["change"])
        for code, node in unit["nodes"].items():
            assert exactly(node["change"]) == (own.nodes[code].change or 0) * 100
    assert {node["new"]: node["change"] for node in data["nodes"]}["B"] == "-125/3"


def test_json_says_what_is_declared_and_gone(tmp_path: Path) -> None:
    before = made(tmp_path / "old", OLD)
    after = made(tmp_path / "new", "01,C,self,40\n01,B,self,40", leaf("C", "6", PERCENT), leaf("B", "4", PERCENT))
    declared: Declared = {"C": (("A.1", "A.2"), "percent")}
    data = json.loads(comparison_json(compared(before, after, nodes=declared)))
    assert [(node["new"], node["old"], node["declared"]) for node in data["nodes"]] == [
        ("C", ["A.1", "A.2"], True),
        ("B", ["B"], False),
    ]
    assert [(node["old"], node["reason"]) for node in data["nodes_gone"]] == [(["A"], "removed")]


def test_sample_mark_where_one_of_the_two_is_a_sample(tmp_path: Path) -> None:
    found = shown(tmp_path, "vi")
    assert "DỮ LIỆU MẪU" not in overview_text(found)
    settings = found.old.settings.model_copy(update={"sample": True})
    marked = replace(found, old=replace(found.old, settings=settings))
    assert overview_text(marked).count("DỮ LIỆU MẪU") == 2
    assert unit_of(marked, "01").count("DỮ LIỆU MẪU") == 2


CONDITIONS = """
conditions:
  - {code: DK.1, vi: Không ai bị kỷ luật, en: Nobody disciplined, rule: {kind: yes_no}}
  - {code: DK.2, vi: Có phòng họp, en: Has a room, rule: {kind: yes_no}}
"""


def test_conditions_gained_and_lost_are_told_of_units_that_stayed(tmp_path: Path) -> None:
    criteria = criteria_text(leaf("B", "10", PERCENT), more=CONDITIONS)
    units = "01,An,xa\n02,Bình,xa\n03,Cao,xa"
    answers = ("no yes", "yes yes", "no no"), ("yes no", "yes yes", "yes yes")
    old, new = (
        campaign(
            tmp_path / str(year),
            criteria,
            "".join(
                f"0{unit},B,self,50\n0{unit},DK.1,self,{met.split()[0]}\n0{unit},DK.2,self,{met.split()[1]}\n"
                for unit, met in enumerate(given, start=1)
            ),
            units=units,
        )
        for year, given in enumerate(answers)
    )
    merged = {"03": [("02", Fraction(1, 2)), ("03", Fraction(1, 2))]}
    found = Compared(compared(old, new, units=merged), old, new, "en", 5)
    text = overview_text(found)
    assert "Conditions gained: An (DK.1)." in text
    assert "Conditions lost: An (DK.2)." in text
    assert "Not met before, met now: condition DK.1 (Nobody disciplined)." in unit_of(found, "01")
    assert "Met before, not met now: condition DK.2 (Has a room)." in unit_of(found, "01")
    assert "met now" not in unit_of(found, "02") + unit_of(found, "03")
    data = json.loads(comparison_json(found.comparison))
    changed = [(unit["conditions_gained"], unit["conditions_lost"]) for unit in data["units"]]
    assert sorted(changed) == [([], []), ([], []), (["DK.1"], ["DK.2"])]


def test_comparison_of_sets_without_conditions_says_nothing_of_them(tmp_path: Path) -> None:
    found = shown(tmp_path)
    assert "onditions" not in overview_text(found) + comparison_json(found.comparison)


def test_another_name_under_the_same_code_is_told(tmp_path: Path) -> None:
    found = shown(tmp_path, units="01,An Bình,xa\n02,Bình,xa\n03,Cao,xa")
    told = "The same code under another name (where units merged, declare it by --units): An Bình (before: An)."
    assert told in overview_text(found)
    assert "Its earlier name: An." in unit_of(found, "01")


@cases
@given(one=campaigns(), other=campaigns(), seed=st.integers(0, 10**6))
def test_any_two_campaigns_print_in_every_form(one: GeneratedCampaign, other: GeneratedCampaign, seed: int) -> None:
    """Two campaigns that have nothing to do with each other, their units and some nodes declared at random."""
    old, new = read(one), read(other)
    rng = Random(seed)
    olds = [unit.code for unit in old.units]
    units = {unit.code: [(rng.choice(olds), Fraction(1))] for unit in new.units if rng.random() < 0.8}
    leaves = [code for code in new.criteria.depths if code in new.criteria.leaves]
    pairs = zip(leaves, rng.sample(list(old.criteria.depths), len(old.criteria.depths)), strict=False)
    nodes: Declared = {code: ((before,), "percent") for code, before in pairs if rng.random() < 0.5}
    comparison = compared(old, new, nodes=nodes, units=units)
    found = Compared(comparison, old, new, rng.choice(LANGUAGES), rng.choice([0, 1, 5]))
    assert overview_text(found)
    explainers = Explainer(old, "final"), Explainer(new, "final")
    for unit in comparison.units:
        assert unit_text(found, unit, causes(unit, *explainers))
        if unit.decomposition:
            parts = unit.decomposition
            told = sum((part.change for part in parts.contributions), parts.weights + parts.not_comparable)
            assert told + parts.rounding == unit.change
    data = json.loads(comparison_json(comparison))
    assert [unit["unit"] for unit in data["units"]] == [unit.unit.code for unit in comparison.units]
    assert {row["unit"] for row in rows_of(comparison)} == {unit.code for unit in new.units}
