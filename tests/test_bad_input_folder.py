"""Faults that no single file shows: across the files of a campaign folder, in paths, in what a command is given."""

import datetime
from pathlib import Path

import pytest

from scoring.campaign import table
from scoring.campaign.folder import read_campaign
from scoring.campaign.folder_source import FolderSource
from scoring.campaign.source import Act, cell_of
from scoring.problems import Problem, Refusal
from scoring.tree.reader import read_bytes
from tests.cli.golden import output
from tests.small import branch, campaign, criteria_text, leaf, write

CRITERIA = criteria_text(branch("A", "10", leaf("A.1"), leaf("A.2")))
TOO_LONG = "a" * 300
UNITS = "code,name,kind\n"


def told(folder: Path) -> list[str]:
    with pytest.raises(Refusal) as caught:
        read_campaign(folder)
    return [f"{str(problem.place).removeprefix(f'{folder}/')} {problem.code}" for problem in caught.value.problems]


# every problem at once


@pytest.mark.parametrize(
    ("units", "wanted"),
    [
        (f"{UNITS}01,An,xa\n01,Bo,xa\n", ["units.csv:3:code unit-twice"]),
        (f"{UNITS}01,An,xa\n02,Bo, Ba,xa\n", ["units.csv:3 row-width"]),
        (f"{UNITS}01,An,\n02,Bo,xa\n", ["units.csv:2:kind cell-empty"]),
        (f"{UNITS},An,xa\n02,Bo,xa\n", ["units.csv:2:code cell-empty"]),
        (UNITS, ["units.csv:1 units-none"]),
        ("", ["units.csv:1 csv-no-header"]),
        ("code;name\n01;An\n", ["units.csv:1 column-missing"]),
    ],
)
def test_faulty_units_hide_no_fault_of_answers(tmp_path: Path, units: str, wanted: list[str]) -> None:
    folder = write(tmp_path, CRITERIA, "01,A.1,self,maybe\n02,A.1,self,yes\n01,A.2,self,perhaps")
    (folder / "units.csv").write_text(units)
    answers = ["answers.csv:2:facts not-yes-or-no", "answers.csv:4:facts not-yes-or-no"]
    assert told(folder) == [*answers, *wanted]


def test_unit_that_is_nowhere_is_told_beside_faults_of_other_units(tmp_path: Path) -> None:
    folder = write(tmp_path, CRITERIA, "01,A.1,self,yes\n03,A.1,self,yes", units="01,An,xa\n02,,xa")
    assert told(folder) == ["answers.csv:3:unit unit-unknown", "units.csv:3:name cell-empty"]


def test_row_of_wrong_width_hides_no_fault_of_other_rows(tmp_path: Path) -> None:
    folder = write(tmp_path, CRITERIA, "")
    rows = "unit,code,stage,facts\n01,A.1,self,maybe\n01,A.2,self,yes,no,x\n01,A.9,self,yes\n"
    (folder / "answers.csv").write_text(rows)
    assert told(folder) == [
        "answers.csv:2:facts not-yes-or-no",
        "answers.csv:3 row-width",
        "answers.csv:4:code code-unknown",
    ]


def test_faulty_campaign_hides_no_fault_of_tables(tmp_path: Path) -> None:
    folder = write(tmp_path, CRITERIA, "", "criteria: nowhere.yaml")
    (folder / "answers.csv").write_text("unit,code,stage,facts\n01,A.1,self\n")
    (folder / "units.csv").write_text(f"{UNITS}01,An\n")
    assert [one.split()[1] for one in told(folder)] == ["row-width", "criteria-not-found", "row-width"]


# values of applies_to


def notices(folder: Path, applies_to: str, units: str) -> list[Problem]:
    return list(
        campaign(folder, criteria_text(leaf("A", "10", more=f"applies_to: {applies_to}")), "", units=units).notices
    )


def test_value_that_no_unit_has_but_nearly(tmp_path: Path) -> None:
    with pytest.raises(Refusal) as refused:
        notices(tmp_path, "{kind: [phuong, thitran]}", "01,An,phường\n02,Bo,thi_tran")
    found = refused.value.problems
    assert [(one.code, one.values["given"], one.values["meant"]) for one in found] == [
        ("unit-value-nearly", "phường", "phuong"),
        ("unit-value-nearly", "thi_tran", "thitran"),
    ]


@pytest.mark.parametrize("values", ["[xa]", "[XA, dac_khu]", "[phuong, thi_tran]"])
def test_kind_that_a_province_lacks_is_no_slip(tmp_path: Path, values: str) -> None:
    assert notices(tmp_path, f"{{kind: {values}}}", "01,An,xa") == []


