"""The entry point: exit statuses, languages, help, and slips on the command line."""

import gc
import os
import subprocess
import sys

import click
import pytest

import scoring
from scoring import shipped
from scoring.cli import main
from scoring.cli.localised import chosen_language
from scoring.cli.main import COMMANDS, DONE, PROBLEMS, WRONG_USAGE, run
from scoring.messages import CATALOGUE
from tests.cli.golden import GOLDEN, output

TINY = str(GOLDEN / "tiny")
VIETNAMESE = set("ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ")


@pytest.fixture(autouse=True)
def _plain_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)


@pytest.mark.parametrize("command", ["", *COMMANDS])
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_help_is_all_in_one_language(command: str, lang: str, capsys: pytest.CaptureFixture[str]) -> None:
    shown, err = output(capsys, *command.split(), "--lang", lang, "--help")
    assert err == ""
    words = set(shown.split())
    assert not words & set(CATALOGUE)
    assert not words & {"Show", "Usage:", "Options", "[OPTIONS]"} if lang == "vi" else not VIETNAMESE & set(shown)
    assert ("Cách dùng:" in shown) is (lang == "vi")
    assert f"scoring {command}".rstrip() in shown
    assert "{" not in shown


@pytest.mark.parametrize("command", COMMANDS)
def test_help_of_a_command_gives_an_example(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    shown, _ = output(capsys, command, "--help", "--lang", "en")
    assert "Example:\n" in shown
    assert f"scoring {command}" in shown.partition("Example:")[2]


def test_without_a_command_the_help_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    shown, _ = output(capsys)
    assert "Các lệnh" in shown
    assert all(f"  {name} " in shown for name in COMMANDS)


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert output(capsys, "--version")[0] == f"scoring {scoring.__version__}\n"


@pytest.mark.parametrize(
    ("arguments", "environment", "lang"),
    [
        ([], {}, "vi"),
        ([], {"LANG": "en_US.UTF-8"}, "en"),
        ([], {"LANG": "vi_VN.UTF-8"}, "vi"),
        ([], {"LANG": "C.UTF-8"}, "vi"),
        ([], {"LANG": "vi_VN", "LC_ALL": "en_GB"}, "en"),
        ([], {"LANG": "en_US", "LC_MESSAGES": "vi_VN"}, "vi"),
        ([], {"LANG": "en_US", "LC_ALL": ""}, "en"),
        (["--lang", "en"], {}, "en"),
        (["rank", "x", "--lang=vi"], {"LANG": "en_US"}, "vi"),
        (["--lang", "fr"], {"LANG": "en_US"}, "en"),
        (["--lang"], {}, "vi"),
    ],
)
def test_chosen_language(arguments: list[str], environment: dict[str, str], lang: str) -> None:
    assert chosen_language(arguments, environment) == lang


@pytest.mark.parametrize(("environment", "heading"), [("en_US.UTF-8", "Rank"), ("vi_VN.UTF-8", "Hạng")])
def test_language_of_the_environment(
    environment: str, heading: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANG", environment)
    assert heading in output(capsys, "rank", TINY)[0]


@pytest.mark.parametrize("arguments", [("--lang", "en", "catalogue"), ("catalogue", "--lang", "en")])
def test_language_before_or_after_the_command(arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    assert "Criteria set" in output(capsys, *arguments)[0]


@pytest.mark.parametrize(
    ("arguments", "en", "vi"),
    [
        ("rnak x", "there is no command “rnak”. Did you mean “rank”?", "không có lệnh “rnak”. Có phải là “rank”?"),
        ("xyz", "there is no command “xyz”.", "không có lệnh “xyz”."),
        ("rank x --stge self", "there is no option --stge. Did you mean “--stage”?", "không có tùy chọn --stge."),
        ("rank x --stage fianl", "--stage: “fianl” is not one of self, appraisal, final. Did you mean “final”?",
         "--stage: “fianl” không phải là một trong self, appraisal, final. Có phải là “final”?"),
        ("rank x --format xml", "--format: “xml” is not one of table, csv, json.", "không phải là một trong"),
        ("rank x --lang fr", "--lang: “fr” is not one of vi, en.", "--lang: “fr” không phải"),
        ("paper decison x", "KIND: “decison” is not one of", "KIND: “decison” không phải"),
        ("completion csh", "bash|zsh|fish: “csh” is not one of bash, zsh, fish.", "bash|zsh|fish: “csh” không phải"),
        ("compare a b --top x", "--top: “x” is not a whole number from 0 to 1000.", "không phải là số nguyên từ 0 đến"),
        ("compare a b --top 1001", "--top: “1001” is not a whole number from 0 to", "không phải là số nguyên từ 0"),
        ("improve x --top 0", "--top: “0” is not a whole number of 1 or more.", "không phải là số nguyên từ 1 trở lên"),
        ("improve x --ranks=", "--ranks: “” is not a whole number of 1 or more.", "--ranks: “” không phải"),
        ("rank", "CAMPAIGN is missing.", "thiếu CAMPAIGN."),
        ("explain x", "UNIT is missing.", "thiếu UNIT."),
        ("check", "PATH… is missing.", "thiếu PATH…."),
        ("diff a", "B is missing.", "thiếu B."),
        ("rehearse a", "--with is missing.", "thiếu --with."),
        ("rank x y", "too many arguments: y", "thừa: y"),
        ("catalogue a b", "too many arguments: a b", "thừa: a b"),
        ("rank x --stage", "--stage needs a value.", "--stage cần một giá trị."),
        ("rank --help=x", "--help takes no value.", "--help không nhận giá trị."),
        (f"rank {TINY} --within clustre", "this campaign has no groups by “clustre”; its groups: kind, cluster",
         "không xếp nhóm theo “clustre”"),
    ],
)  # fmt: skip
def test_wrong_usage_is_told_in_the_language(
    arguments: str, en: str, vi: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for lang, words, label in (("en", en, "Error: "), ("vi", vi, "Lỗi: ")):
        monkeypatch.setenv("LC_ALL", lang)
        out, err = output(capsys, *arguments.split(), status=WRONG_USAGE)
        assert out == ""
        assert err.startswith(label)
        assert words in err
        assert "--help" in err.splitlines()[-1]


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ("rank nowhere", "file-unreadable"),
        ("show nothing.yaml", "file-unreadable"),
        ("show pci@2031", "criteria-not-found"),
        ("diff pci@2010 pci@2031", "criteria-not-found"),
        (f"explain {TINY} 99999", "unit-unknown"),
        (f"explain {TINY} 03574 9.9", "code-unknown"),
        (f"rank {TINY} --node 9.9", "code-unknown"),
        ("check nowhere", "file-unreadable"),
        (f"check {GOLDEN.parent / 'engine'}", "no-criteria-here"),
    ],
)
def test_problems_in_the_input_end_with_1(arguments: str, code: str, capsys: pytest.CaptureFixture[str]) -> None:
    out, err = output(capsys, *arguments.split(), status=PROBLEMS)
    assert f"[{code}]" in out + err
    assert "Traceback" not in out + err
    assert "→" in out + err


def test_catalogue_name_is_hinted_at(capsys: pytest.CaptureFixture[str]) -> None:
    assert "“pci@2013”" in output(capsys, "show", "pci@2031", "--lang", "en", status=1)[1]


def test_interrupted(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object, **__: object) -> None:
        raise click.Abort

    monkeypatch.setattr(main.cli, "main", interrupt)
    assert run([]) == PROBLEMS


def test_reader_that_left_is_no_error(monkeypatch: pytest.MonkeyPatch) -> None:
    def leave(*_: object, **__: object) -> None:
        raise BrokenPipeError

    replaced: list[int] = []
    monkeypatch.setattr(main.cli, "main", leave)
    monkeypatch.setattr(os, "dup2", lambda _, stdout: replaced.append(stdout))
    monkeypatch.setattr(sys, "stdout", sys.__stdout__)
    assert run([]) == DONE
    assert replaced == [1]


def test_main_ends_with_the_status(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "argv", ["scoring", "rank", "nowhere"])
    monkeypatch.setattr(gc, "disable", lambda: None)
    with pytest.raises(SystemExit) as caught:
        main.main()
    assert caught.value.code == PROBLEMS
    assert "[file-unreadable]" in capsys.readouterr().err


def test_console_script_runs_and_ends_with_the_status() -> None:
    for arguments, status in ((["--version"], DONE), (["rank", "nowhere"], PROBLEMS), (["rank"], WRONG_USAGE)):
        ended = subprocess.run([sys.executable, "-m", "scoring.cli.main", *arguments], capture_output=True, check=False)
        assert ended.returncode == status
        assert b"Traceback" not in ended.stderr


def test_output_is_utf8_whatever_the_locale() -> None:
    environment = {**os.environ, "LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    command = [sys.executable, "-m", "scoring.cli.main", "catalogue"]
    ended = subprocess.run(command, capture_output=True, check=True, env=environment)
    assert "Bộ tiêu chí" in ended.stdout.decode("utf-8")


def test_reader_that_leaves_early_is_no_error() -> None:
    folder = shipped.campaign_folder("papi-2019")
    command = f'"{sys.executable}" -m scoring.cli.main rank "{folder}" --format json | head -c 10'
    ended = subprocess.run(["bash", "-c", f"set -o pipefail; {command}"], capture_output=True, check=False)
    assert (ended.returncode, ended.stderr) == (0, b"")
    assert ended.stdout == b'{"campaign'


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no device that is always full")
def test_output_that_takes_no_more_is_told() -> None:
    with open("/dev/full", "w") as full:
        command = [sys.executable, "-m", "scoring.cli.main", "check", TINY, "--lang", "en"]
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert done.returncode == PROBLEMS
    assert done.stderr.startswith("The output: the system refuses (No space left on device)")
    assert "Traceback" not in done.stderr
    assert "Exception" not in done.stderr


def test_streams_that_were_closed_before_the_start_are_no_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["scoring", "check", TINY])
    monkeypatch.setattr(gc, "disable", lambda: None)
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)
    with pytest.raises(SystemExit) as ended:
        main.main()
    assert ended.value.code == DONE
    for stream in (sys.stdout, sys.stderr):
        stream.close()


def test_what_the_system_refuses_is_told_with_its_file(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refused(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied", "c/answers.csv.lock")

    monkeypatch.setattr(main.cli, "main", refused)
    assert run(["check", "c", "--lang", "vi"]) == PROBLEMS
    told = capsys.readouterr().err
    assert "c/answers.csv.lock: hệ thống từ chối (Permission denied). [system-refuses]\n    → Kiểm tra quyền" in told
