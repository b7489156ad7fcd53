"""Tables for the terminal: digits that tell apart, lists below, hostile names."""

from pathlib import Path

import pytest

from scoring.campaign.campaign import Campaign
from scoring.engine.ranking import rank_campaign
from scoring.show.ranking_csv import node_ranking_data, ranking_csv
from scoring.show.terminal import criteria_text as criteria_table
from scoring.show.terminal import diff_text, ranking_text
from scoring.tree.diff import compare_editions
from scoring.words import printable
from tests.small import branch, campaign, criteria_of, criteria_text, leaf

VALUE = "{kind: value, max: 5}"


def table(made: Campaign, lang: str = "en", within: str | None = None, node: str | None = None) -> str:
    return ranking_text(made, rank_campaign(made), lang, within, node)


def made_of(folder: Path, scores: list[str], more: str = "display: 1", settings: str = "") -> Campaign:
    rows = "\n".join(f"{number:02d},A,self,{score}" for number, score in enumerate(scores, 1) if score)
    units = "\n".join(f"{number:02d},Unit {number},xa" for number in range(1, len(scores) + 1))
    return campaign(folder, criteria_text(leaf("A", "10", "{kind: value, max: 10}"), more=more), rows, settings, units)


@pytest.mark.parametrize(
    ("scores", "shown"),
    [
        (["9.11", "8.2"], ["9.1", "8.2"]),
        (["9.12", "9.11"], ["9.12", "9.11"]),
        (["9.11", "9.11"], ["9.1", "9.1"]),
        (["9.14", "9.06"], ["9.14", "9.06"]),
        (["9.14", "9.06", "8.25"], ["9.14", "9.06", "8.3"]),
    ],
)
def test_digits_that_tell_units_apart(tmp_path: Path, scores: list[str], shown: list[str]) -> None:
    lines = table(made_of(tmp_path, scores)).splitlines()
    rows = [line.split() for line in lines if line.split()[1:3] and line.split()[1].isdigit()]
    assert [row[4] for row in rows] == shown


def test_decimal_comma_in_vietnamese(tmp_path: Path) -> None:
    assert "9,1" in table(made_of(tmp_path, ["9.1"]), "vi")
    assert "9.1" not in table(made_of(tmp_path, ["9.1"]), "vi")


def test_unranked_units_are_named(tmp_path: Path) -> None:
    shown = table(made_of(tmp_path, ["9", "", "8"], settings="when_missing: unranked"))
    assert "Unranked: Unit 2" in shown
    assert "Missing\n  Unit 2: A" in shown
    assert next(line for line in shown.splitlines() if "Unit 2" in line).split()[0] == "–"


def test_long_lists_are_cut_and_say_so(tmp_path: Path) -> None:
    shown = table(made_of(tmp_path / "1", [""] * 25, settings="when_missing: unranked"))
    assert shown.count("  Unit ") >= 20
    assert shown.count("… and 5 more units") == 2
    leaves = [leaf(f"A.{number}", "1") for number in range(10)]
    made = campaign(tmp_path / "2", criteria_text(branch("A", "10", *leaves)), "")
    assert "A.0, A.1, A.2, A.3, A.4, A.5, A.6, A.7, … and 2 more" in table(made)


def test_hostile_names_are_made_harmless(tmp_path: Path) -> None:
    criteria = criteria_text(leaf("A", "10"), more="title: {vi: 'x\u202ey', en: 'x\u202ey'}")
    units = "01,An\u200b\u2060h,xa,Vùng\u200bmột"
    made = campaign(tmp_path, criteria, "", "groups: [cluster]\norigin: 'from\u2028here'", units)
    for shown in (
        table(made),
        table(made, within="cluster"),
        table(made, node="A"),
        criteria_table(made.criteria, "vi"),
    ):
        assert all(ch.isprintable() for line in shown.split("\n") for ch in line)


@pytest.mark.parametrize("text", ["\x1b[31mred\x1b[0m", "a\rb", "a\tb", "a\x07b", "a\u202eb", "a\x9bb", "a\u2028b"])
def test_printable(text: str) -> None:
    assert printable(text).isprintable()
    assert len(printable(text)) == len(text)
    assert printable("Đặng – “ô” 中文") == "Đặng – “ô” 中文"


