"""`scoring improve` as people meet it: its Word plan, its data, what it refuses, hostile texts."""

import csv
import io
import json
from pathlib import Path

import pytest

from scoring import shipped
from scoring.cli.main import DONE, PROBLEMS, WRONG_USAGE, run
from tests.publish.papers.paper_helpers import HOSTILE, LONG, lines_of
from tests.small import criteria_text, leaf, write

CAMPAIGN = str(shipped.campaign_folder("phong-tho-2022"))
UNIT = "03391"


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """What the Word plan of a unit of the sample says."""
    file = tmp_path_factory.mktemp("plan") / "kế hoạch.docx"
    assert run(["improve", CAMPAIGN, UNIT, "--out", str(file), "--lang", "en"]) == DONE
    return lines_of(file.read_bytes())


def test_plan_has_its_head_and_leaves_who_signs_blank(plan: list[str]) -> None:
    text = "\n".join(plan)
    assert "KẾ HOẠCH" in text
    assert "UBND xã Lả Nhì Thàng đạt 72,72 trên 100,00 điểm, xếp loại Khá, hạng 13 trong 17 đơn vị." in text
    assert "Đạt xếp loại Tốt." in text
    assert "CHỦ TỊCH" in text
    assert "kết quả chấm điểm" in text


def test_tasks_have_target_task_body_and_room_for_a_deadline(plan: list[str]) -> None:
    row = next(line for line in plan if "3.3.1" in line and "577/604" in line)
    for part in (
        "0,00",
        "4,78",
        "Thêm 152 hồ sơ đạt yêu cầu (từ 425/604 lên 577/604 = 95,53%)",
        "+4,78",
        "Văn phòng HĐND",
    ):
        assert part in row
    assert row.count("……") == 2


def test_bonus_not_earned_is_marked(plan: list[str]) -> None:
    table = plan[next(index for index, line in enumerate(plan) if "Nội dung bị mất điểm" in line) :]
    assert any("T.1+" in line for line in table)
    assert any("không tính vào số điểm bị mất" in line for line in table)


def test_dates_of_tasks_are_those_of_the_next_campaign_too(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["improve", CAMPAIGN, UNIT, "--grade", "excellent", "--lang", "vi"]) == DONE
    out = capsys.readouterr().out
    assert "Hoàn thành chậm nhất 31/03 " in out
    assert "31/03/2022" not in out


def test_every_loss_is_in_the_annex(plan: list[str]) -> None:
    table = plan[next(index for index, line in enumerate(plan) if "Nội dung bị mất điểm" in line) :]
    assert sum("," in line and line[:1].isdigit() for line in table) == 46


def test_data_and_plan_agree(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["improve", CAMPAIGN, UNIT, "--format", "json"]) == DONE
    data = json.loads(capsys.readouterr().out)
    assert run(["improve", CAMPAIGN, UNIT, "--format", "csv", "--lang", "vi"]) == DONE
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert data["reached"]
    assert (data["before"]["grade"], data["goal"]["grade"], data["after"]["grade"]) == ("fair", "good", "good")
    assert {task["code"]: task["target"] for task in data["tasks"]} == {
        row["code"]: row["target"] for row in rows if row["target"]
    }
    assert [loss["worth"] for loss in data["losses"]] == [row["worth"] for row in rows]


