"""Published data: they say what the results say, read back as typed, and are enough to recompute everything."""

import json
import tempfile
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given

from scoring import shipped
from scoring.campaign.folder import read_campaign
from scoring.campaign.workflow import SCORED_STAGES, ScoredStage
from scoring.engine.ranking import rank_campaign
from scoring.publish.audience import AUDIENCES, Audience
from scoring.publish.publication import publication_of
from scoring.tree.model import Leaf
from scoring.tree.reader import read_criteria, read_criteria_file, write_criteria
from tests.campaigns import GeneratedCampaign, campaigns
from tests.properties import cases, read
from tests.publish.published import TINY, data_of, folder_from, rows_of
from tests.small import branch, criteria_text, leaf, write
from tests.small import campaign as small

PHONG_THO = shipped.campaign_folder("phong-tho-2022")
HOSTILE = ('=HYPERLINK("http://x")', "+cmd|' /C calc'!A0", "-1+1", "@SUM(A1)", "<script>alert(1)</script>", "a\u202eb")


@pytest.mark.parametrize("audience", AUDIENCES)
@pytest.mark.parametrize("stage", SCORED_STAGES)
def test_the_campaign_among_the_data_has_the_same_results(
    audience: Audience, stage: ScoredStage, tmp_path: Path
) -> None:
    full = read_campaign(PHONG_THO)
    data = data_of(publication_of(full, stage, audience))
    again = read_campaign(folder_from(data, "campaign", tmp_path))
    assert again.criteria.digest == full.criteria.digest
    assert rank_campaign(again, stage).as_json() == rank_campaign(full, stage).as_json()
    assert data["results.json"].decode() == rank_campaign(full, stage).as_json()


@cases
@given(campaigns())
def test_any_campaign_is_recomputed_from_its_data(generated: GeneratedCampaign) -> None:
    full = read(generated)
    for audience in AUDIENCES:
        publication = publication_of(full, "final", audience)
        data = data_of(publication)
        with tempfile.TemporaryDirectory() as name:
            again = read_campaign(folder_from(data, "campaign", Path(name)))
        assert data_of(replace(publication, campaign=again, own=again)) == data


@pytest.mark.parametrize("name", shipped.catalogue_names())
def test_every_set_of_the_catalogue_keeps_its_digest(name: str) -> None:
    criteria = read_criteria_file(shipped.catalogue_file(name)).criteria
    assert read_criteria(write_criteria(criteria).encode(), "criteria.yaml").criteria.digest == criteria.digest


def test_nodes_have_the_points_of_the_results() -> None:
    publication = publication_of(read_campaign(TINY))
    results = json.loads(publication.results.as_json())
    rows = rows_of(data_of(publication)["nodes.csv"])
    wanted = [(unit["unit"], code, node) for unit in results["units"] for code, node in unit["nodes"].items()]
    assert [(row["unit"], row["node"]) for row in rows] == [pair[:2] for pair in wanted]
    for row, (_, _, node) in zip(rows, wanted, strict=True):
        assert (row["points"], row["max"]) == (node["points"] or "", node["max"] or "")
        if row["percent"]:
            share = 100 * Fraction(row["points"]) / Fraction(row["max"])
            assert abs(Fraction(row["percent"]) - share) <= Fraction(1, 200)
        else:
            assert node["points"] is None or Fraction(node["max"]) == 0


def test_nodes_say_why_they_have_no_points() -> None:
    rows = {
        (row["unit"], row["node"]): row for row in rows_of(data_of(publication_of(read_campaign(TINY)))["nodes.csv"])
    }
    assert rows["03580", "1.3"]["state"] == "not_applicable"
    assert rows["03580", "1.2"]["state"] == "missing"
    assert rows["03549", "1.2"]["state"] == "scored"


def test_ranking_has_the_whole_and_the_ranks_in_groups() -> None:
    publication = publication_of(read_campaign(TINY))
    rows = rows_of(data_of(publication)["ranking.csv"])
    for row, unit in zip(rows, publication.results.units_data, strict=True):
        for key in ("unit", "name", "rank", "score", "max", "percent", "grade", "bonus", "penalty"):
            assert row[key] == ("" if unit[key] is None else str(unit[key]))
        ranks = {column: "" if rank is None else str(rank) for column, rank in unit["group_ranks"].items()}
        assert {column: row[f"rank_in_{column}"] for column in ranks} == ranks


