"""The Phong Thổ campaign played in forms and papers alone: at its end the ranks are those of the fixture."""

from pathlib import Path

import pytest

from scoring.campaign.answers import SCORED_STAGES, STAGES, Answer, ScoredStage
from scoring.campaign.folder import read_campaign
from scoring.engine.ranking import rank_campaign
from tests.forms.year import FROM_ELSEWHERE, Year, begun, history, told

FIXTURE = Path(__file__).parents[2] / "fixtures" / "phong-tho-2022"
TAKEN_UP = (("03549", "T.2"), ("03586", "6.1"))
"""What nobody disputed and the council changed all the same."""
PAPERS = ("minutes", "appraisal-report", "submission", "decision")


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> Year:
    """The whole year, from the first form to the last paper."""
    root = tmp_path_factory.mktemp("year")
    year = Year(root / "campaign", root / "forms", read_campaign(FIXTURE))
    begun(FIXTURE, year.folder)
    rounds = rounds_of(year)
    declare(year, rounds)
    appraise(year, "appraisal-1", rounds["appraisal", 0])
    assert "17" in told("paper", "remarks", str(year.folder), "--out", str(root / "papers" / "remarks"))
    year.round("explanation", rounds["explanation", 0], "--stage", "explanation")
    appraise(year, "appraisal-2", rounds["appraisal", 1])
    decide(year, rounds["council", 0])
    told("paper", "self-report", str(year.folder), "--out", str(root / "papers" / "self-report"))
    for kind in PAPERS:
        told("paper", kind, str(year.folder), "--out", str(root / "papers" / f"{kind}.docx"))
    return year


def rounds_of(year: Year) -> dict[tuple[str, int], list[Answer]]:
    """The fixture's rows by stage and by the how-manieth of their node they are."""
    found: dict[tuple[str, int], list[Answer]] = {}
    second_round = min(row.at for row in year.finished.answers if row.stage == "explanation")
    first_of: set[tuple[str, ...]] = set()
    for row in sorted(year.finished.answers, key=lambda row: row.at):
        if row.stage in FROM_ELSEWHERE:
            continue
        again = row.at > second_round if row.stage == "appraisal" else row[:3] in first_of
        first_of.add(row[:3])
        found.setdefault((row.stage, int(again)), []).append(row)
    return found


def declare(year: Year, rounds: dict[tuple[str, int], list[Answer]]) -> None:
    """17 forms out and back; one commune sends its form again."""
    year.round("self", rounds["self", 0])
    assert len(year.issued["self"]) == 17
    again = rounds["self", 1]
    assert [(row.unit, row.code) for row in again] == [("03565", "4.3")]
    assert "sửa 1" in year.round("self-again", again, "03565")


def appraise(year: Year, name: str, rows: list[Answer]) -> None:
    """The form of each body issued on its own, filled with what that body said, all sent back in one folder."""
    files = []
    for body in year.criteria.bodies:
        files += year.issue(f"{name}/{body.id}", "--stage", "appraisal", "--body", body.id)
    assert len(files) == len(year.criteria.bodies)
    year.back(name, files, rows)


def decide(year: Year, rows: list[Answer]) -> None:
    """The council's form with what is disputed; then what it takes up of its own, on a form of each commune."""
    disputed = [row for row in rows if (row.unit, row.code) not in TAKEN_UP]
    year.round("council", disputed, "--stage", "council")
    for row in rows:
        if row not in disputed:
            year.round(f"council-{row.unit}", [row], row.unit, "--stage", "council", "--leaf", row.code)


@pytest.mark.parametrize("stage", SCORED_STAGES)
def test_ranks_and_points_are_those_of_the_fixture(played: Year, stage: ScoredStage) -> None:
    assert rank_campaign(played.now(), stage).units_data == rank_campaign(played.finished, stage).units_data


def test_history_is_that_of_the_fixture(played: Year) -> None:
    now = played.now()
    for unit in now.units:
        for code in now.criteria.nodes:
            for stage in STAGES:
                one, two = (history(made, unit.code, code, stage) for made in (now, played.finished))
                if one != two:
                    print(unit.code, code, stage, one, two)
