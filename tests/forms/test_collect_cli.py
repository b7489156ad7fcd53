"""`scoring form collect` as people run it."""

import re
from pathlib import Path

import pytest

from scoring.campaign.folder import read_intake
from scoring.campaign.folder_files import LOCK
from scoring.cli.main import DONE, PROBLEMS, WRONG_USAGE, run
from tests.forms.hostile import Cells, meta_of, rows_of, small_campaign, write_form


def test_taken_in_then_nothing_new(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    made = small_campaign(tmp_path / "c", "01,I.2,self,không,,,,x,2022-12-01")
    write_form(tmp_path / "f" / "mau-01.xlsx", meta_of(made), rows_of())
    command = ["form", "collect", str(tmp_path / "c"), str(tmp_path / "f"), "--lang", "vi"]
    assert run([*command, "--dry-run"]) == DONE
    assert "chưa ghi gì" in capsys.readouterr().out
    assert run(command) == DONE
    told = capsys.readouterr().out
    assert "mau-01.xlsx: thêm 5, sửa 1, rút 0" in told
    assert "Xã An, tự chấm điểm: 0,00 → 8,05 điểm" in told
    row = next(line for line in told.splitlines() if " I.2 " in line)
    assert re.split(" {2,}", row.strip()) == ["Xã An", "I.2", "sửa", "không", "có"]
    assert re.search("I.4 +thêm +Kế hoạch: có; Báo cáo: không", told)
    assert run(command) == DONE
    assert "mau-01.xlsx: không có gì mới" in capsys.readouterr().out


def test_a_score_that_two_files_changed_stands_once_and_names_both(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    made = small_campaign(tmp_path / "c")
    write_form(tmp_path / "f" / "mau-01.xlsx", meta_of(made), rows_of())
    write_form(tmp_path / "f" / "mau-01 (2).xlsx", meta_of(made), rows_of({"I.2": {"fact1": "không"}}))
    assert run(["form", "collect", str(tmp_path / "c"), str(tmp_path / "f"), "--theirs", "--lang", "vi"]) == DONE
    told = [line for line in capsys.readouterr().out.splitlines() if "→" in line]
    assert len(told) == 1
    assert told[0].startswith("  Xã An, tự chấm điểm, sau các tệp mau-01 (2).xlsx, mau-01.xlsx: 0,00 → ")


@pytest.mark.parametrize(
    ("lang", "words"), [("vi", "Số đạt 51 lớn hơn tổng số 50"), ("en", "51 is more than the total of 50")]
)
def test_problems_in_one_list_per_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], lang: str, words: str
) -> None:
    made = small_campaign(tmp_path / "c")
    before = (tmp_path / "c" / "answers.csv").read_bytes()
    wrong = rows_of({"I.1": {"fact1": 51, "fact2": 50}, "I.2": {"fact1": "x"}})
    write_form(tmp_path / "a.xlsx", meta_of(made), wrong)
    assert run(["form", "collect", str(tmp_path / "c"), str(tmp_path / "a.xlsx"), "--lang", lang]) == PROBLEMS
    listed = [line for line in capsys.readouterr().out.splitlines() if line.startswith("Phần I!")]
    assert [line.partition(": ")[0] for line in listed] == ["Phần I!C4", "Phần I!C5"]
    assert words in listed[0]
    assert (tmp_path / "c" / "answers.csv").read_bytes() == before
    assert not (tmp_path / "c" / LOCK).exists()


def test_wrong_usage_and_what_is_not_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    small_campaign(tmp_path / "c")
    (tmp_path / "f").mkdir()
    assert run(["form", "collect", str(tmp_path / "c")]) == WRONG_USAGE
    assert run(["form", "collect", str(tmp_path / "c"), str(tmp_path / "f")]) == PROBLEMS
    assert "collect-no-forms" in capsys.readouterr().err
    assert run(["form", "collect", str(tmp_path / "nowhere"), str(tmp_path / "a.xlsx")]) == PROBLEMS
    assert run(["form", "collect", str(tmp_path / "c"), str(tmp_path / "a.xlsx")]) == PROBLEMS
    assert "file-unreadable" in capsys.readouterr().out


def test_what_is_odd_stands_below_its_form_whether_taken_or_not(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    made = small_campaign(tmp_path / "c")
    odd: Cells = {"fact1": "28/12/2052"}
    old: Cells = {"fact1": "có", "note": "Theo b¸o c¸o"}
    write_form(tmp_path / "a.xlsx", meta_of(made), rows_of({"I.2": old, "I.3": odd}))
    write_form(tmp_path / "b.xlsx", meta_of(made, unit="02"), rows_of({"I.3": odd, "I.1": {"fact1": 145}}, unit="02"))
    assert run(["form", "collect", str(tmp_path / "c"), str(tmp_path), "--dry-run", "--lang", "vi"]) == PROBLEMS
    said = [line.partition("[")[2] or line[:1] for line in capsys.readouterr().out.splitlines() if line[:1] in "✓✗P"]
    assert said == ["✓", "odd-letters]", "odd-date]", "✗", "percent-out-of-range]", "odd-date]"]


def test_many_cells_left_as_issued_are_named_by_their_codes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    made = small_campaign(tmp_path / "c")
    write_form(tmp_path / "a.xlsx", meta_of(made), rows_of(), saved="2023-01-02T03:00:00")
    write_form(tmp_path / "b.xlsx", meta_of(made), [(key, {}) for key, _ in rows_of()], saved="2023-01-02T04:00:00")
    command = ["form", "collect", str(tmp_path / "c"), str(tmp_path / "a.xlsx"), str(tmp_path / "b.xlsx")]
    assert run([*command, "--lang", "vi"]) == DONE
    assert "đã sửa: I.1, I.2, I.3, I.4, I.5, I.6. Giữ số đã sửa." in capsys.readouterr().out


@pytest.mark.parametrize("name", ["a\v.xlsx", "a\x7fb.xlsx", "a\udcffb.xlsx"])
def test_names_of_files_and_reasons_can_be_read_again(name: str, tmp_path: Path) -> None:
    made = small_campaign(tmp_path / "c")
    write_form(tmp_path / "good.xlsx", meta_of(made), rows_of())
    try:
        (tmp_path / "good.xlsx").rename(tmp_path / name)
    except (OSError, UnicodeError):
        pytest.skip("no such name here")
    command = ["form", "collect", str(tmp_path / "c"), str(tmp_path / name), "--received", "2023-01-10"]
    assert run([*command, "--reason", "nộp\vtrực tiếp"]) == DONE
    assert run(["check", str(tmp_path / "c")]) == DONE
    (came,) = read_intake(tmp_path / "c")
    assert came.reason == "nộp trực tiếp"