def test_numbers_are_printed_as_they_are_not_guessed(tmp_path: Path) -> None:
    """Codes such as 1e5 and 007 stay what they are in the table."""
    made = campaign(tmp_path, criteria_text(leaf("1e5", "10")), "", units="007,1e5,xa\n1.50,inf,xa")
    assert {"007", "1e5", "1.50", "inf"} <= set(table(made).split())


def test_groups_without_members_make_no_table(tmp_path: Path) -> None:
    made = campaign(tmp_path, criteria_text(leaf("A", "10")), "", "groups: [cluster]", "01,An,xa,")
    assert "cluster:" not in table(made, within="cluster")


def test_show_says_conditions_weights_and_combination() -> None:
    more = "weight: 2, applies_to: {kind: [xa, phuong]}, not_applicable: rescale, from: survey"
    nodes = (
        branch("A", "5", leaf("A.1", "2"), leaf("A.2", "9"), more="combine: mean, weight: 1"),
        leaf("B", "5", VALUE, more),
    )
    shown = " ".join(criteria_table(criteria_of(*nodes, more="combine: weighted"), "en").split())
    for words in ("mean share of its children", "weight 1", "weight 2", "only for commune, ward", "from survey"):
        assert words in shown
    assert "Part: 2, Item: 2, Point: 0" in shown
    assert "rescaled within its parent" in shown
    assert "Grades" not in shown


def test_diff_shows_what_points_became_and_cuts_long_titles() -> None:
    long = "Tên " + "rất dài " * 20
    old = criteria_of(leaf("A", "4").replace("Mục A", long), leaf("B", "6"))
    new = criteria_of(leaf("A", "6").replace("Mục A", long), leaf("B", "4"))
    shown = diff_text(compare_editions(old, new), "vi")
    assert "đổi điểm (4 → 6)" in shown
    assert "đổi quy định chung" not in shown
    assert "…" in shown
    assert max(map(len, shown.splitlines())) < 130


def test_csv_quotes_and_leaves_empty_what_is_not_there(tmp_path: Path) -> None:
    a = leaf("A", "5", VALUE, "applies_to: {kind: [phuong]}")
    made = campaign(tmp_path, criteria_text(a, leaf("B", "5", VALUE)), "01,B,self,4", units='01,"An, ""x""",xa')
    assert ranking_csv(rank_campaign(made), None, None).splitlines() == [
        "rank,unit,name,score,max,percent,grade,bonus,penalty,A,B,coverage",
        '1,01,"An, ""x""",8.00,10.00,80.00,,0.00,0.00,,4.00,50.00',
    ]


def test_ranking_by_a_node_as_data(tmp_path: Path) -> None:
    results = rank_campaign(made_of(tmp_path, ["4", "5"]))
    found = node_ranking_data(results, "A")
    assert found["node"] == "A"
    assert "digest" not in found
    assert found["results_digest"] == results.digest
    assert found["units"] == [
        {"unit": "02", "name": "Unit 2", "rank": 1, "points": "5.00", "max": "10.00"},
        {"unit": "01", "name": "Unit 1", "rank": 2, "points": "4.00", "max": "10.00"},
    ]


def test_percents_that_differ_look_different(tmp_path: Path) -> None:
    """At the stage self each unit has a max of its own; equal points of different maxima are different percents."""
    criteria = criteria_text(
        leaf("A", "9.99", "{kind: value, max: 9.99}"),
        leaf("B", "0.01", "{kind: value, max: 0.01}", "applies_to: {kind: [xa]}"),
    )
    made = campaign(tmp_path, criteria, "01,A,self,0.01\n02,A,self,0.01", "", "01,An,xa\n02,Bo,phuong")
    text = ranking_text(made, rank_campaign(made, "self"), "en", None, None)
    assert "0.1000" in text
    assert "0.1001" in text


def test_points_of_a_node_that_differ_look_different(tmp_path: Path) -> None:
    made = made_of(tmp_path, ["9.14", "9.06"], "display: 0")
    text = ranking_text(made, rank_campaign(made), "en", None, "A")
    assert "9.14" in text
    assert "9.06" in text
