"""Packages of extras: who asks without them is told which extra to install."""

import importlib
import sys

import pytest

from scoring.cli.main import PROBLEMS, run
from scoring.problems import Refusal
from scoring.shipped import CAMPAIGNS
from scoring.usecases.extras import needs


def test_a_missing_package_names_its_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    with pytest.raises(Refusal) as refused, needs("forms"):
        importlib.import_module("xlsxwriter")
    (problem,) = refused.value.problems
    assert (problem.code, problem.values) == ("extra-missing", {"module": "xlsxwriter", "extra": "forms"})


def test_a_module_of_our_own_that_is_missing_is_a_bug() -> None:
    with pytest.raises(ModuleNotFoundError), needs("forms"):
        importlib.import_module("scoring.no_such_module")


@pytest.mark.parametrize(
    ("arguments", "module", "extra"),
    [
        ("form issue {} --out {}/out", "xlsxwriter", "forms"),
        ("form collect {} {}", "python_calamine", "forms"),
        ("paper decision {} --out {}/qd.docx", "docx", "publish"),
        ("improve {} 03391 --grade good --out {}/plan.docx", "docx", "publish"),
    ],
)
def test_commands_without_their_extra_say_which(
    arguments: str,
    module: str,
    extra: str,
    tmp_path: object,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    loaded = ("scoring.forms.", "scoring.publish.", "scoring.spreadsheet", f"{module}.")
    for name in [name for name in sys.modules if name.startswith(loaded)]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, module, None)
    filled = arguments.format(CAMPAIGNS / "phong-tho-2022", tmp_path)
    assert run([*filled.split(), "--lang", "en"]) == PROBLEMS
    err = capsys.readouterr().err
    assert f"scoring[{extra}]" in err
    assert "[extra-missing]" in err
