"""Forms that were refused go back with a letter to each sender."""

import io
from collections.abc import Mapping
from pathlib import Path

import docx
import pytest

from scoring.cli.main import DONE, PROBLEMS, run
from tests.forms.hostile import Cells, meta_of, rows_of, small_campaign, write_form
from tests.publish.papers.paper_helpers import lines_of


def collected(folder: Path, *more: str) -> int:
    """Collects the forms of the folder; letters go to `tra`."""
    command = [
        "form",
        "collect",
        str(folder / "c"),
        str(folder / "f"),
        "--returned",
        str(folder / "tra"),
        "--lang",
        "vi",
    ]
    return run([*command, *more])


def letters(folder: Path) -> dict[str, list[str]]:
    return {path.name: lines_of(path.read_bytes()) for path in sorted((folder / "tra").glob("*"))}


def test_letter_to_each_sender_lists_every_cell(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    made = small_campaign(tmp_path / "c")
    wrong: Mapping[str, Cells] = {"I.1": {"fact1": 51, "fact2": 50}, "I.2": {"fact1": "x"}}
    write_form(tmp_path / "f" / "a (2).xlsx", meta_of(made), rows_of(wrong))
    write_form(tmp_path / "f" / "b.xlsx", meta_of(made, unit="02"), rows_of(unit="02"))
    write_form(tmp_path / "f" / "so.xlsx", meta_of(made, unit="*", stage="appraisal", body="so"), [("01|I.2", {})])
    assert collected(tmp_path) == PROBLEMS
    found = letters(tmp_path)
    assert list(found) == ["tra-lai-bieu-mau-01-xa-an.docx", "tra-lai-bieu-mau-so-noi-vu.docx"]
    letter = found["tra-lai-bieu-mau-01-xa-an.docx"]
    assert "Kính gửi: UBND xã An" in letter
    assert any("1 tệp còn 2 nội dung chưa đúng" in line for line in letter)
    rows = [line.split(" | ") for line in letter if " | Phần I!C" in line]
    assert [row[:3] for row in rows] == [["1", "a (2).xlsx", "Phần I!C4"], ["2", "a (2).xlsx", "Phần I!C5"]]
    assert rows[0][3] == "Số đạt 51 lớn hơn tổng số 50."
    assert "Kính gửi: Sở Nội vụ" in found["tra-lai-bieu-mau-so-noi-vu.docx"]
    assert "tra-lai-bieu-mau-01-xa-an.docx" in capsys.readouterr().out


def test_odd_figures_are_asked_about_apart_from_what_is_wrong(tmp_path: Path) -> None:
    made = small_campaign(tmp_path / "c")
    odd: Cells = {"fact1": "28/12/2015"}
    write_form(tmp_path / "f" / "a.xlsx", meta_of(made), rows_of({"I.1": {"fact1": 51, "fact2": 50}, "I.3": odd}))
    write_form(tmp_path / "f" / "b.xlsx", meta_of(made, unit="02"), rows_of({"I.3": odd}, unit="02"))
    assert collected(tmp_path) == PROBLEMS
    found = letters(tmp_path)
    assert list(found) == ["kiem-tra-lai-so-lieu-02-xa-binh.docx", "tra-lai-bieu-mau-01-xa-an.docx"]
    for letter, wrong in zip(found.values(), (0, 1), strict=True):
        rows = [line.split(" | ")[1:4] for line in letter if " | Phần I!" in line]
        assert [row[1] for row in rows] == ["Phần I!C4", "Phần I!C6"][1 - wrong :]
        assert rows[-1][2].startswith("Ngày 28/12/2015 cách xa năm đánh giá")
        assert any("1 số liệu khác thường" in line for line in letter)
        assert ("Nội dung chưa đúng, đề nghị chỉnh sửa" in letter) == bool(wrong)
    assert any("1 tệp còn 1 nội dung chưa đúng" in line for line in found["tra-lai-bieu-mau-01-xa-an.docx"])


def test_commands_are_not_what_a_commune_is_asked_for(tmp_path: Path) -> None:
    made = small_campaign(tmp_path / "c", "01,I.2,appraisal,có,,Đúng,,x,2023-02-01")
    write_form(tmp_path / "f" / "a.xlsx", meta_of(made), rows_of({"I.2": {"fact1": "không"}}))
    assert collected(tmp_path) == PROBLEMS
    (letter,) = letters(tmp_path).values()
    assert any("Đã hết thời gian tiếp nhận của bước này" in line for line in letter)
    assert not any("--reopen" in line for line in letter)


@pytest.mark.parametrize(
    ("name", "file", "whom"),
    [
        ("02 gui lai.xls", "tra-lai-bieu-mau-02-xa-binh", "UBND xã Bình"),
        ("phieu XA BINH.xls", "tra-lai-bieu-mau-02-xa-binh", "UBND xã Bình"),
        ("Xã Bình/scan.xls", "tra-lai-bieu-mau-02-xa-binh", "UBND xã Bình"),
        ("phieu.xls", "tra-lai-bieu-mau-chua-ro-don-vi", "……"),
    ],
)
def test_sender_of_what_is_no_form_is_known_by_its_name(tmp_path: Path, name: str, file: str, whom: str) -> None:
    small_campaign(tmp_path / "c")
    path = tmp_path / "f" / name
    path.parent.mkdir(parents=True)
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
    assert collected(tmp_path) == PROBLEMS
    ((written, lines),) = letters(tmp_path).items()
    assert written == f"{file}.docx"
    assert any(line.startswith(f"Kính gửi: {whom}") for line in lines)
    assert any("Cả tệp" in line for line in lines)


def test_older_copy_of_a_form_that_came_right_needs_no_letter(tmp_path: Path) -> None:
    made = small_campaign(tmp_path / "c")
    half, whole = rows_of({"I.1": {"fact1": 145}}), rows_of({"I.1": {"fact1": 45}})
    write_form(tmp_path / "f" / "cu.xlsx", meta_of(made), half, saved="2023-01-02T03:00:00+00:00")
    write_form(tmp_path / "f" / "moi.xlsx", meta_of(made), whole, saved="2023-01-02T04:00:00+00:00")
    assert collected(tmp_path) == PROBLEMS
    assert letters(tmp_path) == {}
    write_form(tmp_path / "f" / "moi hon.xlsx", meta_of(made), half, saved="2023-01-02T05:00:00+00:00")
    assert collected(tmp_path) == PROBLEMS
    ((_, lines),) = letters(tmp_path).items()
    assert not any("measure" in line for line in lines)
    assert any("moi hon.xlsx" in line and "vượt chỉ tiêu thì ghi 100" in line for line in lines)


def test_letter_of_an_earlier_day_is_kept(tmp_path: Path) -> None:
    small_campaign(tmp_path / "c")
    (tmp_path / "f").mkdir()
    (tmp_path / "f" / "01.xlsx").write_bytes(b"%PDF-1.7")
    assert [collected(tmp_path), collected(tmp_path)] == [PROBLEMS, PROBLEMS]
    assert list(letters(tmp_path)) == ["tra-lai-bieu-mau-01-xa-an-2.docx", "tra-lai-bieu-mau-01-xa-an.docx"]


def test_without_refused_forms_there_is_no_letter(tmp_path: Path) -> None:
    made = small_campaign(tmp_path / "c")
    write_form(tmp_path / "f" / "a.xlsx", meta_of(made), rows_of())
    assert collected(tmp_path) == DONE
    assert not (tmp_path / "tra").exists()


def test_letter_is_a_document_that_word_reads(tmp_path: Path) -> None:
    small_campaign(tmp_path / "c")
    (tmp_path / "f").mkdir()
    (tmp_path / "f" / "01.xlsx").write_bytes(b"")
    collected(tmp_path)
    (path,) = (tmp_path / "tra").glob("*.docx")
    document = docx.Document(io.BytesIO(path.read_bytes()))
    assert [section.orientation for section in document.sections] == [0, 1]