def test_criteria_are_flat_with_their_rules_in_words() -> None:
    campaign = read_campaign(TINY)
    rows = {row["code"]: row for row in rows_of(data_of(publication_of(campaign))["criteria.csv"])}
    assert list(rows) == list(campaign.criteria.nodes)
    assert [(rows[code]["parent"], rows[code]["block"]) for code in ("1", "1.1", "B1", "P1")] == [
        ("", "tree"),
        ("1", "tree"),
        ("", "bonus"),
        ("", "penalty"),
    ]
    assert (rows["1"]["level"], rows["1.1"]["level"]) == ("field", "criterion")
    assert (rows["1"]["combine"], rows["1"]["rule"]) == ("sum", "")
    assert (rows["1.1"]["rule"], rows["1.1"]["body"]) == ("proportional", "noi-vu")
    for code, node in campaign.criteria.nodes.items():
        assert bool(rows[code]["rule_vi"]) == bool(rows[code]["rule_en"]) == isinstance(node, Leaf)
        assert Fraction(rows[code]["max"]) == node.max


def test_history_tells_every_row_and_which_one_counts() -> None:
    publication = publication_of(read_campaign(TINY), "final", "council")
    rows = [
        row for row in rows_of(data_of(publication)["history.csv"]) if (row["unit"], row["node"]) == ("03574", "1.1")
    ]
    told = [(row["stage"], row["row"], row["points"], row["second_round"], row["counts"]) for row in rows]
    assert told == [
        ("self", "scored", "5.00", "false", "false"),
        ("appraisal", "scored", "3.50", "false", "false"),
        ("explanation", "explanation", "", "false", "false"),
        ("appraisal", "scored", "4.00", "true", "false"),
        ("council", "scored", "3.75", "false", "true"),
    ]
    assert (rows[1]["typed"], rows[1]["by"]) == ("3.5", "Vàng C")
    assert rows[2]["note"] == "6 hồ sơ trễ do cấp trên, có văn bản"


def test_rows_that_count_have_the_points_of_their_nodes() -> None:
    data = data_of(publication_of(read_campaign(PHONG_THO)))
    points = {(row["unit"], row["node"]): row["points"] for row in rows_of(data["nodes.csv"])}
    counting = [row for row in rows_of(data["history.csv"]) if row["counts"] == "true" and row["row"] == "scored"]
    unevidenced = {
        (unit["unit"], code) for unit in json.loads(data["results.json"])["units"] for code in unit["unevidenced"]
    }
    assert len(counting) > 900
    for row in counting:
        key = row["unit"], row["node"]
        assert key in unevidenced or row["points"] == points[key]


@pytest.mark.parametrize("stage", SCORED_STAGES)
def test_a_publication_of_an_early_stage_has_no_later_row(stage: ScoredStage) -> None:
    data = data_of(publication_of(read_campaign(TINY), stage, "council"))
    seen = {
        "self": {"self"},
        "appraisal": {"self", "survey", "register", "appraisal", "explanation"},
        "final": {"self", "survey", "register", "appraisal", "explanation", "council"},
    }
    for file in ("history.csv", "campaign/answers.csv"):
        assert {row["stage"] for row in rows_of(data[file])} == seen[stage]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_kept_as_it_is(text: str, tmp_path: Path) -> None:
    nodes = branch("1", "10", leaf("1.1", rule="{kind: judged, step: 0.5}"), leaf("1.2"))
    made = small(tmp_path, criteria_text(nodes), "01,1.1,self,2,,x\n01,1.2,self,yes,,x")
    answers = tuple(answer._replace(note=text, evidence=text) for answer in made.answers)
    data = data_of(publication_of(replace(made, answers=answers), "final", "council"))
    for file in ("history.csv", "campaign/answers.csv"):
        assert {(row["note"], row["evidence"]) for row in rows_of(data[file])} == {(text, text)}
    again = read_campaign(folder_from(data, "campaign", tmp_path / "again"))
    assert again.answers == answers


def test_criteria_of_the_campaign_folder_stand_among_the_data(tmp_path: Path) -> None:
    folder = write(tmp_path / "a", criteria_text(leaf("1", "10")), "01,1,self,yes")
    (folder / "criteria.yaml").rename(folder / "bộ tiêu chí.yaml")
    (folder / "campaign.yaml").write_text(
        (folder / "campaign.yaml").read_text(encoding="utf-8").replace("criteria.yaml", "bộ tiêu chí.yaml"),
        encoding="utf-8",
    )
    data = data_of(publication_of(read_campaign(folder)))
    again = read_campaign(folder_from(data, "campaign", tmp_path / "b"))
    assert again.settings.criteria == "criteria.yaml"
    assert again.criteria == read_campaign(folder).criteria


def test_the_previous_campaign_stands_beside_it(tmp_path: Path) -> None:
    full = read_campaign(TINY)
    data = data_of(publication_of(full, previous=full))
    again = read_campaign(folder_from(data, "previous", tmp_path))
    assert rank_campaign(again).digest == rank_campaign(full).digest
    assert all(not answer.by for answer in again.answers)
    changes = {(row["unit"], row["node"]): row for row in rows_of(data["changes.csv"]) if row["what"] == "node"}
    assert {key: row["change"] for key, row in changes.items() if row["change"]}.keys() >= {("03574", "1.1")}
    assert {row["change"] for row in changes.values()} <= {"0.000000", ""}
