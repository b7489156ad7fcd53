"""`scoring status` as a person runs it."""

import json
from pathlib import Path

import pytest

from scoring import shipped
from scoring.cli.main import run
from tests import small

CRITERIA = small.criteria_text(small.leaf("A.1"), small.leaf("A.2"))
ANSWERS = "01,A.1,self,yes,,,,,2023-01-15T16:00\n01,A.2,self,no\n02,A.1,self,yes"
FIXTURE = str(shipped.campaign_folder("phong-tho-2022"))


@pytest.fixture
def folder(tmp_path: Path) -> str:
    return str(small.write(tmp_path / "kỳ 2022", CRITERIA, ANSWERS, units="01,An,xa\n02,Ba,xa\n03,Cam,xa"))


def states(printed: str) -> dict[str, tuple[str, bool]]:
    return {unit["unit"]: (unit["state"], unit["late"]) for unit in json.loads(printed)["units"]}


def test_campaign_is_told_in_vietnamese(folder: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["status", folder, "--stage", "self", "--lang", "vi"]) == 0
    out, err = capsys.readouterr()
    assert "3 đơn vị: 1 chưa bắt đầu, 1 chưa hoàn thành, 1 đã hoàn thành." in out
    assert err == ""


def test_unit_is_told_leaf_by_leaf(folder: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["status", folder, "02", "--stage", "self", "--lang", "en"]) == 0
    out = capsys.readouterr().out
    assert "Ba (02): incomplete, 50%" in out
    assert "A.2     Item A.2  not done" in out
    assert "A.1  " not in out


@pytest.mark.parametrize(
    ("deadline", "now", "late"),
    [
        ("2023-01-15", "2023-01-15T23:59", []),
        ("15/01/2023", "16/01/2023", ["02", "03"]),
        ("2023-01-15T16:00", "2023-01-15T16:00", []),
        ("2023-01-15T15:59", "2023-01-15T15:00", ["01"]),
        ("2023-01-15T15:59+07:00", "2023-01-15T09:00Z", ["01", "02", "03"]),
        ("2023-01-14", "2023-01-15", ["01", "02", "03"]),
        ("2099-12-31", None, []),
        ("2023-01-16", None, ["02", "03"]),
    ],
)
def test_late_against_deadline_and_clock(
    folder: str, deadline: str, now: str | None, late: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    clock = ["--now", now] if now else []
    assert run(["status", folder, "--stage", "self", "--format", "json", "--deadline", deadline, *clock]) == 0
    found = states(capsys.readouterr().out)
    assert sorted(code for code, (_, is_late) in found.items() if is_late) == late


@pytest.mark.parametrize("given", ["x", "2023-02-30", "none", "32/01/2023", "2023-01-15Tx", "0023-01-15", ""])
def test_deadline_that_is_no_date_is_wrong_usage(folder: str, given: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["status", folder, "--deadline", given, "--lang", "en"]) == 2
    assert f"--deadline: “{given}” is no date and no moment" in capsys.readouterr().err


def test_unknown_unit_is_a_problem_with_a_hint(folder: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["status", folder, "1", "--lang", "en"]) == 1
    assert "UNIT: There is no unit with the code “1”" in capsys.readouterr().err


def test_campaign_with_problems_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["status", str(tmp_path)]) == 1
    assert "campaign.yaml" in capsys.readouterr().err


@pytest.mark.parametrize("unit", [[], ["03574"]])
def test_sample_mark_is_on_every_output(unit: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    mark = "DỮ LIỆU MẪU – KHÔNG PHẢI KẾT QUẢ CHÍNH THỨC"
    run(["status", FIXTURE, *unit])
    lines = capsys.readouterr().out.splitlines()
    assert mark in lines[0]
    assert mark in lines[-1]
    for printed in ("csv", "json"):
        run(["status", FIXTURE, *unit, "--format", printed])
        assert mark in capsys.readouterr().err


def test_figures_of_the_fixture(capsys: pytest.CaptureFixture[str]) -> None:
    run(["status", FIXTURE, "--format", "json"])
    summary = json.loads(capsys.readouterr().out)["summary"]
    assert summary["units"] == summary["not_started"] + summary["incomplete"] + summary["ready"] == 17
    assert summary["leaves"] == 17 * 66
    words = ("done", "left", "not_applicable", "unknown", "nothing")
    assert sum(summary[word] for word in words) == summary["leaves"]


CALENDAR = "calendar: {self: {due: 15/01/2023, extended: {'02': 20/01/2023}}}\n"
INTAKE = """id,file,sha256,what,unit,body,stage,issue,saved,received,taken_in,by,added,changed,withdrawn,reason,undoes
1,a.xlsx,a,form,01,,self,1,,2023-01-15T08:00:00+07:00,2023-02-01T08:00:00+07:00,x,1,0,0,nộp trực tiếp,
"""


def test_calendar_and_the_day_of_receipt_decide_what_is_late(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = "\n".join(
        (
            "01,A.1,self,có,,,,,2023-02-01T08:00",
            "02,A.1,self,có,,,,,2023-01-20T23:00",
            "03,A.1,self,có,,,,,2023-01-16T00:00",
        )
    )
    units = "01,Xã An,xa\n02,Xã Ba,xa\n03,Xã Ca,xa"
    made = small.write(tmp_path, small.criteria_text(small.leaf("A.1", "10")), rows, units=units)
    settings = made / "campaign.yaml"
    settings.write_text(settings.read_text(encoding="utf-8") + CALENDAR, encoding="utf-8")
    (made / "intake.csv").write_text(INTAKE, encoding="utf-8")
    assert run(["status", str(made), "--stage", "self", "--format", "json"]) == 0
    assert states(capsys.readouterr().out) == {"01": ("ready", False), "02": ("ready", False), "03": ("ready", True)}
    assert run(["status", str(made), "--stage", "self", "--deadline", "14/01/2023", "--format", "json"]) == 0
    assert all(late for _, late in states(capsys.readouterr().out).values())