def test_first_unit_has_no_goal_above_but_its_losses(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "plan.docx"
    assert run(["improve", CAMPAIGN, "03549", "--out", str(file), "--lang", "en"]) == DONE
    assert "The unit is there already or above" in capsys.readouterr().out
    assert any("tiếp tục giữ vững kết quả" in line for line in lines_of(file.read_bytes()))


def test_out_of_reach_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A grade that nobody can reach: what a step cannot change is not asked for."""
    grades = "grades: [{id: high, vi: Cao, en: High, at_least: 99}, {id: low, vi: Thấp, en: Low, at_least: 0}]"
    low = leaf("2", "5", "{kind: bands, bands: [{from: 0, points: 4.6}, {from: 100, points: 5}]}")
    value = leaf("1", "5", "{kind: steps, measure: number, steps: [{at_least: 1, points: 5}]}")
    folder = write(tmp_path / "c", criteria_text(value, low, more=grades), "01,1,self,1\n01,2,self,7%")
    assert run(["improve", str(folder), "01", "--lang", "en"]) == DONE
    assert "With all tasks done (1): 10.00 of 10.00 points" in capsys.readouterr().out
    zero = criteria_text(
        leaf("1", "5"), leaf("2", "5", "{kind: yes_no}", "applies_to: {kind: [x]}, not_applicable: zero"), more=grades
    )
    folder = write(tmp_path / "z", zero, "01,1,self,no")
    file = tmp_path / "z.docx"
    assert run(["improve", str(folder), "01", "--lang", "en", "--out", str(file)]) == DONE
    out = capsys.readouterr().out
    assert "The goal is out of reach even with all that can still be done" in out
    assert "With all tasks done (1): 5.00 of 10.00 points, grade Low, rank 1 of 1 units" in out
    assert any("chưa đạt được" in line for line in lines_of(file.read_bytes()))


def test_hostile_texts_stay_texts(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    levels = ", ".join(
        f"{{id: l{index}, vi: {json.dumps(text)}, en: {json.dumps(text)}, points: {index + 1}}}"
        for index, text in enumerate((*HOSTILE, LONG))
    )
    node = leaf("1", "6", f"{{kind: levels, levels: [{{id: none, points: 0}}, {levels}]}}").replace(
        "Mục 1", '"<b>{x}</b>"'
    )
    units = "01,<script>alert(1)</script>,xa\n02,Bà {0},xa"
    folder = write(tmp_path / "c", criteria_text(node, more='scale: "6"'), "01,1,self,none\n02,1,self,l0", units=units)
    file = tmp_path / "x.docx"
    assert run(["improve", str(folder), "01", "--ranks", "1", "--out", str(file)]) == DONE
    text = "\n".join(lines_of(file.read_bytes()))
    assert HOSTILE[0] in text
    assert "<b>{x}</b>" in text
    assert "SCRIPT>ALERT(1)</SCRIPT>" in text.upper()
    capsys.readouterr()
    assert run(["improve", str(folder), "02", "--format", "json"]) == DONE
    assert json.loads(capsys.readouterr().out)["name"] == "Bà {0}"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--ranks", "1"], "--ranks needs the code of a unit"),
        (["--out", "x.docx"], "--out needs the code of a unit"),
        ([UNIT, "--top", "2"], "--top is for the whole campaign"),
        ([UNIT, "--ranks", "1", "--grade", "good"], "--ranks or --grade, not both"),
        ([UNIT, "--out", "x.pdf"], "has to end in .docx"),
        ([UNIT, "--ranks", "0"], "0"),
        (["--top", "x"], "x"),
    ],
)
def test_wrong_usage(arguments: list[str], words: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["improve", CAMPAIGN, *arguments, "--lang", "en"]) == WRONG_USAGE
    printed = capsys.readouterr()
    assert words in printed.err
    assert printed.out == ""


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["09999"], "UNIT: "),
        ([UNIT, "--grade", "exelent"], "--grade: the criteria have no grade “exelent”"),
    ],
)
def test_unknown_names(arguments: list[str], words: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["improve", CAMPAIGN, *arguments, "--lang", "en"]) == PROBLEMS
    assert words in capsys.readouterr().err


def test_edited_plan_is_not_written_over(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "plan.docx"
    file.write_text("edited by hand", encoding="utf-8")
    assert run(["improve", CAMPAIGN, UNIT, "--out", str(file), "--lang", "en"]) == PROBLEMS
    assert file.read_text(encoding="utf-8") == "edited by hand"
    assert capsys.readouterr().out == ""


def test_campaign_that_can_not_be_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = write(tmp_path / "c", criteria_text(leaf("1", "10")), "01,1,self,maybe")
    assert run(["improve", str(folder), "01", "--lang", "en"]) == PROBLEMS
    assert "answers.csv:2:facts" in capsys.readouterr().err


def test_conditions_that_are_not_met_are_told_as_what_comes_first(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    gate = (
        "grades: [{id: dat, vi: Đạt, at_least: 80, requires: [{condition: DK}]}, {id: chua, vi: Chưa, at_least: 0}]\n"
        "conditions: [{code: DK, vi: Không ai bị kỷ luật, rule: {kind: yes_no}}]"
    )
    criteria = criteria_text(leaf("1", "10", "{kind: value, max: 10}"), more=gate)
    folder = str(write(tmp_path, criteria, "01,DK,self,không\n01,1,self,10"))
    assert run(["improve", folder, "01", "--lang", "vi"]) == DONE
    out = " ".join(capsys.readouterr().out.split())
    assert "không bù được bằng điểm: điều kiện DK (Không ai bị kỷ luật): xếp loại Đạt yêu cầu điều kiện này." in out
    assert "Khi thực hiện đủ 1 nhiệm vụ: 10,00 trên 10,00 điểm, xếp loại Đạt" in out
    assert "(riêng việc này: xếp loại Đạt)" in out
    paper = tmp_path / "plan.docx"
    assert run(["improve", folder, "01", "--out", str(paper)]) == DONE
    assert any("không bù được bằng điểm: điều kiện DK" in line for line in lines_of(paper.read_bytes()))
    capsys.readouterr()
    assert run(["improve", folder, "01", "--format", "json"]) == DONE
    assert json.loads(capsys.readouterr().out)["unmet_conditions"] == ["DK"]


def test_a_cap_that_binds_is_told_with_what_its_end_gives(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Points above a cap are worth nothing; the condition that lifts it is the task, with the engine's gain."""
    capped = (
        "grades: [{id: dat, vi: Đạt, en: Passed, at_least: 80}, {id: chua, vi: Chưa, en: Not passed, at_least: 0}]\n"
        "conditions: [{code: DK, vi: Không ai bị kỷ luật, rule: {kind: yes_no}}]\n"
        "caps: [{unless: {condition: DK}, at_most: 49}]"
    )
    criteria = criteria_text(leaf("1", "9", "{kind: value, max: 9}"), leaf("2", "1"), more=capped)
    folder = str(write(tmp_path, criteria, "01,DK,self,no\n01,1,self,9\n01,2,self,no"))
    assert run(["improve", folder, "01", "--lang", "en"]) == DONE
    out = " ".join(capsys.readouterr().out.split())
    assert "The score is held at 49% of its maximum: gains above it are worth nothing until condition DK" in out
    assert "Without this cap it gains 4.10 points: 9.00 of 10.00 points, grade Passed" in out
    assert run(["improve", folder, "01", "--format", "json"]) == DONE
    data = json.loads(capsys.readouterr().out)
    (task,) = data["tasks"]
    assert (task["code"], task["gain"], task["alone"]["grade"]) == ("DK", "4.10", "dat")
    assert data["cap"] == {"capped_by": 0, "without": task["alone"]}
    assert run(["improve", folder, "01", "--format", "csv", "--lang", "en"]) == DONE
    assert "DK,Không ai bị kỷ luật,conditions,,,,,,,yes," in capsys.readouterr().out