def test_value_is_told_once(tmp_path: Path) -> None:
    nodes = [leaf(code, more="applies_to: {kind: [thitran]}") for code in ("A", "B")]
    with pytest.raises(Refusal) as refused:
        campaign(tmp_path, criteria_text(*nodes), "", units="01,An,thi_tran")
    assert [problem.code for problem in refused.value.problems] == ["unit-value-nearly"]


# files and paths


@pytest.mark.parametrize("most", [0, 5, 1 << 20, (1 << 20) + 1, 3 << 20])
def test_no_more_is_read_than_shows_that_a_file_is_too_large(tmp_path: Path, most: int) -> None:
    file = tmp_path / "file"
    file.write_bytes(b"x" * most)
    assert read_bytes(file, "file", most) == b"x" * most
    file.write_bytes(b"x" * (most + (4 << 20)))
    assert most < len(read_bytes(file, "file", most)) <= most + (1 << 20)


def test_table_that_is_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = write(tmp_path, CRITERIA, "01,A.1,self,yes")
    monkeypatch.setattr(table, "MOST_BYTES", 60)
    assert told(folder) == ["answers.csv file-too-large"]


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["check", TOO_LONG], "file-unreadable"),
        (["check", f"{TOO_LONG}/units.csv"], "file-unreadable"),
        (["check", f"{TOO_LONG}.csv"], "file-unreadable"),
        (["show", TOO_LONG], "file-unreadable"),
        (["show", f"x@{TOO_LONG}"], "criteria-not-found"),
        (["diff", TOO_LONG, f"x@{TOO_LONG}"], "file-unreadable"),
        (["rank", TOO_LONG], "file-unreadable"),
        (["explain", TOO_LONG, "01"], "file-unreadable"),
        (["status", TOO_LONG], "file-unreadable"),
        (["form", "issue", TOO_LONG, "--out", "forms"], "file-unreadable"),
        (["form", "collect", TOO_LONG, TOO_LONG], "file-unreadable"),
    ],
)
def test_path_that_is_too_long(capsys: pytest.CaptureFixture[str], arguments: list[str], code: str) -> None:
    out, err = output(capsys, *arguments, status=1)
    assert f"[{code}]" in out + err


def test_check_of_a_folder_that_may_not_be_looked_into(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("os.access", lambda *_: False)  # rights do not hold back an administrator's test run
    out, _ = output(capsys, "check", str(tmp_path), status=1)
    assert [f"{tmp_path / name}: " in out for name in ("campaign.yaml", "units.csv", "answers.csv")] == [True] * 3
    assert out.count("[file-unreadable]") == 3


@pytest.mark.parametrize("name", ["campaign.yaml", "units.csv", "answers.csv"])
def test_check_of_a_part_checks_its_folder(capsys: pytest.CaptureFixture[str], tmp_path: Path, name: str) -> None:
    folder = write(tmp_path, CRITERIA, "01,A.1,self,yes")
    out, _ = output(capsys, "check", str(folder / name), "--lang", "en")
    assert out.startswith(f"{folder}: correct.")
    out, _ = output(capsys, "check", *(str(file) for file in sorted(folder.iterdir())), "--lang", "en")
    assert out.count("correct.") == 2, "the folder once, and its criteria"


@pytest.mark.parametrize("name", ["published.csv", "UNITS.CSV", "units.csv"])
def test_check_of_a_table(capsys: pytest.CaptureFixture[str], tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text(f"{UNITS}01,An,xa\n")
    out, _ = output(capsys, "check", str(tmp_path / name), "--lang", "en", status=1)
    assert "[check-takes-no-table]" in out
    assert "check takes criteria files and campaign folders" in out


def test_source_knows_a_stage_in_another_case(tmp_path: Path) -> None:
    """The row that stands gets a moment before the new one's, however its stage is written."""
    before = campaign(tmp_path, CRITERIA, "01,A.1,Self,yes").answers[0]
    now = datetime.datetime(2023, 1, 10, 8, tzinfo=datetime.UTC)
    after = before._replace(facts="no")
    act = Act("Lan", "secretariat", "", (after,), None, {cell_of(before): before})
    FolderSource(tmp_path, lambda: now).append(act)
    moments = ("2023-01-10T14:59:59+07:00", "2023-01-10T15:00:00+07:00")
    assert read_campaign(tmp_path).answers == (before._replace(at=moments[0]), after._replace(at=moments[1]))
