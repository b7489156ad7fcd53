"""What each command prints and leaves alone."""

import io
import json
import shutil
import sys
from pathlib import Path

import pytest

from scoring import shipped
from scoring.campaign.folder import read_campaign
from scoring.cli import sources
from scoring.cli.sources import progress
from scoring.engine.ranking import rank_campaign
from scoring.tree.schema import criteria_schema
from tests.cli.golden import GOLDEN, output
from tests.small import criteria_text, leaf, write

TINY = GOLDEN / "tiny"


def files(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


# check


def test_check_takes_files_folders_and_names(capsys: pytest.CaptureFixture[str]) -> None:
    out, _ = output(
        capsys, "check", str(shipped.CATALOGUE), str(TINY), str(TINY / "campaign.yaml"), "pci@2013", "--lang", "en"
    )
    assert out.count("correct.") == len(shipped.catalogue_names()) + 2


def test_check_tells_every_problem_of_every_path(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(criteria_text(leaf("A", "9")))
    (tmp_path / "b.yaml").write_text(criteria_text(leaf("A", "10")))
    (tmp_path / "c.yaml").write_text(criteria_text(leaf("A", "x")))
    out, err = output(capsys, "check", str(tmp_path), "nowhere.yaml", "--lang", "en", status=1)
    assert [code for code in ("sum-of-scale", "number-unreadable", "file-unreadable") if f"[{code}]" in out] == [
        "sum-of-scale", "number-unreadable", "file-unreadable",
    ]  # fmt: skip
    assert "b.yaml: correct." in out
    assert "Problems: 3." in out
    assert err == ""


def test_check_tells_notices_and_accepts(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    criteria = criteria_text(leaf("A", "10", more="applies_to: {kind: [phuong]}"))
    folder = write(tmp_path, criteria, "01,A,self,yes")
    out, _ = output(capsys, "check", str(folder), "--lang", "en")
    assert "[row-outside]" in out
    assert "correct." in out


# rank and explain


def test_rank_json_is_the_results(capsys: pytest.CaptureFixture[str]) -> None:
    results = rank_campaign(read_campaign(TINY), "appraisal")
    out, err = output(capsys, "rank", str(TINY), "--format", "json", "--stage", "appraisal")
    assert out == results.as_json() + "\n"
    assert "SAMPLE DATA" in err


def test_sample_mark_stays_out_of_data(capsys: pytest.CaptureFixture[str]) -> None:
    out, err = output(capsys, "rank", str(TINY), "--format", "csv")
    assert "SAMPLE" not in out
    assert "SAMPLE DATA" in err


def test_real_numbers_have_no_sample_mark(capsys: pytest.CaptureFixture[str]) -> None:
    for arguments in (["--format", "json"], []):
        out, err = output(capsys, "rank", str(shipped.campaign_folder("pci-2013")), *arguments)
        assert "SAMPLE" not in out + err


def test_explain_json_is_data_in_both_languages(capsys: pytest.CaptureFixture[str]) -> None:
    found = json.loads(output(capsys, "explain", str(TINY), "03574", "1.1", "--format", "json")[0])
    node = found["nodes"][0]
    assert set(node["reason"]) == set(node["rule"]) == {"vi", "en"}
    assert [layer["change"] for layer in node["layers"]] == [None, "-1.50", None, "0.50", "-0.25"]
    assert [layer["second_round"] for layer in node["layers"]] == [False, False, False, True, False]
    assert found["digest"].startswith("sha256:")


def test_notices_are_told_on_stderr_the_first_few(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    criteria = criteria_text(leaf("A", "5", more="applies_to: {kind: [phuong]}"), leaf("B", "5"))
    rows = "\n".join(f"{number:02d},A,self,yes" for number in range(12))
    units = "\n".join(f"{number:02d},Unit {number},xa" for number in range(12))
    folder = write(tmp_path, criteria, rows, units=units)
    out, err = output(capsys, "rank", str(folder), "--lang", "en")
    assert err.count("[row-outside]") == sources.MOST_NOTICES
    assert "… and more notices: 2." in err
    assert "row-outside" not in out


def test_nothing_is_written(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(TINY, tmp_path / "good")
    shutil.copytree(TINY, tmp_path / "bad")
    with (tmp_path / "bad" / "answers.csv").open("a") as answers:
        answers.write("03574,9.9,self,yes,,,,,\n")
    monkeypatch.chdir(tmp_path)
    before = files(tmp_path)
    for arguments, status in (
        ("check good", 0), ("rank good", 0), ("explain good 03574", 0), ("check bad", 1), ("rank bad", 1),
        ("rank bad --format json", 1), ("explain bad 03574", 1), ("check bad/criteria.yaml nowhere", 1),
    ):  # fmt: skip
        output(capsys, *arguments.split(), status=status)
    assert files(tmp_path) == before


def test_bad_input_prints_no_result(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    folder = write(tmp_path, criteria_text(leaf("A", "10")), "01,Z,self,yes")
    for printed in ("table", "csv", "json"):
        assert output(capsys, "rank", str(folder), "--format", printed, status=1)[0] == ""


# schema, show, diff, demo


def test_schema_is_printed_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert json.loads(output(capsys, "schema")[0]) == criteria_schema()


def test_show_takes_a_path_or_a_name(capsys: pytest.CaptureFixture[str]) -> None:
    by_name = output(capsys, "show", "pci@2013")[0]
    assert by_name == output(capsys, "show", str(shipped.catalogue_file("pci@2013")))[0]


def test_diff_of_the_same_set(capsys: pytest.CaptureFixture[str]) -> None:
    assert output(capsys, "diff", "pci@2013", "pci@2013", "--lang", "en")[0] == "The two editions are the same.\n"


def test_demo_runs_the_main_job(capsys: pytest.CaptureFixture[str]) -> None:
    out, _ = output(capsys, "demo", "--lang", "en")
    for number in "1234":
        assert f"\n{number}. " in out
    assert "SAMPLE DATA" in out
    assert "scoring rank" in out
    assert "\x1b" not in out


def test_demo_names_the_sample_with_conditions_and_its_commands_work(capsys: pytest.CaptureFixture[str]) -> None:
    out, _ = output(capsys, "demo", "--lang", "en")
    after = out[out.index("The sample with conditions") :].split("\n\n")[0].splitlines()[1:]
    assert len(after) == 3
    shown = [output(capsys, *line.split()[1:], "--lang", "en")[0] for line in after]
    for word, text in zip(("Conditions not met", "at most 69% of the max since", "at most 20%"), shown, strict=True):
        assert word in text


# hostile text


HOSTILE = "\u202eevil\u2066"


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (["rank", "\x1b[2Jx"], 1),
        (["show", "\x1b[2J@x"], 1),
        (["check", "\x1b[2Jx"], 1),
        (["explain", str(TINY), "\x1b[2J"], 1),
        (["rank", str(TINY), "--node", "\x1b[2J"], 1),
        (["\x1b[2J"], 2),
        (["rank", "x", "\x1b[2J"], 2),
        (["rank", "x", "--stage", "\x1b[2J"], 2),
        (["rank", "x", "--\x1b[2J"], 2),
        (["rank", str(TINY), "--within", "\x1b[2J"], 2),
    ],
)
def test_what_is_typed_comes_back_harmless(
    arguments: list[str], status: int, capsys: pytest.CaptureFixture[str]
) -> None:
    out, err = output(capsys, *arguments, status=status)
    assert "\x1b" not in out + err
    assert "[2J" in out + err


def test_hostile_text_in_a_folder(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    item = leaf("A", "10", more="not_applicable: exclude").replace("Item A", f"Item{HOSTILE}")
    criteria = criteria_text(item, more=f"title: {{vi: 'b{HOSTILE}', en: 'b{HOSTILE}'}}")
    rows = f"01,A,self,yes,,note{HOSTILE},doc{HOSTILE},by{HOSTILE},2022-12-01\n01,A,self,no,,,,,2022-11-01"
    settings = f"title: {{vi: 'c{HOSTILE}', en: 'c{HOSTILE}'}}\norigin: 'o{HOSTILE}'\ngroups: [cluster]"
    folder = str(write(tmp_path, criteria, rows, settings, "01,An,xa,x"))
    for arguments in (
        ["check", folder], ["rank", folder], ["rank", folder, "--within", "cluster"], ["rank", folder, "--node", "A"],
        ["explain", folder, "01"], ["show", f"{folder}/criteria.yaml"],
        ["diff", f"{folder}/criteria.yaml", "pci@2013"],
    ):  # fmt: skip
        out, err = output(capsys, *arguments, "--lang", "en")
        assert all(ch.isprintable() for line in (out + err).split("\n") for ch in line), arguments


def test_hostile_text_in_a_message_about_it(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "bad.yaml").write_text(
        criteria_text(leaf("A", "10", f"{{kind: 'yes{HOSTILE}'}}"), more=f'"k{HOSTILE}": 1')
    )
    out, _ = output(capsys, "check", str(tmp_path / "bad.yaml"), status=1)
    assert all(ch.isprintable() for line in out.split("\n") for ch in line)


# progress


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_progress_is_told_only_to_a_terminal(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    progress("reading")
    assert capsys.readouterr().err == ""
    terminal = _Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    progress("reading")
    assert terminal.getvalue() == "\r\033[Kreading"
