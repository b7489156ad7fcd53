"""Use cases as a page would ask for them: results out, events on the way, nothing printed."""

from fractions import Fraction
from pathlib import Path

import pytest

from scoring.campaign.folder import read_campaign
from scoring.campaign.folder_source import FolderSource
from scoring.engine.explain import explain as explanation_of
from scoring.engine.ranking import rank_campaign
from scoring.problems import Misuse, Refusal, Said
from scoring.shipped import CAMPAIGNS
from scoring.usecases.asking import Event, Notices, load_all
from scoring.usecases.compare import compare_campaigns
from scoring.usecases.improve import cost_of_all, plan_unit
from scoring.usecases.paper import PaperOptions, paper, unit_papers
from scoring.usecases.results import explain, rank, status, status_of_unit

PHONG_THO = FolderSource(CAMPAIGNS / "phong-tho-2022")
UNIT = "03391"


def test_rank_gives_results_and_tells_what_it_does(capsys: pytest.CaptureFixture[str]) -> None:
    told: list[Event] = []
    ranked = rank(PHONG_THO, "self", tell=told.append)
    assert ranked.results.digest == rank_campaign(read_campaign(PHONG_THO.folder), "self").digest
    assert [event.code if isinstance(event, Said) else type(event) for event in told] == [
        "progress-reading",
        Notices,
        "progress-scoring",
    ]
    assert capsys.readouterr() == ("", "")


def test_rank_within_what_is_no_group_is_misuse_and_of_an_unknown_node_a_problem() -> None:
    with pytest.raises(Misuse) as misuse:
        rank(PHONG_THO, "final", within="cluster")
    assert misuse.value.said.code == "rank-no-group"
    with pytest.raises(Refusal) as refused:
        rank(PHONG_THO, "final", node="9.9")
    assert [problem.code for problem in refused.value.problems] == ["code-unknown"]


def test_explain_is_of_the_unit_and_node() -> None:
    campaign, explanation = explain(PHONG_THO, "final", UNIT, "3.3.1")
    assert explanation.nodes == explanation_of(campaign, "final", UNIT, "3.3.1").nodes
    for unit, code in (("00000", None), (UNIT, "9.9")):
        with pytest.raises(Refusal):
            explain(PHONG_THO, "final", unit, code)


def test_status_knows_its_units() -> None:
    progress = status(PHONG_THO, "self", None, None)
    assert status_of_unit(progress, UNIT).unit.code == UNIT
    with pytest.raises(Refusal):
        status_of_unit(progress, "00000")


def test_problems_of_all_campaigns_are_told_at_once(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "campaign.yaml").write_text("{")
    with pytest.raises(Refusal) as refused:
        load_all([FolderSource(tmp_path / "a"), PHONG_THO, FolderSource(tmp_path / "b")], print)
    places = {Path(problem.place.file).parent.name for problem in refused.value.problems}
    assert places == {"a", "b"}


def test_compare_explains_a_unit_by_its_notes() -> None:
    both = compare_campaigns(FolderSource(CAMPAIGNS / "phong-tho-2021"), PHONG_THO, "final")
    unit = both.unit(UNIT)
    assert unit.unit.code == UNIT
    assert set(both.causes(unit)) <= set(both.new.criteria.nodes) | set(both.old.criteria.nodes)
    with pytest.raises(Refusal):
        both.unit("00000")


def test_plan_has_one_goal() -> None:
    planned = plan_unit(PHONG_THO, "final", UNIT, grade="good")
    assert planned.placed.result.unit.code == UNIT
    assert planned.plan is not None
    with pytest.raises(Misuse):
        plan_unit(PHONG_THO, "final", UNIT, grade="good", ranks=2)


def test_cost_of_all_is_by_leaf_and_by_body() -> None:
    cost = cost_of_all(PHONG_THO, "final", top=2)
    assert sum((body.total for body in cost.bodies), Fraction(0)) == sum(leaf.total for leaf in cost.leaves)
    assert all(len(group.units) + len(group.left_out) >= 2 for group in cost.commended if group.ranked >= 2)


@pytest.mark.parametrize(
    ("kind", "unit", "suffix", "options"),
    [
        ("decision", UNIT, ".docx", PaperOptions()),
        ("decision", None, ".docx", PaperOptions(previous=PHONG_THO)),
        ("minutes", UNIT, ".pdf", PaperOptions()),
    ],
)
def test_papers_asked_for_wrongly_are_misuse(kind: str, unit: str | None, suffix: str, options: PaperOptions) -> None:
    with pytest.raises(Misuse):
        paper(PHONG_THO, kind, unit, suffix, options)


def test_papers_of_units_have_a_file_each() -> None:
    papers = unit_papers(PHONG_THO, "remarks", PaperOptions())
    assert len(set(papers.files.values())) == len(read_campaign(PHONG_THO.folder).units)
    assert papers.of(UNIT)[:2] == b"PK"
