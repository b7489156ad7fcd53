"""`scoring compare`: whole outputs for PAPI 2018 to 2019 and Phong Thổ 2021 to 2022, and what it refuses."""

import csv
import io
import json
from pathlib import Path

import pytest

from tests.cli.golden import GOLDEN, check_golden, output

PAPI = "compare fixtures/papi-2018 fixtures/papi-2019"
PHONG_THO = "compare fixtures/phong-tho-2021 fixtures/phong-tho-2022"
MERGED = "--units fixtures/phong-tho-2021/merged.csv"
CASES = {
    "papi.vi.txt": f"{PAPI} --lang vi",
    "papi.en.txt": f"{PAPI} --lang en --top 2",
    "papi-unit.en.txt": f"{PAPI} 46 --lang en",
    "papi-unit.csv": f"{PAPI} 46 --format csv",
    "papi-unit.json": f"{PAPI} 46 --format json",
    "phong-tho.vi.txt": f"{PHONG_THO} {MERGED} --lang vi",
    "phong-tho-unit.vi.txt": f"{PHONG_THO} 03574 {MERGED} --lang vi",
    "phong-tho-merged.en.txt": f"{PHONG_THO} 03550 {MERGED} --lang en --top 3",
    "phong-tho-self.en.txt": f"{PHONG_THO} 03574 {MERGED} --stage self --lang en --top 2",
    "editions.vi.txt": "compare fixtures/papi-2017 fixtures/papi-2018 01 --lang vi",
}


@pytest.fixture(autouse=True)
def _beside_the_fixtures(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(GOLDEN.parents[1])


@pytest.mark.parametrize("name", CASES)
def test_output(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    check_golden(f"compare/{name}", output(capsys, *CASES[name].split())[0])


def test_every_golden_file_is_in_use() -> None:
    assert {path.name for path in (GOLDEN / "compare").iterdir()} == {*CASES}


def test_csv_of_all_units_has_those_of_one(capsys: pytest.CaptureFixture[str]) -> None:
    every, _ = output(capsys, *f"{PAPI} --format csv".split())
    one, _ = output(capsys, *f"{PAPI} 46 --format csv".split())
    rows = list(csv.DictReader(io.StringIO(every)))
    assert len({row["unit"] for row in rows}) == 63
    assert [row for row in rows if row["unit"] == "46"] == list(csv.DictReader(io.StringIO(one)))


def test_json_of_a_unit_is_that_of_all_units_with_causes(capsys: pytest.CaptureFixture[str]) -> None:
    every = json.loads(output(capsys, *f"{PHONG_THO} {MERGED} --format json".split())[0])
    one = json.loads(output(capsys, *f"{PHONG_THO} 03574 {MERGED} --format json".split())[0])["unit"]
    told = one.pop("causes")
    assert one in every["units"]
    assert {cause["when"] for cause in told["3.3.1"]} == {"before", "after"}


def test_sample_data_is_marked_beside_csv(capsys: pytest.CaptureFixture[str]) -> None:
    out, err = output(capsys, *f"{PHONG_THO} --format csv".split())
    assert "SAMPLE DATA" in err
    assert out.startswith("unit,name,what,node,")


def refused(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    out, err = output(capsys, *arguments, "--lang", "en", status=1)
    assert out == ""
    return err


def test_problems_of_both_tables_are_told_at_once(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    nodes, units = tmp_path / "nodes.csv", tmp_path / "units.csv"
    nodes.write_text("new,old\nSC19,D1\n", encoding="utf-8")
    units.write_text("new,old,weight\n1,01,5\n", encoding="utf-8")
    err = refused(capsys, *PAPI.split(), "--nodes", str(nodes), "--units", str(units))
    assert f"{nodes}:2:new: The criteria set papi-province@2019 has no code “SC19”. Did you mean “SC" in err
    assert f"{units}:2:new: “1” is probably “01” without its leading zeros." in err


def test_problems_of_both_campaigns_are_told_at_once(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    err = refused(capsys, "compare", str(tmp_path / "a"), str(tmp_path / "b"))
    assert all(f"{tmp_path / name}/campaign.yaml: This file can't be read." in err for name in "ab")


def test_table_that_is_not_there(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    err = refused(capsys, *PAPI.split(), "--units", str(tmp_path / "none.csv"))
    assert f"{tmp_path / 'none.csv'}: This file can't be read." in err


def test_unit_that_is_not_there(capsys: pytest.CaptureFixture[str]) -> None:
    err = refused(capsys, *PAPI.split(), "99")
    assert "UNIT: The later campaign has no unit with the code “99”." in err


@pytest.mark.parametrize("wrong", ["--top -1", "--top x", "--format xml", "04 05", "--stage council"])
def test_wrong_usage(capsys: pytest.CaptureFixture[str], wrong: str) -> None:
    out, err = output(capsys, *PAPI.split(), *wrong.split(), status=2)
    assert out == ""
    assert "scoring compare --help" in err


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_help(capsys: pytest.CaptureFixture[str], lang: str) -> None:
    out, _ = output(capsys, "compare", "--help", "--lang", lang)
    for option in ("--nodes", "--units", "--top", "--stage", "--format", "[UNIT]"):
        assert option in out
