"""The Phong Thổ campaign played in forms and papers alone: at its end the ranks are those of the fixture."""

import json
import re
import zipfile
from pathlib import Path
from typing import Any

import pytest

from scoring.campaign.answers import Answer
from scoring.campaign.folder import read_campaign
from scoring.campaign.workflow import SCORED_STAGES, STAGES, ScoredStage
from scoring.cli.main import PROBLEMS, WRONG_USAGE, run
from scoring.engine.ranking import rank_campaign
from scoring.publish.papers.dossier import Dossier
from scoring.publish.papers.kinds import PAPERS_OF_UNITS
from tests.forms.year import FROM_ELSEWHERE, Year, begun, history, told, type_rows
from tests.publish.papers.paper_helpers import UNIT, lines_of, parts_of

FIXTURE = Path(__file__).parents[2] / "fixtures" / "phong-tho-2022"
TAKEN_UP = (("03549", "T.2"), ("03586", "6.1"))
"""What nobody disputed and the council changed all the same."""
PAPERS = ("minutes", "appraisal-report", "submission", "decision")
ABOUT_UNITS = ("self-report", "remarks")


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> Year:
    """The whole year, from the first form to the last paper."""
    root = tmp_path_factory.mktemp("year")
    year = Year(root / "campaign", root / "forms", read_campaign(FIXTURE))
    begun(FIXTURE, year.folder)
    rounds = rounds_of(year)
    declare(year, rounds["self", 0], rounds["self", 1])
    appraise(year, "appraisal-1", rounds["appraisal", 0])
    told("paper", "remarks", str(year.folder), "--out", str(root / "papers" / "remarks-1"))
    year.round("explanation", rounds["explanation", 0], "--stage", "explanation")
    appraise(year, "appraisal-2", rounds["appraisal", 1])
    decide(year, rounds["council", 0])
    assert sum(map(len, rounds.values())) == sum(row.stage not in FROM_ELSEWHERE for row in year.finished.answers)
    print_papers(year.folder, root / "papers")
    return year


def rounds_of(year: Year) -> dict[tuple[str, int], list[Answer]]:
    """The fixture's rows by stage and round: appraisal's second begins with the explanations."""
    explained = min(row.at for row in year.finished.answers if row.stage == "explanation")
    found: dict[tuple[str, int], list[Answer]] = {}
    seen: set[tuple[str, ...]] = set()
    for row in sorted(year.finished.answers, key=lambda row: row.at):
        if row.stage not in FROM_ELSEWHERE:
            again = row.at > explained if row.stage == "appraisal" else row[:3] in seen
            found.setdefault((row.stage, int(again)), []).append(row)
            seen.add(row[:3])
    return found


def declare(year: Year, rows: list[Answer], again: list[Answer]) -> None:
    """17 forms out, filled and back; one commune mends an answer on a second form."""
    assert progress(year.folder, "self")["summary"]["not_started"] == 17
    year.round("self", rows)
    assert len(year.issued["self"]) == 17
    assert [(row.unit, row.code) for row in again] == [("03565", "4.3")]
    assert "thêm 0, sửa 1, rút 0" in year.round("self-again", again, "03565")


def appraise(year: Year, name: str, rows: list[Answer]) -> None:
    """A form for each body that has something to decide, issued on its own; all come back in one folder."""
    files = []
    for body in year.criteria.bodies:
        files += year.issue(f"{name}/{body.id}", "--stage", "appraisal", "--body", body.id)
    explained = {row.code for row in read_campaign(year.folder).answers if row.stage == "explanation"}
    asked = {year.criteria.leaves[code].body for code in explained or year.criteria.leaves}
    assert asked <= {file.parent.name for file in files}
    year.back(name, files, rows)


def decide(year: Year, rows: list[Answer]) -> None:
    """The council's form with what is disputed; then what it takes up itself, on a form that names the leaf."""
    disputed = [row for row in rows if (row.unit, row.code) not in TAKEN_UP]
    assert len(disputed) == len(rows) - len(TAKEN_UP)
    year.round("council", disputed, "--stage", "council")
    for unit, code in TAKEN_UP:
        row = next(row for row in rows if (row.unit, row.code) == (unit, code))
        year.round(f"council-{unit}", [row], unit, "--stage", "council", "--leaf", code)


def progress(campaign: Path, stage: ScoredStage) -> Any:
    return json.loads(told("status", str(campaign), "--stage", stage, "--format", "json"))


def print_papers(campaign: Path, folder: Path) -> None:
    for kind in ABOUT_UNITS:
        told("paper", kind, str(campaign), UNIT, "--out", str(folder / f"{kind}.docx"))
    for kind in PAPERS:
        told("paper", kind, str(campaign), "--out", str(folder / f"{kind}.docx"))


