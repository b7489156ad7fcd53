"""The council's page of a rehearsal: what the command computes, for the council alone, and checked like all else."""

import io
import shutil
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from scoring.analysis.amended import Amended
from scoring.campaign.folder import read_campaign
from scoring.cli.main import DONE, PROBLEMS, WRONG_USAGE, run
from scoring.publish.publication import publication_of
from scoring.publish.site.write import write_site
from scoring.publish.workbooks.summary import summary_workbook
from scoring.show.rehearsal import units_table
from scoring.tree.reader import read_criteria_file
from scoring.words import tell
from tests.publish.published import TINY
from tests.publish.site.test_trust import tables
from tests.publish.tampering import edit, forge

AMENDED = "par-index-commune@2025"
CRITERIA = Path("criteria") / f"{AMENDED}.yaml"


def councils(out: Path, *more: str) -> int:
    arguments = ["publish", str(TINY), "--out", str(out), "--only", "site", "--for", "council", "--rehearse", AMENDED]
    return run([*arguments, *more])


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("rehearsed") / "out"
    assert councils(out) == DONE
    return out


def test_page_and_sheet_have_what_is_computed(tmp_path: Path) -> None:
    amended = Amended(read_criteria_file(CRITERIA))
    publication = publication_of(read_campaign(TINY), "appraisal", audience="council", amended=amended)
    assert publication.rehearsal is not None
    computed = units_table(publication.rehearsal, "vi").texts
    write_site(publication, tmp_path / "site", lambda *_: None)
    page = tables((tmp_path / "site" / "rehearsal.html").read_text("utf-8"))
    assert page["units"][1:] == computed
    assert len(page["unknown"]) - 1 == len(publication.rehearsal.unknown)
    assert len(page["changes"]) > 1
    book = CalamineWorkbook.from_filelike(io.BytesIO(summary_workbook(publication, "vi")))
    sheet = book.get_sheet_by_name(tell("word-rehearsal", "vi")).to_python()
    codes = [row[0] for row in computed]
    assert [[row[1], row[8]] for row in sheet if row[0] in codes] == [[row[1], row[8]] for row in computed]


def test_every_page_leads_to_it_in_both_languages(published: Path) -> None:
    assert 'href="rehearsal.html"' in (published / "site" / "index.html").read_text("utf-8")
    assert tell("rehearse-reading", "en").split(":")[0] in (published / "site" / "en" / "rehearsal.html").read_text()


@pytest.mark.parametrize("audience", ["public", "unit"])
def test_nobody_else_can_be_shown_it(audience: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert councils(tmp_path / "out", "--for", audience, "--lang", "en") == WRONG_USAGE
    assert "--rehearse needs --for council" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_verify_rehearses_anew(published: Path) -> None:
    assert run(["verify", str(published)]) == DONE


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("data/rehearsed.yaml", "edition: '2025'", "edition: '2026'"),
        ("site/rehearsal.html", "</h1>", " x</h1>"),
        ("publication.json", AMENDED, "par-index-commune@2026"),
    ],
)
def test_what_is_changed_behind_a_forged_manifest_is_found(
    file: str, old: str, new: str, published: Path, tmp_path: Path
) -> None:
    copy = shutil.copytree(published, tmp_path / "copy")
    edit(copy, file, old, new)
    forge(copy)
    assert run(["verify", str(copy)]) == PROBLEMS


def test_an_amended_set_that_lacks_a_column_writes_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = CRITERIA.read_text("utf-8").replace("applies_to: {kind:", "applies_to: {climate:", 1)
    (tmp_path / "amended.yaml").write_text(text, "utf-8")
    assert councils(tmp_path / "out", "--rehearse", str(tmp_path / "amended.yaml"), "--lang", "en") == PROBLEMS
    assert "climate" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_a_table_of_nodes_stands_among_the_data(tmp_path: Path) -> None:
    (tmp_path / "nodes.csv").write_text("new,old\n1.1,1.1\n", "utf-8")
    out = tmp_path / "out"
    assert councils(out, "--rehearse-nodes", str(tmp_path / "nodes.csv")) == DONE
    assert (out / "data" / "rehearsed-nodes.csv").read_text("utf-8") == "new,old\n1.1,1.1\n"
    assert run(["verify", str(out)]) == DONE
    arguments = ["publish", str(TINY), "--out", str(tmp_path / "x"), "--rehearse-nodes", str(tmp_path / "nodes.csv")]
    assert run(arguments) == WRONG_USAGE
