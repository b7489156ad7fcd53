"""Packages of extras: who asks without them is told which extra to install."""

import importlib
import sys

import pytest

from scoring.cli.main import PROBLEMS
from scoring.problems import Refusal
from scoring.shipped import CAMPAIGNS
from scoring.usecases.extras import needs
from tests.without import run_without


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
        ("criteria import {}.docx --out {}/a.yaml", "docx", "publish"),
        ("criteria import {}.xlsx --out {}/a.yaml", "python_calamine", "forms"),
        ("improve {} 03391 --grade good --out {}/plan.docx", "docx", "publish"),
    ],
)
def test_commands_without_their_extra_say_which(arguments: str, module: str, extra: str, tmp_path: object) -> None:
    filled = arguments.format(CAMPAIGNS / "phong-tho-2022", tmp_path)
    status, said = run_without((module,), *filled.split(), "--lang", "en")
    assert status == PROBLEMS
    assert f"scoring[{extra}]" in said
    assert "[extra-missing]" in said
