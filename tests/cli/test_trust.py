"""`scoring robustness`, `agreement`, `rehearse` as people call them."""

import csv
import io
import json
from fractions import Fraction
from pathlib import Path

import docx
import pytest

from scoring.cli.main import run
from scoring.words import tell
from tests.small import criteria_text, leaf, write

PHONG_THO = "fixtures/phong-tho-2022"
AMENDED = "par-index-commune@2025"


def printed(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert run([*arguments, "--lang", "en"]) == 0
    return capsys.readouterr().out


def test_the_same_seed_prints_the_same_bytes(capsys: pytest.CaptureFixture[str]) -> None:
    command = ("robustness", PHONG_THO, "--draws", "300", "--format", "json")
    assert printed(capsys, *command) == printed(capsys, *command)
    assert printed(capsys, *command) != printed(capsys, *command, "--seed", "2")


def test_a_cap_holds_in_every_draw(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Of ten points B alone gives more than A; without A a score is at most 3, below that of A alone."""
    set_ = criteria_text(leaf("A", "4"), leaf("B", "6"), more="caps: [{unless: {node: A, at_least: 50}, at_most: 30}]")
    folder = write(tmp_path, set_, "01,A,self,yes\n02,B,self,yes", units="01,An,xa\n02,Bình,xa")
    found = json.loads(printed(capsys, "robustness", str(folder), "--draws", "200", "--format", "json"))
    assert [(unit["unit"], unit["low"], unit["high"]) for unit in found["units"]] == [("01", 1, 1), ("02", 2, 2)]
    assert found["pairs"][0]["kept"] == "1.0000"


def test_robustness_names_every_ranked_unit_in_every_form(capsys: pytest.CaptureFixture[str]) -> None:
    command = ("robustness", PHONG_THO, "--draws", "100")
    units = json.loads(printed(capsys, *command, "--format", "json"))["units"]
    rows = list(csv.DictReader(io.StringIO(printed(capsys, *command, "--format", "csv"))))
    assert [row["unit"] for row in rows] == [unit["unit"] for unit in units]
    assert [row["low"] for row in rows] == [str(unit["low"]) for unit in units]
    table = printed(capsys, *command)
    assert all(unit["name"] in table for unit in units)
    assert "SAMPLE DATA" in table


def test_a_level_that_is_unknown_is_told_with_those_that_are(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["robustness", PHONG_THO, "--level", "fild", "--lang", "en"]) == 1
    told = capsys.readouterr().err
    assert "--level" in told
    assert "field" in told


@pytest.mark.parametrize("by", ["unit", "node", "body"])
def test_agreement_prints_units_nodes_and_bodies(by: str, capsys: pytest.CaptureFixture[str]) -> None:
    data = json.loads(printed(capsys, "agreement", PHONG_THO, "--format", "json"))
    table = printed(capsys, "agreement", PHONG_THO, "--by", by)
    codes = data["turns"][-1][f"by_{by}"]
    assert codes
    assert all(code in table for code in codes)


def test_rehearsal_under_the_same_set_keeps_every_score(capsys: pytest.CaptureFixture[str]) -> None:
    data = json.loads(printed(capsys, "rehearse", PHONG_THO, "--with", "par-index-commune@2022", "--format", "json"))
    assert data["unknown"] == []
    for unit in data["units"]:
        assert unit["score_before"] == unit["score_known"] == unit["score_least"] == unit["score_most"]
        assert unit["rank_before"] == unit["rank_known"]


def test_rehearsal_as_json_has_what_moved_each_score_as_data(capsys: pytest.CaptureFixture[str]) -> None:
    data = json.loads(printed(capsys, "rehearse", PHONG_THO, "--with", AMENDED, "--format", "json"))
    moves = data["units"][0]["mostly_by"]
    assert moves
    sizes = [abs(Fraction(move["percent"])) for move in moves]
    assert sizes == sorted(sizes, reverse=True)
    assert all(move["code"] for move in moves)


def test_rehearsal_under_a_set_of_something_else_ranks_nobody(capsys: pytest.CaptureFixture[str]) -> None:
    data = json.loads(printed(capsys, "rehearse", PHONG_THO, "--with", "pci@2013", "--format", "json"))
    assert data["carried"] == {}
    assert {(unit["rank_known"], len(unit["mostly_by"])) for unit in data["units"]} == {(None, 0)}
    assert "business_support" in printed(capsys, "rehearse", PHONG_THO, "--with", "pci@2013")


def test_agreement_of_a_campaign_that_nobody_assesses_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["agreement", "fixtures/pci-2013", "--lang", "en"]) == 1
    said = capsys.readouterr()
    assert "nothing to compare" in said.err
    assert said.out == ""


def test_agreement_shows_every_turn(capsys: pytest.CaptureFixture[str]) -> None:
    table = printed(capsys, "agreement", PHONG_THO, "--by", "body")
    for turn in ("Self-assessment → appraisal", "Appraisal → council", "Self-assessment → final"):
        assert table.count(turn) > 2


def test_rehearsal_is_written_as_word_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "to-trinh.docx"
    command = ("rehearse", PHONG_THO, "--with", AMENDED, "--out", str(out))
    printed(capsys, *command)
    text = "".join(docx.Document(str(out)).element.body.itertext())
    assert tell("rehearse-changes", "vi") in text
    assert tell("diff-points", "vi") in text
    assert run([*command]) == 1


def test_an_amended_set_that_speaks_of_an_unknown_column_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = Path("criteria/par-index-commune@2022.yaml").read_text(encoding="utf-8")
    changed = text.replace("applies_to: {kind:", "applies_to: {climate:", 1)
    assert changed != text
    (tmp_path / "amended.yaml").write_text(changed, encoding="utf-8")
    assert run(["rehearse", PHONG_THO, "--with", str(tmp_path / "amended.yaml"), "--lang", "en"]) == 1
    assert "climate" in capsys.readouterr().err
