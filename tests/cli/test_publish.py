"""`scoring publish` and `scoring verify`."""

import hashlib
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from scoring import shipped
from scoring.campaign.folder import read_campaign
from scoring.cli.main import DONE, PROBLEMS, WRONG_USAGE, run
from scoring.engine.ranking import rank_campaign
from scoring.words import tell
from tests.cli.golden import output
from tests.publish.published import TINY, files_of
from tests.without import run_without

CAMPAIGN = str(shipped.campaign_folder("phong-tho-2022"))


def published(out: Path, *options: str) -> int:
    return run(["publish", str(TINY), "--out", str(out), "--only", "data", "--lang", "en", *options])


def test_publish_tells_what_it_wrote_and_the_digests(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert published(tmp_path / "out") == DONE
    out, err = capsys.readouterr()
    results = rank_campaign(read_campaign(TINY))
    manifest = (tmp_path / "out" / "publication.json").read_bytes()
    assert out.splitlines() == [
        "Digests:",
        f"  criteria          {results.criteria.digest}",
        f"  inputs            {json.loads(manifest)['inputs']['digest']}",
        f"  results           {results.digest}",
        f"  publication.json  sha256:{hashlib.sha256(manifest).hexdigest()}",
        f"Published in {tmp_path / 'out'}: 12 files, 6 units, 0.0 MB.",
        f"Check it at any time: scoring verify {tmp_path / 'out'}",
    ]
    *notice, mark = err.splitlines()
    assert "2 of 6 units still lack 2 figures, which count as 0 points. [figures-missing-zero]" in notice[0]
    assert mark == tell("sample-mark", "en")


def test_exercise_has_its_own_mark(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.copytree(TINY, tmp_path / "class")
    with (tmp_path / "class/campaign.yaml").open("a", encoding="utf-8") as settings:
        settings.write("exercise: true\n")
    out = str(tmp_path / "out")
    for command in (["publish", str(tmp_path / "class"), "--out", out, "--only", "data"], ["verify", out]):
        assert run([*command, "--lang", "en"]) == DONE
        assert capsys.readouterr().err.splitlines()[-1] == tell("exercise-mark", "en")


def test_the_same_campaign_gives_the_same_bytes(tmp_path: Path) -> None:
    """In two processes that order sets and tell the time in other ways, one after the other."""
    for name, zone in (("1", "Asia/Ho_Chi_Minh"), ("2", "America/New_York")):
        environment = {**os.environ, "PYTHONHASHSEED": name, "TZ": zone}
        command = [sys.executable, "-m", "scoring.cli.main", "publish", str(TINY), "--out", str(tmp_path / name)]
        subprocess.run(command, check=True, capture_output=True, env=environment)
    assert files_of(tmp_path / "1") == files_of(tmp_path / "2")


def test_a_publication_is_replaced(tmp_path: Path) -> None:
    assert published(tmp_path / "out") == DONE
    assert published(tmp_path / "out", "--stage", "self") == DONE
    assert '"stage": "self"' in (tmp_path / "out" / "publication.json").read_text(encoding="utf-8")
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_bad_input_leaves_the_old_publication(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert published(tmp_path / "out") == DONE
    before = files_of(tmp_path / "out")
    folder = shutil.copytree(TINY, tmp_path / "campaign")
    answers = (folder / "answers.csv").read_text(encoding="utf-8")
    (folder / "answers.csv").write_text(answers.replace("48/50", "52/50").replace("28/12/2021", "31/02/2021"))
    assert run(["publish", str(folder), "--out", str(tmp_path / "out"), "--only", "data"]) == PROBLEMS
    err = capsys.readouterr().err
    assert "answers.csv:2:facts" in err
    assert "answers.csv:3:facts" in err
    assert files_of(tmp_path / "out") == before


@pytest.mark.parametrize(
    ("name", "code"), [("file", "publish-file"), ("folder", "publish-not-publication"), ("link", "publish-symlink")]
)
def test_a_place_that_holds_something_else_is_refused(
    name: str, code: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_bytes(b"mine")
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "mine.docx").write_bytes(b"mine")
    (tmp_path / "link").symlink_to(tmp_path / "folder")
    before = files_of(tmp_path)
    assert published(tmp_path / name) == PROBLEMS
    assert f"[{code}]" in capsys.readouterr().err
    assert files_of(tmp_path) == before


def test_the_previous_campaign_is_not_overwritten(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = shutil.copytree(TINY, tmp_path / "2021")
    assert published(folder, "--previous", str(folder)) == PROBLEMS
    assert "[publish-campaign]" in capsys.readouterr().err


def test_wrong_usage_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["publish", CAMPAIGN, "--lang", "en"]) == WRONG_USAGE
    assert "--out is missing" in capsys.readouterr().err
    assert published(tmp_path / "out", "--only", "sites") == WRONG_USAGE
    assert "“sites” is not one of data, summary, units, slides, site" in capsys.readouterr().err
    assert published(tmp_path / "out", "--for", "everybody") == WRONG_USAGE
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("part", ["summary", "units", "site"])
def test_a_part_whose_extra_is_not_installed_says_which(part: str, tmp_path: Path) -> None:
    missing = ("xlsxwriter", "jinja2")
    arguments = ("publish", str(TINY), "--out", str(tmp_path / "out"), "--lang", "en")
    status, said = run_without(missing, *arguments, "--only", part)
    assert status == PROBLEMS
    assert "scoring[publish]" in said
    assert "[extra-missing]" in said
    assert run_without(missing, *arguments, "--only", "data")[0] == DONE


# verify


def test_verify_says_that_all_agrees(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert published(tmp_path / "out") == DONE
    capsys.readouterr()
    out, err = output(capsys, "verify", str(tmp_path / "out"), "--lang", "en")
    campaign = read_campaign(TINY)
    nodes = len(campaign.units) * len(campaign.criteria.nodes)
    counts = f"12 files, 6 units, {nodes} nodes, 0 numbers in workbooks and pages."
    assert out.splitlines()[:2] == [f"Checked everything, nothing differs: {counts}", "Digests:"]
    assert campaign.criteria.digest in out
    assert rank_campaign(campaign).digest in out
    assert err == tell("sample-mark", "en") + "\n"


def test_verify_of_another_place_gives_the_same_answer(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert published(tmp_path / "out") == DONE
    shutil.copytree(tmp_path / "out", tmp_path / "sao chép")
    monkeypatch.chdir(tmp_path / "sao chép")
    capsys.readouterr()
    assert run(["verify", ".", "--lang", "en"]) == DONE
    assert capsys.readouterr().out.startswith("Checked everything, nothing differs: 12 files")


def test_verify_lists_the_differences(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert published(tmp_path / "out") == DONE
    nodes = tmp_path / "out" / "data" / "nodes.csv"
    nodes.write_bytes(nodes.read_bytes().replace(b"03574,1.1,3.75", b"03574,1.1,3.76"))
    capsys.readouterr()
    assert run(["verify", str(tmp_path / "out"), "--lang", "en"]) == PROBLEMS
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "It differs: differences 2."
    assert lines[6].startswith(f"{nodes}: The file was changed: its SHA-256 is ")
    assert "Unit “03574”, node “1.1”, column “points”: it has “3.76”; recomputed it is “3.75”." in lines[7]
    assert sum(line.startswith("    → ") for line in lines) == 1


def test_verify_counts_what_it_does_not_list(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["publish", CAMPAIGN, "--out", str(tmp_path / "out"), "--only", "data"]) == DONE
    nodes = tmp_path / "out" / "data" / "nodes.csv"
    nodes.write_bytes(nodes.read_bytes().replace(b",scored", b",missing"))
    capsys.readouterr()
    assert run(["verify", str(tmp_path / "out"), "--lang", "en"]) == PROBLEMS
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 108
    assert lines[-1].startswith("… and ")
    assert int(lines[0].removeprefix("It differs: differences ").removesuffix(".")) > 1000


def test_data_are_part_of_every_publication(tmp_path: Path) -> None:
    assert run(["publish", str(TINY), "--out", str(tmp_path / "out"), "--only", "site"]) == DONE
    assert {path.name for path in (tmp_path / "out").iterdir()} == {"publication.json", "data", "site"}
    assert run(["verify", str(tmp_path / "out")]) == DONE


@pytest.mark.parametrize("package", ["python_calamine", "xlsxwriter"])
def test_verify_without_the_extra_says_which(package: str, tmp_path: Path) -> None:
    assert run(["publish", str(TINY), "--out", str(tmp_path / "out"), "--only", "summary"]) == DONE
    status, said = run_without((package,), "verify", str(tmp_path / "out"), "--lang", "en")
    assert status == PROBLEMS
    assert "[extra-missing]" in said


def test_verify_of_no_publication_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["verify", str(tmp_path), "--lang", "en"]) == PROBLEMS
    assert "[verify-no-manifest]" in capsys.readouterr().err


def test_verify_tells_of_another_version(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert published(tmp_path / "out") == DONE
    manifest = tmp_path / "out" / "publication.json"
    text = manifest.read_text(encoding="utf-8")
    manifest.write_text(text.replace('"engine": "', '"engine": "9.').replace('"year": 2022', '"year": 2021'))
    capsys.readouterr()
    assert run(["verify", str(tmp_path / "out"), "--lang", "en"]) == PROBLEMS
    assert "scoring: the publication was made with 9." in capsys.readouterr().out


BEFORE = shipped.campaign_folder("phong-tho-2021")
MERGED = "new,old,weight\n03550,03550,3870\n03550,03556,1990\n"


def compared(out: Path, table: Path) -> int:
    options = ("--previous", str(BEFORE), "--units", str(table), "--only", "data")
    return run(["publish", CAMPAIGN, "--out", str(out), "--lang", "en", *options])


def test_a_merged_commune_is_compared_by_the_table_that_is_given(tmp_path: Path) -> None:
    (tmp_path / "merged.csv").write_text("\ufeff" + MERGED.replace(",", ";"), encoding="utf-8")
    assert compared(tmp_path / "out", tmp_path / "merged.csv") == DONE
    data = tmp_path / "out" / "data"
    assert (data / "matched-units.csv").read_text(encoding="utf-8") == MERGED
    assert "03550,Xã Sì Lở Lầu,total,,72.123328,69.490000,-2.633328" in (data / "changes.csv").read_text(
        encoding="utf-8"
    )
    assert run(["verify", str(tmp_path / "out")]) == DONE


def test_another_weight_of_a_merged_commune_is_found(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "merged.csv").write_text(MERGED, encoding="utf-8")
    compared(tmp_path / "out", tmp_path / "merged.csv")
    table = tmp_path / "out" / "data" / "matched-units.csv"
    table.write_text(MERGED.replace("3870", "3780"), encoding="utf-8")
    assert run(["verify", str(tmp_path / "out"), "--lang", "en"]) == PROBLEMS
    out = capsys.readouterr().out
    assert f"{tmp_path / 'out' / 'data' / 'changes.csv'}" in out
    assert "03550" in out


def test_a_faulty_table_is_refused_before_anything_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = tmp_path / "merged.csv"
    table.write_text(MERGED.replace("1990", "-1") + "03551,03556,5\n", encoding="utf-8")
    assert compared(tmp_path / "out", table) == PROBLEMS
    err = capsys.readouterr().err
    assert f"{table}:3:weight" in err
    assert f"{table}:4:new" in err
    assert not (tmp_path / "out").exists()


def test_tables_need_a_campaign_before(tmp_path: Path) -> None:
    assert run(["publish", CAMPAIGN, "--out", str(tmp_path / "out"), "--units", "merged.csv"]) == WRONG_USAGE
