"""What the Tab key offers, by the same way as the shells ask, and in bash itself."""

import os
import shutil
import subprocess
import sys

import pytest

from scoring import shipped
from scoring.cli.main import COMMANDS, run


def offered(words: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], shell: str) -> list[str]:
    """What is offered for the last word of a command line."""
    monkeypatch.setenv("_SCORING_COMPLETE", f"{shell}_complete")
    monkeypatch.setenv("COMP_WORDS", words)
    monkeypatch.setenv("COMP_CWORD", str(len(words.split(" ")) - 1))
    monkeypatch.setattr("sys.argv", ["scoring"])
    with pytest.raises(SystemExit):
        run([])
    return capsys.readouterr().out.splitlines()


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("scoring ", [f"plain,{name}" for name in COMMANDS]),
        ("scoring sh", ["plain,show"]),
        ("scoring no-such ", [f"plain,{name}" for name in COMMANDS]),
        ("scoring show pci", ["file,pci", "plain,pci@2010", "plain,pci@2013"]),
        ("scoring show pci@2013", ["file,pci@2013", "plain,pci@2013"]),
        ("scoring diff pci@2010 pci@", ["file,pci@", "plain,pci@2010", "plain,pci@2013"]),
        ("scoring new papi-c", ["file,papi-c", "plain,papi-commune@2022"]),
        ("scoring new --out x", ["dir,x"]),
        ("scoring check a b", ["file,b"]),
        ("scoring rank fix", ["dir,fix"]),
        ("scoring rank x --st", ["plain,--stage"]),
        ("scoring rank x --stage ", ["plain,self", "plain,appraisal", "plain,final"]),
        ("scoring status x --de", ["plain,--deadline"]),
        ("scoring --lang en status x --format ", ["plain,table", "plain,csv", "plain,json"]),
        ("scoring completion ", ["plain,bash", "plain,zsh", "plain,fish"]),
    ],
)
def test_bash_is_offered(
    words: str, expected: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert offered(words, monkeypatch, capsys, "bash") == expected


def test_every_set_of_the_catalogue_is_offered(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    names = [f"plain,{name}" for name in shipped.catalogue_names()]
    assert offered("scoring show ", monkeypatch, capsys, "bash") == ["file,", *names]


@pytest.mark.parametrize(
    ("lang", "command", "option"),
    [
        ("vi_VN.UTF-8", "Liệt kê các bộ tiêu chí có sẵn.", "Ngôn ngữ: vi hoặc en."),
        ("en_US.UTF-8", "List the criteria sets that are shipped.", "Language: vi or en."),
    ],
)
def test_zsh_gets_help_in_the_language_of_the_environment(
    lang: str, command: str, option: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("LC_ALL", lang)
    assert offered("scoring cat", monkeypatch, capsys, "zsh") == ["plain", "catalogue", command]
    assert offered("scoring rank --la", monkeypatch, capsys, "zsh") == ["plain", "--lang", option]
    assert offered("scoring --la", monkeypatch, capsys, "zsh") == ["plain", "--lang", option]


@pytest.mark.parametrize(
    ("shell", "line"),
    [
        ("bash", "complete -o nosort -F _scoring_completion scoring"),
        ("zsh", "#compdef scoring"),
        ("fish", "complete --no-files --command scoring"),
    ],
)
def test_script_of_every_shell(shell: str, line: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["completion", shell]) == 0
    out = capsys.readouterr().out
    assert line in out
    assert "_SCORING_COMPLETE" in out


@pytest.mark.skipif(shutil.which("bash") is None, reason="no bash here")
def test_bash_completes_a_set_after_its_at_sign() -> None:
    script = f"""
        scoring() {{ {sys.executable} -m scoring.cli.main "$@"; }}
        env() {{ local COMP_WORDS COMP_CWORD _SCORING_COMPLETE; {shutil.which("env")} "${{@:1:3}}" \
            {sys.executable} -m scoring.cli.main; }}
        compopt() {{ :; }}
        eval "$(scoring completion bash)"
        case "$COMP_WORDBREAKS" in *@*) echo "@ breaks words";; esac
        COMP_WORDS=(scoring show pci@20) COMP_CWORD=2
        _scoring_completion scoring
        echo "${{COMPREPLY[*]}}"
    """
    found = subprocess.run(["bash", "--norc", "-c", script], capture_output=True, text=True, env={**os.environ})
    assert found.stdout.split() == ["pci@2010", "pci@2013"], found.stderr