# ── what came out ─────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("stage", SCORED_STAGES)
def test_ranks_and_points_are_those_of_the_fixture(played: Year, stage: ScoredStage) -> None:
    found = rank_campaign(played.now(), stage).units_data
    assert len(found) == 17
    assert found == rank_campaign(played.finished, stage).units_data


@pytest.mark.parametrize(
    ("stage", "arrives_with"), [("self", "self-again"), ("appraisal", "appraisal-2"), ("final", "council-03586")]
)
def test_every_round_is_needed(played: Year, stage: ScoredStage, arrives_with: str) -> None:
    """The results of a stage are the fixture's from that round on, not before."""
    wanted = rank_campaign(played.finished, stage).units_data
    names = list(played.stood)
    alike = [name for name in names if rank_campaign(played.stood[name], stage).units_data == wanted]
    assert alike == names[names.index(arrives_with) :]


def test_history_is_that_of_the_fixture(played: Year) -> None:
    """Every row with its facts, points, note and evidence; only the council's form has no place for evidence."""
    now = played.now()
    for unit in now.units:
        for code in now.criteria.nodes:
            for stage in STAGES:
                one, two = (history(made, unit.code, code, stage) for made in (now, played.finished))
                if stage == "council":
                    two = [(*said[:-1], "") for said in two]
                assert one == two, (unit.code, code, stage)


def test_status_is_that_of_the_fixture(played: Year) -> None:
    for stage in SCORED_STAGES:
        assert progress(played.folder, stage) == progress(FIXTURE, stage)


def test_papers_say_what_those_of_the_fixture_say(played: Year, tmp_path: Path) -> None:
    print_papers(FIXTURE, tmp_path)
    papers = sorted(path.name for path in tmp_path.glob("*.docx"))
    assert len(papers) == len(PAPERS) + len(ABOUT_UNITS)
    for paper in papers:
        one, two = (text_of(folder / paper) for folder in (played.folder.parent / "papers", tmp_path))
        assert one == two, paper


@pytest.mark.parametrize("kind", ABOUT_UNITS)
def test_papers_about_every_unit_are_those_of_the_fixture(played: Year, kind: str) -> None:
    """What Word is given; a paper as a file stands above."""
    now, finished = Dossier(played.now()), Dossier(played.finished)
    for unit in now.campaign.units:
        assert PAPERS_OF_UNITS[kind](now, unit.code) == PAPERS_OF_UNITS[kind](finished, unit.code), unit.code


def text_of(paper: Path) -> bytes:
    """The part of a Word file that has its text."""
    return parts_of(paper.read_bytes())["word/document.xml"]


def test_remarks_of_the_first_round_ask_for_what_was_explained(played: Year) -> None:
    papers = {path.name: path for path in (played.folder.parent / "papers" / "remarks-1").glob("*.docx")}
    assert len(papers) == 17
    for row in played.finished.answers:
        if row.stage == "explanation":
            paper = next(path for name, path in papers.items() if row.unit in name)
            assert any(f"| {row.code} |" in line for line in lines_of(paper.read_bytes())), (row.unit, row.code)


def test_typing_leaves_validations_and_protection_as_issued(played: Year, tmp_path: Path) -> None:
    """openpyxl stands for people here: what it saves still guards the cells as the form that went out."""
    told("form", "issue", str(FIXTURE), "03574", "--out", str(tmp_path))
    (form,) = tmp_path.glob("*.xlsx")
    before = guards(form)
    rows = {(row.unit, row.code): row for row in played.finished.answers if row.stage == "self"}
    assert type_rows(form, rows, played.criteria)
    assert guards(form) == before
    assert sum(count for count, _ in before.values()) > 20
    assert all(protected for _, protected in before.values())


def guards(form: Path) -> dict[str, tuple[int, bool]]:
    """Of every sheet with validations: how many, and whether it is protected."""
    found = {}
    with zipfile.ZipFile(form) as parts:
        for name in parts.namelist():
            text = parts.read(name).decode() if name.startswith("xl/worksheets/sheet") else ""
            if "<dataValidation " in text:
                protected = re.search(r'<sheetProtection [^>]*sheet="1"', text) is not None
                found[name] = (text.count("<dataValidation "), protected)
    return found


def test_leaf_of_the_council_is_known_and_for_the_council(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    command = ["form", "issue", str(FIXTURE), "--out", str(tmp_path / "f"), "--lang", "vi", "--leaf"]
    assert run([*command, "6.1"]) == WRONG_USAGE
    assert "--leaf chỉ đi với --stage council" in capsys.readouterr().err
    assert run([*command, "6.11", "--stage", "council"]) == PROBLEMS
    assert "--leaf" in capsys.readouterr().err
    assert not (tmp_path / "f").exists()
